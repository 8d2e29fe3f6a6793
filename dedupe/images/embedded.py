"""Captions that a picture carries in its own file.

Where several sources speak, they are asked in this order, for each field by itself: XMP, IPTC-IIM, EXIF, PNG text. Only
the header is read.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs
from attrs import frozen

from dedupe.config import Config
from dedupe.errors import ImageError
from dedupe.images.cache import Cache, Entry, Stat, cache_path, path_key
from dedupe.images.content import read_content
from dedupe.images.iim import BYLINE, CAPTION, CREDIT, HEADLINE, TITLE, read_iim
from dedupe.images.limits import ImageFile, Limits
from dedupe.images.metadata import Metadata, read_metadata
from dedupe.images.quiet import quiet
from dedupe.images.xmp import read_xmp

VERSION = b"embedded captions 1"
"""Part of what cached captions are known by: raised whenever the same file would give others."""

_DESCRIPTION, _ARTIST, _XP_TITLE, _XP_COMMENT, _XP_AUTHOR = 270, 315, 0x9C9B, 0x9C9C, 0x9C9D
_USER_COMMENT = 0x9286

_BY_DEVICES = re.compile(
    r"""
      (?-i: (?:[A-Z0-9-]+[ ])* DIGITAL [ ] (?:STILL [ ])? CAMERA (?:[ ][A-Z0-9-]+)* )   # OLYMPUS DIGITAL CAMERA
    | digital [ ]? (?:still)? [ ]? camera
    | (?:sony|minolta|nikon|casio|fuji\w*|canon|pentax)? [ ]? dsc [ _]? \d*             # SONY DSC
    | samsung [ ] (?:camera [ ] pictures | csc) | <? kenox [ ] .* | exif[ _]jpeg(?:[ _]picture)? | jpeg | default
    | (?:.*[\\/])? (?:dcim|\d{3}media) [\\/] .*                                          # a path on the camera's card
    | cof | hdr | rhdr | hdrpl | mde | sdr | edf | nor | dav | rbt | ptr | fbt | \w?znor\w*   # modes of telephones
    | screenshot | binary [ ] comment | applemark | charset \s* = \s* \w+ | ascii | unicode | untitled
    | (?:created|processed) [ ] with [ ] [\w .]+ | software: .* | file [ ] written [ ] by [ ] .* | [\W_0]+
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What cameras and programs write where a person would write a caption."""
_NEWLINE = re.compile(r"\r\n?")


@frozen
class EmbeddedText:
    """The words inside a picture's file.

    Attributes:
        caption: what the picture shows, or None.
        role: "caption", or "alt" where it was written as a text for those who do not see the picture.
        title: or None.
        credit: who made or owns it, or None.
        language: of the caption, BCP 47 in lower case, or None where the file does not tell.
        source: where the caption was found: "XMP", "IPTC", "EXIF" or "PNG"; "" without one.
        problem: what is wrong with the metadata, in one sentence, or None.
    """

    caption: str | None = None
    role: str = "caption"
    title: str | None = None
    credit: str | None = None
    language: str | None = None
    source: str = ""
    problem: str | None = None


def embedded_captions(file: ImageFile, limits: Limits | None = None) -> EmbeddedText | None:
    """The caption, title and credit inside a picture's file.

    Returns:
        What was found, or None where there are no words, or the file is no readable picture (its fingerprint says so).
    """
    limits = limits or Limits()
    try:
        with read_content(file, limits, hashed=False) as content:
            if content.is_vector:
                return None
            metadata = read_metadata(content, limits)
    except ImageError:
        return None
    found = _join(list(_sources(metadata)))
    return None if found == EmbeddedText() else found


def embedded_all(files: Sequence[ImageFile], config: Config | None = None) -> tuple[EmbeddedText | None, ...]:
    """`embedded_captions` for many files, in their order; unchanged files are known from the cache.

    Raises:
        CacheError: the file named as the cache is something else.
    """
    config = config or Config()
    limits = Limits.of(config)
    with quiet(native=False):  # once for all of them: to set it up takes as long as to read a header
        return _from_files(files, config, limits)


def _from_files(files: Sequence[ImageFile], config: Config, limits: Limits) -> tuple[EmbeddedText | None, ...]:
    if not config.use_cache or config.verify_cache:
        return tuple(embedded_captions(file, limits) for file in files)
    with Cache(cache_path(config), VERSION) as cache:
        keys = [_key(file) for file in files]
        known = cache.by_key({key for key, _ in keys if key is not None})
        found, fresh = [], []
        for file, (key, settled) in zip(files, keys, strict=True):
            if key is not None and key in known:
                found.append(_unpack(known[key]))
                continue
            found.append(embedded_captions(file, limits))
            if key is not None and settled:
                fresh.append(Entry(key, _pack(found[-1])))
        cache.put(fresh)
    return tuple(found)


def _key(file: ImageFile) -> tuple[bytes | None, bool]:
    """What a file is known by: its place and its stat (its bytes are not read); and whether that may be trusted."""
    try:
        stat = Stat.of(os.stat(file.path))  # noqa: PTH116 (names that are no UTF-8)
    except (OSError, ValueError):
        return None, False
    digest = hashlib.blake2b(path_key(file), digest_size=32)
    digest.update(b"\0%d %d %d %d" % stat)
    return digest.digest(), stat.is_settled(time.time_ns())


def _pack(text: EmbeddedText | None) -> bytes:
    return json.dumps(None if text is None else attrs.astuple(text)).encode("utf-8", "surrogatepass")


def _unpack(value: bytes) -> EmbeddedText | None:
    parts = json.loads(value)
    return None if parts is None else EmbeddedText(*parts)


def _join(sources: list[EmbeddedText]) -> EmbeddedText:
    """Each field from the first source that has it."""
    spoken = next((text for text in sources if text.caption), EmbeddedText())
    return attrs.evolve(
        spoken,
        title=next((text.title for text in sources if text.title), None),
        credit=next((text.credit for text in sources if text.credit), None),
        problem=next((text.problem for text in sources if text.problem), None),
    )


def _sources(metadata: Metadata) -> Iterator[EmbeddedText]:
    """What each source says, in their order."""
    if metadata.xmp is not None:
        yield words_of_xmp(metadata.xmp)
    if metadata.iim is not None:
        yield _from_iim(metadata.iim)
    if metadata.tags:
        yield _from_exif(metadata.tags)
    if metadata.texts:
        texts = {name.casefold(): text for name, text in metadata.texts.items()}
        caption = _caption(texts.get("description", "")) or _caption(texts.get("caption", ""))
        title, credit = _clean(texts.get("title", "")), _clean(texts.get("author", ""))
        yield EmbeddedText(caption, title=title, credit=credit, source="PNG" if caption else "")


def words_of_xmp(packet: bytes) -> EmbeddedText:
    """The words of an XMP packet, in a picture or in a file beside it; what is wrong with it is told as a problem."""
    try:
        words = read_xmp(packet)
    except ValueError as error:
        return EmbeddedText(problem=str(error))
    caption, role, language = _caption(words.description), "caption", words.language
    if caption is None and (caption := _caption(words.alt)) is not None:
        role, language = "alt", words.alt_language
    return EmbeddedText(
        caption=caption,
        role=role,
        title=_caption(words.title),
        credit=_credit(words.creators, words.credit),
        language=language if caption else None,
        source="XMP" if caption else "",
    )


def _from_iim(data: bytes) -> EmbeddedText:
    words = read_iim(data)

    def first(dataset: int) -> str:
        return next(iter(words.get(dataset, ())), "")

    caption = _caption(first(CAPTION))
    title = _caption(first(TITLE)) or _caption(first(HEADLINE))
    credit = _credit(tuple(words.get(BYLINE, ())), first(CREDIT))
    return EmbeddedText(caption, title=title, credit=credit, source="IPTC" if caption else "")


def _from_exif(tags: Mapping[int, Any]) -> EmbeddedText:
    caption = (
        _caption(_single_byte(tags.get(_DESCRIPTION)))
        or _caption(_wide(tags.get(_XP_COMMENT)))
        or _caption(_user_comment(tags.get(_USER_COMMENT)))
    )
    title = _caption(_wide(tags.get(_XP_TITLE)))
    credit = _clean(_single_byte(tags.get(_ARTIST))) or _clean(_wide(tags.get(_XP_AUTHOR)))
    return EmbeddedText(caption, title=title, credit=credit, source="EXIF" if caption else "")


def _single_byte(value: object) -> str:
    """EXIF's text is ASCII by the standard and UTF-8 or Windows-1252 in fact; Pillow gives Latin-1."""
    if not isinstance(value, str):
        return ""
    for encoding in ("utf-8", "cp1252"):
        try:
            return value.encode("latin-1").decode(encoding)
        except UnicodeError:
            continue
    return value


def _wide(value: object) -> str:
    """Windows' own fields are UTF-16."""
    if isinstance(value, tuple) and all(isinstance(item, int) and 0 <= item < 256 for item in value):
        value = bytes(value)
    if not isinstance(value, bytes):
        return ""
    return _plain(value) or value.decode("utf-16-le", "ignore")


LEAST_PLAIN = 12
"""Bytes from which text is known for ASCII: two bytes of a Chinese sign may be two letters, of six in a row hardly."""
_BOM = b"\xef\xbb\xbf"
_WORDY = re.compile(rb"[\x20-\x7e\t\r\n]+")


def _plain(text: bytes) -> str:
    """What a program wrote in ASCII or UTF-8 where UTF-16 belongs, or "": as UTF-16 it would be Chinese nonsense."""
    text = text.rstrip(b"\0")
    if text.startswith(_BOM):
        return text.decode("utf-8-sig", "replace")
    return text.decode("ascii") if len(text) >= LEAST_PLAIN and _WORDY.fullmatch(text) else ""


def _user_comment(value: object) -> str:
    """Eight bytes that name the encoding, then the text."""
    if not isinstance(value, bytes):
        return ""
    name, text = value[:8].rstrip(b"\0 "), value[8:]
    if name == b"UNICODE":
        if plain := _plain(text):
            return plain
        # The byte order is the camera's: that of the two which gives fewer characters off the usual planes.
        both = (text.decode(order, "ignore") for order in ("utf-16-be", "utf-16-le"))
        return min(both, key=lambda decoded: sum(not 32 <= ord(c) < 0x3000 for c in decoded))
    return _single_byte(text.decode("latin-1")) if name in (b"ASCII", b"") else ""


def _credit(creators: tuple[str, ...], credit: str) -> str | None:
    """Maker and agency in one line, each once."""
    names = [name for text in creators if (name := _clean(text))]
    line = _clean(credit)
    if line is None:
        return ", ".join(names) or None
    missing = [name for name in names if name.casefold() not in line.casefold()]
    return "/".join((", ".join(missing), line)) if missing else line


def _clean(text: str) -> str | None:
    return _NEWLINE.sub("\n", text.replace("\0", "")).strip() or None


def _caption(text: str) -> str | None:
    """The text, unless it is what a camera or a program writes by itself."""
    cleaned = _clean(text)
    return None if cleaned is None or _BY_DEVICES.fullmatch(cleaned) else cleaned
