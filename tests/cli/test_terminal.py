from __future__ import annotations

import io
import sys

import pytest

from dedupe.cli.terminal import bars, color_wanted, progress_for, progress_wanted, put


class Terminal(io.StringIO):
    encoding = "ascii"

    def isatty(self) -> bool:
        return True


TTY, PIPE = Terminal(), io.StringIO()


@pytest.mark.parametrize(
    ("stream", "environ", "wanted"),
    [
        (TTY, {}, True),
        (PIPE, {}, False),
        (TTY, {"TERM": "dumb"}, False),
        (TTY, {"NO_COLOR": "1"}, False),
        (TTY, {"NO_COLOR": ""}, True),
        (PIPE, {"FORCE_COLOR": "1"}, True),
        (PIPE, {"FORCE_COLOR": "0"}, False),
        (PIPE, {"FORCE_COLOR": ""}, False),
        (TTY, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        (PIPE, {"CI": "true"}, False),
    ],
)
def test_color(stream: io.StringIO, environ: dict[str, str], wanted: bool) -> None:
    assert color_wanted(stream, environ) is wanted


@pytest.mark.parametrize(
    ("stream", "environ", "wanted"),
    [
        (TTY, {}, True),
        (PIPE, {}, False),
        (PIPE, {"FORCE_COLOR": "1"}, False),
        (TTY, {"CI": "true"}, False),
        (TTY, {"CI": "false"}, True),
        (TTY, {"TERM": "dumb"}, False),
    ],
)
def test_progress(stream: io.StringIO, environ: dict[str, str], wanted: bool) -> None:
    assert progress_wanted(stream=stream, environ=environ) is wanted


def test_progress_is_not_shown_to_who_does_not_want_it() -> None:
    assert not progress_wanted(quiet=True, stream=TTY, environ={})
    assert not progress_wanted(no_progress=True, stream=TTY, environ={})


def test_nobody_looks_at_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with progress_for() as progress:
        assert progress is None


def test_a_terminal_gets_a_line_a_stage(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    with progress_for() as progress:
        assert progress is not None
        progress("reading", 1, None)
        progress("reading", 2, 2)
        progress("hashing", 1, 5)
    assert "hashing" in terminal.getvalue()
    assert "1/5" in terminal.getvalue()


def test_progress_without_color(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    terminal = Terminal()
    with bars(terminal) as progress:
        progress("hashing", 1, 2)
    assert "\x1b[3" not in terminal.getvalue()


def test_a_terminal_gets_what_it_can_show(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    put("“x” \x1b[1mbold\x1b[0m\n", color=True)
    assert terminal.getvalue() == "\\u201cx\\u201d \x1b[1mbold\x1b[0m\n"
