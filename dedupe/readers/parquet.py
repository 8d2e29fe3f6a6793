"""Parquet tables, read batch by batch, with the extra `[parquet]`."""

from __future__ import annotations

import base64
import datetime
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from attrs import evolve

from dedupe.config import Config
from dedupe.errors import ReadError, without_pyarrow
from dedupe.readers.columns import SAMPLE, choose_columns
from dedupe.readers.entry import Entry, Reading
from dedupe.readers.problems import Problems, no_such_column, no_usable_column
from dedupe.readers.tables import Field, Place, Row, entries_of, flattened, with_several
from dedupe.records import Json

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

BATCH = 1024
"""Rows held at a time beside the entries."""


def read_parquet(path: Path, config: Config) -> Reading:
    """Read a Parquet table; columns that hold pictures' bytes are left out and named. An entry's line is its row.

    Raises:
        MissingExtraError: pyarrow is not installed.
        ReadError: the file cannot be opened or is no Parquet.
    """
    table = _open(path)
    with table:
        names = [str(name) for name in table.schema_arrow.names]
        if _lists_a_shard(path, names):
            return Reading("parquet", note=f"img2dataset's list of {path.stem}; its samples are read there")
        return _read(path, table, names, config)


def _open(path: Path) -> ParquetFile:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise without_pyarrow(path) from None
    try:
        return pq.ParquetFile(path)
    except OSError as error:
        raise ReadError(f"cannot be read: {error.strerror or error}", path=path) from None
    except pa.ArrowException as error:
        raise ReadError(f"is no valid Parquet: {error}", path=path) from None


def _lists_a_shard(path: Path, names: list[str]) -> bool:
    """img2dataset writes beside each shard what stands in it; read twice, every sample would be its own repeat."""
    shard = path.with_suffix(".tar").is_file() or path.with_suffix("").is_dir()
    return shard and {"key", "status"} <= set(names)


def _read(path: Path, table: ParquetFile, names: list[str], config: Config) -> Reading:
    import pyarrow as pa

    problems = Problems()
    wanted, binary = _columns(table.schema_arrow)
    for name in (config.caption_column, config.image_column):
        if name is not None and name not in names:
            problems.add(no_such_column(name, names))
    if binary:
        problems.add(f"the bytes in {', '.join(binary)} were left out; save the pictures as files to compare them")
    try:
        sample = [flattened(row) for _, row in zip(range(SAMPLE), _rows(table, wanted), strict=False)]
        columns = choose_columns(sample or [dict.fromkeys(wanted)], config, lines=True)
        if columns is None:
            problems.add(no_usable_column(names))
            return Reading("parquet", problems=problems.listed())
        entries: list[Entry] = []
        for number, row in enumerate(_rows(table, wanted), 1):
            found = [evolve(entry, line=number) for entry in entries_of(row, columns, Place())]
            entries.extend([_with_bytes(entry, path) for entry in found] if binary else found)
    except (pa.ArrowException, OSError) as error:
        raise ReadError(f"is damaged: {error}", path=path) from None
    return Reading("parquet", with_several(entries), columns.guessed, problems.listed())


def _with_bytes(entry: Entry, path: Path) -> Entry:
    """The entry of a row that holds its picture's bytes: a picture of its own, known by its name or its row alone."""
    if entry.image is None:
        return evolve(entry, image=f"bytes:row {entry.line}")
    if "://" in entry.image or (path.parent / entry.image).is_file():
        return entry
    return evolve(entry, image=f"bytes:{entry.image}")


def _columns(fields: Iterable[Any], outer: str = "") -> tuple[list[str], list[str]]:
    """Columns to read and columns that hold bytes; Hugging Face's pictures are structs of `bytes` and `path`."""
    import pyarrow as pa

    wanted: list[str] = []
    binary: list[str] = []
    for one in fields:
        name = f"{outer}{one.name}"
        if pa.types.is_struct(one.type) and not outer:
            inner, bytes_inside = _columns(one.type, f"{name}.")
            wanted.extend(inner if bytes_inside else [name])
            binary.extend(bytes_inside)
        elif pa.types.is_binary(one.type) or pa.types.is_large_binary(one.type):
            binary.append(name)
        else:
            wanted.append(name)
    return wanted, binary


def _rows(table: ParquetFile, names: list[str]) -> Iterator[Row]:
    for batch in table.iter_batches(batch_size=BATCH, columns=names):
        for row in cast("list[dict[str, Any]]", batch.to_pylist()):
            yield {name: Field(_plain(value)) for name, value in row.items()}


def _plain(value: Any) -> Json:
    """An Arrow value as JSON: dates in ISO form, decimals as text, bytes in Base64."""
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    return str(value)
