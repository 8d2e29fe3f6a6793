"""Two aligned photographs -> both as bright towards the edges: a vignette darkens corners, and changes nothing shown.

What a vignette does is smooth and has few numbers, so that whatever is changed in one place stays a change beside it.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from dedupe.images.arrays import Bytes, Floats, Matrix
from dedupe.images.colourfit import SOFT, cell_sums
from dedupe.images.likened import weighed
from dedupe.images.recolour import TO_YCC

DARK = 2.0
"""Levels added before logarithms are taken: of what is darker the ratio of two pictures says little."""
ENDS = 12.0, 243.0
"""Levels between which a cell of 4 x 4 pixels was not clipped."""
TONES = 4
"""Powers of the light that stand for a change of all tones, whatever the place."""
ROUNDS = 8
LEAST_FALL, MOST_FALL = 0.12, 2.0
"""Fall of the light from the middle to the edges, in powers of e: less is no vignette, more leaves nothing to see."""
UNEVEN = 0.2
"""Share of that by which the light may rise on the way."""
CORNER = 8
"""A corner is so large a part of a side, in a first look."""
LEAST_CELLS = 400
"""Cells that the fit stands on, at least."""


def falls_off(a: Floats, b: Floats) -> bool:
    """Whether one of two aligned pictures may be a vignetted copy of the other.

    Args:
        a: light of shape (rows, columns), 0 to 255, softened.
        b: the other's, of the same shape.
    """
    return _may_fall(a, b) and _fall(a, b) is not None


def _may_fall(a: Floats, b: Floats) -> bool:
    """Whether all four corners became darker than the middle, or all lighter: asked first, as it takes no fit."""
    ratio = np.log((b + DARK) / (a + DARK))
    rows, columns = (size // CORNER for size in ratio.shape)
    ends = (slice(None, rows), slice(-rows, None)), (slice(None, columns), slice(-columns, None))
    middle = ratio[2 * rows : -2 * rows, 2 * columns : -2 * columns].mean()
    corners = np.array([ratio[down, across].mean() for down in ends[0] for across in ends[1]]) - middle
    return bool((np.abs(corners) >= LEAST_FALL / 4).all() and np.ptp(np.sign(corners)) == 0)


def evenly_lit(a: Bytes, b: Bytes) -> tuple[Floats, Floats, bool] | None:
    """Both pictures, the one that is lighter towards the edges darkened there as the other is.

    Args:
        a: colours of shape (rows, columns, 3).
        b: the other's, aligned, of the same shape.

    Returns:
        Both, and whether it is b that is darker towards the edges; None where neither is.
    """
    found = _fall(_cells(a), _cells(b))
    if found is None:
        return None
    fall = _places(*a.shape[:2]) @ found
    first, second = a.astype(np.float32), b.astype(np.float32)
    if fall[0, 0] > 0.0:
        return _darkened(first, fall), second, True
    return first, _darkened(second, -fall), False


def _darkened(pixels: Floats, fall: Matrix) -> Floats:
    return np.asarray(pixels * np.exp(-np.maximum(fall, 0.0))[..., None], dtype=np.float32)


def _fall(a: Floats, b: Floats) -> Matrix | None:
    """How much darker than a its b becomes towards the edges, in `_places`' terms, or None where it does not."""
    usable = (np.minimum(a, b) > ENDS[0]) & (np.maximum(a, b) < ENDS[1])
    if np.count_nonzero(usable) < LEAST_CELLS:
        return None
    places = _places(*a.shape)
    tone = np.log(a[usable] + DARK).astype(np.float64)
    tones = (tone - tone.mean())[:, None] ** np.arange(TONES)
    wanted = np.log(b[usable] + DARK) - tone
    found = -_fitted(np.concatenate([tones, places[usable]], axis=1), wanted)[TONES:]
    fall = places @ found
    corners = fall[[0, 0, -1, -1], [0, -1, 0, -1]]
    least, most = sorted((abs(float(corners.min())), abs(float(corners.max()))))
    if not LEAST_FALL <= least <= most <= MOST_FALL:
        return None
    rising = fall * np.sign(corners[0])
    return found if float(rising.min()) >= -UNEVEN * most else None


def _cells(pixels: Bytes) -> Floats:
    """Light of whole cells of 4 x 4 pixels."""
    rows, columns = (size // SOFT * SOFT for size in pixels.shape[:2])
    planes = pixels[:rows, :columns].transpose(2, 0, 1).astype(np.float32, order="C")[None]
    light = weighed(TO_YCC[0].astype(np.float32), cell_sums(planes))[0]
    return np.asarray(light / SOFT**2, dtype=np.float32)


@lru_cache(maxsize=8)
def _places(rows: int, columns: int) -> Matrix:
    """What a fall of light is made of at each place, 0 in the middle: shape (rows, columns, terms)."""
    down, across = (((np.arange(size) + 0.5) / size * 2.0 - 1.0) ** 2 for size in (rows, columns))
    y, x = np.meshgrid(down, across, indexing="ij")
    return np.stack([x, y, x * x, y * y, x * y, (x + y) ** 3], axis=-1)


def _fitted(terms: Matrix, wanted: Matrix) -> Matrix:
    """Least squares that what does not follow has no say in."""
    weights: Matrix = np.ones(len(wanted))
    found: Matrix = np.zeros(terms.shape[1])
    for _ in range(ROUNDS):
        weighted = terms * weights[:, None]
        normal = terms.T @ weighted + 1e-6 * np.eye(terms.shape[1])
        found = np.asarray(np.linalg.solve(normal, weighted.T @ wanted), dtype=np.float64)
        error = wanted - terms @ found
        spread = 2.5 * float(np.median(np.abs(error))) + 0.005
        weights = np.asarray(1.0 / (1.0 + (error / spread) ** 2) ** 2, dtype=np.float64)
    return found
