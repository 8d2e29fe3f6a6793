"""One more of those shown, or the same by a longer name."""

from __future__ import annotations

import pytest

from tests.captions.bothways import repeats

CALL = "Ada Moe speaks at a press call with {} in Orm"


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (CALL.format("minister Karl Lunt"), "Ada Moe and minister Lunt at a press call in Orm", True),
        (CALL.format("minister Zbig Lunt"), "Ada Moe and minister Lunt at a press call in Orm", True),
        (CALL.format("minister Karl Lunt"), "Ada Moe and minister Hobb at a press call in Orm", False),
        ("Moe waves in Orm", "Karl and Ada Moe wave in Orm", False),
        ("The Moes in Orm", "The Moes in Orm with Ada", False),
        ("Secretary Moe signs bills at the works in Orm", "Treasury Secretary Ada Moe signing bills in Orm", True),
        ("Secretary Moe signs bills at the works in Orm", "State Treasury Secretary Moe signing bills in Orm", True),
        ("Talks with Secretary Ada Moe and Karl Lunt", "Secretary Ada Moe and Karl Lunt visit the mill", False),
        ("Secretary Zbig Moe signs bills at the works in Orm", "Secretary Ada Moe signing bills in Orm", False),
        ("Secretary Ada Moe signs bills at the works in Orm", "Secretary Zbig Moe signing bills in Orm", False),
        ("Secretary Karl Moe signs bills at the works in Orm", "Secretary Ada Moe signing bills in Orm", False),
    ],
)
def test_a_given_name_is_nobody_more(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Flight Engineer Ada Moe waves.", "NASA astronaut and Flight Engineer Ada Moe waves.", True),
        ("Flight Engineer Ada Moe waves.", "Smith the commander and Flight Engineer Ada Moe wave.", False),
        ("Flight Engineer Ada Moe waves.", "Smith astronauts and Flight Engineer Ada Moe wave.", False),
        ("Flight Engineer Ada Moe waves.", "An engineer and Flight Engineer Ada Moe wave.", False),
        ("Flight Engineer Ada Moe is seen.", "An engineer and Flight Engineer Ada Moe are seen.", False),
        ("Flight Engineer Ada Moe waves.", "Pilot Karl and Flight Engineer Ada Moe wave.", False),
        ("Flight Engineer Ada Moe waved.", "Karl Lunn, pilot and Flight Engineer Ada Moe waved.", False),
        ("Ada Moe waves.", "NASA astronaut and Ada Moe wave.", False),
    ],
)
def test_two_roles_before_one_name(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("One girl pulls another on a sled.", "A girl on a sled.", False),
        ("A girl pulls another.", "A girl.", False),
        ("A girl pulls another sled on a hill.", "A girl on a hill.", True),
        ("A girl pulls a sled on a hill.", "A girl on a hill.", True),
    ],
)
def test_another_is_somebody_more(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


FOUR = "Ada Moe, left, Eva Hill, second from left, Jon Hobb, second from right, and Karl Lunt, right, pose in Vale."


@pytest.mark.parametrize(
    ("b", "same"),
    [
        ("From left, Ada Moe, Eva Hill, Jon Hobb and Karl Lunt pose in Vale.", True),
        ("Ada Moe, Eva Hill, Jon Hobb and Karl Lunt pose in Vale.", True),
        ("From left, Ada Moe, Jon Hobb, Eva Hill and Karl Lunt pose in Vale.", False),
        ("From left, Ada Moe, Eva Hill, Ivo Hobb and Karl Lunt pose in Vale.", False),
    ],
)
def test_where_somebody_stands_in_a_row_is_nobody_more(b: str, same: bool) -> None:
    assert repeats(FOUR, b) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("The vice president greets pupils in Orm", "The president greets pupils in Orm", False),
        ("The deputy mayor opens the mill", "The mayor opens the mill", False),
        ("The Deputy Secretary-General opens the summit", "The Secretary-General opens the summit", False),
        ("An ex-soldier plants a tree at Orm", "A soldier plants a tree at Orm", False),
        ("Deputy Secretary-General Ada Moe opens the summit", "Secretary-General Ada Moe opens the summit", True),
        ("Ada Moe, vice president of the mill, waves", "Ada Moe, president of the mill, waves", True),
        ("An experienced soldier plants a tree", "A soldier plants a tree", True),
    ],
)
def test_another_rank_is_somebody_else_where_nobody_is_named(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same
