"""A JSON file decoded once, every value with its place in the text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

from dedupe.errors import ReadError
from dedupe.readers.entry import Problem
from dedupe.readers.jsonspans import parts, value_at
from dedupe.readers.source import SourceText, refuse_larger
from dedupe.readers.tables import Field, Place
from dedupe.readers.tabletext import read_table_text

MAX_JSON_BYTES = 160 * 2**20
"""A JSON document is held whole, at about eight times its size; the largest caption file of COCO has 92 MB."""


@frozen
class JsonDocument:
    """A JSON text that was understood as a whole.

    Attributes:
        source: the text.
        root: its value and the value's place.
        problem: what was wrong with the file and did not stop its reading.
    """

    source: SourceText
    root: Field
    problem: Problem | None = None

    def parts(self, field: Field) -> Iterator[tuple[str | int, Field]]:
        """The members or elements of the value at `field`."""
        return parts(self.source.text, field)

    def member(self, field: Field, name: str) -> Field | None:
        """The member of this name of the object at `field`, or None."""
        if not isinstance(field.value, dict):
            return None
        return dict(self.parts(field)).get(name)

    def place(self) -> Place:
        """What rows of this document need."""
        return Place(self.source, "json-string", self.parts)

    def line(self, field: Field) -> int:
        """1-based line of a value."""
        return self.source.place(field.start)[0]


def load_json(path: Path) -> JsonDocument:
    """A JSON file, decoded once.

    Raises:
        ReadError: it cannot be opened, is too large, or is no JSON; the line is named.
    """
    refuse_larger(path, MAX_JSON_BYTES, "a JSON document", hint="convert it to JSONL, one object a line")
    source, problem = read_table_text(path)
    return JsonDocument(source, decode_json(source, path), problem)


def decode_json(source: SourceText, path: Path) -> Field:
    """The value of a JSON text, with its place; ReadError, with the line, where it is none."""
    try:
        root = value_at(source.text, 0)
    except ValueError as error:
        position = getattr(error, "pos", None)
        line = None if position is None else source.place(position)[0]
        raise ReadError(f"is no valid JSON: {getattr(error, 'msg', error)}", path=path, line=line) from None
    rest = source.text[root.end :].lstrip()
    if rest:
        line = source.place(len(source.text) - len(rest))[0]
        raise ReadError("is no valid JSON: more text follows its end", path=path, line=line)
    return root
