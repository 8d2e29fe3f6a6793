"""What both wings found, side by side: the one argument of the policy."""

from __future__ import annotations

from collections.abc import Callable

from attrs import frozen

from dedupe.records import CaptionMatch, CleanCaption, ImageMatch, Record


@frozen
class PictureFacts:
    """What the policy needs to know of a record's picture.

    Attributes:
        identity: equal for records with one picture: "sha256:..." of a readable file, else "name:..." (a URL, a photo
            ID, a missing or an unreadable file is known by its name alone).
        number: position of the picture in the list that image matches speak of, or None where it was not judged.
        sha256: of the bytes, or None.
        width, height: in pixels, upright; 0 where unknown.
        shown: pixels of what the picture shows, without a border around it; 0 where unknown.
        format: by content, as fingerprints name it ("JPEG"), or "".
        phash: 64 hexadecimal digits, or None.
    """

    identity: str
    number: int | None = None
    sha256: str | None = None
    width: int = 0
    height: int = 0
    shown: int = 0
    format: str = ""
    phash: str | None = None


@frozen
class Judged:
    """Records with all that is known of them.

    Attributes:
        records: in reading order; every other sequence below has one item for each.
        clean: the caption cleaned, or None where there is no caption (or an empty one).
        keys: comparison key of the caption, or None where there is none or it is no caption (a file name).
        pictures: the picture, or None where the record neither has nor names one.
        image_matches: judged pairs; `a` and `b` are `PictureFacts.number`s.
        caption_matches: judged pairs; `a` and `b` are positions in `records`. Captions with equal keys are given once
            each against the first of them; near pairs between the first of each key.
        judge: the verdict on the captions of any two records that have a key.
        same_family: True where two picture names are sizes of one picture made for a page.
    """

    records: tuple[Record, ...]
    clean: tuple[CleanCaption | None, ...]
    keys: tuple[str | None, ...]
    pictures: tuple[PictureFacts | None, ...]
    image_matches: tuple[ImageMatch, ...]
    caption_matches: tuple[CaptionMatch, ...]
    judge: Callable[[int, int], CaptionMatch]
    same_family: Callable[[str, str], bool]
