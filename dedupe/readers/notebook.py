"""Jupyter notebooks: the Markdown between the code, which Sphinx, Jupyter Book and Quarto show as pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from attrs import evolve, field, frozen

from dedupe.config import Config
from dedupe.errors import ReadError
from dedupe.readers.directives import SHOWING
from dedupe.readers.entry import Entry, Reading
from dedupe.readers.jsonspans import parts, value_at
from dedupe.readers.markdown import read_markdown_text
from dedupe.readers.page import read_page
from dedupe.readers.source import SourceText
from dedupe.readers.tables import Field

_SHOWS = re.compile(r"!\[|(?:<|\\u003[cC])(?:amp-)?im(?:g|age)\b|\{(?:" + "|".join(sorted(SHOWING)) + r")\}")
"""What a notebook has that shows a picture between its code: most have nothing, and are read no further."""

_CHARACTER = re.compile(r"\\u[dD][89abAB]\w\w\\u[dD][c-fC-F]\w\w|\\u\w{4}|\\.|.", re.DOTALL)
"""One character of a JSON text as it is written."""


def read_notebook(path: Path, config: Config) -> Reading | None:
    """Read the Markdown cells of a notebook; what its code shows is not looked at.

    A text stands inside a JSON string here, with its line and column there; it is not edited in place.

    Returns:
        The reading; None where the JSON is no notebook.

    Raises:
        ReadError: it cannot be opened, is no JSON, or is too large for a page.
    """
    source = read_page(path)
    if _SHOWS.search(source.text) is None:
        return Reading("notebook")
    try:
        cells = list(_cells(source.text))
    except ValueError as error:
        raise ReadError(f"is no notebook: {error}", path=path) from None
    entries: list[Entry] = []
    for cell in cells:
        text = SourceText(cell.text)
        reading = read_markdown_text(path, text, config)
        for entry in reading.entries:
            line, column = source.place(_index(source.text, cell, text.index(entry.line or 1, entry.column or 1)))
            entries.append(evolve(entry, line=line, column=column, span=None))
    return Reading("notebook", tuple(entries))


@frozen
class _Cell:
    """A cell of Markdown: the strings that hold its text, a line each or all in one."""

    pieces: tuple[Field, ...]
    text: str = field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "text", "".join(str(piece.value) for piece in self.pieces))


def _cells(text: str) -> Iterator[_Cell]:
    root = value_at(text, 0)
    if not isinstance(root.value, dict) or not isinstance(root.value.get("cells"), list):
        return
    for cell in parts(text, dict(parts(text, root))["cells"]):
        if not isinstance(cell[1].value, dict) or cell[1].value.get("cell_type") != "markdown":
            continue
        written = dict(parts(text, cell[1])).get("source")
        if written is None:
            continue
        pieces = [written] if isinstance(written.value, str) else [piece for _, piece in parts(text, written)]
        yield _Cell(tuple(piece for piece in pieces if isinstance(piece.value, str)))


def _index(text: str, cell: _Cell, index: int) -> int:
    """Where in the notebook a character of a cell stands."""
    for piece in cell.pieces:
        length = len(str(piece.value))
        if index < length:
            written = islice(_CHARACTER.finditer(text, piece.start, piece.end), index)
            return piece.start + sum(len(match[0]) for match in written)
        index -= length
    return cell.pieces[-1].end if cell.pieces else 0
