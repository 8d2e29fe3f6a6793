"""What pages gave when they were last read, so that a site of a thousand pages is parsed once, not at every check.

A page is known by its bytes, its name and everything else that its reading depends on; so an answer is never stale. The
page's bytes are read each time: that takes a fiftieth of the time that parsing them takes.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any, Protocol

from attrs import frozen

from dedupe.config import Config
from dedupe.errors import CacheError
from dedupe.images.cache import Cache, cache_path
from dedupe.images.cache import Entry as Kept
from dedupe.readers.entry import Entry, Problem, Reading
from dedupe.readers.registry import suffixes_of
from dedupe.records import Span

KEPT_SUFFIXES = frozenset(suffixes_of("markdown", "html", "jsx", "rst", "asciidoc", "org", "notebook", "datafile"))
"""Formats whose parsing takes long and whose reading looks at nothing but the file itself."""

MAX_BYTES = 1024 * 1024
"""A larger document is a table; its reading would take as long to take out of the cache as to make."""

PARSERS = ("markdown-it-py", "ruamel.yaml")
"""Libraries that a reading depends on."""


@frozen
class Page:
    """A page and all that has a say in what it is read as.

    Attributes:
        path: the file.
        named: it was named itself, or is read whatever its name says.
        among_pages: it lies among pages.
    """

    path: Path
    named: bool = False
    among_pages: bool = False


@frozen
class Known:
    """What a page gave: nothing where no reader knows it."""

    reading: Reading | None


class Memory(Protocol):
    """Something that may know what a page gave."""

    @property
    def notes(self) -> Sequence[str]:
        """Remarks about the cache, complete when it is closed."""

    def known(self, page: Page) -> Known | None:
        """What the page gave when it had these bytes; None where it is not known."""

    def note(self, page: Page, reading: Reading | None) -> None:
        """Keep what a page that was not known has given."""


class Forgetful:
    """Knows nothing: every page is read."""

    notes: Sequence[str] = ()

    def known(self, page: Page) -> Known | None:  # noqa: ARG002 (the protocol's)
        """Nothing."""
        return None

    def note(self, page: Page, reading: Reading | None) -> None:
        """Forget it."""


class Remembered:
    """Readings kept in the fingerprint cache."""

    def __init__(self, cache: Cache) -> None:
        self.cache = cache
        self.fresh: list[Kept] = []
        self._keys: dict[Page, bytes] = {}

    @property
    def notes(self) -> Sequence[str]:
        """What went wrong with the cache, if anything did."""
        return self.cache.notes

    def known(self, page: Page) -> Known | None:
        """What is known of these bytes under this name."""
        key = _key(page)
        value = None if key is None else self.cache.by_key([key]).get(key)
        if value is not None:
            with contextlib.suppress(ValueError, TypeError, KeyError):
                return Known(unpack(value))
        if key is not None:
            self._keys[page] = key
        return None

    def note(self, page: Page, reading: Reading | None) -> None:
        """Keep it under the bytes that the page had when it was not known: it may have changed since."""
        if page in self._keys:
            self.fresh.append(Kept(self._keys.pop(page), pack(reading)))

    def keep(self) -> None:
        """Write what is new."""
        self.cache.put(self.fresh)
        self.fresh = []


@contextlib.contextmanager
def readings(config: Config) -> Iterator[Memory]:
    """The memory of these settings; one that knows nothing where the cache is not to be used or is something else."""
    if not config.use_cache or config.verify_cache:
        yield Forgetful()
        return
    try:
        cache = Cache(cache_path(config), _stamp(config))
    except CacheError:
        yield Forgetful()  # told by whoever opens it for the pictures
        return
    with cache:
        memory = Remembered(cache)
        yield memory
        memory.keep()


def _key(page: Page) -> bytes | None:
    """What a page is known by; None where it is not kept or cannot be read."""
    if page.path.suffix.lower() not in KEPT_SUFFIXES:
        return None
    try:
        with page.path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError:
        return None
    if len(data) > MAX_BYTES:
        return None
    name = str(page.path).encode("utf-8", "surrogatepass")
    how = page.named, page.among_pages
    return hashlib.sha256(b"%d%d\0%d\0%b%b" % (*how, len(name), name, data)).digest()


def _stamp(config: Config) -> bytes:
    """Everything but the page that a reading depends on."""
    settings = [
        config.reader,
        config.caption_column,
        config.image_column,
        config.front_matter_fields,
        sorted(config.shortcodes.items()),
    ]
    return b"readings " + hashlib.sha256(json.dumps([settings, _code()]).encode()).digest()


@cache
def _code() -> list[str]:
    """The readers' own text and the versions of their parsers: a changed reader reads anew."""
    digest = hashlib.sha256()
    for file in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return [digest.hexdigest(), *(metadata.version(name) for name in PARSERS)]


_PLAIN = (
    "image", "caption", "line", "column", "field", "role", "title", "credit", "photo_id", "date", "language",
    "several", "bare", "by_name", "offset", "length",
)  # fmt: skip
"""Fields of an entry that are JSON values as they are."""


def pack(reading: Reading | None) -> bytes:
    """A reading as bytes; `unpack` gives an equal one back."""
    if reading is None:
        return b"null"
    entries = [
        [
            [getattr(entry, name) for name in _PLAIN],
            None if entry.span is None else [entry.span.start, entry.span.end, entry.span.syntax],
            list(entry.sizes),
            dict(entry.extra),
        ]
        for entry in reading.entries
    ]
    problems = [[problem.message, problem.line] for problem in reading.problems]
    return json.dumps([reading.reader, reading.note, problems, entries]).encode("ascii")


def unpack(data: bytes) -> Reading | None:
    """The reading that `pack` made these bytes of.

    Raises:
        ValueError, TypeError, KeyError: they were not made by it.
    """
    value: Any = json.loads(data)
    if value is None:
        return None
    reader, note, problems, entries = value
    return Reading(
        reader,
        tuple(
            Entry(
                **dict(zip(_PLAIN, plain, strict=True)),
                span=None if span is None else Span(*span),
                sizes=tuple(sizes),
                extra=extra,
            )
            for plain, span, sizes, extra in entries
        ),
        note,
        tuple(Problem(message, line) for message, line in problems),
    )
