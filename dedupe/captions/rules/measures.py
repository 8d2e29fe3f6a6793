"""Measures told in two ways: `215 miles` and `about 350km`, `17th century` and `1601-1700`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import isclose

from dedupe.captions.prepared import PreparedCaption, per_caption, places_of_kind
from dedupe.captions.rules.difference import Difference
from dedupe.captions.words.tokens import NUMBER, YEAR

_WITH_UNIT = 2
"""A number and its unit."""
_TOLD_TWICE = 6
"""Words of one measure on one side, and two on the other ("9,000 miles (14,500 km)")."""
_OF_WHAT = frozenset({"distance", "range", "altitude", "height", "elevation", "away", "long", "wide", "tall", "high"})
_ROUNDED = 0.03
"""Share by which a converted number may be off: desks round to two digits (215 miles are 346 km, written 350)."""
_UNITS = {
    form: (dimension, size, system)
    for forms, dimension, size, system in (
        ("mile miles mi", "length", 1609.344, "imperial"), ("foot feet ft", "length", 0.3048, "imperial"),
        ("inch inches", "length", 0.0254, "imperial"), ("yard yards yd", "length", 0.9144, "imperial"),
        ("km kilometer kilometers kilometre kilometres", "length", 1000.0, "metric"),
        ("m meter meters metre metres", "length", 1.0, "metric"),
        ("cm centimeter centimeters centimetre centimetres", "length", 0.01, "metric"),
        ("pound pounds lb lbs", "weight", 0.45359237, "imperial"),
        ("ton tons", "weight", 907.18474, "imperial"),
        ("kg kilogram kilograms", "weight", 1.0, "metric"), ("t tonne tonnes", "weight", 1000.0, "metric"),
        ("mph", "speed", 0.44704, "imperial"), ("kph kmh", "speed", 1000 / 3600, "metric"),
        ("acre acres", "area", 4046.856, "imperial"), ("hectare hectares ha", "area", 10_000.0, "metric"),
        ("sqmi", "area", 2_589_988.1, "imperial"), ("sqkm km2", "area", 1_000_000.0, "metric"),
        ("gallon gallons gal", "volume", 3.785411784, "imperial"),
        ("litre litres liter liters", "volume", 1.0, "metric"),
    )
    for form in forms.split()
}  # fmt: skip
"""Words for units: what they measure, their size in metric units, and the system that they belong to."""


def measured_alike(d: Difference, a: PreparedCaption, b: PreparedCaption) -> str | None:
    """Why two stretches are one measure: "number form" (in two systems) or "wider date" (years, and one of them)."""
    if _is_converted(d, a, b):
        return "number form"
    if (
        d.left_a
        and d.left_b
        and a.tokens[d.left_a[-1]][1] == b.tokens[d.left_b[-1]][1] == YEAR
        and (_lies_in_span(a, d.left_a, b, d.left_b) or _lies_in_span(b, d.left_b, a, d.left_a))
    ):
        return "wider date"
    if _CENTURIES.isdisjoint(a.words) and _CENTURIES.isdisjoint(b.words):
        return None
    left = [a.forms[i] for i in d.left_a], [b.forms[j] for j in d.left_b]
    whole = d.words(a, b)  # "c." may be short for "century"
    same = any(_lie_within(here, there) or _lie_within(there, here) for here, there in (left, whole))
    return "wider date" if same else None


def pair_measures(found: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """`unloads 5.75 tons of seized rice` / `crew members offload 11,500 pounds`: one measure, among other words."""
    if not (_with_unit(a) and _with_unit(b)):
        return  # as most
    there = [(d, part) for d in found for part in _parts(b, d.left_b)]
    for here in found if 0 < len(there) <= _MOST_MEASURES else ():
        for part in _parts(a, here.left_a):
            match = next(((d, other) for d, other in there if _are_one(a, part, b, other)), None)
            if match is None:
                continue
            there.remove(match)
            other, told = match
            here.account_for(part, ())
            other.account_for((), told)
            here.because("number form")
            other.because("number form")


def _parts(caption: PreparedCaption, left: Sequence[int]) -> list[list[int]]:
    """The numbers with a unit behind them of which both are left."""
    places = frozenset(left)
    return [[i, i + 1] for i in left if i in _with_unit(caption) and i + 1 in places]


_MOST_MEASURES = 24
"""Measures left of a caption up to which the same is looked for; a table of them is compared number by number."""


def _lies_in_span(one: PreparedCaption, left: Sequence[int], span: PreparedCaption, ends: Sequence[int]) -> bool:
    """`ca. 1905` / `between 1900 and 1910`, `1900-1910`: a year that somebody guessed, and the years of a guess."""
    if len(left) != 1 or not 1 < len(ends) <= _BETWEEN_YEARS:
        return False
    *before, first, last = ends
    if span.tokens[first].kind != YEAR or not _joins_years(span, first, last):
        return False
    if before and span.forms[before[0]] != "between":
        return False
    return int(span.forms[first]) <= int(one.forms[left[0]]) <= int(span.forms[last])


def _joins_years(caption: PreparedCaption, first: int, last: int) -> bool:
    text, tokens = caption.clean.text, caption.tokens
    gap = text[tokens[first].end : tokens[last].start].strip().lower()
    return gap in _TO or (gap == "and" and first > 0 and caption.forms[first - 1] == "between")


_BETWEEN_YEARS = 3
"""Words with a fact of "between 1900 and 1910"."""
_TO = frozenset({"-", "–", "—", "to"})


def _is_converted(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """True where a stretch is a measure, and the other one the same, in the other system or in both."""
    if not (len(d.left_a) >= _WITH_UNIT <= len(d.left_b)):
        return False
    if _with_unit(a).isdisjoint(d.left_a) or _with_unit(b).isdisjoint(d.left_b):
        return False  # as most
    left_a, left_b = _bare(a, d.left_a), _bare(b, d.left_b)
    if not (len(left_a) >= _WITH_UNIT <= len(left_b)) or len(left_a) + len(left_b) > _TOLD_TWICE:
        return False
    measures_a, measures_b = _measures(a, left_a), _measures(b, left_b)
    return any(_are_one(a, x, b, y) for x in measures_a for y in measures_b)


@per_caption
def _with_unit(caption: PreparedCaption) -> frozenset[int]:
    """The numbers behind which a unit stands."""
    forms = caption.forms
    return frozenset([i for i in places_of_kind(caption, NUMBER) if i + 1 < len(forms) and forms[i + 1] in _UNITS])


def _bare(caption: PreparedCaption, left: Sequence[int]) -> list[int]:
    """A measure without the words that say of what it is one: `a distance of 24 km`, `24 km away`."""
    return [i for i in left if caption.forms[i] not in _OF_WHAT]


def _measures(caption: PreparedCaption, left: Sequence[int]) -> list[list[int]]:
    """The measures that a stretch consists of: one, or the same in two systems; none where it says anything else."""
    parts = [list(left[n : n + _WITH_UNIT]) for n in range(0, len(left), _WITH_UNIT)]
    if any(len(part) < _WITH_UNIT or _measure(caption, part) is None for part in parts):
        return []
    if len(parts) > 1 and not _are_one(caption, parts[0], caption, parts[1]):
        return []
    return parts


def _are_one(a: PreparedCaption, left_a: list[int], b: PreparedCaption, left_b: list[int]) -> bool:
    """True for one measure in two systems, or in one and with the same number."""
    here, there = _measure(a, left_a), _measure(b, left_b)
    if here is None or there is None or here[0] != there[0]:
        return False
    if here[2] == there[2]:
        return isclose(here[1], there[1])
    apart = abs(here[1] - there[1])
    # 1.5 km are 0.93 miles, written 0.9
    return apart <= max(_ROUNDED * max(here[1], there[1]), _half_a_step(a, left_a), _half_a_step(b, left_b))


def _half_a_step(caption: PreparedCaption, left: Sequence[int]) -> float:
    """How far a number that tells tenths or less may be from what was converted, in metric units."""
    _, dot, part = caption.forms[left[0]].partition(".")
    return 0.5 * 10.0 ** -len(part) * _UNITS[caption.forms[left[1]]][1] if dot else 0.0


def _measure(caption: PreparedCaption, left: list[int]) -> tuple[str, float, str] | None:
    number, unit = (caption.tokens[i] for i in left)
    if left[1] != left[0] + 1 or number.kind != NUMBER or unit.form not in _UNITS:
        return None
    try:
        value = float(number.form)
    except ValueError:  # an ordinal
        return None
    dimension, size, system = _UNITS[unit.form]
    return dimension, value * size, system


@per_caption
def converted(caption: PreparedCaption) -> dict[int, int]:
    """The words of `(24 km)` behind `15 miles`, each with the number that they tell again in the other system."""
    found: dict[int, int] = {}
    numbers = places_of_kind(caption, NUMBER)
    for i in numbers:
        if i >= _WITH_UNIT and i - _WITH_UNIT in numbers and i - _WITH_UNIT not in found:
            first, then = [i - _WITH_UNIT, i - 1], [i, i + 1]
            if i + 1 < len(caption.tokens) and _are_one(caption, first, caption, then):
                found[i] = found[i + 1] = first[0]
    return found


_PARTS_OF_CENTURIES = {"early": (0, 50), "mid": (25, 75), "middle": (25, 75), "late": (50, 100)}
"""Years of a century that a label means: roughly, and those of one who dates by half centuries."""
_CENTURY = 100
_CENTURIES = frozenset({"century", "centuries"})
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")
_YEAR = re.compile(r"(\d{1,3})(\ds?)")
_ABOUT = frozenset({"c", "ca", "circa", "about"})


def _lie_within(dated: Sequence[str], century: Sequence[str]) -> bool:
    """`1601-1700`, `c. 1650` or `1680s` / `17th century`; a decade is all of its years."""
    if len(century) < _WITH_UNIT or not dated:
        return False
    *part, ordinal, unit = century
    number = _ORDINAL.fullmatch(ordinal)
    if number is None or unit not in _CENTURIES or len(part) > 1:
        return False
    years = [_YEAR.fullmatch(form) for form in dated if form not in _ABOUT]
    first, last = _PARTS_OF_CENTURIES.get(part[0], (0, 0)) if part else (0, _CENTURY)
    begin = (int(number[1]) - 1) * _CENTURY
    return bool(years) and all(
        year is not None
        and begin + first <= int(year[1] + year[2][0])
        and int(year[1] + year[2].replace("0s", "9")) <= begin + last
        for year in years
    )
