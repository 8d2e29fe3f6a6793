"""What two do with each other: `Ada Moe talks with Karl Lunn` is `Karl Lunn talks with Ada Moe`."""

from __future__ import annotations

from dedupe.captions.prepared import PreparedCaption, first_sentence, gap_before, per_caption
from dedupe.captions.words.lexicon import is_name, is_person, lemma, soft_words, word_list

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


def do_it_together(a: PreparedCaption, b: PreparedCaption) -> bool:
    """True where both first sentences tell that the same two do the same with each other, whoever is named first.

    Behind them one may tell more than the other, but nothing else.
    """
    return any(
        one[:2] == other[:2] and (set(one[2]) <= set(other[2]) or set(other[2]) <= set(one[2]))
        for one in _doings(a)
        for other in _doings(b)
    )


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


def _phrase_end(caption: PreparedCaption, forms: tuple[str, ...], first: int) -> int:
    """Where the words from `first` on end: at a preposition, but for "Ada Moe of Vale", or behind a comma."""
    for i in range(first, len(forms)):
        if (forms[i] in word_list("preposition") and not _is_between_names(forms, i)) or (
            i > first and "," in gap_before(caption, i)
        ):
            return i
    return max(first, len(forms))


def _is_between_names(forms: tuple[str, ...], i: int) -> bool:
    return forms[i] == "of" and any(map(is_name, forms[i - 1 : i])) and any(map(is_name, forms[i + 1 : i + 2]))


def _facts(forms: tuple[str, ...]) -> Party:
    return tuple([form for form in forms if form not in soft_words()])


def _is_somebody(party: Party) -> bool:
    return any(is_name(form) or is_person(form) for form in party)
