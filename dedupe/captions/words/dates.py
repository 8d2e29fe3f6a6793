"""Dates among tokens: months, days and years marked where they stand beside each other, in whatever order."""

from __future__ import annotations

import re

from dedupe.captions.words.moments import MONTHS, SHORT_WEEKDAYS, WEEKDAYS
from dedupe.captions.words.numbers import SCALES, times
from dedupe.captions.words.units import DAY, MODEL, MONTH, NUMBER, WEEKDAY, WORD, YEAR, Token

_EARLIEST_YEAR, _LATEST_YEAR = 1500, 2199
_LAST_DAY, _LAST_MONTH = 31, 12
_SHORT_YEAR = 99
"""The last year of two digits; its century is not said, and its form (`'31`) does not say it."""
_DAY_AND_YEAR = re.compile(r"(0?[1-9]|[12]\d|3[01])\.((?:1[5-9]|20)\d\d)")
"""`April 10.1931`: no number with decimals."""
_DIGITS = re.compile(r"\d+")
_ALSO_WORDS = frozenset({"mar", "may"})
"""Short names of months that are words, too, and months behind a day only with more to say so ("5 may")."""
_BEFORE_A_MONTH = frozenset({"in", "during", "since", "until", "till", "early", "late", "mid", "last", "next"})
"""Words behind which "may" is no verb and "June" nobody: "in May" says another date than "in June"."""
_BEHIND_A_MONTH = frozenset({"morning", "afternoon", "evening", "night", "day"})
"""Words before which a month is one, too: "an October morning" is a morning in October."""
CERTAIN_MONTHS = frozenset(name for name in MONTHS if len(name) > len("sept") or name in ("june", "july")) - {"march"}
"""Names of months that are no other word there ("May Day", "the night of the march")."""
_ROMAN_MONTHS = {
    name: number
    for number, name in enumerate(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"), start=1)
}
"""As botanists and the post write months ("28.III.1951")."""
_NEAR = 2
"""Characters between a day and its month ("3. May")."""
_NUMBER_SIGNS = frozenset({"no", "nr", "nos", "num"})
_COMPASS = frozenset({"north", "south"})
_COMPASS_SIDE = frozenset({"east", "west", "eastern", "western"})


_WORDS_OF_DATES = _BEHIND_A_MONTH.union({*MONTHS, *WEEKDAYS, *_COMPASS_SIDE, *SCALES})
"""The words that are looked at; all others stay as they are."""
_DATE_PARTS = re.compile(r"[-/.\s]+")
_ISO = re.compile(r"\d{4}-")


def numeric_month(raw: str, start: int, end: int) -> list[Token]:
    """The month and year of `07/2019` or `07.2019`."""
    month, year = (int(part) for part in _DATE_PARTS.split(raw))
    return [Token(f"m{month:02}", MONTH, start, end), Token(str(year), YEAR, start, end)]


def numeric_date(raw: str, start: int, end: int) -> list[Token]:
    """The month, day and year of `2026-04-01`, `4/1/2026`, `1.4.2026`, `1.IV.2026` and `IV-1-26`.

    Where both are possible, the month is first between slashes, as in America, and the day between points.
    """
    words = [word for word in _DATE_PARTS.split(raw.lower()) if word]
    parts = [_ROMAN_MONTHS.get(word) or int(word) for word in words]
    if _ISO.match(raw):
        year, month, day = parts
    elif words[1] in _ROMAN_MONTHS or ("." in raw and words[0] not in _ROMAN_MONTHS):
        day, month, year = parts
    else:
        month, day, year = parts
    if month > _LAST_MONTH >= day:
        month, day = day, month
    if not (1 <= month <= _LAST_MONTH and 1 <= day <= _LAST_DAY):
        return [Token(str(part), NUMBER, start, end) for part in parts]
    return [
        Token(f"m{month:02}", MONTH, start, end),
        Token(str(day), DAY, start, end),
        Token(str(year) if year > _SHORT_YEAR else f"'{year:02}", YEAR, start, end),
    ]


def dashed_date(raw: str, start: int) -> list[Token]:
    """The month, day and year of `6-14-31`; houses in a row (`6-8-10`) stay numbers, each in its place."""
    parts = [int(part) for part in raw.split("-")]
    day = max(parts[:2]) if max(parts[:2]) > _LAST_MONTH else parts[1]
    if parts[2] > _LAST_MONTH and min(parts[:2]) in range(1, _LAST_MONTH + 1) and day <= _LAST_DAY:
        return numeric_date(raw, start, start + len(raw))
    return [
        Token(str(int(part.group())), NUMBER, start + part.start(), start + part.end())
        for part in _DIGITS.finditer(raw)
    ]


def read_dates(tokens: list[Token], text: str) -> list[Token]:
    """Mark weekdays, months, days and years; join `south` and `west`; read `No. 5` as a number with its sign."""
    out: list[Token] = []
    for token in tokens:
        if token[1] == WORD and token[0] not in _WORDS_OF_DATES:
            out.append(token)
            continue
        before = out[-1] if out else None
        if token.kind == WORD:
            token = _read_word(token, before, out, text)
        elif token.kind == MONTH and before and before.kind == WORD and before.form in MONTHS:  # `April 10.1931`
            out[-1] = before._replace(form=MONTHS[before.form], kind=MONTH)
            token = token._replace(form=str(int(token.form[1:])), kind=DAY)
        elif before and _ends_a_range(token, before, text):
            token = token._replace(form=before.form[:2] + text[token.start : token.end], kind=YEAR)
        elif token.kind in (NUMBER, MODEL) and before:
            if before.form in _NUMBER_SIGNS and (token.kind == MODEL or not text[token.start].isalpha()):
                out[-1] = before._replace(form="nr")
            elif before.form in MONTHS and (run := _DAY_AND_YEAR.fullmatch(text, token.start, token.end)):
                out[-1] = before._replace(form=MONTHS[before.form], kind=MONTH)
                out.append(Token(str(int(run[1])), DAY, token.start, run.end(1)))
                out.append(Token(run[2], YEAR, run.start(2), token.end))
                continue
            elif (
                before.kind == WORD
                and before.form in MONTHS
                and (_is_year(token) or _day(token) or _is_short_year(token, before, text))
            ):
                out[-1] = before._replace(form=MONTHS[before.form], kind=MONTH)
        out.append(_dated(token, out[-1] if out else None, text))
        if before and out[-1].kind == YEAR:
            _read_bound(out)
    _read_days_first(out, text)
    return out


def _ends_a_range(token: Token, before: Token, text: str) -> bool:
    """`1914-18`: the last year without its century."""
    if token.kind != NUMBER or before.kind != YEAR or token.end - token.start != 2:
        return False
    raw, gap = text[token.start : token.end], text[before.end : token.start]
    return gap in _RANGE and raw.isdecimal() and raw.isascii() and raw > before.form[2:] and len(before.form) == 4


_RANGE = frozenset("-–—/")


def _read_word(token: Token, before: Token | None, out: list[Token], text: str) -> Token:
    """A month, weekday or side as it is read behind what stands before it, which may change or be taken along."""
    if before and token.form in _COMPASS_SIDE and before.form in _COMPASS and token.start - before.end <= 1:
        out.pop()
        return Token(before.form + token.form, WORD, before.start, token.end)
    if token.form in SCALES and before and (many := times(before.form, token.form)):
        out.pop()
        return Token(many, NUMBER, before.start, token.end)
    if before and before.kind == YEAR and token.form in MONTHS and token.start - before.end <= _NEAR:
        return token._replace(form=MONTHS[token.form], kind=MONTH)
    if token.form in WEEKDAYS:
        return token._replace(form=WEEKDAYS[token.form], kind=WEEKDAY)
    if before and before.form in CERTAIN_MONTHS and token.form in _BEHIND_A_MONTH:
        out[-1] = before._replace(form=MONTHS[before.form], kind=MONTH)
    if token.form in MONTHS and before and before.form in _BEFORE_A_MONTH:
        return token._replace(form=MONTHS[token.form], kind=MONTH)
    if token.form in MONTHS and before and _is_short_weekday(before, text[before.end : token.start]):
        out[-1] = before._replace(form=SHORT_WEEKDAYS[before.form], kind=WEEKDAY)
    return token


def _is_short_weekday(token: Token, behind: str) -> bool:
    """`Fri., Feb. 14`, `Sun, Feb 14`: not so in `the sun may set`."""
    return token.form in SHORT_WEEKDAYS and behind.strip() in (".", ",", ".,")


def _dated(token: Token, before: Token | None, text: str) -> Token:
    if token.kind != NUMBER:
        return token
    if token.end - token.start == _SHORT and _is_short_year(token, before, text):
        return token._replace(form="'" + text[token.start : token.end], kind=YEAR)
    if before is not None and before.kind == MONTH and _day(token):
        return token._replace(form=_day(token), kind=DAY)
    return token._replace(kind=YEAR) if _is_year(token) else token


def _read_bound(out: list[Token]) -> None:
    """`earlier than 1972`, `prior to 1972`, `pre 1972`: one word for the side of a year, and the year behind it."""
    before = out[-2]
    if before.form in _BOUND_WORDS:
        out[-2] = before._replace(form=BOUNDS[before.form])
    elif before.form in _BOUND_ENDS and len(out) >= _BOUND_WITH_YEAR:
        side = BOUNDS.get(f"{out[-3].form} {before.form}")
        if side is not None:
            out[-3:-1] = [Token(side, WORD, out[-3].start, before.end)]


BOUNDS = {
    "pre": "before", "post": "after", "earlier than": "before", "later than": "after", "prior to": "before",
    "previous to": "before", "subsequent to": "after",
}  # fmt: skip
"""Ways to say on which side of a year something is, each with the commonest."""
_BOUND_WORDS = frozenset({"pre"})
_BOUND_ENDS = frozenset({"than", "to"})
_BOUND_WITH_YEAR = 3


def _read_days_first(out: list[Token], text: str) -> None:
    """`12 May 1932`, `3. Mai`, `Sat. 3 Aug.`: a day before its month, and a weekday before both."""
    for i, this in enumerate(out):
        if this[1] != NUMBER or i + 1 == len(out) or not _day(this):
            continue
        then = out[i + 1]
        if then.form == "of" and i + 2 < len(out) and out[i + 2].kind == MONTH and not this.form.isdecimal():
            out[i] = this._replace(form=_day(this), kind=DAY)  # "3rd of May 2016"
            continue
        if then.start - this.end > _NEAR:
            continue
        if then.kind == MONTH and (i + 2 == len(out) or out[i + 2].kind != DAY):
            out[i] = this._replace(form=_day(this), kind=DAY)
        elif then.kind == WORD and then.form in MONTHS and then.form not in _ALSO_WORDS:
            out[i] = this._replace(form=_day(this), kind=DAY)
            out[i + 1] = then._replace(form=MONTHS[then.form], kind=MONTH)
        if i and out[i].kind == DAY and _is_short_weekday(out[i - 1], text[out[i - 1].end : this.start]):
            out[i - 1] = out[i - 1]._replace(form=SHORT_WEEKDAYS[out[i - 1].form], kind=WEEKDAY)


def _is_year(token: Token) -> bool:
    """True for four digits in a row (not "1,500") of a year that a caption may speak of."""
    form = token.form
    if len(form) != 4 or not form.isdecimal() or token.end - token.start != len(form):
        return False
    return _EARLIEST_YEAR <= int(form) <= _LATEST_YEAR


def _is_short_year(token: Token, before: Token | None, text: str) -> bool:
    """`summer of '58`, `July '58`, `Xmas 62`: a year of two digits, by its mark or by what stands before it."""
    start, end = token.start, token.end
    if end - start != _SHORT or not text[start:end].isdecimal():
        return False
    named = before is not None and (before.kind == MONTH or before.form in _SEASONS or before.form in MONTHS)
    if text[start - 1 : start] not in _APOSTROPHES or start == 0:
        return named and int(text[start:end]) > _LAST_DAY and text[start - 1 : start] == " "
    if text[max(0, start - 2) : start - 1].isalnum() or text[end : end + 1] in _APOSTROPHES_BEHIND:
        return False
    return named or (before is not None and (before.kind == DAY or before.form in _BEFORE_A_YEAR)) or _ends(text, end)


def _ends(text: str, end: int) -> bool:
    return not text[end:].strip() or text[end] in ".,;:)]-–—"


_SHORT = 2
_APOSTROPHES = ("'", "\u2019", "\u2018", "`")
_APOSTROPHES_BEHIND = (*_APOSTROPHES, '"', "\u201d")
_BEFORE_A_YEAR = frozenset({"of", "in", "since", "until", "from", "to", "class", "circa", "about"})
_SEASONS = frozenset(
    {"spring", "summer", "autumn", "fall", "winter", "christmas", "xmas", "easter", "thanksgiving", "halloween"}
)


def _day(token: Token) -> str:
    """The day of a month that the number can be ("12th" is "12"), or ""."""
    digits = token.form.rstrip("stndrh")
    if not digits.isdecimal() or len(digits) > 2:
        return ""
    return str(int(digits)) if 1 <= int(digits) <= _LAST_DAY else ""
