"""Shards of webdataset: tars of samples `000000000.jpg`, `.txt`, `.json`; the same rows give the same bytes."""

from __future__ import annotations

import io
import os
import posixpath
import tarfile
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from dedupe import jsontext
from dedupe.atomic import atomic_writer
from dedupe.errors import WriteError
from dedupe.records import Json, ManifestRow, Picture
from dedupe.writers.datasetfolder import (
    Written,
    columns_of,
    open_folder,
    pictures_at_hand,
    portable,
    without_surrogates,
)

SHARD_SAMPLES = 10_000
"""Samples a shard, as img2dataset writes them."""

SHARD_BYTES = 1 << 30
"""Bytes of pictures after which a new shard is begun: about 1 GB, as webdataset's own writer."""

_MODE = 0o644


def write_webdataset(
    rows: Sequence[ManifestRow],
    directory: str | os.PathLike[str],
    *,
    shard_samples: int = SHARD_SAMPLES,
    shard_bytes: int = SHARD_BYTES,
) -> Written:
    """Write rows with a picture as shards `00000.tar`, `00001.tar` and so on.

    A sample is the picture, its caption (`.txt`, where there is one) and all columns (`.json`).

    Args:
        rows: kept entries; each is one sample.
        directory: a new or empty folder, or one that we wrote.
        shard_samples: most samples a shard.
        shard_bytes: bytes of pictures after which a new shard is begun.

    Raises:
        WriteError: the folder is not ours to write in, a picture cannot be read, or a file cannot be written.
    """
    kept = pictures_at_hand(rows)
    shards = list(_shards(kept, shard_samples, shard_bytes))
    names = [f"{number:05}.tar" for number in range(len(shards))]
    folder = open_folder(directory, "webdataset", names)
    key = 0
    for name, shard in zip(names, shards, strict=True):
        with (
            atomic_writer(folder.target(name)) as stream,
            tarfile.open(fileobj=stream, mode="w", format=tarfile.PAX_FORMAT) as archive,
        ):
            for row, picture in shard:
                _write_sample(archive, f"{key:09}", row, picture)
                key += 1
    return Written(len(kept), len(rows) - len(kept))


Kept = tuple[ManifestRow, Picture]


def _shards(kept: Sequence[Kept], samples: int, size: int) -> Iterator[list[Kept]]:
    shard: list[Kept] = []
    held = 0
    for row, picture in kept:
        if shard and (len(shard) >= samples or held >= size):
            yield shard
            shard, held = [], 0
        shard.append((row, picture))
        held += _length(picture)
    if shard:
        yield shard


def _length(picture: Picture) -> int:
    if picture.size is not None:
        return picture.size
    try:
        return os.stat(str(picture.file)).st_size  # noqa: PTH116 (a str)
    except OSError as error:
        raise WriteError(f"cannot be read: {error.strerror}", path=picture.name) from None


def _write_sample(archive: tarfile.TarFile, key: str, row: ManifestRow, picture: Picture) -> None:
    suffix = posixpath.splitext(portable(picture.name))[1].lower() or ".img"
    name = f"{key}{suffix}"
    try:
        with open(str(picture.file), "rb") as source:  # noqa: PTH123 (a str)
            source.seek(picture.offset or 0)
            _add(archive, name, source, _length(picture))
    except OSError as error:
        raise WriteError(f"cannot be read: {error.strerror}", path=picture.name) from None
    if row.caption is not None:
        text = str(without_surrogates(row.caption)).encode("utf-8")
        _add(archive, f"{key}.txt", io.BytesIO(text), len(text))
    text = jsontext.dumps(_columns(row)).encode("utf-8")
    _add(archive, f"{key}.json", io.BytesIO(text), len(text))


def _add(archive: tarfile.TarFile, name: str, source: BinaryIO, size: int) -> None:
    """Add a member that bears no trace of this machine or hour."""
    info = tarfile.TarInfo(name)
    info.size, info.mode, info.mtime = size, _MODE, 0
    archive.addfile(info, source)


def _columns(row: ManifestRow) -> dict[str, Json]:
    columns = columns_of(row, row.file_name or "")
    extra = {key if key not in columns else f"extra_{key}": value for key, value in row.extra.items()}
    return {str(without_surrogates(key)): without_surrogates(value) for key, value in {**columns, **extra}.items()}
