"""Shell completion, as docs/how-to/completion.md sets it up."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dedupe.cli import COMMANDS


def complete(mode: str, **environ: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "dedupe"],
        env={**os.environ, "_DEDUPE_COMPLETE": mode, **environ},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_every_shell_gets_a_script(shell: str) -> None:
    script = complete(f"{shell}_source")
    assert "_DEDUPE_COMPLETE" in script
    assert f"{shell}_complete" in script


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_bash_completes_commands_and_formats(tmp_path: Path) -> None:
    script = tmp_path / "dedupe.bash"
    script.write_text(complete("bash_source"), encoding="utf-8")
    command = tmp_path / "dedupe"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m dedupe "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    typed = f"""
        PATH="{tmp_path}:$PATH"
        source "{script}"
        complete -p dedupe
        COMP_WORDS=(dedupe check --format s) COMP_CWORD=3
        _dedupe_completion dedupe
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    done = subprocess.run(["bash", "--norc", "-c", typed], capture_output=True, text=True, check=True)
    registered, *replies = done.stdout.splitlines()
    assert registered.endswith("-F _dedupe_completion dedupe")
    assert replies == ["sarif"]


@pytest.mark.parametrize(("shell", "word"), [("bash", "1"), ("zsh", "1"), ("fish", "")])
def test_commands_are_offered(shell: str, word: str) -> None:
    offered = complete(f"{shell}_complete", COMP_WORDS="dedupe ", COMP_CWORD=word)
    assert all(name in offered for name in COMMANDS)


def test_options_are_offered() -> None:
    offered = complete("bash_complete", COMP_WORDS="dedupe check --ch", COMP_CWORD="2")
    assert offered == "plain,--changed-since\n"


def test_paths_are_left_to_the_shell() -> None:
    assert complete("bash_complete", COMP_WORDS="dedupe check con", COMP_CWORD="2") == "file,con\n"
