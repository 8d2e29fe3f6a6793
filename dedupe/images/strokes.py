"""Two aligned drawings, pixel by pixel -> where the strokes of one are not those of the other."""

from __future__ import annotations

import numpy as np

from dedupe.images.arrays import Bytes, Floats, Mask
from dedupe.images.blocks import BLOCK, STRIDE, block_means
from dedupe.images.medians import quantiles
from dedupe.images.recolour import TO_YCC

HARD_EDGE = 60.0
"""Levels between a pixel's lightest and darkest neighbour that make it part of a stroke or an edge."""
LEAST_EXCESS = 0.9
"""Excess over that range in a block, in squared units of it, from which the block was changed."""
EDGE_FLOOR, EDGE_CEILING = 18.0, 80.0
"""Least and most levels by which a pixel of a drawing must leave its neighbours' range to count as changed."""
STROKE_ERROR = 22.0
"""Levels by which the two, blurred alike, must differ in such a block: the ripples that an encoder of quality 60 and
less draws beside an edge leave their neighbours' range, and come to 9 to 20 levels when blurred, seldom to 25."""
LETTER_EDGE = 30.0
"""Levels between a pixel's lightest and darkest neighbour that make it part of an edge of two equally sharp planes."""
LETTER_FLOOR, LETTER_NOISE = 9.0, 1.7
"""Difference from which a pixel of these was changed: so many levels, and so many times the 98 % quantile of the edges'
more. Of 781 copies of 51 kinds of drawings, 300 to 2400 pixels wide (half, 60 and 70 % of the size, JPEG at quality 30
to 85, WebP, 128 colours, blurs, other brightness and contrast), 16 have a pixel above it, and 21 above 16 levels and
1.25 times the quantile; of digits of five pixels in copies of half the size nine in twenty stay below it, and thirteen
below these."""

UNUSUAL = 3.5
"""Times that the 98 % quantile of a copy's edges is above their 80 % quantile, at most: 1.3 to 3.3 in 70 copies of 41
other drawings, 8 to 350 where a line across a chart is of another colour."""
LEAST_USUAL = 2.6
"""Levels that the 80 % quantile counts for at least: a brighter page of black and white errs at few of its edges."""


def other_strokes(a: Floats, b: Floats, light: Floats, other: Floats) -> Mask:
    """Blocks with pixels that lie outside the range of their neighbours in the other picture, in either direction.

    Args:
        a: luma, shape (pairs, rows, columns).
        b: the others', of the same shape.
        light: that of a, made as sharp as the other and blurred.
        other: that of b.
    """
    found = np.stack([_strokes_of(*pair) for pair in zip(a, b, strict=True)])
    for n in np.nonzero(found.any(axis=(1, 2)))[0]:
        found[n] &= _with_any(np.abs(light[n] - other[n]) > STROKE_ERROR)
    return found


def _strokes_of(a: Floats, b: Floats) -> Mask:
    if float(np.abs(a - b).max()) <= EDGE_FLOOR:  # no pixel lies further from its neighbours than from its like
        return _no_block(a)
    (low_a, high_a), (low_b, high_b) = (
        (_of_neighbours(plane, np.minimum), _of_neighbours(plane, np.maximum)) for plane in (a, b)
    )
    beyond = b - high_a
    for outside in (low_a - b, a - high_b, low_b - a):
        np.maximum(beyond, outside, out=beyond)
    np.maximum(beyond, 0.0, out=beyond)
    high_a -= low_a
    high_b -= low_b
    hard = np.minimum(high_a, high_b, out=high_a) > HARD_EDGE
    noise = float(quantiles(beyond[hard][None], 0.98)[0]) if np.count_nonzero(hard) > 20 else 20.0
    limit = float(np.clip(1.6 * noise + 14.0, EDGE_FLOOR, EDGE_CEILING))
    # By how much, squared: one pixel far out says as much as several that are a little out.
    beyond /= limit
    beyond -= 1.0
    np.maximum(beyond, 0.0, out=beyond)
    excess = np.minimum(np.square(beyond, out=beyond), 2.0, out=beyond)
    return np.asarray(block_means(excess) * BLOCK**2 >= LEAST_EXCESS)


def other_letters(a: Floats, b: Floats) -> Mask:
    """Blocks with pixels that differ by far more than edges do elsewhere in the same two pictures.

    A digit six pixels high lies between its neighbours' lightest and darkest, whichever it is; but a copy errs at every
    edge alike, by what its size or its encoder did to them, and another digit at one place only.

    Args:
        a: luma, equally sharp, shape (pairs, rows, columns).
        b: the others', of the same shape.
    """
    return np.stack([_letters_of(*pair) for pair in zip(a, b, strict=True)])


def _letters_of(a: Floats, b: Floats) -> Mask:
    error = np.abs(a - b)
    if float(error.max()) <= LETTER_FLOOR:
        return _no_block(a)
    most, usual = errors_at_edges(a, b)
    return _with_any(error > LETTER_FLOOR + LETTER_NOISE * min(most, UNUSUAL * max(usual, LEAST_USUAL)))


def errors_at_edges(a: Floats, b: Floats) -> tuple[float, float]:
    """What two planes differ by at the edges that both have: the 98 % quantile, and the 80 % quantile.

    What a copy errs by makes both, a long line that was changed the first alone; nothing where hardly any are.
    """
    edges = np.minimum(local_ranges(a), local_ranges(b)) > LETTER_EDGE
    if np.count_nonzero(edges) <= 20:
        return 0.0, 0.0
    errors = np.abs(a - b)[edges][None]
    return float(quantiles(errors, 0.98)[0]), float(quantiles(errors, 0.8)[0])


def _with_any(pixels: Mask) -> Mask:
    """Blocks with any of the pixels."""
    return np.asarray(block_means(pixels.astype(np.float32)) > 0.0)


def _no_block(plane: Floats) -> Mask:
    return np.zeros(tuple(-(-size // STRIDE) - 1 for size in plane.shape), np.bool_)


def local_ranges(planes: Floats) -> Floats:
    """Levels between the lightest and the darkest of each pixel and the eight around it.

    Args:
        planes: shape (..., rows, columns).
    """
    ranges = _of_neighbours(planes, np.maximum)
    ranges -= _of_neighbours(planes, np.minimum)
    return ranges


def _of_neighbours(planes: Floats, ufunc: np.ufunc) -> Floats:
    """The least, or the greatest, of each pixel and the eight around it: slices are far faster than filters."""
    rows = planes.copy()
    ufunc(rows[..., 1:, :], planes[..., :-1, :], out=rows[..., 1:, :])
    ufunc(rows[..., :-1, :], planes[..., 1:, :], out=rows[..., :-1, :])
    both = rows.copy()
    ufunc(both[..., 1:], rows[..., :-1], out=both[..., 1:])
    ufunc(both[..., :-1], rows[..., 1:], out=both[..., :-1])
    return both


THIN_CONTRAST = 64.0
STRIP_ROWS = 128
"""Rows that are looked at together: they stay in a core's cache, and of a page of words the first few strips tell."""
FINE_SHARE = 0.002
"""Share of a drawing that thin strokes cover, from which it has words to lose: one line of small type covers more."""


def has_fine_strokes(pixels: Bytes, width: int) -> bool:
    """Whether a drawing has strokes thinner than so many pixels, as letters are.

    Args:
        pixels: colours of shape (rows, columns, 3).
        width: in pixels.
    """
    rows, columns = pixels.shape[:2]
    fine = 0
    for top in range(0, rows, STRIP_ROWS):
        bottom = min(rows, top + STRIP_ROWS)
        first, last = max(0, top - 2 * width), min(rows, bottom + 2 * width)  # what two windows reach
        fine += int(np.count_nonzero(_are_fine(pixels[first:last], width)[top - first : bottom - first]))
        if fine / (rows * columns) > FINE_SHARE:
            return True
    return False


def _are_fine(pixels: Bytes, width: int) -> Mask:
    light = pixels.astype(np.float32) @ TO_YCC[0].astype(np.float32)
    dark = _least(_greatest(light, width), width) - light > THIN_CONTRAST
    bright = light - _greatest(_least(light, width), width) > THIN_CONTRAST
    return np.asarray(dark | bright)


def _least(plane: Floats, width: int) -> Floats:
    """The least of the `width` x `width` pixels around each, as `scipy.ndimage.grey_erosion` has it."""
    before = width // 2
    for _ in range(2):
        plane = _along_rows(plane, np.minimum, before, width - 1 - before, np.inf).T
    return plane


def _greatest(plane: Floats, width: int) -> Floats:
    """The greatest of them, as `scipy.ndimage.grey_dilation` has it: an even window lies the other way."""
    behind = width // 2
    for _ in range(2):
        plane = _along_rows(plane, np.maximum, width - 1 - behind, behind, -np.inf).T
    return plane


def _along_rows(plane: Floats, ufunc: np.ufunc, before: int, behind: int, nothing: float) -> Floats:
    """`ufunc` over so many rows before and behind each: of two windows of a length that of twice the length is had."""
    found = np.pad(plane, ((before, behind), (0, 0)), constant_values=nothing)
    length, wanted = 1, before + 1 + behind
    while length < wanted:
        step = min(length, wanted - length)
        found = ufunc(found[:-step], found[step:])
        length += step
    return found
