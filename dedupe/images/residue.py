"""Two aligned photographs -> where more is left between them than their own sizes and encoders leave elsewhere.

A copy errs by a little in flat places and by more at edges, and by as much in one part of a picture as in another. A
date, a logo or a face made unclear is an error that nothing else in the same two pictures explains, however small it is
beside the texture around it.
"""

from __future__ import annotations

import numpy as np

from dedupe.images.arrays import Floats, Mask, Matrix
from dedupe.images.blocks import block_means
from dedupe.images.strokes import local_ranges

CLASSES = 12
"""Classes of pixels, from the flattest to those at the hardest edges, that a copy's error is told for."""
SHARE = 0.9
"""Share of a class whose error is below what is expected of it: a change covers less than the rest."""
LEAST_ERROR = 0.7
"""Levels of error that are expected everywhere: two roundings to whole levels, and a decoder's own."""
MOST_EXCESS = 5.5
"""Error of a block, in units of what is expected there, from which it was changed. Copies in all qualities and sizes
stay below 4; of dates and logos of a hundredth of a side 24 in 25 lie above, of faces of a thirtieth made unclear nine
in ten."""
USUAL_SHARE, USUAL_TIMES = 0.95, 4.5
"""The same in units of the excess that so many blocks stay below, where that is more: a filter against noise takes thin
lines away wherever they are, and mostly leaves 1.6 to 2.4; other sizes leave 1.2 to 1.4, with and without a change."""
MUCH_SOFTENED, SOFTENED_EXCESS = 1.0, 9.0
"""The same where one had to be blurred by more pixels than that, and the most that it comes to: no blur is quite
another, and lines tell. Dates and faces of a twentieth of the side have 13 and more."""
MOST_SAMPLES = 10_000
"""Pixels that tell what is to be expected."""
OUTLYING = 4.5
"""Error of the worst four samples together, in units of what the others make expected, above which the pictures are
looked at. Of copies saved anew none of 85 is, of those of other sizes one in 40, of sharpened ones one in four; of
those of other sizes with a date, a logo or a face made unclear of a twentieth of the side nine in ten."""
ALONE = 0.65
"""How much a sample alone says beside four together: above 7 of its units, one in 600 of a folder's copies."""
SQUARE_FLOOR, SQUARE_SHARE = 1.0, 0.75
"""Levels of error expected of every sample of a square, and share of its samples whose error tells the rest: that is as
many levels as the range around a sample has, and `EVEN_RANGE`, times one number."""
EVEN_RANGE = 4.0


def other_places(a: Floats, b: Floats, softening: Floats) -> Mask:
    """Blocks that differ by far more than the same two photographs do elsewhere.

    Args:
        a: luma, in the other's colours and as sharp, shape (pairs, rows, columns).
        b: the others', of the same shape.
        softening: the blur that made one of each two as soft as the other, as `equally_sharp` tells it.

    Returns:
        Shape (pairs, rows, columns) of blocks.
    """
    least = np.where(np.abs(softening) > MUCH_SOFTENED, SOFTENED_EXCESS, MOST_EXCESS)
    excess = np.stack([_excess(*pair) for pair in zip(a, b, strict=True)])
    usual = np.array([_ranked(blocks.reshape(-1), USUAL_SHARE) for blocks in excess])
    limit = np.clip(USUAL_TIMES * usual, least, SOFTENED_EXCESS)
    return np.asarray(excess > limit[:, None, None])


def outlying(a: Floats, b: Floats) -> Matrix:
    """Error of the worst four samples of each pair of squares, or the worst alone, in units of what is expected there.

    A square's sample is the mean of many pixels. Noise is averaged out, and what is left is as large as the range
    around the sample makes it, by a factor that a pair has in common. What another size leaves is to one side in a
    sample and to the other in the next, so that it ends in four of them together; what was changed is not.

    Args:
        a: luma of fingerprints' squares, in the other's colours, shape (pairs, rows, columns).
        b: the others', of the same shape.

    Returns:
        One value a pair; where that is not above `OUTLYING`, a bound that is not either.
    """
    found = _standing_out(b - a, np.full_like(a, SQUARE_FLOOR))
    loud = np.nonzero(found > OUTLYING)[0]
    if len(loud):
        a, b = a[loud], b[loud]
        error = b - a
        ranges = EVEN_RANGE + (local_ranges(a) + local_ranges(b)) / 2
        shares = (np.abs(error) / ranges).reshape(len(a), -1)
        at = int(SQUARE_SHARE * shares.shape[1])
        unit = np.partition(shares, at, axis=1)[:, at]
        found[loud] = _standing_out(error, SQUARE_FLOOR + unit[:, None, None] * ranges)
    return found


def _standing_out(error: Floats, expected: Floats | Matrix) -> Matrix:
    """The worst four samples of each pair, or the worst alone where that says more, in units of what is expected."""
    four = np.abs(_of_four(error)) / np.sqrt(_of_four(np.square(expected)))
    alone = ALONE * np.abs(error) / expected
    return np.asarray(np.maximum(four.max(axis=(1, 2)), alone.max(axis=(1, 2))), dtype=np.float64)


def _of_four(planes: Floats | Matrix) -> Matrix:
    """The sum of each two by two samples."""
    pairs = planes[:, 1:] + planes[:, :-1]
    return np.asarray(pairs[:, :, 1:] + pairs[:, :, :-1], dtype=np.float64)


def _excess(a: Floats, b: Floats) -> Matrix:
    """Error of each block in units of what is expected there."""
    error, edges = b - a, np.minimum(local_ranges(a), local_ranges(b))
    expected = _expected(np.abs(error), edges).take(edges.astype(np.uint8))
    return np.sqrt(block_means(error * error) / block_means(expected * expected))


def _expected(error: Floats, edges: Floats) -> Floats:
    """The error to be expected of a pixel, for each of 256 ranges of the pixels around it."""
    stride = max(1, error.size // MOST_SAMPLES)
    errors, hardness = error.reshape(-1)[::stride], edges.reshape(-1)[::stride]
    classes = np.array_split(np.argsort(hardness), CLASSES)
    # In units of a normal error's spread, of which nine tenths lie within 1.645.
    usual = [_ranked(errors[chosen], SHARE) / 1.645 for chosen in classes]
    rising = np.maximum.accumulate(np.maximum(usual, LEAST_ERROR))
    middles = [hardness[chosen].mean() for chosen in classes]
    return np.asarray(np.interp(np.arange(256), middles, rising), dtype=np.float32)


def _ranked(values: Floats | Matrix, share: float) -> float:
    """The value that such a share of them lies below."""
    at = int(share * len(values))
    return float(np.partition(values, at)[at])
