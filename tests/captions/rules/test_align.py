"""Alignment: what differs, nothing else, and linear time in huge texts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedupe.captions.rules import align
from dedupe.captions.rules.align import LARGEST, Block, blocks, is_ambiguous

WEAK = frozenset({"the", "of"})
WORDS = st.lists(st.sampled_from(["the", "of", "a", "b", "c", "d"]), max_size=20)


def test_what_differs() -> None:
    assert blocks(["a", "b", "c"], ["a", "x", "c"], WEAK) == [Block(1, 2, 1, 2)]
    assert blocks(["a", "b"], ["a", "b", "c"], WEAK) == [Block(2, 2, 2, 3)]
    assert blocks(["a"], ["a"], WEAK) == []


def test_word_by_word_where_as_many_are_equal() -> None:
    """A word that stands twice is not laid beside itself with all between too many and too few."""
    house, misread = ["x", "house", "hill", "house", "y"], ["x", "nouse", "hi1l", "house", "y"]
    assert blocks(house, misread, WEAK) == [Block(1, 3, 1, 3)]
    assert blocks(misread, house, WEAK) == [Block(1, 3, 1, 3)]
    four, five = ["a", "b", "a", "b", "c"], ["p", "q", "a", "b", "c"]
    assert blocks(four, five, WEAK) == [Block(0, 2, 0, 2)]
    # As many are equal where they moved, and no word stands where it did.
    assert blocks(["p", "a", "b"], ["a", "b", "p"], WEAK) == [Block(0, 1, 0, 0), Block(3, 3, 2, 3)]
    assert blocks(["p", "p", "a"], ["a", "q", "r"], WEAK) == [Block(0, 2, 0, 0), Block(3, 3, 1, 3)]


def test_weak_words_do_not_split_a_difference() -> None:
    assert blocks(["p", "the", "q", "r"], ["x", "the", "y", "r"], WEAK) == [Block(0, 3, 0, 3)]
    assert len(blocks(["p", "a", "q", "r"], ["x", "a", "y", "r"], WEAK)) == 2


@settings(deadline=None, max_examples=80)
@given(WORDS, WORDS)
def test_outside_the_stretches_all_is_equal(a: list[str], b: list[str]) -> None:
    at_a = at_b = 0
    for block in [*blocks(a, b, WEAK), Block(len(a), len(a), len(b), len(b))]:
        assert a[at_a : block.a0] == b[at_b : block.b0]
        assert block.a0 < block.a1 or block.b0 < block.b1 or block.a0 == len(a)
        at_a, at_b = block.a1, block.b1


def test_huge_texts_are_aligned_by_sentence() -> None:
    size = align.LARGEST + 200
    a = [f"w{i}" for i in range(size)]
    b = list(a)
    b[0], b[size // 2], b[-1] = "x", "y", "z"
    cuts = [i // 10 for i in range(size)]
    found = blocks(a, b, WEAK, (cuts, cuts))
    assert found == [
        Block(0, 1, 0, 1),
        Block(size // 2, size // 2 + 1, size // 2, size // 2 + 1),
        Block(size - 1, size, size - 1, size),
    ]
    assert blocks(a, b, WEAK) == [Block(0, size, 0, size)]
    one = [0] * size
    assert blocks(a, b, WEAK, (one, one)) == [Block(0, size, 0, size)]
    each = list(range(size))
    assert blocks(a, b, WEAK, (each, each)) == [Block(0, size, 0, size)]
    assert blocks(a, a[1:-1], WEAK, (cuts, cuts[1:-1]))[0].a0 == 0


def test_what_one_tells_behind_another_ending_is_a_stretch_of_its_own() -> None:
    a, b = ["hall", "built", "1921"], ["hall", "put", "up", "later", "it", "is", "closed"]
    assert blocks(a, b, WEAK, ([0] * 3, [0] * 4 + [1] * 3)) == [Block(1, 3, 1, 4), Block(3, 3, 4, 7)]
    assert blocks(b, a, WEAK, ([0] * 4 + [1] * 3, [0] * 3)) == [Block(1, 4, 1, 3), Block(4, 7, 3, 3)]
    assert blocks(a, b, WEAK, ([0] * 3, [0] * 7)) == [Block(1, 3, 1, 7)]
    cut = ["hall", "pu"]
    assert blocks(cut, b, WEAK, ([0, 0], [0] * 4 + [1] * 3)) == [Block(1, 2, 1, 7)]


@pytest.mark.parametrize(
    ("a", "b", "ambiguous"),
    [
        ("a b c", "a b c", False),
        ("a b c", "a c", False),  # what is more on one side lies in one way
        ("a b", "b a", True),
        ("x a b y", "x b a y", True),
        ("a x b", "a y b", False),
    ],
)
def test_words_that_may_be_laid_in_two_ways(a: str, b: str, ambiguous: bool) -> None:
    assert is_ambiguous(a.split(), b.split()) is is_ambiguous(b.split(), a.split()) is ambiguous


def test_huge_captions_are_laid_once() -> None:
    a, b = ["a", "b"] * LARGEST, ["b", "a"] * LARGEST
    assert not is_ambiguous(a, b)
