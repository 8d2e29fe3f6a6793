"""Words that a machine misread on a typed card: letters that are no word, where the other reading has words."""

from __future__ import annotations

from dedupe.captions.differences import Difference
from dedupe.captions.lexicon import is_common_word, proper_names
from dedupe.captions.prepared import PreparedCaption
from dedupe.captions.tokens import WORD, fold

_LEAST_LINES = 2
"""Lines of a card."""
_LEAST_WORDS = 12
"""Words that both readings have, from which on a stretch of a few is a slip and no other card."""
_MOST_WORDS = 8
_LEAST_LIKE = 55
"""Likeness of the letters of two readings of one stretch, of 100 (indel ratio): "thetcharek" and "the church" have 70,
two names of streets below 50."""


def is_misread(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """True where one side of a stretch is garbled and has nearly the letters of the other.

    Only on cards of several lines, of which most is the same; a number that differs is no slip.
    """
    if not (a.lines >= _LEAST_LINES and b.lines >= _LEAST_LINES) or not (d.left_a and d.left_b):
        return False
    block = d.block
    if max(block.a1 - block.a0, block.b1 - block.b0) > _MOST_WORDS or min(len(a.forms), len(b.forms)) < _LEAST_WORDS:
        return False
    if not all(a.tokens[i].kind == WORD for i in d.left_a) or not all(b.tokens[j].kind == WORD for j in d.left_b):
        return False
    garbled_a, garbled_b = _garbled(a, d.left_a), _garbled(b, d.left_b)
    if garbled_a == garbled_b:
        return False
    return _likeness(_letters(a, block.a0, block.a1), _letters(b, block.b0, block.b1)) >= _LEAST_LIKE


def _garbled(caption: PreparedCaption, left: list[int]) -> bool:
    return any(not is_common_word(caption.forms[i]) and caption.forms[i] not in proper_names() for i in left)


def _letters(caption: PreparedCaption, first: int, last: int) -> str:
    raw = caption.clean.text[caption.tokens[first].start : caption.tokens[last - 1].end]
    return "".join([c for c in fold(raw) if c.isalnum()])


def _likeness(x: str, y: str) -> float:
    from rapidfuzz.fuzz import ratio

    return ratio(x, y)
