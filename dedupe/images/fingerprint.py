"""One picture -> Fingerprint: what is kept of it to find and to judge its copies."""

from __future__ import annotations

import functools
import struct
from typing import TYPE_CHECKING

import numpy as np
from attrs import field, frozen

from dedupe.images.arrays import Bytes
from dedupe.images.canonical import Draft, draft
from dedupe.images.content import Content, read_content
from dedupe.images.information import (
    LEAST_ICON_SIDE,
    TOO_SMALL,
    is_drawing,
    is_fine_drawing,
    may_be_fine,
    why_low,
    why_small,
)
from dedupe.images.limits import ImageFile, Limits
from dedupe.images.resample import lanczos
from dedupe.images.spectrum import SIDE, phash_digits
from dedupe.images.trim import Box, content_box

if TYPE_CHECKING:
    from imagehash import ImageHash
    from PIL import Image

ALGORITHM = "dedupe-4"
"""Version of everything in a Fingerprint: raised whenever the same picture would get other values."""

DRAFT_SIDE = 2 * SIDE
"""Shorter side that pictures are reduced to while decoding, at least: twice the square that is made from them."""
FRAME_SLACK = 2
"""Pixels of the reduced picture, and tenths of its width, by which a frame may be uneven: edges lie between pixels."""
SEE_THROUGH = frozenset(("RGBA", "RGBa", "LA", "La", "PA", "P"))
"""Modes of pictures that may have transparent parts."""
CHROMA_SIDE = 16
"""Side of the two squares of colour difference: colour is coarse, and only held against another after alignment."""

SMALL_SIGN = 128
"""Longer side of a sign, at most."""
_HEAD = struct.Struct("<4sB32s16s2I I4fB32sH")
_MAGIC = b"dfp1"
_DRAWING, _REDUCED, _TRIMMED, _VECTOR = 1, 2, 4, 8


@frozen(slots=True)
class View:
    """A picture, or what is left of it without its borders, as small squares.

    Attributes:
        data: both squares, one after the other. Arrays are made of it when they are asked for: of most pictures that
            come from the cache nobody asks.
    """

    data: bytes = field(repr=False)

    @classmethod
    def of(cls, grey: Bytes, chroma: Bytes) -> View:
        """From the two squares."""
        return cls(grey.tobytes() + chroma.tobytes())

    @property
    def grey(self) -> Bytes:
        """Grey levels, uint8, shape (64, 64), stretched to a square: imagehash's own square for its pHash."""
        return np.frombuffer(self.data, np.uint8, SIDE * SIDE).reshape(SIDE, SIDE)

    @property
    def chroma(self) -> Bytes:
        """Blue and red difference about 128, uint8, shape (2, 16, 16)."""
        found = np.frombuffer(self.data, np.uint8, 2 * CHROMA_SIDE**2, SIDE * SIDE)
        return found.reshape(2, CHROMA_SIDE, CHROMA_SIDE)


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
        phash: imagehash's 16 x 16 pHash of the grey square, 64 hex digits; zeros for a vector drawing.
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

    @property
    def is_blank(self) -> bool:
        """True for a picture in which there is next to nothing; not for a small one, nor for a vector drawing."""
        return not self.is_vector and self.low_information is not None and TOO_SMALL not in self.low_information

    @property
    def is_icon(self) -> bool:
        """True for a drawing of so few pixels that nearly any other could be an edited version of it."""
        is_small = min(self.width, self.height) < LEAST_ICON_SIDE and self.is_sign  # a bar of 900 x 37 shows enough
        return is_small and (self.drawing or self.mode in SEE_THROUGH)

    @property
    def is_sign(self) -> bool:
        """True where it is as small as icons are: what tells two of them apart is a few pixels wide."""
        return not self.is_vector and max(self.width, self.height) <= SMALL_SIGN

    @property
    def shown(self) -> int:
        """Pixels of what it shows: a border around a photograph is none of it, the paper of a drawing is.

        Less a rim as wide as the place of the border is unsure, so that what it was put around shows more.
        """
        if self.box is None or self.drawing:
            return self.width * self.height
        across, down = (max(0.0, side - 2 / SIDE) for side in (self.box.width, self.box.height))
        return round(across * down * self.width * self.height)

    @property
    def image_hash(self) -> ImageHash:
        """`phash` as imagehash has it, for those who go on with that library.

        `a.image_hash - b.image_hash` is the number of bits in which two differ.
        """
        import imagehash

        return imagehash.hex_to_hash(self.phash)

    def to_bytes(self) -> bytes:
        """Everything, as bytes that `from_bytes` of the same `ALGORITHM` reads."""
        box = self.box or Box()
        flags = _DRAWING * self.drawing + _REDUCED * self.reduced
        flags += _TRIMMED * (self.trimmed is not None) + _VECTOR * self.is_vector
        texts = "\n".join((self.format, self.mode, self.low_information or "")).encode()
        head = _HEAD.pack(
            _MAGIC, flags, bytes.fromhex(self.sha256), bytes.fromhex(self.pixel_digest), self.width, self.height,
            self.frames, box.left, box.top, box.right, box.bottom, 0, bytes.fromhex(self.phash), len(texts),
        )  # fmt: skip
        return b"".join((head, texts, *(view.data for view in (self.whole, self.trimmed) if view is not None)))

    @classmethod
    def from_bytes(cls, data: bytes, start: int = 0) -> Fingerprint:
        """The inverse of `to_bytes`.

        Args:
            data: what it gave.
            start: how many bytes stand before it.

        Raises:
            ValueError: these are no such bytes.
        """
        try:
            return cls._parse(data, start)
        except (struct.error, UnicodeDecodeError, IndexError) as error:
            raise ValueError(f"no fingerprint: {error}") from None

    @classmethod
    def _parse(cls, data: bytes, start: int) -> Fingerprint:
        magic, flags, sha, digest, width, height, frames, *corners, _, phash, length = _HEAD.unpack_from(data, start)
        start += _HEAD.size
        views = (not flags & _VECTOR) + bool(flags & _TRIMMED)
        if magic != _MAGIC or len(data) != start + length + views * VIEW_BYTES:
            raise ValueError("no fingerprint of this version")
        form, mode, low = _texts(data[start : start + length])
        start += length
        whole = None if flags & _VECTOR else View(data[start : start + VIEW_BYTES])
        box, trimmed = (Box(*corners), View(data[start + VIEW_BYTES :])) if flags & _TRIMMED else (None, None)
        return cls(
            sha.hex(), digest.hex(), width, height, form, mode, frames, phash.hex(), low,
            bool(flags & _DRAWING), bool(flags & _REDUCED), whole, box, trimmed,
        )  # fmt: skip


@functools.lru_cache(maxsize=256)
def _texts(data: bytes) -> tuple[str, str, str | None]:
    """Format, mode and the reason for little information; there are a few dozen such triples in the world."""
    form, mode, low = data.decode().split("\n")
    return form, mode, low or None


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
    return from_draft(draft(content, limits, DRAFT_SIDE))


def from_draft(found: Draft) -> Fingerprint:
    """The fingerprint of a picture that has been decoded as far as that takes."""
    whole = view_of(found.colours, found.grey)
    box = content_box(found.grey)
    box = None if box is None else _in_floats(box)
    within = _within_frame(box, found.grey)
    return Fingerprint(
        sha256=found.sha256,
        pixel_digest=found.digest,
        width=found.width,
        height=found.height,
        format=found.format,
        mode=found.mode,
        frames=found.frames,
        phash=phash_digits(whole.grey),
        low_information=why_low(whole.grey, whole.chroma, found.transparent) or why_small(found.width, found.height),
        drawing=_is_drawing(found, within),
        reduced=found.reduced,
        whole=whole,
        box=box,
        trimmed=None if box is None else view_of(found.colours, found.grey, box),
    )


def _is_drawing(found: Draft, within: tuple[slice, slice]) -> bool:
    """Whether it is one by what was decoded, or in full size: a table's small letters are a soft grey when reduced."""
    grey = found.grey[within]

    def colours() -> Bytes:
        return _every_fourth(found.colours, within)

    if is_drawing(colours, grey):
        return True
    if found.near is None or (found.format == "JPEG" and not may_be_fine(colours, grey)):
        return False
    rows = found.near()
    return rows is not None and is_fine_drawing(_grey_within(rows, within, found.grey.shape))


def _grey_within(rows: Bytes, within: tuple[slice, slice], shape: tuple[int, ...]) -> Bytes:
    """Grey levels of groups of four rows, of those within a frame only."""
    from PIL import Image

    groups = len(rows) // 4
    top, bottom = (round(edge * groups / shape[0]) for edge in (within[0].start, within[0].stop))
    left, right = (round(edge * rows.shape[1] / shape[1]) for edge in (within[1].start, within[1].stop))
    return np.asarray(Image.fromarray(np.ascontiguousarray(rows[4 * top : 4 * bottom, left:right])).convert("L"))


def _every_fourth(colours: Image.Image, within: tuple[slice, slice]) -> Bytes:
    """Red, green and blue of every second pixel in every second row of a part of a picture."""
    from PIL import Image

    some = np.ascontiguousarray(np.asarray(colours)[within][::2, ::2])
    if colours.mode == "RGB":
        return some
    size = (some.shape[1], some.shape[0])
    return np.asarray(Image.frombytes(colours.mode, size, some.tobytes()).convert("RGB"))


def _within_frame(box: Box | None, grey: Bytes) -> tuple[slice, slice]:
    """Rows and columns of a picture without a frame, which is flat and makes no drawing of a photograph.

    A frame is as wide on all sides; other plain margins are the paper of a drawing.
    """
    rows, columns = grey.shape
    whole = slice(0, rows), slice(0, columns)
    if box is None:
        return whole
    top, bottom = round(box.top * rows), round(box.bottom * rows)
    left, right = round(box.left * columns), round(box.right * columns)
    widths = (top, rows - bottom, left, columns - right)
    if max(widths) - min(widths) > max(FRAME_SLACK, FRAME_SLACK / 10 * max(widths)):
        return whole
    return slice(top, bottom), slice(left, right)


def _in_floats(box: Box) -> Box:
    """The box as it is written to bytes, so that a fingerprint read back equals the one that was kept."""
    return Box(*struct.unpack("<4f", struct.pack("<4f", box.left, box.top, box.right, box.bottom)))


def view_of(picture: Image.Image, grey: Bytes, box: Box | None = None) -> View:
    """The small squares of a picture or of part of it.

    Args:
        picture: in mode "RGB" or "YCbCr".
        grey: grey levels of the same, of shape (height, width).
        box: the part, or None for all of it.
    """
    from PIL import Image

    part = None
    if box is None:
        square = lanczos(grey, SIDE)
    else:
        width, height = picture.size
        part = (box.left * width, box.top * height, box.right * width, box.bottom * height)
        square = np.asarray(Image.fromarray(grey).resize((SIDE, SIDE), Image.Resampling.LANCZOS, box=part))
    # All three planes at once: two of them one by one take longer.
    small = picture.resize((CHROMA_SIDE, CHROMA_SIDE), Image.Resampling.BOX, box=part)
    if small.mode != "YCbCr":
        small = small.convert("YCbCr")
    return View.of(square, np.asarray(small)[:, :, 1:].transpose(2, 0, 1))
