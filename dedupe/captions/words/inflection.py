"""Forms of English words as they are written, told from misspellings of them.

`lemma` only brings forms together and takes `buildding` for a form of `build`; whether a form is written as English
writes it is asked here, by the spelling rules of its endings (Quirk et al., A Comprehensive Grammar, 3.5 to 3.10, 5.80,
7.79).
"""

from __future__ import annotations

import re
from functools import lru_cache

from dedupe.captions.words.lexicon import dictionary, in_america, irregular_forms, soft_words, word_list

_DOUBLING = re.compile(r"(?:[^aeiouy]|qu)*[aeiouy][^aeiouwxy]")
"""Words of one short syllable, whose last letter is doubled before a vowel: `cut`, `swim`, `quit`."""
_SHORT_END = re.compile(r".*[aeiouy][^aeiouwxy]")
"""Words that end in one consonant behind one vowel, whose last letter may be doubled: `travel`, `occur`."""
_HISSING = ("s", "x", "z", "ch", "sh")
_CHANGED_BEFORE_S = re.compile(r"(?:[sxz]|[cs]h|[^aeiou]y)$")
_CHANGES_ITS_Y = re.compile(r"[^aeiou]y$")
_KEEPS_ITS_E = ("ee", "oe", "ye", "nge")
_SHORTEST_BASE = 3
_WITH_A_VOWEL = ("ed", "ing", "er", "ers", "est", "or", "ors")


@lru_cache(maxsize=1 << 16)
def is_well_spelled(form: str) -> bool:
    """True for a folded form of a word of the dictionary, spelled as English spells it; False for `foest`, `grasss`."""
    if form in dictionary() or form in soft_words() or form in irregular_forms():
        return True
    if _is_inflected(form):
        return True
    american = in_america(form)
    return american is not None and (american in dictionary() or _is_inflected(american))


def _is_inflected(form: str) -> bool:
    if form.endswith("s") and _is_in_s(form):
        return True
    if any(form.endswith(ending) and _is_before_a_vowel(form, ending) for ending in _WITH_A_VOWEL):
        return True
    return form.endswith(("ly", "ness")) and _is_before_a_consonant(form)


def _is_in_s(form: str) -> bool:
    """`boats`, `boxes`, `heroes`, `cities`, `leaves`."""
    words = dictionary()
    base = form[:-1]
    if (base in words or _is_inflected(base)) and not _CHANGED_BEFORE_S.search(base):
        return True
    if form.endswith("es") and form[:-2] in words and form[:-2].endswith((*_HISSING, "o")):
        return True
    if form.endswith("ies") and form[:-3] + "y" in words:
        return True
    return form.endswith("ves") and not words.isdisjoint((form[:-3] + "f", form[:-3] + "fe"))


def _is_before_a_vowel(form: str, ending: str) -> bool:
    """`baking` of `bake`, `swimming` of `swim`, `cried` of `cry`, `lying` of `lie`, `visited` of `visit`."""
    words, stem = dictionary(), form[: -len(ending)]
    if len(stem) < _SHORTEST_BASE - 1:
        return False
    if stem in words and not _DOUBLING.fullmatch(stem) and len(stem) >= _SHORTEST_BASE:
        if ending == "ing":
            return not stem.endswith("e") or stem.endswith(_KEEPS_ITS_E)
        return not stem.endswith("e") and not _CHANGES_ITS_Y.search(stem)
    if stem + "e" in words and stem + "e" != "the" and stem + "e" not in word_list("finite"):
        return not stem.endswith("e") or ending != "ing"
    if stem[-1] == stem[-2] and stem[:-1] in words:
        return _SHORT_END.fullmatch(stem[:-1]) is not None
    if stem.endswith("i") and ending != "ing":
        return stem[:-1] + "y" in words
    return ending == "ing" and stem.endswith("y") and stem[:-1] + "ie" in words


def _is_before_a_consonant(form: str) -> bool:
    """`slowly`, `happily`, `gently`, `fully`, `darkness`."""
    words = dictionary()
    stem = form.removesuffix("ness") if form.endswith("ness") else form.removesuffix("ly")
    if (
        (stem in words and not _CHANGES_ITS_Y.search(stem))
        or (stem.endswith("i") and stem[:-1] + "y" in words)
        or _is_inflected(stem)
    ):
        return True
    return form.endswith("ly") and not words.isdisjoint((stem + "le", stem + "l"))
