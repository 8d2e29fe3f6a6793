"""What one caption calls "something" or "an object", and the other by its name."""

from __future__ import annotations

from collections.abc import Sequence

from dedupe.captions.prepared import PreparedCaption, per_caption
from dedupe.captions.rules.classes import DETERMINERS, QUALITIES
from dedupe.captions.rules.difference import Difference
from dedupe.captions.rules.pairing import are_titles
from dedupe.captions.words.lexicon import (
    is_participle,
    is_plural,
    is_wider,
    kind_of,
    lemma,
    soft_words,
    word_list,
)

_ANYTHING = frozenset({"something", "object", "item"})


def pair_anything(d: Difference, a: PreparedCaption, b: PreparedCaption) -> None:
    """Account for what a stretch of one caption leaves open and the other names."""
    if are_titles(a, b):
        return
    for side, whole, other in ((0, a, b), (1, b, a)):
        for i in [i for i in d.left(side) if whole.forms[i] in _ANYTHING]:
            if named := _named(other, d.left(1 - side), _governor(whole, i)):
                d.account_on(side, (i,), named)
                d.because("wider word")
                return


@per_caption
def leaves_it_open(caption: PreparedCaption) -> bool:
    """True where a caption speaks of something without its name."""
    return not _ANYTHING.isdisjoint(caption.forms)


def _named(caption: PreparedCaption, left: Sequence[int], governor: str) -> tuple[int, ...]:
    """The one thing, nobody and no animal, that a stretch names behind a verb or preposition."""
    things = [i for i in left if _is_a_thing(caption, i)]
    return tuple(things) if len(things) == 1 and _governor(caption, things[0]) == governor else ()


def _is_a_thing(caption: PreparedCaption, i: int) -> bool:
    form = caption.forms[i]
    if kind_of(form) is not None or is_plural(form) or is_participle(form):
        return False
    if is_wider(form, "person") or is_wider(form, "animal"):
        return False
    behind = caption.forms[i + 1 : i + 2]
    return not behind or behind[0] in soft_words() | word_list("preposition")


def _governor(caption: PreparedCaption, i: int) -> str:
    """The lemma of the verb or preposition that a noun stands behind, with an article or what describes it between."""
    before = reversed(caption.forms[max(0, i - _DESCRIBED) : i])
    return next((lemma(form) for form in before if form not in DETERMINERS and kind_of(form) not in QUALITIES), "")


_DESCRIBED = 5
"""Words of "carries a long green" before the noun."""
