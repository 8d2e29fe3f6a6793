"""The text of a table's file: read though a cell holds what no text should."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from dedupe.readers.entry import Problem
from dedupe.readers.source import SourceText, decode, read_bytes

_UNDECODED = re.compile("[\udc80-\udcff]")
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\f\r")
_BINARY = 0.05
"""Share of control characters from which a file with NULs in it is binary (noise has .11); with fewer, a few cells
are odd."""


def read_table_text(path: Path) -> tuple[SourceText, Problem | None]:
    """The text of a table; stray NULs stay in their cells and are a problem, not the end.

    Raises:
        ReadError: it cannot be opened, is too large, or is no text.
    """
    data = read_bytes(path)
    nuls = data.count(b"\0")
    marked = data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE))
    if not nuls or marked or len(data) - len(data.translate(None, _CONTROLS)) >= _BINARY * len(data):
        source = decode(data, path=path)
        return source, _neither(source)
    line = data[: data.index(b"\0")].count(b"\n") + 1
    try:
        source = SourceText(data.decode("utf-8"))
    except UnicodeDecodeError:
        source = SourceText(data.decode("utf-8", "surrogateescape"))
    return source, Problem(f"holds {nuls} NUL byte{'s' * (nuls != 1)}; they were kept", line)


def _neither(source: SourceText) -> Problem | None:
    """What is wrong with a text whose bytes no encoding known here explains."""
    odd = _UNDECODED.search(source.text)
    if odd is None:
        return None
    line, _ = source.place(odd.start())
    return Problem("is neither UTF-8 nor Windows-1252, so its letters are not known; save it as UTF-8", line)
