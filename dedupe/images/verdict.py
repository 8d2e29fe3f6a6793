"""Two pictures -> ImageMatch: laid on one another, compared place by place, and the difference named.

Hash distance only proposes. The verdict rests on what is left after the turn, the border, the crop, the scale and the
change of all colours at once have been found and undone: nothing (`same`), one place (`edited`), or too much
(`different`).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import ParamSpec

import numpy as np
from attrs import evolve

from dedupe.config import Config
from dedupe.errors import ImageError
from dedupe.images.align import INVERSE, IS_MIRROR, ORIENTATIONS, WHOLE, correlation, inset, inside, turned, within
from dedupe.images.arrays import Bytes
from dedupe.images.candidates import Candidate, halved
from dedupe.images.closeup import COARSE_SIDE, DRAWING_SIDE, Decoded, laid_together
from dedupe.images.difference import LEAST_AGREEING, difference
from dedupe.images.evidence import (
    Look,
    agrees_in_detail,
    changed_in,
    encoding,
    is_another,
    match_of,
    nothing_shared,
    scales,
)
from dedupe.images.fingerprint import Fingerprint, fingerprint
from dedupe.images.framed import ways_unframed
from dedupe.images.frames import frames_in_words, unseen
from dedupe.images.lighting import evenly_lit, falls_off
from dedupe.images.limits import ImageFile, Limits
from dedupe.images.lossless import drawn_over
from dedupe.images.pair import Pair
from dedupe.images.placement import (
    Placement,
    are_of_one_shape,
    as_they_lie,
    as_whole,
    levels,
    place,
    turned_box,
    turned_size,
)
from dedupe.images.places import blocks_with, places_of
from dedupe.images.recolour import TO_YCC
from dedupe.images.samepixels import same_pixels
from dedupe.images.squares import FEW_PLACES, LEAST_PLACED, Seen, by_pixels, look_at_squares
from dedupe.images.strokes import has_fine_strokes
from dedupe.images.tilt import find_tilt, turned_back
from dedupe.images.trim import Box
from dedupe.records import ImageMatch, ImageVerdict

LEAST_LEGIBLE = 0.4
"""Scale below which letters of a usual size can no longer be told apart."""
LEAST_NEGATIVE = 0.8
"""Size of a negative score from which light and dark were exchanged: of 9,000 pairs of a site's drawings the editions
of two logos had -.9 and -1, the next pair -.52."""
INDEXED = frozenset(("P", "PA"))
"""Modes of pictures that are stored in few colours."""
LEAST_PIXELS = 8
"""Side of what two borders leave, in pixels, from which it can be compared by itself."""
LEAST_BORDER = 0.03
"""Share of the blocks that a border around a picture covers, at least: what changed less is no other border."""
FRAME_SHIFT = 0.0125
"""Share of a side by which what a frame holds may lie beside where it should: half of what makes a part a crop."""
BLOCK = 8
"""Side of the blocks, in pixels, in which places changed to the pixel are named."""
MOST_PIXELS = 4_000_000
"""Pixels of drawings that are compared one by one, at most: half a second."""
INSET = 0.012
"""Share of a side left out all round where the edges are not the pictures' own: borders bleed into what they hold."""


def compare_images(a: str | os.PathLike[str], b: str | os.PathLike[str], *, config: Config | None = None) -> ImageMatch:
    """Say how two pictures stand to each other, and why.

    Args:
        a: a picture file.
        b: another.
        config: the limits that pictures are held to; the defaults if None.

    Returns:
        The match of positions 0 and 1: `.verdict`, `.is_duplicate`, `.is_edited`, `.transforms` in words, `.regions`
        in fractions of picture a, `.evidence`, and `str()` in words. It does not depend on the order of the two but
        for what names one of them.

    Raises:
        ImageError: one of them cannot be read.
    """
    limits = Limits() if config is None else Limits.of(config)
    file_a, file_b = ImageFile(os.fspath(a)), ImageFile(os.fspath(b))
    return judge(Pair(fingerprint(file_a, limits), file_a, fingerprint(file_b, limits), file_b), Decoded(limits))


def judge(pair: Pair, decoded: Decoded) -> ImageMatch:
    """The verdict on two pictures whose fingerprints are known.

    Args:
        pair: the two.
        decoded: where they are decoded, and kept.

    Returns:
        The match of positions 0 and 1.

    Raises:
        ImageError: a file that had to be looked at cannot be read any more.
    """
    (match,) = judge_all([pair], decoded)
    if isinstance(match, ImageError):
        raise match
    return match


def judge_all(pairs: Sequence[Pair], decoded: Decoded) -> list[ImageMatch | ImageError]:
    """`judge` for many pairs: those that squares can settle together, in a millisecond each, the rest one by one.

    Returns:
        For each pair the same, whatever stands beside it; an error where a file cannot be read any more.
    """
    found = [_tried(_without_looking, pair, decoded) for pair in pairs]
    left = [n for n, match in enumerate(found) if match is None]
    # Pairs are always compared the same way round, so that the verdict does not depend on which is named first.
    swapped = [pairs[n].mark_a.sha256 > pairs[n].mark_b.sha256 for n in left]
    turned = [pairs[n].turned() if other else pairs[n] for n, other in zip(left, swapped, strict=True)]
    marks = [(pair.mark_a, pair.mark_b) for pair in turned]
    guesses = [pair.guess or as_they_lie(*both) for pair, both in zip(turned, marks, strict=True)]
    seen = look_at_squares([(*both, guess) for both, guess in zip(marks, guesses, strict=True)])
    for n, pair, other, settled in zip(left, turned, swapped, seen, strict=True):
        match = _tried(_looked_at, pair, settled, decoded, other)
        if isinstance(match, ImageMatch) and _may_be_framed(pair, match):
            match = _tried(_unframed, pair, match, decoded, other)
        if isinstance(match, ImageMatch) and _may_be_vignetted(pair, match):
            match = _tried(_relit, pair, match, decoded, other)
        if isinstance(match, ImageMatch) and not agrees_in_detail(match):
            match = _tried(_straightened, pair, match, decoded, other)
        if isinstance(match, ImageMatch) and _may_be_lossless(pair, match):
            match = _tried(_pixel_by_pixel, pair, match, decoded)
        found[n] = match
    return [match for match in found if match is not None]


Arguments = ParamSpec("Arguments")


def _tried(
    look: Callable[Arguments, ImageMatch | None], *args: Arguments.args, **kwargs: Arguments.kwargs
) -> ImageMatch | ImageError | None:
    try:
        return look(*args, **kwargs)
    except ImageError as error:
        return error


def _without_looking(pair: Pair, decoded: Decoded) -> ImageMatch | None:
    """What bytes and pixels decide, and what nothing else may."""
    a, b = pair.mark_a, pair.mark_b
    if a.sha256 == b.sha256:
        return ImageMatch(0, 1, ImageVerdict.IDENTICAL, reason="the same bytes")
    if same_pixels(pair, decoded):
        if a.frames > 1 and (rest := unseen(a, decoded.limits)):
            return ImageMatch(0, 1, ImageVerdict.EDITED, (*encoding(a, b), rest), reason=rest)
        return ImageMatch(0, 1, ImageVerdict.SAME_PIXELS, encoding(a, b), reason="the same pixels")
    low = _low_information(a, b)
    return None if low is None else ImageMatch(0, 1, ImageVerdict.DIFFERENT, reason=low)


def _low_information(a: Fingerprint, b: Fingerprint) -> str | None:
    """Why the two can match by bytes and pixels only, or None."""
    if a.is_vector or b.is_vector:
        return "a vector drawing counts by its bytes, and they differ"
    for mark in (a, b):
        if mark.low_information is not None:
            return f"too little in the picture to tell ({mark.low_information}), and the pixels differ"
    return None


def _looked_at(pair: Pair, seen: Seen | None, decoded: Decoded, swapped: bool) -> ImageMatch:
    whole = None if seen is None else as_whole(pair.mark_a, pair.mark_b, seen.placement)
    if seen is None or whole is None:
        return _as_placed(pair, seen, decoded, swapped)
    match = _as_whole(pair, whole, decoded, swapped)
    if match.is_duplicate or _is_changed_in_places(match):
        return match
    placed = _as_placed(pair, seen, decoded, swapped)
    is_edited = match.is_edited and placed.is_edited and whole.score >= seen.placement.score
    return match if is_edited else placed


def _as_whole(pair: Pair, whole: Placement, decoded: Decoded, swapped: bool) -> ImageMatch:
    """The match of two pictures with their borders, of photographs on their squares where these settle it."""
    x, y = pair.mark_a, pair.mark_b
    if not by_pixels(x, y) and x.frames == y.frames == 1:
        (seen,) = look_at_squares([(x, y, Candidate(0, 1, orientation=whole.orientation))])
        if seen is not None and seen.difference is not None and seen.placement.on_a == seen.placement.on_b == WHOLE:
            look = Look(seen.placement, seen.placement.parts(x, y), seen.difference, False)
            return match_of(x, y, look, swapped=swapped)
    return _told(pair, _from_pixels(pair, whole, decoded), decoded, swapped)


def _is_changed_in_places(match: ImageMatch) -> bool:
    """Whether two whole pictures differ in a few places alone: another border differs all round."""
    changed = match.measures.get("changed", 1.0)
    few = match.is_edited and 0 < len(match.regions) <= FEW_PLACES and agrees_in_detail(match)
    return few and isinstance(changed, float) and changed <= LEAST_BORDER


def _as_placed(pair: Pair, seen: Seen | None, decoded: Decoded, swapped: bool) -> ImageMatch:
    x, y, guess = pair.mark_a, pair.mark_b, pair.guess
    if (
        seen is not None
        and seen.is_settled
        and not _is_negative(seen.placement)
        and (guess is not None or _is_alike(seen))
    ):
        if seen.difference is None:
            return nothing_shared(seen.placement.score)
        if x.frames == 1 or x.frames != y.frames:
            look = Look(seen.placement, seen.placement.parts(x, y), seen.difference, False)
            return match_of(x, y, look, swapped=swapped)
    placement = place(x, y, guess, None if seen is None else seen.placement)
    if placement is None or (placement.score < LEAST_PLACED and not _is_negative(placement)):
        return nothing_shared(0.0 if placement is None else placement.score)
    return _told(pair, _from_pixels(pair, placement, decoded), decoded, swapped)


def _straightened(pair: Pair, match: ImageMatch, decoded: Decoded, swapped: bool) -> ImageMatch:
    """The match of two photographs that lie on one another once a tilt is undone, or that of the two as they are."""
    x, y = pair.mark_a, pair.mark_b
    if by_pixels(x, y) or x.whole is None or y.whole is None or x.frames > 1 or y.frames > 1:
        return match
    sizes = (x.width, x.height), (y.width, y.height)
    tilt = find_tilt(levels(x.whole), levels(y.whole), *sizes)
    if tilt is None:
        return match
    pixels = decoded.pixels(pair.file_a, False), decoded.pixels(pair.file_b, False)
    first, second, parts, tilt = turned_back(*pixels, tilt, COARSE_SIDE)
    degrees = tilt.degrees(*sizes)
    if degrees is None:
        return match
    placement = Placement(0, *parts, (False, False), tilt.score)
    look = Look(placement, parts, difference(first, second, False), False)
    straight = match_of(x, y, evolve(look, tilt=degrees), swapped=swapped)
    return straight if agrees_in_detail(straight) else match


def _may_be_vignetted(pair: Pair, match: ImageMatch) -> bool:
    """Whether two whole photographs may differ by no more than how dark their corners are."""
    x, y = pair.mark_a, pair.mark_b
    if not match.regions or by_pixels(x, y) or x.whole is None or y.whole is None or x.frames > 1 or y.frames > 1:
        return False
    orientation = _orientation(pair)
    if not are_of_one_shape(x, y, orientation):
        return False
    back = np.asarray(turned(y.whole.grey, INVERSE[orientation]))
    return falls_off(halved(x.whole.grey).astype(np.float32), halved(back).astype(np.float32))


def _relit(pair: Pair, match: ImageMatch, decoded: Decoded, swapped: bool) -> ImageMatch:
    """The match of two whole photographs once a vignette is undone, or that of the two as they are."""
    x, y = pair.mark_a, pair.mark_b
    placement = Placement(_orientation(pair), WHOLE, WHOLE, (False, False), 1.0)
    pixels = decoded.pixels(pair.file_a, False), decoded.pixels(pair.file_b, False)
    first, second, parts = laid_together(
        *pixels, placement.orientation, (WHOLE, WHOLE), side=COARSE_SIDE, exact=_one_shape(x, y, placement.orientation)
    )
    lit = evenly_lit(first, second)
    if lit is None:
        return match
    first_lit, second_lit, falls = lit
    few_colours = any(mark.mode in INDEXED for mark in (x, y))
    look = Look(placement, parts, difference(first_lit, second_lit, False, few_colours), False)
    found = match_of(x, y, evolve(look, darkened=1 if falls else -1), swapped=swapped)
    return found if found.is_duplicate else match


def _may_be_lossless(pair: Pair, match: ImageMatch) -> bool:
    """Whether two drawings that look the same may be so to the pixel, as they lie."""
    x, y = pair.mark_a, pair.mark_b
    if match.verdict is not ImageVerdict.SAME or not (x.drawing and y.drawing) or "JPEG" in (x.format, y.format):
        return False
    is_upright = match.measures.get("orientation") == ORIENTATIONS[0]
    return is_upright and _one_shape(x, y, 0) and x.width * x.height <= MOST_PIXELS and x.frames == y.frames == 1


def _pixel_by_pixel(pair: Pair, match: ImageMatch, decoded: Decoded) -> ImageMatch:
    """The match of two drawings, edited where one was drawn over in what a look at blocks passes over."""
    changed = drawn_over(decoded.pixels(pair.file_a, True), decoded.pixels(pair.file_b, True))
    if changed is None:
        return match
    rows, columns = (length / BLOCK for length in changed.shape)
    return changed_in(
        match,
        [
            Box(left / columns, top / rows, (right + 1) / columns, (bottom + 1) / rows)
            for top, left, bottom, right in places_of(blocks_with(changed, BLOCK))
        ],
    )


def _orientation(pair: Pair) -> int:
    return 0 if pair.guess is None else pair.guess.orientation


def _may_be_framed(pair: Pair, match: ImageMatch) -> bool:
    """Whether another way of taking their borders away may make one picture of two.

    Of photographs only where both have plain edges: a frame around any other is what its own box says.
    """
    if match.is_duplicate or "correlation" not in match.measures or IS_MIRROR[_orientation(pair)]:
        return False
    bordered = [mark.box is not None for mark in (pair.mark_a, pair.mark_b)]
    if pair.mark_a.drawing or pair.mark_b.drawing:
        return any(bordered)
    return all(bordered) and not _is_changed_in_places(match)


def _unframed(pair: Pair, match: ImageMatch, decoded: Decoded, swapped: bool) -> ImageMatch:
    """The match of two pictures once a frame alone is taken away, or that of the two as they are."""
    drawing, orientation = pair.mark_a.drawing or pair.mark_b.drawing, _orientation(pair)
    coarse = decoded.pixels(pair.file_a, False), decoded.pixels(pair.file_b, False)
    ways = list(ways_unframed(*coarse, orientation, reduced=True))
    if drawing and ways:
        full = decoded.pixels(pair.file_a, True), decoded.pixels(pair.file_b, True)
        ways = list(ways_unframed(*full, orientation))
    for way in ways:
        if not way.exact and _is_changed_in_places(match):
            continue  # a second look would miss, now and then, what the first one saw
        look = _from_pixels(pair, way.placement, decoded, exact=way.exact)
        if _lies_as_placed(look):
            found = _told(pair, look, decoded, swapped)
            if found.is_duplicate:
                return found
    return match


def _lies_as_placed(look: Look) -> bool:
    """Whether what is left without a frame is what both show, or one of them shows more of the picture."""
    wanted = within(look.parts[0], look.placement.on_a)
    seen, placed = inside(look.parts[1], wanted), look.placement.on_b
    edges = zip(
        (seen.left, seen.top, seen.right, seen.bottom),
        (placed.left, placed.top, placed.right, placed.bottom),
        strict=True,
    )
    return max(abs(one - other) for one, other in edges) <= FRAME_SHIFT


def _told(pair: Pair, look: Look, decoded: Decoded, swapped: bool) -> ImageMatch:
    """The match, for animations only once their further frames have been looked at."""
    match = match_of(pair.mark_a, pair.mark_b, look, swapped=swapped)
    if not match.is_duplicate or pair.mark_a.frames == 1:
        return match
    words = frames_in_words((pair.mark_a, pair.file_a), (pair.mark_b, pair.file_b), look, decoded.limits)
    if words is None:
        return match
    return evolve(match, verdict=ImageVerdict.EDITED, transforms=(*match.transforms, words), reason=words)


def _is_negative(placement: Placement) -> bool:
    """Whether two pictures lie on one another, light where the other is dark: a banner for day and one for night."""
    return placement.score <= -LEAST_NEGATIVE


def _is_alike(seen: Seen) -> bool:
    """Whether two pictures held together as they lie belong so; where not, everything else is tried."""
    return seen.difference is not None and seen.difference.agreeing >= LEAST_AGREEING


def _from_pixels(pair: Pair, placement: Placement, decoded: Decoded, *, exact: bool = False) -> Look:
    drawing = pair.mark_a.drawing or pair.mark_b.drawing
    if drawing and _is_large(pair.mark_a) and _is_large(pair.mark_b):
        # What shares no more than a layout shows it at any size, and copies never do.
        coarse = _close_look(pair, placement, decoded, drawing=True, side=COARSE_SIDE)
        if is_another(coarse):
            return coarse
    side = DRAWING_SIDE if drawing else COARSE_SIDE
    return _close_look(pair, placement, decoded, drawing=drawing, side=side, exact=exact)


def _is_large(mark: Fingerprint) -> bool:
    return max(mark.width, mark.height) >= 2 * COARSE_SIDE


def _close_look(
    pair: Pair, placement: Placement, decoded: Decoded, *, drawing: bool, side: int, exact: bool = False
) -> Look:
    x, y = pair.mark_a, pair.mark_b
    full = side > COARSE_SIDE
    parts = placement.parts(x, y)
    whole = all(min(box.width, box.height) >= 1.0 for box in parts)
    if not whole and not exact:
        parts = inset(parts[0], INSET), inset(parts[1], INSET)
    pixels = decoded.pixels(pair.file_a, full), decoded.pixels(pair.file_b, full)
    first, second, parts = laid_together(
        *pixels,
        placement.orientation,
        parts,
        side=side,
        exact=exact or (whole and _one_shape(x, y, placement.orientation)),
    )
    alike = _alike_within(_content(pair, placement, parts), first, second)
    # Signs, too: two soft icons of files differ by a mark of ten pixels.
    found = difference(first, second, by_pixels(x, y), few_colours=any(mark.mode in INDEXED for mark in (x, y)))
    look = Look(placement, parts, found, drawing, alike)
    return evolve(look, illegible=full and _is_illegible(look, x, y, pixels))


def _content(pair: Pair, placement: Placement, parts: tuple[Box, Box]) -> Box:
    """What lies within the borders of both, in fractions of the shared parts."""
    box_a, box_b = pair.mark_a.box, pair.mark_b.box
    if box_a is None or box_b is None or any(placement.trimmed):
        return WHOLE
    a, b = within(parts[0], box_a), within(parts[1], turned_box(box_b, INVERSE[placement.orientation]))
    return inset(Box(max(a.left, b.left), max(a.top, b.top), min(a.right, b.right), min(a.bottom, b.bottom)), INSET)


def _alike_within(content: Box, a: Bytes, b: Bytes) -> float:
    """Correlation of a part of two aligned pictures, positive where light and dark are exchanged, too."""
    rows, columns = a.shape[:2]
    down = slice(max(0, round(content.top * rows)), max(0, round(content.bottom * rows)))
    across = slice(max(0, round(content.left * columns)), max(0, round(content.right * columns)))
    if content == WHOLE or min(len(range(*down.indices(rows))), len(range(*across.indices(columns)))) < LEAST_PIXELS:
        return 1.0
    light = TO_YCC[0].astype(np.float32)
    return abs(correlation(a[down, across] @ light, b[down, across] @ light))


def _is_illegible(look: Look, x: Fingerprint, y: Fingerprint, pixels: tuple[Bytes, Bytes]) -> bool:
    """Whether the smaller of two drawings is too small to show the words that the larger has."""
    across, down = scales(x, y, look, swapped=False)
    scale = float(np.sqrt(across * down))
    if LEAST_LEGIBLE <= scale <= 1 / LEAST_LEGIBLE:
        return False
    larger = pixels[0] if scale < 1 else pixels[1]
    return has_fine_strokes(larger, max(3, round(1.5 * max(scale, 1 / scale))))


def _one_shape(x: Fingerprint, y: Fingerprint, orientation: int) -> bool:
    return (x.width, x.height) == turned_size(y, orientation)
