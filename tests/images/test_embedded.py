"""Captions inside pictures."""

from __future__ import annotations

import io
import os
import struct
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, PngImagePlugin

from dedupe.config import Config
from dedupe.errors import CacheError
from dedupe.images import cache as cache_module
from dedupe.images import embedded
from dedupe.images.cachefile import info
from dedupe.images.embedded import EmbeddedText, embedded_all, embedded_captions
from dedupe.images.limits import ImageFile
from tests.images.pictures import can_write, saved, scene, with_chunk, written
from tests.images.test_iim import UTF8, dataset
from tests.images.test_xmp import BOMB, alternatives, packet

XMP_SPACE = b"http://ns.adobe.com/xap/1.0/\0"


def jpeg(*segments: tuple[int, bytes], **options: Any) -> bytes:
    """A JPEG with these application segments."""
    stream = io.BytesIO()
    scene().save(stream, "JPEG", **options)
    data = stream.getvalue()
    more = b"".join(b"\xff" + bytes((0xE0 + number,)) + struct.pack(">H", len(d) + 2) + d for number, d in segments)
    return data[:2] + more + data[2:]


def xmp(inner: str, attributes: str = "") -> tuple[int, bytes]:
    return 1, XMP_SPACE + packet(inner, attributes)


def resource(iim: bytes) -> bytes:
    return b"8BIM\x04\x04\0\0" + struct.pack(">I", len(iim)) + iim + b"\0" * (len(iim) % 2)


def iim(*datasets: tuple[int, str]) -> tuple[int, bytes]:
    return 13, b"Photoshop 3.0\0" + resource(UTF8 + b"".join(dataset(n, text.encode()) for n, text in datasets))


def exif(tags: dict[int, Any] | None = None, comment: bytes | None = None) -> bytes:
    block = Image.Exif()
    for tag, value in (tags or {}).items():
        block[tag] = value
    if comment is not None:
        block.get_ifd(0x8769)[0x9286] = comment
    return block.tobytes()


def found(tmp_path: Path, data: bytes, name: str = "a.jpg") -> EmbeddedText:
    text = embedded_captions(written(tmp_path / name, data))
    assert text is not None
    return text


def test_xmp_comes_first_then_iptc_then_exif(tmp_path: Path) -> None:
    words = xmp(alternatives("dc:description", x_default="from XMP"))
    press = iim((120, "from IPTC"), (5, "title from IPTC"), (80, "Ann Example"), (110, "Agency"))
    block = exif({270: "from EXIF", 315: "Somebody Else"})
    whole = found(tmp_path, jpeg(words, press, exif=block))
    assert whole == EmbeddedText("from XMP", title="title from IPTC", credit="Ann Example/Agency", source="XMP")
    assert found(tmp_path, jpeg(press, exif=block)).caption == "from IPTC"
    assert found(tmp_path, jpeg(press, exif=block)).source == "IPTC"
    last = found(tmp_path, jpeg(exif=block))
    assert last == EmbeddedText("from EXIF", credit="Somebody Else", source="EXIF")


def test_a_text_for_those_who_do_not_see_has_its_role(tmp_path: Path) -> None:
    words = alternatives("Iptc4xmpCore:AltTextAccessibility", en="A dog on a beach")
    text = found(tmp_path, jpeg(xmp(words)))
    assert (text.caption, text.role, text.language) == ("A dog on a beach", "alt", "en")
    both = found(tmp_path, jpeg(xmp(alternatives("dc:description", de="Ein Hund") + words)))
    assert (both.caption, both.role, both.language) == ("Ein Hund", "caption", "de")


@pytest.mark.parametrize(
    ("tags", "comment", "caption", "title"),
    [
        ({0x9C9C: "Ein Bärenbild\0".encode("utf-16-le")}, None, "Ein Bärenbild", None),
        ({0x9C9B: "A title\0".encode("utf-16-le")}, b"ASCII\0\0\0A comment", "A comment", "A title"),
        ({}, b"UNICODE\0" + "Über den Wolken".encode("utf-16-le"), "Über den Wolken", None),
        ({}, b"UNICODE\0" + "Über den Wolken".encode("utf-16-be"), "Über den Wolken", None),
        ({}, b"UNICODE\0" + b"Boats in the harbour", "Boats in the harbour", None),
        ({}, b"UNICODE\0" + b"\xef\xbb\xbf" + "Übung".encode(), "Übung", None),
        ({}, b"UNICODE\0" + "山水".encode("utf-16-be"), "山水", None),
        ({}, b"\0\0\0\0\0\0\0\0A comment\0\0", "A comment", None),
        ({270: "  two\r\nlines\rthree \0"}, None, "two\nlines\nthree", None),
        ({270: "SONY DSC"}, b"ASCII\0\0\0A comment", "A comment", None),
    ],
)
def test_exif(tmp_path: Path, tags: dict[int, Any], comment: bytes | None, caption: str, title: str | None) -> None:
    text = found(tmp_path, jpeg(exif=exif(tags, comment)))
    assert (text.caption, text.title, text.source) == (caption, title, "EXIF")


@pytest.mark.parametrize("raw", ["Auñón at work".encode(), "Auñón at work".encode("cp1252")])
@pytest.mark.parametrize("ending", ["jpg", "tif"])
def test_exif_of_either_encoding(tmp_path: Path, raw: bytes, ending: str) -> None:
    mark = "x" * len(raw)
    file = saved(tmp_path / f"a.{ending}", scene(), exif=exif({270: mark}))
    written(Path(file.path), Path(file.path).read_bytes().replace(mark.encode(), raw))
    assert embedded_captions(file) == EmbeddedText("Auñón at work", source="EXIF")


def test_exif_that_says_nothing_usable(tmp_path: Path) -> None:
    for block in (exif({}, b"JIS\0\0\0\0\0abc"), b"Exif\0\0MM\0*\xff\xff\xff\xff", b"Exif\0\0junk"):
        assert embedded_captions(written(tmp_path / "a.jpg", jpeg(exif=block))) is None
    assert embedded._user_comment("no bytes") == ""
    assert embedded._wide((1, "x")) == ""
    assert embedded._wide((65, 0, 66, 0)) == "AB"
    assert embedded._single_byte("Ωmega") == "Ωmega"
    assert embedded._single_byte("undefined \x81") == "undefined \x81"
    assert embedded._single_byte(5) == ""


@pytest.mark.parametrize(
    "text",
    [
        "OLYMPUS DIGITAL CAMERA",
        "KONICA MINOLTA DIGITAL CAMERA",
        "SONY DSC",
        "DSC_0001",
        "Digital StillCamera",
        "cof",
        "hdr",
        "oznor",
        "0000",
        "---",
        "DCIM\\100MEDIA\\DJI_0001.JPG",
        "Created with GIMP",
        "Exif_JPEG_PICTURE",
        "SAMSUNG CAMERA PICTURES",
        "charset=Ascii",
        "Processed with VSCO with c1 preset",
        "binary comment",
        "Screenshot",
    ],
)
def test_what_cameras_and_programs_write_is_no_caption(tmp_path: Path, text: str) -> None:
    assert embedded_captions(written(tmp_path / "a.jpg", jpeg(exif=exif({270: text})))) is None


@pytest.mark.parametrize(
    "text",
    [
        "A digital camera on a table",
        "Made in Japan, 1964",
        "Door",
        "food",
        "The default view",
        "Created in 1923",
        "007",
        "hdr photo",
        "Screenshot of the settings page",
        "JPEG artefacts explained",
        "DSC 0123 launches",
    ],
)
def test_what_a_person_may_have_written_is_kept(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, jpeg(exif=exif({270: text}))).caption == text


def png(**texts: str) -> bytes:
    stream, words = io.BytesIO(), PngImagePlugin.PngInfo()
    for name, text in texts.items():
        words.add_itxt(name, text) if name.islower() else words.add_text(name, text, zip=name == "Comment")
    scene().save(stream, "PNG", pnginfo=words)
    return stream.getvalue()


def test_png_text(tmp_path: Path) -> None:
    text = found(tmp_path, png(Description="A chart", Title="Sales", Author="Bo"), "a.png")
    assert text == EmbeddedText("A chart", title="Sales", credit="Bo", source="PNG")
    assert found(tmp_path, png(description="Größe ✓"), "b.png").caption == "Größe ✓"
    assert embedded_captions(written(tmp_path / "c.png", png(Comment="x", Software="y"))) is None


def test_png_carries_xmp_and_exif_too(tmp_path: Path) -> None:
    data = with_chunk(png(Description="PNG"), b"eXIf", exif({270: "EXIF"})[6:])
    assert found(tmp_path, data, "a.png").caption == "EXIF"
    words = packet(alternatives("dc:description", x_default="XMP"))
    data = with_chunk(data, b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + words)
    assert found(tmp_path, data, "a.png") == EmbeddedText("XMP", source="XMP")


@pytest.mark.parametrize("ending", ["webp", "avif"])
def test_newer_formats(tmp_path: Path, ending: str) -> None:
    if not can_write(ending.upper()):
        pytest.skip(f"this Pillow has no {ending}")
    words = packet(alternatives("dc:description", x_default="XMP"))
    file = saved(tmp_path / f"a.{ending}", scene(), xmp=words, exif=exif({270: "EXIF", 315: "Ann"}))
    assert embedded_captions(file) == EmbeddedText("XMP", credit="Ann", source="XMP")


def test_heif(tmp_path: Path) -> None:
    heif = pytest.importorskip("pillow_heif")
    image = heif.from_pillow(scene(160, 96))
    image.info["xmp"] = packet(alternatives("dc:description", x_default="XMP"))
    image.info["exif"] = exif({315: "Ann"})
    image.save(tmp_path / "a.heic")
    assert embedded_captions(ImageFile(str(tmp_path / "a.heic"))) == EmbeddedText("XMP", credit="Ann", source="XMP")


@pytest.mark.parametrize("bad", [b"<x:xmpmeta", *(text.encode() for text in BOMB)])
def test_bad_xmp_is_a_problem_and_the_next_source_speaks(tmp_path: Path, bad: bytes) -> None:
    text = found(tmp_path, jpeg((1, XMP_SPACE + bad), exif=exif({270: "EXIF"})))
    assert text.caption == "EXIF"
    assert text.problem is not None
    assert "XMP" in text.problem
    alone = found(tmp_path, jpeg((1, XMP_SPACE + bad)))
    assert alone.caption is None
    assert alone.problem == text.problem


def test_credits_name_each_once(tmp_path: Path) -> None:
    seq = "<dc:creator><rdf:Seq><rdf:li>Ann</rdf:li><rdf:li>Bo</rdf:li></rdf:Seq></dc:creator>"
    for attributes, credit in (("", "Ann, Bo"), ('photoshop:Credit="Agency/ANN"', "Bo/Agency/ANN")):
        assert found(tmp_path, jpeg(xmp(seq, attributes))).credit == credit


def test_headline_stands_in_for_a_title(tmp_path: Path) -> None:
    assert found(tmp_path, jpeg(iim((105, "Headline")))).title == "Headline"
    assert found(tmp_path, jpeg(iim((105, "Headline"), (5, "Name")))).title == "Name"


@pytest.mark.parametrize("data", [b"", b"words", b"<svg/>", b"\xff\xd8\xff\xe0cut", b"%PDF-1", b"GIF89a"])
def test_what_is_no_readable_picture_says_nothing(tmp_path: Path, data: bytes) -> None:
    assert embedded_captions(written(tmp_path / "a.jpg", data)) is None
    assert embedded_captions(ImageFile(str(tmp_path / "none.jpg"))) is None
    assert embedded_captions(ImageFile(str(tmp_path))) is None


def test_a_member_of_an_archive(tmp_path: Path) -> None:
    data = jpeg(exif=exif({270: "inside"}))
    place = written(tmp_path / "a.tar", bytes(512) + data + bytes(512))
    text = embedded_captions(ImageFile(place.path, 512, len(data)))
    assert text == EmbeddedText("inside", source="EXIF")


@pytest.fixture
def files(tmp_path: Path) -> list[ImageFile]:
    texts = ["one", "two", ""]
    found = [written(tmp_path / f"{n}.jpg", jpeg(exif=exif({270: text}))) for n, text in enumerate(texts)]
    return [*found, ImageFile(str(tmp_path / "none.jpg"))]


def test_many_are_known_from_the_cache(files: list[ImageFile], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache_module, "CLOCK_GRAIN_NS", 0)
    expected = (EmbeddedText("one", source="EXIF"), EmbeddedText("two", source="EXIF"), None, None)
    kept = Config(cache=str(tmp_path / "c.sqlite"))
    read: list[str] = []

    def count(file: ImageFile, *rest: Any) -> EmbeddedText | None:
        read.append(file.path)
        return embedded_captions(file, *rest)

    monkeypatch.setattr(embedded, "embedded_captions", count)
    assert embedded_all(files, kept) == expected
    assert len(read) == 4
    assert info(Path(str(kept.cache))).entries == 3
    read.clear()
    assert embedded_all(files, kept) == expected
    assert read == [files[3].path]
    status = os.stat(files[0].path)  # noqa: PTH116 (as the cache does)
    written(Path(files[0].path), jpeg(exif=exif({270: "new"})))
    os.utime(files[0].path, ns=(status.st_atime_ns, status.st_mtime_ns))
    changed = embedded_all(files, kept)[0]
    assert changed is not None
    assert changed.caption == "new"
    read.clear()
    for config in (Config(cache=kept.cache, verify_cache=True), Config(use_cache=False)):
        embedded_all(files, config)
    assert len(read) == 8


def test_a_file_that_may_still_change_is_not_kept(files: list[ImageFile], tmp_path: Path) -> None:
    kept = Config(cache=str(tmp_path / "c.sqlite"))
    embedded_all(files)
    embedded_all(files, kept)
    assert info(tmp_path / "c.sqlite").entries == 0
    with pytest.raises(CacheError):
        embedded_all(files, Config(cache=files[0].path))
