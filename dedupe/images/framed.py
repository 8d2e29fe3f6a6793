"""Two pictures, one of which may have been given a frame -> how they lie on one another once the frame alone is gone.

A dark screen in a black frame, a flag in a white one, a page whose own margins are as white as what was put around it:
the plain lines at the edges say where the last of them ends, not where the frame does. So every way in which either
picture may lose its borders is tried, and that is taken in which the most of them agrees.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import TYPE_CHECKING

import numpy as np
from attrs import frozen

from dedupe.images.align import INVERSE, WHOLE, correlation, turned
from dedupe.images.arrays import Bytes, Floats
from dedupe.images.placement import Placement
from dedupe.images.trim import Box, even_frame, plain_margins

if TYPE_CHECKING:
    from PIL import Image

SIDE = 48
"""Side of the squares that ways of taking borders away are compared on: a border of two hundredths is a sample wide."""
RIM = 2
"""Samples left out on each side of these: an encoder's noise makes a frame seem narrower, and what is left of it is
lighter or darker than anything within."""
LEAST_ALIKE = 0.93
"""Correlation there from which pictures are looked at: in frames taken away to a pixel copies have .97 and more."""
AS_ALIKE = 0.01
"""Correlation that more of the pictures is worth: what has margins of its own agrees with and without them."""
NEAR = 0.0125
"""Share of a side by which two ways may differ and be one: half of what makes a part a crop. A second look at what was
found changed would miss, now and then, what the first one saw."""
TRIED = 2
"""Ways that are looked at, at most."""
BLED = 8
"""Pixels by which a frame may seem too narrow on each side: an encoder's noise spills over a block."""


@frozen(slots=True)
class Unframed:
    """A way in which two pictures may lose their borders.

    Attributes:
        placement: how the second lies on the first then.
        exact: whether both parts are known to a pixel, and have the same number of them.
    """

    placement: Placement
    exact: bool

    @property
    def shown(self) -> float:
        """How much of both pictures is left, 0 to 2."""
        return sum(box.width * box.height for box in (self.placement.on_a, self.placement.on_b))


def ways_unframed(a: Bytes, b: Bytes, orientation: int, *, reduced: bool = False) -> Iterator[Unframed]:
    """How two pictures may lie on one another without their borders, the likeliest first.

    Args:
        a: upright colours of the first, shape (rows, columns, 3).
        b: the other's.
        orientation: what was done to a to get b.
        reduced: whether they have fewer pixels than the pictures, so that nothing is known to a pixel.
    """
    from PIL import Image

    back = np.ascontiguousarray(turned(b.transpose(2, 0, 1), INVERSE[orientation]).transpose(1, 2, 0))
    first, second = (Image.fromarray(pixels).convert("L") for pixels in (a, back))
    ways = []
    parts = product(_parts(first), _parts(second))
    for (x, x_is_even, square_x), (y, y_is_even, square_y) in parts:
        # The two whole have been compared already, which is the same as with as much gone of both; and so have both
        # without whatever is plain.
        if (x_is_even or y_is_even) and not _are_near(x, y):
            may_fit = not reduced and x_is_even and y_is_even
            fitted = _to_a_pixel(x, y, first.size, second.size) if may_fit else None
            on_a, on_b = fitted or (x, y)
            squares = (_square(first, on_a), _square(second, on_b)) if fitted else (square_x, square_y)
            score = correlation(*squares)
            if score >= LEAST_ALIKE:
                ways.append(Unframed(Placement(orientation, on_a, on_b, (False, False), score), fitted is not None))
    most = max((way.placement.score for way in ways), default=0.0)
    yield from sorted(ways, key=lambda way: (not way.exact, way.placement.score < most - AS_ALIKE, -way.shown))[:TRIED]


def _parts(picture: Image.Image) -> list[tuple[Box, bool, Floats]]:
    """The picture whole and without its borders in every way that differs: whether evenly so, and a square of each."""
    grey = np.asarray(picture)
    boxes = {WHOLE: True}
    for box, is_even in (
        (even_frame(grey), True),
        (plain_margins(grey, frames=1), False),
        (plain_margins(grey), False),
    ):
        if box is not None:
            boxes.setdefault(box, is_even)
    return [(box, is_even, _square(picture, box)) for box, is_even in boxes.items()]


def _are_near(x: Box, y: Box) -> bool:
    edges = zip((x.left, x.top, x.right, x.bottom), (y.left, y.top, y.right, y.bottom), strict=True)
    return max(abs(one - other) for one, other in edges) <= NEAR


def _square(picture: Image.Image, part: Box) -> Floats:
    from PIL import Image

    width, height = picture.size
    edges = (part.left * width, part.top * height, part.right * width, part.bottom * height)
    square = np.asarray(picture.resize((SIDE, SIDE), Image.Resampling.BOX, box=edges)).astype(np.float32)
    return square[RIM:-RIM, RIM:-RIM]


def _to_a_pixel(x: Box, y: Box, a: tuple[int, int], b: tuple[int, int]) -> tuple[Box, Box] | None:
    """Two parts made of equal size about their middles, where they nearly are, and evenly so; else None."""
    sides = []
    for (start_x, stop_x, length_x), (start_y, stop_y, length_y) in (
        ((x.left, x.right, a[0]), (y.left, y.right, b[0])),
        ((x.top, x.bottom, a[1]), (y.top, y.bottom, b[1])),
    ):
        ends = [round(end * length) for end, length in ((start_x, length_x), (stop_x, length_x))]
        others = [round(end * length) for end, length in ((start_y, length_y), (stop_y, length_y))]
        more = (others[1] - others[0]) - (ends[1] - ends[0])
        if more % 2 or abs(more) > 2 * BLED:
            return None
        wider = others if more > 0 else ends
        wider[0] += abs(more) // 2
        wider[1] -= abs(more) // 2
        sides.append(([end / length_x for end in ends], [end / length_y for end in others]))
    (across_x, across_y), (down_x, down_y) = sides
    return Box(across_x[0], down_x[0], across_x[1], down_x[1]), Box(across_y[0], down_y[0], across_y[1], down_y[1])
