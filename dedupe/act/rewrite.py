"""Cleaned captions written back into the documents they came from, every other byte left as it is."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath

import attrs
from attrs import frozen

from dedupe.act.edits import Edit, edited, unified_diff
from dedupe.atomic import write_bytes
from dedupe.captions.noncaption import why_not_a_caption
from dedupe.captions.repair import is_plain, repair_caption
from dedupe.config import Config
from dedupe.errors import ReadError, WriteError
from dedupe.readers.amongpages import as_among_pages
from dedupe.readers.entry import Entry, Reading
from dedupe.readers.registry import read_document, read_sidecar
from dedupe.readers.source import SourceText, read_source
from dedupe.readers.syntax import IN_JSON, SYNTAXES
from dedupe.records import Change, Record, Source, Span


@frozen
class Rewrite:
    """A document and its edits.

    Attributes:
        path: the document as it is shown.
        file: where it is.
        reader: the reader that read it.
        source: its text as it stands.
        edits: in the order of the text, not overlapping.
    """

    path: str
    file: Path
    reader: str
    source: SourceText
    edits: tuple[Edit, ...]

    @property
    def text(self) -> str:
        """The text with its edits made."""
        return edited(self.source.text, self.edits)

    def diff(self) -> str:
        """A unified diff, as `diff -u` and `patch` know it."""
        return unified_diff(self.path, self.source.text, self.edits)


@frozen
class Plan:
    """What cleaning would write.

    Attributes:
        rewrites: documents to change, sorted by path.
        refused: places that cannot be changed, and why.
        elsewhere: number of captions that need cleaning and stand where nothing is written: in a picture's own file, a
            shard, a Parquet table.
    """

    rewrites: tuple[Rewrite, ...] = ()
    refused: tuple[tuple[Source, str], ...] = ()
    elsewhere: int = 0


def plan_rewrites(records: Iterable[Record]) -> Plan:
    """What cleaning the captions would change in the documents they were read from. Nothing is written.

    Empty captions, file names and placeholders are left alone.
    """
    by_file: dict[str, list[Record]] = {}
    elsewhere = 0
    for record in records:
        if record.source.file is not None and record.source.span is not None and record.caption:
            by_file.setdefault(record.source.file, []).append(record)
        elif record.caption:
            elsewhere += _repaired(record)[0] != record.caption
    rewrites: list[Rewrite] = []
    refused: list[tuple[Source, str]] = []
    for file, found in by_file.items():
        rewrite = _plan(Path(file), found, refused)
        if rewrite is not None:
            rewrites.append(rewrite)
    return Plan(tuple(sorted(rewrites, key=lambda r: r.path)), tuple(refused), elsewhere)


def _plan(file: Path, records: Sequence[Record], refused: list[tuple[Source, str]]) -> Rewrite | None:
    wanted = [(record, *_repaired(record)) for record in records]
    wanted = [(record, caption, changes) for record, caption, changes in wanted if caption != record.caption]
    if not wanted:
        return None
    first = wanted[0][0].source
    try:
        source = read_source(file)
    except ReadError as error:
        refused.append((first, error.message))
        return None
    edits: dict[tuple[int, int], Edit] = {}
    for record, caption, changes in wanted:
        span = record.source.span
        assert span is not None  # noqa: S101 (records without a span were left out)
        try:
            edits[span.start, span.end] = _edit(source, span, record.caption or "", caption, changes)
        except ValueError as error:
            refused.append((record.source, str(error)))
    ordered = tuple(edits[place] for place in sorted(edits))
    return Rewrite(first.path, file, first.reader, source, ordered) if ordered else None


def _repaired(record: Record) -> tuple[str, tuple[Change, ...]]:
    caption, span = record.caption or "", record.source.span
    names = () if record.picture is None else (record.picture.name,)
    if why_not_a_caption(caption, *names) is not None:
        return caption, ()
    return repair_caption(caption, plain=span is None or is_plain(span.syntax))


def _edit(source: SourceText, span: Span, before: str, after: str, changes: tuple[Change, ...]) -> Edit:
    """The edit of one caption.

    Raises:
        ValueError: the document is not what was read, or its syntax or encoding cannot hold the new caption.
    """
    raw = source.text[span.start : span.end]
    if SYNTAXES[span.syntax].decode(raw) != before:
        raise ValueError("the document has changed since it was read")
    new = _encoded(raw, after, span)
    try:
        source.encode(new)
    except UnicodeEncodeError:
        raise ValueError(f"the document's encoding, {source.encoding}, cannot hold the cleaned caption") from None
    return Edit(span.start, span.end, new, after, changes)


def _encoded(raw: str, caption: str, span: Span) -> str:
    """The new characters: the old ones put right where that gives the caption, so that escapes stay as written."""
    decode, encode = SYNTAXES[span.syntax]
    repaired, _ = repair_caption(raw, plain=False)
    if decode(repaired) == caption:
        return repaired
    if span.syntax in ("csv-cell", "tsv") and raw.startswith('"'):
        return '"' + SYNTAXES["csv-quoted"].encode(caption) + '"'
    new = encode(caption)
    in_json = span.syntax == "json-string" or span.syntax.startswith(IN_JSON)
    return _as_escapes(new) if in_json and raw.isascii() and "\\u" in raw else new


def _as_escapes(text: str) -> str:
    r"""A JSON string in ASCII, as the document writes them: `\u00e9`, and two escapes beyond U+FFFF."""
    return "".join(c if c.isascii() else json.dumps(c)[1:-1] for c in text)


def write_rewrite(rewrite: Rewrite, config: Config) -> None:
    """Write a document with its edits made, in one step.

    The new bytes are read again first, by the reader that read the old ones: unless the captions, and nothing else,
    changed as planned, nothing is written.

    Raises:
        WriteError: the place is a symbolic link or lies behind one below the scanned root, the document changed
            meanwhile, the new text would not read as planned, or the file cannot be written.
    """
    _refuse_links(rewrite)
    data = rewrite.source.encode(rewrite.text)
    old = rewrite.source.encode()
    if _read_now(rewrite) != old:
        raise WriteError("has changed since it was read", path=rewrite.path, hint="run dedupe clean again")
    _check_reading(rewrite, old, data, config)
    write_bytes(rewrite.file, data)


def _read_now(rewrite: Rewrite) -> bytes:
    try:
        return rewrite.file.read_bytes()
    except OSError as error:
        message = f"cannot be read again: {error.strerror}"
        raise WriteError(message, path=rewrite.path, hint="run dedupe clean again") from None


def _refuse_links(rewrite: Rewrite) -> None:
    place = rewrite.file
    for _ in PurePosixPath(rewrite.path).parts:
        if place.is_symlink():
            raise WriteError(
                "is a symbolic link or lies behind one and is not written through",
                path=rewrite.path,
                hint="name the file itself",
            )
        place = place.parent


def _check_reading(rewrite: Rewrite, old: bytes, new: bytes, config: Config) -> None:
    edited = {(edit.start, edit.end): edit.caption for edit in rewrite.edits}
    # Among the pages of a site more may be read in a table or in data than where it stands alone.
    among_pages = not edited.keys() <= {_place(entry.span) for entry in _read_again(rewrite, old, config).entries}
    before, after = (_read_again(rewrite, data, config, among_pages=among_pages) for data in (old, new))
    cleaned = {entry.caption: edited[_place(entry.span)] for entry in before.entries if _place(entry.span) in edited}
    expected = [_bare(entry, edited.get(_place(entry.span), entry.caption), cleaned) for entry in before.entries]
    if expected != [_bare(entry, entry.caption, cleaned) for entry in after.entries]:
        raise WriteError(
            "would not read the same with its captions cleaned; it is left as it is",
            path=rewrite.path,
            hint="edit this document by hand",
        )


def _read_again(rewrite: Rewrite, data: bytes, config: Config, *, among_pages: bool = False) -> Reading:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / rewrite.file.name
        copy.write_bytes(data)
        try:
            reading = (
                read_sidecar(copy, config) if rewrite.reader == "sidecar" else read_document(copy, config, named=True)
            )
        except ReadError as error:
            raise WriteError(f"would be no valid document: {error.message}", path=rewrite.path) from None
        if reading is not None and among_pages:
            reading = as_among_pages(copy, reading, config)
    return reading or Reading(rewrite.reader)


def _place(span: Span | None) -> tuple[int, int]:
    return (-1, -1) if span is None else (span.start, span.end)


def _bare(entry: Entry, caption: str | None, cleaned: Mapping[str | None, str]) -> Entry:
    """An entry without its place, which may move, and with the other texts of its row as they are cleaned."""
    extra = {
        name: cleaned.get(value, value) if isinstance(value, str) else value for name, value in entry.extra.items()
    }
    title = cleaned.get(entry.title, entry.title)
    return attrs.evolve(entry, caption=caption, title=title, line=None, column=None, span=None, extra=extra)
