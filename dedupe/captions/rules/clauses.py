"""Two clauses of one sentence that changed places: "he reads while she sleeps", "she sleeps while he reads"."""

from __future__ import annotations

from collections.abc import Sequence

from dedupe.captions.prepared import PreparedCaption, first_sentence, gap_before, per_caption, places_in_first
from dedupe.captions.words.lexicon import is_verb, lemma, soft_words

_JOINS = frozenset({"while", "whilst", "as", "and"})

Clause = tuple[str, ...]


def are_exchanged(a: PreparedCaption, b: PreparedCaption) -> bool:
    """True where both first sentences are made of the same two clauses, whichever comes first."""
    return not _halves(a).isdisjoint(_halves(b))


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
