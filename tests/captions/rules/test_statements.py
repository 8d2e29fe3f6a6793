"""What each of two captions says beside the other: what adds up, and what says two things."""

from __future__ import annotations

import pytest

from tests.captions.bothways import repeats


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
