"""Titles of a few words: too little to go by where either says more."""

from __future__ import annotations

import pytest

from dedupe import compare_captions
from tests.captions.bothways import repeats


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Mill", "Ruined mill", False),
        ("Mill", "Red Mill", False),
        ("Mill", "Mill at dusk", False),
        ("Mountains View", "Mountains winter", False),
        ("City", "City lights", False),
        ("Mill", "The mill!", True),
        ("Mill", "Mill (3)", True),
        ("Mill", "Mill, 1905", True),
        ("Old mill", "Ruined old mill", True),
        ("Mill", "Mill by Ada Moe", True),
    ],
)
def test_a_title_of_one_word_is_told_from_others_by_a_quality(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


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


def test_a_series_is_named_behind_from() -> None:
    assert repeats("The Mill, from the series Rural Scenes", 'The Mill (from "Rural Scenes")')
    assert not repeats("The Mill, from the series Rural Scenes", "The Mill, from the series River Scenes")


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


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("A goat swims with a green stick in its mouth.", "A black goat is swimming with a stick in its mouth.", True),
        ("A goat chases a green ball.", "A black goat is chasing a ball.", True),
        ("A goat chases a ball with green dots.", "A goat with black ears chases a ball.", False),
        ("Two men pose together in front of a wall.", "Two men pose in front of a wall in a yard.", True),
        ("Two men hold hands in front of a wall.", "Two men in front of a wall hold flags.", False),
        ("A girl is doing a handstand on a rug.", "A girl doing a handstand beside a pool.", False),
        ("A girl is running towards the gate through mud.", "A girl runs through mud in a field.", True),
    ],
)
def test_what_is_told_of_other_things_adds_up(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


def test_more_of_what_was_moved_behind_a_comma() -> None:
    assert compare_captions("Photo of author Ada Moe", "Ada Moe, author of The Mill").is_repeat
    assert not compare_captions("Photo of author Ada Moe", "Ada Moe at The Mill").is_repeat


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (
            "NASA astronaut and Expedition 70 Flight Engineer Ada Moe is pictured in the cupola.",
            "NASA astronaut Ada Moe poses for a portrait in the cupola aboard the station.",
            True,
        ),
        (
            "NASA astronaut and Expedition 70 Flight Engineer Ada Moe is pictured in the cupola.",
            "NASA astronaut Karl Moe poses for a portrait in the cupola aboard the station.",
            False,
        ),
    ],
)
def test_what_somebody_is_before_the_name(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (
            "Sailors aboard the aircraft carrier USS Orra (CVN 91) load stores at sea",
            "Sailors aboard USS Orra load stores at sea in the Pacific",
            True,
        ),
        ("Sailors aboard USS Orra (CVN 91) load stores", "Sailors aboard USS Orra (CVN 92) load stores", False),
        ("Sailors aboard the USS Orra load stores", "Sailors aboard the hospital near USS Orra load stores", True),
    ],
)
def test_what_a_ship_is_before_its_name(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("A goat carries a huge, moss covered branch.", "A goat carries a huge branch in its mouth.", True),
        ("A goat walks along a tree lined lane.", "A goat with a bell walks along a lane.", True),
        ("A cook holds a heart shaped cake.", "A cook holds a cake with a candle.", True),
        ("A cook holds a cake covered in sugar.", "A cook holds a cake with a candle.", False),
        (
            "A goat has the rider covered and runs up the lane.",
            "A goat with a rider has a bell and runs up the lane.",
            False,
        ),
    ],
)
def test_two_words_that_say_how_it_is(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same
