"""Clauses that changed places say the same; doers that changed clauses do not."""

from __future__ import annotations

import pytest

from tests.captions.bothways import repeats


@pytest.mark.parametrize(
    ("a", "b", "repeat"),
    [
        ("Ada reads while Tom sleeps.", "Tom sleeps while Ada reads.", True),
        ("Ada reads while Tom sleeps.", "Ada sleeps while Tom reads.", False),
        ("A man paints a wall and mends a roof.", "A man mends a roof and paints a wall.", True),
        (
            "Ada Lunt paints a wall while Tom Berg mends a roof in Vale.",
            "Ada Lunt mends a roof while Tom Berg paints a wall in Vale.",
            False,
        ),
        (
            "A woman sings and a man plays the guitar on a stage.",
            "A man plays the guitar and a woman sings on a stage.",
            True,
        ),
        (
            "A woman sings and a man plays the guitar on a stage.",
            "A woman plays the guitar and a man sings on a stage.",
            False,
        ),
        (
            "Three masons are digging a hole while the farmer looks at them.",
            "Three masons look on while the farmer digs a hole.",
            False,
        ),
    ],
)
def test_who_does_what(a: str, b: str, repeat: bool) -> None:
    assert repeats(a, b) is repeat
