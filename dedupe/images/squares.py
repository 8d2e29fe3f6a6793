"""The quick look: two photographs' own small squares, where these are enough to say that they are the same."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from dedupe.images.align import INVERSE, WHOLE, part, turned
from dedupe.images.difference import Difference, differences
from dedupe.images.fingerprint import CHROMA_SIDE, View
from dedupe.images.spectrum import SIDE
from dedupe.images.trim import Box

SURE = 0.9
"""Difference of the worst block, in its units, up to which squares settle that two photographs show the same. An
eighth of one of the square's cells changed by 100 levels shows; so does a label of two hundredths of a side."""
AGREEING = 0.98


LEAST_SHARED = 16
"""Samples of a side that must be shared for the squares to tell anything: two blocks."""


def settled(a: View, b: View, orientation: int, on_a: Box, on_b: Box) -> Difference | None:
    """The difference of two views laid on one another, where there is none to speak of; else None: look more closely.

    Args:
        a: a view.
        b: another.
        orientation: what was done to a to get b.
        on_a: the part that both show, in fractions of a.
        on_b: the same part in fractions of b turned back.
    """
    first, second = colours(a, 0), colours(b, INVERSE[orientation])
    if on_a != WHOLE or on_b != WHOLE:
        rows = round(SIDE * min(on_a.height, on_b.height))
        columns = round(SIDE * min(on_a.width, on_b.width))
        if min(rows, columns) < LEAST_SHARED:
            return None
        first, second = part(first, on_a, rows, columns), part(second, on_b, rows, columns)
    found = differences(first[None], second[None]).one(0)
    sure = found.worst <= SURE and found.agreeing >= AGREEING and not found.regions and found.recolouring.is_gentle
    return found if sure else None


def colours(view: View, orientation: int = 0) -> npt.NDArray[np.float32]:
    """A view as red, green and blue, shape (3, 64, 64); its colour as coarse as it is kept."""
    grey = np.asarray(turned(view.grey, orientation), dtype=np.float32)
    chroma = np.asarray(turned(view.chroma, orientation), dtype=np.float32) - 128.0
    times = SIDE // CHROMA_SIDE
    blue, red = chroma.repeat(times, axis=1).repeat(times, axis=2)
    return np.stack([grey + 1.402 * red, grey - 0.344136 * blue - 0.714136 * red, grey + 1.772 * blue])
