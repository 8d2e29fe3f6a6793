"""What was done to all of a picture's colours at once: fitted, judged, named, and undone before places are compared."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from attrs import frozen

Floats = npt.NDArray[np.float32]
Matrix = npt.NDArray[np.float64]

ROUNDS = 4
"""Rounds of reweighting: a label over a tenth of the picture no longer pulls the fit after four."""
MOST_SAMPLES = 3_000
EVEN = 8.0
"""Spread within 4 x 4 pixels, in levels, from which their mean is trusted half as much."""
EVENING = 0.8
"""1 would give every colour of a picture the same say, 0 every pixel."""
SOFT = 4
CLIPPED = 3.0
"""Levels from black or white within which a value counts as clipped."""
PRIOR = 0.3
"""How firmly colours that the picture does not have stay where they are, in squared levels a sample. Noise of an
encoder is about 4; differences of colour that a person sees are above 100."""
CURVE_POINTS = 12
"""Levels at which each channel is corrected after the linear fit: gamma and filters bend it."""

TO_YCC = np.array([[0.299, 0.587, 0.114], [-0.168736, -0.331264, 0.5], [0.5, -0.418688, -0.081312]])
"""JPEG's luma and colour differences (ITU-T T.871)."""

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
COLOURED = 5.0
"""Spread of colour difference above which a picture counts as coloured."""


@frozen(slots=True, eq=False)
class Recolouring:
    """How the colours of picture b follow from those of picture a.

    Attributes:
        matrix: shape (3, 4): red, green, blue and 1 of a to red, green, blue of b.
        levels, corrections: shape (3, points): what is added to each channel at each level of it, afterwards.
        shift: mean luma of b less that of a.
        spread: the spread of a's colour differences, in levels.
        residual: median difference left, in levels.
        moved: by how many levels the luma of the colours that moved most was moved (nine tenths moved less; every
            colour of the picture counts about the same).
        from_grey: True where a is a grey copy of b.
    """

    matrix: Matrix
    levels: Matrix
    corrections: Matrix
    shift: float
    spread: float
    residual: float
    moved: float
    from_grey: bool = False

    def apply(self, a: Floats) -> Floats:
        """Pixels of a, shape (..., 3), in the colours of b."""
        flat = _linear(self.matrix, a.reshape(-1, 3))
        for channel in range(3):
            flat[:, channel] += np.interp(flat[:, channel], self.levels[channel], self.corrections[channel])
        return np.asarray(np.clip(flat, 0.0, 255.0).reshape(a.shape), dtype=np.float32)

    @property
    def ycc(self) -> Matrix:
        """The linear part, from and to luma and colour differences."""
        return np.asarray(TO_YCC @ self.matrix[:, :3] @ np.linalg.inv(TO_YCC))

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
        return self.spread > COLOURED and float(np.abs(self.ycc[1:, 1:]).max()) < GREY_SCALE

    @property
    def may_clip(self) -> bool:
        """True where lights or darks may have been driven to the ends of the range."""
        return abs(self.gain - 1.0) > 0.05 or abs(self.shift) > 6.0

    @property
    def is_gentle_on_drawings(self) -> bool:
        """True where a drawing's inks still look the same: a black icon made grey is another edition of it."""
        return self.is_gentle and self.moved <= MOST_INK

    @property
    def is_gentle(self) -> bool:
        """True where the picture still says the same: light stays light, and red stays red."""
        tint = TO_YCC @ (self.matrix @ np.array([128.0, 128.0, 128.0, 1.0]))
        return (
            LEAST_GAIN <= self.gain <= MOST_GAIN
            and float(np.abs(tint[1:]).max()) <= MOST_TINT
            and float(np.abs(self.ycc[1:, 0]).max()) <= MOST_LUMA_TINT
            and (self.spread <= COLOURED or self.is_grey or self.hue_turn <= MOST_HUE_TURN)
        )


def fit_recolouring(a: Floats, b: Floats, uneven: Floats | None = None) -> Recolouring:
    """The colours of b from those of a, as most of the picture has them.

    A robust affine map of colours, held near the map of luma alone where the picture has too few colours to tell;
    clipped to what a pixel can hold; then a curve a channel for what is not linear.

    Args:
        a: pixels of shape (..., 3), 0 to 255.
        b: the other's, of the same shape, aligned.
        uneven: how little each of them is to be trusted, in levels; not at all less if None.
    """
    x, y = a.reshape(-1, 3).astype(np.float64), b.reshape(-1, 3).astype(np.float64)
    stride = max(1, len(x) // MOST_SAMPLES)
    x, y = x[::stride], y[::stride]
    trust = np.ones(len(x)) if uneven is None else 1.0 / (1.0 + (uneven.reshape(-1)[::stride] / EVEN) ** 2)
    low, high = y < CLIPPED, y > 255.0 - CLIPPED
    even = _evened(x) * trust
    # At first a clipped channel says next to nothing: it is not known what it was clipped from.
    weights = even[:, None] * np.where(low & (x > CLIPPED) | high, 0.02, 1.0)
    target = y
    for _ in range(ROUNDS):
        matrix = _affine(x, target, weights)
        mapped = _linear(matrix, x)
        # A clipped value says that the map leads there or beyond: beyond is no error.
        target = np.where((low & (mapped < y)) | (high & (mapped > y)), mapped, y)
        error = np.abs(target - mapped).max(axis=1)
        scale = 2.5 * _middle(error, even) + 2.0
        follows = even / (1.0 + (error / scale) ** 2) ** 2
        weights = follows
    levels, corrections = _curves(_linear(matrix, x), y, follows / even * trust)
    return Recolouring(
        matrix,
        levels,
        corrections,
        float(((y - x) @ TO_YCC[0])[error <= scale].mean()) if (error <= scale).any() else 0.0,
        float((x @ TO_YCC[1:].T).std(axis=0).max()),
        float(np.median(error)),
        _middle(np.abs((np.clip(mapped, 0.0, 255.0) - x) @ TO_YCC[0]), follows, 0.9),
    )


def softened(plane: Floats) -> tuple[Floats, Floats]:
    """Means of 4 x 4 pixels, where there are enough of them, and how uneven each is.

    Fine detail that a copy lost is not a change of tone, and where there is none colours can be trusted most.

    Returns:
        Colours of shape (rows, columns, 3), and the spread of their luma, of shape (rows, columns).
    """
    rows, columns = plane.shape[0] // SOFT * SOFT, plane.shape[1] // SOFT * SOFT
    if min(rows, columns) < 8 * SOFT:
        return plane, np.zeros(plane.shape[:2], np.float32)
    means = cell_sums(plane[:rows, :columns]) / SOFT**2
    green = plane[:rows, :columns, 1]
    spread = np.sqrt(np.maximum(cell_sums(green * green) / SOFT**2 - means[..., 1] ** 2, 0.0))
    return np.asarray(means, dtype=np.float32), np.asarray(spread, dtype=np.float32)


def cell_sums(plane: Floats) -> Floats:
    """Sums of 4 x 4 samples; by slices, which numpy adds several times as fast as it reduces short axes."""
    down = plane[0::4] + plane[1::4] + plane[2::4] + plane[3::4]
    return np.asarray(down[:, 0::4] + down[:, 1::4] + down[:, 2::4] + down[:, 3::4], dtype=np.float32)


def _evened(x: Matrix) -> Matrix:
    """A weight for each sample, so that the paper of a chart has hardly more to say than its bars."""
    coarse = (np.clip(x, 0.0, 255.0) / 16.0).astype(np.int64)  # sharpened pixels overshoot
    codes = (coarse[:, 0] * 16 + coarse[:, 1]) * 16 + coarse[:, 2]
    weights = np.bincount(codes, minlength=4096)[codes].astype(np.float64) ** -EVENING
    return np.asarray(weights / weights.mean())


def _middle(error: Matrix, weights: Matrix, share: float = 0.5) -> float:
    """The weighted median, or another quantile."""
    order = np.argsort(error)
    total = np.cumsum(weights[order])
    return float(error[order][np.searchsorted(total, total[-1] * share)])


def _linear(matrix: Matrix, x: npt.NDArray[np.floating]) -> npt.NDArray[np.float64]:
    return np.asarray(x @ matrix[:, :3].T + matrix[:, 3], dtype=np.float64)


def _affine(x: Matrix, y: Matrix, weights: Matrix) -> Matrix:
    """Ridge regression towards the best grey line; weights one a sample, or one a sample and channel of y."""
    least = weights if weights.ndim == 1 else weights.min(axis=1)
    total = float(least.sum()) + 1e-9
    light_x, light_y = x @ TO_YCC[0], y @ TO_YCC[0]
    light_x, light_y = light_x - float(least @ light_x) / total, light_y - float(least @ light_y) / total
    gain = (float(least @ (light_x * light_y)) / total + PRIOR) / (float(least @ light_x**2) / total + PRIOR)
    if weights.ndim == 1:
        return _ridge(x, y, weights, gain * np.eye(3))
    return np.vstack([_ridge(x, y[:, [n]], weights[:, n], gain * np.eye(3)[:, [n]]) for n in range(3)])


def _ridge(x: Matrix, y: Matrix, weight: Matrix, prior: Matrix) -> Matrix:
    """Slopes and offsets, one row for each column of y; slopes are held near `prior`, one column for each."""
    total = float(weight.sum()) + 1e-9
    mean_x, mean_y = weight @ x / total, weight @ y / total
    centred = x - mean_x
    weighted = centred.T * (weight / total)
    slope = np.linalg.solve(weighted @ centred + PRIOR * np.eye(3), weighted @ (y - mean_y) + PRIOR * prior)
    return np.hstack([slope.T, (mean_y - mean_x @ slope)[:, None]])


def _curves(mapped: Matrix, y: Matrix, weights: Matrix) -> tuple[Matrix, Matrix]:
    levels, corrections = np.zeros((3, CURVE_POINTS)), np.zeros((3, CURVE_POINTS))
    follows = np.nonzero(weights > 0.05)[0]
    each = len(follows) // CURVE_POINTS
    if each < 8:
        return levels, corrections
    level = mapped[follows]
    error = y[follows] - np.clip(level, 0.0, 255.0)
    for channel in range(3):
        order = np.argsort(level[:, channel])[: each * CURVE_POINTS].reshape(CURVE_POINTS, each)
        at = level[order, channel].mean(axis=1)
        levels[channel] = np.maximum.accumulate(at + 1e-6 * np.arange(CURVE_POINTS))
        corrections[channel] = np.median(error[order, channel], axis=1)
    return levels, corrections


def changes_in_words(recolouring: Recolouring, gentle: bool) -> list[str]:
    """What was done to the colours of a to get those of b, in words; nothing for what nobody would see."""
    words = []
    if recolouring.is_grey or recolouring.from_grey:
        words.append("coloured" if recolouring.from_grey else "grey")
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
