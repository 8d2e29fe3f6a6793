"""`dedupe cache`: what is kept, and how to be rid of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dedupe.cli import run
from dedupe.config import Config
from dedupe.images.catalogue import fingerprint_all
from tests.images.pictures import saved, scene


@pytest.fixture
def place(tmp_path: Path) -> Path:
    place = tmp_path / "fingerprints.sqlite"
    files = [saved(tmp_path / f"{side}.png", scene(side)) for side in (80, 96)]
    fingerprint_all(files, Config(cache=str(place)))
    return place


def test_info(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["cache", "info", "--cache", str(place)]) == 0
    output, errors = capsys.readouterr()
    assert output.startswith(f"cache:    {place}\nholds:    2 entries, ")
    assert errors == ""


def test_info_as_json(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["cache", "info", "--cache", str(place), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found.pop("size") == place.stat().st_size
    assert found.pop("files") in (0, 1, 2), "files written this moment are not trusted by their stat"
    assert found == {"path": str(place), "exists": True, "entries": 2}


def test_clear(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["cache", "clear", "--cache", str(place)]) == 0
    assert "holds:    nothing yet" in capsys.readouterr().out
    assert not place.exists()
    assert run(["cache", "clear", "--cache", str(place)]) == 0


def test_the_settings_name_the_file(place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = tmp_path / "dedupe.toml"
    settings.write_text(f"cache = {json.dumps(str(place))}\n")
    assert run(["cache", "info", "--config", str(settings)]) == 0
    assert str(place) in capsys.readouterr().out


def test_without_any_it_is_the_users_own(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["cache", "info"]) == 0
    assert "fingerprints-1.sqlite" in capsys.readouterr().out


def test_a_file_that_is_no_cache_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "captions.csv"
    other.write_text("file_name,caption\n")
    for action in ("info", "clear"):
        assert run(["cache", action, "--cache", str(other)]) == 2
        output, errors = capsys.readouterr()
        assert output == ""
        assert errors == f"dedupe: error: {other}: is no fingerprint cache (name another file)\n"
    assert other.read_text() == "file_name,caption\n"


def test_alone_it_shows_what_it_can_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["cache"]) == 0
    output = capsys.readouterr().out
    assert "clear" in output
    assert "info" in output
