"""Times of day, months and weekdays, each in one way of writing."""

from __future__ import annotations

import re

_MONTH_NAMES = (
    "january jan", "february feb febr", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
    "september sept sep", "october oct", "november nov", "december dec",
)  # fmt: skip
MONTHS = {name: f"m{i:02}" for i, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
"""English month names and abbreviations, folded, to `m01` ... `m12`."""
FULL_MONTHS = tuple([names.split()[0] for names in _MONTH_NAMES])
"""The same without abbreviations, in their order."""

_DAY_NAMES = (
    "monday mon",
    "tuesday tue tues",
    "wednesday wed",
    "thursday thu thur thurs",
    "friday fri",
    "saturday sat",
    "sunday sun",
)
_NOT_ALWAYS_DAYS = frozenset({"mon", "wed", "fri", "sun", "sat"})
WEEKDAYS = {
    name: f"d{i}" for i, names in enumerate(_DAY_NAMES, 1) for name in names.split() if name not in _NOT_ALWAYS_DAYS
}
"""English weekday names, folded, to `d1` (Monday) ... `d7`."""
SHORT_WEEKDAYS = {
    name: f"d{i}" for i, names in enumerate(_DAY_NAMES, 1) for name in names.split() if name in _NOT_ALWAYS_DAYS
}
"""Short names that are words as well: of a weekday only beside a date."""

_OFFSETS = {
    "est": -5, "edt": -4, "et": -4, "cst": -6, "cdt": -5, "ct": -5, "mst": -7, "mdt": -6, "mt": -6,
    "pst": -8, "pdt": -7, "pt": -7, "akdt": -8, "hst": -10, "utc": 0, "gmt": 0, "z": 0, "zulu": 0, "bst": 1,
    "cet": 1, "cest": 2, "msk": 3, "jst": 9, "aest": 10, "aedt": 11,
}  # fmt: skip
"""Hours east of Greenwich; ET, CT, MT and PT are read as summer time, which most agency captions mean."""
_PARTS = re.compile(
    r"(\d{1,2})(?:[:.](\d\d))?(?::(\d\d))?\s?(?:([ap])\.?\s?m\b\.?)?[\s,]{0,2}\(?([a-z]*)", re.IGNORECASE
)
_HOUR_OF_A_ZONE = re.compile(r"(?:(\d\d)(\d\d)|noon|(midnight))(?=\s)", re.IGNORECASE)
"""`1848 GMT`, `noon UTC`: an hour that only the zone behind it tells from a year or a word."""
_NAMED = {"noon": "t12:00", "midday": "t12:00", "midnight": "t0:00"}
_HALF_DAY = 12
_DAY_MINUTES = 24 * 60


def time_of_day(raw: str) -> str:
    """`8:07 p.m. EDT` as `t20:07/edt`; a time without a.m. or p.m. stays as it is (`t8:07`)."""
    match = _PARTS.match(_HOUR_OF_A_ZONE.sub(_in_digits, raw))
    if match is None:
        return raw.lower()
    hour, minute, second, half, zone = match.groups()
    hours = int(hour)
    if half:
        hours = hours % _HALF_DAY + (_HALF_DAY if half.lower() == "p" else 0)
    form = f"t{hours}:{minute or '00'}" + (f":{second}" if second else "")
    # A bare hour below one o'clock in the afternoon may be either half of the day.
    sure = half or zone or hours > _HALF_DAY or len(hour) == 2
    return form + ("" if sure else "?") + (f"/{zone.lower()}" if zone else "")


def _in_digits(hour: re.Match[str]) -> str:
    """`18:48` for an hour as `_HOUR_OF_A_ZONE` finds it."""
    return f"{hour[1]}:{hour[2]}" if hour[1] else "00:00" if hour[3] else "12:00"


def same_time(a: str, b: str) -> bool:
    """True where two forms of `time_of_day` can name one moment: in two zones, or with zone or half left out."""
    clock_a, _, zone_a = a.partition("/")
    clock_b, _, zone_b = b.partition("/")
    bare_a, bare_b = clock_a.rstrip("?"), clock_b.rstrip("?")
    seconds_a, seconds_b = bare_a.split(":")[2:], bare_b.split(":")[2:]
    if seconds_a and seconds_b and seconds_a != seconds_b:
        return False  # zones are whole minutes apart
    if bare_a == bare_b:
        return not zone_a or not zone_b or zone_a[0] == zone_b[0] or _minutes(a) == _minutes(b)
    if ("?" in clock_a or "?" in clock_b) and _clock(bare_a) % 720 == _clock(bare_b) % 720:
        return True
    return bool(zone_a and zone_b) and _minutes(a) == _minutes(b)


def is_hour(word: str, form: str) -> bool:
    """`noon` / `12:00 UTC`: an hour by its name."""
    return word in _NAMED and _NAMED[word] == form.partition("/")[0]


def is_moment_told_twice(a: str, b: str) -> bool:
    """True for one moment in two zones, both of them told."""
    return "/" in a and "/" in b and _minutes(a) == _minutes(b)


def _clock(bare: str) -> int:
    hour, minute = bare[1:].split(":")[:2]
    return int(hour) * 60 + int(minute)


def _minutes(form: str) -> int:
    clock, _, zone = form.partition("/")
    return (_clock(clock.rstrip("?")) - 60 * _OFFSETS.get(zone, 0)) % _DAY_MINUTES
