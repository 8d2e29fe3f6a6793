from __future__ import annotations

import json
from pathlib import Path

import pytest

from dedupe.cli import run
from tests.images.drawn import photograph


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    photograph(97, 160, 120).save(tmp_path / "a.jpg")
    (tmp_path / "notes.txt").write_text("no picture")
    return tmp_path


def test_a_table_and_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["calibrate", str(folder), "--format", "json", "--workers", "1"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["pictures"] == 1
    assert told["recall"] == 1.0
    assert run(["calibrate", str(folder), "--sample", "1", "--workers", "1"]) == 0
    assert "1 pictures, 15 copies, recall 1.000" in capsys.readouterr().out


def test_a_file_is_no_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["calibrate", str(folder / "a.jpg")]) == 2
    assert "is no folder" in capsys.readouterr().err


def test_a_folder_without_pictures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["calibrate", str(tmp_path)]) == 2
    assert "none of the pictures" in capsys.readouterr().err
