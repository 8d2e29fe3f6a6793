"""Any mode of Pillow's to one form: eight bits a channel, red, green, blue, and alpha where it matters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from dedupe.images.arrays import Bytes

if TYPE_CHECKING:
    from PIL import Image


STRIP_PIXELS = 16_000_000
"""Pixels converted at a time: a picture of 200 megapixels is never held twice."""
WHOLE_PIXELS = 1_000_000
"""Pixels up to which all of a picture is converted sooner than many strips of it."""
WHITE, BLACK = 255, 0
LIGHT = 225
"""Luminance from which a drawing's colour can no longer be told from white paper."""
LIGHT_SHARE = 0.5
"""Share of a transparent drawing that may be that light before it is laid on black in place of white."""

_WITH_ALPHA = frozenset(("RGBA", "LA", "PA", "La", "RGBa"))
_DEEP = frozenset(("I", "F", "I;16", "I;16L", "I;16B", "I;16N"))


def to_pixels(image: Image.Image, least: int | None = None) -> tuple[Bytes, Bytes | None]:
    """The colours and the alpha of a loaded picture.

    Args:
        image: a loaded picture of any mode.
        least: the shorter side may be reduced, by whole factors, to no fewer pixels than this; None to keep it.

    Returns:
        Colours of shape (height, width, 3), with transparent parts laid on white (on black where the drawing is
        itself almost white), and alpha of shape (height, width), or None where all is opaque.
    """
    factor = 1 if least is None else max(1, min(image.size) // least)
    span = _span(image) if image.mode in _DEEP else None
    parts = [_convert(strip, factor, span) for strip in _strips(image, factor)]
    joined = parts[0] if len(parts) == 1 else np.concatenate(parts)
    if joined.shape[2] == 3:
        return joined, None
    alpha = np.ascontiguousarray(joined[:, :, 3])
    if alpha.min() == WHITE:
        return np.ascontiguousarray(joined[:, :, :3]), None
    return _flatten(joined[:, :, :3], alpha), alpha


def some_rows(image: Image.Image, groups: int) -> Bytes | None:
    """Groups of four rows of a loaded picture, one below the other: enough of it to see how fine its strokes are.

    Args:
        image: a loaded picture of any mode.
        groups: how many are taken, about, evenly from top to bottom.

    Returns:
        Colours of shape (4 * groups, width, 3), laid on paper as those of `to_pixels`; None where it has no four rows
        or more than eight bits.
    """
    if image.height < 4 or image.mode in _DEEP:
        return None
    tops = range(0, image.height - 3, max(4, image.height // groups))
    if image.width * image.height <= WHOLE_PIXELS:
        joined = _convert(image, 1, None)[[row for top in tops for row in range(top, top + 4)]]
    else:
        strips = [image.crop((0, top, image.width, top + 4)) for top in tops]
        joined = np.concatenate([_convert(strip, 1, None) for strip in strips])
    if joined.shape[2] == 3:
        return joined
    return _flatten(joined[:, :, :3], np.ascontiguousarray(joined[:, :, 3]))


def _strips(image: Image.Image, factor: int) -> Iterator[Image.Image]:
    width, height = image.size
    rows = max(1, STRIP_PIXELS // (width * factor)) * factor
    if rows >= height:
        yield image
        return
    for top in range(0, height, rows):
        yield image.crop((0, top, width, min(top + rows, height)))


def _convert(strip: Image.Image, factor: int, span: tuple[float, float] | None) -> Bytes:
    strip = _deep(strip, span) if span is not None else _plain(strip)
    if factor > 1:
        strip = strip.reduce(factor)
    pixels: Bytes = np.asarray(strip)
    if pixels.ndim == 2:
        pixels = np.repeat(pixels[:, :, np.newaxis], 3, axis=2)
    return pixels


def _plain(image: Image.Image) -> Image.Image:
    """Eight-bit modes: L, RGB or RGBA, whichever holds all there is."""
    if image.mode == "La":
        image = image.convert("LA")  # Pillow has no way from it to RGBA
    if image.mode in _WITH_ALPHA or "transparency" in image.info:
        return image.convert("RGBA")
    if image.mode in ("1", "L"):
        return image.convert("L")
    return image if image.mode == "RGB" else image.convert("RGB")


def _span(image: Image.Image) -> tuple[float, float]:
    """The values that stand for black and white in a picture of more than eight bits."""
    if image.mode.startswith("I;16") or (image.mode == "I" and image.format in ("PNG", "PPM", "JPEG2000")):
        return 0.0, 65535.0
    low, high = _extent(image)
    if low >= 0.0:
        for white in (1.0, 255.0, 65535.0) if image.mode == "F" else (255.0, 65535.0):
            if high <= white:
                return 0.0, white
    return low, high


def _extent(image: Image.Image) -> tuple[float, float]:
    low, high = np.inf, -np.inf
    for strip in _strips(image, 1):
        values = np.asarray(strip)
        values = values[np.isfinite(values)]
        if values.size:
            low, high = min(low, float(values.min())), max(high, float(values.max()))
    return (low, high) if low <= high else (0.0, 1.0)


def _deep(image: Image.Image, span: tuple[float, float] | None) -> Image.Image:
    from PIL import Image

    low, high = span or (0.0, 65535.0)
    values = np.nan_to_num(np.asarray(image).astype(np.float32), nan=low, posinf=high, neginf=low)
    scale = 255.0 / (high - low) if high > low else 0.0
    return Image.fromarray(np.rint(np.clip((values - low) * scale, 0, 255)).astype(np.uint8))


def _flatten(colours: Bytes, alpha: Bytes) -> Bytes:
    """Lay a transparent drawing on paper; colours hidden under alpha 0 have no say in anything."""
    paper = _paper(colours, alpha)
    flat = np.empty_like(colours)
    rows = max(1, STRIP_PIXELS // (4 * colours.shape[1]))
    for top in range(0, colours.shape[0], rows):
        weight = alpha[top : top + rows, :, np.newaxis].astype(np.uint16)  # 255 * 255 + 127 is the most there can be
        ink = colours[top : top + rows].astype(np.uint16) * weight
        flat[top : top + rows] = (ink + paper * (255 - weight) + 127) // 255
    return flat


def _paper(colours: Bytes, alpha: Bytes) -> int:
    visible = int(alpha.sum(dtype=np.int64))
    light = 0
    rows = max(1, STRIP_PIXELS // (4 * colours.shape[1]))
    for top in range(0, colours.shape[0], rows):
        lightest = colours[top : top + rows].min(axis=2) >= LIGHT
        light += int(alpha[top : top + rows][lightest].sum(dtype=np.int64))
    return BLACK if light > LIGHT_SHARE * visible else WHITE


def upright(pixels: Bytes, orientation: int) -> Bytes:
    """Turn an array whose first two axes are rows and columns by the eight EXIF orientations (1 to 8)."""
    if orientation in (5, 6, 7, 8):
        pixels = pixels.swapaxes(0, 1)
    if orientation in (3, 4, 7, 8):
        pixels = pixels[::-1]
    if orientation in (2, 3, 6, 7):
        pixels = pixels[:, ::-1]
    return np.ascontiguousarray(pixels)
