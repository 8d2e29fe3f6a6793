"""A picture brought to one form: upright, red-green-blue, limits held. The only place that decodes a picture.

Nothing of Pillow's global state is changed: no registered plugin, no pixel limit, no truncated-image switch. The format
is told by content, its decoder is called directly, and so no other decoder is ever tried on hostile bytes.
"""

from __future__ import annotations

import hashlib
import importlib
import struct
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from dedupe.errors import DedupeError, ImageError
from dedupe.images.content import Content, read_content
from dedupe.images.limits import ImageFile, Limits
from dedupe.images.pixels import Bytes, to_pixels, upright
from dedupe.images.quiet import quiet

if TYPE_CHECKING:
    from PIL import Image

__all__ = ["Canonical", "ImageFile", "Limits", "decode", "open_canonical", "read_content"]

FRAME_SIDE = 128
"""Shorter side that the further frames of an animation are reduced to (never below it)."""

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

_ANIMATED = frozenset(("AVIF", "GIF", "PNG", "TIFF", "WEBP"))
"""Formats whose further frames or pages are part of the picture. Layers (PSD) and sizes (ICO) are not."""

_TALKATIVE = frozenset(("TIFF", "HEIF", "AVIF", "JPEG2000"))
"""Formats whose native library may write to standard error."""

HEIF_HINT = 'pip install "caption-dedupe[heif]"'


@frozen
class Canonical:
    """A picture in the one form that everything else compares.

    Attributes:
        file: where it was read.
        sha256: of the file's bytes, 64 hex digits.
        pixels: upright colours, uint8, shape (rows, columns, 3); transparent parts lie on white (on black where
            the drawing is itself almost white). Reduced by a whole factor where a draft was asked for.
        alpha: uint8, shape (rows, columns), or None where every pixel is opaque.
        width, height: size of the upright picture in full, in pixels.
        format: "JPEG", "PNG", "HEIF" ... by content.
        mode: Pillow's name of the mode it is stored in.
        frames: frames or pages there are (1 for a still).
        others: the middle and the last frame of an animation (of its first `Limits.max_frames`), as `pixels`, each
            reduced to a shorter side of `FRAME_SIDE` or a little more; empty for a still.
        disguise: how the file's name misleads ("HEIC name, JPEG content"), or None.
    """

    file: ImageFile
    sha256: str
    pixels: Bytes = field(eq=False, repr=False)
    alpha: Bytes | None = field(eq=False, repr=False)
    width: int
    height: int
    format: str
    mode: str
    frames: int = 1
    others: tuple[Bytes, ...] = field(default=(), eq=False, repr=False)
    disguise: str | None = None

    @property
    def is_reduced(self) -> bool:
        """True where `pixels` holds fewer pixels than the picture."""
        return self.pixels.shape[:2] != (self.height, self.width)

    def digest(self) -> str:
        """A hash of everything that can be seen: size, colours, alpha, frames; equal for equal pictures.

        Returns:
            32 hex digits. Those of a reduced and of a full picture are not comparable.
        """
        seen = hashlib.blake2b(digest_size=16)
        seen.update(struct.pack("<3Q", self.width, self.height, self.frames))
        for plane in (self.pixels, self.alpha, *self.others):
            seen.update(b"-" if plane is None else repr(plane.shape).encode() + plane.tobytes())
        return seen.hexdigest()


def open_canonical(file: ImageFile, limits: Limits | None = None, *, draft_side: int | None = None) -> Canonical:
    """Read a picture's file and bring it to the canonical form.

    Args:
        file: the picture.
        limits: how much of it may be looked at; the defaults if None.
        draft_side: where no side below this is needed, the picture may be reduced by whole factors (a JPEG while it
            is decoded), its shorter side never below this many pixels; None for the picture in full.

    Raises:
        ImageError: it cannot be had; `reason` is "missing", "oversized", "truncated", "unsupported", "disguised",
            "vector" (a drawing without pixels: it counts by its bytes) or "unreadable".
    """
    limits = limits or Limits()
    with read_content(file, limits) as content:
        return decode(content, limits, draft_side=draft_side)


def decode(content: Content, limits: Limits, *, draft_side: int | None = None) -> Canonical:
    """`open_canonical` for bytes that have been read.

    Raises:
        ImageError: as there.
    """
    kind = content.decodable()
    try:
        with quiet(native=kind in _TALKATIVE):
            return _decode(content, kind, limits, draft_side)
    except DedupeError:
        raise
    except MemoryError:
        raise ImageError(
            "needs more memory than there is", reason="oversized", path=content.file.path, hint="lower max-pixels"
        ) from None
    except Exception as error:  # noqa: BLE001 (decoders raise anything on hostile bytes)
        raise _failure(content, kind, error) from None


def _decode(content: Content, kind: str, limits: Limits, draft_side: int | None) -> Canonical:
    path = content.file.path
    image = _heif(content, limits) if kind == "HEIF" else _pillow(content, kind)
    limits.check_pixels(image.size, path)
    frames = _count_frames(image) if kind in _ANIMATED else 1
    mode = image.mode
    width, height = image.size
    if draft_side is not None:
        image.draft(None, (draft_side, draft_side))
    image.load()
    orientation = _orientation(image)
    if orientation > 4 or image.size == (height, width) != (width, height):
        # The second case: decoders that turn the picture while they load it (TIFF).
        width, height = height, width
    pixels, alpha = to_pixels(image, draft_side)
    return Canonical(
        file=content.file,
        sha256=content.sha256,
        pixels=upright(pixels, orientation),
        alpha=None if alpha is None else upright(alpha, orientation),
        width=width,
        height=height,
        format=kind,
        mode=mode,
        frames=frames,
        others=_others(image, frames, limits, orientation, path) if frames > 1 else (),
        disguise=content.disguise,
    )


def _pillow(content: Content, kind: str) -> Image.Image:
    module, name = _DECODERS[kind]
    try:
        factory = getattr(importlib.import_module(f"PIL.{module}"), name)
    except ModuleNotFoundError:
        hint = "pip install --upgrade pillow"
        raise ImageError(f"holds {kind}", reason="unsupported", path=content.file.path, hint=hint) from None
    image: Image.Image = factory(content.stream)
    return image


def _heif(content: Content, limits: Limits) -> Image.Image:
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
    image: Image.Image = primary.to_pillow()
    return image


def _count_frames(image: Image.Image) -> int:
    try:
        return max(1, int(getattr(image, "n_frames", 1)))
    except Exception:  # noqa: BLE001 (a broken chain of frames ends the count, not the picture)
        return 1


def _orientation(image: Image.Image) -> int:
    try:
        value = image.getexif().get(0x0112, 1)
    except Exception:  # noqa: BLE001 (EXIF that cannot be parsed says nothing)
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def _others(image: Image.Image, frames: int, limits: Limits, orientation: int, path: str) -> tuple[Bytes, ...]:
    # Frames are decoded one after the other to reach a later one: their pixels together are held to the limit too.
    width, height = image.size
    last = min(frames, limits.max_frames, max(2, limits.max_pixels // (width * height))) - 1
    found = []
    for index in sorted({last // 2, last} - {0}):
        try:
            image.seek(index)
            limits.check_pixels(image.size, path)
            image.load()
        except Exception:  # noqa: BLE001 (a broken later frame does not spoil the first)
            break
        found.append(upright(to_pixels(image, FRAME_SIDE)[0], orientation))
    return tuple(found)


def _failure(content: Content, kind: str, error: Exception) -> ImageError:
    """What went wrong in a decoder, in the project's words."""
    path = content.file.path
    detail = " ".join(str(error).split()) or type(error).__name__
    if type(error).__name__ == "DecompressionBombError":
        return ImageError("has too many pixels", reason="oversized", path=path)
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
