from __future__ import annotations

import pytest

from dedupe.captions.verdict import compare_captions
from tests.captions.bothways import repeats

OTHER_MOMENT = [
    ("Trawlers in the harbour", "Trawlers leaving the harbour"),
    ("Cattle entering the shed", "Cattle in the shed"),
    (
        "A notice says that the library has moved to Dock Street",
        "A notice says that the library will move to Dock Street",
    ),
    ("The mill was restored by volunteers", "The mill will be restored by volunteers"),
    ("The lifeboat launches at Vale pier on Friday", "The lifeboat is readied for the launch at Vale pier on Friday"),
    ("Paratroopers jump over Vale on Friday", "Paratroopers board a plane for a jump over Vale on Friday"),
    ("Opening of the weir at Vale, 1935", "The weir at Vale under construction, 1935"),
    ("Demolition of the mill at Vale, 1935", "Construction of the mill at Vale, 1935"),
    ("The weir at Vale", "The weir at Vale under construction"),
    ("The weir at Vale, from the hill", "The weir at Vale, during its restoration, from the hill"),
    ("The weir at Vale", "The weir at Vale being demolished"),
    ("The Palm House, Vale", "The Palm House, Vale, after the flood"),
    ("The Palm House, Vale", "The Palm House, Vale, two years after the flood"),
    ("Opening of the weir at Vale", "Before the opening of the weir at Vale"),
    ("The flood at Vale", "Just after the flood at Vale"),
    ("Altar cloth, Vale", "Altar cloth, Vale, before cleaning"),
    ("The ketch rolls out of the shed at Vale.", "The ketch has rolled out of the shed at Vale."),
    ("The ketch is lifted off its stand.", "The ketch has been lifted off its stand."),
    ("Riggers remove the cover from the ketch.", "Riggers have removed the cover from the ketch."),
    ("The rover Orm drilled this hole in a rock at Vale.", "The rover Orm is about to drill a hole in a rock at Vale."),
    ("The ketch is ready to be lifted off its stand.", "The ketch is lifted off its stand."),
    ("The ketch is on its stand for a test.", "The ketch is on its stand after a test."),
    ("The ketch is seen as it lands at Vale with Ada Moe.", "The ketch is seen after it lands at Vale with Ada Moe."),
    ("Coach outing, Vale Arms", "Coach outing, Vale Arms, before departure"),
]
SAME_MOMENT = [
    ("Divers find the ketch off Vale.", "Divers have found the ketch off Vale."),
    ("The ketch rolled out of the shed.", "The ketch has rolled out of the shed."),
    ("The ketch has been lying off Vale since May.", "The ketch is lying off Vale since May."),
    ("The ketch is on its stand for a test.", "The ketch is on its stand for a long test."),
    ("The bakery has closed its doors", "The bakery closed its doors"),
    ("Volunteers search for a dog near Vale", "Volunteers look for a dog near Vale"),
    ("Children stand in front of the school in Vale", "Children standing outside the school in Vale"),
    ("The weir at Vale being built, 1935", "The weir at Vale under construction, 1935"),
    ("The Palm House, Vale", "The Palm House, Vale, after a drawing by Moe"),
    ("The Palm House, Vale", "The Palm House, Vale, before 1914"),
    ("Palm House, Vale", "Before 1914, Palm House, Vale"),
    ("Arriving at Vale, Ada Moe waves", "After arriving at Vale, Ada Moe waves"),
    ("The Palm House, Vale", "The Palm House, Vale, under a clear sky"),
    ("Trawlers leaving the harbour", "Trawlers leaving harbour"),
    ("A notice says that it will close in June", "A notice says it will close in June"),
    ("The mill will be restored by volunteers", "The mill will be restored by some volunteers"),
    (
        "Steps of applying for a berth: fill in the form, pay the fee",
        "Steps of the berth application: fill in the form, pay the fee",
    ),
]


@pytest.mark.parametrize(("a", "b"), OTHER_MOMENT)
def test_another_moment_of_one_action(a: str, b: str) -> None:
    match = compare_captions(a, b)
    assert not match.is_repeat
    assert any(span.kind == "moment" and span.decides for span in match.spans)
    assert compare_captions(b, a).verdict is match.verdict


@pytest.mark.parametrize(("a", "b"), SAME_MOMENT)
def test_the_same_moment_in_other_words(a: str, b: str) -> None:
    assert compare_captions(a, b).is_repeat
    assert compare_captions(b, a).is_repeat


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("A man photographs a cake with candles", "A man eats a cake with candles"),
        ("A man photographs a cake with candles", "A man holds a cake with candles"),
        ("A woman shows her tattoo", "A woman hides her tattoo"),
    ],
)
def test_what_a_caption_does_somebody_in_it_may_do(a: str, b: str) -> None:
    match = compare_captions(a, b)
    assert {span.kind for span in match.spans if span.decides} == {"action"}, str(match)


@pytest.mark.parametrize(
    ("a", "b"), [("A boy holds a fish", "A boy shows a fish"), ("The chart shows sales", "The chart summarizes sales")]
)
def test_what_comes_down_to_showing(a: str, b: str) -> None:
    assert compare_captions(a, b).is_repeat


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("A dog is jumping over a wall", "A dog is about to jump over a wall"),
        ("A man rides a horse", "A man is about to ride a horse"),
        ("A man plays the flute while his hair is cut", "A man plays the flute before his hair is cut"),
        ("A woman is slicing butter", "A woman stops slicing butter"),
    ],
)
def test_not_yet_or_no_longer(a: str, b: str) -> None:
    match = compare_captions(a, b)
    assert {span.kind for span in match.spans if span.decides} <= {"moment", "action"}
    assert not match.is_repeat, str(match)


def test_before_it_is_about_to_be() -> None:
    a = "The mayor was about to walk out. Backstage, she took one last look at her speech in a mirror of the hall."
    b = "Right before the mayor walked out, she took one last look at her speech in a mirror of the hall, backstage."
    assert compare_captions(a, b).is_repeat


def test_what_is_done_before_it_is_not_what_is_done() -> None:
    a = "Moe greets judges before delivering his speech at the hall in Orm"
    assert compare_captions(a, "Moe greeting judges ahead of his speech, Orm").is_repeat
    assert not compare_captions("Moe delivering his speech in Orm", "Moe ahead of his speech in Orm").is_repeat


def test_on_the_way_is_not_there() -> None:
    assert not compare_captions("At Otter Pass", "On the way to Otter Pass").is_repeat
    assert compare_captions("Near Otter Pass", "At Otter Pass").is_repeat


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Orm Harbour", "Leaving Orm Harbour", False),
        ("Orm Harbour", "Arriving at Orm Harbour", False),
        ("The harbour", "Approaching the harbour", False),
        ("Sunrise at Orm", "Before Sunrise at Orm", False),
        ("Sunrise at Orm", "After Sunrise at Orm", False),
        ("The Mill at Orm", "After Moe: The Mill at Orm", True),
    ],
)
def test_titles_on_the_way_before_and_after(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize("place", ["Vale pier", "the pier"])
def test_going_to_a_place_is_not_about_to_do_it(place: str) -> None:
    match = compare_captions(f"The tug Orm is going to {place}.", "The tug Orm waits.")
    assert "moment" not in {span.kind for span in match.spans}


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("The choir rehearsing for the concert", "The choir rehearses ahead of the concert", True),
        ("The band warming up for the parade in Vale", "The band warms up before the parade in Vale", True),
        ("The choir singing for the mayor", "The choir sings ahead of the mayor", False),
        ("The choir rehearsing for the concert", "The choir rehearses after the concert", False),
        ("The choir rehearsing the concert", "The choir rehearses before the concert", False),
    ],
)
def test_what_somebody_gets_ready_for_comes_after(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same
