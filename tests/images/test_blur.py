from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.ndimage import gaussian_filter

from dedupe.images.blur import blurred


@pytest.mark.parametrize("shape", [(200, 300), (2, 33, 170), (2, 3, 64, 64), (500, 1), (3, 32)])
@pytest.mark.parametrize("sigma", [0.6, 0.8, 1.3, 3.5])
def test_it_is_scipys_filter(shape: tuple[int, ...], sigma: float) -> None:
    planes = np.random.default_rng(1).uniform(0, 255, shape).astype(np.float32)
    sigmas = (*(0.0,) * (len(shape) - 2), sigma, sigma)
    expected = gaussian_filter(planes, sigmas, mode="nearest", truncate=3.0)
    found = blurred(planes, sigma)
    assert found.dtype == np.float32
    assert np.abs(found - expected).max() < 1e-3


@given(st.integers(1, 90), st.integers(1, 90), st.sampled_from([0.6, 2.5]))
@settings(max_examples=30, deadline=None)
def test_a_plain_picture_stays_plain(rows: int, columns: int, sigma: float) -> None:
    assert np.abs(blurred(np.full((rows, columns), 200.0, np.float32), sigma) - 200.0).max() < 1e-3


def test_planes_that_do_not_lie_in_one_piece_are_blurred_alike() -> None:
    plane = np.random.default_rng(2).uniform(0, 255, (120, 100)).astype(np.float32)
    assert np.abs(blurred(plane.T, 1.3) - blurred(plane, 1.3).T).max() < 1e-3
