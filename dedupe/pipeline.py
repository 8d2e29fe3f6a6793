"""The main job, as the mission tells it: read, clean, fingerprint, pair, judge, decide."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

import attrs

from dedupe.captionwing import Captions, look_at_captions
from dedupe.config import Config, Progress
from dedupe.decide.judged import Judged
from dedupe.decide.merge import merge
from dedupe.decide.policy import decide
from dedupe.errors import ImageError
from dedupe.picturewing import (
    Pictures,
    begin_pictures,
    between_records,
    judge_pictures,
    look_at_pictures,
    picture_facts,
)
from dedupe.readers.collect import Collection, collect
from dedupe.readers.sizes import are_sizes
from dedupe.records import CleanCaption, Finding, PictureKind, Record
from dedupe.result import Result

if TYPE_CHECKING:
    from dedupe.check.entries import Facts
    from dedupe.decide.decisions import Decided
    from dedupe.images.ahead import Ahead

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
            if (begun := begin_pictures(records, config)) is not None:
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
    captions = look_at_captions(collection.records, progress)
    pictures = look_at_pictures(collection.records, config, progress, ahead)
    known = Judged(
        records=collection.records,
        clean=captions.clean,
        keys=captions.keys,
        pictures=picture_facts(collection.records, captions.clean, pictures),
        image_matches=(),
        caption_matches=captions.matches,
        judge=captions.judge,
        same_family=are_sizes,
    )
    needless = _needless(collection.records, pictures) if findings_only else None
    judged = attrs.evolve(known, image_matches=judge_pictures(pictures, known, config, progress, needless))
    decided = decide(judged, config)
    merged = merge(judged, decided, config)
    return Result(
        manifest=merged.manifest,
        decisions=merged.decisions,
        groups=decided.groups,
        findings=_findings(collection, decided, captions, pictures, config),
        records=collection.records,
        documents=collection.documents,
        caption_matches=captions.matches,
        image_matches=between_records(pictures, judged.image_matches),
        versions=_versions(bool(pictures.files)),
        notes=tuple(dict.fromkeys((*collection.notes, *pictures.notes))),
    )


def _needless(records: Sequence[Record], pictures: Pictures) -> Callable[[int, int], bool] | None:
    from dedupe.check.worth import needless_pairs

    return needless_pairs(records, pictures.number_of, pictures.contents)


# What the rules look at


def _findings(
    collection: Collection, decided: Decided, captions: Captions, pictures: Pictures, config: Config
) -> tuple[Finding, ...]:
    from dedupe.check.entries import record_findings
    from dedupe.check.findings import document_findings, sort_findings
    from dedupe.check.pairs import pair_findings

    return sort_findings(
        [
            *pair_findings(collection.records, decided.outcomes, config),
            *record_findings(collection.records, _facts(collection.records, captions, pictures), config),
            *document_findings(collection.problems, config),
        ]
    )


def _facts(records: Sequence[Record], captions: Captions, pictures: Pictures) -> Facts:
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
