"""Abbreviations of cards, labels and agencies, and the words that they stand for."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def _known() -> dict[str, frozenset[str]]:
    text = files("dedupe.captions").joinpath("data", "abbreviations.txt").read_text(encoding="utf-8")
    named = (line.partition(": ") for line in text.splitlines() if line and not line.startswith("#"))
    return {short: frozenset(words.split()) for short, _, words in named}


def abbreviates(a: str, b: str) -> bool:
    """True where one of two folded words is an abbreviation of the other ("bldg", "building")."""
    known = _known()
    return b in known.get(a, ()) or a in known.get(b, ())
