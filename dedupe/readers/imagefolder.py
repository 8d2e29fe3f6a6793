"""Hugging Face ImageFolder: `metadata.csv`, `.jsonl` or `.parquet` beside the pictures, with a column `file_name`."""

from __future__ import annotations

from pathlib import Path

from attrs import evolve

from dedupe.config import Config
from dedupe.readers.entry import Reading

FILE_NAMES = ("file_name", "image_file_name")
"""Columns that the Hugging Face loader takes for the picture, relative to the metadata file."""


def read_imagefolder(path: Path, config: Config) -> Reading | None:
    """Read the metadata of an ImageFolder; None where the file is no such metadata (it is then read as a table).

    Raises:
        ReadError: the file cannot be opened or understood at all.
        MissingExtraError: Parquet without the extra `[parquet]`.
    """
    if path.stem.lower() != "metadata":
        return None
    from dedupe.readers.delimited import read_csv
    from dedupe.readers.jsontable import read_jsonl
    from dedupe.readers.parquet import read_parquet

    read = {".csv": read_csv, ".jsonl": read_jsonl, ".parquet": read_parquet}.get(path.suffix.lower())
    reading = None if read is None else read(path, config)
    if reading is None or not reading.note.endswith(tuple(f"picture column: {name}" for name in FILE_NAMES)):
        return None
    return evolve(reading, reader="imagefolder")
