"""Exports of WordPress (WXR): the media library with its texts, and the pictures in posts and pages."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

from attrs import evolve, frozen

from dedupe.config import Config
from dedupe.readers.columns import looks_like_picture
from dedupe.readers.elements import elements_in
from dedupe.readers.entry import Problem, Reading
from dedupe.readers.figures import Figure, Words, entries_of
from dedupe.readers.frontmatter import FrontMatter
from dedupe.readers.language import normal_tag
from dedupe.readers.page import page_reading, read_page
from dedupe.readers.ranges import only
from dedupe.readers.source import readable

_HEAD_BYTES = 4096
_NAMESPACE = b"wordpress.org/export/"
_ALT = "_wp_attachment_image_alt"
_CUT_SHORT = Problem("ends inside an item: it is cut short; export it again")
_MARK, _END = "<![CDATA[", "]]>"
_ROLES = {"excerpt:encoded": "caption", "content:encoded": "description"}
"""What WordPress calls the caption and the description of an attachment."""


def read_wordpress(path: Path, config: Config) -> Reading | None:
    """Read an export: each picture of the library with its alternative text, caption and description; then posts.

    Returns:
        The reading; None where the XML is none of WordPress.

    Raises:
        ReadError: it cannot be opened, is no text, or is too large for a page.
    """
    with readable(path), path.open("rb") as stream:
        if _NAMESPACE not in stream.read(_HEAD_BYTES):
            return None
    source = read_page(path)
    items = list(_items(source.text))
    posts = [
        content for item in items if not item.value("wp:attachment_url") for content in item.span("content:encoded")
    ]
    elements = elements_in(only(source.text, posts), source, config)
    reading = page_reading("wordpress", path, source, FrontMatter(), elements.figures, elements, config)
    if source.text.rfind("<item>") > source.text.rfind("</item>"):
        reading = evolve(reading, problems=(*reading.problems, _CUT_SHORT))
    language = re.search(r"<language>([^<]*)</language>", source.text)
    library = [figure for item in items for figure in _attachment(item)]
    entries, _ = entries_of(library, source, None if language is None else normal_tag(language[1]))
    return evolve(
        reading, entries=tuple(sorted([*entries, *reading.entries], key=lambda entry: (entry.line, entry.column)))
    )


@frozen
class _Item:
    """A post, a page or an attachment: its stretch of the export."""

    text: str
    start: int
    end: int

    def span(self, tag: str, start: int | None = None) -> list[tuple[int, int]]:
        """Where the content of the first such element stands, its CDATA marks left out; nothing where there is none."""
        opening = self.text.find(f"<{tag}>", self.start if start is None else start, self.end)
        closing = self.text.find(f"</{tag}>", opening, self.end)
        if opening == -1 or closing == -1:
            return []
        at = opening + len(tag) + 2
        raw = self.text[at:closing]
        inner = raw.strip()
        at += raw.find(inner)
        if inner.startswith(_MARK) and inner.endswith(_END):
            return [(at + len(_MARK), at + len(inner) - len(_END))]
        return [(at, at + len(inner))]

    def value(self, tag: str) -> str:
        return "".join(self.text[start:end] for start, end in self.span(tag))


def _items(text: str) -> Iterator[_Item]:
    start = text.find("<item>")
    while start != -1:
        end = text.find("</item>", start)
        if end == -1:
            return
        yield _Item(text, start, end)
        start = text.find("<item>", end)


def _attachment(item: _Item) -> Iterator[Figure]:
    address = item.value("wp:attachment_url").strip()
    if not looks_like_picture(address):
        return
    found = [(role, span) for tag, role in _ROLES.items() for span in item.span(tag)]
    mark = item.text.find(_ALT, item.start, item.end)
    if mark != -1:
        found += [("alt", span) for span in item.span("wp:meta_value", mark)]
    texts = {}
    for role, (start, end) in found:
        raw = item.text[start:end]
        if raw.strip() or role == "alt":
            shown = " ".join(html.unescape(re.sub(r"<[^<>]*>", " ", raw)).split()) if "<" in raw or "&" in raw else raw
            texts[role] = Words(shown, start, None, role)
    yield Figure(address, item.start, texts, wants_alt=False)
