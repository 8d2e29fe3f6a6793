"""How much there is in a picture: too little, and it cannot be told from another; flat blocks, and it is a drawing."""

from __future__ import annotations

import zlib

import numpy as np
import numpy.typing as npt

Bytes = npt.NDArray[np.uint8]

LEAST_SPREAD = 2.0
"""Standard deviation, in grey levels, below which a picture is flat: JPEG noise on a plain colour stays below 1."""
STEP = 8
"""Grey levels a step: smaller differences are noise of an encoder once 64 pixels are averaged."""
LEAST_INFORMATION = 80
"""Bytes below which a picture is low in information (see `information`)."""


def information(square: Bytes, chroma: Bytes) -> int:
    """Bytes that a picture's outline takes when packed: how much there is to recognise it by.

    The square is reduced to 32 x 32, coarsely quantised, and each point is replaced by what its left and upper
    neighbours do not foretell, so that plain areas, gradients, stripes and straight edges (all of which many
    unrelated pictures share) vanish; what is left is packed with zlib. Photographs take 250 bytes and more;
    half-light, half-dark pictures, gradients, frames and single rules take 20 to 77.

    Args:
        square: grey levels of shape (64, 64).
        chroma: blue and red difference of shape (2, 16, 16).
    """
    grey = square.reshape(32, 2, 64).sum(axis=1, dtype=np.float32).reshape(32, 32, 2).sum(axis=2) / 4
    return len(zlib.compress(b"".join(_unforetold(plane) for plane in (grey, *chroma.astype(np.float32))), 6))


def _unforetold(plane: npt.NDArray[np.float32]) -> bytes:
    steps = np.round((plane - np.median(plane)) / STEP).astype(np.int16)
    across = np.diff(np.diff(steps, axis=0), axis=1)
    return across.astype(np.int8).tobytes()


def why_low(square: Bytes, chroma: Bytes, transparent: bool) -> str | None:
    """Why a picture has too little in it to be told from another, or None where it has enough.

    Args:
        square: grey levels of shape (64, 64).
        chroma: blue and red difference of shape (2, 16, 16).
        transparent: True where no pixel of it can be seen.
    """
    if transparent:
        return "wholly transparent"
    spread = max(float(square.std()), float(chroma.std(axis=(1, 2)).max()))
    if spread < LEAST_SPREAD:
        return "one flat colour"
    if information(square, chroma) < LEAST_INFORMATION:
        return "nearly blank"
    return None


FLAT_RANGE = 3
"""Grey levels between the lightest and darkest pixel of a flat block."""
SOFT_RANGE = 48
"""Grey levels up to which a block that is not flat is soft: photographs are made of these, drawings are not."""
MOST_SOFT = 0.3
LEAST_FLAT = 0.25
FEW_COLOURS = 8
FEW_COLOURS_SHARE = 0.7
"""A drawing has at most `MOST_SOFT` of its blocks soft, and either `LEAST_FLAT` of them flat or so much of it in the
most frequent `FEW_COLOURS` of 4096 colours. Of 250 photographs 2 % pass, of a site's charts, screens and logos 95 %; a
photograph that passes is only looked at more closely than it needs."""


def is_drawing(pixels: Bytes, grey: Bytes) -> bool:
    """Whether a picture is a chart, page, screen or logo and no photograph.

    Args:
        pixels: colours of shape (height, width, 3).
        grey: grey levels of shape (height, width).
    """
    height, width = (size - size % 4 for size in grey.shape)
    if height == 0 or width == 0:
        return True
    whole = grey[:height, :width]
    spread = _reduced(whole, np.maximum) - _reduced(whole, np.minimum)  # unsigned, but never below zero
    flat = float((spread <= FLAT_RANGE).mean())
    if float((spread <= SOFT_RANGE).mean()) - flat > MOST_SOFT:
        return False
    return flat >= LEAST_FLAT or _share_of_few_colours(pixels) >= FEW_COLOURS_SHARE


def _reduced(grey: Bytes, ufunc: np.ufunc) -> Bytes:
    """`ufunc` over every 4 x 4 block; rows first, as whole rows are what numpy is fast at."""
    rows = ufunc(ufunc(grey[0::4], grey[1::4]), ufunc(grey[2::4], grey[3::4]))
    across = ufunc(ufunc(rows[:, 0::4], rows[:, 1::4]), ufunc(rows[:, 2::4], rows[:, 3::4]))
    return np.asarray(across, dtype=np.uint8)


def _share_of_few_colours(pixels: Bytes) -> float:
    coarse = (pixels[::2, ::2] >> 4).astype(np.int32)
    codes = (coarse[:, :, 0] << 8) | (coarse[:, :, 1] << 4) | coarse[:, :, 2]
    counts = np.bincount(codes.reshape(-1), minlength=4096)
    return float(np.sort(counts)[-FEW_COLOURS:].sum() / codes.size)
