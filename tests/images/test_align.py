from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from dedupe.images.align import (
    INVERSE,
    IS_MIRROR,
    ORIENTATIONS,
    WHOLE,
    agreements,
    boxes_of,
    inside,
    inverse,
    overlap,
    refine,
    sampled,
    smooth,
    turned,
)
from dedupe.images.arrays import Floats
from dedupe.images.trim import Box
from tests.images.drawn import photograph

edges = st.floats(0.0, 0.4)
boxes = st.builds(lambda x, y, w, h: Box(x, y, x + 0.3 + w, y + 0.3 + h), edges, edges, edges, edges)


def square(picture: Image.Image, box: Box = WHOLE) -> Floats:
    width, height = picture.size
    part = (box.left * width, box.top * height, box.right * width, box.bottom * height)
    small = picture.convert("L").resize((64, 64), Image.Resampling.LANCZOS, box=part)
    return np.asarray(small, dtype=np.float32)


def near(one: Box, other: Box, within: float) -> bool:
    return np.allclose(
        (one.left, one.top, one.right, one.bottom), (other.left, other.top, other.right, other.bottom), atol=within
    )


@pytest.mark.parametrize("orientation", range(8))
def test_an_orientation_and_its_inverse_cancel(orientation: int) -> None:
    plane = np.arange(64).reshape(8, 8)
    assert np.array_equal(turned(turned(plane, orientation), INVERSE[orientation]), plane)


def test_orientations_are_what_they_are_called() -> None:
    picture = photograph(1, 64, 64)
    plane = np.asarray(picture.convert("L"))
    expected = {
        "mirrored": Image.Transpose.FLIP_LEFT_RIGHT,
        "flipped top to bottom": Image.Transpose.FLIP_TOP_BOTTOM,
        "rotated 180°": Image.Transpose.ROTATE_180,
        "rotated 90° to the left": Image.Transpose.ROTATE_90,
        "rotated 90° to the right": Image.Transpose.ROTATE_270,
        "mirrored along the diagonal": Image.Transpose.TRANSPOSE,
        "mirrored along the other diagonal": Image.Transpose.TRANSVERSE,
    }
    for name, method in expected.items():
        number = ORIENTATIONS.index(name)
        assert np.array_equal(turned(plane, number), np.asarray(picture.transpose(method).convert("L"))), name
        assert IS_MIRROR[number] == (np.linalg.det(_matrix(number)) > 0)  # rows come before columns


def _matrix(orientation: int) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Where the unit steps to the right and down lead after the turn."""
    marks = np.zeros((2, 3, 3))
    marks[0, 1, 2] = marks[1, 2, 1] = 1
    after = turned(marks, orientation)
    return np.array([np.argwhere(plane)[0] - 1 for plane in after], dtype=np.float64)


@given(boxes)
@settings(deadline=None, max_examples=60)
def test_an_inverse_undoes_a_box(box: Box) -> None:
    assert near(inside(box, inverse(box)), WHOLE, 1e-9)
    assert near(inverse(inverse(box)), box, 1e-9)


@given(boxes)
@settings(deadline=None, max_examples=60)
def test_the_shared_part_is_the_same_seen_from_both(box: Box) -> None:
    on_a, on_b = overlap(box)
    assert near(inside(box, on_b), on_a, 1e-9)
    assert 0.0 <= on_a.left < on_a.right <= 1.0
    assert -1e-9 <= on_b.left < on_b.right <= 1.0 + 1e-9


@pytest.mark.parametrize(
    "box", [Box(0.1, 0.1, 0.9, 0.9), Box(0.0, 0.05, 0.85, 0.9), Box(0.2, 0.25, 0.85, 0.95), Box(0.3, 0.0, 1.0, 0.7)]
)
def test_a_crop_is_found_from_a_guess_nearby(box: Box) -> None:
    picture = photograph(7)
    guess = Box(box.left + 0.03, box.top - 0.03, box.right + 0.03, box.bottom + 0.02)
    found, score = refine(square(picture), square(picture, box), guess)
    assert near(found, box, 0.006)
    assert score > 0.97


def test_a_label_does_not_pull_a_picture_aside() -> None:
    one = square(photograph(8))
    other = one.copy()
    other[50:60, 4:30] = 255
    found, _ = refine(one, other, WHOLE)
    assert near(found, WHOLE, 0.004)


def test_a_flat_picture_agrees_with_nothing() -> None:
    flat = np.full((64, 64), 90, np.float32)
    assert agreements(flat[None], square(photograph(1))[None], boxes_of([WHOLE]), 48)[0] == 0.0
    assert refine(flat, flat, WHOLE)[0] == WHOLE


def test_a_placement_that_loses_the_picture_is_given_up() -> None:
    one = square(photograph(1))
    _, score = refine(one, one, Box(0.75, 0.0, 1.75, 1.0))
    assert score == -1.0


@pytest.mark.parametrize("shape", [(64, 64), (300, 200)])
def test_smoothing_keeps_the_mean_and_takes_the_detail(shape: tuple[int, int]) -> None:
    plane = np.random.default_rng(1).normal(100, 20, shape).astype(np.float32)
    soft = smooth(plane, 2.0)
    assert float(soft.mean()) == pytest.approx(float(plane.mean()), abs=1.0)
    assert float(soft.std()) < 6.0


def test_points_are_read_between_samples_of_their_own_picture() -> None:
    ramp = np.arange(20, dtype=np.float32)
    planes = np.stack([np.tile(ramp, (16, 1)), 100 + np.tile(ramp[:16, None], (1, 20))])
    found = sampled(planes, boxes_of([WHOLE, Box(0.25, 0.25, 0.75, 0.75)]), 8)
    assert np.allclose(found[0], 2.5 * (np.arange(8) + 0.5) - 0.5)
    assert np.allclose(found[1], (100 + 4 + np.arange(8) + 0.5 - 0.5)[:, None])
    beyond = sampled(planes, boxes_of([Box(0.5, 0.0, 1.5, 1.0)] * 2), 8)
    assert (beyond[0, :, 4:] == 19).all()
