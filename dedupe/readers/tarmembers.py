"""The members of a tar, one header after another: nothing is extracted, no name is trusted, memory stays flat.

The standard library's TarFile keeps every member it has seen, reads extended headers of any size into memory, and
takes a damaged header for the end. Here only its parser of one header block is used.
"""

from __future__ import annotations

import posixpath
import re
import tarfile
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

BLOCK = tarfile.BLOCKSIZE

MAX_EXTENDED = 1024 * 1024
"""Largest extended header (a long name, pax records) that is read: 256 times the longest path of common systems."""


class Member(NamedTuple):
    """A regular file of a tar.

    Attributes:
        name: its path in the tar, as written there.
        offset, size: place of its bytes in the tar.
    """

    name: str
    offset: int
    size: int


class Fault(NamedTuple):
    """A member that was passed over, or the place where reading had to end, and why."""

    message: str


_PAX = re.compile(rb"(\d{1,20}) ([^=\n]+)=")


def members(stream: BinaryIO, length: int) -> Iterator[Member | Fault]:
    """The regular files of an uncompressed tar, and what was wrong with the others.

    Args:
        stream: the tar, at its beginning, seekable.
        length: its size in bytes.
    """
    position = 0
    extended: dict[str, str] = {}
    while True:
        stream.seek(position)
        header = stream.read(BLOCK)
        if not header.strip(b"\0"):
            if not header:
                yield Fault(f"ends at byte {position} without the mark of its end; it is cut short")
            return
        try:
            info = tarfile.TarInfo.frombuf(header, "utf-8", "surrogateescape")
        except tarfile.HeaderError as error:
            yield Fault(f"is damaged at byte {position} ({error}); what follows was not read")
            return
        start = position + BLOCK
        own = {} if info.type in _EXTENDED else extended
        size = _size(own.get("size"), info.size)
        name = own.get("path", info.name)
        if size is None or start + size > length:
            yield Fault(f"is cut short inside {name!r}; what follows was not read")
            return
        position = start + -(-size // BLOCK) * BLOCK
        if info.type in _EXTENDED:
            if size > MAX_EXTENDED:
                yield Fault(f"has an extended header of {size} bytes before byte {position}; it was passed over")
                continue
            extended |= _extended(info.type, stream.read(size))
            continue
        extended = {}
        reason = _refused(info, name, own)
        if reason is not None:
            yield Fault(f"{name!r} {reason}; it was passed over")
        elif info.type in tarfile.REGULAR_TYPES:
            yield Member(name, start, size)


_EXTENDED = (tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK, tarfile.XHDTYPE, tarfile.SOLARIS_XHDTYPE, b"g")


def _extended(kind: bytes, data: bytes) -> dict[str, str]:
    """What an extended header says of the member after it."""
    if kind == tarfile.GNUTYPE_LONGNAME:
        return {"path": data.rstrip(b"\0").decode("utf-8", "surrogateescape")}
    if kind not in (tarfile.XHDTYPE, tarfile.SOLARIS_XHDTYPE):
        return {}  # a link's target, or defaults for the whole tar, of which none matters here
    found: dict[str, str] = {}
    position = 0
    while (match := _PAX.match(data, position)) is not None:
        end = position + int(match[1])
        if end <= match.end():
            break
        found[match[2].decode("utf-8", "surrogateescape")] = data[match.end() : end - 1].decode(
            "utf-8", "surrogateescape"
        )
        position = end
    return found


def _size(written: str | None, size: int) -> int | None:
    if written is None:
        return size if size >= 0 else None
    return int(written) if re.fullmatch(r"\d{1,19}", written, re.ASCII) else None


def _refused(info: tarfile.TarInfo, name: str, extended: dict[str, str]) -> str | None:
    """Why a member is not taken, or None."""
    if info.issym() or info.islnk():
        return "is a link"
    if info.ischr() or info.isblk() or info.isfifo():
        return "is a device"
    if info.type == tarfile.GNUTYPE_SPARSE or any(key.startswith("GNU.sparse") for key in extended):
        return "is a sparse file"
    if name.startswith(("/", "\\")) or re.match(r"[A-Za-z]:[\\/]", name):
        return "has an absolute name"
    if ".." in re.split(r"[\\/]", posixpath.normpath(name)) or "\0" in name:
        return "has a name that leaves the archive"
    return None
