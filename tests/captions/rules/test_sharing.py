"""Titles of a few words: too little to go by where either says more."""

from __future__ import annotations

import pytest

from tests.captions.bothways import repeats


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Vale City 2014", "Vale City Surfing", False),
        ("Vale City Surfing", "Vale City Surfing 2014", True),
    ],
)
def test_a_few_words_are_a_title(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Goat Ridge Path", "Ridge Goat", False),
        ("Clouds and Ridge", "Ridge Cloud Bank", False),
        ("Lake with Ridges", "Town and Ridges beside Lake", False),
        ("Shoulder of Lookout Ridge", "Ridge Lookout", False),
        ("Evening walk in the meadow", "Meadow walk", True),  # only when
        ("Street scene with trams", "Trams in a street", True),  # only that it is a picture
        ("Sunset at the beach in Orm", "Beach sunset", True),  # only where
        ("City of Vale", "Vale City, Norland", True),  # set apart
        ("Regatta 1965", "1965 regatta parade", True),  # only the day has moved
    ],
)
def test_words_in_another_order_are_of_something_else_where_more_is_named(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


GOAL = (
    "U.S. forward Ada Moe celebrates scoring her team's {} goal during the Orm 2031 World Cup quarter-final match "
    "between Lund and Norland in Vale on June 28, 2031."
)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        # of whom both name the other has the names
        (
            "Mayor Moe at Lunch with Speaker Lind and Taoiseach of Orm",
            "Mayor Karl Moe has lunch with Speaker of the House Nancy Lind and Taoiseach Brian Howe of Orm in 2031.",
            True,
        ),
        (
            "Mayor Moe at Lunch with Speaker Lind and Taoiseach of Orm",
            "Mayor Karl Moe has lunch with Speaker of the House Nancy Hall and Taoiseach Brian Howe of Orm in 2031.",
            False,
        ),
        # of which country somebody is secretary, and where
        (
            "Defense Secretary Ash Carter greets guests as he comes to host a talk at Orm Media Activity on Fort Vale",
            "U.S. Secretary of Defense Ash Carter greets guests as he comes to host a talk at Fort Vale",
            True,
        ),
        (
            "Defense Secretary Ash Carter greets guests as he comes to host a talk at Orm Media Activity on Fort Vale",
            "U.S. Secretary of State Ash Carter greets guests as he comes to host a talk at Fort Vale",
            False,
        ),
        # at what it was, told between what both tell
        (
            "Ada Moe celebrates after scoring her team's first goal in Vale",
            GOAL.format("first"),
            True,
        ),
        (
            "Ada Moe celebrates after scoring her team's first goal in Vale",
            GOAL.format("second"),
            False,
        ),
    ],
)
def test_what_is_told_between(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same
