"""Two aligned pictures -> where they differ, and how much of them agrees.

A photograph is compared in blocks, each held against its own texture. A drawing is compared pixel by pixel as well: a
pixel agrees where it lies between the lightest and the darkest of its neighbours in the other picture, so that other
resampling and half a pixel of shift are forgiven and another letter is not.
"""

from __future__ import annotations

import numpy as np
from attrs import evolve, frozen

from dedupe.images.align import correlations, smooth
from dedupe.images.arrays import Bytes, Floats, Mask, Matrix
from dedupe.images.blocks import BLOCK, STRIDE, Blocks, blocks_of, in_blocks
from dedupe.images.colourfit import ENDS, cell_sums
from dedupe.images.hues import other_hues
from dedupe.images.likened import Alike, luma, recoloured_alike, weighed
from dedupe.images.medians import medians, quantiles
from dedupe.images.places import grown, places_of
from dedupe.images.recolour import TO_YCC, Recolouring, Recolourings
from dedupe.images.residue import other_places
from dedupe.images.strokes import errors_at_edges, other_letters, other_strokes
from dedupe.images.trim import Box

FLAT = 3.0
"""Spread of a block below which it has no texture of its own to correlate."""
AGREES = 0.7
"""Correlation from which a block agrees: copies stay above .8 nearly everywhere, look-alikes below .55 mostly."""
CHANGED_BLOCK = 3.5
"""Difference of a block, in units of 1 level + half its texture, from which it was changed."""
MOST_NOISE = 6.0
"""The same where most of a drawing differs: encoders, sizes and blurs change blocks of true copies by 3.8 at most."""
LEAST_AGREEING = 0.6
"""Share of textured blocks that must agree where a placement is doubtful, or only the composition does."""
FEW_COLOURS = 2.0
"""Times as much of a photograph that was stored in few colours: of 64, those of a sky lie ten levels apart."""
ANOTHER_TEXTURE = 40.0
"""Levels of error from which a block of such a photograph that does not even agree was changed: its texture is most of
what its difference is held against, so that other letters on it never reach twice the limit. Of photographs in 16
colours no block comes to 37, of 32 and more to 28; other white letters on one differ by 60 and more."""
CHANGED_COLOUR = 14.0
"""Levels of colour difference, averaged over a block, from which its colour was changed."""
COLOUR_NOISE, MOST_COLOUR_NOISE = 12.0, 28.0
"""The same in units of the pair's median, where that is more, and most that it may come to: a JPEG of quality 10 errs
by 2 to 4 levels everywhere, and by 15 to 25 somewhere."""
PLAINLY_AGREEING = 0.99
"""Share of agreeing blocks, and correlation, from which two drawings without a changed block are the same."""
LITTLE_COLOUR = 7.0
"""Levels of colour difference, averaged over a block, up to which two pictures have the same colours: JPEG at quality
30 keeps within 5."""
COLOUR_BLUR = 2.0
"""Blur of colour differences, in pixels."""


@frozen(slots=True)
class Grain:
    """What is compared: pixels, or means of many of them.

    Attributes:
        ends: levels below which, and above which, a value may have been clipped.
        changed: difference of a block, in units of 1 level + half its texture, from which it was changed.
        differs: the same from which a block beside a changed one belongs to it.
    """

    ends: tuple[float, float]
    changed: float
    differs: float


PIXELS = Grain(ENDS, CHANGED_BLOCK, CHANGED_BLOCK)
MEANS = Grain((20.0, 225.0), 2.0, 1.0)
"""Samples of a fingerprint's square: some of the pixels that one stands for may be clipped, noise is averaged out, and
a label covers the outer blocks of its place in part."""


@frozen(slots=True, eq=False)
class Difference:
    """How two aligned pictures differ once what was done to all of the colours is taken away.

    Attributes:
        agreeing: share of the textured blocks that agree, 0 to 1.
        correlation: of all pixels' luma, -1 to 1.
        worst: the most changed block's difference, in the units of `CHANGED_BLOCK`.
        changed: share of all blocks that were changed.
        regions: where, in fractions of the shared part, largest first.
        recolouring: what was done to all of the colours.
        textured: share of the blocks that have any texture.
        fine: correlation of what is finer than `FINE` pixels, -1 to 1, of drawings without a changed place; else 1.
    """

    agreeing: float
    correlation: float
    worst: float
    changed: float
    regions: tuple[Box, ...]
    recolouring: Recolouring
    textured: float
    fine: float = 1.0


LESS_ALIKE = 0.8
"""Share of the usual error in mapped colours below which that in the colours as they are must lie to count."""


def difference(a: Bytes | Floats, b: Bytes | Floats, drawing: bool, few_colours: bool = False) -> Difference:
    """Compare two aligned pictures: `differences` for one pair, of shape (rows, columns, 3).

    Args:
        a: pixels, 0 to 255.
        b: the other's, of the same shape.
        drawing: whether to compare pixel by pixel as well.
        few_colours: whether one is stored in few colours, so that it errs by other amounts in every shade.
    """
    # Put in order before they are made wider: in less than half of the time.
    x, y = (np.ascontiguousarray(pixels.transpose(2, 0, 1)).astype(np.float32)[None] for pixels in (a, b))
    if not drawing:
        return differences(x, y, few_colours=few_colours).one(0)
    found = _plainly_the_same(x, y) or differences(x, y, drawing=True, few_colours=few_colours)
    one = found.one(0)
    if one.regions or found.planes is None:
        return one
    return evolve(one, fine=_fine_correlation(*found.planes))


def _plainly_the_same(a: Floats, b: Floats) -> Differences | None:
    """What little differs of a pair of drawings, as most copies keep their colours and their sharpness; else None."""
    colour = _colour_change(a, b)
    if colour.max() > LITTLE_COLOUR:
        return None
    quick = unchanged(a, b, colour)
    return quick if _is_plainly_the_same(quick) and not _strokes_differ(a, b, quick) else None


def _fine_correlation(a: Floats, b: Floats) -> float:
    """Correlation of what is fine in two planes, at the softness of either at which it is highest.

    Args:
        a: luma in the colours of the other, shape (1, rows, columns).
        b: the other's, of the same shape.

    Returns:
        1 where either has next to no detail, which an encoder's noise is most of.
    """
    a, b = smooth(a, LEAST_BLUR), smooth(b, LEAST_BLUR)
    x, y = _fine(a), _fine(b)
    if min(x.std(), y.std()) < LEAST_DETAILED:
        return 1.0
    best = float(correlations(x, y)[0])
    for sigma in SOFTENINGS:
        if best >= ALIKE_IN_DETAIL:  # most copies are as sharp as the original
            break
        softer = correlations(_fine(smooth(a, sigma)), y), correlations(x, _fine(smooth(b, sigma)))
        best = max(best, *[float(found[0]) for found in softer])
    return best


def _fine(planes: Floats) -> Floats:
    return planes - smooth(planes, FINE)


FINE = 1.5
"""Blur, in pixels, that takes fine detail away."""
ALIKE_IN_DETAIL = 0.8
"""Correlation of fine detail from which two drawings have the same. Of 530 copies of 60 drawings that are the same in
all else, 15 kinds of copies, none has less than .85; patterns of hairlines, other ones in one frame, have .58 to .7."""
LEAST_DETAILED = 1.5
"""Levels, as a standard deviation, of detail from which two drawings are asked for it."""


def _is_plainly_the_same(quick: Differences) -> bool:
    alike = min(quick.agreeing[0], quick.correlation[0]) >= PLAINLY_AGREEING
    return bool(alike and not quick.changed_blocks.any())


def _strokes_differ(a: Floats, b: Floats, quick: Differences) -> bool:
    """Whether any does, of a pair of drawings in the same colours: asked last, as it takes as long as all else."""
    planes = quick.planes or (luma(a), luma(b))
    light, other = (smooth(plane, LEAST_BLUR) for plane in planes)
    return bool(
        other_hues(a, b).any() or other_letters(light, other).any() or other_strokes(*planes, light, other).any()
    )


@frozen(slots=True, eq=False)
class Differences:
    """The differences of many aligned pairs: `Difference`'s attributes with a first axis, one for each pair.

    Attributes:
        elsewhere: the worst block's difference outside of the changed places and what touches them.
        changed_blocks: which blocks were changed, shape (pairs, rows, columns) of blocks.
        shape: rows and columns of what was compared, in pixels.
        margin: pixels by which changed blocks reach beyond what was changed.
        colour: the most changed block's difference in colour, in levels.
        planes: their luma, in the colours of one of the two, where more is asked of it: of squares and drawings.
    """

    agreeing: Matrix
    correlation: Matrix
    worst: Matrix
    elsewhere: Matrix
    changed_blocks: Mask
    shape: tuple[int, int]
    recolourings: Recolourings
    backward: Recolourings
    turned: Mask
    textured: Matrix
    colour: Matrix
    margin: int = 0
    planes: tuple[Floats, Floats] | None = None

    @property
    def changed(self) -> Matrix:
        """Share of each pair's blocks that were changed."""
        return np.asarray(self.changed_blocks.mean(axis=(1, 2)))

    def one(self, n: int) -> Difference:
        """That of one pair."""
        recolouring = self.recolourings.one(n)
        if self.turned[n]:
            recolouring = evolve(recolouring, back=self.backward.one(n))
        return Difference(
            agreeing=float(self.agreeing[n]),
            correlation=float(self.correlation[n]),
            worst=float(self.worst[n]),
            changed=float(self.changed_blocks[n].mean()),
            regions=regions_of(self.changed_blocks[n], self.shape, self.margin),
            recolouring=recolouring,
            textured=float(self.textured[n]),
        )


def unchanged(a: Floats, b: Floats, colour: Matrix | None = None) -> Differences:
    """Compare aligned pictures whose colours and sharpness are taken to be the same: a quarter of `differences`' time.

    Args:
        a: colours of shape (pairs, 3, rows, columns), 0 to 255.
        b: the others', of the same shape.
        colour: what `_colour_change` gives of them, where that is known.
    """
    planes = luma(a), luma(b)
    light, other = (smooth(plane, LEAST_BLUR) for plane in planes)
    blocks = blocks_of(light, other)
    colour = _colour_change(a, b) if colour is None else colour
    changed = (blocks.ratio > CHANGED_BLOCK) | (colour > LITTLE_COLOUR)
    return evolve(_differences(light, other, blocks, changed, colour, Alike.as_they_are(a, b)), planes=planes)


def differences(
    a: Bytes | Floats,
    b: Bytes | Floats,
    *,
    drawing: bool = False,
    grain: Grain = PIXELS,
    few_colours: bool = False,
) -> Differences:
    """Compare aligned pictures, all of one size.

    Args:
        a: colours of shape (pairs, 3, rows, columns), 0 to 255.
        b: the others', of the same shape.
        drawing: whether to compare pixel by pixel as well.
        grain: whether they are pixels or means of many.
        few_colours: whether one of each two is stored in few colours.
    """
    x, y = a.astype(np.float32, copy=False), b.astype(np.float32, copy=False)
    alike = recoloured_alike(x, y, grain.ends, drawing=drawing)
    if grain is not PIXELS:
        # Colour kept coarsely leads beyond what a pixel can hold, and a map of colours never does.
        alike = evolve(alike, a=np.clip(alike.a, 0.0, 255.0), b=np.clip(alike.b, 0.0, 255.0))
    planes = luma(alike.a), luma(alike.b)
    light, other, softening = equally_sharp(*planes)
    blocks = blocks_of(light, other)
    least = np.where(alike.forward.may_clip, CHANGED_BLOCK, grain.changed)[:, None, None]
    usual = quantiles(blocks.ratio.reshape(len(x), -1), 0.8)[:, None, None]
    limit = np.maximum(least, 4.0 * usual)
    if drawing:
        limit = np.minimum(limit, max(MOST_NOISE, grain.changed))
    times = FEW_COLOURS if few_colours and not drawing else 1.0
    colour = _colour_change(alike.a, alike.b)
    changed = (blocks.ratio > times * limit) | _other_colour(colour, times)
    if grain.differs < grain.changed:
        changed = _spread(changed, blocks.ratio > grain.differs)
    if few_colours and not drawing:
        changed |= (blocks.correlation < AGREES) & (blocks.error > ANOTHER_TEXTURE)
    if drawing:
        # Of two that are others anyway it says no more which strokes differ, and takes half of the time.
        likely = _agreeing(blocks) >= LEAST_AGREEING
        if likely.any():
            strokes = other_strokes(*_softened_alike(*planes, softening), light, other) | other_letters(light, other)
            strokes |= _letters_in_their_colours(x, y, light, other)
            # A map of all colours leads from a few to any: as they are, unless one is tinted.
            plain = alike.forward.keep_white
            strokes |= other_hues(_either(plain, x, alike.a), _either(plain, y, alike.b))
            changed |= strokes & likely[:, None, None]
    elif grain is PIXELS and not few_colours:
        changed |= other_places(light, other, softening) & ~alike.forward.may_clip[:, None, None]
    found = _differences(light, other, blocks, changed, colour, alike)
    if grain is PIXELS:
        return evolve(found, planes=planes) if drawing else found
    return evolve(found, margin=STRIDE, planes=planes)


def _differences(
    light: Floats, other: Floats, blocks: Blocks, changed: Mask, colour: Matrix, alike: Alike
) -> Differences:
    return Differences(
        agreeing=_agreeing(blocks),
        correlation=correlations(light, other),
        worst=blocks.ratio.max(axis=(1, 2)),
        elsewhere=np.where(grown(changed, BLOCK // STRIDE), 0.0, blocks.ratio).max(axis=(1, 2)),
        changed_blocks=changed,
        shape=(light.shape[1], light.shape[2]),
        recolourings=alike.forward,
        backward=alike.backward,
        turned=alike.turned,
        textured=(blocks.texture > FLAT).mean(axis=(1, 2)),
        colour=colour.max(axis=(1, 2)),
    )


def _agreeing(blocks: Blocks) -> Matrix:
    """Share of each pair's textured blocks that agree."""
    both = blocks.other_texture > FLAT
    both = np.where(both.mean(axis=(1, 2), keepdims=True) < LEAST_TEXTURED, blocks.texture > FLAT, both)
    agree = ((blocks.correlation >= AGREES) & both).sum(axis=(1, 2)) / np.maximum(both.sum(axis=(1, 2)), 1)
    return np.where(both.any(axis=(1, 2)), agree, 1.0)


def _spread(changed: Mask, differs: Mask) -> Mask:
    """Changed blocks, and those that differ and touch them, and those that touch these in turn."""
    for _ in range(max(changed.shape[1:])):
        larger = grown(changed, 1) & differs | changed
        if (larger == changed).all():
            break
        changed = larger
    return changed


SOFTENINGS = (0.6, 0.9, 1.3, 1.8, 2.5, 3.5)
SHARPER = 1.03
"""Detail of one picture in units of the other's, up to which they are equally sharp."""
LEAST_TEXTURED = 0.02
LEAST_BLUR = 0.8
"""Blur that both pictures are given before blocks are compared: it evens out the filters that resized them."""


def equally_sharp(a: Floats, b: Floats) -> tuple[Floats, Floats, Floats]:
    """The planes of many pairs, the sharper of each two blurred until it lies nearest to the other.

    Args:
        a: shape (pairs, rows, columns).
        b: the others', of the same shape.

    Returns:
        The planes, and each pair's blur: above 0 where a was blurred, below 0 where b was.
    """
    a, b = smooth(a, LEAST_BLUR), smooth(b, LEAST_BLUR)
    detail_a, detail_b = _detail(a), _detail(b)
    swapped = detail_a < detail_b
    which = swapped[:, None, None]
    best, soft = np.where(which, b, a), np.where(which, a, b)
    sharp, chosen = best.copy(), np.zeros(len(a), np.float32)
    apart = _apart(sharp, soft)
    on = np.nonzero(np.maximum(detail_a, detail_b) > np.minimum(detail_a, detail_b) * SHARPER)[0]
    for sigma in SOFTENINGS:
        if not len(on):
            break
        trial = smooth(sharp[on], sigma)
        now = _apart(trial, soft[on])
        nearer = now <= apart[on]
        on, trial = on[nearer], trial[nearer]
        best[on], chosen[on], apart[on] = trial, sigma, now[nearer]
    return np.where(which, soft, best), np.where(which, best, soft), np.where(swapped, -chosen, chosen)


def _apart(a: Floats, b: Floats) -> Floats:
    """Mean difference of each two planes."""
    error = a - b
    return np.asarray(np.abs(error, out=error).mean(axis=(1, 2)))


def _detail(planes: Floats) -> Floats:
    down, across = _apart(planes[:, 1:], planes[:, :-1]), _apart(planes[:, :, 1:], planes[:, :, :-1])
    return np.asarray(down + across, dtype=np.float32)


def _letters_in_their_colours(a: Floats, b: Floats, light: Floats, other: Floats) -> Mask:
    """Where letters differ in the colours as they are, of pairs that mapped colours (`light`, `other`) made less alike.

    What is done to all colours makes two more alike at most edges. A map that makes one line so, and the rest less, was
    fitted to what was changed.
    """
    plain, same, _ = equally_sharp(luma(a), luma(b))
    found = other_letters(plain, same)
    for n in np.nonzero(found.any(axis=(1, 2)))[0]:
        if errors_at_edges(plain[n], same[n])[1] > LESS_ALIKE * errors_at_edges(light[n], other[n])[1]:
            found[n] = False
    return found


def _either(chosen: Mask, a: Floats, b: Floats) -> Floats:
    """The planes of the chosen pairs from `a`, the rest from `b`; no copy where all are from one of them."""
    if chosen.all():
        return a
    return np.where(chosen[:, None, None, None], a, b) if chosen.any() else b


def _softened_alike(a: Floats, b: Floats, softening: Floats) -> tuple[Floats, Floats]:
    """All planes, the sharper of each two blurred by what made it as soft as the other."""
    a, b = a.copy(), b.copy()
    for n, sigma in enumerate(softening.tolist()):
        if sigma > 0:
            a[n] = smooth(a[n], sigma)
        elif sigma < 0:
            b[n] = smooth(b[n], -sigma)
    return a, b


def _colour_change(a: Floats, b: Floats) -> Matrix:
    """Mean difference of each block's colour, whichever of the two differences is larger."""
    error = cell_sums(b) - cell_sums(a)
    # Smoothed first: colour that an encoder kept at half the resolution errs to both sides of an edge.
    blue, red = (smooth(weighed(TO_YCC[n].astype(np.float32), error), COLOUR_BLUR / STRIDE) for n in (1, 2))
    return np.maximum(np.abs(in_blocks(blue)), np.abs(in_blocks(red)))


def _other_colour(change: Matrix, times: float) -> Mask:
    """Blocks whose colour was changed: by more than the whole pair errs."""
    usual = COLOUR_NOISE * medians(change.reshape(len(change), -1))
    return np.asarray(change > times * np.clip(usual, CHANGED_COLOUR, MOST_COLOUR_NOISE)[:, None, None])


def regions_of(changed: Mask, shape: tuple[int, ...], margin: int = 0) -> tuple[Box, ...]:
    """Rectangles around the changed blocks that touch, in fractions of the compared part, largest first.

    Args:
        changed: one value a block.
        shape: rows and columns of the compared part.
        margin: pixels by which blocks reach beyond what was changed.
    """
    rows, columns = shape[0], shape[1]
    boxes = []
    for first_row, first_column, last_row, last_column in places_of(changed):
        bottom = min(rows, last_row * STRIDE + BLOCK)
        right = min(columns, last_column * STRIDE + BLOCK)
        left, top = first_column * STRIDE + margin, first_row * STRIDE + margin
        boxes.append(Box(left / columns, top / rows, (right - margin) / columns, (bottom - margin) / rows))
    return tuple(sorted(boxes, key=lambda box: (-box.width * box.height, box.top, box.left)))
