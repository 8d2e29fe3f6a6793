"""Where each format keeps its captions."""

from __future__ import annotations

import struct
import zlib
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PIL import Image

from dedupe.images import metadata as metadata_module
from dedupe.images.content import Content
from dedupe.images.decoder import opened as decoder_opened
from dedupe.images.embedded import EmbeddedText, embedded_captions
from dedupe.images.limits import Limits
from tests.images.pictures import saved, scene, with_chunk, written
from tests.images.test_embedded import found, jpeg, png, resource, xmp
from tests.images.test_iim import UTF8, dataset
from tests.images.test_xmp import alternatives, packet


def test_png_text_behind_the_pixels_packed_or_in_utf8(tmp_path: Path) -> None:
    plain = png()
    behind = with_chunk(plain, b"zTXt", b"Description\0\0" + zlib.compress(b"after the pixels"))
    assert found(tmp_path, behind, "a.png").caption == "after the pixels"
    utf8 = with_chunk(plain, b"tEXt", b"Description\0" + "Größe".encode())
    assert found(tmp_path, utf8, "a.png").caption == "Größe"
    latin = with_chunk(plain, b"tEXt", b"Description\0" + "Größe".encode("latin-1"))
    assert found(tmp_path, latin, "a.png").caption == "Größe"
    packed = with_chunk(plain, b"iTXt", b"Description\0\1\0de\0Beschreibung\0" + zlib.compress("Größe".encode()))
    assert found(tmp_path, packed, "a.png").caption == "Größe"


def test_a_jpeg_without_blocks_that_speak_is_not_given_to_a_decoder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = saved(tmp_path / "a.jpg", scene(), quality=80)
    data = Path(plain.path).read_bytes()
    padded = written(tmp_path / "b.jpg", data[:2] + b"\xff" + data[2:])
    long = written(tmp_path / "c.jpg", data[:2] + b"\xff\xfe\x20\x00" + bytes(0x1FFE) + data[2:])
    spoken = written(tmp_path / "d.jpg", jpeg(xmp(alternatives("dc:description", x_default="A boat by the pier"))))
    asked = []

    def opened(content: Content, limits: Limits) -> AbstractContextManager[Image.Image]:
        asked.append(content.file)
        return decoder_opened(content, limits)

    monkeypatch.setattr(metadata_module, "opened", opened)
    texts = [embedded_captions(file) for file in (plain, padded, long, spoken)]
    assert texts[:3] == [None] * 3
    assert texts[3] is not None
    assert asked == [padded, long, spoken]


def test_hostile_png_text_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = with_chunk(png(), b"zTXt", b"Description\0\0" + zlib.compress(b"a" * 30_000_000))
    caption = found(tmp_path, bomb, "a.png").caption
    assert caption is not None
    assert len(caption) == metadata_module.MAX_BLOCK
    broken = with_chunk(png(), b"zTXt", b"Description\0\0not packed")
    assert embedded_captions(written(tmp_path / "b.png", broken)) is None
    monkeypatch.setattr("dedupe.images.pngchunks.MAX_CHUNKS", 2)
    assert embedded_captions(written(tmp_path / "c.png", png(Title="x", Author="y", Description="z") + b"")) is not None
    monkeypatch.setattr(metadata_module, "MAX_BLOCK", 3)
    assert embedded_captions(written(tmp_path / "d.png", png(Description="longer"))) is None
    assert embedded_captions(written(tmp_path / "e.png", png(Description="x")[:60])) is None


def test_tiff(tmp_path: Path) -> None:
    words = packet(alternatives("dc:description", x_default="XMP"))
    press = UTF8 + dataset(120, b"IPTC") + dataset(110, b"Agency")
    all_three = {270: "EXIF", 700: words, 33723: press}
    text = embedded_captions(saved(tmp_path / "a.tif", scene(), tiffinfo=all_three))
    assert text == EmbeddedText("XMP", credit="Agency", source="XMP")
    press += b"\0" * (-len(press) % 4)
    numbers = struct.unpack(f"<{len(press) // 4}I", press)
    for tag, value in (
        (33723, press),
        (34377, resource(press)),
        (34377, b"8BIM\x04\x0d\3abc\0\0\0\1x\0" + resource(press)),
    ):
        text = embedded_captions(saved(tmp_path / "b.tif", scene(), tiffinfo={tag: value, 270: "EXIF"}))
        assert text is not None
        assert text.caption == "IPTC"
    assert metadata_module._bytes(numbers) == press
    assert embedded_captions(saved(tmp_path / "c.tif", scene(), tiffinfo={270: "EXIF"})) == EmbeddedText(
        "EXIF", source="EXIF"
    )
    assert embedded_captions(saved(tmp_path / "d.tif", scene())) is None


def test_photoshop(tmp_path: Path) -> None:
    words = packet(alternatives("dc:title", x_default="A title"))
    press = UTF8 + dataset(120, b"IPTC caption")
    blocks = resource(press) + b"8BIM\x04\x24\0\0" + struct.pack(">I", len(words)) + words + b"\0" * (len(words) % 2)
    head = b"8BPS\0\1" + bytes(6) + struct.pack(">HIIHH", 3, 2, 2, 8, 3)
    data = head + struct.pack(">I", 0) + struct.pack(">I", len(blocks)) + blocks + struct.pack(">I", 0) + bytes(2 + 12)
    text = found(tmp_path, data, "a.psd")
    assert (text.caption, text.title, text.source) == ("IPTC caption", "A title", "IPTC")
