"""What two captions told in other words cannot both mean: two people, places, winners, numbers."""

from __future__ import annotations

import pytest

from dedupe.captions.verdict import compare_captions
from tests.captions.bothways import repeats


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("A kid does a stunt on a scooter at a park.", "A man is doing a stunt on his scooter in the park.", False),
        ("A kid does a stunt on a scooter at a park.", "A boy is doing a stunt on his scooter in the park.", True),
        (
            "A kid does a stunt on a scooter at a park.",
            "The young man is doing a stunt on a big scooter in a park.",
            True,
        ),
        ("A girl sits on a red bench while reading books.", "A man on a bench reading a book.", False),
        ("A white goat runs away across the mud.", "A goat running across the sand.", False),
        ("A white goat runs away across the mud.", "A goat running across the mud.", True),
        (
            "Two women stand on a raft and look to the left.",
            "Two people stood on a pier and looked to the left.",
            False,
        ),
    ],
)
def test_another_person_or_place_is_never_forgiven(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


FINAL = (
    "Ada Moe of Orm holds a banner after defeating Ann Lind of Vale (L) in their singles final in Lund July 8, 2031."
)


@pytest.mark.parametrize(
    ("other", "repeat"),
    [
        (
            "Orm's Ada Moe holds a banner after beating Vale's Ann Lind in the singles final in Lund, July 8, 2031.",
            True,
        ),
        # another thing held, something else done with it, and who lost
        (
            "Orm's Ada Moe holds a candle after beating Vale's Ann Lind in the singles final in Lund, July 8, 2031.",
            False,
        ),
        (
            "Orm's Ada Moe kisses a banner after beating Vale's Ann Lind in the singles final in Lund, July 8, 2031.",
            False,
        ),
        (
            "Vale's Ann Lind with a banner after losing to Orm's Ada Moe in the singles final in Lund, July 8, 2031.",
            False,
        ),
    ],
)
def test_the_winner_and_what_she_does(other: str, repeat: bool) -> None:
    assert repeats(FINAL, other) is repeat


@pytest.mark.parametrize(
    ("a", "b", "repeat"),
    [
        (
            "A man in a white coat rides a motocross bike down a track in Vale.",
            "A person rides a dirt bike in Vale.",
            True,
        ),
        (
            "Two girls hold a banner on a street in Vale, 1931",
            "Girls holding a candle in Vale on the street (1931)",
            False,
        ),
    ],
)
def test_what_describes_an_object_is_none(a: str, b: str, repeat: bool) -> None:
    assert compare_captions(a, b).is_repeat is repeat


RALLY = (
    "A protester throws a petrol bomb as protesters clash with riot police during a rally in Vale, Orm, May 3, 2031."
)


@pytest.mark.parametrize(
    ("thrown", "repeat"), [("Molotov cocktail", True), ("tear gas canister", False), ("stone", False)]
)
def test_what_is_thrown(thrown: str, repeat: bool) -> None:
    other = f"A protester throws a {thrown} as demonstrators clash with police in Vale, Orm, on 3 May 2031"
    assert compare_captions(RALLY, other).is_repeat is repeat


@pytest.mark.parametrize(
    ("a", "b", "repeat"),
    [
        ("Ada Moe and Karl Bose during parabolic flight", "Karl Bose parabolic flight training", False),
        ("Zorvan Quell and Karl Bose during parabolic flight", "Karl Bose parabolic flight training", False),
        ("Trainee Karl Bose during parabolic flight", "Karl Bose parabolic flight training", True),
    ],
)
def test_one_more_who_is_named_is_never_forgiven(a: str, b: str, repeat: bool) -> None:
    assert repeats(a, b) is repeat
