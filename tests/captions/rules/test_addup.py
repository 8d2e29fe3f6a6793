"""Two stretches that both say more: each of its own thing, or of one."""

from __future__ import annotations

import pytest

from tests.captions.bothways import repeats


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Hens in the yard at Vale. August 1987", "Hens in the yard at Vale, March 1986", False),
        ("Two hens sit on the wall", "The old hens sit on the wall", True),
        ("Two hens sit on the wall", "The three hens sit on the wall", False),
        ("Ada Moe opens the mill. April 4, 1930", "Ada Moe opens the mill. Nay 4, 1930", False),
        ("Ada Moe opens the mill in May. It was built by her mother.", "Ada Moe opens the mill in Vale.", True),
    ],
)
def test_what_adds_up(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same
