"""Two pictures -> ImageMatch: laid on one another, compared place by place, and the difference named.

Hash distance only proposes. The verdict rests on what is left after the turn, the border, the crop, the scale and the
change of all colours at once have been found and undone: nothing (`same`), one place (`edited`), or too much
(`different`).
"""

from __future__ import annotations

import os
from collections.abc import Sequence

import numpy as np
from attrs import evolve, frozen

from dedupe.images.align import INVERSE, IS_MIRROR, ORIENTATIONS, WHOLE, inset, inside, inverse
from dedupe.images.candidates import Candidate
from dedupe.images.canonical import open_canonical
from dedupe.images.closeup import Bytes, Decoded, laid_together
from dedupe.images.difference import Difference, difference, has_fine_strokes
from dedupe.images.fingerprint import Fingerprint, fingerprint
from dedupe.images.limits import ImageFile, Limits
from dedupe.images.placement import Placement, place, turned_box
from dedupe.images.recolour import changes_in_words, opposite
from dedupe.images.squares import LEAST_AGREEING, LEAST_PLACED, Seen, look_at_squares
from dedupe.images.trim import Box
from dedupe.images.words import joined, places_in_words, size_in_words
from dedupe.records import ImageMatch, ImageVerdict, Json, Region

LEAST_AGREEING_PARTS = 0.8
"""The same where only a part of either picture is compared: of so many placements tried, a chance one agrees in .62
(two drawn night skies); parts of one photograph agree in .9 and more."""
SMALL_SIGN = 128
"""Longer side of a sign: an arrow turned by a quarter points elsewhere, and a brighter one is the same arrow under the
mouse; a page turned or brightened is the page."""
LEAST_CROP = 0.975
"""Share of a side below which a part is a crop: less is a rounding of sizes."""
MOST_SQUEEZE = 0.05
"""Difference of the two sides' scales above which a picture was squeezed: sizes rounded to whole pixels stay below."""
LEAST_REDRAWN = 0.985
"""Correlation of two drawings' luma below which one is no copy of the other, though each stroke lies beside its like:
copies stay above .99, the same diagram in a bolder type at .978."""
LEAST_LAYOUT, MOST_CHANGED, MANY_PLACES = 0.96, 0.05, 5
"""Correlation, share of blocks changed and number of places from which two drawings are two drawings."""
LEAST_LEGIBLE = 0.4
"""Scale below which letters of a usual size can no longer be told apart."""
INSET = 0.012
"""Share of a side left out all round where the edges are not the pictures' own: borders bleed into what they hold."""


def compare_images(a: str | os.PathLike[str], b: str | os.PathLike[str]) -> ImageMatch:
    """Say how two pictures stand to each other, and why.

    Args:
        a: a picture file.
        b: another.

    Returns:
        The match of positions 0 and 1: `.verdict`, `.is_duplicate`, `.is_edited`, `.transforms` in words, `.regions`
        in fractions of picture a, `.evidence`, and `str()` in words. It does not depend on the order of the two but
        for what names one of them.

    Raises:
        ImageError: one of them cannot be read.
    """
    limits = Limits()
    files = ImageFile(os.fspath(a)), ImageFile(os.fspath(b))
    marks = fingerprint(files[0], limits), fingerprint(files[1], limits)
    return judge(marks[0], files[0], marks[1], files[1], Decoded(limits))


def judge(
    mark_a: Fingerprint,
    file_a: ImageFile,
    mark_b: Fingerprint,
    file_b: ImageFile,
    decoded: Decoded,
    guess: Candidate | None = None,
) -> ImageMatch:
    """The verdict on two pictures whose fingerprints are known.

    Args:
        mark_a: the fingerprint of the first.
        file_a: where its pixels are, should they have to be looked at.
        mark_b: the fingerprint of the second.
        file_b: where its pixels are.
        decoded: where they are decoded, and kept.
        guess: how b lies on a, from the search for candidates; all possibilities are tried if None.

    Returns:
        The match of positions 0 and 1.

    Raises:
        ImageError: a file that had to be looked at cannot be read any more.
    """
    if mark_a.sha256 == mark_b.sha256:
        return ImageMatch(0, 1, ImageVerdict.IDENTICAL, reason="the same bytes")
    if same_pixels(mark_a, file_a, mark_b, file_b, decoded.limits):
        return ImageMatch(0, 1, ImageVerdict.SAME_PIXELS, _encoding(mark_a, mark_b), reason="the same pixels")
    low = _low_information(mark_a, mark_b)
    if low is not None:
        return ImageMatch(0, 1, ImageVerdict.DIFFERENT, reason=low)
    pair, files = (mark_a, mark_b, guess), (file_a, file_b)
    swapped = not _is_in_order(pair)
    if swapped:
        pair, files = (mark_b, mark_a, _swapped(guess)), (file_b, file_a)
    return _looked_at(*pair, files, decoded, swapped=swapped)


def judge_at_a_glance(pairs: Sequence[tuple[Fingerprint, Fingerprint, Candidate]]) -> list[ImageMatch | None]:
    """The verdicts of which the fingerprints of photographs leave no doubt: a fifth of a millisecond each.

    Args:
        pairs: two fingerprints each, with different bytes, and a guess of how the second lies on the first.

    Returns:
        `judge`'s match for each pair, or None where `judge` has to look at the files.
    """
    found: list[ImageMatch | None] = [None] * len(pairs)
    chosen = [n for n, pair in enumerate(pairs) if _shows_at_a_glance(*pair[:2])]
    in_order = [_is_in_order(pairs[n]) for n in chosen]
    turned = [pairs[n] if right else _turned(pairs[n]) for n, right in zip(chosen, in_order, strict=True)]
    for n, pair, right, seen in zip(chosen, turned, in_order, look_at_squares(turned), strict=True):
        if seen is not None:
            found[n] = _match(pair[0], pair[1], seen, swapped=not right)
    return found


def _shows_at_a_glance(a: Fingerprint, b: Fingerprint) -> bool:
    """False where bytes or pixels alone may decide, or files must be decoded in full first."""
    if a.is_vector or b.is_vector or a.low_information is not None or b.low_information is not None:
        return False
    return a.sha256 != b.sha256 and not _may_have_same_pixels(a, b)


def _is_in_order(pair: tuple[Fingerprint, Fingerprint, Candidate | None]) -> bool:
    """Pairs are always compared the same way round, so that the verdict does not depend on which is named first."""
    return pair[0].sha256 <= pair[1].sha256


def _turned(pair: tuple[Fingerprint, Fingerprint, Candidate]) -> tuple[Fingerprint, Fingerprint, Candidate]:
    a, b, guess = pair
    return b, a, _turned_guess(guess)


def _swapped(guess: Candidate | None) -> Candidate | None:
    return None if guess is None else _turned_guess(guess)


def _turned_guess(guess: Candidate) -> Candidate:
    box = WHOLE if guess.box == WHOLE else inverse(guess.box)
    return evolve(guess, orientation=INVERSE[guess.orientation], box=box, trimmed=guess.trimmed[::-1])


def same_pixels(mark_a: Fingerprint, file_a: ImageFile, mark_b: Fingerprint, file_b: ImageFile, limits: Limits) -> bool:
    """Whether two pictures have the same pixels, alpha and frames: said only after both are decoded in full.

    Raises:
        ImageError: a file cannot be read any more.
    """
    if not _may_have_same_pixels(mark_a, mark_b):
        return False
    if mark_a.pixel_digest == mark_b.pixel_digest and not mark_a.reduced and not mark_b.reduced:
        return True
    return open_canonical(file_a, limits).digest() == open_canonical(file_b, limits).digest()


def _may_have_same_pixels(a: Fingerprint, b: Fingerprint) -> bool:
    if a.is_vector or b.is_vector or (a.width, a.height, a.frames) != (b.width, b.height, b.frames):
        return False
    return a.pixel_digest == b.pixel_digest or _may_be_equal(a, b)


LOSSY = frozenset(("JPEG", "WEBP", "AVIF", "HEIF", "JPEG2000"))
NEARLY_EQUAL = 1
"""Levels by which squares may differ that were reduced in two ways (a JPEG while decoding) from the same pixels."""


def _may_be_equal(a: Fingerprint, b: Fingerprint) -> bool:
    """Whether a JPEG and a lossless file look alike enough to be decoded in full: their reduced digests say nothing."""
    if a.format == b.format or {a.format, b.format} <= LOSSY or not (a.reduced or b.reduced):
        return False
    if a.whole is None or b.whole is None:
        return False
    apart = np.abs(a.whole.grey.astype(np.int16) - b.whole.grey.astype(np.int16))
    return float(apart.mean()) <= NEARLY_EQUAL


def _low_information(a: Fingerprint, b: Fingerprint) -> str | None:
    """Why the two can match by bytes and pixels only, or None."""
    if a.is_vector or b.is_vector:
        return "a vector drawing counts by its bytes, and they differ"
    for mark in (a, b):
        if mark.low_information is not None:
            return f"too little in the picture to tell ({mark.low_information}), and the pixels differ"
    return None


@frozen(slots=True, eq=False)
class _Look:
    """What was seen of two pictures laid on one another."""

    placement: Placement
    parts: tuple[Box, Box]
    difference: Difference
    drawing: bool
    illegible: bool = False


def _looked_at(
    x: Fingerprint,
    y: Fingerprint,
    guess: Candidate | None,
    files: tuple[ImageFile, ImageFile],
    decoded: Decoded,
    *,
    swapped: bool,
) -> ImageMatch:
    (seen,) = look_at_squares([(x, y, guess or Candidate(0, 1))])
    # Without a guess they were held together as they lie: where that is not it, everything else is tried.
    is_alike = seen is not None and seen.difference is not None and seen.difference.agreeing >= LEAST_AGREEING
    if seen is not None and (guess is not None or is_alike):
        return _match(x, y, seen, swapped=swapped)
    placement = place(x, y, guess)
    if placement is None or placement.score < LEAST_PLACED:
        return _nothing_shared(0.0 if placement is None else placement.score)
    return _verdict(x, y, _from_pixels(x, files[0], y, files[1], placement, decoded), swapped=swapped)


def _match(x: Fingerprint, y: Fingerprint, seen: Seen, *, swapped: bool) -> ImageMatch:
    """What the squares have settled, as a verdict."""
    if seen.difference is None:
        return _nothing_shared(seen.placement.score)
    look = _Look(seen.placement, seen.placement.parts(x, y), seen.difference, False)
    return _verdict(x, y, look, swapped=swapped)


def _nothing_shared(agreement: float) -> ImageMatch:
    measures: dict[str, Json] = {"agreement": round(max(0.0, agreement), 3)}
    return ImageMatch(0, 1, ImageVerdict.DIFFERENT, measures=measures, reason="nothing lies on the other")


def _from_pixels(
    x: Fingerprint, file_x: ImageFile, y: Fingerprint, file_y: ImageFile, placement: Placement, decoded: Decoded
) -> _Look:
    drawing = x.drawing or y.drawing
    parts = placement.parts(x, y)
    whole = all(min(box.width, box.height) >= 1.0 for box in parts)
    if not whole:
        parts = inset(parts[0], INSET), inset(parts[1], INSET)
    pixels = decoded.pixels(file_x, drawing), decoded.pixels(file_y, drawing)
    first, second, parts = laid_together(
        *pixels, placement.orientation, parts, drawing=drawing, exact=whole and _one_shape(x, y, placement.orientation)
    )
    look = _Look(placement, parts, difference(first, second, drawing), drawing)
    return evolve(look, illegible=drawing and _is_illegible(look, x, y, pixels))


def _is_illegible(look: _Look, x: Fingerprint, y: Fingerprint, pixels: tuple[Bytes, Bytes]) -> bool:
    """Whether the smaller of two drawings is too small to show the words that the larger has."""
    across, down = _scales(x, y, look, swapped=False)
    scale = float(np.sqrt(across * down))
    if LEAST_LEGIBLE <= scale <= 1 / LEAST_LEGIBLE:
        return False
    larger = pixels[0] if scale < 1 else pixels[1]
    return has_fine_strokes(larger, max(3, round(1.5 * max(scale, 1 / scale))))


def _one_shape(x: Fingerprint, y: Fingerprint, orientation: int) -> bool:
    size = (y.height, y.width) if orientation in (4, 5, 6, 7) else (y.width, y.height)
    return (x.width, x.height) == size


def _verdict(x: Fingerprint, y: Fingerprint, look: _Look, *, swapped: bool) -> ImageMatch:
    found = look.difference
    measures: dict[str, Json] = {
        "agreement": round(float(found.agreeing), 3),
        "correlation": round(float(found.correlation), 3),
        "changed": round(float(found.changed), 4),
        "worst": round(float(found.worst), 2),
        "orientation": ORIENTATIONS[INVERSE[look.placement.orientation] if swapped else look.placement.orientation],
    }
    if found.agreeing < _least_agreeing(look) or _is_layout_only(look):
        reason = "only the layout agrees" if look.drawing else "only the composition agrees"
        return ImageMatch(0, 1, ImageVerdict.DIFFERENT, measures=measures, reason=reason)
    a, b = (y, x) if swapped else (x, y)
    harmless, grave = _transforms(a, b, look, swapped=swapped)
    regions = _regions(look, swapped=swapped)
    if regions:
        grave.append("changed " + places_in_words(regions))
    transforms = tuple(harmless + grave)
    verdict = ImageVerdict.EDITED if grave else ImageVerdict.SAME
    reason = joined(grave or harmless) or "the same picture"
    return ImageMatch(
        0, 1, verdict, transforms, tuple(Region(r.left, r.top, r.right, r.bottom) for r in regions), measures, reason
    )


def _least_agreeing(look: _Look) -> float:
    both_parts = all(min(part.width, part.height) < LEAST_CROP for part in look.parts)
    return LEAST_AGREEING_PARTS if both_parts and not any(look.placement.trimmed) else LEAST_AGREEING


def _is_layout_only(look: _Look) -> bool:
    """Whether two drawings share no more than their layout.

    They differ in many places, and not by their colours; or a part of one is much like a part of the other and yet no
    copy of it.
    """
    found = look.difference
    is_part = not any(look.placement.trimmed) and any(min(p.width, p.height) < LEAST_CROP for p in look.parts)
    if look.drawing and is_part and found.correlation < LEAST_REDRAWN:
        return True
    return (
        look.drawing
        and found.correlation < LEAST_LAYOUT
        and found.changed > MOST_CHANGED
        and len(found.regions) >= MANY_PLACES
        and found.recolouring.is_gentle
    )


def _regions(look: _Look, *, swapped: bool) -> list[Box]:
    """The changed places in the frame of picture a."""
    boxes = []
    for region in look.difference.regions:
        if not swapped:
            boxes.append(inside(look.parts[0], region))
        else:
            boxes.append(turned_box(inside(look.parts[1], region), look.placement.orientation))
    return [_rounded(box) for box in boxes]


def _rounded(box: Box) -> Box:
    return Box(*(round(min(1.0, max(0.0, edge)), 4) for edge in (box.left, box.top, box.right, box.bottom)))


def _transforms(a: Fingerprint, b: Fingerprint, look: _Look, *, swapped: bool) -> tuple[list[str], list[str]]:
    """What was done to a to get b, in words: what leaves it the same picture, and what makes it an edited one."""
    placement = look.placement
    orientation = INVERSE[placement.orientation] if swapped else placement.orientation
    is_sign = look.drawing and max(a.width, a.height, b.width, b.height) <= SMALL_SIGN
    harmless: list[str] = []
    grave: list[str] = []
    if orientation:
        (grave if IS_MIRROR[orientation] or is_sign else harmless).append(ORIENTATIONS[orientation])
    borders, crops = _margins(a, b, look, swapped=swapped)
    harmless += borders
    grave += crops
    across, down = _scales(a, b, look, swapped=swapped)
    if abs(across / down - 1.0) > MOST_SQUEEZE:
        grave.append("squeezed" if across < down else "stretched")
    size = size_in_words(float(np.sqrt(across * down)))
    harmless += [size] if size else []
    harmless += _encoding(a, b)
    recolouring = look.difference.recolouring
    gentle = recolouring.is_gentle_on_drawings if look.drawing else recolouring.is_gentle
    words = changes_in_words(recolouring, gentle)
    if swapped:
        words = opposite(words)
    (harmless if gentle and not is_sign else grave).extend(words)
    if look.drawing and look.difference.correlation < LEAST_REDRAWN:
        grave.append("drawn anew")
    elif look.illegible:
        grave.append("too small to compare its letters")
    if a.frames != b.frames:
        grave.append(f"{b.frames} frames in place of {a.frames}")
    return harmless, grave


def _margins(a: Fingerprint, b: Fingerprint, look: _Look, *, swapped: bool) -> tuple[list[str], list[str]]:
    """What lies around the part that both show: plain borders, and what was cropped away."""
    placement = look.placement
    parts = placement.parts(*((b, a) if swapped else (a, b)))
    on_a, on_b = parts[::-1] if swapped else parts
    box_b = b.box
    if box_b is not None and not swapped:
        box_b = turned_box(box_b, INVERSE[placement.orientation])
    box_a = a.box
    if box_a is not None and swapped:
        box_a = turned_box(box_a, INVERSE[placement.orientation])
    plain_a, share_a = _shown(on_a, box_a)
    plain_b, share_b = _shown(on_b, box_b)
    borders = ["border trimmed"] if plain_a and not plain_b else ["border added"] if plain_b and not plain_a else []
    if plain_a and plain_b:
        borders = ["other borders"]
    if share_a and share_b:
        return borders, [f"another part of it: {share_a} % of the one are {share_b} % of the other"]
    if share_a:
        return borders, [f"cropped to {share_a} % of it"]
    return borders, [f"shows more: the first is {share_b} % of it"] if share_b else []


def _shown(part: Box, content: Box | None) -> tuple[bool, int]:
    """How much of a picture a part of it shows.

    Returns:
        Whether plain border is left out, and the share of the area in percent where more than border is (else 0).
    """
    if min(part.width, part.height) >= LEAST_CROP:
        return False, 0
    if content is not None:
        slack = 1.0 - LEAST_CROP
        missing = (
            part.left - content.left, part.top - content.top,
            content.right - part.right, content.bottom - part.bottom,
        )  # fmt: skip
        if max(missing) <= slack:
            return True, 0
    return False, max(1, round(100 * part.width * part.height))


def _scales(a: Fingerprint, b: Fingerprint, look: _Look, *, swapped: bool) -> tuple[float, float]:
    """Pixels of b for one of a, along a's width and height."""
    on_x, on_y = look.parts
    x, y = (b, a) if swapped else (a, b)
    width, height = (y.height, y.width) if look.placement.orientation in (4, 5, 6, 7) else (y.width, y.height)
    across = on_y.width * width / (on_x.width * x.width)
    down = on_y.height * height / (on_x.height * x.height)
    if not swapped:
        return across, down
    return (1 / down, 1 / across) if look.placement.orientation in (4, 5, 6, 7) else (1 / across, 1 / down)


def _encoding(a: Fingerprint, b: Fingerprint) -> tuple[str, ...]:
    return () if a.format == b.format else (f"saved as {b.format}",)
