"""Wikimedia Commons: saved answers of the API, `query.pages` with `imageinfo[0].extmetadata`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dedupe.config import Config
from dedupe.readers.entry import Entry, Reading
from dedupe.readers.jsondocument import JsonDocument, load_json
from dedupe.readers.tables import Field, iso_date
from dedupe.records import Json, Span

_CREDITS = ("Attribution", "Artist", "Credit")
_DATES = ("DateTimeOriginal", "DateTime")


def read_commons(path: Path, config: Config) -> Reading | None:
    """Read a saved answer of the Commons API; None where the file is none.

    Captions are kept as they stand there, in HTML; clean-up takes the tags away.

    Raises:
        ReadError: the file cannot be opened, is too large, or is no JSON.
    """
    return from_json(load_json(path), config)


def from_json(document: JsonDocument, config: Config) -> Reading | None:  # noqa: ARG001 (a reader's signature)
    """The pictures of such an answer, or None where the document is none."""
    query = document.member(document.root, "query")
    pages = None if query is None else document.member(query, "pages")
    if pages is None:
        return None
    entries = tuple(entry for _, page in document.parts(pages) for entry in _entries(document, page))
    return Reading("commons", entries) if entries else None


def _entries(document: JsonDocument, page: Field) -> Iterator[Entry]:
    info = document.member(page, "imageinfo")
    if info is None or not isinstance(info.value, list):
        return
    for _, version in document.parts(info):
        members = {str(name): part for name, part in document.parts(version)}
        if "extmetadata" in members:
            yield _entry(document, page, members)
            return


def _entry(document: JsonDocument, page: Field, version: dict[str, Field]) -> Entry:
    about = {str(name): part for name, part in document.parts(version["extmetadata"])}
    caption, language = _description(document, about.get("ImageDescription"))
    credit = next((name for name in _CREDITS if _value(about.get(name))), None)
    date = next((name for name in _DATES if iso_date(Field(_value(about.get(name))))), None)
    placed = caption if caption is not None else page
    line, column = document.source.place(placed.start)
    extra: dict[str, Json] = {}
    for name, field in about.items():
        if name not in ("ImageDescription", credit):
            extra[name] = _value(field)
    extra.update({name: field.value for name, field in version.items() if name not in ("extmetadata", "url", *extra)})
    if isinstance(page.value, dict):
        extra.update({k: v for k, v in page.value.items() if k not in ("imageinfo", "title", *extra)})
    title = page.value.get("title") if isinstance(page.value, dict) else None
    url = _string(version.get("url"))
    return Entry(
        image=url if url is not None else (title if isinstance(title, str) else None),
        caption=None if caption is None else str(caption.value),
        line=line,
        column=column,
        span=None if caption is None else Span(caption.start, caption.end, "json-string"),
        field="ImageDescription",
        role="description",
        title=title if isinstance(title, str) else None,
        credit=_value(about.get(credit)) if credit is not None else None,
        date=None if date is None else iso_date(Field(_value(about.get(date)))),
        language=language,
        extra=extra,
    )


def _description(document: JsonDocument, field: Field | None) -> tuple[Field | None, str | None]:
    """The description's own text and its language; of several languages English, else the first."""
    value = None if field is None else document.member(field, "value")
    if value is None:
        return None, None
    if isinstance(value.value, str):
        return value, None
    texts = {str(name): part for name, part in document.parts(value) if isinstance(part.value, str)}
    texts.pop("_type", None)
    language = "en" if "en" in texts else next(iter(texts), None)
    return (texts[language], language.lower()) if language is not None else (None, None)


def _value(field: Field | None) -> str | None:
    """The text of `{"value": ...}`."""
    value = field.value.get("value") if field is not None and isinstance(field.value, dict) else None
    return value if isinstance(value, str) else None


def _string(field: Field | None) -> str | None:
    return field.value if field is not None and isinstance(field.value, str) else None
