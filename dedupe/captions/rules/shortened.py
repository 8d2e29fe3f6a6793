"""Abbreviations that carry no fact elsewhere, accounted for where the other caption has the word in full."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dedupe.captions.prepared import PreparedCaption, per_caption
from dedupe.captions.words.abbreviations import known, small_abbreviations

if TYPE_CHECKING:
    from dedupe.captions.rules.difference import Difference


@per_caption
def has_small_abbreviations(caption: PreparedCaption) -> bool:
    """True where a caption has abbreviations that carry no fact elsewhere."""
    return not small_abbreviations().isdisjoint(caption.forms)


def pair_small_abbreviations(d: Difference, a: PreparedCaption, b: PreparedCaption) -> None:
    """`Co.` / `County`, `Dr.` / `doctor`: abbreviations that carry no fact elsewhere, and the words they stand for."""
    block, small = d.block, small_abbreviations()
    if d.left_a and not small.isdisjoint(there := b.forms[block.b0 : block.b1]):
        _pair(d, d.left_a, a.forms, there)
    if d.left_b and not small.isdisjoint(there := a.forms[block.a0 : block.a1]):
        _pair(d, d.left_b, b.forms, there)


def _pair(d: Difference, left: list[int], here: Sequence[str], there: Sequence[str]) -> None:
    meant = {word for form in there if form in small_abbreviations() for word in known()[form]}
    for i in [i for i in left if here[i] in meant]:
        left.remove(i)
        d.because("abbreviation")
