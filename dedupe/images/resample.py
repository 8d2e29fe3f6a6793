"""Grey levels to a small square, by Lanczos's filter: Pillow's own result within a level, in a quarter of its time."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np

from dedupe.images.arrays import Bytes, Floats

LOBES = 3
"""Half the filter's width, in samples of the coarser of the two lines: Pillow's own for Lanczos."""
BANDS = 4
"""Parts of the square's side that are made one by one: one product of whole matrices is nine tenths zeros, and more
and smaller ones cost more calls than they save."""
GRAIN = 2**15
"""Weights are whole multiples of one part in so many. Their sums with grey levels are then too, and stay below 2 ** 24
such parts (the weights of a sample add up to less than 1.6 in size), which is what a 32-bit float holds exactly: so the
result is the same in whatever order a processor adds."""


@lru_cache(maxsize=512)
def _bands(length: int, side: int) -> tuple[tuple[int, int, Floats], ...]:
    """For each part of `side` samples made of a line: first and last sample that it needs, and their weights.

    Each matrix is of shape (samples needed, samples made).
    """
    step = length / side
    width = max(1.0, step)
    found = []
    for made in np.array_split(np.arange(side), BANDS):
        centres = (made + 0.5) * step
        first = max(0, math.floor(centres[0] - LOBES * width))
        stop = min(length, math.ceil(centres[-1] + LOBES * width))
        distance = (np.arange(first, stop)[:, np.newaxis] + 0.5 - centres) / width
        weights = np.where(np.abs(distance) < LOBES, np.sinc(distance) * np.sinc(distance / LOBES), 0.0)
        found.append((first, stop, (np.rint(weights / weights.sum(axis=0) * GRAIN) / GRAIN).astype(np.float32)))
    return tuple(found)


def lanczos(levels: Bytes, side: int) -> Bytes:
    """A picture as a square, stretched.

    Args:
        levels: grey levels of shape (height, width).
        side: of the square, in pixels.

    Returns:
        Grey levels of shape (side, side).
    """
    height, width = levels.shape
    across = np.empty((height, side), np.float32)
    exact = levels.astype(np.float32)
    at = 0
    for first, stop, weights in _bands(width, side):
        made = weights.shape[1]
        np.matmul(exact[:, first:stop], weights, out=across[:, at : at + made])
        at += made
    _to_levels(across)
    square = np.empty((side, side), np.float32)
    at = 0
    for first, stop, weights in _bands(height, side):
        made = weights.shape[1]
        np.matmul(weights.T, across[first:stop], out=square[at : at + made])
        at += made
    _to_levels(square)
    return square.astype(np.uint8)


def _to_levels(sums: Floats) -> None:
    """Weighted sums to whole grey levels, in place, as Pillow rounds between its two passes."""
    np.rint(sums, out=sums)
    np.maximum(sums, 0, out=sums)
    np.minimum(sums, 255, out=sums)
