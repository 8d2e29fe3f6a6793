"""Many fingerprints -> the pairs worth judging, with a guess how one lies on the other.

Each picture is held as 63 signs of its lowest cosine frequencies. Its own signs, those of its eight orientations (sign
flips and a transpose of one transform, after Facebook's PDQ) and those of windows of it (resampling and transform
folded into one matrix a side) are looked for among all others at a Hamming radius. A pair that passes is held together
on small squares before it is called a candidate.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product

import numpy as np
import numpy.typing as npt
from attrs import frozen

from dedupe.images.align import INVERSE, WHOLE, inverse, turned
from dedupe.images.fingerprint import Fingerprint
from dedupe.images.spectrum import SIDE, cosines, resampling
from dedupe.images.trim import Box

Floats = npt.NDArray[np.float32]
Words = npt.NDArray[np.uint64]
Positions = npt.NDArray[np.int64]

LOW = 8
"""Frequencies a side: imagehash's own choice for 64 bits; the first of them, the mean, says nothing and is left out."""
BITS = LOW * LOW - 1
HALF = SIDE // 2
"""Side of the squares that windows are cut from: a window of half a side still has twice `LOW` samples."""
RADIUS = 14
"""Differing signs of 63. Copies that are not cropped stay within 10; a crop between two windows reaches 14."""
WINDOW_SCALES = ((0.9, 2), (0.8, 3), (0.7, 4), (0.6, 5))
"""Share of a side that a window keeps, and places a side: crops down to 55 % of each side lie near one of them."""
LEAST_AGREEMENT = 0.72
"""Correlation on 16 x 16 squares below which a pair is not judged: misplaced windows of one picture stay above .75."""

EXACT_UP_TO = 3_000
"""Entries up to which every one is held against every other; above, only those that share a key."""
TABLES = 3
KEY_BITS = 20
WEAK = 5
"""Signs of a key that are tried both ways: those of the smallest frequencies, which noise turns first."""
BLOCK = 2_048
"""Entries looked up at a time."""


@frozen(slots=True)
class Candidate:
    """A pair worth judging.

    Attributes:
        a, b: positions of the fingerprints, a < b.
        orientation: what was done to a to get b, a guess.
        box: where b lies on a, a guess, both without their borders where `trimmed` says so.
        trimmed: whether a and b are taken without their borders.
        score: correlation on small squares there.
    """

    a: int
    b: int
    orientation: int = 0
    box: Box = WHOLE
    trimmed: tuple[bool, bool] = (False, False)
    score: float = 1.0


@lru_cache(maxsize=1)
def windows() -> tuple[Box, ...]:
    """The windows of a picture, the whole of it first."""
    found = [WHOLE]
    for scale, places in WINDOW_SCALES:
        starts = np.linspace(0.0, 1.0 - scale, places)
        found += [Box(float(x), float(y), float(x) + scale, float(y) + scale) for y, x in product(starts, starts)]
    return tuple(found)


@lru_cache(maxsize=1)
def _folded() -> dict[tuple[float, float], Floats]:
    """The matrix of each window side: resampled and transformed in one step, shape (LOW, HALF)."""
    return {side: np.asarray(cosines(LOW, HALF) @ resampling(*side, HALF, HALF), np.float32) for side in _sides()}


def _sides() -> set[tuple[float, float]]:
    boxes = (*windows(), *CORNERS)
    return {(box.left, box.right) for box in boxes} | {(box.top, box.bottom) for box in boxes}


@frozen(slots=True)
class Variant:
    """What an entry is looked for as, and what of the others it is held against.

    Attributes:
        orientation: the turn it is given.
        sought: the part of it that is looked for.
        among: the part of every other that it is held against.
    """

    orientation: int = 0
    sought: Box = WHOLE
    among: Box = WHOLE

    @property
    def is_even(self) -> bool:
        """True where it finds a pair from either side, so that one side is enough."""
        return INVERSE[self.orientation] == self.orientation and self.sought == self.among


CORNERS = tuple(Box(x, y, x + 0.6, y + 0.6) for x, y in product((0.0, 0.4), (0.0, 0.4)))
"""Parts that are held against the same part of the other: a change in one place leaves one of them alone."""

VARIANTS = (
    *(Variant(orientation) for orientation in range(8)),
    *(Variant(0, window) for window in windows()[1:]),
    *(Variant(0, corner, corner) for corner in CORNERS),
)


@frozen(slots=True, eq=False)
class Entries:
    """Squares to be looked for and to be found.

    Attributes:
        squares: grey levels, uint8, shape (entries, 32, 32).
        owner: position of each entry's picture, in rising order.
        trimmed: whether the entry is the picture without its borders.
    """

    squares: npt.NDArray[np.uint8]
    owner: Positions
    trimmed: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, fingerprints: Sequence[Fingerprint | None]) -> Entries:
        """The entries of all fingerprints that may be matched by how they look."""
        squares, owner, trimmed = [], [], []
        for position, mark in enumerate(fingerprints):
            if mark is None or mark.low_information is not None:
                continue
            for is_trimmed, view in ((False, mark.whole), (True, mark.trimmed)):
                if view is not None:
                    squares.append(halved(view.grey))
                    owner.append(position)
                    trimmed.append(is_trimmed)
        stacked = np.stack(squares) if squares else np.zeros((0, HALF, HALF), np.uint8)
        return cls(stacked, np.array(owner, np.int64), np.array(trimmed, np.bool_))

    def __len__(self) -> int:
        return len(self.owner)


def halved(square: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """Means of 2 x 2 levels of a square."""
    down = square[0::2].astype(np.uint16) + square[1::2]
    return np.asarray((down[:, 0::2] + down[:, 1::2] + 2) // 4, dtype=np.uint8)


def find_candidates(fingerprints: Sequence[Fingerprint | None], *, exact: bool = False) -> list[Candidate]:
    """The pairs of pictures that look alike enough to be judged, each once, by position.

    Args:
        fingerprints: None (an unreadable picture) and pictures low in information are never in a pair.
        exact: hold every entry against every other, however many there are.
    """
    entries = Entries.of(fingerprints)
    best: dict[tuple[int, int], Candidate] = {}
    for first, second, variant in near_pairs(entries, exact=exact):
        for candidate in _held_together(entries, first, second, variant):
            kept = best.get((candidate.a, candidate.b))
            if kept is None or candidate.score > kept.score:
                best[candidate.a, candidate.b] = candidate
    return [best[pair] for pair in sorted(best)]


def near_pairs(entries: Entries, *, exact: bool = False) -> Iterator[tuple[Positions, Positions, Variant]]:
    """Pairs of entries of two pictures within the radius, a block at a time.

    Yields:
        Positions of the entries that were looked for as a variant, of those found, and the variant.
    """
    if len(entries) < 2:
        return
    exact = exact or len(entries) <= EXACT_UP_TO
    for among in (WHOLE, *CORNERS):
        signs, strength = describe(entries.squares, among)
        words = packed(signs)
        index = None if exact else _Index.of(signs)
        for variant in (variant for variant in VARIANTS if variant.among == among):
            for start in range(0, len(entries), BLOCK):
                block = slice(start, min(start + BLOCK, len(entries)))
                if variant.sought == among:
                    sign, weight = oriented(signs[block], strength[block], variant.orientation)
                else:
                    sign, weight = describe(entries.squares[block], variant.sought)
                sought = packed(sign)
                found = _all_within(sought, words) if index is None else index.within(sign, weight, sought, words)
                first, second = found[0] + start, found[1]
                other = entries.owner[first] != entries.owner[second]
                if variant.is_even and exact:
                    other &= first < second
                if other.any():
                    yield first[other], second[other], variant


def describe(squares: npt.NDArray[np.uint8], window: Box) -> tuple[npt.NDArray[np.bool_], Floats]:
    """Signs and sizes of the lowest frequencies of a window of each square.

    Returns:
        Two arrays of shape (squares, 64), the first column (the mean) of no meaning.
    """
    folded = _folded()
    down, across = folded[window.top, window.bottom], folded[window.left, window.right]
    low = np.empty((len(squares), LOW * LOW), np.float32)
    for start in range(0, len(squares), BLOCK):  # in blocks: as floats the squares of a million pictures take 4 GB
        part = squares[start : start + BLOCK].astype(np.float32)
        low[start : start + BLOCK] = (down @ part @ across.T).reshape(len(part), LOW * LOW)
    return low > 0, np.abs(low)


@lru_cache(maxsize=8)
def _turn(orientation: int) -> tuple[Positions, npt.NDArray[np.bool_]]:
    """How the frequencies of a turned square follow from its own: which one, and whether its sign is turned."""
    u, v = np.meshgrid(np.arange(LOW), np.arange(LOW), indexing="ij")
    source = (v * LOW + u if orientation in (4, 5, 6, 7) else u * LOW + v).reshape(-1)
    flip = np.zeros((LOW, LOW), bool)
    if orientation in (2, 3, 6, 7):
        flip ^= u % 2 == 1
    if orientation in (1, 2, 5, 6):
        flip ^= v % 2 == 1
    return source.astype(np.int64), flip.reshape(-1)


def oriented(signs: npt.NDArray[np.bool_], strength: Floats, orientation: int) -> tuple[npt.NDArray[np.bool_], Floats]:
    """Signs and sizes of the squares' frequencies, had they been turned."""
    source, flip = _turn(orientation)
    return signs[:, source] ^ flip, strength[:, source]


def packed(signs: npt.NDArray[np.bool_]) -> Words:
    """63 signs in a word; the mean's is left out."""
    kept = signs.copy()
    kept[:, 0] = False
    return np.packbits(kept, axis=1).view(np.uint64).reshape(-1)


def popcount(words: Words) -> npt.NDArray[np.uint8]:
    """Number of bits set in each word."""
    if hasattr(np, "bitwise_count"):
        return np.asarray(np.bitwise_count(words), dtype=np.uint8)
    return popcount_by_table(words)


def popcount_by_table(words: Words) -> npt.NDArray[np.uint8]:
    """The same for numpy before 2.0: by a table of all sixteen-bit numbers."""
    counts = _table()[np.ascontiguousarray(words).view(np.uint16)]
    return np.asarray(counts.reshape(*words.shape, 4).sum(axis=-1), dtype=np.uint8)


@lru_cache(maxsize=1)
def _table() -> npt.NDArray[np.uint8]:
    every = np.arange(1 << 16, dtype=">u2").view(np.uint8).reshape(-1, 2)
    return np.asarray(np.unpackbits(every, axis=1).sum(axis=1), dtype=np.uint8)


def _all_within(sought: Words, words: Words) -> tuple[Positions, Positions]:
    first, second = [], []
    step = max(1, 4_000_000 // max(1, len(words)))
    for start in range(0, len(sought), step):
        near = popcount(sought[start : start + step, None] ^ words[None, :]) <= RADIUS
        i, j = np.nonzero(near)
        first.append(i + start)
        second.append(j)
    return np.concatenate(first), np.concatenate(second)


@lru_cache(maxsize=1)
def _key_columns() -> tuple[Positions, ...]:
    """Which frequencies make each table's key: the lowest are the firmest, so each key takes from the low end."""
    order = sorted(range(1, LOW * LOW), key=lambda n: (n // LOW + n % LOW, max(n // LOW, n % LOW), n))
    # The first five stand in every key; the rest are dealt out.
    return tuple(
        np.array(order[:5] + order[5 + number : 5 + TABLES * (KEY_BITS - 5) : TABLES], np.int64)
        for number in range(TABLES)
    )


@lru_cache(maxsize=1)
def _subsets() -> npt.NDArray[np.uint32]:
    return np.arange(1 << WEAK, dtype=np.uint32)


@frozen(slots=True, eq=False)
class _Index:
    """Entries by key, in `TABLES` tables: those of a key lie together in `order`."""

    order: tuple[npt.NDArray[np.int32], ...]
    starts: tuple[npt.NDArray[np.int32], ...]

    @classmethod
    def of(cls, signs: npt.NDArray[np.bool_]) -> _Index:
        orders, starts = [], []
        for columns in _key_columns():
            keys = _keys(signs, columns)
            order = np.argsort(keys, kind="stable")
            orders.append(order.astype(np.int32))
            starts.append(np.searchsorted(keys[order], np.arange((1 << KEY_BITS) + 1)).astype(np.int32))
        return cls(tuple(orders), tuple(starts))

    def within(
        self, signs: npt.NDArray[np.bool_], strength: Floats, sought: Words, words: Words
    ) -> tuple[Positions, Positions]:
        """Pairs (sought, entry) within the radius that share a key, each once."""
        found = []
        for table, columns in enumerate(_key_columns()):
            probes = _probes(signs, strength, columns)
            low, high = self.starts[table][probes], self.starts[table][probes + 1]
            counts = (high - low).ravel()
            hit = np.nonzero(counts)[0]
            counts = counts[hit]
            first = np.repeat(hit // probes.shape[1], counts)
            ends = np.cumsum(counts)
            at = np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - counts, counts)
            second = self.order[table][np.repeat(low.ravel()[hit], counts) + at]
            near = popcount(sought[first] ^ words[second]) <= RADIUS
            found.append(first[near].astype(np.int64) * len(words) + second[near])
        both = np.unique(np.concatenate(found))
        return both // len(words), both % len(words)


def _keys(signs: npt.NDArray[np.bool_], columns: Positions) -> npt.NDArray[np.uint32]:
    weights = np.uint32(1) << np.arange(KEY_BITS, dtype=np.uint32)
    return np.asarray(signs[:, columns].astype(np.uint32) @ weights, dtype=np.uint32)


def _probes(signs: npt.NDArray[np.bool_], strength: Floats, columns: Positions) -> npt.NDArray[np.uint32]:
    """The keys to look under: with every choice of the weakest signs."""
    weakest = np.argpartition(strength[:, columns], WEAK, axis=1)[:, :WEAK].astype(np.uint32)
    bits = np.uint32(1) << weakest
    chosen = (_subsets()[:, None] >> np.arange(WEAK, dtype=np.uint32)[None, :]) & np.uint32(1)
    return np.asarray(_keys(signs, columns)[:, None] ^ (bits @ chosen.T), dtype=np.uint32)


SMALL = 16


@lru_cache(maxsize=1)
def _reduced() -> dict[tuple[float, float], Floats]:
    return {side: resampling(*side, SMALL, HALF) for side in _sides()}


def _held_together(entries: Entries, first: Positions, second: Positions, variant: Variant) -> Iterator[Candidate]:
    """The candidates among the near pairs of one variant: those that correlate on small squares."""
    for start in range(0, len(first), BLOCK):
        i, j = first[start : start + BLOCK], second[start : start + BLOCK]
        sought = np.asarray(turned(_small(entries.squares[i], variant.sought), variant.orientation), np.float32)
        scores = _correlations(sought, _small(entries.squares[j], variant.among))
        box = WHOLE if variant.sought == variant.among else variant.sought
        for n in np.nonzero(scores >= LEAST_AGREEMENT)[0]:
            yield _candidate(entries, int(i[n]), int(j[n]), variant.orientation, box, float(scores[n]))


def _small(squares: npt.NDArray[np.uint8], part: Box) -> Floats:
    reduced = _reduced()
    down, across = reduced[part.top, part.bottom], reduced[part.left, part.right]
    return np.asarray(down @ squares.astype(np.float32) @ across.T, dtype=np.float32)


def _candidate(entries: Entries, i: int, j: int, orientation: int, box: Box, score: float) -> Candidate:
    a, b = int(entries.owner[i]), int(entries.owner[j])
    trimmed = (bool(entries.trimmed[i]), bool(entries.trimmed[j]))
    score = round(score, 4)  # the last digits depend on how many pairs stood in one matrix product
    if a < b:
        return Candidate(a, b, orientation, box, trimmed, score)
    return Candidate(b, a, INVERSE[orientation], inverse(box) if box != WHOLE else box, trimmed[::-1], score)


def _correlations(a: Floats, b: Floats) -> Floats:
    x, y = a.reshape(len(a), -1), b.reshape(len(b), -1)
    x, y = x - x.mean(axis=1, keepdims=True), y - y.mean(axis=1, keepdims=True)
    scale = np.sqrt((x * x).sum(axis=1) * (y * y).sum(axis=1))
    return np.asarray((x * y).sum(axis=1) / np.maximum(scale, 1e-6), dtype=np.float32)
