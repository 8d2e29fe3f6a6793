"""As what a picture is looked for: turned eight ways, as a window of it, or by a corner; each as 63 signs in a word.

The signs are those of the lowest cosine frequencies. A turn of a picture flips some of them and transposes all (after
Facebook's PDQ); a window's are had by resampling and transform folded into one matrix a side.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import product

import numpy as np
import numpy.typing as npt
from attrs import frozen

from dedupe.images.align import INVERSE, WHOLE
from dedupe.images.arrays import Bytes, Floats, Mask
from dedupe.images.spectrum import SIDE, cosines, resampling
from dedupe.images.trim import Box

Words = npt.NDArray[np.uint64]
Positions = npt.NDArray[np.int64]

LOW = 8
"""Frequencies a side: imagehash's own choice for 64 bits; the first of them, the mean, says nothing and is left out."""
HALF = SIDE // 2
"""Side of the squares that windows are cut from: a window of half a side still has twice `LOW` samples."""
WINDOW_SCALES = ((1.0, 1), (0.9, 2), (0.8, 3), (0.7, 4), (0.6, 5))
"""Share of a side that a window keeps, and places a side: crops down to 55 % of each side lie near one of them."""


STRIP_SCALES = (0.8, 0.67, 0.56)
"""Share of one side that a strip keeps, the other whole: 16:9 made 4:3, 3:2 made square, 16:9 made square."""
STRIP_PLACES = 3

Sides = tuple[tuple[float, float], ...]
"""Where parts of a side begin and end."""


@lru_cache(maxsize=1)
def _sides() -> tuple[Sides, ...]:
    """The sides of the windows of each scale, and those of all strips."""
    scales = [tuple(_spread(scale, places)) for scale, places in WINDOW_SCALES]
    return (*scales, tuple(side for scale in STRIP_SCALES for side in _spread(scale, STRIP_PLACES)))


def _spread(scale: float, places: int) -> list[tuple[float, float]]:
    return [(float(start), float(start) + scale) for start in np.linspace(0.0, 1.0 - scale, places)]


@lru_cache(maxsize=1)
def _groups() -> tuple[tuple[int, int], ...]:
    """Which of `_sides` the windows are made of, down and across: each scale with itself, and strips of the whole."""
    strips = len(WINDOW_SCALES)
    return (*((scale, scale) for scale in range(strips)), (0, strips), (strips, 0))


@lru_cache(maxsize=1)
def windows() -> tuple[Box, ...]:
    """The windows of a picture, the whole of it first."""
    sides = _sides()
    return tuple(
        Box(left, top, right, bottom)
        for down, across in _groups()
        for (top, bottom), (left, right) in product(sides[down], sides[across])
    )


@frozen(slots=True)
class Variant:
    """What an entry is looked for as, and what of the others it is held against.

    Attributes:
        orientation: the turn it is given.
        sought: the part of it that is looked for, one of `windows`.
        among: the part of every other that it is held against, one of `windows`.
    """

    orientation: int = 0
    sought: Box = WHOLE
    among: Box = WHOLE

    @property
    def is_even(self) -> bool:
        """True where it finds a pair from either side, so that one side is enough."""
        return INVERSE[self.orientation] == self.orientation and self.sought == self.among

    @property
    def box(self) -> Box:
        """Where the picture that is found lies on the one that is looked for."""
        return WHOLE if self.sought == self.among else self.sought


CORNERS = tuple(Box(x, y, x + 0.6, y + 0.6) for x, y in product((0.0, 0.4), (0.0, 0.4)))
"""Parts that are held against the same part of the other: a change in one place leaves one of them alone."""

VARIANTS = (
    *(Variant(orientation) for orientation in range(8)),
    *(Variant(0, window) for window in windows()[1:]),
    *(Variant(0, corner, corner) for corner in CORNERS),
)
FIRST_CORNER = len(VARIANTS) - len(CORNERS)
"""Place of the first of those that are held against a part of the others only."""


@lru_cache(maxsize=1)
def _folded() -> tuple[Floats, ...]:
    """For each of `_sides`, their matrices below one another: resampled and transformed in one step."""
    return tuple(
        np.concatenate([np.asarray(cosines(LOW, HALF) @ resampling(*side, HALF, HALF), np.float32) for side in sides])
        for sides in _sides()
    )


def lowest(squares: Bytes) -> Floats:
    """The lowest frequencies of every window of each square.

    Each square is a product of its own, so that its last digits do not depend on how many others stand beside it.

    Args:
        squares: grey levels of shape (squares, 32, 32).

    Returns:
        An array of shape (squares, windows, 64), row by row of each 8 x 8.
    """
    folded = _folded()
    lines = squares.astype(np.float32) @ np.ascontiguousarray(np.concatenate(folded).T)
    starts = np.cumsum([0, *map(len, folded)]).tolist()
    found = np.empty((len(squares), len(windows()), LOW * LOW), np.float32)
    window = 0
    for down, across in _groups():
        both = folded[down] @ lines[:, :, starts[across] : starts[across + 1]]
        rows, columns = len(folded[down]) // LOW, len(folded[across]) // LOW
        blocks = both.reshape(-1, rows, LOW, columns, LOW).swapaxes(2, 3)
        found[:, window : window + rows * columns] = blocks.reshape(-1, rows * columns, LOW * LOW)
        window += rows * columns
    return found


def lowest_of(squares: Bytes, window: Box) -> Floats:
    """The same of one window: shape (squares, 64)."""
    down, across = (
        np.asarray(cosines(LOW, HALF) @ resampling(*side, HALF, HALF), np.float32)
        for side in ((window.top, window.bottom), (window.left, window.right))
    )
    return np.asarray(down @ (squares.astype(np.float32) @ across.T), np.float32).reshape(-1, LOW * LOW)


@lru_cache(maxsize=8)
def _turn(orientation: int) -> tuple[Positions, Mask]:
    """How the frequencies of a turned square follow from its own: which one, and whether its sign is turned."""
    u, v = np.meshgrid(np.arange(LOW), np.arange(LOW), indexing="ij")
    source = (v * LOW + u if orientation in (4, 5, 6, 7) else u * LOW + v).reshape(-1)
    flip = np.zeros((LOW, LOW), bool)
    if orientation in (2, 3, 6, 7):
        flip ^= u % 2 == 1
    if orientation in (1, 2, 5, 6):
        flip ^= v % 2 == 1
    return source.astype(np.int64), flip.reshape(-1)


def oriented(low: Floats, orientation: int) -> Floats:
    """The squares' lowest frequencies, shape (squares, 64), had they been turned."""
    source, flip = _turn(orientation)
    return np.where(flip, -low[:, source], low[:, source])


def packed(low: Floats) -> Words:
    """The 63 signs of lowest frequencies in a word each, the mean's left out: shape (..., 64) -> (...)."""
    signs = low > 0
    signs[..., 0] = False
    return np.ascontiguousarray(np.packbits(signs, axis=-1)).view(np.uint64)[..., 0]


@lru_cache(maxsize=1)
def _positions() -> dict[Box, int]:
    return {window: position for position, window in enumerate(windows())}


def as_variant(low: Floats, variant: Variant) -> Floats:
    """What `lowest` gave, as it is looked for: shape (squares, windows, 64) -> (squares, 64)."""
    part = low[:, _positions()[variant.sought]]
    return oriented(part, variant.orientation) if variant.orientation else part
