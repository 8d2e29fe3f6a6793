"""How a diff is shown."""

from __future__ import annotations

import sys

import pytest

from dedupe.cli.diffs import shown

DIFF = "--- a/x\n+\x07\tgone\x0c-there\n kept\n"


def test_a_file_or_a_pipe_gets_it_as_it_is() -> None:
    assert shown(DIFF) == DIFF


def test_a_terminal_gets_colours_and_no_control_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert shown(DIFF) == "\x1b[31m--- a/x\x1b[0m\n\x1b[32m+\\x07    gone\\x0c-there\x1b[0m\n kept\x1b[0m\n"
