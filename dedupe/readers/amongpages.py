"""Tables, data files and lists as they are read where they lie among the pages of a site."""

from __future__ import annotations

import contextlib
from pathlib import Path

import attrs

from dedupe.config import Config
from dedupe.errors import ReadError
from dedupe.readers.columns import holds_alternative
from dedupe.readers.datafiles import read_datafile
from dedupe.readers.entry import NO_COLUMN, Reading
from dedupe.readers.registry import read_document
from dedupe.readers.stray import NOTE, is_stray


def as_among_pages(path: Path, reading: Reading, config: Config) -> Reading:
    """What a document that looks like a table or a list of captions is where it lies among pages.

    JSON is a data file as YAML is, where that tells more: an alternative text beside a caption, a picture deeper in an
    item. Of a table the alternative texts count beside the captions; one without captions or pictures is about
    something else, and nothing is wrong with it.
    """
    if reading.reader == "listing" and is_stray(path.name, [entry.caption or "" for entry in reading.entries]):
        return attrs.evolve(reading, reader="text", entries=(), note=NOTE)
    if reading.reader == "json" and reading.entries:
        data = None
        with contextlib.suppress(ReadError):  # too large to be looked through as data; as a table it was read
            data = read_datafile(path, config)
        return data if data is not None and _captions(data) > _captions(reading) else reading
    if reading.reader in ("csv", "tsv") and reading.entries:
        return _with_alternatives(path, reading, config)
    if reading.reader in ("csv", "tsv"):
        about = [problem.message for problem in reading.problems if problem.message.startswith(NO_COLUMN)]
        others = tuple(problem for problem in reading.problems if problem.message not in about)
        return attrs.evolve(reading, note=reading.note or "; ".join(about), problems=others)
    return reading


def _with_alternatives(path: Path, reading: Reading, config: Config) -> Reading:
    columns = {name for entry in reading.entries for name in entry.extra if holds_alternative(name)}
    if len(columns) != 1 or config.caption_column is not None:
        return reading
    again = read_document(path, attrs.evolve(config, caption_column=columns.pop()))
    texts = [entry for entry in again.entries if entry.image and entry.caption] if again is not None else []
    both = sorted([*reading.entries, *texts], key=lambda entry: entry.line or 0)
    return attrs.evolve(reading, entries=tuple(both))


def _captions(reading: Reading) -> int:
    return sum(entry.caption is not None for entry in reading.entries)
