"""Colours bound to the things that have them."""

from __future__ import annotations

import pytest

from dedupe.captions.prepared import prepare
from dedupe.captions.rules import colours
from dedupe.captions.verdict import compare_captions
from dedupe.captions.words.lexicon import lemma
from tests.captions.bothways import repeats


@pytest.mark.parametrize(
    ("caption", "told"),
    [
        ("A ripe red apple beside a green leaf", {"apple": {"red"}, "leaf": {"green"}}),
        ("A yellow and red sign", {"sign": {"yellow", "red"}}),
        ("A red double decker bus", {"bus": {"red"}}),
        ("Range of the fox: green, native; blue, introduced", {}),
        ("The walls are white", {}),
    ],
)
def test_what_has_which_colour(caption: str, told: dict[str, set[str]]) -> None:
    assert colours._coloured(prepare(caption)) == {lemma(thing): which for thing, which in told.items()}


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("A red apple with a green leaf on a plate", "A green apple with a leaf on a plate", False),
        ("A red apple with a green leaf on a plate", "A red apple with a leaf on a plate", True),
        ("A grey cat on a blue mat", "A gray cat on a blue mat", True),
        ("A yellow and red sign above the door", "A red and yellow sign above the door", True),
        ("A fox trots over brown grass", "Brown fox trotting over grass", False),
        ("A grey and a white goat are grazing", "A grey and white goat grazes", False),
        ("A white goat grazing", "A grey and a white goat are grazing", False),
        ("A grey and a white goat are grazing", "A white and a grey goat graze", True),
        ("A grey and white spotted goat grazes", "A white goat with grey spots grazes", True),
        ("A brown goat running", "A brown goat wearing a blue collar is running", True),
        ("A red car by a house", "A house with a red car", True),
    ],
)
def test_a_thing_in_another_colour_decides(a: str, b: str, same: bool) -> None:
    for one, other in ((a, b), (b, a)):
        match = compare_captions(one, other)
        assert match.is_repeat is same, str(match)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Two small grey and white goats are in the yard.", "Two white goats standing in the yard.", False),
        ("Several small grey and white goats are in the yard.", "Several grey and white goats stand in a yard.", True),
        ("A large white and grey goat is in the yard.", "A grey and white goat standing in the yard.", True),
        ("A grey and white goat is in the yard.", "A grey and wihte goat is in the yard.", True),
        ("A dark grey goat is in the yard.", "A grey goat standing in the yard.", True),
        ("A white goat standing next to a grey rock.", "A white and grey goat stands near a rock.", True),
        (
            "A black and white goat is butting or playing with a brown goat in hay.",
            "A white and brown goat playing with a black hoop.",
            False,
        ),
        ("A grey and white goat sleeps by a red and black wall.", "A red and white goat sleeps by a wall.", False),
        ("A gray and white goat sleeps by a wall.", "A white and grey goat sleeps by the wall.", True),
        ("A brown goat and a black goat play in hay.", "A black goat plays with a brown goat in hay.", True),
    ],
)
def test_what_is_shown_in_one_colour_more_decides(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("A grey cat runs through the mud.", "A white cat with grey spots runs through a yard full of mud.", False),
        ("A grey cat runs through the mud.", "A grey cat with a bell runs through a yard full of mud.", True),
        ("Grey goats running through the mud.", "White goats with grey spots run through a yard full of mud.", False),
    ],
)
def test_a_verb_ends_what_has_a_colour(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("The doors are blue", "The doors are red and the roof is blue", False),
        ("Plan of a house. All rooms are blue.", "Plan of a house. All rooms are red; the lawn is blue.", False),
        ("The doors are blue", "The doors are blue and the roof is red", True),
        ("Plan of a house. All rooms are grey.", "Plan of a house. All rooms are light gray.", True),
        ("The doors are old", "The doors are old and heavy", True),
    ],
)
def test_what_is_said_to_be_of_a_colour(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (
            "Un garçon en chemise verte et casquette bleue joue au ballon",
            "Un garçon en chemise verte joue au ballon",
            True,
        ),
        (
            "Un garçon avec une chemise verte et une casquette bleue",
            "Un garçon avec une chemise bleue et une casquette verte",
            False,
        ),
        ("Una mujer con falda roja y negra", "Una mujer con una falda roja y negra", True),
    ],
)
def test_a_colour_behind_its_thing(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same
