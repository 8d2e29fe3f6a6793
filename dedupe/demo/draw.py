"""Pictures drawn by the program itself: landscapes with the grain of photographs, charts, icons and blanks.

Everything follows from a seed and a size; nothing is random. Only sums, products and comparisons shape the pixels, so
that machines agree on them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

Floats = NDArray[np.float32]
Color = tuple[int, int, int]

HORIZON = 0.55
"""Share of a landscape's height that is sky."""
OCTAVES = 5
"""Layers of noise laid over one another; five give clouds and ice their fine structure at 1,000 pixels."""
GRAIN = 5.0
"""Strength of the film grain in grey levels: as much as a photograph of a clear day has."""


@frozen
class Scene:
    """A landscape.

    Attributes:
        seed: what decides every ridge, cloud and grain.
        sky: colours of the sky at the top and at the horizon.
        ground: colours of the farthest and the nearest ridge.
        ridges: how many ridges stand one behind another; 0 is open water or ice.
        feature: the name of what stands in it, one of `FEATURES`, or None.
        at: where that stands, in fractions of width and height.
        clouds: how much cloud there is, 0 to 1.
    """

    seed: int
    sky: tuple[Color, Color]
    ground: tuple[Color, Color]
    ridges: int = 3
    feature: str | None = None
    at: tuple[float, float] = field(default=(0.5, 0.6))
    clouds: float = 0.5


def photograph(scene: Scene, width: int, height: int) -> Image.Image:
    """Draw a scene as a photograph, in RGB."""
    rng = np.random.default_rng(scene.seed)
    pixels = _sky(scene, rng, width, height)
    texture = noise(rng, width, height, 12) * 0.5 + 0.75
    for number in range(max(1, scene.ridges)):
        _lay_ridge(pixels, scene, rng, number, texture)
    if scene.feature is not None:
        pixels = _with_feature(pixels, scene)
    grain = (rng.random((height, width, 1), np.float32) - 0.5) * (2 * GRAIN)
    return Image.fromarray(np.clip(pixels + grain, 0, 255).astype(np.uint8))


def noise(rng: np.random.Generator, width: int, height: int, cells: int, octaves: int = OCTAVES) -> Floats:
    """Value noise between 0 and 1: random grids, each twice as fine and half as strong, smoothly enlarged.

    Args:
        rng: where the grids come from.
        width: columns of the result.
        height: rows of the result.
        cells: cells of the coarsest grid along the width.
        octaves: number of grids.
    """
    total = np.zeros((height, width), np.float32)
    weight = 1.0
    for octave in range(octaves):
        across = cells * 2**octave
        down = max(1, round(across * height / width))
        total += weight * _enlarge(rng.random((down + 1, across + 1), np.float32), width, height)
        weight /= 2
    return total / np.float32(2 - 2 * weight)


def _enlarge(grid: Floats, width: int, height: int) -> Floats:
    rows, columns = grid.shape[0] - 1, grid.shape[1] - 1
    top, down = _steps(height, rows)
    left, across = _steps(width, columns)
    down, across = down[:, None], across[None, :]
    upper = grid[top][:, left] * (1 - across) + grid[top][:, left + 1] * across
    lower = grid[top + 1][:, left] * (1 - across) + grid[top + 1][:, left + 1] * across
    enlarged: Floats = upper + (lower - upper) * down
    return enlarged


def _steps(length: int, cells: int) -> tuple[NDArray[np.int64], Floats]:
    """Cell of each of `length` pixels, and how far into it the pixel lies, eased at both ends."""
    position = np.arange(length, dtype=np.float32) * np.float32(cells / length)
    cell = position.astype(np.int64)
    inside = (position - cell).astype(np.float32)
    return cell, inside * inside * (3 - 2 * inside)


def _blend(first: Color, last: Color, share: Floats) -> Floats:
    start, stop = np.array(first, np.float32), np.array(last, np.float32)
    blended: Floats = start + (stop - start) * share[..., None]
    return blended


def _sky(scene: Scene, rng: np.random.Generator, width: int, height: int) -> Floats:
    fall = np.minimum(np.arange(height, dtype=np.float32) / (height * HORIZON), 1.0)
    pixels = np.repeat(_blend(scene.sky[0], scene.sky[1], fall)[:, None, :], width, axis=1)
    cloud = np.clip((noise(rng, width, height, 4) - 0.45) * 3, 0, 1) * scene.clouds
    clouded: Floats = pixels + (245 - pixels) * cloud[..., None]
    return clouded


def _lay_ridge(pixels: Floats, scene: Scene, rng: np.random.Generator, number: int, texture: Floats) -> None:
    height, width = pixels.shape[:2]
    count = max(1, scene.ridges)
    depth = (number + 1) / count
    swing = height * (0.28 if scene.ridges else 0.0)
    outline = noise(rng, width, 1, 3 + number)[0]
    crest = height * (HORIZON + (1 - HORIZON) * 0.8 * number / count) - swing * (outline - 0.35)
    below = np.arange(height)[:, None] >= crest[None, :]
    color = _blend(scene.ground[0], scene.ground[1], np.array([depth], np.float32))[0]
    # Each ridge takes the texture from another place, so that none repeats the one behind it.
    pixels[below] = np.roll(texture, number * width // count, axis=1)[below][:, None] * color


def _with_feature(pixels: Floats, scene: Scene) -> Floats:
    height, width = pixels.shape[:2]
    image = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
    assert scene.feature is not None  # noqa: S101 (the caller asked)
    x, y = scene.at[0] * width, scene.at[1] * height
    FEATURES[scene.feature](ImageDraw.Draw(image), x, y, height / 100)
    return np.asarray(image).astype(np.float32)


# Features: each is drawn at a place, `unit` being a hundredth of the picture's height


def _airship(pen: ImageDraw.ImageDraw, x: float, y: float, unit: float) -> None:
    pen.ellipse((x - 26 * unit, y - 8 * unit, x + 26 * unit, y + 8 * unit), fill=(206, 208, 214))
    pen.ellipse((x - 25 * unit, y - 8 * unit, x + 24 * unit, y + 3 * unit), fill=(232, 234, 238))
    pen.polygon(
        [(x + 19 * unit, y), (x + 31 * unit, y - 10 * unit), (x + 31 * unit, y + 10 * unit)], fill=(178, 52, 44)
    )
    pen.rounded_rectangle((x - 8 * unit, y + 7 * unit, x + 7 * unit, y + 12 * unit), 2 * unit, fill=(60, 66, 78))


def _lighthouse(pen: ImageDraw.ImageDraw, x: float, y: float, unit: float) -> None:
    pen.polygon(
        [(x - 5 * unit, y), (x + 5 * unit, y), (x + 3 * unit, y - 42 * unit), (x - 3 * unit, y - 42 * unit)],
        fill=(238, 234, 226),
    )
    for band in (10, 26):
        pen.rectangle((x - 4 * unit, y - (band + 7) * unit, x + 4 * unit, y - band * unit), fill=(186, 40, 34))
    pen.rectangle((x - 3.5 * unit, y - 49 * unit, x + 3.5 * unit, y - 42 * unit), fill=(250, 220, 120))
    pen.polygon([(x - 5 * unit, y - 49 * unit), (x + 5 * unit, y - 49 * unit), (x, y - 55 * unit)], fill=(90, 30, 28))


def _dome(pen: ImageDraw.ImageDraw, x: float, y: float, unit: float) -> None:
    pen.rectangle((x - 16 * unit, y - 10 * unit, x + 16 * unit, y), fill=(222, 222, 216))
    pen.pieslice((x - 15 * unit, y - 26 * unit, x + 15 * unit, y + 6 * unit), 180, 360, fill=(196, 202, 208))
    pen.rectangle((x - 2 * unit, y - 26 * unit, x + 3 * unit, y - 10 * unit), fill=(44, 48, 60))


def _ship(pen: ImageDraw.ImageDraw, x: float, y: float, unit: float) -> None:
    pen.polygon(
        [
            (x - 28 * unit, y - 6 * unit),
            (x + 30 * unit, y - 8 * unit),
            (x + 23 * unit, y + 4 * unit),
            (x - 24 * unit, y + 4 * unit),
        ],
        fill=(52, 74, 110),
    )
    pen.rectangle((x - 20 * unit, y - 18 * unit, x - 4 * unit, y - 6 * unit), fill=(236, 232, 224))
    pen.rectangle((x - 15 * unit, y - 26 * unit, x - 10 * unit, y - 18 * unit), fill=(208, 120, 40))
    pen.rectangle((x + 4 * unit, y - 14 * unit, x + 20 * unit, y - 7 * unit), fill=(150, 152, 150))


def _sun(pen: ImageDraw.ImageDraw, x: float, y: float, unit: float) -> None:
    for radius, color in ((13, (255, 214, 150)), (10, (255, 232, 180)), (7, (255, 248, 224))):
        pen.ellipse((x - radius * unit, y - radius * unit, x + radius * unit, y + radius * unit), fill=color)


def _trees(pen: ImageDraw.ImageDraw, x: float, y: float, unit: float) -> None:
    for number in range(7):
        left = x + (number - 3) * 9 * unit
        tall = (22 + 5 * (number * 3 % 4)) * unit
        for tier in range(3):
            wide = (7 - 1.5 * tier) * unit
            foot = y - tier * tall / 4
            shade = 22 + 14 * tier
            pen.polygon(
                [(left - wide, foot), (left + wide, foot), (left, foot - tall / 2)], fill=(shade, shade + 30, shade + 6)
            )


def _stars(pen: ImageDraw.ImageDraw, x: float, y: float, unit: float) -> None:
    for number in range(60):
        # Steps of 37 and 61 spread sixty stars evenly over the sky without a pattern that the eye finds.
        left = x + (number * 37 % 120 - 60) * unit
        top = y + (number * 61 % 50 - 40) * unit
        size = (0.3 + 0.25 * (number % 3)) * unit
        pen.ellipse((left - size, top - size, left + size, top + size), fill=(250, 248, 236))


FEATURES: dict[str, Callable[[ImageDraw.ImageDraw, float, float, float], None]] = {
    "airship": _airship,
    "lighthouse": _lighthouse,
    "dome": _dome,
    "ship": _ship,
    "sun": _sun,
    "trees": _trees,
    "stars": _stars,
}
"""What can stand in a scene."""


# Graphics


def bar_chart(title: str, bars: Sequence[tuple[str, int]], width: int = 800, height: int = 500) -> Image.Image:
    """A bar chart with its numbers written above the bars, in RGB."""
    image = Image.new("RGB", (width, height), (255, 255, 255))
    pen = ImageDraw.Draw(image)
    unit = height / 100
    pen.text((6 * unit, 4 * unit), title, font=_font(5.5 * unit), fill=(30, 34, 44))
    floor, ceiling = 88 * unit, 20 * unit
    highest = max(value for _, value in bars)
    step = (width - 12 * unit) / len(bars)
    for number, (name, value) in enumerate(bars):
        left = 6 * unit + number * step
        top = floor - (floor - ceiling) * value / highest
        pen.rectangle((left + step * 0.15, top, left + step * 0.85, floor), fill=(46, 112, 168))
        pen.text((left + step * 0.3, top - 6 * unit), str(value), font=_font(4.5 * unit), fill=(30, 34, 44))
        pen.text((left + step * 0.2, floor + 2 * unit), name, font=_font(4.5 * unit), fill=(90, 94, 104))
    pen.line((4 * unit, floor, width - 4 * unit, floor), fill=(30, 34, 44), width=max(1, round(unit / 2)))
    return image


def star_icon(size: int = 96, color: Color = (224, 170, 32)) -> Image.Image:
    """A five-pointed star on a transparent ground, in RGBA."""
    image = Image.new("RGBA", (size, size), (0, 0, 0, 0))
    # Ten corners of a star in a square of 100, written out so that no machine's sine moves a pixel.
    corners = [(50, 3), (61, 37), (97, 37), (68, 58), (79, 92), (50, 71), (21, 92), (32, 58), (3, 37), (39, 37)]
    ImageDraw.Draw(image).polygon([(x * size / 100, y * size / 100) for x, y in corners], fill=(*color, 255))
    return image


def anchor_icon(size: int = 96, color: Color = (44, 72, 104)) -> Image.Image:
    """An anchor on a transparent ground, in RGBA."""
    image = Image.new("RGBA", (size, size), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    unit = size / 100
    ink, thick = (*color, 255), max(1, round(8 * unit))
    pen.ellipse((41 * unit, 6 * unit, 59 * unit, 24 * unit), outline=ink, width=thick)
    pen.line((50 * unit, 24 * unit, 50 * unit, 90 * unit), fill=ink, width=thick)
    pen.line((32 * unit, 36 * unit, 68 * unit, 36 * unit), fill=ink, width=thick)
    pen.arc((16 * unit, 34 * unit, 84 * unit, 92 * unit), 20, 160, fill=ink, width=thick)
    return image


def flat(width: int, height: int, color: Color) -> Image.Image:
    """One colour and nothing else, in RGB."""
    return Image.new("RGB", (width, height), color)


def transparent(width: int, height: int) -> Image.Image:
    """Nothing at all, in RGBA."""
    return Image.new("RGBA", (width, height), (0, 0, 0, 0))


def write_label(image: Image.Image, text: str) -> Image.Image:
    """A copy of `image` with a label in its lower left corner."""
    labelled = image.copy()
    pen = ImageDraw.Draw(labelled)
    unit = image.height / 100
    font = _font(6 * unit)
    left, top, right, bottom = pen.textbbox((3 * unit, 90 * unit), text, font=font)
    pen.rectangle((left - unit, top - unit, right + unit, bottom + unit), fill=(16, 18, 24))
    pen.text((3 * unit, 90 * unit), text, font=font, fill=(255, 255, 255))
    return labelled


def _font(size: float) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """Pillow's own font, the same wherever Pillow is."""
    return ImageFont.load_default(size)
