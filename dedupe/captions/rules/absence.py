"""What is not there, told in several ways: `no key is provided`, `the key is missing`, `the key was not found`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dedupe.captions.prepared import PreparedCaption, first_sentence, per_caption, places_in_first
from dedupe.captions.rules.addition import Addition
from dedupe.captions.rules.classes import ARTICLES, BE
from dedupe.captions.rules.difference import Difference
from dedupe.captions.words.lexicon import lemma, soft_words


class Absence(NamedTuple):
    """What a caption says is not there.

    Attributes:
        thing: the lemma of the word for it.
        said: the tokens that say so.
    """

    thing: str
    said: frozenset[int]


def drop_absences(found: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """Account for what both captions say is not there, each in its own words."""
    one, other = absence(a), absence(b)
    if one and other and lack_the_same(a, b):
        for d in found:
            d.account_for(one.said, other.said)


def lack_the_same(a: PreparedCaption, b: PreparedCaption) -> bool:
    """True where both captions say of one thing that it is not there."""
    one, other = absence(a), absence(b)
    return one is not None and other is not None and one.thing == other.thing


def is_missing(added: Addition) -> bool:
    """`the key is present` / `the key is missing`: told in place of words that carry no fact."""
    before = added.positions[0] - 1
    return added.facts[0] in _MISSING and before >= 0 and added.whole.forms[before] in BE


@per_caption
def absence(caption: PreparedCaption) -> Absence | None:
    """What a first sentence says is not there, if it is one thing."""
    told = places_in_first(caption, _TELLING)
    if len(told) != 1:
        return None  # as most
    (i,), forms = told, first_sentence(caption)
    if forms[i] in _DENIES:
        is_nowhere = i > 0 and forms[i - 1] in BE  # "there is no hat on the pier" is said of no pier without a hat
        return None if is_nowhere else _behind(forms, i)
    if forms[i] in _NOT:
        present = [k for k in range(i + 1, min(len(forms), i + _NEAR)) if forms[k] in _PRESENT]
        return _ahead(forms, i, {i, *present}) if present else None
    is_said_of_it = i > 0 and (forms[i - 1] in BE or i + 1 == len(forms))
    return _ahead(forms, i, {i}) if is_said_of_it else _behind(forms, i)


def _behind(forms: Sequence[str], i: int) -> Absence | None:
    """`no API key [provided]`, `the missing key`: the last noun up to where it is told that it might be there."""
    end = next((k for k in range(i + 1, len(forms)) if forms[k] in _ENDS), len(forms))
    if end == i + 1 or forms[end - 1] in soft_words():
        return None
    present = [k for k in range(end, min(len(forms), end + _NEAR)) if forms[k] in _PRESENT]
    return Absence(lemma(forms[end - 1]), frozenset({i, *present}))


def _ahead(forms: Sequence[str], i: int, said: set[int]) -> Absence | None:
    """`the key is [missing]`: the noun before."""
    at = next((k for k in range(i - 1, -1, -1) if forms[k] not in _LINKS), None)
    return None if at is None else Absence(lemma(forms[at]), frozenset(said))


_DENIES = frozenset({"no", "without", "lacking", "lacks"})
_NOT = frozenset({"not", "isnt", "arent", "wasnt", "werent", "doesnt", "didnt", "dont", "cannot", "cant"})
_MISSING = frozenset({"missing", "absent", "unavailable", "nonexistent", "omitted", "unset", "unspecified"})
_TELLING = _DENIES | _NOT | _MISSING
_PRESENT = frozenset({
    "provided", "given", "supplied", "specified", "found", "present", "available", "exist", "exists", "existing",
    "entered", "defined", "included", "passed", "sent", "set", "there", "shown", "configured",
})  # fmt: skip
_LINKS = soft_words() | BE
_ENDS = (soft_words() - ARTICLES) | _PRESENT | BE | {"if", "until", "because", "selected", "left", "needed"}
_NEAR = 3
"""Words of "is ever found"."""
