"""Shards of webdataset and img2dataset: tars whose members share the key before the first dot."""

from __future__ import annotations

import contextlib
import posixpath
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from attrs import evolve

from dedupe import jsontext
from dedupe.config import Config
from dedupe.readers.entry import Entry, Problem, Reading
from dedupe.readers.problems import Problems
from dedupe.readers.sidecar import KnownColumns, described_by, merged
from dedupe.readers.source import readable
from dedupe.readers.suffixes import NAMED_SUFFIXES
from dedupe.readers.tables import Field, Place
from dedupe.readers.tarmembers import Fault, Member, members
from dedupe.records import Json

TEXTS = ("txt", "caption", "text")
"""Endings of a sample's caption, the one that counts first."""

_VALUES = ("json", "cls", *TEXTS)

MAX_VALUE = 16 * 2**20
"""Largest text or JSON of a sample that is read: a caption of 16 MB is none."""

_PEEK = 40
"""Members of a compressed tar that are looked at to tell whether it is a shard."""


def read_webdataset(path: Path, config: Config) -> Reading | None:
    """Read a shard: one Entry for each picture of a sample, its bytes named by their place in the tar.

    The caption is the sample's `.txt`, `.caption` or `.text`, else the caption in its `.json`; the other keys of the
    JSON and the class (`.cls`) become extra. Nothing is extracted; members that are links or devices, or whose names
    are absolute or leave the archive, are named and passed over.

    Returns:
        None where the tar holds no pictures and no captions.

    Raises:
        ReadError: the file cannot be opened.
    """
    if not path.name.lower().endswith(".tar"):
        return _compressed(path)
    problems = Problems()
    entries: list[Entry] = []
    with readable(path), path.open("rb") as stream:
        teller = _Teller(stream, config, problems)
        for sample in _samples(stream, path.stat().st_size, problems):
            entries.extend(_entries(sample, path.name, teller))
    found = problems.listed()
    if not entries and not found:
        return None
    return Reading("webdataset", tuple(entries), "" if entries else "no samples", found)


Sample = dict[str, Member]
"""The members of a sample by what follows the first dot of their name, in lower case; key "" holds none."""


def split_key(name: str) -> tuple[str, str]:
    """A member's key and ending: `a/b.seg.png` is `a/b` and `seg.png`."""
    folder, base = posixpath.split(name)
    stem, _, ending = base.partition(".")
    return posixpath.join(folder, stem), ending.lower()


def _samples(stream: BinaryIO, length: int, problems: Problems) -> Iterator[Sample]:
    sample: Sample = {}
    current: str | None = None
    for member in members(stream, length):
        if isinstance(member, Fault):
            problems.add(member.message)
            continue
        key, ending = split_key(member.name)
        if not ending or posixpath.basename(key).startswith("__"):  # webdataset's own members: __index__ and so on
            continue
        if key != current or ending in sample:
            if sample:
                yield sample
            sample, current = {}, key
        sample[ending] = member
    if sample:
        yield sample


def _is_picture(ending: str) -> bool:
    return posixpath.splitext(f"x.{ending}")[1] in NAMED_SUFFIXES


def _entries(sample: Sample, shard: str, teller: _Teller) -> Iterator[Entry]:
    pictures = [member for ending, member in sample.items() if _is_picture(ending)]
    entry = teller.tell(sample)
    if not pictures:
        if entry.caption is not None:
            yield entry
        return
    for picture in pictures:
        name = f"{shard}/{posixpath.normpath(picture.name)}"
        yield evolve(entry, image=name, offset=picture.offset, length=picture.size)


class _Teller:
    """Reads what the texts of samples say."""

    def __init__(self, stream: BinaryIO, config: Config, problems: Problems) -> None:
        self.stream = stream
        self.config = config
        self.problems = problems
        self.known: KnownColumns = {}

    def tell(self, sample: Sample) -> Entry:
        """What the texts of a sample say, as an Entry without a picture."""
        values = {
            ending: text for ending in _VALUES if ending in sample and (text := self._value(sample[ending])) is not None
        }
        texts = [ending for ending in TEXTS if ending in values]
        extra: dict[str, Json] = {ending: values[ending] for ending in (*texts[1:], "cls") if ending in values}
        caption = values[texts[0]].strip() if texts else ""
        entry = Entry(caption=caption or None, field=texts[0] if texts else None, extra=extra)
        row = self._row(values["json"], sample["json"]) if "json" in values else None
        return entry if row is None else merged(entry, described_by(row, Place(), self.config, self.known))

    def _value(self, member: Member) -> str | None:
        if member.size > MAX_VALUE:
            self.problems.add(f"{member.name!r} is larger than {MAX_VALUE // 2**20} MB; it was passed over")
            return None
        self.stream.seek(member.offset)
        data = self.stream.read(member.size)
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            return data.decode("cp1252", "replace")

    def _row(self, text: str, member: Member) -> dict[str, Field] | None:
        try:
            value = jsontext.loads(text)
        except ValueError as error:
            self.problems.add(f"{member.name!r} is no valid JSON: {error}")
            return None
        if not isinstance(value, dict):
            self.problems.add(f"{member.name!r} is no JSON object")
            return None
        return {name: Field(item) for name, item in value.items()}


def _compressed(path: Path) -> Reading | None:
    """A compressed shard cannot be read by offsets; None where it is no shard (an archive of something else)."""
    problem = Problem(
        "is a compressed shard, whose pictures cannot be read in place; decompress it to a .tar "
        "(the pictures in it are compressed already)"
    )
    if path.name.lower().endswith(".zst"):
        return Reading("webdataset", problems=(problem,))
    endings: set[str] = set()
    with contextlib.suppress(tarfile.TarError, EOFError, OSError), tarfile.open(path, "r|*") as archive:
        for _, member in zip(range(_PEEK), archive, strict=False):
            endings.add(split_key(member.name)[1])
    if any(map(_is_picture, endings)) and endings & set(_VALUES):
        return Reading("webdataset", problems=(problem,))
    return None
