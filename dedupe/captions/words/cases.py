"""One word of a Slavic language in two cases, told from one thing and several.

`мост` and `моста`, `страница` and `страницы` are one thing where the second stands behind a noun (`снимок страницы`);
at the head of a caption (`Страницы …`) it is several. Endings say which forms may be one, and the place says the rest.
"""

from __future__ import annotations

import re
from functools import lru_cache

_SHORTEST_STEM = 3
_SINGULAR = {
    "": ("у ом ем ові еві", "а"),
    "ь": ("ю ем ью", "я и і"),
    "й": ("ю ем єм", "я"),
    "а": ("у е ой ою", "ы и"),
    "я": ("ю е ею єю ию", "и і ии"),
    "о": ("у ом", "а"),
    "е": ("ю ем и", "я"),
}
"""For an ending of the nominative the endings of other cases: those of one only, and those of one or of several."""
_PLURAL = frozenset({"ов", "ев", "ам", "ям", "ами", "ями", "ах", "ях", "ів"})
_NOMINATIVE_PLURAL = frozenset({"ы", "и", "і"})
_LOCATIVE = "е"
_VOWELS = "аеиоуыэюяьй"
_FLEETING = re.compile(r"[оеі](?=[кцлрн]$)")
"""`список` is `списк-` in all other cases."""


@lru_cache(maxsize=1 << 15)
def one_in_two_cases(a: str, b: str) -> tuple[bool, bool, bool] | None:
    """Whether two forms may be one word in two cases, or None.

    Returns:
        For each form whether it must stand where a genitive does, lest it be of several; and whether both must not.
    """
    for x, y in ((a, b), (_FLEETING.sub("", a), b), (a, _FLEETING.sub("", b))):
        stem = next((i for i, (c, d) in enumerate(zip(x, y, strict=False)) if c != d), min(len(x), len(y)))
        if stem >= _SHORTEST_STEM:
            found = _endings(x[stem:], y[stem:], x[stem - 1])
            if found is not None:
                return found
    return None


def _endings(x: str, y: str, before: str) -> tuple[bool, bool, bool] | None:
    if {x, y} <= _PLURAL:
        return False, False, False
    if (x in _PLURAL and y in _NOMINATIVE_PLURAL) or (y in _PLURAL and x in _NOMINATIVE_PLURAL):
        return False, False, True
    may_be = []
    for nominative, (of_one, of_any) in _SINGULAR.items():
        sure, unsure = {nominative, *of_one.split(), _LOCATIVE}, set(of_any.split())
        if {x, y} <= sure | unsure and (nominative or before not in _VOWELS):
            may_be.append((x in unsure, y in unsure, False))
    return min(may_be, default=None)


WITH_OR_FROM = frozenset({"с", "со", "з", "зі"})
_OF_ADJECTIVES = ("ого", "его", "ой", "ей", "ым", "им", "ых", "их", "ої")
_OF_THE_INSTRUMENTAL = ("ом", "ем", "єм", "ой", "ей", "ью", "ою", "ею", "ами", "ями", "ым", "им", "ыми", "ими")


def with_or_from(behind: list[str]) -> str:
    """`с моря` is from the sea, `с мостом` is with a bridge: the case of what stands behind it says which."""
    noun = behind[-1] if behind and behind[0].endswith(_OF_ADJECTIVES) else next(iter(behind), "")
    return "with" if noun.endswith(_OF_THE_INSTRUMENTAL) else "from"
