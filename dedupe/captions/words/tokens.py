"""Captions as words: folded, with numbers, times, dates and names of models kept as units, each with its place.

Case, accents, width, punctuation and white space are gone from a token's `form`; scripts without spaces (Chinese,
Japanese, Thai, ...) give one token a character.
"""

from __future__ import annotations

import re
from functools import lru_cache

from dedupe.captions.words.contractions import contracted
from dedupe.captions.words.dates import BOUNDS, dashed_date, numeric_date, numeric_month, read_dates
from dedupe.captions.words.folding import fold
from dedupe.captions.words.languages import in_english, language_of, without_elided
from dedupe.captions.words.measure_words import without_measures
from dedupe.captions.words.moments import time_of_day
from dedupe.captions.words.numbers import (
    BELOW_TEN,
    TENS,
    compound_value,
    mixed_value,
    number_form,
    roman_value,
    word_value,
)
from dedupe.captions.words.phrases import with_phrases
from dedupe.captions.words.shots import without_shots
from dedupe.captions.words.units import (
    CALENDAR,
    CHARACTER,
    DATED,
    DAY,
    MODEL,
    MONTH,
    NUMBER,
    TIME,
    WEEKDAY,
    WORD,
    YEAR,
    Token,
)

__all__ = [
    "CALENDAR", "CHARACTER", "DATED", "DAY", "MODEL", "MONTH", "NUMBER", "TIME", "WEEKDAY", "WORD", "YEAR", "Token",
    "fold", "tokenize",
]  # fmt: skip

_WORD_CACHE = 1 << 16

# Scripts written without spaces: kana, Han, Thai, Lao, Myanmar, Khmer, Tibetan.
_UNSPACED = (
    "\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff"
    "\u3005-\u3007\u3040-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
# Marks that belong to the word they stand in and are not matched by \w.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0983\u09bc-\u09d7\u0a01-\u0a71\u0abc-\u0acd"
    "\u0b3c-\u0b57\u0bbe-\u0bd7\u0c3e-\u0c56\u0cbc-\u0cd6\u0d3e-\u0d57\u0dca-\u0ddf\u200c\u200d"
)
_LETTER = rf"(?:[^\W\d_{_UNSPACED}]|[{_MARKS}])"
_ZONE = r"(?i:[ECMP][SD]?T|UTC|GMT|Z(?:ulu)?|BST|CES?T|MSK|JST|AEST|AEDT|AKDT|HST)"
_MERIDIEM = r"(?:[AaPp]\.?\s?[Mm]\b\.?)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_ROMAN = r"(?i:I{1,3}|I?V|VI{1,3}|I?X|XI{1,2})"
_UNIT = r"(?:km|cm|mm|m|ft|kg|mg|ml|mph|kph|k?hz|mhz|ghz|kw|mw|kv|mb|gb|tb|bce?|ad|ce)"
_TOKEN = re.compile(
    rf"""
    (?![\s,;:()".!?])(?:  # no token begins so, and at every space all of these would be tried
    (?P<plain>(?![Nn]oon\s|NOON\s|[Mm]idnight\s|MIDNIGHT\s)[A-Za-z]+(?=[\s,;)!?"\u201d]|\.(?:\s|$)|$))
  | (?P<hour>(?:[Nn]oon|NOON|[Mm]idnight|MIDNIGHT|(?<![\w.,:/-])(?:[01]\d|2[0-3])[0-5]\d)(?:\s\(?{_ZONE}\b))
  | (?P<url>(?:https?://|www\.)[^\s<>"]+)
  | (?P<iso>(?<![\d.-])(?:1[5-9]|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\d-]))
  | (?P<slashed>(?<![\d/])\d{{1,2}}/\d{{1,2}}/(?:\d{{4}}|\d\d)(?![\d/]))
  | (?P<dashed>(?<![\w-])\d{{1,2}}-\d{{1,2}}-(?:\d{{4}}|\d\d)(?![\w-]))
  | (?P<pointed>(?<![\w.]){_DAY}\.\s?(?:(?:0?[1-9]|1[0-2])|{_ROMAN})\.\s?(?:1[5-9]|20)\d\d(?!\w))
  | (?P<roman>(?<![\w.-])(?:{_DAY}[-.]{_ROMAN}[-.]|{_ROMAN}-{_DAY}-)(?:(?:1[5-9]|20)\d\d|\d\d)(?![\w-]))
  | (?P<month>(?<![\w./-])(?:0[1-9]|1[0-2])[/.](?:1[89]|20)\d\d(?![\w/]))
  | (?P<time>(?<![\d.,:])(?:\d{{1,2}}:\d\d(?::\d\d)?(?![\d:])(?:\s?{_MERIDIEM})?|\d{{1,2}}(?:\.\d\d)?\s?{_MERIDIEM})
      (?:[\s,]{{0,2}}\(?(?:{_ZONE})\b)?)
  | (?P<mixed>(?<![\w.,/])\d{{1,3}}(?:[\s-]?[\xbc-\xbe\u215b-\u215e]|[\s-](?:1/2|[13]/4|[1357]/8)(?![\d/])))
  | (?P<measured>(?<![\w.])(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+\.\d+)(?=(?i:{_UNIT})(?![^\W_])))
  | (?P<number>(?<![\w.])[-\u2212+]?(?:\d{{1,3}}(?:[,\u2009\u202f]\d{{3}})+|\d+)(?:\.\d+)?(?![^\W_{_UNSPACED}])
      (?!-[^\W\d_]{{1,2}}(?![^\W_])))
  | (?P<ordinal>(?<![\w.])\d+(?i:st|nd|rd|th)(?![^\W_]))
  | (?P<initials>(?<![^\W_])(?:[^\W\d_{_UNSPACED}]\.){{2,}}(?:[^\W\d_{_UNSPACED}](?![^\W_]))?)
  | (?P<magnitude>(?<![\w.-])M[wLbs]?\d\.\d(?![\w.]*\w))
  | (?P<model>(?:[^\W\d_{_UNSPACED}]{{1,5}}-\d[^\W_{_UNSPACED}]*(?:[-/]\d[^\W_{_UNSPACED}]*)*
      |\d[^\W_{_UNSPACED}]*-[^\W\d_{_UNSPACED}]{{1,2}}(?![^\W_]))
      |[^\W_{_UNSPACED}]*\d[^\W_{_UNSPACED}]*)
  | (?P<domain>(?:[A-Za-z0-9-]{{1,63}}\.)+(?i:com|org|net|gov|edu|io|mil|int|eu|uk|de|fr|jp|info)(?![^\W_]))
  | (?P<turning>(?i:anti|counter|contra)-(?i:clockwise)(?![^\W_]))
  | (?P<compound>{TENS}-{BELOW_TEN}(?![^\W_]))
  | (?P<word>(?:{_LETTER}|&(?=[A-Za-z]))+(?:['\u2019\u02bc`](?:{_LETTER})+)*(?:(?:\+{{1,2}}|\#)(?![^\W_]))?)
  | (?P<character>[{_UNSPACED}])
  | (?P<symbol>[&%$\u20ac\u00a3\u00a5\u00b0])
    )
    """,
    re.VERBOSE,
)
_ABOUT_YEAR = re.compile(r"ca?((?:1[5-9]|20)\d\d)")
"""`c1890`: a year that somebody guessed."""
_PART_OF_TIME = re.compile(r"(early|mid|late)(\d{1,2}(?:st|nd|rd|th))")
"""`mid-20th`, before "century"."""
_BOUND_YEAR = re.compile(r"(pre|post)((?:1[5-9]|20)\d\ds?)")
"""`pre-1972`, `post-1930s`: a year or decade, and the side of it."""
_MEASURE = re.compile(rf"([0-9]+)({_UNIT})")
"""`51cm`, `350bc`: a number and its unit or era, as in `51 cm`; `14,500km` is cut by the pattern of all tokens."""
_IN_TWO = frozenset({"model", "magnitude"})
"""Groups of letters and digits in one, of which some are two words."""
_MAGNITUDE = re.compile(r"m[wlbs]?(\d\.\d)")
"""`M6.4`, `Mw6.4`: how strong an earthquake was."""
_AGAINST_THE_CLOCK = "anticlockwise"
_AGAINST = frozenset({"counterclockwise", "contraclockwise"})
_SYMBOLS = {
    "&": "and",
    "%": "percent",
    "$": "dollar",
    "\u20ac": "euro",
    "\u00a3": "pound",
    "\u00a5": "yen",
    "\u00b0": "degrees",
}


def tokenize(text: str) -> list[Token]:
    """The tokens of `text`, in order, without links (unless there is nothing else).

    Linear in the text; never raises, whatever the characters.
    """
    return read_words(text)[0]


def read_words(text: str) -> tuple[list[Token], str | None]:
    """The tokens of `text`, in order, and the language other than English whose small words are read, or None."""
    tokens, has_characters = _cut(text)
    if not tokens:
        return [Token(fold(match["url"]), WORD, *match.span()) for match in _TOKEN.finditer(text) if match["url"]], None
    if has_characters:
        tokens = without_measures(without_shots(tokens, text))
    language = language_of([token[0] for token in tokens], text)
    if language is not None:
        tokens = in_english(tokens, language, text)
    return read_dates(with_phrases(tokens, text), text), language


def _cut(text: str) -> tuple[list[Token], bool]:
    """The tokens of `text` but for links, each by itself, and whether one of them is a character of its own."""
    tokens: list[Token] = []
    has_characters = False
    new, word = tuple.__new__, _word  # nine in ten tokens are words: no call of Token's own for each
    for match in _TOKEN.finditer(text):
        group = match.lastgroup
        start, end = match.span()
        if group == "plain":
            tokens.append(new(Token, (*word(match[0]), start, end)))
        elif group == "word":
            raw = match[0]
            words = None if raw.isascii() and raw.isalpha() else contracted(raw)
            if words is None:
                form, kind = word(raw)
                tokens += [new(Token, (form, kind, start, end))] if form else []  # a lone apostrophe may be a letter
            else:
                first, second, letters = words
                middle = start + letters if second else end
                tokens.append(Token(first, WORD, start, middle))
                tokens += [Token(second, WORD, middle, end)] if second else []
        elif group == "url":
            continue
        elif group in ("iso", "slashed", "pointed", "roman"):
            tokens.extend(numeric_date(match.group(), start, end))
        elif group == "dashed":
            tokens.extend(dashed_date(match.group(), start))
        elif group == "month":
            tokens.extend(numeric_month(match.group(), start, end))
        else:
            form, kind = _other(str(group), match.group())
            has_characters = has_characters or group == "character"
            two = _in_two(form, start, end) if group in _IN_TWO else None
            if two is not None:
                tokens.extend(two)
            elif form:
                tokens.append(Token(form, kind, start, end))
    return tokens, has_characters


def _in_two(form: str, start: int, end: int) -> tuple[Token, ...] | None:
    """The tokens of letters and digits in one that are a number and something else (`51cm`, `c1890`, `M6.4`)."""
    if measure := _MEASURE.fullmatch(form):
        middle = start + len(measure[1])
        return Token(number_form(measure[1]), NUMBER, start, middle), Token(measure[2], WORD, middle, end)
    if about := _ABOUT_YEAR.fullmatch(form):
        return (Token(about[1], NUMBER, end - len(about[1]), end),)
    if bound := _BOUND_YEAR.fullmatch(form):
        side, year = bound.groups()
        kind = MODEL if year.endswith("s") else NUMBER
        return Token(BOUNDS[side], WORD, start, start + len(side)), Token(year, kind, end - len(year), end)
    if magnitude := _MAGNITUDE.fullmatch(form):
        middle = end - len(magnitude[1])
        return Token("magnitude", WORD, start, middle), Token(magnitude[1], NUMBER, middle, end)
    if part := _PART_OF_TIME.fullmatch(form):
        which, century = part.groups()
        return Token(which, WORD, start, start + len(which)), Token(century, NUMBER, end - len(century), end)
    return None


@lru_cache(maxsize=_WORD_CACHE)
def _word(raw: str) -> tuple[str, str]:
    form = fold(raw).replace("\u2019", "'").replace("\u02bc", "'").replace("`", "'")
    form = form.strip("'\u200c\u200d")
    form = form.removesuffix("'s")
    if "'" in form and raw.islower():
        form = without_elided(form)
    form = form.replace("'", "").replace("&", "")
    value = word_value(form)
    if value is not None:
        return value, NUMBER
    if form in _AGAINST:
        return _AGAINST_THE_CLOCK, WORD
    value = roman_value(form)
    if value is not None:
        return value, NUMBER
    return form, WORD


@lru_cache(maxsize=_WORD_CACHE)
def _other(group: str, raw: str) -> tuple[str, str]:
    if group in ("time", "hour"):
        return time_of_day(raw), TIME
    if group in ("number", "measured"):
        return number_form(fold(raw)), NUMBER
    if group == "mixed":
        return mixed_value(raw), NUMBER
    if group == "compound":
        return compound_value(fold(raw)), NUMBER
    if group == "ordinal":
        return fold(raw), NUMBER
    if group == "initials":
        return fold(raw).replace(".", ""), WORD
    if group == "model":
        return _model(fold(raw))
    if group == "turning":
        return _AGAINST_THE_CLOCK, WORD
    if group == "symbol":
        return _SYMBOLS[raw], WORD
    if group == "character":
        return fold(raw), CHARACTER
    return fold(raw), WORD


_LONGEST_NUMBER = 20
"""Characters up to which letters and digits in one may be a number that a machine misread."""
_MISREAD = str.maketrans("oil", "011")
_MISREAD_ORDINAL = re.compile(r"([\doil]*\d[\doil]*)(st|nd|rd|th)")


_MAGNIFIED = re.compile(r"x(\d+)|(\d+)x")


def _model(form: str) -> tuple[str, str]:
    """`mh-60` is `mh60`, `x200` is `200x`; `1l6` and `2oth` are numbers that a machine misread, `I-80` is none."""
    magnified = _MAGNIFIED.fullmatch(form)
    if magnified is not None:
        return number_form(magnified[1] or magnified[2]), NUMBER
    is_lettered = form[0].isalpha() and "-" in form
    form = form.replace("-", "").replace("/", "")
    if is_lettered or len(form) > _LONGEST_NUMBER:
        return form, MODEL
    if form.translate(_MISREAD).isdecimal() and sum(c.isdecimal() for c in form) * 2 >= len(form):
        return number_form(form.translate(_MISREAD)), NUMBER
    ordinal = _MISREAD_ORDINAL.fullmatch(form)
    if ordinal:
        return ordinal.group(1).translate(_MISREAD) + ordinal.group(2), NUMBER
    return form, MODEL
