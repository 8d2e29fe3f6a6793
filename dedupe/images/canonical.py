"""A picture brought to one form: upright, red-green-blue, limits held."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
from attrs import field, frozen

from dedupe.errors import ImageError
from dedupe.images.arrays import Bytes
from dedupe.images.content import Content, read_content
from dedupe.images.decoder import coarse, opened
from dedupe.images.limits import ImageFile, Limits
from dedupe.images.pixels import some_rows, to_pixels, upright

if TYPE_CHECKING:
    from PIL import Image

__all__ = [
    "Canonical",
    "Draft",
    "ImageFile",
    "Limits",
    "decode",
    "draft",
    "frames_of",
    "full_digest",
    "open_canonical",
    "read_content",
]

FRAME_SIDE = 128
"""Shorter side that the further frames of an animation are reduced to (never below it)."""

NEAR_GROUPS = 64
"""Groups of four rows that `Draft.near` gives, about."""

_ANIMATED = frozenset(("AVIF", "GIF", "PNG", "TIFF", "WEBP"))
"""Formats whose further frames or pages are part of the picture. Layers (PSD) and sizes (ICO) are not."""


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

    @property
    def is_reduced(self) -> bool:
        """True where `pixels` holds fewer pixels than the picture."""
        return self.pixels.shape[:2] != (self.height, self.width)

    def digest(self) -> str:
        """A hash of everything that can be seen: size, colours, alpha, frames; equal for equal pictures.

        Returns:
            32 hex digits. Those of a reduced and of a full picture are not comparable.
        """
        # SHA-256 and not BLAKE2: processors have instructions for it, and this is a tenth of a fingerprint's time.
        seen = hashlib.sha256(struct.pack("<3Q", self.width, self.height, self.frames))
        for plane in (self.pixels, self.alpha, *self.others):
            if plane is None:
                seen.update(b"-")
            else:
                seen.update(repr(plane.shape).encode())
                seen.update(np.ascontiguousarray(plane).data)
        return seen.hexdigest()[:32]


@frozen
class Draft:
    """A picture reduced while it is decoded, as its fingerprint is made from it.

    Attributes:
        sha256, width, height, format, mode, frames: as those of a `Canonical`.
        colours: upright, in mode "RGB", or in "YCbCr" where a JPEG's own planes were taken as they are stored.
        grey: grey levels of the same, uint8, shape (rows, columns).
        reduced: True where it holds fewer pixels than the picture.
        transparent: True where no pixel can be seen.
        digest: 32 hex digits, equal for equal pictures in one format: `Canonical.digest`, or that of the luma of a JPEG
            whose planes were taken.
        near: gives groups of four rows of it in full size (see `some_rows`), or None where that cannot be; None where
            it holds all pixels, is turned or moves. To be asked while its content is open.
    """

    sha256: str
    width: int
    height: int
    format: str
    mode: str
    frames: int
    colours: Image.Image = field(eq=False, repr=False)
    grey: Bytes = field(eq=False, repr=False)
    reduced: bool
    transparent: bool
    digest: str
    near: Callable[[], Bytes | None] | None = field(default=None, eq=False, repr=False)

    @classmethod
    def of(cls, canonical: Canonical, near: Callable[[], Bytes | None] | None = None) -> Draft:
        """From a canonical picture, reduced or not."""
        from PIL import Image

        picture = Image.fromarray(canonical.pixels)
        return cls(
            canonical.sha256, canonical.width, canonical.height, canonical.format, canonical.mode, canonical.frames,
            picture, np.asarray(picture.convert("L")), canonical.is_reduced,
            canonical.alpha is not None and not canonical.alpha.any(), canonical.digest(), near,
        )  # fmt: skip


def draft(content: Content, limits: Limits, side: int) -> Draft:
    """What a fingerprint needs of a picture, with as little decoded as that takes.

    Args:
        content: its bytes, read and hashed.
        limits: how much of it may be looked at.
        side: shorter side that it may be reduced to, at least.

    Raises:
        ImageError: as `open_canonical`.
    """
    with opened(content, limits) as found:
        image = coarse(found, content, side) if content.kind == "JPEG" else found
        if content.kind == "JPEG" and min(image.size) >= 2 * side and _is_stored_as_luma(image):
            return _planes(image, content, limits, side)
        canonical = _bring(image, content, limits, side)
        if not canonical.is_reduced or canonical.frames > 1 or _orientation(image) != 1:
            return Draft.of(canonical)
        if content.kind == "JPEG":
            return Draft.of(canonical, lambda: _near(content, limits))
        return Draft.of(canonical, lambda: some_rows(image, NEAR_GROUPS))


def _near(content: Content, limits: Limits) -> Bytes | None:
    """Rows of a JPEG that was reduced while it was decoded: it has to be decoded again."""
    content.stream.seek(0)
    try:
        with opened(content, limits) as image:
            image.load()
            return some_rows(image, NEAR_GROUPS)
    except ImageError:
        return None  # what could be read of it stands


def _is_stored_as_luma(image: Image.Image) -> bool:
    """Whether libjpeg takes a JPEG's planes for luma and two colour differences: its own rules, on the safe side."""
    if image.mode != "RGB":
        return False
    planes = [layer[0] for layer in getattr(image, "layer", ())]
    return "jfif" in image.info or ("adobe" not in image.info and planes == [1, 2, 3])


def _planes(image: Image.Image, content: Content, limits: Limits, side: int) -> Draft:
    """The planes of a large JPEG as they are stored: the way to RGB and back costs a quarter of decoding."""
    from PIL import Image

    width, height = image.size
    image.draft("YCbCr", (side, side))
    image.load()
    factor = min(image.size) // side
    picture = image.reduce(factor) if factor > 1 else image
    orientation = _orientation(image)
    if orientation > 1:
        picture = picture.transpose(Image.Transpose(_TURNS[orientation]))
    if orientation > 4:
        width, height = height, width
    grey = np.asarray(picture.getchannel(0))
    # Of luma alone: pictures that differ in nothing but colour are told apart when their pixels are compared in full.
    seen = hashlib.sha256(struct.pack("<4Q", width, height, *picture.size))
    seen.update(grey.data)
    return Draft(
        content.sha256, width, height, "JPEG", "RGB", 1, picture, grey, True, False, seen.hexdigest()[:32],
        None if orientation > 1 else lambda: _near(content, limits),
    )  # fmt: skip


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
    with opened(content, limits) as image:
        return _bring(image, content, limits, draft_side)


def full_digest(file: ImageFile, limits: Limits) -> str:
    """A hash of all that can be seen of a picture, in full: of every frame that the limits let be looked at.

    Returns:
        32 hex digits, equal for equal pictures; not comparable with those of `Canonical.digest`.

    Raises:
        ImageError: as `open_canonical`.
    """
    with read_content(file, limits) as content, opened(content, limits) as image:
        first = _bring(image, content, limits, None, later=False)
        seen = hashlib.sha256(first.digest().encode())
        last = limits.frames(first.width, first.height, first.frames)
        for pixels, alpha in _at(image, range(1, last), limits, file.path, None):
            seen.update(repr(pixels.shape).encode())
            seen.update(pixels.data)
            seen.update(b"-" if alpha is None else alpha.data)
        return seen.hexdigest()[:32]


def frames_of(file: ImageFile, limits: Limits, wanted: range, side: int | None) -> list[Bytes]:
    """Frames of an animation, or pages, as `Canonical.pixels`.

    Args:
        file: the animation.
        limits: how much of it may be looked at.
        wanted: which, from 1 up: 0 is the first, which `open_canonical` gives.
        side: shorter side that each may be reduced to, at least; None for them in full.

    Returns:
        As many as can be read before a broken one.

    Raises:
        ImageError: as `open_canonical`.
    """
    with read_content(file, limits) as content, opened(content, limits) as image:
        image.load()
        return [pixels for pixels, _ in _at(image, wanted, limits, file.path, side)]


def _bring(
    image: Image.Image, content: Content, limits: Limits, draft_side: int | None, *, later: bool = True
) -> Canonical:
    kind = content.decodable()
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
        others=_others(image, frames, limits, content.file.path) if frames > 1 and later else (),
    )


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


_TURNS = {2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2}
"""EXIF's orientations as Pillow's `Transpose`."""


def _others(image: Image.Image, frames: int, limits: Limits, path: str) -> tuple[Bytes, ...]:
    last = limits.frames(*image.size, frames) - 1
    wanted = sorted({last // 2, last} - {0})
    return tuple(pixels for pixels, _ in _at(image, wanted, limits, path, FRAME_SIDE))


def _at(
    image: Image.Image, wanted: Sequence[int], limits: Limits, path: str, side: int | None
) -> Iterator[tuple[Bytes, Bytes | None]]:
    """Colours and alpha of some frames, turned as the loaded first one asks for; a broken one ends them."""
    orientation = _orientation(image)
    for index in wanted:
        try:
            image.seek(index)
            limits.check_pixels(image.size, path)
            image.load()
            pixels, alpha = to_pixels(image, side)
        except Exception:  # noqa: BLE001 (a broken later frame does not spoil the first)
            return
        yield upright(pixels, orientation), None if alpha is None else upright(alpha, orientation)
