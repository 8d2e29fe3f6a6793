"""How two words stand to each other: the same in another form, or two things."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from dedupe.captions.words.abbreviations import abbreviates
from dedupe.captions.words.lexicon import (
    are_roughly_synonyms,
    are_synonyms,
    in_america,
    is_common_word,
    is_participle,
    is_person,
    is_thing,
    is_wider,
    kind_of,
    lemma,
    word_list,
)
from dedupe.captions.words.moments import MONTHS, WEEKDAYS, is_hour, same_time
from dedupe.captions.words.numbers import WORDS as NUMBER_WORDS
from dedupe.captions.words.spelling import are_two_names, same_spelling
from dedupe.captions.words.tokens import DAY, MODEL, NUMBER, TIME, WORD, YEAR

_LONGEST_ABBREVIATION = 4


@lru_cache(maxsize=1 << 17)
def related(form_a: str, kind_a: str, form_b: str, kind_b: str) -> str | None:
    """Why two tokens say the same, in whatever order they come: "order" for one form, or as `relation` says."""
    if form_a == form_b:
        return "order"
    if form_a > form_b:
        form_a, kind_a, form_b, kind_b = form_b, kind_b, form_a, kind_a
    return relation(form_a, kind_a, form_b, kind_b)


def relation(form_a: str, kind_a: str, form_b: str, kind_b: str) -> str | None:
    """Why two tokens with other forms say the same, or None.

    Returns:
        "word form" (singular, tense), "spelling", "synonym", "abbreviation", "time zone", "number form" or
        "wider date"; None where they do not.
    """
    if kind_a == WORD and kind_b == WORD:
        if marks(form_a) != marks(form_b):
            return None
        return "abbreviation" if abbreviates(form_a, form_b) else _words(form_a, form_b)
    if kind_a == TIME and kind_b == TIME:
        return "time zone" if same_time(form_a, form_b) else None
    if kind_a == YEAR and kind_b == YEAR and form_a[0] == "'":  # the shorter form comes first
        return "date form" if form_b.endswith(form_a[1:]) else None
    if {kind_a, kind_b} <= {NUMBER, DAY, YEAR}:
        digits_a, digits_b = form_a.rstrip("stndrh"), form_b.rstrip("stndrh")
        return "number form" if digits_a == digits_b else None
    if kind_a == MODEL and kind_b == MODEL:
        return _models(form_a, form_b)
    if {kind_a, kind_b} == {MODEL, YEAR} and _is_decade_of(*sorted((form_a, form_b), key=len)):
        return "wider date"
    if {kind_a, kind_b} == {MODEL, WORD} and abs(len(form_a) - len(form_b)) == 1:
        return "series mark" if _is_marked(*sorted((form_a, form_b), key=len)) else None
    if {kind_a, kind_b} == {MODEL, WORD} and len(form_a) == len(form_b):
        return "spelling" if _misread(form_a) == _misread(form_b) else None
    if MODEL in (kind_a, kind_b) and (_ordinal(form_a) or form_a) == (_ordinal(form_b) or form_b):
        return "number form"
    if WORD in (kind_a, kind_b):
        word, form = (form_a, form_b) if kind_a == WORD else (form_b, form_a)
        return _word_for(word, form, kind_b if kind_a == WORD else kind_a)
    return None


def _models(a: str, b: str) -> str | None:
    """Why two words with digits in them say the same, or None."""
    if _is_short_decade(*sorted((a, b), key=len)):
        return "date form"
    if a[0] == b[0] == "u" and _age(a) == _age(b) != "":
        return "abbreviation"
    if _are_several(*sorted((a, b), key=len)):
        return "word form"
    if min(len(a), len(b)) < _SHORTEST_MODEL:
        return None
    return "spelling" if _misread(a) == _misread(b) else None


_SHORTEST_MODEL = 4
"""Characters of a model's name of which one may be misread."""


def _word_for(word: str, form: str, kind: str) -> str | None:
    """Why a word says the same as a number, time or part of a date, or None."""
    if kind == NUMBER and word in _COUNTS:
        return _COUNTS[word].get(form)
    if kind == TIME:
        return "time zone" if is_hour(word, form) else None
    if word == "second" and form in ("2", "2nd"):
        return "number form"
    return "spelling" if any(same_spelling(word, name) for name in _written(form)) else None


def marks(form: str) -> str:
    """What sets `b+` apart from `b`, and `c#` from `c`."""
    return form[len(form.rstrip("+#")) :]


_SOME = {str(number): "wider word" for number in range(3, 13)}
_FEW = {str(number): "wider word" for number in range(3, 10)}
_COUNTS: Mapping[str, Mapping[str, str]] = {
    "couple": {"2": "number form"}, "pair": {"2": "number form"}, "both": {"2": "number form"},
    "dozen": {"12": "number form"}, "several": _FEW, "few": _FEW, "group": _SOME,
}  # fmt: skip
"""Words for numbers, exact or not: three dogs are several."""


def _ordinal(form: str) -> str:
    """`2nd` for `2d`, `23rd` for `23d`: ordinals as armies and older papers write them; "" for anything else."""
    told = _SHORT_ORDINAL.fullmatch(form)
    if form == "second":
        return "2nd"
    return f"{form[:-1]}{'nd' if told[1] == '2' else 'rd'}" if told else ""


_SHORT_ORDINAL = re.compile(r"\d*(?<!1)([23])d")


def _age(form: str) -> str:
    """The age up to which a team is for: `u12`, `under12` (of "U-12", "Under-12s"), or ""."""
    told = _UP_TO_AN_AGE.fullmatch(form)
    return told[1] if told else ""


_UP_TO_AN_AGE = re.compile(r"u(?:nder)?-?(\d{1,2})s?")


def _is_decade_of(year: str, decade: str) -> bool:
    """`1905` / `1900s`."""
    return decade == f"{year[:-1]}0s"


def _is_short_decade(short: str, decade: str) -> bool:
    """`'50s` / `1950s`."""
    return len(short) == _SHORT_DECADE and len(decade) > len(short) and decade.endswith(short) and short.endswith("0s")


_SHORT_DECADE = 3


def _are_several(model: str, models: str) -> bool:
    """`F-16` / `F-16s`; `50` and `50s` are no models."""
    return models == f"{model}s" and model[0].isalpha() and model[-1].isdecimal()


def _is_marked(word: str, marked: str) -> bool:
    """`Overlook` / `Overlook2`: the next picture of one title; `Apollo` / `Apollo8` are two things."""
    return marked[:-1] == word and marked[-1].isdecimal() and is_common_word(word)


def _written(form: str) -> tuple[str, ...]:
    """The words that a month, a weekday or a number may have been before it was brought to one form."""
    if form in _DATE_WORDS:
        return _DATE_WORDS[form]
    return _NUMBER_WORDS.get(form, ())


def _turned(table: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for word, form in table.items():
        found.setdefault(form, []).append(word)
    return {form: tuple(words) for form, words in found.items()}


_DATE_WORDS = _turned(MONTHS) | _turned(WEEKDAYS)
_NUMBER_WORDS = _turned(NUMBER_WORDS)


def _words(a: str, b: str) -> str | None:
    why = _written_alike(a, b)
    if why is not None:
        return why
    here, there = _as_in_america(a), _as_in_america(b)
    if here == there:
        return "spelling"
    return _written_alike(here, there) if (here, there) != (a, b) else None


def _written_alike(a: str, b: str) -> str | None:
    lemma_a, lemma_b = lemma(a), lemma(b)
    if lemma_a == lemma_b:
        return None if are_two_names(a, b) else "word form"
    if "people" in (a, b) and _is_one(b if a == "people" else a):
        return None
    if are_synonyms(lemma_a, lemma_b):
        if _abbreviates(a, b) or _abbreviates(b, a):
            return "abbreviation"
        if _as_in_america(a) == _as_in_america(b):
            return "spelling"
        return "wider word" if are_roughly_synonyms(lemma_a, lemma_b) else "synonym"
    if is_wider(a, b):
        return "wider word"
    if same_spelling(a, b):
        return "spelling"
    if _derived(lemma_a, lemma_b):
        return "word form"
    if any(
        (x in _ANYBODY and _is_somebody(y))
        or (x in _ANYTHING and is_thing(y))
        or (x in _GROWN_OR_NOT and _does_something(y))
        for x, y in ((lemma_a, b), (lemma_b, a))
    ):
        return "wider word"
    short, long = (a, b) if len(a) < len(b) else (b, a)
    if len(short) == 1 and long.startswith(short) and not is_participle(long) and long.strip(short):
        return "abbreviation"  # an initial; "s" is not "standing", and "X" no "XX"
    return None


def _as_in_america(form: str) -> str:
    """The American spelling of a British word, and any other word as it is."""
    return in_america(form) or form


def _abbreviates(short: str, long: str) -> bool:
    """True where the letters of `short` stand in `long` in their order, the first of them first."""
    if len(short) > _LONGEST_ABBREVIATION or len(short) >= len(long) or short[0] != long[0]:
        return False
    letters = iter(long)
    return all(c in letters for c in short)


_ANYBODY = frozenset(map(lemma, ("person", "people", "someone", "somebody", "member")))


_ANYTHING = frozenset(map(lemma, ("something", "object", "item", "thing")))
_GROWN_OR_NOT = frozenset(map(lemma, ("man", "woman", "boy", "girl", "guy", "lady", "kid", "child")))
_DOING = ("er", "or", "ist")
_DOERS = ("athlete", "player", "performer", "musician", "dancer", "soldier")


def _does_something(word: str) -> bool:
    """`surfer`, `pianist`: somebody named after what is done, who may be a man or a girl."""
    if lemma(word) in _DOERS:
        return True
    if kind_of(word) == "person":
        return False
    return is_wider(word, "person") and (word.endswith(_DOING) or any(is_wider(word, doer) for doer in _DOERS))


def _is_one(form: str) -> bool:
    """True for a word for one person ("man", not "men" and not "couple")."""
    return form == lemma(form) and form not in word_list("quantity")


def _is_somebody(word: str) -> bool:
    return is_person(word) or is_wider(word, "person")


_ENDINGS = frozenset(
    {"", "y", "er", "or", "al", "ly", "ion", "ation", "ment", "ement", "ness", "ic", "ical", "ian", "ful", "ally"}
)
_SHORTEST_ROOT = 4


def _derived(a: str, b: str) -> bool:
    """`grass` / `grassy`, `install` / `installation`: one root, other ending."""
    if a[:_SHORTEST_ROOT] != b[:_SHORTEST_ROOT]:
        return False
    root = 0
    while root < min(len(a), len(b)) and a[root] == b[root]:
        root += 1
    if root < _SHORTEST_ROOT:
        return False
    return {a[root:], b[root:]} == _OF_Y or (a[root:] in _ENDINGS and b[root:] in _ENDINGS)


_OF_Y = frozenset({"y", "ication"})
"""Endings of "apply" and "application"."""


_MISREAD_DIGITS = str.maketrans("oils", "0115")


def _misread(form: str) -> str:
    return form.translate(_MISREAD_DIGITS)
