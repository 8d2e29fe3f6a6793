"""Saved pages of an agency's image search: `collection.items[].data[0]` with title, description and photographer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dedupe.config import Config
from dedupe.readers.entry import Entry, Reading
from dedupe.readers.jsondocument import JsonDocument, load_json
from dedupe.readers.tables import Field, iso_date
from dedupe.records import Json, Span

_CAPTIONS = ("description", "description_508")
_CREDITS = ("photographer", "secondary_creator")
_PLACED = ("nasa_id", "title", "description", "date_created")


def read_agency(path: Path, config: Config) -> Reading | None:
    """Read a saved page of an agency's search or album; None where the file is none.

    Raises:
        ReadError: the file cannot be opened, is too large, or is no JSON.
    """
    return from_json(load_json(path), config)


def from_json(document: JsonDocument, config: Config) -> Reading | None:  # noqa: ARG001 (a reader's signature)
    """The entries of such a page, or None where the document is none."""
    collection = document.member(document.root, "collection")
    items = None if collection is None else document.member(collection, "items")
    if items is None or not isinstance(items.value, list):
        return None
    entries: list[Entry] = []
    for _, item in document.parts(items):
        data = document.member(item, "data")
        first = next((part for _, part in document.parts(data)), None) if data is not None else None
        if first is not None and isinstance(first.value, dict):
            entries.append(_entry(document, item, first))
    if not entries and items.value:
        return None
    return Reading("agency", tuple(entries), "" if entries else "no items")


def _entry(document: JsonDocument, item: Field, data: Field) -> Entry:
    fields = {str(name): field for name, field in document.parts(data)}
    name = next((name for name in _CAPTIONS if isinstance(_value(fields, name), str)), None)
    credit = next((name for name in _CREDITS if _string(fields, name)), None)
    caption = fields[name] if name is not None else None
    placed = caption if caption is not None else data
    line, column = document.source.place(placed.start)
    date = fields.get("date_created")
    extra: dict[str, Json] = {key: field.value for key, field in fields.items() if key not in (*_PLACED, name, credit)}
    if date is not None and iso_date(date) != date.value:
        extra["date_created"] = date.value
    if isinstance(item.value, dict):
        rest = {key: value for key, value in item.value.items() if key != "data"}
        extra.update({f"item.{key}" if key in extra else key: value for key, value in rest.items()})
    photo_id = _string(fields, "nasa_id")
    return Entry(
        image=None if photo_id else next(_links(item), None),
        caption=_string(fields, name) if name is not None else None,
        line=line,
        column=column,
        span=None if caption is None else Span(caption.start, caption.end, "json-string"),
        field=name,
        role="caption",
        title=_string(fields, "title"),
        credit=_string(fields, credit) if credit is not None else None,
        photo_id=photo_id,
        date=None if date is None else iso_date(date),
        extra=extra,
    )


def _value(fields: dict[str, Field], name: str) -> Json:
    field = fields.get(name)
    return None if field is None else field.value


def _string(fields: dict[str, Field], name: str) -> str | None:
    value = _value(fields, name)
    return value if isinstance(value, str) else None


def _links(item: Field) -> Iterator[str]:
    """Addresses of an item's picture, the original first."""
    links = item.value.get("links") if isinstance(item.value, dict) else None
    found = [link for link in links if isinstance(link, dict)] if isinstance(links, list) else []
    found.sort(key=lambda link: link.get("rel") != "canonical")
    for link in found:
        address = link.get("href")
        if isinstance(address, str):
            yield address
