"""Captions of Markdown that stand below a picture as a text of their own.

Each belongs to the only picture of the block before it; where that has several, or none, it is of none of them:

- `/// caption` to `///` (Material for MkDocs);
- a paragraph, or emphasis, with a class of captions: `{: .caption}` (kramdown);
- nothing but emphasis on the line below a picture: `_A caption_` (Chirpy and many other themes);
- the last paragraph of `::: {#fig-door}` (Quarto) or `:::{figure-md}` (MyST), for the only picture inside;
- `<div class="caption">` (al-folio), which follows the row of the picture and is in nothing that holds both;
- the only row of a table whose head holds nothing but pictures, cell by cell.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Sequence

from attrs import field, frozen

from dedupe.readers.captionlines import ATTRIBUTES, BLOCK, EMPHASIS
from dedupe.readers.elements import CAPTION_CLASSES
from dedupe.readers.expressions import is_computed
from dedupe.readers.figures import Caption, Figure, Words
from dedupe.readers.lines import Line, lines_between
from dedupe.readers.markdowntext import is_emphasis, shown_text
from dedupe.readers.ranges import Ranges
from dedupe.readers.source import SourceText
from dedupe.readers.templates import STAND_IN
from dedupe.records import Span

_OPTION = re.compile(r"(?:\t| {4})[ \t]*[\w-]+:")
_CLASSES = re.compile(r"(?P<emphasis>[*_])?\{:(?P<inner>[^{}]*)\}[ \t]*$")
_PICTURE_LINE = re.compile(rf"[ \t>]*(?:(?:[-*+]|\d+\.)[ \t]+)?(?:\[?!\[|<|{STAND_IN})")
_ELEMENT = re.compile(r"[ \t]*<(?P<tag>div|p)\b[^<>]*\bclass=[\"'](?P<classes>[^\"'<>]*)[\"'][^<>]*>")
_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_CELL = re.compile(r"(?:[^|\\]|\\.)*")
_DIVISION = re.compile(r"[ \t]*:{3,}[ \t]*(?P<open>[^\s:].*)?")


def captions_below(
    masked: str, source: SourceText, figures: Iterable[Figure], hidden: Iterable[tuple[int, int]]
) -> Iterator[Caption]:
    """The captions of a page, each with the range that holds its picture.

    Args:
        masked: the page with its tags covered and its front matter blanked.
        source: the page.
        figures: its pictures.
        hidden: half-open ranges of its code and comments.
    """
    starts = sorted(figure.start for figure in figures)
    if starts:
        lines = lines_between(masked, 0, len(masked))
        page = _Page(source.text, lines, _beginnings(lines), starts, Ranges(hidden))
        yield from page.captions()


def _beginnings(lines: Sequence[Line]) -> list[int]:
    """Of each line that of the first line of its block; blocks stand between blank lines."""
    found: list[int] = []
    for number, line in enumerate(lines):
        goes_on = number > 0 and line.text.strip() and lines[number - 1].text.strip()
        found.append(found[-1] if goes_on else number)
    return found


@frozen
class _Page:
    text: str
    lines: list[Line]
    begins: Sequence[int]
    figures: Sequence[int]
    hidden: Ranges
    unclosed: set[str] = field(factory=set)

    def captions(self) -> Iterator[Caption]:
        divisions: list[tuple[str, int]] = []
        for number, line in enumerate(self.lines):
            found: Caption | None = None
            if line.text.lstrip().startswith((":::", "///")) and line.start not in self.hidden:
                found = self._in_slashes(number) or self._in_division(number, divisions)
            elif line.text.rstrip().endswith(("*", "_", "}")) and line.start not in self.hidden:
                found = self._with_class(number) or self._in_emphasis(number)
            elif line.text.lstrip().startswith(("<div", "<p ")) and line.start not in self.hidden:
                found = self._in_element(number)
            elif "|" in line.text and _RULE.fullmatch(line.text) and line.start not in self.hidden:
                yield from self._in_table(number)
            if found is not None:
                yield found

    def _in_element(self, number: int) -> Caption | None:
        """`<div class="caption">` up to its end, where nothing else stands in it."""
        line = self.lines[number]
        opening = _ELEMENT.match(line.text)
        if opening is None or not CAPTION_CLASSES & set(opening["classes"].lower().split()):
            return None
        start = line.start + opening.end()
        end = self.text.find(f"</{opening['tag']}", start)
        raw = self.text[start:end]
        above = self._above(number)
        if end == -1 or above is None or not raw.strip() or "<img" in raw or f"<{opening['tag']}" in raw:
            return None
        start, end = start + len(raw) - len(raw.lstrip()), start + len(raw.rstrip())
        return Caption(self._words(start, end), self.lines[above[0]].start, line.start)

    def _in_table(self, number: int) -> Iterator[Caption]:
        """The cells below the pictures in the head of a table, the rule of which is line `number`."""
        below = [self.lines[n].text if n < len(self.lines) else "" for n in (number + 1, number + 2)]
        if (
            number == 0
            or not self._pictures(number - 1, number)
            or "|" not in below[0]
            or "|" in below[1]
            or self._pictures(number + 1, number + 2)
        ):
            return
        head, row = self._cells(number - 1), self._cells(number + 1)
        pictures = [[start for start in self.figures if cell[0] <= start < cell[1]] for cell in head]
        if len(head) != len(row) or any(len(inside) != 1 for inside in pictures):
            return
        for (inside, outside), (start, end) in zip(head, row, strict=True):
            if _PICTURE_LINE.match(self.text[inside:outside]) and start < end:
                yield Caption(self._words(start, end), inside, outside)

    def _cells(self, number: int) -> list[tuple[int, int]]:
        """The ranges of the cells of a table's line, white space around them left out."""
        line = self.lines[number]
        start = line.start + len(line.text) - len(line.text.lstrip(" \t|"))
        stop = line.start + len(line.text.rstrip().removesuffix("|"))
        found = []
        while start <= stop:
            cell = _CELL.match(self.text, start, stop)
            end = start if cell is None else cell.end()
            raw = self.text[start:end]
            found.append((start + len(raw) - len(raw.lstrip()), start + len(raw.rstrip())))
            start = end + 1
        return found

    def _in_slashes(self, number: int) -> Caption | None:
        opening = BLOCK.match(self.lines[number].text)
        if opening is None or opening["fence"] in self.unclosed:
            return None
        first = number + 1
        while first < len(self.lines) and _OPTION.match(self.lines[first].text):
            first += 1
        last = first
        while last < len(self.lines) and self.lines[last].text.strip() != opening["fence"]:
            last += 1
        if last == len(self.lines):
            self.unclosed.add(opening["fence"])
            return None
        above = self._above(number)
        return None if above is None else self._caption(first, last, *above)

    def _with_class(self, number: int) -> Caption | None:
        """`Text` above a line `{: .caption}`, or `*Text*{: .caption}`."""
        line = self.lines[number]
        found = _CLASSES.search(line.text)
        if found is None or not CAPTION_CLASSES & set(re.findall(r"\.([\w-]+)", found["inner"])):
            return None
        first, last = number, number + 1
        if ATTRIBUTES.fullmatch(line.text):
            last = number
            while first > 0 and self._is_text(first - 1):
                first -= 1
        elif found["emphasis"] is None or self._pictures(number, number + 1):
            return None
        above = self._above(first)
        end = self.lines[number].start + found.start("inner") - len("{:") if last > number else None
        return None if above is None else self._caption(first, last, *above, end=end)

    def _is_text(self, number: int) -> bool:
        text = self.lines[number].text
        return bool(text.strip()) and not ATTRIBUTES.fullmatch(text) and not self._pictures(number, number + 1)

    def _in_emphasis(self, number: int) -> Caption | None:
        """A line of emphasis that ends the paragraph which a picture begins."""
        line = self.lines[number]
        match = EMPHASIS.fullmatch(line.text)
        following = self.lines[number + 1].text if number + 1 < len(self.lines) else ""
        if match is None or (following.strip(" \t>") and not ATTRIBUTES.fullmatch(following)):
            return None
        above = number - 1
        if above > 0 and ATTRIBUTES.fullmatch(self.lines[above].text):
            above -= 1
        if above < 0 or self._pictures(above, above + 1) != 1 or not _PICTURE_LINE.match(self.lines[above].text):
            return None
        start, end = line.start + match.start("text"), line.start + match.end("text")
        if not is_emphasis(match["text"]):
            return None
        return Caption(self._words(start, end), self.lines[above].start, line.start)

    def _in_division(self, number: int, open_ones: list[tuple[str, int]]) -> Caption | None:
        """The caption of a division that ends on this line; one that begins is noted."""
        match = _DIVISION.fullmatch(self.lines[number].text)
        if match is None:
            return None
        if match["open"] is not None:
            open_ones.append((match["open"], number))
            return None
        attributes, begin = open_ones.pop() if open_ones else ("", 0)
        last = self._skip_blank(number)
        first = last
        while first > begin + 1 and self.lines[first - 1].text.strip():
            first -= 1
        if not attributes.startswith(("{#fig-", "{figure-md}")):
            return None
        if self._pictures(begin, number) != 1 or self._pictures(first, last):
            return None
        if self.lines[last - 1].text.lstrip().startswith(":::"):
            return None
        return self._caption(first, last, begin, number)

    def _skip_blank(self, number: int) -> int:
        """The line behind the last one above `number` that is not blank."""
        while number > 0 and not self.lines[number - 1].text.strip():
            number -= 1
        return number

    def _above(self, number: int) -> tuple[int, int] | None:
        """The lines of the block above a line, where it has one picture."""
        last = self._skip_blank(number)
        first = self.begins[last - 1] if last else 0
        return (first, last) if self._pictures(first, last) == 1 else None

    def _pictures(self, first: int, last: int) -> int:
        """How many pictures begin in lines `first` to `last`, the last not included."""
        start = self.lines[first].start if first < len(self.lines) else len(self.text)
        end = self.lines[last].start if last < len(self.lines) else len(self.text)
        return bisect.bisect_left(self.figures, end) - bisect.bisect_left(self.figures, start)

    def _caption(self, first: int, last: int, above: int, below: int, *, end: int | None = None) -> Caption | None:
        """The lines `first` to `last` as the caption of the picture in the lines `above` to `below`."""
        if first >= last or self._pictures(first, last):
            return None
        start = self.lines[first].start
        end = self.lines[last - 1].start + len(self.lines[last - 1].text) if end is None else end
        raw = self.text[start:end]
        if not raw.strip():
            return None
        start, end = start + len(raw) - len(raw.lstrip()), start + len(raw.rstrip())
        return Caption(self._words(start, end), self.lines[above].start, self.lines[below].start)

    def _words(self, start: int, end: int) -> Words:
        raw = self.text[start:end]
        if is_computed(raw):
            return Words(raw, start, None, "caption")
        if raw[0] in "*_" and raw[0] == raw[-1] and is_emphasis(raw):
            start, end, raw = start + 1, end - 1, raw[1:-1]  # the caption itself, to be corrected in place
        shown = shown_text(raw)
        return Words(shown, start, Span(start, end, "markdown-alt") if shown == raw else None, "caption")
