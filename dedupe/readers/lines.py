"""The lines of a text, each with the place where it begins."""

from __future__ import annotations

from typing import NamedTuple


class Line(NamedTuple):
    """A line without its line break: the index in the document where its text begins, and the text."""

    start: int
    text: str


def lines_between(text: str, start: int, end: int) -> list[Line]:
    """The lines of the stretch start:end of a text, without their line breaks."""
    found = []
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop == -1 else stop
        found.append(Line(start, text[start:stop].rstrip("\r")))
        start = stop + 1
    return found
