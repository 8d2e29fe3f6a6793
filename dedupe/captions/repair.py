"""What can be put right inside a caption where it stands, losing nothing: what `dedupe clean` writes back.

A document has no field for a credit or a photo ID that `clean_caption` takes out of the text, so these stay. Line
breaks with the white space around them are the document's own layout, and a single no-break space is typography: both
stay too.
"""

from __future__ import annotations

import re

from dedupe.captions.clean import mend_doubles
from dedupe.captions.cleanup.markup import drop_controls, mend_mac_quotes, mend_mojibake, strip_tags, undo_markup
from dedupe.records import Change

# A tab, or more than one space of any kind, between two words of a line.
_SPACES = re.compile("(?<=\\S)(?:[ \t\x1c-\x1f\xa0\u1680\u2000-\u200a\u202f\u205f]{2,}|\t)(?=\\S)")
_SURROGATES = re.compile("[\ud800-\udfff]")
_PASSES = 8
"""As for `clean_caption`: real captions need two."""
_PLAIN = ("plain", "json", "csv", "tsv")
"""Beginnings of the names of syntaxes in which a tag or an entity is no part of the format."""


def is_plain(syntax: str) -> bool:
    """Whether tags and entities in a caption written in this syntax (`Span.syntax`) can only be left-overs."""
    return syntax.startswith(_PLAIN)


def repair_caption(text: str, *, plain: bool) -> tuple[str, tuple[Change, ...]]:
    """`text` with its typing and decoding errors put right, and the changes by name.

    Args:
        text: the caption as read.
        plain: True where tags, entities and white space around the caption can only be left-overs; False where the
            format itself writes them, so that an entity in the text was meant to be shown.

    Returns:
        The text and the changes; unchanged where nothing would be left of it.
    """
    changes: list[Change] = []
    repaired = text
    for _ in range(_PASSES):
        once = _repair_once(repaired, changes, plain=plain)
        if once == repaired:
            break
        repaired = once
    if not any(c.isalnum() for c in repaired) and any(c.isalnum() for c in text):
        return text, ()
    return repaired, tuple(dict.fromkeys(changes))


def _repair_once(text: str, changes: list[Change], *, plain: bool) -> str:
    if _SURROGATES.search(text):
        # Bytes that could not be decoded: they go back as they came.
        return _spaces(mend_doubles(strip_tags(text, changes) if plain else text, changes), changes, trim=plain)
    if plain:
        text = undo_markup(text, changes)
    elif not text.isascii():
        text = mend_mojibake(mend_mac_quotes(text, changes), changes)
    if not text.isprintable():
        text = drop_controls(text, changes)
    return _spaces(mend_doubles(text, changes), changes, trim=plain)


def _spaces(text: str, changes: list[Change], *, trim: bool) -> str:
    changes.extend(Change("white space", run, " ") for run in dict.fromkeys(_SPACES.findall(text)))
    text = _SPACES.sub(" ", text)
    stripped = text.strip() if trim else text
    if stripped != text:
        changes.append(Change("white space", text[: len(text) - len(text.lstrip())] or text[len(text.rstrip()) :]))
    return stripped
