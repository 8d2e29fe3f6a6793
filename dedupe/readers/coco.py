"""COCO captions: `images[]` and `annotations[]`, several captions a picture."""

from __future__ import annotations

from pathlib import Path

from dedupe.config import Config
from dedupe.readers.entry import Entry, Reading
from dedupe.readers.jsondocument import JsonDocument, load_json
from dedupe.readers.problems import Problems
from dedupe.readers.tables import Field, iso_date
from dedupe.records import Json, Span

_NAMES = ("file_name", "coco_url", "flickr_url", "url")


def read_coco(path: Path, config: Config) -> Reading | None:
    """Read a COCO captions file; None where the file is none.

    Raises:
        ReadError: the file cannot be opened, is too large, or is no JSON.
    """
    return from_json(load_json(path), config)


def from_json(document: JsonDocument, config: Config) -> Reading | None:  # noqa: ARG001 (a reader's signature)
    """The captions of such a document, picture by picture in the order of `images`; None where it is none."""
    if not isinstance(document.root.value, dict):
        return None
    top = {str(name): part for name, part in document.parts(document.root)}
    images, annotations = top.get("images"), top.get("annotations")
    if images is None or annotations is None or not _is_coco(images.value, annotations.value):
        return None
    problems = Problems()
    captions = _captions(document, annotations, problems)
    entries: list[Entry] = []
    for _, part in document.parts(images):
        if not isinstance(part.value, dict) or "id" not in part.value:
            problems.add("an image has no id", document.line(part))
            continue
        own = captions.pop(_key(part.value["id"]), [])
        entries.extend(_entry(document, part, caption) for caption in own)
        if not own:
            entries.append(_entry(document, part, None))
    for key, orphans in captions.items():
        count = f"{len(orphans)} caption{'s' * (len(orphans) != 1)}"
        problems.add(f"{count} of image {key}, which is not in images", document.line(orphans[0][1]))
        entries.extend(_entry(document, None, caption) for caption in orphans)
    return Reading("coco", tuple(entries), "", problems.listed())


def _is_coco(images: Json, annotations: Json) -> bool:
    if not isinstance(images, list) or not isinstance(annotations, list):
        return False
    first = next((item for item in annotations if isinstance(item, dict)), None)
    return any(isinstance(item, dict) and "id" in item for item in images) and (
        first is None or ("image_id" in first and "caption" in first)
    )


def _key(value: Json) -> str:
    return f"{type(value).__name__} {value}" if isinstance(value, bool) else str(value)


Caption = tuple[Field, Field]
"""The caption's own place, and that of the annotation."""


def _captions(document: JsonDocument, annotations: Field, problems: Problems) -> dict[str, list[Caption]]:
    found: dict[str, list[Caption]] = {}
    lacking: list[Field] = []
    for _, part in document.parts(annotations):
        members = {str(name): field for name, field in document.parts(part)}
        caption, image = members.get("caption"), members.get("image_id")
        if caption is None or image is None or not isinstance(caption.value, str):
            lacking.append(part)
            continue
        found.setdefault(_key(image.value), []).append((caption, part))
    if lacking:
        few = "an annotation has" if len(lacking) == 1 else f"{len(lacking)} annotations have"
        problems.add(f"{few} no caption or no image_id", document.line(lacking[0]))
    return found


def _entry(document: JsonDocument, image: Field | None, caption: Caption | None) -> Entry:
    values = image.value if image is not None and isinstance(image.value, dict) else {}
    name = next((name for name in _NAMES if isinstance(values.get(name), str)), None)
    placed = caption[0] if caption is not None else image
    line, column = (None, None) if placed is None else document.source.place(placed.start)
    told = caption[1].value if caption is not None and isinstance(caption[1].value, dict) else {}
    extra: dict[str, Json] = {"image_id" if key == "id" else key: value for key, value in values.items() if key != name}
    extra.update({"annotation_id" if key == "id" else key: told[key] for key in told if key not in ("caption", *extra)})
    own = {key: _take(extra, key) for key in ("title", "credit", "photo_id")}
    day = next((day for key in ("date", "date_captured") if (day := iso_date(Field(extra.get(key))))), None)
    for key in ("date", "date_captured"):
        if key in extra and extra[key] == day:
            del extra[key]
    image_name = values.get(name) if name is not None else None
    return Entry(
        image=image_name if isinstance(image_name, str) else None,
        caption=None if caption is None else str(caption[0].value),
        line=line,
        column=column,
        span=None if caption is None else Span(caption[0].start, caption[0].end, "json-string"),
        field="caption",
        several=caption is not None,
        bare=True,
        title=own["title"],
        credit=own["credit"],
        photo_id=own["photo_id"],
        date=day,
        extra=extra,
    )


def _take(values: dict[str, Json], name: str) -> str | None:
    """A text taken out of `values`; what is no text stays there."""
    value = values.get(name)
    if not isinstance(value, str):
        return None
    del values[name]
    return value
