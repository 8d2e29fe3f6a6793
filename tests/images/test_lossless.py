"""Drawings saved without loss: what a copy does to all pixels of a colour, and what somebody drew over some."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageEnhance, ImageOps

from dedupe import compare_images
from dedupe.images.arrays import Bytes
from dedupe.images.lossless import MOST_COLOURS, drawn_over


def _chart(side: int = 160) -> Image.Image:
    picture = Image.new("RGB", (side, side), "white")
    draw = ImageDraw.Draw(picture)
    for n, colour in enumerate(("#b03020", "#2050a0", "#209040", "#e0b020")):
        draw.rectangle((20 + 30 * n, 100 - 15 * n, 40 + 30 * n, 140), fill=colour, outline="black")
    draw.line((10, 140, 150, 140), fill="black", width=2)
    draw.text((20, 8), "Hens in Vale, 2031", fill="black")
    return picture


def _pixels(picture: Image.Image) -> Bytes:
    return np.asarray(picture.convert("RGB"))


def _star(points: int, step: int) -> Image.Image:
    large = Image.new("L", (400, 400), 255)
    draw = ImageDraw.Draw(large)
    at = [
        (200 + 160 * np.cos(2 * np.pi * k / points), 200 + 160 * np.sin(2 * np.pi * k / points)) for k in range(points)
    ]
    for k in range(points):
        draw.line((*at[k], *at[(k + step) % points]), fill=0, width=2)
    return large.resize((100, 100), Image.Resampling.LANCZOS).convert("RGB")


COPIES: dict[str, Callable[[Image.Image], Image.Image]] = {
    "the same": lambda picture: picture,
    "brighter": lambda picture: ImageEnhance.Brightness(picture).enhance(1.3),
    "darker": lambda picture: ImageEnhance.Brightness(picture).enhance(0.8),
    "contrast": lambda picture: ImageEnhance.Contrast(picture).enhance(1.4),
    "grey": ImageOps.grayscale,
    "few colours": lambda picture: picture.quantize(16, dither=Image.Dither.NONE),
    "inverted twice": lambda picture: ImageOps.invert(ImageOps.invert(picture)),
}


@pytest.mark.parametrize("copy", COPIES)
def test_copies(copy: str) -> None:
    chart = _chart()
    copied = COPIES[copy](chart)
    assert drawn_over(_pixels(chart), _pixels(copied)) is None
    assert drawn_over(_pixels(copied), _pixels(chart)) is None


@pytest.mark.parametrize(
    ("box", "colour"),
    [
        ((60, 60, 63, 62), "black"),  # a colour that it has
        ((60, 60, 63, 62), "#7030c0"),  # a new one
        ((24, 110, 27, 112), "white"),
        ((24, 110, 27, 112), "#209040"),  # as light as what was there
    ],
)
def test_drawn_over(box: tuple[int, int, int, int], colour: str) -> None:
    chart, changed = _chart(), _chart()
    ImageDraw.Draw(changed).rectangle(box, fill=colour)
    found = drawn_over(_pixels(chart), _pixels(changed))
    assert found is not None
    rows, columns = np.nonzero(found)
    assert (columns.min(), rows.min(), columns.max(), rows.max()) == box
    back = drawn_over(_pixels(changed), _pixels(chart))
    assert back is not None
    assert np.array_equal(found, back)


def test_a_brighter_copy_that_was_drawn_over() -> None:
    chart, changed = _chart(), ImageEnhance.Brightness(_chart()).enhance(1.2)
    ImageDraw.Draw(changed).line((60, 30, 70, 34), fill="black")
    assert drawn_over(_pixels(chart), _pixels(changed)) is not None


def test_two_pixels_are_no_change() -> None:
    chart, changed = _chart(), _chart()
    changed.putpixel((5, 5), (0, 0, 0))
    changed.putpixel((6, 5), (0, 0, 0))
    assert drawn_over(_pixels(chart), _pixels(changed)) is None


def test_too_many_colours_tell_nothing() -> None:
    noise = np.random.default_rng(1).integers(0, 256, (200, 200, 3), np.uint8)
    other = noise.copy()
    other[50:60, 50:60] = 0
    assert len(np.unique(noise.reshape(-1, 3), axis=0)) > MOST_COLOURS
    assert drawn_over(noise, other) is None
    few = np.random.default_rng(1).integers(0, 256, (12, 12, 3), np.uint8)  # and so do many for so few pixels
    assert drawn_over(few, other[:12, :12]) is None


@given(
    st.lists(st.integers(0, 5), min_size=400, max_size=400),
    st.lists(st.integers(0, 5), min_size=400, max_size=400),
    st.lists(st.tuples(*[st.integers(0, 255)] * 3), min_size=6, max_size=6, unique=True),
)
@settings(deadline=None, max_examples=60)
def test_neither_is_the_first(a: list[int], b: list[int], colours: list[tuple[int, int, int]]) -> None:
    palette = np.array(colours, np.uint8)
    first, second = palette[np.array(a)].reshape(20, 20, 3), palette[np.array(b)].reshape(20, 20, 3)
    there, back = drawn_over(first, second), drawn_over(second, first)
    assert (there is None) is (back is None)
    assert there is None or back is None or np.array_equal(there, back)
    assert drawn_over(first, first) is None


def test_a_line_of_nine_pixels(tmp_path: Path) -> None:
    """So little that no block tells of it."""
    field = Image.new("RGB", (600, 400), "#009900")
    draw = ImageDraw.Draw(field)
    draw.polygon(((0, 400), (600, 0), (600, 80), (80, 400)), fill="black", outline="#ffcc00", width=6)
    draw.polygon(((160, 400), (600, 140), (600, 400)), fill="#0099ff")
    field.save(tmp_path / "a.png")
    draw.line((100, 100, 108, 103), fill="#c83c28")
    field.save(tmp_path / "b.png")
    match = compare_images(tmp_path / "a.png", tmp_path / "b.png")
    assert match.is_edited, str(match)
    assert match.reason == "changed in the upper left"
    (region,) = match.regions
    assert region.left <= 100 / 600 <= 108 / 600 <= region.right
    assert region.top <= 100 / 400 <= 103 / 400 <= region.bottom


@pytest.mark.parametrize("other", [(31, 2), (41, 4), (44, 3)])
def test_patterns_of_thin_lines(tmp_path: Path, other: tuple[int, int]) -> None:
    _star(33, 2).save(tmp_path / "a.png")
    _star(*other).save(tmp_path / "b.png")
    assert not compare_images(tmp_path / "a.png", tmp_path / "b.png").is_duplicate
    _star(33, 2).save(tmp_path / "c.bmp")
    assert compare_images(tmp_path / "a.png", tmp_path / "c.bmp").is_duplicate


def test_turned_drawings_are_left_to_the_blocks(tmp_path: Path) -> None:
    chart = _chart(320)
    chart.save(tmp_path / "a.png")
    chart.rotate(90, expand=True).save(tmp_path / "b.png")
    assert compare_images(tmp_path / "a.png", tmp_path / "b.png").is_duplicate
