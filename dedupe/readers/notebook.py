"""Jupyter notebooks: the Markdown between the code, which Sphinx, Jupyter Book and Quarto show as pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from dedupe.config import Config
from dedupe.errors import ReadError
from dedupe.readers.directives import SHOWING
from dedupe.readers.entry import Entry, Reading
from dedupe.readers.jsonpage import JsonPage
from dedupe.readers.jsonspans import parts, value_at
from dedupe.readers.markdown import read_markdown_text
from dedupe.readers.page import read_page
from dedupe.readers.source import SourceText

_SHOWS = re.compile(r"!\[|(?:<|\\u003[cC])(?:amp-)?im(?:g|age)\b|\{(?:" + "|".join(sorted(SHOWING)) + r")\}")
"""What a notebook has that shows a picture between its code: most have nothing, and are read no further."""


def read_notebook(path: Path, config: Config) -> Reading | None:
    """Read the Markdown cells of a notebook; what its code shows is not looked at.

    A text stands inside a JSON string here, with its line and column there, and is edited there.

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
        reading = read_markdown_text(path, SourceText(cell.text), config)
        entries.extend(cell.placed(entry, source) for entry in reading.entries)
    return Reading("notebook", tuple(entries))


def _cells(text: str) -> Iterator[JsonPage]:
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
        yield JsonPage(tuple(piece for piece in pieces if isinstance(piece.value, str)))
