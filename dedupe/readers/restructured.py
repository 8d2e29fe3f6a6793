"""reStructuredText pages: `image` and `figure` directives, wherever they stand, and raw HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from attrs import field, frozen

from dedupe.config import Config
from dedupe.readers.directives import SHOWING, figure_of
from dedupe.readers.elements import elements_in
from dedupe.readers.entry import Reading
from dedupe.readers.figures import Figure
from dedupe.readers.frontmatter import FrontMatter
from dedupe.readers.lines import Line, lines_between
from dedupe.readers.page import page_reading, read_page
from dedupe.readers.ranges import only

_MARKED = re.compile(r"(?P<lead>[ \t]*(?:(?:[-*+|]|\d+\.|#\.)[ \t]+)*)\.\.(?:[ \t]+(?P<rest>.*))?$")
"""A line that begins with two dots, in a list or a table's cell too."""

_DIRECTIVE = re.compile(r"(?:\|[^|]+\|[ \t]+)?(?P<name>[\w:.+-]+?)[ \t]?::(?:[ \t]+(?P<argument>.*))?$")
_NO_COMMENT = re.compile(r"_|\[|\|")
"""How a target, a footnote and a substitution begin; any other text behind two dots is a comment."""

_VERBATIM = frozenset(
    """code code-block sourcecode literalinclude parsed-literal raw highlight math prompt graphviz digraph graph
    plantuml mermaid uml ipython productionlist doctest
    testcode testsetup testoutput jupyter-execute csv-table""".split()  # noqa: SIM905
)
"""Directives whose content is no reStructuredText."""


def read_restructured(path: Path, config: Config) -> Reading:
    """Read a page of reStructuredText.

    Each `image` and `figure` gives one entry for each of its texts: `:alt:`, and the figure's first paragraph as the
    caption. Comments, literal blocks and code are left out; of raw HTML the pictures are read.

    Raises:
        ReadError: it cannot be opened, is no text, or is too large for a page.
    """
    source = read_page(path)
    page = _Page(lines_between(source.text, 0, len(source.text)))
    page.read()
    elements = elements_in(only(source.text, page.raw), source, config)
    figures = [*page.figures, *elements.figures]
    return page_reading("rst", path, source, FrontMatter(), figures, elements, config)


@frozen
class _Page:
    """The lines of a page, and what is found in them."""

    lines: list[Line]
    figures: list[Figure] = field(factory=list)
    raw: list[tuple[int, int]] = field(factory=list)

    def read(self) -> None:
        position = 0
        while position < len(self.lines):
            line = self.lines[position]
            match = _MARKED.match(line.text)
            if match is not None:
                position = self._marked(position, match)
            elif line.text.rstrip().endswith("::"):
                position = self._end(position, _indent(line.text))
            else:
                position += 1

    def _marked(self, position: int, match: re.Match[str]) -> int:
        """Take what two dots begin; returns the line to go on from."""
        line, column = self.lines[position], len(match["lead"])
        rest = (match["rest"] or "").rstrip()
        directive = _DIRECTIVE.match(rest.rstrip("| \t") if "|" in match["lead"] else rest)
        end = self._end(position, column)
        if directive is None:
            return position + 1 if _NO_COMMENT.match(rest) else end
        name = directive["name"].lower()
        if name in SHOWING:
            in_cell = "|" in match["lead"]
            body = list(self._cell(position, column)) if in_cell else self.lines[position + 1 : end]
            figure = figure_of(name, directive["argument"] or "", line.start + column, body)
            if figure is not None:
                self.figures.append(figure)
            return position + 1
        if name == "raw" and (directive["argument"] or "").strip() == "html" and end > position + 1:
            self.raw.append((self.lines[position + 1].start, self.lines[end - 1].start + len(self.lines[end - 1].text)))
        return end if name in _VERBATIM else position + 1

    def _cell(self, position: int, column: int) -> Iterator[Line]:
        """The lines of a directive in a cell of a table that is drawn with signs."""
        for line in self.lines[position + 1 :]:
            inner = line.text[column:].rstrip().rstrip("|").rstrip()
            if not line.text.lstrip().startswith("|") or inner[:1].strip():
                return
            yield Line(line.start + column, inner)

    def _end(self, position: int, column: int) -> int:
        """The line behind those below `position` that are blank or indented more than `column`."""
        end = position + 1
        last = end
        while end < len(self.lines):
            text = self.lines[end].text
            if text.strip():
                if _indent(text) <= column:
                    break
                last = end + 1
            end += 1
        return last


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" \t"))
