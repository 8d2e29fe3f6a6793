"""The decoder that a content asks for, called directly, and its failures in words. The only place that calls one.

Nothing of Pillow's global state is changed or used: no registered plugin, no pixel limit, no truncated-image switch.
The format is told by content, and no other decoder is ever tried on hostile bytes.
"""

from __future__ import annotations

import contextlib
import importlib
import io
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

import attrs

from dedupe.errors import DedupeError, ImageError
from dedupe.images.content import IN_MEMORY, Content
from dedupe.images.limits import Limits
from dedupe.images.pngchunks import bare
from dedupe.images.quiet import quiet
from dedupe.images.scans import REDUCTION, coarse_scans

if TYPE_CHECKING:
    from PIL import Image

_DECODERS = {
    "AVIF": ("AvifImagePlugin", "AvifImageFile"),
    "BMP": ("BmpImagePlugin", "BmpImageFile"),
    "GIF": ("GifImagePlugin", "GifImageFile"),
    "ICO": ("IcoImagePlugin", "IcoImageFile"),
    "JPEG": ("JpegImagePlugin", "JpegImageFile"),
    "JPEG2000": ("Jpeg2KImagePlugin", "Jpeg2KImageFile"),
    "PCX": ("PcxImagePlugin", "PcxImageFile"),
    "PNG": ("PngImagePlugin", "PngImageFile"),
    "PPM": ("PpmImagePlugin", "PpmImageFile"),
    "PSD": ("PsdImagePlugin", "PsdImageFile"),
    "QOI": ("QoiImagePlugin", "QoiImageFile"),
    "TGA": ("TgaImagePlugin", "TgaImageFile"),
    "TIFF": ("TiffImagePlugin", "TiffImageFile"),
    "WEBP": ("WebPImagePlugin", "WebPImageFile"),
}
"""Format to the module and class of Pillow's that decodes it. A further picture of a JPEG (a preview, a gain map) is
no frame of it, so the class for several (MPO) is not used."""

_TALKATIVE = frozenset(("TIFF", "HEIF", "AVIF", "JPEG2000"))
"""Formats whose native library may write to standard error."""

HEIF_HINT = 'pip install "caption-dedupe[heif]"'


@contextlib.contextmanager
def opened(content: Content, limits: Limits) -> Iterator[Image.Image]:
    """The picture as Pillow has it before its pixels are decoded (a HEIF is decoded at once).

    What goes wrong inside the block is told as an ImageError.

    Raises:
        ImageError: it cannot be read; `reason` says why.
    """
    kind = content.decodable()
    with speaking(content, kind):
        image = heif_primary(content, limits).to_pillow() if kind == "HEIF" else _pillow(content, kind)
        limits.check_pixels(image.size, content.file.path)
        yield image


@contextlib.contextmanager
def speaking(content: Content, kind: str) -> Iterator[None]:
    """Decoders kept quiet, and whatever they raise told in the project's words."""
    path = content.file.path
    try:
        with quiet(native=kind in _TALKATIVE):
            yield
    except DedupeError:
        raise
    except MemoryError:
        hint = "lower max-pixels"
        raise ImageError("needs more memory than there is", reason="oversized", path=path, hint=hint) from None
    except Exception as error:  # noqa: BLE001 (decoders raise anything on hostile bytes)
        raise _failure(content, kind, error) from None


def _pillow(content: Content, kind: str) -> Image.Image:
    module, name = _DECODERS[kind]
    try:
        factory = getattr(importlib.import_module(f"PIL.{module}"), name)
    except ModuleNotFoundError:
        hint = "pip install --upgrade pillow"
        raise ImageError(f"holds {kind}", reason="unsupported", path=content.file.path, hint=hint) from None
    image: Image.Image = _png(content, factory) if kind == "PNG" else factory(content.stream)
    return image


def coarse(image: Image.Image, content: Content, side: int) -> Image.Image:
    """A JPEG as it is decoded fastest where its shorter side may be reduced to so many pixels: the same picture then.

    Args:
        image: as `opened` gives it.
        content: what it was opened from.
        side: what `Image.draft` will be asked for.
    """
    if not image.info.get("progressive") or min(image.size) < REDUCTION * side or content.size > IN_MEMORY:
        return image
    content.stream.seek(0)
    data = coarse_scans(content.stream.read())
    return image if data is None else _pillow(attrs.evolve(content, stream=io.BytesIO(data)), "JPEG")


def _png(content: Content, factory: Callable[[BinaryIO], Image.Image]) -> Image.Image:
    """A broken colour profile or an overlong text makes Pillow refuse a PNG whose pixels are whole."""
    try:
        return factory(content.stream)
    except Exception as error:
        if content.size > IN_MEMORY:
            raise
        try:
            return factory(io.BytesIO(bare(content.stream)))
        except Exception:  # noqa: BLE001 (the first failure is the one to tell)
            raise error from None


def heif_primary(content: Content, limits: Limits) -> Any:
    """The main picture of a HEIF, as pillow_heif has it before it is decoded.

    Raises:
        ImageError: the package is not installed ("unsupported"), or too many pixels ("oversized").
    """
    try:
        heif: Any = importlib.import_module("pillow_heif")
    except ImportError:
        raise ImageError(
            "holds HEIF, which needs a package that is not installed",
            reason="unsupported",
            path=content.file.path,
            hint=HEIF_HINT,
        ) from None
    opened = heif.open_heif(content.stream, convert_hdr_to_8bit=True)
    primary = opened[opened.primary_index]
    limits.check_pixels(primary.size, content.file.path)
    return primary


def _failure(content: Content, kind: str, error: Exception) -> ImageError:
    """What went wrong in a decoder, in the project's words."""
    path = content.file.path
    detail = " ".join(str(error).split()) or type(error).__name__
    if type(error).__name__ == "DecompressionBombError":
        hint = "convert it to PNG or JPEG"
        return ImageError("has more pixels than its decoder takes", reason="oversized", path=path, hint=hint)
    if "truncated" in detail.lower() or _is_cut(content, kind):
        return ImageError(f"{kind} data end too early", reason="truncated", path=path, hint="get the file again")
    return ImageError(f"{kind} data cannot be decoded: {detail}", path=path)


_ENDS = {"JPEG": (b"\xff\xd9", 4096), "PNG": (b"IEND", 64), "GIF": (b";", 4)}
"""Marks that stand within so many bytes of the end of a whole file."""


def _is_cut(content: Content, kind: str) -> bool:
    stream = content.stream
    stream.seek(0)
    head = stream.read(12)
    if kind == "WEBP":
        return int.from_bytes(head[4:8], "little") + 8 > content.size
    if kind not in _ENDS:
        return False
    mark, within = _ENDS[kind]
    stream.seek(max(0, content.size - within))
    return mark not in stream.read()
