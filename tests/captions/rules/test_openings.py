"""What stands behind the place with which a caption begins is what it shows."""

from __future__ import annotations

import pytest

from dedupe.captions.prepared import prepare
from dedupe.captions.rules.openings import main_clause, opening
from dedupe.captions.verdict import compare_captions


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In the sail loft at Vale Dock, a rigger mends a jib.", 7),
        ("PORT VALE, Orm -- In the sail loft, a rigger mends a jib.", 7),
        ("At Vale Dock in Port Orm, New Lunn, a rigger mends a jib.", 8),
        ("On the quay lies a boat, an old ketch.", 6),
        ("In the loft he is seen mending a jib, the last.", 0),
        ("In the loft. A rigger mends a jib, the last.", 0),
        ("A rigger mends a jib, the last.", 0),
        ("In", 0),
    ],
)
def test_its_words(text: str, words: int) -> None:
    caption = prepare(text)
    assert opening(caption) == words
    assert main_clause(caption) == caption.forms[words : caption.sentences.count(0)]


PLACES = ["", "In the sail loft at Vale Dock, ", "PORT VALE, Orm -- In the sail loft, "]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("pupils watch as a crane lifts the ketch off its stand.", "a crane lifts the ketch off its stand."),
        ("riggers make sure that the jib is tied to the ketch.", "the jib is tied to the ketch."),
        ("the cover of the hatch is seen on the ketch.", "the ketch is seen."),
        ("the hatch of the ketch is painted.", "the ketch is painted."),
        ("the north pole of the moon Orm is seen.", "the moon Orm is seen."),
        ("supporters of Ada Moe wave flags.", "Ada Moe waves flags."),
        ("a model of the ketch is seen at the quay.", "the ketch is seen at the quay."),
        ("boats are seen in front of the ketch at the quay.", "the ketch is seen at the quay."),
        ("the moon is seen above the ketch at the quay.", "the ketch is seen at the quay."),
    ],
)
def test_another_subject_behind_it(place: str, a: str, b: str) -> None:
    for one, other in ((a, b), (b, a)):
        assert not compare_captions(place + one, place + other).is_repeat


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("a tall crane lifts the ketch off its stand.", "the ketch is lifted off its stand by a tall crane."),
        ("the ketch is at the quay.", "the ketch is seen at the quay."),
        ("a view of the ketch is seen at the quay.", "the ketch is seen at the quay."),
        ("the members of the crew of the ketch wave to boys.", "the crew of the ketch wave to boys."),
    ],
)
def test_the_same_subject_behind_it(place: str, a: str, b: str) -> None:
    assert compare_captions(place + a, place + b).is_repeat
    assert compare_captions(place + b, place + a).is_repeat


def test_where_it_was_may_be_told_last() -> None:
    a = "In the sail loft at Vale Dock, Ada Moe hands Karl Lunn a jib."
    assert compare_captions(a, "Ada Moe hands Karl Lunn a jib in the sail loft at Vale Dock.").is_repeat
    assert not compare_captions(a, "Karl Lunn hands Ada Moe a jib in the sail loft at Vale Dock.").is_repeat


def test_a_part_is_one_that_the_other_thing_has() -> None:
    assert compare_captions("A coat of the ketch is wet.", "The ketch is wet.").is_repeat
    assert not compare_captions("The hatch of the ketch is wet.", "The ketch is wet.").is_repeat


@pytest.mark.parametrize(
    "line", ["WEIR BURSTS--", "WEIR BURSTS: ", "WEIR BURSTS - ", "WEIR BURSTS. ", "VALE'S WEIR — "]
)
@pytest.mark.parametrize(
    ("told", "same"),
    [
        ("Boatmen tow a punt out of the flooded mill.", True),
        ("Boatmen tow a punt out of the flooded mill this morning.", True),
        ("Boatmen and nurses tow a punt out of the flooded mill.", False),
        ("Boatmen tow a raft out of the flooded mill.", False),
    ],
)
def test_a_headline_shows_nothing(line: str, told: str, same: bool) -> None:
    caption = "Boatmen tow a punt out of the flooded mill."
    assert compare_captions(line + told, caption).is_repeat is compare_captions(caption, line + told).is_repeat is same
    assert compare_captions(line + told, line + caption).is_repeat is same


def test_a_headline_that_tells_when_is_no_line_of_place() -> None:
    assert opening(prepare("WEIR BURSTS--Boatmen tow a punt out of the mill.")) == len(("weir", "bursts"))
    assert opening(prepare("AFTER THE FLOOD--Boatmen tow a punt out of the mill.")) == 0
    assert opening(prepare("WEIR BURSTS--Boatmen tow.")) == 0
