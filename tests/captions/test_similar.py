"""The ratio join, held against rapidfuzz's own brute force."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rapidfuzz import fuzz
from rapidfuzz.process import cdist

from dedupe.captions import similar
from dedupe.captions.similar import distance_limit, popcount, similar_pairs, thermometer

WORDS = ["boat", "harbour", "the", "a", "red", "old", "keeper", "lamp", "at", "dusk", "near", "two", "gulls", "island"]


def brute_force(keys: list[str]) -> list[list[int]]:
    """Every pair at or above the ratio; the cut-off is applied before rounding, so that nothing is thresholded here."""
    if not keys:
        return []
    scores = cdist(keys, keys, scorer=fuzz.ratio, score_cutoff=similar.RATIO, dtype=np.float64)
    return np.argwhere(np.triu(scores > 0, 1)).tolist()


def invented(count: int, seed: int, words: int = 9) -> list[str]:
    """Captions of few words, so that many are alike, and copies with a slip or two."""
    source = random.Random(seed)
    captions = [" ".join(source.choices(WORDS, k=source.randint(1, words))) for _ in range(count)]
    for caption in captions[: count // 3]:
        at = source.randrange(len(caption) + 1)
        captions.append(
            caption[:at] + source.choice(["x", "ss", "", "é", " the"]) + caption[at + source.randint(0, 2) :]
        )
    return sorted({caption for caption in captions if caption})


@pytest.mark.parametrize("seed", range(4))
def test_no_pair_is_lost_and_none_is_added(seed: int) -> None:
    keys = invented(400, seed)
    assert similar_pairs(keys).tolist() == brute_force(keys)


def test_captions_of_very_different_length() -> None:
    keys = sorted({*invented(100, 7, 3), *invented(60, 8, 40), *invented(40, 9, 200), *invented(12, 10, 900)})
    pairs = similar_pairs(keys).tolist()
    assert pairs == brute_force(keys)
    assert pairs


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text(min_size=1, max_size=30), unique=True, max_size=12))
@example(["a" * 9 + "b", "a" * 9 + "c", "a" * 10])
@example(["\ud800x" * 5, "\ud800x" * 4 + "\ud800y"])
def test_any_strings(keys: list[str]) -> None:
    near = [key[:-1] + "~" for key in keys if len(key) > 9]
    keys = sorted({*keys, *near})
    assert similar_pairs(keys).tolist() == brute_force(keys)


def test_the_smallest_blocks_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = invented(300, 3)
    expected = similar_pairs(keys).tolist()
    monkeypatch.setattr(similar, "_BLOCK_PAIRS", 1)
    assert similar_pairs(keys).tolist() == expected


def test_numpy_without_bitwise_count_gives_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = invented(300, 3)
    expected = similar_pairs(keys).tolist()
    monkeypatch.setattr(similar, "popcount", similar._swar_popcount)
    assert similar_pairs(keys).tolist() == expected


def test_both_ways_to_count_bits_agree() -> None:
    values = np.random.default_rng(1).integers(0, 2**63, 1000).astype(np.uint64)
    assert popcount(values).tolist() == similar._swar_popcount(values).tolist() == [int(v).bit_count() for v in values]


def test_the_limit_is_that_of_the_ratio() -> None:
    # 0.9 is no binary fraction: at the edge, floats and integers must agree.
    for total in range(10, 400, 10):
        limit = distance_limit(total // 2, total - total // 2)
        assert 100 * (total - limit) >= similar.RATIO * total > 100 * (total - limit - 1)


def test_no_code_is_farther_than_the_characters() -> None:
    counts = np.random.default_rng(2).integers(0, 6, (40, 8)).astype(np.uint16)
    codes = thermometer(counts, 2)
    for a in range(40):
        characters = np.abs(counts[a].astype(int) - counts.astype(int)).sum(axis=1)
        assert (popcount(codes ^ codes[a]).sum(axis=1) <= characters).all()


def test_nothing_and_one() -> None:
    assert similar_pairs([]).shape == (0, 2)
    assert similar_pairs(["a"]).shape == (0, 2)


def test_keys_of_one_family_are_not_paired() -> None:
    keys = invented(200, 11)
    apart = np.array([n % 3 - 1 for n in range(len(keys))])
    expected = [[a, b] for a, b in brute_force(keys) if apart[a] != apart[b] or apart[a] < 0]
    assert similar_pairs(keys, apart).tolist() == expected
    assert expected


@pytest.mark.parametrize("ratio", [50, 75, 100])
def test_another_ratio(ratio: int) -> None:
    keys = invented(120, 12)
    scores = cdist(keys, keys, scorer=fuzz.ratio, score_cutoff=ratio, dtype=np.float64)
    assert similar_pairs(keys, ratio=ratio).tolist() == np.argwhere(np.triu(scores > 0, 1)).tolist()
