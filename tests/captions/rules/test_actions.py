"""What is done, and to what: an action at the head of a label, and another object."""

from __future__ import annotations

import pytest

from tests.captions.bothways import repeats


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Screenshot: Creating Pull Request", "Screenshot: Pull Request", False),
        ("Creating pull request", "Pull request", False),
        ("Screenshot: Pull Request", "Pull request", True),
        ("Otter Ridge", "Walking along the top of Otter Ridge", False),
        ("Otter Lake", "Camping by the river at Otter Lake", False),
        ("Fishing boats at Orm", "Boats at Orm", True),
        ("A walk, walking along the top of Otter Ridge", "A walk along the top of Otter Ridge", True),
    ],
)
def test_what_is_done_is_shown(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("A rigger lowers the mast.", "A rigger lowers a cover onto the mast.", False),
        ("Two riggers lower the mast.", "Two riggers lower the lid onto the mast.", False),
        ("A rigger ties the jib.", "A rigger ties a rope to the jib.", False),
        ("Riggers leave the quay.", "Riggers leave Shed 4 for the quay.", False),
        ("Riggers pose for a photo.", "Riggers pose for a photo with their guests.", False),
        ("Riggers pose for a photo.", "Riggers pose for a photo with their tools.", True),
        ("Riggers wait for a photo at noon.", "Riggers wait with their guests for a photo at noon.", True),
        ("The ketch Orm at Vale pier is seen.", "Visitors view the ketch Orm at Vale pier.", False),
        ("The ketch sails off Vale.", "In this long exposure photograph, the ketch sails off Vale.", False),
        ("This view shows the ketch off Vale.", "This stereo view shows the ketch off Vale.", False),
        ("This view shows the ketch off Vale.", "This large view shows the ketch off Vale.", True),
        ("The ketch sails off Vale.", "In this photograph, the ketch sails off Vale.", True),
        ("Ada Moe waves farewell to her family.", "Ada Moe waves goodbye to her family.", True),
        ("A rigger is playing the piano.", "A rigger is playing songs on the piano.", True),
        ("A rigger waits.", "A rigger waits on deck for the tide.", True),
        ("A rigger looks at the mast.", "A rigger looks up at the mast.", True),
        ("A rigger works on the mast.", "A rigger works hard on the mast.", True),
        ("The mast of the ketch is down.", "The mast on the deck of the ketch is down.", True),
    ],
)
def test_another_object_before_what_both_name(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Pilot Ada Moe is seen as she leaves the hall for Pad 3.", "Pilot Ada Moe leaves the hall for Pad 3.", True),
        (
            "Ada Moe and Karl Lunt, wearing blue suits, are seen as they leave the hall for Pad 3.",
            "Ada Moe and Karl Lunt leave the hall for Pad 3.",
            True,
        ),
        ("Pilot Ada Moe waves as she leaves the hall for Pad 3.", "Pilot Ada Moe leaves the hall for Pad 3.", False),
        (
            "Pilot Ada Moe hugs somebody as she leaves the hall for Pad 3.",
            "Pilot Ada Moe leaves the hall for Pad 3.",
            False,
        ),
        (
            "Pilot Ada Moe waves as she leaves the hall for Pad 3.",
            "Pilot Ada Moe is seen as she leaves the hall for Pad 3.",
            False,
        ),
        (
            "Pilot Ada Moe is seen on a monitor as she leaves the hall for Pad 3.",
            "Pilot Ada Moe leaves the hall for Pad 3.",
            False,
        ),
    ],
)
def test_who_is_seen_does_nothing_more(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same
