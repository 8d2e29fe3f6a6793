"""Fingerprints kept between runs: an SQLite file that may be lost at any time and never gives a stale answer.

Two tables. `contents` holds what is known of some bytes, by their SHA-256 and by a stamp of everything else the answer
depends on (algorithm, libraries, limits). `files` holds which bytes a path held when its stat was last seen, so that an
unchanged file need not be read at all; a moved or changed one is read, and its bytes may still be known.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self, TypeVar

from attrs import frozen

from dedupe.images.cachefile import APPLICATION_ID, BUSY_SECONDS, TABLE_NAMES, cache_path, refuse_foreign
from dedupe.images.limits import ImageFile

__all__ = ["Cache", "Entry", "Stat", "cache_path", "path_key", "peek"]

CLOCK_GRAIN_NS = 2_000_000_000
"""The coarsest clock of a file system in use (FAT): a file changed this shortly before it was read may change again
without a change of its stat, so its stat is not trusted (git calls such an entry "racily clean")."""
QUERY_ROWS = 500
"""Paths asked for in one query; SQLite allows 999 parameters in its oldest builds."""
PAGE_BYTES = 32768
"""A fingerprint takes 5 kB: on pages of SQLite's usual 4 kB each would lie on two or three."""
KEPT_DAYS = 180
"""Entries that no run has met for so long are dropped."""
REFRESH_DAYS = 30
"""How old the note of the last meeting may be before it is written anew (each warm run would write otherwise)."""
_DAY_NS = 86_400 * 1_000_000_000
_WRAP = 2**63
_T = TypeVar("_T")

_TABLES = f"""
BEGIN IMMEDIATE;
PRAGMA application_id = {APPLICATION_ID};
CREATE TABLE IF NOT EXISTS contents (
    id INTEGER PRIMARY KEY AUTOINCREMENT, key BLOB NOT NULL, stamp BLOB NOT NULL, met INTEGER NOT NULL,
    value BLOB NOT NULL, UNIQUE (key, stamp)
);
CREATE TABLE IF NOT EXISTS files (
    path BLOB NOT NULL, stamp BLOB NOT NULL, size INTEGER NOT NULL, mtime INTEGER NOT NULL, ctime INTEGER NOT NULL,
    inode INTEGER NOT NULL, key BLOB NOT NULL, content INTEGER NOT NULL, PRIMARY KEY (path, stamp)
) WITHOUT ROWID;
COMMIT;
"""


def _wrapped(number: int) -> int:
    return (number + _WRAP) % (2 * _WRAP) - _WRAP


class Stat(NamedTuple):
    """What tells that a file has not changed.

    Attributes:
        size: bytes.
        mtime, ctime: nanoseconds since 1970.
        inode: the file's number.
    """

    size: int
    mtime: int
    ctime: int
    inode: int

    @classmethod
    def of(cls, status: os.stat_result) -> Stat:
        """From `os.stat`."""
        size, mtime, ctime, inode = status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino
        if 0 <= size | mtime | ctime | inode < _WRAP:
            return cls(size, mtime, ctime, inode)
        # Windows' file numbers and dates beyond 2262 need more than the 63 bits that SQLite has; wrapped they do.
        return cls(*map(_wrapped, (size, mtime, ctime, inode)))

    def is_settled(self, read_at: int) -> bool:
        """True where a change after `read_at` (nanoseconds since 1970) would show in the stat."""
        return max(self.mtime, self.ctime) < read_at - CLOCK_GRAIN_NS


@frozen
class Entry:
    """Something learned, to be kept.

    Attributes:
        key: what the bytes are known by.
        value: what is known.
        path: where they were, as `path_key` gives it, or None where the place is not to be kept.
        stat: the file's stat when it was read, or None.
    """

    key: bytes
    value: bytes
    path: bytes | None = None
    stat: Stat | None = None


def path_key(file: ImageFile) -> bytes:
    """What a place is known by: the absolute path's bytes, and the member's range in an archive."""
    path = file.path if os.path.isabs(file.path) else os.path.abspath(file.path)  # noqa: PTH100, PTH117 (no UTF-8)
    key = os.fsencode(path)
    return key if file.offset is None else key + b"\0%d:%d" % (file.offset, file.size or 0)


class Cache:
    """Fingerprints on disk. Used from one thread; several processes may use one file.

    Whatever goes wrong with the file costs time and never an answer: it is then as if nothing were known, and `notes`
    says why.
    """

    def __init__(self, path: Path, stamp: bytes) -> None:
        """Open or make the cache.

        Args:
            path: its file; folders above it are made.
            stamp: everything but the bytes that an answer depends on.

        Raises:
            CacheError: the file is there and is something else.
        """
        self.path = path
        self.notes: list[str] = []
        self.stamp = stamp
        self._today = time.time_ns() // _DAY_NS
        self._connection: sqlite3.Connection | None = None
        self._begun_anew = False
        refuse_foreign(path)
        try:
            self._open()
        except sqlite3.DatabaseError as error:
            if _is_damage(error):
                self._set_aside()
            else:
                self._give_up(str(error))
        except OSError as error:
            self._give_up(error.strerror or str(error))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            with contextlib.suppress(sqlite3.Error):
                self._connection.close()
        self._connection = None

    def by_stat(self, stats: Mapping[bytes, Stat]) -> Iterator[tuple[bytes, bytes]]:
        """What is known of files that have not changed.

        Args:
            stats: path key to the file's stat now.

        Yields:
            Path key and value, for those known; a block at a time, so that not all need be held at once.
        """
        old: list[bytes] = []
        for block in _blocks(list(stats)):
            for path, key, met, value, size, mtime, ctime, inode in self._rows(_BY_PATH, block):
                if stats[path] == (size, mtime, ctime, inode) and (whole := _checked(value)) is not None:
                    yield path, whole
                    if met + REFRESH_DAYS <= self._today:
                        old.append(key)
        self._meet(old)

    def is_empty(self) -> bool:
        """True where nothing is known under this stamp."""
        return not self._rows(_ANY, ())

    def by_key(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """What is known of these keys, as key to value."""
        found: dict[bytes, bytes] = {}
        old: list[bytes] = []
        for block in _blocks(list(keys)):
            for key, met, value in self._rows(_BY_KEY, block):
                if (whole := _checked(value)) is not None:
                    found[key] = whole
                    if met + REFRESH_DAYS <= self._today:
                        old.append(key)
        self._meet(old)
        return found

    def _meet(self, old: Sequence[bytes]) -> None:
        """Note that these are still in use, and drop what has not been for long."""
        if old:
            self._attempt(lambda: self._refresh(old), None)

    def put(self, entries: Sequence[Entry]) -> None:
        """Keep these, all or none."""
        if entries:
            self._attempt(lambda: self._insert(entries), None)

    def _attempt(self, action: Callable[[], _T], otherwise: _T) -> _T:
        """Do something with the file; a damaged one is set aside and a new one begun, an unusable one given up."""
        while self._connection is not None:
            try:
                return action()
            except sqlite3.DatabaseError as error:
                if _is_damage(error) and not self._begun_anew:
                    self._set_aside()
                else:
                    self._give_up(str(error))
        return otherwise

    def _give_up(self, why: str) -> None:
        self.close()
        self.notes.append(f"the fingerprint cache {self.path} is not used: {why}")

    def _set_aside(self) -> None:
        self.close()
        self._begun_anew = True
        aside = self.path.with_name(self.path.name + ".damaged")
        try:
            self.path.replace(aside)
            for end in ("-wal", "-shm"):
                self.path.with_name(self.path.name + end).unlink(missing_ok=True)
            self._open()
        except (OSError, sqlite3.Error) as error:
            self._give_up(str(error))
        else:
            self.notes.append(f"the fingerprint cache was damaged: set aside as {aside} and begun anew")

    def _open(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self.path, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            connection.execute(f"PRAGMA page_size = {PAGE_BYTES}").close()  # heeded where the file is new
            # Readers and a writer do not wait for each other; a killed process leaves a log that the next one reads.
            connection.execute("PRAGMA journal_mode = WAL").close()
            connection.execute("PRAGMA synchronous = NORMAL").close()
            if connection.execute("SELECT count(*) FROM sqlite_master WHERE type = 'table'").fetchone()[0] < len(
                TABLE_NAMES
            ):
                connection.executescript(_TABLES)
        except BaseException:
            connection.close()
            raise
        self._connection = connection

    def _rows(self, query: str, keys: Sequence[bytes]) -> list[Any]:
        def select() -> list[Any]:
            assert self._connection is not None  # noqa: S101 (a type for the checker)
            marks = ",".join("?" * len(keys))
            return self._connection.execute(query.format(marks), (self.stamp, *keys)).fetchall()

        return self._attempt(select, [])

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        assert self._connection is not None  # noqa: S101 (a type for the checker)
        connection = self._connection
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            with contextlib.suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
            raise

    def _insert(self, entries: Sequence[Entry]) -> None:
        contents = [(e.key, self.stamp, self._today, _sealed(e.value)) for e in entries]
        files = [
            (e.path, self.stamp, *e.stat, e.key, e.key, self.stamp)
            for e in entries
            if e.path is not None and e.stat is not None
        ]
        with self._transaction() as connection:
            connection.executemany(_KEEP_CONTENT, contents)
            connection.executemany(_KEEP_FILE, files)

    def _refresh(self, keys: Sequence[bytes]) -> None:
        with self._transaction() as connection:
            connection.executemany(
                "UPDATE contents SET met = ? WHERE key = ? AND stamp = ?",
                [(self._today, key, self.stamp) for key in keys],
            )
            connection.execute("DELETE FROM contents WHERE met < ?", (self._today - KEPT_DAYS,))
            connection.execute("DELETE FROM files WHERE content NOT IN (SELECT id FROM contents)")


_BY_PATH = (
    "SELECT path, contents.key, met, value, size, mtime, ctime, inode"
    " FROM files JOIN contents ON contents.id = content AND contents.key = files.key"
    " WHERE files.stamp = ? AND path IN ({})"
)
_KEEP_CONTENT = (
    "INSERT INTO contents (key, stamp, met, value) VALUES (?, ?, ?, ?)"
    " ON CONFLICT (key, stamp) DO UPDATE SET met = excluded.met, value = excluded.value"
)
_KEEP_FILE = "INSERT OR REPLACE INTO files SELECT ?, ?, ?, ?, ?, ?, ?, id FROM contents WHERE key = ? AND stamp = ?"
_BY_KEY = "SELECT key, met, value FROM contents WHERE stamp = ? AND key IN ({})"
_ANY = "SELECT 1 FROM contents WHERE stamp = ? LIMIT 1"


def _is_damage(error: sqlite3.DatabaseError) -> bool:
    """Whether a file is no cache (any more), and not just out of reach: locked, read-only, on a full disk.

    An SQL error is one of tables that are not ours, or no longer: queries do not depend on what is asked.
    """
    return not isinstance(error, sqlite3.OperationalError) or error.sqlite_errorcode == sqlite3.SQLITE_ERROR


def peek(path: str, stamp: bytes, key: bytes) -> bytes | None:
    """What the cache at `path` knows of one key; None where it cannot be asked. For worker processes: only reads."""
    place = f"{Path(path).absolute().as_uri()}?mode=ro"
    try:
        with contextlib.closing(sqlite3.connect(place, uri=True, timeout=BUSY_SECONDS)) as connection:
            row = connection.execute(_BY_KEY.format("?"), (stamp, key)).fetchone()
    except sqlite3.Error:
        return None
    return None if row is None else _checked(row[2])


def _blocks(keys: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    for start in range(0, len(keys), QUERY_ROWS):
        yield keys[start : start + QUERY_ROWS]


def _sealed(value: bytes) -> bytes:
    return zlib.crc32(value).to_bytes(4, "big") + value


def _checked(sealed: object) -> bytes | None:
    """The value, or None where the disk or another program changed it."""
    if not isinstance(sealed, bytes):
        return None
    value = sealed[4:]
    return value if zlib.crc32(value) == int.from_bytes(sealed[:4], "big") else None
