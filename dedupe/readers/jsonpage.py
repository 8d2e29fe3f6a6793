"""Pages that are kept in JSON strings (the cells of notebooks, the posts of exports): their texts in their places."""

from __future__ import annotations

import re
from itertools import islice

from attrs import evolve, field, frozen

from dedupe.readers.entry import Entry
from dedupe.readers.source import SourceText
from dedupe.readers.syntax import IN_JSON, SYNTAXES
from dedupe.readers.tables import Field
from dedupe.records import Span

_CHARACTER = re.compile(r"\\u[dD][89abAB]\w\w\\u[dD][c-fC-F]\w\w|\\u\w{4}|\\.|.", re.DOTALL)
"""One character of a JSON text as it is written."""


@frozen
class JsonPage:
    """A page: the strings of a JSON document that hold its text, a line each or all in one."""

    pieces: tuple[Field, ...]
    text: str = field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "text", "".join(str(piece.value) for piece in self.pieces))

    def placed(self, entry: Entry, document: SourceText) -> Entry:
        """An entry of this page with its place in the document; it can be edited there where one string holds it."""
        span = entry.span
        start = SourceText(self.text).index(entry.line or 1, entry.column or 1) if span is None else span.start
        begin = self._index(document.text, start)
        line, column = document.place(begin)
        entry = evolve(entry, line=line, column=column, span=None)
        if span is None or span.start == span.end or self._piece(span.start)[0] != self._piece(span.end - 1)[0]:
            return entry
        last = self._index(document.text, span.end - 1)
        written = _CHARACTER.match(document.text, last)
        end = last if written is None else written.end()
        whole = Span(begin, end, IN_JSON + span.syntax)
        try:
            same = SYNTAXES[whole.syntax].decode(document.text[whole.start : whole.end]) == entry.caption
        except ValueError:
            same = False
        return evolve(entry, span=whole) if same else entry

    def _piece(self, index: int) -> tuple[int, int]:
        """The number of the string that holds a character, and where in it the character stands."""
        for number, piece in enumerate(self.pieces):
            length = len(str(piece.value))
            if index < length:
                return number, index
            index -= length
        return len(self.pieces), 0

    def _index(self, text: str, index: int) -> int:
        """Where in the document a character of the page stands."""
        number, inside = self._piece(index)
        if number == len(self.pieces):
            return self.pieces[-1].end if self.pieces else 0
        piece = self.pieces[number]
        written = islice(_CHARACTER.finditer(text, piece.start, piece.end), inside)
        return piece.start + sum(len(match[0]) for match in written)
