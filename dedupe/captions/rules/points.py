"""Points of the compass on cards: each card names one of its own, and they are of two places or two views.

Cards of one corner differ in little else ("S.E. corner of 9th Street" / "S.W. corner of 9th Street"), and where much
of a card was misread the words beside such a point do not tell what it stands for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

from dedupe.captions.prepared import PreparedCaption, per_caption
from dedupe.captions.rules.difference import Difference
from dedupe.captions.rules.slips import are_cards

_POINT = re.compile(r"(n|s|north|south)?(e|w|east|west)?(?:wards?|ern|erly)?")
_LETTERS = {"n": "north", "s": "south", "e": "east", "w": "west"}


def judge_points(differences: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """On cards, `north from Ford Street, east side` / `north from Ford Street, west side`, whatever was misread."""
    if not are_cards(a, b):
        return
    own_a, own_b = points(a) - points(b), points(b) - points(a)
    if not own_a or not own_b:
        return
    for d in differences:
        here, there = d.words(a, b)
        if any(point in own_a for form in here for point in _points_of(form)) or any(
            point in own_b for form in there for point in _points_of(form)
        ):
            d.kind, d.decides = "position", True


@per_caption
def points(caption: PreparedCaption) -> Counter[str]:
    """How often a caption names each of the four points; "N.E." and "northeastward" name two."""
    return Counter(chain.from_iterable(map(_points_of, caption.forms)))


@lru_cache(maxsize=1 << 16)
def _points_of(form: str) -> tuple[str, ...]:
    match = _POINT.fullmatch(form)
    return tuple([_LETTERS[group[0]] for group in match.groups() if group]) if match else ()
