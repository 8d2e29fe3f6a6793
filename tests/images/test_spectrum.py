from __future__ import annotations

import imagehash
import numpy as np
import pytest
import scipy.fftpack
from PIL import Image

from dedupe.images.spectrum import cosines, phash_digits, resampling
from tests.images.drawn import chart, photograph


def test_cosines_are_the_unnormalised_dct_of_scipy() -> None:
    line = np.random.default_rng(1).normal(size=64)
    assert np.allclose(cosines(16, 64) @ line, scipy.fftpack.dct(line)[:16])


@pytest.mark.parametrize(
    "picture", [photograph(1), photograph(2, 100, 333), chart(), chart().convert("1").convert("RGB")]
)
def test_phash_is_that_of_imagehash(picture: Image.Image) -> None:
    square = np.asarray(picture.convert("L").resize((64, 64), Image.Resampling.LANCZOS))
    assert phash_digits(square) == str(imagehash.phash(picture, hash_size=16))


def test_resampling_the_whole_to_its_own_size_changes_nothing() -> None:
    assert np.array_equal(resampling(0.0, 1.0, 64, 64), np.eye(64, dtype=np.float32))


@pytest.mark.parametrize(("start", "stop", "target"), [(0.0, 1.0, 16), (0.2, 0.7, 40), (-0.2, 1.3, 64), (0.4, 0.6, 64)])
def test_resampling_keeps_a_plain_line_plain(start: float, stop: float, target: int) -> None:
    rows = resampling(start, stop, target, 64)
    assert rows.shape == (target, 64)
    assert np.allclose(rows.sum(axis=1), 1.0, atol=1e-5)


def test_resampling_a_part_gives_its_levels() -> None:
    ramp = np.arange(64, dtype=np.float32)
    part = resampling(0.25, 0.75, 32, 64) @ ramp
    assert np.allclose(part, ramp[16:48], atol=1e-4)
