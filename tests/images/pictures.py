"""Pictures drawn for the tests, and files that are none."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw

from dedupe.errors import ImageError
from dedupe.images.canonical import open_canonical
from dedupe.images.limits import ImageFile, Limits


def scene(width: int = 96, height: int = 64) -> Image.Image:
    """A picture with no symmetry of any kind: a slanted ramp, a block in one corner, a disc off the middle."""
    across = np.linspace(40, 200, width)[np.newaxis, :]
    down = np.linspace(0, 50, height)[:, np.newaxis]
    ramp = np.stack((across + down, np.broadcast_to(across * 0.6, (height, width)), 220 - across + 0 * down), axis=2)
    picture = Image.fromarray(np.clip(ramp, 0, 255).astype(np.uint8))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, width // 4, height // 5), fill=(250, 30, 20))
    draw.ellipse((width // 2, height // 3, width * 3 // 4, height * 2 // 3), fill=(10, 200, 60))
    return picture


def can_write(form: str) -> bool:
    """Whether this Pillow writes the format."""
    Image.init()
    return form in Image.SAVE


def saved(path: Path, picture: Image.Image, **options: Any) -> ImageFile:
    """The picture in a file whose format is named by its ending."""
    picture.save(path, **options)
    return ImageFile(str(path))


def written(path: Path, data: bytes) -> ImageFile:
    """These bytes in a file."""
    path.write_bytes(data)
    return ImageFile(str(path))


def png_of_size(width: int, height: int) -> bytes:
    """A PNG whose header announces this size and that holds next to nothing."""
    header = struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


def chunk(kind: bytes, data: bytes) -> bytes:
    """One chunk of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def with_chunk(png: bytes, kind: bytes, data: bytes, *, before: bytes = b"IEND") -> bytes:
    """A PNG with one chunk more."""
    at = png.index(before) - 4
    return png[:at] + chunk(kind, data) + png[at:]


def bytes_of(picture: Image.Image, form: str, **options: object) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, form, **options)
    return stream.getvalue()


def refused(file: ImageFile, limits: Limits | None = None) -> ImageError:
    with pytest.raises(ImageError) as caught:
        open_canonical(file, limits)
    assert caught.value.path == file.path
    return caught.value
