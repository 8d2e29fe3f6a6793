from __future__ import annotations

import imagehash
import numpy as np
import pytest
import scipy.fftpack
from PIL import Image

from dedupe.images import spectrum
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


def drawn_squares() -> list[np.ndarray[tuple[int, ...], np.dtype[np.uint8]]]:
    """Plain, symmetric and striped squares, whose frequencies are equal but for rounding; noise; pictures."""
    random = np.random.default_rng(4)
    half = random.integers(0, 256, (64, 32), np.uint8)
    squares = [np.full((64, 64), level, np.uint8) for level in (0, 7, 255)]
    squares += [np.concatenate([half, half[:, ::-1]], axis=1), np.tile(np.arange(64, dtype=np.uint8) * 4, (64, 1))]
    squares += [np.kron(np.eye(8), np.full((8, 8), 200)).astype(np.uint8), np.diag(np.full(64, 255)).astype(np.uint8)]
    squares += [(np.indices((64, 64)).sum(axis=0) // step % 2 * 255).astype(np.uint8) for step in (1, 2, 4, 8)]
    squares += [random.integers(0, top, (64, 64)).astype(np.uint8) for top in (2, 16, 256) for _ in range(40)]
    pictures = [photograph(seed, 90 + 7 * seed, 120) for seed in range(30)] + [chart()]
    return squares + [
        np.asarray(picture.convert("L").resize((64, 64), Image.Resampling.LANCZOS)) for picture in pictures
    ]


def test_phash_is_that_of_imagehash_bit_for_bit() -> None:
    for square in drawn_squares():
        assert phash_digits(square) == str(imagehash.phash(Image.fromarray(square), hash_size=16))


def test_imagehash_is_asked_only_where_rounding_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def count(square: object) -> str:
        asked.append(square)
        return "0" * 64

    monkeypatch.setattr(spectrum, "_of_imagehash", count)
    phash_digits(np.asarray(photograph(1).convert("L").resize((64, 64))))
    assert asked == []
    assert phash_digits(np.zeros((64, 64), np.uint8)) == "0" * 64
    assert len(asked) == 1


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
