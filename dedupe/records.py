"""The words of the project as frozen values: no behaviour here that needs a library."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, NoReturn, TypeVar

import attrs
from attrs import frozen

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
"""What can stand in `extra` and in evidence: plain JSON values."""


K = TypeVar("K")
V = TypeVar("V")


class FrozenDict(dict[K, V]):
    """A dict that does not change, for the fields of frozen classes.

    Values are sent to other processes, copied and given to `json.dumps` by those who use the library; a
    `MappingProxyType` refuses all three.
    """

    __slots__ = ()

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise TypeError("a frozen value does not change; make a dict of it first")

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __reduce__(self) -> tuple[type[FrozenDict[K, V]], tuple[dict[K, V]]]:
        """Pickled and copied whole: item by item would be a change."""
        return FrozenDict, (dict(self),)


def freeze(value: Mapping[str, Json]) -> Mapping[str, Json]:
    """A read-only copy, for the fields of frozen classes."""
    return FrozenDict(value)


class CaptionVerdict(StrEnum):
    """How two captions stand to each other; the first three are repeats."""

    IDENTICAL = "identical"
    EQUIVALENT = "equivalent"
    EDITED = "edited"
    LOOKALIKE = "lookalike"
    DIFFERENT = "different"

    @property
    def is_repeat(self) -> bool:
        """True for identical, equivalent and edited."""
        return self in (CaptionVerdict.IDENTICAL, CaptionVerdict.EQUIVALENT, CaptionVerdict.EDITED)


class ImageVerdict(StrEnum):
    """How two pictures stand to each other; the first three are duplicates."""

    IDENTICAL = "identical"
    SAME_PIXELS = "same-pixels"
    SAME = "same"
    EDITED = "edited"
    DIFFERENT = "different"

    @property
    def is_duplicate(self) -> bool:
        """True for identical, same-pixels and same."""
        return self in (ImageVerdict.IDENTICAL, ImageVerdict.SAME_PIXELS, ImageVerdict.SAME)

    @property
    def is_edited(self) -> bool:
        """True for edited: found, and left to a person."""
        return self is ImageVerdict.EDITED


class Severity(StrEnum):
    """How much a finding matters, from least to most."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


@frozen
class Span:
    """Where a value stands in the decoded text of its source file.

    Attributes:
        start: index of the first character. Newlines count as they are in the file (`\\r\\n` is two), a byte
            order mark is not counted.
        end: index after the last character.
        syntax: how the value is written between the two, one of the names in `dedupe.readers.syntax.SYNTAXES`
            ("plain", "json-string", "csv-cell", "html-attribute", "html-text", "markdown-alt", "yaml-plain", ...).
    """

    start: int
    end: int
    syntax: str = "plain"


@frozen
class Source:
    """Where a record was read.

    Attributes:
        path: the file as it is shown: POSIX, relative to the scanned root, preceded by the root as named where
            there are several roots.
        line: 1-based line of the caption (of the picture where there is no caption; in Parquet the row), or None.
        column: 1-based column in characters, or None.
        file: the same file as an absolute path of this machine; never written to any output.
        span: the caption's own characters in that file, or None where it cannot be edited in place.
        field: the column, key or attribute that the caption was read from ("alt", "description"), or None.
        reader: the reader's name ("gallery", "csv", "markdown", ...).
    """

    path: str
    line: int | None = None
    column: int | None = None
    file: str | None = attrs.field(default=None, eq=False)
    span: Span | None = None
    field: str | None = None
    reader: str = ""


class PictureKind(StrEnum):
    """How much of a picture there is."""

    FILE = "file"
    """A file at hand (or a member of an archive at hand)."""
    MISSING = "missing"
    """A path that leads nowhere: known by that name alone."""
    URL = "url"
    """A remote picture, never fetched: known by its address alone."""
    PHOTO_ID = "photo-id"
    """Known by an agency's ID alone."""
    OUTSIDE = "outside"
    """A path that leaves the scanned root: never opened."""
    COMPUTED = "computed"
    """A template expression that only the site's own build can work out: known by its page and expression alone,
    and neither at hand nor missing."""


@frozen
class Picture:
    """The picture of a record.

    Attributes:
        name: how it is shown and written to `file_name`: a POSIX path relative to the root (preceded by the root
            as named where there are several), a URL, or a photo ID.
        kind: how much of it there is.
        file: absolute path of the file at hand, or of the archive that holds it; None where there is none.
        offset: for a member of an uncompressed archive, the first byte of the member in `file`; None for a file.
        size: the member's length in bytes; None for a file.
        sizes: names of the other sizes of the same picture (a `srcset`, a `thumbs/` twin), sorted.
    """

    name: str
    kind: PictureKind = PictureKind.FILE
    file: str | None = attrs.field(default=None, eq=False)
    offset: int | None = None
    size: int | None = None
    sizes: tuple[str, ...] = ()


@frozen
class Record:
    """One entry: a picture (or none), its caption (or none), and where both were read.

    Attributes:
        id: the picture's name (with `#2` ... where one picture has several captions), or `path:line` without one.
        source: where the caption was read; for a bare picture, the picture file itself without a line.
        picture: the picture, or None.
        caption: the caption exactly as read, after the file's own syntax is undone; None where there is none; the
            empty string where it was deliberately left empty (`alt=""`).
        role: what the caption is to the picture: "caption", "alt", "title" or "description".
        title: a title of its own field, or None.
        credit: who made or owns the picture, from a field of its own, or None.
        photo_id: the photograph's ID, from a field of its own, or None.
        date: ISO 8601 date from a field of its own, or None.
        language: BCP 47 tag, lower case, or None where unknown.
        several: True where the source declares several captions a picture (COCO): these never conflict.
        extra: every column of the source that has no place above, in the source's order.
    """

    id: str
    source: Source
    picture: Picture | None = None
    caption: str | None = None
    role: str = "caption"
    title: str | None = None
    credit: str | None = None
    photo_id: str | None = None
    date: str | None = None
    language: str | None = None
    several: bool = False
    extra: Mapping[str, Json] = attrs.field(factory=dict, converter=freeze, hash=False)


@frozen
class Document:
    """How one source file was read, for the summary ("000.txt: gallery, 11 entries").

    Attributes:
        path: the file as shown.
        reader: the reader's name.
        entries: number of records it gave.
        note: what else a person should know ("article, no captions", guessed columns), or "".
    """

    path: str
    reader: str
    entries: int
    note: str = ""


@frozen
class Change:
    """One change that clean-up made to a caption.

    Attributes:
        kind: the change's name ("tags", "entities", "mojibake", "white space", "credit", "photo ID", ...).
        before: the characters that were there.
        after: what stands there now ("" where they moved into a field or were removed).
    """

    kind: str
    before: str
    after: str = ""


@frozen
class CleanCaption:
    """A caption cleaned up.

    Attributes:
        text: the caption to show.
        title: a title that led the text on a line of its own, or None.
        credit: the credit found in the text, as shown there, or None.
        photo_id: the photograph's ID found in the text, or None.
        date: ISO 8601 date of the photo's date line, or None.
        changes: every change, in the order made.
    """

    text: str
    title: str | None = None
    credit: str | None = None
    photo_id: str | None = None
    date: str | None = None
    changes: tuple[Change, ...] = ()


@frozen
class DifferingSpan:
    """Two aligned pieces of two captions that are not the same.

    Attributes:
        a: the words in the first caption ("" where something was added).
        b: the words in the second ("" where something was dropped).
        kind: the class of the difference ("person", "number", "time", "spelling", "clause", "credit", ...).
        decides: True where this difference makes the two captions say different things.
        start_a, end_a, start_b, end_b: half-open character ranges in the two compared texts.
    """

    a: str
    b: str
    kind: str
    decides: bool
    start_a: int = 0
    end_a: int = 0
    start_b: int = 0
    end_b: int = 0


DISAGREE = "captions disagree on a fact"
"""The note of a caption match whose captions differ in one small fact, or spell one name in two ways."""


@frozen
class CaptionMatch:
    """A judged pair of captions.

    Attributes:
        a, b: positions in the input (0 and 1 for `compare_captions`), a < b.
        verdict: how they stand to each other.
        spans: what differs, in the order of the first caption.
        notes: remarks such as "captions disagree on a fact".
        reason: the verdict in words, without the verdict's name.
    """

    a: int
    b: int
    verdict: CaptionVerdict
    spans: tuple[DifferingSpan, ...] = ()
    notes: tuple[str, ...] = ()
    reason: str = ""

    @property
    def is_repeat(self) -> bool:
        """True where both say the same: identical, equivalent or edited."""
        return self.verdict.is_repeat

    @property
    def evidence(self) -> dict[str, Json]:
        """What the verdict rests on, as plain JSON values."""
        return {
            "reason": self.reason,
            "spans": [{"a": s.a, "b": s.b, "class": s.kind, "decides": s.decides} for s in self.spans],
            "notes": list(self.notes),
        }

    def __str__(self) -> str:
        name = "look-alike" if self.verdict is CaptionVerdict.LOOKALIKE else self.verdict.value
        return f"{name}: {self.reason}" if self.reason else name


@frozen
class Region:
    """A rectangle of a picture, in fractions of its width and height from the upper left corner (0 to 1)."""

    left: float
    top: float
    right: float
    bottom: float


@frozen
class ImageMatch:
    """A judged pair of pictures.

    Attributes:
        a, b: positions in the input (0 and 1 for `compare_images`), a < b.
        verdict: how they stand to each other.
        transforms: what was done to one to get the other, in words ("half size", "mirrored", "rotated 90°").
        regions: where the pictures differ, in the frame of picture a; empty unless edited.
        measures: the numbers behind the verdict, by name.
        reason: the verdict in words, without the verdict's name, as told of picture b.
        reverse_reason: the same as told of picture a ("double size" for "half size"); empty where it reads alike.
    """

    a: int
    b: int
    verdict: ImageVerdict
    transforms: tuple[str, ...] = ()
    regions: tuple[Region, ...] = ()
    measures: Mapping[str, Json] = attrs.field(factory=dict, converter=freeze, hash=False)
    reason: str = ""
    reverse_reason: str = ""

    @property
    def is_duplicate(self) -> bool:
        """True for identical, same-pixels and same."""
        return self.verdict.is_duplicate

    @property
    def is_edited(self) -> bool:
        """True for an edited version: mirrored, cropped, or changed in one place."""
        return self.verdict.is_edited

    @property
    def evidence(self) -> dict[str, Json]:
        """What the verdict rests on, as plain JSON values."""
        return {
            "reason": self.reason,
            "transforms": list(self.transforms),
            "regions": [[r.left, r.top, r.right, r.bottom] for r in self.regions],
            "measures": dict(self.measures),
        }

    def __str__(self) -> str:
        return f"{self.verdict.value}: {self.reason}" if self.reason else self.verdict.value


Match = CaptionMatch | ImageMatch


@frozen
class Group:
    """Records judged to be the same thing; every member was judged against the keeper itself.

    Attributes:
        id: "g0001", numbered in the order of the keepers.
        keeper: id of the record that stays.
        members: ids of all records of the group, the keeper first, then in the order of the records.
    """

    id: str
    keeper: str
    members: tuple[str, ...]


@frozen
class Decision:
    """What is to become of one record.

    Attributes:
        id: the record's id.
        file_name: its picture's name, or None.
        source: where it was read.
        decision: "keep", "drop" or "review" (kept until a person decides).
        keeper: id of the record that replaced it (drop) or that it is to be held against (review), or None.
        group: id of its group, or None.
        rule: code of the rule that decided, or None.
        image_verdict: verdict on the pair (this record, keeper), or None.
        caption_verdict: the same for the captions.
        evidence: reason, spans, regions, and what was merged.
    """

    id: str
    file_name: str | None
    source: Source
    decision: str
    keeper: str | None = None
    group: str | None = None
    rule: str | None = None
    image_verdict: ImageVerdict | None = None
    caption_verdict: CaptionVerdict | None = None
    evidence: Mapping[str, Json] = attrs.field(factory=dict, converter=freeze, hash=False)


@frozen
class Finding:
    """What `check` reports: one rule broken in one place.

    Attributes:
        code: the rule's code ("CAP001").
        severity: how much it matters.
        message: one sentence, without the place.
        source: where it is.
        record: id of the record it is about, or None for a whole file.
        related: the other half of a pair: where it is, or None.
        related_record: its id, or None.
        evidence: verdict, spans, regions.
        caption: the caption as read, or None; what a baseline's identity is made from.
        related_caption: the other half's caption, or None.
    """

    code: str
    severity: Severity
    message: str
    source: Source
    record: str | None = None
    related: Source | None = None
    related_record: str | None = None
    evidence: Mapping[str, Json] = attrs.field(factory=dict, converter=freeze, hash=False)
    caption: str | None = None
    related_caption: str | None = None


@frozen
class ManifestRow:
    """One kept entry, as the manifest shows it (columns as in docs/reference/manifest.md).

    Attributes:
        file_name: the picture's name, or None.
        caption: the cleaned caption (as read with `--raw-captions`), or None.
        title, credit, photo_id, date: known from a field or found in the caption; filled from dropped records.
        path, line: where the caption was read.
        sha256: of the picture's bytes, or None.
        width, height: in pixels, upright, or None.
        phash: imagehash's 16 x 16 pHash of the canonical picture, 64 hexadecimal digits, or None.
        merged_from: ids of the dropped records whose keeper this is.
        extra: every column of the source that has no place above.
        id: the record's id; not a column.
        picture: the picture itself, for writers that copy it; not a column.
    """

    file_name: str | None
    caption: str | None
    title: str | None
    credit: str | None
    photo_id: str | None
    date: str | None
    path: str
    line: int | None
    sha256: str | None = None
    width: int | None = None
    height: int | None = None
    phash: str | None = None
    merged_from: tuple[str, ...] = ()
    extra: Mapping[str, Json] = attrs.field(factory=dict, converter=freeze, hash=False)
    id: str = ""
    picture: Picture | None = attrs.field(default=None, eq=False)
