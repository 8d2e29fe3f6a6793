"""What the picture wing says of the records: each picture file once, its fingerprint, and every judged pair."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from dedupe.config import Config, Progress
from dedupe.decide.judged import Judged, PictureFacts
from dedupe.decide.keepers import keeper_order
from dedupe.errors import ImageError
from dedupe.records import CleanCaption, ImageMatch, Picture, PictureKind, Record

if TYPE_CHECKING:
    from dedupe.images.ahead import Ahead
    from dedupe.images.fingerprint import Fingerprint


@frozen
class Pictures:
    """What the picture wing found.

    Attributes:
        files: each picture file once, in the order of the records: (path, offset, size).
        number_of: position of a record to the position of its picture in `files`.
        fingerprints: one a file; an error where it could not be read.
        notes: remarks of the cache.
    """

    files: tuple[_Key, ...] = ()
    number_of: Mapping[int, int] = attrs.field(factory=dict)
    fingerprints: tuple[Fingerprint | ImageError, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def contents(self) -> list[str]:
        """What each file holds: equal for files with equal bytes; of one that cannot be read its number."""
        return [str(n) if isinstance(found, ImageError) else found.sha256 for n, found in enumerate(self.fingerprints)]


_Key = tuple[str, int | None, int | None]


def begin_pictures(records: Sequence[Record], config: Config) -> Ahead | None:
    """Fingerprints in the background, where processes make them: this one has captions to look at."""
    numbers, _ = _number_pictures(records)
    if not numbers:
        return None
    from dedupe.images.ahead import Ahead
    from dedupe.images.catalogue import pays
    from dedupe.images.limits import ImageFile

    files = [ImageFile(*key) for key in numbers]
    return Ahead(files, config) if pays(files, config.workers) else None


def _number_pictures(records: Sequence[Record]) -> tuple[dict[_Key, int], dict[int, int]]:
    """Each picture file once with its number, and the number of each record's."""
    numbers: dict[_Key, int] = {}
    number_of = {}
    for i, record in enumerate(records):
        picture = record.picture
        if picture is not None and picture.kind is PictureKind.FILE and picture.file is not None:
            key = (picture.file, picture.offset, picture.size)
            number_of[i] = numbers.setdefault(key, len(numbers))
    return numbers, number_of


def look_at_pictures(
    records: Sequence[Record], config: Config, progress: Progress | None, ahead: Ahead | None
) -> Pictures:
    """The fingerprints of all pictures, from the background where they were begun there."""
    numbers, number_of = _number_pictures(records)
    if not numbers:
        return Pictures()
    from dedupe.images.catalogue import fingerprint_all
    from dedupe.images.limits import ImageFile

    if ahead is not None:
        catalogue = ahead.result(progress)
    else:
        catalogue = fingerprint_all([ImageFile(*key) for key in numbers], config, progress)
    return Pictures(tuple(numbers), number_of, catalogue.fingerprints, catalogue.notes)


def judge_pictures(
    pictures: Pictures,
    known: Judged,
    config: Config,
    progress: Progress | None,
    needless: Callable[[int, int], bool] | None,
) -> tuple[ImageMatch, ...]:
    """Every picture against those that may stay for it, in the order in which decisions take keepers."""
    if not pictures.files:
        return ()
    from dedupe.images.limits import ImageFile
    from dedupe.images.search import judge_images

    order = keeper_order(known, config.keep)
    best: dict[str, int] = {}
    for i in sorted(pictures.number_of, key=order):
        facts = known.pictures[i]
        if facts is not None:
            best.setdefault(facts.identity, len(best))
    identity = {number: facts.identity for i, number in pictures.number_of.items() if (facts := known.pictures[i])}
    rank = [best[identity[number]] for number in range(len(pictures.files))]
    files = [ImageFile(*key) for key in pictures.files]
    return tuple(judge_images(files, pictures.fingerprints, config, progress, rank=rank, needless=needless))


def picture_facts(
    records: Sequence[Record], clean: Sequence[CleanCaption | None], pictures: Pictures
) -> tuple[PictureFacts | None, ...]:
    """What decisions need to know of each record's picture, or None where it neither has nor names one."""
    return tuple(
        _facts_of(record.picture, found, pictures.number_of.get(i), pictures)
        for i, (record, found) in enumerate(zip(records, clean, strict=True))
    )


def _facts_of(
    picture: Picture | None, clean: CleanCaption | None, number: int | None, pictures: Pictures
) -> PictureFacts | None:
    if picture is None:
        # A photo ID in the caption names a picture that is not at hand.
        return PictureFacts(f"name:{clean.photo_id}") if clean is not None and clean.photo_id else None
    found = None if number is None else pictures.fingerprints[number]
    if found is None or isinstance(found, ImageError):
        return PictureFacts(f"name:{picture.name}")
    return PictureFacts(
        identity=f"sha256:{found.sha256}",
        number=number,
        sha256=found.sha256,
        width=found.width,
        height=found.height,
        shown=found.shown,
        format=found.format,
        phash=None if found.is_vector else found.phash,
    )


def between_records(pictures: Pictures, matches: Iterable[ImageMatch]) -> tuple[ImageMatch, ...]:
    """Image matches with positions of records (the first of each picture) for those of files."""
    first: dict[int, int] = {}
    for record, number in pictures.number_of.items():
        first.setdefault(number, record)
    return tuple(attrs.evolve(match, a=first[match.a], b=first[match.b]) for match in matches)
