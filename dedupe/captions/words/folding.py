"""Letters without case, width and accents."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Letters that Unicode does not decompose, but that people type without their stroke.
_STROKES: dict[int, str | None] = {
    ord(letter): bare
    for letter, bare in {
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i",
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ـ": None,
    }.items()
}  # fmt: skip
_FOLDED_SCRIPTS = ("LATIN", "GREEK", "HEBREW", "ARABIC", "CYRILLIC")
_SHORT_I = "\u0438\u0306"
"""Decomposed Cyrillic short i: a letter of its own, not an accent."""


_ODD_LETTERS = (("İ", "i"), ("ı", "i"), ("ſ", "s"))
"""Letters that are another case of an ASCII letter and whose lower case is none, or longer."""


def lower_in_place(text: str) -> str:
    """`text` in lower case, each character in its place: what a pattern matches that ignores case."""
    if not text.isascii():
        for odd, plain in _ODD_LETTERS:
            text = text.replace(odd, plain)
    return text.lower()


def fold(text: str) -> str:
    """`text` without case, width and accents.

    Accents go from Latin, Greek, Hebrew, Arabic and Cyrillic letters (there only where no other letter results: `ё`
    is `е`, but `й` stays). Vowel signs and voicing marks of other scripts are letters and stay. Digits become ours.
    """
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKC", text).casefold()
    text = unicodedata.normalize("NFKC", text)
    if text.isascii():
        return text
    return "".join([c if c.isascii() else _bare(c) for c in text]).translate(_STROKES)


@lru_cache(maxsize=8192)
def _bare(character: str) -> str:
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    if unicodedata.combining(character):
        name = unicodedata.name(character, "")
        return "" if name.startswith(("COMBINING", "HEBREW", "ARABIC")) and "KATAKANA" not in name else character
    if not unicodedata.name(character, "").startswith(_FOLDED_SCRIPTS):
        return character
    parts = unicodedata.normalize("NFD", character)
    if parts == _SHORT_I:
        return character
    return "".join(c for c in parts if not unicodedata.combining(c))
