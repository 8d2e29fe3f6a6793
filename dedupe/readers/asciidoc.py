"""AsciiDoc pages: block and inline images with their alternative texts and titles, and passed-through HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from attrs import field, frozen

from dedupe.config import Config
from dedupe.readers.elements import elements_in
from dedupe.readers.entry import Reading
from dedupe.readers.figures import Figure, Words
from dedupe.readers.frontmatter import front_matter
from dedupe.readers.lines import Line, lines_between
from dedupe.readers.markdowntext import shown_text
from dedupe.readers.page import page_reading, read_page
from dedupe.readers.ranges import only
from dedupe.readers.syntax import ASCIIDOC_MARKUP
from dedupe.records import Span

_IMAGE = re.compile(
    r"(?<![\w\\:])image(?P<block>::?)(?P<target>[^\s:\[\]][^\[\]\n]{0,500}?)\[(?P<inner>(?:[^\]\\\n]|\\.){0,2000})\]"
)
_FENCE = re.compile(r"(?P<fence>-{4,}|\.{4,}|\+{4,}|/{4,}|`{3,}[^`\n]*|--)[ \t]*")
_ATTRIBUTE = re.compile(r":(?P<name>[\w-]+):(?:[ \t]+(?P<value>.*\S))?[ \t]*")
_TITLE = re.compile(r"\.(?P<text>[^\s.].*\S|[^\s.])[ \t]*")
_BLOCK_LIST = re.compile(r"\[[^\n]*\][ \t]*")
_PART = re.compile(
    r"[ \t]*(?:(?P<key>[A-Za-z][\w-]*)[ \t]*=[ \t]*)?"
    r"(?:\"(?P<double>(?:[^\"\\]|\\.)*)\"|'(?P<single>(?:[^'\\]|\\.)*)'|(?P<bare>[^,\"']?[^,]*))[ \t]*(?:,|$)"
)
_REFERENCE = re.compile(r"\{([\w-]+)\}")
_LINK = re.compile(r"(?:link:|xref:|https?://)[^\s\[\]]*\[([^\[\]]*?)\^?\]|<<[^<>,]*,([^<>]*)>>|<<([^<>]*)>>")
_ANTORA = re.compile(r"(?:^|/)modules/[^/]+/(?:pages|partials|examples)/(?P<below>(?:[^/]+/)*)[^/]*$")
_ABOVE = 8
"""Lines above an image in which the title of its block is looked for."""

_LONGEST_VALUE = 1000
"""A value grows no longer, so that values made of values do not grow without end."""


def read_asciidoc(path: Path, config: Config) -> Reading:
    """Read a page of AsciiDoc.

    Each image gives one entry for each of its texts: the alternative text (the first attribute, or `alt=`), and the
    title of a block image (`.Title` above it, or `title=`), which is shown as its caption. Listings, literal blocks and
    comments are left out; of passed-through HTML the pictures are read.

    Raises:
        ReadError: it cannot be opened, is no text, or is too large for a page.
    """
    source = read_page(path)
    front = front_matter(source)
    page = _Page(lines_between(source.text, front.end, len(source.text)), path)
    page.read()
    elements = elements_in(only(source.text, page.raw), source, config)
    return page_reading("asciidoc", path, source, front, [*page.figures, *elements.figures], elements, config)


@frozen
class _Page:
    """The lines of a page, and what is found in them."""

    lines: list[Line]
    path: Path
    figures: list[Figure] = field(factory=list)
    raw: list[tuple[int, int]] = field(factory=list)
    attributes: dict[str, str] = field(factory=dict)
    unclosed: set[str] = field(factory=set)

    def read(self) -> None:
        number = 0
        while number < len(self.lines):
            line = self.lines[number]
            fence = _FENCE.fullmatch(line.text)
            attribute = _ATTRIBUTE.fullmatch(line.text)
            if fence is not None and fence["fence"] != "--":
                number = self._verbatim(number, fence["fence"])
                continue
            if attribute is not None:
                self.attributes[attribute["name"]] = self._filled(attribute["value"] or "")[:_LONGEST_VALUE]
            elif not line.text.startswith("//"):
                self.figures.extend(self._images(number))
            number += 1

    def _verbatim(self, number: int, fence: str) -> int:
        """The line behind a block whose content is no AsciiDoc; its end is a line like its beginning."""
        closing = "```" if fence.startswith("```") else fence
        end = number + 1 if closing not in self.unclosed else len(self.lines)
        while end < len(self.lines) and self.lines[end].text.rstrip() != closing:
            end += 1
        if end == len(self.lines) and fence[0] in "-.":
            self.unclosed.add(closing)
            return number + 1  # an underline of four signs, not a block
        if fence.startswith("+") and end > number + 1:
            self.raw.append((self.lines[number + 1].start, self.lines[end - 1].start + len(self.lines[end - 1].text)))
        return end + 1

    def _images(self, number: int) -> Iterator[Figure]:
        line = self.lines[number]
        for match in _IMAGE.finditer(line.text):
            if match["block"] == ":" and line.text.count("`", 0, match.start()) % 2:
                continue  # in code
            texts = dict(self._texts(line, match))
            is_block = match["block"] == "::"
            above = self._title_above(number) if is_block and not line.text[: match.start()].strip() else None
            if is_block and "title" in texts:
                texts["caption"] = texts.pop("title")
            if above is not None:
                texts["caption"] = above
            image = self._target(match["target"])
            yield Figure(image, line.start + match.start(), texts, bare="/" not in image)

    def _texts(self, line: Line, match: re.Match[str]) -> Iterator[tuple[str, Words]]:
        place, position = 0, match.start("inner")
        while position < match.end("inner"):
            part = _PART.match(line.text, position, match.end("inner"))
            if part is None:
                return
            position = max(part.end(), position + 1)
            kind = next(name for name in ("double", "single", "bare") if part[name] is not None)
            place += part["key"] is None
            role = {"alt": "alt", "title": "title"}.get(part["key"] or ("alt" if place == 1 else ""))
            if role is not None and (part[kind].strip() or (part["key"] and kind != "bare")):
                start = line.start + part.start(kind)
                yield role, self._words(part[kind].rstrip(), start, part["key"] or "alt")

    def _title_above(self, number: int) -> Words | None:
        """The title of the block that line `number` is: among the lines right above, with its lists of attributes."""
        for above in range(number - 1, max(-1, number - _ABOVE), -1):
            line = self.lines[above]
            title = _TITLE.fullmatch(line.text)
            if title is not None:
                return self._words(title["text"], line.start + title.start("text"), "title", above=True)
            if not _BLOCK_LIST.fullmatch(line.text) and not line.text.startswith("//"):
                break
        return None

    def _words(self, raw: str, start: int, name: str, *, above: bool = False) -> Words:
        """A text as it is shown; what may be more than text cannot be edited in place."""
        if ASCIIDOC_MARKUP.search(raw) is None:
            syntax = "asciidoc" if above else "asciidoc-attribute"
            return Words(raw, start, Span(start, start + len(raw), syntax), name)
        if len(raw) > _LONGEST_VALUE:
            return Words(raw, start, None, name)
        text = self._filled(raw.replace("\\]", "]").replace('\\"', '"'))
        text = _LINK.sub(lambda match: match[1] or match[2] or match[3] or "", text)
        return Words(shown_text(text), start, None, name)

    def _filled(self, text: str) -> str:
        """A text with the page's attributes put in, as far as the page tells them above."""

        def value(match: re.Match[str]) -> str:
            known = self.attributes.get(match[1], _BUILT_IN.get(match[1]))
            return f"{{{{ {match[1]} }}}}" if known is None else known

        return text if "{{" in text else _REFERENCE.sub(value, text)

    def _target(self, target: str) -> str:
        """The picture's path as from the page's folder: below `imagesdir`, or as Antora lays pictures out."""
        target = self._filled(target)
        antora = _ANTORA.search(self.path.as_posix())
        if antora is not None and "://" not in target and not target.startswith(("/", "{{")):
            up = "../" * (antora["below"].count("/") + 1)
            module, _, rest = target.rpartition(":")
            rest = rest.removeprefix("image$")
            if module.count(":") > 0 or "@" in module:
                return f"{{{{ {target} }}}}"  # another component
            return f"{up}images/{rest}" if not module else f"{up}../{module}/images/{rest}"
        folder = self._filled(self.attributes.get("imagesdir", ""))
        if not folder or "://" in target or target.startswith(("/", "{{")):
            return target
        return f"{folder.rstrip('/')}/{target}"


_BUILT_IN: Mapping[str, str] = {"docdir": ".", "empty": "", "sp": " ", "nbsp": "\u00a0", "asterisk": "*", "plus": "+"}
"""Attributes that every page has."""
