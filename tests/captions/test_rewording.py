"""A caption written anew is a repeat; one that was copied and changed is not."""

from __future__ import annotations

import pytest

from dedupe.captions.verdict import compare_captions

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
        # the same words in another order
        (
            "The parents of skipper Ada Moe read the table to her.",
            "Skipper Ada Moe reads the table back to her parents.",
        ),
        # each does something else
        ("A clerk sitting on the ledge of a window reads", "The clerk standing at a sill of the window reads"),
    ],
)
def test_what_stays_another_picture(a: str, b: str) -> None:
    assert not compare_captions(a, b).is_repeat
