"""Two pictures laid on one another: which way up, which part of which, and by how much they are shifted and scaled.

Everything is separable: a part of a square is had by one resampling matrix a side, so that a step of the alignment
is four small matrix products.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from dedupe.images.spectrum import resampling
from dedupe.images.trim import Box

Floats = npt.NDArray[np.float32]

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
        from scipy.ndimage import gaussian_filter

        sigmas = (*(0.0,) * (square.ndim - 2), sigma, sigma)
        return np.asarray(gaussian_filter(square, sigmas, mode="nearest", truncate=3.0), dtype=np.float32)
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


def inverse(box: Box) -> Box:
    """Where a lies on b, where b lies on `box` of a."""
    left, top = -box.left / box.width, -box.top / box.height
    return Box(left, top, left + 1.0 / box.width, top + 1.0 / box.height)


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


COARSE_TO_FINE = (2.5, 1.0)
"""Blur, in samples of a 64-sample side, at which an alignment starts and ends: a window of the search is up to 3
samples off."""
STEPS = 6
STILL = 0.0008
"""Share of a side, for each sample of blur, below which a further step gains nothing."""
LEAST_OVERLAP = 0.3
"""Share of a side that must be shared: less, and an alignment finds agreement anywhere."""


def refine(a: Floats, b: Floats, box: Box, blurs: tuple[float, ...] = COARSE_TO_FINE) -> tuple[Box, float]:
    """Move, widen and narrow a box until picture b agrees best with what it covers of picture a.

    Gauss-Newton on shift and scale of either side, with gain and bias fitted in each step and outlying samples (a
    label) weighted down (after Baker and Matthews, "Lucas-Kanade 20 Years On", IJCV 2004).

    Args:
        a: a grey square.
        b: another of the same size, already turned back.
        box: where b lies on a, to begin with.
        blurs: blur of each round, in samples.

    Returns:
        The box, and the correlation there of the shared part.
    """
    side = a.shape[0]
    for blur in blurs:
        soft_a, soft_b = smooth(a, blur), smooth(b, blur)
        for _ in range(STEPS):
            step = _step(soft_a, soft_b, box, side)
            if step is None:
                break
            box, moved = step
            on_a, _ = overlap(box)
            if min(on_a.width, on_a.height) < LEAST_OVERLAP or min(box.width, box.height) < LEAST_OVERLAP:
                return box, -1.0
            if moved < blur * STILL:
                break
    return box, agreement(a, b, box)


def agreement(a: Floats, b: Floats, box: Box) -> float:
    """Correlation of the shared part of two squares, at the resolution of the coarser of the two there."""
    there, here = shared(a, b, box)
    return correlation(there, here)


def shared(a: Floats, b: Floats, box: Box) -> tuple[Floats, Floats]:
    """The shared part of two planes of one size, resampled to the coarser of the two along each side."""
    on_a, on_b = overlap(box)
    rows = max(8, round(a.shape[-2] * min(on_a.height, on_b.height)))
    columns = max(8, round(a.shape[-1] * min(on_a.width, on_b.width)))
    return part(a, on_a, rows, columns), part(b, on_b, rows, columns)


def _step(a: Floats, b: Floats, box: Box, side: int) -> tuple[Box, float] | None:
    """A better box, and the farthest that an end of it moved in fractions of the shared part; or None."""
    on_a, on_b = overlap(box)
    n = max(12, round(side * min(on_b.width, on_b.height)))
    warped, wanted = part(a, on_a, n, n), part(b, on_b, n, n)
    weights: Floats = np.ones_like(warped)
    for _ in range(2):
        gain, bias = _gain(warped, wanted, weights)
        error = wanted - gain * warped - bias
        spread = 2.0 * float(np.median(np.abs(error))) + 1.0
        weights = np.asarray(1.0 / (1.0 + (error / spread) ** 2) ** 2, dtype=np.float32)
    down, across = np.gradient(warped)
    at = (np.arange(n, dtype=np.float32) + 0.5) / n
    columns = np.stack(
        [across.ravel(), (across * at[None, :]).ravel(), down.ravel(), (down * at[:, None]).ravel()], axis=1
    ) * (gain * n)
    weighted = columns * weights.reshape(-1, 1)
    normal = weighted.T @ columns
    normal[np.diag_indices(4)] *= 1.001
    try:
        move = np.linalg.solve(normal, weighted.T @ error.ravel())
    except np.linalg.LinAlgError:
        return None
    left, right = float(move[0]), float(move[0] + move[1])
    top, bottom = float(move[2]), float(move[2] + move[3])
    # The moves are of the shared part's ends, in fractions of it: carried over to the ends of b.
    moved = Box(
        on_a.left + on_a.width * left, on_a.top + on_a.height * top,
        on_a.right + on_a.width * right, on_a.bottom + on_a.height * bottom,
    )  # fmt: skip
    if moved.width <= 0.05 or moved.height <= 0.05 or not np.isfinite(move).all():
        return None
    return inside(moved, inverse(on_b)), float(np.abs(move).max())


def _gain(a: Floats, b: Floats, weights: Floats) -> tuple[float, float]:
    total = float(weights.sum())
    mean_a, mean_b = float((weights * a).sum()) / total, float((weights * b).sum()) / total
    spread = float((weights * (a - mean_a) ** 2).sum())
    gain = float((weights * (a - mean_a) * (b - mean_b)).sum()) / spread if spread > 1e-3 * total else 1.0
    return gain, mean_b - gain * mean_a
