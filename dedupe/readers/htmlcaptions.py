"""Captions of HTML that no `figcaption` and no class marks: emphasis or text below a picture, WordPress's brackets."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from dedupe.readers.expressions import is_computed
from dedupe.readers.figures import Caption, Words
from dedupe.readers.source import SourceText
from dedupe.readers.syntax import SYNTAXES
from dedupe.records import Span

_BELOW = re.compile(
    r"(?:\s|<br\s*/?>|</?(?:p|center)\b[^<>]*>|</div\s*>\s*<div\b[^<>]*\bcenter\b[^<>]*>|</a\s*>)*"
    r"<(?P<tag>em|i)\b[^<>]*>"
    r"(?P<text>(?:[^<]|<(?!/?(?P=tag)\b|img\b|p\b|div\b))*)</(?P=tag)\s*>(?:\s|<br\s*/?>)*</(?:p|div|center|td)\s*>",
    re.IGNORECASE,
)
_BRACKETS = re.compile(
    r"\\?\[caption\b(?P<inner>[^\[\]]*)\](?P<body>(?:[^\[]|\[(?!/?caption\b))*)\[/caption\\?\]", re.DOTALL
)
_PARAGRAPH = re.compile(
    r"<p\b[^<>]*?\bclass=(?P<quote>[\"'])(?:[^\"'<>]*\s)?(?:img|image|photo|picture|figure)(?:\s[^\"'<>]*)?(?P=quote)[^<>]*>"
    r"(?P<body>(?:[^<]|<(?!/?p\b))*)</p\s*>",
    re.IGNORECASE,
)
"""A paragraph whose class says that it is a picture's: what else stands in it is the caption (Home Assistant)."""
_ENDS = re.compile(r"(?:\s|<br\s*/?>|</[a-z]+\s*>)*", re.IGNORECASE)
"""What may stand between a picture and the text below it."""
_AROUND = "\\ \t\r\n"
"""What may stand around a caption and is none of it; exporters to Markdown escape brackets."""
_TEXT = re.compile(r"(?<!\S)caption=(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')")
_PICTURE = re.compile(
    r".*(?:<img\b[^<>]*>|!\[[^\[\]]*\]\([^()\s]*(?:\s+\"[^\"]*\")?\))(?:</a\s*>|\]\([^()\s]*\))?", re.DOTALL
)


def emphasis_below(masked: str, source: SourceText, image: tuple[int, int]) -> Iterator[Caption]:
    """The emphasis below a picture with which what is around both ends: `<p><img ...><br><em>A caption</em></p>`.

    Args:
        masked: the page, everything covered that is no HTML.
        source: the page.
        image: where the picture's tag stands.
    """
    below = _BELOW.match(masked, image[1])
    if below is not None and below["text"].strip():
        yield Caption(_shown(source.text, *below.span("text")), *image)


def of_paragraphs(masked: str, source: SourceText) -> Iterator[Caption]:
    """What stands below the only picture of a paragraph that is a picture's: `<p class="img"><img ...> A hen</p>`."""
    for paragraph in _PARAGRAPH.finditer(masked):
        picture = _PICTURE.match(masked, *paragraph.span("body"))
        if picture is None or len(re.findall(r"<img\b", paragraph["body"], re.IGNORECASE)) != 1:
            continue
        below = _ENDS.match(masked, picture.end())
        start = picture.end() if below is None else below.end()
        if re.sub(r"<[^<>]*>", "", masked[start : paragraph.end("body")]).strip():
            yield Caption(_shown(source.text, start, paragraph.end("body")), *paragraph.span("body"))


def of_wordpress(masked: str, source: SourceText) -> Iterator[Caption]:
    """What a post of WordPress says of a picture: `[caption ...]<img ...> Text[/caption]`, or `caption="..."` in it."""
    if "[caption" not in masked:
        return
    for block in _BRACKETS.finditer(masked):
        told = _TEXT.search(source.text, *block.span("inner"))
        picture = _PICTURE.match(masked, *block.span("body"))
        if told is not None:
            kind = told.lastgroup or "double"
            yield Caption(Words(html.unescape(told[kind]), told.start(kind), None, "caption"), *block.span("body"))
        elif picture is not None and masked[picture.end() : block.end("body")].strip():
            yield Caption(_shown(source.text, picture.end(), block.end("body")), *block.span("body"))


def _shown(text: str, start: int, end: int) -> Words:
    """A stretch of HTML as it is shown; with elements in it, it cannot be edited in place."""
    raw = text[start:end]
    start += len(raw) - len(raw.lstrip(_AROUND))
    raw = raw.strip(_AROUND)
    if is_computed(raw):
        return Words(raw, start, None, "caption")
    plain = " ".join(html.unescape(re.sub(r"<[^<>]*>", " " if "<br" in raw else "", raw)).split())
    whole = "<" not in raw and SYNTAXES["html-text"].decode(raw) == plain
    return Words(plain, start, Span(start, start + len(raw), "html-text") if whole else None, "caption")
