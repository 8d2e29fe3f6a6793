"""Small words and blanks where the other caption has a fact."""

from __future__ import annotations

import pytest

from tests.captions.bothways import repeats


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("An unidentified official signs the treaty", "The minister Ann Lee signs the treaty", True),
        ("A helicopter lands on the pier", "Two helicopters land on the pier", False),
        ("Players of team A cheer", "Players of team B cheer", False),
        ("Valley, with Town", "View, with Town", False),
    ],
)
def test_small_words(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same
