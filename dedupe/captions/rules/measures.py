"""Measures told in two ways: `215 miles` and `about 350km`, `17th century` and `1601-1700`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dedupe.captions.prepared import PreparedCaption
from dedupe.captions.rules.difference import Difference
from dedupe.captions.words.tokens import NUMBER

_WITH_UNIT = 2
"""A number and its unit."""
_ROUNDED = 0.03
"""Share by which a converted number may be off: desks round to two digits (215 miles are 346 km, written 350)."""
_UNITS = {
    form: (dimension, size, system)
    for forms, dimension, size, system in (
        ("mile miles", "length", 1609.344, "imperial"), ("foot feet ft", "length", 0.3048, "imperial"),
        ("inch inches", "length", 0.0254, "imperial"), ("yard yards yd", "length", 0.9144, "imperial"),
        ("km kilometer kilometers kilometre kilometres", "length", 1000.0, "metric"),
        ("m meter meters metre metres", "length", 1.0, "metric"),
        ("cm centimeter centimeters centimetre centimetres", "length", 0.01, "metric"),
        ("pound pounds lb lbs", "weight", 0.45359237, "imperial"),
        ("kg kilogram kilograms", "weight", 1.0, "metric"),
    )
    for form in forms.split()
}  # fmt: skip
"""Words for units: what they measure, their size in metres or kilograms, and the system that they belong to."""


def measured_alike(d: Difference, a: PreparedCaption, b: PreparedCaption) -> str | None:
    """Why two stretches are one measure: "number form" (in two systems) or "wider date" (a century and its years)."""
    if _is_converted(d, a, b):
        return "number form"
    if _CENTURIES.isdisjoint(a.words) and _CENTURIES.isdisjoint(b.words):
        return None
    left = [a.forms[i] for i in d.left_a], [b.forms[j] for j in d.left_b]
    whole = a.forms[d.block.a0 : d.block.a1], b.forms[d.block.b0 : d.block.b1]  # "c." may be short for "century"
    same = any(_lie_within(here, there) or _lie_within(there, here) for here, there in (left, whole))
    return "wider date" if same else None


def _is_converted(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """True where a stretch is a number with its unit, and the other one the same in the other system."""
    if len(d.left_a) != _WITH_UNIT or len(d.left_b) != _WITH_UNIT:
        return False
    here, there = _measure(a, d.left_a), _measure(b, d.left_b)
    if here is None or there is None or here[0] != there[0] or here[2] == there[2]:
        return False
    apart = abs(here[1] - there[1])
    # 1.5 km are 0.93 miles, written 0.9
    return apart <= max(_ROUNDED * max(here[1], there[1]), _half_a_step(a, d.left_a), _half_a_step(b, d.left_b))


def _half_a_step(caption: PreparedCaption, left: Sequence[int]) -> float:
    """How far a number that tells tenths or less may be from what was converted, in metres or kilograms."""
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
