"""Places that a file is not written to."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dedupe.atomic import check_place, write_bytes
from dedupe.errors import WriteError


def test_a_write_protected_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "captions.csv"
    kept.write_bytes(b"mine")
    allowed = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != kept and allowed(path, mode))
    for refuses in (check_place, lambda path: write_bytes(path, b"yours")):
        with pytest.raises(WriteError, match=r"captions\.csv: is write-protected \(make it writable"):
            refuses(kept)
    assert kept.read_bytes() == b"mine"
    assert [path.name for path in tmp_path.iterdir()] == ["captions.csv"]


def test_a_folder_that_may_not_be_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(WriteError, match=r"its folder is not writable \(name another place"):
        check_place(tmp_path / "manifest.jsonl")
