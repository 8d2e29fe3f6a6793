"""IIIF Presentation manifests, 3 and 2: each canvas is a picture with a label and a summary, in one language or more.

In 3 a text is a map of languages; in 2 it is a string, a value with its language, or a list of these.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from dedupe.config import Config
from dedupe.readers.entry import Entry, Reading
from dedupe.readers.jsondocument import JsonDocument, load_json
from dedupe.readers.tables import Field
from dedupe.records import Json, Span

_NO_LANGUAGE = "none"
"""IIIF's key for a text whose language is not known."""


def read_iiif(path: Path, config: Config) -> Reading | None:
    """Read a IIIF manifest; None where the file is none.

    Raises:
        ReadError: the file cannot be opened, is too large, or is no JSON.
    """
    return from_json(load_json(path), config)


def from_json(document: JsonDocument, config: Config) -> Reading | None:  # noqa: ARG001 (a reader's signature)
    """The canvases of a manifest, or None where the document is none."""
    root = document.root
    if not isinstance(root.value, dict):
        return None
    members = {str(name): part for name, part in document.parts(root)}
    if root.value.get("@type") == "sc:Manifest":
        return _of_version_2(document, members)
    if root.value.get("type") != "Manifest":
        return None
    items = members.get("items")
    if items is None or not isinstance(items.value, list):
        return None
    credit = _credit(document, members.get("requiredStatement"))
    entries = [
        entry
        for _, canvas in document.parts(items)
        if isinstance(canvas.value, dict)
        for entry in _entries(document, canvas, credit)
    ]
    return Reading("iiif", tuple(entries), "" if entries else "no canvases")


class _Text(NamedTuple):
    field: Field
    language: str | None


def _texts(document: JsonDocument, field: Field | None) -> list[_Text]:
    """The texts of a language map, one a language: its first."""
    found: list[_Text] = []
    for language, values in document.parts(field) if field is not None else ():
        first = next((part for _, part in document.parts(values) if isinstance(part.value, str)), None)
        if first is not None:
            found.append(_Text(first, None if language == _NO_LANGUAGE else str(language).lower()))
    return found


def _credit(document: JsonDocument, statement: Field | None) -> str | None:
    value = None if statement is None else document.member(statement, "value")
    texts = _texts(document, value)
    return str(texts[0].field.value) if texts else None


def _entries(document: JsonDocument, canvas: Field, credit: str | None) -> Iterator[Entry]:
    """One entry for each language of a canvas's summary, or of its label where it has none."""
    members = {str(name): part for name, part in document.parts(canvas)}
    labels, summaries = _texts(document, members.get("label")), _texts(document, members.get("summary"))
    own = _credit(document, members.get("requiredStatement")) or credit
    extra: dict[str, Json] = {
        name: part.value for name, part in members.items() if name not in ("label", "summary", "items")
    }
    yield from _of_canvas(document, canvas, labels, summaries, _image(canvas.value), own, extra, "summary")


def _of_canvas(
    document: JsonDocument,
    canvas: Field,
    labels: list[_Text],
    summaries: list[_Text],
    pictures: tuple[str | None, tuple[str, ...]],
    credit: str | None,
    extra: dict[str, Json],
    summary: str,
) -> Iterator[Entry]:
    image, sizes = pictures
    texts: list[_Text | None] = [*(summaries or labels)]
    if not (texts or image or extra):
        return  # an empty canvas is no entry
    for text in texts or [None]:
        placed = canvas if text is None else text.field
        line, column = document.source.place(placed.start)
        yield Entry(
            image=image,
            caption=None if text is None else str(text.field.value),
            line=line,
            column=column,
            span=None if text is None else Span(text.field.start, text.field.end, "json-string"),
            field=summary if summaries else "label",
            role="description" if summaries else "title",
            title=_title(labels, text) if summaries else None,
            credit=credit,
            language=None if text is None else text.language,
            sizes=sizes,
            extra=extra,
        )


def _title(labels: list[_Text], text: _Text | None) -> str | None:
    """The label in the language of `text`, else the first."""
    same = [label for label in labels if text is not None and label.language == text.language]
    chosen = next(iter(same or labels), None)
    return None if chosen is None else str(chosen.field.value)


def _image(canvas: Json) -> tuple[str | None, tuple[str, ...]]:
    """The address of the first picture painted on a canvas, and those of its thumbnails."""
    found = next(_bodies(canvas), None)
    thumbnails = canvas.get("thumbnail") if isinstance(canvas, dict) else None
    sizes = [
        str(thumbnail["id"])
        for thumbnail in (thumbnails if isinstance(thumbnails, list) else [])
        if isinstance(thumbnail, dict) and isinstance(thumbnail.get("id"), str) and thumbnail["id"] != found
    ]
    return found, tuple(sizes)


def _bodies(canvas: Json) -> Iterator[str]:
    for page in _items(canvas):
        for annotation in _items(page):
            body = annotation.get("body")
            choices = body if isinstance(body, list) else [body]
            for choice in choices:
                if isinstance(choice, dict) and choice.get("type") == "Choice":
                    choice = next(iter(_items(choice)), None)
                if isinstance(choice, dict) and isinstance(choice.get("id"), str):
                    yield str(choice["id"])


def _items(value: Json) -> list[dict[str, Json]]:
    items = value.get("items") if isinstance(value, dict) else None
    return [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []


# Version 2


def _of_version_2(document: JsonDocument, members: dict[str, Field]) -> Reading | None:
    sequences = members.get("sequences")
    if sequences is None or not isinstance(sequences.value, list):
        return None
    credit = _old_credit(document, members.get("attribution"))
    entries = [
        entry
        for _, sequence in document.parts(sequences)
        if (canvases := document.member(sequence, "canvases")) is not None
        for _, canvas in document.parts(canvases)
        if isinstance(canvas.value, dict)
        for entry in _old_entries(document, canvas, credit)
    ]
    return Reading("iiif", tuple(entries), "" if entries else "no canvases")


def _old_entries(document: JsonDocument, canvas: Field, credit: str | None) -> Iterator[Entry]:
    members = {str(name): part for name, part in document.parts(canvas)}
    labels, summaries = (_old_texts(document, members.get(name)) for name in ("label", "description"))
    own = _old_credit(document, members.get("attribution")) or credit
    extra: dict[str, Json] = {
        name: part.value for name, part in members.items() if name not in ("label", "description", "images")
    }
    yield from _of_canvas(document, canvas, labels, summaries, _old_image(canvas.value), own, extra, "description")


def _old_credit(document: JsonDocument, attribution: Field | None) -> str | None:
    texts = _old_texts(document, attribution)
    return str(texts[0].field.value) if texts else None


def _old_texts(document: JsonDocument, field: Field | None) -> list[_Text]:
    """The texts of a value, one a language."""
    found: dict[str | None, _Text] = {}
    parts = [field] if field is not None and not isinstance(field.value, list) else []
    parts += [part for _, part in document.parts(field)] if field is not None and not parts else []
    for part in parts:
        language = part.value.get("@language") if isinstance(part.value, dict) else None
        text = document.member(part, "@value") if isinstance(part.value, dict) else part
        if text is not None and isinstance(text.value, str):
            key = language.lower() if isinstance(language, str) else None
            found.setdefault(key, _Text(text, key))
    return list(found.values())


def _old_image(canvas: Json) -> tuple[str | None, tuple[str, ...]]:
    images = canvas.get("images") if isinstance(canvas, dict) else None
    found = None
    for image in images if isinstance(images, list) else []:
        resource = image.get("resource") if isinstance(image, dict) else None
        if isinstance(resource, dict) and isinstance(resource.get("default"), dict):
            resource = resource["default"]  # the first of several to choose from
        found = found or _old_address(resource)
    small = _old_address(canvas.get("thumbnail")) if isinstance(canvas, dict) else None
    return found, (small,) if small is not None and small != found else ()


def _old_address(value: Json) -> str | None:
    address = value.get("@id") if isinstance(value, dict) else value
    return address if isinstance(address, str) else None
