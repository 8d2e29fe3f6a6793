"""Which file the cache is: where it lies, what it holds, how to be rid of it; another program's file is left alone."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from pathlib import Path

from attrs import frozen

from dedupe.config import Config
from dedupe.errors import CacheError

SCHEMA = 1
"""Version of the tables; part of the default file's name, so that versions of dedupe do not fight over one."""
APPLICATION_ID = 0x64647570
"""Marks an SQLite file as ours: another program's database named by mistake is left alone."""
BUSY_SECONDS = 10.0
"""How long to wait for another process that writes; a batch takes it some milliseconds."""
TABLE_NAMES = ("contents", "files", "sqlite_sequence")
_ENDINGS = frozenset((".sqlite", ".sqlite3"))
"""A file that is no SQLite at all is taken for a damaged cache only where its name says that it was one."""


@frozen
class CacheInfo:
    """What a cache holds.

    Attributes:
        path: its file.
        exists: False where nothing has been kept yet.
        size: bytes on disk.
        entries: what is known: fingerprints, failures, captions inside pictures, judged pairs.
        files: files known by their stat.
    """

    path: str
    exists: bool
    size: int = 0
    entries: int = 0
    files: int = 0


def cache_path(config: Config) -> Path:
    """The cache's file: the one that the settings name, or one in the user's cache folder."""
    if config.cache is not None:
        return Path(os.path.expanduser(config.cache))  # noqa: PTH111 (Path's own fails on an unknown user)
    from platformdirs import user_cache_path

    return user_cache_path("dedupe", appauthor=False) / f"fingerprints-{SCHEMA}.sqlite"


def refuse_foreign(path: Path) -> None:
    """Make sure that a file may be taken for a cache before anything is done to it.

    Raises:
        CacheError: it is a folder, another program's database, or has a name and content that no cache of ours has.
    """
    if path.is_dir():
        raise CacheError("is a folder", path=path, hint="name a file")
    try:
        with path.open("rb") as stream:
            head = stream.read(72)
    except OSError:
        return
    if head.startswith(b"SQLite format 3\0"):
        mark = int.from_bytes(head[68:72], "big")
        if mark != APPLICATION_ID and (mark != 0 or _has_tables(path)):
            raise CacheError("is another program's database", path=path, hint="name another file")
    elif head and path.suffix.lower() not in _ENDINGS:
        raise CacheError("is no fingerprint cache", path=path, hint="name another file")


def _has_tables(path: Path) -> bool:
    """False for a database that was begun and got no further."""
    try:
        with contextlib.closing(sqlite3.connect(path, timeout=BUSY_SECONDS)) as connection:
            names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    except sqlite3.Error:
        return False
    return bool(names - set(TABLE_NAMES))


def info(path: Path) -> CacheInfo:
    """What the cache at `path` holds; a damaged one holds nothing.

    Raises:
        CacheError: the file is something else, or cannot be read.
    """
    refuse_foreign(path)
    if not path.exists():
        return CacheInfo(str(path), exists=False)
    size = sum(part.stat().st_size for part in _parts(path) if part.exists())
    try:
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS)
        try:
            entries = connection.execute("SELECT count(*) FROM contents").fetchone()[0]
            files = connection.execute("SELECT count(*) FROM files").fetchone()[0]
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise CacheError(f"cannot be read: {error}", path=path, hint="dedupe cache clear removes it") from None
    return CacheInfo(str(path), True, size, entries, files)


def clear(path: Path) -> CacheInfo:
    """Remove the cache at `path`.

    Returns:
        What there is now.

    Raises:
        CacheError: the file is something else, or cannot be removed.
    """
    refuse_foreign(path)
    try:
        for part in _parts(path):
            part.unlink(missing_ok=True)
    except OSError as error:
        raise CacheError(f"cannot be removed: {error.strerror}", path=path) from None
    return info(path)


def _parts(path: Path) -> tuple[Path, ...]:
    return tuple(path.with_name(path.name + end) for end in ("", "-wal", "-shm"))
