from __future__ import annotations

import json
import pickle
from pathlib import Path

import imagehash
import numpy as np
import pytest
from PIL import Image, ImageOps

from dedupe.errors import ImageError
from dedupe.images.canonical import Draft, ImageFile, open_canonical
from dedupe.images.fingerprint import ALGORITHM, DRAFT_SIDE, VIEW_BYTES, Fingerprint, View, fingerprint, from_draft
from tests.images.drawn import chart, photograph

GOLDEN = Path(__file__).parent / "golden" / "phashes.json"
ROUNDING = 6
"""Bits that may differ where squares differ by a level here and there: made by another way of rounding."""
DRIFT = 4
"""Bits by which a pinned hash may differ under another Pillow or libjpeg."""


def of(path: Path) -> Fingerprint:
    return fingerprint(ImageFile(str(path)))


def bits_apart(a: str, b: str) -> int:
    return (int(a, 16) ^ int(b, 16)).bit_count()


def save(picture: Image.Image, path: Path, **options: object) -> Path:
    picture.save(path, **options)  # type: ignore[arg-type]
    return path


PICTURES = {
    "photo.jpg": (photograph(1), {"quality": 90}),
    "large.jpg": (photograph(2, 1500, 1000), {"quality": 80}),
    "photo.png": (photograph(3), {}),
    "chart.png": (chart(), {}),
    "chart.gif": (chart(), {}),
    "grey.webp": (photograph(4).convert("L"), {"quality": 80}),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pictures")
    for name, (picture, options) in PICTURES.items():
        save(picture, folder / name, **options)
    return folder


@pytest.mark.parametrize("name", sorted(PICTURES))
def test_phash_is_that_of_imagehash(folder: Path, name: str) -> None:
    mark = of(folder / name)
    assert mark.whole is not None
    assert mark.phash == str(imagehash.phash(Image.fromarray(mark.whole.grey), hash_size=16))
    canonical = open_canonical(ImageFile(str(folder / name)), draft_side=DRAFT_SIDE)
    expected = imagehash.phash(Image.fromarray(canonical.pixels), hash_size=16)
    assert bits_apart(mark.phash, str(expected)) <= ROUNDING


@pytest.mark.parametrize("name", sorted(PICTURES))
def test_pinned_phashes(folder: Path, name: str) -> None:
    pinned = json.loads(GOLDEN.read_text(encoding="utf-8"))
    assert bits_apart(of(folder / name).phash, pinned[name]) <= DRIFT


@pytest.mark.parametrize("name", sorted(PICTURES))
def test_phash_is_near_that_of_the_picture_in_full(folder: Path, name: str) -> None:
    with Image.open(folder / name) as opened:
        full = imagehash.phash(opened.convert("RGB"), hash_size=16)
    assert bits_apart(of(folder / name).phash, str(full)) <= 16


@pytest.mark.parametrize("name", sorted(PICTURES))
def test_round_trips(folder: Path, name: str) -> None:
    mark = of(folder / name)
    assert Fingerprint.from_bytes(mark.to_bytes()) == mark
    assert pickle.loads(pickle.dumps(mark)) == mark
    assert len(mark.to_bytes()) < 3 * VIEW_BYTES


def test_bordered_pictures_keep_what_is_inside(tmp_path: Path) -> None:
    mark = of(save(ImageOps.expand(photograph(1), 30, "white"), tmp_path / "a.png"))
    assert mark.box is not None
    assert mark.trimmed is not None
    plain = of(save(photograph(1), tmp_path / "b.png"))
    assert plain.whole is not None
    apart = np.abs(mark.trimmed.grey.astype(int) - plain.whole.grey)
    assert float(apart.mean()) < 2.0
    assert Fingerprint.from_bytes(mark.to_bytes()) == mark


def test_what_is_kept_of_a_file(folder: Path) -> None:
    mark = of(folder / "large.jpg")
    assert (mark.width, mark.height, mark.format, mark.mode, mark.frames) == (1500, 1000, "JPEG", "RGB", 1)
    assert mark.reduced
    assert not mark.drawing
    assert of(folder / "chart.png").drawing
    assert mark.low_information is None


def test_a_vector_drawing_counts_by_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    path.write_text('<svg xmlns="http://www.w3.org/2000/svg"><circle r="4"/></svg>')
    mark = of(path)
    assert mark.is_vector
    assert mark.low_information == "a vector drawing"
    assert Fingerprint.from_bytes(mark.to_bytes()) == mark


def test_equal_pixels_give_equal_digests(tmp_path: Path) -> None:
    one = of(save(photograph(5), tmp_path / "a.png", compress_level=1))
    two = of(save(photograph(5), tmp_path / "b.png", compress_level=9))
    assert one.sha256 != two.sha256
    assert one.pixel_digest == two.pixel_digest


def test_a_transparent_picture_is_low_in_information(tmp_path: Path) -> None:
    picture = photograph(6).convert("RGBA")
    picture.putalpha(0)
    mark = of(save(picture, tmp_path / "a.png"))
    assert mark.low_information is not None


def test_an_unreadable_file_raises(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n broken")
    with pytest.raises(ImageError):
        of(path)


@pytest.mark.parametrize("data", [b"", b"no fingerprint", b"\0" * 9000])
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="no fingerprint"):
        Fingerprint.from_bytes(data)


def test_cut_bytes_are_refused(folder: Path) -> None:
    data = of(folder / "photo.png").to_bytes()
    for length in (3, 60, 130, len(data) - 1):
        with pytest.raises(ValueError, match="no fingerprint"):
            Fingerprint.from_bytes(data[:length])
    with pytest.raises(ValueError, match="no fingerprint"):
        Fingerprint.from_bytes(data + b"x")


def test_a_view_round_trips() -> None:
    random = np.random.default_rng(2)
    view = View.of(random.integers(0, 256, (64, 64), np.uint8), random.integers(0, 256, (2, 16, 16), np.uint8))
    assert View.of(view.grey, view.chroma) == view
    assert len(view.data) == VIEW_BYTES


def test_the_algorithm_has_a_version() -> None:
    assert ALGORITHM.startswith("dedupe-")


def test_the_hash_as_imagehash_has_it(folder: Path) -> None:
    one, other = of(folder / "photo.jpg"), of(folder / "large.jpg")
    assert str(one.image_hash) == one.phash
    assert one.image_hash - other.image_hash == bits_apart(one.phash, other.phash)
    assert one.image_hash - one.image_hash == 0


def jpeg(folder: Path, picture: Image.Image, orientation: int = 1) -> Path:
    exif = Image.Exif()
    exif[0x0112] = orientation
    return save(picture, folder / f"{picture.mode}-{orientation}.jpg", quality=95, subsampling=0, exif=exif)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_jpegs_planes_are_turned_upright(tmp_path: Path, orientation: int) -> None:
    mark = of(jpeg(tmp_path, photograph(2, 600, 400), orientation))
    canonical = open_canonical(ImageFile(str(tmp_path / f"RGB-{orientation}.jpg")), draft_side=DRAFT_SIDE)
    expected = from_draft(Draft.of(canonical))
    assert (mark.width, mark.height) == (expected.width, expected.height)
    assert mark.whole is not None
    assert expected.whole is not None
    assert np.abs(mark.whole.grey.astype(int) - expected.whole.grey).max() <= 3
    assert np.abs(mark.whole.chroma.astype(int) - expected.whole.chroma).max() <= 3
    assert (mark.reduced, mark.drawing, mark.low_information) == (True, False, None)


def test_very_large_jpegs_are_reduced_further(tmp_path: Path) -> None:
    mark = of(save(photograph(4, 2400, 2200), tmp_path / "a.jpg", quality=80))
    small = of(save(photograph(4, 2400, 2200).resize((1200, 1100)), tmp_path / "b.jpg", quality=90))
    assert mark.whole is not None
    assert small.whole is not None
    assert float(np.abs(mark.whole.grey.astype(int) - small.whole.grey).mean()) < 2.0


@pytest.mark.parametrize("mode", ["L", "CMYK"])
def test_jpegs_of_other_planes_are_read_as_any_picture(tmp_path: Path, mode: str) -> None:
    mark = of(jpeg(tmp_path, photograph(2, 600, 400).convert(mode)))
    assert (mark.mode, mark.reduced) == (mode, True)


def test_a_jpeg_that_holds_rgb_is_read_as_such(tmp_path: Path) -> None:
    path = save(photograph(2, 600, 400), tmp_path / "a.jpg", quality=95, keep_rgb=True)
    plain = of(save(photograph(2, 600, 400), tmp_path / "b.jpg", quality=95))
    mark = of(path)
    assert mark.whole is not None
    assert plain.whole is not None
    assert np.abs(mark.whole.grey.astype(int) - plain.whole.grey).max() <= 4
    assert np.abs(mark.whole.chroma.astype(int) - plain.whole.chroma).max() <= 4


def test_a_jpeg_without_any_mark_of_its_colours_is_luma_where_its_planes_are_numbered_so(tmp_path: Path) -> None:
    data = save(photograph(2, 600, 400), tmp_path / "a.jpg", quality=95).read_bytes()
    assert data[2:4] == b"\xff\xe0"
    (tmp_path / "b.jpg").write_bytes(data[:2] + data[4 + int.from_bytes(data[4:6], "big") :])
    assert of(tmp_path / "a.jpg").whole == of(tmp_path / "b.jpg").whole


def test_a_jpeg_that_ends_early_is_truncated(tmp_path: Path) -> None:
    data = save(photograph(2, 600, 400), tmp_path / "a.jpg").read_bytes()
    (tmp_path / "a.jpg").write_bytes(data[: len(data) // 2])
    with pytest.raises(ImageError) as caught:
        of(tmp_path / "a.jpg")
    assert caught.value.reason == "truncated"


def test_a_drawing_is_told_from_a_jpegs_planes(tmp_path: Path) -> None:
    assert of(save(chart(), tmp_path / "a.jpg", quality=95)).drawing
    dots = np.kron(np.indices((200, 200)).sum(axis=0) % 2, np.ones((3, 3), int)).astype(np.uint8) * 255
    assert of(save(Image.fromarray(dots).convert("RGB"), tmp_path / "b.jpg", quality=95)).format == "JPEG"
