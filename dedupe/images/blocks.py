"""Two aligned planes in small overlapping blocks: how alike each is, and how much texture it has."""

from __future__ import annotations

import numpy as np
from attrs import frozen

from dedupe.images.arrays import Floats, Matrix
from dedupe.images.colourfit import cell_sums

BLOCK, STRIDE = 8, 4
"""Blocks of the comparison, in pixels: the smallest on which a correlation means something."""


@frozen(slots=True, eq=False)
class Blocks:
    """Overlapping blocks of two planes: difference in levels and in units of texture, correlation, both textures.

    The stronger texture of the two comes first.
    """

    error: Matrix
    ratio: Matrix
    correlation: Matrix
    texture: Matrix
    other_texture: Matrix


def blocks_of(a: Floats, b: Floats) -> Blocks:
    """The overlapping blocks of planes of one shape (..., rows, columns)."""
    mean_a, mean_b = block_means(a), block_means(b)
    var_a = np.maximum(block_means(a * a) - mean_a**2, 0.0)
    var_b = np.maximum(block_means(b * b) - mean_b**2, 0.0)
    covariance = block_means(a * b) - mean_a * mean_b
    error = np.sqrt(np.maximum(var_a + var_b - 2 * covariance + (mean_a - mean_b) ** 2, 0.0))
    texture_a, texture_b = np.sqrt(var_a), np.sqrt(var_b)
    texture = np.maximum(texture_a, texture_b)
    ratio = error / (1.0 + 0.5 * texture)
    return Blocks(error, ratio, covariance / (texture_a * texture_b + 0.5), texture, np.minimum(texture_a, texture_b))


def block_means(plane: Floats) -> Matrix:
    """Means of the overlapping blocks of planes (..., rows, columns), whose sides are at least `BLOCK`."""
    return in_blocks(cell_sums(plane))


def in_blocks(cells: Floats) -> Matrix:
    """Means of the blocks that sums of cells make up."""
    sums = cells.astype(np.float64)
    pairs = sums[..., 1:, :] + sums[..., :-1, :]
    return np.asarray((pairs[..., 1:] + pairs[..., :-1]) / BLOCK**2)
