"""Numbers in one way of writing: digits, English words, Roman numerals."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_ORDINALS = [
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]


def _ordinal(n: int) -> str:
    return f"{n}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10 if n % 100 not in (11, 12, 13) else 0, 'th') }"


WORDS = (
    {word: str(i) for i, word in enumerate(_UNITS)}
    | {word: str(n) for word, n in _TENS.items()}
    | {"both": "2", "first": "1st"}
    | {word: _ordinal(i) for i, word in enumerate(_ORDINALS, 3)}
)
"""English number words, folded, to digits."""


def _any(words: Iterable[str]) -> str:
    return f"(?i:{'|'.join(words)})"


TENS = _any(["twenty", *_TENS])
BELOW_TEN = _any([*_UNITS[1:10], "first", "second", *_ORDINALS[:7]])
"""Patterns of the two words of `twenty-eight`."""

_SPELLED = re.compile(TENS + BELOW_TEN)


def is_spelled(word: str) -> bool:
    """True for the letters of a number word of two words (`twentyeight`)."""
    return _SPELLED.fullmatch(word) is not None


SCALES = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9}
"""Words behind a number that multiply it, with their power of ten."""
_MULTIPLIED = re.compile(r"(\d{1,3})(?:\.(\d{1,3}))?")

_ROMAN = re.compile(r"(?=.{2})(x{0,3})(ix|iv|v?i{0,3})")
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10}
_NOT_ROMAN = frozenset({"xx", "xxx"})


def word_value(form: str) -> str | None:
    """The digits of an English number word (`two` is `2`, `third` is `3rd`), or None. `second` is a time, too: None."""
    return WORDS.get(form)


def compound_value(form: str) -> str:
    """The digits of two words with a hyphen between them (`twenty-eight` is `28`, `forty-second` is `42nd`)."""
    tens, below = form.split("-")
    number = int(WORDS[tens])
    if below == "second":
        return _ordinal(number + 2)
    digits = WORDS[below]
    return str(number + int(digits)) if digits.isdecimal() else _ordinal(number + int(digits[0]))


_FRACTION = re.compile(r"(\d+)[\s-]?(?:([\xbc-\xbe\u215b-\u215e])|(\d)/(\d))")


def mixed_value(raw: str) -> str:
    """`2 1/2` and `2½` as `2.5`."""
    match = _FRACTION.fullmatch(raw)
    if match is None:
        return number_form(raw)
    whole, sign, over, under = match.groups()
    part = unicodedata.numeric(sign) if sign else int(over) / int(under)
    return number_form(str(int(whole) + part))


def roman_value(form: str) -> str | None:
    """The digits of a Roman numeral from ii to xxxix, folded, or None. One letter alone is no numeral."""
    if len(form) > 7 or form in _NOT_ROMAN or not _ROMAN.fullmatch(form):
        return None
    total = 0
    for i, c in enumerate(form):
        value = _ROMAN_DIGITS[c]
        total += -value if i + 1 < len(form) and _ROMAN_DIGITS[form[i + 1]] > value else value
    return str(total)


def times(form: str, scale: str) -> str | None:
    """`3500000` for "3.5" and "million"; None where the product is no whole number, or the first no small one."""
    parts = _MULTIPLIED.fullmatch(form)
    if parts is None:
        return None
    whole, part = parts[1], parts[2] or ""
    zeros = SCALES[scale] - len(part)
    return None if zeros < 0 else number_form(whole + part + "0" * zeros)


def number_form(digits: str) -> str:
    """`1,500` as `1500`, `2.50` as `2.5`, `007` as `7`."""
    sign = "-" if digits[:1] in ("-", "\u2212") else ""
    plain = digits.lstrip("+-\u2212").replace(",", "").replace("\u2009", "").replace("\u202f", "").replace(" ", "")
    whole, dot, part = plain.partition(".")
    part = part.rstrip("0")
    return sign + (whole.lstrip("0") or "0") + (dot + part if part else "")
