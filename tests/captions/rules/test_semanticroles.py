"""The same words in other semantic roles decide; the same roles told in another order do not."""

from __future__ import annotations

import pytest

from dedupe.captions.verdict import compare_captions
from tests.captions.bothways import repeats

OTHER_DOINGS = [
    ("A cook is peeling a turnip", "A cook is frying a turnip peel"),
    ("A clown is drawing a horse", "A clown is taking a picture of a drawing of a horse"),
    ("A baby goat is trotting around a yard with its mother", "A baby goat and its mother are jumping in a yard"),
    ("Pupils are drawing a chart of the school.", "Pupils are looking at a drawn chart of the school."),
]
OTHER_AGENTS = [
    ("The nurse is painting a clown", "A clown is painting"),
    ("A boy is eating near the puppies", "Some puppies are eating"),
    ("Three girls are standing still and a kite is spinning", "Three girls are spinning and a kite is standing still"),
]
OTHER_PATIENTS = [
    (
        "Two men are holding some rope near fishing boats",
        "Two men are standing near the rope and holding fishing boats",
    ),
    ("A maid is washing a kettle near a tray in the corner", "A maid is washing a tray near a kettle"),
    ("A goat with a bell is being chased in the grass", "A goat is chasing a bell on the grass"),
]
OTHER_NOUNS = [
    ("The crowd of boys is sitting in a dim hall", "The crowd of dim boys is sitting in a hall"),
    ("The nurse in the cap is smoking a straw pipe", "The nurse in the straw cap is smoking a pipe"),
    ("The girl in the striped scarf is waving", "The girl is waving to the boy in the striped scarf"),
]
OTHER_PLACES = [
    ("A goat in a spotted blanket is running across the yard", "A goat in the yard is running across spotted blankets"),
    ("The nurse is talking about the stage", "The nurse is talking on the stage"),
    ("A boy is drilling a hole in a plank of oak", "A boy is drilling a hole with a plank of oak"),
    ("A girl is jumping down from a wall", "A girl is jumping on a wall"),
    ("A nun is standing on the rocks with gulls behind her", "A nun is standing behind the rocks with gulls"),
]


@pytest.mark.parametrize(("a", "b"), [*OTHER_DOINGS, *OTHER_AGENTS, *OTHER_PATIENTS, *OTHER_NOUNS, *OTHER_PLACES])
def test_other_roles_decide(a: str, b: str) -> None:
    for match in (compare_captions(a, b), compare_captions(b, a)):
        assert not match.is_repeat, str(match)


SAME = [
    # In headlines roles are not read.
    ("Girl washing cups with soap under running water", "Washing cups with soap and running water"),
    # A verb and its name.
    ("A cook is peeling a turnip", "A cook is removing the peel of a turnip"),
    ("A nurse is sewing with a machine", "A nurse is using a sewing machine"),
    ("The cook is spraying the ferns with water", "The cook is watering the ferns"),
    ("A hound is running after a hare on the heath", "A hound is chasing a hare on the heath"),
    # What anybody may do beside what he does.
    ("A nun sits reading a map at a table.", "A nun is sitting at a table and reading a map."),
    # Agents that go along, that nobody names, or that are part of one another.
    ("A man is playing in the yard with two hounds", "Two hounds are playing in the yard"),
    ("Someone feeds a plum to a turtle.", "The turtle is being fed a plum"),
    ("The pilots are cheered by a crowd as they walk to the hangar", "The pilots walk to the hangar"),
    ("A map of the Orm drawn by the survey office of Norland", "A map of the Orm drawn by Norland"),
    ("As the band plays, children dance in the square", "Children dance in the square as the band plays"),
    # Objects.
    ("A farmer is loading hay onto a cart", "A farmer is loading a cart with hay"),
    ("A nun in a deckchair using a tablet", "A nun who uses a deckchair working on a tablet"),
    ("A cook is stirring a pot of soup", "A cook is stirring soup in a pot"),
    # What describes what.
    ("A hound with a black coat is sleeping on a rug", "A black hound is sleeping on a rug"),
    ("A brown duck with a green head is swimming", "A duck with brown feathers and a green head is swimming"),
    ("Two nuns with bare arms, who are young, are looking at a map", "Two young nuns with bare arms look at a map"),
    ("A red and white bus drives down a street in Norland.", "A red and white Norland bus drives down a street."),
    # Places.
    ("A girl in a bonnet walks beside a wall", "A girl walks beside a wall, in a bonnet"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), SAME)
def test_the_same_roles_are_the_same(a: str, b: str) -> None:
    assert repeats(a, b)


def test_where_it_is_may_come_first() -> None:
    told = "A boy beats the drum next to a girl who is singing."
    assert compare_captions(told, "Next to a girl who is singing, a boy beats the drum.").is_repeat
    assert not compare_captions(told, "Next to a boy who is singing, a girl beats the drum.").is_repeat


@pytest.mark.parametrize(
    ("a", "b", "other"),
    [
        (
            "Somebody is playing the flute",
            "The flute is being played by someone",
            "The flute is being cleaned by someone",
        ),
        (
            "Two lambs are frolicking in a field",
            "Two lambs are playing in a field",
            "Two lambs are sleeping in a field",
        ),
        ("A boy is feeding a goat", "A boy is giving food to a goat", "A boy is giving a bell to a goat"),
    ],
)
def test_one_doing_in_other_words(a: str, b: str, other: str) -> None:
    assert compare_captions(a, b).is_repeat
    assert not compare_captions(a, other).is_repeat


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("A boy is skateboarding on a pier.", "A boy is riding a skateboard on a pier.", True),
        ("A boy is skateboarding on a pier.", "A boy is painting a skateboard on a pier.", False),
        ("Two men are rafting near a rider.", "Two men are riding an orange raft.", False),
    ],
)
def test_riding_it_is_what_it_is_for(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same
