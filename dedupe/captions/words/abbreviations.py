"""Abbreviations of cards, labels and agencies, and the words that they stand for."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from dedupe.captions.words.lexicon import soft_words


@cache
def known() -> dict[str, frozenset[str]]:
    """Each abbreviation with the words that it may stand for."""
    text = files("dedupe.captions.words").joinpath("data", "abbreviations.txt").read_text(encoding="utf-8")
    named = (line.partition(": ") for line in text.splitlines() if line and not line.startswith("#"))
    return {short: frozenset(words.split()) for short, _, words in named}


@cache
def small_abbreviations() -> frozenset[str]:
    """Abbreviations that carry no fact elsewhere."""
    return soft_words().intersection(known())


def abbreviates(a: str, b: str) -> bool:
    """True where one of two folded words is an abbreviation of the other ("bldg", "building")."""
    return b in known().get(a, ()) or a in known().get(b, ())
