"""One way to open a picture."""

from __future__ import annotations

import contextlib
import struct
import warnings
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from dedupe.errors import ImageError
from dedupe.images.canonical import Canonical, ImageFile, Limits, draft, open_canonical, read_content
from dedupe.images.scans import coarse_scans
from tests.images.pictures import bytes_of, can_write, png_of_size, refused, saved, scene, with_chunk, written

LOSSLESS = ["png", "bmp", "tif", "gif", "webp", "ppm", "pcx", "tga", "ico"]


@pytest.mark.parametrize("ending", LOSSLESS)
def test_a_lossless_format_gives_the_pixels_back(tmp_path: Path, ending: str) -> None:
    picture = Image.new("RGB", (64, 48), (10, 20, 200))
    ImageDraw.Draw(picture).rectangle((5, 6, 30, 20), fill=(255, 200, 0))
    options = {"lossless": True} if ending == "webp" else {"sizes": [(64, 48)]} if ending == "ico" else {}
    found = open_canonical(saved(tmp_path / f"a.{ending}", picture, **options))
    assert (found.width, found.height, found.frames) == (64, 48, 1)
    assert (found.pixels == np.asarray(picture)).all()
    assert found.alpha is None
    assert not found.is_reduced


@pytest.mark.parametrize("ending", ["jpg", "webp", "avif"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_tagged_picture_is_upright(tmp_path: Path, ending: str, orientation: int) -> None:
    if not can_write("AVIF") and ending == "avif":
        pytest.skip("this Pillow has no AVIF")
    turns = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # to the stored form: the inverse of what the tag undoes
    picture = scene(160, 96)
    stored = picture if orientation == 1 else picture.transpose(Image.Transpose(turns[orientation]))
    exif = Image.Exif()
    exif[0x0112] = orientation
    found = open_canonical(saved(tmp_path / f"a.{ending}", stored, exif=exif))
    assert (found.width, found.height) == (160, 96)
    assert np.abs(found.pixels.astype(int) - np.asarray(picture).astype(int)).mean() < 6


@pytest.mark.parametrize("orientation", [1, 3, 6])
def test_a_tagged_tiff_is_upright_though_its_decoder_turns_it(tmp_path: Path, orientation: int) -> None:
    picture = scene(160, 96)
    turns = {3: 3, 6: 2}
    stored = picture if orientation == 1 else picture.transpose(Image.Transpose(turns[orientation]))
    found = open_canonical(saved(tmp_path / "a.tif", stored, tiffinfo={274: orientation}))
    assert (found.width, found.height) == (160, 96)
    assert (found.pixels == np.asarray(picture)).all()


def test_an_orientation_that_is_none_is_ignored(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 9
    assert open_canonical(saved(tmp_path / "a.jpg", scene(), exif=exif)).width == 96
    broken = bytes_of(scene(), "PNG")
    broken = with_chunk(broken, b"eXIf", b"MM\0*\0\0\0\x08\xff\xff", before=b"IDAT")
    assert open_canonical(written(tmp_path / "b.png", broken)).width == 96


@pytest.mark.parametrize("name", ["n_frames", "getexif"])
def test_a_header_that_makes_its_parser_fail_says_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    from PIL import GifImagePlugin

    def fail(_: object) -> int:
        raise ValueError("broken")

    file = saved(tmp_path / "a.gif", scene())
    monkeypatch.setattr(GifImagePlugin.GifImageFile, name, property(fail) if name == "n_frames" else fail)
    found = open_canonical(file)
    assert (found.width, found.frames) == (96, 1)


def test_a_jpeg_is_decoded_small_where_that_is_enough(tmp_path: Path) -> None:
    file = saved(tmp_path / "a.jpg", scene(1600, 1000), quality=95)
    full, draft = open_canonical(file), open_canonical(file, draft_side=120)
    assert full.pixels.shape == (1000, 1600, 3)
    assert (draft.width, draft.height) == (1600, 1000)
    assert 120 <= draft.pixels.shape[0] < 240
    assert draft.is_reduced
    small = np.asarray(Image.fromarray(full.pixels).resize(draft.pixels.shape[1::-1], Image.Resampling.BOX))
    assert np.abs(small.astype(int) - draft.pixels.astype(int)).mean() < 3


@pytest.mark.parametrize("ending", ["png", "webp", "tif"])
def test_other_formats_are_reduced_alike(tmp_path: Path, ending: str) -> None:
    found = open_canonical(saved(tmp_path / f"a.{ending}", scene(1600, 1000)), draft_side=120)
    assert 120 <= found.pixels.shape[0] < 240


def test_a_thin_picture_is_not_reduced_below_the_side(tmp_path: Path) -> None:
    found = open_canonical(saved(tmp_path / "a.jpg", scene(2000, 100)), draft_side=128)
    assert found.pixels.shape == (100, 2000, 3)


def animation(tmp_path: Path, last: tuple[int, int, int], ending: str = "gif", count: int = 5) -> ImageFile:
    frames = [Image.new("RGB", (60, 40), (40 * number, 10, 10)) for number in range(count - 1)]
    frames.append(Image.new("RGB", (60, 40), last))
    return saved(tmp_path / f"{last[2]}.{ending}", frames[0], save_all=True, append_images=frames[1:], lossless=True)


@pytest.mark.parametrize("ending", ["gif", "png", "webp", "tif"])
def test_an_animation_is_more_than_its_first_frame(tmp_path: Path, ending: str) -> None:
    one = open_canonical(animation(tmp_path, (1, 2, 250), ending))
    two = open_canonical(animation(tmp_path, (1, 2, 3), ending))
    assert one.frames == two.frames == 5
    assert len(one.others) == 2
    assert (one.pixels == two.pixels).all()
    assert one.digest() != two.digest()


def test_frames_beyond_the_limit_are_not_looked_at(tmp_path: Path) -> None:
    few = Limits(max_frames=3)
    one = open_canonical(animation(tmp_path, (1, 2, 250)), few)
    two = open_canonical(animation(tmp_path, (1, 2, 3)), few)
    assert one.frames == 5, "they are counted all the same"
    assert one.digest() == two.digest()


def test_a_broken_later_frame_does_not_spoil_the_first(tmp_path: Path) -> None:
    whole = Path(animation(tmp_path, (1, 2, 3)).path).read_bytes()
    found = open_canonical(written(tmp_path / "cut.gif", whole[: len(whole) - 20]))
    assert found.pixels[0, 0].tolist() == [0, 10, 10]


def test_a_digest_sees_what_can_be_seen(tmp_path: Path) -> None:
    picture = scene()
    plain = open_canonical(saved(tmp_path / "a.png", picture)).digest()
    opaque = picture.copy()
    opaque.putalpha(255)
    assert open_canonical(saved(tmp_path / "b.png", opaque)).digest() == plain
    assert open_canonical(saved(tmp_path / "c.bmp", picture)).digest() == plain
    veiled = picture.copy()
    veiled.putalpha(254)
    assert open_canonical(saved(tmp_path / "d.png", veiled)).digest() != plain
    assert open_canonical(saved(tmp_path / "e.png", picture.transpose(Image.Transpose(1)))).digest() != plain


def test_a_picture_under_a_name_that_misleads_is_read(tmp_path: Path) -> None:
    file = written(tmp_path / "photo.HEIC", bytes_of(scene(), "JPEG"))
    found = open_canonical(file)
    assert found.format == "JPEG"


def test_a_member_of_an_archive_is_read_from_its_place(tmp_path: Path) -> None:
    data = bytes_of(scene(), "PNG")
    place = tmp_path / "shard.tar"
    place.write_bytes(b"x" * 512 + data + bytes_of(Image.new("RGB", (5, 5)), "PNG"))
    found = open_canonical(ImageFile(str(place), 512, len(data)))
    assert (found.pixels == np.asarray(scene())).all()
    assert found.sha256 == open_canonical(written(tmp_path / "a.png", data)).sha256
    assert refused(ImageFile(str(place), 512, 10**6)).reason == "truncated"


def test_large_files_are_decoded_from_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = bytes_of(scene(), "PNG")
    file = written(tmp_path / "a.png", data)
    member = written(tmp_path / "b.bin", b"head" + data + b"tail")
    known = open_canonical(file)
    monkeypatch.setattr("dedupe.images.content.IN_MEMORY", 100)
    monkeypatch.setattr("dedupe.images.content.BLOCK", 64)
    for place in (file, ImageFile(member.path, 4, len(data))):
        found = open_canonical(place)
        assert found.sha256 == known.sha256
        assert (found.pixels == known.pixels).all()


def test_too_many_pixels_are_refused_before_they_are_decoded(tmp_path: Path) -> None:
    bomb = written(tmp_path / "bomb.png", png_of_size(1_000_000, 1_000_000))
    error = refused(bomb)
    assert error.reason == "oversized"
    assert "1000000 x 1000000" in error.message
    assert "max-pixels" in str(error)
    assert refused(saved(tmp_path / "b.png", scene()), Limits(max_pixels=96 * 64 - 1)).reason == "oversized"
    assert open_canonical(ImageFile(str(tmp_path / "b.png")), Limits(max_pixels=96 * 64)).width == 96


def test_a_size_that_no_picture_has(tmp_path: Path) -> None:
    assert refused(written(tmp_path / "a.png", png_of_size(0, 5))).reason in ("unreadable", "truncated")
    bmp = bytearray(bytes_of(scene(), "BMP"))
    bmp[18:22] = struct.pack("<i", 0)
    assert refused(written(tmp_path / "a.bmp", bytes(bmp))).reason == "unreadable"


def test_nothing_global_is_changed_and_nothing_is_printed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    from PIL import ImageFile as Switches

    before = (Image.MAX_IMAGE_PIXELS, Switches.LOAD_TRUNCATED_IMAGES, list(warnings.filters))
    tiff = bytearray(bytes_of(scene(200, 200), "TIFF", compression="tiff_lzw"))
    tiff[60:400] = bytes(340)
    for number in range(0, len(tiff), len(tiff) // 7):
        broken = bytes(tiff[:number]) + b"\xff" * 9 + bytes(tiff[number:])
        with contextlib.suppress(ImageError):
            open_canonical(written(tmp_path / "a.tif", broken))
    assert before == (Image.MAX_IMAGE_PIXELS, Switches.LOAD_TRUNCATED_IMAGES, list(warnings.filters))
    assert capfd.readouterr() == ("", "")


def test_a_canonical_picture_is_a_value(tmp_path: Path) -> None:
    file = saved(tmp_path / "a.png", scene())
    assert open_canonical(file) == open_canonical(file)
    assert isinstance(open_canonical(file), Canonical)
    assert "pixels" not in repr(open_canonical(file))


@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_a_draft_of_a_progressive_jpeg_decodes_its_coarse_scans_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: str
) -> None:
    place = tmp_path / "progressive.jpg"
    dice = np.random.default_rng(8)
    levels = dice.integers(0, 256, (70, 90, 3), np.uint8).repeat(4, axis=0).repeat(4, axis=1)
    Image.fromarray(levels).convert(mode).save(place, progressive=True, quality=90)

    def seen() -> tuple[str, bytes]:
        with read_content(ImageFile(str(place)), Limits()) as content:
            found = draft(content, Limits(), 32)
        return found.digest, found.colours.tobytes()

    decoded: list[int] = []

    def noted(data: bytes) -> bytes | None:
        decoded.append(len(data))
        return coarse_scans(data)

    monkeypatch.setattr("dedupe.images.decoder.coarse_scans", noted)
    coarsely = seen()
    assert decoded == [place.stat().st_size]
    monkeypatch.setattr("dedupe.images.decoder.coarse_scans", lambda _: None)
    assert seen() == coarsely
