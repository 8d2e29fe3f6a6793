"""Changed blocks -> the places that they make up.

By numpy alone: scipy has all this, but to import it takes each process a quarter of a second, more than a hundred
photographs take.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from dedupe.images.arrays import Mask

Place = tuple[int, int, int, int]
"""First row, first column, last row and last column of the blocks of a place."""


def grown(changed: Mask, reach: int) -> Mask:
    """Blocks that were changed, and those within reach of one; the last two axes are rows and columns."""
    found = changed
    for axis in (-2, -1):
        lines = np.moveaxis(found, axis, 0)
        wider = lines.copy()
        for step in range(1, reach + 1):
            wider[step:] |= lines[:-step]
            wider[:-step] |= lines[step:]
        found = np.moveaxis(wider, 0, axis)
    return found


def places_of(changed: Mask) -> list[Place]:
    """Places of changed blocks, which touch once each block is grown by one all round: the letters of a label are one.

    Args:
        changed: one value a block, shape (rows, columns).

    Returns:
        The places in the order of their first blocks.
    """
    if not changed.any():
        return []
    down, across = np.nonzero(changed)
    label = _labels(grown(changed, 1))[down, across]
    _, place = np.unique(label, return_inverse=True)
    count = int(place.max()) + 1
    first = np.full((2, count), max(changed.shape), np.intp)
    last = np.zeros((2, count), np.intp)
    for axis, at in enumerate((down, across)):
        np.minimum.at(first[axis], place, at)
        np.maximum.at(last[axis], place, at)
    return [(top, left, bottom, right) for top, left, bottom, right in np.concatenate([first, last]).T.tolist()]


def blocks_with(mask: Mask, side: int) -> Mask:
    """Which blocks of so many pixels a side have one of a mask of pixels in them, those at the ends cut short."""
    rows, columns = (-(-length // side) for length in mask.shape)
    whole = np.zeros((rows * side, columns * side), np.bool_)
    whole[: mask.shape[0], : mask.shape[1]] = mask
    return np.asarray(whole.reshape(rows, side, columns, side).any(axis=(1, 3)))


def large_places(mask: Mask, least: int) -> Mask:
    """Blocks of a mask that touch, by sides or corners, so many of it in all.

    Args:
        mask: one value a block, shape (rows, columns).
        least: how many, the block itself among them.
    """
    label = _labels(mask)
    return np.asarray(mask & (np.bincount(label[mask], minlength=int(label.max()) + 1)[label] >= least))


def _labels(mask: Mask) -> npt.NDArray[np.intp]:
    """A number for each block of a mask, equal for those that touch by a side or a corner; rising with the first."""
    edges = np.diff(np.pad(mask, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    rows, starts = np.nonzero(edges == 1)
    stops = np.nonzero(edges == -1)[1]
    first_of = list(range(len(rows)))

    def first(run: int) -> int:
        while first_of[run] != run:
            run = first_of[run]
        return run

    runs = list(zip(rows.tolist(), starts.tolist(), stops.tolist(), strict=True))
    above = 0
    for n, (row, start, stop) in enumerate(runs):
        while runs[above][0] < row - 1 or (runs[above][0] == row - 1 and runs[above][2] < start):
            above += 1
        beside = above
        while runs[beside][0] == row - 1 and runs[beside][1] <= stop:
            one, other = sorted((first(n), first(beside)))
            first_of[other] = one
            beside += 1
    labels = np.zeros(mask.shape, np.intp)
    for n, (row, start, stop) in enumerate(runs):
        labels[row, start:stop] = first(n)
    return labels
