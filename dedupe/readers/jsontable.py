"""JSON Lines and JSON tables: a list of objects, an object of lists, an object keyed by picture."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

from dedupe.config import Config
from dedupe.errors import ReadError
from dedupe.readers.columns import SAMPLE, Columns, choose_columns, looks_like_picture
from dedupe.readers.entry import Entry, Reading
from dedupe.readers.jsondocument import JsonDocument, decode_json, load_json
from dedupe.readers.jsonspans import value_at
from dedupe.readers.problems import Problems, no_such_column, no_usable_column
from dedupe.readers.source import SourceText
from dedupe.readers.tables import Field, Row, entries_of, flattened, with_several
from dedupe.readers.tabletext import read_table_text
from dedupe.records import Json


def read_json(path: Path, config: Config) -> Reading | None:
    """Read a JSON file as whatever it shows to be: agency pages, Commons, IIIF, COCO, or a table.

    Raises:
        ReadError: it cannot be opened, is too large, or is no JSON.
    """
    from dedupe.readers import agency, coco, commons, iiif

    document = load_json(path)
    known: tuple[Callable[[JsonDocument, Config], Reading | None], ...] = (
        agency.from_json,
        iiif.from_json,
        commons.from_json,
        coco.from_json,
        table_from_json,
    )
    return next((found for read in known if (found := read(document, config)) is not None), None)


def read_json_table(path: Path, config: Config) -> Reading | None:
    """Read a JSON file as a table, whatever else it might be.

    Raises:
        ReadError: it cannot be opened, is too large, or is no JSON.
    """
    return table_from_json(load_json(path), config)


def table_from_json(document: JsonDocument, config: Config) -> Reading | None:
    """The table in a JSON document: a list of objects at the top or up to two levels down; None where there is none.

    Also an object whose keys are pictures (`{"a.jpg": "caption"}` or `{"a.jpg": {"caption": ...}}`), and one whose
    values are lists of equal length, one a column.
    """
    problems = Problems()
    if document.problem is not None:
        problems.add(document.problem.message, document.problem.line)
    unusable: list[str] | None = None
    for rows in _candidates(document):
        sample = [flattened(row) for row in itertools.islice(rows(), SAMPLE)]
        columns = choose_columns(sample, config, lines=False)
        names = list(dict.fromkeys(name for row in sample for name in row))
        if columns is None or columns.missing:
            unusable = unusable or names
        if columns is not None:
            for name in columns.missing:
                problems.add(no_such_column(name, names))
            return _reading(document, rows, columns, problems)
    if unusable is None:
        return None
    problems.add(no_usable_column(unusable), document.line(document.root))
    return Reading("json", problems=problems.listed())


Rows = Callable[[], Iterator[Row]]


def _reading(document: JsonDocument, rows: Rows, columns: Columns, problems: Problems) -> Reading:
    place = document.place()
    entries: list[Entry] = []
    for row in rows():
        entries.extend(entries_of(row, columns, place))
    return Reading("json", with_several(entries), columns.guessed, problems.listed())


_LEVELS = 2
"""How deep a list of rows may lie: `{"data": {"items": [...]}}`."""


def _candidates(document: JsonDocument) -> Iterator[Rows]:
    """Every table in a document, the outermost first."""
    level = [document.root]
    for _ in range(_LEVELS + 1):
        below: list[Field] = []
        for field in level:
            rows = _rows_at(document, field)
            if rows is not None:
                yield rows
            elif isinstance(field.value, dict):
                below.extend(part for _, part in document.parts(field) if isinstance(part.value, list | dict))
        level = below


def _rows_at(document: JsonDocument, field: Field) -> Rows | None:
    value = field.value
    if isinstance(value, list):
        if value and sum(isinstance(item, dict) for item in value) * 2 > len(value):
            return lambda: _listed(document, field)
        return None
    if not isinstance(value, dict) or not value:
        return None
    if sum(map(looks_like_picture, value)) * 2 > len(value):
        return lambda: _keyed(document, field)
    if _is_columnar(value):
        return lambda: _columnar(document, field)
    return None


def _listed(document: JsonDocument, field: Field) -> Iterator[Row]:
    for _, part in document.parts(field):
        if isinstance(part.value, dict):
            yield _row(document, part)


def _row(document: JsonDocument, field: Field, problems: Problems | None = None) -> Row:
    """The members of an object; a key that stands twice is a problem."""
    row: dict[str, Field] = {}
    for key, part in document.parts(field):
        name = str(key)
        if problems is not None and name in row:
            problems.add(f"the key {name!r} stands twice; the last one counts", document.line(field))
        row[name] = part
    return row


def _keyed(document: JsonDocument, field: Field) -> Iterator[Row]:
    for name, part in document.parts(field):
        inner = _row(document, part) if isinstance(part.value, dict) else {"caption": part}
        yield {"file_name": Field(str(name), part.start, part.start), **inner}


def _is_columnar(value: dict[str, Json]) -> bool:
    columns = list(value.values())
    return (
        len(columns) > 1
        and all(isinstance(column, list) and column for column in columns)
        and len({len(cast("list[Json]", column)) for column in columns}) == 1
        and not any(isinstance(item, dict | list) for column in columns for item in cast("list[Json]", column))
    )


def _columnar(document: JsonDocument, field: Field) -> Iterator[Row]:
    columns = [(str(name), [part for _, part in document.parts(part)]) for name, part in document.parts(field)]
    for values in zip(*(column for _, column in columns), strict=True):
        yield {name: value for (name, _), value in zip(columns, values, strict=True)}


def read_jsonl(path: Path, config: Config) -> Reading | None:
    """Read a JSONL file: one object a line; a line that is none is a problem and the rest goes on.

    Raises:
        ReadError: it cannot be opened or is no text.
    """
    source, odd = read_table_text(path)
    problems = Problems()
    if odd is not None:
        problems.add(odd.message, odd.line)
    fields = list(_objects(source, problems))
    if not fields and len(problems.listed()) > (odd is not None):
        try:  # one JSON document over several lines, under another name
            return table_from_json(JsonDocument(source, decode_json(source, path), odd), config)
        except ReadError:
            return Reading("jsonl", problems=problems.listed())
    if not fields:
        return Reading("jsonl", note="empty")
    return _read_lines(JsonDocument(source, Field(None)), fields, config, problems)


def _read_lines(document: JsonDocument, fields: list[Field], config: Config, problems: Problems) -> Reading:
    sample = [flattened(_row(document, field)) for field in fields[:SAMPLE]]
    columns = choose_columns(sample, config, lines=True)
    names = list(dict.fromkeys(name for values in sample for name in values))
    for name in (config.caption_column, config.image_column):
        if name is not None and name not in names:
            problems.add(no_such_column(name, names))
    if columns is None:
        problems.add(no_usable_column(names), document.line(fields[0]))
        return Reading("jsonl", problems=problems.listed())
    place = document.place()
    entries: list[Entry] = []
    for field in fields:
        entries.extend(entries_of(_row(document, field, problems), columns, place))
    return Reading("jsonl", with_several(entries), columns.guessed, problems.listed())


def _objects(source: SourceText, problems: Problems) -> Iterator[Field]:
    """The object of each line, with its place."""
    text, start, line = source.text, 0, 0
    while start < len(text):
        line += 1
        newline = text.find("\n", start)
        end = len(text) if newline == -1 else newline
        content = text[start:end]
        if content.strip():
            field = _object(content, line, problems)
            if field is not None:
                # Only its place: the values of all lines at once would take several times the text's memory.
                yield Field(None, start + field.start, start + field.end)
        start = end + 1


def _object(content: str, line: int, problems: Problems) -> Field | None:
    try:
        field = value_at(content, 0)
    except ValueError as error:
        problems.add(f"is no valid JSON: {getattr(error, 'msg', error)}", line)
        return None
    if content[field.end :].strip():
        problems.add("is no valid JSON: more text follows the object", line)
        return None
    if not isinstance(field.value, dict):
        problems.add("is no JSON object", line)
        return None
    return field
