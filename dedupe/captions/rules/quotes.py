"""What captions quote: the button "Save" of one screen, the button "Cancel" of another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dedupe.captions.prepared import PreparedCaption, per_caption
from dedupe.captions.rules.difference import Difference

_QUOTED = re.compile(
    r"""["“”„«»](?P<double>[^"“”„«»\n]{1,60})["“”«»]"""
    r"""|(?<!\w)['‘’‚‹›](?P<single>(?:[^'‘’‚‹›\n]|(?<=\w)['’](?=\w)){1,60})(?<!\s)['‘’‹›](?!\w)"""
)
"""A quotation between the marks of any language ("so", „so“, »so«, ‚so‘), or of a typist (’so’)."""
_MARKS = frozenset("\"“”„«»'‘’‚‹›")


def judge_quotes(differences: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """Let quotations decide where each caption has one of its own, and no word of one of the two is in the other.

    So do words within them that stand in place of others (`titled "Why it rains"`, `titled "Where it rains"`).
    """
    quoted_a, quoted_b = quoted(a), quoted(b)
    said_a, said_b = _words(a, quoted_a), _words(b, quoted_b)
    own_a = [places for places in quoted_a if not _words(a, [places]) <= said_b]
    own_b = [places for places in quoted_b if not _words(b, [places]) <= said_a]
    if not own_a or not own_b:
        return
    are_missing = any(_is_missing(a, places, b) for places in own_a) or any(
        _is_missing(b, places, a) for places in own_b
    )
    for d in differences:
        in_a, in_b = _lies_in(d.left_a, own_a), _lies_in(d.left_b, own_b)
        if (in_a and in_b) or (are_missing and (in_a or in_b)):
            d.kind, d.decides = "name", True


@per_caption
def quoted(caption: PreparedCaption) -> list[list[int]]:
    """The tokens with a fact of each quotation."""
    text, tokens, facts = caption.clean.text, caption.tokens, caption.fact_places
    if _MARKS.isdisjoint(text):
        return []
    spans = [match.span(match.lastgroup or 0) for match in _QUOTED.finditer(text)]
    within = [
        [i for i, token in enumerate(tokens) if start <= token.start and token.end <= end] for start, end in spans
    ]
    return [said for places in within if (said := [i for i in places if i in facts])]


def _words(caption: PreparedCaption, quoted: Sequence[Sequence[int]]) -> set[str]:
    return {caption.forms[i] for places in quoted for i in places}


def _is_missing(caption: PreparedCaption, places: Sequence[int], other: PreparedCaption) -> bool:
    return all(caption.forms[i] not in other.words for i in places)


def _lies_in(left: Sequence[int], quoted: Sequence[Sequence[int]]) -> bool:
    return any(not set(left).isdisjoint(places) for places in quoted)
