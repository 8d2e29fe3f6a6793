"""Two stretches that stand in place of each other and both say more, each of its own thing."""

from __future__ import annotations

from collections.abc import Sequence

from dedupe.captions.prepared import PreparedCaption
from dedupe.captions.rules.asides import stand_aside
from dedupe.captions.rules.classes import QUALITIES
from dedupe.captions.rules.difference import Difference
from dedupe.captions.rules.sentences import explain_apart
from dedupe.captions.words.lexicon import is_plural, kind_of
from dedupe.captions.words.tokens import CALENDAR, DATED, NUMBER

_MISREAD_DATE = 3
"""Words up to which a number may be a part of a date that a machine misread; more tell of something else."""


def add_up(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """True where both say more, but not of one thing: one ends the first sentence, the other tells on behind it.

    A date of one, where the other caption has no other date, adds to whatever stands in its place; so do other asides.
    """
    if _are_dated_apart(a, d.left_a, b, d.left_b):
        return False
    if _is_of_a_date(d, a, b):
        return False  # "Nay 4" may be May 4, which is not April 4
    # Sentences are numbered in order, and so are the words.
    first_a, last_a = a.sentences[d.left_a[0]], a.sentences[d.left_a[-1]]
    first_b, last_b = b.sentences[d.left_b[0]], b.sentences[d.left_b[-1]]
    if (last_a == 0) != (last_b == 0) and (first_a > 0 or first_b > 0):
        ends, end = (a, d.block.a1) if last_a == 0 else (b, d.block.b1)
        if end == len(ends.forms) or ends.sentences[end] > 0:
            return True
    if _counts_and_describes(d, a, b) or (first_a and first_b and explain_apart(d, a, b)):
        return True
    if _is_short_number(a, d.left_a) or _is_short_number(b, d.left_b):
        return False  # "April 52" may be April 12, and may be April 5
    return stand_aside(a, d.left_a, b, d.left_b)


def _are_dated_apart(a: PreparedCaption, left_a: Sequence[int], b: PreparedCaption, left_b: Sequence[int]) -> bool:
    """`Vale. August 1987` / `Vale, March 1986`: nothing but two dates, wherever a sentence ends."""
    return all(a.tokens[i].kind in DATED for i in left_a) and all(b.tokens[j].kind in DATED for j in left_b)


def _counts_and_describes(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`Two hens sit` / `The old hens sit`: how many there are, and what they are like."""
    counted, described = (a, b) if a.tokens[d.left_a[0]].kind == NUMBER else (b, a)
    left, others = (d.left_a, d.left_b) if counted is a else (d.left_b, d.left_a)
    if (
        (a.is_label and b.is_label)
        or len(left) > 1
        or counted.tokens[left[0]].kind != NUMBER
        or counted.forms[left[0]] == "1"
    ):
        return False
    behind = counted.forms[left[0] + 1 : left[0] + 2]
    if not behind or not is_plural(behind[0]) or behind != described.forms[others[-1] + 1 : others[-1] + 2]:
        return False
    return all(kind_of(described.forms[j]) in QUALITIES for j in others)


def _is_short_number(caption: PreparedCaption, left: list[int]) -> bool:
    """True for a number that may be of a date; one in brackets is a ship's or a catalogue's, "aged 3" an age."""
    if len(left) > _MISREAD_DATE or NUMBER not in [caption.tokens[i][1] for i in left]:
        return False  # as most
    text, first, last = caption.clean.text, caption.tokens[left[0]], caption.tokens[left[-1]]
    is_in_brackets = text[first.start - 1 : first.start] == "(" and text[last.end : last.end + 1] == ")"
    return not is_in_brackets and "aged" not in [caption.forms[i] for i in left]


def _is_of_a_date(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`April 4, 1930` / `Nay 4, 1930` / `April 4, 1S31`: one part of a date, of which both captions have the rest."""
    a0, a1, b0, b1 = d.block
    if len(d.left_a) > 1 or len(d.left_b) > 1:
        return False  # "December 25, 1910" / "Christmas Day 1910"
    if a1 < len(a.forms) and a.forms[a1 : a1 + 1] == b.forms[b1 : b1 + 1]:
        goes_on = a.tokens[a1].kind == NUMBER or _is_dated_token(a, a1)
        return goes_on and (_is_dated_token(a, d.left_a[-1]) or _is_dated_token(b, d.left_b[-1]))
    if a0 and b0 and _is_dated_token(a, a0 - 1) and a.forms[a0 - 1] == b.forms[b0 - 1]:
        return _is_dated_token(a, d.left_a[0]) or _is_dated_token(b, d.left_b[0])
    return False


def _is_dated_token(caption: PreparedCaption, i: int) -> bool:
    return caption.tokens[i].kind in CALENDAR
