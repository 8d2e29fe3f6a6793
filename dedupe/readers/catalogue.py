"""Records of a catalogue in XML: MODS and Dublin Core, alone, in METS, or as a repository gives them (OAI-PMH).

Read by their tags, without an XML parser: each text keeps its place, entities are not expanded, and a file that is cut
short is read up to there.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

from attrs import evolve, frozen

from dedupe.config import Config
from dedupe.readers.columns import looks_like_picture
from dedupe.readers.entry import Entry, Reading
from dedupe.readers.page import read_page
from dedupe.readers.source import SourceText, readable
from dedupe.readers.syntax import SYNTAXES
from dedupe.readers.tables import Field, iso_date
from dedupe.records import Span

_HEAD_BYTES = 8192
_NAMESPACES = (b"www.loc.gov/mods/", b"purl.org/dc/elements/", b"purl.org/dc/terms/")
_RECORD = re.compile(r"<(?P<tag>(?:[\w.-]+:)?(?:mods|dc|simpledc|qualifieddc))(?=[\s>])[^<>]*(?<!/)>")
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_CONTENT = r"(?=[\s>])[^<>]*(?<!/)>(?P<text>(?:[^<]|<(?!/?(?P=tag)[\s>]))*)</(?P=tag)\s*>"
"""What follows the name of a tag, up to its end; nothing where another of its name opens before."""
_OF_OTHERS = re.compile(r"<(?P<tag>(?:[\w.-]+:)?(?:relatedItem|subject|recordInfo|part))" + _CONTENT)
"""What stands in a MODS record and is about something else: the collection, the persons and places shown."""
_DEPTH = 2
"""How deep such parts may stand in one another: a picture of an album of a collection."""
_FILE = re.compile(r"<(?:[\w.-]+:)?FLocat(?=\s)[^<>]*?\bxlink:href\s*=\s*[\"']([^\"'<>]+)[\"']")
_GROUP = re.compile(r"<(?:[\w.-]+:)?fileGrp(?=[\s>])")
_CAPTIONS = ("abstract", "description")
_DATES = ("dateCreated", "dateCaptured", "dateIssued", "created", "date")
_PLACES = ("identifier", "url", "source", "relation", "hasFormat", "isShownBy", "object")
"""Where a record names its picture, or the address of it."""
_TYPES = ("typeOfResource", "type", "format", "genre", "internetMediaType")
_IMAGE = re.compile(r"image|photo|picture|postcard|poster|drawing|negative|slide|daguerreotype", re.IGNORECASE)
_OF_IMAGES = "type"
"""Where an entry has what its record says that it is of, if that is a picture."""


def read_catalogue(path: Path, config: Config) -> Reading | None:  # noqa: ARG001 (as the other readers)
    """Read the records of pictures in a file: what each describes, with its title, date, maker and identifier.

    The picture of a record is the one it names, or the files of the METS around it where these are sizes of one
    picture. A record that names none but says that it is of one is known by its identifier; those of books and papers
    are left out.

    Returns:
        The reading; None where the XML holds no such record.

    Raises:
        ReadError: it cannot be opened, is no text, or is too large for a page.
    """
    entries = [entry for entry in records_of(path) if entry.image is not None or _OF_IMAGES in entry.extra]
    return Reading("catalogue", tuple(entries)) if entries else None


def records_of(path: Path) -> list[Entry]:
    """What all records of a file say, whatever they are of.

    Raises:
        ReadError: as `read_catalogue`.
    """
    with readable(path), path.open("rb") as stream:
        head = stream.read(_HEAD_BYTES)
    if not any(namespace in head for namespace in _NAMESPACES):
        return []
    source = read_page(path)
    entries = [entry for record in _records(source.text) if (entry := record.entry(source)) is not None]
    pictures = _of_one_picture(source.text)
    if len(entries) == 1 and entries[0].image is None and pictures:
        return [evolve(entries[0], image=pictures[0], sizes=tuple(pictures[1:]))]
    return entries


@frozen
class _Record:
    """A record: its stretch of the file, what is about something else blanked."""

    text: str
    start: int

    def entry(self, source: SourceText) -> Entry | None:
        """What the record says; None where it says nothing."""
        title = self._title()
        caption = next((found for name in _CAPTIONS for found in self._texts(name)), None)
        if caption is None and title is None:
            return None
        at, raw = caption or self._texts("title")[0]
        shown = _shown(raw)
        editable = caption is not None and "<" not in raw and SYNTAXES["html-text"].decode(raw) == shown
        line, column = source.place(at)
        names = [_shown(raw) for name in _PLACES for _, raw in self._texts(name)]
        picture = next((name for name in names if looks_like_picture(name)), None)
        dates = (iso_date(Field(_shown(raw))) for name in _DATES for _, raw in self._texts(name))
        kinds = (_shown(raw) for name in _TYPES for _, raw in self._texts(name))
        kind = next((kind for kind in kinds if _IMAGE.search(kind)), None)
        makers = [_shown(raw) for name in ("namePart", "creator") for _, raw in self._texts(name)]
        return Entry(
            image=picture,
            caption=shown if caption is not None else title,
            line=line,
            column=column,
            span=Span(at, at + len(raw), "html-text") if editable else None,
            field="description" if caption is not None else "title",
            role="description" if caption is not None else "title",
            title=title if caption is not None else None,
            credit=", ".join(dict.fromkeys(makers)) or None,
            photo_id=None if picture else next(iter(names), None),
            date=next((date for date in dates if date), None),
            bare=True,
            extra={} if kind is None else {_OF_IMAGES: kind},
        )

    def _title(self) -> str | None:
        """The title, with the article that MODS keeps apart (`<nonSort>The</nonSort>`)."""
        titles, articles = self._texts("title"), self._texts("nonSort")
        if not titles:
            return None
        before = [articles[0]] if articles and articles[0][0] < titles[0][0] else []
        return " ".join(_shown(raw) for _, raw in [*before, titles[0]])

    def _texts(self, name: str) -> list[tuple[int, str]]:
        """Where the texts of an element begin in the file, and the texts as they are written; empty ones left out."""
        element = re.compile(rf"<(?P<tag>(?:[\w.-]+:)?{name})" + _CONTENT)
        found = []
        for match in element.finditer(self.text):
            raw = match["text"]
            if _shown(raw):
                at = self.start + match.start("text") + len(raw) - len(raw.lstrip())
                found.append((at, raw.strip()))
        return found


def _records(text: str) -> Iterator[_Record]:
    position = 0
    while (opening := _RECORD.search(text, position)) is not None:
        closing = text.find(f"</{opening['tag']}", opening.end())
        position = len(text) if closing == -1 else closing
        own = text[opening.end() : position]
        for _ in range(_DEPTH):
            own = _OF_OTHERS.sub(lambda match: " " * len(match[0]), own)
        yield _Record(own, opening.end())


def _shown(raw: str) -> str:
    """The text of an element: marks and markup gone, references undone, spaces one."""
    plain = _CDATA.sub(lambda match: html.escape(match[1]) if "<" not in match[1] else match[1], raw)
    return " ".join(html.unescape(re.sub(r"<[^<>]*>", " ", plain)).split())


def _of_one_picture(text: str) -> list[str]:
    """The picture files of a METS document, where each of its groups has one: a master, a view, a thumbnail."""
    groups = [_FILE.findall(group) for group in _GROUP.split(text)[1:]]
    pictures = [[html.unescape(name) for name in group if looks_like_picture(name)] for group in groups]
    return [name for group in pictures for name in group] if all(len(group) <= 1 for group in pictures) else []
