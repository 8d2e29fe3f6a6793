from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageEnhance, ImageOps

from dedupe.images.recolour import Floats, Recolouring, changes_in_words, fit_recolouring, opposite, softened
from tests.images.drawn import chart, photograph


def pixels(picture: Image.Image) -> Floats:
    """Its colours, shape (3, rows, columns)."""
    return np.asarray(picture.convert("RGB"), dtype=np.float32).transpose(2, 0, 1)


def fitted(a: Image.Image, b: Image.Image) -> Recolouring:
    (x, spread_x), (y, spread_y) = softened(pixels(a)), softened(pixels(b))
    return fit_recolouring(x, y, spread_x + spread_y)


def left(recolouring: Recolouring, a: Image.Image, b: Image.Image) -> float:
    return float(np.abs(recolouring.apply(pixels(a)) - pixels(b)).mean())


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
    assert left(found, PHOTO, changed) < 3.0
    named = changes_in_words(found, True)
    assert set(words) <= set(named)
    assert "recoloured" not in named


def test_a_tint_is_gentle() -> None:
    assert fitted(PHOTO, tinted(PHOTO)).is_gentle


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
    pixels = np.random.default_rng(4).uniform(-25.0, 280.0, (3, 15, 15)).astype(np.float32)
    found = fit_recolouring(pixels, np.clip(pixels, 0.0, 255.0))
    assert float(np.abs(found.apply(np.clip(pixels, 0.0, 255.0)) - np.clip(pixels, 0.0, 255.0)).mean()) < 20.0
