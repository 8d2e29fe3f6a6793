"""Prepositions: which of them put a thing elsewhere."""

from __future__ import annotations

import pytest

from dedupe.captions.bearings import bear_apart


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        (["on", "the"], ["under", "the"], True),
        (["up"], ["down", "a"], True),
        (["into"], ["out", "of"], True),
        (["in", "front", "of"], ["behind"], True),
        (["on"], ["in"], False),
        (["at"], ["near"], False),
        (["above"], ["across"], False),
        (["on", "the"], ["on", "a"], False),
        ([], ["on"], False),
    ],
)
def test_bear_apart(a: list[str], b: list[str], apart: bool) -> None:
    assert bear_apart(a, b) is apart
    assert bear_apart(b, a) is apart
