"""What was done to all of a picture's colours at once: fitted, judged, named, and undone before places are compared."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from attrs import frozen

Floats = npt.NDArray[np.float32]
Matrix = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
Numbers = npt.NDArray[Any]

ROUNDS = 4
"""Rounds of reweighting: a label over a tenth of the picture no longer pulls the fit after four."""
MOST_SAMPLES = 3_000
EVEN = 8.0
"""Spread within 4 x 4 pixels, in levels, from which their mean is trusted half as much."""
EVENING = 0.8
"""1 would give every colour of a picture the same say, 0 every pixel."""
SOFT = 4
ENDS = (3.0, 252.0)
"""Levels below which, and above which, a pixel may have been clipped."""
PRIOR = 2.0
"""How firmly colours that the picture does not have stay where they are, in squared levels a sample. Noise of an
encoder is about 4; differences of colour that a person sees are above 100."""
CURVE_POINTS = 12
"""Levels at which each channel is corrected after the linear fit: gamma and filters bend it."""

TO_YCC = np.array([[0.299, 0.587, 0.114], [-0.168736, -0.331264, 0.5], [0.5, -0.418688, -0.081312]])
"""JPEG's luma and colour differences (ITU-T T.871)."""
FROM_YCC = np.linalg.inv(TO_YCC)
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
    back: Recolouring | None = None

    def apply(self, a: Floats) -> Floats:
        """Planes of a, shape (3, ...), in the colours of b."""
        return np.asarray(self.alone.apply(a[None])[0])

    @property
    def alone(self) -> Recolourings:
        """This one as those of a single pair."""
        return Recolourings(*(np.asarray(getattr(self, name))[None] for name in _PLACES))

    @property
    def ycc(self) -> Matrix:
        """The linear part, from and to luma and colour differences."""
        return np.asarray(TO_YCC @ self.matrix[:, :3] @ FROM_YCC)

    @property
    def gain(self) -> float:
        """Levels of luma in b for one level of luma in a."""
        return float(self.ycc[0, 0])

    @property
    def colour_scale(self) -> float:
        """Share of the colour differences that is left."""
        return float(np.sqrt(max(0.0, np.linalg.det(self.ycc[1:, 1:]))))

    @property
    def hue_turn(self) -> float:
        """By how much hues are turned, in radians."""
        colour = self.ycc[1:, 1:]
        return float(abs(np.arctan2(colour[1, 0] - colour[0, 1], colour[0, 0] + colour[1, 1])))

    @property
    def is_grey(self) -> bool:
        """True where colour was taken away."""
        return self.spread > COLOURED and (
            self.left <= COLOURLESS or float(np.abs(self.ycc[1:, 1:]).max()) < GREY_SCALE
        )

    @property
    def is_gentle_on_drawings(self) -> bool:
        """True where a drawing's inks still look the same: a black icon made grey is another edition of it."""
        return self.is_gentle and self.moved <= MOST_INK

    @property
    def is_gentle(self) -> bool:
        """True where the picture still says the same: light stays light, and red stays red."""
        if self.back is not None:
            return self.back.is_gentle
        tint = TO_YCC @ (self.matrix @ np.array([128.0, 128.0, 128.0, 1.0]))
        return (
            LEAST_GAIN <= self.gain <= MOST_GAIN
            and float(np.abs(tint[1:]).max()) <= MOST_TINT
            and float(np.abs(self.ycc[1:, 0]).max()) <= MOST_LUMA_TINT
            and (self.spread <= COLOURED or self.is_grey or self.hue_turn <= MOST_HUE_TURN)
        )


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

    def one(self, n: int) -> Recolouring:
        """That of one pair."""
        return Recolouring(
            self.matrix[n], self.levels[n], self.corrections[n],
            float(self.shift[n]), float(self.spread[n]), float(self.left[n]),
            float(self.residual[n]), float(self.moved[n]),
        )  # fmt: skip

    @classmethod
    def none(cls, pairs: int) -> Recolourings:
        """Colours left as they are."""
        same, nothing = np.tile(np.eye(3, 4), (pairs, 1, 1)), np.zeros((pairs, 3, CURVE_POINTS))
        return cls(same, nothing, nothing, *(np.zeros(pairs) for _ in range(5)))

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

    def apply(self, a: Floats) -> Floats:
        """Planes of the first pictures, shape (pairs, 3, ...), in the colours of the second."""
        flat = _linear(self.matrix.astype(np.float32), a.reshape(len(a), 3, -1))
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


_PLACES = ("matrix", "levels", "corrections", "shift", "spread", "left", "residual", "moved")


def _tables(levels: Matrix, corrections: Matrix) -> Floats:
    """What is added at each of 256 levels, shape (pairs, 3, 256): linear between the points, constant beyond them."""
    grid = np.arange(256.0)
    found = np.repeat(corrections[:, :, :1], 256, axis=2)
    for k in range(CURVE_POINTS - 1):
        length = np.maximum(levels[:, :, k + 1] - levels[:, :, k], 1e-6)
        share = np.clip((grid - levels[:, :, k, None]) / length[:, :, None], 0.0, 1.0)
        found += share * (corrections[:, :, k + 1] - corrections[:, :, k])[:, :, None]
    return found.astype(np.float32)


def fit_recolouring(a: Floats, b: Floats, uneven: Floats | None = None) -> Recolouring:
    """`fit_recolourings` for one pair: planes of shape (3, ...)."""
    doubt = None if uneven is None else uneven.reshape(1, -1)
    return fit_recolourings(a.reshape(1, 3, -1), b.reshape(1, 3, -1), doubt).one(0)


def fit_recolourings(
    a: Floats, b: Floats, uneven: Floats | None = None, ends: tuple[float, float] = ENDS
) -> Recolourings:
    """The colours of each b from those of its a, as most of the picture has them.

    A robust affine map of colours, held near the map of luma alone where the picture has too few colours to tell;
    clipped to what a pixel can hold; then a curve a channel for what is not linear.

    Args:
        a: colours of shape (pairs, 3, pixels), 0 to 255.
        b: the others', of the same shape, aligned.
        uneven: how little each pixel is to be trusted, in levels, of shape (pairs, pixels); not at all less if None.
        ends: levels below which, and above which, a value may have been clipped.
    """
    stride = max(1, a.shape[2] // MOST_SAMPLES)
    x, y = a[:, :, ::stride].astype(np.float64), b[:, :, ::stride].astype(np.float64)
    trust = np.ones((len(x), x.shape[2])) if uneven is None else 1.0 / (1.0 + (uneven[:, ::stride] / EVEN) ** 2)
    low, high = y < ends[0], y > ends[1]
    even = _evened(x) * trust
    # At first a clipped channel says next to nothing: it is not known what it was clipped from.
    weights = even[:, None, :] * np.where(low & (x > ends[0]) | high, 0.02, 1.0)
    target = y
    for _ in range(ROUNDS):
        matrix = _affine(x, target, weights)
        mapped = _linear(matrix, x)
        # A clipped value says that the map leads there or beyond: beyond is no error.
        target = np.where((low & (mapped < y)) | (high & (mapped > y)), mapped, y)
        error = np.abs(target - mapped).max(axis=1)
        scale = 2.5 * _middle(error, even) + 2.0
        follows = even / (1.0 + (error / scale[:, None]) ** 2) ** 2
        weights = follows[:, None, :]
    levels, corrections = _curves(mapped, y, follows / even * trust)
    near = error <= scale[:, None]
    shift = ((TO_YCC[0] @ (y - x)) * near).sum(axis=1) / np.maximum(near.sum(axis=1), 1)
    moved = np.abs(TO_YCC[0] @ (np.clip(mapped, 0.0, 255.0) - x))
    return Recolourings(
        matrix,
        levels,
        corrections,
        shift,
        _colour_spread(x),
        _colour_spread(y),
        np.median(error, axis=1),
        _middle(moved, follows, 0.9),
    )


def _colour_spread(planes: Matrix) -> Matrix:
    return np.asarray((TO_YCC[1:] @ planes).std(axis=2).max(axis=1))


def softened(planes: Floats) -> tuple[Floats, Floats]:
    """Means of 4 x 4 pixels, where there are enough of them, and how uneven each is.

    Fine detail that a copy lost is not a change of tone, and where there is none colours can be trusted most.

    Args:
        planes: colours of shape (..., 3, rows, columns).

    Returns:
        Colours of shape (..., 3, rows, columns), and the spread of their green, of shape (..., rows, columns).
    """
    rows, columns = (size // SOFT * SOFT for size in planes.shape[-2:])
    green = planes[..., 1, :rows, :columns]
    if min(rows, columns) < 8 * SOFT:
        return planes, np.zeros(planes[..., 1, :, :].shape, np.float32)
    means = cell_sums(planes[..., :rows, :columns]) / SOFT**2
    spread = np.sqrt(np.maximum(cell_sums(green * green) / SOFT**2 - means[..., 1, :, :] ** 2, 0.0))
    return np.asarray(means, dtype=np.float32), np.asarray(spread, dtype=np.float32)


def cell_sums(planes: Floats) -> Floats:
    """Sums of 4 x 4 samples of planes (..., rows, columns); a last cell that is cut short is filled up with their edge.

    By slices, which numpy adds several times as fast as it reduces short axes.
    """
    down = _line_sums(planes).swapaxes(-1, -2)
    return np.ascontiguousarray(_line_sums(down).swapaxes(-1, -2), dtype=np.float32)


def _line_sums(planes: Floats) -> Floats:
    """Sums of every four rows: the few of a cut one apart, as whole planes take as long to fill up as to add."""
    size = planes.shape[-2]
    whole = size // SOFT * SOFT
    sums = _sum_of_four([planes[..., n:whole:SOFT, :] for n in range(SOFT)])
    if whole == size:
        return sums
    last = [planes[..., min(n, size - 1), np.newaxis, :] for n in range(whole, whole + SOFT)]
    return np.concatenate([sums, _sum_of_four(last)], axis=-2)


def _sum_of_four(parts: list[Floats]) -> Floats:
    return np.asarray(parts[0] + parts[1] + parts[2] + parts[3])


def _evened(x: Matrix) -> Matrix:
    """A weight for each sample, so that the paper of a chart has hardly more to say than its bars."""
    coarse = (np.clip(x, 0.0, 255.0) / 16.0).astype(np.int64)  # sharpened pixels overshoot
    codes = (coarse[:, 0] * 16 + coarse[:, 1]) * 16 + coarse[:, 2]
    codes += 4096 * np.arange(len(x))[:, None]
    weights = np.bincount(codes.reshape(-1), minlength=4096 * len(x))[codes].astype(np.float64) ** -EVENING
    return np.asarray(weights / weights.mean(axis=1, keepdims=True))


def _middle(error: Matrix, weights: Matrix, share: float = 0.5) -> Matrix:
    """The weighted median of each pair, or another quantile."""
    order = np.argsort(error, axis=1)
    total = np.cumsum(np.take_along_axis(weights, order, axis=1), axis=1)
    place = (total < total[:, -1:] * share).sum(axis=1, keepdims=True)
    at = np.take_along_axis(order, np.minimum(place, order.shape[1] - 1), axis=1)
    return np.asarray(np.take_along_axis(error, at, axis=1)[:, 0])


def _linear(matrix: Numbers, x: Numbers) -> Numbers:
    """Colours of shape (pairs, 3, pixels) through an affine map each."""
    found = matrix[:, :, :3] @ x
    found += matrix[:, :, 3:]
    return np.asarray(found)


def _affine(x: Matrix, y: Matrix, weights: Matrix) -> Matrix:
    """Ridge regression towards the best grey line; weights of shape (pairs, 1 or channels of y, samples)."""
    least = weights.min(axis=1)
    least = least / (least.sum(axis=1, keepdims=True) + 1e-9)
    light_x, light_y = TO_YCC[0] @ x, TO_YCC[0] @ y
    light_x = light_x - (least * light_x).sum(axis=1, keepdims=True)
    light_y = light_y - (least * light_y).sum(axis=1, keepdims=True)
    weighted = least * light_x
    gain = ((weighted * light_y).sum(axis=1) + PRIOR) / ((weighted * light_x).sum(axis=1) + PRIOR)
    prior = gain[:, None, None] * np.eye(3)
    if weights.shape[1] == 1:
        return _ridge(x, y, weights, prior)
    channels = [_ridge(x, y[:, [n]], weights[:, [n]], prior[:, [n]]) for n in range(3)]
    return np.concatenate(channels, axis=1)


def _ridge(x: Matrix, y: Matrix, weight: Matrix, prior: Matrix) -> Matrix:
    """Slopes and offsets, one row for each channel of y; slopes are held near `prior`, one row for each."""
    share = weight / (weight.sum(axis=2, keepdims=True) + 1e-9)
    mean_x, mean_y = (share * x).sum(axis=2, keepdims=True), (share * y).sum(axis=2, keepdims=True)
    centred = x - mean_x
    weighted = (centred * share).swapaxes(1, 2)
    normal = centred @ weighted + PRIOR * np.eye(3)
    slope = np.linalg.solve(normal, ((y - mean_y) @ weighted + PRIOR * prior).swapaxes(1, 2)).swapaxes(1, 2)
    return np.concatenate([slope, mean_y - slope @ mean_x], axis=2)


FOLLOWS = 0.05
"""Weight of a sample, below which it does not follow the map and has no say in the curves."""
LEAST_POINT = 8
"""Samples that a point of a curve stands on, at least."""


def _curves(mapped: Matrix, y: Matrix, weights: Matrix) -> tuple[Matrix, Matrix]:
    """Levels and what is added there, both of shape (pairs, 3, CURVE_POINTS): as many samples to each point."""
    pairs, samples = weights.shape
    follows = weights > FOLLOWS
    each = follows.sum(axis=1) // CURVE_POINTS
    level = np.where(follows[:, None, :], mapped, np.inf)
    error = y - np.clip(mapped, 0.0, 255.0)
    order = np.argsort(level, axis=2, kind="stable")
    level, error = np.take_along_axis(level, order, axis=2), np.take_along_axis(error, order, axis=2)
    say = np.take_along_axis(weights[:, None, :], order, axis=2)
    point = np.arange(samples) // np.maximum(each, 1)[:, None]
    point = np.where((point < CURVE_POINTS) & (each >= LEAST_POINT)[:, None], point, CURVE_POINTS)
    place = point[:, None, :] + (CURVE_POINTS + 1) * np.arange(3 * pairs).reshape(pairs, 3, 1)

    def summed(values: Matrix) -> Matrix:
        """Sums of the samples of each point."""
        found = np.bincount(place.reshape(-1), values.reshape(-1), (CURVE_POINTS + 1) * 3 * pairs)
        return np.asarray(found.reshape(pairs, 3, CURVE_POINTS + 1)[:, :, :CURVE_POINTS])

    with np.errstate(invalid="ignore"):
        level = np.where(place % (CURVE_POINTS + 1) < CURVE_POINTS, level, 0.0)
    total = np.maximum(summed(say), 1e-9)
    levels = summed(say * level) / total
    return np.maximum.accumulate(levels + 1e-6 * np.arange(CURVE_POINTS), axis=2), summed(say * error) / total


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
