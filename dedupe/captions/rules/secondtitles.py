"""Titles beside a title: the same in another language, in brackets, and the series that a work is of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dedupe.captions.prepared import PreparedCaption, per_caption
from dedupe.captions.rules.difference import Difference
from dedupe.captions.words.languages import language_of
from dedupe.captions.words.lexicon import places
from dedupe.captions.words.tokens import fold


def names_the_series(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`Boats on the Weir, from the series Views of Vale`: a part of its own that says what the work belongs to."""
    if bool(d.left_a) == bool(d.left_b):
        return False
    block = d.block
    whole, first, last = (a, block.a0, block.a1) if d.left_a else (b, block.b0, block.b1)
    forms = whole.forms[max(0, first - (whole.forms[first] != "from")) : last]
    return forms[0] == "from" and not _SERIES.isdisjoint(forms[1:_BEFORE_SERIES])


_SERIES = frozenset({"series", "portfolio", "suite", "set", "album", "cycle", "sequence", "sketchbook", "book"})
_BEFORE_SERIES = 4
"""Words of "from the same series"."""


def is_second_title(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`Мост | Bridge` / `Bridge`: the title once more, in a script or language that the other lacks."""
    if bool(d.left_a) == bool(d.left_b):
        return False
    whole, other, left = (a, b, d.left_a) if d.left_a else (b, a, d.left_b)
    if _is_in_translation(whole, left):
        return True
    return all(_OTHER_SCRIPT.match(whole.forms[i]) for i in left) and not any(map(_OTHER_SCRIPT.match, other.forms))


def _is_in_translation(whole: PreparedCaption, left: Sequence[int]) -> bool:
    """`The Mill (Le moulin)` / `The Mill`, or `Le moulin`: one of two titles of which a bracket holds the other."""
    titles = _titles(whole)
    if titles is None:
        return False
    at = next(i for i, token in enumerate(whole.tokens) if token.start >= titles)
    facts = whole.fact_places
    return list(left) in ([i for i in facts if i < at], [i for i in facts if i >= at])


@per_caption
def _titles(caption: PreparedCaption) -> int | None:
    """Where the bracket begins in which a caption ends, if one of the two is English and the other is not."""
    if caption.clean.text[-1:] not in _CLOSES:
        return None
    both = _BOTH_TITLES.fullmatch(caption.clean.text)
    if both is None:
        return None
    here, there = map(_is_foreign, both.groups())
    return both.start(2) if here != there else None


def _is_foreign(title: str) -> bool:
    """True for a title in another language than English: by its article, or by more; "Le Havre" is a place."""
    forms = fold(title).split()
    if not (places() | _TOWNS).isdisjoint(forms):
        return False
    return forms[0] in _ARTICLES_ABROAD or language_of(forms, title) is not None


_TOWNS = frozenset({
    "havre", "rochelle", "mans", "touquet", "puy", "angeles", "vegas", "palmas", "paso", "plata", "paz", "habana",
    "spezia", "haag",
})  # fmt: skip
"""Towns that have an article of their own."""
_ARTICLES_ABROAD = frozenset(
    ["le", "la", "les", "une", "un", "il", "gli", "der", "das", "ein", "eine", "el", "los", "las", "het", "een"]
)
_CLOSES = frozenset(")]")
_BOTH_TITLES = re.compile(r"([^()\[\]]+?)\s*[(\[]([^()\[\]]*\w[^()\[\]]*)[)\]]")
_OTHER_SCRIPT = re.compile("[\u0370-\uffff]")
"""Letters from the Greek on."""
