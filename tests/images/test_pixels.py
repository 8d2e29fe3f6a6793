"""Every mode to one form."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageOps

from dedupe.images import pixels
from dedupe.images.arrays import Bytes
from dedupe.images.pixels import some_rows, to_pixels, upright
from tests.images.pictures import scene


def mean_difference(a: Bytes, b: Bytes) -> float:
    return float(np.abs(a.astype(int) - b.astype(int)).mean())


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "RGBX", "CMYK", "YCbCr", "HSV", "LAB", "RGBa"])
def test_colour_modes_all_show_the_same(mode: str) -> None:
    picture = scene()
    source = picture.convert("RGBA").convert("RGBa") if mode == "RGBa" else picture.convert(mode)
    colours, alpha = to_pixels(source)
    assert alpha is None, "an opaque alpha channel changes nothing"
    assert mean_difference(colours, np.asarray(picture)) < 4


@pytest.mark.parametrize("mode", ["L", "LA", "La", "P", "PA", "1", "I", "F", "I;16", "I;16B"])
def test_grey_modes_all_show_the_same(mode: str) -> None:
    grey = scene().convert("L")
    if mode == "1":
        grey = grey.point(lambda level: 255 if level > 100 else 0)
    deep = np.asarray(grey).astype(np.uint16) * 257
    source = {
        "I": lambda: grey.convert("I"),
        "F": lambda: grey.convert("F"),
        "I;16": lambda: Image.fromarray(deep),
        "I;16B": lambda: Image.frombytes("I;16B", grey.size, deep.astype(">u2").tobytes()),
        "La": lambda: grey.convert("LA").convert("La"),
    }.get(mode, lambda: grey.convert(mode))()
    assert source.mode == mode
    colours, alpha = to_pixels(source)
    assert alpha is None
    assert colours.shape == (64, 96, 3)
    assert mean_difference(colours[:, :, 1], np.asarray(grey)) < 2


def test_floats_between_nought_and_one_and_broken_ones() -> None:
    values = np.linspace(0, 1, 100, dtype=np.float32).reshape(10, 10)
    values[0, 0], values[9, 9] = np.nan, np.inf
    colours, _ = to_pixels(Image.fromarray(values))
    assert colours[0, 0, 0] == 0
    assert colours[9, 9, 0] == 255
    assert colours[4, 4, 0] == round(255 * float(values[4, 4]))


def test_numbers_of_any_range_are_stretched() -> None:
    values = np.array([[-500, 0], [0, 1_000_000]], dtype=np.int32)
    colours, _ = to_pixels(Image.fromarray(values))
    assert colours[:, :, 0].tolist() == [[0, 0], [0, 255]]
    flat, _ = to_pixels(Image.fromarray(np.full((2, 2), 7e9, dtype=np.float32)))
    assert flat.max() == 0, "a flat picture of unknown range is black, not an error"
    nothing, _ = to_pixels(Image.fromarray(np.full((2, 2), np.nan, dtype=np.float32)))
    assert nothing.max() == 0


def test_colours_hidden_under_full_transparency_do_not_count() -> None:
    one = Image.new("RGBA", (8, 8), (255, 0, 0, 0))
    two = Image.new("RGBA", (8, 8), (0, 0, 255, 0))
    for picture in (one, two):
        picture.putpixel((3, 3), (20, 30, 40, 255))
    (a, alpha_a), (b, alpha_b) = to_pixels(one), to_pixels(two)
    assert alpha_a is not None
    assert alpha_b is not None
    assert (a == b).all()
    assert (alpha_a == alpha_b).all()


@pytest.mark.parametrize("ink", [(0, 0, 0), (255, 255, 255), (128, 128, 128), (255, 255, 0)])
def test_a_transparent_drawing_stays_visible_whatever_its_ink(ink: tuple[int, int, int]) -> None:
    drawing = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    drawing.paste((*ink, 255), (10, 10, 30, 20))
    colours, _ = to_pixels(drawing)
    assert np.abs(colours[15, 20].astype(int) - colours[0, 0].astype(int)).max() >= 100


def test_two_transparent_drawings_of_one_ink_differ() -> None:
    shown = []
    for box in ((5, 5, 30, 10), (5, 5, 10, 30)):
        drawing = Image.new("RGBA", (40, 40), (255, 255, 255, 0))
        drawing.paste((255, 255, 255, 255), box)
        shown.append(to_pixels(drawing)[0])
    assert mean_difference(shown[0], shown[1]) > 20


def test_half_transparency_is_mixed_with_the_paper() -> None:
    colours, alpha = to_pixels(Image.new("RGBA", (2, 2), (0, 0, 0, 128)))
    assert alpha is not None
    assert alpha.max() == 128
    assert colours[0, 0].tolist() == [127, 127, 127]


def test_every_level_of_colour_and_transparency_is_mixed_exactly() -> None:
    alpha, colour = np.mgrid[0:256, 0:256]
    mixed = Image.fromarray(np.stack([colour, colour, colour, alpha], axis=2).astype(np.uint8))
    colours, _ = to_pixels(mixed)
    paper = int(colours[0, 0, 0])
    assert (colours[:, :, 1] == (colour * alpha + paper * (255 - alpha) + 127) // 255).all()


def test_transparency_named_in_a_palette_or_by_a_colour_counts() -> None:
    palette = Image.new("P", (4, 4), 0)
    palette.putpalette([255, 0, 0, 0, 0, 255])
    palette.putpixel((1, 1), 1)
    palette.info["transparency"] = 0
    colours, alpha = to_pixels(palette)
    assert alpha is not None
    assert alpha[1, 1] == 255
    assert alpha[0, 0] == 0
    assert colours[0, 0].tolist() == [255, 255, 255]


@pytest.mark.parametrize("mode", ["RGB", "L", "P", "RGBA", "I", "F", "CMYK"])
@pytest.mark.parametrize("least", [None, 16, 21])
def test_strips_give_what_the_whole_gives(monkeypatch: pytest.MonkeyPatch, mode: str, least: int | None) -> None:
    picture = scene(97, 131)
    if mode == "RGBA":
        picture.putalpha(Image.linear_gradient("L").resize(picture.size))
    picture = (
        picture if mode == "RGBA" else picture.convert("L").convert(mode) if mode in "IF" else picture.convert(mode)
    )
    whole, whole_alpha = to_pixels(picture, least)
    monkeypatch.setattr(pixels, "STRIP_PIXELS", 1000)
    strips, alpha = to_pixels(picture, least)
    assert (whole == strips).all()
    assert (alpha is None) == (whole_alpha is None)
    assert alpha is None or (alpha == whole_alpha).all()


@given(st.integers(1, 60), st.integers(1, 60), st.integers(1, 80))
@settings(max_examples=40, deadline=None)
def test_reduction_never_goes_below_what_was_asked_for(width: int, height: int, least: int) -> None:
    colours, _ = to_pixels(Image.new("RGB", (width, height), (1, 2, 3)), least)
    side = min(colours.shape[:2])
    assert side >= min(width, height, least)
    assert colours[0, 0].tolist() == [1, 2, 3]
    if min(width, height) >= 2 * least:
        assert side < min(width, height)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_orientations_are_pillows(orientation: int) -> None:
    picture = scene()
    tagged = picture.copy()
    tagged.getexif()[0x0112] = orientation
    expected = np.asarray(ImageOps.exif_transpose(tagged))
    assert (upright(np.asarray(picture), orientation) == expected).all()
    plane = np.asarray(picture.convert("L"))
    assert upright(plane, orientation).shape == expected.shape[:2]


@pytest.mark.parametrize("at_once", [0, pixels.WHOLE_PIXELS])
@pytest.mark.parametrize("mode", ["RGB", "L", "P", "RGBA", "1"])
def test_some_rows_are_rows_of_the_whole(monkeypatch: pytest.MonkeyPatch, mode: str, at_once: int) -> None:
    monkeypatch.setattr(pixels, "WHOLE_PIXELS", at_once)
    source = scene().convert(mode)
    rows = some_rows(source, 8)
    assert rows is not None
    whole, step = to_pixels(source)[0], source.height // 8
    assert (rows[4:8] == whole[step : step + 4]).all()
    assert len(rows) % 4 == 0


def test_transparent_rows_lie_on_paper() -> None:
    hidden = Image.new("RGBA", (40, 40), (200, 10, 10, 0))
    rows = some_rows(hidden, 4)
    assert rows is not None
    assert rows.min() == 255


def test_some_pictures_have_no_such_rows() -> None:
    assert some_rows(Image.new("L", (30, 3)), 4) is None
    assert some_rows(Image.new("I;16", (30, 30)), 4) is None
