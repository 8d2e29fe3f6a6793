"""Text of a caption -> CleanCaption: the shown text changes as little as possible, and every change is named.

The order is that of docs/how-to/clean-captions.md: tags, entities, mojibake, control characters, white space, doubled
hyphens and words, credits, photo ID and date line, title, boilerplate. Cleaning twice changes nothing more.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dedupe.captions.anatomy import take_photo_id, take_title
from dedupe.captions.cleanup.credits import take_credits
from dedupe.captions.cleanup.frames import take_frame_numbers
from dedupe.captions.cleanup.markup import undo_markup
from dedupe.captions.cleanup.signatures import take_signature
from dedupe.records import Change, CleanCaption

if TYPE_CHECKING:
    from dedupe.captions.context import CaptionContext

MAX_PASSES = 8
"""Cleaning is repeated until nothing changes (an entity undone may give a tag); real captions need two passes."""

_BREAKS = re.compile("\r\n|[\r\x85\u2028\u2029\v\f]")
_SPACES = re.compile("[ \t\x1c-\x1f\xa0\u1680\u2000-\u200a\u202f\u205f]+")
_ODD_SPACES = re.compile("[\t\x1c-\x1f\xa0\u1680\u2000-\u200a\u202f\u205f]")
_LINE_EDGES = re.compile(" ?\n ?")
_LINE_BREAKS = re.compile("\n+")
# Letters of scripts written without spaces: a line break between two of them is no word boundary.
_UNSPACED = "[\u3001-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]"
_UNSPACED_BREAKS = re.compile(f"(?<={_UNSPACED})\n+(?={_UNSPACED})")
# A capital code, two hyphens, a digit: "MS--09". An em-dash written "--" stands between words or spaces and stays.
_DOUBLED_HYPHEN = re.compile(r"\b([A-Z]{1,6})[-‐‑]{2}(\d\w{0,8})")
# Words that never stand twice in a row in English ("had had", "that that" and names do). Only the first may have a
# capital: "Plan A A" is something else.
_ONCE = (
    *("the", "an", "of", "and", "to", "with", "from", "by", "at", "into", "for", "a", "or", "its", "their", "as"),
    "this",
)
_DOUBLED = tuple(f"{word} {word}" for word in _ONCE)
_DOUBLED_WORD = re.compile(rf"\b((?i:{'|'.join(_ONCE)}))(?: +(?=[a-z])(?i:\1)\b(?![-'’]))+")


def clean_caption(text: str, context: CaptionContext | None = None) -> CleanCaption:
    """Clean one caption.

    Args:
        text: the caption as read; any string, however broken.
        context: what was learned from a collection (boilerplate); None to use the text alone.

    Returns:
        The text to show, the parts that moved into fields, and every change in the order made. The text is empty
        only where nothing but markup, credit or white space was there.
    """
    parts = _Parts()
    for _ in range(MAX_PASSES):
        cleaned = _clean_once(text, parts, context)
        if cleaned == text:
            break
        text = cleaned
    return parts.caption(text)


class _Parts:
    """What has been found so far."""

    def __init__(self) -> None:
        self.changes: list[Change] = []
        self.credits: list[str] = []
        self.ids: list[str] = []
        self.title: str | None = None
        self.date: str | None = None

    def caption(self, text: str) -> CleanCaption:
        if not text and self.title is not None:
            text, self.title = self.title, None
        if not text and self.ids:
            text = self.ids[0]
        return CleanCaption(
            text=text,
            title=self.title,
            credit="; ".join(dict.fromkeys(self.credits)) or None,
            photo_id=", ".join(dict.fromkeys(self.ids)) or None,
            date=self.date,
            changes=tuple(dict.fromkeys(self.changes)),
        )


def _clean_once(text: str, parts: _Parts, context: CaptionContext | None) -> str:
    changes = parts.changes
    text = undo_markup(text, changes)
    text = settle_spaces(text, changes)
    text = mend_doubles(text, changes)
    text, found_credits = take_credits(text, changes)
    parts.credits += found_credits
    text, signature = take_signature(text, changes)
    parts.credits += [signature] if signature else []
    text, found = take_photo_id(text, changes)
    if found is not None:
        parts.ids += [found.id] if found.id else []
        parts.date = parts.date or found.date
    text, numbers = take_frame_numbers(text, changes)
    parts.ids += numbers
    if "\n" in text:
        text, title = take_title(text, changes)
        parts.title = parts.title or title
    text = text.strip()
    if context is not None:
        # Before lines are joined: archives and sites put their sentences on lines of their own.
        text = _drop_boilerplate(text, context, changes)
    return join_lines(text, changes) if "\n" in text else text


def _drop_boilerplate(text: str, context: CaptionContext, changes: list[Change]) -> str:
    rest, removed = context.boilerplate.remove_from(text)
    if removed and not _clean_once(rest, _Parts(), None):
        return text  # beside a credit alone, what all say is the caption
    changes.extend(Change("boilerplate", sentence) for sentence in removed)
    return rest


def settle_spaces(text: str, changes: list[Change]) -> str:
    """One kind of space, one kind of line break, none at the ends."""
    is_plain = text.isprintable()  # of all spaces and breaks only the space itself is printable
    if not is_plain:
        breaks = _BREAKS.findall(text)
        if breaks:
            changes.extend(Change("white space", run, "\n") for run in dict.fromkeys(breaks))
            text = _BREAKS.sub("\n", text)
    if "  " in text or (not is_plain and _ODD_SPACES.search(text)):
        runs = dict.fromkeys(_SPACES.findall(text))
        changes.extend(Change("white space", run, " ") for run in runs if run != " ")
        text = _SPACES.sub(" ", text)
    if "\n" in text:
        text = _LINE_EDGES.sub("\n", text)
    stripped = text.strip()
    if stripped != text:
        changes.append(Change("white space", text[: len(text) - len(text.lstrip())] or text[len(text.rstrip()) :]))
    return stripped


def join_lines(text: str, changes: list[Change]) -> str:
    """The caption on one line; between letters of scripts without spaces a break leaves none."""
    joined = _LINE_BREAKS.sub(" ", _UNSPACED_BREAKS.sub("", text))
    if joined != text:
        changes.append(Change("white space", "\n", " "))
    return joined


def mend_doubles(text: str, changes: list[Change]) -> str:
    """Doubled hyphens inside a name, and a small word written twice."""
    if "--" in text or "‑‑" in text:
        text = _DOUBLED_HYPHEN.sub(
            lambda match: _named("doubled hyphen", match, f"{match[1]}-{match[2]}", changes), text
        )
    if not _may_repeat(text.lower()):
        return text
    return _DOUBLED_WORD.sub(lambda match: _named("doubled word", match, match[1], changes), text)


def _may_repeat(lowered: str) -> bool:
    """True where a small word may stand twice: a quick look that spares nearly all captions the pattern."""
    for pair in _DOUBLED:
        at = lowered.find(pair)
        while at >= 0:
            end = at + len(pair)
            if not (at and lowered[at - 1].isalnum()) and not lowered[end : end + 1].isalnum():
                return True
            if "  " in lowered:
                return True  # the pattern takes any number of spaces
            at = lowered.find(pair, at + 1)
    return False


def _named(kind: str, match: re.Match[str], after: str, changes: list[Change]) -> str:
    changes.append(Change(kind, match.group(), after))
    return after
