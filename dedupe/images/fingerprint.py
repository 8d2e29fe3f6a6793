"""One picture -> Fingerprint: what is kept of it to find and to judge its copies."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from attrs import field, frozen

from dedupe.images.canonical import Canonical, decode
from dedupe.images.content import Content, read_content
from dedupe.images.information import is_drawing, why_low
from dedupe.images.limits import ImageFile, Limits
from dedupe.images.spectrum import SIDE, phash_digits
from dedupe.images.trim import Box, content_box

if TYPE_CHECKING:
    from PIL import Image

ALGORITHM = "dedupe-1"
"""Version of everything in a Fingerprint: raised whenever the same picture would get other values."""

DRAFT_SIDE = 2 * SIDE
"""Shorter side that pictures are reduced to while decoding, at least: twice the square that is made from them."""
FRAME_SLACK = 2
"""Pixels of the reduced picture, and tenths of its width, by which a frame may be uneven: edges lie between pixels."""
CHROMA_SIDE = 16
"""Side of the two squares of colour difference: colour is coarse, and only held against another after alignment."""

Bytes = npt.NDArray[np.uint8]
_FORMAT = struct.Struct("<4sB32s16s2I I4fB32s")
_MAGIC = b"dfp1"
_DRAWING, _REDUCED, _TRIMMED, _VECTOR = 1, 2, 4, 8


@frozen(slots=True)
class View:
    """A picture, or what is left of it without its borders, as small squares.

    Attributes:
        grey: grey levels, uint8, shape (64, 64), stretched to a square: imagehash's own square for its pHash.
        chroma: blue and red difference about 128, uint8, shape (2, 16, 16).
    """

    grey: Bytes = field(eq=lambda array: array.tobytes(), repr=False)
    chroma: Bytes = field(eq=lambda array: array.tobytes(), repr=False)

    def to_bytes(self) -> bytes:
        """Both squares, one after the other."""
        return self.grey.tobytes() + self.chroma.tobytes()

    @classmethod
    def from_bytes(cls, data: bytes) -> View:
        """The inverse of `to_bytes`."""
        grey = np.frombuffer(data, np.uint8, SIDE * SIDE).reshape(SIDE, SIDE)
        chroma = np.frombuffer(data, np.uint8, 2 * CHROMA_SIDE**2, SIDE * SIDE)
        return cls(grey, chroma.reshape(2, CHROMA_SIDE, CHROMA_SIDE))


VIEW_BYTES = SIDE * SIDE + 2 * CHROMA_SIDE**2


@frozen(slots=True)
class Fingerprint:
    """What is kept of one picture.

    Attributes:
        sha256: of the file's bytes, 64 hex digits.
        pixel_digest: of the reduced canonical picture, 32 hex digits: equal pixels in one format give equal digests.
            The file's own SHA-256, cut short, for a vector drawing.
        width, height: in pixels, upright; 0 for a vector drawing.
        format: by content ("JPEG", "PNG", ...).
        mode: Pillow's name of the mode it is stored in.
        frames: frames or pages; 1 for a still.
        phash: imagehash's 16 x 16 pHash of the reduced canonical picture, 64 hex digits; zeros for a vector drawing.
        low_information: why it has too little in it to be told from another picture, or None.
        drawing: True for a chart, page, logo or screen; False for a photograph.
        reduced: True where the digest is of fewer pixels than the picture has.
        whole: the picture as small squares, or None for a vector drawing.
        box: what is left without plain borders, or None where there are none.
        trimmed: the squares of that, or None.
    """

    sha256: str
    pixel_digest: str
    width: int
    height: int
    format: str
    mode: str
    frames: int
    phash: str
    low_information: str | None
    drawing: bool
    reduced: bool
    whole: View | None
    box: Box | None = None
    trimmed: View | None = None

    @property
    def is_vector(self) -> bool:
        """True for a drawing without pixels of its own: it counts by its bytes."""
        return self.whole is None

    def to_bytes(self) -> bytes:
        """Everything, as bytes that `from_bytes` of the same `ALGORITHM` reads."""
        box = self.box or Box()
        flags = _DRAWING * self.drawing + _REDUCED * self.reduced
        flags += _TRIMMED * (self.trimmed is not None) + _VECTOR * self.is_vector
        head = _FORMAT.pack(
            _MAGIC, flags, bytes.fromhex(self.sha256), bytes.fromhex(self.pixel_digest), self.width, self.height,
            self.frames, box.left, box.top, box.right, box.bottom, 0, bytes.fromhex(self.phash),
        )  # fmt: skip
        texts = "\n".join((self.format, self.mode, self.low_information or "")).encode()
        views = b"".join(view.to_bytes() for view in (self.whole, self.trimmed) if view is not None)
        return head + struct.pack("<H", len(texts)) + texts + views

    @classmethod
    def from_bytes(cls, data: bytes) -> Fingerprint:
        """The inverse of `to_bytes`.

        Raises:
            ValueError: these are no such bytes.
        """
        try:
            return cls._parse(data)
        except (struct.error, UnicodeDecodeError, IndexError) as error:
            raise ValueError(f"no fingerprint: {error}") from None

    @classmethod
    def _parse(cls, data: bytes) -> Fingerprint:
        magic, flags, sha, digest, width, height, frames, *corners, _, phash = _FORMAT.unpack_from(data)
        (length,) = struct.unpack_from("<H", data, _FORMAT.size)
        start = _FORMAT.size + 2
        views = (not flags & _VECTOR) + bool(flags & _TRIMMED)
        if magic != _MAGIC or len(data) != start + length + views * VIEW_BYTES:
            raise ValueError("no fingerprint of this version")
        form, mode, low = data[start : start + length].decode().split("\n")
        start += length
        found = [View.from_bytes(data[start + n * VIEW_BYTES : start + (n + 1) * VIEW_BYTES]) for n in range(views)]
        trimmed = bool(flags & _TRIMMED)
        return cls(
            sha.hex(), digest.hex(), width, height, form, mode, frames, phash.hex(), low or None,
            bool(flags & _DRAWING), bool(flags & _REDUCED), found[0] if found else None,
            Box(*corners) if trimmed else None, found[1] if trimmed else None,
        )  # fmt: skip


def fingerprint(file: ImageFile, limits: Limits | None = None) -> Fingerprint:
    """Read one picture and keep what its copies are found and judged by.

    A vector drawing gives a fingerprint that holds its bytes' hash alone.

    Args:
        file: the picture.
        limits: how much of it may be looked at; the defaults if None.

    Raises:
        ImageError: it cannot be read; see `open_canonical` for the reasons.
    """
    limits = limits or Limits()
    with read_content(file, limits) as content:
        return from_content(content, limits)


def from_content(content: Content, limits: Limits) -> Fingerprint:
    """`fingerprint` for bytes that have been read.

    Raises:
        ImageError: as there.
    """
    if content.is_vector:
        short = content.sha256[:32]
        return Fingerprint(content.sha256, short, 0, 0, "SVG", "", 1, "0" * 64, "a vector drawing", True, False, None)
    return from_canonical(decode(content, limits, draft_side=DRAFT_SIDE))


def from_canonical(canonical: Canonical) -> Fingerprint:
    """The fingerprint of a picture that has been decoded with `draft_side=DRAFT_SIDE`."""
    from PIL import Image

    picture = Image.fromarray(canonical.pixels)
    grey = picture.convert("L")
    levels = np.asarray(grey)
    whole = view_of(picture, grey)
    box = content_box(levels)
    transparent = canonical.alpha is not None and not canonical.alpha.any()
    box = None if box is None else _in_floats(box)
    return Fingerprint(
        sha256=canonical.sha256,
        pixel_digest=canonical.digest(),
        width=canonical.width,
        height=canonical.height,
        format=canonical.format,
        mode=canonical.mode,
        frames=canonical.frames,
        phash=phash_digits(whole.grey),
        low_information=why_low(whole.grey, whole.chroma, transparent),
        drawing=is_drawing(*_within_frame(box, canonical.pixels, levels)),
        reduced=canonical.is_reduced,
        whole=whole,
        box=box,
        trimmed=None if box is None else view_of(picture, grey, box),
    )


def _within_frame(box: Box | None, *planes: Bytes) -> tuple[Bytes, ...]:
    """What is left of a picture without a frame, which is flat and makes no drawing of a photograph.

    A frame is as wide on all sides; other plain margins are the paper of a drawing.
    """
    if box is None:
        return planes
    rows, columns = planes[0].shape[:2]
    top, bottom = round(box.top * rows), round(box.bottom * rows)
    left, right = round(box.left * columns), round(box.right * columns)
    widths = (top, rows - bottom, left, columns - right)
    if max(widths) - min(widths) > max(FRAME_SLACK, FRAME_SLACK / 10 * max(widths)):
        return planes
    return tuple(plane[top:bottom, left:right] for plane in planes)


def _in_floats(box: Box) -> Box:
    """The box as it is written to bytes, so that a fingerprint read back equals the one that was kept."""
    return Box(*struct.unpack("<4f", struct.pack("<4f", box.left, box.top, box.right, box.bottom)))


def view_of(picture: Image.Image, grey: Image.Image, box: Box | None = None) -> View:
    """The small squares of a picture or of part of it.

    Args:
        picture: in mode "RGB".
        grey: the same in mode "L".
        box: the part, or None for all of it.
    """
    from PIL import Image

    part = None
    if box is not None:
        width, height = picture.size
        part = (box.left * width, box.top * height, box.right * width, box.bottom * height)
    square = grey.resize((SIDE, SIDE), Image.Resampling.LANCZOS, box=part)
    small = picture.resize((CHROMA_SIDE, CHROMA_SIDE), Image.Resampling.BOX, box=part).convert("YCbCr")
    chroma = np.asarray(small)[:, :, 1:].transpose(2, 0, 1)
    return View(np.asarray(square), np.ascontiguousarray(chroma))
