"""Abbreviations of cards, labels and agencies, and the words that they stand for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from dedupe.captions.lexicon import soft_words
from dedupe.captions.prepared import PreparedCaption, per_caption

if TYPE_CHECKING:
    from dedupe.captions.differences import Difference


@cache
def _known() -> dict[str, frozenset[str]]:
    text = files("dedupe.captions").joinpath("data", "abbreviations.txt").read_text(encoding="utf-8")
    named = (line.partition(": ") for line in text.splitlines() if line and not line.startswith("#"))
    return {short: frozenset(words.split()) for short, _, words in named}


@cache
def _small() -> frozenset[str]:
    """Abbreviations that carry no fact elsewhere."""
    return soft_words() & _known().keys()


def abbreviates(a: str, b: str) -> bool:
    """True where one of two folded words is an abbreviation of the other ("bldg", "building")."""
    known = _known()
    return b in known.get(a, ()) or a in known.get(b, ())


@per_caption
def has_small_abbreviations(caption: PreparedCaption) -> bool:
    """True where a caption has abbreviations that carry no fact elsewhere."""
    return not _small().isdisjoint(caption.forms)


def pair_small_abbreviations(d: Difference, a: PreparedCaption, b: PreparedCaption) -> None:
    """`Co.` / `County`, `Dr.` / `doctor`: abbreviations that carry no fact elsewhere, and the words they stand for."""
    block, small = d.block, _small()
    if d.left_a and not small.isdisjoint(there := b.forms[block.b0 : block.b1]):
        _pair_small(d, d.left_a, a.forms, there)
    if d.left_b and not small.isdisjoint(there := a.forms[block.a0 : block.a1]):
        _pair_small(d, d.left_b, b.forms, there)


def _pair_small(d: Difference, left: list[int], here: Sequence[str], there: Sequence[str]) -> None:
    meant = [_known()[form] for form in there if form in _small()]
    for i in tuple(left):
        if any(here[i] in words for words in meant):
            left.remove(i)
            d.because("abbreviation")
