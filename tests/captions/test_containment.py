"""Containment, held against its definition by brute force."""

from __future__ import annotations

import itertools
import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedupe.captions import containment
from dedupe.captions.containment import containing_pairs, contains

WORDS = ["boat", "harbour", "the", "a", "red", "old", "keeper", "lamp", "at", "dusk"]


def brute_force(captions: list[list[str]]) -> list[list[int]]:
    found = []
    for (i, a), (j, b) in itertools.combinations(enumerate(captions), 2):
        longer, shorter = (a, b) if len(a) >= len(b) else (b, a)
        if contains(longer, shorter):
            found.append([i, j])
    return found


def invented(count: int, seed: int) -> list[list[str]]:
    source = random.Random(seed)
    captions = [source.choices(WORDS, k=source.randint(0, 8)) for _ in range(count)]
    long = [source.choices(WORDS, k=source.randint(18, 25)) for _ in range(count // 4)]
    extended = [caption + source.choices(WORDS, k=4) for caption in captions + long]
    spoilt = [[*caption[:5], "slip", *caption[6:]] for caption in long]
    return captions + long + extended + spoilt


@pytest.mark.parametrize("seed", range(3))
def test_no_pair_is_lost_and_none_is_added(seed: int) -> None:
    captions = invented(80, seed)
    pairs = containing_pairs(captions).tolist()
    assert pairs == brute_force(captions)
    assert len(pairs) > 60


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(st.sampled_from("abcdefg"), max_size=14), max_size=14))
def test_any_words(captions: list[list[str]]) -> None:
    assert containing_pairs(captions).tolist() == brute_force(captions)


def test_the_smallest_blocks_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    captions = invented(40, 5)
    expected = containing_pairs(captions).tolist()
    monkeypatch.setattr(containment, "_BLOCK_PAIRS", 1)
    assert containing_pairs(captions).tolist() == expected


@pytest.mark.parametrize(
    ("longer", "shorter", "expected"),
    [
        ("the old boat at dusk near the quay", "the old boat", True),
        ("the old red boat", "the old boat", True),
        ("the boat is old", "the old boat", False),
        ("the old boat at dusk", "old boat", False),
        ("a b c d e f g h i j k l", "a b c x e f g h i j", True),
        ("a b c d e f g h i j k l", "a b c x e f g h i", False),
    ],
)
def test_the_definition(longer: str, shorter: str, expected: bool) -> None:
    assert contains(longer.split(), shorter.split()) is expected


def test_nothing_and_one() -> None:
    assert containing_pairs([]).shape == (0, 2)
    assert containing_pairs([["a", "b", "c"]]).shape == (0, 2)
    assert containing_pairs([[], []]).shape == (0, 2)


def test_captions_of_one_family_are_not_paired() -> None:
    captions = invented(40, 6)
    apart = np.array([n % 3 - 1 for n in range(len(captions))])
    expected = [[a, b] for a, b in brute_force(captions) if apart[a] != apart[b] or apart[a] < 0]
    assert containing_pairs(captions, apart).tolist() == expected
