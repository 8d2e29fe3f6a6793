"""Whether two pictures have the same pixels: asked of their fingerprints, said only after both were decoded."""

from __future__ import annotations

import numpy as np

from dedupe.images.closeup import Decoded
from dedupe.images.fingerprint import Fingerprint
from dedupe.images.pair import Pair

NEARLY_EQUAL = 0.6
"""Levels by which squares may differ, on average, that were reduced in two ways (a JPEG while decoding) from the same
pixels: .4 for small photographs, .52 for one saved at quality 30."""
NEARLY_EQUAL_COLOUR = 1.0
"""The same for their coarser squares of colour: .9 at most; a grey copy of a coloured picture lies far above."""


def same_pixels(pair: Pair, decoded: Decoded) -> bool:
    """Whether two pictures have the same pixels, alpha and frames: said only after both are decoded in full.

    Raises:
        ImageError: a file cannot be read any more.
    """
    a, b = pair.mark_a, pair.mark_b
    if not _may_have_same_pixels(a, b):
        return False
    if a.pixel_digest == b.pixel_digest and not a.reduced and not b.reduced and a.frames == 1:
        return True
    return decoded.digest(pair.file_a) == decoded.digest(pair.file_b)


def _may_have_same_pixels(a: Fingerprint, b: Fingerprint) -> bool:
    if a.is_vector or b.is_vector or (a.width, a.height, a.frames) != (b.width, b.height, b.frames):
        return False
    return a.pixel_digest == b.pixel_digest or _may_be_equal(a, b)


def _may_be_equal(a: Fingerprint, b: Fingerprint) -> bool:
    """Whether a JPEG and another file look alike enough to be decoded in full: their reduced digests say nothing."""
    if (a.format == "JPEG") == (b.format == "JPEG") or not (a.reduced or b.reduced):
        return False
    if a.whole is None or b.whole is None:
        return False
    squares = (a.whole.grey, b.whole.grey, NEARLY_EQUAL), (a.whole.chroma, b.whole.chroma, NEARLY_EQUAL_COLOUR)
    return all(
        float(np.abs(one.astype(np.int16) - other.astype(np.int16)).mean()) <= most for one, other, most in squares
    )
