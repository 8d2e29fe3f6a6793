from __future__ import annotations

import io

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageOps

from dedupe.demo import copies
from dedupe.demo.draw import photograph
from dedupe.demo.scenes import SCENES


@pytest.fixture(scope="module")
def original() -> Image.Image:
    return photograph(SCENES["lighthouse"], 240, 160)


def pixels(data: bytes) -> NDArray[np.int64]:
    with Image.open(io.BytesIO(data)) as image:
        return np.asarray(ImageOps.exif_transpose(image).convert("RGB")).astype(np.int64)


def distance(a: NDArray[np.int64], b: NDArray[np.int64]) -> float:
    return float(abs(a - b).mean())


def test_half_size_is_half_as_wide_and_as_high(original: Image.Image) -> None:
    assert pixels(copies.half_size(original)).shape == (80, 120, 3)


def test_exif_turns_the_picture_upright_again(original: Image.Image) -> None:
    data = copies.turned_by_exif(original)
    with Image.open(io.BytesIO(data)) as stored:
        assert stored.size == (160, 240)
    assert distance(pixels(data), np.asarray(original).astype(np.int64)) < 4


def test_a_border_goes_all_around(original: Image.Image) -> None:
    framed = pixels(copies.bordered(original))
    assert framed.shape == (180, 260, 3)
    assert framed[:8].min() > 240
    assert distance(framed[10:-10, 10:-10], np.asarray(original).astype(np.int64)) < 4


def test_mirrored_exchanges_left_and_right(original: Image.Image) -> None:
    assert distance(pixels(copies.mirrored(original))[:, ::-1], np.asarray(original).astype(np.int64)) < 4


def test_a_crop_keeps_the_middle(original: Image.Image) -> None:
    across, down = round(copies.CROP * 240), round(copies.CROP * 160)
    middle = np.asarray(original).astype(np.int64)[down : 160 - down, across : 240 - across]
    assert distance(pixels(copies.cropped(original)), middle) < 4


def test_saved_as_png_has_the_same_pixels(original: Image.Image) -> None:
    first = copies.jpeg(original)
    assert (pixels(first) == pixels(copies.saved_as_png(first))).all()


def test_a_torn_file_cannot_be_decoded_to_its_end(original: Image.Image) -> None:
    with Image.open(io.BytesIO(copies.torn(copies.jpeg(original)))) as image, pytest.raises(OSError, match="truncated"):
        image.load()
