"""Two aligned drawings, place by place -> where what is of one hue in one of them is of another in the other.

A copy loses some of the colour of a thin line, and an encoder smears it over sixteen pixels, but what is left points
the same way: red is not green. How much colour there is says little, its direction says all.
"""

from __future__ import annotations

import numpy as np

from dedupe.images.arrays import Floats, Mask
from dedupe.images.colourfit import cell_sums
from dedupe.images.likened import luma, weighed
from dedupe.images.places import large_places
from dedupe.images.recolour import TO_YCC

CELL_PIXELS = 16
WIDE = 4
"""Cells of 4 x 4 pixels along the side of a place: an encoder keeps the mean colour of 16 pixels, and hardly less."""
SOLID = 3
"""Places along a side, a cell apart, that must all differ: what an encoder errs by at an edge is one place wide."""
LEAST_TURNED = 2.0
"""Levels of colour, averaged over a place, that point elsewhere: a line of one pixel that became another leaves 2 to 4
of its 4 to 8 levels, a small word 4 to 14."""
LEAST_TURN = 0.75
"""The same in units of the weaker colour there: the sine of 49 degrees. None of 360 copies of 33 drawings (JPEG down to
quality 30, WebP, half size, 128 colours, blurred, of other brightness, contrast and saturation) has a place above both;
two have from 1.5 levels and 45 degrees on, three from 2 levels and 30 degrees."""
THIN_TURNED, THIN_NOISE = 1.0, 2.0
"""The least level for a long place, as a line of less than a pixel leaves, and the same in units of what four places in
five differ by: an encoder of quality 40 errs by one level all over."""
LONG = 12
"""Places that must touch there: a line's are four abreast. Of 533 such copies of 41 other drawings none has more than
nine."""
INKED = 5.0
"""Spread of the light within a place, in levels, that tells a line or a word: the whole of a pale field errs as one."""


def other_hues(a: Floats, b: Floats) -> Mask:
    """Blocks in whose midst both have a colour, and not of the same hue.

    Args:
        a: colours of shape (pairs, 3, rows, columns), 0 to 255.
        b: the others', of the same shape.
    """
    (blue_a, red_a), (blue_b, red_b) = _colours(a), _colours(b)
    together = blue_a * blue_b + red_a * red_b
    size_a, size_b = np.hypot(blue_a, red_a), np.hypot(blue_b, red_b)
    weaker = np.minimum(size_a, size_b)
    across = np.abs(blue_a * red_b - red_a * blue_b) / np.maximum(np.maximum(size_a, size_b), 1e-6)
    elsewhere = np.where(together > 0.0, across, weaker)
    points_elsewhere = elsewhere > LEAST_TURN * weaker
    turned = points_elsewhere & (elsewhere > LEAST_TURNED)
    found = _in_the_midst(turned, tuple(-(-size // 4) - 1 for size in a.shape[2:]))
    faint = points_elsewhere & (elsewhere > THIN_TURNED)
    for n in np.nonzero(faint.sum(axis=(1, 2)) >= LONG)[0]:
        apart = np.hypot(blue_a[n] - blue_b[n], red_a[n] - red_b[n])
        thin = faint[n] & (elsewhere[n] > THIN_NOISE * np.quantile(apart, 0.8))
        rows, columns = thin.shape
        found[n, 1 : 1 + rows, 1 : 1 + columns] |= _long_ones(thin, a[n : n + 1], b[n : n + 1])
    return found


def _long_ones(thin: Mask, a: Floats, b: Floats) -> Mask:
    """Places that have ink in both and touch many of their like: asked of few, as it looks at the pixels again."""
    if np.count_nonzero(thin) < LONG:
        return np.zeros_like(thin)
    return large_places(thin & (_spread(a) > INKED) & (_spread(b) > INKED), LONG)


def _spread(planes: Floats) -> Floats:
    """Standard deviation of the light in each place of one picture, shape (rows, columns) of places."""
    light = luma(planes)
    mean, of_squares = (_wide(cell_sums(plane))[0] for plane in (light, light * light))
    return np.asarray(np.sqrt(np.maximum(of_squares - mean * mean, 0.0)), dtype=np.float32)


def _colours(planes: Floats) -> tuple[Floats, Floats]:
    """Mean blue and red difference of each place, shape (pairs, rows, columns) of places."""
    cells = cell_sums(planes)
    blue, red = (_wide(weighed(TO_YCC[n].astype(np.float32), cells)) for n in (1, 2))
    return blue, red


def _wide(cells: Floats) -> Floats:
    down = _run_sums(cells).swapaxes(1, 2)
    return _run_sums(down).swapaxes(1, 2) / np.float32(WIDE * WIDE * CELL_PIXELS)


def _run_sums(rows: Floats) -> Floats:
    count = max(0, rows.shape[1] - WIDE + 1)
    return np.asarray(sum(rows[:, n : n + count] for n in range(WIDE)), dtype=np.float32)


def _in_the_midst(turned: Mask, blocks: tuple[int, ...]) -> Mask:
    """The middle blocks of where `SOLID` places along both sides are turned; shape (pairs, *blocks)."""
    found = np.zeros((len(turned), *blocks), np.bool_)
    rows, columns = (size - SOLID + 1 for size in turned.shape[1:])
    if turned.any() and min(rows, columns) > 0:
        shifts = range(SOLID)
        solid = np.logical_and.reduce([turned[:, i : i + rows, j : j + columns] for i in shifts for j in shifts])
        found[:, 2 : 2 + rows, 2 : 2 + columns] = solid
    return found
