"""The manifest: one row for every kept entry, as JSONL, JSON, CSV or Parquet; read back exactly."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import cast

from dedupe.errors import ReadError
from dedupe.records import Json, ManifestRow
from dedupe.writers.rowfiles import SUFFIXES, Column, Row, jsonl_lines, read_rows, unknown_suffix, write_rows

COLUMNS = (
    Column("file_name"),
    Column("caption"),
    Column("title"),
    Column("credit"),
    Column("photo_id"),
    Column("date"),
    Column("source.path"),
    Column("source.line", "whole"),
    Column("sha256"),
    Column("width", "whole"),
    Column("height", "whole"),
    Column("phash"),
    Column("merged_from", "json"),
    Column("extra", "json"),
)
"""In this order in every format; JSON and Parquet hold `source` as one object."""

MANIFEST_SUFFIXES = (*SUFFIXES, ".parquet")


def row_to_json(row: ManifestRow) -> dict[str, Json]:
    """A row as a JSON object, its keys in the documented order."""
    return {
        "file_name": row.file_name,
        "caption": row.caption,
        "title": row.title,
        "credit": row.credit,
        "photo_id": row.photo_id,
        "date": row.date,
        "source": {"path": row.path, "line": row.line},
        "sha256": row.sha256,
        "width": row.width,
        "height": row.height,
        "phash": row.phash,
        "merged_from": list(row.merged_from),
        "extra": dict(row.extra),
    }


def manifest_lines(rows: Sequence[ManifestRow]) -> Iterator[str]:
    """The manifest as JSONL, line by line, newline included: what `-o -` prints."""
    return jsonl_lines(row_to_json(row) for row in rows)


def write_manifest(
    rows: Sequence[ManifestRow], path: str | os.PathLike[str], *, versions: Mapping[str, str] | None = None
) -> None:
    """Write the manifest in the format of the path's suffix, in one step.

    Args:
        rows: kept entries, in the order to be written.
        path: ends in .jsonl, .json, .csv or .parquet.
        versions: names to versions of tool, algorithms and libraries; kept in JSON and Parquet.

    Raises:
        WriteError: unknown suffix, or the file cannot be written.
        MissingExtraError: Parquet without the extra `[parquet]`.
    """
    versions = {} if versions is None else versions
    suffix = Path(path).suffix.lower()
    if suffix not in MANIFEST_SUFFIXES:
        raise unknown_suffix(path, MANIFEST_SUFFIXES)
    found = (row_to_json(row) for row in rows)
    if suffix == ".parquet":
        from dedupe.writers.parquet import write_parquet

        write_parquet(path, found, COLUMNS, versions=versions)
    else:
        write_rows(path, found, COLUMNS, versions=versions)


def read_manifest(path: str | os.PathLike[str]) -> tuple[ManifestRow, ...]:
    """The rows of a manifest, as they were written (`id` and `picture` are no columns and are not restored).

    Raises:
        ReadError: it cannot be read, or is no manifest of ours; the line is named.
        MissingExtraError: Parquet without the extra `[parquet]`.
    """
    if Path(path).suffix.lower() == ".parquet":
        from dedupe.writers.parquet import read_parquet

        found = read_parquet(path, COLUMNS)
    else:
        found = read_rows(path, COLUMNS)
    return tuple(_row(row, line, path) for line, row in found)


_TEXTS = ("file_name", "caption", "title", "credit", "photo_id", "date", "sha256", "phash")
_WHOLE = ("width", "height")


def _row(row: Row, line: int | None, path: object) -> ManifestRow:
    source, extra, merged = row.get("source"), row.get("extra"), row.get("merged_from")
    values = {name: row.get(name) for name in (*_TEXTS, *_WHOLE)}
    sound = (
        isinstance(source, dict)
        and isinstance(source.get("path"), str)
        and _is_whole(source.get("line"))
        and isinstance(extra, dict)
        and isinstance(merged, list)
        and all(isinstance(item, str) for item in merged)
        and all(values[name] is None or isinstance(values[name], str) for name in _TEXTS)
        and all(_is_whole(values[name]) for name in _WHOLE)
    )
    if not sound:
        raise ReadError("is no row of a manifest", path=path, line=line, hint="see docs/reference/manifest.md")
    place = cast("dict[str, Json]", source)
    return ManifestRow(
        **cast("dict[str, str | None]", {name: values[name] for name in _TEXTS}),  # type: ignore[arg-type]
        width=cast("int | None", values["width"]),
        height=cast("int | None", values["height"]),
        path=cast(str, place["path"]),
        line=cast("int | None", place.get("line")),
        merged_from=tuple(cast("list[str]", merged)),
        extra=cast("dict[str, Json]", extra),
    )


def _is_whole(value: Json) -> bool:
    return value is None or (isinstance(value, int) and not isinstance(value, bool))
