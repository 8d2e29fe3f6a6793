"""Plain texts: galleries of title / credit / caption, listings of one caption a block, and articles.

A text file says nothing about what it is, so its blocks (separated by blank lines) are looked at together:

- *gallery*: blocks repeat as title, credit, caption (or another of `LAYOUTS`), and the credits look like credits;
- *listing*: each block is a caption. Told from an article by what captions have (repeats, credits, photo IDs,
  dates in front, titles without a full stop) and articles have not;
- *article*: flowing prose. Only a paragraph with a credit mark ("(Image credit: ...)") is a caption.

Site text around a gallery (pleas to join a forum, the author's biography) is never an entry. What is English only:
the words that give site text, biographies and running prose away; the rest goes by shape.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from attrs import frozen

from dedupe.config import Config
from dedupe.readers.entry import Entry, Reading
from dedupe.readers.source import SourceText, read_source
from dedupe.records import Span

MAX_TITLE = 120
"""Longest title in characters; the longest of a few hundred gallery titles looked at has 74."""
MAX_CREDIT = 140
MIN_PROSE_WORDS = 5
GALLERY_COVERAGE = 0.55
"""Share of a text's blocks that must be part of an entry before the text is a gallery: half and a little, so that a
headline, a forum plea and a biography around a gallery of two still leave it one."""
LISTING_MARKS = 0.25
"""Share of blocks with a mark that only captions have, from which a text is a listing."""
ARTICLE_MARKS = 0.2
"""Share of blocks with a mark that only running prose has, from which a text is an article."""

LAYOUTS = (("title", "credit", "caption"), ("title", "caption", "credit"), ("title", "caption"), ("caption", "credit"))
"""The orders in which galleries give an entry's parts, the commonest first. Without a credit of its own the caption
ends in one."""
HEADLINE_MARKS = 0.6
"""Share of a listing's other blocks with a caption's mark from which a short first block is a headline."""

_NOUN = r"(?:photo(?:graph)?s?|images?|pictures?|videos?|illustrations?|graphics?|artwork|screenshots?)"
_MARK = (
    rf"(?:(?:{_NOUN}\s+)?(?:credits?|courtesy(?:\s+of)?)\s*[:：]\s*|(?:{_NOUN}\s+)?courtesy\s+of\s+"
    rf"|{_NOUN}\s*[:：]\s*|{_NOUN}\s+by\s+|(?:crédits?(?:\s+photos?)?|créditos?|foto|bild|fotos?|©|\(c\))\s*[:：]?\s*)"
)
_CREDIT_AHEAD = re.compile(rf"^\s*[(\[]?\s*{_MARK}(?P<who>\S.*?)\s*[)\]]?\s*$", re.IGNORECASE | re.DOTALL)
_CREDIT_BRACKET = re.compile(rf"\s*[(\[]\s*{_MARK}(?P<who>[^\n]{{1,{MAX_CREDIT}}}?)\s*[)\]]\s*$", re.IGNORECASE)
_CREDIT_BEHIND = re.compile(rf"(?<=[.!?\"”’)\]])\s+{_MARK}(?P<who>[^\n]{{1,{MAX_CREDIT}}}?)\s*$", re.IGNORECASE)
_CREDIT_AGENCY = re.compile(r"\s*\((?P<who>[A-Z][\w&.’' -]{1,40}(?:/[A-Z][\w&.’' -]{1,60})+)\)\s*$")
_AGENCY = re.compile(r"^[A-Z][\w&.’' -]*(?:\s?/\s?[A-Z][\w&.’' -]*)+$|^[A-Z]{2,6}\b")
_PHOTO_ID = re.compile(
    r"^\s*(?:[A-Za-z]{2,5}[-_]?\d[\w-]{3,}|[A-Z]{1,4}\d{2,}(?:-[\w-]+)?)\s*(?:\([^()]{4,40}\)\s*)?(?:-{2,3}|[—–:])"
)
_SITE_TEXT = re.compile(
    r"\b(?:join our|follow (?:us|me|him|her|them|@)|sign up|subscribe|newsletter|let us know|contact us"
    r"|e-?mail (?:us|me|him|her)|all rights reserved|terms of (?:use|service)|privacy policy|read more|related stories"
    r"|original article|share this|cookie)\b|\S@\S+\.\w{2,}",
    re.IGNORECASE,
)
_BIOGRAPHY = re.compile(
    r"\b(?:joined\b.{0,80}\b(?:as|in|team)\b|(?:is|was|has been)\s+(?:an?|the|our|also)?\s*.{0,80}?"
    r"\b(?:writer|editor|reporter|journalist|author|contributor|producer|correspondent|columnist|blogger"
    r"|editor-in-chief|freelancer?|webmaster)\b"
    r"|(?:holds?|has|earned|received) .{0,40}\bdegrees?\b)",
    re.IGNORECASE | re.DOTALL,
)
_PROSE_AHEAD = re.compile(
    r"^(?:but|however|meanwhile|moreover|furthermore|in addition|in fact|then|also|still|yet|so|and|it|this|these|those"
    r"|they|he|she|we|you|i|there|if|when|while|although|because|after all|for example|to be clear|notes?|sources?"
    r"|references?|see also|editor’s note|editor's note|by the way|for now|perhaps|what|why|how)\b",
    re.IGNORECASE,
)
_PROSE_INSIDE = re.compile(
    r"[\"“][^\"”]{8,}[\"”,]\s*(?:\w+\s+){0,4}(?:said|told|added|explained|wrote|says|replied|exclaimed)\b"
    r"|\b(?:said|told|added|explained|wrote|replied|says)\b.{0,60}[\"“]|\b(?:we['’]re|our|your|you)\b"
    r"|\bI(?:['’]\w+| (?:am|was|have|had|do|did|can|could|will|would|think|know|saw|see|like|love))\b"
)
_BULLET = re.compile(r"^\s*(?:[-*•·]|\d{1,2}[.)])\s+\S")
_SENTENCE_END = re.compile(r"[.!?。！？]['\"”’)\]]*(?:\s+(?=[\"“‘(\[]?[A-Z0-9À-Þ])|$)")
_SMALL_WORDS = "and of the for via by with from in at de la le du des von van der den di da und et y"
_CONNECTORS = frozenset(_SMALL_WORDS.split())


@frozen
class Block:
    """A stretch of text between blank lines: its characters and where they start."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Index after the last character."""
        return self.start + len(self.text)


def read_gallery(path: Path, config: Config) -> Reading | None:  # noqa: ARG001 (a reader's signature)
    """Read a plain text as a gallery, a listing or an article.

    Raises:
        ReadError: the file cannot be read or is no text.
    """
    return read_text_blocks(read_source(path))


def read_text_blocks(source: SourceText) -> Reading:
    """The entries of a decoded text, and how it was read."""
    paragraphs = split_blocks(source.text)
    lines = split_lines(source.text)
    for blocks in (paragraphs, lines):
        parts = _gallery(blocks)
        if parts:
            return Reading("gallery", tuple(_entry(source, _with_credit(part)) for part in parts))
    blocks = lines if len(paragraphs) == 1 and len(lines) > 1 and not _is_wrapped(lines) else paragraphs
    if not blocks:
        return Reading("text", note="empty")
    if _is_listing(blocks):
        return Reading("listing", tuple(_entry(source, {"caption": block}) for block in _without_furniture(blocks)))
    found = _article(blocks)
    return Reading("article", tuple(_entry(source, part) for part in found), note="" if found else "no captions")


def split_blocks(text: str) -> list[Block]:
    """Stretches between blank lines, outer white space left out."""
    return [_stripped(m.group(), m.start()) for m in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text.replace("\r", " "))]


def split_lines(text: str) -> list[Block]:
    """Lines that are not blank, outer white space left out."""
    return [_stripped(m.group(), m.start()) for m in re.finditer(r"\S[^\n]*", text.replace("\r", " "))]


def _stripped(text: str, start: int) -> Block:
    return Block(text.rstrip(), start)


def _entry(source: SourceText, part: Mapping[str, Block]) -> Entry:
    caption = part["caption"]
    line, column = source.place(caption.start)
    return Entry(
        caption=source.text[caption.start : caption.end],
        line=line,
        column=column,
        span=Span(caption.start, caption.end, "plain"),
        field="text",
        title=part["title"].text if "title" in part else None,
        credit=_credit_name(part["credit"].text) if "credit" in part else None,
    )


# Galleries


def _gallery(blocks: Sequence[Block]) -> list[dict[str, Block]]:
    """The entries of the layout that covers most of the text, or none where no layout does."""
    repeated = {text for text, count in Counter(block.text for block in blocks).items() if count > 1}
    best: list[dict[str, Block]] = []
    for layout in LAYOUTS:
        parts = _without_biography(_walk(blocks, layout, repeated))
        if sum(map(len, parts)) > sum(map(len, best)) and _is_gallery(parts, blocks, repeated):
            best = parts
    return best


def _walk(blocks: Sequence[Block], layout: tuple[str, ...], repeated: set[str]) -> list[dict[str, Block]]:
    """Entries of one layout, found from the top; behind site text only credits that are sure count."""
    parts: list[dict[str, Block]] = []
    position = 0
    behind_site_text = False
    while position < len(blocks):
        part = dict(zip(layout, blocks[position : position + len(layout)], strict=False))
        if len(part) == len(layout) and _fits(part) and (_is_sure(part, repeated) or not behind_site_text):
            parts.append(part)
            position += len(layout)
        else:
            behind_site_text = behind_site_text or bool(_SITE_TEXT.search(blocks[position].text))
            position += 1
    return parts


def _fits(part: dict[str, Block]) -> bool:
    whole = _with_credit(part)
    title = whole.get("title")
    return (
        (title is None or _is_title(title.text))
        and "credit" in whole
        and ("credit" not in part or _may_be_credit(part["credit"].text))
        and _is_prose(whole["caption"].text)
        and not any(_SITE_TEXT.search(block.text) for block in part.values())
    )


def _is_gallery(parts: list[dict[str, Block]], blocks: Sequence[Block], repeated: set[str]) -> bool:
    if not parts:
        return False
    if 2 * sum(_is_sure(part, repeated) for part in parts) < len(parts):
        return False
    return sum(map(len, parts)) >= GALLERY_COVERAGE * len(blocks)


def _without_biography(parts: list[dict[str, Block]]) -> list[dict[str, Block]]:
    """An author's biography at the end has the shape of an entry: a heading, a name, and prose about that name."""
    while parts and _is_biography(parts[-1]):
        parts = parts[:-1]
    return parts


def _is_biography(part: dict[str, Block]) -> bool:
    caption = part["caption"].text
    names = [block.text for role, block in part.items() if role != "caption"]
    about_name = any(name.split()[0].casefold() == caption.split()[0].casefold().rstrip(",’'s") for name in names)
    return bool(_BIOGRAPHY.search(caption)) and (about_name or caption.startswith(("She ", "He ", "They ")))


def _is_title(text: str) -> bool:
    if len(text) > MAX_TITLE or "\n" in text or "://" in text:
        return False
    return not text.endswith((".", ":", ";", ",")) or text.endswith(("...", "…"))


def _may_be_credit(text: str) -> bool:
    """Names and agencies: each word begins with a capital, a digit or a sign, but for a few connecting words."""
    if len(text) > MAX_CREDIT or "\n" in text:
        return False
    if _CREDIT_AHEAD.match(text):
        return True
    if text.endswith(("!", "?", ":")) or (text.endswith(".") and not re.search(r"\b(?:Inc|Jr|Sr|Co|Ltd)\.$", text)):
        return False
    words = re.findall(r"[^\s/,;&|]+", text)
    return bool(words) and all(not word[0].islower() or word in _CONNECTORS for word in words)


def _is_sure(part: Mapping[str, Block], repeated: set[str]) -> bool:
    """True where an entry's credit can be nothing else: repeated, an agency, announced, or in the caption."""
    if "credit" not in part:
        return True
    text = part["credit"].text
    return text in repeated or bool(_AGENCY.match(text)) or bool(_CREDIT_AHEAD.match(text))


def _is_prose(text: str) -> bool:
    words = len(text.split())
    return words >= MIN_PROSE_WORDS and (
        text.rstrip("\"”’')]").endswith((".", "!", "?", "…")) or words >= 2 * MIN_PROSE_WORDS
    )


def _credit_name(text: str) -> str:
    """A credit without the words that announce it; agencies and names as they stand."""
    found = _CREDIT_AHEAD.match(text)
    return found["who"] if found else text


# Listings


def _is_listing(blocks: Sequence[Block]) -> bool:
    count = len(blocks)
    seen = Counter(block.text for block in blocks)
    marks = sum(seen[block.text] > 1 or _has_caption_mark(block.text) for block in blocks)
    prose = sum(_has_prose_mark(block.text) for block in blocks if seen[block.text] == 1)
    if marks >= LISTING_MARKS * count and marks > prose:
        return True
    if prose >= max(1, ARTICLE_MARKS * count):
        return False
    long = sum(_sentences(block.text) > 2 for block in blocks)
    return 2 * long <= count and not any(_BULLET.match(block.text) for block in blocks)


def is_marked(texts: Sequence[str]) -> bool:
    """Whether enough of these texts have what only captions have: a photo ID in front, a credit behind."""
    return sum(map(_has_caption_mark, texts)) >= LISTING_MARKS * len(texts)


def _has_caption_mark(text: str) -> bool:
    return bool(_PHOTO_ID.match(text) or _trailing_credit(text))


def _has_prose_mark(text: str) -> bool:
    return bool(
        _PROSE_AHEAD.match(text) or _PROSE_INSIDE.search(text) or _SITE_TEXT.search(text) or _BULLET.match(text)
    )


def _without_furniture(blocks: Sequence[Block]) -> Sequence[Block]:
    """A listing without the headline above it, the site text around it and the author's biography below it."""
    seen = Counter(block.text for block in blocks)
    marked = {block.start for block in blocks if seen[block.text] > 1 or _has_caption_mark(block.text)}
    last = len(blocks)
    while last > 1 and blocks[last - 1].start not in marked and _is_tail(blocks[last - 1 :]):
        last -= 1
    kept = [block for block in blocks[:last] if block.start in marked or not _SITE_TEXT.search(block.text)]
    others = kept[1:]
    enough = max(2, HEADLINE_MARKS * len(others))
    if kept and kept[0].start not in marked and _is_title(kept[0].text) and len(marked) >= enough:
        return others
    return kept


def _is_tail(blocks: Sequence[Block]) -> bool:
    """True where the first of these last blocks is site text, a biography, or the name above a biography."""
    text = blocks[0].text
    if _SITE_TEXT.search(text) or (_BIOGRAPHY.search(text) and _sentences(text) > 1):
        return True
    named = len(blocks) > 1 and len(text) <= MAX_TITLE and blocks[1].text.startswith(text.split("\n")[0].split()[0])
    return named and bool(_BIOGRAPHY.search(blocks[1].text))


def _sentences(text: str) -> int:
    return len(_SENTENCE_END.findall(text))


def _is_wrapped(lines: Iterable[Block]) -> bool:
    """True for one paragraph broken at a fixed width: most lines end in the middle of a sentence."""
    texts = [line.text for line in lines]
    broken = sum(
        len(text) >= 50 and text[-1] not in '.!?)"”' and following[:1].islower() for text, following in pairwise(texts)
    )
    return 3 * broken >= len(texts) - 1


# Articles


def _article(blocks: Sequence[Block]) -> list[dict[str, Block]]:
    parts: list[dict[str, Block]] = []
    for previous, block in zip((None, *blocks), blocks, strict=False):
        part = _with_credit({"caption": block})
        if "credit" in part:
            parts.append(part)
        elif previous and _is_credit_line(block.text) and not _trailing_credit(previous.text):
            parts.append({"caption": previous, "credit": block})
    return [part for part in parts if _is_prose(part["caption"].text)]


def _with_credit(part: dict[str, Block]) -> dict[str, Block]:
    """A part whose caption ends in a credit mark, the two taken apart; any other as it is."""
    caption = part["caption"]
    found = None if "credit" in part else _trailing_credit(caption.text)
    if found is None or found.start() == 0:
        return part
    credit = found["who"].strip()
    return {
        **part,
        "caption": Block(caption.text[: found.start()].rstrip(), caption.start),
        "credit": Block(credit, caption.start + found.start("who")),
    }


def _is_credit_line(text: str) -> bool:
    """A block of its own that is nothing but a credit: announced as one, short, and no sentence."""
    return len(text) <= MAX_CREDIT and bool(_CREDIT_AHEAD.match(text)) and _sentences(text) == 0


def _trailing_credit(text: str) -> re.Match[str] | None:
    tail_from = max(0, len(text) - 2 * MAX_CREDIT)
    for pattern in (_CREDIT_BRACKET, _CREDIT_BEHIND, _CREDIT_AGENCY):
        found = pattern.search(text, tail_from)
        if found:
            return found
    return None
