"""One way to open a picture."""

from __future__ import annotations

import contextlib
import io
import os
import socket
import struct
import sys
import warnings
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from dedupe.errors import ImageError
from dedupe.images.canonical import Canonical, ImageFile, Limits, open_canonical
from tests.images.pictures import can_write, chunk, png_of_size, saved, scene, with_chunk, written

LOSSLESS = ["png", "bmp", "tif", "gif", "webp", "ppm", "pcx", "tga", "ico"]


def bytes_of(picture: Image.Image, form: str, **options: object) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, form, **options)
    return stream.getvalue()


def refused(file: ImageFile, limits: Limits | None = None) -> ImageError:
    with pytest.raises(ImageError) as caught:
        open_canonical(file, limits)
    assert caught.value.path == file.path
    return caught.value


@pytest.mark.parametrize("ending", LOSSLESS)
def test_a_lossless_format_gives_the_pixels_back(tmp_path: Path, ending: str) -> None:
    picture = Image.new("RGB", (64, 48), (10, 20, 200))
    ImageDraw.Draw(picture).rectangle((5, 6, 30, 20), fill=(255, 200, 0))
    options = {"lossless": True} if ending == "webp" else {"sizes": [(64, 48)]} if ending == "ico" else {}
    found = open_canonical(saved(tmp_path / f"a.{ending}", picture, **options))
    assert (found.width, found.height, found.frames) == (64, 48, 1)
    assert (found.pixels == np.asarray(picture)).all()
    assert found.alpha is None
    assert found.disguise is None
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


def test_a_name_that_misleads_is_reported_and_the_picture_read(tmp_path: Path) -> None:
    file = written(tmp_path / "photo.HEIC", bytes_of(scene(), "JPEG"))
    found = open_canonical(file)
    assert found.disguise == "HEIC name, JPEG content"
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


def test_pixels_that_pillow_itself_would_warn_of_are_read_quietly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 64 * 96 // 3)
    assert open_canonical(saved(tmp_path / "a.png", scene())).width == 96
    # The size of a picture inside an icon is checked by its decoder: an error of its own there.
    assert refused(saved(tmp_path / "a.ico", scene(), sizes=[(96, 64)])).reason == "oversized"


def test_too_many_bytes_are_refused_before_they_are_read(tmp_path: Path) -> None:
    file = saved(tmp_path / "a.png", scene())
    error = refused(file, Limits(max_bytes=100))
    assert error.reason == "oversized"
    assert "max-bytes" in str(error)


def test_a_size_that_no_picture_has(tmp_path: Path) -> None:
    assert refused(written(tmp_path / "a.png", png_of_size(0, 5))).reason in ("unreadable", "truncated")
    bmp = bytearray(bytes_of(scene(), "BMP"))
    bmp[18:22] = struct.pack("<i", 0)
    assert refused(written(tmp_path / "a.bmp", bytes(bmp))).reason == "unreadable"


@pytest.mark.parametrize(
    ("form", "ending"), [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp"), ("BMP", "bmp"), ("GIF", "gif")]
)
def test_a_file_cut_short_is_truncated(tmp_path: Path, form: str, ending: str) -> None:
    data = bytes_of(scene(400, 300), form)
    error = refused(written(tmp_path / f"a.{ending}", data[: len(data) // 2]))
    assert error.reason == "truncated"
    assert error.hint == "get the file again"


@pytest.mark.parametrize(
    ("data", "reason", "word"),
    [
        (b"", "unreadable", "empty"),
        (b"not a picture at all", "unreadable", "known format"),
        (b"<!doctype html><title>404</title>", "disguised", "HTML"),
        (b"%PDF-1.4\n%\xe2\xe3", "disguised", "PDF"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 5 5\n", "unsupported", "EPS"),
        (b"version https://git-lfs.github.com/spec/v1\n", "disguised", "git lfs pull"),
        (b"\xff\x0a\x00\x00", "unsupported", "JPEG XL"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "vector", "vector"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "truncated", "PNG"),
        (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", b"\0" * 13) + chunk(b"IEND", b""), "unreadable", "PNG"),
    ],
)
def test_what_cannot_be_decoded_says_why(tmp_path: Path, data: bytes, reason: str, word: str) -> None:
    error = refused(written(tmp_path / "a.png", data))
    assert error.reason == reason
    assert word in str(error)


def test_what_is_no_file(tmp_path: Path) -> None:
    assert refused(ImageFile(str(tmp_path))).reason == "unreadable"
    assert refused(ImageFile(str(tmp_path / "none.png"))).reason == "missing"
    assert refused(ImageFile(str(tmp_path / "none.png" / "below"))).reason == "missing"
    assert refused(ImageFile("a\0b")).reason == "unreadable"
    (tmp_path / "loop.png").symlink_to("loop.png")
    assert refused(ImageFile(str(tmp_path / "loop.png"))).reason == "unreadable"


@pytest.mark.skipif(sys.platform == "win32", reason="no such files there")
def test_pipes_sockets_and_devices_are_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    assert refused(ImageFile(str(tmp_path / "pipe.png"))).reason == "unreadable"
    assert refused(ImageFile("/dev/zero")).reason == "unreadable"
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "s"))
        assert refused(ImageFile(str(tmp_path / "s"))).reason == "unreadable"


@pytest.mark.skipif(sys.platform != "linux", reason="names are Unicode there")
def test_names_that_are_no_utf8(tmp_path: Path) -> None:
    name = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.png")
    Path(name).write_bytes(bytes_of(scene(), "PNG"))
    assert open_canonical(ImageFile(name)).width == 96
    assert refused(ImageFile(name + "x")).reason == "missing"


def test_a_file_that_may_not_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = saved(tmp_path / "a.png", scene())

    def fail(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", fail)
    error = refused(file)
    assert error.reason == "unreadable"
    assert "Permission denied" in str(error)


def test_a_file_that_is_replaced_by_a_pipe_before_it_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = saved(tmp_path / "a.png", scene())
    monkeypatch.setattr("stat.S_ISREG", _once())
    assert "no regular file" in str(refused(file))


def _once() -> Callable[[int], bool]:
    answers = iter((True, False))
    return lambda _: next(answers)


def test_a_file_that_cannot_be_read_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = saved(tmp_path / "a.png", scene())

    def fail(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("dedupe.images.content._load", fail)
    assert "Input/output error" in str(refused(file))


def test_no_memory_is_a_reason_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = saved(tmp_path / "a.png", scene())

    def fail(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("dedupe.images.canonical.to_pixels", fail)
    assert refused(file).reason == "oversized"


def test_a_decoder_that_this_pillow_has_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = written(tmp_path / "a.qoi", b"qoif" + bytes(20))
    monkeypatch.setitem(sys.modules, "PIL.QoiImagePlugin", None)
    error = refused(file)
    assert error.reason == "unsupported"
    assert "pip install" in str(error)


def test_a_heif_is_read_by_the_extra(tmp_path: Path) -> None:
    heif = pytest.importorskip("pillow_heif")
    image = heif.from_pillow(scene(160, 96))
    image.save(tmp_path / "a.heic", quality=90)
    found = open_canonical(ImageFile(str(tmp_path / "a.heic")))
    assert (found.format, found.width, found.height) == ("HEIF", 160, 96)
    assert np.abs(found.pixels.astype(int) - np.asarray(scene(160, 96)).astype(int)).mean() < 6
    assert "HEIF" not in Image.OPEN, "nothing is registered with Pillow"
    assert refused(ImageFile(str(tmp_path / "a.heic")), Limits(max_pixels=1000)).reason == "oversized"


def test_a_heif_without_the_extra_names_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    error = refused(written(tmp_path / "a.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(40)))
    assert error.reason == "unsupported"
    assert 'pip install "caption-dedupe[heif]"' in str(error)


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
