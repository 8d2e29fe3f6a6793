"""Rows of named columns as JSONL, JSON and CSV files, written in one step and read back exactly."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, cast

from attrs import frozen

from dedupe import csvtext, jsontext
from dedupe.atomic import atomic_writer
from dedupe.errors import ReadError, WriteError
from dedupe.records import Json

Row = Mapping[str, Json]
"""A row as JSON holds it; `source` is an object of its own there and two columns in CSV."""


@frozen
class Column:
    """A column of a CSV file.

    Attributes:
        name: its header; `source.path` is the key `path` of the object `source`.
        kind: "text" (str or None), "whole" (int or None) or "json" (anything, as JSON in the cell).
    """

    name: str
    kind: str = "text"


def jsonl_lines(rows: Iterable[Row]) -> Iterator[str]:
    """One JSON object a line, newline included."""
    for row in rows:
        yield jsontext.dumps(row) + "\n"


def json_chunks(rows: Iterable[Row], versions: Mapping[str, str]) -> Iterator[str]:
    """One JSON document: `{"dedupe": {versions}, "rows": [...]}`, a row a line."""
    yield '{\n"dedupe": ' + jsontext.dumps(dict(sorted(versions.items()))) + ',\n"rows": ['
    for number, row in enumerate(rows):
        yield (",\n" if number else "\n") + jsontext.dumps(row)
    yield "\n]\n}\n"


def csv_lines(rows: Iterable[Row], columns: Iterable[Column]) -> Iterator[str]:
    """A CSV: header, then a line a row; no text is an empty cell, the empty text is `""`."""
    columns = tuple(columns)
    yield ",".join(csvtext.write_cell(column.name) for column in columns) + "\n"
    for row in rows:
        yield ",".join(csvtext.write_cell(_to_cell(_look_up(row, c.name), c.kind)) for c in columns) + "\n"


def _look_up(row: Row, name: str) -> Json:
    outer, dot, inner = name.partition(".")
    value = row[outer]
    return cast("dict[str, Json]", value)[inner] if dot else value


def _to_cell(value: Json, kind: str) -> str | None:
    if value is None and kind != "json":
        return None
    text = jsontext.dumps(value) if kind == "json" else str(value)
    return csvtext.escape_surrogates(text)


SUFFIXES = (".jsonl", ".json", ".csv")
"""The formats every table of ours can be written in."""


def write_rows(
    path: str | os.PathLike[str],
    rows: Iterable[Row],
    columns: Iterable[Column],
    *,
    versions: Mapping[str, str],
) -> None:
    """Write rows to `path`, in the format of its suffix, in one step.

    Raises:
        WriteError: unknown suffix, or the file cannot be written.
    """
    suffix = Path(path).suffix.lower()
    if suffix == ".jsonl":
        chunks = jsonl_lines(rows)
    elif suffix == ".json":
        chunks = json_chunks(rows, versions)
    elif suffix == ".csv":
        chunks = csv_lines(rows, columns)
    else:
        raise unknown_suffix(path, SUFFIXES)
    with atomic_writer(path) as stream:
        _write(stream, chunks)


def unknown_suffix(path: object, known: Iterable[str]) -> WriteError:
    """The error for a file whose format cannot be told."""
    suffix = Path(str(path)).suffix
    what = f"unknown suffix {suffix!r}" if suffix else "has no suffix to tell the format by"
    return WriteError(what, path=path, hint="use one of " + ", ".join(known))


def _write(stream: BinaryIO, chunks: Iterable[str]) -> None:
    stream.writelines(chunk.encode("utf-8") for chunk in chunks)


def read_rows(path: str | os.PathLike[str], columns: Iterable[Column]) -> list[tuple[int | None, Row]]:
    """The rows of a file that `write_rows` wrote, each with its 1-based line where the format has lines.

    Raises:
        ReadError: it cannot be read, is malformed (the line is named), or its suffix is unknown.
    """
    suffix = Path(path).suffix.lower()
    parse: Callable[[str], list[tuple[int | None, Row]]]
    if suffix == ".jsonl":
        parse = _from_jsonl
    elif suffix == ".json":
        parse = _from_json
    elif suffix == ".csv":
        wanted = tuple(columns)

        def parse(text: str) -> list[tuple[int | None, Row]]:
            return _from_csv(text, wanted)
    else:
        raise ReadError(f"unknown suffix {suffix!r}", path=path, hint="use one of " + ", ".join(SUFFIXES))
    try:
        text = Path(path).read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ReadError(f"cannot be read: {error.strerror}", path=path) from None
    except UnicodeDecodeError:
        raise ReadError("is no UTF-8 text", path=path) from None
    try:
        return parse(text)
    except _Malformed as error:
        raise ReadError(error.message, path=path, line=error.line) from None


class _Malformed(Exception):  # noqa: N818 (never leaves this module)
    def __init__(self, message: str, line: int | None) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


def _from_jsonl(text: str) -> list[tuple[int | None, Row]]:
    found: list[tuple[int | None, Row]] = []
    for line, content in enumerate(text.split("\n"), 1):
        if content.strip():
            found.append((line, _object(_parse(content, line), line)))
    return found


def _from_json(text: str) -> list[tuple[int | None, Row]]:
    rows = _object(_parse(text, None), None).get("rows")
    if not isinstance(rows, list):
        raise _Malformed('has no list "rows"', None)
    return [(None, _object(row, None)) for row in rows]


def _parse(text: str, line: int | None) -> Json:
    try:
        return jsontext.loads(text)
    except ValueError as error:
        raise _Malformed(f"is no valid JSON: {error}", line) from None


def _object(value: Json, line: int | None) -> Row:
    if not isinstance(value, dict):
        raise _Malformed("is no JSON object", line)
    return value


def _from_csv(text: str, columns: tuple[Column, ...]) -> list[tuple[int | None, Row]]:
    table = csvtext.rows(text, ",")
    header = next(table, None)
    names = [] if header is None else [cell.value for cell in header.cells]
    missing = [column.name for column in columns if column.name not in names]
    if missing:
        raise _Malformed("has no column " + ", ".join(missing), 1)
    places = [(column, names.index(column.name)) for column in columns]
    found: list[tuple[int | None, Row]] = []
    line, counted = 1, 0
    for row in table:
        start = row.cells[0].start
        line += text.count("\n", counted, start)
        counted = start
        if len(row.cells) != len(names):
            raise _Malformed(f"has {len(row.cells)} cells, the header {len(names)}", line)
        found.append((line, _row([(c.name, _from_cell(row.cells[i], c.kind, line)) for c, i in places])))
    return found


def _row(values: Iterable[tuple[str, Json]]) -> Row:
    row: dict[str, Json] = {}
    for name, value in values:
        outer, dot, inner = name.partition(".")
        if dot:
            cast("dict[str, Json]", row.setdefault(outer, {}))[inner] = value
        else:
            row[outer] = value
    return row


def _from_cell(cell: csvtext.Cell, kind: str, line: int) -> Json:
    if not cell.value and not cell.quoted:
        return None
    text = csvtext.unescape_surrogates(cell.value)
    if kind == "json":
        return _parse(text, line)
    if kind == "whole":
        try:
            return int(text)
        except ValueError:
            raise _Malformed(f"{text!r} is no whole number", line) from None
    return text
