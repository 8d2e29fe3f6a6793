"""Small ways to read a text as a file of some name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from dedupe.config import Config
from dedupe.readers.entry import Entry, Reading
from dedupe.readers.registry import read_document
from dedupe.readers.tabletext import read_table_text
from dedupe.records import Json
from tests.readers.places import check_spans


def read(folder: Path, name: str, content: str | bytes, **settings: Any) -> Reading:
    """Write a file and read it as `dedupe` would."""
    path = folder / name
    path.write_bytes(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content)
    reading = read_document(path, Config(**settings), named=True)
    assert reading is not None
    hold_spans(path, reading)
    return reading


def hold_spans(path: Path, reading: Reading) -> None:
    """The spans of a table hold what they should; a file without any (Parquet, a shard) is no text to look into."""
    if any(entry.span is not None for entry in reading.entries):
        check_spans(read_table_text(path)[0], reading)


def captions(reading: Reading) -> list[str | None]:
    return [entry.caption for entry in reading.entries]


def messages(reading: Reading) -> list[tuple[int | None, str]]:
    return [(problem.line, problem.message) for problem in reading.problems]


def only(reading: Reading) -> Entry:
    (entry,) = reading.entries
    return entry


def dumped(value: Json) -> str:
    return json.dumps(value, indent=1)
