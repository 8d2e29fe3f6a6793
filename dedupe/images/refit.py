"""Many pairs of small squares at once: one is moved on the other until they agree, then their details are compared.

Two skies agree on 16 x 16 squares wherever one is laid on the other; their details do not.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from dedupe.images.arrays import Floats

COARSE = 16
"""Samples a side at which a square is moved: more of them take longer and reach less far."""
STEPS = 3
"""A window of the search is up to a tenth of a side off; a fourth step gains nothing more."""
LONGEST_STEP = 0.12
"""Share of a part's side that an end of it is moved at a time: farther, and the slope says nothing any more."""
DAMPING = 0.002
"""Share of the mean diagonal that is added to the normal equations: flat squares have none."""
BLOCK = 4
"""Side of the blocks whose details are compared, in samples of a square."""
FLAT = 3.0
"""Standard deviation, in levels, up to which a block has no details: paper and clear skies show only noise."""


def details_agree(a: Floats, b: Floats, on_a: Floats, on_b: Floats) -> Floats:
    """How alike the details of each pair of squares are where they agree best.

    Gauss-Newton on shift and scale of either side, on squares freed of their mean and contrast (as
    `dedupe.images.align.refine_all` does more exactly).

    Args:
        a: grey levels, shape (pairs, side, side).
        b: the same of the others.
        on_a: where the part to be moved lies on a to begin with: left, top, right, bottom in fractions of it, shape
            (pairs, 4).
        on_b: the part of b that is to lie there.

    Returns:
        The mean correlation of the blocks of 4 x 4 samples of both parts that have details in one of them, shape
        (pairs,); 1 where none has.
    """
    side = a.shape[-1]
    wanted = normal(parts(b, on_b, COARSE).reshape(len(b), -1))
    for _ in range(STEPS):
        on_a = _moved(a, wanted, on_a)
    x, y = (_in_blocks(parts(square, box, side)) for square, box in ((a, on_a), (b, on_b)))
    x_squared, y_squared = np.einsum("ij,ij->i", x, x), np.einsum("ij,ij->i", y, y)
    textured = np.maximum(x_squared, y_squared) > (BLOCK * FLAT) ** 2
    agreement = np.einsum("ij,ij->i", x, y) / np.sqrt(np.maximum(x_squared * y_squared, 1e-6)) * textured
    many = textured.reshape(len(a), -1).sum(axis=1)
    mean = agreement.reshape(len(a), -1).sum(axis=1) / np.maximum(many, 1)
    return np.where(many > 0, mean, 1.0).astype(np.float32)


def _moved(a: Floats, wanted: Floats, on_a: Floats) -> Floats:
    """The parts after a step towards what they should show, shape (pairs, 4)."""
    shown = normal(parts(a, on_a, COARSE).reshape(len(a), -1))
    agreement = np.einsum("ij,ij->i", shown, wanted)
    columns = _slopes(shown)
    weights = columns @ columns.swapaxes(1, 2)
    diagonal = np.arange(4)
    weights[:, diagonal, diagonal] += DAMPING * np.trace(weights, axis1=1, axis2=2)[:, None] / 4 + 1e-9
    towards = columns @ wanted[:, :, None]
    # The squares are of length 1: where they agree less, the same error stands for a shorter way.
    move = np.linalg.solve(weights, towards)[:, :, 0] / np.maximum(agreement, 0.3)[:, None]
    move = np.clip(move, -LONGEST_STEP, LONGEST_STEP)
    width, height = on_a[:, 2] - on_a[:, 0], on_a[:, 3] - on_a[:, 1]
    ends = (
        width * move[:, 0],
        height * move[:, 2],
        width * (move[:, 0] + move[:, 1]),
        height * (move[:, 2] + move[:, 3]),
    )
    return np.asarray(np.clip(on_a + np.stack(ends, axis=1), -0.1, 1.1), dtype=np.float32)


def _slopes(shown: Floats) -> Floats:
    """How the samples change as the left end, the width, the top and the height do, freed of mean and contrast."""
    plane = shown.reshape(-1, COARSE, COARSE)
    at = ((np.arange(COARSE) + 0.5) / COARSE).astype(np.float32)
    down, across = (np.gradient(plane, axis=axis) for axis in (1, 2))
    columns = np.stack([across, across * at, down, down * at[:, None]], axis=1).reshape(len(shown), 4, -1) * COARSE
    columns -= columns.mean(axis=2, keepdims=True)
    columns -= (columns @ shown[:, :, None]) * shown[:, None, :]
    return np.asarray(columns, dtype=np.float32)


def parts(squares: Floats, boxes: Floats, target: int) -> Floats:
    """Part of each square, resampled to target x target."""
    side = squares.shape[-1]
    down = resamplings(boxes[:, 1], boxes[:, 3], target, side)
    across = resamplings(boxes[:, 0], boxes[:, 2], target, side)
    return np.asarray(down @ squares @ across.swapaxes(1, 2), dtype=np.float32)


def resamplings(start: Floats, stop: Floats, target: int, side: int) -> Floats:
    """The matrix of `dedupe.images.spectrum.resampling` for each start and stop, shape (lines, target, side)."""
    step = (stop - start)[:, None] * np.float32(side / target)
    centres = start[:, None] * side + step * (np.arange(target, dtype=np.float32) + np.float32(0.5))
    centres = np.clip(centres, 0.5, side - 0.5)
    width = np.maximum(np.float32(1.0), step)
    weights = np.abs(np.arange(side, dtype=np.float32) + np.float32(0.5) - centres[:, :, None])
    weights /= -width[:, :, None]
    weights += 1
    np.maximum(weights, 0, out=weights)
    return np.asarray(weights / weights.sum(axis=2, keepdims=True), dtype=np.float32)


def normal(rows: npt.NDArray[np.generic]) -> Floats:
    """Each row freed of its mean and brought to length 1; a flat one to zeros."""
    centred = rows.astype(np.float32)
    centred -= centred.mean(axis=1, keepdims=True)
    length = np.sqrt(np.maximum(np.einsum("ij,ij->i", centred, centred), 1e-6))
    return np.asarray(centred / length[:, None], dtype=np.float32)


def _in_blocks(squares: Floats) -> Floats:
    """Blocks of each square, a row each, freed of their mean."""
    many = squares.shape[-1] // BLOCK
    rows = squares.reshape(-1, many, BLOCK, many, BLOCK).swapaxes(2, 3).reshape(-1, BLOCK * BLOCK)
    return np.asarray(rows - rows.mean(axis=1, keepdims=True), dtype=np.float32)
