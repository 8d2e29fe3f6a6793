"""Sizes of one picture made for a page, told by their names: `hero-480.jpg` beside `hero-960.jpg`."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache

_SIZE_FOLDERS = re.compile(
    r"thumbs?|thumbnails?|previews?|small|medium|large|full|fullsize|originals?|@?[1-4]x|w\d{2,4}|\d{2,4}(?:w|px|p|x\d{2,4})",
    re.IGNORECASE,
)
"""Folders that hold the same pictures at another size; a bare number is a year."""

_SUFFIXES = (
    re.compile(r"@\d(?:\.\d+)?x$"),  # photo@2x, photo@1.5x
    re.compile(r"[-_.]\d{2,5}x(?:\d{2,5})?$"),  # WordPress photo-300x200, photo_640x
    re.compile(r"[-_.]w?\d{2,5}(?:w|px|p)$", re.IGNORECASE),  # hero-480w, hero_960px
    re.compile(r"[-_.]w\d{2,5}$", re.IGNORECASE),  # hero-w480
    re.compile(r"[-_.](?:[234]\d|[1-9]\d{1,2}|[1-9]\d{3})$"),  # hero-480: 20 to 9999
    re.compile(
        r"[-_.](?:thumb(?:nail)?|tn|th|small|medium|large|full|scaled|preview|lo(?:w)?res|hi(?:gh)?res|xs|sm|md|lg|xl|xxl)$",
        re.IGNORECASE,
    ),
    re.compile(r"[-_.][1-4]x$", re.IGNORECASE),  # hero-2x
)


@lru_cache(maxsize=4096)
def size_family(name: str) -> tuple[str, str]:
    """What a picture's name says it is a size of.

    Args:
        name: POSIX name.

    Returns:
        The family's key (the name without its size, its size folder and its suffix) and the size as written ("" for
        a name without one). `photo.jpg` gives `("photo", "")`, `thumbs/photo@2x.jpg` gives `("photo", "thumbs @2x")`.
        Names alone prove nothing (`img-101.jpg`, `img-102.jpg`): see `are_sizes`.
    """
    folder, base = posixpath.split(name)
    stem = posixpath.splitext(base)[0]
    sizes: list[str] = []
    kept: list[str] = []
    for part in folder.split("/") if folder else []:
        (sizes if _SIZE_FOLDERS.fullmatch(part) else kept).append(part)
    for suffix in _SUFFIXES:
        match = suffix.search(stem)
        if match is not None and match.start() > 0:
            sizes.append(match[0].lstrip("-_."))
            stem = stem[: match.start()]
            break
    return "/".join([*kept, stem]), " ".join(sizes)


def are_sizes(a: str, b: str) -> bool:
    """True where two names may be sizes (or, at one size, formats) of one picture made for a page.

    Names only: a caller takes them for one picture where the pictures are duplicates as well, so that numbered
    photographs (`img-101.jpg`, `img-102.jpg`) stay apart.
    """
    (family_a, size_a), (family_b, size_b) = size_family(a), size_family(b)
    if family_a != family_b or a == b:
        return False
    return size_a != size_b or size_a != ""
