"""Two pictures laid on one another: which way up, which part of which, and by how much they are shifted and scaled.

Everything is separable: a part of a square is had by one resampling matrix a side, so that a step of the alignment
is four small matrix products.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from dedupe.images.arrays import Floats
from dedupe.images.blur import blurred
from dedupe.images.medians import medians
from dedupe.images.spectrum import resampling
from dedupe.images.trim import Box

WHOLE = Box()

ORIENTATIONS = (
    "",
    "mirrored",
    "rotated 180°",
    "flipped top to bottom",
    "mirrored along the diagonal",
    "rotated 90° to the right",
    "mirrored along the other diagonal",
    "rotated 90° to the left",
)
"""What was done to picture a to get b, for EXIF's orientations 1 to 8."""

IS_MIRROR = (False, True, False, True, True, False, True, False)
"""Whether that turns left into right: such a copy is another picture to whoever reads it."""

INVERSE = (0, 1, 2, 3, 4, 7, 6, 5)
"""The orientation that undoes each."""


def turned(square: npt.NDArray[np.generic], orientation: int) -> npt.NDArray[np.generic]:
    """A square turned the way `ORIENTATIONS` names it; the last two axes are rows and columns."""
    if orientation in (4, 5, 6, 7):
        square = square.swapaxes(-1, -2)
    if orientation in (2, 3, 6, 7):
        square = square[..., ::-1, :]
    if orientation in (1, 2, 5, 6):
        square = square[..., ::-1]
    return square


MATRIX_SIDE = 160
"""Side up to which a product with a whole matrix is the fastest blur."""


@lru_cache(maxsize=16)
def smoothing(side: int, sigma: float) -> Floats:
    """The matrix that blurs a line with a Gaussian of `sigma` samples, ends repeated."""
    reach = np.arange(side)
    weights = np.exp(-0.5 * ((reach[:, None] - reach[None, :]) / sigma) ** 2)
    return np.asarray(weights / weights.sum(axis=1, keepdims=True), dtype=np.float32)


def smooth(square: Floats, sigma: float) -> Floats:
    """Planes, shape (..., rows, columns), blurred along both sides."""
    if max(square.shape[-2:]) > MATRIX_SIDE:
        return blurred(square, sigma)
    return np.asarray(
        smoothing(square.shape[-2], sigma) @ square @ smoothing(square.shape[-1], sigma).T, dtype=np.float32
    )


def part(plane: Floats, box: Box, rows: int, columns: int) -> Floats:
    """Part of a plane, resampled to rows x columns."""
    down = resampling(box.top, box.bottom, rows, plane.shape[-2])
    across = resampling(box.left, box.right, columns, plane.shape[-1])
    return np.asarray(down @ plane @ across.T, dtype=np.float32)


def overlap(box: Box) -> tuple[Box, Box]:
    """The part that two pictures share, in fractions of a and in fractions of b, where b lies on `box` of a."""
    on_a = Box(max(0.0, box.left), max(0.0, box.top), min(1.0, box.right), min(1.0, box.bottom))
    return on_a, Box(
        (on_a.left - box.left) / box.width,
        (on_a.top - box.top) / box.height,
        (on_a.right - box.left) / box.width,
        (on_a.bottom - box.top) / box.height,
    )


def inset(box: Box, share: float) -> Box:
    """A rectangle without so much of its width and height on each side."""
    across, down = share * box.width, share * box.height
    return Box(box.left + across, box.top + down, box.right - across, box.bottom - down)


def inverse(box: Box) -> Box:
    """Where a lies on b, where b lies on `box` of a."""
    left, top = -box.left / box.width, -box.top / box.height
    return Box(left, top, left + 1.0 / box.width, top + 1.0 / box.height)


def within(outer: Box, inner: Box) -> Box:
    """A rectangle in fractions of another, both in fractions of the whole: the inverse of `inside`."""
    return Box(
        (inner.left - outer.left) / outer.width,
        (inner.top - outer.top) / outer.height,
        (inner.right - outer.left) / outer.width,
        (inner.bottom - outer.top) / outer.height,
    )


def inside(outer: Box, inner: Box) -> Box:
    """A part of a part, in fractions of the whole."""
    return Box(
        outer.left + inner.left * outer.width,
        outer.top + inner.top * outer.height,
        outer.left + inner.right * outer.width,
        outer.top + inner.bottom * outer.height,
    )


def correlation(a: Floats, b: Floats) -> float:
    """Pearson's, of all samples; 0 where one of them is flat."""
    return float(correlations(a[None], b[None])[0])


def correlations(a: Floats, b: Floats) -> npt.NDArray[np.float64]:
    """The same for each pair of planes, shape (pairs, rows, columns)."""
    x, y = a - a.mean(axis=(1, 2), keepdims=True), b - b.mean(axis=(1, 2), keepdims=True)
    scale = np.sqrt((x * x).sum(axis=(1, 2)) * (y * y).sum(axis=(1, 2)))
    together = (x * y).sum(axis=(1, 2))
    return np.asarray(np.where(scale > 1e-6, together / np.maximum(scale, 1e-6), 0.0), dtype=np.float64)


Boxes = npt.NDArray[np.float64]
"""Boxes of many pairs, shape (pairs, 4): left, top, right, bottom."""


def boxes_of(boxes: Sequence[Box]) -> Boxes:
    """Boxes as an array."""
    return np.array([(box.left, box.top, box.right, box.bottom) for box in boxes], np.float64).reshape(-1, 4)


def _twice(columns: Boxes) -> Boxes:
    """Columns beside themselves, in a fifth of the time that `numpy.tile` takes for few rows."""
    return np.concatenate([columns, columns], axis=1)


def overlaps(boxes: Boxes) -> tuple[Boxes, Boxes]:
    """`overlap` for many pairs."""
    size = boxes[:, 2:] - boxes[:, :2]
    on_a = np.clip(boxes, 0.0, 1.0)
    on_b = (on_a - _twice(boxes[:, :2])) / _twice(size)
    return on_a, on_b


def sampled(planes: Floats, boxes: Boxes, side: int) -> Floats:
    """Parts of planes, shape (pairs, rows, columns), read at side x side points each, between four samples.

    For planes that were blurred before: what is finer than the points is not filtered out.
    """
    pairs, rows, columns = planes.shape
    down, below = _points(boxes[:, 1], boxes[:, 3], side, rows)
    across, behind = _points(boxes[:, 0], boxes[:, 2], side, columns)
    each = np.arange(pairs)[:, None]
    upper, lower = planes[each, down], planes[each, np.minimum(down + 1, rows - 1)]
    lines = upper + (lower - upper) * below[:, :, None]
    # By positions in one long line, which numpy reads five times as fast as along an axis.
    row = columns * np.arange(pairs * side).reshape(pairs, side, 1)
    left = lines.reshape(-1).take(row + across[:, None, :])
    right = lines.reshape(-1).take(row + np.minimum(across + 1, columns - 1)[:, None, :])
    return np.asarray(left + (right - left) * behind[:, None, :], dtype=np.float32)


def _points(start: Boxes, stop: Boxes, side: int, length: int) -> tuple[npt.NDArray[np.intp], Floats]:
    """The sample before each point, and how far behind it the point lies."""
    at = start[:, None] * length + ((stop - start) * length / side)[:, None] * (np.arange(side) + 0.5) - 0.5
    at = np.clip(at, 0.0, length - 1.0)
    before = at.astype(np.intp)
    return before, (at - before).astype(np.float32)


ROUNDS = ((2.5, 24), (1.0, 48))
"""Blur, in samples of a 64-sample side, and points a side at which an alignment starts and ends: a window of the search
is up to 3 samples off."""
LEAST_COARSE = 0.4
"""Correlation after the first round, below which the next is not begun: of 3,500 copies none lay below .8."""
STEPS = 6
STILL = 0.0008
"""Share of a side, for each sample of blur, below which a further step gains nothing."""
LEAST_OVERLAP = 0.3
"""Share of a side that must be shared: less, and an alignment finds agreement anywhere."""
LEAST_SIDE = 0.05


def refine(a: Floats, b: Floats, box: Box, rounds: tuple[tuple[float, int], ...] = ROUNDS) -> tuple[Box, float]:
    """`refine_all` for one pair of squares."""
    found, scores = refine_all(a[None], b[None], boxes_of([box]), rounds)
    return Box(*found[0].tolist()), float(scores[0])


def refine_all(
    a: Floats, b: Floats, boxes: Boxes, rounds: tuple[tuple[float, int], ...] = ROUNDS
) -> tuple[Boxes, npt.NDArray[np.float64]]:
    """Move, widen and narrow boxes until each picture b agrees best with what it covers of its picture a.

    Gauss-Newton on shift and scale of either side, with gain and bias fitted in each step and outlying samples (a
    label) weighted down (after Baker and Matthews, "Lucas-Kanade 20 Years On", IJCV 2004).

    Args:
        a: grey squares, shape (pairs, side, side).
        b: others of the same size, already turned back.
        boxes: where each b lies on its a, to begin with.
        rounds: blur of each round in samples, and the points a side that it is looked at with.

    Returns:
        The boxes, and the correlation there of the shared parts; -1 where a placement lost its picture.
    """
    boxes = boxes.copy()
    scores = np.ones(len(a))
    for blur, side in rounds:
        chosen = on = np.nonzero(scores >= LEAST_COARSE)[0]
        soft_a, soft_b = smooth(a[on], blur), smooth(b[on], blur)
        at = np.arange(len(on))
        for _ in range(STEPS):
            if not len(on):
                break
            moved, by = _stepped(soft_a[at], soft_b[at], boxes[on], side)
            fine = by >= 0.0
            on, at, moved, by = on[fine], at[fine], moved[fine], by[fine]
            boxes[on] = moved
            on_a, _ = overlaps(moved)
            shared = np.minimum((on_a[:, 2:] - on_a[:, :2]).min(axis=1), (moved[:, 2:] - moved[:, :2]).min(axis=1))
            gone = shared < LEAST_OVERLAP
            scores[on[gone]] = -1.0
            further = ~gone & (by >= blur * STILL)
            on, at = on[further], at[further]
        chosen = chosen[scores[chosen] >= 0.0]
        scores[chosen] = agreements(a[chosen], b[chosen], boxes[chosen], side)
    return boxes, scores


def agreements(a: Floats, b: Floats, boxes: Boxes, side: int) -> npt.NDArray[np.float64]:
    """Correlation of the shared parts of squares, read at side x side points each."""
    on_a, on_b = overlaps(boxes)
    return correlations(sampled(a, on_a, side), sampled(b, on_b, side))


def _stepped(a: Floats, b: Floats, boxes: Boxes, n: int) -> tuple[Boxes, npt.NDArray[np.float64]]:
    """Better boxes, and the farthest that an end of each moved in fractions of the shared part; -1 where none is."""
    on_a, on_b = overlaps(boxes)
    warped, wanted = sampled(a, on_a, n), sampled(b, on_b, n)
    gain, error, weights = residuals(warped, wanted)
    down, across = np.gradient(warped, axis=(1, 2))
    at = (np.arange(n, dtype=np.float32) + 0.5) / n
    slopes = np.stack([across, across * at, down, down * at[:, None]], axis=1) * (gain * n)[:, None]
    slopes = slopes.reshape(len(a), 4, -1)
    weighted = slopes * weights.reshape(len(a), 1, -1)
    normal = (weighted @ slopes.swapaxes(1, 2)).astype(np.float64)
    size = np.trace(normal, axis1=1, axis2=2)
    normal[:, range(4), range(4)] *= 1.001
    flat = size < 1e-9
    normal[flat] = np.eye(4)
    move = np.linalg.solve(normal, weighted.astype(np.float64) @ error.reshape(len(a), -1, 1))[:, :, 0]
    # The moves are of the shared part's ends, in fractions of it: carried over to the ends of b.
    ends = np.stack([move[:, 0], move[:, 2], move[:, 0] + move[:, 1], move[:, 2] + move[:, 3]], axis=1)
    moved = on_a + _twice(on_a[:, 2:] - on_a[:, :2]) * ends
    inner = -_twice(on_b[:, :2]) + np.array([0.0, 0.0, 1.0, 1.0])
    inner /= _twice(on_b[:, 2:] - on_b[:, :2])
    size_of = _twice(moved[:, 2:] - moved[:, :2])
    fine = ~flat & np.isfinite(move).all(axis=1) & (size_of > LEAST_SIDE).all(axis=1)
    return _twice(moved[:, :2]) + inner * size_of, np.where(fine, np.abs(move).max(axis=1), -1.0)


def residuals(a: Floats, b: Floats) -> tuple[Floats, Floats, Floats]:
    """What a change of gain and bias leaves between samples, shape (pairs, rows, columns).

    Returns:
        The gain, shape (pairs, 1, 1); the errors; and weights that are small where an error is an outlier.
    """
    weights = _of_outliers(_errors(a, b, None)[1])
    gain, error = _errors(a, b, weights)
    return gain, error, _of_outliers(error)


def _errors(a: Floats, b: Floats, weights: Floats | None) -> tuple[Floats, Floats]:
    """The gain from each a to its b, and what is left."""
    gain, bias = _gains(a, b, weights)
    return gain, b - gain * a - bias


def _of_outliers(error: Floats) -> Floats:
    """Weights that are small where an error is far above the median one."""
    spread = 2.0 * medians(np.abs(error).reshape(len(error), -1))[:, None, None] + 1.0
    return np.asarray(1.0 / (1.0 + (error / spread) ** 2) ** 2, dtype=np.float32)


def _gains(a: Floats, b: Floats, weights: Floats | None) -> tuple[Floats, Floats]:
    """Gain and bias from each a to its b, shape (pairs, 1, 1); all samples count alike where there are no weights."""
    total = np.float32(a[0].size) if weights is None else weights.sum(axis=(1, 2), keepdims=True)
    mean_a, mean_b = (
        (plane if weights is None else weights * plane).sum(axis=(1, 2), keepdims=True) / total for plane in (a, b)
    )
    centred = a - mean_a
    weighted = centred if weights is None else weights * centred
    spread = (weighted * centred).sum(axis=(1, 2), keepdims=True)
    together = (weighted * (b - mean_b)).sum(axis=(1, 2), keepdims=True)
    gain = np.where(spread > 1e-3 * total, together / np.maximum(spread, 1e-9), 1.0)
    return gain, mean_b - gain * mean_a
