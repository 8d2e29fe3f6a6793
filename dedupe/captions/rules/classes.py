"""What a word of a caption is: a number, a time, a person, a place, a colour, an action, ..."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from dedupe.captions.prepared import PreparedCaption, per_caption
from dedupe.captions.words.lexicon import given_names, is_name, is_role, is_verb, kind_of, places, word_list
from dedupe.captions.words.tokens import CHARACTER, DAY, MODEL, MONTH, NUMBER, TIME, WEEKDAY, WORD, YEAR

TIMELY = frozenset({"date", "time", "weekday"})
QUALITIES = frozenset({"quality", "colour"})
"""Classes that say how a thing is."""
DESCRIBING = TIMELY | QUALITIES | {"number", "position"}
"""Classes that describe what is named and name nothing."""
FACTS = frozenset({"number", "time", "date", "identifier"})
ARTICLES = word_list("article")
WHOSE = frozenset({"his", "her", "their", "its"})
DETERMINERS = ARTICLES | WHOSE
"""What stands before a noun and says nothing of it."""
LINKS = word_list("preposition") | {"and", "or"}
"""What stands between two things that are named."""
BE = frozenset({"is", "are", "was", "were", "be", "being", "been"})
"""Forms of "be" before a participle."""
STANDS = frozenset({"left", "right", "center", "centre"})
"""Where somebody stands, as captions that name several people say."""

_BY_TOKEN = {
    TIME: "time",
    MONTH: "date",
    DAY: "date",
    YEAR: "date",
    WEEKDAY: "weekday",
    NUMBER: "number",
    MODEL: "identifier",
    CHARACTER: "wording",
}
_TELLING = (
    "negation", "number", "time", "date", "identifier", "position", "person", "place", "organisation", "name", "colour",
    "view", "moment", "action", "quality", "weekday", "wording",
)  # fmt: skip
"""All classes, the one that names a stretch of several first."""
_RANKS = {kind: rank for rank, kind in enumerate(_TELLING)}
_RANKS_OF_TWO = _RANKS | {"organisation": _RANKS["name"]}
"""The same of two stretches that replace each other."""


@per_caption
def classes_of(caption: PreparedCaption) -> tuple[str, ...]:
    """The class of each token, whatever its case; "wording" where it is no more than a word."""
    return tuple([_class_of_word(form) if kind == WORD else _BY_TOKEN[kind] for form, kind, _, _ in caption.tokens])


def class_of(caption: PreparedCaption, position: int) -> str:
    """The class of one token; see `classes_of`."""
    return classes_of(caption)[position]


@lru_cache(maxsize=1 << 16)
def _class_of_word(form: str) -> str:
    if form in given_names():
        return "person"
    if form in places():
        return "place"
    kind = kind_of(form)
    if kind is not None:
        return kind
    if is_name(form):
        return "name"
    return "action" if is_verb(form) else "wording"


def shown_class(caption: PreparedCaption, positions: Sequence[int]) -> str:
    """What a stretch is called: the class of its most telling token, with names told apart by what stands around them.

    Capitals are looked at here, where they cannot change a verdict.
    """
    classes = classes_of(caption)
    kind = classes[positions[0]]
    for i in positions:
        if _RANKS[classes[i]] < _RANKS[kind]:
            kind = classes[i]
    if _RANKS[kind] > _RANKS["name"] and caption.has_capitals and _has_capital(caption, positions):
        kind = "name"
    return _kind_of_name(caption, positions) if kind == "name" else kind


def most_telling(kind_a: str, kind_b: str) -> str:
    """The class of two stretches that replace each other."""
    return min(kind_a, kind_b, key=_RANKS_OF_TWO.__getitem__)


def _has_capital(caption: PreparedCaption, positions: Sequence[int]) -> bool:
    """True where one of these words, which may name something, is written like a name."""
    classes, tokens, text = classes_of(caption), caption.tokens, caption.clean.text
    return any(
        classes[i] in _NAMED and i and tokens[i].kind == WORD and text[tokens[i].start].isupper() for i in positions
    )


_NAMED = frozenset({"wording", "action"})
"""Classes of words that may be names where they have a capital."""


def _kind_of_name(caption: PreparedCaption, positions: Sequence[int]) -> str:
    """Who or what a name names: a role before it, a preposition of place, a word for a place or a body beside it."""
    first, last = positions[0], positions[-1]
    near = caption.forms[max(0, first - 1) : last + 2]
    if not word_list("organisation").isdisjoint(near):
        return "organisation"
    if not word_list("place").isdisjoint(near) or (first and caption.forms[first - 1] in word_list("locative")):
        return "place"
    around = (*caption.forms[max(0, first - 2) : first], *(caption.forms[i] for i in positions))
    return "person" if any(map(is_role, around)) else "name"
