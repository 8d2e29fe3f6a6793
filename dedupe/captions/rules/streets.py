"""Two streets, bridges or parks, each with its name before the word, wherever in two captions they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dedupe.captions.prepared import PreparedCaption, per_caption, places_of
from dedupe.captions.rules.difference import Difference
from dedupe.captions.rules.pairing import may_be_named
from dedupe.captions.words.lexicon import is_name, lemma, word_list
from dedupe.captions.words.tokens import WORD

_PLACES = word_list("place") | frozenset({
    "airport", "arena", "beach", "cemetery", "college", "hall", "hospital", "hotel", "library", "market", "mosque",
    "museum", "pier", "school", "stadium", "station", "temple", "terminal", "theater", "theatre", "tower",
    "university", "zoo",
})  # fmt: skip
"""Words for what has a name before it."""


def judge_streets(differences: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """Let `crowds on Dock Street` / `Mill Street is crowded` decide: each names one, and not the one of the other."""
    named_a, named_b = named_places(a), named_places(b)
    for place in named_a.keys() & named_b.keys():
        names_a = {a.forms[i] for i in named_a[place]}
        names_b = {b.forms[j] for j in named_b[place]}
        if (
            not names_a.isdisjoint(b.words)
            or not names_b.isdisjoint(a.words)
            or not any(map(is_name, names_a | names_b))
        ):
            continue
        for d in differences:
            if not d.decides and not (named_a[place].isdisjoint(d.left_a) and named_b[place].isdisjoint(d.left_b)):
                d.kind, d.decides = "place", True


@per_caption
def named_places(caption: PreparedCaption) -> Mapping[str, frozenset[int]]:
    """Words for a place that stand behind a name, each with where these names are."""
    found: dict[str, frozenset[int]] = {}
    tokens = caption.tokens
    for i in places_of(caption, _PLACES):
        if i and tokens[i - 1].kind == WORD and may_be_named(tokens, i):
            place = lemma(tokens[i].form)
            found[place] = found.get(place, frozenset()) | {i - 1}
    return found
