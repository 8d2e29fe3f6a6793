"""Sidecars: the caption of `x.jpg` in `x.txt` or `x.caption` beside it, with what an `x.json` says of the sample.

Kohya's trainers write tags separated by commas there; they are kept as they are, as the caption.
"""

from __future__ import annotations

from pathlib import Path

from attrs import evolve

from dedupe.config import Config
from dedupe.errors import ReadError
from dedupe.readers.columns import Columns, choose_columns
from dedupe.readers.entry import Entry, Problem, Reading
from dedupe.readers.jsontable import JsonDocument, load_json
from dedupe.readers.source import read_source
from dedupe.readers.tables import entries_of, flattened
from dedupe.records import Json, Span

SIDECAR_SUFFIXES = (".txt", ".caption", ".json")
"""Endings of a sidecar, the one that counts first; a `.json` beside a text adds its columns to the entry."""


def read_sidecar(path: Path, config: Config) -> Reading:
    """Read the sidecar of one picture: one Entry, without the picture's name (the caller knows it).

    The caption is the whole text without white space around it; the span covers just these characters. What an
    `x.json` beside `x.txt` holds (img2dataset writes address, size and status there) is added as extra.

    Raises:
        ReadError: the file cannot be opened, is no text, or (`.json`) is no JSON.
    """
    if path.suffix.lower() == ".json":
        return Reading("sidecar", (_json_entry(load_json(path), config),))
    source = read_source(path)
    text = source.text
    caption = text.strip()
    start = text.find(caption) if caption else 0
    line, column = source.place(start)
    entry = Entry(
        caption=caption or None,
        line=line,
        column=column,
        span=Span(start, start + len(caption), "plain") if caption else None,
        field="sidecar",
    )
    described = path.with_suffix(".json")
    problems: tuple[Problem, ...] = ()
    if described.is_file():
        try:
            entry = merged(entry, _json_entry(load_json(described), config))
        except ReadError as error:
            problems = (Problem(f"{described.name} beside it {error.message}"),)
    return Reading("sidecar", (entry,), "" if caption else "empty", problems)


def merged(entry: Entry, described: Entry) -> Entry:
    """`entry` with what only `described` knows: its empty fields filled, a caption that differs kept as extra."""
    extra: dict[str, Json] = dict(described.extra)
    if entry.caption is None:
        entry = evolve(
            entry, caption=described.caption, span=None, line=described.line, column=None, field=described.field
        )
    elif described.caption is not None and described.caption.strip() != entry.caption.strip():
        extra[described.field or "caption"] = described.caption
    if described.image is not None:
        extra["url" if "://" in described.image else "image"] = described.image
    return evolve(
        entry,
        title=entry.title or described.title,
        credit=entry.credit or described.credit,
        photo_id=entry.photo_id or described.photo_id,
        date=entry.date or described.date,
        language=entry.language or described.language,
        extra={**extra, **entry.extra},
    )


def _json_entry(document: JsonDocument, config: Config) -> Entry:
    """What a JSON object tells of the picture beside it."""
    if not isinstance(document.root.value, dict):
        raise ReadError("is no JSON object")
    row = {str(name): part for name, part in document.parts(document.root)}
    columns = choose_columns([flattened(row)], config, lines=True) or Columns()
    entry = next(entries_of(row, columns, document.place()), None)
    if entry is None:
        return Entry(extra={name: field.value for name, field in row.items()})
    return evolve(entry, image=None, extra=_with_image(entry, columns))


def _with_image(entry: Entry, columns: Columns) -> dict[str, Json]:
    image: dict[str, Json] = {} if columns.image is None or entry.image is None else {columns.image: entry.image}
    return {**image, **entry.extra}
