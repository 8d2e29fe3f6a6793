"""How much there is in a picture: too little, and it cannot be told from another; flat blocks, and it is a drawing."""

from __future__ import annotations

import math
import zlib
from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from dedupe.images.arrays import Bytes, Floats, Mask

LEAST_SPREAD = 2.0
"""Standard deviation, in grey levels, below which a picture is flat: JPEG noise on a plain colour stays below 1."""
STEP = 8
"""Grey levels a step: smaller differences are noise of an encoder once 64 pixels are averaged."""
LEAST_INFORMATION = 80
"""Bytes below which a picture is low in information (see `information`)."""
MIDDLE = slice(10, 20)
"""Rows of the outline that are packed first: in nearly every photograph these alone hold enough."""
CLEARLY_ENOUGH = LEAST_INFORMATION + 16
"""Bytes from which a third of the outline settles it: packed with the rest it cannot take 16 less than alone."""


def information(square: Bytes, chroma: Bytes) -> int:
    """Bytes that a picture's outline takes when packed: how much there is to recognise it by.

    The square is reduced to 32 x 32, coarsely quantised, and each point is replaced by what its left and upper
    neighbours do not foretell, so that plain areas, gradients, stripes and straight edges (all of which many
    unrelated pictures share) vanish; what is left is packed with zlib. Photographs take 250 bytes and more;
    half-light, half-dark pictures, gradients, frames and single rules take 20 to 77.

    Args:
        square: grey levels of shape (64, 64).
        chroma: blue and red difference of shape (2, 16, 16).
    """
    return _packed(_outline(square).tobytes(), *(_unforetold(plane).tobytes() for plane in chroma.astype(np.float32)))


def _packed(*planes: bytes) -> int:
    return len(zlib.compress(b"".join(planes), 6))


def _outline(square: Bytes) -> npt.NDArray[np.int8]:
    """What is not foretold of the grey square, at half its side: shape (31, 31)."""
    levels = square.astype(np.float32)
    rows = levels[0::2] + levels[1::2]
    return _unforetold((rows[:, 0::2] + rows[:, 1::2]) * np.float32(0.25))


def _unforetold(plane: Floats) -> npt.NDArray[np.int8]:
    steps = np.rint((plane - _median(plane)) / STEP)
    down = steps[1:] - steps[:-1]
    return np.asarray(down[:, 1:] - down[:, :-1], dtype=np.int16).astype(np.int8)


def _median(plane: Floats) -> np.float32:
    """Numpy's own takes three times as long, of an even number of points."""
    middle = plane.size // 2
    ranked = np.partition(plane.reshape(-1), (middle - 1, middle))
    return np.float32((ranked[middle - 1] + ranked[middle]) / 2)


def why_low(square: Bytes, chroma: Bytes, transparent: bool) -> str | None:
    """Why a picture has too little in it to be told from another, or None where it has enough.

    Args:
        square: grey levels of shape (64, 64).
        chroma: blue and red difference of shape (2, 16, 16).
        transparent: True where no pixel of it can be seen.
    """
    if transparent:
        return "wholly transparent"
    if _spread(square) < LEAST_SPREAD and chroma.std(axis=(1, 2)).max() < LEAST_SPREAD:
        return "one flat colour"
    if _packed(_outline(square)[MIDDLE].tobytes()) >= CLEARLY_ENOUGH:
        return None
    return "nearly blank" if information(square, chroma) < LEAST_INFORMATION else None


LEAST_SIDE = 24
"""Shorter side, in pixels, below which a picture is too small to be told from another but by its pixels: a scale of
colours, a rule, a button."""
LEAST_ICON_SIDE = 40
"""The same for drawings and for what has see-through parts, unless one is the other in other colours. In an icon theme,
at 32 pixels, a circle passed for a square and "reply" for "reply to all"; at 48 what was left were turned arrows."""
TOO_SMALL = "too small"


def why_small(width: int, height: int) -> str | None:
    """Why a picture has too few pixels to be told from another, or None.

    Args:
        width: in pixels.
        height: in pixels.
    """
    return f"{TOO_SMALL}: {width} x {height} pixels" if min(width, height) < LEAST_SIDE else None


def _spread(square: Bytes) -> float:
    """Standard deviation; numpy's own takes twice as long."""
    levels = square.reshape(-1).astype(np.float64)
    mean = float(np.add.reduce(levels)) / levels.size
    return math.sqrt(max(0.0, float(levels @ levels) / levels.size - mean * mean))


FLAT_RANGE = 3
"""Grey levels between the lightest and darkest pixel of a flat block."""
SOFT_RANGE = 48
"""Grey levels up to which a block that is not flat is soft: photographs are made of these, drawings are not."""
MOST_SOFT = 0.3
LEAST_FLAT = 0.25
FEW_COLOURS = 8
FEW_COLOURS_SHARE = 0.7
"""A drawing has at most `MOST_SOFT` of its blocks soft, and either `LEAST_FLAT` of them flat or so much of it in the
most frequent `FEW_COLOURS` of 4096 colours. Of 250 photographs 2 % pass, of a site's charts, screens and logos 95 %; a
photograph that passes is only looked at more closely than it needs."""
PLAINLY_FEW_COLOURS = 0.85
"""Share of the most frequent colours from which soft blocks do not speak against a drawing: they are what is left of
the small type of a large screen once it is reduced. With `SOME_FLAT` blocks besides, five of 439 photographs pass."""
SOME_FLAT = 0.2
FEW_SHADES, SHADE = 8, 4
LEAST_SHADED, PLAINLY_SHADED = 0.47, 0.73
"""Share of a picture that its most frequent `FEW_SHADES`, of so many grey levels each, cover at least, for its colours
to say that it is a drawing, and for them to say so of one whose blocks are soft: of the 4096 colours but sixteen are
grey, so that every grey photograph has few. Of 39 grey copies of photographs that have, those without soft blocks have
.23 to .44 in these shades, and half of the others less than .73; of 411 such drawings, in several sizes and at JPEG
quality 60, all have .49 and .73 at least."""
BETWEEN, MOST_SHADED = 0.375, 0.76
"""Share of the pixels of hard blocks that lie in the middle half of their block's range, from which these are leaves,
fur or stone, unless more than so much of the picture is of few shades. Pixels of strokes lie at either end: drawings
have .05 to .3, small type on plain paper up to .42. What is spread evenly has .44, as have photographs in which much is
a sky or a black ground."""
LEAST_TEXTURE = 100
"""Hard blocks that tell so, at least."""


def is_drawing(colours: Callable[[], Bytes], grey: Bytes) -> bool:
    """Whether a picture is a chart, page, screen or logo and no photograph.

    Args:
        colours: gives red, green and blue of every second pixel in every second row, of shape (rows, columns, 3); asked
            of few photographs.
        grey: grey levels of shape (height, width).
    """
    height, width = (size - size % 4 for size in grey.shape)
    if height == 0 or width == 0:
        return True
    whole = grey[:height, :width]
    spread = _ranges(whole)
    flat = int(np.count_nonzero(spread <= FLAT_RANGE)) / spread.size
    if int(np.count_nonzero(spread <= SOFT_RANGE)) / spread.size - flat > MOST_SOFT:
        return flat >= SOME_FLAT and _has_few_colours(colours, grey, PLAINLY_FEW_COLOURS, PLAINLY_SHADED)
    if flat >= LEAST_FLAT:
        return not _is_textured(whole, spread > SOFT_RANGE)
    return _has_few_colours(colours, grey, FEW_COLOURS_SHARE, LEAST_SHADED)


def _has_few_colours(colours: Callable[[], Bytes], grey: Bytes, coloured: float, shaded: float) -> bool:
    """Whether so much of a picture is of its most frequent colours, and so much of its most frequent shades."""
    return _share_of_few_shades(grey) >= shaded and _share_of_few_colours(colours()) >= coloured


def _share_of_few_shades(grey: Bytes) -> float:
    shades = _histogram(grey).reshape(-1, SHADE).sum(axis=1)
    return float(np.sort(shades)[-FEW_SHADES:].sum() / grey.size)


def _is_textured(grey: Bytes, hard: Mask) -> bool:
    """Whether pixels of hard blocks are spread over their block's range, and not at its ends as those of strokes."""
    if int(np.count_nonzero(hard)) < LEAST_TEXTURE or _share_of_few_shades(grey) > MOST_SHADED:
        return False
    pixels = np.stack([grey[row::4, column::4][hard] for row in range(4) for column in range(4)]).astype(np.int16)
    low, high = pixels.min(axis=0), pixels.max(axis=0)
    # From the middle of its block's range, doubled: a quarter of the range bounds the middle half.
    away = np.abs(2 * pixels - (low + high))
    return int(np.count_nonzero(2 * away < high - low)) / pixels.size >= BETWEEN


MOSTLY_FLAT = 0.4
LEAST_HARD = 0.25
"""A picture in full size is a fine drawing where so much of it is flat and at most `MOST_SOFT` soft, with so many hard
blocks for each soft one. Reduced, its letters are soft as leaves are; in full size photographs have hardly a hard block
for ten soft ones, and a smooth sky no hard one at all."""


def is_fine_drawing(grey: Bytes) -> bool:
    """Whether a picture is a page, table or screen whose strokes are lost where it is reduced.

    Args:
        grey: grey levels in full size, of shape (height, width), or whole groups of four rows of them.
    """
    height, width = (size - size % 4 for size in grey.shape)
    if height == 0 or width == 0:
        return False
    whole = grey[:height, :width]
    spread = _ranges(whole)
    flat = int(np.count_nonzero(spread <= FLAT_RANGE)) / spread.size
    hard = int(np.count_nonzero(spread > SOFT_RANGE)) / spread.size
    soft = 1.0 - flat - hard
    is_fine = flat >= MOSTLY_FLAT and soft <= MOST_SOFT and hard >= LEAST_HARD * soft
    return is_fine and not _is_textured(whole, spread > SOFT_RANGE)


PAPER = 16
"""Grey levels that paper, or a screen's ground, stays within where it is reduced with little on it."""
LEAST_PAPER = 0.3


def may_be_fine(colours: Callable[[], Bytes], grey: Bytes) -> bool:
    """Whether a reduced picture may be a fine drawing: mostly of few colours, and much of it of one.

    One in twenty-five photographs may be. Asked where looking at its full size means to decode it again.

    Args:
        colours: as `is_drawing`'s.
        grey: as `is_drawing`'s.
    """
    counts = _histogram(grey).reshape(-1, PAPER // 2).sum(axis=1)
    counts = counts[: int(counts.nonzero()[0].max(initial=0)) + 1]
    ground = int((counts[1:] + counts[:-1]).max(initial=0)) / max(1, grey.size)
    return ground >= LEAST_PAPER and _share_of_few_colours(colours()) >= FEW_COLOURS_SHARE


def _histogram(grey: Bytes) -> npt.NDArray[np.int64]:
    """How many pixels each of 256 levels has. By Pillow, which takes a third of the time of `numpy.bincount`."""
    from PIL import Image

    return np.array(Image.fromarray(np.ascontiguousarray(grey)).histogram(), np.int64)


def _ranges(grey: Bytes) -> Bytes:
    """The lightest less the darkest level of every 4 x 4 block."""
    return np.asarray(_reduced(grey, np.maximum) - _reduced(grey, np.minimum))  # unsigned, but never below zero


def _reduced(grey: Bytes, ufunc: np.ufunc) -> Bytes:
    """`ufunc` over every 4 x 4 block; rows first, as whole rows are what numpy is fast at."""
    rows = ufunc(ufunc(grey[0::4], grey[1::4]), ufunc(grey[2::4], grey[3::4]))
    across = ufunc(ufunc(rows[:, 0::4], rows[:, 1::4]), ufunc(rows[:, 2::4], rows[:, 3::4]))
    return np.asarray(across, dtype=np.uint8)


def _share_of_few_colours(pixels: Bytes) -> float:
    coarse = (pixels >> 4).astype(np.int32)
    codes = (coarse[:, :, 0] << 8) | (coarse[:, :, 1] << 4) | coarse[:, :, 2]
    counts = np.bincount(codes.reshape(-1))
    # Of those that there are: most of the 4096 are not, and numpy is slow at ranking many equal numbers.
    return float(np.sort(counts[counts > 0])[-FEW_COLOURS:].sum() / codes.size)
