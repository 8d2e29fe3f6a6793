"""Descriptions of one picture that people wrote in their own words."""

from __future__ import annotations

import pytest

from dedupe.captions.prepared import prepare
from dedupe.captions.rules.pairing import are_titles
from dedupe.captions.verdict import compare_captions
from tests.captions.bothways import repeats

REWORDED = [
    # on top of
    ("A lamp on top of the shelf", "A lamp on the shelf"),
    ("A heron stands on top of a wall", "A heron stands on a wall"),
    # a verb that only says that something is done
    ("Two clerks announcing with megaphones", "Two clerks making an announcement through megaphones"),
    ("The mayor gives a speech at a lectern", "The mayor speaks at a lectern"),
    # told in another place, in another word
    ("A brown pony with a rider on its back jumps a barrier", "A pony leaps a hurdle with a rider on its back"),
    ("Sunset over the fjord", "The fjord at sunset"),
    # what kind of street it is, and what is done on it
    ("A yellow tram on a city street", "A yellow tram driving down the street"),
    ("A yellow tram going down a street", "A yellow tram on a busy city street"),
    # two, and who they are
    ("Two children play on a raft", "A girl and a boy play on a raft"),
    ("A boy and a girl on a raft", "Two kids on a raft"),
    # no title
    ("A boy with a mitt and a ball", "A kid with a mitt and a ball"),
    # somebody, and what he does
    ("A man swings a racket at the net", "A tennis player swings a racket at the net"),
    # the same way
    ("A red bus driving through the street", "A red bus driving down the street"),
    ("Screenshot of the Export dialog box", "The Export dialog"),
    ("A woman reviewing her letters at a desk", "A woman looking through her letters at a desk"),
    ("A woman and a boy sit on a tractor", "A woman and a boy sit on a tractor and smile for the camera"),
    # what somebody has on
    ("A small boy wearing pyjamas brushes a goat", "A toddler in pajamas is brushing a goat"),
    ("Two small girls dressed in red wade", "Two little girls wearing red wade"),
    # verbs of two words
    ("A tram drives past the town hall in the rain", "A tram passing the town hall in the rain"),
    ("A nurse shows how to use a pump", "A nurse shows how a pump is used"),
    # places
    ("A clerk stands at the counter of a bank", "A clerk stands in front of the counter of a bank"),
    ("A heat map with most clicks in the top left corner", "A heat map with most clicks in the upper left corner"),
    ("A mill with a church behind", "A mill with a church in the background"),
    (
        "Lake Orm on a misty evening: a wooden jetty, with the church on the island and the mill behind",
        "The wooden jetty at Lake Orm, with the island church and the mill in the background, on a misty evening",
    ),
    # served with it
    (
        "A bowl of thick bean soup topped with chives, with fresh bread on the side",
        "Thick bean soup in a bowl, garnished with chives and served with fresh bread",
    ),
    # what a post is to be found under
    (
        "Oat tea with lily foam on a marble table #teatime #lilypads",
        "A post: oat tea with foam in the shape of a lily, on a marble table",
    ),
]
LOOKALIKES = [
    ("A lamp on top of the shelf", "A lamp on the side of the shelf"),
    ("A lamp on top of the shelf", "A lamp under the shelf"),
    ("A small boy wearing a hat brushes a goat", "A toddler in pajamas is brushing a goat"),
    ("A girl dressed in green feeds a goat", "A girl in yellow feeds a goat"),
    ("A girl wearing, or selling, hats feeds a goat", "A girl with a small old red goat feeds a duck"),
    ("A mill seen from behind", "A mill in the background"),
    ("A mill with a church behind it", "A mill with a church in the foreground"),
    ("A clerk stands behind the counter of a bank", "A clerk stands in front of the counter of a bank"),
    ("A heat map with most clicks in the top left corner", "A heat map with most clicks in the lower left corner"),
    ("The lamp in the top drawer", "The lamp in the upper drawer"),
    ("A cat chases a dog", "A dog chases a kitten"),
    ("A girl pushes a boy with a cart", "A kid with a cart pushes a woman"),
    ("A brown pony with a rider jumps a barrier", "A pony with a rider leaps over a ditch by a barn"),
    ("A guard holding a lamp walks on the pier", "A guard walks on the pier carrying a suitcase"),
    ("Summit", "Ridge from Summit"),
    ("Vale and Orm from the north", "Part of the bridge, with Vale and Orm"),
    ("A yellow tram on a city street", "A yellow tram leaving a city"),
    ("Two children play on a raft", "A girl and two boys play on a raft"),
    ("Two children play on a raft", "A girl with a kitten plays on a raft"),
    ("A player prepares to serve the ball on a court", "A player on a court serves the ball"),
    ("A batter ready to hit the ball in the yard", "A batter hits the ball"),
    ("A man is waiting under an umbrella in the rain", "A couple waiting in the rain under an umbrella"),
    ("A soccer player runs on the sand", "Kids run on the sand"),
    ("Children sledding down a hill", "Little boy sledding down a hill"),
    ("A large woman rides a moped", "A man and a woman ride a moped"),
    ("A Lake in the Hills", "Water in the Hills"),
    ("A kitchen with a stove in a house", "A living room with a stove in a house"),
]


@pytest.mark.parametrize(("a", "b"), REWORDED)
def test_a_description_in_other_words_repeats(a: str, b: str) -> None:
    assert compare_captions(a, b).is_repeat
    assert compare_captions(b, a).is_repeat


@pytest.mark.parametrize(("a", "b"), LOOKALIKES)
def test_a_description_of_something_else_does_not(a: str, b: str) -> None:
    assert not compare_captions(a, b).is_repeat
    assert not compare_captions(b, a).is_repeat


def test_a_thing_with_an_article_and_another_one_are_no_title() -> None:
    described, title = prepare("A boy with a mitt and a ball"), prepare("Boy with a Mitt")
    assert not are_titles(described, described)
    assert are_titles(described, title)


@pytest.mark.parametrize(
    ("text", "is_label"),
    [
        ("A woman and a boy sit on a tractor", False),
        ("A woman and a boy on a tractor", True),
        ("Trees and Rock Study", True),
    ],
)
def test_what_two_do_makes_a_sentence(text: str, is_label: bool) -> None:
    assert prepare(text).is_label is is_label


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Few men in the yard", "A few men in the yard"),
        ("A group of men in a yard", "Men in a yard"),
        ("A blonde girl and two flags", "A blonde girl behind two flags"),
    ],
)
def test_of_whom_no_other_number_is_told(a: str, b: str) -> None:
    match = compare_captions(a, b)
    assert not any(span.kind == "number" and span.decides for span in match.spans)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("The grey hens are sitting on a rail.", "Two hens sit on a rail.", True),
        ("Three grey hens are sitting on a rail.", "Two hens sit on a rail.", False),
        ("Two hens at rest sit on a rail.", "The hens sit on a rail.", True),
        ("One grey hen sits on a rail.", "A white hen sits on a rail.", False),
        ("The grey hens are sitting on a rail.", "Two ducks sit on a rail.", False),
        ("Old Houses at Orm", "Two Houses at Orm", False),
    ],
)
def test_how_many_there_are_and_what_they_are_like(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Two girls look down leaning over a rail.", "Two girls look up.", False),
        ("Two girls look up leaning over a rail.", "Two girls look up.", True),
    ],
)
def test_up_and_down_behind_one_verb(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("A woman in a red and white hat rows a boat.", "A woman rows a boat across a lake.", True),
        ("A woman wearing a scarf and gloves rows a boat.", "A woman rows a boat across a lake.", True),
        ("A woman with a scarf rows a boat.", "A woman in a coat rows a boat.", False),
        ("A woman near a hat rows a boat.", "A woman rows a boat across a lake.", False),
        ("A woman with a basket rows a boat.", "A woman rows a boat across a lake.", False),
    ],
)
def test_what_somebody_wears_adds_to_anything_else(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same
