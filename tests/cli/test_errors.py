"""Errors reach a person as one line; a command never ends in a traceback."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import click
import pytest

from dedupe.cli.errors import guard, printable
from dedupe.errors import ConfigError, DedupeError, ImageError


def failing(error: BaseException) -> Callable[[], object]:
    def body() -> object:
        raise error

    return body


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (ConfigError("odd", path="a.toml", line=3, hint="mend it"), 2, "dedupe: error: a.toml:3: odd (mend it)\n"),
        (click.ClickException("no"), 2, "dedupe: error: no\n"),
        (click.UsageError("no"), 2, "dedupe: error: no\n"),
        (KeyboardInterrupt(), 130, "dedupe: interrupted\n"),
        (click.Abort(), 130, "dedupe: interrupted\n"),
        (OSError(28, "No space left on device", "out"), 2, "dedupe: error: out: No space left on device\n"),
        (OSError("odd"), 2, "dedupe: error: odd\n"),
        (click.exceptions.Exit(1), 1, ""),
        (DedupeError("a\x1b[2Jb\nc"), 2, "dedupe: error: a\\x1b[2Jb c\n"),
    ],
)
def test_errors_are_one_line(error: BaseException, code: int, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert guard(failing(error)) == code
    assert capsys.readouterr() == ("", said)


def test_codes_of_what_went_well() -> None:
    assert guard(lambda: None) == 0
    assert guard(lambda: 1) == 1


def test_a_reader_that_left_early_is_no_error() -> None:
    body = (
        "import sys; from dedupe.cli.errors import guard\n"
        "def body(): raise BrokenPipeError\n"
        "code = guard(body); print('unheard'); sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", body], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_mistake_of_ours_is_one_line_too(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DEDUPE_DEBUG", raising=False)
    assert guard(failing(ZeroDivisionError("by\nzero"))) == 2
    said = capsys.readouterr().err
    assert said.startswith("dedupe: error: dedupe itself failed: ZeroDivisionError: by zero (a bug: please report it")
    assert said.count("\n") == 1
    monkeypatch.setenv("DEDUPE_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        guard(failing(ZeroDivisionError()))


def test_lone_surrogates_are_shown_as_escapes() -> None:
    assert printable("a\udc80b") == "a\\udc80b"


@pytest.mark.parametrize("error", [DedupeError("m", path="p", line=1, hint="h"), ImageError("m", reason="truncated")])
def test_errors_cross_process_borders(error: DedupeError) -> None:
    import pickle

    copy = pickle.loads(pickle.dumps(error))
    assert (type(copy), str(copy)) == (type(error), str(error))
    assert getattr(copy, "reason", None) == getattr(error, "reason", None)
