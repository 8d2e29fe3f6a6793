"""All pairs in which one caption contains another: extended by a clause or a sentence, whatever their ratio.

The definition, in integers: with words a_1 ... a_n of the one and those of the other, not shorter, caption, n >= 3 and
`10 LCS >= 9 n`: nine in ten of the shorter caption's words stand in the longer one in the same order. Whole
containment for captions under ten words; a typo or two in longer ones.

Found by the prefix filter of set similarity joins (Chaudhuri, Ganti and Kaushik 2006; All-Pairs, WWW'07): of any k + 1
words of a caption that misses at most k = n // 10 of them, the other holds one. The rarest are taken. No pair is lost.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from dedupe.captions.similar import Pairs, popcount

MIN_WORDS = 3
"""Two words stand in too many captions to make one a version of the other."""
TOLERANCE = 10
"""One word in this many may be missing."""
_SIGNATURE_WORDS = 4
_BLOCK_PAIRS = 1 << 20


def containing_pairs(captions: Sequence[Sequence[str]], apart: Pairs | None = None) -> Pairs:
    """All pairs in which one caption contains the other, as the module defines.

    Args:
        captions: the words of each caption, in order.
        apart: a number for each caption; two captions of one number >= 0 are not paired. None to pair all.

    Returns:
        Array of shape (n, 2), positions in `captions`, smaller first, sorted.
    """
    found = [block for block in iterate_containing(captions, apart) if len(block)]
    if not found:
        return np.empty((0, 2), np.int64)
    return np.unique(np.concatenate(found), axis=0)


def contains(longer: Sequence[object], shorter: Sequence[object]) -> bool:
    """The definition itself, for one pair; `shorter` must not be the longer one."""
    needed = len(shorter) - len(shorter) // TOLERANCE
    return len(shorter) >= MIN_WORDS and LCSseq.similarity(longer, shorter, score_cutoff=needed) >= needed


def iterate_containing(captions: Sequence[Sequence[str]], apart: Pairs | None = None) -> Iterator[Pairs]:
    """The pairs of `containing_pairs` in blocks; a pair of equal length may come twice."""
    numbered, total = _by_rarity(captions)
    lengths = np.fromiter((len(words) for words in numbered), np.int64, len(numbered))
    postings = _postings(numbered, lengths, total)
    signatures = _signatures(numbered, lengths)
    pairs: list[tuple[int, int]] = []
    for index, words in enumerate(numbered):
        length = len(words)
        if length < MIN_WORDS:
            continue
        misses = length // TOLERANCE
        holders = _holders(postings, sorted(words)[: misses + 1])
        fits = (lengths[holders] >= length) & (holders != index)
        if apart is not None and apart[index] >= 0:
            fits &= apart[holders] != apart[index]
        holders = holders[fits]
        missing = popcount(signatures[index] & ~signatures[holders]).sum(axis=1, dtype=np.int64)
        pairs += [
            (index, other) if index < other else (other, index)
            for other in sorted(set(holders[missing <= misses].tolist()))  # one may hold two of the words
            if contains(numbered[other], words)
        ]
        if len(pairs) >= _BLOCK_PAIRS:
            yield np.array(pairs, np.int64)
            pairs = []
    yield np.array(pairs, np.int64).reshape(len(pairs), 2)


def _by_rarity(captions: Sequence[Sequence[str]]) -> tuple[list[list[int]], int]:
    """Words as numbers, the rarest lowest; ties by spelling, so that the order of the captions does not count."""
    frequency: Counter[str] = Counter()
    for words in captions:
        frequency.update(set(words))
    numbers = {word: i for i, word in enumerate(sorted(frequency, key=lambda word: (frequency[word], word)))}
    return [[numbers[word] for word in words] for words in captions], len(numbers)


def _postings(numbered: list[list[int]], lengths: NDArray[np.int64], total: int) -> list[NDArray[np.int64]]:
    """For each word the captions that hold it, ascending; the longest lists are for words that are never asked."""
    owners = np.repeat(np.arange(len(numbered)), lengths)
    words = np.fromiter((word for caption in numbered for word in caption), np.int64, len(owners))
    order = np.lexsort((owners, words))
    bounds = np.searchsorted(words[order], np.arange(total + 1))
    sorted_owners = owners[order]
    return [sorted_owners[bounds[word] : bounds[word + 1]] for word in range(total)]


def _holders(postings: list[NDArray[np.int64]], words: list[int]) -> NDArray[np.int64]:
    lists = [postings[word] for word in sorted(set(words))]
    return lists[0] if len(lists) == 1 else np.concatenate(lists)


def _signatures(numbered: list[list[int]], lengths: NDArray[np.int64]) -> NDArray[np.uint64]:
    """A bit for each word, many words sharing one: a bit that the longer caption lacks is a word that it lacks."""
    bits = 64 * _SIGNATURE_WORDS
    signatures = np.zeros((len(numbered), _SIGNATURE_WORDS), np.uint64)
    owners = np.repeat(np.arange(len(numbered)), lengths)
    words = np.fromiter((word for caption in numbered for word in caption), np.int64, len(owners)) % bits
    np.bitwise_or.at(signatures, (owners, words // 64), np.uint64(1) << (words % 64).astype(np.uint64))
    return signatures
