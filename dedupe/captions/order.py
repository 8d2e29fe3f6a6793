"""Words that stand in another order: a list of the same people, a date moved to the end, or somebody else's part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from dedupe.captions.align import LARGEST
from dedupe.captions.differences import BE, DATED, Difference, turns_the_verb
from dedupe.captions.lexicon import is_participle, is_role, is_verb, lemma, proper_names, soft_words, word_list
from dedupe.captions.prepared import PreparedCaption, dateline

_LOCATIVE = frozenset(
    {"in", "at", "on", "near", "inside", "outside", "during", "aboard", "along", "across", "over", "under"}
)
_ARTICLES = frozenset({"the", "a", "an", "his", "her", "their", "its"})
_SIDES = frozenset({"left", "right", "center", "centre", "middle"})
_TO_AND_FROM = {"to": "to", "from": "from", "by": "by", "against": "against", "over": "over"}
_LONGEST_LIST = 80
"""Words read after "from left"."""
_LISTED_FROM = frozenset({"from", "to", "clockwise"})


def judge_order(differences: list[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """Mark the moves that change who does what, or who stands where.

    A moved word changes nothing where it is a date or time, where it stands in a phrase of place in both captions,
    where it lies outside the first sentence, or where only other members of a list stand between its two places.
    """
    if len(a.forms) + len(b.forms) > LARGEST or not any(d.moved_a for d in differences):
        return
    if _bindings(a) != _bindings(b) and _names_moved(differences, a):
        _decide(differences)
        return
    places, verbs = _places_in(differences, b), _shared_verbs(a, b)
    dateline_a, dateline_b = dateline(a), dateline(b)
    for d in differences:
        for i in d.moved_a:
            if a.sentences[i] != 0 or a.tokens[i].kind in DATED or not places.get(a.forms[i]):
                continue
            other, j = places[a.forms[i]].pop(0)
            if i < dateline_a or j < dateline_b:
                continue
            if _changes_part(i, j, verbs, a, b):
                for each in (d, other):
                    each.kind, each.decides = "order", True


def _decide(differences: list[Difference]) -> None:
    for d in differences:
        if d.moved_a or d.moved_b:
            d.kind, d.decides = "order", True


def _names_moved(differences: list[Difference], a: PreparedCaption) -> bool:
    return any(a.forms[i] not in _SIDES for d in differences for i in d.moved_a)


def _bindings(caption: PreparedCaption) -> Counter[tuple[str, ...]]:
    """Who stands where: each side with the word before it; after "from left", the whole order."""
    found: Counter[tuple[str, ...]] = Counter()
    forms = caption.forms
    for i, form in enumerate(forms):
        if form in _SIDES or form == "clockwise":
            if form == "clockwise" or (i and forms[i - 1] in _LISTED_FROM):
                found[tuple(_named(forms[i + 1 : i + 1 + _LONGEST_LIST]))] += 1
            elif i:
                found[(forms[i - 1], form)] += 1
    return found


def _named(forms: Iterable[str]) -> list[str]:
    return [form for form in forms if form in proper_names()]


def _places_in(differences: list[Difference], b: PreparedCaption) -> dict[str, list[tuple[Difference, int]]]:
    places: dict[str, list[tuple[Difference, int]]] = {}
    for d in differences:
        for j in d.moved_b:
            if b.sentences[j] == 0:
                places.setdefault(b.forms[j], []).append((d, j))
    return places


def _changes_part(i: int, j: int, verbs: Sequence[tuple[int, int]], a: PreparedCaption, b: PreparedCaption) -> bool:
    """True where a word stands before a verb in one caption and behind it in the other."""
    if _does(a.forms[i]) or (_is_locative(a, i) and _is_locative(b, j)):
        return False
    roles = _TO_AND_FROM.get(_before(a, i)), _TO_AND_FROM.get(_before(b, j))
    if all(roles) and roles[0] != roles[1]:
        return True
    # "smiling woman" is "woman smiling".
    return any(
        (i < at_a) != (j < at_b) and not (abs(i - at_a) == abs(j - at_b) == 1 and a.forms[at_a].endswith("ing"))
        for at_a, at_b in verbs
    )


def _before(caption: PreparedCaption, i: int) -> str:
    return caption.forms[i - 1] if i else ""


def _shared_verbs(a: PreparedCaption, b: PreparedCaption) -> list[tuple[int, int]]:
    """Positions of the verbs that stand once in the first sentence of each."""
    in_a, in_b = _verbs_of(a), _verbs_of(b)
    return [
        (at, in_b[form])
        for form, at in in_a.items()
        if form in in_b and not turns_the_verb(a.tokens, at, b.tokens, in_b[form])
    ]


def _verbs_of(caption: PreparedCaption) -> dict[str, int]:
    seen: dict[str, int] = {}
    twice = set()
    for i, form in enumerate(caption.forms):
        if caption.sentences[i] != 0:
            break
        if _does(form) or (i and form.endswith("ing") and caption.forms[i - 1] in BE):
            stem = lemma(form)
            (twice.add(stem) if stem in seen else seen.update({stem: i}))
    return {form: i for form, i in seen.items() if form not in twice}


def _does(form: str) -> bool:
    """True for what is surely a verb: not for base forms that name things, too ("water", "ship")."""
    if form in word_list("thing"):
        return False
    return (
        (is_verb(form) or is_participle(form))
        and form not in proper_names()
        and form not in soft_words()
        and not is_role(form)
    )


def _is_locative(caption: PreparedCaption, i: int) -> bool:
    """True where a preposition of place stands before the word, up to four words back."""
    for k in range(i - 1, max(-1, i - 5), -1):
        form = caption.forms[k]
        if form in _LOCATIVE:
            return True
        if is_verb(form) and form not in _ARTICLES:
            return False
    return False
