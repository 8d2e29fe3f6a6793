"""Numbers and dates that a machine misread on a card: a letter for a digit, a date without its marks, a month.

No digit is taken for another here: "386 Elm Street" and "356 Elm Street" are two houses. Where a number is none, the
digits that can be read are those of the other reading.
"""

from __future__ import annotations

import re
from functools import lru_cache

from dedupe.captions.prepared import PreparedCaption, letters_between
from dedupe.captions.rules.difference import Difference
from dedupe.captions.rules.misread import ORDINAL, is_known
from dedupe.captions.words.moments import FULL_MONTHS
from dedupe.captions.words.units import DATED

_DOORS = frozenset("abcdefgh")
"""Letters behind a number that tell houses and parts of a thing apart: "14a" is not 147."""
_DIGITS_FOR = str.maketrans("oil", "011")
_ANY = "0123456789"
_DIGITS_OF = dict.fromkeys("abcdefghjkmnprstuvwxy", _ANY) | {"o": "0", "i": "1", "l": "1", "z": "27", "q": "90"}
"""The digits that a letter may be read for: those that it looks like, or any, if it looks like none."""
_LEAST_DIGITS = 4
"""Digits that are the same in two readings, from which on what divides them was not read."""


def is_ordinal(word: str) -> bool:
    """True for `42nd`, and for `42st`."""
    return word.endswith(ORDINAL) and word[:-2].isdecimal()


def is_number_misread(x: str, y: str) -> bool:
    """True where one of two folded words is a number and the other has a letter for a digit of it (`5cnd` / `52nd`)."""
    return _is_misread(x, y) or _is_misread(y, x)


@lru_cache(maxsize=1 << 14)
def _is_misread(broken: str, meant: str) -> bool:
    in_order = is_ordinal(meant)
    if len(broken) != len(meant) or not (in_order or meant.isdecimal()):
        return False
    end = len(meant) - 2 if in_order else len(meant)
    if broken[end:] != meant[end:] or end < 2:
        return False
    apart = [k for k in range(end) if broken[k] != meant[k]]
    if len(apart) != 1 or meant[apart[0]] not in _DIGITS_OF.get(broken[apart[0]], ""):
        return False
    return in_order or 0 < apart[0] < end - 1 or (apart[0] == end - 1 and broken[-1] not in _DOORS)


@lru_cache(maxsize=1 << 14)
def is_number_in_noise(broken: str, meant: str, noise: int) -> bool:
    """`1a3n` / `1930`, `s61` / `361`, `ii0` / `10`: letters for digits, where so many words were misread beside it.

    The digits that can be read are those of the number, in order, and no fewer than the letters among them.
    """
    if broken.isdecimal() or is_ordinal(broken):
        return False
    if is_ordinal(meant):
        broken, meant = broken[:-2], meant[:-2]
    if not meant.isdecimal() or abs(len(broken) - len(meant)) > 1:
        return False
    wrong = sum(not c.isdecimal() for c in broken)
    if not 0 < wrong <= min(noise, _MOST_WRONG):
        return False
    if len(broken) == wrong:
        return len(broken) == len(meant) == 1 and (noise > _MOST_WRONG or meant in _LOOKS.get(broken, ""))
    if len(broken) < 2 * wrong or (wrong == 1 and _may_be_a_door(broken, meant)):
        return False
    return re.fullmatch("".join([c if c.isdecimal() else r"\d?" for c in broken]), meant) is not None


def _may_be_a_door(broken: str, meant: str) -> bool:
    """`12a` / `123`; houses seldom have four digits, and `35g` may be 359."""
    if broken[-1] not in _DOORS or len(meant) >= _LEAST_DIGITS:
        return False
    return len(broken) != len(meant) or (broken[-1], meant[-1]) not in _LIKE_DOORS


_LIKE_DOORS = frozenset({("b", "6"), ("b", "8"), ("g", "9")})
_LOOKS = {"z": "2", "l": "1", "i": "1", "o": "0", "s": "5", "g": "9"}
_MOST_WRONG = 2
"""Letters in place of digits, of which more leave nothing to tell a number by."""


def is_day_misread(x: str, y: str) -> bool:
    """True where one of two days of a month has a letter in place of a digit, or behind it (`24t`), as it was read."""
    if x.isdecimal() == y.isdecimal():
        return False
    broken, day = (y, x) if x.isdecimal() else (x, y)
    if broken[:-1] == day:
        return broken[-1].isalpha()
    if len(broken) != len(day) or not broken.isalnum():
        return False
    return all(c == e for c, e in zip(broken, day, strict=True) if c.isdecimal())


@lru_cache(maxsize=1 << 12)
def is_month_misread(x: str, y: str) -> bool:
    """True where one of two folded words is a month and the other is none, and more like it than like any other."""
    month, broken = (x, y) if x in FULL_MONTHS else (y, x)
    if month not in FULL_MONTHS or is_known(broken) or abs(len(month) - len(broken)) > _MOST_LETTERS_OFF:
        return False  # as most; "marsh" is a word of its own
    from rapidfuzz.fuzz import ratio

    likeness, nearest = max((ratio(each, broken), each) for each in FULL_MONTHS)
    return nearest == month and likeness >= _LEAST_LIKE


_MOST_LETTERS_OFF = 2
_LEAST_LIKE = 60
"""Likeness of a month and what was read for it, of 100 (indel ratio): "dril" and "april" have 67, "the" and "june" 29.
"""


def lost_its_marks(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`62542` / `6/25/42`, `3O1311` / `301-311`: digits in a row, between which marks were not read.

    One of the two is written as a date, or has a letter for a digit: "12 34" and "123 4" are other numbers.
    """
    block = d.block
    here, there = letters_between(a, block.a0, block.a1), letters_between(b, block.b0, block.b1)
    digits = here.translate(_DIGITS_FOR)
    if digits != there.translate(_DIGITS_FOR) or not digits.isdecimal() or len(digits) < _LEAST_DIGITS:
        return False
    return here != there or _is_date(a, block.a0, block.a1) != _is_date(b, block.b0, block.b1)


def _is_date(caption: PreparedCaption, first: int, last: int) -> bool:
    return all(token.kind in DATED for token in caption.tokens[first:last])
