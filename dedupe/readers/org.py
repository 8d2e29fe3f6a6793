"""Org pages: images as links, with the caption and the alternative text in the keywords above them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from attrs import field, frozen

from dedupe.config import Config
from dedupe.readers.columns import looks_like_picture
from dedupe.readers.elements import elements_in
from dedupe.readers.entry import Reading
from dedupe.readers.figures import Figure, Words
from dedupe.readers.frontmatter import front_matter
from dedupe.readers.lines import Line, lines_between
from dedupe.readers.page import page_reading, read_page
from dedupe.readers.ranges import only
from dedupe.readers.syntax import ORG_MARKUP
from dedupe.records import Span

_LINK = re.compile(
    r"\[\[(?P<target>(?:file:|\.{0,2}/|https?:|attachment:)?[^\[\]\n]+?)\](?:\[(?P<words>[^\[\]\n]*)\])?\]"
)
_BLOCK = re.compile(r"[ \t]*#\+begin_(?P<name>\w+)(?P<rest>[ \t].*)?", re.IGNORECASE)
_VERBATIM = frozenset({"src", "example", "comment", "export", "verbatim"})
_KEYWORD = re.compile(r"[ \t]*#\+(?P<key>\w+)(?:\[[^\]\n]*\])?:[ \t]*(?P<value>.*?)[ \t]*", re.IGNORECASE)
_OPTION = re.compile(r"(?<!\S):(?P<key>alt|title)[ \t]+(?P<value>.*?)(?=[ \t]+:[A-Za-z][\w-]*(?:[ \t]|$)|[ \t]*$)")
_SHOWN = (
    (re.compile(r"\[\[[^\[\]]*\]\[([^\[\]]*)\]\]"), r"\1"),
    (re.compile(r"\[\[([^\[\]]*)\]\]"), r"\1"),
    (re.compile(r"(?<![\w*/_+=~])([*/_+=~])(?=\S)(.+?)(?<=\S)\1(?![\w*/_+=~])"), r"\2"),
)
"""Markup inside a line and what a reader sees of it: links, and one kind of emphasis or code."""
_LONGEST = 2000
"""A longer caption is left as it is written."""


def read_org(path: Path, config: Config) -> Reading:
    """Read a page of Org.

    A link to a picture that stands without a description is shown as the picture. Its caption is the `#+CAPTION` above
    it, its alternative text the `:alt` of `#+ATTR_HTML`. Blocks of code and examples, and comments, are left out; of
    exported HTML the pictures are read.

    Raises:
        ReadError: it cannot be opened, is no text, or is too large for a page.
    """
    source = read_page(path)
    front = front_matter(source)
    page = _Page(lines_between(source.text, front.end, len(source.text)))
    page.read()
    elements = elements_in(only(source.text, page.raw), source, config)
    return page_reading("org", path, source, front, [*page.figures, *elements.figures], elements, config)


@frozen
class _Page:
    """The lines of a page, and what is found in them."""

    lines: list[Line]
    figures: list[Figure] = field(factory=list)
    raw: list[tuple[int, int]] = field(factory=list)
    unclosed: set[str] = field(factory=set)

    def read(self) -> None:
        number, waiting = 0, dict[str, Words]()
        while number < len(self.lines):
            line = self.lines[number]
            block, keyword = _BLOCK.fullmatch(line.text), _KEYWORD.fullmatch(line.text)
            if block is not None and block["name"].lower() in _VERBATIM:
                number, waiting = self._verbatim(number, block), {}
                continue
            if keyword is not None:
                waiting |= self._texts(line, keyword)
            elif not re.match(r"[ \t]*(?:#(?:[ \t]|$)|: )", line.text):
                self.figures.extend(_pictures(line, waiting))
                waiting = {}
            number += 1

    def _verbatim(self, number: int, block: re.Match[str]) -> int:
        """The line behind a block whose content is no Org."""
        closing = re.compile(rf"[ \t]*#\+end_{re.escape(block['name'])}[ \t]*", re.IGNORECASE)
        name = block["name"].lower()
        end = number + 1 if name not in self.unclosed else len(self.lines)
        while end < len(self.lines) and not closing.fullmatch(self.lines[end].text):
            end += 1
        if end == len(self.lines):
            self.unclosed.add(name)
            return number + 1  # never closed: it is no block
        if name == "export" and (block["rest"] or "").strip().lower() == "html" and end > number + 1:
            self.raw.append((self.lines[number + 1].start, self.lines[end].start))
        return end + 1

    @staticmethod
    def _texts(line: Line, keyword: re.Match[str]) -> dict[str, Words]:
        key, start = keyword["key"].lower(), line.start + keyword.start("value")
        if key == "caption" and keyword["value"]:
            return {"caption": _words(keyword["value"], start, "CAPTION")}
        if key == "alt_text" and keyword["value"]:
            return {"alt": _words(keyword["value"], start, "ALT_TEXT")}
        if key != "attr_html":
            return {}
        return {
            match["key"]: _words(match["value"], start + match.start("value"), match["key"])
            for match in _OPTION.finditer(keyword["value"])
            if match["value"]
        }


def _pictures(line: Line, waiting: dict[str, Words]) -> Iterator[Figure]:
    """The pictures of a line; what the keywords above say is of the only one of a line of its own."""
    found = [(match, image) for match in _LINK.finditer(line.text) if (image := _image(match)) is not None]
    alone = len(found) == 1 and found[0][0][0] == line.text.strip()
    for match, image in found:
        yield Figure(image, line.start + match.start(), waiting if alone else {})


def _image(match: re.Match[str]) -> str | None:
    """The picture that a link shows: its target, or the file that its description is; None where it shows words."""
    words = match["words"]
    if words is not None and not words.startswith(("file:", "./", "../", "http:", "https:")):
        return None
    image = (words or match["target"]).removeprefix("file:").split("::")[0]
    return image if looks_like_picture(image) else None


def _words(raw: str, start: int, name: str) -> Words:
    """A text as it is shown; what may be more than text cannot be edited in place."""
    if ORG_MARKUP.search(raw) is None:
        return Words(raw, start, Span(start, start + len(raw), "org"), name)
    text = raw
    for pattern, shown in _SHOWN if len(raw) <= _LONGEST else ():
        text = pattern.sub(shown, text)
    return Words(text, start, None, name)
