from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from dedupe.images.resample import lanczos
from tests.images.drawn import chart, photograph


def pillows(picture: Image.Image, side: int) -> np.ndarray[tuple[int, ...], np.dtype[np.int16]]:
    return np.asarray(picture.resize((side, side), Image.Resampling.LANCZOS)).astype(np.int16)


@pytest.mark.parametrize("picture", [photograph(1), photograph(2, 100, 333), chart(), photograph(3, 40, 31)])
@pytest.mark.parametrize("side", [64, 10])
def test_it_is_pillows_square_within_a_level(picture: Image.Image, side: int) -> None:
    grey = picture.convert("L")
    apart = np.abs(lanczos(np.asarray(grey), side) - pillows(grey, side))
    assert apart.max() <= 2
    assert apart.mean() < 0.25


@given(st.integers(1, 300), st.integers(1, 300), st.integers(0, 255))
@settings(max_examples=40, deadline=None)
def test_a_plain_picture_stays_plain(width: int, height: int, level: int) -> None:
    assert (lanczos(np.full((height, width), level, np.uint8), 64) == level).all()


@pytest.mark.parametrize("shape", [(1, 1), (1, 500), (700, 1), (128, 5000)])
def test_any_shape_gives_a_square(shape: tuple[int, int]) -> None:
    noise = np.random.default_rng(1).integers(0, 256, shape, np.uint8)
    square = lanczos(noise, 64)
    assert square.shape == (64, 64)
    assert square.dtype == np.uint8
    assert np.abs(square - pillows(Image.fromarray(noise), 64)).max() <= 2


def test_a_square_of_its_own_size_is_kept() -> None:
    square = np.random.default_rng(2).integers(0, 256, (64, 64), np.uint8)
    assert np.array_equal(lanczos(square, 64), square)


def test_steps_do_not_ring_out_of_range() -> None:
    steps = np.kron(np.indices((6, 6)).sum(axis=0) % 2, np.ones((50, 50), int)).astype(np.uint8) * 255
    assert np.abs(lanczos(steps, 64).astype(np.int16) - pillows(Image.fromarray(steps), 64)).max() <= 1
