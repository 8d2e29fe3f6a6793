"""Two photographs of which one was turned by a few degrees: a horizon put straight, a print laid askew on a scanner.

An upright placement has no place for a turn. Where none was found, a similarity is fitted on the fingerprints' squares,
the second picture is turned back with it, and the two are compared like any others.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from attrs import frozen

from dedupe.images.align import WHOLE, correlation, residuals, smooth
from dedupe.images.arrays import Bytes, Floats, Mask
from dedupe.images.trim import Box

if TYPE_CHECKING:
    from PIL import Image

Affine = npt.NDArray[np.float64]
"""Shape (2, 3): where a point of b, in fractions of b, lies in fractions of a."""
Size = tuple[int, int]
"""Width and height in pixels."""
Places = npt.NDArray[np.floating]
"""Across and down, shape (2, points)."""

AS_THEY_LIE: Affine = np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]])
"""Where a fit begins: from there it finds nearly all tilts of 5 degrees, and nine in ten of 8."""
ROUNDS = ((3.0, 24), (1.5, 32), (0.8, 48))
"""Blur in samples, and points a side, of the rounds of a fit on squares of 64 samples."""
FINE_ROUNDS = ((1.5, 64), (0.8, 96))
"""The same on squares of 128 samples, from there on."""
FINE_SIDE = 128
STEPS = 12
MOST_UNSURE = 1e12
"""Condition of the equations of a step, above which nothing tells where b lies."""
STILL = 2e-4
"""Share of a side below which a further step gains nothing."""
LEAST_COARSE = 0.6
"""Correlation after the first round, below which the next is not begun."""
LEAST_ALIKE = 0.8
"""Correlation of what both show, from which a fit is worth a look at the files. Photographs tilted by 2 or 5 degrees
and cropped lie above .99, six in seven of those with empty corners above .84. Of 69 pairs of different photographs that
a scan proposed some reach .93, but none by what is nearly a turn."""
LEAST_SHARED = 0.4
"""Share of the points that must lie on both."""
LEAST_ANGLE, MOST_ANGLE = 0.3, 12.0
"""Degrees of a tilt: less is found by an upright placement, more is no slip."""
MOST_SHEAR = 0.06
"""Difference of the scales along any two directions, from which it is no turn but another view."""
HOPELESS_SHEAR, HOPELESS_ANGLE = 0.3, 18.0
"""The same, and the degrees, from which no finer round makes a turn of it. Of 1,176 tilts of photographs by 1 to 8
degrees the first round left .15 and 10 at most, the second .08; of 80 pairs that are none it left more of 65."""


@frozen(slots=True, eq=False)
class Tilt:
    """How picture b lies on picture a, turned by some degrees.

    Attributes:
        matrix: where a point of b, in fractions of b, lies in fractions of a.
        score: correlation of what both show.
    """

    matrix: Affine
    score: float

    def degrees(self, size_a: Size, size_b: Size) -> float | None:
        """The angle in pixels of the two; None where it is no turn by a few degrees."""
        angle = _turn(self.matrix, size_a, size_b, MOST_SHEAR)
        return angle if angle is not None and LEAST_ANGLE <= angle <= MOST_ANGLE else None


def _turn(matrix: Affine, size_a: Size, size_b: Size, most_shear: float) -> float | None:
    """The angle of a matrix in pixels of the two pictures; None where it shears by more than so much, or mirrors."""
    pixels = matrix[:, :2] * np.array(size_a, np.float64)[:, None] / np.array(size_b, np.float64)
    largest, least = np.linalg.svd(pixels, compute_uv=False).tolist()
    if least <= 0.0 or largest / least - 1.0 > most_shear or np.linalg.det(pixels) <= 0.0:
        return None
    return abs(math.degrees(math.atan2(pixels[1, 0] - pixels[0, 1], pixels[0, 0] + pixels[1, 1])))


def find_tilt(a: Floats, b: Floats, size_a: Size, size_b: Size) -> Tilt | None:
    """How b lies on a, or None where it does not lie there turned by a few degrees.

    Args:
        a: grey square of one picture, shape (64, 64).
        b: that of the other.
        size_a: width and height of the first in pixels.
        size_b: that of the other.
    """

    def may_be_turned(matrix: Affine) -> bool:
        angle = _turn(matrix, size_a, size_b, HOPELESS_SHEAR)
        return angle is not None and angle <= HOPELESS_ANGLE

    found = _fitted(a, b, AS_THEY_LIE, ROUNDS, may_be_turned)
    if found.score < LEAST_ALIKE or found.degrees(size_a, size_b) is None:
        return None
    return found


def _fitted(
    a: Floats,
    b: Floats,
    start: Affine,
    rounds: Sequence[tuple[float, int]],
    has_hope: Callable[[Affine], bool] = lambda _: True,
) -> Tilt:
    """A matrix moved until b agrees best with what it covers of a, or until a round leaves no hope in it.

    Gauss-Newton on the six entries, with gain and bias fitted in each step and outlying samples weighted down (after
    Baker and Matthews, "Lucas-Kanade 20 Years On", IJCV 2004).
    """
    matrix, score = start.copy(), -1.0
    for blur, points in rounds:
        soft_a = smooth(a, blur)
        planes = np.stack([soft_a, *np.gradient(soft_a)[::-1]])  # it, and its slopes across and down
        on_b = _grid(points)
        wanted = _sampled(smooth(b, blur)[None], on_b)[0]
        for _ in range(STEPS):
            move = _move(planes, wanted, on_b, matrix)
            if move is None:
                return Tilt(matrix, -1.0)
            matrix = matrix + move
            if np.abs(move).max() < STILL:
                break
        on_a, inside = _places(matrix, on_b)
        if inside.mean() < LEAST_SHARED:
            return Tilt(matrix, -1.0)
        score = correlation(_sampled(planes[:1], on_a[:, inside]), wanted[None, inside])
        if score < LEAST_COARSE or not has_hope(matrix):
            break
    return Tilt(matrix, score)


@lru_cache(maxsize=8)
def _grid(points: int) -> Places:
    """Points all over a picture, in fractions of it, shape (2, points * points)."""
    at = (np.arange(points, dtype=np.float32) + 0.5) / points
    return np.stack(np.meshgrid(at, at)).reshape(2, -1)


def _places(matrix: Affine, on_b: Places) -> tuple[Places, Mask]:
    """Where points of b, in fractions of it, lie in fractions of a, and which of them lie on a."""
    on_a = np.stack([row[0] * on_b[0] + row[1] * on_b[1] + row[2] for row in matrix])
    return on_a, np.asarray(((on_a >= 0.0) & (on_a <= 1.0)).all(axis=0))


def _sampled(planes: Floats, at: Places) -> Floats:
    """Some planes, shape (planes, rows, columns), read between four samples at the same places each."""
    count, rows, columns = planes.shape
    down = np.clip(at[1] * rows - 0.5, 0.0, rows - 1.0)
    across = np.clip(at[0] * columns - 0.5, 0.0, columns - 1.0)
    above, before = down.astype(np.intp), across.astype(np.intp)
    below, behind = np.minimum(above + 1, rows - 1), np.minimum(before + 1, columns - 1)
    down, across = down - above, across - before
    flat = planes.reshape(count, -1)
    upper, lower = (
        flat.take(line * columns + before, axis=1) * (1.0 - across)
        + flat.take(line * columns + behind, axis=1) * across
        for line in (above, below)
    )
    return np.asarray(upper * (1.0 - down) + lower * down, np.float32)


def _move(planes: Floats, wanted: Floats, on_b: Places, matrix: Affine) -> Affine | None:
    """The next step of a fit, or None where too little of b lies on a, or nothing tells where it does."""
    on_a, inside = _places(matrix, on_b)
    if inside.mean() < LEAST_SHARED:
        return None
    there, *slopes = _sampled(planes, on_a[:, inside])
    gains, errors, weights = (found[0, 0] for found in residuals(there[None, None], wanted[None, None, inside]))
    steep = [slope * gains * planes.shape[1] for slope in slopes]
    jacobian = np.stack([slope * at for slope in steep for at in (*on_b[:, inside], 1.0)]).astype(np.float64)
    weighted = jacobian * weights
    normal = weighted @ jacobian.T
    normal[range(6), range(6)] *= 1.001
    if not np.isfinite(normal).all() or np.linalg.cond(normal) > MOST_UNSURE:
        return None
    return np.asarray(np.linalg.solve(normal, weighted @ errors).reshape(2, 3))


def turned_back(a: Bytes, b: Bytes, tilt: Tilt, side: int) -> tuple[Bytes, Bytes, tuple[Box, Box], Tilt]:
    """What both pictures show, b turned back to lie on a.

    Args:
        a: upright pixels of shape (rows, columns, 3).
        b: the other's, in a's orientation.
        tilt: how b lies on a, roughly.
        side: pixels of the longer side that are kept, at most.

    Returns:
        Two arrays of one shape, the part of a that they show and about the same of b, and how b lies there exactly.
    """
    from PIL import Image

    first, second = Image.fromarray(a), Image.fromarray(b)
    fine = _fitted(_square(first), _square(second), tilt.matrix, FINE_ROUNDS)
    matrix = fine.matrix if fine.score >= tilt.score - (1.0 - LEAST_ALIKE) else tilt.matrix
    inverse = _inverse(matrix)
    on_a = _shared_box(matrix, inverse)
    on_b = _about(on_a, inverse, first, second)
    scale = min(1.0, side / max(first.size), max(second.size) / max(first.size))
    size = (max(16, round(on_a.width * first.width * scale)), max(16, round(on_a.height * first.height * scale)))
    box = (on_a.left * first.width, on_a.top * first.height, on_a.right * first.width, on_a.bottom * first.height)
    shown = first.resize(size, Image.Resampling.BICUBIC, box=box)
    place = _pixels(inverse, on_a, size, second)
    back = second.transform(size, Image.Transform.AFFINE, place, Image.Resampling.BICUBIC)
    return np.asarray(shown), np.asarray(back), (on_a, on_b), Tilt(matrix, fine.score)


def _square(picture: Image.Image) -> Floats:
    return np.asarray(picture.convert("L").resize((FINE_SIDE, FINE_SIDE)), np.float32)


def _about(on_a: Box, inverse: Affine, a: Image.Image, b: Image.Image) -> Box:
    """The upright part of b about the middle of what both show, as large as that."""
    x, y = (inverse @ [(on_a.left + on_a.right) / 2, (on_a.top + on_a.bottom) / 2, 1.0]).tolist()
    pixels = inverse[:, :2] * np.array(b.size, np.float64)[:, None] / np.array(a.size, np.float64)
    scale = math.sqrt(abs(float(np.linalg.det(pixels))))
    across, down = on_a.width * a.width * scale / b.width / 2, on_a.height * a.height * scale / b.height / 2
    return Box(x - across, y - down, x + across, y + down)


def _inverse(matrix: Affine) -> Affine:
    linear = np.linalg.inv(matrix[:, :2])
    return np.column_stack([linear, -linear @ matrix[:, 2]])


def _pixels(inverse: Affine, on_a: Box, size: tuple[int, int], b: Image.Image) -> tuple[float, ...]:
    """Where a pixel of the shared part lies among those of b, as Pillow wants it."""
    step = np.array([on_a.width / size[0], on_a.height / size[1]])
    linear = inverse[:, :2] * step
    shift = inverse[:, :2] @ [on_a.left, on_a.top] + inverse[:, 2]
    scale = np.array(b.size, np.float64)
    linear, shift = linear * scale[:, None], shift * scale
    return (*linear[0].tolist(), float(shift[0]), *linear[1].tolist(), float(shift[1]))


def _shared_box(matrix: Affine, inverse: Affine) -> Box:
    """The upright part of a that lies on b wholly: each edge drawn in until its corners do."""
    corners = matrix @ np.array([[0.0, 1.0, 0.0, 1.0], [0.0, 0.0, 1.0, 1.0], [1.0, 1.0, 1.0, 1.0]])
    left, right = max(0.0, corners[0].min()), min(1.0, corners[0].max())
    top, bottom = max(0.0, corners[1].min()), min(1.0, corners[1].max())
    middle_x, middle_y = (left + right) / 2, (top + bottom) / 2
    for share in np.linspace(1.0, 0.3, 71):
        box = Box(
            middle_x + (left - middle_x) * share, middle_y + (top - middle_y) * share,
            middle_x + (right - middle_x) * share, middle_y + (bottom - middle_y) * share,
        )  # fmt: skip
        ends = np.array([[box.left, box.right, box.left, box.right], [box.top, box.top, box.bottom, box.bottom]])
        at = inverse[:, :2] @ ends + inverse[:, 2:]
        if at.min() >= 0.0 and at.max() <= 1.0:
            return box
    return WHOLE
