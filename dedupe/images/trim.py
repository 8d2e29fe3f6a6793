"""Borders: the plain margins that a picture may have been given, found so that it can be compared without them."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from attrs import frozen

from dedupe.images.arrays import Bytes

PLAIN_RANGE = 14
"""Grey levels within a row or column of a border: JPEG at quality 30 keeps a plain border within 8 beside a picture."""
LEAST_BORDER = 0.012
"""Share of a side below which a margin is left alone: resampling alone makes that much of a picture's edge plain."""
LEAST_CONTENT = 0.3
"""Share of a side that must remain: more taken away, and what is left is not the picture any more."""
FRAMES = 2
"""Frames that may lie in one another: a line and a mat."""


@frozen
class Box:
    """A rectangle of a picture, in fractions of its width and height from the upper left corner (0 to 1)."""

    left: float = 0.0
    top: float = 0.0
    right: float = 1.0
    bottom: float = 1.0

    @property
    def width(self) -> float:
        """Share of the picture's width."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Share of the picture's height."""
        return self.bottom - self.top


def content_box(grey: Bytes) -> Box | None:
    """What is left of a picture without its plain borders, or None where it has none.

    Args:
        grey: grey levels of shape (height, width).
    """
    box = plain_margins(grey)
    if box is None:
        return None
    margins = (box.left, box.top, 1 - box.right, 1 - box.bottom)
    return box if max(margins) >= LEAST_BORDER else None


def plain_margins(grey: Bytes, frames: int = FRAMES) -> Box | None:
    """What is left of a picture without its plain borders, however narrow these are, or None where that is little.

    Args:
        grey: grey levels of shape (height, width).
        frames: how many frames may lie in one another.
    """
    rows, columns = grey.shape
    if grey.size and not any(_is_plain(line) for line in (grey[0], grey[-1], grey[:, 0], grey[:, -1])):
        return None
    top, bottom, left, right = 0, rows, 0, columns
    for _ in range(frames):
        part = grey[top:bottom, left:right]
        above, below = _margins(part, axis=1)
        part = part[above : part.shape[0] - below]
        before, behind = _margins(part, axis=0)
        top, bottom, left, right = top + above, bottom - below, left + before, right - behind
    box = Box(left / columns, top / rows, right / columns, bottom / rows)
    return None if min(box.width, box.height) < LEAST_CONTENT else box


def even_frame(grey: Bytes) -> Box | None:
    """What lies within a frame of one tone that is as wide on all sides, or None where there is none.

    Of a page with margins of its own as much is taken away all round as the narrowest of them has.

    Args:
        grey: grey levels of shape (height, width).
    """
    rows, columns = grey.shape
    most = int(min(rows, columns) * (1 - LEAST_CONTENT) / 2)
    if most < 1:
        return None
    edges = (grey[:most], grey[::-1][:most], grey[:, :most].T, grey[:, ::-1][:, :most].T)
    low = np.minimum.reduce([edge.min(axis=1) for edge in edges]).astype(np.int16)
    high = np.maximum.reduce([edge.max(axis=1) for edge in edges]).astype(np.int16)
    width = _run(low, high)
    if not width:
        return None
    return Box(width / columns, width / rows, (columns - width) / columns, (rows - width) / rows)


def _is_plain(line: Bytes) -> bool:
    return int(line.max()) - int(line.min()) <= PLAIN_RANGE


def _margins(part: Bytes, axis: int) -> tuple[int, int]:
    """Plain lines at both ends of a picture, across the given axis."""
    if part.size == 0:
        return 0, 0
    low, high = part.min(axis=axis).astype(np.int16), part.max(axis=axis).astype(np.int16)
    return _run(low, high), _run(low[::-1], high[::-1])


def _run(low: npt.NDArray[np.int16], high: npt.NDArray[np.int16]) -> int:
    """Lines from the first that all lie within one narrow range of grey."""
    spread = np.maximum.accumulate(high) - np.minimum.accumulate(low)
    beyond = spread > PLAIN_RANGE
    return int(beyond.argmax()) if beyond.any() else 0
