"""The further frames of two animations, or pages of two documents, whose first ones are the same picture."""

from __future__ import annotations

from collections.abc import Iterator

from dedupe.images.arrays import Bytes
from dedupe.images.canonical import frames_of
from dedupe.images.closeup import COARSE_SIDE, DRAWING_SIDE, KEPT_PIXELS, PHOTO_SIDE, laid_together
from dedupe.images.difference import LEAST_AGREEING, difference
from dedupe.images.evidence import Look
from dedupe.images.fingerprint import Fingerprint
from dedupe.images.limits import ImageFile, Limits

MOST_SHIFT = 24.0
"""Grey levels by which the mean of a frame may differ. Frames may be blank, and any blank one is another recoloured."""

Marked = tuple[Fingerprint, ImageFile]


def unseen(mark: Fingerprint, limits: Limits) -> str | None:
    """What to say of the frames of an animation that the limits keep from being looked at, or None."""
    seen = limits.frames(mark.width, mark.height, mark.frames)
    return None if seen == mark.frames else f"only {seen} of its {mark.frames} frames were looked at"


def frames_in_words(a: Marked, b: Marked, look: Look, limits: Limits) -> str | None:
    """What to say of further frames that are not the same.

    Args:
        a: fingerprint and file of one animation.
        b: the other, with as many frames.
        look: what was seen of the first frames: the others lie on one another as they do.
        limits: how many frames may be looked at.

    Returns:
        Words, or None where all are.

    Raises:
        ImageError: one of them cannot be read any more.
    """
    last = min(limits.frames(mark.width, mark.height, mark.frames) for mark, _ in (a, b))
    if others := _others(a, b, look, limits, last):
        return f"changed in frame {others[0]}" if len(others) == 1 else f"changed in {len(others)} frames"
    return unseen(a[0], limits) or unseen(b[0], limits)


def _others(a: Marked, b: Marked, look: Look, limits: Limits, last: int) -> list[int]:
    """Numbers, from 1, of the frames that differ."""
    pairs = enumerate(_pairs(a, b, look, limits, last), start=2)
    return [number for number, pair in pairs if pair is None or not _is_same(*pair, look)]


def _pairs(a: Marked, b: Marked, look: Look, limits: Limits, last: int) -> Iterator[tuple[Bytes, Bytes] | None]:
    """Frames that stand at one place, a block at a time; None where only one of the two can be read."""
    side = None if look.drawing else PHOTO_SIDE
    block = max(1, KEPT_PIXELS // max(_held(mark, side) for mark, _ in (a, b)))
    for start in range(1, last, block):
        wanted = range(start, min(start + block, last))
        first, second = (frames_of(file, limits, wanted, side) for _, file in (a, b))
        yield from zip(first, second, strict=False)
        yield from [None] * abs(len(first) - len(second))
        if min(len(first), len(second)) < len(wanted):
            return


def _held(mark: Fingerprint, side: int | None) -> int:
    """Pixels of one frame in memory, at most."""
    pixels = mark.width * mark.height
    if side is None:
        return pixels
    return min(pixels, 4 * side * side * max(mark.width, mark.height) // min(mark.width, mark.height))


def _is_same(a: Bytes, b: Bytes, look: Look) -> bool:
    side = DRAWING_SIDE if look.drawing else COARSE_SIDE
    first, second, _ = laid_together(a, b, look.placement.orientation, look.parts, side=side, exact=True)
    if abs(float(first.mean()) - float(second.mean())) > MOST_SHIFT:
        return False
    found = difference(first, second, look.drawing)
    gentle = found.recolouring.is_gentle_on_drawings if look.drawing else found.recolouring.is_gentle
    return gentle and not found.regions and found.agreeing >= LEAST_AGREEING
