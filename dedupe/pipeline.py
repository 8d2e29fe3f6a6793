"""The main job, as the mission tells it: read, clean, fingerprint, pair, judge, decide."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from dedupe.config import Config, Progress
from dedupe.decide.judged import Judged, PictureFacts
from dedupe.decide.keepers import keeper_order
from dedupe.decide.merge import merge
from dedupe.decide.policy import decide
from dedupe.errors import ImageError
from dedupe.readers.collect import Collection, collect
from dedupe.readers.sizes import are_sizes
from dedupe.records import CaptionMatch, CleanCaption, ImageMatch, Picture, PictureKind, Record
from dedupe.result import Result

if TYPE_CHECKING:
    from dedupe.captions.families import Family
    from dedupe.check.entries import Facts
    from dedupe.images.ahead import Ahead
    from dedupe.images.fingerprint import Fingerprint

HASH_LIBRARIES = ("imagehash", "numpy", "pillow")
"""Distributions whose versions hashes depend on."""


def scan(*paths: str | os.PathLike[str], config: Config | None = None, progress: Progress | None = None) -> Result:
    """Read folders and files, judge all that they hold, and decide.

    Args:
        *paths: folders and caption or manifest files; their order does not matter. The current folder if none.
        config: the settings; the defaults if None. No settings file is looked for: see `load_config`.
        progress: called with (stage, done, total or None) from the main thread.

    Raises:
        InputError: a named path cannot be read at all. Broken pictures and pages inside are findings.
        ConfigError: a setting cannot be used.
    """
    return _scan(paths, config or Config(), progress)


def scan_for_findings(
    *paths: str | os.PathLike[str], config: Config | None = None, progress: Progress | None = None
) -> Result:
    """As `scan`, for those who want the findings alone.

    Pictures of two languages of a site are not laid on one another, nor those that are one in two versions: what they
    are to each other is no finding, and a manual in twenty languages has nearly nothing else to be judged. So the
    decisions may keep what those of `scan` drop.
    """
    return _scan(paths, config or Config(), progress, findings_only=True)


def _scan(
    paths: Sequence[str | os.PathLike[str]],
    config: Config,
    progress: Progress | None,
    *,
    findings_only: bool = False,
) -> Result:
    with contextlib.ExitStack() as background:
        ahead: list[Ahead] = []

        def listed(records: Sequence[Record]) -> None:
            if (begun := _begin_pictures(records, config)) is not None:
                ahead.append(background.enter_context(begun))

        collection = collect(paths or (".",), config, progress, listed)
        return _result(collection, config, progress, ahead[0] if ahead else None, findings_only=findings_only)


def read(path: str | os.PathLike[str], config: Config | None = None) -> list[Record]:
    """The records of one folder or file, in their order, nothing judged.

    Raises:
        InputError: the path cannot be read at all.
    """
    return list(collect([path], config).records)


def deduplicate(records: Iterable[Record], *, config: Config | None = None, progress: Progress | None = None) -> Result:
    """Judge and decide on records of one's own; their ids must be unique.

    Raises:
        ValueError: two records have one id.
    """
    found = tuple(records)
    if len({record.id for record in found}) != len(found):
        raise ValueError("each record needs an id of its own")
    return _result(Collection(found, (), ()), config or Config(), progress)


def _result(
    collection: Collection,
    config: Config,
    progress: Progress | None,
    ahead: Ahead | None = None,
    *,
    findings_only: bool = False,
) -> Result:
    captions = _look_at_captions(collection.records, progress)
    pictures = _look_at_pictures(collection.records, config, progress, ahead)
    known = Judged(
        records=collection.records,
        clean=captions.clean,
        keys=captions.keys,
        pictures=_picture_facts(collection.records, captions.clean, pictures),
        image_matches=(),
        caption_matches=captions.matches,
        judge=captions.judge,
        same_family=are_sizes,
    )
    needless = _needless(collection.records, pictures) if findings_only else None
    judged = attrs.evolve(known, image_matches=_judge_pictures(pictures, known, config, progress, needless))
    decided = decide(judged, config)
    merged = merge(judged, decided, config)
    from dedupe.check.entries import record_findings
    from dedupe.check.findings import document_findings, sort_findings
    from dedupe.check.pairs import pair_findings

    findings = [
        *pair_findings(collection.records, decided.outcomes, config),
        *record_findings(collection.records, _facts(collection.records, captions, pictures), config),
        *document_findings(collection.problems, config),
    ]
    return Result(
        manifest=merged.manifest,
        decisions=merged.decisions,
        groups=decided.groups,
        findings=sort_findings(findings),
        records=collection.records,
        documents=collection.documents,
        caption_matches=captions.matches,
        image_matches=_between_records(pictures, judged.image_matches),
        versions=_versions(bool(pictures.files)),
        notes=tuple(dict.fromkeys((*collection.notes, *pictures.notes))),
    )


# Captions


@frozen
class _Captions:
    """What the caption wing found; one item a record but for the matches."""

    clean: tuple[CleanCaption | None, ...]
    keys: tuple[str | None, ...]
    not_captions: Mapping[int, str]
    stubs: Mapping[int, str]
    families: tuple[Family, ...]
    matches: tuple[CaptionMatch, ...]
    judge: Callable[[int, int], CaptionMatch]


def _look_at_captions(records: Sequence[Record], progress: Progress | None) -> _Captions:
    texts = [record.caption for record in records]
    if not any(texts):
        nothing = (None,) * len(records)
        return _Captions(nothing, nothing, {}, {}, (), (), _none_to_judge)
    # Loaded here: a tenth of a second in which pictures are read already.
    from dedupe.captions.context import CaptionContext
    from dedupe.captions.families import template_families
    from dedupe.captions.noncaption import why_not_a_caption, why_stub
    from dedupe.captions.prepared import prepare
    from dedupe.captions.search import judge_captions
    from dedupe.captions.verdict import judge

    not_captions = {
        i: why
        for i, (text, record) in enumerate(zip(texts, records, strict=True))
        if text and (why := why_not_a_caption(text, *_names(record)))
    }
    stubs = {i: why for i, text in enumerate(texts) if text and i not in not_captions and (why := why_stub(text))}
    context = CaptionContext.learn(text for i, text in enumerate(texts) if text and i not in not_captions)
    prepared = {text: prepare(text, context) for text in dict.fromkeys(texts) if text}
    silent = not_captions.keys() | stubs.keys()
    speaking = [text if i not in silent else None for i, text in enumerate(texts)]

    def judge_pair(a: int, b: int) -> CaptionMatch:
        first, second = sorted((a, b))
        return CaptionMatch(first, second, *judge(prepared[texts[first] or ""], prepared[texts[second] or ""]))

    return _Captions(
        clean=tuple(prepared[text].clean if text else None for text in texts),
        keys=tuple((prepared[text].key or None) if text else None for text in speaking),
        not_captions=not_captions,
        stubs=stubs,
        families=tuple(template_families(speaking, context, prepared)),
        matches=tuple(judge_captions(speaking, context, progress, prepared)),
        judge=judge_pair,
    )


def _none_to_judge(a: int, b: int) -> CaptionMatch:
    raise ValueError(f"records {a} and {b} have no captions")


def _names(record: Record) -> tuple[str, ...]:
    """What the record's picture is called: a caption that only says this is none."""
    return (record.picture.name,) if record.picture is not None else ()


# Pictures


@frozen
class _Pictures:
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


_Key = tuple[str, int | None, int | None]


def _begin_pictures(records: Sequence[Record], config: Config) -> Ahead | None:
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


def _look_at_pictures(
    records: Sequence[Record], config: Config, progress: Progress | None, ahead: Ahead | None
) -> _Pictures:
    numbers, number_of = _number_pictures(records)
    if not numbers:
        return _Pictures()
    from dedupe.images.catalogue import fingerprint_all
    from dedupe.images.limits import ImageFile

    if ahead is not None:
        catalogue = ahead.result(progress)
    else:
        catalogue = fingerprint_all([ImageFile(*key) for key in numbers], config, progress)
    return _Pictures(tuple(numbers), number_of, catalogue.fingerprints, catalogue.notes)


def _needless(records: Sequence[Record], pictures: _Pictures) -> Callable[[int, int], bool] | None:
    """Which two picture files need not be judged, as no finding would be told of them: those of a site's languages."""
    from dedupe.check.twins import Place, place_of
    from dedupe.check.worth import is_site

    if not is_site(records):
        return None
    found: dict[str, set[Place]] = {}
    contents = [getattr(mark, "sha256", str(number)) for number, mark in enumerate(pictures.fingerprints)]
    for i, number in pictures.number_of.items():
        picture = records[i].picture
        if picture is not None:
            found.setdefault(contents[number], set()).add(place_of(picture.name))
    places = [found[content] for content in contents]

    def needless(a: int, b: int) -> bool:
        return all(one.is_apart(other) for one in places[a] for other in places[b])

    return needless


def _judge_pictures(
    pictures: _Pictures,
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


def _picture_facts(
    records: Sequence[Record], clean: Sequence[CleanCaption | None], pictures: _Pictures
) -> tuple[PictureFacts | None, ...]:
    return tuple(
        _facts_of(record.picture, found, pictures.number_of.get(i), pictures)
        for i, (record, found) in enumerate(zip(records, clean, strict=True))
    )


def _facts_of(
    picture: Picture | None, clean: CleanCaption | None, number: int | None, pictures: _Pictures
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


def _between_records(pictures: _Pictures, matches: Iterable[ImageMatch]) -> tuple[ImageMatch, ...]:
    """Image matches with positions of records (the first of each picture) for those of files."""
    first: dict[int, int] = {}
    for record, number in pictures.number_of.items():
        first.setdefault(number, record)
    return tuple(attrs.evolve(match, a=first[match.a], b=first[match.b]) for match in matches)


# What the rules look at


def _facts(records: Sequence[Record], captions: _Captions, pictures: _Pictures) -> Facts:
    from dedupe.check.entries import Facts

    of_record = {i: pictures.fingerprints[number] for i, number in pictures.number_of.items()}
    read = {i: found for i, found in of_record.items() if not isinstance(found, ImageError)}
    errors = {i: found for i, found in of_record.items() if isinstance(found, ImageError)}
    for i, record in enumerate(records):
        if record.picture is not None and record.picture.kind is PictureKind.OUTSIDE:
            errors[i] = ImageError("the path leads out of the scanned folder and is not opened", reason="outside")
    cleaned = {i: clean for i, clean in enumerate(captions.clean) if clean is not None}
    return Facts(
        image_errors=errors,
        formats={i: found.format for i, found in read.items()},
        low_information={i: found.low_information or "" for i, found in read.items() if found.is_blank},
        cleaned=cleaned,
        not_captions=captions.not_captions,
        stubs=captions.stubs,
        boilerplate={i: shared for i, clean in cleaned.items() if (shared := _boilerplate(clean))},
        families=captions.families,
    )


def _boilerplate(clean: CleanCaption) -> tuple[str, ...]:
    return tuple(change.before for change in clean.changes if change.kind == "boilerplate")


def _versions(with_pictures: bool) -> dict[str, str]:
    from importlib import metadata

    versions = {name: metadata.version(name) for name in ("caption-dedupe", "rapidfuzz")}
    if with_pictures:
        from dedupe.images.fingerprint import ALGORITHM

        versions.update({name: metadata.version(name) for name in HASH_LIBRARIES}, fingerprint=ALGORITHM)
    return dict(sorted(versions.items()))
