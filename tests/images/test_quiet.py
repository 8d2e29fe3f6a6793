"""Decoders kept from talking, and everybody else left to talk."""

from __future__ import annotations

import logging
import os
import threading
import warnings

import pytest

from dedupe.images.quiet import quiet


def pillow_warns() -> None:
    warnings.warn_explicit("a trifle", UserWarning, "Image.py", 1, module="PIL.Image")


def test_pillows_warnings_are_silent_and_those_of_others_are_not() -> None:
    with quiet(native=False):
        pillow_warns()
        with pytest.warns(UserWarning, match="mine"):
            warnings.warn("mine", stacklevel=1)
    with pytest.warns(UserWarning, match="trifle"):
        pillow_warns()


def test_pillows_log_is_not_printed_for_want_of_a_handler(capsys: pytest.CaptureFixture[str]) -> None:
    logger = logging.getLogger("PIL.TiffImagePlugin")
    before = list(logging.getLogger("PIL").handlers)
    with quiet(native=False):
        logger.error("too many samples")
        assert len(logging.getLogger("PIL").handlers) == len(before) + 1
    assert logging.getLogger("PIL").handlers == before
    assert capsys.readouterr().err == ""


def test_native_noise_is_dropped_only_where_asked(capfd: pytest.CaptureFixture[str]) -> None:
    with quiet(native=True):
        os.write(2, b"libtiff says something\n")
    with quiet(native=False):
        os.write(2, b"somebody says something\n")
    assert capfd.readouterr().err == "somebody says something\n"


def test_two_threads_enter_and_leave_in_turn(capfd: pytest.CaptureFixture[str]) -> None:
    filters = list(warnings.filters)
    inside, leave = threading.Event(), threading.Event()

    def first() -> None:
        with quiet(native=True):
            inside.set()
            leave.wait(5)

    thread = threading.Thread(target=first)
    thread.start()
    assert inside.wait(5)
    with quiet(native=True):
        leave.set()
        thread.join()
        pillow_warns()
        os.write(2, b"still silent")
    assert list(warnings.filters) == filters
    os.write(2, b"loud again")
    assert capfd.readouterr().err == "loud again"


def test_an_error_inside_restores_everything(capfd: pytest.CaptureFixture[str]) -> None:
    filters = list(warnings.filters)
    with pytest.raises(KeyError), quiet(native=True):
        raise KeyError
    os.write(2, b"heard")
    assert list(warnings.filters) == filters
    assert capfd.readouterr().err == "heard"


def test_without_a_standard_error_there_is_nobody_to_talk_to(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: int) -> int:
        raise OSError(9, "Bad file descriptor")

    monkeypatch.setattr(os, "dup", fail)
    filters = list(warnings.filters)
    with quiet(native=True):
        pass
    assert list(warnings.filters) == filters
