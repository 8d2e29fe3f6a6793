"""Words that a machine misread or a line break cut in two, told from other words.

A misreading is no word at all: what stands in its place in the other caption is a common word, and most letters are
the same. Where both are words, or both may be names, they are two (`spelling.py` knows the spellings of one name).
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from dedupe.captions.prepared import PreparedCaption, letters, per_caption, written
from dedupe.captions.words.folding import fold
from dedupe.captions.words.lexicon import has_odd_letters, is_common_word, places, proper_names, soft_words
from dedupe.captions.words.spelling import same_spelling
from dedupe.captions.words.units import NUMBER, YEAR

if TYPE_CHECKING:
    from dedupe.captions.rules.difference import Difference

_SHORTEST = 6
"""Letters of a common word from which on one in `_SHARE` may be wrong; of shorter words other words come."""
_SHARE = 3
_SHORTEST_WHOLE = 4
"""Letters of a word that a machine may have read without one of them, or with a digit for one of them."""
_SHORTEST_BROKEN = 6
"""Letters of a word cut in two of which one may be wrong besides."""
_MOST_LEFT = 12
"""Words left on a side up to which each is looked at; more are another wording anyway."""
_LEAST_DIGITS = 3
"""Digits beside a strange character that make it a number misread."""
_SEPARATORS = frozenset(" ,.-/:'")


def pair_misread(d: Difference, a: PreparedCaption, b: PreparedCaption) -> None:
    """Take the words of a stretch that are misreadings of what the other caption has there out of what is left."""
    block = d.block
    if max(len(d.left_a), len(d.left_b)) > _MOST_LEFT:
        return
    if block.a1 - block.a0 > 1:
        _pair_cut(d, d.left_a, d.left_b, a, (block.a0, block.a1), b)
    if block.b1 - block.b0 > 1:
        _pair_cut(d, d.left_b, d.left_a, b, (block.b0, block.b1), a)
    if not d.left_a or not d.left_b:
        return
    odd_a, odd_b = _odd_words(a), _odd_words(b)
    if odd_a.isdisjoint(range(block.a0, block.a1)) and odd_b.isdisjoint(range(block.b0, block.b1)):
        return  # as most
    here, there = written(a, block.a0, block.a1), written(b, block.b0, block.b1)
    # Letters keep their number when folded, but for some that are not ASCII.
    if (len(here) == len(there) or not (here + there).isascii()) and _are_strange(fold(here), fold(there)):
        d.left_a, d.left_b = [], []
        d.because("spelling")
        return
    letters_a, letters_b = letters(a), letters(b)
    for i in tuple(d.left_a):
        ours, is_odd = letters_a[i], i in odd_a
        for j in d.left_b:
            # Of two known words neither is misread.
            if (is_odd or j in odd_b) and is_misread(ours, letters_b[j]):
                d.left_a.remove(i)
                d.left_b.remove(j)
                d.because("spelling")
                break


def _pair_cut(
    d: Difference,
    ours: list[int],
    theirs: list[int],
    mine: PreparedCaption,
    stretch: tuple[int, int],
    others: PreparedCaption,
) -> None:
    """`back ground` / `background`, `Au gust` / `August`: two words that are one in the other caption."""
    if not ours or not theirs:
        return
    first, last = max(stretch[0], ours[0] - 1), min(stretch[1] - 1, ours[-1] + 1)
    letters_others, unknown = letters(others), _unknown(mine)
    whole = {letters_others[j]: j for j in theirs}
    if _joined(mine).isdisjoint(whole) and unknown.isdisjoint(range(first, last + 1)):
        return  # as most
    letters_mine, left = letters(mine), tuple(ours)
    long = [word for word in whole if len(word) >= _SHORTEST_BROKEN and is_common_word(word)]
    for i in range(first, last):
        if i not in left and i + 1 not in left:
            continue
        word: str | None = letters_mine[i] + letters_mine[i + 1]
        if word not in whole:
            if not long or (i not in unknown and i + 1 not in unknown):
                continue
            word = next((each for each in long if each in whole and _is_cut(word, each)), None)
        if word is None or (_has_number(mine, i) and others.tokens[whole[word]].kind != YEAR):
            continue
        theirs.remove(whole.pop(word))
        ours[:] = [k for k in ours if k not in (i, i + 1)]
        d.because("spacing")


def _has_number(caption: PreparedCaption, i: int) -> bool:
    return NUMBER in (caption.tokens[i].kind, caption.tokens[i + 1].kind)


@per_caption
def _joined(caption: PreparedCaption) -> frozenset[str]:
    """The letters of each two words in a row, as one."""
    return frozenset([x + y for x, y in pairwise(letters(caption))])


@lru_cache(maxsize=1 << 16)
def _is_cut(cut: str, whole: str) -> bool:
    """True for a common word cut in two and misread besides."""
    return abs(len(cut) - len(whole)) <= 1 and cut.isalpha() and same_spelling(cut, whole)


@lru_cache(maxsize=1 << 16)
def is_misread(x: str, y: str) -> bool:
    """True where one of two folded words is no word, the other is one, and most of their letters are the same."""
    if not x.isalpha() or not y.isalpha():
        if _is_ordinal_misread(x, y) or _is_ordinal_misread(y, x):
            return True
        return _has_digit_for_letter(x, y) or _has_digit_for_letter(y, x)
    if is_known(x) == is_known(y):
        return False
    broken, whole = (y, x) if is_known(x) else (x, y)
    odd = has_odd_letters(broken)
    if (odd or whole in places()) and len(whole) >= _SHORTEST_WHOLE and lacks_one(broken, whole):
        return True
    if not odd or len(whole) < _SHORTEST or broken[0] != whole[0] or not is_common_word(whole):
        return False
    from rapidfuzz.distance import OSA

    most = len(whole) // _SHARE
    return OSA.distance(broken, whole, score_cutoff=most) <= most


def _is_ordinal_misread(broken: str, meant: str) -> bool:
    """`42ns` / `42nd`, `sth` / `8th`: one letter that no ordinal ends in, or one that looks like the digit meant.

    Or one letter too many (`e48th`).
    """
    if not meant.endswith(ORDINAL) or not meant[:-2].isdecimal():
        return False
    if broken[1:] == meant and broken[0].isalpha():
        return True
    if broken in (meant[:-1], meant[:-2] + meant[-1]):
        return True
    if len(broken) != len(meant) or broken.isdecimal():
        return False
    apart = [k for k, (c, e) in enumerate(zip(broken, meant, strict=True)) if c != e]
    if len(apart) != 1:
        return False
    k = apart[0]
    if k >= len(meant) - 2:
        return not broken.endswith(ORDINAL) and broken[k].isalpha()
    return broken[k] in _LOOKS_LIKE.get(meant[k], "")


ORDINAL = ("st", "nd", "rd", "th")
_LOOKS_LIKE = {"0": "o", "1": "li", "2": "z", "5": "s", "6": "gb", "8": "sb", "9": "gq"}


def lacks_one(broken: str, whole: str) -> bool:
    """True for a word without one of its letters."""
    return len(whole) == len(broken) + 1 and any(whole[:i] + whole[i + 1 :] == broken for i in range(len(whole)))


def _has_digit_for_letter(x: str, word: str) -> bool:
    """`8ank` / `bank`: one digit in a word that is one with a letter in its place."""
    if len(x) != len(word) or len(word) < _SHORTEST_WHOLE or not word.isalpha() or not is_known(word):
        return False
    apart = [c for c, e in zip(x, word, strict=True) if c != e]
    return len(apart) == 1 and apart[0].isdecimal()


@lru_cache(maxsize=1 << 16)
def is_known(word: str) -> bool:
    """True for a word of any list: of two known ones neither is misread."""
    return is_common_word(word) or word in proper_names() or word in soft_words()


@per_caption
def _unknown(caption: PreparedCaption) -> frozenset[int]:
    """The tokens of letters alone that are no known words."""
    written_as = letters(caption)
    return frozenset([i for i in _odd_words(caption) if written_as[i].isalpha()])


@per_caption
def _odd_words(caption: PreparedCaption) -> frozenset[int]:
    """The tokens that are no known words: of two known ones neither is misread."""
    return frozenset([i for i, word in enumerate(letters(caption)) if not (word.isalpha() and is_known(word))])


def _are_strange(x: str, y: str) -> bool:
    """`1e29` / `1929`, `19~1` / `1931`, `cou:t` / `court`: one character inside a number or a word is none of it."""
    if len(x) != len(y) or x == y:
        return False
    apart = [i for i, (c, e) in enumerate(zip(x, y, strict=True)) if c != e]
    i = apart[0]
    if len(apart) > 1 or not 0 < i < len(x) - 1:
        return False
    if x[i].isdecimal() and y[i].isdecimal():
        return False
    strange, meant = (x, y) if not x[i].isalnum() or y[i].isdecimal() else (y, x)
    if meant.isdecimal():
        return len(meant) > _LEAST_DIGITS and strange[i] not in _SEPARATORS
    if not meant.isalpha() or strange[i].isalnum() or strange[i].isspace():
        return False
    return strange[i] not in _SEPARATORS or is_known(meant)
