"""Two pictures' shared parts at one size, decoded and laid on one another as exactly as their pixels allow."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

from dedupe.images.align import INVERSE, WHOLE, inside, overlap, refine, turned
from dedupe.images.arrays import Bytes
from dedupe.images.canonical import full_digest, open_canonical
from dedupe.images.limits import ImageFile, Limits
from dedupe.images.trim import Box

if TYPE_CHECKING:
    from PIL import Image


PHOTO_SIDE = 256
"""Shorter side that photographs are looked at with: a label is seen, the grain is not."""
COARSE_SIDE = 2 * PHOTO_SIDE
"""Longer side that photographs are looked at with, at most, and drawings at first."""
DRAWING_SIDE = 1600
"""Longer side that drawings are looked at with, at most: the letters of a page stay apart."""
ALIGN_SIDE = 128
"""Side of the squares that a placement is made exact on: to a twentieth of a sample, a quarter of a pixel at 600."""
KEPT_PIXELS = 32_000_000
"""Pixels of decoded pictures that are kept for the next pair: 100 MB."""
KEPT_DIGESTS = 256
"""Digests that are kept for the next pair."""
ROUNDS = ((1.5, ALIGN_SIDE), (0.8, ALIGN_SIDE))
"""Blur, and points a side, of the two rounds that make it exact."""
LEAST_SIDE = 16


class Decoded:
    """Pictures decoded for looking at, the last ones kept; safe for several threads."""

    def __init__(self, limits: Limits | None = None, most: int = KEPT_PIXELS) -> None:
        self._limits = limits or Limits()
        self._most = most
        self._kept: OrderedDict[tuple[ImageFile, bool], Bytes] = OrderedDict()
        self._bytes = 0
        self._digests: OrderedDict[ImageFile, str] = OrderedDict()
        self._lock = Lock()

    @property
    def limits(self) -> Limits:
        """How much of a picture may be looked at."""
        return self._limits

    def digest(self, file: ImageFile) -> str:
        """The digest of a picture decoded in full.

        Raises:
            ImageError: it cannot be read (any more).
        """
        with self._lock:
            if file in self._digests:
                return self._digests[file]
        digest = full_digest(file, self._limits)
        with self._lock:
            self._digests[file] = digest
            while len(self._digests) > KEPT_DIGESTS:
                self._digests.popitem(last=False)
        return digest

    def pixels(self, file: ImageFile, full: bool) -> Bytes:
        """The upright pixels of a picture, in full or reduced while it is decoded.

        Raises:
            ImageError: it cannot be read (any more).
        """
        with self._lock:
            if (known := self._known(file, full)) is not None:
                self._kept.move_to_end(known)
                return self._kept[known]
        found = open_canonical(file, self._limits, draft_side=None if full else PHOTO_SIDE)
        key, pixels = (file, not found.is_reduced), found.pixels
        with self._lock:
            if key not in self._kept:
                self._kept[key] = pixels
                self._bytes += pixels.size
            while len(self._kept) > 2 and self._bytes > 3 * self._most:
                self._bytes -= self._kept.popitem(last=False)[1].size
        return pixels

    def _known(self, file: ImageFile, full: bool) -> tuple[ImageFile, bool] | None:
        """Under what a picture is kept: one too small to be reduced is the same in full."""
        if (file, full) in self._kept:
            return file, full
        if not full and (pixels := self._kept.get((file, True))) is not None and min(pixels.shape[:2]) < 2 * PHOTO_SIDE:
            return file, True
        return None


def laid_together(
    a: Bytes, b: Bytes, orientation: int, parts: tuple[Box, Box], *, side: int, exact: bool
) -> tuple[Bytes, Bytes, tuple[Box, Box]]:
    """The shared part of two pictures, at the size of the smaller of the two there.

    Args:
        a: upright pixels of shape (rows, columns, 3).
        b: the other's.
        orientation: what was done to a to get b.
        parts: the shared part in fractions of a, and of b turned back.
        side: pixels of the longer side that are kept, at most.
        exact: whether the parts are known to be exact (two pictures of one shape that lie on one another).

    Returns:
        Two arrays of one shape, and the parts they show.
    """
    from PIL import Image

    back = np.ascontiguousarray(turned(b.transpose(2, 0, 1), INVERSE[orientation]).transpose(1, 2, 0))
    if (
        exact
        and a.shape == back.shape
        and max(a.shape) <= side
        and min(a.shape[:2]) >= LEAST_SIDE
        and all((part.left, part.top, part.right, part.bottom) == (0.0, 0.0, 1.0, 1.0) for part in parts)
    ):
        return a, back, parts  # every pixel as it is
    first, second = Image.fromarray(a), Image.fromarray(back)
    if not exact:
        parts = _exact(first, second, parts)
    on_a, on_b = parts
    width = min(on_a.width * first.width, on_b.width * second.width)
    height = min(on_a.height * first.height, on_b.height * second.height)
    scale = min(1.0, side / max(width, height))
    size = (max(LEAST_SIDE, round(width * scale)), max(LEAST_SIDE, round(height * scale)))
    return _resized(first, size, on_a), _resized(second, size, on_b), parts


def _exact(a: Image.Image, b: Image.Image, parts: tuple[Box, Box]) -> tuple[Box, Box]:
    size = (ALIGN_SIDE, ALIGN_SIDE)
    squares = [
        _resized(picture.convert("L"), size, box).astype(np.float32) for picture, box in zip((a, b), parts, strict=True)
    ]
    found, score = refine(squares[0], squares[1], WHOLE, ROUNDS)
    margin = max(abs(found.left), abs(found.top), abs(1 - found.right), abs(1 - found.bottom))
    if score < 0 or margin > 0.05:
        return parts  # it ran away: what was found on the small squares stands
    first, second = overlap(found)
    return inside(parts[0], first), inside(parts[1], second)


def _resized(picture: Image.Image, size: tuple[int, int], part: Box) -> Bytes:
    from PIL import Image

    left, top = max(0.0, part.left) * picture.width, max(0.0, part.top) * picture.height
    right, bottom = min(1.0, part.right) * picture.width, min(1.0, part.bottom) * picture.height
    if (left, top, right, bottom) == (0, 0, *size) and size == picture.size:
        return np.asarray(picture)
    return np.asarray(picture.resize(size, Image.Resampling.BICUBIC, box=(left, top, right, bottom)))
