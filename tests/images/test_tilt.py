"""Photographs turned by a few degrees: found, named, and never taken for one picture when they are two."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from dedupe import compare_images
from dedupe.images import tilt
from dedupe.images.align import smooth
from dedupe.images.tilt import MOST_ANGLE, find_tilt, turned_back
from tests.images.drawn import photograph


def tilted(picture: Image.Image, degrees: float) -> Image.Image:
    """Turned about the middle, and as much of it cut out as has no empty corner."""
    turned = picture.rotate(degrees, Image.Resampling.BICUBIC)
    width, height = picture.size
    share = math.sin(math.radians(abs(degrees)))
    across, down = math.ceil(height * share), math.ceil(width * share)
    return turned.crop((across, down, width - across, height - down))


def square(picture: Image.Image) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    return np.asarray(picture.convert("L").resize((64, 64)), np.float32)


def saved(picture: Image.Image, path: Path) -> Path:
    picture.save(path, quality=90)
    return path


@pytest.mark.parametrize("degrees", [1.0, -2.0, 3.0, -5.0, 8.0])
def test_a_tilt_is_measured_in_degrees(degrees: float) -> None:
    whole = photograph(5)
    part = tilted(whole, degrees)
    found = find_tilt(square(whole), square(part), whole.size, part.size)
    assert found is not None
    angle = found.degrees(whole.size, part.size)
    assert angle == pytest.approx(abs(degrees), abs=0.4)
    back = find_tilt(square(part), square(whole), part.size, whole.size)
    assert back is not None
    assert back.degrees(part.size, whole.size) == pytest.approx(abs(degrees), abs=0.4)


@pytest.mark.parametrize("seed", range(6))
def test_another_photograph_is_no_tilted_one(seed: int) -> None:
    a, b = photograph(seed), photograph(seed + 50)
    assert find_tilt(square(a), square(b), a.size, b.size) is None


def test_a_picture_with_nothing_in_it_has_no_tilt() -> None:
    a, flat = photograph(1), Image.new("RGB", (480, 320), "grey")
    assert find_tilt(square(a), square(flat), a.size, flat.size) is None
    assert find_tilt(square(flat), square(a), flat.size, a.size) is None


def test_more_than_a_slip_and_a_squeeze_are_no_tilt() -> None:
    whole = photograph(3)
    part = whole.rotate(MOST_ANGLE + 8, Image.Resampling.BICUBIC)
    assert find_tilt(square(whole), square(part), whole.size, part.size) is None
    squeezed = tilted(whole, 4).resize((300, 270))
    assert find_tilt(square(whole), square(squeezed), whole.size, squeezed.size) is None


@pytest.mark.parametrize(("degrees", "width", "rounds"), [(4, 1.0, 3), (MOST_ANGLE + 13, 1.0, 1), (4, 0.6, 1)])
def test_finer_rounds_are_for_what_may_be_a_turn(
    degrees: float, width: float, rounds: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    blurs = set()

    def noted(plane: np.ndarray[tuple[int, ...], np.dtype[np.float32]], blur: float) -> object:
        blurs.add(blur)
        return smooth(plane, blur)

    monkeypatch.setattr(tilt, "smooth", noted)
    whole = photograph(3)
    part = whole.rotate(degrees, Image.Resampling.BICUBIC)
    find_tilt(square(whole), square(part), whole.size, (round(width * part.width), part.height))
    assert len(blurs) == rounds


def test_turned_back_it_lies_on_the_other() -> None:
    whole = photograph(7)
    part = tilted(whole, 4)
    found = find_tilt(square(whole), square(part), whole.size, part.size)
    assert found is not None
    first, second, (on_a, on_b), exact = turned_back(np.asarray(whole), np.asarray(part), found, 512)
    assert first.shape == second.shape
    assert 0.5 < on_a.width < 1.0
    assert 0.5 < on_b.width <= 1.01
    assert exact.score > 0.99
    assert float(np.abs(first.astype(int) - second).mean()) < 3.0


@pytest.mark.parametrize("degrees", [-5, -1, 2, 4])
def test_a_tilted_photograph_is_edited(degrees: int, tmp_path: Path) -> None:
    whole = photograph(11, 640, 420)
    a = saved(whole, tmp_path / "a.jpg")
    b = saved(tilted(whole, degrees).reduce(2), tmp_path / "b.jpg")
    for match in (compare_images(a, b), compare_images(b, a)):
        assert match.is_edited
        assert f"tilted by {abs(degrees)}°" in match.transforms or abs(degrees) == 1


def test_a_tilt_and_a_label_are_both_named(tmp_path: Path) -> None:
    whole = photograph(12, 640, 420)
    part = tilted(whole, 4)
    part.paste("white", (60, 250, 180, 300))
    match = compare_images(saved(whole, tmp_path / "a.jpg"), saved(part, tmp_path / "b.jpg"))
    assert match.is_edited
    assert match.transforms[0] == "tilted by 4°"
    assert "changed in the lower left" in match.transforms
    (region,) = match.regions
    assert region.left < 0.3 < 0.6 < region.bottom
