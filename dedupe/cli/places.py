"""Where a command writes: nothing twice to one place, and nothing over the captions that it read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dedupe.errors import WriteError

if TYPE_CHECKING:
    from dedupe.records import Record


def refuse_twice(places: Iterable[str | os.PathLike[str]]) -> None:
    """Refuse two results in one file, of which the second would replace the first.

    Raises:
        WriteError: a place is named twice.
    """
    seen: set[str] = set()
    for place in places:
        real = os.path.realpath(place)
        if real in seen:
            raise WriteError("is named for two results", path=place, hint="give each a file of its own")
        seen.add(real)


def refuse_sources(places: Sequence[str | os.PathLike[str]], records: Iterable[Record]) -> None:
    """Refuse to replace a file that captions were read from: what is dropped or cleaned would be lost there.

    A manifest of our own may be replaced by the next one, as where `metadata.jsonl` is kept beside pictures.

    Raises:
        WriteError: a place is a source.
    """
    there = {os.path.realpath(place): place for place in places if Path(place).exists()}
    if not there:
        return
    from dedupe.readers.ours import kind_of

    for file in {record.source.file for record in records if record.source.file is not None}:
        place = there.get(os.path.realpath(file))
        if place is not None and kind_of(Path(place)) is None:
            raise WriteError("is a source, and is not replaced", path=place, hint="name another file")
