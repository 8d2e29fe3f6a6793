"""Two pictures that share names: another thing, somebody instead, something else done."""

from __future__ import annotations

import pytest

from dedupe.captions.verdict import compare_captions
from tests.captions.bothways import repeats

DRILLED = (
    "A day after NASA's Lunn rover bored the first hole into a slab of Orm, the Vale laser shot pulses into the dust."
)


@pytest.mark.parametrize(
    "other",
    [
        "This plot from NASA's Lunn rover at Orm shows the gases that were let off by grains heated in the Vale oven.",
        "The Vale camera of NASA's Lunn rover took an image of wheel tracks behind the hill at Orm in the evening.",
    ],
)
def test_names_that_all_of_one_mission_share_are_no_rewording(other: str) -> None:
    assert not compare_captions(DRILLED, other).is_repeat
    assert not compare_captions(other, DRILLED).is_repeat


def test_what_an_agency_tells_in_other_words_is() -> None:
    other = "The Vale laser shot pulses into the dust a day after the first hole was bored by NASA's Lunn rover at Orm."
    assert compare_captions(DRILLED, other).is_repeat


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Three cats play in the mud.", "three people play chess in the mud.", False),
        ("Three cats play in the mud.", "Three grey cats are playing in some mud.", True),
        (
            "Two hens are pecking in a grassy field",
            "Two young girls are pecking and laughing in a green field .",
            False,
        ),
    ],
)
def test_somebody_for_an_animal_is_never_forgiven(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (
            "A baby in a brown coat is walking along a wall next to the mud.",
            "A brown cat is walking in the mud.",
            False,
        ),
        ("A horse with a boy is crossing the shallow creek.", "A boy on a brown horse crosses a creek.", True),
    ],
)
def test_somebody_in_place_of_a_thing_is_never_forgiven(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "Carts crushed by a falling wall near Orm and Lunn Streets. At this place, two people were hurt.",
            "Crushed cart near the corner of Orm and Lunn Streets, North of Market.",
        ),
        (
            "This image from NASA's Orm Orbiter shows the rover landing field and hills that scientists want to visit.",
            "This image shows a closer view of the landing field of NASA's rover and a hill nearby. Image by Orm.",
        ),
        (
            "Clearing of the fallen hall and watering of the burned yard, May 3, 2031, Orm and Lunn Streets, Vale.",
            "Aerial view of the fallen halls and burned-out section at Orm and Lunn Streets, Vale.",
        ),
        (
            "These maps of Mars show the field anomalies as measured by NASA's Orm mission. Red areas have more of it.",
            "This Mars map shows the field gradients calculated by NASA's Orm mission. Red corresponds to more of it.",
        ),
    ],
)
def test_one_or_several_and_from_where(a: str, b: str) -> None:
    assert not compare_captions(a, b).is_repeat
    assert not compare_captions(b, a).is_repeat
