from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageFont

from dedupe.images.arrays import Bytes
from dedupe.images.blocks import BLOCK, block_means
from dedupe.images.difference import (
    ALIKE_IN_DETAIL,
    Difference,
    difference,
    differences,
    equally_sharp,
    regions_of,
)
from dedupe.images.likened import unclipped
from dedupe.images.strokes import has_fine_strokes
from tests.images.drawn import BARS, chart, photograph

SMALL = (600, 400)


def pixels(picture: Image.Image) -> Bytes:
    return np.asarray(picture.convert("RGB"))


def between(a: Image.Image, b: Image.Image, *, drawing: bool = False) -> Difference:
    return difference(pixels(a), pixels(b), drawing)


PHOTO = photograph(13, 300, 200)


@pytest.mark.parametrize(
    "change",
    [
        lambda p: p,
        lambda p: ImageEnhance.Brightness(p).enhance(1.3),
        lambda p: ImageEnhance.Contrast(p).enhance(1.4),
        lambda p: p.convert("L"),
        lambda p: p.filter(ImageFilter.GaussianBlur(2)),
        lambda p: p.resize((150, 100)).resize((300, 200)),
    ],
    ids=["nothing", "brightness", "contrast", "grey", "blur", "size"],
)
def test_what_is_done_to_all_of_a_photograph_is_no_difference(change: object) -> None:
    found = between(PHOTO, change(PHOTO))  # type: ignore[operator]
    assert found.regions == ()
    assert found.agreeing > 0.98


@pytest.mark.parametrize("swapped", [False, True])
def test_a_label_is_a_difference_where_it_is(swapped: bool) -> None:
    labelled = PHOTO.copy()
    ImageDraw.Draw(labelled).rectangle((200, 20, 279, 49), fill="white")
    found = between(labelled, PHOTO) if swapped else between(PHOTO, labelled)
    assert len(found.regions) == 1
    (box,) = found.regions
    assert (box.left, box.right) == pytest.approx((200 / 300, 280 / 300), abs=0.03)
    assert (box.top, box.bottom) == pytest.approx((20 / 200, 50 / 200), abs=0.045)
    assert found.agreeing > 0.8


def test_a_patch_of_another_colour_is_a_difference_even_in_equal_light() -> None:
    patched = pixels(PHOTO).astype(int)
    patched[80:120, 100:150] += np.array([40, -29, 40])
    found = between(PHOTO, Image.fromarray(np.clip(patched, 0, 255).astype(np.uint8)))
    assert found.regions


def test_different_photographs_hardly_agree() -> None:
    assert between(PHOTO, photograph(14, 300, 200)).agreeing < 0.3


@pytest.mark.parametrize(
    "other",
    [
        chart((("Apples", 42, "#3465a4"), ("Beers", 17, "#cc0000"), *BARS[2:]), size=SMALL),
        chart((BARS[0], ("Pears", 19, "#cc0000"), *BARS[2:]), size=SMALL),
        chart((BARS[0], ("Pears", 17, "#4e9a06"), *BARS[2:]), size=SMALL),
        chart(title="Harvest by orchard, 2023", size=SMALL),
    ],
    ids=["word", "bar", "colour", "year"],
)
def test_one_thing_changed_in_a_chart_is_a_difference(other: Image.Image) -> None:
    assert between(chart(size=SMALL), other, drawing=True).regions
    assert between(other, chart(size=SMALL), drawing=True).regions


def smaller(picture: Image.Image, width: int) -> Image.Image:
    return picture.resize((width, picture.height * width // picture.width), Image.Resampling.LANCZOS)


@pytest.mark.parametrize("width", [280, 320])
def test_a_letter_of_few_pixels_is_seen_where_copies_err_little(width: int) -> None:
    one, changed = chart(), chart((*BARS[:3], ("Pigs", 8, "#f57900")))
    assert between(smaller(one, width), smaller(changed, width), drawing=True).regions
    soft = smaller(one.resize((900, 600), Image.Resampling.BICUBIC), width)
    assert between(smaller(one, width), soft, drawing=True).regions == ()


def keys(lit: int | None) -> Image.Image:
    picture = Image.new("RGB", (600, 200), "#333333")
    draw, font = ImageDraw.Draw(picture), ImageFont.load_default(22)
    for n, letter in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123"):
        x, y = 8 + 58 * (n % 10), 10 + 62 * (n // 10)
        draw.rectangle((x, y, x + 50, y + 50), fill="#ffdd77" if n == lit else "#eeeeee")
        draw.text((x + 16, y + 12), letter, fill="#222222", font=font)
    return picture


def test_a_coloured_mark_is_a_change_and_a_chart_without_its_colours_a_grey_copy() -> None:
    (place,) = between(keys(None), keys(14), drawing=True).regions
    assert place.left < (8 + 58 * 4 + 25) / 600 < place.right
    assert between(keys(14), keys(None), drawing=True).regions
    grey = between(chart(size=SMALL), chart(size=SMALL).convert("L").convert("RGB"), drawing=True)
    assert grey.recolouring.is_grey
    assert grey.regions == ()


def test_a_chart_shifted_by_half_a_pixel_is_the_same() -> None:
    large = chart(size=(1200, 800))
    one = large.resize(SMALL, Image.Resampling.LANCZOS)
    other = large.resize(SMALL, Image.Resampling.BICUBIC, box=(1, 1, 1200, 800))
    assert between(one, other, drawing=True).regions == ()


def test_without_texture_everything_agrees() -> None:
    flat = Image.new("RGB", (64, 64), "grey")
    found = between(flat, flat)
    assert (found.agreeing, found.textured, found.regions) == (1.0, 0.0, ())


def test_the_sharper_is_blurred() -> None:
    sharp = np.asarray(PHOTO.convert("L"), np.float32)
    soft = np.asarray(PHOTO.convert("L").filter(ImageFilter.GaussianBlur(2)), np.float32)
    for a, b, sign in ((sharp, soft, 1), (soft, sharp, -1)):
        one, other, blur = (found[0] for found in equally_sharp(a[None], b[None]))
        assert blur * sign > 0
        assert float(np.abs(one - other).mean()) < float(np.abs(a - b).mean()) / 3


def test_block_means_reach_the_edges() -> None:
    plane = np.zeros((21, 30), np.float32)
    plane[-1, -1] = BLOCK**2
    means = block_means(plane)
    assert means.shape == (5, 7)
    assert means[-1, -1] >= 1.0
    assert means[:-1, :-1].max() == 0.0


def test_regions_are_sorted_by_size() -> None:
    changed = np.zeros((20, 20), bool)
    changed[2, 2] = changed[10:14, 10:14] = True
    first, second = regions_of(changed, (84, 84))
    assert first.width > second.width
    assert second.left == pytest.approx(8 / 84)
    assert regions_of(np.zeros((3, 3), bool), (20, 20)) == ()


def test_fine_strokes_are_letters_not_bars() -> None:
    bars = Image.new("RGB", SMALL, "white")
    ImageDraw.Draw(bars).rectangle((100, 100, 300, 390), fill="black")
    assert has_fine_strokes(pixels(chart(size=SMALL)), 7)
    assert not has_fine_strokes(pixels(bars), 7)


def test_thin_lines_on_white_are_not_all_taken_for_clipped() -> None:
    levels = np.full((2, 1, 3, 64, 64), 255, np.float32)
    levels[0, ..., 8::16, :], levels[1, ..., :, 8::16] = 215, 215
    a, b = unclipped(levels[0], levels[1], (3.0, 252.0))
    assert float(np.abs(a - b).max()) == 40.0
    bright = np.tile(np.linspace(40, 255, 64, dtype=np.float32), (1, 3, 64, 1))
    clipped = np.minimum(bright * 1.2, 255)
    a, b = unclipped(clipped, np.where(clipped >= 255, 230, clipped).astype(np.float32), (3.0, 252.0))
    assert (a == b).all(), "what a clipped light was is not known"


def test_many_pairs_are_compared_as_each_alone() -> None:
    coloured = photograph(7, 96, 96)
    others = [coloured, coloured.convert("L").convert("RGB"), ImageEnhance.Brightness(coloured).enhance(1.3)]
    both = [(coloured, other) for other in others] + [(others[1], coloured)]
    a, b = (np.stack([np.asarray(pair[n], np.float32).transpose(2, 0, 1) for pair in both]) for n in (0, 1))
    together = differences(a, b)
    assert together.turned.any()
    assert not together.turned.all()
    for n in range(len(both)):
        alone = differences(a[n : n + 1], b[n : n + 1])
        assert together.turned[n] == alone.turned[0]
        assert together.worst[n] == alone.worst[0]
        assert together.correlation[n] == alone.correlation[0]


def test_of_two_other_drawings_no_stroke_is_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("dedupe.images.difference.other_strokes", fail)
    page = Image.new("RGB", (240, 160), "white")
    across, down = page.copy(), page.copy()
    for at in range(10, 150, 10):
        ImageDraw.Draw(across).line((10, at, 230, at), "black", 3)
        ImageDraw.Draw(down).line((at, 10, at, 150), "black", 3)
    assert between(across, down, drawing=True).agreeing < 0.6
    with pytest.raises(AssertionError):
        between(across, across.filter(ImageFilter.GaussianBlur(2)), drawing=True)


def test_tinted_drawings_are_compared_as_each_alone() -> None:
    plain = np.asarray(chart(BARS), np.float32).transpose(2, 0, 1)
    tinted = plain * np.array([1.0, 0.9, 0.7], np.float32)[:, None, None]
    a, b = np.stack([plain, plain]), np.stack([plain, tinted])
    together = differences(a, b, drawing=True)
    assert together.recolourings.keep_white.tolist() == [True, False]
    for n in range(2):
        alone = differences(a[n : n + 1], b[n : n + 1], drawing=True)
        assert (together.changed_blocks[n] == alone.changed_blocks[0]).all()
        assert together.correlation[n] == alone.correlation[0]


def coarsely_saved(picture: Image.Image) -> Image.Image:
    stream = io.BytesIO()
    picture.save(stream, "JPEG", quality=10)
    return Image.open(stream).convert("RGB")


@pytest.mark.parametrize("seed", [1, 5])
def test_colours_that_err_all_over_are_no_place_and_another_colour_is(seed: int) -> None:
    vivid = pixels(ImageEnhance.Color(photograph(seed, 300, 200)).enhance(4)).astype(np.float32)
    speckled = vivid + np.random.default_rng(seed).normal(0, 20, vivid.shape)
    picture = Image.fromarray(np.clip(speckled, 0, 255).astype(np.uint8))
    assert between(picture, coarsely_saved(picture)).regions == ()
    painted = picture.copy()
    ImageDraw.Draw(painted).ellipse((120, 80, 160, 120), fill="#d02090")
    assert len(between(painted, coarsely_saved(picture)).regions) == 1


def figures(digit: str = "") -> Image.Image:
    """A sheet of small numbers, one digit of which may be another."""
    random = np.random.default_rng(3)
    picture = Image.new("RGB", SMALL, "white")
    draw, font = ImageDraw.Draw(picture), ImageFont.load_default(10)
    for row in range(13):
        for column in range(6):
            number = str(random.integers(10_000, 99_999))
            if (row, column) == (6, 3) and digit:
                number = number[:2] + digit + number[3:]
            draw.text((24 + 96 * column, 16 + 29 * row), number, fill="#222222", font=font)
    return picture


@pytest.mark.parametrize("digit", ["0", "1", "5", "9"])
def test_a_digit_of_five_pixels_is_seen_in_a_copy_of_half_the_size(digit: str) -> None:
    def half(picture: Image.Image, quality: int) -> Image.Image:
        stream = io.BytesIO()
        picture.resize((300, 200), Image.Resampling.LANCZOS).save(stream, "JPEG", quality=quality)
        return Image.open(stream).convert("RGB")

    small = figures().resize((300, 200), Image.Resampling.BICUBIC)
    assert len(between(small, half(figures(digit), 70), drawing=True).regions) == 1
    for quality in (90, 70, 50):
        assert between(small, half(figures(), quality), drawing=True).regions == ()


def hatched(step: int, slope: int) -> Image.Image:
    """Two grey boxes on fine grey lines, so many pixels apart."""
    side = 800
    picture = Image.new("L", (side, side), 255)
    draw = ImageDraw.Draw(picture)
    for x in range(-side, 2 * side, 4 * step):
        draw.line((x, 0, x + slope * side, side), fill=215, width=3)
    picture = picture.resize((side // 4, side // 4), Image.Resampling.LANCZOS)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((40, 60, 100, 140), fill=200)
    draw.rectangle((120, 90, 160, 140), fill=150)
    return picture


def test_other_fine_lines_are_seen_where_all_else_agrees() -> None:
    found = between(hatched(4, 1), hatched(3, 0), drawing=True)
    assert min(found.agreeing, found.correlation) > 0.99
    assert not found.regions
    assert found.fine < ALIKE_IN_DETAIL


def test_copies_have_the_same_fine_lines() -> None:
    picture, stream = hatched(4, 1), io.BytesIO()
    picture.save(stream, "JPEG", quality=30)
    half = picture.resize((100, 100), Image.Resampling.LANCZOS).resize((200, 200), Image.Resampling.BICUBIC)
    for copy in (picture, Image.open(stream), half, picture.filter(ImageFilter.GaussianBlur(1.5))):
        assert between(picture, copy, drawing=True).fine >= ALIKE_IN_DETAIL


def test_an_even_drawing_is_not_asked_for_detail() -> None:
    plain = Image.linear_gradient("L")
    noisy = Image.fromarray((pixels(plain) + np.random.default_rng(3).integers(0, 2, (256, 256, 3))).astype(np.uint8))
    assert between(plain, noisy, drawing=True).fine == 1.0
