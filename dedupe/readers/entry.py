"""What a reader gives: entries as they stand in a document, before pictures are looked up and ids are given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import attrs
from attrs import frozen

from dedupe.config import Config
from dedupe.records import Json, Span, freeze


@frozen
class Entry:
    """One entry of a document.

    Attributes:
        image: the picture as the document names it (relative path, site path, URL), percent-decoding undone; None
            where it names none.
        caption: the caption after the format's own syntax is undone; None where there is none, "" where it was
            deliberately left empty.
        line, column: 1-based place of the caption, or of the picture where there is no caption; in a table without
            lines (Parquet) the row.
        span: the caption's own characters in the document, or None where it cannot be edited in place.
        field: column, key or attribute that held the caption.
        role: "caption", "alt", "title" or "description".
        title, credit, photo_id, date, language: from fields of their own.
        several: the source declares several captions a picture.
        sizes: other sizes of the same picture, as the document names them.
        bare: a template or a program may put a folder before the picture's name, so that it is looked for by name too.
        by_name: the picture is looked for by its name in all folders, whatever else the document names.
        offset, length: place of the picture's bytes in the document itself (a tar shard), or None.
        extra: every other column, in the source's order.
    """

    image: str | None = None
    caption: str | None = None
    line: int | None = None
    column: int | None = None
    span: Span | None = None
    field: str | None = None
    role: str = "caption"
    title: str | None = None
    credit: str | None = None
    photo_id: str | None = None
    date: str | None = None
    language: str | None = None
    several: bool = False
    sizes: tuple[str, ...] = ()
    bare: bool = False
    by_name: bool = False
    offset: int | None = None
    length: int | None = None
    extra: Mapping[str, Json] = attrs.field(factory=dict, converter=freeze, hash=False)


@frozen
class Problem:
    """Something wrong in a document that did not stop its reading.

    Attributes:
        message: one sentence that names what is wrong and, where there is one, what to do.
        line: 1-based line, or None.
    """

    message: str
    line: int | None = None


NO_COLUMN = "no column of captions or pictures could be told"
"""How the problem of a table begins that is about something else, as far as can be told."""


@frozen
class Reading:
    """What one document gave.

    Attributes:
        reader: how it was read ("gallery", "article", "csv", "markdown", ...).
        entries: in the document's own order.
        note: what a person should know ("no captions", "caption column guessed: text"), or "".
        problems: what was wrong in it.
    """

    reader: str
    entries: tuple[Entry, ...] = ()
    note: str = ""
    problems: tuple[Problem, ...] = ()


@frozen
class Reader:
    """A format, as a row of the table in `dedupe.readers.registry`.

    Attributes:
        name: what `--reader` calls it and the summary says.
        suffixes: file name endings it is tried on, lower case, with the dot.
        read: the document's path and the settings in, a Reading out; None where the document is not of this format
            after all (the next reader of the table is tried).
        help: one line for the list of readers.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[Path, Config], Reading | None]
    help: str = ""
