"""`3/8/1946` beside `August 3, 1946`: one day, which half of the world writes before its month."""

from __future__ import annotations

from collections.abc import Sequence

from dedupe.captions.prepared import PreparedCaption, per_caption, places_of_kind
from dedupe.captions.rules.difference import Difference
from dedupe.captions.words.tokens import DAY, MONTH


def drop_days_first(found: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """Account for the only date of both captions, where one has it in digits and the other in words, turned round."""
    here, there = _only_date(a), _only_date(b)
    if here is None or there is None or _is_in_digits(a, here) == _is_in_digits(b, there):
        return
    if _month_and_day(a, here) != _month_and_day(b, there)[::-1]:
        return
    for d in found:
        left = len(d.left_a) + len(d.left_b)
        d.account_for(here, there)
        if len(d.left_a) + len(d.left_b) < left:
            d.because("date form")


@per_caption
def _only_date(caption: PreparedCaption) -> tuple[int, int] | None:
    """The tokens of the month and the day of a caption that has one of each."""
    months, days = places_of_kind(caption, MONTH), places_of_kind(caption, DAY)
    return (months[0], days[0]) if len(months) == len(days) == 1 else None


def _is_in_digits(caption: PreparedCaption, date: tuple[int, int]) -> bool:
    """True where month and day are read from one stretch (`3/8/1946`), as none is in words."""
    month, day = date
    return caption.tokens[month].start == caption.tokens[day].start


def _month_and_day(caption: PreparedCaption, date: tuple[int, int]) -> tuple[int, int]:
    month, day = date
    return int(caption.forms[month].removeprefix("m")), int(caption.forms[day])
