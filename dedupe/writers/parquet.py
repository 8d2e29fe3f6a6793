"""Rows as Parquet and back, with the extra `[parquet]`; versions stand in the file's own metadata."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, cast

from dedupe import csvtext, jsontext
from dedupe.atomic import atomic_writer
from dedupe.errors import ReadError, without_pyarrow
from dedupe.records import Json
from dedupe.writers.rowfiles import Column, Row

VERSIONS_KEY = b"dedupe"
"""Key of the file's metadata under which versions stand, as a JSON object."""

BATCH = 4096
"""Rows written at a time, so that memory does not grow with the manifest."""


def _pyarrow(path: object) -> Any:
    try:
        import pyarrow as pa
    except ImportError:
        raise without_pyarrow(path) from None
    return pa


def write_parquet(
    path: str | os.PathLike[str], rows: Iterable[Row], columns: Sequence[Column], versions: Mapping[str, str]
) -> None:
    """Write rows to a Parquet file, in one step.

    `source` is a struct, `merged_from` a list of strings; `extra`, whose columns differ from row to row, is JSON
    text. Lone surrogates, which Parquet cannot hold, are escaped as in CSV.

    Raises:
        WriteError: the file cannot be written.
        MissingExtraError: pyarrow is not installed.
    """
    pa = _pyarrow(path)
    from pyarrow.parquet import ParquetWriter

    metadata = {VERSIONS_KEY: jsontext.dumps(dict(sorted(versions.items()))).encode("utf-8")}
    schema = _schema(pa, columns).with_metadata(metadata)
    with atomic_writer(path) as stream, ParquetWriter(stream, schema) as writer:
        for batch in _batches(rows):
            writer.write_table(pa.Table.from_pylist([_to_arrow(row, columns) for row in batch], schema=schema))


def _schema(pa: Any, columns: Sequence[Column]) -> Any:
    kinds = {"text": pa.string(), "whole": pa.int64(), "json": pa.string(), "texts": pa.list_(pa.string())}
    fields: dict[str, Any] = {}
    for column in columns:
        outer, dot, inner = column.name.partition(".")
        if dot:
            fields.setdefault(outer, []).append(pa.field(inner, kinds[column.kind]))
        else:
            fields[outer] = kinds[_kind(column)]
    return pa.schema([(name, pa.struct(kind) if isinstance(kind, list) else kind) for name, kind in fields.items()])


def _kind(column: Column) -> str:
    return "texts" if column.name == "merged_from" else column.kind


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    left = iter(rows)
    while batch := list(itertools.islice(left, BATCH)):
        yield batch


def _to_arrow(row: Row, columns: Sequence[Column]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for column in columns:
        outer, dot, inner = column.name.partition(".")
        if dot:
            value = cast("dict[str, Json]", row[outer])[inner]
            found.setdefault(outer, {})[inner] = _written(value, column.kind)
        else:
            found[outer] = _written(row[outer], _kind(column))
    return found


def _written(value: Json, kind: str) -> Any:
    if kind == "json":
        return jsontext.dumps(value)
    if isinstance(value, str):
        return csvtext.escape_surrogates(value)
    if isinstance(value, list):
        return [csvtext.escape_surrogates(str(item)) for item in value]
    return value


def read_parquet(path: str | os.PathLike[str], columns: Sequence[Column]) -> list[tuple[int | None, Row]]:
    """The rows of a file that `write_parquet` wrote; they have no lines.

    Raises:
        ReadError: it cannot be read, is no Parquet, or lacks a column.
        MissingExtraError: pyarrow is not installed.
    """
    pa = _pyarrow(path)
    from pyarrow.parquet import read_table

    try:
        table = read_table(path)
    except OSError as error:
        raise ReadError(f"cannot be read: {error.strerror or error}", path=path) from None
    except pa.ArrowException as error:
        raise ReadError(f"is no valid Parquet: {error}", path=path) from None
    outer = dict.fromkeys(column.name.partition(".")[0] for column in columns)
    missing = [name for name in outer if name not in table.column_names]
    if missing:
        raise ReadError("has no column " + ", ".join(missing), path=path)
    kinds = {column.name: _kind(column) for column in columns}
    try:
        return [(None, {name: _read(row[name], kinds.get(name)) for name in outer}) for row in table.to_pylist()]
    except ValueError as error:
        raise ReadError(f"holds no valid JSON in extra: {error}", path=path) from None


def _read(value: Any, kind: str | None) -> Json:
    if kind == "json" and isinstance(value, str):
        return jsontext.loads(value)
    if isinstance(value, str):
        return csvtext.unescape_surrogates(value)
    if isinstance(value, list):
        return [_read(item, None) for item in value]
    if isinstance(value, dict):
        return {str(key): _read(item, None) for key, item in value.items()}
    return cast(Json, value)
