"""What a word of a caption is: a number, a time, a person, a place, a colour, an action, ..."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from dedupe.captions.lexicon import given_names, is_name, is_role, is_verb, kind_of, places, word_list
from dedupe.captions.prepared import PreparedCaption
from dedupe.captions.tokens import CHARACTER, DAY, MODEL, MONTH, NUMBER, TIME, WEEKDAY, WORD, YEAR

TIMELY = frozenset({"date", "time", "weekday"})
FACTS = frozenset({"number", "time", "date", "identifier"})

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


def class_of(caption: PreparedCaption, position: int) -> str:
    """The class of one token, whatever its case; "wording" where it is no more than a word."""
    token = caption.tokens[position]
    return _BY_TOKEN.get(token.kind) or _class_of_word(token.form)


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
    kind = min([_with_capitals(caption, i) for i in positions], key=lambda kind: _RANKS[kind])
    return _kind_of_name(caption, positions) if kind == "name" else kind


def most_telling(kind_a: str, kind_b: str) -> str:
    """The class of two stretches that replace each other."""
    return min(kind_a, kind_b, key=lambda kind: _RANKS["name" if kind == "organisation" else kind])


def _with_capitals(caption: PreparedCaption, i: int) -> str:
    kind, token = class_of(caption, i), caption.tokens[i]
    if kind in ("wording", "action") and token.kind == WORD and i and caption.has_capitals:
        return "name" if caption.clean.text[token.start].isupper() else kind
    return kind


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
