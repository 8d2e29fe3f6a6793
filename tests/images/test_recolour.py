from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageEnhance, ImageOps

from dedupe.images.arrays import Floats
from dedupe.images.colourfit import fit_recolourings, softened
from dedupe.images.recolour import Recolouring, Recolourings, changes_in_words, opposite
from dedupe.images.verdict import compare_images
from dedupe.records import ImageMatch
from tests.images.drawn import chart, photograph, table


def pixels(picture: Image.Image) -> Floats:
    """Its colours, shape (3, rows, columns)."""
    return np.asarray(picture.convert("RGB"), dtype=np.float32).transpose(2, 0, 1)


def fits(a: Image.Image, b: Image.Image) -> Recolourings:
    (x, spread_x), (y, spread_y) = softened(pixels(a)), softened(pixels(b))
    return fit_recolourings(x.reshape(1, 3, -1), y.reshape(1, 3, -1), (spread_x + spread_y).reshape(1, -1))


def fitted(a: Image.Image, b: Image.Image) -> Recolouring:
    return fits(a, b).one(0)


def left(a: Image.Image, b: Image.Image) -> float:
    """Levels by which the one in the other's colours still differs from it."""
    return float(np.abs(fits(a, b).apply(pixels(a)[None])[0] - pixels(b)).mean())


PHOTO = photograph(11)


def tinted(picture: Image.Image) -> Image.Image:
    grey = picture.convert("L")
    return ImageOps.colorize(grey, (20, 10, 0), (255, 240, 210))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda p: p, []),
        (lambda p: ImageEnhance.Brightness(p).enhance(1.3), ["brighter"]),
        (lambda p: ImageEnhance.Brightness(p).enhance(0.7), ["darker"]),
        (lambda p: ImageEnhance.Contrast(p).enhance(1.4), ["more contrast"]),
        (lambda p: ImageEnhance.Contrast(p).enhance(0.7), ["less contrast"]),
        (lambda p: ImageEnhance.Color(p).enhance(1.6), ["more colour"]),
        (lambda p: ImageEnhance.Color(p).enhance(0.5), ["less colour"]),
        (lambda p: p.convert("L"), ["grey"]),
    ],
)
def test_gentle_changes_are_fitted_and_named(change: object, words: list[str]) -> None:
    changed = change(PHOTO).convert("RGB")  # type: ignore[operator]
    found = fitted(PHOTO, changed)
    assert found.is_gentle
    assert left(PHOTO, changed) < 3.0
    named = changes_in_words(found, True)
    assert set(words) <= set(named)
    assert "recoloured" not in named


def test_a_tint_is_gentle() -> None:
    assert fitted(PHOTO, tinted(PHOTO)).is_gentle


def with_pink_sky(picture: Image.Image) -> Image.Image:
    sky = picture.crop((0, 0, picture.width, picture.height * 2 // 5)).convert("L")
    copy = picture.copy()
    copy.paste(ImageOps.colorize(sky, "black", (255, 181, 255), (180, 91, 135), midpoint=128), (0, 0))
    return copy


def test_a_hue_that_is_lost_alone_was_a_change_in_one_place() -> None:
    pale = ImageEnhance.Color(PHOTO).enhance(0.3)
    found = fitted(with_pink_sky(pale), pale)
    assert found.loses_one_hue
    assert not found.is_gentle
    faded = fitted(PHOTO, pale)
    assert faded.is_gentle
    assert not faded.loses_one_hue
    assert not fitted(PHOTO, tinted(PHOTO)).loses_one_hue


@pytest.mark.parametrize(
    "change",
    [
        ImageOps.invert,
        lambda p: Image.merge("RGB", p.split()[::-1]),
        lambda p: ImageOps.colorize(p.convert("L"), (0, 0, 160), (255, 160, 0)),
    ],
    ids=["negative", "red and blue exchanged", "duotone"],
)
def test_grave_changes_are_not_gentle(change: object) -> None:
    picture = Image.blend(PHOTO, Image.effect_noise(PHOTO.size, 60).convert("RGB"), 0.0)
    red, green, blue = picture.split()
    coloured = Image.merge("RGB", (red.point(lambda v: min(255, v + 70)), green, blue.point(lambda v: v // 2)))
    found = fitted(coloured, change(coloured))  # type: ignore[operator]
    assert not found.is_gentle
    assert {"recoloured", "light and dark exchanged"} & set(changes_in_words(found, found.is_gentle))


def test_an_icon_made_grey_keeps_its_light_but_not_its_ink() -> None:
    black, grey = Image.new("RGB", (26, 26), "white"), Image.new("RGB", (26, 26), "white")
    black.paste((0, 0, 0), (4, 10, 22, 16))
    grey.paste((95, 97, 107), (4, 10, 22, 16))
    found = fitted(black, grey)
    assert found.is_gentle
    assert not found.is_gentle_on_drawings


def test_a_label_does_not_change_the_fit() -> None:
    labelled = PHOTO.copy()
    labelled.paste((255, 255, 255), (10, 270, 200, 310))
    found = fitted(PHOTO, labelled)
    assert found.gain == pytest.approx(1.0, abs=0.02)
    assert changes_in_words(found, True) == []


def test_the_paper_of_a_chart_does_not_outvote_its_bars() -> None:
    found = fitted(chart(size=(600, 400)), ImageEnhance.Contrast(chart(size=(600, 400))).enhance(0.7))
    assert found.gain == pytest.approx(0.7, abs=0.05)


def test_opposite_words() -> None:
    assert opposite(["grey", "brighter", "recoloured"]) == ["coloured", "darker", "recoloured"]
    assert opposite(["less contrast"]) == ["more contrast"]


def test_small_pictures_are_not_softened() -> None:
    plane = np.zeros((3, 20, 40), np.float32)
    means, spread = softened(plane)
    assert means is plane
    assert spread.shape == (20, 40)
    assert softened(np.zeros((3, 64, 40), np.float32))[0].shape == (3, 16, 10)


def test_pixels_that_overshoot_are_no_mistake() -> None:
    beyond = np.random.default_rng(4).uniform(-25.0, 280.0, (1, 3, 225)).astype(np.float32)
    held = np.clip(beyond, 0.0, 255.0)
    assert float(np.abs(fit_recolourings(beyond, held).apply(held) - held).mean()) < 20.0


def verdicts(a: Image.Image, b: Image.Image, folder: Path, **options: Any) -> list[ImageMatch]:
    """Of two pictures whichever comes first: which one is mapped on the other depends on their digests."""
    paths = folder / "a.png", folder / ("b.jpg" if options else "b.png")
    for picture, path in zip((a, b), paths, strict=True):
        picture.save(path, **options if path.suffix == ".jpg" else {})
    return [compare_images(*paths), compare_images(*paths[::-1])]


def marked(page: Image.Image, colour: str, place: tuple[int, int, int, int]) -> Image.Image:
    """A page after a marker has been there."""
    stroke = Image.new("RGB", page.size, "white")
    ImageDraw.Draw(stroke).rectangle(place, fill=colour)
    return ImageChops.multiply(page, stroke)


def page_with_line(colour: str) -> Image.Image:
    """A page in black on white, a line of it in one more colour."""
    page = table().crop((0, 0, 750, 434)).convert("L").convert("RGB")
    place = (0, 310, 750, 403)
    page.paste(ImageOps.colorize(page.crop(place).convert("L"), colour, "white"), place[:2])
    return page


CELL, CELLS = (20, 100, 200, 120), (20, 150, 380, 240)


@pytest.mark.parametrize("colour", ["#ffff00", "#ffff78", "#b4ff78", "#8cdcff"])
@pytest.mark.parametrize("line", ["black", "#007800"])
def test_a_page_on_which_cells_were_marked_is_not_the_same(tmp_path: Path, line: str, colour: str) -> None:
    page = page_with_line(line)
    one, many = marked(page, colour, CELL), marked(page, colour, CELLS)
    assert all(match.is_edited for match in verdicts(page, one, tmp_path))
    found = verdicts(page, one, tmp_path, quality=90) + verdicts(page, many, tmp_path)
    assert not any(match.is_duplicate for match in found)


def flag(*colours: str) -> Image.Image:
    picture = Image.new("RGB", (600, 400), colours[0])
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, 600, 130), fill=colours[1])
    draw.ellipse((240, 150, 360, 270), fill=colours[2])
    draw.polygon([(0, 400), (150, 300), (300, 400)], fill=colours[1])
    return picture


@pytest.mark.parametrize(
    "picture",
    [
        marked(page_with_line("black"), "#ffff78", CELL),
        marked(page_with_line("#0000c8"), "#ffff00", CELL),
        page_with_line("#c80000"),
        flag("white", "#e05206", "#0db02b"),
        flag("#0d5eaf", "white", "white"),
    ],
    ids=["marked", "marked and blue", "red", "three colours", "two colours"],
)
def test_a_grey_copy_of_a_drawing_of_few_colours_is_the_same(tmp_path: Path, picture: Image.Image) -> None:
    for match in verdicts(picture, picture.convert("L"), tmp_path, quality=90):
        assert match.is_duplicate
        assert "recoloured" not in match.transforms


INKS = {
    "red": (200, 30, 40),
    "blue": (30, 60, 180),
    "green": (20, 140, 60),
    "yellow": (240, 200, 20),
    "purple": (130, 40, 160),
    "orange": (240, 130, 20),
}


def bars(*inks: str) -> Image.Image:
    picture = Image.new("RGB", (800, 500), "white")
    draw = ImageDraw.Draw(picture)
    for n, ink in enumerate(inks):
        draw.rectangle((60 + n * 240, 360 - 57 * n, 220 + n * 240, 440), fill=INKS[ink])
    draw.line((40, 20, 40, 450, 780, 450), fill="black", width=3)
    return picture


@pytest.mark.parametrize(
    ("inks", "others"),
    [
        (("red", "blue"), ("red", "green")),
        (("green", "red"), ("blue", "red")),
        (("red", "blue"), ("purple", "blue")),
        (("red", "yellow", "blue"), ("red", "orange", "blue")),
    ],
)
def test_a_chart_of_which_one_ink_is_another_is_not_the_same(
    tmp_path: Path, inks: tuple[str, ...], others: tuple[str, ...]
) -> None:
    """One map of all colours leads from a few inks to any others."""
    bars(*inks).save(tmp_path / "a.png")
    bars(*others).save(tmp_path / "b.png")
    assert compare_images(tmp_path / "a.png", tmp_path / "b.png").is_edited


@pytest.mark.parametrize("enhance", [ImageEnhance.Brightness, ImageEnhance.Contrast, ImageEnhance.Color])
def test_a_chart_in_stronger_or_weaker_colours_is_the_same(tmp_path: Path, enhance: Any) -> None:
    chart_ = bars("red", "yellow", "blue")
    chart_.save(tmp_path / "a.png")
    enhance(chart_).enhance(1.3 if enhance is not ImageEnhance.Color else 0.6).save(tmp_path / "b.png")
    assert compare_images(tmp_path / "a.png", tmp_path / "b.png").is_duplicate
