from __future__ import annotations

import numpy as np
import pytest

from dedupe.images.align import part
from dedupe.images.refit import COARSE, details_agree, normal, parts, resamplings
from dedupe.images.spectrum import resampling
from dedupe.images.trim import Box
from tests.images.drawn import photograph


def square(seed: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    return np.asarray(photograph(seed, 320, 320).convert("L"), np.float32)


def small(
    big: np.ndarray[tuple[int, ...], np.dtype[np.float32]], box: Box
) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    return part(big, box, 32, 32)[None]


WHOLE = np.array([[0, 0, 1, 1]], np.float32)


def test_many_resamplings_are_each_what_one_is() -> None:
    starts, stops = np.array([0.0, 0.25, -0.05], np.float32), np.array([1.0, 0.85, 0.6], np.float32)
    for start, stop, found in zip(starts, stops, resamplings(starts, stops, COARSE, 32), strict=True):
        assert np.allclose(found, resampling(float(start), float(stop), COARSE, 32), atol=1e-5)


def test_parts_are_those_of_one_square() -> None:
    whole = small(square(1), Box())
    box = Box(0.1, 0.2, 0.8, 0.9)
    boxes = np.array([[box.left, box.top, box.right, box.bottom]], np.float32)
    assert np.allclose(parts(whole, boxes, COARSE)[0], part(whole[0], box, COARSE, COARSE), atol=1e-2)


@pytest.mark.parametrize("seed", range(4))
def test_a_badly_placed_crop_agrees_once_it_is_moved_and_another_picture_does_not(seed: int) -> None:
    cropped = small(square(seed), Box(0.13, 0.07, 0.80, 0.72))
    guess = np.array([[0.1, 0.1, 0.8, 0.8]], np.float32)
    assert details_agree(small(square(seed), Box()), cropped, guess, WHOLE)[0] > 0.6
    assert details_agree(small(square(seed + 10), Box()), cropped, guess, WHOLE)[0] < 0.5


def test_flat_squares_have_no_details_to_differ_in() -> None:
    flat = np.full((1, 32, 32), 7, np.float32)
    assert details_agree(flat, flat, WHOLE, WHOLE).tolist() == [1.0]
    assert details_agree(flat, small(square(1), Box()), WHOLE, WHOLE).tolist() == [0.0]
    assert not normal(flat.reshape(1, -1)).any()


def test_what_stands_beside_a_pair_does_not_change_it() -> None:
    a = np.concatenate([small(square(seed), Box()) for seed in range(5)])
    b = np.concatenate([small(square(seed), Box(0.1, 0.1, 0.9, 0.9)) for seed in range(5)])
    boxes = np.repeat(np.array([[0.1, 0.1, 0.9, 0.9]], np.float32), 5, axis=0)
    together = details_agree(a, b, boxes, np.repeat(WHOLE, 5, axis=0))
    alone = [details_agree(a[n : n + 1], b[n : n + 1], boxes[:1], WHOLE)[0] for n in range(5)]
    assert together.tolist() == alone
