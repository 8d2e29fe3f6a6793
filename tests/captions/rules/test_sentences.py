"""A sentence more, and sentences of which each caption has its own."""

from __future__ import annotations

import pytest

from dedupe.captions.verdict import compare_captions
from tests.captions.bothways import repeats

STRAIT = "Strait of Orm from the shuttle Vale"
PROBE = "Technicians prepare the Orm probe for its launch in a clean room at Vale Space Center."


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (STRAIT, f"{STRAIT}. A small bank of clouds marks the passage between the two seas.", True),
        (STRAIT, f"{STRAIT}. An old sailor marks the passage on a chart.", False),
        (STRAIT, f"{STRAIT}. Ada Moe marks the passage on a chart.", False),
        (STRAIT, f"{STRAIT}. Clouds over a harbor.", False),
    ],
)
def test_what_a_thing_does_is_told_of_what_is_shown(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize(
    ("here", "there", "same"),
    [
        ("It was built in two years.", "Its wings have unfolded in a vault many times.", True),
        ("A man tightens a bolt.", "Two women fold a wing.", False),  # what they do in the picture
        ("A man is tightening a bolt.", "Two women are folding a wing.", False),
        ("Ada Moe is at left with a torch.", "It was built in two years and flew in a test.", False),
        ("It was built in 2 years.", "It was built in 9 years.", False),
    ],
)
def test_either_explains_something_else(here: str, there: str, same: bool) -> None:
    assert compare_captions(f"{PROBE} {here}", f"{PROBE} {there}").is_repeat is same
    assert compare_captions(f"{PROBE} {there}", f"{PROBE} {here}").is_repeat is same


def test_a_short_first_sentence_is_no_picture_told() -> None:
    assert not compare_captions("A probe waits. It has 3 wings.", "A probe waits. Dust was in its 5 pumps.").is_repeat


@pytest.mark.parametrize(
    ("further", "same"),
    [
        ("Transits occur when a planet passes a star.", True),
        ("Orm launched on a heavy rocket in October 2031.", True),
        ("Here the pump of the weir.", False),
    ],
)
def test_who_calls_it_a_picture_tells_what_it_shows(further: str, same: bool) -> None:
    told = "This plot shows the light of the star Orm 5 over six hours."
    assert compare_captions(told, f"{told} {further}").is_repeat is same
    assert compare_captions(f"{told} {further}", told).is_repeat is same
