"""PNG as what it is, a list of chunks: those wanted are read, the rest is passed over."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO

SIGNATURE = b"\x89PNG\r\n\x1a\n"
MAX_CHUNKS = 10_000
"""Chunks that are looked at; real files have tens to a few thousand."""
_KEPT = frozenset((b"tRNS", b"eXIf"))
"""Chunks that are not critical and yet change what is seen: transparency, and orientation."""


def chunks(stream: BinaryIO, wanted: Callable[[bytes, int], bool]) -> Iterator[tuple[bytes, bytes]]:
    """Kind and data of the chunks for which `wanted(kind, size)` is true, from the first, up to IEND."""
    stream.seek(len(SIGNATURE))
    for _ in range(MAX_CHUNKS):
        head = stream.read(8)
        size, kind = int.from_bytes(head[:4], "big"), head[4:]
        if len(head) < 8 or kind == b"IEND":
            return
        if wanted(kind, size):
            yield kind, stream.read(size)
            size = 0
        stream.seek(size + 4, 1)


def bare(stream: BinaryIO) -> bytes:
    """The same picture without anything that is not needed to see it (profiles, texts, further frames)."""

    def needed(kind: bytes, size: int) -> bool:  # noqa: ARG001 (the shape that chunks asks for)
        return kind[:1].isupper() or kind in _KEPT

    kept = [_written(kind, data) for kind, data in chunks(stream, needed)]
    return SIGNATURE + b"".join(kept) + _written(b"IEND", b"")


def _written(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
