"""Many picture files -> their fingerprints: from the cache where nothing has changed, else read on all cores."""

from __future__ import annotations

import functools
import hashlib
import json
import os
import time
from collections.abc import Iterator, Sequence

from attrs import frozen

from dedupe.config import Config, Progress
from dedupe.errors import ImageError
from dedupe.images.cache import Cache, Entry, Stat, cache_path, path_key, peek
from dedupe.images.content import Content, read_content
from dedupe.images.fingerprint import ALGORITHM, Fingerprint, from_content
from dedupe.images.limits import ImageFile, Limits
from dedupe.images.processes import cores
from dedupe.images.sniff import suffix_of
from dedupe.images.standby import POOL_BYTES, POOL_FILES
from dedupe.images.workers import Crew, Lost, wherever

STAGE = "fingerprints"
"""Name of this stage to the progress callback."""
STEADY = frozenset(("jpg", "jpeg", "jpe", "jfif", "png", "gif", "webp", "bmp", "svg"))
"""Endings of formats whose decoders are not known to crash or to hang; a few of these are read in this process."""
BATCH = 256
BATCH_SECONDS = 2.0
"""New fingerprints are written to the cache in batches of so many, or after so long: what an interruption may cost."""

Picture = Fingerprint | ImageError


@frozen
class Catalogue:
    """Fingerprints of many pictures.

    Attributes:
        fingerprints: one for each file that was asked for, in that order; an error where a picture cannot be read.
        notes: what a person should know about how it went (a cache that could not be used).
        read: how many files were read; the rest was known.
    """

    fingerprints: tuple[Picture, ...]
    notes: tuple[str, ...] = ()
    read: int = 0


@frozen
class Outcome:
    """What one file gave.

    Attributes:
        value: a fingerprint or an error, as `pack` writes it.
        key: what the bytes are known by, or None where they could not be read.
        stat: the file's stat if it can be trusted from now on, or None.
        known: True where the bytes were known before.
    """

    value: bytes
    key: bytes | None = None
    stat: Stat | None = None
    known: bool = False


@frozen
class FingerprintTask:
    """One file -> Outcome; sent to worker processes.

    Attributes:
        limits: how much of a picture may be looked at.
        cache: the cache's file to ask about the bytes before decoding them, or None not to ask.
        stamp: see `Cache`.
    """

    limits: Limits
    cache: str | None
    stamp: bytes

    def __call__(self, file: ImageFile) -> Outcome:
        """Read the file; decode it if its bytes are not known."""
        read_at = time.time_ns()
        try:
            with read_content(file, self.limits) as content:
                key = content_key(content)
                stat = Stat.of(content.status)
                kept = stat if stat.is_settled(read_at) else None
                known = None if self.cache is None else peek(self.cache, self.stamp, key)
                if known is not None and unpack(known, file.path) is None:
                    known = None  # whole, and yet no fingerprint: made anew
                return Outcome(known or pack(self._look(content)), key, kept, known is not None)
        except ImageError as error:
            return Outcome(pack(error))

    def _look(self, content: Content) -> Picture:
        try:
            return from_content(content, self.limits)
        except ImageError as error:
            return error


def fingerprint_all(
    files: Sequence[ImageFile], config: Config | None = None, progress: Progress | None = None
) -> Catalogue:
    """Fingerprints of pictures, in the order asked for.

    Args:
        files: the pictures; one that is asked for twice is read once.
        config: workers, limits and cache; the defaults if None.
        progress: called from this thread with "fingerprints", the number done, and the total.

    Raises:
        CacheError: the file named as the cache is something else.
    """
    config = config or Config()
    wanted = list(dict.fromkeys(files))
    if not config.use_cache:
        found, read = _read_all(wanted, {}, None, config, progress)
        return Catalogue(tuple(found[file] for file in files), (), read)
    stamp = stamp_of(Limits.of(config))
    with Cache(cache_path(config), stamp) as cache:
        known = {} if config.verify_cache else _known(wanted, cache)
        found, read = _read_all(wanted, known, cache, config, progress)
        return Catalogue(tuple(found[file] for file in files), tuple(cache.notes), read)


def _known(files: Sequence[ImageFile], cache: Cache) -> dict[ImageFile, Picture]:
    """Pictures whose files have not changed since they were read."""
    archive, stat = "", None  # many members of one archive stand one after the other: asked about once
    stats: dict[bytes, Stat] = {}
    places: dict[bytes, ImageFile] = {}
    for file in files:
        if file.offset is None or file.path != archive:
            archive, stat = file.path, _stat(file.path)
        if stat is not None:
            place = path_key(file)
            stats[place], places[place] = stat, file
    known: dict[ImageFile, Picture] = {}
    for place, value in cache.by_stat(stats):
        file = places[place]
        picture = unpack(value, file.path)
        if picture is not None:
            known[file] = picture
    return known


def _stat(path: str) -> Stat | None:
    try:
        return Stat.of(os.stat(path))  # noqa: PTH116 (names that are no UTF-8)
    except (OSError, ValueError):
        return None


def _read_all(
    files: Sequence[ImageFile],
    found: dict[ImageFile, Picture],
    cache: Cache | None,
    config: Config,
    progress: Progress | None,
) -> tuple[dict[ImageFile, Picture], int]:
    left = [file for file in files if file not in found]
    if progress is not None and files:
        progress(STAGE, len(files) - len(left), len(files))
    limits = Limits.of(config)
    asked = None if cache is None or cache.is_empty() else str(cache.path)
    task = FingerprintTask(limits, asked, b"" if cache is None else cache.stamp)
    keeper = _Keeper(cache)
    try:
        for index, outcome in _outcomes(task, left, config.workers):
            file = left[index]
            picture = _picture(file, outcome)
            found[file] = picture
            if isinstance(outcome, Outcome):
                keeper.keep(file, outcome)
            if progress is not None:
                progress(STAGE, len(found), len(files))
    finally:
        keeper.flush()  # an interruption keeps what was done
    return found, len(left)


def _picture(file: ImageFile, outcome: Outcome | Lost) -> Picture:
    if isinstance(outcome, Lost):
        if outcome.reason == "timeout":
            return ImageError(
                "takes too long to decode", reason="timeout", path=file.path, hint="leave it out with --exclude"
            )
        return ImageError("makes its decoder crash", path=file.path, hint="convert it with another program")
    picture = unpack(outcome.value, file.path)
    return picture or ImageError("cannot be fingerprinted", path=file.path)


def _outcomes(
    task: FingerprintTask, files: Sequence[ImageFile], workers: int | None
) -> Iterator[tuple[int, Outcome | Lost]]:
    """The task for each file, in whichever way is fastest for so many."""
    shared = pays(files, workers)
    turns = _turns(files) if shared else range(len(files))
    items = [files[index] for index in turns]
    with Crew[ImageFile, Outcome](task, min(workers or cores(), max(1, len(files)))) as crew:
        for turn, outcome in wherever(task, items, crew if shared else None):
            yield turns[turn], outcome


def _turns(files: Sequence[ImageFile]) -> Sequence[int]:
    """In which order they are read: the largest of a few first, so that no process ends with a long one alone."""
    if len(files) >= POOL_FILES:
        return range(len(files))
    return sorted(range(len(files)), key=lambda index: -_size(files[index]))


def pays(files: Sequence[ImageFile], workers: int | None) -> bool:
    """Whether so many files are worth processes to read them."""
    if workers == 1 or not files:
        return False
    if len(files) >= POOL_FILES or any(suffix_of(file.path) not in STEADY for file in files):
        return True
    return sum(_size(file) for file in files) >= POOL_BYTES


def _size(file: ImageFile) -> int:
    if file.size is not None:
        return file.size
    stat = _stat(file.path)
    return 0 if stat is None else stat.size


class _Keeper:
    """New fingerprints on their way to the cache, a batch at a time."""

    def __init__(self, cache: Cache | None) -> None:
        self._cache = cache
        self._entries: list[Entry] = []
        self._since = time.monotonic()

    def keep(self, file: ImageFile, outcome: Outcome) -> None:
        if self._cache is None or outcome.key is None:
            return
        self._entries.append(Entry(outcome.key, outcome.value, path_key(file), outcome.stat))
        if len(self._entries) >= BATCH or time.monotonic() - self._since >= BATCH_SECONDS:
            self.flush()

    def flush(self) -> None:
        if self._cache is not None:
            self._cache.put(self._entries)
        self._entries = []
        self._since = time.monotonic()


def content_key(content: Content) -> bytes:
    """What a picture's bytes are known by.

    It is their SHA-256, and the name's ending where that has a say in what they are (formats without a mark of their
    own).
    """
    digest = bytes.fromhex(content.sha256)
    if content.kind not in (None, "gzip", "TGA", "SVG"):
        return digest
    return hashlib.sha256(digest + suffix_of(content.file.path).encode(errors="surrogateescape")).digest()


@functools.cache
def stamp_of(limits: Limits) -> bytes:
    """Everything but the bytes that a fingerprint depends on, hashed: algorithm, libraries, limits."""
    from importlib.metadata import PackageNotFoundError, version

    from PIL import features

    parts = [ALGORITHM, repr(limits)]
    for package in ("pillow", "imagehash", "numpy", "scipy", "pillow-heif"):
        try:
            parts.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            parts.append(f"no {package}")
    # Pillow built against other libraries decodes to other pixels under the same version.
    parts += [
        f"{name} {features.version(name)}" for name in ("libjpeg_turbo", "jpg", "webp", "avif", "libtiff", "zlib")
    ]
    return hashlib.sha256("\n".join(parts).encode()).digest()[:16]


def pack(picture: Picture) -> bytes:
    """A fingerprint or an error as bytes, without the file's name."""
    if isinstance(picture, Fingerprint):
        return b"F" + picture.to_bytes()
    return b"E" + json.dumps([picture.reason, picture.message, picture.hint]).encode()


def unpack(value: bytes, path: str) -> Picture | None:
    """The inverse of `pack`, for the file at `path`; None where these are no such bytes."""
    try:
        if value[:1] == b"F":
            return Fingerprint.from_bytes(value, 1)
        reason, message, hint = json.loads(value[1:])
        return ImageError(message, reason=reason, path=path, hint=hint)
    except (ValueError, TypeError):
        return None
