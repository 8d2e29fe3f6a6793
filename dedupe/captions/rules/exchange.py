"""What changed places: `Valley, with Distant Hills` / `Hills, with Distant Valley`, `2-1` / `1-2`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

from dedupe.captions.prepared import PreparedCaption, gap_before, per_caption, places_of_kind
from dedupe.captions.rules.difference import Difference
from dedupe.captions.rules.mutual import do_it_together
from dedupe.captions.rules.voice import is_told_in_a_compound
from dedupe.captions.words.lexicon import (
    given_names,
    is_common_word,
    is_name,
    is_participle,
    is_role,
    kind_of,
    lemma,
    soft_words,
)
from dedupe.captions.words.tokens import DATED, NUMBER

_MOST = 6
"""Stretches among which an exchange is looked for; where more differ, the caption was written anew."""
_TWO = 2
"""Stretches of an exchange."""


_LONGEST_NAME = 4
_LONGEST_ROLE = 3


def judge_exchange(differences: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """Let two words decide that took each other's place, with something said between the two places.

    Members of a list change places freely: between them stand joining words and other names only.
    """
    if not 1 < len(differences) <= _MOST:
        return
    if _is_turned(a, b):
        for d in differences:
            d.kind, d.decides = "order", True
        return
    turned = _numbers_turned(a, b)
    if not turned and sum(map(_is_only_moved, differences)) < _TWO:
        return
    if do_it_together(a, b) or is_told_in_a_compound(a, b):
        return
    _judge_scores(differences, turned, a, b)
    moved = [(d, *_facts_of(d, a, b)) for d in differences if _is_only_moved(d)]
    single = [(d, *words) for d, here, there in moved if (words := _replaced(here, there, a, b)) is not None]
    for (first, x, y), (second, v, w) in combinations(single, 2):
        if x != w or y != v or x == y:
            continue
        if _says_something(a, first.block.a1, second.block.a0) or _are_sides_alone(differences, x, y):
            for each in (first, second):
                each.kind, each.decides = "order", True
    _judge_names(moved, a, b)


def _is_turned(a: PreparedCaption, b: PreparedCaption) -> bool:
    """`Crater Ridge` / `Ridge crater`: of two nouns in a row the last is what is shown."""
    return _two_nouns(a) and _two_nouns(b) and lemma(a.forms[0]) == lemma(b.forms[1])


@per_caption
def _two_nouns(caption: PreparedCaption) -> bool:
    """True for a title of two things; neither a name nor what stands before one (`Lake Orm` is `Orm Lake`)."""
    if len(caption.forms) != _TWO or gap_before(caption, 1) != " ":
        return False
    return _BEFORE_A_NAME.isdisjoint(caption.forms) and not any(
        kind_of(form) or is_name(form) or is_participle(form) or form in soft_words() or not is_common_word(form)
        for form in caption.forms
    )


_BEFORE_A_NAME = frozenset({"lake", "mount", "mt", "port", "fort", "point", "cape", "river", "loch", "camp", "castle"})


def _are_sides_alone(differences: Sequence[Difference], x: str, y: str) -> bool:
    """`Left, Ann Lee; right, Jan Moe` / `Right, Ann Lee; left, Jan Moe`: two sides, and no name, change places."""
    return {x, y} <= _SIDES and sum(bool(d.moved_a) for d in differences) <= len((x, y))


_SIDES = frozenset(map(lemma, ("left", "right", "top", "bottom", "upper", "lower", "front", "back", "rear")))
_OF = frozenset({"of", "from"})
"""Before what tells two people apart: where they come from, whom they work for."""
Moved = tuple[Difference, list[int], list[int]]
"""A stretch in which nothing differs but the order, and its words with a fact in either caption."""
Swapped = tuple[Difference, range, tuple[str, ...], tuple[str, ...]]


def _judge_names(moved: Sequence[Moved], a: PreparedCaption, b: PreparedCaption) -> None:
    """`Ada Moe of Orm, and Karl Lunn of Vale` / `Karl Lunn of Orm, and Ada Moe of Vale`: what is said stays behind."""
    named: list[Swapped] = [
        (d, *names) for d, here, there in moved if (names := _renamed(here, there, a, b)) is not None
    ]
    for (first, here, x, y), (second, there, v, w) in combinations(named, 2):
        if x != w or y != v or x == y:
            continue
        role, other = _role(a, here.start), _role(a, there.start)
        between = range(here.stop, there.start - len(other))
        is_of = not _OF.isdisjoint(a.forms[between.start : between.stop])
        if is_of or (role and other and role != other) or _says_something(a, between.start, between.stop):
            for each in (first, second):
                each.kind, each.decides = "order", True


def _renamed(
    facts_a: list[int], facts_b: list[int], a: PreparedCaption, b: PreparedCaption
) -> tuple[range, tuple[str, ...], tuple[str, ...]] | None:
    """Where a whole name stands in the first caption, the name, and the one in its place."""
    if not (_is_a_name(a, facts_a) and _is_a_name(b, facts_b)):
        return None
    name_a, name_b = (tuple(c.forms[i] for i in facts) for c, facts in ((a, facts_a), (b, facts_b)))
    return range(facts_a[0], facts_a[-1] + 1), name_a, name_b


def _is_a_name(caption: PreparedCaption, places: Sequence[int]) -> bool:
    """A given name and a family's, in a row; with capitals, where capitals tell."""
    if not 1 < len(places) <= _LONGEST_NAME or places[-1] - places[0] != len(places) - 1:
        return False
    first, last = (caption.tokens[i] for i in (places[0], places[-1]))
    told = caption.has_capitals and caption.clean.text[last.start].isupper()
    return first.form in given_names() and (told or is_name(last.form))


def _role(caption: PreparedCaption, first: int) -> tuple[str, ...]:
    """The words right before a name that say who it is ("pilot", "Flight Engineer"), or ()."""
    tokens, soft = caption.tokens, soft_words()
    start = first
    while start > max(0, first - _LONGEST_ROLE) and tokens[start - 1].form not in soft:
        if gap_before(caption, start) != " " or is_name(tokens[start - 1].form):
            break
        start -= 1
    return caption.forms[start:first] if any(map(is_role, caption.forms[start:first])) else ()


def _judge_scores(
    differences: Sequence[Difference], numbers: frozenset[str], a: PreparedCaption, b: PreparedCaption
) -> None:
    """`won 2-1` / `won 1-2`: of one game, told in the same words."""
    for d in differences if numbers else ():
        moved = [a.forms[i] for i in d.moved_a] + [b.forms[j] for j in d.moved_b]
        if not numbers.isdisjoint(moved):
            d.kind, d.decides = "number", True


def _numbers_turned(a: PreparedCaption, b: PreparedCaption) -> frozenset[str]:
    """The numbers of scores that stand the other way round in the other caption."""
    scores_a, scores_b = _scores(a), _scores(b)
    turned = {score for score in scores_a if score[::-1] in scores_b and score not in scores_b}
    return frozenset(number for score in turned for number in score)


@per_caption
def _scores(caption: PreparedCaption) -> frozenset[tuple[str, str]]:
    """Each two numbers with nothing but a dash between them, where they differ."""
    text, tokens = caption.clean.text, caption.tokens
    numbers = ((tokens[i], tokens[j]) for i, j in pairwise(places_of_kind(caption, NUMBER)) if j == i + 1)
    return frozenset([(x.form, y.form) for x, y in numbers if x.form != y.form and text[x.end : y.start] in _DASHES])


_DASHES = frozenset("-–—")


def _replaced(facts_a: list[int], facts_b: list[int], a: PreparedCaption, b: PreparedCaption) -> tuple[str, str] | None:
    """The lemmas of a word and the word in its place, where nothing else of the stretch has a fact."""
    if len(facts_a) != 1 or len(facts_b) != 1 or a.tokens[facts_a[0]].kind in DATED:
        return None
    return lemma(a.forms[facts_a[0]]), lemma(b.forms[facts_b[0]])


def _is_only_moved(d: Difference) -> bool:
    """True for a stretch in which nothing differs but the order of the words."""
    return not (d.decides or d.left_a or d.left_b) and "order" in d.reasons


def _facts_of(d: Difference, a: PreparedCaption, b: PreparedCaption) -> tuple[list[int], list[int]]:
    """The words with a fact of a stretch, in the first caption and in the second."""
    (a0, a1, b0, b1), before_a, before_b = d.block, a.facts_before, b.facts_before
    return a.fact_places[before_a[a0] : before_a[a1]], b.fact_places[before_b[b0] : before_b[b1]]


def _says_something(caption: PreparedCaption, first: int, last: int) -> bool:
    """Whether anything but joining words and names stands there; behind a given name, any word is one ("Tom Cook")."""
    return any(
        form not in soft_words() and not is_name(form) and caption.forms[i - 1] not in given_names()
        for i, form in enumerate(caption.forms[first:last], first)
    )
