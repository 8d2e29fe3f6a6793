"""Sidecars as kohya's trainers read them: each picture with its caption in a `.txt` of the same name."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Sequence

from dedupe.atomic import write_bytes
from dedupe.records import ManifestRow
from dedupe.writers.datasetfolder import (
    Written,
    copy_picture,
    open_folder,
    pictures_at_hand,
    unique_names,
    without_surrogates,
)


def _stem(name: str) -> str:
    return posixpath.splitext(name)[0]


def write_kohya(rows: Sequence[ManifestRow], directory: str | os.PathLike[str]) -> Written:
    """Write rows with a picture as pictures with sidecars; only the caption has a place there.

    A sidecar holds one caption: where a picture has several, each has a copy of the picture.

    Raises:
        WriteError: the folder is not ours to write in, or a file cannot be written.
    """
    kept = pictures_at_hand(rows)
    names = unique_names(kept, key=_stem, once=False)
    files = set(names)
    files.update(f"{_stem(name)}.txt" for (row, _), name in zip(kept, names, strict=True) if row.caption is not None)
    folder = open_folder(directory, "kohya", files)
    for (row, picture), name in zip(kept, names, strict=True):
        copy_picture(picture, folder.target(name))
        if row.caption is not None:
            caption = str(without_surrogates(row.caption))
            write_bytes(folder.target(f"{_stem(name)}.txt"), caption.encode("utf-8"))
    return Written(len(kept), len(rows) - len(kept))
