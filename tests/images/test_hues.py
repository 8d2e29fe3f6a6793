from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageFont

from dedupe.images.hues import other_hues
from dedupe.images.verdict import compare_images
from dedupe.records import ImageVerdict

Picture = Image.Image
RED, GREEN, BLUE = "#c0392b", "#1e8449", "#2160b0"


def rates(*colours: str) -> Picture:
    """A list of rates in colours of about the same light: what fell is red, what rose is green."""
    picture = Image.new("RGB", (560, 360), "white")
    draw, font = ImageDraw.Draw(picture), ImageFont.load_default(16)
    for row, colour in enumerate(colours):
        draw.text((30, 20 + 40 * row), f"Fund {row + 1}", fill="#222222", font=font)
        draw.text((300, 20 + 40 * row), f"{row + 2}.{row}7 %", fill=colour, font=font)
    return picture


def curves(*colours: str) -> Picture:
    """Curves one pixel wide."""
    picture = Image.new("RGB", (600, 360), "white")
    draw = ImageDraw.Draw(picture)
    for number, colour in enumerate(colours):
        draw.line([(x, 80 + 90 * number - 40 * np.sin(x / 60 + number)) for x in range(20, 580, 3)], fill=colour)
    return picture


RATES = rates(RED, GREEN, RED, BLUE, GREEN, RED, GREEN, BLUE)
ANOTHER = rates(RED, GREEN, RED, BLUE, RED, RED, GREEN, BLUE)


def planes(picture: Picture) -> npt.NDArray[np.float32]:
    return np.asarray(picture.convert("RGB")).transpose(2, 0, 1).astype(np.float32)[None]


def saved(picture: Picture, suffix: str, **options: Any) -> Picture:
    stream = io.BytesIO()
    picture.save(stream, suffix, **options)
    return Image.open(stream)


def half(picture: Picture) -> Picture:
    return picture.resize((picture.width // 2, picture.height // 2), Image.Resampling.LANCZOS)


def test_the_place_of_another_hue_is_found() -> None:
    (found,) = other_hues(planes(RATES), planes(ANOTHER))
    assert found.shape == (89, 139)
    rows, columns = np.nonzero(found)
    assert 4 * rows.min() >= 176
    assert 4 * rows.max() <= 200
    assert 4 * columns.min() >= 290
    assert 4 * columns.max() <= 360


def test_colour_that_was_lost_is_no_other_hue() -> None:
    faded = Image.blend(RATES, RATES.convert("L").convert("RGB"), 0.7)
    assert not other_hues(planes(RATES), planes(faded)).any()
    assert not other_hues(planes(RATES), planes(RATES.convert("L"))).any()


def test_what_is_too_small_has_no_places() -> None:
    small = planes(RATES.crop((0, 0, 20, 17)))
    assert other_hues(small, small).shape == (1, 4, 4)
    assert not other_hues(small, small[:, ::-1]).any()


@pytest.mark.parametrize("made", [lambda p: p, half], ids=["full size", "half size"])
def test_a_small_word_in_another_colour_is_seen(tmp_path: Path, made: Any) -> None:
    paths = tmp_path / "a.png", tmp_path / "b.jpg", tmp_path / "c.jpg"
    RATES.save(paths[0])
    made(ANOTHER).save(paths[1], quality=70)
    made(RATES).save(paths[2], quality=70)
    for first, second in ((0, 1), (1, 0)):
        assert compare_images(paths[first], paths[second]).verdict is ImageVerdict.EDITED
    assert compare_images(paths[0], paths[2]).verdict is ImageVerdict.SAME


def test_thin_curves_whose_colours_were_exchanged_are_seen_whichever_comes_first(tmp_path: Path) -> None:
    # A map of all colours leads from one of three curves to another's, one way round.
    paths = tmp_path / "a.png", tmp_path / "b.jpg", tmp_path / "c.jpg"
    curves("#d62728", "#2ca02c", "#1f77b4").save(paths[0])
    curves("#d62728", "#1f77b4", "#2ca02c").save(paths[1], quality=85)
    curves("#d62728", "#2ca02c", "#1f77b4").save(paths[2], quality=85)
    for first, second in ((0, 1), (1, 0)):
        assert compare_images(paths[first], paths[second]).verdict is ImageVerdict.EDITED
    assert compare_images(paths[0], paths[2]).verdict is ImageVerdict.SAME


@pytest.mark.parametrize(
    "copy",
    [
        lambda p: saved(p, "JPEG", quality=30),
        lambda p: saved(p, "WEBP", quality=60),
        lambda p: saved(half(p), "JPEG", quality=60).resize(p.size, Image.Resampling.BICUBIC),
        lambda p: saved(p.filter(ImageFilter.GaussianBlur(1.2)), "JPEG", quality=85),
        lambda p: ImageEnhance.Brightness(p).enhance(1.3),
        lambda p: ImageEnhance.Contrast(p).enhance(1.4),
        lambda p: ImageEnhance.Color(p).enhance(1.5),
        lambda p: p.quantize(64),
    ],
    ids=["quality 30", "WebP", "half size", "blurred", "brighter", "contrast", "saturated", "64 colours"],
)
def test_copies_keep_their_hues(copy: Any) -> None:
    for picture in (RATES, curves("#d62728", "#2ca02c", "#1f77b4")):
        assert not other_hues(planes(picture), planes(copy(picture))).any()


def faint(colour: str) -> Picture:
    """Two curves of half a pixel, one of them in a given colour, among words."""
    picture = curves(colour, "#555555")
    draw = ImageDraw.Draw(picture)
    draw.text((30, 280), "half a pixel wide", fill="#222222", font=ImageFont.load_default(16))
    return half(picture)


@pytest.mark.parametrize("quality", [60, 85])
def test_a_line_of_less_than_a_pixel_in_another_colour_is_found_by_its_length(quality: int) -> None:
    line = faint("#d98880")
    assert other_hues(planes(line), planes(saved(faint("#7fb3d5"), "JPEG", quality=quality))).any()
    assert not other_hues(planes(line), planes(saved(faint("#d98880"), "JPEG", quality=quality))).any()


def test_a_pale_field_that_errs_as_one_is_no_line() -> None:
    field, another = (Image.new("RGB", (320, 240), colour) for colour in ("#f3f5f7", "#f7f5f2"))
    for picture in (field, another):
        ImageDraw.Draw(picture).rectangle((0, 32, 319, 239), fill="white")
    assert not other_hues(planes(field), planes(another)).any()
    for picture in (field, another):
        ImageDraw.Draw(picture).line((0, 15, 319, 15), fill="#222222")
    assert other_hues(planes(field), planes(another)).any()


def test_a_pair_that_errs_everywhere_shows_no_line() -> None:
    page = rates(RED, GREEN, RED, BLUE)
    tint = np.array([1.8, 0.0, -1.8], np.float32).reshape(1, 3, 1, 1)
    assert not other_hues(planes(page) + tint, planes(page) - tint).any()


def test_a_tinted_copy_is_compared_in_the_others_colours(tmp_path: Path) -> None:
    paths = tmp_path / "a.png", tmp_path / "b.png"
    paper = np.asarray(RATES).astype(np.float32) * (1.0, 0.97, 0.86)
    RATES.save(paths[0])
    Image.fromarray(paper.astype(np.uint8)).save(paths[1])
    assert compare_images(*paths).verdict is ImageVerdict.SAME
