"""What is done beside what both captions tell."""

from __future__ import annotations

import pytest

from tests.captions.bothways import repeats


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("A cyclist on a city street", "A cyclist driving down the street", True),
        ("Workers install the shield", "Workers inspect the installed shield", False),
        ("A boy doing a trick on a ramp", "A boy jumping", False),
        ("The speaker before delivering her speech", "The speaker ahead of her speech", True),
    ],
)
def test_what_is_done(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same
