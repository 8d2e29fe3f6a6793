"""Markdown and MDX pages: images inline and by reference, HTML, components, shortcodes, front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from dedupe.config import Config
from dedupe.readers.chunks import chunk_figures
from dedupe.readers.components import component_figures
from dedupe.readers.directives import SHOWING, myst_figures, with_content
from dedupe.readers.elements import elements_in, outside
from dedupe.readers.entry import Problem, Reading
from dedupe.readers.figures import Figure, Words
from dedupe.readers.frontmatter import front_matter
from dedupe.readers.html import TEMPLATE_SUFFIXES, read_html
from dedupe.readers.imageattributes import attributes_behind, with_attributes
from dedupe.readers.markdowncaptions import captions_below
from dedupe.readers.markdowntext import flat_text, parser, unescape
from dedupe.readers.page import imported, page_reading, read_page, with_modes
from dedupe.readers.ranges import Ranges
from dedupe.readers.shortcodes import figures_in_tags
from dedupe.readers.source import SourceText
from dedupe.readers.syntax import SYNTAXES
from dedupe.readers.templates import STAND_IN, blank, mask_braces, mask_tags
from dedupe.records import Span

if TYPE_CHECKING:
    from markdown_it.token import Token

_SHOWS = ("![", *(f"{{{kind}}}" for kind in sorted(SHOWING)), "include_graphics", "Image(")
"""What a page has that shows a picture, but for HTML and shortcodes."""

_MARKDOWN_INSIDE = re.compile(
    r"<([a-z][\w-]*)(?=\s)(?:[^<>\"']|\"[^\"\n]*\"|'[^'\n]*')*?\smarkdown(?:=[\"']?(?:1|span|block)[\"']?)?(?=[\s>])[^<>]*>",
    re.IGNORECASE,
)
"""An opening tag that says that Markdown stands inside: `<div markdown="1">`."""

_INDENTED_BELOW = re.compile(
    r"^(?P<indent>[ \t]*)(?:(?:!!!|\?\?\?\+?)[ \t]+[\"\w]|===[!+]?[ \t]+\"|:[ ]{3}(?=\S))[^\n]*$"
    r"(?=\n(?:[ \t]*\n)*(?P=indent)(?:[ ]{4}|\t))",
    re.MULTILINE,
)
"""The head of what Python-Markdown indents by four: an admonition, a tab (`=== "Linux"`), a definition (`:   text`)."""

_EMBED = re.compile(r"!\[\[([^\[\]|\n]+\.\w{2,5}\s*)(?:\|([^\]\n]*))?\]\]")
"""A file's name, with its ending: a note without one is no picture, and brackets may be nested by chance."""
_SIZE = re.compile(r"\s*\d+(?:x\d+)?\s*")
_CODE = re.compile(r"\\[!-/:-@\[-`{-~]|(?<!`)(`+)(?!`)")
_ESCAPE = re.compile(r"(?<!\\)(?:\\\\)*\\\Z")
_LONGEST_ESCAPE = 64
_TITLE = re.compile(r"\s+(?:\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'|\(((?:[^()\\]|\\.)*)\))", re.DOTALL)
_TITLE_SYNTAXES = ("markdown-title", "markdown-title-single", "markdown-title-paren")
_ANGLED = re.compile(r"\s*<((?:[^<>\n\\]|\\.)*)>")


def read_markdown(path: Path, config: Config) -> Reading:
    """Read a Markdown or MDX page.

    Images in code, in comments and in front matter that is no settings are none. `![](x.png)` lacks a text: nothing
    in Markdown tells an image that is decorative from one that was forgotten.

    Raises:
        ReadError: it cannot be opened, is no text, or is too large for a page.
    """
    if path.suffix.lower() in TEMPLATE_SUFFIXES:
        return read_html(path, config)
    return read_markdown_text(path, read_page(path), config)


def read_markdown_text(path: Path, source: SourceText, config: Config) -> Reading:
    """Read the Markdown of a page, or a part of one; the path tells its dialect and its language."""
    front = front_matter(source)
    components = path.suffix.lower() == ".mdx"
    masked = (mask_braces if components else mask_tags)(source.text, front.end)
    tagged = [
        *figures_in_tags(source.text, masked.tags, config),
        *component_figures(masked.text, source, config),
    ]
    elements = elements_in(masked.text, source, config, components=components)
    page, problem = _Page(source, masked.text, components), None
    # Most pages show no picture: then what is code and what is not need not be known.
    if tagged or elements.figures or any(mark in masked.text for mark in _SHOWS):
        problem = page.parse()
        elements = elements_in(page.without_code(), source, config, components=components)
    figures = [
        *outside(page.figures, elements.comments),
        *elements.figures,
        *outside(tagged, [*page.code, *elements.comments]),
        *outside(myst_figures(source, page.code), elements.comments),
        *outside(chunk_figures(path, source, page.code), elements.comments),
    ]
    hidden = [*page.code, *elements.comments]
    captions = [*elements.captions, *captions_below(masked.text, source, with_modes(figures), hidden)]
    elements = evolve(elements, captions=tuple(captions))
    imports = imported(source.text) if components or "<script" in source.text else {}
    reading = page_reading("markdown", path, source, front, figures, elements, config, imports)
    if problem is None:
        return reading
    return Reading(reading.reader, reading.entries, reading.note, (*reading.problems, problem))


_LINE_BREAK = re.compile(r"\r\n?|\n")
"""As markdown-it counts lines: a carriage return alone ends one, too."""


@frozen
class _Written:
    """An image as it stands in the page.

    `alt` is the range of its description; `title` that of its title with the title's syntax, `attributes` what stands
    between the braces behind it (`![a](b.png){fig-alt="..."}`); None where it has none.
    """

    start: int
    end: int
    alt: tuple[int, int]
    image: str | None
    title: Span | None = None
    attributes: tuple[int, int] | None = None


@frozen
class _Page:
    """A page of Markdown: structure by markdown-it, places by a scanner of our own."""

    source: SourceText
    masked: str
    components: bool = False
    figures: list[Figure] = field(factory=list)
    code: list[tuple[int, int]] = field(factory=list)

    def parse(self) -> Problem | None:
        """Find images and code; a page nested too deeply for the parser is a problem."""
        try:
            tokens = parser(components=self.components).parse(
                _as_items(_with_markdown_inside(with_content(self.masked)))
            )
        except RecursionError:
            return Problem("is nested too deeply for Markdown; only its HTML and shortcodes were read")
        lines = [0, *(match.end() for match in _LINE_BREAK.finditer(self.masked)), len(self.masked)]
        block = (0, 0)
        used = 0
        for token in tokens:
            if token.map is not None:
                block = (lines[token.map[0]], lines[min(token.map[1], len(lines) - 1)])
            if token.type in ("fence", "code_block"):
                self.code.append(block)
            elif token.type == "inline":
                spans = Ranges(_code_spans(self.masked, *block))
                self.code.extend(spans)
                used = self._images(token.children or [], block, spans, max(block[0], used))
        return None

    def without_code(self) -> str:
        """The page with its code blanked, for the HTML parser."""
        pieces, position = [], 0
        for start, end in sorted(self.code):
            if start >= position:
                pieces += [self.masked[position:start], blank(self.masked[start:end])]
                position = end
        return "".join([*pieces, self.masked[position:]])

    def _images(self, tokens: list[Token], block: tuple[int, int], code: Ranges, position: int) -> int:
        """Take the images of one block; returns where the last one ends."""
        for token in tokens:
            if token.type == "text":
                position = self._embeds(token.content, block, position)
            if token.type != "image":
                continue
            written = self._find(token, block, code, position)
            if written is not None:
                position = written.end
            self.figures.append(self._figure(token, written, block[0]))
        return position

    def _find(self, token: Token, block: tuple[int, int], code: Ranges, position: int) -> _Written | None:
        """Where the image that the parser found stands: the next of the same description and address."""
        alt = flat_text(token.children or [])
        for written in _written(self.masked, max(position, block[0]), block[1], code):
            if written.image is not None and written.image != token.attrs.get("src"):
                continue
            if _decoded(self.masked[slice(*written.alt)]) == alt:
                return written
        return None

    def _figure(self, token: Token, written: _Written | None, start: int) -> Figure:
        if written is None:
            # A description over several lines of a quotation: what it says is known, where each line of it stands not.
            alt = flat_text(token.children or [])
            title = str(token.attrs.get("title", ""))
            texts = {"alt": Words(alt, start, None, "alt"), "title": Words(title, start, None, "title")}
            image = str(token.attrs.get("src", ""))
            return _figure(image if STAND_IN not in image else None, start, texts)
        raw = self.source.text[slice(*written.alt)]
        covered = STAND_IN in self.masked[slice(*written.alt)]
        span = None if covered else Span(*written.alt, "markdown-alt")
        texts = {"alt": Words(raw if covered else _decoded(raw), written.alt[0], span, "alt")}
        if written.title is not None:
            inner = self.source.text[written.title.start : written.title.end]
            texts["title"] = Words(unescape(inner), written.title.start, written.title, "title")
        elif token.attrs.get("title"):
            texts["title"] = Words(str(token.attrs["title"]), written.start, None, "title")
        figure = _figure(self._address(token, written), written.start, texts)
        return figure if written.attributes is None else with_attributes(figure, self.source.text, written.attributes)

    def _address(self, token: Token, written: _Written) -> str | None:
        """The image's address, with the template expressions that were covered for the parser."""
        image = str(token.attrs.get("src", ""))
        if STAND_IN not in image:
            return image
        if written.image is None:
            return self._defined(image)
        start = self.masked.find(image, written.alt[1], written.end)
        return None if start == -1 else self.source.text[start : start + len(image)]

    def _defined(self, image: str) -> str | None:
        """The address of a reference (`[hill]: {{ site.url }}/hill.jpg`); None where it cannot be told from another."""
        definition = re.compile(r"^[ ]{0,3}\[[^\[\]]+\]:\s*<?(" + re.escape(image) + r")(?=[\s>]|$)", re.MULTILINE)
        found = {self.source.text[slice(*match.span(1))] for match in definition.finditer(self.masked)}
        return found.pop() if len(found) == 1 else None

    def _embeds(self, content: str, block: tuple[int, int], position: int) -> int:
        """Obsidian: `![[picture.png|text]]`, where a number is a width."""
        if "![[" not in content:
            return position
        for match in _EMBED.finditer(self.masked, max(position, block[0]), block[1]):
            if match[0] not in content:
                continue
            position = match.end()
            texts = {}
            if match[2] and not _SIZE.fullmatch(match[2]):
                text = self.source.text[slice(*match.span(2))]
                texts["alt"] = Words(text, match.start(2), Span(*match.span(2), "plain"), "alt")
            name = self.source.text[slice(*match.span(1))].strip()
            self.figures.append(Figure(name, match.start(), texts, by_name=True))
        return position


def _with_markdown_inside(masked: str) -> str:
    """The page with the tags blanked whose content is Markdown: `<figure markdown>` (MkDocs, kramdown)."""
    if "markdown" not in masked:
        return masked
    tags = {match[1].lower() for match in _MARKDOWN_INSIDE.finditer(masked)}
    masked = _MARKDOWN_INSIDE.sub(lambda match: blank(match[0]), masked)
    for tag in tags:
        masked = re.sub(rf"</{tag}\s*>", lambda match: blank(match[0]), masked, flags=re.IGNORECASE)
    return masked


def _as_items(masked: str) -> str:
    """The page with the heads of indented blocks written as those of list items, so that what is below is no code."""

    def item(match: re.Match[str]) -> str:
        head = match[0][len(match["indent"]) :]
        return f"{match['indent']}-   x{head[5:]}"

    return _INDENTED_BELOW.sub(item, masked)


def _figure(image: str | None, start: int, texts: dict[str, Words]) -> Figure:
    """A figure of a page: an empty description or title is none."""
    return Figure(image or None, start, {role: words for role, words in texts.items() if words.text.strip()})


def _decoded(raw: str) -> str:
    try:
        return SYNTAXES["markdown-alt"].decode(raw)
    except ValueError:
        return raw


def _code_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Ranges of inline code in a block: from a run of backticks to the next run as long."""
    position = start
    while (opening := _CODE.search(text, position, end)) is not None:
        position = opening.end()
        if opening[1] is None:
            continue  # an escaped character
        closing = re.compile(rf"(?<!`){opening[1]}(?!`)").search(text, position, end)
        if closing is not None:
            yield opening.start(), closing.end()
            position = closing.end()


def _written(text: str, start: int, end: int, code: Ranges) -> Iterator[_Written]:
    """Everything from `start` that may be an image, in its order."""
    position = start
    while (position := text.find("![", position, end)) != -1:
        escaped = _ESCAPE.search(text, max(start, position - _LONGEST_ESCAPE), position) is not None
        close = -1 if escaped or position in code else _closing_bracket(text, position + 2, end, code)
        if close != -1:
            yield _target(text, position, close, end)
        position += 2


def _closing_bracket(text: str, position: int, end: int, code: Ranges) -> int:
    depth = 1
    while position < end:
        inside = code.end_of(position)
        if inside is not None:
            position = inside
            continue
        character = text[position]
        if character == "\\":
            position += 1
        elif character == "[":
            depth += 1
        elif character == "]":
            depth -= 1
            if depth == 0:
                return position
        position += 1
    return -1


def _target(text: str, start: int, close: int, end: int) -> _Written:
    """What follows the description: `(address "title")`, `[reference]`, or nothing."""
    alt = (start + 2, close)
    if text.startswith("(", close + 1):
        inner = _address(text, close + 2, end)
        if inner is not None:
            address, position = inner
            title = _TITLE.match(text, position, end)
            span = None
            if title is not None and title.lastindex is not None:
                span = Span(*title.span(title.lastindex), _TITLE_SYNTAXES[title.lastindex - 1])
                position = title.end()
            shut = re.compile(r"\s*\)").match(text, position, end)
            if shut is not None:
                more = attributes_behind(text, shut.end(), end)
                return _Written(start, shut.end(), alt, unescape(address), span, more)
    label = re.compile(r"\[[^\[\]]*\]").match(text, close + 1, end)
    stop = close + 1 if label is None else label.end()
    return _Written(start, stop, alt, None, attributes=attributes_behind(text, stop, end))


def _address(text: str, position: int, end: int) -> tuple[str, int] | None:
    """The address of an inline image and where it ends: `<in brackets>`, or balanced and without spaces."""
    angled = _ANGLED.match(text, position, end)
    if angled is not None:
        return angled[1], angled.end()
    space = re.compile(r"\s*").match(text, position, end)
    start = position = position if space is None else space.end()
    depth = 0
    while position < end and not text[position].isspace():
        if text[position] == "\\":
            position += 1
        elif text[position] == "(":
            depth += 1
        elif text[position] == ")":
            if depth == 0:
                break
            depth -= 1
        position += 1
    return (text[start:position], position) if depth == 0 else None
