"""A reader that leaves early (`| head`), and streams that were closed before the command started."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

MANY = 2000
"""Captions enough that what is told of them is more than a pipe holds."""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    rows = "".join(f"p{n}.jpg,The mill at lock {n} in <b>the</b> rain of {1800 + n}.\n" for n in range(MANY))
    path = tmp_path / "captions.csv"
    path.write_text("file_name,caption\n" + rows, encoding="utf-8")
    return path


def dedupe(*arguments: str | Path, reads: int) -> tuple[int, str]:
    """The exit code and standard error of a command of whose output somebody reads so many bytes and leaves."""
    command = [sys.executable, "-m", "dedupe", *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        os.read(process.stdout.fileno(), reads)
        process.stdout.close()
        told = process.stderr.read()
    return process.returncode, told


def test_what_goes_to_files_is_written_though_nobody_reads_the_rest(table: Path, tmp_path: Path) -> None:
    decisions = tmp_path / "decisions.jsonl"
    code, told = dedupe("scan", table, "-o", "-", "--decisions", decisions, "--no-cache", reads=10)
    assert (code, told.splitlines()[-1]) == (0, f"Wrote {decisions}")
    assert len(decisions.read_text(encoding="utf-8").splitlines()) == MANY


@pytest.mark.parametrize("code", [0, 1])
def test_findings_that_nobody_reads_are_findings(table: Path, code: int) -> None:
    zero = ("--exit-zero",) if code == 0 else ()
    assert dedupe("check", table, "--format", "json", "--no-cache", *zero, reads=10) == (code, "")


@pytest.mark.skipif(os.name == "nt", reason="a shell of Unix closes the streams")
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_closed_streams(table: Path, tmp_path: Path, closed: str) -> None:
    report = tmp_path / "report.json"
    command = f'"{sys.executable}" -m dedupe check "{table}" --report json="{report}" --no-cache {closed}'
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "failed" not in done.stderr
    assert json.loads(report.read_text(encoding="utf-8"))["summary"]["entries"] == MANY
