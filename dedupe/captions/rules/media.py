"""A photograph of a thing and a map of it: two pictures, though "photograph" alone would say nothing."""

from __future__ import annotations

from dedupe.captions.prepared import PreparedCaption
from dedupe.captions.rules.difference import Difference

_PHOTOGRAPHS = frozenset({"photo", "photos", "photograph", "photographs", "snapshot"})
_VIEWS = _PHOTOGRAPHS | {"view", "views"}
_PLANS = frozenset({"map", "chart", "diagram", "schematic", "graph", "blueprint"})
_DRAWN = _PLANS | frozenset({
    "drawing", "sketch", "painting", "engraving", "etching", "lithograph", "watercolour", "watercolor",
    "illustration", "rendering", "concept", "impression",
})  # fmt: skip
_HEAD = 1
"""Words that may stand before: an article, an adjective."""


def is_in_another_medium(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`Photo of the mill and weir` / `Map of the mill and weir`; an image may be any of them."""
    block = d.block
    if block.a0 > _HEAD or block.b0 > _HEAD:
        return False
    forms_a, forms_b = d.words(a, b)
    return _is_drawn_against(forms_a, forms_b) or _is_drawn_against(forms_b, forms_a)


def _is_drawn_against(drawn: tuple[str, ...], seen: tuple[str, ...]) -> bool:
    if not _VIEWS.isdisjoint(drawn) or not _DRAWN.isdisjoint(seen):
        return False
    if not _PHOTOGRAPHS.isdisjoint(seen):
        return not _DRAWN.isdisjoint(drawn)
    return not (_VIEWS.isdisjoint(seen) or _PLANS.isdisjoint(drawn))
