"""One action at two moments, told by small words: in the harbour or leaving it, has closed or will close."""

from __future__ import annotations

from dedupe.captions.prepared import PreparedCaption
from dedupe.captions.rules.differences import Difference
from dedupe.captions.rules.small_words import BEFORE_OR_AFTER
from dedupe.captions.words.lexicon import is_participle, is_verb, lemma, soft_words, word_list

_STAYS = frozenset({"in", "inside", "at", "on", "within"})
_PASSES = frozenset(
    (
        *("leaving", "leaves", "leave", "left", "entering", "enters", "enter", "entered", "exiting", "exits", "exit"),
        *("approaching", "approaches", "approach", "approached", "departing", "departs", "depart", "departed"),
    )
)
"""What is on its way in or out: words that need no preposition before the place."""
_TO_COME = frozenset({"will", "shall", "ll"})
_COME = frozenset({"has", "have", "had", "was", "were", "did"})


def moves_on(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`Boats in the harbour` / `Boats leaving the harbour`: there, or on the way in or out."""
    if len(d.left_a) + len(d.left_b) != 1:
        return False
    moving, still = (a, b) if d.left_a else (b, a)
    (i,) = d.left_a or d.left_b
    first, last = (d.block.b0, d.block.b1) if d.left_a else (d.block.a0, d.block.a1)
    there = [form for form in still.forms[first:last] if form not in ("a", "an", "the")]
    return moving.forms[i] in _PASSES and len(there) == 1 and there[0] in _STAYS


def is_to_come(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`has closed` / `will close`: what has been, and what will be."""
    block = d.block
    here, there = a.forms[block.a0 : block.a1], b.forms[block.b0 : block.b1]
    if _TO_COME.isdisjoint(here):
        here, there = there, here
    if _TO_COME.isdisjoint(here) or _COME.isdisjoint(there) or not _TO_COME.isdisjoint(there):
        return False
    behind = a.forms[block.a1 : block.a1 + 1]
    if behind and (is_verb(behind[0]) or is_participle(behind[0])):
        return True  # what is or was done stands behind, the same in both
    soft = soft_words() | word_list("preposition")
    done = {lemma(form) for form in there if form not in soft}
    return any(lemma(form) in done for form in here if form not in soft)


def is_before_or_during(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`before beginning a dive` / `during a dive`."""
    here, there = a.forms[d.block.a0 : d.block.a1], b.forms[d.block.b0 : d.block.b1]
    for one, other in ((here, there), (there, here)):
        if "during" in one and BEFORE_OR_AFTER.isdisjoint(one) and not BEFORE_OR_AFTER.isdisjoint(other):
            return "during" not in other
    return False
