"""Endings of file names that promise a picture; what a file really holds is told later by its content."""

from __future__ import annotations

import posixpath

IMAGE_SUFFIXES = frozenset({
    ".jpg", ".jpeg", ".jpe", ".jfif", ".mpo", ".png", ".apng", ".gif", ".webp", ".avif", ".avifs", ".heic", ".heics",
    ".heif", ".heifs", ".hif", ".tif", ".tiff", ".svg", ".svgz", ".bmp", ".dib", ".ico", ".jp2", ".j2k", ".j2c",
    ".jpc", ".jpf", ".jpx", ".ppm", ".pgm", ".pbm", ".pnm", ".pfm", ".pcx", ".psd", ".qoi", ".tga", ".icb", ".vda",
    ".vst",
})  # fmt: skip
"""Of files that are opened as pictures."""
NAMED_SUFFIXES = IMAGE_SUFFIXES | {".cr2", ".dng", ".eps", ".jif", ".jxl", ".nef"}
"""Of values that name a picture, whether it can be opened or not."""


def is_image_name(name: str) -> bool:
    """Whether a file of this name is opened as a picture."""
    return posixpath.splitext(name)[1].lower() in IMAGE_SUFFIXES
