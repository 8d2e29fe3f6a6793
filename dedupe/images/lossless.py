"""Two drawings of one size and few colours, pixel by pixel: what was changed there that a look at blocks passes over.

A copy that was saved without loss, or in fewer colours, brightened or made grey, gives all pixels of one colour one
colour again. Where pixels of one colour have several in the other picture, both ways round, somebody drew something.
Copies saved with loss have thousands of colours, and are left to the look at blocks.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from attrs import frozen

from dedupe.images.arrays import Bytes, Mask
from dedupe.images.recolour import TO_YCC

MOST_COLOURS = 2_000
"""Colours of a drawing that was saved without loss, at most: one of 1,000 x 700 pixels saved as JPEG has 10,000."""
PIXELS_A_COLOUR = 16
"""Pixels for each of them, at least: of few pixels noise makes few colours."""
SAMPLES = 4_096
"""Pixels that are asked first whether there are too many."""
SPREAD = 24
"""Levels by which pixels of one colour may lie apart in a copy: so far does error diffusion (dithering) throw them."""
SAME_COLOURS = 0.9
"""Share of the colours of one that the other has as well, from which no colour stands for another."""
MERGED = 96
"""Levels within which colours may become one: of 115 drawings in 256 colours none merged more, at 1.4 times contrast
73 at most."""
GREY = 6
"""Levels by which the channels of a grey may lie apart."""
LEAST_PIXELS = 3
"""Pixels that make a change."""
LIGHT = TO_YCC[0]


def drawn_over(a: Bytes, b: Bytes) -> Mask | None:
    """Where one of two drawings was drawn over.

    Args:
        a: upright pixels of shape (rows, columns, 3).
        b: the other's, of the same shape.

    Returns:
        The changed pixels, of shape (rows, columns); None where nothing was changed, or it cannot be told.
    """
    x, y = _Painted.of(a), _Painted.of(b)
    if x is None or y is None:
        return None
    shared = np.intersect1d(x.codes, y.codes, assume_unique=True).size
    spread = 0 if shared >= SAME_COLOURS * min(x.codes.size, y.codes.size) else SPREAD  # none was approximated
    there, back = _Repainting.of(x, y), _Repainting.of(y, x)
    if there.is_harmless(spread) or back.is_harmless(spread):
        return None
    changed = there.strays(spread) | back.strays(spread)
    return changed.reshape(a.shape[:2]) if np.count_nonzero(changed) >= LEAST_PIXELS else None


@frozen
class _Painted:
    """A drawing as a painter by numbers has it.

    Attributes:
        codes: its colours, ascending, each as one number.
        numbers: for each pixel which of them it has.
    """

    codes: npt.NDArray[np.uint32]
    numbers: npt.NDArray[np.intp]

    @classmethod
    def of(cls, pixels: Bytes) -> _Painted | None:
        """None for a picture of too many colours."""
        wide = pixels.astype(np.uint32)
        codes = ((wide[..., 0] << 16) | (wide[..., 1] << 8) | wide[..., 2]).ravel()
        most = min(MOST_COLOURS, codes.size // PIXELS_A_COLOUR)
        if len(np.unique(codes[:: max(1, codes.size // SAMPLES)])) > most:
            return None  # as most
        found, numbers = np.unique(codes, return_inverse=True)
        return cls(found, numbers.ravel()) if len(found) <= most else None

    @property
    def colours(self) -> npt.NDArray[np.int16]:
        """Red, green and blue of each colour, of shape (colours, 3)."""
        return np.stack([self.codes >> 16, (self.codes >> 8) & 255, self.codes & 255], axis=1).astype(np.int16)


@frozen
class _Repainting:
    """What became of each colour of one drawing in another.

    Attributes:
        before: the colours of the one, of shape (colours, 3).
        after: what most pixels of each became.
        apart: for each pixel by how many levels it lies from that.
    """

    before: npt.NDArray[np.int16]
    after: npt.NDArray[np.int16]
    apart: npt.NDArray[np.int16]

    @classmethod
    def of(cls, x: _Painted, y: _Painted) -> _Repainting:
        """From the first to the other."""
        pairs, which, counts = np.unique(x.numbers * len(y.codes) + y.numbers, return_inverse=True, return_counts=True)
        one, other = np.divmod(pairs, len(y.codes))
        # The last of each colour is the commonest; of two as common the first.
        order = np.lexsort((-other, counts, one))
        ends = np.append(one[order][1:] != one[order][:-1], True)
        mode = other[order][ends]
        colours = y.colours
        apart = np.abs(colours[other] - colours[mode[one]]).max(axis=1)
        return cls(x.colours, colours[mode], apart[which.ravel()].astype(np.int16))

    def strays(self, spread: int) -> npt.NDArray[np.bool_]:
        """The pixels that did not become what the others of their colour did."""
        return self.apart > spread

    def is_harmless(self, spread: int) -> bool:
        """Whether each colour became one, none that was lighter became darker than others, and none far apart one."""
        if np.count_nonzero(self.strays(spread)) >= LEAST_PIXELS:
            return False
        order = np.argsort(self.before @ LIGHT, kind="stable")
        light = (self.after @ LIGHT)[order]
        return not np.any(np.maximum.accumulate(light) - light > MERGED) and self._widest() <= MERGED

    def _widest(self) -> float:
        """Levels between the colours that became one, at most: of their light in a grey copy, else of a channel."""
        is_grey = int(np.ptp(self.after, axis=1).max()) <= GREY
        levels = (self.before @ LIGHT)[:, None] if is_grey else self.before.astype(np.float64)
        _, group = np.unique(self.after, axis=0, return_inverse=True)
        highest, lowest = np.full(levels.shape, -np.inf), np.full(levels.shape, np.inf)
        np.maximum.at(highest, group.ravel(), levels)
        np.minimum.at(lowest, group.ravel(), levels)
        used = group.max() + 1
        return float((highest[:used] - lowest[:used]).max())
