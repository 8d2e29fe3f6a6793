"""What two do together: `Ada Moe talks with Karl Lunn` is `Karl Lunn talks with Ada Moe`.

Whatever it is that is done, so are `A mother and her son read` and `A boy reads with his mother`.
"""

from __future__ import annotations

from collections.abc import Sequence

from dedupe.captions.prepared import PreparedCaption, first_sentence, gap_before, per_caption
from dedupe.captions.rules.classes import WHOSE
from dedupe.captions.rules.difference import Difference
from dedupe.captions.words.abbreviations import known
from dedupe.captions.words.lexicon import (
    given_names,
    is_name,
    is_person,
    is_role,
    is_verb,
    lemma,
    soft_words,
    word_list,
)
from dedupe.captions.words.relations import related
from dedupe.captions.words.tokens import WORD

_WITH = frozenset(
    map(lemma, ("talk", "speak", "chat", "converse", "confer", "meet", "dance", "shake", "pose", "visit"))
)
"""What is done with somebody who does it, too."""
_WITHOUT = frozenset(map(lemma, ("meet",)))
_HANDS = 3
"""Words from the verb to "with": `shakes hands with`."""

Party = tuple[str, ...]
Doing = tuple[str, frozenset[Party], Party]
"""The verb, the two who do it, and what is said behind them."""


def do_it_together(a: PreparedCaption, b: PreparedCaption) -> frozenset[str]:
    """The words for the two of whom both first sentences tell that they do the same with each other.

    Whoever is named first. Behind them one caption may tell more than the other, but nothing else; of what they are,
    each may tell something. None where they are others, or do something else.
    """
    return next(
        (
            frozenset().union(*one[1], *other[1])
            for one in _doings(a)
            for other in _doings(b)
            if one[0] == other[0]
            and _are_the_same(one[1], other[1])
            and (set(one[2]) <= set(other[2]) or set(other[2]) <= set(one[2]))
        ),
        frozenset(),
    )


def _are_the_same(here: frozenset[Party], there: frozenset[Party]) -> bool:
    """`President Moe` and `Karl Lunn` / `Karl Lunn` and `Norland's President Ada Moe`."""
    if here == there:
        return True
    (one, other), names = map(_name, here), tuple(map(_name, there))
    return any(
        _is_called(one, x) and _is_called(other, y) and not _is_called(one, y) for x, y in (names, reversed(names))
    )


def _is_called(one: Party, other: Party) -> bool:
    """True for one surname, with no other given name before it."""
    return one[-1:] == other[-1:] and (set(one) <= set(other) or set(other) <= set(one))


def _name(party: Party) -> Party:
    """The name behind what somebody is: `Ada Moe` of `Foreign Minister Ada Moe`; all of it where there is none."""
    first = len(party)
    while first and _may_be_named(party[first - 1]):
        first -= 1
    return party[first:] or party


def _may_be_named(form: str) -> bool:
    return (is_name(form) or form in given_names()) and not (is_role(form) or known().get(form))


@per_caption
def _doings(caption: PreparedCaption) -> frozenset[Doing]:
    forms = first_sentence(caption)
    found = set()
    for i, form in enumerate(forms):
        if not i or lemma(form) not in _WITH:
            continue
        near = forms[i + 1 : i + 1 + _HANDS]
        first = i + 2 + near.index("with") if "with" in near else i + 1 if lemma(form) in _WITHOUT else 0
        if not first:
            continue
        last = _phrase_end(caption, forms, first)
        one, other = _facts(forms[:i]), _facts(forms[first:last])
        if _is_somebody(one) and _is_somebody(other):
            found.add((lemma(form), frozenset({one, other}), _facts(forms[last:])))
    return frozenset(found)


def keeps_company(differences: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> bool:
    """`A boy reads with his mother` / `A mother and her son read`: the same do the same, and are named in turn.

    Nothing else may be told but whose somebody is.
    """
    one, other = _company(a), _company(b)
    if one is None or other is None or one[0] == other[0] or not _is_done_by_the_same(one, other):
        return False
    named = WHOSE.union(one[2][-1:], one[3][-1:], other[2][-1:], other[3][-1:])
    return all(
        named.issuperset([a.forms[i] for i in d.left_a]) and named.issuperset([b.forms[j] for j in d.left_b])
        for d in differences
    )


Company = tuple[str, str, Party, Party, Party]
"""What joins them, the verb, who is named first and who beside him, and what else is said."""


@per_caption
def _company(caption: PreparedCaption) -> Company | None:
    """What two do, and how they are joined: `A boy [reads] with his mother`, `A mother and her son [read]`."""
    forms = first_sentence(caption)
    if _JOINS.isdisjoint(forms):
        return None
    verb = next((i for i, form in enumerate(forms) if i and is_verb(form) and not is_person(form)), 0)
    if not verb:
        return None
    who, told = forms[:verb], forms[verb + 1 :]
    if "and" in who:
        join, at = "and", who.index("and")
        first, second, rest = who[:at], who[at + 1 :], told
    elif "with" in told:
        join, at = "with", told.index("with")
        end = _phrase_end(caption, forms, verb + at + 2) - verb - 1
        first, second, rest = who, told[at + 1 : end], told[:at] + told[end:]
    else:
        return None
    one, other = _party(first), _party(second)
    is_of_people = all(party and is_person(party[-1]) for party in (one, other))
    return (join, lemma(forms[verb]), one, other, _facts(rest)) if is_of_people else None


_JOINS = frozenset({"and", "with"})


def _party(forms: tuple[str, ...]) -> Party:
    return tuple([form for form in _facts(forms) if form not in WHOSE])


def _is_done_by_the_same(one: Company, other: Company) -> bool:
    _, verb, first, second, rest = one
    _, there, x, y, told = other
    if verb != there or not (_is_said(rest, told) or _is_said(told, rest)):
        return False
    return (_are_one(first, x) and _are_one(second, y)) or (_are_one(first, y) and _are_one(second, x))


def _are_one(one: Party, other: Party) -> bool:
    """True where both name somebody by words for one and the same; what describes him is judged by itself."""
    return related(one[-1], WORD, other[-1], WORD) is not None


def _is_said(rest: Party, told: Party) -> bool:
    return all(any(related(form, WORD, then, WORD) for then in told) for form in rest)


def _phrase_end(caption: PreparedCaption, forms: tuple[str, ...], first: int) -> int:
    """Where the words from `first` on end: at a preposition, but for "Ada Moe of Vale", or behind a comma."""
    for i in range(first, len(forms)):
        if (forms[i] in word_list("preposition") and not _is_of_a_name(forms, i)) or (
            i > first and "," in gap_before(caption, i)
        ):
            return i
    return max(first, len(forms))


def _is_of_a_name(forms: tuple[str, ...], i: int) -> bool:
    """`Ada Moe [of] Vale`, `Secretary [of] State Ada Moe`."""
    if forms[i] != "of" or not i:
        return False
    return is_role(forms[i - 1]) or (is_name(forms[i - 1]) and any(map(is_name, forms[i + 1 : i + 2])))


def _facts(forms: tuple[str, ...]) -> Party:
    return tuple([form for form in forms if form not in soft_words()])


def _is_somebody(party: Party) -> bool:
    return any(is_name(form) or is_person(form) for form in party)
