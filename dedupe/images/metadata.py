"""Where each format keeps its captions: the raw XMP, IPTC-IIM, EXIF and PNG text of a file, its pixels not decoded."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, BinaryIO

from attrs import field, frozen

from dedupe.images.content import Content
from dedupe.images.decoder import heif_primary, opened, speaking
from dedupe.images.limits import Limits
from dedupe.images.pngchunks import chunks
from dedupe.images.quiet import quiet

if TYPE_CHECKING:
    from PIL import Image

MAX_BLOCK = 4 * 1024 * 1024
"""A block of metadata larger than this holds no caption (thumbnails, editing history) and is passed over."""

XMP_PNG, XMP_TIFF = "XML:com.adobe.xmp", 700
_XMP_JPEG = b"http://ns.adobe.com/xap/1.0/\0"
_HEAD = 4096
"""Bytes of a JPEG that hold all of its blocks before the picture, where none of these has much to say."""
_SOS, _SPEAKING = 0xDA, (0xE1, 0xED)
"""Markers of the picture itself, and of blocks that may say something."""
_IIM_TIFF, _RESOURCES_TIFF = 33723, 34377
_EXIF_DIRECTORY = 0x8769
_IIM_RESOURCE, _XMP_RESOURCE = 0x0404, 0x0424


@frozen
class Metadata:
    """The raw metadata of a picture's file.

    Attributes:
        xmp: the XMP packet, or None.
        iim: the IPTC-IIM records, or None.
        tags: EXIF tags (those of the picture and of the EXIF directory) to their values as Pillow gives them.
        texts: PNG text chunks, keyword to text.
    """

    xmp: bytes | None = None
    iim: bytes | None = None
    tags: Mapping[int, Any] = field(factory=dict, hash=False)
    texts: Mapping[str, str] = field(factory=dict, hash=False)


def read_metadata(content: Content, limits: Limits) -> Metadata:
    """The metadata of a picture.

    Raises:
        ImageError: the header cannot be read.
    """
    kind = content.decodable()
    if kind == "PNG":
        with speaking(content, kind):
            return _png(content.stream)
    if kind == "HEIF":
        with speaking(content, kind):
            info: dict[str, Any] = heif_primary(content, limits).info
            return Metadata(_bytes(info.get("xmp")), None, _exif(info.get("exif")))
    if kind == "JPEG" and not _may_speak(content.stream):
        return Metadata()
    with opened(content, limits) as image:
        return _pillow(image, kind)


def _may_speak(stream: BinaryIO) -> bool:
    """Whether a JPEG has a block of EXIF, XMP or IPTC: told of most by their markers, in a fifth of the time."""
    head = stream.read(_HEAD)
    stream.seek(0)
    at = 2
    while head[at : at + 1] == b"\xff" and at + 4 <= len(head):
        marker = head[at + 1]
        if marker == _SOS:
            return False
        if marker in _SPEAKING or marker == 0xFF:  # padding, which hardly anybody writes
            return True
        at += 2 + int.from_bytes(head[at + 2 : at + 4], "big")
    return True


def _pillow(image: Image.Image, kind: str) -> Metadata:
    if kind == "TIFF":
        return _tiff(image)
    xmp, resources = _bytes(image.info.get("xmp")), image.info.get("photoshop", {})
    if kind == "PSD":
        resources = {code: data for code, _, data in getattr(image, "resources", ())}
        xmp = _bytes(resources.get(_XMP_RESOURCE))
    if xmp is None:
        blocks = (data for _, data in getattr(image, "applist", ()) if data.startswith(_XMP_JPEG))
        xmp = next((_bytes(data[len(_XMP_JPEG) :]) for data in blocks), None)
    iim = _bytes(resources.get(_IIM_RESOURCE)) if isinstance(resources, dict) else None
    return Metadata(xmp, iim, _exif(image.info.get("exif")))


def _tiff(image: Image.Image) -> Metadata:
    tags: Any = getattr(image, "tag_v2", {})
    iim = _bytes(tags.get(_IIM_TIFF))
    if iim is None:
        iim = dict(_resources(_bytes(tags.get(_RESOURCES_TIFF)) or b"")).get(_IIM_RESOURCE)
    return Metadata(_bytes(tags.get(XMP_TIFF)), iim, _tags(image.getexif()))


def _bytes(value: object) -> bytes | None:
    """A block of metadata, whatever type a decoder gives it; None where it is empty or too large."""
    if isinstance(value, str):
        value = value.encode("utf-8", "surrogateescape")
    if isinstance(value, tuple) and all(isinstance(item, int) for item in value):
        # IIM in a TIFF is often declared as 32-bit numbers.
        value = struct.pack(f"<{len(value)}I", *(item & 0xFFFF_FFFF for item in value))
    return value if isinstance(value, bytes) and 0 < len(value) <= MAX_BLOCK else None


def _exif(value: object) -> Mapping[int, Any]:
    """The tags of an EXIF block; none where it is broken."""
    from PIL import Image

    block = _bytes(value)
    if block is None:
        return {}
    with quiet(native=False):
        try:
            exif = Image.Exif()
            exif.load(b"Exif\0\0" + block.removeprefix(b"Exif\0\0"))
            return _tags(exif)
        except Exception:  # noqa: BLE001 (EXIF that cannot be parsed says nothing)
            return {}


def _tags(exif: Image.Exif) -> Mapping[int, Any]:
    return {**exif, **exif.get_ifd(_EXIF_DIRECTORY)}


def _resources(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Photoshop's resource blocks: `8BIM`, code, padded name, length, padded data."""
    at = 0
    while data[at : at + 4] == b"8BIM" and at + 12 <= len(data):
        code = int.from_bytes(data[at + 4 : at + 6], "big")
        at += 6 + (data[at + 6] + 2) // 2 * 2
        size = int.from_bytes(data[at : at + 4], "big")
        yield code, data[at + 4 : at + 4 + size]
        at += 4 + (size + 1) // 2 * 2


def _png(stream: BinaryIO) -> Metadata:
    """Chunk by chunk, pixels skipped: Pillow reads text behind the pixels only after it has decoded them."""
    texts: dict[str, str] = {}
    exif = None
    for kind, data in chunks(stream, _speaks):
        if kind == b"eXIf":
            exif = data
        else:
            keyword, text = _text(kind, data)
            texts.setdefault(keyword, text)
    xmp = texts.pop(XMP_PNG, None)
    return Metadata(_bytes(xmp), None, _exif(exif), texts)


def _speaks(kind: bytes, size: int) -> bool:
    return kind in (b"tEXt", b"zTXt", b"iTXt", b"eXIf") and size <= MAX_BLOCK


def _text(kind: bytes, data: bytes) -> tuple[str, str]:
    """Keyword and text of a text chunk (PNG specification, 11.3.3)."""
    keyword, _, rest = data.partition(b"\0")
    name = keyword.decode("latin-1")
    if kind == b"tEXt":
        return name, _latin(rest)
    if kind == b"zTXt":
        return name, _latin(_inflate(rest[1:]))
    packed, (_, _, text) = rest[:1] == b"\1", _split(rest[2:])
    return name, (_inflate(text) if packed else text).decode("utf-8", "replace")


def _split(data: bytes) -> tuple[bytes, bytes, bytes]:
    language, _, rest = data.partition(b"\0")
    translated, _, text = rest.partition(b"\0")
    return language, translated, text


def _inflate(data: bytes) -> bytes:
    """Decompress, no further than a caption may be long: a few bytes can be told to become gigabytes."""
    try:
        return zlib.decompressobj().decompress(data, MAX_BLOCK)
    except zlib.error:
        return b""


def _latin(data: bytes) -> str:
    """Latin-1 by the specification; many programs write UTF-8 all the same."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")
