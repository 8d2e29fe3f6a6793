"""Delimited text, cell by cell, each with its exact place; and a cell written so that it reads back the same.

The standard library's csv module tells neither where a cell stands nor whether it was quoted. Both are needed: the
place to edit one caption and nothing else, the quotes to tell an empty text from no text.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple, cast

QUOTE = '"'


class Cell(NamedTuple):
    """One cell.

    Attributes:
        value: its text, quoting undone.
        start, end: half-open range of the raw cell, quotes included, in the text that was scanned.
        quoted: whether it stood in quotes.
    """

    value: str
    start: int
    end: int
    quoted: bool


class Row(NamedTuple):
    """One row: its cells, and where in it quotes are malformed (such a cell is kept as it stands)."""

    cells: list[Cell]
    malformed: list[int]


@functools.lru_cache(maxsize=8)
def _unquoted(delimiter: str) -> re.Pattern[str]:
    return re.compile(f"[^\r\n{re.escape(delimiter)}]*")


def rows(text: str, delimiter: str, start: int = 0) -> Iterator[Row]:
    """The rows of a delimited text; blank lines are left out.

    A quote that is never closed, or whose closing quote is followed by more text, is no quoting: the cell is taken
    as it stands up to the next delimiter, its position is listed in `malformed`, and the rows after it are read.
    The work is linear in the text: a place is scanned again only where a quote turned out to be malformed, and the
    quotes inside such a stretch come in pairs, which end at once.

    Args:
        text: the decoded text; newlines may be `\\n`, `\\r\\n` or `\\r`.
        delimiter: one character, or "" where a row has one cell only.
        start: where to begin.
    """
    position = start
    length = len(text)
    bare = cast("Callable[[str, int], re.Match[str]]", _unquoted(delimiter).match)  # matches the empty text too
    while position < length:
        cells: list[Cell] = []
        malformed: list[int] = []
        while True:
            cell = _quoted(text, position, delimiter) if text.startswith(QUOTE, position) else None
            if cell is None:
                if text.startswith(QUOTE, position):
                    malformed.append(position)
                end = bare(text, position).end()
                cell = Cell(text[position:end], position, end, False)
            cells.append(cell)
            position = cell.end
            if position >= length or text[position] != delimiter:
                break
            position += 1
        position = _after_newline(text, position)
        if len(cells) > 1 or cells[0].value or cells[0].quoted:
            yield Row(cells, malformed)


def _quoted(text: str, start: int, delimiter: str) -> Cell | None:
    """The quoted cell that begins at `start`, or None where its quotes are malformed."""
    close = _closing_quote(text, start + 1)
    if close == -1 or (close + 1 < len(text) and text[close + 1] not in ("\r", "\n", delimiter)):
        return None
    return Cell(text[start + 1 : close].replace(QUOTE * 2, QUOTE), start, close + 1, True)


def _closing_quote(text: str, start: int) -> int:
    """The first quote from `start` on that is not doubled, or -1."""
    position = text.find(QUOTE, start)
    while position != -1 and text.startswith(QUOTE, position + 1):
        position = text.find(QUOTE, position + 2)
    return position


def _after_newline(text: str, position: int) -> int:
    return position + (2 if text.startswith("\r\n", position) else 1)


def write_cell(value: str | None, delimiter: str = ",") -> str:
    """A cell that `rows` reads back as `value`: nothing for None, quotes for the empty text and where needed.

    Data is not altered for the sake of spreadsheets: a cell may begin with `=`.
    """
    if value is None:
        return ""
    if (
        value
        and not any(character in value for character in (QUOTE, "\r", "\n"))
        and (not delimiter or delimiter not in value)
        and value == value.strip()
    ):
        return value
    return QUOTE + value.replace(QUOTE, QUOTE * 2) + QUOTE


_LITERAL = re.compile(r"\\(?=(?:u005c)*ud[89a-f][0-9a-f]{2})")
_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPED = re.compile(r"\\u005c(?=(?:u005c)*ud[89a-f][0-9a-f]{2})|\\u(d[89a-f][0-9a-f]{2})")


def escape_surrogates(text: str) -> str:
    """`text` as valid Unicode: lone surrogates (bytes of file names that are no UTF-8) become `\\udc80` and the like.

    A backslash that would read as such an escape becomes `\\u005c`, so that `unescape_surrogates` is exact.
    """
    if "\\u" in text:
        text = _LITERAL.sub(lambda _: "\\u005c", text)
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def unescape_surrogates(text: str) -> str:
    """The inverse of `escape_surrogates`."""
    if "\\u" not in text:
        return text
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)) if match[1] else "\\", text)
