"""Pairs of aligned pictures -> both in the colours of one of them, so that places can be compared."""

from __future__ import annotations

import numpy as np
from attrs import frozen

from dedupe.images.arrays import Floats, Mask, Matrix
from dedupe.images.colourfit import fit_recolourings, softened
from dedupe.images.medians import medians
from dedupe.images.recolour import COLOURLESS, TO_YCC, Recolourings

LITTLE_LOST = 2.0
"""Levels of difference, median and mean together, below which the other way need not be tried."""
CLIP_MARGIN = 55.0
"""Levels by which a value that was clipped may lie from where it was clipped to: what it was is lost."""
CLIP_SPREADS = 1.4
"""The same in units of the picture's own spread of light, where that is less: thin lines on white paper lie near its
white all of them, and would all be taken for clipped. Photographs spread by 40 and more."""


@frozen(slots=True, eq=False)
class Alike:
    """Many pairs of pictures, both in the colours of one of them.

    Attributes:
        a, b: colours of shape (pairs, 3, rows, columns).
        forward: how the colours of each b followed from those of its a.
        backward: how those of a followed from those of b, where `turned` says that less is lost that way.
        turned: whether the pair is in the colours of a.
    """

    a: Floats
    b: Floats
    forward: Recolourings
    backward: Recolourings
    turned: Mask

    @classmethod
    def as_they_are(cls, a: Floats, b: Floats) -> Alike:
        """Pairs whose colours are left as they are."""
        none = Recolourings.none(len(a))
        return cls(a, b, none, none, np.zeros(len(a), np.bool_))


def recoloured_alike(x: Floats, y: Floats, ends: tuple[float, float], *, drawing: bool = False) -> Alike:
    """How each y's colours follow from its x's, and both pictures in the colours of one of them.

    Whichever way loses less: a grey copy follows from the coloured picture, not the other way round. Where what was
    clipped in a picture of one hue follows from what is left, both lose little, and the gentler of the two is taken.
    """
    pairs = len(x)
    (small_x, uneven_x), (small_y, uneven_y) = softened(x), softened(y)
    flat_x, flat_y = small_x.reshape(pairs, 3, -1), small_y.reshape(pairs, 3, -1)
    uneven = (uneven_x + uneven_y).reshape(pairs, -1)
    forward = fit_recolourings(flat_x, flat_y, uneven, ends, drawing=drawing)
    lost = _left(forward, flat_x, flat_y)
    backward, turned = Recolourings.none(pairs), np.zeros(pairs, np.bool_)
    # Of two ways that lose little the gentler is taken; else the one that loses less.
    little = np.nonzero(lost <= LITTLE_LOST)[0]
    harsh = np.zeros(pairs, np.bool_)
    harsh[little] = ~forward.of(little).are_gentle
    # In a drawing that is mostly black on white little is lost even where grey has to become coloured.
    greyed = (forward.spread <= COLOURLESS) & (forward.left > COLOURLESS) & drawing
    tried = np.nonzero((lost > LITTLE_LOST) | harsh | greyed)[0]
    if len(tried):
        found = fit_recolourings(flat_y[tried], flat_x[tried], uneven[tried], ends, drawing=drawing)
        backward = backward.with_those(tried, found)
        left = _left(found, flat_y[tried], flat_x[tried])
        gentler = harsh[tried]
        gentler[gentler] = found.of(np.nonzero(gentler)[0]).are_gentle
        turned[tried] = (left < lost[tried]) | ((left <= LITTLE_LOST) & (gentler | greyed[tried]))
    mapped, wanted = forward.apply_to_some(x, ~turned), backward.apply_to_some(y, turned)
    return Alike(*_unclipped_where(forward.may_clip, mapped, wanted, ends), forward, backward, turned)


def weighed(weights: Floats, planes: Floats) -> Floats:
    """A weighted sum of the three planes of each picture, shape (pairs, 3, rows, columns)."""
    found: Floats = weights[0] * planes[:, 0]
    found += weights[1] * planes[:, 1]
    found += weights[2] * planes[:, 2]
    return found


def luma(planes: Floats) -> Floats:
    """The light of each picture, shape (pairs, rows, columns)."""
    return weighed(TO_YCC[0].astype(np.float32), planes)


def _unclipped_where(chosen: Mask, a: Floats, b: Floats, ends: tuple[float, float]) -> tuple[Floats, Floats]:
    """`unclipped` for some pairs."""
    if chosen.all():
        return unclipped(a, b, ends)
    if chosen.any():
        a, b = a.copy(), b.copy()
        a[chosen], b[chosen] = unclipped(a[chosen], b[chosen], ends)
    return a, b


def unclipped(a: Floats, b: Floats, ends: tuple[float, float]) -> tuple[Floats, Floats]:
    """Both pictures, their channels made equal where one is at an end of the range and the other near it."""
    low, high = ends
    spread = np.minimum(*(luma(planes).std(axis=(1, 2)) for planes in (a, b)))
    apart = a - b
    near = np.abs(apart, out=apart) <= np.minimum(CLIP_MARGIN, CLIP_SPREADS * spread)[:, None, None, None]
    b = np.where(near & ((a >= high) | (a <= low)), a, b)
    a = np.where(near & ((b >= high) | (b <= low)), b, a)
    return a, b


def _left(recolourings: Recolourings, a: Floats, b: Floats) -> Matrix:
    error = np.abs(recolourings.apply(a) - b).reshape(len(a), -1)
    return np.asarray(medians(error) + error.mean(axis=1), dtype=np.float64)
