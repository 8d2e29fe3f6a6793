"""On cards, points of the compass of which each has one of its own are of two places or views."""

from __future__ import annotations

import pytest

from dedupe.captions.prepared import prepare
from dedupe.captions.rules.points import points
from dedupe.captions.verdict import compare_captions
from tests.captions.bothways import repeats

CARD = "{} corner of Mill Lane and 9th Street, {} the weir and the old chapel.\nMay 19, 1932.\nA. Moe"


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (("S.E.", "showing"), ("S. E.", "showing"), True),
        (("S.E.", "showing"), ("Southeast", "showing"), True),
        (("S.E.", "showing"), ("S.W.", "showing"), False),
        (("The", "north across"), ("S.E.", "across"), False),
        (("The", "across"), ("The", "north across"), True),  # one tells more
        (("The", "north across"), ("The", "north over"), True),
        (("The", "eastward across"), ("The", "westerly across"), False),
    ],
)
def test_points(a: tuple[str, str], b: tuple[str, str], same: bool) -> None:
    one, other = CARD.format(*a), CARD.format(*b)
    assert repeats(one, other) is same


def test_among_what_was_misread() -> None:
    one = "Vale Beach, east from West 18th Street, showing the pier in the foreground and a boat.\nMay 6, 1937.\nA. Moe"
    noisy = one.replace("from", "fr0m").replace("18th", "18fh").replace("the pier", "tke pier")
    assert compare_captions(one, noisy).is_repeat
    assert not compare_captions(one, noisy.replace("east", "west")).is_repeat


def test_only_on_cards() -> None:
    assert compare_captions("The mill in the east of Vale", "The mill in the west of Vale").is_repeat is False
    assert points(prepare("N.E. corner, looking southwards")) == {"north": 1, "east": 1, "south": 1}
