"""The table of data set formats that `--to` writes."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence

from dedupe.errors import ConfigError
from dedupe.records import ManifestRow
from dedupe.writers.coco import write_coco
from dedupe.writers.datasetfolder import Written
from dedupe.writers.imagefolder import write_imagefolder
from dedupe.writers.kohya import write_kohya
from dedupe.writers.webdataset import write_webdataset

Writer = Callable[[Sequence[ManifestRow], "str | os.PathLike[str]"], Written]

DATASET_WRITERS: Mapping[str, Writer] = {
    "imagefolder": write_imagefolder,
    "coco": write_coco,
    "webdataset": write_webdataset,
    "kohya": write_kohya,
}
"""Name of a format to its writer."""


def write_dataset(kind: str, rows: Sequence[ManifestRow], directory: str | os.PathLike[str]) -> Written:
    """Write rows as a data set into a new or empty folder, or one that was written by us before.

    Args:
        kind: a name of `DATASET_WRITERS`.
        rows: the manifest; rows without a picture at hand are left out and counted.
        directory: the folder.

    Raises:
        ConfigError: `kind` is unknown; the names are listed.
        WriteError: the folder is not ours to write in, or a file cannot be written.
    """
    if kind not in DATASET_WRITERS:
        raise ConfigError(f"unknown data set format {kind!r}", hint="use one of " + ", ".join(DATASET_WRITERS))
    return DATASET_WRITERS[kind](rows, directory)
