"""Many pairs of photographs -> what their fingerprints' small squares alone can tell of them, a batch at a time.

Most copies lie on one another as they are, or nearly, and differ nowhere: that is seen on 64 x 64 samples. What the
squares cannot settle is left to a closer look at the files.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

import numpy as np
from attrs import frozen

from dedupe.images.align import INVERSE, WHOLE, boxes_of, inset, overlap, turned
from dedupe.images.arrays import Floats, Mask, Matrix
from dedupe.images.candidates import Candidate
from dedupe.images.difference import (
    LEAST_AGREEING,
    LITTLE_COLOUR,
    MEANS,
    Difference,
    Differences,
    differences,
    unchanged,
)
from dedupe.images.fingerprint import CHROMA_SIDE, Fingerprint, View
from dedupe.images.likened import luma
from dedupe.images.placement import Placement, settle, view_of
from dedupe.images.residue import OUTLYING, outlying
from dedupe.images.spectrum import SIDE, resamplings
from dedupe.images.trim import Box

SURE = 0.9
"""Difference of the worst block, in its units, up to which squares settle that two photographs show the same. An
eighth of one of the square's cells changed by 100 levels shows; so does a label of two hundredths of a side."""
SURE_CLIPPED = 1.5
"""The same where lights or darks were clipped: what was lost there is a difference, and none of what is shown. Of
copies 1.3 times as bright nine in ten stay below; labels lie above 2."""
AGREEING = 0.98
ONE_PLACE = 0.15
"""Share of the blocks that a change in one place may cover, for the squares to settle it."""
FEW_PLACES = 3
ELSEWHERE = 1.2
"""Difference of the worst block outside of the changed places, up to which only these were changed."""
LEAST_PLACED = 0.45
"""Score of the best placement below which two pictures have nothing in common. Of different photographs of one place
none was above .4; crops of one picture lie above .7."""
DOUBTFUL = 0.65
LEAST_WHOLE = 0.97
"""Share of a side below which one of two surely is a crop of the other."""
LEAST_SHARED = 16
"""Samples of a side that must be shared for the squares to tell anything: two blocks."""
STEP = 8
"""Shared parts are compared at whole multiples of so many samples a side, so that many have one size."""
BORDER_INSET = 0.025
"""Share of a side left out all round where borders were taken away: one and a half samples, which the border tints."""
BATCH = 64
"""Pairs at a time: their planes stay in a core's cache."""

Pair = tuple[Fingerprint, Fingerprint, Candidate]


@frozen(slots=True, eq=False)
class Seen:
    """What the squares of two pictures say of them.

    Attributes:
        placement: how the second lies on the first.
        difference: what differs there; None where nothing lies on the other, or the squares cannot tell.
    """

    placement: Placement
    difference: Difference | None = None

    @property
    def is_settled(self) -> bool:
        """False where the pictures themselves have to be looked at."""
        return self.difference is not None or self.placement.score < LEAST_PLACED


def look_at_squares(pairs: Sequence[Pair]) -> list[Seen | None]:
    """What the squares of pictures say of many pairs; None where one has no squares.

    Args:
        pairs: two fingerprints each, and a guess of how the second lies on the first. Drawings and signs are only
            placed.

    Returns:
        For each pair the same, whatever stands beside it.
    """
    views = [_views(pair) for pair in pairs]
    shown = [n for n, both in enumerate(views) if both is not None]
    drawings = [n for n in shown if by_pixels(*pairs[n][:2])]
    photographs = sorted(set(shown) - set(drawings))
    found: dict[int, Seen] = {}
    # One step after the other for all of them, so that the few that a step leaves make full batches again.
    steps = (_unchanged, photographs), (_recoloured, photographs), (_moved, photographs), (_laid, drawings)
    for step, chosen in steps:
        left = [n for n in chosen if n not in found]
        for start in range(0, len(left), BATCH):
            batch = left[start : start + BATCH]
            guesses = [pairs[n][2] for n in batch]
            both = [view for n in batch if (view := views[n]) is not None]
            a = colours([first for first, _ in both], [0] * len(batch))
            b = colours([second for _, second in both], [INVERSE[guess.orientation] for guess in guesses])
            found.update((batch[k], seen) for k, seen in step(guesses, a, b).items())
    return [found.get(n) for n in range(len(pairs))]


def by_pixels(x: Fingerprint, y: Fingerprint) -> bool:
    """Whether only their pixels tell two pictures apart: drawings, and two signs, whatever these are."""
    return x.drawing or y.drawing or (x.is_sign and y.is_sign)


def _views(pair: Pair) -> tuple[View, View] | None:
    x, y, guess = pair
    a, b = view_of(x, guess.trimmed[0]), view_of(y, guess.trimmed[1])
    return None if a is None or b is None else (a, b)


def colours(views: Sequence[View], orientations: Sequence[int]) -> Floats:
    """Views as red, green and blue, shape (views, 3, 64, 64), each turned; their colour as coarse as it is kept."""
    grey = np.stack([turned(view.grey, n) for view, n in zip(views, orientations, strict=True)]).astype(np.float32)
    chroma = np.stack([turned(view.chroma, n) for view, n in zip(views, orientations, strict=True)])
    coarse = chroma.astype(np.float32) - 128.0
    blue, red = _wide(coarse[:, 0]), _wide(coarse[:, 1])
    planes = np.empty((len(views), 3, SIDE, SIDE), np.float32)
    cells = planes.reshape(-1, 3, CHROMA_SIDE, SIDE // CHROMA_SIDE, SIDE)
    lines = grey.reshape(-1, CHROMA_SIDE, SIDE // CHROMA_SIDE, SIDE)
    np.add(lines, 1.402 * red, out=cells[:, 0])
    np.subtract(lines, 0.344136 * blue, out=cells[:, 1])
    cells[:, 1] -= 0.714136 * red
    np.add(lines, 1.772 * blue, out=cells[:, 2])
    return planes


def _wide(coarse: Floats) -> Floats:
    """A coarse square's lines as long as those of the grey one, for as many of these: (views, 16, 1, 64)."""
    return coarse.repeat(SIDE // CHROMA_SIDE, axis=2)[:, :, None]


def _unchanged(guesses: Sequence[Candidate], a: Floats, b: Floats) -> dict[int, Seen]:
    """Pairs that lie on one another as they are, in the same colours."""
    return _unmoved(guesses, a, b, lambda x, y: _same(unchanged(x, y)))


def _recoloured(guesses: Sequence[Candidate], a: Floats, b: Floats) -> dict[int, Seen]:
    """Pairs that lie on one another as they are, in whatever colours."""
    return _unmoved(guesses, a, b, lambda x, y: _settled(differences(x, y, grain=MEANS)))


def _unmoved(
    guesses: Sequence[Candidate], a: Floats, b: Floats, settled: Callable[[Floats, Floats], dict[int, Difference]]
) -> dict[int, Seen]:
    still = [n for n, guess in enumerate(guesses) if guess.box == WHOLE and not any(guess.trimmed)]
    if not still:
        return {}
    if len(still) < len(guesses):
        a, b = a[still], b[still]
    return {
        still[k]: Seen(Placement(guesses[still[k]].orientation, WHOLE, WHOLE, (False, False), 1.0), difference)
        for k, difference in settled(a, b).items()
    }


def _same(seen: Differences, crops: Mask | None = None) -> dict[int, Difference]:
    """Pairs without a difference to speak of; of crops, not even a small one is looked for."""
    clipped = seen.recolourings.may_clip
    same = (seen.worst <= np.where(clipped, SURE_CLIPPED, SURE)) & (seen.agreeing >= AGREEING) & (seen.changed == 0.0)
    same &= seen.colour <= LITTLE_COLOUR
    asked = np.nonzero(same & ~clipped if crops is None else same & ~clipped & ~crops)[0]
    if seen.planes is not None and len(asked):
        a, b = seen.planes
        same[asked] = outlying(a[asked], b[asked]) <= OUTLYING
    return _gentle(seen, same)


def _settled(seen: Differences, crops: Mask | None = None) -> dict[int, Difference]:
    """The same, and pairs with a clear difference in few places and none elsewhere."""
    few = (seen.changed > 0.0) & (seen.changed <= ONE_PLACE) & (seen.elsewhere <= ELSEWHERE)
    changed = {n: found for n, found in _gentle(seen, few).items() if len(found.regions) <= FEW_PLACES}
    return _same(seen, crops) | changed


def _unlike(seen: Differences, scores: Matrix) -> dict[int, Difference]:
    """Pairs of which no more than the composition agrees."""
    unlike = (scores < DOUBTFUL) & (seen.agreeing < LEAST_AGREEING)
    return {n: seen.one(n) for n in np.nonzero(unlike)[0].tolist()}


def _gentle(seen: Differences, chosen: Mask) -> dict[int, Difference]:
    differences_of = {n: seen.one(n) for n in np.nonzero(chosen)[0].tolist()}
    return {n: found for n, found in differences_of.items() if found.recolouring.is_gentle}


def _placed(guesses: Sequence[Candidate], a: Floats, b: Floats) -> dict[int, Seen]:
    """Pairs moved on one another as far as their squares agree."""
    boxes, scores = settle(luma(a), luma(b), boxes_of([guess.box for guess in guesses]))
    return {
        n: Seen(Placement(guess.orientation, *overlap(Box(*boxes[n].tolist())), guess.trimmed, float(scores[n])))
        for n, guess in enumerate(guesses)
    }


def _laid(guesses: Sequence[Candidate], a: Floats, b: Floats) -> dict[int, Seen]:
    """The same for drawings; where a window of one does not lie on the other, another one may."""
    found = _placed(guesses, a, b)
    return {n: seen for n, seen in found.items() if not seen.is_settled or guesses[n].box == WHOLE}


def _moved(guesses: Sequence[Candidate], a: Floats, b: Floats) -> dict[int, Seen]:
    """Pairs that had to be moved on one another first, and pairs that cannot be."""
    found = _placed(guesses, a, b)
    sizes: dict[tuple[int, int], list[int]] = defaultdict(list)
    parts = []
    for n, seen in found.items():
        margin = BORDER_INSET if any(seen.placement.trimmed) else 0.0
        parts.append((inset(seen.placement.on_a, margin), inset(seen.placement.on_b, margin)))
        if not seen.is_settled:
            sizes[_shared(*parts[n])].append(n)
    for (rows, columns), chosen in sorted(sizes.items()):
        if min(rows, columns) >= LEAST_SHARED:
            first = _resampled(a[chosen], [parts[n][0] for n in chosen], rows, columns)
            second = _resampled(b[chosen], [parts[n][1] for n in chosen], rows, columns)
            differing = differences(first, second, grain=MEANS)
            crops = np.array([_is_crop(found[n].placement) for n in chosen], np.bool_)
            scores = np.array([found[n].placement.score for n in chosen])
            for k, difference in (_unlike(differing, scores) | _settled(differing, crops)).items():
                found[chosen[k]] = Seen(found[chosen[k]].placement, difference)
    return found


def _is_crop(placement: Placement) -> bool:
    """Whether it will be kept as a part of the other, whatever small thing was done to it besides."""
    sides = (min(box.width, box.height) for box in (placement.on_a, placement.on_b))
    return not any(placement.trimmed) and min(sides) < LEAST_WHOLE


def _shared(a: Box, b: Box) -> tuple[int, int]:
    """Rows and columns at which two shared parts are compared: as many as the coarser has, at most."""
    rows, columns = SIDE * min(a.height, b.height), SIDE * min(a.width, b.width)
    return int(rows) // STEP * STEP, int(columns) // STEP * STEP


def _resampled(planes: Floats, parts: Sequence[Box], rows: int, columns: int) -> Floats:
    """Parts of pictures, shape (pairs, 3, rows, columns)."""
    boxes = boxes_of(parts)
    down = resamplings(boxes[:, 1], boxes[:, 3], rows, SIDE)[:, None]
    across = resamplings(boxes[:, 0], boxes[:, 2], columns, SIDE)[:, None]
    return np.asarray(down @ planes @ across.swapaxes(2, 3), dtype=np.float32)
