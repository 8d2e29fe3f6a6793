from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from dedupe.images.fingerprint import view_of
from dedupe.images.information import information, is_drawing, is_fine_drawing, may_be_fine, why_low, why_small
from tests.images.drawn import chart, photograph, table, trace


def low(picture: Image.Image, *, transparent: bool = False) -> str | None:
    view = view_of(picture.convert("RGB"), np.asarray(picture.convert("L")))
    return why_low(view.grey, view.chroma, transparent)


def halves(*, diagonal: bool = False) -> Image.Image:
    picture = Image.new("L", (200, 160), 30)
    corners = ((0, 0), (200, 0), (0, 160)) if diagonal else ((0, 0), (99, 0), (99, 160), (0, 160))
    ImageDraw.Draw(picture).polygon(corners, fill=220)
    return picture


def gradient() -> Image.Image:
    return Image.fromarray(np.tile(np.linspace(10, 240, 200).astype(np.uint8), (160, 1)))


def flat_with_noise() -> Image.Image:
    noise = np.random.default_rng(3).normal(120, 4, (160, 200))
    return Image.fromarray(noise.astype(np.uint8))


def frame() -> Image.Image:
    picture = Image.new("L", (200, 160), 255)
    ImageDraw.Draw(picture).rectangle((20, 20, 180, 140), outline=0, width=3)
    return picture


@pytest.mark.parametrize(
    "picture",
    [Image.new("L", (50, 50), 0), Image.new("RGB", (50, 50), "teal"), flat_with_noise()],
    ids=["black", "teal", "noise"],
)
def test_flat_pictures_are_low(picture: Image.Image) -> None:
    assert low(picture) == "one flat colour"


@pytest.mark.parametrize(
    "picture",
    [halves(), gradient(), frame(), gradient().rotate(90, expand=True)],
    ids=["halves", "ramp", "frame", "ramp 2"],
)
def test_nearly_blank_pictures_are_low(picture: Image.Image) -> None:
    assert low(picture) == "nearly blank"


def test_a_transparent_picture_is_low_whatever_it_hides() -> None:
    assert low(photograph(1), transparent=True) == "wholly transparent"


def test_photographs_and_charts_have_enough() -> None:
    pictures = [photograph(1), photograph(2).filter(ImageFilter.GaussianBlur(3)), photograph(3).convert("L"), chart()]
    assert [low(picture) for picture in pictures] == [None] * 4


def test_colour_alone_is_information() -> None:
    from dedupe.images.recolour import TO_YCC

    back = np.linalg.inv(TO_YCC)
    ycc = np.zeros((160, 200, 3))
    ycc[:, :, 0] = 128
    random = np.random.default_rng(5).normal(0, 40, (2, 16, 20))
    ycc[:, :, 1:] = random.repeat(10, axis=1).repeat(10, axis=2).transpose(1, 2, 0)
    picture = Image.fromarray(np.clip(ycc @ back.T, 0, 255).astype(np.uint8))
    assert low(picture) is None


def test_information_grows_with_what_there_is() -> None:
    def of(picture: Image.Image) -> int:
        view = view_of(picture.convert("RGB"), np.asarray(picture.convert("L")))
        return information(view.grey, view.chroma)

    assert of(Image.new("L", (64, 64))) <= of(halves()) < of(halves(diagonal=True)) < of(frame()) < of(chart())
    assert of(frame()) < of(photograph(1))


@pytest.mark.parametrize(("picture", "expected"), [(photograph(1), False), (photograph(9), False), (chart(), True)])
def test_drawings_are_told_from_photographs(picture: Image.Image, expected: bool) -> None:
    small = picture.resize((240, 160))
    assert is_drawing(lambda: np.asarray(small)[::2, ::2], np.asarray(small.convert("L"))) is expected


def test_few_colours_without_flat_blocks_make_a_drawing() -> None:
    checks = np.kron(np.indices((80, 80)).sum(axis=0) % 2, np.ones((3, 3), int)).astype(np.uint8) * 255
    picture = Image.fromarray(checks).convert("RGB")
    assert is_drawing(lambda: np.asarray(picture)[::2, ::2], np.asarray(picture.convert("L")))


def test_a_picture_of_a_few_pixels_is_a_drawing() -> None:
    assert is_drawing(lambda: np.zeros((2, 2, 3), np.uint8), np.zeros((2, 2), np.uint8))


def test_a_large_screen_is_a_drawing_though_its_lines_are_soft_once_it_is_reduced() -> None:
    small = trace(140).resize((175, 145), Image.Resampling.BOX)
    assert is_drawing(lambda: np.asarray(small)[::2, ::2], np.asarray(small.convert("L")))


@pytest.mark.parametrize(
    ("width", "height", "small"), [(85, 15, True), (23, 23, True), (24, 24, False), (400, 39, False)]
)
def test_strips_and_tiny_pictures_are_too_small(width: int, height: int, small: bool) -> None:
    assert (why_small(width, height) is not None) is small


def leaves(ground: int) -> Image.Image:
    """A third of it leaves, or fur, the rest as even as a sky or a dark background."""
    picture = np.full((160, 240), ground, np.uint8)
    picture[40:110, 60:230] = np.random.default_rng(7).integers(40, 200, (70, 170))
    return Image.fromarray(picture)


def letters(paper: int, ink: int) -> Image.Image:
    """As much of it small strokes."""
    picture = np.full((160, 240), paper, np.uint8)
    strokes = np.random.default_rng(7).random((70, 170)) < 0.4
    picture[40:110, 60:230][strokes] = ink
    return Image.fromarray(picture)


def asked(picture: Image.Image) -> bool:
    return is_drawing(lambda: np.asarray(picture.convert("RGB"))[::2, ::2], np.asarray(picture.convert("L")))


def test_leaves_before_an_even_ground_are_no_drawing_and_letters_on_it_are_one() -> None:
    sky = np.clip(np.asarray(leaves(20)).astype(int) + np.linspace(0, 60, 160).astype(int)[:, None], 0, 255)
    assert not asked(Image.fromarray(sky.astype(np.uint8)))
    assert not is_fine_drawing(np.asarray(leaves(20)))
    assert asked(letters(250, 20))
    assert is_fine_drawing(np.asarray(letters(250, 20)))


def test_a_little_that_looks_like_leaves_does_not_speak_against_a_drawing() -> None:
    picture = leaves(250)
    picture.paste(250, (60, 56, 240, 110))
    assert asked(picture)


def test_what_is_plain_but_for_little_is_a_drawing_whatever_that_looks_like() -> None:
    picture = Image.new("L", (480, 320), 250)
    picture.paste(leaves(250).crop((60, 40, 230, 110)), (20, 20))
    assert asked(picture)


@pytest.mark.parametrize("contrast", [60, 12])
def test_grey_is_no_drawing_for_having_few_colours(contrast: int) -> None:
    """With hard blocks, and with soft and flat ones: of 4096 colours but sixteen are grey."""
    plane = np.random.default_rng(3).normal(120, contrast, (160, 240))
    plane[:50] = np.linspace(60, 180, 240)
    assert not asked(Image.fromarray(np.clip(plane, 30, 210).astype(np.uint8)))


def test_small_letters_are_a_drawing_in_full_size_only() -> None:
    page = table().convert("L")
    small = page.reduce(6)
    assert may_be_fine(lambda: np.asarray(small.convert("RGB")), np.asarray(small))
    assert is_fine_drawing(np.asarray(page))
    assert not is_fine_drawing(np.asarray(page)[:2])


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_photographs_are_no_fine_drawings(seed: int) -> None:
    for picture in (photograph(seed), photograph(seed).filter(ImageFilter.GaussianBlur(6)), gradient().convert("RGB")):
        assert not is_fine_drawing(np.asarray(picture.convert("L")))
