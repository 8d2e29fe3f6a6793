"""Small words that are somebody's action or a thing."""

from __future__ import annotations

import pytest

from dedupe.captions.verdict import compare_captions
from tests.captions.bothways import repeats


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


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Otter fishing", "Otter with fish", False),
        ("Farmer plowing", "Farmer with a plow", False),
        ("Boy kiting on the beach", "Boy with a kite on the beach", False),
        ("Otter fishing", "Otter with fishing", False),
        ("Otter fishing at the weir", "Otter fishes at the weir", True),
        ("Otter with fish", "Otter and fish", True),
        ("Fishing by otters", "With fish by otters", True),  # nobody is named before it
        ("A man sleeping by the weir", "A man with sleep by the weir", False),
    ],
)
def test_what_it_has_and_what_it_does(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same
