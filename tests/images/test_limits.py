"""What may be opened, and how much of it."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedupe.config import Config
from dedupe.errors import ImageError
from dedupe.images.canonical import open_canonical
from dedupe.images.limits import ImageFile, Limits, open_regular
from tests.images.pictures import bytes_of, refused, saved, scene, written


def test_too_many_bytes_are_refused_before_they_are_read(tmp_path: Path) -> None:
    file = saved(tmp_path / "a.png", scene())
    error = refused(file, Limits(max_bytes=100))
    assert error.reason == "oversized"
    assert "max-bytes" in str(error)


def test_what_is_no_file(tmp_path: Path) -> None:
    assert refused(ImageFile(str(tmp_path))).reason == "unreadable"
    assert refused(ImageFile(str(tmp_path / "none.png"))).reason == "missing"
    assert refused(ImageFile(str(tmp_path / "none.png" / "below"))).reason == "missing"
    assert refused(ImageFile("a\0b")).reason == "unreadable"
    (tmp_path / "loop.png").symlink_to("loop.png")
    assert refused(ImageFile(str(tmp_path / "loop.png"))).reason == "unreadable"


@pytest.mark.skipif(sys.platform == "win32", reason="no such files there")
def test_pipes_sockets_and_devices_are_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    assert refused(ImageFile(str(tmp_path / "pipe.png"))).reason == "unreadable"
    assert refused(ImageFile("/dev/zero")).reason == "unreadable"
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "s"))
        assert refused(ImageFile(str(tmp_path / "s"))).reason == "unreadable"


@pytest.mark.skipif(sys.platform != "linux", reason="names are Unicode there")
def test_names_that_are_no_utf8(tmp_path: Path) -> None:
    name = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.png")
    Path(name).write_bytes(bytes_of(scene(), "PNG"))
    assert open_canonical(ImageFile(name)).width == 96
    assert refused(ImageFile(name + "x")).reason == "missing"


def test_a_file_that_may_not_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = saved(tmp_path / "a.png", scene())

    def fail(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", fail)
    error = refused(file)
    assert error.reason == "unreadable"
    assert "Permission denied" in str(error)


def test_a_file_that_is_replaced_by_a_pipe_before_it_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = saved(tmp_path / "a.png", scene())
    monkeypatch.setattr("stat.S_ISREG", _once())
    assert "no regular file" in str(refused(file))


def _once() -> Callable[[int], bool]:
    answers = iter((True, False))
    return lambda _: next(answers)


def test_the_defaults_are_the_settings_defaults() -> None:
    assert Limits() == Limits.of(Config())
    assert Limits.of(Config(max_pixels=5, max_bytes=6, max_frames=7)) == Limits(5, 6, 7)


@given(st.integers(-5, 100), st.integers(-5, 100), st.integers(1, 5000))
@settings(deadline=None, max_examples=100)
def test_a_size_passes_exactly_when_it_is_one_and_within(width: int, height: int, most: int) -> None:
    reason = None
    try:
        Limits(max_pixels=most).check_pixels((width, height), "a.png")
    except ImageError as error:
        reason = error.reason
    if width < 1 or height < 1:
        assert reason == "unreadable"
    else:
        assert reason == ("oversized" if width * height > most else None)


@pytest.mark.parametrize(
    ("offset", "size", "reason"), [(0, 10, None), (5, 5, None), (5, 6, "truncated"), (3, 0, "unreadable")]
)
def test_a_member_lies_within_its_archive(tmp_path: Path, offset: int, size: int, reason: str | None) -> None:
    place = written(tmp_path / "a.tar", b"0123456789")
    member = ImageFile(place.path, offset, size)
    if reason is None:
        stream, status = open_regular(member, Limits())
        with stream:
            assert (stream.tell(), status.st_size) == (0, 10)
    else:
        with pytest.raises(ImageError) as caught:
            open_regular(member, Limits())
        assert caught.value.reason == reason
