"""How much of a person's own pictures is found again, by kind of copy: made, searched and counted."""

from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from dedupe.config import Config, Progress
from dedupe.errors import ImageError, InputError
from dedupe.images.canonical import open_canonical
from dedupe.images.catalogue import fingerprint_all
from dedupe.images.fingerprint import Fingerprint
from dedupe.images.limits import ImageFile, Limits
from dedupe.images.search import judge_images
from dedupe.images.transforms import KINDS, Kind
from dedupe.records import ImageMatch, ImageVerdict

if TYPE_CHECKING:
    from imagehash import ImageHash

STAGE = "copies"
"""Name of the first stage to the progress callback."""
HASH_RADIUS = 64
"""Of 256 bits: the widest at which imagehash's pHash took no two of 4,750 photographs for copies of one another."""


@frozen
class Row:
    """One kind of copy.

    Attributes:
        kind: its name.
        expected: the verdict that such a copy should get.
        copies: how many were made.
        same: how many were found to be the same picture (identical, same-pixels or same).
        edited: how many were found to be an edited version.
        hashed: how many imagehash's pHash alone would find, at 16 x 16 bits within `HASH_RADIUS`: what a plain loop
            over such hashes comes to on the same copies.
    """

    kind: str
    expected: str
    copies: int
    same: int
    edited: int
    hashed: int = 0

    @property
    def recall(self) -> float:
        """Share of the copies that were found, as the same or as edited."""
        return (self.same + self.edited) / self.copies if self.copies else 0.0

    @property
    def hash_recall(self) -> float:
        """The same of imagehash's pHash alone."""
        return self.hashed / self.copies if self.copies else 0.0


@frozen
class Calibration:
    """What was found.

    Attributes:
        pictures: number of originals that were sampled.
        unreadable: number of those sampled that cannot be read, and so were left out.
        rows: one for each kind of copy.
        false_same: pairs of copies of two different originals that were taken for the same picture.
        false_edited: the same for edited versions. Originals that are themselves copies of one another count here:
            look at them before trusting the figure.
        pairs: the originals of those pairs, each pair once.
    """

    pictures: int
    unreadable: int
    rows: tuple[Row, ...]
    false_same: int
    false_edited: int
    pairs: tuple[tuple[str, str], ...] = ()

    @property
    def recall(self) -> float:
        """Share of all copies that were found."""
        copies = sum(row.copies for row in self.rows)
        return sum(row.same + row.edited for row in self.rows) / copies if copies else 0.0


def calibrate(
    paths: Sequence[str | os.PathLike[str]],
    *,
    sample: int = 100,
    seed: int = 0,
    config: Config | None = None,
    progress: Progress | None = None,
    kinds: Sequence[Kind] = KINDS,
) -> Calibration:
    """Make copies of a sample of pictures in a temporary folder and see which are found.

    Pictures low in information are left out of the sample: they match by bytes and pixels only.

    Args:
        paths: picture files.
        sample: most originals to take.
        seed: of the choice: the same seed and the same pictures give the same sample.
        config: limits and workers; the cache is not used.
        progress: called with the stage's name, the number done, and the total.
        kinds: what copies to make.

    Raises:
        InputError: none of the pictures can be used.
    """
    import attrs

    config = attrs.evolve(config or Config(), use_cache=False)
    ordered = sorted({os.fspath(path) for path in paths})
    chosen = sorted(random.Random(seed).sample(ordered, min(sample, len(ordered))))  # noqa: S311 (no secret)
    with tempfile.TemporaryDirectory(prefix="dedupe-calibrate-") as folder:
        files, owners, unreadable = _make_copies(chosen, Path(folder), kinds, Limits.of(config), progress)
        marks = fingerprint_all(files, config, progress).fingerprints
        low = {owner for mark, (owner, kind) in zip(marks, owners, strict=True) if kind < 0 and _is_low(mark)}
        kept = [n for n, (owner, _) in enumerate(owners) if owner not in low]
        if not kept:
            raise InputError("none of the pictures can be used", hint="name a folder with readable pictures in it")
        matches = judge_images([files[n] for n in kept], [marks[n] for n in kept], config, progress)
        hashed = _found_by_hash([marks[n] for n in kept], [owners[n] for n in kept])
        return _counted(matches, [owners[n] for n in kept], chosen, kinds, unreadable, hashed)


def _is_low(mark: Fingerprint | ImageError) -> bool:
    return isinstance(mark, ImageError) or mark.low_information is not None


def _make_copies(
    paths: Sequence[str], folder: Path, kinds: Sequence[Kind], limits: Limits, progress: Progress | None
) -> tuple[list[ImageFile], list[tuple[int, int]], int]:
    """The originals and their copies, with each one's original and kind (-1 for the original itself)."""
    from PIL import Image

    files: list[ImageFile] = []
    owners: list[tuple[int, int]] = []
    unreadable = 0
    for number, path in enumerate(paths):
        if progress is not None:
            progress(STAGE, number, len(paths))
        try:
            picture = Image.fromarray(open_canonical(ImageFile(path), limits).pixels)
        except ImageError:
            unreadable += 1
            continue
        files.append(ImageFile(path))
        owners.append((number, -1))
        for place, kind in enumerate(kinds):
            copy = folder / f"{number:06d}-{place:02d}{kind.suffix}"
            copy.write_bytes(kind.encode(picture))
            files.append(ImageFile(str(copy)))
            owners.append((number, place))
    return files, owners, unreadable


def _found_by_hash(marks: Sequence[Fingerprint | ImageError], owners: Sequence[tuple[int, int]]) -> Mapping[int, int]:
    """How many copies of each kind imagehash finds near their original."""
    found: dict[int, int] = {}
    original: ImageHash | None = None
    for mark, (_, kind) in zip(marks, owners, strict=True):
        own = mark.image_hash if isinstance(mark, Fingerprint) else None
        if kind < 0:
            original = own  # its copies follow it
        elif own is not None and original is not None and own - original <= HASH_RADIUS:
            found[kind] = found.get(kind, 0) + 1
    return found


def _counted(
    matches: Sequence[ImageMatch],
    owners: Sequence[tuple[int, int]],
    paths: Sequence[str],
    kinds: Sequence[Kind],
    unreadable: int,
    hashed: Mapping[int, int],
) -> Calibration:
    found: dict[tuple[int, bool], int] = {}
    false: dict[bool, set[tuple[int, int]]] = {True: set(), False: set()}
    wrong = {True: 0, False: 0}
    for match in _through_equals(matches):
        (one, kind), (other, other_kind) = owners[match.a], owners[match.b]
        edited = match.verdict is ImageVerdict.EDITED
        if one != other:
            wrong[edited] += 1
            false[edited].add((min(one, other), max(one, other)))
        elif -1 in (kind, other_kind):
            key = (max(kind, other_kind), edited)
            found[key] = found.get(key, 0) + 1
    originals = sum(kind < 0 for _, kind in owners)
    rows = tuple(
        Row(kind.name, kind.expected, originals, found.get((n, False), 0), found.get((n, True), 0), hashed.get(n, 0))
        for n, kind in enumerate(kinds)
    )
    pairs = tuple((paths[a], paths[b]) for a, b in sorted(false[True] | false[False]))
    return Calibration(originals, unreadable, rows, wrong[False], wrong[True], pairs)


def _through_equals(matches: Sequence[ImageMatch]) -> list[ImageMatch]:
    """The matches, with those of a picture passed on to the files that have its very bytes."""
    import attrs

    equals: dict[int, list[int]] = {}
    for match in matches:
        if match.verdict is ImageVerdict.IDENTICAL:
            equals.setdefault(match.a, []).append(match.b)
    passed = []
    for match in matches:
        if match.verdict is ImageVerdict.IDENTICAL:
            continue
        passed += [
            attrs.evolve(match, a=min(a, b), b=max(a, b))
            for a in (match.a, *equals.get(match.a, ()))
            for b in (match.b, *equals.get(match.b, ()))
            if (a, b) != (match.a, match.b)
        ]
    return [*matches, *passed]


def as_text(found: Calibration) -> str:
    """A table for people."""
    width = max(len(row.kind) for row in found.rows)
    lines = [f"{'copy':<{width}}  expected  same  edited  missed  recall  pHash"]
    for row in found.rows:
        missed = row.copies - row.same - row.edited
        lines.append(
            f"{row.kind:<{width}}  {row.expected:<8}  {row.same:>4}  {row.edited:>6}  {missed:>6}  {row.recall:>6.3f}"
            f"  {row.hash_recall:>5.3f}"
        )
    copies = sum(row.copies for row in found.rows)
    lines.append(f"{found.pictures} pictures, {copies} copies, recall {found.recall:.3f}")
    lines.append(f"pHash: what imagehash alone finds, 16 x 16 bits of which {HASH_RADIUS} may differ")
    if found.unreadable:
        lines.append(f"{found.unreadable} could not be read")
    lines.append(f"false matches between different pictures: {found.false_same} same, {found.false_edited} edited")
    lines += [f"  {a} = {b}" for a, b in found.pairs]
    return "\n".join(lines)


def as_json(found: Calibration) -> str:
    """The same for programs."""
    import json

    rows = [
        {"kind": r.kind, "expected": r.expected, "copies": r.copies, "same": r.same, "edited": r.edited,
         "recall": round(r.recall, 4), "hash_recall": round(r.hash_recall, 4)}
        for r in found.rows
    ]  # fmt: skip
    return json.dumps(
        {
            "pictures": found.pictures,
            "unreadable": found.unreadable,
            "recall": round(found.recall, 4),
            "kinds": rows,
            "false_same": found.false_same,
            "false_edited": found.false_edited,
            "pairs": [list(pair) for pair in found.pairs],
        },
        indent=2,
        ensure_ascii=False,
    )
