"""What every reader owes: an entry's place is where its caption stands, and its span undoes to the caption."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from dedupe.config import Config
from dedupe.readers.entry import Entry, Reading
from dedupe.readers.source import SourceText, read_source
from dedupe.readers.syntax import SYNTAXES

Read = Callable[[Path, Config], Reading | None]
Told = tuple[str | None, str, str | None]


def reading_of(read: Read, folder: Path, name: str, text: str, config: Config | None = None) -> Reading:
    """What `read` makes of a file with this text, its places checked."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    reading = read(path, config or Config())
    assert reading is not None
    check_places(path, reading)
    return reading


def check_places(path: Path, reading: Reading) -> None:
    """Every entry has a line and a column, and each span holds what it should."""
    for entry in reading.entries:
        assert entry.line is not None
        assert entry.column is not None
    check_spans(read_source(path), reading)


def check_spans(source: SourceText, reading: Reading) -> None:
    """Each span covers exactly its caption in the document's text, and line and column say where it begins."""
    for entry in reading.entries:
        if entry.span is not None:
            raw = source.text[entry.span.start : entry.span.end]
            assert SYNTAXES[entry.span.syntax].decode(raw) == entry.caption
            assert source.place(entry.span.start) == (entry.line, entry.column)


def told(reading: Reading) -> list[Told]:
    """Picture, role and caption of each entry."""
    return [(entry.image, entry.role, entry.caption) for entry in reading.entries]


def editable(reading: Reading) -> list[Entry]:
    """The entries whose caption can be edited in place."""
    return [entry for entry in reading.entries if entry.span is not None]
