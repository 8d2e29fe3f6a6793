from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from dedupe.images.lighting import evenly_lit, falls_off
from dedupe.images.verdict import compare_images
from dedupe.records import ImageMatch, ImageVerdict
from tests.images.drawn import photograph


def vignetted(picture: Image.Image, share: float = 0.6) -> Image.Image:
    """Darker by such a share in the corners, by less on the way."""
    pixels = np.asarray(picture).astype(np.float64)
    down, across = (np.linspace(-1, 1, size) ** 2 for size in pixels.shape[:2])
    pixels *= 1 - share * (down[:, None, None] + across[None, :, None]) / 2
    return Image.fromarray(pixels.astype(np.uint8))


def compared(folder: Path, a: Image.Image, b: Image.Image) -> ImageMatch:
    paths = folder / "a.png", folder / "b.jpg"
    a.save(paths[0])
    b.save(paths[1], quality=92)
    return compare_images(*paths)


@pytest.mark.parametrize("share", [0.4, 0.6])
def test_a_vignette_leaves_the_same_picture(tmp_path: Path, share: float) -> None:
    match = compared(tmp_path, photograph(41), vignetted(photograph(41), share))
    assert match.verdict is ImageVerdict.SAME
    assert "darker towards the edges" in match.transforms
    back = compare_images(tmp_path / "b.jpg", tmp_path / "a.png")
    assert back.verdict is ImageVerdict.SAME
    assert "lighter towards the edges" in back.transforms


@pytest.mark.parametrize("place", [(10, 10), (220, 150), (430, 270)])
def test_a_dot_in_a_vignetted_copy_is_a_change(tmp_path: Path, place: tuple[int, int]) -> None:
    changed = photograph(42)
    ImageDraw.Draw(changed).ellipse((*place, place[0] + 24, place[1] + 24), fill="#e02020")
    assert compared(tmp_path, photograph(42), vignetted(changed)).verdict is ImageVerdict.EDITED


def test_a_turned_and_vignetted_copy(tmp_path: Path) -> None:
    turned = vignetted(photograph(43)).transpose(Image.Transpose.ROTATE_90)
    assert compared(tmp_path, photograph(43), turned).verdict is not ImageVerdict.DIFFERENT


def test_both_are_made_as_dark_in_the_corners() -> None:
    a, b = (np.asarray(picture) for picture in (photograph(44), vignetted(photograph(44))))
    lit = evenly_lit(a, b)
    assert lit is not None
    first, second, falls = lit
    assert falls
    assert np.abs(first - second).mean() < 3.0
    assert np.array_equal(second, b)
    other = evenly_lit(b, a)
    assert other is not None
    assert not other[2]


def test_what_is_lit_evenly_is_left() -> None:
    a = np.asarray(photograph(45))
    assert evenly_lit(a, (a * 0.7).astype(np.uint8)) is None
    assert evenly_lit(a, np.asarray(photograph(46))) is None


def test_a_shade_on_one_side_is_no_vignette() -> None:
    a = np.asarray(photograph(47))
    shaded = a * np.linspace(1.0, 0.3, a.shape[1])[None, :, None]
    assert evenly_lit(a, shaded.astype(np.uint8)) is None


def test_of_what_is_nearly_all_black_nothing_is_told() -> None:
    dark = np.full((32, 32), 4.0, np.float32)
    assert not falls_off(dark, dark)
