"""A picture's bytes, read once: their SHA-256, what they are, and a stream to decode from."""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from attrs import frozen

from dedupe.errors import ImageError
from dedupe.images.limits import ImageFile, Limits, open_regular
from dedupe.images.sniff import HEAD, OTHERS, sniff

IN_MEMORY = 64 * 1024 * 1024
"""Files up to this size are read in one piece; larger ones are hashed and decoded from the file, in that order."""
BLOCK = 1024 * 1024


@frozen
class Content:
    """What a picture's file holds.

    Attributes:
        file: where it was read.
        sha256: of the bytes, 64 hex digits; "" where it was not asked for.
        size: number of bytes.
        kind: the format by content ("JPEG", "PNG", "HEIF", "SVG", ... or a key of `dedupe.images.sniff.OTHERS`),
            None where it is not recognised.
        stream: the bytes, from the first; valid inside the `read_content` block only.
        status: the file's stat at the time of reading.
    """

    file: ImageFile
    sha256: str
    size: int
    kind: str | None
    stream: BinaryIO
    status: os.stat_result

    @property
    def is_vector(self) -> bool:
        """True for a drawing without pixels of its own (SVG): it counts by its bytes."""
        return self.kind == "SVG"

    def decodable(self) -> str:
        """The format, where it is one that is decoded.

        Raises:
            ImageError: it is no picture ("disguised" or "unreadable"), a vector drawing ("vector"), or a format
                that is not read ("unsupported").
        """
        if self.kind is None:
            raise ImageError("is no picture of a known format", path=self.file.path)
        if self.is_vector:
            raise ImageError("is a vector drawing", reason="vector", path=self.file.path)
        if self.kind in OTHERS:
            known = self.kind.startswith("JPEG") or self.kind in ("ICNS", "DDS", "EPS")
            raise ImageError(
                f"holds {self.kind}" + (", which is not read" if known else ", no picture"),
                reason="unsupported" if known else "disguised",
                path=self.file.path,
                hint=OTHERS[self.kind],
            )
        return self.kind


class MemberStream(io.RawIOBase):
    """The bytes `offset` to `offset + size` of a file, as a stream of their own."""

    def __init__(self, stream: BinaryIO, offset: int, size: int) -> None:
        super().__init__()
        self._stream, self._offset, self._size, self._at = stream, offset, size, 0

    def readable(self) -> bool:
        """Always."""
        return True

    def seekable(self) -> bool:
        """Always."""
        return True

    def tell(self) -> int:
        """Position from the member's first byte."""
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Move; never before the member's first byte."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(0, base + offset)
        return self._at

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill `buffer` from the member, never from what follows it."""
        wanted = min(len(buffer), max(0, self._size - self._at))
        self._stream.seek(self._offset + self._at)
        data = self._stream.read(wanted)
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)


@contextmanager
def read_content(file: ImageFile, limits: Limits, *, hashed: bool = True) -> Iterator[Content]:
    """Open a picture's file and read its bytes.

    Args:
        file: where it is.
        limits: how large it may be.
        hashed: read all and hash it; else leave the bytes on disk, for those who want the header only.

    Raises:
        ImageError: it is missing, no regular file, not permitted, empty, or too large.
    """
    stream, status = open_regular(file, limits)
    with stream:
        offset = file.offset or 0
        size = status.st_size - offset if file.size is None else file.size
        try:
            if hashed:
                source, digest = _load(stream, offset, size)
            else:
                source, digest = _member(stream, offset, size), ""
            head = source.read(HEAD)
            source.seek(0)
        except OSError as error:
            raise ImageError(f"cannot be read: {error.strerror or error}", path=file.path) from None
        # A member's name is not known here, the archive's name says nothing about it.
        name = file.path if file.offset is None else ""
        yield Content(file, digest, size, sniff(head, name), source, status)


def _load(stream: BinaryIO, offset: int, size: int) -> tuple[BinaryIO, str]:
    stream.seek(offset)
    if size <= IN_MEMORY:
        data = stream.read(size)
        return io.BytesIO(data), hashlib.sha256(data).hexdigest()
    digest = hashlib.sha256()
    left = size
    while left > 0 and (block := stream.read(min(BLOCK, left))):
        digest.update(block)
        left -= len(block)
    return _member(stream, offset, size), digest.hexdigest()


def _member(stream: BinaryIO, offset: int, size: int) -> BinaryIO:
    stream.seek(offset)
    if offset == 0 and size == os.fstat(stream.fileno()).st_size:
        return stream
    return io.BufferedReader(MemberStream(stream, offset, size))
