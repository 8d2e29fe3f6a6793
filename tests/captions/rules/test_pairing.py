"""Two words that are one word of the other caption."""

from __future__ import annotations

import pytest

from dedupe.captions.verdict import compare_captions
from tests.captions.bothways import repeats

SAME = [
    ("A woman casts her ballot in Orm", "A woman votes in Orm"),
    ("Voters cast a ballot in Orm", "Voters vote in Orm"),
    ("Hikers come out of the cave at Orm", "Hikers emerge from the cave at Orm"),
    ("The rocket takes off from Orm", "The rocket lifts off from Orm"),
    ("Police searching for a boy in Orm", "Police looking for a boy in Orm"),
    ("People walk across Vale Bridge in Orm", "People cross Vale Bridge in Orm"),
    ("Handshake between Ada Moe and Ivo Hall", "Ada Moe shakes hands with Ivo Hall"),
    ("Tech. Sgt. Ada Moe paints a hull", "TSgt Ada Moe paints a hull"),
    ("A crane of Yard (HSM) 77 lifts a mast in Orm", "A crane of HSM-77 lifts a mast in Orm"),
    ("Two cars on Orm 88 in Vale", "Two cars on Orm-88 in Vale"),
    ("A farm near Orm", "A farm outside Orm"),
    ("Kim Moe crosses the finish line to win in Orm", "Kim Moe wins in Orm"),
    ("Two F-16s take off from Orm", "Two F-16 jets take off from Orm"),
    ("The first Orm launcher on its pad", "First Orm rocket standing on the launch pad"),
]
SAME += [("BARGES AT QUORR", "BARGES AT QUOR")]  # capitals throughout: a name like any other
OTHER = [
    ("A woman casts her net in Orm", "A woman votes in Orm"),
    ("The rocket takes off from Orm", "The rocket lands at Orm"),
    ("Police searching for a boy in Orm", "Police looking at a boy in Orm"),
    ("Handshake between Ada Moe and Ivo Hall", "Ada Moe argues with Ivo Hall"),
    ("A crane of Yard (HSM) 77 lifts a mast in Orm", "A crane of HSM-78 lifts a mast in Orm"),
    ("The first Orm launcher on its pad", "First Orm rocket leaving the launch pad"),
    ("A farm near the mill", "A farm outside the mill"),
    ("Two F-16s take off from Orm", "Two F-18 jets take off from Orm"),
    ("Home page of USDS", "Home page of USDA"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_the_same(a: str, b: str) -> None:
    assert compare_captions(a, b).is_repeat
    assert compare_captions(b, a).is_repeat


@pytest.mark.parametrize(("a", "b"), OTHER)
def test_another(a: str, b: str) -> None:
    assert not compare_captions(a, b).is_repeat
    assert not compare_captions(b, a).is_repeat


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("A man with no hat is on a pier.", "A man without a hat is on a pier.", True),
        ("A man with a hat is on a pier.", "A man without a hat is on a pier.", False),
        ("No man without a hat is on a pier.", "A man without a hat is on a pier.", False),
        ("There is no hat on a pier.", "There is a pier without a hat.", False),
    ],
)
def test_with_none_is_without(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("A boy goes down a slide.", "A boy is sliding down a slide.", True),
        ("A goat is moving through a tunnel.", "A goat runs through a tunnel.", True),
        ("A goat is moving through a tunnel.", "A goat runs past a tunnel.", False),
        ("A goat is moving through a tunnel.", "A goat leaps through a tunnel.", False),
    ],
)
def test_who_runs_or_slides_goes(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Two climbers at the hut with raised arms", "Two climbers at the hut with arms in the air", True),
        ("A runner with her arms aloft", "A runner with her arms raised", True),
        ("A runner with her arms folded", "A runner with her arms raised", False),
        ("A ball in the air above a fan", "A ball raised by a fan", False),
        ("Barges at anchor off Kiel", "Barges anchored outside Kiel", True),
        ("Barges waiting off the port of Kiel", "Barges waiting outside the port of Kiel", True),
        ("A ferry off Kiel", "A ferry off Bergen", False),
        ("A man near the house", "A man outside the house", False),
        ("A man near", "A man off", False),
        (
            "A girl leans on a rail and looks out over a field of hens",
            "A girl leaning on a rail, looking at hens in a field",
            True,
        ),
        ("A woman looks out of the window", "A woman looks in the mirror", False),
    ],
)
def test_raised_limbs_and_what_lies_off_a_place(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same
