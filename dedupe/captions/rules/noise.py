"""The noise of a reading: what else a machine may have misread in a text of which it misread more than one word.

A machine that misread a word of a text misread others. So the words that nobody wrote, where the other reading has
words, say how far a further word may be from what stands in its place (a noisy channel; Kernighan, Church and Gale,
1990): with one of them, what is no word may have a quarter of its letters wrong; with two, a letter of any word but a
name may be another. Letters among digits are digits; a digit is taken for another only far behind the head of a card of
which all else is the same, and a point of the compass never.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from dedupe.captions.prepared import PreparedCaption, letters, per_caption
from dedupe.captions.rules.bearings import COMPASS
from dedupe.captions.rules.difference import Difference
from dedupe.captions.rules.misread import is_known, lacks_one
from dedupe.captions.rules.misreadnumbers import is_number_in_noise, is_ordinal
from dedupe.captions.rules.slips import POINTS, are_cards, are_confused, are_long, distance
from dedupe.captions.words.lexicon import is_common_word, kind_of, proper_names, word_list
from dedupe.captions.words.numbers import is_spelled, word_value
from dedupe.captions.words.units import DAY, MONTH, NUMBER, YEAR

_SHORTEST_UNWRITTEN = 3
"""Letters from which on what is no known word is noise; fewer are initials."""
_MUCH = 2
"""Words misread from which on any word may be."""
_SHARE = 4
"""One letter in so many may be wrong in what is no word."""
_SHORTEST_NAME = 4
"""Letters of a name of which one may be a digit."""
_SHARE_OF_MUCH = 3
"""The same of a common word, where more than one word was misread."""
_MOST = 3
_SHARE_OF_MOST = 2
"""The same where still more was misread, of a word that is none of a class ("noar" may be four, nine and near)."""
_SHORTEST_WRITTEN = 3
"""Letters of a word in whose place another may stand."""


def pair_in_noise(
    found: Sequence[Difference], replaced: Sequence[Difference], a: PreparedCaption, b: PreparedCaption
) -> None:
    """Take out of what is left of two readings of a text what a machine misread that misread more of it."""
    if not are_long(a, b) or not (_mixed(a) or _mixed(b) or any(map(_is_read, found))):
        return  # as most
    while open_ := [d for d in replaced if d.left_a or d.left_b]:
        noise_a, noise_b = _noise(found, a, b)
        if not (noise_a or noise_b):
            return
        if not sum([_pair_read(d, a, noise_a, b, noise_b) for d in open_]):
            if len(open_) == 1 and max(noise_a, noise_b) >= _MUCH:
                _pair_digit(found, open_[0], a, b)
            return


def _pair_digit(found: Sequence[Difference], d: Difference, a: PreparedCaption, b: PreparedCaption) -> None:
    """`between 47th and 48th` / `between 17th and 48th`: one digit far behind the head, where all else is the same.

    A neighbouring card has another address at the head, or another date, and seldom the same words behind it.
    """
    if len(d.left_a) != 1 or len(d.left_b) != 1 or any(one is not d and (one.left_a or one.left_b) for one in found):
        return
    (i,), (j,) = d.left_a, d.left_b
    if min(i, j) < _HEAD or not (_is_told(a, i) and _is_told(b, j)):
        return
    x, y = letters(a)[i], letters(b)[j]
    if len(x) == len(y) and len(_digits(x)) > 1 and sum(c != e for c, e in zip(x, y, strict=True)) == 1:
        d.left_a, d.left_b = [], []
        d.because("spelling")


def _is_told(caption: PreparedCaption, i: int) -> bool:
    """True for a number or a year of a sentence, which is no part of a date."""
    beside = caption.tokens[i - 1 : i + 2]
    if beside[1].kind not in _NUMBERS or any(token.kind in _OF_A_DATE for token in beside):
        return False
    return caption.sentences[i - 1] == caption.sentences[i]


_NUMBERS = frozenset({NUMBER, YEAR})
_OF_A_DATE = frozenset({DAY, MONTH})
_HEAD = 12
"""Words of "179, 175 and 173 Mill Street, north side, at the corner of Elm Street"."""


def _noise(found: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> tuple[int, int]:
    """Words that nobody wrote, of each reading, where the other has words: both may have some."""
    noise_a, noise_b = len(_mixed(a) - _mixed(b)), len(_mixed(b) - _mixed(a))
    for d in found:
        if not _is_read(d):
            continue
        here = len(_unwritten(a).intersection(range(d.block.a0, d.block.a1)).difference(d.left_a))
        there = len(_unwritten(b).intersection(range(d.block.b0, d.block.b1)).difference(d.left_b))
        noise_a += max(0, here - there)
        noise_b += max(0, there - here)
    return noise_a, noise_b


def _is_read(d: Difference) -> bool:
    """True for a stretch in which something was spelled or spaced in another way, as a machine reads it."""
    return not _FROM_READING.isdisjoint(d.reasons)


@per_caption
def _mixed(caption: PreparedCaption) -> frozenset[str]:
    """Words with a digit between letters (`8rooklyu`), which are noise whatever they were read for."""
    return frozenset([word for word in letters(caption) if _is_mixed(word)])


@lru_cache(maxsize=1 << 16)
def _is_mixed(word: str) -> bool:
    digits = sum(map(str.isdecimal, word))
    return digits > 0 and len(word) >= _SHORTEST_MIXED and digits * _SHARE <= len(word) and not word[-1].isdecimal()


_SHORTEST_MIXED = 4


_FROM_READING = frozenset({"spelling", "spacing"})


@per_caption
def _unwritten(caption: PreparedCaption) -> frozenset[int]:
    """The tokens that are no known words, or letters and digits in one."""
    return frozenset([i for i, word in enumerate(letters(caption)) if _is_unwritten(word)])


def is_noise(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """True for a stretch of two readings of a card in which something stands that nobody wrote.

    It was read for what the other reading has in its place, or for something else: it adds nothing to it, and is no
    other wording of it.
    """
    if not are_cards(a, b):
        return False
    here, there = _unwritten(a), _unwritten(b)
    return not (here.isdisjoint(range(d.block.a0, d.block.a1)) and there.isdisjoint(range(d.block.b0, d.block.b1)))


@lru_cache(maxsize=1 << 16)
def _is_unwritten(word: str) -> bool:
    if word.isalpha():
        return len(word) >= _SHORTEST_UNWRITTEN and not is_known(word)
    return word.isalnum() and not (word.isdecimal() or is_ordinal(word))


def _pair_read(d: Difference, a: PreparedCaption, noise_a: int, b: PreparedCaption, noise_b: int) -> bool:
    """Pair what is left of a stretch with what it was read from; True where anything was."""
    before = len(d.left_a) + len(d.left_b)
    words_a, words_b = _words(a), _words(b)
    if _are_one_text(words_a[d.block.a0 : d.block.a1], noise_a, words_b[d.block.b0 : d.block.b1], noise_b):
        d.left_a, d.left_b = [], []
    else:
        _pair_words(d, words_a, noise_a, words_b, noise_b)
    if len(d.left_a) + len(d.left_b) == before:
        return False
    d.because("spelling")
    return True


_Word = tuple[str, bool, bool]
"""The letters of a word, whether it begins with a capital, and whether it ends with one, as initials do."""


@per_caption
def _words(caption: PreparedCaption) -> tuple[_Word, ...]:
    text = caption.clean.text
    return tuple(
        [
            (word, text[token.start : token.start + 1].isupper(), text[token.end - 1 : token.end].isupper())
            for word, token in zip(letters(caption), caption.tokens, strict=True)
        ]
    )


def _pair_words(d: Difference, words_a: Sequence[_Word], noise_a: int, words_b: Sequence[_Word], noise_b: int) -> None:
    for i in tuple(d.left_a):
        for j in d.left_b:
            if _are_read_alike(words_a[i], noise_a, words_b[j], noise_b):
                d.left_a.remove(i)
                d.left_b.remove(j)
                break


def _are_one_text(ours: Sequence[_Word], noise_a: int, theirs: Sequence[_Word], noise_b: int) -> bool:
    """True where two stretches are one, word by word, some of them run together or cut in two.

    Dynamic programming over the words of both: `reached` has the pairs of places up to which they are one.
    """
    if max(len(ours), len(theirs)) > _LONGEST_STRETCH:
        return False
    reached = {(0, 0)}
    for i in range(len(ours) + 1):
        for j in range(len(theirs) + 1):
            if (i, j) not in reached:
                continue
            for m, n in _STEPS:
                here, there = ours[i : i + m], theirs[j : j + n]
                if len(here) == m and len(there) == n and _are_alike(here, noise_a, there, noise_b):
                    reached.add((i + m, j + n))
    return (len(ours), len(theirs)) in reached


_STEPS = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2))
"""Words of each reading that may be one: some letters of the one may stand in the other's next word."""
_LONGEST_STRETCH = 24
"""Words of a stretch that are laid side by side."""


def _are_alike(ours: Sequence[_Word], noise_a: int, theirs: Sequence[_Word], noise_b: int) -> bool:
    """True where a word was read as another, or some of them run together as others (`tothe` / `to the`)."""
    if len(ours) == len(theirs) == 1:
        return _are_read_alike(ours[0], noise_a, theirs[0], noise_b)
    x, y = ("".join([word for word, *_ in words]) for words in (ours, theirs))
    if x == y:
        return True
    if len(ours) > 1 and len(theirs) > 1:
        return False
    (whole, pieces, of_whole, of_pieces) = (x, y, noise_a, noise_b) if len(ours) == 1 else (y, x, noise_b, noise_a)
    noise = of_pieces if is_known(whole) or is_spelled(whole) else of_whole
    if not noise or len(whole) < _SHORTEST_CUT or len({_digits(whole), _digits(pieces), ""}) > _ONE_OR_NONE:
        return False
    return distance(whole, pieces) <= (1 if noise < _MUCH else max(1, len(whole) // _SHARE_RUN))


def _digits(word: str) -> str:
    return "".join([c for c in word if c.isdecimal()]) if not word.isalpha() else ""


_ONE_OR_NONE = 2
"""Numbers of two readings: one, or a digit in place of a letter."""
_SHARE_RUN = 6
"""One letter in so many may be wrong in words that were run together or cut."""


_SHORTEST_CUT = 6
"""Letters of a word cut in two of which one may be wrong besides."""


def _are_read_alike(ours: _Word, noise_a: int, theirs: _Word, noise_b: int) -> bool:
    (x, is_name, has_initials), (y, is_other_name, has_other_initials) = ours, theirs
    if x == y or are_confused(x, y):
        return True
    is_name = is_name and is_other_name
    if (
        is_name
        and has_initials
        and has_other_initials
        and max(noise_a, noise_b) >= _MUCH
        and not (is_known(x) or is_known(y))
    ):
        return len(x) == len(y) > _SHORTEST_INITIALS and distance(x, y) == 1  # `NnPL`, of NYPL
    return _is_read_as(x, y, noise_a, is_name) or _is_read_as(y, x, noise_b, is_name)


_SHORTEST_INITIALS = 2
"""Initials of which one may be another; two are a person's, or a point of the compass."""


def _is_read_as(x: str, meant: str, noise: int, is_name: bool) -> bool:
    """True where a machine that misread so many words may have read `x` for what the other reading has."""
    if not noise or x.isdecimal():
        return False
    if not meant.isalpha():
        return is_number_in_noise(x, meant, noise)
    if len(meant) == 1:  # `P. 1L. Moe`
        return noise >= _MUCH and lacks_one(meant, x) and not x.isalpha()
    if not x.isalpha() and len(x) == len(meant) >= _SHORTEST_NAME and distance(x, meant) == 1:
        return True  # `4mboy Road`
    if not (is_known(x) or x in POINTS):
        much = noise >= _MUCH and is_common_word(meant) and not (is_name and x.isalpha())
        is_of_its_length = abs(len(x) - len(meant)) <= 1  # "newchapel" is more than a chapel
        share = _SHARE_OF_MUCH if much else _SHARE
        if much and noise >= _MOST and is_of_its_length and _is_of_no_class(meant):
            share = _SHARE_OF_MOST
        most = max(len(meant) // share, 1)
        return min(len(x), len(meant)) > 1 and is_known(meant) and distance(x, meant) <= most and _is_nearest(x, meant)
    if noise < _MUCH or len(meant) < _SHORTEST_WRITTEN or _are_of_a_class(x, meant):
        return False
    if is_name and kind_of(meant) is None and (meant not in _WAYS or x in word_list("place")):
        return False  # "Pine" and "Vine" are two streets, "Nest 36th Street" is none
    return distance(x, meant) == 1 and x + "s" != meant and x != meant + "s"


_WAYS = frozenset({"street", "avenue", "road", "lane", "place", "square", "boulevard"})
"""Words in whose place no name stands ("Rood" is "Road")."""


def _is_of_no_class(meant: str) -> bool:
    return kind_of(meant) is None and not word_value(meant)


def _is_nearest(x: str, meant: str) -> bool:
    """False for `eest`, which may be east as well as west."""
    return meant not in COMPASS or all(distance(x, point) > distance(x, meant) for point in COMPASS - {meant})


def _are_of_a_class(x: str, y: str) -> bool:
    """`east` / `west`, `three` / `eight`, `Jean` / `Dean`: two of a kind, of which each may be meant."""
    if word_value(x) and word_value(y):
        return True
    kind = kind_of(x)
    return (kind is not None and kind == kind_of(y)) or (x in proper_names() and y in proper_names())
