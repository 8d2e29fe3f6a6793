"""Words within a radius of one another: all against all, or those that share a key."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import TypeVar

import numpy as np
import numpy.typing as npt
from attrs import frozen

from dedupe.images.arrays import Floats, Mask
from dedupe.images.processes import cores
from dedupe.images.variants import LOW, Positions, Words

T = TypeVar("T")
R = TypeVar("R")
Counts = npt.NDArray[np.uint8]
Keys = npt.NDArray[np.uint32]
Hits = tuple[Positions, Positions, Counts]
"""Positions of what was looked for, of what was found, and the differing bits of each pair."""

RADIUS = 14
"""Differing signs of 63. Copies that are not cropped stay within 10; a crop between two windows reaches 14."""
TILE = 1 << 18
"""Pairs of words compared at a time: fewer, and threads wait for one another; more fall out of the caches."""
TABLES = 2
KEY_BITS = 18
"""Signs of a key. Two tables of 18 find more than three of 20 (of crops at random places .86 of what brute force finds,
and .80), and take a fifth less time; of 16 find .88, but every key has four times as many entries to look at."""
WEAK = 5
"""Signs of a key that are tried both ways: those of the smallest frequencies, which noise turns first."""


def in_threads(work: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
    """The results in the order of the items; numpy lets other threads run while it computes."""
    with ThreadPoolExecutor(cores()) as pool:
        yield from pool.map(work, items)


def popcount(words: Words) -> Counts:
    """Number of bits set in each word."""
    if hasattr(np, "bitwise_count"):
        return np.asarray(np.bitwise_count(words), dtype=np.uint8)
    return popcount_by_table(words)


def popcount_by_table(words: Words) -> Counts:
    """The same for numpy before 2.0: by a table of all sixteen-bit numbers."""
    counts = _table()[np.ascontiguousarray(words).view(np.uint16)]
    return np.asarray(counts.reshape(*words.shape, 4).sum(axis=-1), dtype=np.uint8)


@lru_cache(maxsize=1)
def _table() -> Counts:
    every = np.arange(1 << 16, dtype=">u2").view(np.uint8).reshape(-1, 2)
    return np.asarray(np.unpackbits(every, axis=1).sum(axis=1), dtype=np.uint8)


def near_words(sought: Words, words: Words, *, upper: bool = False) -> Hits:
    """All pairs of words within the radius, each word held against each.

    Args:
        sought: one word a row.
        words: one word a column.
        upper: only columns from the row's own on.
    """
    found: list[Hits] = []
    start = 0
    differing = np.empty(max(TILE, len(words)), np.uint64)
    while start < len(sought):
        left = start if upper else 0
        width = len(words) - left
        rows = sought[start : start + max(1, TILE // width)]
        tile = differing[: len(rows) * width]
        np.bitwise_xor(rows[:, None], words[None, left:], out=tile.reshape(len(rows), width))
        apart = popcount(tile)
        at = np.flatnonzero(apart <= RADIUS)
        row, column = np.divmod(at, width)
        if upper:
            kept = column >= row
            at, row, column = at[kept], row[kept], column[kept]
        found.append((row + start, column + left, apart[at]))
        start += len(rows)
    return joined(found)


def joined(parts: list[Hits]) -> Hits:
    """Hits one after the other."""
    if not parts:
        return np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.uint8)
    first, second, apart = (np.concatenate(column) for column in zip(*parts, strict=True))
    return first, second, apart


@frozen(slots=True, eq=False)
class Groups:
    """Positions of equal words: of the copies of a picture many have the very same one.

    Attributes:
        words: each word once, rising.
        order: positions, those of each word together.
        starts: where those of each word begin in `order`, and the end.
    """

    words: Words
    order: Positions
    starts: Positions

    @classmethod
    def of(cls, words: Words) -> Groups:
        """The groups of some words."""
        order = np.argsort(words, kind="stable")
        in_order = words[order]
        new = np.ones(len(words), bool)
        new[1:] = in_order[1:] != in_order[:-1]
        starts = np.append(np.flatnonzero(new), len(words))
        return cls(in_order[new], order, starts)


def spread(hits: Hits, sought: Groups, found: Groups) -> Hits:
    """Hits among the words of two groups -> hits among the positions that have these words."""
    row, column, apart = hits
    down = sought.starts[row + 1] - sought.starts[row]
    across = found.starts[column + 1] - found.starts[column]
    hit, number = _runs(down * across)
    first = sought.order[sought.starts[row[hit]] + number // across[hit]]
    second = found.order[found.starts[column[hit]] + number % across[hit]]
    return first, second, apart[hit]


def _runs(lengths: Positions) -> tuple[Positions, Positions]:
    """For runs of these lengths one after the other: each element's run, and its place there."""
    run = np.repeat(np.arange(len(lengths)), lengths)
    ends = np.cumsum(lengths)
    return run, np.arange(len(run)) - np.repeat(ends - lengths, lengths)


@lru_cache(maxsize=1)
def _key_columns() -> Positions:
    """Which frequencies make each table's key, shape (TABLES, KEY_BITS), the first bit of a key last.

    The lowest are the firmest, so each key takes from the low end.
    """
    order = sorted(range(1, LOW * LOW), key=lambda n: (n // LOW + n % LOW, max(n // LOW, n % LOW), n))
    # The first five stand in every key; the rest are dealt out.
    return np.array(
        [order[:5] + order[5 + number : 5 + TABLES * (KEY_BITS - 5) : TABLES] for number in range(TABLES)], np.int64
    )


def keys_of(low: Floats) -> Keys:
    """The keys of lowest frequencies: shape (entries, 64) -> (entries, TABLES)."""
    signs = np.zeros((len(low), TABLES, 32), bool)
    signs[:, :, 32 - KEY_BITS :] = (low > 0)[:, _key_columns()]
    packed = np.ascontiguousarray(np.packbits(signs, axis=-1))
    return packed.view(">u4")[..., 0].astype(np.uint32)


def probes_of(low: Floats) -> Keys:
    """The keys to look under, with every choice of the weakest signs: shape (entries, TABLES, choices)."""
    # Sizes are positive floats, whose bits rise as they do; the last five make room for the place in the key, so that
    # sorting integers gives the places of the smallest: four times as fast as argpartition, and equal ones in order.
    sizes = np.abs(low)[:, _key_columns()].view(np.uint32)
    places = np.arange(KEY_BITS, dtype=np.uint32)
    weakest = np.sort((sizes & ~np.uint32(31)) | places, axis=-1)[..., :WEAK] & np.uint32(31)
    bits = np.uint32(1) << (np.uint32(KEY_BITS - 1) - weakest)
    probes = keys_of(low)[..., None]
    for number in range(WEAK):
        probes = np.concatenate([probes, probes ^ bits[..., number : number + 1]], axis=-1)
    return probes


@frozen(slots=True, eq=False)
class Index:
    """Words by key, in `TABLES` tables.

    Attributes:
        order: for each table the positions, those of each key together.
        words: their words in that order.
        starts: for each table where those of each key begin in `order`, and the end.
        used: for each table whether a key has any: most have none, and this small table tells so.
    """

    order: tuple[npt.NDArray[np.int32], ...]
    words: tuple[Words, ...]
    starts: tuple[npt.NDArray[np.int32], ...]
    used: tuple[Mask, ...]

    @classmethod
    def of(cls, words: Words, keys: Keys) -> Index:
        """An index of words by their keys, shape (words, TABLES)."""
        orders, sorted_words, starts, used = [], [], [], []
        for table in range(TABLES):
            order = np.argsort(keys[:, table], kind="stable").astype(np.int32)
            counts = np.bincount(keys[:, table], minlength=1 << KEY_BITS)
            orders.append(order)
            sorted_words.append(words[order])
            starts.append(np.concatenate([[0], np.cumsum(counts)]).astype(np.int32))
            used.append(counts > 0)
        return cls(tuple(orders), tuple(sorted_words), tuple(starts), tuple(used))

    def near(self, sought: Words, probes: Keys) -> Hits:
        """Pairs within the radius that share a key, each once, in order.

        Args:
            sought: the words to look for.
            probes: the keys to look under, shape (words, TABLES, choices).
        """
        found: list[Hits] = []
        for table in range(TABLES):
            tried = probes[:, table].reshape(-1)
            at = np.flatnonzero(self.used[table][tried])
            key = tried[at]
            low = self.starts[table][key]
            probe, number = _runs(self.starts[table][key + np.uint32(1)] - low)
            first, place = at[probe] // probes.shape[2], low[probe] + number
            apart = popcount(sought[first] ^ self.words[table][place])
            near = np.flatnonzero(apart <= RADIUS)
            found.append((first[near], self.order[table][place[near]].astype(np.int64), apart[near]))
        return _once(*joined(found))


def _once(first: Positions, second: Positions, apart: Counts) -> Hits:
    """Hits without repeats."""
    order = np.lexsort((second, first))
    first, second = first[order], second[order]
    new = np.ones(len(order), bool)
    new[1:] = (first[1:] != first[:-1]) | (second[1:] != second[:-1])
    return first[new], second[new], apart[order][new]
