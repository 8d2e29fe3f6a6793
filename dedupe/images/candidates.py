"""Many fingerprints -> the pairs worth judging, with a guess how one lies on the other.

Each picture is held as 63 signs of its lowest cosine frequencies. Its own signs, those of its eight orientations and
those of windows of it are looked for among all others at a Hamming radius. A pair that passes is held together on small
squares, where it is nearest, before it is called a candidate.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial

import numpy as np
import numpy.typing as npt
from attrs import field, frozen

from dedupe.images.align import INVERSE, WHOLE, inverse, turned
from dedupe.images.arrays import Bytes, Floats, Mask
from dedupe.images.fingerprint import Fingerprint
from dedupe.images.near import Counts, Groups, Index, Keys, in_threads, keys_of, near_words, probes_of, spread
from dedupe.images.refit import details_agree
from dedupe.images.spectrum import resampling
from dedupe.images.trim import Box
from dedupe.images.variants import (
    CORNERS,
    FIRST_CORNER,
    HALF,
    VARIANTS,
    Positions,
    Words,
    as_variant,
    lowest,
    lowest_of,
    packed,
    windows,
)

Scores = npt.NDArray[np.float64]

__all__ = ["SMALL", "Candidate", "Entries", "find_candidates", "near_pairs", "windows"]

LEAST_AGREEMENT = 0.72
"""Correlation on 16 x 16 squares below which a pair is not judged: misplaced windows of one picture stay above .75."""
SMALL = 16
"""Side of those squares."""
SURE = 0.95
"""Correlation there from which no second look is needed."""
UNSURE = 0.88
"""Correlation from which a part that may only be badly placed is given the benefit of the doubt."""
LEAST_DETAIL = 0.35
"""Agreement of details below which a pair is not judged. Of 29,500 pairs of the fifteen kinds of copies 10 are below,
of 4,200 pairs of different photographs 3,500; so is one in a hundred of the crops at random places that are found."""
FEW = 128
"""Pairs that are looked at a second time together: their squares stay in a core's cache."""
EXACT_UP_TO = 10_000
"""Entries up to which every one is held against every other; above, only those that share a key.

Keys are the faster from about 5,000 on, but lose one in seven crops at random places; ten thousand by brute force take
under three seconds on two cores, less than half the time of their fingerprints."""
BLOCK = 1_024
"""Entries looked up, and pairs held together, at a time."""


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


@frozen(slots=True, eq=False)
class Entries:
    """Squares to be looked for and to be found.

    Attributes:
        squares: grey levels, uint8, shape (entries, 32, 32).
        owner: position of each entry's picture, in rising order.
        trimmed: whether the entry is the picture without its borders.
        framed: whether the entry is a picture with its borders.
        drawn: whether the picture is a drawing.
    """

    squares: Bytes
    owner: Positions
    trimmed: Mask
    framed: Mask
    drawn: Mask

    @classmethod
    def of(cls, fingerprints: Sequence[Fingerprint | None]) -> Entries:
        """The entries of all fingerprints that may be matched by how they look."""
        views, owner, kinds = [], [], []
        for position, mark in enumerate(fingerprints):
            if mark is None or mark.low_information is not None:
                continue
            for is_trimmed, view in ((False, mark.whole), (True, mark.trimmed)):
                if view is not None:
                    views.append(view.grey)
                    owner.append(position)
                    kinds.append((is_trimmed, mark.trimmed is not None and not is_trimmed, mark.drawing))
        squares = np.zeros((len(views), HALF, HALF), np.uint8)
        for block in blocks(len(views)):
            squares[block] = halved(np.stack(views[block]))
        return cls(squares, np.array(owner, np.int64), *np.array(kinds, np.bool_).reshape(-1, 3).T)

    def __len__(self) -> int:
        return len(self.owner)


def halved(squares: Bytes) -> Bytes:
    """Means of 2 x 2 levels of squares; the last two axes are rows and columns."""
    down = squares[..., 0::2, :].astype(np.uint16) + squares[..., 1::2, :]
    return np.asarray((down[..., 0::2] + down[..., 1::2] + 2) // 4, dtype=np.uint8)


def blocks(length: int) -> list[slice]:
    """Slices of at most `BLOCK` that cover a length."""
    return [slice(start, min(start + BLOCK, length)) for start in range(0, length, BLOCK)]


def _positions() -> Positions:
    return np.zeros(0, np.int64)


@frozen(slots=True, eq=False)
class Near:
    """Pairs of entries of two pictures whose signs are within the radius.

    Attributes:
        first: positions of the entries that were looked for.
        second: of those that were found.
        variant: as what, positions in `VARIANTS`.
        apart: differing signs.
    """

    first: Positions = field(factory=_positions)
    second: Positions = field(factory=_positions)
    variant: Counts = field(factory=lambda: np.zeros(0, np.uint8))
    apart: Counts = field(factory=lambda: np.zeros(0, np.uint8))

    def __len__(self) -> int:
        return len(self.first)

    def __getitem__(self, which: slice | npt.NDArray[np.generic]) -> Near:
        return Near(self.first[which], self.second[which], self.variant[which], self.apart[which])

    @classmethod
    def joined(cls, parts: Sequence[Near]) -> Near:
        """Some, one after the other."""
        if not parts:
            return cls()
        return cls(*(np.concatenate([getattr(part, name) for part in parts]) for name in cls.__slots__[:4]))

    @property
    def of_corners(self) -> Mask:
        """Which of them are of a corner alone: one that is nearest says nothing of the rest."""
        return self.variant >= FIRST_CORNER

    def nearest(self, first: Positions, second: Positions) -> Near:
        """The variants at which those of equal `first` and `second` are nearest, and those of corners, in order."""
        order = np.lexsort((self.second, self.first, self.variant, self.apart, self.of_corners, second, first))
        ordered, first, second = self[order], first[order], second[order]
        new = _changes(first, second, ordered.of_corners)
        least = ordered.apart[new][np.cumsum(new) - 1] == ordered.apart
        return ordered[np.flatnonzero(least & _changes(ordered.first, ordered.second, ordered.variant))]


def _changes(*columns: npt.NDArray[np.generic]) -> Mask:
    """Where a row differs from the one before it; the first does."""
    new = np.ones(len(columns[0]), bool)
    new[1:] = np.logical_or.reduce([column[1:] != column[:-1] for column in columns])
    return new


def find_candidates(fingerprints: Sequence[Fingerprint | None], *, exact: bool = False) -> list[Candidate]:
    """The pairs of pictures that look alike enough to be judged, each once, by position.

    Args:
        fingerprints: None (an unreadable picture) and pictures low in information are never in a pair.
        exact: hold every entry against every other, however many there are.
    """
    return find_among(Entries.of(fingerprints), exact=exact)


def find_among(entries: Entries, *, exact: bool = False) -> list[Candidate]:
    """`find_candidates` for entries."""
    small = reduced(entries.squares)
    exact = exact or len(entries) <= EXACT_UP_TO
    alike = list(in_threads(partial(_alike, entries, small), near_pairs(entries, exact=exact)))
    near, scores = Near.joined([near for near, _ in alike]), [score for _, score in alike]
    score = np.concatenate([*scores, np.zeros(0, np.float64)])
    # A corner that agrees best may be all that agrees there: the best of the others is looked at as well.
    near, score = _best(entries, near, score, near.of_corners)
    kept = score >= SURE
    unsure = np.flatnonzero(~kept)
    looks = [unsure[start : start + FEW] for start in range(0, len(unsure), FEW)]
    details = list(in_threads(lambda some: _details(entries, near[some]), looks))
    kept[unsure] = _second_look(near[unsure], score[unsure], np.concatenate([*details, np.zeros(0, np.float32)]))
    return _candidates(entries, *_best(entries, near[kept], score[kept]))


def near_pairs(entries: Entries, *, exact: bool) -> Iterator[Near]:
    """Pairs of entries of two pictures within the radius, each at its nearest variants, some at a time.

    Args:
        entries: to be looked for, and to be found.
        exact: hold every one against every other; only those that share a key if False.
    """
    if len(entries) < 2:
        return
    if not exact:
        yield from in_threads(partial(_by_keys, entries, _indexes(entries)), blocks(len(entries)))
        return
    sought = np.concatenate(list(in_threads(partial(_sought, entries), blocks(len(entries)))), axis=1)
    plain = Groups.of(sought[0])
    near = Near.joined(list(in_threads(partial(_by_scan, entries, sought, plain), range(len(VARIANTS)))))
    a, b = entries.owner[near.first], entries.owner[near.second]
    near = near.nearest(np.minimum(a, b), np.maximum(a, b))
    near = near[np.argsort(near.variant, kind="stable")]  # those of a variant are held together at once
    yield from (near[block] for block in blocks(len(near)))


def _sought(entries: Entries, block: slice) -> Words:
    """The words of a block of entries as every variant, shape (variants, entries)."""
    low = lowest(entries.squares[block])
    return np.stack([packed(as_variant(low, variant)) for variant in VARIANTS])


def _by_scan(entries: Entries, sought: npt.NDArray[np.uint64], plain: Groups, number: int) -> Near:
    """What one variant finds when every entry is held against every other."""
    variant = VARIANTS[number]
    rows = plain if number == 0 else Groups.of(sought[number])
    columns = plain if variant.among == WHOLE else rows
    hits = spread(near_words(rows.words, columns.words, upper=rows is columns), rows, columns)
    near = _of_two(entries, number, *hits)
    if not variant.is_even:
        return near
    return Near(np.minimum(near.first, near.second), np.maximum(near.first, near.second), near.variant, near.apart)


def _of_two(entries: Entries, number: int, first: Positions, second: Positions, apart: Counts) -> Near:
    frames = entries.framed[first] & entries.framed[second] & ~(entries.drawn[first] & entries.drawn[second])
    # Two frames look alike whatever they hold; what drawings have around them is their paper.
    other = (entries.owner[first] != entries.owner[second]) & ~frames
    first, second, apart = first[other], second[other], apart[other]
    return Near(first, second, np.full(len(first), number, np.uint8), apart)


def _indexes(entries: Entries) -> dict[Box, Index]:
    """The words of every part that is looked among, by key."""
    parts = (WHOLE, *CORNERS)

    def described(block: slice) -> list[tuple[Words, Keys]]:
        low = [lowest_of(entries.squares[block], part) for part in parts]
        return [(packed(part), keys_of(part)) for part in low]

    columns = zip(*in_threads(described, blocks(len(entries))), strict=True)
    return {
        part: Index.of(*(np.concatenate(column) for column in zip(*pieces, strict=True)))
        for part, pieces in zip(parts, columns, strict=True)
    }


def _by_keys(entries: Entries, indexes: Mapping[Box, Index], block: slice) -> Near:
    """What a block of entries finds among those that share a key, as every variant."""
    low = lowest(entries.squares[block])
    found = []
    for number, variant in enumerate(VARIANTS):
        part = as_variant(low, variant)
        first, second, apart = indexes[variant.among].near(packed(part), probes_of(part))
        found.append(_of_two(entries, number, first + block.start, second, apart))
    near = Near.joined(found)
    return near.nearest(near.first, entries.owner[near.second])


def _part_of(squares: Bytes, part: Box) -> Floats:
    """Part of each square, resampled to shape (squares, 16, 16)."""
    down, across = _resampling(part.top, part.bottom), _resampling(part.left, part.right)
    return np.asarray(down @ (squares.astype(np.float32) @ across.T), dtype=np.float32)


@lru_cache(maxsize=64)
def _resampling(start: float, stop: float) -> Floats:
    return resampling(start, stop, SMALL, HALF)


def reduced(squares: Bytes) -> Bytes:
    """The whole of each square in whole levels, shape (squares, 16, 16): a quarter of a gigabyte for a million."""
    found = np.empty((len(squares), SMALL, SMALL), np.uint8)
    for block in blocks(len(squares)):
        found[block] = _part_of(squares[block], WHOLE) + np.float32(0.5)
    return found


def _alike(entries: Entries, small: Bytes, near: Near) -> tuple[Near, Scores]:
    """Those of some pairs that correlate on small squares, and how much."""
    scores = np.zeros(len(near), np.float64)
    for number in np.unique(near.variant):
        variant = VARIANTS[number]
        at = np.flatnonzero(near.variant == number)
        first, second = (
            small[which] if part == WHOLE else _part_of(entries.squares[which], part)
            for which, part in ((near.first[at], variant.sought), (near.second[at], variant.among))
        )
        scores[at] = _correlations(turned(first, variant.orientation), second)
    scores = np.round(scores, 4)
    passed = np.flatnonzero(scores >= LEAST_AGREEMENT)
    return near[passed], scores[passed]


def _correlations(a: npt.NDArray[np.generic], b: npt.NDArray[np.generic]) -> Floats:
    """Pearson's, of each square of one with that of the other."""
    x, y = _centred(a), _centred(b)
    scale = np.einsum("ij,ij->i", x, x) * np.einsum("ij,ij->i", y, y)
    return np.asarray(np.einsum("ij,ij->i", x, y) / np.sqrt(np.maximum(scale, 1e-12)), dtype=np.float32)


def _centred(squares: npt.NDArray[np.generic]) -> Floats:
    flat = squares.reshape(len(squares), -1).astype(np.float32)
    flat -= flat.mean(axis=1, keepdims=True)
    return flat


def _best(entries: Entries, near: Near, scores: Scores, kind: Mask | None = None) -> tuple[Near, Scores]:
    """Of each pair of pictures the one whose small squares agree best, by position; of either kind if there are two."""
    a, b = entries.owner[near.first], entries.owner[near.second]
    a, b = np.minimum(a, b), np.maximum(a, b)
    kind = np.zeros(len(a), np.bool_) if kind is None else kind
    order = np.lexsort((near.second, near.first, near.variant, -scores, kind, b, a))
    best = order[_changes(a[order], b[order], kind[order])]
    return near[best], scores[best]


def _details(entries: Entries, near: Near) -> Floats:
    """How alike the details of some pairs are, each moved until it agrees best."""
    a, b = (entries.squares[which].astype(np.float32) for which in (near.first, near.second))
    for orientation in range(1, 8):
        at = np.flatnonzero(near.variant == orientation)
        a[at] = turned(a[at], orientation)
    sought, among = _boxes()
    return details_agree(a, b, sought[near.variant], among[near.variant])


@lru_cache(maxsize=1)
def _boxes() -> tuple[Floats, Floats]:
    """What each variant seeks, and among what, as arrays of shape (variants, 4)."""
    sought, among = (
        np.array([(box.left, box.top, box.right, box.bottom) for box in boxes], np.float32)
        for boxes in ([variant.sought for variant in VARIANTS], [variant.among for variant in VARIANTS])
    )
    return sought, among


def _second_look(near: Near, scores: Scores, details: Floats) -> Mask:
    """Whether pairs are worth judging, seen from near."""
    placed = np.array([variant.box == WHOLE for variant in VARIANTS])[near.variant]
    return (details >= LEAST_DETAIL) | (~placed & (scores >= UNSURE))


def _candidates(entries: Entries, near: Near, scores: Scores) -> list[Candidate]:
    a, b = entries.owner[near.first], entries.owner[near.second]
    columns = (a, b, near.variant, scores, entries.trimmed[near.first], entries.trimmed[near.second])
    return [
        Candidate(a, b, *_guess(variant, False), (cut_a, cut_b), score)
        if a < b
        else Candidate(b, a, *_guess(variant, True), (cut_b, cut_a), score)
        for a, b, variant, score, cut_a, cut_b in zip(*(column.tolist() for column in columns), strict=True)
    ]


@lru_cache(maxsize=2 * len(VARIANTS))
def _guess(number: int, swapped: bool) -> tuple[int, Box]:
    """Orientation and box of what a variant found; `swapped` where the one that was looked for is b."""
    variant = VARIANTS[number]
    if not swapped:
        return variant.orientation, variant.box
    return INVERSE[variant.orientation], WHOLE if variant.box == WHOLE else inverse(variant.box)
