"""Somebody named after what is done."""

import pytest

from tests.captions.bothways import repeats


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("A skier is going down a slope.", "A person skiing down a slope.", True),
        ("A person on skis is on a slope.", "A skier is on a slope.", True),
        ("A skateboarder does a stunt on a rail.", "A boy on his skateboard does a stunt on a rail.", True),
        ("A surfer on a wave.", "A man on a surfboard on a wave.", True),
        ("A biker near a wall.", "A man on a bike near a wall.", True),
        ("Two skiers on a slope.", "Two people skiing on a slope.", True),
        ("Two skiers on a slope.", "A person skiing on a slope.", False),
        ("A skier on a slope.", "A dog on a slope.", False),
        ("A skier waits by a wall.", "A person skiing by a wall.", False),
        ("A surfer near a tower.", "A boy near a tower.", True),
    ],
)
def test_who_does_it_and_who_is_named_after_it(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same
