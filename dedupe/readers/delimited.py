"""CSV and TSV tables: any delimiter, quoting, newline and column names; each cell with its place."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from pathlib import Path

from attrs import evolve

from dedupe import csvtext
from dedupe.config import Config
from dedupe.readers.columns import SAMPLE, Columns, choose_columns, looks_like_picture
from dedupe.readers.entry import Entry, Problem, Reading
from dedupe.readers.lines import lines_between
from dedupe.readers.problems import Problems, no_such_column, no_usable_column
from dedupe.readers.source import SourceText, readable
from dedupe.readers.tables import Field, Place, Row, entries_of, with_several
from dedupe.readers.tabletext import read_table_text
from dedupe.records import Json, Span

DELIMITERS = "\t,;|"
"""What is tried, in this order where two fit equally: a tab is the least likely to stand in a text."""


def read_csv(path: Path, config: Config) -> Reading:
    """Read a CSV table; the delimiter is told by its first rows.

    Raises:
        ReadError: the file cannot be opened or is no text.
    """
    return _read(path, config, "csv")


def read_tsv(path: Path, config: Config) -> Reading:
    """Read a TSV table.

    Raises:
        ReadError: the file cannot be opened or is no text.
    """
    return _read(path, config, "tsv")


def _read(path: Path, config: Config, reader: str) -> Reading:
    source, odd = read_table_text(path)
    return read_delimited(source, config, reader=reader, problems=[odd] if odd else [])


_HEAD = 1 << 16
"""Bytes of a text looked at to tell a table from a text."""

_TABLE_ROWS = 3
_TABLE_SHARE = 0.8
"""So many rows at least, and so large a share of the first ones with a picture in the first cell and text after it,
make a `.txt` a table (`captions.txt` of Flickr8k). A gallery has lines of prose between its file names."""


def read_text_table(path: Path, config: Config) -> Reading | None:
    """Read a `.txt` that is a table after all: each line a picture, a delimiter, and a caption; None for other texts.

    Lines may be written `a.jpg: A caption` (Pelican), with others between them that begin with `#`.

    Raises:
        ReadError: the file cannot be opened or is no text.
    """
    with readable(path), path.open("rb") as stream:
        head = stream.read(_HEAD)
    if all(_PAIR.fullmatch(line) for line in head.decode("utf-8", "replace").splitlines()[:SAMPLE]) and head.strip():
        return _read_pairs(path)
    lines = [line for line in head.decode("utf-8", "replace").splitlines()[1:] if line.strip()][:SAMPLE]
    pictured = [re.match(r'"?([^,;|\t"]+)"?\s*[,;|\t]\s*\S', line) for line in lines]
    fitting = sum(match is not None and looks_like_picture(match[1].strip()) for match in pictured)
    if len(lines) < _TABLE_ROWS or fitting < _TABLE_SHARE * len(lines):
        return None
    return _read(path, config, "csv")


_PAIR = re.compile(r"\s*(?:#.*|(?P<name>[^:#][^:]*\.\w{2,5}):[ \t]+(?P<caption>\S.*?)\s*)?")
"""A line of a picture and its caption, of a remark, or of nothing."""


def _read_pairs(path: Path) -> Reading | None:
    source, odd = read_table_text(path)
    entries = []
    for start, line in lines_between(source.text, 0, len(source.text)):
        pair = _PAIR.fullmatch(line)
        if pair is None or pair["name"] is None or not looks_like_picture(pair["name"].strip()):
            continue
        at = start + pair.start("caption")
        number, column = source.place(at)
        span = Span(at, start + pair.end("caption"))
        entries.append(
            Entry(
                image=pair["name"].strip(),
                caption=pair["caption"],
                line=number,
                column=column,
                span=span,
                field="text",
                bare=True,
            )
        )
    return Reading("text-table", with_several(entries), problems=(odd,) if odd else ()) if entries else None


def read_delimited(
    source: SourceText, config: Config, *, reader: str = "csv", problems: list[Problem] | None = None
) -> Reading:
    """Read a delimited text.

    Args:
        source: the text.
        config: `caption_column` and `image_column` force a column.
        reader: "tsv" for tabs, "csv" for a delimiter to be told.
        problems: what was wrong with the file before.
    """
    found = Problems()
    for problem in problems or []:
        found.add(problem.message, problem.line)
    start, delimiter = _dialect(source.text, reader)
    first = next(csvtext.rows(source.text, delimiter, start), None)
    if first is None:
        return Reading(reader, note="empty", problems=found.listed())
    table = _Table(source, delimiter, start, first, found)
    sample = [{name: field.value for name, field in row.items()} for row in itertools.islice(table.rows(None), SAMPLE)]
    columns = choose_columns(sample or [dict.fromkeys(table.names)], config, lines=True)
    for name in (config.caption_column, config.image_column):
        if name is not None and name not in table.names:
            found.add(no_such_column(name, table.names), 1)
    if columns is not None and not table.headed and config.caption_column is None:
        columns = _longest_text(sample, columns)
    if columns is None:
        found.add(no_usable_column(table.names), 1)
        return Reading(reader, problems=found.listed())
    entries = with_several(table.entries(columns))
    return Reading(reader, entries, columns.guessed, found.listed())


def _longest_text(sample: list[dict[str, Json]], columns: Columns) -> Columns:
    """Where there is no header, the column with the longest texts holds the captions."""
    lengths: dict[str, int] = {}
    for row in sample:
        for name, value in row.items():
            if name != columns.image and isinstance(value, str) and any(map(str.isalpha, value)):
                lengths[name] = lengths.get(name, 0) + len(value)
    caption = max(lengths, key=lengths.__getitem__, default=None)
    guessed = f"no header; caption column: {caption or 'none'}, picture column: {columns.image}"
    return evolve(columns, caption=caption, guessed=guessed)


class _Table:
    """A delimited text with its header understood."""

    def __init__(self, source: SourceText, delimiter: str, start: int, first: csvtext.Row, problems: Problems) -> None:
        self.source = source
        self.delimiter = delimiter
        self.problems = problems
        cells = [cell.value for cell in first.cells]
        self.headed = not any(looks_like_picture(value) for value in cells)
        self.names = _unique(cells) if self.headed else [f"column {number}" for number in range(1, len(cells) + 1)]
        self.start = first.cells[-1].end if self.headed else start
        # `image| comment` (Flickr30k): the space behind a delimiter is part of how the table is written.
        self.padded = self.headed and len(cells) > 1 and all(cell.startswith(" ") for cell in cells[1:])
        # Where every header is quoted the writer quotes all cells, and `""` says no more than an empty cell.
        self.quotes_all = self.headed and all(cell.quoted for cell in first.cells)

    def rows(self, problems: Problems | None) -> Iterator[Row]:
        """The rows below the header; what is wrong in them is taken down in `problems`."""
        for row in csvtext.rows(self.source.text, self.delimiter, self._body()):
            if problems is not None:
                self._report(row, problems)
            fields = {
                name: self._field(cell, inset=self.padded and position > 0)
                for position, (name, cell) in enumerate(zip(self.names, row.cells, strict=False))
            }
            for number, cell in enumerate(row.cells[len(self.names) :], len(self.names) + 1):
                fields[f"column {number}"] = Field(self._value(cell), cell.start, cell.end)
            yield fields

    def _field(self, cell: csvtext.Cell, *, inset: bool) -> Field:
        value = self._value(cell)
        if not inset or not value or cell.quoted:
            return Field(value, cell.start, cell.end)
        return Field(value.lstrip(" ") or None, cell.start + len(value) - len(value.lstrip(" ")), cell.end)

    def _body(self) -> int:
        text, start = self.source.text, self.start
        if not self.headed or start >= len(text):
            return start
        return start + (2 if text.startswith("\r\n", start) else 1)

    def _value(self, cell: csvtext.Cell) -> str | None:
        return cell.value if cell.value or (cell.quoted and not self.quotes_all) else None

    def _report(self, row: csvtext.Row, problems: Problems) -> None:
        for position in row.malformed:
            problems.add("a quote is not closed; the cell was taken as it stands", self.source.place(position)[0])
        if len(row.cells) > len(self.names):
            line = self.source.place(row.cells[0].start)[0]
            problems.add(
                f"has {len(row.cells)} cells, the header {len(self.names)}; the others were kept as extra columns",
                line,
            )
        elif len(row.cells) < len(self.names):
            line = self.source.place(row.cells[0].start)[0]
            problems.add(f"has {len(row.cells)} cells, the header {len(self.names)}", line)

    def entries(self, columns: Columns) -> Iterator[Entry]:
        """The entries of all rows."""
        place = Place(self.source, "csv-cell")
        for row in self.rows(self.problems):
            for entry in entries_of(row, columns, place):
                yield entry if _is_sound(entry, self.source.text) else evolve(entry, span=None)


def _is_sound(entry: Entry, text: str) -> bool:
    """Whether the caption can be edited in place; a cell whose quotes are malformed cannot be put back as it was."""
    span = entry.span
    if span is None or not text.startswith(csvtext.QUOTE, span.start):
        return True
    quoted = text[span.start + 1 : span.end - 1].replace(csvtext.QUOTE * 2, csvtext.QUOTE)
    return span.end - span.start > 1 and quoted == entry.caption


def _unique(cells: list[str]) -> list[str]:
    """Header names, each once: an empty one is named by its number, a repeated one is numbered."""
    names: list[str] = []
    seen: set[str] = set()
    for number, cell in enumerate(cells, 1):
        base = cell.strip() or f"column {number}"
        name, count = base, 1
        while name in seen:
            count += 1
            name = f"{base} ({count})"
        seen.add(name)
        names.append(name)
    return names


_DECLARED = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
"""How Excel declares a delimiter."""

_LOOKED_AT = 10
"""Rows that must agree on the number of cells for a delimiter to be told by them."""


def _dialect(text: str, reader: str) -> tuple[int, str]:
    """Where the table begins, and its delimiter."""
    declared = _DECLARED.match(text)
    if declared is not None:
        return declared.end(), declared[1]
    if reader == "tsv":
        return 0, "\t"
    best, delimiter = (0, 1), ""
    for candidate in DELIMITERS:
        widths = [len(row.cells) for row in itertools.islice(csvtext.rows(text, candidate), _LOOKED_AT)]
        if not widths or widths[0] == 1:
            continue
        score = (sum(width == widths[0] for width in widths), widths[0])
        if score > best:
            best, delimiter = score, candidate
    return 0, delimiter
