"""What a file holds, told by its first bytes and never by its name."""

from __future__ import annotations

import re

HEAD = 4096
"""Bytes looked at: an SVG's root element stands behind comments and a DOCTYPE, everything else in the first 64."""

PICTURES = {
    "AVIF": ("avif", "avifs", "heif", "hif"),
    "BMP": ("bmp", "dib"),
    "GIF": ("gif",),
    "HEIF": ("heic", "heif", "hif", "heics", "heifs"),
    "ICO": ("ico",),
    "JPEG": ("jpg", "jpeg", "jpe", "jfif", "mpo"),
    "JPEG2000": ("jp2", "j2k", "jpc", "jpf", "jpx", "j2c"),
    "PCX": ("pcx",),
    "PNG": ("png", "apng"),
    "PPM": ("ppm", "pgm", "pbm", "pnm", "pfm"),
    "PSD": ("psd",),
    "QOI": ("qoi",),
    "SVG": ("svg", "svgz"),
    "TGA": ("tga", "icb", "vda", "vst"),
    "TIFF": ("tif", "tiff"),
    "WEBP": ("webp",),
}
"""Formats that are read, each with the name endings that say so."""

OTHERS = {
    "JPEG XL": "convert it to PNG or JPEG",
    "JPEG XR": "convert it to PNG or JPEG",
    "ICNS": "convert it to PNG",
    "DDS": "convert it to PNG",
    "EPS": "convert it to PNG or SVG: PostScript is a program and is never run",
    "PDF": "export its pages as pictures",
    "HTML": "it may be a saved error page: download the picture again",
    "Git LFS pointer": "run git lfs pull",
    "ZIP": "unpack it",
    "gzip": "unpack it",
    "video": "videos are not compared",
}
"""Recognised contents that are not decoded, each with what to do about it."""

SUFFIXES = frozenset(suffix for suffixes in PICTURES.values() for suffix in suffixes)
"""Every ending of a picture's name, lower case, without the dot."""

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"BM", "BMP"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"II+\0", "TIFF"),
    (b"MM\0+", "TIFF"),
    (b"II\xbc", "JPEG XR"),
    (b"\0\0\0\x0cjP  \r\n\x87\n", "JPEG2000"),
    (b"\xff\x4f\xff\x51", "JPEG2000"),
    (b"\xff\x0a", "JPEG XL"),
    (b"\0\0\0\x0cJXL ", "JPEG XL"),
    (b"\0\0\1\0", "ICO"),
    (b"qoif", "QOI"),
    (b"8BPS", "PSD"),
    (b"icns", "ICNS"),
    (b"DDS ", "DDS"),
    (b"%PDF", "PDF"),
    (b"%!PS", "EPS"),
    (b"\xc5\xd0\xd3\xc6", "EPS"),
    (b"PK\3\4", "ZIP"),
    (b"version https://git-lfs", "Git LFS pointer"),
    (b"\x1aE\xdf\xa3", "video"),
)
_PPM = re.compile(rb"P[1-6fF][\s#]")
_PCX = re.compile(rb"\x0a[\x00\x02\x03\x05]\x01[\x01\x02\x04\x08]", re.DOTALL)
_SVG = re.compile(rb"<(?:\w+:)?svg[\s/>]", re.IGNORECASE)
_HTML = re.compile(rb"^\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_HEIF_BRANDS = frozenset((b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"hevm", b"hevs", b"mif1", b"msf1"))
_AVIF_BRANDS = frozenset((b"avif", b"avis"))


def suffix_of(name: str) -> str:
    """The name's ending in lower case, without the dot; "" where there is none."""
    base = re.split(r"[/\\]", name)[-1]
    return base.rpartition(".")[2].lower() if "." in base else ""


def sniff(head: bytes, name: str = "") -> str | None:
    """The format of a file.

    Args:
        head: its first bytes (`HEAD` of them, or all).
        name: its name, asked only about formats that have no mark of their own (TGA, compressed SVG).

    Returns:
        A key of `PICTURES` or of `OTHERS`, or None where nothing is recognised.
    """
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WEBP"
    if head[4:8] == b"ftyp":
        return _brand(head)
    if head.startswith(b"\x1f\x8b"):
        return "SVG" if suffix_of(name) == "svgz" else "gzip"
    if _PPM.match(head):
        return "PPM"
    if _PCX.match(head):
        return "PCX"
    return _text(head) or ("TGA" if suffix_of(name) in PICTURES["TGA"] else None)


def _brand(head: bytes) -> str:
    """ISO base media files name their kind in a list of four-letter brands."""
    length = min(int.from_bytes(head[:4], "big"), len(head))
    brands = {head[8:12], *(head[i : i + 4] for i in range(16, length - 3, 4))}
    if brands & _AVIF_BRANDS:
        return "AVIF"
    return "HEIF" if brands & _HEIF_BRANDS else "video"


def _text(head: bytes) -> str | None:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.replace(b"\0", b"")[2:]
    head = head.removeprefix(b"\xef\xbb\xbf")
    if not head.lstrip().startswith(b"<"):
        return None
    if _HTML.match(head):
        return "HTML"
    return "SVG" if _SVG.search(head) else None
