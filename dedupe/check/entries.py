"""Findings on single entries: what is wrong with a picture, or with a caption, by itself.

`Facts` is by position in the records; a position that is not there means that there is nothing to say.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from attrs import field, frozen

from dedupe.check.findings import quoted
from dedupe.check.rules import RULES, severity_of
from dedupe.check.worth import is_site
from dedupe.config import Config
from dedupe.errors import DedupeError, ImageError
from dedupe.records import CleanCaption, Finding, PictureKind, Record

MIN_FAMILY = 10
"""Captions of one template before it is told: six portraits "... smiling at the camera" on one page are a list."""

ANY_PICTURE = "a word for any picture"
"""Why "image" is no caption (`dedupe.captions.noncaption`): of an icon too, this says nothing."""

CALLOUT_SIGNS = 2
"""Signs that an alternative text has at most to be what a callout shows: the number of a mark in a listing."""


class FamilyLike(Protocol):
    """A template family (`dedupe.captions.families`)."""

    @property
    def template(self) -> str:
        """The sentence with its slots."""

    @property
    def members(self) -> Sequence[int]:
        """Positions of its captions."""


@frozen
class Facts:
    """What was found out about single records, each by position in `records`.

    Attributes:
        image_errors: pictures that could not be read.
        formats: the format that each readable picture's bytes hold, by content ("JPEG").
        low_information: why there is too little in a picture to compare it.
        cleaned: the cleaned caption of each record that has one.
        not_captions: what a caption is instead of one ("a file name").
        stubs: why a caption is cut short.
        boilerplate: the sentences of a caption that many captions share.
        families: template families, each reported once, at its first member.
    """

    image_errors: Mapping[int, ImageError] = field(factory=dict)
    formats: Mapping[int, str] = field(factory=dict)
    low_information: Mapping[int, str] = field(factory=dict)
    cleaned: Mapping[int, CleanCaption] = field(factory=dict)
    not_captions: Mapping[int, str] = field(factory=dict)
    stubs: Mapping[int, str] = field(factory=dict)
    boilerplate: Mapping[int, Sequence[str]] = field(factory=dict)
    families: Sequence[FamilyLike] = ()


def record_findings(records: Sequence[Record], facts: Facts, config: Config | None = None) -> list[Finding]:
    """What is wrong with single entries, in the order of the rules.

    What is wrong with a picture file is said once, at the first record that uses it.
    """
    settings = config or Config()
    return [
        Finding(
            code=code,
            severity=severity_of(code, settings),
            message=RULES[code].message.format_map(words),
            source=records[position].source,
            record=records[position].id,
            evidence={name: value for name, value in words.items() if name != "caption"},
            caption=records[position].caption,
        )
        for code, position, words in _single(records, facts)
    ]


_Told = tuple[str, int, dict[str, str]]


def _single(records: Sequence[Record], facts: Facts) -> Iterator[_Told]:
    yield from _broken_pictures(records, facts)
    yield from _missing_pictures(records)
    for position, record in enumerate(records):
        if record.picture is not None and record.caption is None and record.role == "alt":
            yield "CAP005", position, {"role": "alternative text"}
    for code, told in (("CAP006", facts.not_captions), ("CAP007", facts.stubs)):
        for position in sorted(told):
            if code == "CAP006" and told[position] != ANY_PICTURE and _names_an_icon(records[position]):
                continue
            caption = quoted(records[position].caption or "")
            yield code, position, {"caption": caption, "reason": told[position]}
    for position, record in enumerate(records):
        kinds = () if position in facts.not_captions else dirt(record)
        if kinds:
            yield "CAP008", position, {"changes": ", ".join(kinds)}
    yield from _shared_text(facts)
    for position in sorted(facts.cleaned):
        yield from _other_photo(position, records[position], facts.cleaned[position])
    for family in facts.families:
        if len(family.members) < MIN_FAMILY:
            continue
        words = {"count": str(len(family.members)), "template": quoted(family.template)}
        yield "CAP011", min(family.members), words


def _missing_pictures(records: Sequence[Record]) -> Iterator[_Told]:
    """Each use of a picture that is not there, once for all its texts and once a line."""
    seen: set[tuple[str, int | None, str]] = set()
    for position, record in enumerate(records):
        if record.picture is None or record.picture.kind is not PictureKind.MISSING:
            continue
        place = (record.source.path, record.source.line, record.picture.name)
        if place not in seen and not (position and _is_of_one_use(records[position - 1], record)):
            yield "IMG006", position, {"name": record.picture.name, "reason": "there is no such file"}
        seen.add(place)


_ROLES = {"alt": 0, "caption": 1, "title": 2, "description": 3}
"""The texts of one use of a picture, in the order in which readers give them."""


def _is_of_one_use(before: Record, record: Record) -> bool:
    """Whether a record is another text of the use of a picture that the record before it is of: its caption, say.

    A caption may stand lines below the alternative text; both lack the same file.
    """
    return (
        before.picture == record.picture
        and before.source.path == record.source.path
        and _ROLES.get(before.role, 0) < _ROLES.get(record.role, 0)
    )


def _names_an_icon(record: Record) -> bool:
    """`close.svg` with the alternative text "close", a word that happens to be the file's name too; a callout's "1"."""
    text = (record.caption or "").strip()
    return record.role == "alt" and (text.isalpha() or (text.isalnum() and len(text) <= CALLOUT_SIGNS))


_RULE_OF_REASON = {"oversized": "IMG005", "disguised": "IMG004", "missing": "IMG006", "outside": "IMG006"}
"""`ImageError.reason` to rule; every other reason is IMG003."""


def _broken_pictures(records: Sequence[Record], facts: Facts) -> Iterator[_Told]:
    seen: set[str] = set()
    site = is_site(records)
    for position, record in enumerate(records):
        if record.picture is None or record.picture.name in seen:
            continue
        seen.add(record.picture.name)
        error = facts.image_errors.get(position)
        if error is not None and record.picture.kind is not PictureKind.MISSING:
            reason = str(DedupeError(error.message, hint=error.hint))
            code = _RULE_OF_REASON.get(error.reason, "IMG003")
            yield code, position, {"reason": reason, "name": record.picture.name}
        disguise = _disguise(record.picture.name, facts.formats.get(position))
        if disguise:
            yield "IMG004", position, {"reason": disguise}
        # A file of a site that no page shows is a part of the design: lines and dots are meant to be plain. So is what
        # a page says to be decoration.
        if position in facts.low_information and not (site and record.source.line is None) and record.caption != "":
            yield "IMG007", position, {"reason": facts.low_information[position]}


_FORMATS_OF_SUFFIX = {
    ".jpg": ("JPEG",),
    ".jpeg": ("JPEG",),
    ".png": ("PNG",),
    ".gif": ("GIF",),
    ".webp": ("WEBP",),
    ".tif": ("TIFF",),
    ".tiff": ("TIFF",),
    ".bmp": ("BMP",),
    ".heic": ("HEIF",),
    ".heif": ("HEIF",),
    ".avif": ("AVIF", "HEIF"),
}
"""Suffixes that promise a format. The JPEG of a camera that appends a preview (MPO) is told as a JPEG."""


def _disguise(name: str, found: str | None) -> str | None:
    suffix = posixpath.splitext(name)[1].lower()
    expected = _FORMATS_OF_SUFFIX.get(suffix)
    if found is None or expected is None or found.upper() in expected:
        return None
    return f"the file is named {suffix} but holds {found.upper()}"


def dirt(record: Record) -> tuple[str, ...]:
    """What is to be put right in a caption where it stands, by name; nothing where it is white space alone.

    White space that a page folds away when it is shown is not worth a person's time; it goes with the next fix.
    """
    if not record.caption:
        return ()
    from dedupe.captions.repair import is_plain, repair_caption

    plain = record.source.span is None or is_plain(record.source.span.syntax)
    _, changes = repair_caption(record.caption, plain=plain)
    kinds = tuple(dict.fromkeys(change.kind for change in changes))
    return () if kinds == ("white space",) else kinds


def _shared_text(facts: Facts) -> Iterator[_Told]:
    holders: dict[str, list[int]] = {}
    for position in sorted(facts.boilerplate):
        for sentence in facts.boilerplate[position]:
            holders.setdefault(sentence, []).append(position)
    for sentence, positions in holders.items():
        yield "CAP009", positions[0], {"count": str(len(positions)), "caption": quoted(sentence)}


def _other_photo(position: int, record: Record, clean: CleanCaption) -> Iterator[_Told]:
    own = record.photo_id
    if own is None and record.picture is not None and record.picture.kind is PictureKind.PHOTO_ID:
        own = record.picture.name
    found = [_bare(photo_id) for photo_id in (clean.photo_id or "").split(", ")]
    if own and clean.photo_id and _bare(own) not in found:
        yield "CAP010", position, {"found": clean.photo_id, "own": own}


def _bare(photo_id: str) -> str:
    return re.sub(r"[^0-9a-z]", "", photo_id.lower())
