"""Whose something is: the artist, and the artist's father."""

from __future__ import annotations

import re

from dedupe.captions.cleanup.makers import AGENCY_FORMS
from dedupe.captions.prepared import PreparedCaption, per_caption
from dedupe.captions.rules.addition import Addition


def is_somebodys(added: Addition) -> bool:
    """`the Artist` / `the Artist's Father`: not the one named, but what is theirs; an agency has its craft anyway."""
    at = added.place[0] - 1
    if added.first and added.whole.forms[added.first - 1] in AGENCY_FORMS:
        return False  # "a NASA satellite" / "NASA's Orm satellite"
    return at >= 0 and added.first - 1 in owners(added.whole) and at not in owners(added.other)


@per_caption
def owners(caption: PreparedCaption) -> frozenset[int]:
    """The tokens in -'s, and those of several in -s'."""
    text = caption.clean.text
    ends = {match.end() for match in _OF_SOMEBODY.finditer(text)}
    if ("s'" in text or "s’" in text) and not _OPENS_A_QUOTATION.search(text):
        ends |= {match.start() for match in _OF_SEVERAL.finditer(text)}
    if not ends:
        return frozenset()
    return frozenset([i for i, (_, _, start, end) in enumerate(caption.tokens) if end in ends and end - start > 1])


_OF_SOMEBODY = re.compile(r"['’][sS]")
_OF_SEVERAL = re.compile(r"(?<=[a-z]s)['’](?= [a-z])")
_OPENS_A_QUOTATION = re.compile(r"(?:^|[\s(])['‘]")
"""Behind which a mark in the text may close it."""
