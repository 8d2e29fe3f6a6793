"""The one way a file is written: beside its place first, then moved over it in one step."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from dedupe.errors import WriteError


@contextlib.contextmanager
def atomic_writer(path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    """A binary stream whose bytes become the file at `path` when the block ends without an error.

    The file keeps its permissions where it exists. A symbolic link is not written through.

    Raises:
        WriteError: the folder is not there or not writable, or the place is a link, a folder or a write-protected file.
    """
    target = Path(path)
    _refuse(target)
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    except OSError as error:
        raise WriteError(f"cannot be written: {error.strerror}", path=path) from None
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(_mode_for(target))
        Path(name).replace(target)
    except BaseException as error:
        Path(name).unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise WriteError(f"cannot be written: {error.strerror}", path=path) from None
        raise


def _mode_for(target: Path) -> int:
    if target.exists():
        return target.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def write_bytes(path: str | os.PathLike[str], data: bytes) -> None:
    """Write `data` to `path` in one step.

    Raises:
        WriteError: as `atomic_writer`.
    """
    with atomic_writer(path) as stream:
        stream.write(data)


def check_place(path: str | os.PathLike[str]) -> None:
    """Refuse a place that `atomic_writer` would refuse, before the work is done whose outcome goes there.

    Raises:
        WriteError: the folder is not there or not writable, or the place is a link, a folder or a write-protected file.
    """
    target = Path(path)
    _refuse(target)
    if not target.parent.is_dir():
        raise WriteError("cannot be written: its folder is not there", path=path, hint="make the folder first")
    if not os.access(target.parent, os.W_OK):
        hint = "name another place, or look at the folder's permissions"
        raise WriteError("cannot be written: its folder is not writable", path=path, hint=hint)


def _refuse(target: Path) -> None:
    if target.is_symlink():
        raise WriteError("is a symbolic link and is not written through", path=target, hint="name the file itself")
    if target.is_dir():
        raise WriteError("is a folder", path=target, hint="name a file")
    if target.exists() and not os.access(target, os.W_OK):
        # Moving a file over it would need leave of the folder alone; who protected the file meant it.
        raise WriteError("is write-protected", path=target, hint="make it writable, or name another file")
