"""A progressive JPEG without its fine scans is the same picture at an eighth of its size."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
import pytest
from PIL import Image

from dedupe.images.scans import REDUCTION, coarse_scans

SIZE = (1061, 613)
"""No whole number of blocks, and more of them than one code ends."""


def picture(mode: str) -> Image.Image:
    """Waves of many lengths with some noise: every coefficient has something to say."""
    y, x = np.mgrid[: SIZE[1], : SIZE[0]].astype(np.float32)
    planes = [np.sin(x / (3 + 7 * n)) * np.cos(y / (40 - 9 * n)) * 90 + 128 for n in range(len(mode))]
    noise = np.random.default_rng(5).normal(0, 12, (SIZE[1], SIZE[0], 1))
    levels = np.clip(np.stack(planes, axis=2) + noise, 0, 255).astype(np.uint8)
    return Image.merge(mode, [Image.fromarray(np.ascontiguousarray(plane)) for plane in levels.transpose(2, 0, 1)])


def saved(mode: str = "RGB", **options: Any) -> bytes:
    place = io.BytesIO()
    picture(mode).save(place, "JPEG", **{"quality": 88, "progressive": True, **options})
    return place.getvalue()


def eighth(data: bytes, mode: str | None) -> Any:
    with Image.open(io.BytesIO(data)) as image:
        image.draft(mode, (image.width // REDUCTION, image.height // REDUCTION))
        return np.asarray(image)


@pytest.mark.parametrize("form", ["YCbCr", None])
@pytest.mark.parametrize("options", [
    {"subsampling": "4:2:0"}, {"subsampling": "4:2:2"}, {"subsampling": "4:4:4"}, {"restart_marker_blocks": 7},
    {"restart_marker_rows": 1}, {"quality": 30}, {"mode": "L"}, {"mode": "CMYK"}, {"comment": b"\xff\xda in words"},
])  # fmt: skip
def test_it_is_the_same_picture(options: dict[str, Any], form: str | None) -> None:
    data = saved(**options)
    left = coarse_scans(data)
    assert left is not None
    assert len(left) < 0.45 * len(data)
    assert np.array_equal(eighth(data, form), eighth(left, form))


def test_what_is_not_progressive_is_left_alone() -> None:
    assert coarse_scans(saved(progressive=False)) is None


@pytest.mark.parametrize("share", [0.01, 0.1, 0.5, 0.9, 0.999])
def test_what_is_cut_is_left_to_the_decoder(share: float) -> None:
    data = saved()
    assert coarse_scans(data[: int(share * len(data))]) is None


def scans(data: bytes) -> list[int]:
    """Where the scans begin."""
    return [at for at in range(len(data)) if data[at : at + 2] == b"\xff\xda"]


def test_what_a_decoder_guesses_at_is_left_to_it() -> None:
    data = saved()
    # The last scan tells the last bit of the further coefficients: without it each of them is known roughly.
    whole_but_rough = data[: scans(data)[-1]] + b"\xff\xd9"
    assert coarse_scans(whole_but_rough) is None


@pytest.mark.parametrize(("at", "value"), [(7, 64), (8, 64), (9, 0x2F), (9, 0x31)])
def test_a_scan_that_a_decoder_refuses_is_left_to_it(at: int, value: int) -> None:
    data = bytearray(saved())
    data[scans(bytes(data))[1] + at] = value
    assert coarse_scans(bytes(data)) is None


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xd8", b"\xff\xd8\xff", b"\xff\xd8\xff\xda\0\2\xff\xd9", b"\xff\xd8\xff\xc2\0\3"]
)
def test_pieces_are_left_to_the_decoder(data: bytes) -> None:
    assert coarse_scans(data) is None


def test_bytes_at_random_do_no_harm() -> None:
    data = saved(quality=20)
    dice = np.random.default_rng(3)
    for _ in range(300):
        broken = bytearray(data)
        for at in dice.integers(2, 900, 3):
            broken[at] = dice.integers(256)
        coarse_scans(bytes(broken))
