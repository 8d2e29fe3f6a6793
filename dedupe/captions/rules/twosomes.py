"""Two of a kind, counted in one caption and named each in the other: "two children", "a girl and a boy"."""

from __future__ import annotations

from collections.abc import Sequence

from dedupe.captions.prepared import PreparedCaption
from dedupe.captions.rules.difference import Difference
from dedupe.captions.words.relations import related
from dedupe.captions.words.tokens import WORD

TWO = frozenset({"2", "both", "couple", "pair"})
_OF_A_KIND = frozenset({"wider word", "synonym", "word form"})


def pair_twosome(d: Difference, a: PreparedCaption, b: PreparedCaption) -> None:
    """Account for both of whom one caption names, where the other counts two."""
    counted = _counted(a, d.left_a)
    if counted:
        named = _named(b, d.left_b, a.forms[counted[1]])
        _account(d, counted, named)
    elif counted := _counted(b, d.left_b):
        named = _named(a, d.left_a, b.forms[counted[1]])
        _account(d, named, counted)


def _account(d: Difference, here: Sequence[int], there: Sequence[int]) -> None:
    if here and there:
        d.account_for(here, there)
        d.because("wider word")


def _counted(caption: PreparedCaption, left: Sequence[int]) -> tuple[int, ...]:
    """Where a stretch says two, and of what."""
    at = next((n for n, i in enumerate(left) if caption.forms[i] in TWO), None)
    if at is None:
        return ()
    what = next((i for i in left[at + 1 :] if caption.forms[i].endswith("s") or caption.forms[i] in _SEVERAL), None)
    return () if what is None else (left[at], what)


_SEVERAL = frozenset({"people", "children", "men", "women"})


def _named(caption: PreparedCaption, left: Sequence[int], kind: str) -> tuple[int, ...]:
    """Where a stretch names one and another of a kind, joined by "and"."""
    ones = [
        i
        for i in left
        if not caption.forms[i].endswith("s") and related(caption.forms[i], WORD, kind, WORD) in _OF_A_KIND
    ]
    if len(ones) != _BOTH or "and" not in caption.forms[ones[0] : ones[1]]:
        return ()
    return tuple(ones)


_BOTH = 2
