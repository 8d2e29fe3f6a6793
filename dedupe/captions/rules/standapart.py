"""Additions that stand apart from what both captions share, or only qualify it."""

from __future__ import annotations

from collections.abc import Sequence

from dedupe.captions.prepared import PreparedCaption, gap_before
from dedupe.captions.rules.classes import ARTICLES, FACTS, QUALITIES, TIMELY, class_of
from dedupe.captions.rules.difference import Difference
from dedupe.captions.words.lexicon import is_name, is_of_many_adjectives, word_list

SMALL_BASE = 3
"""Words with a fact up to which what is left of a caption is too little to be the same one extended."""
ADDS = TIMELY | QUALITIES
"""Classes of what may be added to anything."""
_ENCLOSES = frozenset(",(–—")
"""Marks around what is put in between; others part one thing of a list from the next."""


def names_the_maker(whole: PreparedCaption, i: int) -> bool:
    """`Tulips by Ada Moe`: what stands at the end behind "by", a name or its initials."""
    if whole.forms[i] != "by" or not 0 < len(whole.forms) - i - 1 <= _LONGEST_MAKER:
        return False
    return all(map(_may_name, whole.forms[i + 1 :]))


def _may_name(form: str) -> bool:
    return len(form) == 1 or is_name(form)


_LONGEST_MAKER = 4


def is_aside(d: Difference, whole: PreparedCaption, side: int, base: int) -> bool:
    """`Lake Orm, with Mount Lunn behind it, from the pass`: put in between two commas into what is no bare title."""
    if base <= SMALL_BASE:
        return False
    left = d.left(side)
    first, last = d.stretch(side)
    return bool(left) and has_mark(whole, first, left[0], _ENCLOSES) and has_mark(whole, left[-1] + 1, last, _ENCLOSES)


def has_mark(whole: PreparedCaption, first: int, last: int, marks: frozenset[str]) -> bool:
    """True where a mark sets apart one of these tokens from what stands before it."""
    return any(not marks.isdisjoint(gap_before(whole, i)) for i in range(first, last + 1))


def is_part(whole: PreparedCaption, i: int) -> bool:
    """`Road in Norland` / `Road in northern Norland`: which part of a place that both name."""
    forms = whole.forms
    return forms[i] in _PARTS and 0 < i < len(forms) - 1 and forms[i - 1] in word_list("locative")


_PARTS = frozenset({"northern", "southern", "eastern", "western", "central"})


def qualifies(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`Landscape with Trees` / `Landscape with Fir Trees`: one word more of what stands beside the thing itself.

    Not so behind "of", where it is the thing that is shown: `Study of a Head`, `Study of a Woman's Head`.
    """
    if len(d.left_a) + len(d.left_b) != 1 or not (a.is_label and b.is_label):
        return False
    whole, side = (a, 0) if d.left_a else (b, 1)
    (first, last), (start, end) = d.stretch(side), d.stretch(1 - side)
    if (
        last - first != 1
        or start != end
        or not first
        or last == len(whole.forms)
        or class_of(whole, first) in _NO_QUALITY
    ):
        return False
    before = whole.forms[max(0, first - 2) : first]
    if before[-1] in ARTICLES:
        before = before[:-1]
    text, tokens = whole.clean.text, whole.tokens
    return before[-1:] == ("with",) and text[tokens[first].end : tokens[last].start] == " "


_NO_QUALITY = FACTS | {"name", "place", "person"}


def _only_adds(whole: PreparedCaption, i: int) -> bool:
    """True for a date, a mark, and a quality that says little: a distant view is another one than a view."""
    kind = class_of(whole, i)
    return (kind in ADDS or kind == "number") and not is_of_many_adjectives(whole.forms[i])


def _only_marks(whole: PreparedCaption, i: int) -> bool:
    """True for a date, and a mark: `Mill 1905`, `Mill (3)`."""
    return class_of(whole, i) in ("date", "number")


def stands_apart(d: Difference, a: PreparedCaption, b: PreparedCaption, base: int) -> bool:
    """True where all that was added is a date, a quality, a mark, a maker, or words behind a comma (", Holland").

    So is a name behind a dash ("Mill - Vale"), and one before a colon or a bracket ("Vale: The Mill").
    In a title of one word a quality says which one it is of many: `Mill`, `Ruined Mill`, `Mill at Dusk`.
    """
    adds = _only_marks if base <= 1 and a.is_label and b.is_label else _only_adds
    for side, whole, positions in ((0, a, d.left_a), (1, b, d.left_b)):
        if positions and positions[0] and names_the_maker(whole, positions[0] - 1):
            continue
        if all(adds(whole, i) or is_part(whole, i) for i in positions):
            continue
        before, behind = around(whole, positions)
        if "," in before or _is_said_behind_a_comma(d, whole, side) or _is_in_brackets(whole, positions[0]):
            continue
        sets_apart = before in _DASHES or behind.lstrip()[:1] in _BEHIND_A_NAME
        if not sets_apart or not all(_is_named(whole, i) for i in positions):
            return False
    return True


def _is_said_behind_a_comma(d: Difference, whole: PreparedCaption, side: int) -> bool:
    """`Photo of author Ada Moe` / `Ada Moe, author of The Mill`: a comma, what was moved, and more of it."""
    first = d.stretch(side)[0]
    return first in (d.moved_b if side else d.moved_a) and "," in gap_before(whole, first)


def _is_in_brackets(whole: PreparedCaption, i: int) -> bool:
    """`The Bend (The River Orm at Vale)`: the first word with a fact in a bracket."""
    first = i - 1 if i and whole.forms[i - 1] in ARTICLES else i
    return has_mark(whole, first, i, frozenset("("))


def around(whole: PreparedCaption, positions: Sequence[int]) -> tuple[str, str]:
    """What stands before the first of these words and behind the last, up to the next: spaces and marks."""
    return gap_before(whole, positions[0]), gap_before(whole, positions[-1] + 1)


def _is_named(whole: PreparedCaption, i: int) -> bool:
    return class_of(whole, i) in _NAMED


_NAMED = frozenset({"name", "place"})
_BEHIND_A_NAME = frozenset(":(")
_DASHES = frozenset({" - ", " – ", " — "})
