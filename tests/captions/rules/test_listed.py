from __future__ import annotations

import pytest

from dedupe.captions.verdict import compare_captions
from tests.captions.bothways import repeats

BASE = "Seated, left to right: Mary Moe, Karl Bose and John Hall at the weir in Vale."


@pytest.mark.parametrize(
    ("other", "repeat"),
    [
        ("Seated from left to right are Mary Moe (Canada), Karl Bose (Norway) and John Hall (Spain) in Vale.", True),
        ("Seated from left to right are Karl Bose (Norway), Mary Moe (Canada) and John Hall (Spain) in Vale.", False),
        ("Seated, right to left: Mary Moe, Karl Bose and John Hall at the weir in Vale.", False),
        ("Seated, from left: Mary Moe, Karl Bose and John Hall at the weir in Vale.", True),
    ],
)
def test_the_order_from_one_side_to_the_other_is_that_of_the_names(other: str, repeat: bool) -> None:
    assert repeats(BASE, other) is repeat


def test_two_more_of_those_listed_make_another_picture() -> None:
    alone = "Mary Moe at the premiere in Vale."
    assert not compare_captions(
        alone, "From left: Mary Moe, Karl Bose and John Hall at the premiere in Vale."
    ).is_repeat


@pytest.mark.parametrize(
    "told",
    [
        "Mary Moe, mission specialist, and Karl Bose, pilot, wave.",
        "Mary Moe (left), Expedition 70 flight engineer, and Karl Bose wave.",
        "Mary Moe, NASA science officer; and Karl Bose, commander, wave.",
    ],
)
def test_what_somebody_is_makes_nobody_more(told: str) -> None:
    assert compare_captions("Mary Moe and Karl Bose wave.", told).is_repeat
    assert compare_captions(told, "Mary Moe and Karl Bose wave.").is_repeat


@pytest.mark.parametrize("told", ["Mary Moe, a pilot, and Karl Bose wave.", "Mary Moe, Ivo Hall and Karl Bose wave."])
def test_somebody_more_without_a_name(told: str) -> None:
    assert not compare_captions("Mary Moe and Karl Bose wave.", told).is_repeat


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (
            "(L-R) Ada Moe, Karl Lunt and Jon Hale at the guild's fair",
            "Ada Moe of Orm, Karl Lunt and Jon Hale (from left) at the fair of the guild",
            True,
        ),
        (
            "(L-R) Ada Moe, Karl Lunt and Jon Hale at the guild's fair",
            "Karl Lunt of Orm, Ada Moe and Jon Hale (from left) at the fair of the guild",
            False,
        ),
        (
            "Ada Zelenskyy, left, talks with a nurse in a ward in Orm",
            "Ada Zelensky (left) talks with a nurse in an Orm ward",
            True,
        ),
        (
            "Ada Zelenskyy, left, talks with a nurse in a ward in Orm",
            "Ada Zelensky (right) talks with a nurse in an Orm ward",
            False,
        ),
    ],
)
def test_sides_behind_those_named(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize(
    ("b", "same"),
    [
        ("Karl Lunt (left) and Ada Moe examine a chart in Orm", True),
        ("Karl Lunt, left, and Ada Moe examine a chart in Orm", True),
        ("Karl Lunt (right) and Ada Moe examine a chart in Orm", False),
        ("Ada Moe (left) and Karl Lunt examine a chart in Orm", False),
        ("Jon Hobb (left) and Ada Moe examine a chart in Orm", False),
    ],
)
def test_of_two_each_is_where_the_other_is_not(b: str, same: bool) -> None:
    a = "Ada Moe (right) and Karl Lunt examine a chart in Orm"
    assert repeats(a, b) is same


@pytest.mark.parametrize(
    ("b", "same"),
    [
        ("Ada Moe, commander, left, and Karl Lunt, pilot, pose before the Orm 3 rocket in Vale on May 3, 2031.", True),
        ("Karl Lunt, commander, left, and Ada Moe, pilot, pose before the Orm 3 rocket in Vale on May 3, 2031.", False),
        (
            "Ada Moe, commander, right, and Karl Lunt, pilot, pose before the Orm 3 rocket in Vale on May 3, 2031.",
            False,
        ),
    ],
)
def test_what_somebody_is_before_the_side(b: str, same: bool) -> None:
    a = "Orm 3 Commander Ada Moe (left) and Pilot Karl Lunt pose before their rocket in Vale on May 3, 2031."
    assert repeats(a, b) is same


def test_a_role_before_a_side_may_stand_alone() -> None:
    assert compare_captions("The commander left of a rocket", "The commander, left of a rocket").is_repeat
