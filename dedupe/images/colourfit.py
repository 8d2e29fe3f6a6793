"""The colours of two aligned pictures -> how those of one follow from those of the other, in most of the picture."""

from __future__ import annotations

import numpy as np

from dedupe.images.arrays import Floats, Mask, Matrix
from dedupe.images.medians import medians
from dedupe.images.recolour import (
    COLOURLESS,
    CURVE_POINTS,
    INK_COLOUR,
    INK_TURN,
    TO_YCC,
    Recolourings,
    linear,
)

ROUNDS = 4
"""Rounds of reweighting: a label over a tenth of the picture no longer pulls the fit after four."""
MOST_SAMPLES = 3_000
EVEN = 8.0
"""Spread within 4 x 4 pixels, in levels, from which their mean is trusted half as much."""
EVENING = 0.8
"""1 would give every colour of a picture the same say, 0 every pixel."""
SOFT = 4
ENDS = (3.0, 252.0)
"""Levels below which, and above which, a pixel may have been clipped."""
PRIOR = 2.0
"""How firmly colours that the picture does not have stay where they are, in squared levels a sample. Noise of an
encoder is about 4; differences of colour that a person sees are above 100."""
LEAST_SHARES = np.array([0.15, 0.25, 0.04])
"""Red, green and blue in a grey, each at least: .3, .59 and .11 by JPEG's luma, .21, .72 and .07 by that of sRGB, a
third each in a mean. Yellow on white vanishes without blue, other colours of markers without red or green."""


def fit_recolourings(
    a: Floats,
    b: Floats,
    uneven: Floats | None = None,
    ends: tuple[float, float] = ENDS,
    *,
    drawing: bool = False,
) -> Recolourings:
    """The colours of each b from those of its a, as most of the picture has them.

    A robust affine map of colours, held near the map of luma alone where the picture has too few colours to tell;
    clipped to what a pixel can hold; then a curve a channel for what is not linear.

    Args:
        a: colours of shape (pairs, 3, pixels), 0 to 255.
        b: the others', of the same shape, aligned.
        uneven: how little each pixel is to be trusted, in levels, of shape (pairs, pixels); not at all less if None.
        ends: levels below which, and above which, a value may have been clipped.
        drawing: whether they are drawings, in whose few colours a map to grey may lead from anything to anything.
    """
    stride = max(1, a.shape[2] // MOST_SAMPLES)
    x, y = a[:, :, ::stride].astype(np.float64), b[:, :, ::stride].astype(np.float64)
    trust = np.ones((len(x), x.shape[2])) if uneven is None else 1.0 / (1.0 + (uneven[:, ::stride] / EVEN) ** 2)
    low, high = y < ends[0], y > ends[1]
    even = _evened(x) * trust
    # At first a clipped channel says next to nothing: it is not known what it was clipped from.
    weights = even[:, None, :] * np.where(low & (x > ends[0]) | high, 0.02, 1.0)
    target = y
    spread, left = _colour_spread(x), _colour_spread(y)
    greyed = (left <= COLOURLESS) & (spread > COLOURLESS) & drawing
    for _ in range(ROUNDS):
        matrix = _affine(x, target, weights, greyed)
        if greyed.any():
            matrix[greyed] = _as_greys_are_made(matrix[greyed], x[greyed], target[greyed], weights[greyed])
        mapped = linear(matrix, x)
        # A clipped value says that the map leads there or beyond: beyond is no error.
        target = np.where((low & (mapped < y)) | (high & (mapped > y)), mapped, y)
        error = np.abs(target - mapped).max(axis=1)
        scale = 2.5 * _middle(error, even) + 2.0
        follows = even / (1.0 + (error / scale[:, None]) ** 2) ** 2
        weights = follows[:, None, :]
    levels, corrections = _curves(mapped, y, follows / even * trust)
    near = error <= scale[:, None]
    shift = ((TO_YCC[0] @ (y - x)) * near).sum(axis=1) / np.maximum(near.sum(axis=1), 1)
    seen = np.clip(mapped, 0.0, 255.0)
    moved = np.abs(TO_YCC[0] @ (seen - x))
    return Recolourings(
        matrix,
        levels,
        corrections,
        shift,
        spread,
        left,
        medians(error),
        _middle(moved, follows, 0.9),
        (_hues_turned(x, seen) * follows).sum(axis=1) / (follows.sum(axis=1) + 1e-9),
    )


def _hues_turned(before: Matrix, after: Matrix) -> Mask:
    """Which samples, of those that have a hue before and after, have another one."""
    a, b = TO_YCC[1:] @ before, TO_YCC[1:] @ after
    strength_a, strength_b, together = ((x * y).sum(axis=1) for x, y in ((a, a), (b, b), (a, b)))
    has_hue = np.minimum(strength_a, strength_b) >= INK_COLOUR**2
    return np.asarray(has_hue & (together < np.cos(INK_TURN) * np.sqrt(strength_a * strength_b)))


def _colour_spread(planes: Matrix) -> Matrix:
    return np.asarray((TO_YCC[1:] @ planes).std(axis=2).max(axis=1))


def softened(planes: Floats) -> tuple[Floats, Floats]:
    """Means of 4 x 4 pixels, where there are enough of them, and how uneven each is.

    Fine detail that a copy lost is not a change of tone, and where there is none colours can be trusted most.

    Args:
        planes: colours of shape (..., 3, rows, columns).

    Returns:
        Colours of shape (..., 3, rows, columns), and the spread of their green, of shape (..., rows, columns).
    """
    rows, columns = (size // SOFT * SOFT for size in planes.shape[-2:])
    green = planes[..., 1, :rows, :columns]
    if min(rows, columns) < 8 * SOFT:
        return planes, np.zeros(planes[..., 1, :, :].shape, np.float32)
    means = cell_sums(planes[..., :rows, :columns]) / SOFT**2
    spread = np.sqrt(np.maximum(cell_sums(green * green) / SOFT**2 - means[..., 1, :, :] ** 2, 0.0))
    return np.asarray(means, dtype=np.float32), np.asarray(spread, dtype=np.float32)


def cell_sums(planes: Floats) -> Floats:
    """Sums of 4 x 4 samples of planes (..., rows, columns); a last cell that is cut short is filled up with their edge.

    By slices, which numpy adds several times as fast as it reduces short axes.
    """
    down = _line_sums(planes).swapaxes(-1, -2)
    return np.ascontiguousarray(_line_sums(down).swapaxes(-1, -2), dtype=np.float32)


def _line_sums(planes: Floats) -> Floats:
    """Sums of every four rows: the few of a cut one apart, as whole planes take as long to fill up as to add."""
    size = planes.shape[-2]
    whole = size // SOFT * SOFT
    sums = _sum_of_four([planes[..., n:whole:SOFT, :] for n in range(SOFT)])
    if whole == size:
        return sums
    last = [planes[..., min(n, size - 1), np.newaxis, :] for n in range(whole, whole + SOFT)]
    return np.concatenate([sums, _sum_of_four(last)], axis=-2)


def _sum_of_four(parts: list[Floats]) -> Floats:
    found = parts[0] + parts[1]
    found += parts[2]
    found += parts[3]
    return found


def _evened(x: Matrix) -> Matrix:
    """A weight for each sample, so that the paper of a chart has hardly more to say than its bars."""
    coarse = (np.clip(x, 0.0, 255.0) / 16.0).astype(np.int64)  # sharpened pixels overshoot
    codes = (coarse[:, 0] * 16 + coarse[:, 1]) * 16 + coarse[:, 2]
    codes += 4096 * np.arange(len(x))[:, None]
    weights = np.bincount(codes.reshape(-1), minlength=4096 * len(x))[codes].astype(np.float64) ** -EVENING
    return np.asarray(weights / weights.mean(axis=1, keepdims=True))


def _middle(error: Matrix, weights: Matrix, share: float = 0.5) -> Matrix:
    """The weighted median of each pair, or another quantile."""
    # By positions in one long line, which numpy reads several times as fast as along an axis.
    row = error.shape[1] * np.arange(len(error))[:, None]
    order = np.argsort(error, axis=1) + row
    total = np.cumsum(weights.reshape(-1).take(order), axis=1)
    place = np.count_nonzero(total < total[:, -1:] * share, axis=1)
    at = order[np.arange(len(order)), np.minimum(place, order.shape[1] - 1)]
    return np.asarray(error.reshape(-1).take(at))


def _affine(x: Matrix, y: Matrix, weights: Matrix, greyed: Mask) -> Matrix:
    """Ridge regression towards the best grey line; weights of shape (pairs, 1 or channels of y, samples).

    Colours that say too little stay what they are, but for brightness; where all became grey, they did, too.
    """
    least = weights.min(axis=1)
    least = least / (least.sum(axis=1, keepdims=True) + 1e-9)
    light_x, light_y = TO_YCC[0] @ x, TO_YCC[0] @ y
    light_x = light_x - (least * light_x).sum(axis=1, keepdims=True)
    light_y = light_y - (least * light_y).sum(axis=1, keepdims=True)
    weighted = least * light_x
    gain = ((weighted * light_y).sum(axis=1) + PRIOR) / ((weighted * light_x).sum(axis=1) + PRIOR)
    prior = gain[:, None, None] * np.where(greyed[:, None, None], TO_YCC[0], np.eye(3))
    if weights.shape[1] == 1:
        return _ridge(x, y, weights, prior)
    channels = [_ridge(x, y[:, [n]], weights[:, [n]], prior[:, [n]]) for n in range(3)]
    return np.concatenate(channels, axis=1)


def _as_greys_are_made(matrix: Matrix, x: Matrix, y: Matrix, weights: Matrix) -> Matrix:
    """Maps to grey as programs make it of colours: where a map is none of these, that of luma alone.

    Of black, white and one more colour a map leads to black, white and anything: a cell of a table that was marked in
    yellow would be no change but a lost colour.
    """
    shares = TO_YCC[0] @ matrix[:, :, :3]
    shares = shares / np.maximum(np.abs(shares.sum(axis=1, keepdims=True)), 1e-6)
    odd = (shares < LEAST_SHARES).any(axis=1)
    if odd.any():
        light = np.repeat((TO_YCC[0] @ x[odd])[:, None], 3, axis=1)
        alone = _affine(light, y[odd], weights[odd], np.ones(len(light), np.bool_))
        matrix = matrix.copy()
        matrix[odd] = np.concatenate([alone[:, :, :3].sum(axis=2, keepdims=True) * TO_YCC[0], alone[:, :, 3:]], axis=2)
    return matrix


def _ridge(x: Matrix, y: Matrix, weight: Matrix, prior: Matrix) -> Matrix:
    """Slopes and offsets, one row for each channel of y; slopes are held near `prior`, one row for each."""
    share = weight / (weight.sum(axis=2, keepdims=True) + 1e-9)
    mean_x, mean_y = (share * x).sum(axis=2, keepdims=True), (share * y).sum(axis=2, keepdims=True)
    centred = x - mean_x
    weighted = (centred * share).swapaxes(1, 2)
    normal = centred @ weighted + PRIOR * np.eye(3)
    slope = np.linalg.solve(normal, ((y - mean_y) @ weighted + PRIOR * prior).swapaxes(1, 2)).swapaxes(1, 2)
    return np.concatenate([slope, mean_y - slope @ mean_x], axis=2)


FOLLOWS = 0.05
"""Weight of a sample, below which it does not follow the map and has no say in the curves."""
LEAST_POINT = 8
"""Samples that a point of a curve stands on, at least."""


def _curves(mapped: Matrix, y: Matrix, weights: Matrix) -> tuple[Matrix, Matrix]:
    """Levels and what is added there, both of shape (pairs, 3, CURVE_POINTS): as many samples to each point."""
    pairs, samples = weights.shape
    follows = weights > FOLLOWS
    each = follows.sum(axis=1) // CURVE_POINTS
    level = np.where(follows[:, None, :], mapped, np.inf)
    error = y - np.clip(mapped, 0.0, 255.0)
    order = np.argsort(level, axis=2, kind="stable")
    level, error = np.take_along_axis(level, order, axis=2), np.take_along_axis(error, order, axis=2)
    say = np.take_along_axis(weights[:, None, :], order, axis=2)
    point = np.arange(samples) // np.maximum(each, 1)[:, None]
    point = np.where((point < CURVE_POINTS) & (each >= LEAST_POINT)[:, None], point, CURVE_POINTS)
    place = point[:, None, :] + (CURVE_POINTS + 1) * np.arange(3 * pairs).reshape(pairs, 3, 1)

    def summed(values: Matrix) -> Matrix:
        """Sums of the samples of each point."""
        found = np.bincount(place.reshape(-1), values.reshape(-1), (CURVE_POINTS + 1) * 3 * pairs)
        return np.asarray(found.reshape(pairs, 3, CURVE_POINTS + 1)[:, :, :CURVE_POINTS])

    with np.errstate(invalid="ignore"):
        level = np.where(place % (CURVE_POINTS + 1) < CURVE_POINTS, level, 0.0)
    total = np.maximum(summed(say), 1e-9)
    levels = summed(say * level) / total
    return np.maximum.accumulate(levels + 1e-6 * np.arange(CURVE_POINTS), axis=2), summed(say * error) / total
