"""A preposition in place of another: elsewhere, or no more than another wording."""

from __future__ import annotations

import pytest

from tests.captions.bothways import repeats


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("The cat sleeps on the table", "The cat sleeps under the table", False),
        ("A man walks up the stairs", "A man walks down the stairs", False),
        ("Sign in page", "Sign up page", False),
        ("Road and sky", "Road to sky", False),
        ("A man from Vale waves a flag", "A man in Vale waves a flag", True),
        ("Marines from the battalion row home", "Marines of the battalion row home", True),
    ],
)
def test_where_it_is(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same
