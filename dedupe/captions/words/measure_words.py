"""Numbers of Chinese, with the measure word that stands between a number and what it counts.

`一条船`, `一艘船` and `那艘船` are a boat; which measure word goes with a thing is a matter of style. Two and three are
told by the number before it, in characters or in digits.
"""

from __future__ import annotations

from itertools import pairwise

from dedupe.captions.words.units import NUMBER, WORD, Token

_MEASURES = frozenset("个個名位只隻条條艘头頭匹辆輛架座栋棟幢棵朵张張把本件块塊片幅间間家所群对對双雙排堆")
_NUMBERS = dict(zip("二两兩三四五六七八九十", "22234567890", strict=True)) | {"十": "10"}
_THESE = frozenset("这這那该該此")
_SOFT_NUMBER = "a"
_SOFT_THIS = "the"
_SOFT_MEASURE = "any"
_GROUPS = frozenset("群对對双雙排堆")


def without_measures(tokens: list[Token]) -> list[Token]:
    """The tokens with `一` and `那` before a measure word read as articles, larger numbers as digits."""
    read = list(tokens)
    for i, (before, measure) in enumerate(pairwise(tokens)):
        if measure[0] not in _MEASURES or measure[2] != before[3]:
            continue
        if measure[0] in _GROUPS:
            read[i], read[i + 1] = before._replace(kind=NUMBER), measure._replace(kind=NUMBER)  # a flock is no bird
            continue
        if before[0] == "一":
            read[i] = before._replace(form=_SOFT_NUMBER, kind=WORD)
        elif before[0] in _THESE:
            read[i] = before._replace(form=_SOFT_THIS, kind=WORD)
        elif before[0] in _NUMBERS:
            read[i] = before._replace(form=_NUMBERS[before[0]], kind=NUMBER)
        elif before[1] != NUMBER:
            continue
        read[i + 1] = measure._replace(form=_SOFT_MEASURE, kind=WORD)
    return read
