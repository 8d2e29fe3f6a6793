"""Lengths and weights in two systems, centuries and their years."""

from __future__ import annotations

import pytest

from dedupe.captions.verdict import compare_captions

TOLD = "Crews mend the dyke at Port Vale, {} north of the mill, on 3 May 2031"


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("around 215 miles", "about 350km", True),
        ("60 feet", "18 metres", True),
        ("215 miles", "250 km", False),
        ("215 miles", "217 miles", False),
        ("10 pounds", "3 metres", False),
        ("5th mile", "8 km", False),
        ("9,000 miles (14,500 kilometers)", "14,500km", True),
        ("15 miles (24 km)", "15 miles", True),
        ("15 miles (24 km)", "25 miles (40 km)", False),
        ("2.4 million kilometers", "about 1.5 million miles", True),
        ("2.4 million kilometers", "about 2.5 million miles", False),
        ("100 mph", "160 km/h", True),
        ("100 miles per hour", "161 kilometres per hour", True),
        ("100 mph", "100 km/h", False),
        ("1,000 acres", "405 hectares", True),
        ("1,000 acres", "1,000 hectares", False),
        ("50 square miles", "130 sq km", True),
        ("500 gallons", "1,900 litres", True),
        ("2,000 kg", "two tonnes", True),
        ("11,500 pounds", "5.75 tons", True),
        ("11,500 pounds", "6.75 tons", False),
    ],
)
def test_a_converted_measure_is_the_same(a: str, b: str, same: bool) -> None:
    match = compare_captions(TOLD.format(a), TOLD.format(b))
    assert match.is_repeat is same, str(match)


DATED = "Seated goddess, carved in oak, Lowland, {}"


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("17th century", "1601-1700", True),
        ("17th century", "1650", True),
        ("17th century", "c. 1650", True),
        ("seventeenth century", "about 1602", True),
        ("late 17th century", "1685", True),
        ("late 17th century", "1680s", True),
        ("early 17th century", "ca. 1610", True),
        ("17th century", "1600s", True),
        ("17th century", "1710", False),
        ("late 17th century", "1602", False),
        ("early 17th century", "1640s and 1690s", False),
        ("17th century", "16 cm", False),
        ("650-350 BC", "650BC to 350BC", True),
        ("650 BC", "650 B.C.E.", True),
        ("650 BC", "650 AD", False),
    ],
)
def test_years_of_a_century(a: str, b: str, same: bool) -> None:
    for one, other in ((a, b), (b, a)):
        match = compare_captions(DATED.format(one), DATED.format(other))
        assert match.is_repeat is same, str(match)


def test_tenths_are_rounded() -> None:
    assert compare_captions("A map of Orm, 1.5 km across", "A map of Orm, 0.9 miles across").is_repeat
    assert not compare_captions("A map of Orm, 1.5 km across", "A map of Orm, 1.1 miles across").is_repeat


@pytest.mark.parametrize(("measure", "same"), [("5.75 tons", True), ("8 tons", False), ("11,500 feet", False)])
def test_a_measure_among_other_words(measure: str, same: bool) -> None:
    a = "The crew offloads about 11,500 pounds of rice in Orm"
    assert compare_captions(a, f"The crew unloads some {measure} of bagged rice in Orm").is_repeat is same


def test_a_measure_in_another_place() -> None:
    a, b = "Sunrise seen from 263 miles above Orm", "From {} km above Orm: sunrise"
    assert compare_captions(a, b.format(423)).is_repeat
    assert not compare_captions(a, b.format(463)).is_repeat
