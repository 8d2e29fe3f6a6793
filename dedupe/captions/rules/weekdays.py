"""A date and the day of the week that it was: `on June 3, 2031` and `on Tuesday` may be one day."""

from __future__ import annotations

from datetime import date

from dedupe.captions.prepared import PreparedCaption
from dedupe.captions.rules.difference import Difference
from dedupe.captions.words.tokens import DAY, MONTH, WEEKDAY, YEAR, Token

_DATE = frozenset({DAY, MONTH, YEAR})


def tells_its_weekday(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """True where all that one stretch says is a date and the other a weekday, and the date may have been one."""
    here, there = [a.tokens[i] for i in d.left_a], [b.tokens[j] for j in d.left_b]
    if _is_weekday(here):
        here, there = there, here
    if not here or not _is_weekday(there) or not _DATE.issuperset([token.kind for token in here]):
        return False
    day = _date_of(here)
    return day is None or f"d{day.isoweekday()}" == there[0].form


def _is_weekday(tokens: list[Token]) -> bool:
    return len(tokens) == 1 and tokens[0].kind == WEEKDAY


def _date_of(tokens: list[Token]) -> date | None:
    """The date, where day, month and year are told and there was such a day."""
    told = {token.kind: token.form for token in tokens}
    try:
        return date(int(told[YEAR]), int(told[MONTH].removeprefix("m")), int(told[DAY]))
    except (KeyError, ValueError):
        return None
