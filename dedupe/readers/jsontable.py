"""JSON Lines and JSON tables: a list of objects, an object of lists, an object keyed by picture."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple, cast

from dedupe.config import Config
from dedupe.errors import ReadError
from dedupe.readers.columns import SAMPLE, Columns, choose_columns, looks_like_picture
from dedupe.readers.entry import Entry, Reading
from dedupe.readers.fields import role_of_key
from dedupe.readers.jsondocument import JsonDocument, decode_json, load_json
from dedupe.readers.jsonspans import value_at
from dedupe.readers.language import are_languages
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
    for level in _levels(document):
        tables = []
        for found in level:
            spoken = functools.partial(_in_languages, document, found.rows, config, found.language)
            sample = [flattened(row) for row in itertools.islice(spoken(), SAMPLE)]
            columns = choose_columns(sample, config, lines=False, keyed=found.keyed)
            names = list(dict.fromkeys(name for row in sample for name in row))
            if columns is None or columns.missing:
                unusable = unusable or names
            if columns is not None:
                tables.append(_Table(spoken, columns, names))
        if tables:
            return _reading(document, tables, problems)
    if unusable is None:
        return None
    problems.add(no_usable_column(unusable), document.line(document.root))
    return Reading("json", problems=problems.listed())


Rows = Callable[[], Iterator[Row]]


class _Table(NamedTuple):
    """Rows, what their columns hold, and the names of these."""

    rows: Rows
    columns: Columns
    names: list[str]

    def told_by(self) -> tuple[str | None, str | None]:
        return self.columns.image, self.columns.caption


def _reading(document: JsonDocument, tables: list[_Table], problems: Problems) -> Reading:
    """The tables of one level that are alike (`train` and `val`): as the first that has pictures with captions."""
    main = next((table for table in tables if all(table.told_by())), tables[0])
    for name in main.columns.missing:
        problems.add(no_such_column(name, main.names))
    place = document.place()
    alike = (table for table in tables if table.told_by() == main.told_by())
    entries = [entry for table in alike for row in table.rows() for entry in entries_of(row, table.columns, place)]
    return Reading("json", with_several(entries), main.columns.guessed, problems.listed())


_LEVELS = 2
"""How deep a list of rows may lie: `{"data": {"items": [...]}}`."""


class _Found(NamedTuple):
    """Rows in a document: whether their keys are pictures, and the language that the key above them tells."""

    rows: Rows
    keyed: bool
    language: str | None


def _levels(document: JsonDocument) -> Iterator[list[_Found]]:
    """The tables in a document, level by level, the outermost first."""
    level: list[tuple[Field, str | None]] = [(document.root, None)]
    for _ in range(_LEVELS + 1):
        below: list[tuple[Field, str | None]] = []
        tables: list[_Found] = []
        for field, language in level:
            value = field.value
            rows = _rows_at(document, field)
            if rows is not None:
                tables.append(_Found(rows, isinstance(value, dict) and not _is_columnar(value), language))
            elif isinstance(value, dict):
                spoken = len(value) > 1 and are_languages(value)
                parts = [(part, str(name) if spoken else language) for name, part in document.parts(field)]
                below.extend(one for one in parts if isinstance(one[0].value, list | dict))
        yield tables
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
    for name in _DIALOGUES & row.keys():
        _take_answer(document, row, name)
    return row


_DIALOGUES = frozenset({"conversations", "conversation", "messages"})
_ANSWERS = frozenset({"gpt", "assistant", "model"})


def _take_answer(document: JsonDocument, row: dict[str, Field], name: str) -> None:
    """Add the caption that is the one answer of a dialogue about a picture (LLaVA, ShareGPT, chat messages).

    Where more is said of the picture, the answers are no captions. Its only picture in a list stands for the list.
    """
    if not isinstance(row[name].value, list):
        return
    turns = [{str(key): part for key, part in document.parts(turn)} for _, turn in document.parts(row[name])]
    speakers = [str(turn.get("from", turn.get("role", Field(None))).value) for turn in turns]
    answers = [turn for turn, speaker in zip(turns, speakers, strict=True) if speaker in _ANSWERS]
    words = answers[0].get("value", answers[0].get("content", Field(None))) if len(answers) == 1 else Field(None)
    if isinstance(words.value, str):
        row[f"{name}.answer"] = words
    images = [part for _, part in document.parts(row["images"])] if "images" in row else []
    if len(images) == 1:
        row["images"] = images[0]


def _in_languages(document: JsonDocument, rows: Rows, config: Config, language: str | None = None) -> Iterator[Row]:
    """Each row once for every language in which its texts are given: `title: {"en": ..., "ja": ...}`.

    A text of which the settings name one language (`caption-column = "title.en"`) is left as it is; `language` is that
    of all rows whose own is not told.
    """
    chosen = (config.caption_column or "").partition(".")[0]
    for row in rows():
        told = {
            name: {str(key): part for key, part in document.parts(field)}
            for name, field in row.items()
            if isinstance(field.value, dict) and name != chosen and _is_in_languages(name, field.value)
        }
        silent = {name: field for name, field in row.items() if name not in told}
        for one in dict.fromkeys(one for texts in told.values() for one in texts):
            texts = {name: parts[one] for name, parts in told.items() if one in parts}
            yield {**silent, **texts, "language": Field(one)}
        if not told:
            yield row if language is None else {"language": Field(language), **row}


def _is_in_languages(name: str, value: dict[str, Json]) -> bool:
    return role_of_key(name) is not None and are_languages(value)


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
    spoken = _in_languages(document, lambda: (_row(document, field) for field in fields[:SAMPLE]), config)
    sample = [flattened(row) for row in spoken]
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
    for row in _in_languages(document, lambda: (_row(document, field, problems) for field in fields), config):
        entries.extend(entries_of(row, columns, place))
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
