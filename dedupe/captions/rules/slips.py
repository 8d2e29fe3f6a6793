"""Slips of a machine that read a typed card: letters that look alike, a digit read as a mark, a stretch of no words.

A card is a text of several lines and a dozen words. Where all others are the same, one word that differs from its
fellow in a letter that looks like another is a misreading, whatever words come of it ("half" / "halt"); outside of
cards it is another word (`misread.py` tells there what is none). A stretch that nobody wrote is one in any long text.
A word beside a slip is compared as everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from dedupe.captions.prepared import PreparedCaption, letters, per_caption, written
from dedupe.captions.rules.bearings import COMPASS
from dedupe.captions.rules.misread import is_known, lacks_one
from dedupe.captions.rules.misreadnumbers import is_day_misread, is_month_misread, is_number_misread, lost_its_marks
from dedupe.captions.words.lexicon import has_odd_letters, soft_words
from dedupe.captions.words.moments import MONTHS
from dedupe.captions.words.units import DAY, NUMBER, WORD, YEAR, Token

if TYPE_CHECKING:
    from dedupe.captions.rules.difference import Difference

_SHORTEST_WHOLE = 4
"""Letters of a word that may have another in place of one of them."""
_LEAST_LINES = 2
"""Lines of a card."""
_LEAST_WORDS = 10
"""Words that both readings of a text have, from which on a stretch of a few is a slip and no other text."""
_MOST_WORDS = 8
_LEAST_LIKE = 55
"""Likeness of the letters of two readings of one stretch, of 100 (indel ratio): "thetcharek" and "the church" have 70,
two names of streets below 50."""
_RUN_TOGETHER = 2
"""Words with a fact that a machine runs into others, or cuts from them, outside of cards at most."""
_LEAST_LIKE_ELSEWHERE = 75
"""The same outside of cards, where a word that is not known may be a rare one ("badger" and "adze" have 60)."""


def pair_slips(d: Difference, a: PreparedCaption, b: PreparedCaption) -> None:
    """Take the words of a stretch of two cards that are slips out of what is left."""
    if d.left_a and d.left_b and (_is_one_date_misread(d, a, b) or lost_its_marks(d, a, b)):
        d.left_a, d.left_b = [], []
        d.because("spelling")
        return
    _pair_day(d, a, b)
    _drop_small_words(d, 0, a, b)
    _drop_small_words(d, 1, b, a)
    if d.left_a and d.left_b:
        _pair_confused(d, a, b)
    elif d.left_a or d.left_b:
        _pair_small_word(d, a, b)


def _drop_small_words(d: Difference, side: int, mine: PreparedCaption, others: PreparedCaption) -> None:
    """`shcwing` / `showing`: what is no word, in the place of a small word."""
    left, words = d.left(side), letters(mine)
    small = [word for word in letters(others)[slice(*d.stretch(1 - side))] if len(word) >= _SHORTEST_WHOLE]
    small = [word for word in small if word in soft_words()] if left else []
    for i in tuple(left) if small else ():
        if not is_known(words[i]) and any(distance(words[i], word) == 1 for word in small):
            left.remove(i)
            d.because("spelling")


@lru_cache(maxsize=1 << 14)
def distance(x: str, y: str) -> int:
    """Letters that are other ones, too many, too few or exchanged (optimal string alignment)."""
    from rapidfuzz.distance import OSA

    return OSA.distance(x, y)


def _pair_small_word(d: Difference, a: PreparedCaption, b: PreparedCaption) -> None:
    """On cards, `for` / `tor`, `of` / `ot`: a small word misread, which alone seems to say something."""
    block = d.block
    if block.a1 - block.a0 != block.b1 - block.b0 or len(d.left_a) + len(d.left_b) != 1:
        return
    left, first, other, begin = (d.left_a, block.a0, b, block.b0) if d.left_a else (d.left_b, block.b0, a, block.a0)
    mine = a if d.left_a else b
    word, meant = letters(mine)[left[0]], letters(other)[begin + left[0] - first]
    if len(word) == len(meant) > 1 and meant in soft_words() and _is_look_alike(word, meant):
        left.clear()
        d.because("spelling")


def _is_look_alike(x: str, y: str) -> bool:
    """True where one character differs, and looks like the other."""
    apart = [c + e for c, e in zip(x, y, strict=True) if c != e]
    return len(apart) == 1 and (apart[0] in _CONFUSED or apart[0][::-1] in _CONFUSED)


def has_lines(caption: PreparedCaption) -> bool:
    """True for a text of some lines, as that of a card is."""
    return caption.lines >= _LEAST_LINES


def are_long(a: PreparedCaption, b: PreparedCaption) -> bool:
    """True for two texts of which a stretch that is no words may be a misreading, and hardly another text."""
    return min(len(a.forms), len(b.forms)) >= _LEAST_WORDS


def are_cards(a: PreparedCaption, b: PreparedCaption) -> bool:
    """True for two texts of some lines and words, as cards are: one word that differs may be a slip of a machine."""
    return (has_lines(a) or has_lines(b)) and are_long(a, b)


def _pair_confused(d: Difference, a: PreparedCaption, b: PreparedCaption) -> None:
    """On cards, `half` / `halt`, `east` / `cast`: one letter that looks like another, whatever words come of it."""
    if len(d.left_a) != len(d.left_b):
        return
    letters_a, letters_b = letters(a), letters(b)
    for i, j in zip(tuple(d.left_a), tuple(d.left_b), strict=True):
        if are_confused(letters_a[i], letters_b[j]) or _is_fraction_misread(a, i, b, j):
            d.left_a.remove(i)
            d.left_b.remove(j)
            d.because("spelling")


def _is_fraction_misread(a: PreparedCaption, i: int, b: PreparedCaption, j: int) -> bool:
    """`2½-story` / `2e-story` / `26-story`: a sign that few machines can read, behind the same whole number."""
    if a.forms[i + 1 : i + 2] != b.forms[j + 1 : j + 2]:
        return False
    (meant, k), (other, n) = ((a, i), (b, j)) if "." in a.forms[i] else ((b, j), (a, i))
    whole, _, part = meant.forms[k].partition(".")
    read = letters(other)[n]
    if part not in _FRACTIONS or read[:-1] != whole:
        return False
    return not read.isdecimal() or not _SIGNS.isdisjoint(written(meant, k, k + 1))


_FRACTIONS = frozenset({"5", "25", "75"})
_SIGNS = frozenset("½¼¾/")
"""Signs of which a fraction is written; a digit is no misread decimal point."""


@lru_cache(maxsize=1 << 16)
def are_confused(x: str, y: str) -> bool:
    """True where two words differ in one letter that a machine takes for the other, or one lacks a letter."""
    if is_month_misread(x, y):
        return True
    if not (x + y).isalpha() and not _is_digit_in_a_word(x, y):
        return is_number_misread(x, y)
    if _is_no_corner(x, y) or _is_no_corner(y, x):
        return True
    short, long = sorted((x, y), key=len)
    if len(short) < len(long):
        # "street" / "streets" are two; "avenue" / "venue" are one.
        lacks = len(long) >= _SHORTEST_LACKING or not is_known(short)
        return lacks and len(long) >= _SHORTEST_WHOLE and long != short + "s" and lacks_one(short, long)
    if has_odd_letters(x) != has_odd_letters(y) and not (is_known(x) or is_known(y)):
        return len(x) >= _SHORTEST_NAME and sum(c != e for c, e in zip(x, y, strict=True)) == 1
    is_long = len(x) >= _SHORTEST_WHOLE or (x in POINTS) != (y in POINTS) or is_known(x) != is_known(y)
    return is_long and _is_look_alike(x, y)


def _is_no_corner(x: str, y: str) -> bool:
    """`ns` / `ne`: two initials of which one is of the corner meant, and no corner nor a word."""
    if y not in POINTS or x in POINTS or len(x) != len(y) or is_known(x):
        return False
    return x[0] == y[0] or x[1] == y[1]


def _is_digit_in_a_word(x: str, y: str) -> bool:
    """`8exter` / `Baxter`: one digit beside nothing but letters, in one of the two."""
    digits = [sum(map(str.isdecimal, word)) for word in (x, y)]
    return sorted(digits) == [0, 1] and (x + y).isalnum()


_LOOK_ALIKE = "ft rn rt ec eo co sa ae il hb un uv mn bh cg kh vw vy gq ef tl ij 4a 8b 8s 5s 0o 1l 1i 6b"
_CONFUSED = frozenset(_LOOK_ALIKE.split())
"""Letters and digits that look alike on a typed card, in pairs."""
_SHORTEST_LACKING = 5
"""Letters of a word that may have lost one of them and be another word."""
_SHORTEST_NAME = 6
"""Letters of a name that may have another in place of one, if no word has these letters in a row."""
POINTS = frozenset({"ne", "nw", "se", "sw"})
"""Points of the compass, which are short: "M.E. corner" and "N.S. corner" are none."""


def _is_one_date_misread(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    return len(d.left_a) == len(d.left_b) == 1 and _is_date_misread(a, d.left_a[0], b, d.left_b[0])


def _is_date_misread(a: PreparedCaption, i: int, b: PreparedCaption, j: int) -> bool:
    """`May 1:, 1932` / `May 19, 1932`: a mark for a digit; on a card, `1020.` / `1920.`: no year of a picture.

    What stands behind a day is a year, and so is what ends the card.
    """
    one, other = a.tokens[i], b.tokens[j]
    if one.kind == other.kind == DAY:
        return _ends_in_a_mark(a, one, other.form) or _ends_in_a_mark(b, other, one.form)
    if {one.kind, other.kind} != {NUMBER, YEAR} or not _is_one_digit_off(one.form, other.form):
        return False
    if _ends_a_line(a, one) and _ends_a_line(b, other):
        return True
    return i > 0 and j > 0 and a.tokens[i - 1].kind == DAY and a.forms[i - 1] == b.forms[j - 1]


def _pair_day(d: Difference, a: PreparedCaption, b: PreparedCaption) -> None:
    """`May 1e, 1932` / `May 14, 1932`: between a month and a year, a letter is a digit, and no door."""
    block, words_a, words_b = d.block, letters(a), letters(b)
    days_a = [i for i in _days(a) if block.a0 <= i < block.a1]
    days_b = [j for j in _days(b) if block.b0 <= j < block.b1]
    for i, j in zip(days_a, days_b, strict=False):
        dated_a, dated_b = words_a[i - 1 : i + 2], words_b[j - 1 : j + 2]
        if dated_a[::2] == dated_b[::2] and is_day_misread(dated_a[1], dated_b[1]):
            d.left_a = [k for k in d.left_a if k not in (i - 1, i)]
            d.left_b = [k for k in d.left_b if k not in (j - 1, j)]
            d.because("spelling")


@per_caption
def _days(caption: PreparedCaption) -> tuple[int, ...]:
    """What stands between a month and a year."""
    words, kinds = letters(caption), [token.kind for token in caption.tokens]
    return tuple([i for i in range(1, len(words) - 1) if kinds[i + 1] == YEAR and words[i - 1] in MONTHS])


def _is_one_digit_off(x: str, y: str) -> bool:
    """`1032` / `1932`, `19440` / `1940`: one digit is another, or one too many."""
    if len(x) == len(y):
        return sum(c != e for c, e in zip(x, y, strict=True)) == 1
    return lacks_one(*sorted((x, y), key=len))


def _ends_in_a_mark(caption: PreparedCaption, day: Token, meant: str) -> bool:
    text = caption.clean.text
    return len(meant) > len(day.form) and meant.startswith(day.form) and text[day.end : day.end + 1] in _FOR_A_DIGIT


_FOR_A_DIGIT = frozenset(":;*~^!|'")


def _ends_a_line(caption: PreparedCaption, token: Token) -> bool:
    """Nothing behind it but a full stop."""
    return not caption.clean.text[token.end :].strip(". \n")


def is_garbled(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """True where one side of a stretch is no words and has nearly the letters of the other.

    Only in texts of some length, of which most is the same; a number that differs is no slip.
    """
    if not (d.left_a and d.left_b) or _strange(a).isdisjoint(d.left_a) == _strange(b).isdisjoint(d.left_b):
        return False  # as most
    block = d.block
    if not are_long(a, b) or max(block.a1 - block.a0, block.b1 - block.b0) > _MOST_WORDS:
        return False
    is_card = are_cards(a, b)
    if not is_card and abs(len(d.left_a) - len(d.left_b)) > _RUN_TOGETHER:
        return False  # as most
    if not all(a.tokens[i].kind == WORD for i in d.left_a) or not all(b.tokens[j].kind == WORD for j in d.left_b):
        return False
    if _tell_apart([a.forms[i] for i in d.left_a], [b.forms[j] for j in d.left_b]):
        return False
    if not (written(a, block.a0, block.a1).isascii() and written(b, block.b0, block.b1).isascii()):
        return False  # "Saigon" / "Hải Phòng": accents are typed, and a word of another language is no noise
    from rapidfuzz.fuzz import ratio

    here, there = _unread(d, 0, a, b), _unread(d, 1, b, a)
    for word in (*letters(a)[block.a0 : block.a1], *letters(b)[block.b0 : block.b1]):
        if len(word) >= _SHORTEST_WHOLE and here.endswith(word) and there.endswith(word):
            here, there = here.removesuffix(word), there.removesuffix(word)  # "MillStreet" / "Ford Street"
    if is_card:
        return ratio(here, there) >= _LEAST_LIKE
    return abs(len(here) - len(there)) <= 1 and ratio(here, there) >= _LEAST_LIKE_ELSEWHERE


@per_caption
def _strange(caption: PreparedCaption) -> frozenset[int]:
    """The tokens that are no known words."""
    return frozenset([i for i, form in enumerate(caption.forms) if not is_known(form)])


def _unread(d: Difference, side: int, caption: PreparedCaption, other: PreparedCaption) -> str:
    """The letters of a stretch that nothing accounts for yet, with those of small words, which may be run into them."""
    left, words = d.left(side), letters(caption)
    theirs = letters(other)[slice(*d.stretch(1 - side))]
    return "".join(
        [
            words[i]
            for i in range(*d.stretch(side))
            if i in left or (words[i] in soft_words() and words[i] not in theirs)
        ]
    )


def _tell_apart(said_a: Sequence[str], said_b: Sequence[str]) -> bool:
    """`viow is southwest` / `view is southeast`: beside what is garbled, a word that is one stands for another."""
    known_a, known_b = ([form for form in said if is_known(form) or form in POINTS] for said in (said_a, said_b))
    if known_a and known_b and not any(are_confused(x, y) for x in known_a for y in known_b):
        return True
    return _points_elsewhere(known_a, said_b) or _points_elsewhere(known_b, said_a)


def _points_elsewhere(known: Sequence[str], garbled: Sequence[str]) -> bool:
    """`northward` / `southwand`: a point of the compass, and what is more like another one."""
    points = _POINTING.intersection(known)
    nearest = {_nearest_point(form) for form in garbled} if points else set()
    return not nearest <= points | {""}


@lru_cache(maxsize=1 << 12)
def _nearest_point(form: str) -> str:
    """The point of the compass that a garbled word is like, or ""."""
    from rapidfuzz.fuzz import ratio

    likeness, point = max((ratio(each, form), each) for each in sorted(_POINTING))
    return point if likeness >= _LEAST_LIKE else ""


_POINTING = frozenset(f"{point}{end}" for point in COMPASS for end in ("", "ward", "wards", "ern", "erly"))
