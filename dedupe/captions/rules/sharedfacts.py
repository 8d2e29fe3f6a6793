"""What two captions have in common, however each tells it: names, numbers and dates, and how much of what is said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dedupe.captions.prepared import PreparedCaption, per_caption
from dedupe.captions.rules.classes import class_of
from dedupe.captions.rules.difference import Difference
from dedupe.captions.words.lexicon import is_name, is_participle, is_verb, kind_of, soft_words
from dedupe.captions.words.tokens import DAY, MONTH, WEEKDAY

_LEAST_SHARED = (7, 10)
"""Share of the words with a fact that one of them has and the other says, too: it adds little."""
IDENTIFYING = frozenset({"name", "place", "number", "date", "time", "identifier"})
"""Classes of what tells which picture it is, ..."""
FACTS_TOLD = IDENTIFYING | {"person"}
"""... and who is shown."""
_OF_A_YEAR = frozenset({DAY, MONTH, WEEKDAY})


def shares_words(differences: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> bool:
    """True where one caption says little that the other does not.

    What each does is said by both, unless both have a name: then it may be told of in another verb, of one moment.
    """
    if _both_act(differences, a, b) and (_has_moments(differences, a, b) or not _shared_names(a, b)):
        return False
    left_a, left_b = [i for d in differences for i in d.left_a], [j for d in differences for j in d.left_b]
    return any(
        (caption.facts - len(left)) * _LEAST_SHARED[1] >= caption.facts * _LEAST_SHARED[0]
        for caption, left in ((a, left_a), (b, left_b))
    )


def does(caption: PreparedCaption, i: int) -> bool:
    """True for a word that says what is done, in any form of the verb."""
    form = caption.forms[i]
    return class_of(caption, i) in ("action", "moment") or is_verb(form) or is_participle(form)


def shares_facts(a: PreparedCaption, b: PreparedCaption, least: int, share: tuple[int, int]) -> bool:
    """True where both name the same: so many, and such a share of those that the one with fewer names."""
    facts_a, facts_b = _facts(a), _facts(b)
    shared = len(facts_a & facts_b)
    return shared >= least and shared * share[1] >= min(len(facts_a), len(facts_b)) * share[0]


def _both_act(differences: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> bool:
    """True where each has a verb that the other lacks."""
    return any(does(a, i) for d in differences for i in d.left_a) and any(
        does(b, j) for d in differences for j in d.left_b
    )


def _shared_names(a: PreparedCaption, b: PreparedCaption) -> frozenset[str]:
    """The names and dates that both have: no counts, and nobody who has none ("the girl")."""
    return frozenset(fact for fact in _facts(a) & _facts(b) if kind_of(fact) != "person" and not fact.isdigit())


def _has_moments(differences: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> bool:
    """True where one says of a moment what the other does not ("arrives", "before")."""
    return any(
        class_of(caption, i) == "moment"
        for side, caption in ((0, a), (1, b))
        for d in differences
        for i in d.left(side)
    )


def tell_of_one_day(differences: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> bool:
    """True where both have a name and a year in common, and tell of no two moments and nobody else: a day has many."""
    if any(d.decides and d.kind == "person" for d in differences) or _years(a).isdisjoint(_years(b)):
        return False  # as most
    return bool(_shared_names(a, b)) and not (_both_act(differences, a, b) or _has_moments(differences, a, b))


@per_caption
def _years(caption: PreparedCaption) -> frozenset[str]:
    return frozenset(fact for fact in _facts(caption) if _YEAR.fullmatch(fact))


_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")


@per_caption
def _facts(caption: PreparedCaption) -> set[str]:
    """Its names, numbers and dates. A date counts once, by its year: a whole album shares it."""
    soft = soft_words()
    return {
        form
        for i, (form, kind, _, _) in enumerate(caption.tokens)
        if kind not in _OF_A_YEAR and form not in soft and (class_of(caption, i) in FACTS_TOLD or is_name(form))
    }
