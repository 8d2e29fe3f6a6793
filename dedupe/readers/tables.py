"""Rows of named values, from whatever table, to entries; every column without a place of its own goes to extra."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple, Protocol

from attrs import evolve, frozen

from dedupe import jsontext
from dedupe.readers.columns import Columns, role_of
from dedupe.readers.entry import Entry
from dedupe.readers.language import normal_tag
from dedupe.readers.source import SourceText
from dedupe.records import Json, Span


class Field(NamedTuple):
    """One value of a row and where it stands in the text (-1 where it stands nowhere of its own)."""

    value: Json
    start: int = -1
    end: int = -1


_NONE = Field(None)

Row = Mapping[str, Field]
"""A row: column names to values, in the table's order."""


class Locate(Protocol):
    """Finds the parts of a nested value (JSON); formats without nesting have none."""

    def __call__(self, field: Field) -> Iterable[tuple[str | int, Field]]:
        """The members of the object or array that stands at `field`, with their places."""
        ...


@frozen
class Place:
    """What a row's entries need to know of their table.

    Attributes:
        source: the text, for line and column; None where there is no text (Parquet).
        syntax: how a value is written there, a name of `dedupe.readers.syntax.SYNTAXES`.
        locate: finds parts of nested values, or None.
    """

    source: SourceText | None = None
    syntax: str = "plain"
    locate: Locate | None = None


def entries_of(row: Row, columns: Columns, place: Place) -> Iterator[Entry]:
    """The entries of one row: one, or one for each caption where the row lists several.

    A row without a picture, a caption, a title or a photo ID gives none.
    """
    row = _unwrapped(row)
    image = _picture(row, columns, place)
    caption = _get(row, columns.caption, place)
    captions = _captions(caption, place)
    several = captions is not None
    image, numbered = _unnumbered(image)
    extra, kept = _extra(row, columns), {}
    values: dict[str, str | None] = {}
    for name, column, convert in (
        ("title", columns.title, _text),
        ("credit", columns.credit, _text),
        ("photo_id", columns.photo_id, _text),
        ("date", columns.date, iso_date),
        ("language", columns.language, _language),
    ):
        value = _get(row, column, place).value
        values[name] = convert(Field(value))
        if column is not None and value is not None and values[name] != value:
            kept[column] = value
    if image is None and values["photo_id"] is None:
        values["photo_id"] = _text(_get(row, columns.object_id, place))
    texts = captions if captions is not None else [caption]
    if captions is None and caption.value is not None and _text(caption) is None and columns.caption:
        kept[columns.caption] = caption.value
    if image is None and not any(_text(text) for text in texts) and not values["title"] and not values["photo_id"]:
        return
    for text in texts or [Field(None)]:
        yield _entry(image, text, columns, place, row, values, {**extra, **kept}, several or numbered)


_OTHER_FILE = re.compile(
    r"\.(?:pdf|docx?|txt|html?|xml|json|mp3|m4a|wav|ogg|flac|aac|mp4|m4v|mov|avi|webm|mkv|mpe?g|zip|epub|obj|glb|gltf|stl)$",
    re.IGNORECASE,
)
"""How the name of a file ends that is no picture: a catalogue lists recordings and papers beside its photographs."""


def _picture(row: Row, columns: Columns, place: Place) -> str | None:
    """The picture of a row: of a file that is none, the smaller picture that stands for it, else its bare name.

    An empty cell names none.
    """
    image = _text(_get(row, columns.image, place))
    if image is None or not image.strip():
        return None
    if not _OTHER_FILE.search(image.partition("?")[0].strip()):
        return image
    shown = (_text(row.get(name, _NONE)) for name in columns.sizes)
    return next((size for size in shown if size), f"{{{{ {image} }}}}")


def _entry(
    image: str | None,
    caption: Field,
    columns: Columns,
    place: Place,
    row: Row,
    values: dict[str, str | None],
    extra: dict[str, Json],
    several: bool,
) -> Entry:
    line = column = span = None
    if place.source is not None:
        at = caption.start if caption.start >= 0 else next((f.start for f in row.values() if f.start >= 0), -1)
        if at >= 0:
            line, column = place.source.place(at)
        if isinstance(caption.value, str) and caption.start >= 0:
            span = Span(caption.start, caption.end, place.syntax)
    return Entry(
        image=image,
        caption=_text(caption),
        line=line,
        column=column,
        span=span,
        field=columns.caption,
        role=role_of(columns.caption),
        several=several,
        sizes=tuple(size for name in columns.sizes if (size := _text(row.get(name, _NONE)))),
        bare=True,
        extra=extra,
        title=values["title"],
        credit=values["credit"],
        photo_id=values["photo_id"],
        date=values["date"],
        language=values["language"],
    )


_OURS = frozenset({"merged_from", "extra", "sha256", "phash"})
"""Columns by which a manifest of our own is known when it is read as a table again."""

_MEASURED = frozenset({"sha256", "width", "height", "phash"})
"""Of these, what is measured anew from the picture."""


def _unwrapped(row: Row) -> Row:
    """A row of our own manifest as the row it was made from: `extra` spread out, what is measured left out."""
    if not row.keys() >= _OURS:
        return row
    extra, name, photo_id = _json(row["extra"].value), row.get("file_name", _NONE), row.get("photo_id", _NONE)
    if not isinstance(extra, dict):
        return row
    found = {name: field for name, field in row.items() if name not in _MEASURED and name != "extra"}
    if name.value is not None and name.value == photo_id.value:  # a picture known by its ID alone
        del found["file_name"]
    found["merged_from"] = Field(_json(found["merged_from"].value))
    if not found["merged_from"].value:
        del found["merged_from"]
    return {**found, **{name: Field(value) for name, value in extra.items()}}


def _json(value: Json) -> Json:
    """A cell of JSON text as its value (CSV holds `extra` so)."""
    if not isinstance(value, str):
        return value
    try:
        return jsontext.loads(value)
    except ValueError:
        return value


def _get(row: Row, name: str | None, place: Place) -> Field:
    if name is None:
        return _NONE
    field = row.get(name)
    if field is not None:
        return field
    outer, dot, inner = name.partition(".")
    parent = row.get(outer)
    if not dot or parent is None or not isinstance(parent.value, dict):
        return _NONE
    if place.locate is not None and parent.start >= 0:
        return dict(place.locate(parent)).get(inner, _NONE)
    return Field(parent.value.get(inner))


def _text(field: Field) -> str | None:
    """A value as text: numbers as they are written, nothing for lists and objects."""
    value = field.value
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return str(value)


_INNER_TEXTS = ("caption", "raw", "text", "sentence", "value")


def _captions(field: Field, place: Place) -> list[Field] | None:
    """The captions of a list of texts, or of objects that hold a text each; None where it is no such list."""
    if not isinstance(field.value, list):
        return None
    if place.locate is not None and field.start >= 0:
        parts = [part for _, part in place.locate(field)]
    else:
        parts = [Field(value) for value in field.value]
    return [text for part in parts for text in [_inner_text(part, place)] if isinstance(text.value, str)]


def _inner_text(field: Field, place: Place) -> Field:
    if not isinstance(field.value, dict):
        return field
    if place.locate is not None and field.start >= 0:
        members = {str(name): part for name, part in place.locate(field)}
    else:
        members = {name: Field(value) for name, value in field.value.items()}
    return next((members[name] for name in _INNER_TEXTS if name in members), _NONE)


_SEVERAL_SHARE = 0.9
_SEVERAL_PICTURES = 10
"""A table of so many pictures, so large a share of them with captions on several rows, means it so (Flickr30k has five
rows a picture). In a smaller or more mixed one, a second caption may be a mistake, and is judged."""


def with_several(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries of a table; where it plainly holds several captions a picture, each entry says so."""
    found = tuple(entries)
    rows = Counter(entry.image for entry in found if entry.image is not None)
    repeated = sum(count > 1 for count in rows.values())
    many = len(rows) >= _SEVERAL_PICTURES and repeated >= _SEVERAL_SHARE * len(rows)
    if not many and not (repeated > 1 and _are_numbered(found)):
        return found
    return tuple(entry if entry.several else evolve(entry, several=True) for entry in found)


def _are_numbered(entries: Iterable[Entry]) -> bool:
    """Whether a column numbers the captions of each picture anew, as `comment_number` of Flickr30k does."""
    of_pictures: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.image is not None:
            of_pictures.setdefault(entry.image, []).append(entry)
    return any(
        all(_counts([entry.extra.get(column) for entry in rows]) for rows in of_pictures.values())
        for column in next(iter(of_pictures.values()))[0].extra
    )


def _counts(values: list[Json]) -> bool:
    numbers = [str(value).strip() for value in values]
    return any(numbers == [str(number) for number in range(first, first + len(numbers))] for first in (0, 1))


_NUMBERED = re.compile(r"(.+\.\w{2,5})#\d+")


def _unnumbered(image: str | None) -> tuple[str | None, bool]:
    """`a.jpg#0` (Flickr8k) is the first of several captions of a.jpg."""
    match = _NUMBERED.fullmatch(image or "")
    return (match[1], True) if match else (image, False)


def _extra(row: Row, columns: Columns) -> dict[str, Json]:
    used = columns.used
    inner: dict[str, set[str]] = {}
    for name in used - row.keys():
        outer, _, key = name.partition(".")
        inner.setdefault(outer, set()).add(key)
    extra: dict[str, Json] = {}
    for name, field in row.items():
        if name in used:
            continue
        value = field.value
        if name in inner and isinstance(value, dict):
            value = {key: item for key, item in value.items() if key not in inner[name]}
            if not value:
                continue
        extra[name] = value
    return extra


_DATE = re.compile(r"(\d{4})[-:](\d\d)[-:](\d\d)(?:[T ].*)?", re.DOTALL)


def iso_date(field: Field) -> str | None:
    """The day of an ISO 8601 or EXIF date (a time may follow), or None where it is written another way."""
    match = _DATE.fullmatch(field.value.strip()) if isinstance(field.value, str) else None
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3])).isoformat()
    except ValueError:
        return None


def _language(field: Field) -> str | None:
    return normal_tag(field.value)


def flattened(row: Row) -> dict[str, Json]:
    """A row for `choose_columns`: plain values, and of nested objects one level as `object.key`."""
    flat: dict[str, Json] = {}
    for name, field in row.items():
        flat[name] = field.value
        if isinstance(field.value, dict):
            flat.update({f"{name}.{key}": value for key, value in field.value.items()})
    return flat
