"""How one picture lies on another: guessed on the fingerprints' squares, made exact, and held in fractions of both."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
from attrs import frozen

from dedupe.images.align import (
    INVERSE,
    WHOLE,
    Boxes,
    boxes_of,
    inside,
    inverse,
    overlap,
    overlaps,
    refine_all,
    sampled,
    smooth,
    turned,
)
from dedupe.images.arrays import Floats, Matrix
from dedupe.images.candidates import SMALL, Candidate, windows
from dedupe.images.fingerprint import Fingerprint, View
from dedupe.images.spectrum import SIDE, resampling
from dedupe.images.trim import Box

GUESSES = 4
"""Guesses that are made exact, best first: the right one has been among the first three."""
CLEAR = 0.985
"""Correlation of the shared part from which no other guess is tried."""
BETTER = 0.015
"""Score by which one placement must be better than another that was tried before it."""
AS_WELL = 0.03
"""Score by which two pictures may agree less whole than without borders to be looked at whole."""
ROUNDED = 0.02
"""Difference of two shapes from which one picture is no copy of the whole other: sizes are rounded."""
LIKELY = 0.55
"""Correlation on 16 x 16 squares below which a guess is not worth making exact."""


@frozen(slots=True)
class Placement:
    """How picture b lies on picture a.

    Attributes:
        orientation: what was done to a to get b, an index of `ORIENTATIONS`.
        on_a: the part of a that both show, in fractions of a without its borders where `trimmed` says so.
        on_b: the same part of b, turned back to a's orientation.
        trimmed: whether a and b are taken without their borders.
        score: correlation of the shared part on the fingerprints' squares.
    """

    orientation: int
    on_a: Box
    on_b: Box
    trimmed: tuple[bool, bool]
    score: float

    def parts(self, a: Fingerprint, b: Fingerprint) -> tuple[Box, Box]:
        """The shared part in fractions of each whole picture; b's turned back to a's orientation."""
        frame_a, frame_b = (mark.box if cut else None for mark, cut in zip((a, b), self.trimmed, strict=True))
        turned_back = turned_box(frame_b or WHOLE, INVERSE[self.orientation])
        return inside(frame_a or WHOLE, self.on_a), inside(turned_back, self.on_b)


def turned_box(box: Box, orientation: int) -> Box:
    """Where a rectangle comes to lie when its picture is turned the way `ORIENTATIONS` names it."""
    left, top, right, bottom = box.left, box.top, box.right, box.bottom
    if orientation in (4, 5, 6, 7):
        left, top, right, bottom = top, left, bottom, right
    if orientation in (2, 3, 6, 7):
        top, bottom = 1.0 - bottom, 1.0 - top
    if orientation in (1, 2, 5, 6):
        left, right = 1.0 - right, 1.0 - left
    return Box(left, top, right, bottom)


def turned_size(mark: Fingerprint, orientation: int) -> tuple[int, int]:
    """Width and height of a picture that was turned so, turned back."""
    return (mark.height, mark.width) if orientation in (4, 5, 6, 7) else (mark.width, mark.height)


def levels(view: View) -> Floats:
    """A view's greys as numbers."""
    return view.grey.astype(np.float32)


def place(
    a: Fingerprint, b: Fingerprint, guess: Candidate | None = None, first: Placement | None = None
) -> Placement | None:
    """How picture b lies on picture a, or None where it does not.

    Args:
        a: a fingerprint with squares.
        b: another.
        guess: what the search for candidates took the pair for; everything is tried if None.
        first: where that guess led to, or as they lie if there is none; found here if None.
    """
    best = first
    for n, (orientation, box, trimmed) in enumerate(_guesses(a, b, guess)):
        if n == 0 and first is not None:
            continue
        if best is not None and best.score >= CLEAR:
            break
        square_a, square_b = view_of(a, trimmed[0]), view_of(b, trimmed[1])
        if square_a is None or square_b is None:
            continue
        back = np.asarray(turned(levels(square_b), INVERSE[orientation]), dtype=np.float32)
        boxes, scores = settle(levels(square_a)[None], back[None], boxes_of([box]))
        found = Placement(orientation, *overlap(Box(*boxes[0].tolist())), trimmed, float(scores[0]))
        if best is None or found.score > best.score + BETTER:
            best = found
    return best


def as_whole(a: Fingerprint, b: Fingerprint, found: Placement) -> Placement | None:
    """The two whole, as they lie, where they agree as well so as without borders; None where they do not.

    What passes for a border in one picture (a sky, a table) may not in a copy of it.
    """
    if not any(found.trimmed) or a.whole is None or b.whole is None or not are_of_one_shape(a, b, found.orientation):
        return None
    back = INVERSE[found.orientation]
    box_a, box_b = a.box or WHOLE, turned_box(b.box or WHOLE, back)
    content = boxes_of([
        Box(
            min(box_a.left, box_b.left), min(box_a.top, box_b.top),
            max(box_a.right, box_b.right), max(box_a.bottom, box_b.bottom),
        )
    ])  # fmt: skip
    squares = levels(a.whole)[None], np.ascontiguousarray(turned(levels(b.whole), back))[None]
    soft_a, soft_b = (smooth(square, PLACED_BLUR) for square in squares)
    score = float(_agreement(soft_a, soft_b, content, content)[0])
    return Placement(found.orientation, WHOLE, WHOLE, (False, False), score) if score > found.score - AS_WELL else None


def are_of_one_shape(a: Fingerprint, b: Fingerprint, orientation: int) -> bool:
    """Whether one picture, turned back, may be a copy of the whole other."""
    width, height = turned_size(b, orientation)
    return abs(a.width * height / (a.height * width) - 1.0) <= ROUNDED


def view_of(mark: Fingerprint, trimmed: bool) -> View | None:
    """The squares of a picture, or of what is left of it without its borders."""
    return mark.trimmed if trimmed else mark.whole


WHOLES = boxes_of([WHOLE])[0]
UNMOVED = 0.004
"""Share of a side by which two pictures may lie apart and be taken to lie on one another: a quarter of a sample."""


PLACED_SIDE, PLACED_BLUR = 48, 0.8
"""Points a side, and blur in samples, with which a placement is scored."""


def settle(a: Floats, b: Floats, guesses: Boxes) -> tuple[Boxes, Matrix]:
    """Where pictures lie on others, from a guess each, and how well they agree there.

    Args:
        a: grey squares, shape (pairs, side, side).
        b: the others, already turned back.
        guesses: where each b may lie on its a.

    Returns:
        Boxes, and scores: the mean correlation of the textured blocks of the shared parts, less where little is shared.
    """
    whole = (guesses == WHOLES).all(axis=1)
    boxes, found = refine_all(a, b, guesses)
    boxes[whole & (found < 0.0)] = WHOLES
    boxes[(np.abs(boxes - WHOLES) <= UNMOVED).all(axis=1)] = WHOLES
    soft_a, soft_b = smooth(a, PLACED_BLUR), smooth(b, PLACED_BLUR)
    scores = _scores(soft_a, soft_b, boxes)
    # A picture with little in it (a bird in the sky) agrees at many places: where it lies as it is, it is left.
    moved = np.nonzero(whole & (boxes != WHOLES).any(axis=1))[0]
    unmoved = _scores(soft_a[moved], soft_b[moved], np.tile(WHOLES, (len(moved), 1)))
    better = scores[moved] > unmoved + BETTER
    scores[moved] = np.where(better, scores[moved], unmoved)
    boxes[moved[~better]] = WHOLES
    return boxes, scores


def _scores(a: Floats, b: Floats, boxes: Boxes) -> Matrix:
    """Mean correlation of the textured blocks of aligned squares: a label in one place costs only its own."""
    return _agreement(a, b, *overlaps(boxes))


def _agreement(a: Floats, b: Floats, on_a: Boxes, on_b: Boxes) -> Matrix:
    from dedupe.images.blocks import blocks_of
    from dedupe.images.difference import FLAT

    blocks = blocks_of(sampled(a, on_a, PLACED_SIDE), sampled(b, on_b, PLACED_SIDE))
    texture = blocks.texture > FLAT
    mean = (blocks.correlation * texture).sum(axis=(1, 2)) / np.maximum(texture.sum(axis=(1, 2)), 1)
    return np.asarray(mean * np.minimum(1.0, 0.5 + _area(on_a) + _area(on_b)))


def _area(boxes: Boxes) -> Matrix:
    return np.asarray((boxes[:, 2:] - boxes[:, :2]).prod(axis=1))


def as_they_lie(a: Fingerprint, b: Fingerprint) -> Candidate:
    """The guess that two pictures lie on one another whole, without the frames where both have one."""
    framed = are_frames(a, b)
    return Candidate(0, 1, trimmed=(framed, framed))


def are_frames(a: Fingerprint, b: Fingerprint) -> bool:
    """Whether two pictures have borders that would look alike whatever they hold; of drawings that is the paper."""
    return a.trimmed is not None and b.trimmed is not None and not (a.drawing and b.drawing)


def _guesses(a: Fingerprint, b: Fingerprint, guess: Candidate | None) -> Iterator[tuple[int, Box, tuple[bool, bool]]]:
    if guess is not None:
        yield guess.orientation, guess.box, guess.trimmed
        if guess.box == WHOLE:
            return
    found = sorted(_scored(a, b), key=lambda item: -item[0])
    if guess is None:
        yield 0, WHOLE, as_they_lie(a, b).trimmed
    for score, orientation, box, trimmed in found[:GUESSES]:
        if score >= LIKELY:
            yield orientation, box, trimmed


def _scored(a: Fingerprint, b: Fingerprint) -> list[tuple[float, int, Box, tuple[bool, bool]]]:
    """Every orientation and window of every view of one against every view of the other, with its correlation."""
    found = []
    for cut_a in (False, True):
        for cut_b in (False, True):
            view_a, view_b = view_of(a, cut_a), view_of(b, cut_b)
            if view_a is None or view_b is None or (not cut_a and not cut_b and are_frames(a, b)):
                continue
            trimmed = (cut_a, cut_b)
            for score, orientation, box in _windows_against(levels(view_a), levels(view_b)):
                found.append((score, orientation, box, trimmed))
            for score, orientation, box in _windows_against(levels(view_b), levels(view_a))[8:]:
                found.append((score, INVERSE[orientation], inverse(box), trimmed))
    return found


def _windows_against(a: Floats, b: Floats) -> list[tuple[float, int, Box]]:
    """Windows of a against the whole of b: first the eight orientations of the whole, then the windows upright."""
    whole = _normal(_cut(b, WHOLE))
    plain = _normal(_cut(a, WHOLE))
    found = [(float((_normal(turned(plain, n)) * whole).sum()), n, WHOLE) for n in range(8)]
    found += [(float((_normal(_cut(a, box)) * whole).sum()), 0, box) for box in windows()[1:]]
    return found


def _cut(square: Floats, box: Box) -> Floats:
    down, across = _resampling(box.top, box.bottom), _resampling(box.left, box.right)
    return np.asarray(down @ square @ across.T, dtype=np.float32)


@lru_cache(maxsize=64)
def _resampling(start: float, stop: float) -> Floats:
    return resampling(start, stop, SMALL, SIDE)


def _normal(square: npt.NDArray[Any]) -> Floats:
    centred = square.astype(np.float32)
    centred = centred - centred.mean()
    return np.asarray(centred / max(1e-6, float(np.sqrt((centred * centred).sum()))), dtype=np.float32)
