"""A line across a chart in another colour, in copies of every kind."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from dedupe.images.strokes import errors_at_edges, other_letters
from dedupe.images.verdict import compare_images

TEAL, GREEN, NAVY, BLUE = (102, 194, 165), (50, 150, 60), (0, 63, 92), (40, 120, 200)


def chart(first: tuple[int, int, int], scale: int = 4) -> Image.Image:
    """Two thin lines over a grid with numbers, drawn large and reduced, so that their edges are soft."""
    page = Image.new("RGB", (520 * scale, 320 * scale), "white")
    draw = ImageDraw.Draw(page)
    for n in range(1, 8):
        draw.line([(40 * scale, 40 * n * scale), (500 * scale, 40 * n * scale)], (208, 208, 208), scale)
        draw.text((8 * scale, (40 * n - 6) * scale), str(70 - 10 * n), "black", font_size=11 * scale)
    for n in range(9):
        draw.text(((40 + 56 * n) * scale, 300 * scale), f"20{n + 12}", "black", font_size=11 * scale)
    draw.rectangle([40 * scale, 20 * scale, 500 * scale, 290 * scale], outline="black", width=scale)
    for colour, heights in ((first, (210, 180, 195, 150, 175, 120, 140, 110, 90)), (
        (217, 95, 2), (250, 240, 225, 235, 200, 215, 190, 205, 180),
    )):  # fmt: skip
        places = [((40 + 56 * n) * scale, height * scale) for n, height in enumerate(heights)]
        draw.line(places, colour, scale + scale // 2, joint="curve")
    return page.resize((520, 320), Image.Resampling.LANCZOS)


def saved(page: Image.Image, path: Path) -> Path:
    page.save(path, quality=85)
    return path


@pytest.mark.parametrize("suffix", ["png", "jpg"])
@pytest.mark.parametrize(("colour", "another"), [(TEAL, GREEN), (NAVY, BLUE)])
def test_a_line_in_another_colour_is_another_chart(
    tmp_path: Path, colour: tuple[int, int, int], another: tuple[int, int, int], suffix: str
) -> None:
    first = saved(chart(colour), tmp_path / "first.png")
    copy = saved(chart(colour), tmp_path / f"copy.{suffix}")
    other = saved(chart(another), tmp_path / f"other.{suffix}")
    assert compare_images(first, copy).verdict.value in ("identical", "same-pixels", "same")
    assert compare_images(first, other).verdict.value == "edited"
    assert compare_images(other, first).verdict.value == "edited"


def test_a_long_line_does_not_pass_for_the_noise_of_a_copy() -> None:
    page = np.full((1, 120, 160), 255.0, np.float32)
    page[0, 10:60:10, 5:150] = 0.0
    line, noisy = page.copy(), page.copy()
    line[0, 100, 5:150] = 150.0
    page[0, 100, 5:150] = 200.0
    noisy[0, 100, 5:150] = 200.0
    noisy[0, 10:60:10, 5:150] += 40.0
    most, usual = errors_at_edges(page[0], line[0])
    assert most > 3.5 * usual
    assert other_letters(page, line).any()
    assert not other_letters(page, noisy).any()
    assert errors_at_edges(page[0, :8], line[0, :8]) == (0.0, 0.0)
