"""`dedupe compare`: the verdict in words, in colour where wanted, and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from dedupe.cli import run


@pytest.fixture(autouse=True)
def _no_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.setenv("NO_COLOR", "1")


def test_captions_in_words(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", "The ferry leaves the port at 8:07 p.m.", "The ferry leaves the port at 7:07 p.m."]) == 0
    assert capfd.readouterr().out.splitlines() == [
        "look-alike: '8:07 p.m.' / '7:07 p.m.' (time)",
        "  * time: [8:07 p.m.] / [7:07 p.m.]",
        "  note: captions disagree on a fact",
    ]


def test_captions_as_json(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", "Une école", "Une ecole", "--format", "json"]) == 0
    out = capfd.readouterr().out
    assert out.isascii()
    assert json.loads(out) == {
        "verdict": "equivalent",
        "is_repeat": True,
        "evidence": {"reason": "accents", "spans": [], "notes": []},
    }


def test_colour(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    arguments = ["compare", "A red boat in the bay", "A green boat in the bay"]
    assert run(arguments) == 0
    assert "\x1b" not in capfd.readouterr().out
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert run(arguments) == 0
    assert "\x1b[31m[red]\x1b[0m" in capfd.readouterr().out
    assert run(["compare", "A red boat", "A general on horseback"]) == 0
    assert "\x1b[31m" in capfd.readouterr().out


def test_control_characters_do_not_reach_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", "The mill \x1b[31m burns", "The mill stands"]) == 0
    assert "\x1b" not in capfd.readouterr().out


@pytest.fixture
def pictures(tmp_path: Path) -> tuple[str, str, str]:
    picture = Image.linear_gradient("L").resize((160, 120))
    picture.save(tmp_path / "a.png")
    picture.save(tmp_path / "b.bmp")
    (tmp_path / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\nnothing")
    return str(tmp_path / "a.png"), str(tmp_path / "b.bmp"), str(tmp_path / "broken.png")


def test_pictures(pictures: tuple[str, str, str], capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", pictures[0], pictures[1]]) == 0
    assert capfd.readouterr().out.startswith("same-pixels")
    assert run(["compare", pictures[0], pictures[1], "--format", "json"]) == 0
    answer = json.loads(capfd.readouterr().out)
    assert (answer["verdict"], answer["is_duplicate"], answer["is_edited"]) == ("same-pixels", True, False)


def test_what_was_done_is_told_once(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    noise = Image.fromarray(np.random.default_rng(3).integers(0, 255, (12, 16, 3), dtype=np.uint8))
    large = noise.resize((640, 480), Image.Resampling.BICUBIC)
    large.save(tmp_path / "a.png")
    large.resize((320, 240)).save(tmp_path / "b.png")
    assert run(["compare", str(tmp_path / "a.png"), str(tmp_path / "b.png")]) == 0
    told = capfd.readouterr().out.splitlines()
    assert told[0] == "same: half size"
    assert [line.partition(":")[0].strip() for line in told[1:]] == [
        "agreement", "changed", "correlation", "scale", "worst",
    ]  # fmt: skip


def test_a_picture_that_cannot_be_read(pictures: tuple[str, str, str], capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", pictures[0], pictures[2]]) == 2
    assert "broken.png" in capfd.readouterr().err


def test_limits_come_from_the_settings(
    pictures: tuple[str, str, str],
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "small.toml").write_text("max-pixels = 1000\n")
    assert run(["compare", *pictures[:2], "--config", str(tmp_path / "small.toml")]) == 2
    assert "more than 1,000 (raise max-pixels" in capfd.readouterr().err
    monkeypatch.setenv("DEDUPE_MAX_BYTES", "100")
    assert run(["compare", *pictures[:2]]) == 2
    assert "raise max-bytes" in capfd.readouterr().err


def test_a_picture_that_is_not_there(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", str(tmp_path / "gone.png"), "A boat"]) == 2
    assert "no such picture" in capfd.readouterr().err


@pytest.mark.parametrize("gone", ["gone.png", "my gone photo.jpg", "gone", "A boat at the pier"])
def test_a_mistyped_name_beside_a_picture_is_no_caption(
    pictures: tuple[str, str, str], gone: str, capfd: pytest.CaptureFixture[str]
) -> None:
    for arguments in ([pictures[0], gone], [gone, pictures[0]]):
        assert run(["compare", *arguments]) == 2
        assert f"error: {gone}: no such picture, and {pictures[0]} is a file" in capfd.readouterr().err


def test_two_mistyped_names_are_no_captions(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", "gone 1.png", "gone 2.png"]) == 2
    assert "error: gone 1.png: no such picture (name two picture files" in capfd.readouterr().err


def test_folders_are_no_captions(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", str(tmp_path), str(tmp_path)]) == 2
    assert "is no regular file" in capfd.readouterr().err


def test_a_caption_may_be_called_like_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "Tower").mkdir()
    monkeypatch.chdir(tmp_path)
    assert run(["compare", "Tower", "The tower"]) == 0
    assert capfd.readouterr().out


def test_texts_that_are_no_paths(capfd: pytest.CaptureFixture[str]) -> None:
    for odd in ("word " * 2000, "two\nlines.png", "nul\0.png", "photo.png"):
        assert run(["compare", odd, "A boat"]) == 0
    assert "different" in capfd.readouterr().out
