"""Initials and what they stand for, in another stretch."""

from __future__ import annotations

import pytest

from tests.captions.bothways import repeats


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (
            "CAMP ORM, N.C. - Cpl. Ada Moe mends a trailer hitch.",
            "Cpl. Ada Moe mends a trailer hitch at Camp Orm, North Carolina.",
            True,
        ),
        (
            "CAMP ORM, N.C. - Cpl. Ada Moe mends a trailer hitch.",
            "Cpl. Ada Moe mends a trailer hitch at Camp Orm, South Carolina.",
            False,
        ),
        (
            "Lily Moe, 60th Air Mobility Wing artist, sketches at Orm Air Force Base",
            "Lily Moe, artist with 60th AMW, sketches at Orm AFB, California",
            True,
        ),
        (
            "CAMP ORM, N.M. - Cpl. Ada Moe mends a trailer hitch.",
            "Cpl. Ada Moe mends a trailer hitch at Camp Orm, Northern Marches.",
            False,
        ),
    ],
)
def test_a_state_of_two_words_moves_with_its_town(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("A USFS crew burns piles near Vale", "A U.S. Forest Service crew burns piles near Vale", True),
        ("The USGS gauge on the Orm", "The U.S. Geological Survey gauge on the Orm", True),
        ("A USFS crew burns piles near Vale", "A U.S. Fire Academy crew burns piles near Vale", False),
    ],
)
def test_the_initial_of_the_us(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same
