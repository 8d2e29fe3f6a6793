"""What was seen of two pictures laid on one another -> ImageMatch: which of it is grave, and all of it in words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from attrs import evolve, frozen

from dedupe.images.align import INVERSE, IS_MIRROR, ORIENTATIONS, inside
from dedupe.images.difference import ALIKE_IN_DETAIL, LEAST_AGREEING, Difference
from dedupe.images.fingerprint import Fingerprint
from dedupe.images.placement import Placement, turned_box, turned_size
from dedupe.images.recolour import changes_in_words, opposite
from dedupe.images.trim import Box
from dedupe.images.words import is_own_size, joined, places_in_words, size_in_words
from dedupe.records import ImageMatch, ImageVerdict, Json, Region

LEAST_AGREEING_PARTS = 0.8
"""Share of textured blocks that must agree where only a part of either picture is compared: of many placements tried,
a chance one agrees in .62 (two drawn night skies); parts of one photograph agree in .9 and more."""
ICONS_DIFFER = 0.5
"""Worst block's difference up to which two small drawings are one in other colours: of an icon theme's 22 and 32 pixels
eighteen pairs stay below, all but one of them so, or mirrored; above .5 there are 700 pairs of different icons."""
LEAST_CROP = 0.975
"""Share of a side below which a part is a crop: less is a rounding of sizes."""
MOST_SQUEEZE = 0.05
"""Difference of the two sides' scales above which a picture was squeezed: sizes rounded to whole pixels stay below."""
LEAST_REDRAWN = 0.985
"""Correlation of two drawings' luma below which one is no copy of the other, though each stroke lies beside its like:
copies stay above .99, the same diagram in a bolder type at .978."""
LEAST_DETAIL = 0.85
"""Share of textured blocks that must agree in a copy. Photographs saved at quality 10 or blurred by 4 pixels keep .87
and more, the usual copies .997; two clusters of stars have .63, and no block stands out as changed, as all differ."""
LEAST_CONTENT = 0.6
"""Correlation of what lies within two pictures' borders, below which they share no more than these. Charts with other
bars have .8 and more, different photographs in one frame hardly .4."""
LEAST_LAYOUT, MOST_CHANGED, MANY_PLACES = 0.96, 0.05, 5
"""Correlation, share of blocks changed and number of places from which two drawings are two drawings."""
SPECK = 0.1
"""Area of a changed place, of that of the largest, below which it is none of the places that make another drawing."""
LEAST_OUTLINED = 0.85
"""Size of a placement's score from which the outlines of one drawing are those of the other, whatever its inks: the
same bars in other inks have .89 and more, other bars in the same frame mostly .5 to .7, the likest of them .81."""


@frozen(slots=True, eq=False)
class Look:
    """What was seen of two pictures laid on one another.

    Attributes:
        placement: how the second lies on the first.
        parts: the shared part in fractions of each whole picture, the second's turned back.
        difference: what differs there.
        drawing: whether they were compared as drawings.
        content: correlation of what lies within the borders that both have, 0 to 1; 1 where they have none.
        illegible: whether the smaller is too small to show the words that the larger has.
        tilt: degrees by which the second was turned back to be compared; 0 for none.
        darkened: 1 where the second was made darker towards the edges, which was undone to compare the two; -1 where
            it was made lighter there; else 0.
    """

    placement: Placement
    parts: tuple[Box, Box]
    difference: Difference
    drawing: bool
    content: float = 1.0
    illegible: bool = False
    tilt: float = 0.0
    darkened: int = 0


def nothing_shared(agreement: float) -> ImageMatch:
    """The match of two pictures of which none lies on the other."""
    measures: dict[str, Json] = {"agreement": round(max(0.0, agreement), 3)}
    return ImageMatch(0, 1, ImageVerdict.DIFFERENT, measures=measures, reason="nothing lies on the other")


def match_of(x: Fingerprint, y: Fingerprint, look: Look, *, swapped: bool) -> ImageMatch:
    """The match of two pictures laid on one another.

    Args:
        x: the fingerprint of the first of them.
        y: that of the other.
        look: what was seen.
        swapped: whether x is picture b of the match, and y picture a.
    """
    found = look.difference
    measures: dict[str, Json] = {
        "agreement": round(float(found.agreeing), 3),
        "correlation": round(float(found.correlation), 3),
        "changed": round(float(found.changed), 4),
        "worst": round(float(found.worst), 2),
        "orientation": ORIENTATIONS[INVERSE[look.placement.orientation] if swapped else look.placement.orientation],
    }
    if is_another(look):
        reason = "only the layout agrees" if look.drawing else "only the composition agrees"
        return ImageMatch(0, 1, ImageVerdict.DIFFERENT, measures=measures, reason=reason)
    if look.content < LEAST_CONTENT:
        return ImageMatch(0, 1, ImageVerdict.DIFFERENT, measures=measures, reason="only the borders agree")
    a, b = (y, x) if swapped else (x, y)
    if (a.is_icon or b.is_icon) and not _agrees_wholly(look):
        return ImageMatch(0, 1, ImageVerdict.DIFFERENT, measures=measures, reason="too small to be told from others")
    if _fits_by_force(a, b, look, swapped=swapped):
        return ImageMatch(0, 1, ImageVerdict.DIFFERENT, measures=measures, reason="only a shape agrees")
    across, down = scales(a, b, look, swapped=swapped)
    scale = float(np.sqrt(across * down))
    measures["scale"] = 1.0 if is_own_size(scale) else round(scale, 3)
    colours = _colours_in_words(look)
    harmless, grave = _transforms(a, b, look, colours, swapped=swapped)
    reverse = joined(_telling(_transforms(b, a, look, colours, swapped=not swapped)))
    reason = joined(_telling((harmless, grave)))
    return ImageMatch(
        0,
        1,
        ImageVerdict.EDITED if grave else ImageVerdict.SAME,
        tuple(harmless + grave),
        _as_regions(_regions(look, swapped=swapped)),
        measures,
        reason,
        "" if reverse == reason else reverse,
    )


def changed_in(match: ImageMatch, boxes: Sequence[Box]) -> ImageMatch:
    """The match of two pictures that were the same but for what was changed in places, in fractions of picture a."""
    places = [_rounded(box) for box in boxes]
    words = _changed(places)
    return evolve(
        match,
        verdict=ImageVerdict.EDITED,
        transforms=(*match.transforms, words),
        regions=_as_regions(places),
        reason=words,
        reverse_reason="",
    )


def _changed(boxes: Sequence[Box]) -> str:
    return "changed " + places_in_words(boxes)


def _as_regions(boxes: Sequence[Box]) -> tuple[Region, ...]:
    return tuple(Region(r.left, r.top, r.right, r.bottom) for r in boxes)


def _telling(transforms: tuple[list[str], list[str]]) -> list[str]:
    harmless, grave = transforms
    return grave or harmless or ["the same picture"]


def agrees_in_detail(match: ImageMatch) -> bool:
    """Whether two pictures are not different, nor alike in the large only."""
    agreement = match.measures.get("agreement", 1.0)
    return match.verdict is not ImageVerdict.DIFFERENT and isinstance(agreement, float) and agreement >= LEAST_DETAIL


def is_another(look: Look) -> bool:
    """Whether two pictures share no more than their composition, or their layout."""
    return look.difference.agreeing < _least_agreeing(look) or _is_layout_only(look)


def _least_agreeing(look: Look) -> float:
    both_parts = all(min(part.width, part.height) < LEAST_CROP for part in look.parts)
    return LEAST_AGREEING_PARTS if both_parts and not any(look.placement.trimmed) else LEAST_AGREEING


def _is_layout_only(look: Look) -> bool:
    """Whether two drawings share no more than their layout.

    They differ in many places, and not by their colours; or by these as well, and do not even have the same outlines;
    or a part of one is much like a part of the other and yet no copy of it.
    """
    found = look.difference
    is_part = not any(look.placement.trimmed) and any(min(p.width, p.height) < LEAST_CROP for p in look.parts)
    if look.drawing and is_part and found.correlation < LEAST_REDRAWN:
        return True
    if look.drawing and found.agreeing < LEAST_DETAIL and len(found.regions) >= MANY_PLACES:
        return True
    if not look.drawing or found.correlation >= LEAST_LAYOUT or found.changed <= MOST_CHANGED:
        return False
    if found.recolouring.is_gentle:
        return _places_that_count(found.regions) >= MANY_PLACES
    return abs(look.placement.score) < LEAST_OUTLINED or found.agreeing < LEAST_DETAIL


def _places_that_count(regions: Sequence[Box]) -> int:
    """Changed places but those far smaller than the largest: around a label put on a picture the encoder errs more."""
    areas = [region.width * region.height for region in regions]
    least = SPECK * max(areas, default=0.0)
    return sum(area >= least for area in areas)


def _agrees_wholly(look: Look) -> bool:
    """Whether two small drawings lie on one another whole, and differ nowhere but by their colours."""
    whole = all(min(part.width, part.height) >= LEAST_CROP for part in look.parts) or any(look.placement.trimmed)
    return whole and look.placement.orientation == 0 and look.difference.worst <= ICONS_DIFFER


def _fits_by_force(a: Fingerprint, b: Fingerprint, look: Look, *, swapped: bool) -> bool:
    """Whether a part had to be cut out, pulled out of shape, and redrawn or recoloured for two pictures to agree.

    People do one of these to a picture, or two; by all three a corner of one drawing fits an edge of any other.
    """
    found = look.difference
    redrawn = look.drawing and found.correlation < LEAST_REDRAWN
    if not redrawn and found.recolouring.is_gentle:
        return False  # as most
    _, crops = _margins(a, b, look, swapped=swapped)
    across, down = scales(a, b, look, swapped=swapped)
    return bool(crops) and abs(across / down - 1.0) > MOST_SQUEEZE


def _regions(look: Look, *, swapped: bool) -> list[Box]:
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


def _colours_in_words(look: Look) -> tuple[bool, list[str]]:
    """Whether the second has the colours of the first but for what leaves it the same picture, and what was done."""
    recolouring = look.difference.recolouring
    gentle = recolouring.is_gentle_on_drawings if look.drawing else recolouring.is_gentle
    return gentle, changes_in_words(recolouring, gentle)


def _transforms(
    a: Fingerprint, b: Fingerprint, look: Look, colours: tuple[bool, list[str]], *, swapped: bool
) -> tuple[list[str], list[str]]:
    """What was done to a to get b, in words: what leaves it the same picture, and what makes it an edited one."""
    placement = look.placement
    orientation = INVERSE[placement.orientation] if swapped else placement.orientation
    # An arrow turned by a quarter points elsewhere, and a brighter one is the same arrow under the mouse; a page turned
    # or brightened is the page.
    is_sign = look.drawing and a.is_sign and b.is_sign
    harmless: list[str] = []
    grave: list[str] = []
    if orientation:
        (grave if IS_MIRROR[orientation] or is_sign else harmless).append(ORIENTATIONS[orientation])
    borders, crops = _margins(a, b, look, swapped=swapped)
    if look.tilt:  # which takes the corners away, or adds some
        borders, crops = [], [f"tilted by {max(1, round(look.tilt))}°"]
    harmless += borders
    grave += crops
    across, down = scales(a, b, look, swapped=swapped)
    if abs(across / down - 1.0) > MOST_SQUEEZE:
        grave.append("squeezed" if across < down else "stretched")
    size = size_in_words(float(np.sqrt(across * down)))
    harmless += [size] if size else []
    harmless += encoding(a, b)
    gentle, words = colours
    if swapped:
        words = opposite(words)
    (harmless if gentle and not is_sign else grave).extend(words)
    if look.darkened:
        harmless.append("darker towards the edges" if (look.darkened > 0) != swapped else "lighter towards the edges")
    if look.drawing and look.difference.correlation < LEAST_REDRAWN:
        grave.append("drawn anew")
    elif look.illegible:
        grave.append("too small to compare its letters")
    if look.difference.agreeing < LEAST_DETAIL or look.difference.fine < ALIKE_IN_DETAIL:
        grave.append("alike in the large, not in detail")
    if a.frames != b.frames:
        grave.append(f"{b.frames} frame{'s' * (b.frames > 1)} in place of {a.frames}")
    if regions := _regions(look, swapped=swapped):
        grave.append(_changed(regions))
    return harmless, grave


def _margins(a: Fingerprint, b: Fingerprint, look: Look, *, swapped: bool) -> tuple[list[str], list[str]]:
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
        borders = [] if _are_near(on_a, on_b) else ["other borders"]
    if share_a and share_b:
        return borders, [f"another part of it: {share_a} % of the one are {share_b} % of the other"]
    if share_a:
        return borders, [f"cropped to {share_a} % of it"]
    return borders, [f"shows more: the other is {share_b} % of it"] if share_b else []


def _are_near(a: Box, b: Box) -> bool:
    edges = zip((a.left, a.top, a.right, a.bottom), (b.left, b.top, b.right, b.bottom), strict=True)
    return max(abs(x - y) for x, y in edges) <= 1.0 - LEAST_CROP


def _shown(part: Box, content: Box | None) -> tuple[bool, int]:
    """How much of a picture a part of it shows.

    Returns:
        Whether plain border is left out, and the share of the area in percent where more than border is (else 0).
    """
    if min(part.width, part.height) >= LEAST_CROP:
        return False, 0
    if content is not None:
        across = max(0.0, part.left - content.left) + max(0.0, content.right - part.right)
        down = max(0.0, part.top - content.top) + max(0.0, content.bottom - part.bottom)
        if max(across, down) <= 1.0 - LEAST_CROP:
            return True, 0
    return False, max(1, round(100 * part.width * part.height))


def scales(a: Fingerprint, b: Fingerprint, look: Look, *, swapped: bool) -> tuple[float, float]:
    """Pixels of b for one of a, along a's width and height."""
    on_x, on_y = look.parts
    x, y = (b, a) if swapped else (a, b)
    width, height = turned_size(y, look.placement.orientation)
    across = on_y.width * width / (on_x.width * x.width)
    down = on_y.height * height / (on_x.height * x.height)
    if not swapped:
        return across, down
    return (1 / down, 1 / across) if look.placement.orientation in (4, 5, 6, 7) else (1 / across, 1 / down)


def encoding(a: Fingerprint, b: Fingerprint) -> tuple[str, ...]:
    """How b was saved, where a was saved in another way."""
    return () if a.format == b.format else (f"saved as {b.format}",)
