"""A caption written anew is a repeat; one that was copied and changed is not."""

from __future__ import annotations

import pytest

from dedupe.captions.verdict import compare_captions
from tests.captions.bothways import repeats

STORM = "Waves break over the quay wall at Port Vale, Norfolk, as Storm Orla reaches the east coast of England."


@pytest.mark.parametrize(
    ("other", "repeat"),
    [
        (
            "Huge seas crash on Port Vale's quay in Norfolk on Friday, where Storm Orla makes landfall with a gale.",
            True,
        ),
        # the same with another place, and with a long run of words kept
        (
            "Huge seas crash on Port Vale's quay in Cornwall on Friday, where Storm Orla makes landfall in England.",
            False,
        ),
        ("Gulls sit on the quay wall at Port Vale, Norfolk, as Storm Orla reaches the east coast of England.", False),
        # too little in common
        ("Huge seas hit a pier on Friday, where a gale makes landfall with gusts of wind in England.", False),
    ],
)
def test_written_anew(other: str, repeat: bool) -> None:
    assert compare_captions(STORM, other).is_repeat is repeat


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "Reporters wait outside the Orm County court in Vale as former sheriff Ada Lunt arrives, March 4, 2031.",
            "Ada Lunt, the former sheriff, comes to the courthouse of Orm County on 4 March 2031; journalists wait.",
        ),
        # somebody named first, a row told in another order
        (
            "The lifeboat Moe leads a parade of boats past the quay of Vale, 3 May 2031, watched by Ada Lunt.",
            "With Ada Lunt looking on, boats led by the Moe file past Vale's quay on 3 May 2031 in a procession.",
        ),
        # three stretches, and all names, places and dates in both
        (
            "NASA engineer Ada Lunt checks a pump at the Vale Test Stand on May 3, 2031.",
            "On May 3, 2031, Ada Lunt looks over a pump of the Vale test stand.",
        ),
        # the same done to the same by people without a name
        (
            "Workers check a boiler at the Vale quay in Lund, Orm, in 1931",
            "Workers inspecting the boiler on the quay of Vale at Lund, Orm, 1931",
        ),
        (
            "Two tailors look over their looms at the Vale mill in Lund, Orm, in 1931",
            "Two tailors inspect the looms of the Vale mill at Lund, Orm, 1931",
        ),
        # how many, beside what is done
        (
            "Hikers cross a narrow bridge on the Orm Trail, Vale",
            "Two trekkers on a narrow bridge along the Orm Trail in Vale",
        ),
        # what was moved frames nothing
        (
            "Street art by Lunken on a wall in Orvel, showing a girl with a pearl kite",
            "Lunken's mural of a girl with a pearl kite on an Orvel wall",
        ),
        # a crew is some people, and somebody with a name is one more
        (
            "Flood in Lund, Orm, 1931: a crew wades past the brick mill with a lantern",
            "The 1931 flood of Lund in Orm, with three men who carry a lantern past the brick mill",
        ),
        (
            "A man hands Ada Moe a prize at the Vale fair in Orm, May 1931",
            "Two people, among them Ada Moe with her prize, at the fair of Vale, Orm, in May 1931",
        ),
    ],
)
def test_the_same_facts_told_anew(a: str, b: str) -> None:
    assert compare_captions(a, b).is_repeat
    assert compare_captions(b, a).is_repeat


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # another agency, another day, another barge
        (
            "NASA engineer Ada Lunt checks a pump at the Vale Test Stand on May 3, 2031.",
            "On May 3, 2031, Ada Lunt of ESA looks over a pump of the Vale test stand.",
        ),
        (
            "Firefighters of Vale fight a barn fire near Orm Lake on June 5, 2031, as Chief Ada Lunt looks on.",
            "Chief Ada Lunt watches on June 6, 2031, while a barn near Orm Lake burns and crews from Vale put it out.",
        ),
        (
            "A tug pulls the barge Moe past Vale, May 3, 2031, on its way to Port Orm.",
            "The barge Lunt is towed by Vale on May 3, 2031 as it heads for Port Orm behind a tug.",
        ),
        # the same words in another order
        (
            "The parents of skipper Ada Moe read the table to her.",
            "Skipper Ada Moe reads the table back to her parents.",
        ),
        # one animal in place of another
        ("The brown and white cat is looking up at the camera.", "A brown and white dog looking at the camera."),
        # each does something else
        ("A clerk sitting on the ledge of a window reads", "The clerk standing at a sill of the window reads"),
        # one person, and several
        (
            "Flood in Lund, Orm, 1931: a man wades past the brick mill with a lantern",
            "The 1931 flood of Lund in Orm, with several people in a boat before a mill of brick",
        ),
        (
            "Fire at Lund, Orm, 1931: a farmer leads a horse out of the smoke",
            "The 1931 fire of Lund in Orm, with four farmers beside a pump in the ruins of a barn",
        ),
        # people without a name do one thing to one object, and another to another
        (
            "Two girls paint kitchen chairs at Camp Lind, Dane County.",
            "Two girls mending kitchen curtains at Lake Orm Camp, Camp Lind, in Dane County.",
        ),
        (
            "Four students plant trees at Camp Lind, Dane County.",
            "Four students repairing fences at Lake Orm Camp, Camp Lind, in Dane County.",
        ),
        # one of them, and two
        (
            "A hiker crosses a narrow bridge on the Orm Trail, Vale",
            "Two trekkers on a narrow bridge along the Orm Trail in Vale",
        ),
        (
            "Three hikers cross a narrow bridge on the Orm Trail, Vale",
            "Two trekkers on a narrow bridge along the Orm Trail in Vale",
        ),
        # somebody whose surname is a word does one thing, and another
        (
            "Nordia Sturgeon meets children at Orm Primary School in Vale",
            "First Minister Nordia Sturgeon reads a story to pupils at Orm Primary School, Vale",
        ),
        # things in place of others in one template
        (
            "Sketch of the app's home screen with a search bar at the top and three tabs at the bottom",
            "Sketch of the app's profile screen with a photo at the top and three buttons at the bottom",
        ),
        # all the rest is the same in other words
        (
            "Two porters in blue coats push a guest on a sledge down a hotel corridor",
            "Two porters wearing blue coats pushing an empty cot along a hotel hallway",
        ),
    ],
)
def test_what_stays_another_picture(a: str, b: str) -> None:
    assert not compare_captions(a, b).is_repeat


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The brown dog is calmly standing in the water", "Brown cow calmly standing in water"),
        ("A bell tower on top of a building with a clock below", "Bell bridge on top of a buliding with a clock below"),
    ],
)
def test_slips_and_small_words_are_no_rewording(a: str, b: str) -> None:
    match = compare_captions(a, b)
    assert not match.is_repeat, str(match)


def test_a_frame_is_no_rewording() -> None:
    a = "An archway, with castle on rock and mist"
    b = "Figure 3a. An archway, with church on rock and mist. Vale Library, Prints Division."
    assert not compare_captions(a, b).is_repeat


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "A black dog leaps into a pond.",
            "A photo of a black goat leaping into a pond. Vale Library, Prints Division.",
        ),
        ("A boy in a shirt, which is red, laughs on the beach", "A boy in a shirt, which is red -- laughs on the hill"),
    ],
)
def test_one_thing_for_another_behind_a_lead(a: str, b: str) -> None:
    match = compare_captions(a, b)
    assert not match.is_repeat, str(match)


def test_two_views_are_never_one_written_anew() -> None:
    a = "Rear view of the model tram with pole, lamp, bell and steps"
    assert not compare_captions(a, "Overhead view of a model tram with a pole and a lamp and two bells").is_repeat


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (
            "A man holding up a yellow kite.",
            "A man in a black shirt and hat holding a sleeping baby with a yellow quilt.",
            False,
        ),
        ("The goat is standing by itself by a ladder.", "A gray goat standing by itself by a river.", False),
        ("The goat is standing by itself by the ladder.", "A goat standing by itself in the mud.", False),
        (
            "A man in a red coat is standing at the top of the stadium steps.",
            "A man is standing on the top of a boulder.",
            False,
        ),
        ("A couple of gray hens sitting on a window ledge.", "Two gray hen 's sitting on a window shelf.", True),
        ("Two riders leading their horses on the dunes together.", "Two people lead horses along the sea dunes.", True),
    ],
)
def test_one_thing_in_place_of_one_is_never_forgiven(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("一条白色的船停在港口", "一条绿色的船正停靠在码头", False),
        ("一条白色的船停在港口", "一条白色的船正停在港口", True),
    ],
)
def test_a_character_more_is_no_other_wording(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same
