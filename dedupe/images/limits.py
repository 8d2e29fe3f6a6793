"""What a picture file is and how much of it may be looked at; both known before anything is decoded."""

from __future__ import annotations

import os
import stat
from typing import BinaryIO

from attrs import frozen

from dedupe.config import Config
from dedupe.errors import ImageError

DEFAULTS = Config()


@frozen(cache_hash=True)
class ImageFile:
    """Where a picture's bytes are: a whole file, or one member of an uncompressed archive.

    Attributes:
        path: the file, or the archive; bytes of a name that are no UTF-8 stand as surrogate escapes.
        offset: first byte of the member in the archive, or None for a whole file.
        size: length of the member in bytes, or None for a whole file.
    """

    path: str
    offset: int | None = None
    size: int | None = None


@frozen
class Limits:
    """How much of a picture may be looked at.

    Attributes:
        max_pixels: width times height above which a picture is reported as oversized and not decoded.
        max_bytes: the same for its bytes.
        max_frames: frames of an animation that are looked at; later ones are not.
    """

    max_pixels: int = DEFAULTS.max_pixels
    max_bytes: int = DEFAULTS.max_bytes
    max_frames: int = DEFAULTS.max_frames

    @classmethod
    def of(cls, config: Config) -> Limits:
        """The limits that the settings name."""
        return cls(config.max_pixels, config.max_bytes, config.max_frames)

    def frames(self, width: int, height: int, frames: int) -> int:
        """How many of an animation's frames are looked at.

        Frames are decoded one after the other to reach a later one: their pixels together are held to the limit too.
        """
        return min(frames, self.max_frames, max(2, self.max_pixels // max(1, width * height)))

    def check_pixels(self, size: tuple[int, int], path: str) -> None:
        """Refuse a size that the header announces.

        Raises:
            ImageError: too many pixels (reason "oversized"), or a size that no picture has ("unreadable").
        """
        width, height = size
        if width < 1 or height < 1:
            raise ImageError(f"has a size of {width} x {height} pixels", path=path)
        if width * height > self.max_pixels:
            raise ImageError(
                f"has {width} x {height} pixels, more than {self.max_pixels:,}",
                reason="oversized",
                path=path,
                hint="raise max-pixels to read it",
            )


def open_regular(file: ImageFile, limits: Limits) -> tuple[BinaryIO, os.stat_result]:
    """Open a picture's file for reading, if it is a regular file within the limits.

    Returns:
        The stream, at the first byte of the file (not of the member), and the file's own stat.

    Raises:
        ImageError: it is not there ("missing"), no regular file, not permitted or empty
            ("unreadable"), or too large ("oversized").
    """
    try:
        # Asked before opening: to open a pipe would wait for a writer, to open a device may do anything.
        if not stat.S_ISREG(os.stat(file.path).st_mode):  # noqa: PTH116 (names that are no UTF-8)
            raise ImageError("is no regular file", path=file.path, hint="name a picture file")
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        stream = os.fdopen(os.open(file.path, flags | getattr(os, "O_CLOEXEC", 0)), "rb")
    except (FileNotFoundError, NotADirectoryError):
        raise ImageError("is not there", reason="missing", path=file.path) from None
    except (OSError, ValueError) as error:
        raise ImageError(f"cannot be opened: {_why(error)}", path=file.path) from None
    status = os.fstat(stream.fileno())
    try:
        _check_stat(file, status, limits)
    except ImageError:
        stream.close()
        raise
    return stream, status


def _check_stat(file: ImageFile, status: os.stat_result, limits: Limits) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise ImageError("is no regular file", path=file.path, hint="name a picture file")
    size = status.st_size if file.size is None else file.size
    if size == 0:
        raise ImageError("is empty", path=file.path)
    if size > limits.max_bytes:
        raise ImageError(
            f"has {size:,} bytes, more than {limits.max_bytes:,}",
            reason="oversized",
            path=file.path,
            hint="raise max-bytes to read it",
        )
    if file.offset is not None and file.offset + size > status.st_size:
        raise ImageError("ends before this member does", reason="truncated", path=file.path)


def _why(error: OSError | ValueError) -> str:
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
