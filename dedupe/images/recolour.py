"""What was done to all of a picture's colours at once: judged, named, and undone before places are compared."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import numpy.typing as npt
from attrs import field, frozen

from dedupe.images.arrays import Floats, Mask, Matrix

Numbers = npt.NDArray[Any]

CURVE_POINTS = 12
"""Levels at which each channel is corrected after the linear fit: gamma and filters bend it."""

TO_YCC = np.array([[0.299, 0.587, 0.114], [-0.168736, -0.331264, 0.5], [0.5, -0.418688, -0.081312]])
"""JPEG's luma and colour differences (ITU-T T.871)."""
FROM_YCC = np.linalg.inv(TO_YCC)
MIDDLE_GREY = np.array([128.0, 128.0, 128.0, 1.0])
CLIPPING_GAIN, CLIPPING_SHIFT = 0.05, 6.0
"""Change of contrast, and of brightness in levels, above which lights or darks may have been clipped."""

LEAST_GAIN, MOST_GAIN = 0.3, 3.0
"""Contrast that a copy may have lost or gained and still be the same picture."""
MOST_TINT = 40.0
"""Levels of colour difference that a tint may add to grey: sepia adds about 25."""
MOST_LUMA_TINT = 0.3
"""The same for each level of luma: colour that comes with the light, as of another white balance."""
MOST_HUE_TURN = 0.35
"""Radians that hues may be turned: red stays red. Orange lies 0.6 from red, green 2."""
MOST_INK = 64.0
"""Levels of luma that the inks of a drawing may move: brightness and contrast by 1.3 or 1.4 move them by less."""
MOST_WHITE_TINT = 6.0
"""Levels of colour difference up to which white is white: sepia and yellowed paper have 20 and more."""
LEAST_HUE = 0.2
"""Share of its colour that any hue of a drawing keeps where not all lost it: of a page in black, white and red on which
a line was marked in yellow, the map to the page without loses yellow alone and keeps less than .01 of it."""
INK_TURN, MOST_TURNED = 0.33, 0.1
"""Radians from which a hue is another one, and the share of a drawing's colours that may have become others: green lies
1.7 from blue, orange .6 from red. A map of all colours can lead each of a few to any other."""
INK_COLOUR = 16.0
"""Levels of colour difference from which an ink has a hue to be turned."""
KEPT_HUE = 0.8
"""Share of its colour that another hue of a photograph keeps where one was lost alone. Of 120 copies of
60 photographs with another sky 16 were the `same` without this; the maps of ten keep .86 and more of one hue and
less than .2 of another. Of harmless copies in other colours only sepia comes to both, and one at JPEG quality 15."""
MOST_OWN_TINT = 16.0
"""Levels of colour difference that grey may get besides: sepia that keeps as much of a hue adds 17 and more."""
GREY_SCALE = 0.12
"""Share of the colour left, below which a copy counts as grey."""
COLOURLESS = 1.0
"""Spread of colour difference up to which a picture is grey, whatever the colours were that it had: of one hue alone
little can be said of what became of the others."""
COLOURED = 5.0
"""Spread of colour difference above which a picture counts as coloured."""


@frozen(slots=True, eq=False)
class Recolouring:
    """How the colours of picture b follow from those of picture a.

    Attributes:
        matrix: shape (3, 4): red, green, blue and 1 of a to red, green, blue of b.
        levels, corrections: shape (3, points): what is added to each channel at each level of it, afterwards.
        shift: mean luma of b less that of a.
        spread, left: the spread of the colour differences of a and of b, in levels.
        residual: median difference left, in levels.
        moved: by how many levels the luma of the colours that moved most was moved (nine tenths moved less; every
            colour of the picture counts about the same).
        turned: share of the colours whose hue became another one (every colour of the picture counts about the same).
        back: how the colours of a follow from those of b, where less is lost that way: a is a grey copy of b, or b has
            what was clipped in a.
    """

    matrix: Matrix
    levels: Matrix
    corrections: Matrix
    shift: float
    spread: float
    left: float
    residual: float
    moved: float
    turned: float = 0.0
    back: Recolouring | None = None
    ycc: Matrix = field(init=False)
    """The linear part, from and to luma and colour differences."""
    is_gentle: bool = field(init=False)
    """True where the picture still says the same: light stays light, and red stays red."""

    @ycc.default
    def _in_ycc(self) -> Matrix:
        return np.asarray(TO_YCC @ self.matrix[:, :3] @ FROM_YCC)

    @is_gentle.default
    def _says_the_same(self) -> bool:
        if self.back is not None:
            return self.back.is_gentle
        if not LEAST_GAIN <= self.gain <= MOST_GAIN:
            return False
        if self.left <= COLOURLESS:  # of what is grey, nothing else can be said
            return True
        return (
            max(map(abs, self._tint)) <= MOST_TINT
            and max(abs(float(self.ycc[1, 0])), abs(float(self.ycc[2, 0]))) <= MOST_LUMA_TINT
            and (self.spread <= COLOURED or self.is_grey or self.hue_turn <= MOST_HUE_TURN)
            and not self.loses_one_hue
        )

    @property
    def gain(self) -> float:
        """Levels of luma in b for one level of luma in a."""
        return float(self.ycc[0, 0])

    @property
    def _colour(self) -> tuple[float, float, float, float]:
        """What becomes of colour differences: blue from blue, blue from red, red from blue, red from red."""
        ((_, _, _), (_, a, b), (_, c, d)) = self.ycc.tolist()
        return a, b, c, d

    @property
    def _hues_kept(self) -> tuple[float, float]:
        """Shares of its colour that the hue keeps which loses least, and the one that loses most.

        The singular values of two rows and columns, in a twentieth of the time that numpy takes.
        """
        a, b, c, d = self._colour
        most, least = math.hypot(a + d, b - c), math.hypot(a - d, b + c)
        return (most + least) / 2, abs(most - least) / 2

    @property
    def colour_scale(self) -> float:
        """Share of the colour differences that is left."""
        a, b, c, d = self._colour
        return math.sqrt(max(0.0, a * d - b * c))

    @property
    def hue_turn(self) -> float:
        """By how much hues are turned, in radians."""
        a, b, c, d = self._colour
        return abs(math.atan2(c - b, a + d))

    @property
    def is_grey(self) -> bool:
        """True where colour was taken away."""
        return self.spread > COLOURED and self.has_no_colour_left

    @property
    def has_no_colour_left(self) -> bool:
        """True where b is grey, whatever a was."""
        return self.left <= COLOURLESS or max(map(abs, self._colour)) < GREY_SCALE

    @property
    def keeps_hues(self) -> bool:
        """True where no hue lost its colour, or all did alike."""
        return self._hues_kept[1] >= LEAST_HUE

    @property
    def loses_one_hue(self) -> bool:
        """True where one hue lost its colour, another one kept it, and grey has not got that of the other.

        A sky that became pink is led back to a blue or a grey one by a map that takes pink away wherever it is; sepia
        has one hue, too, and tints grey with it.
        """
        if self.spread <= COLOURED or max(map(abs, self._tint)) > MOST_OWN_TINT:
            return False
        most, least = self._hues_kept
        return least < LEAST_HUE and most > KEPT_HUE

    @property
    def _tint(self) -> tuple[float, float]:
        """Levels of colour difference that a middle grey gets."""
        _, blue, red = (TO_YCC @ (self.matrix @ MIDDLE_GREY)).tolist()
        return blue, red

    @property
    def is_gentle_on_drawings(self) -> bool:
        """True where a drawing's inks still look the same: a black icon made grey is another edition of it.

        So is a table with a marked cell, which lost no more than one hue, and a flag with a stripe of another colour.
        """
        used = self.back or self
        if not self.is_gentle or self.moved > MOST_INK:
            return False
        return used.has_no_colour_left or (used.keeps_hues and used.turned <= MOST_TURNED)


@frozen(slots=True, eq=False)
class Recolourings:
    """The recolourings of many pairs at once: `Recolouring`'s attributes with a first axis more, one for each pair."""

    matrix: Matrix
    levels: Matrix
    corrections: Matrix
    shift: Matrix
    spread: Matrix
    left: Matrix
    residual: Matrix
    moved: Matrix
    turned: Matrix

    def one(self, n: int) -> Recolouring:
        """That of one pair."""
        return Recolouring(
            self.matrix[n], self.levels[n], self.corrections[n],
            float(self.shift[n]), float(self.spread[n]), float(self.left[n]),
            float(self.residual[n]), float(self.moved[n]), float(self.turned[n]),
        )  # fmt: skip

    @classmethod
    def none(cls, pairs: int) -> Recolourings:
        """Colours left as they are."""
        same, nothing = np.tile(np.eye(3, 4), (pairs, 1, 1)), np.zeros((pairs, 3, CURVE_POINTS))
        return cls(same, nothing, nothing, *(np.zeros(pairs) for _ in range(6)))

    def of(self, chosen: npt.NDArray[np.intp]) -> Recolourings:
        """Those of some pairs."""
        return Recolourings(*(getattr(self, name)[chosen] for name in _PLACES))

    def with_those(self, chosen: npt.NDArray[np.intp], others: Recolourings) -> Recolourings:
        """These, those of some pairs replaced."""
        found = {name: getattr(self, name).copy() for name in _PLACES}
        for name, values in found.items():
            values[chosen] = getattr(others, name)
        return Recolourings(**found)

    @property
    def are_gentle(self) -> Mask:
        """`Recolouring.is_gentle` of each."""
        return np.array([self.one(n).is_gentle for n in range(len(self.matrix))], np.bool_)

    @property
    def may_clip(self) -> Mask:
        """Where lights or darks may have been driven to the ends of the range."""
        gain = np.einsum("i,nij,j->n", TO_YCC[0], self.matrix[:, :, :3], FROM_YCC[:, 0])
        return np.asarray((np.abs(gain - 1.0) > CLIPPING_GAIN) | (np.abs(self.shift) > CLIPPING_SHIFT))

    @property
    def keep_white(self) -> Mask:
        """Where white stays white: colours were not tinted, and a hue that is another one was changed."""
        tint = TO_YCC[1:] @ (self.matrix @ np.array([255.0, 255.0, 255.0, 1.0]))[..., None]
        return np.asarray(np.abs(tint[..., 0]).max(axis=1) <= MOST_WHITE_TINT)

    def apply(self, a: Floats) -> Floats:
        """Planes of the first pictures, shape (pairs, 3, ...), in the colours of the second."""
        flat = linear(self.matrix.astype(np.float32), a.reshape(len(a), 3, -1))
        if self.corrections.any():
            # By a table of all levels: what is added changes by little from one level to the next.
            rounded = flat + np.float32(0.5)
            levels = np.clip(rounded, 0.0, 255.0, out=rounded).astype(np.uint8)
            for n, tables in enumerate(_tables(self.levels, self.corrections)):
                for channel, table in enumerate(tables):
                    flat[n, channel] += table.take(levels[n, channel])
        return np.asarray(np.clip(flat, 0.0, 255.0, out=flat).reshape(a.shape), dtype=np.float32)

    def apply_to_some(self, a: Floats, chosen: Mask) -> Floats:
        """Planes of pictures, those of some pairs in the colours of their others; the same array where of none."""
        if chosen.all():
            return self.apply(a)
        if chosen.any():
            a = a.copy()
            some = np.nonzero(chosen)[0]
            a[some] = self.of(some).apply(a[some])
        return a


_PLACES = ("matrix", "levels", "corrections", "shift", "spread", "left", "residual", "moved", "turned")


def _tables(levels: Matrix, corrections: Matrix) -> Floats:
    """What is added at each of 256 levels, shape (pairs, 3, 256): linear between the points, constant beyond them."""
    grid = np.arange(256.0)
    found = np.repeat(corrections[:, :, :1], 256, axis=2)
    for k in range(CURVE_POINTS - 1):
        length = np.maximum(levels[:, :, k + 1] - levels[:, :, k], 1e-6)
        share = np.clip((grid - levels[:, :, k, None]) / length[:, :, None], 0.0, 1.0)
        found += share * (corrections[:, :, k + 1] - corrections[:, :, k])[:, :, None]
    return found.astype(np.float32)


def linear(matrix: Numbers, x: Numbers) -> Numbers:
    """Colours of shape (pairs, 3, pixels) through an affine map each."""
    found = matrix[:, :, :3] @ x
    found += matrix[:, :, 3:]
    return np.asarray(found)


def changes_in_words(recolouring: Recolouring, gentle: bool) -> list[str]:
    """What was done to the colours of a to get those of b, in words; nothing for what nobody would see."""
    if recolouring.back is not None:
        return opposite(changes_in_words(recolouring.back, gentle))
    words = []
    if recolouring.is_grey:
        words.append("grey")
    elif recolouring.spread > COLOURED and not 0.8 <= recolouring.colour_scale <= 1.25:
        words.append("more colour" if recolouring.colour_scale > 1 else "less colour")
    if recolouring.gain < 0:
        return [*words, "light and dark exchanged"]
    if abs(recolouring.shift) >= 6.0:
        words.append("brighter" if recolouring.shift > 0 else "darker")
    elif not 0.9 <= recolouring.gain <= 1.1:
        words.append("more contrast" if recolouring.gain > 1 else "less contrast")
    if not gentle:
        words.append("recoloured")
    return words


_OPPOSITES = {
    "grey": "coloured",
    "more colour": "less colour",
    "brighter": "darker",
    "more contrast": "less contrast",
}


def opposite(words: list[str]) -> list[str]:
    """What was done to b to get a, where `words` say what was done to a to get b."""
    other = _OPPOSITES | {after: before for before, after in _OPPOSITES.items()}
    return [other.get(word, word) for word in words]
