"""Worker processes as such: how many, and with what they are started."""

from __future__ import annotations

import os
import sys

import pytest

from dedupe.images.processes import cores, launch


def test_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    assert 1 <= cores() <= (os.cpu_count() or 1)
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    assert cores() == os.cpu_count()


def test_a_worker_keeps_memory_unless_it_was_told_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    line = [sys.executable, "-c", "import os; print(os.environ.get('MALLOC_TRIM_THRESHOLD_', ''))"]
    monkeypatch.delenv("MALLOC_TRIM_THRESHOLD_", raising=False)
    with launch(line) as process:
        assert process.stdout is not None
        assert (int(process.stdout.read() or 0) > 0) == (sys.maxsize > 2**32)
    monkeypatch.setenv("MALLOC_TRIM_THRESHOLD_", "4096")
    with launch(line) as process:
        assert process.stdout is not None
        assert int(process.stdout.read()) == 4096
