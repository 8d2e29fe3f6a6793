"""Small ways to read a text as a file of some name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from dedupe.config import Config
from dedupe.readers.entry import Entry, Reading
from dedupe.readers.registry import read_document
from dedupe.readers.syntax import SYNTAXES
from dedupe.readers.tabletext import read_table_text
from dedupe.records import Json


def read(folder: Path, name: str, content: str | bytes, **settings: Any) -> Reading:
    """Write a file and read it as `dedupe` would."""
    path = folder / name
    path.write_bytes(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content)
    reading = read_document(path, Config(**settings), named=True)
    assert reading is not None
    hold_spans(path, reading)
    return reading


def hold_spans(path: Path, reading: Reading) -> None:
    """Every span covers exactly its caption, and line and column say where it begins."""
    spans = [entry for entry in reading.entries if entry.span is not None]
    if not spans:
        return
    source, _ = read_table_text(path)
    for entry in spans:
        assert entry.span is not None
        raw = source.text[entry.span.start : entry.span.end]
        assert SYNTAXES[entry.span.syntax].decode(raw) == entry.caption
        assert source.place(entry.span.start) == (entry.line, entry.column)


def captions(reading: Reading) -> list[str | None]:
    return [entry.caption for entry in reading.entries]


def messages(reading: Reading) -> list[tuple[int | None, str]]:
    return [(problem.line, problem.message) for problem in reading.problems]


def only(reading: Reading) -> Entry:
    (entry,) = reading.entries
    return entry


def dumped(value: Json) -> str:
    return json.dumps(value, indent=1)
