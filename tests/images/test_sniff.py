"""Formats told by content."""

from __future__ import annotations

import io

import pytest

from dedupe.images.sniff import HEAD, OTHERS, PICTURES, sniff, suffix_of
from tests.images.pictures import can_write, scene

SAVED = {"JPEG": "JPEG", "PNG": "PNG", "GIF": "GIF", "BMP": "BMP", "TIFF": "TIFF", "WEBP": "WEBP", "PPM": "PPM"}
SAVED |= {"JPEG2000": "JPEG2000", "ICO": "ICO", "PCX": "PCX", "AVIF": "AVIF", "QOI": "QOI"}


@pytest.mark.parametrize("form", sorted(SAVED))
def test_what_pillow_writes_is_recognised_without_a_name(form: str) -> None:
    if not can_write(form):
        pytest.skip(f"this Pillow writes no {form}")
    stream = io.BytesIO()
    scene().save(stream, form)
    assert sniff(stream.getvalue()[:HEAD]) == SAVED[form]


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIF"),
        (b"\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf", "AVIF"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1miaf", "HEIF"),
        (b"\0\0\0\x18ftypisom\0\0\0\0mp42isom", "video"),
        (b"\x1aE\xdf\xa3webm", "video"),
        (b"II+\0\x08\0\0\0", "TIFF"),
        (b"8BPS\0\1", "PSD"),
        (b"\0\0\1\0\1\0", "ICO"),
        (b"\xff\x0a\xfa\x7f", "JPEG XL"),
        (b"%PDF-1.7", "PDF"),
        (b"%!PS-Adobe-3.0 EPSF", "EPS"),
        (b"PK\3\4\x14\0", "ZIP"),
        (b"\x1f\x8b\x08\0", "gzip"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:00", "Git LFS pointer"),
        (b"<!DOCTYPE html>\n<html><svg></svg>", "HTML"),
        (b"\n <!-- saved page --><HTML>", "HTML"),
        (b'<?xml version="1.0"?><!-- a logo -->\n<svg xmlns="x">', "SVG"),
        (b"\xef\xbb\xbf<svg>", "SVG"),
        ('<svg width="1"/>'.encode("utf-16"), "SVG"),
        (b"<svg:svg xmlns:svg='x'>", "SVG"),
        (b"<feed></feed>", None),
        (b"plain words", None),
        (b"", None),
    ],
)
def test_marks(head: bytes, kind: str | None) -> None:
    assert sniff(head) == kind


def test_the_name_has_a_say_only_where_there_is_no_mark() -> None:
    head = b"\0\0\2\1" + bytes(60)
    assert sniff(head) is None
    assert sniff(head, "a.TGA") == "TGA"
    assert sniff(b"\xff\xd8\xff\xe0", "a.tga") == "JPEG"
    assert sniff(b"\x1f\x8b\x08", "logo.svgz") == "SVG"


@pytest.mark.parametrize(
    ("name", "suffix"), [("a/b.JPG", "jpg"), ("a.b/c", ""), (r"c:\x.y\z.Png", "png"), ("noending", ""), ("", "")]
)
def test_suffix(name: str, suffix: str) -> None:
    assert suffix_of(name) == suffix


def test_each_format_has_endings_of_its_own_and_each_other_content_an_advice() -> None:
    assert all(suffixes for suffixes in PICTURES.values())
    assert all(OTHERS.values())
    assert not set(PICTURES) & set(OTHERS)
