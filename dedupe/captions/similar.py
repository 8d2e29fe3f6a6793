"""All pairs of keys with rapidfuzz's ratio >= 90: exact, by a bound that costs a few machine instructions a pair.

With d the Indel distance (insertions and deletions), ratio >= 90 is `10 d <= |a| + |b|`, in integers. Turning a into b
by d insertions and deletions changes d character counts by one each. Character counts are written as a thermometer
code, one bit for each "at least t of this character"; each insertion or deletion flips at most one bit, so the Hamming
distance of two codes is never above d, and pairs above their bound are passed over (the character-bag bound of
similarity joins, on bits). What is left is settled by rapidfuzz. No pair is lost: tests hold it against brute force.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel

RATIO = 90
"""Keys at or above this ratio are worth judging."""
_BUCKETS = 64
"""Characters counted apart; rarer ones share buckets, which only weakens the bound."""
_SPAN_NUMERATOR, _SPAN_DENOMINATOR = 11, 10
"""Keys up to this much longer than the shortest of a block share its code."""
_BLOCK_PAIRS = 1 << 22
"""Pairs kept before they are verified: bounds memory."""
_MOST_WORDS = 8
"""Words of 64 bits in the longest code: more gain nothing on captions of thousands of characters."""

Pairs = NDArray[np.int64]


def distance_limit(length_a: int, length_b: int, ratio: int = RATIO) -> int:
    """Largest Indel distance of two keys of these lengths whose ratio is at least `ratio`."""
    return (length_a + length_b) * (100 - ratio) // 100


def similar_pairs(keys: Sequence[str], apart: Pairs | None = None, ratio: int = RATIO) -> Pairs:
    """All pairs of keys with ratio >= 90, or >= `ratio`.

    Args:
        keys: non-empty strings; equal ones are paired too, so that callers group equal keys first.
        apart: a number for each key; two keys of one number >= 0 are not paired. None to pair all.
        ratio: a percentage, 50 to 100.

    Returns:
        Array of shape (n, 2), positions in `keys`, smaller first, sorted.
    """
    found = [block for block in iterate_similar(keys, apart, ratio) if len(block)]
    if not found:
        return np.empty((0, 2), np.int64)
    pairs = np.concatenate(found)
    return pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]


def iterate_similar(keys: Sequence[str], apart: Pairs | None = None, ratio: int = RATIO) -> Iterator[Pairs]:
    """The pairs of `similar_pairs` in blocks, in an order that depends on the keys alone; memory is bounded."""
    lengths = np.fromiter((len(key) for key in keys), np.int64, len(keys))
    order = np.lexsort((np.arange(len(keys)), lengths))
    sorted_lengths = lengths[order]
    counts = _character_counts([keys[i] for i in order], sorted_lengths)
    start = 0
    while start < len(keys):
        shortest = int(sorted_lengths[start])
        last = max(shortest, shortest * _SPAN_NUMERATOR // _SPAN_DENOMINATOR)
        stop = int(np.searchsorted(sorted_lengths, last, side="right"))
        reach = int(np.searchsorted(sorted_lengths, _longest_partner(last, ratio), side="right"))
        slab = _Slab(sorted_lengths[start:reach], counts[start:reach], stop - start, ratio)
        families = None if apart is None else apart[order[start:reach]]
        for left, right in slab.survivors(families):
            yield _verified(keys, order[start + left], order[start + right], slab.limits(left, right))
        start = stop


def _longest_partner(length: int, ratio: int) -> int:
    """Longest key that can have the ratio with one of this length: even a prefix misses by the difference."""
    # 100 (b - a) <= (100 - R) (a + b)  <=>  b R <= a (200 - R)
    return length * (200 - ratio) // ratio


def _character_counts(keys: list[str], lengths: NDArray[np.int64]) -> NDArray[np.uint16]:
    """How often each bucket's characters stand in each key; shape (n, _BUCKETS)."""
    codes = np.frombuffer("".join(keys).encode("utf-32-le", "surrogatepass"), np.uint32)
    totals = np.bincount(codes)
    present = np.flatnonzero(totals)
    ranks = np.zeros(len(totals), np.int64)
    ranks[present[np.argsort(-totals[present], kind="stable")]] = np.arange(len(present))
    # The commonest have a bucket each; the rest share what is left.
    own = _BUCKETS - _BUCKETS // 4
    buckets = np.where(ranks < own, ranks, own + ranks % (_BUCKETS - own))
    rows = np.repeat(np.arange(len(keys)), lengths)
    flat = np.bincount(rows * _BUCKETS + buckets[codes], minlength=len(keys) * _BUCKETS)
    return np.minimum(flat, np.iinfo(np.uint16).max).astype(np.uint16).reshape(len(keys), _BUCKETS)


class _Slab:
    """Keys of similar length, coded alike: the first `own` of them against all that come after each."""

    def __init__(self, lengths: NDArray[np.int64], counts: NDArray[np.uint16], own: int, ratio: int) -> None:
        self.lengths = lengths
        self.own = own
        self.ratio = ratio
        # Unlike keys differ in about half of well chosen bits: eight for each unit of the limit leave few of them.
        limit = distance_limit(int(lengths[own - 1]), int(lengths[-1]), ratio)
        words = min(_MOST_WORDS, -(-8 * limit // 64)) or 1
        self.codes = thermometer(counts, words)
        # Half of the code is compared in passing, which leaves few pairs to look up one by one; both figures were the
        # fastest on captions of 50 to 500 characters.
        self.scanned = -(-words // 2)
        self.ends = np.searchsorted(lengths, lengths[:own] * (200 - ratio) // ratio, side="right")

    def limits(self, left: Pairs, right: Pairs) -> Pairs:
        """Largest distance of each pair."""
        return (self.lengths[left] + self.lengths[right]) * (100 - self.ratio) // 100

    def survivors(self, families: Pairs | None) -> Iterator[tuple[Pairs, Pairs]]:
        """Pairs that the bound lets through, as positions in the slab, in blocks; none within one family >= 0."""
        left: list[int] = []
        right: list[Pairs] = []
        kept = 0
        columns = [np.ascontiguousarray(self.codes[:, word]) for word in range(self.scanned)]
        ends = self.ends.tolist()
        lengths = self.lengths.tolist()
        for row in range(self.own):
            end = ends[row]
            if end <= row + 1:
                continue
            limit = distance_limit(lengths[row], lengths[end - 1], self.ratio)
            distance = popcount(columns[0][row + 1 : end] ^ columns[0][row])
            for column in columns[1:]:
                distance = np.add(distance, popcount(column[row + 1 : end] ^ column[row]), dtype=np.uint16)
            close = distance <= limit
            if families is not None and families[row] >= 0:
                close &= families[row + 1 : end] != families[row]
            near = np.flatnonzero(close)
            if len(near):
                left.append(row)
                right.append(near + (row + 1))
                kept += len(near)
            if kept >= _BLOCK_PAIRS:
                yield self._settle(left, right)
                left, right, kept = [], [], 0
        if kept:
            yield self._settle(left, right)

    def _settle(self, rows: list[int], near: list[Pairs]) -> tuple[Pairs, Pairs]:
        """The pairs that hold on the whole code and their own limit."""
        left = np.repeat(np.array(rows, np.int64), [len(n) for n in near])
        right = np.concatenate(near)
        limits = self.limits(left, right)
        distance = np.zeros(len(left), np.int64)
        for word in range(self.codes.shape[1]):
            column = self.codes[:, word]
            distance += popcount(column[left] ^ column[right])
            keep = distance <= limits
            left, right, limits, distance = left[keep], right[keep], limits[keep], distance[keep]
        return left, right


def thermometer(counts: NDArray[np.uint16], words: int) -> NDArray[np.uint64]:
    """Code of shape (n, words): the bits "at least t of bucket c" that tell these keys apart best."""
    shares: list[tuple[float, int, int]] = []
    total = len(counts)
    for bucket in range(counts.shape[1]):
        histogram = np.bincount(counts[:, bucket])
        at_least = np.cumsum(histogram[::-1])[::-1]
        for threshold in range(1, len(at_least)):
            share = int(at_least[threshold])
            shares.append((-share * (total - share), bucket, threshold))
    shares.sort()
    codes = np.zeros((total, words), np.uint64)
    for position, (_, bucket, threshold) in enumerate(shares[: 64 * words]):
        # Spread over the words in turn, so that the first one is as telling as the rest.
        word, bit = position % words, position // words
        codes[:, word] |= (counts[:, bucket] >= threshold).astype(np.uint64) << np.uint64(bit)
    return codes


def _swar_popcount(values: NDArray[np.uint64]) -> NDArray[np.uint8]:
    """Bits set, for numpy before 2.0 (Warren, Hacker's Delight, 5-1)."""
    one, two, four = np.uint64(1), np.uint64(2), np.uint64(4)
    values = values - ((values >> one) & np.uint64(0x5555555555555555))
    values = (values & np.uint64(0x3333333333333333)) + ((values >> two) & np.uint64(0x3333333333333333))
    values = (values + (values >> four)) & np.uint64(0x0F0F0F0F0F0F0F0F)
    return ((values * np.uint64(0x0101010101010101)) >> np.uint64(56)).astype(np.uint8)


popcount = getattr(np, "bitwise_count", _swar_popcount)


def _verified(keys: Sequence[str], left: Pairs, right: Pairs, limits: Pairs) -> Pairs:
    distance = Indel.distance
    kept = [
        (a, b) if a < b else (b, a)
        for a, b, limit in zip(left.tolist(), right.tolist(), limits.tolist(), strict=True)
        if distance(keys[a], keys[b], score_cutoff=limit) <= limit
    ]
    return np.array(kept, np.int64).reshape(len(kept), 2)
