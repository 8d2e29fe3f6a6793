"""Which column of a table holds what: by its name, and where names do not tell, by its values."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from attrs import define, evolve, field, frozen

from dedupe.config import Config
from dedupe.readers import columnnames
from dedupe.readers.suffixes import NAMED_SUFFIXES
from dedupe.records import Json

SAMPLE = 50
"""Rows looked at to tell columns by their values: enough to outvote odd ones, few enough to cost nothing."""

_MOST = 0.6
"""Share of the sampled values that must look alike for a column to be told by them; the rest may be empty, `n/a`."""

_MAX_NAME = 4096
"""Longest value taken for a picture's name (the longest path of common systems)."""

_CAPTIONS = [
    "caption",
    "captions",
    "captiontext",
    "imagecaption",
    "photocaption",
    *columnnames.CAPTIONS,
    "text",
    "txt",
    "alt",
    "alttext",
    "alternativetext",
    "imagealt",
    "altdescription",
    *columnnames.ALTERNATIVES,
    "sentence",
    "sentences",
    "prompt",
    "description",
    "imagedescription",
    "longdescription",
    "desc",
    *columnnames.DESCRIPTIONS,
    "comment",
    "title",
    "headline",
    "imagetitle",
    *columnnames.TITLES,
    "conversationsanswer",
    "conversationanswer",
    "messagesanswer",
]
_CAPTION_NAMES = frozenset(_CAPTIONS)
_CAPTION_PARTS = ("caption", "alttext", "description")
_ALONE = re.compile(r"caption|^alt|alt$|alttext|alternative|^imagealt$")
"""Caption columns that tell a table of captions even where it has no pictures."""
_ALONE_IN_LINES = frozenset({"text", "txt", "sentence", "sentences", "prompt"})
"""The same in CSV, TSV and JSONL; in a JSON document `text` is as often the label of a menu."""

_PICTURES = [
    "filename",
    "imagefilename",
    "imagefile",
    "imagepath",
    "imgpath",
    "imagename",
    "image",
    "img",
    "picture",
    "photo",
    "photofile",
    "picturefile",
    "imagesrc",
    "imageurl",
    "imgurl",
    "photourl",
    "pictureurl",
]
_MAYBE_PICTURES = [
    "path",
    "filepath",
    "file",
    "src",
    "url",
    "fullsize",
    "full",
    "original",
    "large",
    "href",
    "link",
    "uri",
    "name",
    "key",
    "relpath",
    "thumbnail",
    "thumbnailurl",
    "thumb",
]
_SIZES = frozenset(
    """full fullsize fullurl fullimage original originalurl large largeurl largeimage medium mediumurl small smallurl
    thumb thumburl thumbnail thumbnailurl thumbnailsrc thumbnailpath thumbsrc thumbpath preview previewurl""".split()  # noqa: SIM905
)
"""Columns that hold the row's picture at another size, where another column holds the picture."""

_TITLES = ["title", "headline", "imagetitle", "phototitle", "objectname", *columnnames.TITLES]
_CREDITS = [
    "credit",
    "credits",
    "creditline",
    "imagecredit",
    "photocredit",
    "photographer",
    "photographername",
    "artist",
    "author",
    "creator",
    "byline",
    "attribution",
    "copyrightholder",
    *columnnames.CREDITS,
]
_PHOTO_IDS = ["photoid", "nasaid", "photonumber", "assetid", "imageid"]
_OBJECT_IDS = [
    "accessionnumber",
    "accessionno",
    "objectnumber",
    "inventorynumber",
    "inventoryno",
    "objectid",
    *columnnames.OBJECT_IDS,
]
"""What a museum calls its objects by: two of one title are two things, though neither was photographed."""
_DATES = [
    "date",
    "datecreated",
    "datetaken",
    "dateoriginal",
    "created",
    "taken",
    "capturedate",
    "pubdate",
    "published",
    *columnnames.DATES,
]
_LANGUAGES = ["lang", "language", "locale", "languagecode"]


@frozen
class Columns:
    """The columns of a table by what they hold; names are the table's own, None where there is none.

    Attributes:
        image, caption, title, credit, photo_id, date, language: a column's name, or `object.key` one level deep.
        object_id: the column that names what a row is about, which stays a column of its own.
        sizes: columns that hold the same picture at another size.
        guessed: what a person should know of the choice ("caption column: text, picture column: file_name").
        missing: columns that the settings ask for and the table does not have.
    """

    image: str | None = None
    caption: str | None = None
    title: str | None = None
    credit: str | None = None
    photo_id: str | None = None
    date: str | None = None
    language: str | None = None
    object_id: str | None = None
    sizes: tuple[str, ...] = ()
    guessed: str = ""
    missing: tuple[str, ...] = ()

    @property
    def used(self) -> frozenset[str]:
        """Names of the columns that have a place of their own."""
        names = (self.image, self.caption, self.title, self.credit, self.photo_id, self.date, self.language)
        return frozenset(name for name in names if name is not None)


_ROLES_ELSEWHERE = {
    name: role
    for role, names in (
        ("alt", columnnames.ALTERNATIVES),
        ("caption", columnnames.CAPTIONS),
        ("description", columnnames.DESCRIPTIONS),
        ("title", columnnames.TITLES),
    )
    for name in names
}


@functools.lru_cache(maxsize=64)
def role_of(column: str | None) -> str:
    """The role that a caption column's name tells."""
    name = _plain((column or "").rpartition(":")[2])
    if name in _ROLES_ELSEWHERE:
        return _ROLES_ELSEWHERE[name]
    if "caption" in name:
        return "caption"
    if re.search(r"^alt|alt$|alttext|altern", name):
        return "alt"
    if "desc" in name:
        return "description"
    return "title" if "title" in name or "headline" in name else "caption"


_ALTERNATIVE = re.compile(r"(?:image|img|photo|picture)?alt(?:ernative)?(?:text|description)?")


def holds_alternative(column: str) -> bool:
    """Whether a column's name says that it holds alternative texts: `alt`, `image_alt_text`; not `altitude`."""
    return _ALTERNATIVE.fullmatch(_plain(column)) is not None


_WIKI_PAGE = re.compile(r"(?:https?://[^/\s]+/wiki/)?(?:File|Image|Datei|Fichier|Archivo|Bestand|Plik):(?!//)")
"""How a page of a wiki about a file is named: `File:Bridge.jpg`, with its address before it or not."""


def looks_like_picture(value: Json) -> bool:
    """Whether a value has the form of a picture's path or address; a wiki's page about a picture is none."""
    return isinstance(value, str) and _ends_as_picture(value) and _WIKI_PAGE.match(value) is None


def _ends_as_picture(value: Json) -> bool:
    if not isinstance(value, str) or not 0 < len(value) <= _MAX_NAME or "\n" in value:
        return False
    name = re.split(r"[?#]", value, maxsplit=1)[0]
    return _suffix(name) in NAMED_SUFFIXES or _suffix(value) in NAMED_SUFFIXES


def _suffix(name: str) -> str:
    stem, dot, suffix = name.rpartition(".")
    return (dot + suffix).lower().strip() if stem else ""


def choose_columns(
    sample: Sequence[Mapping[str, Json]], config: Config, *, lines: bool, keyed: bool = False
) -> Columns | None:
    """Guess the columns of a table, settings first.

    Args:
        sample: the first rows, one level of nested objects flattened to `object.key`.
        config: `caption_column` and `image_column` force a column.
        lines: whether the table has a row a line (CSV, TSV, JSONL), which makes it likelier to be one of captions.
        keyed: the rows are what is said of pictures, so that their only column of sentences holds the captions.

    Returns:
        The columns, or None where the table has neither captions nor pictures.
    """
    table = _Sampled(sample, list(dict.fromkeys(name for row in sample for name in row)))
    forced = [name for name in (config.image_column, config.caption_column) if name is not None]
    for name in forced:
        table.take(name)
    image = _forced(config.image_column, table.names) or table.take(
        table.named(_PICTURES, _may_name) or table.named(_MAYBE_PICTURES, _mostly_pictures) or table.with_pictures()
    )
    caption = _forced(config.caption_column, table.names) or table.take(
        table.fuller(table.named(_CAPTIONS, _has_text))
        or table.named_in_part(_CAPTION_PARTS, _has_text)
        or (table.with_sentences() if keyed else None)
    )
    # Beside a picture, image_id is a key.
    photo_id = table.named(_PHOTO_IDS if image is None else _PHOTO_IDS[:-1], _any)
    if not _is_usable(image, caption, photo_id, config, lines=lines):
        return None
    table.take(photo_id)
    columns = Columns(
        image=image,
        caption=caption,
        title=table.take(table.named(_TITLES, _has_text)),
        credit=table.take(table.named(_CREDITS, _has_text)),
        photo_id=photo_id,
        date=table.take(table.named(_DATES, _any)),
        language=table.take(table.named(_LANGUAGES, _has_text)),
        object_id=table.named(_OBJECT_IDS, _any),
        sizes=tuple(name for name in table.names if name != image and table.holds_size(name)),
        missing=tuple(name for name in forced if name not in table.names),
    )
    return evolve(columns, guessed=_in_words(columns))


_Fits = Callable[[list[Json]], bool]
"""Whether the values of a column, empty ones left out, may be what is looked for."""


@define
class _Sampled:
    """The first rows of a table while its columns are chosen.

    Attributes:
        rows: these rows.
        names: all columns, in the order in which they are met.
        taken: those of which it is known what they hold.
    """

    rows: Sequence[Mapping[str, Json]]
    names: list[str]
    taken: set[str] = field(factory=set)

    def named(self, wanted: Iterable[str], fits: _Fits) -> str | None:
        """The free column of the first of these names that one has, and whose values fit."""
        return self._first(fits, (name for plain in wanted for name in self.names if plain in _spellings(name)))

    def fuller(self, caption: str | None) -> str | None:
        """This column of captions, or the one of descriptions beside it that holds twice as many.

        Programs that list metadata give a column for each standard, of which most are mostly empty.
        """
        if caption is None or role_of(caption) != "description":
            return caption
        others = [name for name in self.names if name not in self.taken and role_of(name) == role_of(caption)]
        known = [name for name in others if not _CAPTION_NAMES.isdisjoint(_spellings(name))]
        fullest = max(known, key=lambda name: len(self._values(name)))
        return fullest if len(self._values(fullest)) >= 2 * len(self._values(caption)) > 0 else caption

    def named_in_part(self, parts: Iterable[str], fits: _Fits) -> str | None:
        """The free column in whose name the first of these parts stands, and whose values fit."""
        return self._first(fits, (name for part in parts for name in self.names if part in _plain(name)))

    def with_pictures(self) -> str | None:
        """The first free column that holds names of pictures, whatever it is called."""
        return self._first(_mostly_pictures, self.names)

    def with_sentences(self) -> str | None:
        """The one free column that holds sentences, whatever it is called; None where several do."""
        found = [name for name in self.names if name not in self.taken and _mostly_sentences(self._values(name))]
        return found[0] if len(found) == 1 else None

    def holds_size(self, name: str) -> bool:
        """Whether a column holds the picture of its row at a size."""
        return _holds_size(_plain(name)) and _mostly_pictures(self._values(name))

    def take(self, name: str | None) -> str | None:
        """The same name, from now on taken."""
        if name is not None:
            self.taken.add(name)
        return name

    def _first(self, fits: _Fits, names: Iterable[str]) -> str | None:
        return next((name for name in names if name not in self.taken and fits(self._values(name))), None)

    def _values(self, name: str) -> list[Json]:
        return [row[name] for row in self.rows if row.get(name) not in (None, "")]


def _holds_size(plain: str) -> bool:
    """Whether a column of this name holds the picture at another size: `thumbnail_url`, `image_small`."""
    return plain in _SIZES or any(plain.removeprefix(word) in _SIZES for word in ("image", "img", "photo", "picture"))


def _forced(wanted: str | None, names: list[str]) -> str | None:
    return wanted if wanted in names else None


def _is_usable(image: str | None, caption: str | None, photo_id: str | None, config: Config, *, lines: bool) -> bool:
    if image is not None:
        return True
    if caption is None:
        return False
    if photo_id is not None or caption == config.caption_column:
        return True
    plain = _plain(caption)
    return _ALONE.search(plain) is not None or plain in columnnames.CAPTIONS or (lines and plain in _ALONE_IN_LINES)


def _in_words(columns: Columns) -> str:
    said = [f"caption column: {columns.caption}" if columns.caption else "no caption column"]
    if columns.image:
        said.append(f"picture column: {columns.image}")
    elif columns.photo_id:
        said.append(f"photo ID column: {columns.photo_id}")
    else:
        said.append("no picture column")
    return ", ".join(said)


@functools.lru_cache(maxsize=1024)
def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold())


@functools.lru_cache(maxsize=1024)
def _spellings(name: str) -> tuple[str, ...]:
    """A column's name without case and punctuation; of `image.src` both the whole and what `src` is of.

    Of `dc:title` and `XMP:Description` also what stands behind the name of the standard.
    """
    outer, dot, inner = name.partition(".")
    if not dot:
        return tuple(dict.fromkeys((_plain(name), _plain(name.rpartition(":")[2]))))
    return (_plain(name), _plain(inner)) if _plain(outer) in _PICTURES else (_plain(name),)


def _any(values: list[Json]) -> bool:
    return all(isinstance(value, str | int) for value in values)


def _may_name(values: list[Json]) -> bool:
    return _mostly(values, lambda value: isinstance(value, str) and "\n" not in value.strip())


def _mostly_pictures(values: list[Json]) -> bool:
    return bool(values) and _mostly(values, looks_like_picture)


def _has_text(values: list[Json]) -> bool:
    """Text, or a list of texts; a column that is empty so far may hold it."""
    named = bool(values) and _mostly(values, _ends_as_picture)
    return _mostly(values, lambda value: isinstance(value, str | list)) and not named


_SENTENCE_WORDS = 3


def _mostly_sentences(values: list[Json]) -> bool:
    """Texts of some words each; a camera's name and a place have fewer, and tags have commas between them."""
    return bool(values) and _mostly(
        values, lambda value: isinstance(value, str) and len(re.findall(r"\w (?=\w)", value)) + 1 >= _SENTENCE_WORDS
    )


def _mostly(values: list[Json], fits: Callable[[Json], bool]) -> bool:
    return sum(map(fits, values)) >= _MOST * len(values)
