"""One word spelled in two ways, told from two words that look alike."""

from __future__ import annotations

import re
from functools import lru_cache

from dedupe.captions.words.inflection import is_well_spelled
from dedupe.captions.words.lexicon import are_variants, given_names, places, proper_names

_SHORTEST = 4
_LONG = 8
_VOWELS = frozenset("aeiouy0")
"""Letters of which a word has one, and the digit that is read for one."""
_MISREAD = str.maketrans({"0": "o", "1": "l", "5": "s", "i": "l", "|": "l"})

# Letters that change from one spelling of a name to another: Sergei/Sergey, Hansen/Hanson, Catherine/Katherine.
_SPELLINGS = (
    (re.compile(r"([aou])e(?=[^aeiou])"), r"\1"),
    (re.compile(r"ph"), "f"), (re.compile(r"ck|c(?=[aouklr]|$)|kh|q"), "k"), (re.compile(r"th|dt"), "t"),
    (re.compile(r"sch|tsch|tch|ch"), "s"), (re.compile(r"[zx]"), "s"), (re.compile(r"w"), "v"),
    (re.compile(r"gh"), "g"),
    (re.compile(r"ey|ei|ie|ai|ay|iy|yi|ij|y|j"), "i"), (re.compile(r"ou|oo|uu"), "u"),
    (re.compile(r"(?<=.)[aeo](?=n$|r$|l$)"), "e"), (re.compile(r"(.)\1+"), r"\1"), (re.compile(r"(?<=[^aeiou])e$"), ""),
    (re.compile(r"h"), ""), (re.compile(r"(?<=[^aeiou])s$"), ""),
)  # fmt: skip


@lru_cache(maxsize=1 << 14)
def _skeleton(form: str) -> str:
    for pattern, to in _SPELLINGS:
        form = pattern.sub(to, form)
    return form


@lru_cache(maxsize=1 << 16)
def same_spelling(a: str, b: str) -> bool:
    """True where two folded words are one word misspelled, misread by a machine, or one name spelled in two ways.

    Two known words or names ("walking" / "talking", "Maria" / "Mario") never are.
    """
    if are_variants(a, b) or _is_beheaded(*sorted((a, b), key=len)):
        return True
    if min(len(a), len(b)) < _SHORTEST or not (a.isalpha() or b.isalpha()) or _are_contrary(a, b):
        return False
    if abs(len(a) - len(b)) > 2 or are_two_names(a, b):
        return False
    if (_VOWELS.isdisjoint(a) or _VOWELS.isdisjoint(b)) and not _lost_its_vowel(a, b):
        return False  # an initialism has no letter to spare: "http", "https"
    if a.replace("rn", "m") == b.replace("rn", "m"):
        return True  # the one pair of letters that machines take for one letter, whatever word comes of it
    names = proper_names()
    common_a, common_b = (is_well_spelled(form) and form not in names for form in (a, b))
    if common_a and common_b:
        return False
    if _skeleton(a) == _skeleton(b):
        return not (common_a or common_b) or _distance(a, b) <= 1
    if a in names and b in names:
        return False
    if a.translate(_MISREAD) == b.translate(_MISREAD):
        return True
    if a[0] != b[0] and not _is_misread(a[0], b[0]):
        return _runs_on(a, b) or _runs_on(b, a)
    if a[0] == b[0] and a[-1] == b[-1] and sorted(a) == sorted(b):
        return True  # "Abilene", "Abeline": two letters changed places
    return _distance(a, b) <= (2 if min(len(a), len(b)) >= _LONG and a[0] == b[0] else 1)


def _are_contrary(a: str, b: str) -> bool:
    """`upperside` / `underside`: the same behind one of two beginnings that exclude each other."""
    for one, other in _CONTRARY_BEGINNINGS:
        for x, y in ((a, b), (b, a)):
            if x.startswith(one) and y.startswith(other) and x[len(one) :] == y[len(other) :]:
                return len(x) >= len(one) + _SHORTEST
    return False


_CONTRARY_BEGINNINGS = (
    *(("upper", "under"), ("inter", "intra"), ("hyper", "hypo"), ("micro", "macro")),
    *(("endo", "ecto"), ("endo", "exo"), ("ecto", "exo")),
)


def _is_beheaded(short: str, long: str) -> bool:
    """`ork` / `York`: a word that lost its first letter at the edge of a scan, and is no other word without it."""
    if len(short) < _SHORTEST - 1 or long[1:] != short:
        return False
    return not _is_known(short) and _is_known(long)


def _lost_its_vowel(a: str, b: str) -> bool:
    """`blsck` / `black`: a word whose one vowel was read as another letter."""
    return len(a) == len(b) >= _SHORTEST_WITH_A_VOWEL and (is_well_spelled(a) or is_well_spelled(b))


_SHORTEST_WITH_A_VOWEL = 5


def _is_known(form: str) -> bool:
    return form in proper_names() or is_well_spelled(form)


def _runs_on(long: str, short: str) -> bool:
    """True for a word with an article run into it ("aharbour")."""
    return long.endswith(short) and long[: -len(short)] in ("a", "an", "the", "of", "in")


_MISREAD_FIRST = ("cgeoq", "ijltfd", "bhk", "mnuvw", "prf", "sa")


def _is_misread(x: str, y: str) -> bool:
    """True for letters that a machine takes for each other; people do not mistype the first letter of a name."""
    return any(x in group and y in group for group in _MISREAD_FIRST)


def are_two_names(a: str, b: str) -> bool:
    """True for two given names or places that differ however alike they are spelled ("Jan" / "Jane")."""
    return all(form in given_names() or form in places() for form in (a, b))


def _distance(a: str, b: str) -> int:
    from rapidfuzz.distance import OSA

    return OSA.distance(a, b, score_cutoff=2)
