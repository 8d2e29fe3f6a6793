"""Two aligned pictures -> where they differ, and how much of them agrees.

A photograph is compared in blocks, each held against its own texture. A drawing is compared pixel by pixel as well: a
pixel agrees where it lies between the lightest and the darkest of its neighbours in the other picture, so that other
resampling and half a pixel of shift are forgiven and another letter is not.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from attrs import evolve, frozen

from dedupe.images.align import correlation, smooth
from dedupe.images.recolour import TO_YCC, Recolouring, cell_sums, fit_recolouring, softened
from dedupe.images.trim import Box

Floats = npt.NDArray[np.float32]
Bytes = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]
Matrix = npt.NDArray[np.float64]

BLOCK, STRIDE = 8, 4
"""Blocks of the comparison, in pixels: the smallest on which a correlation means something."""
FLAT = 3.0
"""Spread of a block below which it has no texture of its own to correlate."""
AGREES = 0.7
"""Correlation from which a block agrees: copies stay above .8 nearly everywhere, look-alikes below .55 mostly."""
CHANGED_BLOCK = 3.5
"""Difference of a block, in units of 1 level + half its texture, from which it was changed."""
CHANGED_COLOUR = 14.0
"""Levels of colour difference, averaged over a block, from which its colour was changed."""
COLOUR_BLUR = 2.0
HARD_EDGE = 60.0
"""Levels between a pixel's lightest and darkest neighbour that make it part of a stroke or an edge."""
LEAST_EXCESS = 0.9
"""Excess over that range in a block, in squared units of it, from which the block was changed."""
EDGE_FLOOR, EDGE_CEILING = 18.0, 80.0
"""Least and most levels by which a pixel of a drawing must leave its neighbours' range to count as changed."""


@frozen(slots=True, eq=False)
class Difference:
    """How two aligned pictures differ once what was done to all of the colours is taken away.

    Attributes:
        agreeing: share of the textured blocks that agree, 0 to 1.
        correlation: of all pixels' luma, -1 to 1.
        worst: the most changed block's difference, in units of `CHANGED_BLOCK`'s.
        changed: share of all blocks that were changed.
        regions: where, in fractions of the shared part, largest first.
        recolouring: what was done to all of the colours.
        textured: share of the blocks that have any texture.
    """

    agreeing: float
    correlation: float
    worst: float
    changed: float
    regions: tuple[Box, ...]
    recolouring: Recolouring
    textured: float


def difference(a: npt.NDArray[np.uint8] | Floats, b: npt.NDArray[np.uint8] | Floats, drawing: bool) -> Difference:
    """Compare two aligned pictures.

    Args:
        a: pixels of shape (rows, columns, 3), 0 to 255.
        b: the other's, of the same shape.
        drawing: whether to compare pixel by pixel as well.
    """
    x, y = a.astype(np.float32), b.astype(np.float32)
    recolouring, mapped, wanted = recoloured_alike(x, y)
    planes = tuple(plane @ TO_YCC[0].astype(np.float32) for plane in (mapped, wanted))
    light, other, softening = equally_sharp(planes[0], planes[1])
    blocks = blocks_of(light, other)
    colour = _colour_change(mapped, wanted)
    limit = max(CHANGED_BLOCK, 4.0 * float(np.quantile(blocks.ratio, 0.8)))
    changed = (blocks.ratio > limit) | (colour > CHANGED_COLOUR)
    if drawing:
        changed |= _strokes(*_softened_alike(planes[0], planes[1], softening), changed.shape)
    both = blocks.other_texture > FLAT
    texture = blocks.texture > FLAT
    if float(both.mean()) < LEAST_TEXTURED:
        both = texture
    agreeing = float((blocks.correlation[both] >= AGREES).mean()) if both.any() else 1.0
    return Difference(
        agreeing=agreeing,
        correlation=correlation(light, other),
        worst=float(blocks.ratio.max()),
        changed=float(changed.mean()),
        regions=regions_of(changed, light.shape),
        recolouring=recolouring,
        textured=float(texture.mean()),
    )


def recoloured_alike(x: Floats, y: Floats) -> tuple[Recolouring, Floats, Floats]:
    """How y's colours follow from x's, and both pictures in the colours of one of them.

    Whichever way loses less: a grey copy follows from the coloured picture, not the other way round.
    """
    (small_x, uneven_x), (small_y, uneven_y) = softened(x), softened(y)
    uneven = uneven_x + uneven_y
    forward = fit_recolouring(small_x, small_y, uneven)
    lost = _left(forward, small_x, small_y)
    if lost > LITTLE_LOST:
        backward = fit_recolouring(small_y, small_x, uneven)
        if _left(backward, small_y, small_x) < lost:
            wanted = backward.apply(y)
            forward = evolve(forward, from_grey=backward.is_grey)
            return forward, *(_unclipped(x, wanted) if forward.may_clip else (x, wanted))
    mapped = forward.apply(x)
    return forward, *(_unclipped(mapped, y) if forward.may_clip else (mapped, y))


LITTLE_LOST = 2.0
"""Levels of difference, median and mean together, below which the other way need not be tried."""
CLIP_MARGIN = 55.0
"""Levels by which a value that was clipped may lie from where it was clipped to: what it was is lost."""


def _unclipped(a: Floats, b: Floats) -> tuple[Floats, Floats]:
    """Both pictures, their channels made equal where one is at an end of the range and the other near it."""
    near = np.abs(a - b) <= CLIP_MARGIN
    for one, other in ((a, b), (b, a)):
        lost = near & ((one >= 252.0) | (one <= 3.0))
        other = np.where(lost, one, other)
        if one is a:
            b = other
        else:
            a = other
    return a, b


def _left(recolouring: Recolouring, a: Floats, b: Floats) -> float:
    error = np.abs(recolouring.apply(a) - b)
    return float(np.median(error)) + float(error.mean())


SOFTENINGS = (0.6, 0.9, 1.3, 1.8, 2.5, 3.5)
SHARPER = 1.03
"""Detail of one picture in units of the other's, up to which they are equally sharp."""
LEAST_TEXTURED = 0.02
LEAST_BLUR = 0.8
"""Blur that both pictures are given before blocks are compared: it evens out the filters that resized them."""


def equally_sharp(a: Floats, b: Floats) -> tuple[Floats, Floats, float]:
    """Both planes, the sharper of them blurred until it lies nearest to the other.

    Returns:
        The planes, and the blur: above 0 where a was blurred, below 0 where b was.
    """
    a, b = smooth(a, LEAST_BLUR), smooth(b, LEAST_BLUR)
    detail_a, wanted = _detail(a), _detail(b)
    swapped = detail_a < wanted
    sharp, soft = (b, a) if swapped else (a, b)
    wanted = min(detail_a, wanted)
    best, chosen, apart = sharp, 0.0, float(np.abs(sharp - soft).mean())
    for sigma in SOFTENINGS if max(detail_a, _detail(b)) > wanted * SHARPER else ():
        trial = smooth(sharp, sigma)
        now = float(np.abs(trial - soft).mean())
        if now > apart:
            break
        best, chosen, apart = trial, sigma, now
    return (soft, best, -chosen) if swapped else (best, soft, chosen)


def _detail(plane: Floats) -> float:
    return float(np.abs(np.diff(plane, axis=0)).mean() + np.abs(np.diff(plane, axis=1)).mean())


def _softened_alike(a: Floats, b: Floats, softening: float) -> tuple[Floats, Floats]:
    """Both planes, the sharper blurred by what made it as soft as the other."""
    if softening == 0.0:
        return a, b
    return (smooth(a, softening), b) if softening > 0 else (a, smooth(b, -softening))


@frozen(slots=True, eq=False)
class Blocks:
    """Overlapping blocks of two planes: difference in units of texture, correlation, stronger and weaker texture."""

    ratio: Matrix
    correlation: Matrix
    texture: Matrix
    other_texture: Matrix


def blocks_of(a: Floats, b: Floats) -> Blocks:
    """The overlapping blocks of two planes of one shape."""
    mean_a, mean_b = block_means(a), block_means(b)
    var_a = np.maximum(block_means(a * a) - mean_a**2, 0.0)
    var_b = np.maximum(block_means(b * b) - mean_b**2, 0.0)
    covariance = block_means(a * b) - mean_a * mean_b
    error = np.sqrt(np.maximum(var_a + var_b - 2 * covariance + (mean_a - mean_b) ** 2, 0.0))
    texture_a, texture_b = np.sqrt(var_a), np.sqrt(var_b)
    texture = np.maximum(texture_a, texture_b)
    ratio = error / (1.0 + 0.5 * texture)
    return Blocks(ratio, covariance / (texture_a * texture_b + 0.5), texture, np.minimum(texture_a, texture_b))


def block_means(plane: Floats) -> npt.NDArray[np.float64]:
    """Means of the overlapping blocks of a plane, whose sides are at least `BLOCK`."""
    padded = np.pad(plane, [(0, -size % STRIDE) for size in plane.shape], mode="edge")
    cells = cell_sums(padded).astype(np.float64)
    pairs = cells[1:] + cells[:-1]
    return np.asarray((pairs[:, 1:] + pairs[:, :-1]) / BLOCK**2)


def _colour_change(a: Floats, b: Floats) -> npt.NDArray[np.float64]:
    """Mean difference of each block's colour, whichever of the two differences is larger."""
    error = (b - a) @ TO_YCC[1:].T.astype(np.float32)
    # Smoothed first: colour that an encoder kept at half the resolution errs to both sides of an edge.
    blue, red = (smooth(np.ascontiguousarray(error[:, :, n]), COLOUR_BLUR) for n in (0, 1))
    return np.maximum(np.abs(block_means(blue)), np.abs(block_means(red)))


def _strokes(a: Floats, b: Floats, shape: tuple[int, ...]) -> Mask:
    """Blocks with pixels that lie outside the range of their neighbours in the other picture, in either direction."""
    from scipy.ndimage import maximum_filter, minimum_filter

    ranges = [(minimum_filter(plane, 3, mode="nearest"), maximum_filter(plane, 3, mode="nearest")) for plane in (a, b)]
    (low_a, high_a), (low_b, high_b) = ranges
    beyond = np.maximum.reduce([b - high_a, low_a - b, a - high_b, low_b - a, np.zeros_like(a)])
    hard = np.minimum(high_a - low_a, high_b - low_b) > HARD_EDGE
    noise = float(np.quantile(beyond[hard], 0.98)) if hard.sum() > 20 else 20.0
    limit = float(np.clip(1.6 * noise + 14.0, EDGE_FLOOR, EDGE_CEILING))
    # By how much, squared: one pixel far out says as much as several that are a little out.
    excess = np.maximum(beyond / limit - 1.0, 0.0) ** 2
    found = block_means(np.minimum(excess, 2.0)) * BLOCK**2 >= LEAST_EXCESS
    return np.asarray(found.reshape(shape), dtype=np.bool_)


def regions_of(changed: Mask, shape: tuple[int, ...]) -> tuple[Box, ...]:
    """Rectangles around the changed blocks that touch, in fractions of the compared part, largest first.

    Args:
        changed: one value a block.
        shape: rows and columns of the compared part.
    """
    if not changed.any():
        return ()
    from scipy.ndimage import binary_dilation, find_objects, label

    # Grown by a block first: the letters of one label are one place.
    labels, _ = label(binary_dilation(changed, np.ones((3, 3))), structure=np.ones((3, 3)))
    labels[~changed] = 0
    rows, columns = shape[0], shape[1]
    boxes = []
    for down, across in find_objects(labels):
        bottom = min(rows, (down.stop - 1) * STRIDE + BLOCK)
        right = min(columns, (across.stop - 1) * STRIDE + BLOCK)
        boxes.append(Box(across.start * STRIDE / columns, down.start * STRIDE / rows, right / columns, bottom / rows))
    return tuple(sorted(boxes, key=lambda box: (-box.width * box.height, box.top, box.left)))


THIN_CONTRAST = 64.0
FINE_SHARE = 0.002
"""Share of a drawing that thin strokes cover, from which it has words to lose: one line of small type covers more."""


def has_fine_strokes(pixels: npt.NDArray[np.uint8], width: int) -> bool:
    """Whether a drawing has strokes thinner than so many pixels, as letters are.

    Args:
        pixels: colours of shape (rows, columns, 3).
        width: in pixels.
    """
    from scipy.ndimage import grey_closing, grey_opening

    light = pixels.astype(np.float32) @ TO_YCC[0].astype(np.float32)
    dark = grey_closing(light, (width, width)) - light > THIN_CONTRAST
    bright = light - grey_opening(light, (width, width)) > THIN_CONTRAST
    return float((dark | bright).mean()) > FINE_SHARE
