"""Small words that are somebody's action or a thing."""

from __future__ import annotations

import pytest

from dedupe.captions.verdict import compare_captions


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("A plate of fish with some sauce in a can", "A plate of fish with some sauce in a bowl"),
        ("A picture is being drawn by a man", "A piano is being drawn by a man"),
    ],
)
def test_a_thing(a: str, b: str) -> None:
    match = compare_captions(a, b)
    assert not match.is_repeat, str(match)


@pytest.mark.parametrize(
    ("a", "b"),
    [("A photo of a cake", "A cake"), ("A dog that can swim", "A dog that swims"), ("A picture shows a man", "A man")],
)
def test_no_thing(a: str, b: str) -> None:
    match = compare_captions(a, b)
    assert match.is_repeat, str(match)
