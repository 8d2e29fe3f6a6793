"""At what time of its life a thing is shown, or somebody."""

from __future__ import annotations

import pytest

from tests.captions.bothways import repeats


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Our booth at the fair", "Our booth at the fair being set up", False),
        ("The statue at Vale", "The statue at Vale being painted", False),
        ("The weir at Vale", "The weir at Vale under construction", False),
        ("The weir at Vale under construction", "The weir at Vale being built", True),
        ("Portrait of Ada Moe", "Portrait of Ada Moe as a child", False),
        ("Portrait of Ada Moe", "Portrait of Ada Moe as a nurse", True),
        ("Portrait of Ada Moe", "Portrait of Ada Moe as queen", True),
    ],
)
def test_one_time_of_a_life(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same
