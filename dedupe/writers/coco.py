"""COCO captions: `annotations.json` and the pictures in `images/`; rows of one picture share it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

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

ANNOTATIONS = "annotations.json"
PICTURES = "images"
_INFO = {"description": "captions deduplicated by dedupe"}

_OF_PICTURE = ("width", "height", "sha256", "phash")
"""Columns of a row that tell of the picture; the others stand with its caption."""


def write_coco(rows: Sequence[ManifestRow], directory: str | os.PathLike[str]) -> Written:
    """Write rows with a picture as COCO captions; every column goes along, in the annotation.

    A row without a caption has an annotation only where other columns say something of it.

    Raises:
        WriteError: the folder is not ours to write in, or a file cannot be written.
    """
    kept = pictures_at_hand(rows)
    names = unique_names(kept)
    folder = open_folder(directory, "coco", {ANNOTATIONS, *(f"{PICTURES}/{name}" for name in names)})
    images: dict[str, dict[str, Json]] = {}
    annotations: list[dict[str, Json]] = []
    for (row, picture), name in zip(kept, names, strict=True):
        if name not in images:
            copy_picture(picture, folder.target(f"{PICTURES}/{name}"))
            images[name] = _image(len(images) + 1, row, name)
        if row.caption is not None:
            annotations.append(_annotation(len(annotations) + 1, images[name]["id"], row))
        else:
            images[name].update(_told(row))
    with atomic_writer(folder.target(ANNOTATIONS)) as stream:
        stream.writelines(chunk.encode("utf-8") for chunk in _document(list(images.values()), annotations))
    return Written(len(kept), len(rows) - len(kept))


def _document(images: Sequence[dict[str, Json]], annotations: Sequence[dict[str, Json]]) -> Iterator[str]:
    """The JSON document, a picture or an annotation a line."""
    yield '{\n"info": ' + jsontext.dumps(_INFO) + ',\n"licenses": [],\n"images": ['
    yield _lines(images)
    yield '],\n"annotations": ['
    yield _lines(annotations)
    yield "]\n}\n"


def _lines(rows: Sequence[dict[str, Json]]) -> str:
    return "\n" + ",\n".join(jsontext.dumps(row) for row in rows) + "\n" if rows else ""


def _image(number: int, row: ManifestRow, name: str) -> dict[str, Json]:
    columns = columns_of(row, f"{PICTURES}/{name}")
    return {"id": number, "file_name": columns["file_name"], **{key: columns[key] for key in _OF_PICTURE}}


def _annotation(number: int, image: Json, row: ManifestRow) -> dict[str, Json]:
    return {"id": number, "image_id": image, "caption": without_surrogates(row.caption), **_told(row)}


def _told(row: ManifestRow) -> dict[str, Json]:
    """What a row says beside the picture and the caption."""
    columns = columns_of(row, "")
    told = {key: value for key, value in columns.items() if key not in ("file_name", "caption", *_OF_PICTURE)}
    extra = {key: value for key, value in row.extra.items() if key not in (*columns, "id", "image_id")}
    clashing = {f"extra_{key}": value for key, value in row.extra.items() if key not in extra}
    return {
        str(without_surrogates(key)): without_surrogates(value)
        for key, value in {**told, **extra, **clashing}.items()
        if value is not None and value != []
    }
