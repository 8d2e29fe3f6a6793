"""A Hugging Face ImageFolder: pictures, and `metadata.jsonl` with one schema for all rows."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence

from dedupe import jsontext
from dedupe.atomic import atomic_writer
from dedupe.records import Json, ManifestRow
from dedupe.writers.datasetfolder import (
    Written,
    columns_of,
    copy_picture,
    open_folder,
    pictures_at_hand,
    unique_names,
    without_surrogates,
)

METADATA = "metadata.jsonl"


def write_imagefolder(rows: Sequence[ManifestRow], directory: str | os.PathLike[str]) -> Written:
    """Write rows with a picture as an ImageFolder; `extra` becomes columns.

    Raises:
        WriteError: the folder is not ours to write in, or a file cannot be written.
    """
    kept = pictures_at_hand(rows)
    names = unique_names(kept, taken=(METADATA,))
    folder = open_folder(directory, "imagefolder", {METADATA, *names})
    done: set[str] = set()
    for (_, picture), name in zip(kept, names, strict=True):
        if name not in done:
            copy_picture(picture, folder.target(name))
            done.add(name)
    table = one_schema([(columns_of(row, name), row.extra) for (row, _), name in zip(kept, names, strict=True)])
    with atomic_writer(folder.target(METADATA)) as stream:
        stream.writelines((jsontext.dumps(row) + "\n").encode("utf-8") for row in table)
    return Written(len(kept), len(rows) - len(kept))


_OWN = frozenset({"image", "images", "label"})
"""Columns that the Hugging Face loader makes itself."""

_FILE_COLUMN = re.compile(r"(?:^|_)file_names?$")
"""Columns whose values the loader takes for files."""


def one_schema(rows: Sequence[tuple[dict[str, Json], Mapping[str, Json]]]) -> list[dict[str, Json]]:
    """Rows with the same columns, each of one type, as Arrow asks for.

    A column that mixes types, or holds objects, is JSON text. A column of `extra` whose name is taken is preceded by
    `extra_`.
    """
    placed = list(rows[0][0]) if rows else []
    renamed: dict[str, str] = {}
    used = {*placed, *_OWN}
    for _, extra in rows:
        for name in extra:
            if name not in renamed:
                renamed[name] = _free(name, used)
    flat = [
        {
            **{name: without_surrogates(value) for name, value in own.items()},
            **{new: without_surrogates(extra.get(name)) for name, new in renamed.items()},
        }
        for own, extra in rows
    ]
    for name in renamed.values():
        _unify(flat, name)
    return flat


def _free(name: str, used: set[str]) -> str:
    wanted = str(without_surrogates(name)) or "unnamed"
    if _FILE_COLUMN.search(wanted):
        wanted = wanted.replace("file_name", "filename")
    while wanted in used:
        wanted = f"extra_{wanted}"
    used.add(wanted)
    return wanted


_INT64 = 2**63


def _kind(value: Json) -> str:
    if isinstance(value, bool):
        return "flag"
    if isinstance(value, int):
        return "whole" if -_INT64 <= value < _INT64 else "other"
    if isinstance(value, float):
        return "real"
    if isinstance(value, str):
        return "text"
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "texts"
    return "other"


def _unify(rows: list[dict[str, Json]], name: str) -> None:
    kinds = {_kind(row[name]) for row in rows if row[name] is not None}
    if len(kinds) <= 1 and "other" not in kinds:
        return
    numbers = kinds == {"whole", "real"}
    for row in rows:
        value = row[name]
        if value is None or isinstance(value, str):
            continue
        row[name] = float(value) if numbers and isinstance(value, int | float) else jsontext.dumps(value)
