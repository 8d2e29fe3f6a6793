"""The decoder that a content asks for, and its failures in words."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from dedupe.images.canonical import open_canonical
from dedupe.images.limits import ImageFile, Limits
from tests.images.pictures import bytes_of, chunk, refused, saved, scene, written


def test_pixels_that_pillow_itself_would_warn_of_are_read_quietly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 64 * 96 // 3)
    assert open_canonical(saved(tmp_path / "a.png", scene())).width == 96
    # The size of a picture inside an icon is checked by its decoder: an error of its own there.
    assert refused(saved(tmp_path / "a.ico", scene(), sizes=[(96, 64)])).reason == "oversized"


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
