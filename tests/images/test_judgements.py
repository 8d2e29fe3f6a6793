"""Judged pairs between runs: known again where nothing has changed, and only there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from dedupe.config import Config
from dedupe.errors import ImageError
from dedupe.images import judgements, jury
from dedupe.images.closeup import Decoded
from dedupe.images.pair import Pair
from dedupe.images.search import find_duplicate_images
from dedupe.images.verdict import judge_all
from dedupe.records import ImageMatch


@pytest.fixture
def pictures(tmp_path: Path) -> list[Path]:
    """A picture, and the same mirrored."""
    small = np.random.default_rng(3).integers(0, 255, (12, 16, 3), dtype=np.uint8)
    picture = Image.fromarray(small).resize((320, 240), Image.Resampling.BICUBIC)
    paths = [tmp_path / "a.png", tmp_path / "b.png"]
    picture.save(paths[0])
    picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT).save(paths[1])
    return paths


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """One item for each pair that is really judged."""
    calls: list[int] = []

    def counted(pairs: Sequence[Pair], decoded: Decoded) -> list[ImageMatch | ImageError]:
        calls.extend(1 for _ in pairs)
        return judge_all(pairs, decoded)

    monkeypatch.setattr(jury, "judge_all", counted)
    return calls


def test_an_unchanged_pair_is_not_judged_again(pictures: list[Path], judged: list[int], tmp_path: Path) -> None:
    config = Config(cache=str(tmp_path / "c.sqlite"), workers=1)
    first = find_duplicate_images(pictures, config=config)
    assert (len(first), len(judged)) == (1, 1)
    assert find_duplicate_images(pictures, config=config) == first
    assert len(judged) == 1
    moved = pictures[1].rename(tmp_path / "c.png")
    assert find_duplicate_images([pictures[0], moved], config=config) == first
    assert len(judged) == 1


def test_a_changed_picture_is_judged_again(pictures: list[Path], judged: list[int], tmp_path: Path) -> None:
    config = Config(cache=str(tmp_path / "c.sqlite"), workers=1)
    find_duplicate_images(pictures, config=config)
    with Image.open(pictures[1]) as picture:
        brighter = picture.point(lambda level: min(255, level + 9))
    brighter.save(pictures[1])
    find_duplicate_images(pictures, config=config)
    assert len(judged) == 2


def test_another_version_judges_again(
    pictures: list[Path], judged: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = Config(cache=str(tmp_path / "c.sqlite"), workers=1)
    find_duplicate_images(pictures, config=config)
    monkeypatch.setattr(judgements, "VERSION", b"judgements 0 ")
    find_duplicate_images(pictures, config=config)
    assert len(judged) == 2


def test_without_a_cache_nothing_is_kept(pictures: list[Path], judged: list[int]) -> None:
    for _ in range(2):
        assert len(find_duplicate_images(pictures, config=Config(use_cache=False, workers=1))) == 1
    assert len(judged) == 2


def test_a_file_that_is_no_cache_is_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("not a cache", encoding="utf-8")
    with judgements.judgements(Config(cache=str(other))) as memory:
        assert memory.known([]) == {}
        memory.keep([])
    assert other.read_text(encoding="utf-8") == "not a cache"
