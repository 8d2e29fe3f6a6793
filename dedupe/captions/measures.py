"""Lengths and weights that a desk converted: `215 miles` and `about 350km` are one distance."""

from __future__ import annotations

from dedupe.captions.differences import Difference
from dedupe.captions.prepared import PreparedCaption
from dedupe.captions.tokens import NUMBER

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


def is_converted(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """True where a stretch is a number with its unit, and the other one the same in the other system."""
    if len(d.left_a) != _WITH_UNIT or len(d.left_b) != _WITH_UNIT:
        return False
    here, there = _measure(a, d.left_a), _measure(b, d.left_b)
    if here is None or there is None or here[0] != there[0] or here[2] == there[2]:
        return False
    return abs(here[1] - there[1]) <= _ROUNDED * max(here[1], there[1])


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
