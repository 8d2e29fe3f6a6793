"""Two clauses of one sentence that changed places, or their doers: "he reads while she sleeps"."""

from __future__ import annotations

from collections.abc import Sequence

from dedupe.captions.prepared import PreparedCaption, first_sentence, gap_before, per_caption, places_in_first
from dedupe.captions.rules.align import common
from dedupe.captions.words.lexicon import is_verb, lemma, soft_words

_JOINS = frozenset({"while", "whilst", "as", "and"})

Clause = tuple[str, ...]


def are_exchanged(a: PreparedCaption, b: PreparedCaption) -> bool:
    """True where both first sentences are made of the same two clauses, whichever comes first."""
    return not _halves(a).isdisjoint(_halves(b))


Doing = tuple[Clause, frozenset[str]]
"""Who, and what they do, in words with a fact."""


def are_crossed(a: PreparedCaption, b: PreparedCaption) -> bool:
    """`Ada reads while Tom sleeps` / `Ada sleeps while Tom reads`: each does what the other did, and nothing else.

    What both end in is told of the two ("... in Vale").
    """
    doings, others = _doings(a), _doings(b)
    if not doings or not others:
        return False  # as most
    here, there = first_sentence(a), first_sentence(b)
    tail = common(here[::-1], there[::-1])
    of_both = frozenset(_facts(here[len(here) - tail :]))
    return any(_is_crossed(one, other, of_both) for one in doings for other in others)


def _is_crossed(one: tuple[Doing, Doing], other: tuple[Doing, Doing], of_both: frozenset[str]) -> bool:
    ((who, does), (others, did)), ((who_there, does_there), (others_there, did_there)) = one, other
    if (who, others) != (who_there, others_there) or does & does_there or (did & did_there) - of_both:
        return False
    return bool((does & did_there) - of_both and (did & does_there) - of_both)


@per_caption
def _doings(caption: PreparedCaption) -> tuple[tuple[Doing, Doing], ...]:
    """Who does what, and who else does what else, at each conjunction between two who do something."""
    forms = first_sentence(caption)
    parted = [(_parted(forms[:i]), _parted(forms[i + 1 :])) for i in places_in_first(caption, _JOINS)]
    return tuple([(one, other) for one, other in parted if one and other and one[0] != other[0]])


def _parted(forms: Sequence[str]) -> Doing | None:
    """The facts of a clause before its first verb and from it on, if there are both."""
    verb = next((i for i, form in enumerate(forms) if is_verb(form)), 0)
    who, does = _facts(forms[:verb]), _facts(forms[verb:])
    return (who, frozenset(does)) if who and does else None


@per_caption
def _halves(caption: PreparedCaption) -> frozenset[tuple[Clause, Clause]]:
    """The two clauses at each conjunction between two that tell of an action, the pair sorted."""
    forms = first_sentence(caption)
    found = set()
    for i in places_in_first(caption, _JOINS):
        # "As the band plays, people dance": the clause behind the comma is the other one.
        split = i or _comma(caption, len(forms))
        one, other = (forms[1:split], forms[split:]) if i == 0 else (forms[:i], forms[i + 1 :])
        if _tells(one) and _tells(other):
            first, second = sorted((_facts(one), _facts(other)))
            found.add((first, second))
    return frozenset(found)


def _comma(caption: PreparedCaption, end: int) -> int:
    return next((i for i in range(1, end) if "," in gap_before(caption, i)), end)


def _tells(forms: Sequence[str]) -> bool:
    return any(map(is_verb, forms))


def _facts(forms: Sequence[str]) -> Clause:
    soft = soft_words()
    return tuple(lemma(form) for form in forms if form not in soft)
