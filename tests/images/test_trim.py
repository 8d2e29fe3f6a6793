from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image, ImageOps

from dedupe.images.trim import Box, content_box, even_frame, plain_margins
from tests.images.drawn import photograph


def box_of(picture: Image.Image) -> Box | None:
    return content_box(np.asarray(picture.convert("L")))


@pytest.mark.parametrize("colour", ["white", "black", "#804020"])
@pytest.mark.parametrize("quality", [None, 30])
def test_a_border_is_found_whatever_its_colour(colour: str, quality: int | None) -> None:
    picture = ImageOps.expand(photograph(1, 400, 300), 20, colour)
    if quality is not None:
        stream = io.BytesIO()
        picture.save(stream, "JPEG", quality=quality)
        picture = Image.open(stream)
    # Beside a picture an encoder's noise spills one block of 8 pixels into the border.
    within = 0.008 if quality is None else 0.03
    box = box_of(picture)
    assert box is not None
    assert (box.left, box.top) == pytest.approx((20 / 440, 20 / 340), abs=within)
    assert (box.right, box.bottom) == pytest.approx((420 / 440, 320 / 340), abs=within)


def test_bars_above_and_below_alone() -> None:
    picture = Image.new("RGB", (400, 360), "black")
    picture.paste(photograph(2, 400, 300), (0, 30))
    box = box_of(picture)
    assert box is not None
    assert (box.left, box.right) == (0.0, 1.0)
    assert (box.top, box.bottom) == pytest.approx((30 / 360, 330 / 360), abs=0.008)


def test_a_line_and_a_mat_go_both() -> None:
    picture = ImageOps.expand(ImageOps.expand(photograph(3, 400, 300), 12, "white"), 5, "black")
    box = box_of(picture)
    assert box is not None
    assert box.left == pytest.approx(17 / 434, abs=0.008)
    assert box.width == pytest.approx(400 / 434, abs=0.016)


def test_a_photograph_has_no_border() -> None:
    assert [box_of(photograph(seed)) for seed in range(8)] == [None] * 8


@pytest.mark.parametrize("picture", [Image.new("L", (40, 30), 200), Image.new("L", (1, 1))])
def test_a_blank_picture_has_nothing_to_keep(picture: Image.Image) -> None:
    assert box_of(picture) is None


def test_a_small_thing_on_a_large_sheet_is_not_cut_out() -> None:
    picture = Image.new("RGB", (1000, 1000), "white")
    picture.paste(photograph(4, 200, 200), (400, 400))
    assert box_of(picture) is None


def screen() -> Image.Image:
    """Dark, with a bar of another dark at its foot: an edge of its own on all four sides."""
    picture = Image.new("RGB", (400, 300), (24, 24, 26))
    picture.paste((60, 60, 64), (0, 290, 400, 300))
    picture.paste(photograph(4, 200, 100), (100, 90))
    return picture


@pytest.mark.parametrize("colour", ["black", "white", "#808080"])
def test_an_even_frame_is_taken_away_alone(colour: str) -> None:
    grey = np.asarray(ImageOps.expand(screen(), 20, colour).convert("L"))
    assert even_frame(grey) == Box(20 / 440, 20 / 340, 420 / 440, 320 / 340)


def test_of_margins_as_white_as_a_frame_the_narrowest_counts() -> None:
    page = Image.new("RGB", (400, 300), "white")
    page.paste(photograph(5, 300, 240), (60, 8))
    assert even_frame(np.asarray(page.convert("L"))) == Box(8 / 400, 8 / 300, 392 / 400, 292 / 300)
    around = np.asarray(ImageOps.expand(page, 20, "white").convert("L"))
    assert even_frame(around) == Box(28 / 440, 28 / 340, 412 / 440, 312 / 340)


@pytest.mark.parametrize("colours", [("black", "white"), ("white", "black")])
def test_bars_of_two_tones_are_no_frame(colours: tuple[str, str]) -> None:
    picture = Image.new("RGB", (400, 340), colours[0])
    picture.paste(colours[1], (0, 170, 400, 340))
    picture.paste(photograph(6, 360, 300), (20, 20))
    assert even_frame(np.asarray(picture.convert("L"))) is None


def test_there_is_no_frame_around_a_photograph_nor_in_a_line() -> None:
    assert even_frame(np.asarray(photograph(7).convert("L"))) is None
    assert even_frame(np.zeros((1, 90), np.uint8)) is None


def test_one_frame_or_two() -> None:
    grey = np.asarray(ImageOps.expand(ImageOps.expand(photograph(3, 400, 300), 12, "white"), 5, "black").convert("L"))
    one, two = plain_margins(grey, frames=1), plain_margins(grey)
    assert one == Box(5 / 434, 5 / 334, 429 / 434, 329 / 334)
    assert two is not None
    assert two.left == pytest.approx(17 / 434, abs=0.004)
