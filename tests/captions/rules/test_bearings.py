"""Prepositions: which of them put a thing elsewhere."""

from __future__ import annotations

import pytest

from dedupe.captions.rules.bearings import bear_apart
from dedupe.captions.verdict import compare_captions
from tests.captions.bothways import repeats


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        (["on", "the"], ["under", "the"], True),
        (["up"], ["down", "a"], True),
        (["into"], ["out", "of"], True),
        (["in", "front", "of"], ["behind"], True),
        (["on"], ["in"], False),
        (["at"], ["near"], False),
        (["above"], ["across"], False),
        (["on", "the"], ["on", "a"], False),
        ([], ["on"], False),
    ],
)
def test_bear_apart(a: list[str], b: list[str], apart: bool) -> None:
    assert bear_apart(a, b) is apart
    assert bear_apart(b, a) is apart


@pytest.mark.parametrize(
    ("a", "b", "repeat"),
    [
        ("A glacier calves in Alaska.", "A glacier calves near Juneau, Alaska.", True),
        ("A farmer checks his oats in Iowa.", "A farmer checks his oats outside Ames, Iowa.", True),
        ("A farmer checks his oats in Iowa.", "A farmer checks his oats near Iowa.", False),
        ("Smoke rises in Paris, France", "Smoke rises near Lyon, France", False),
        ("A dog sleeps in the house.", "A dog sleeps near Ada, behind the house.", False),
        ("A cup stands on the table.", "A cup stands under the oak table.", False),
    ],
)
def test_near_a_town_of_it(a: str, b: str, repeat: bool) -> None:
    assert repeats(a, b) is repeat


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("On the road between Orm and Vale", "On the road from Orm to Vale", True),
        ("The lane from the old mill to Vale", "The lane between the old mill and Vale", True),
        ("The lane from the old mill to Vale", "The lane between the old mill and Orm", False),
        ("The boat lies between two piers", "The boat comes from two piers", False),
        ("Hills from Orm", "Hills between Orm and Vale", False),
    ],
)
def test_a_way_has_two_ends(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


def test_who_is_at_a_gate_may_be_in_front_of_it() -> None:
    assert compare_captions("A tractor at the Orm Gate", "A tractor in front of the Orm Gate").is_repeat
    assert not compare_captions("A tractor in the Orm Gate", "A tractor in front of the Orm Gate").is_repeat


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Road and sky", "Road to sky", False),
        ("Field and grass", "Field of the grass", False),
        ("Man and horse", "Man with horse", True),
        ("Boats of Orm", "Boats and Orm", True),  # a name
        ("Pages 1 to 2", "Pages 1 and 2", True),
        ("The lane from the mill to the weir", "The lane between the mill and the weir", True),
    ],
)
def test_two_things_are_not_one_of_the_other(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


def test_signing_up_is_not_signing_out() -> None:
    assert not compare_captions("Flowchart of the sign-up process", "Flowchart of the sign-out process").is_repeat
    assert compare_captions("Flowchart of the sign-up process", "Flow chart of the sign up process").is_repeat


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Marines from the 3rd Battalion fire a flare", "Marines assigned to 3rd Battalion fire a flare", True),
        ("Soldiers of 4th Squadron wait", "Soldiers attached to the 4th Squadron wait at Orm, May 3, 2031", True),
        ("Marines from the 3rd Battalion fire a flare", "Marines assigned to 4th Battalion fire a flare", False),
        ("Marines from the 3rd Battalion fire a flare", "Marines behind the 3rd Battalion fire a flare", False),
        ("View from the west wing", "View of the west wing", False),
        ("Guests from the museum wait", "Guests with the museum wait", False),
    ],
)
def test_whose_soldiers_they_are_is_told_in_several_ways(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("A goat jumps behind a wooden gate.", "A goat jumping in back of a wooden gate.", True),
        ("A goat jumps in front of a wooden gate.", "A goat jumping in back of a wooden gate.", False),
        ("A man riding a scooter up the side of a steep ramp.", "A young man riding a scooter down a ramp.", False),
        ("A man riding a scooter up the side of a steep ramp.", "A young man riding a scooter up a ramp.", True),
    ],
)
def test_either_end_and_either_way(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same
