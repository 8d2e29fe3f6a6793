"""Sidecars: the caption of `x.jpg` in a text or in metadata beside it (`x.txt`, `x.md`, `x.xmp`).

Kohya's trainers write tags separated by commas there; they are kept as they are, as the caption.
"""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path

from attrs import evolve, frozen

from dedupe.config import Config
from dedupe.errors import ReadError
from dedupe.readers.columns import Columns, choose_columns
from dedupe.readers.entry import Entry, Problem, Reading
from dedupe.readers.figures import Figure, Words
from dedupe.readers.figures import entries_of as entries_of_figure
from dedupe.readers.frontmatter import FrontMatter, front_matter
from dedupe.readers.jsondocument import load_json
from dedupe.readers.language import page_language
from dedupe.readers.page import read_page
from dedupe.readers.source import decode, read_bytes, read_source
from dedupe.readers.suffixes import is_image_name
from dedupe.readers.syntax import SYNTAXES
from dedupe.readers.tables import Place, Row, entries_of, flattened
from dedupe.readers.walk import WalkedFile
from dedupe.records import Json, Span

TEXT_SUFFIXES = (".txt", ".caption")
"""Endings of the texts that hold a picture's caption."""

METADATA_SUFFIXES = (".xmp", ".xml")
"""Endings of what cataloguing programs write beside a picture: XMP, and records of catalogues."""


def read_sidecar(path: Path, config: Config) -> Reading | None:
    """Read the sidecar of one picture: one Entry, without the picture's name (the caller knows it).

    The caption is the whole text without white space around it; the span covers just these characters. What an
    `x.json` beside `x.txt` holds (img2dataset writes address, size and status there) is added as extra. Where there
    is `x.txt` as well as `x.caption` (tags in one, a sentence in the other) both are captions of the picture.

    Returns:
        No entries for an `x.json` that is read with the `x.txt` beside it; None for one that is about something else.

    Raises:
        ReadError: the file cannot be opened, is no text, or (`.json`) is no JSON.
    """
    if path.suffix.lower() in MARKDOWN_SUFFIXES:
        return read_markdown_sidecar(path)
    if path.suffix.lower() in METADATA_SUFFIXES:
        return read_xmp(path) if path.suffix.lower() == ".xmp" else _of_catalogue(path)
    texts = [other for suffix in TEXT_SUFFIXES if (other := path.with_suffix(suffix)).is_file()]
    if path.suffix.lower() == ".json":
        if texts:
            return Reading("sidecar", note=f"read with {texts[0].name}")
        entry = _described(path, config)
        return None if entry is None else Reading("sidecar", (entry,))
    source = read_source(path)
    caption = source.text.strip()
    start = source.text.find(caption)
    line, column = source.place(start)
    entry = Entry(
        caption=caption or None,
        line=line,
        column=column,
        span=Span(start, start + len(caption)) if caption else None,
        field="sidecar",
        several=len(texts) > 1,
    )
    problems: tuple[Problem, ...] = ()
    described = path.with_suffix(".json")
    if described.is_file():
        try:
            beside = _described(described, config)
            entry = entry if beside is None else merged(entry, beside)
        except ReadError as error:
            problems = (Problem(f"{described.name} beside it {error.message}"),)
    return Reading("sidecar", (entry,), "" if caption else "empty", problems)


def read_xmp(path: Path, config: Config | None = None) -> Reading:  # noqa: ARG001 (as the other readers)
    """Read what Lightroom, darktable, digiKam and their like keep in a file beside a picture, in XMP.

    Returns:
        One entry, without the picture's name; none where it says nothing in words, as where it holds settings of the
        program alone: then the picture's own file is asked.

    Raises:
        ReadError: it cannot be opened, or is no XMP.
    """
    from dedupe.images.embedded import words_of_xmp

    data = read_bytes(path)
    words = words_of_xmp(data)
    if words.problem is not None:
        raise ReadError(words.problem, path=path)
    if not (words.caption or words.title or words.credit):
        return Reading("sidecar", note="no words in it")
    source = decode(data, path=path)
    written = escape((words.caption or words.title or words.credit or "").partition("\n")[0], quote=False)
    line, column = source.place(max(source.text.find(written), 0))
    entry = Entry(
        caption=words.caption,
        line=line,
        column=column,
        field="XMP",
        role=words.role,
        title=words.title,
        credit=words.credit,
        language=words.language,
    )
    return Reading("sidecar", (entry,))


def read_lone_xmp(path: Path, config: Config) -> Reading:
    """Read XMP that lies beside no picture at hand: what it says is of none that is read.

    Raises:
        ReadError: as `read_xmp`.
    """
    read_xmp(path, config)
    return Reading("xmp", note="no picture of its name beside it")


def _of_catalogue(path: Path) -> Reading | None:
    """The one record in a file of XML, as what it says of the picture beside it."""
    from dedupe.readers.catalogue import records_of

    entries = records_of(path)
    return Reading("sidecar", (evolve(entries[0], image=None),)) if len(entries) == 1 else None


def read_markdown_sidecar(path: Path) -> Reading | None:
    """Read a Markdown text beside a picture of the same name as what it says of the picture.

    Its settings, in front matter or in lines such as `Title: ...` at its head (Sigal), may hold `alt`, `caption`,
    `description` and `title`; its text, one paragraph, is the caption where no setting is. A longer text is an article
    with a picture of its name.

    Returns:
        The reading; None for an article, and for a text that says nothing.

    Raises:
        ReadError: it cannot be opened, or is no text.
    """
    source = read_page(path)
    front = front_matter(source)
    end, told = (front.end, _settings(front)) if front.end else _headers(source.text)
    body = source.text[end:]
    words = body.strip()
    if len(words) > LONGEST_CAPTION or _MORE_THAN_A_PARAGRAPH.search(words):
        return None
    texts = {role: said for role, said in told.items() if role in _SAID and said.text.strip()}
    if words and "caption" not in texts:
        texts["caption"] = _paragraph(words, end + body.find(words))
    title = texts.pop("title") if "title" in texts and len(texts) > 1 else None
    entries, _ = entries_of_figure([Figure(None, 0, texts, wants_alt=False)], source, page_language(path, front.values))
    if not texts:
        return None
    return Reading("sidecar", tuple(evolve(entry, title=None if title is None else title.text) for entry in entries))


def _settings(front: FrontMatter) -> dict[str, Words]:
    members = front.tree.members if front.tree is not None else ()
    return {key.lower(): Words(value.text or "", value.start, value.span, key.lower()) for key, value in members}


_HEADER = re.compile(r"(?P<key>[A-Za-z][\w-]*):[ \t]*(?P<value>\S[^\r\n]*?)?[ \t]*(?:\r?\n|\Z)")
_HEADS = frozenset({"title", "author", "date", "caption", "description", "alt"})
"""Of a block of headers one is called so; any other word with a colon begins a sentence."""


def _headers(text: str) -> tuple[int, dict[str, Words]]:
    """Lines of a key and a value at the head of a text (MultiMarkdown), and where they end; 0 without any."""
    found: dict[str, Words] = {}
    end = 0
    while (header := _HEADER.match(text, end)) is not None:
        end, key = header.end(), header["key"].lower()
        if header["value"]:
            span = Span(*header.span("value"), "plain")
            found.setdefault(key, Words(header["value"], header.start("value"), span, key))
    ends_there = not text[end:].partition("\n")[0].strip()
    return (end, found) if ends_there and _HEADS & found.keys() else (0, {})


def _paragraph(words: str, start: int) -> Words:
    span = Span(start, start + len(words), "markdown-alt")
    try:
        text = SYNTAXES["markdown-alt"].decode(words)
    except ValueError:
        return Words(words, start, None, "sidecar")
    return Words(text, start, span, "sidecar")


def merged(entry: Entry, described: Entry) -> Entry:
    """`entry` with what only `described` knows: its empty fields filled, a caption that differs kept as extra."""
    extra: dict[str, Json] = dict(described.extra)
    if entry.caption is None:
        entry = evolve(
            entry, caption=described.caption, span=None, line=described.line, column=None, field=described.field
        )
    elif described.caption is not None and described.caption.strip() != entry.caption.strip():
        extra[described.field or "caption"] = described.caption
    return evolve(
        entry,
        title=entry.title or described.title,
        credit=entry.credit or described.credit,
        photo_id=entry.photo_id or described.photo_id,
        date=entry.date or described.date,
        language=entry.language or described.language,
        extra={**extra, **entry.extra},
    )


def _described(path: Path, config: Config) -> Entry | None:
    """What the JSON object in a file tells of the picture beside it; None where it is no object."""
    document = load_json(path)
    if not isinstance(document.root.value, dict):
        return None
    entry = described_by({str(name): part for name, part in document.parts(document.root)}, document.place(), config)
    if entry.caption is None or entry.caption.strip():
        return entry
    return evolve(entry, caption=None, span=None)  # a field that a program left empty: the picture's file is asked


KnownColumns = dict[tuple[str, ...], Columns | None]
"""Keys of a JSON object to its columns, so that samples of one kind are looked at once."""


def described_by(row: Row, place: Place, config: Config, known: KnownColumns | None = None) -> Entry:
    """The entry of a picture at hand, from a row that tells of it: a picture the row names itself becomes extra.

    Args:
        row: the row.
        place: where it stands.
        config: the settings.
        known: what rows with the same keys turned out to be before; added to.
    """
    known = {} if known is None else known
    keys = tuple(row)
    if keys not in known:
        known[keys] = choose_columns([flattened(row)], config, lines=True)
    columns = known[keys]
    entry = None if columns is None else next(entries_of(row, columns, place), None)
    if columns is None or entry is None:
        return Entry(extra={name: field.value for name, field in row.items()})
    if columns.image is None or entry.image is None:
        return entry
    return evolve(entry, image=None, extra={columns.image: entry.image, **entry.extra})


MARKDOWN_SUFFIXES = (".md", ".markdown")
"""Endings of the texts that may say something of the picture beside them, or be pages of their own."""

LONGEST_CAPTION = 1000
"""Characters; of the captions of real photo desks one in a thousand has more."""

_BESIDE = frozenset({*TEXT_SUFFIXES, *METADATA_SUFFIXES, ".json"})
_MORE_THAN_A_PARAGRAPH = re.compile(
    r"\n[ \t]*\r?\n|^[ \t]*(?:#|[-*+>|]\s|\d+[.)]\s|```|~~~|<|:::|\{[{%])", re.MULTILINE
)
_SAID = frozenset({"alt", "caption", "description", "title"})


@frozen
class Sidecars:
    """Texts beside pictures of the same stem.

    Attributes:
        picture_of: name of a sidecar to its picture (the first by name where several have the stem).
        told_elsewhere: names of `x.json` beside an `x.txt`, whose reader takes them in.
    """

    picture_of: Mapping[str, WalkedFile]
    told_elsewhere: frozenset[str]


def sidecars_of(files: Iterable[WalkedFile]) -> Sidecars:
    """Which of these files are sidecars of which."""
    pictures: dict[str, WalkedFile] = {}
    whole: dict[str, WalkedFile] = {}
    texts: dict[str, list[WalkedFile]] = defaultdict(list)
    pages: list[tuple[str, WalkedFile]] = []
    for file in files:
        stem, suffix = posixpath.splitext(file.name)
        if is_image_name(file.name):
            pictures.setdefault(stem, file)
            whole[file.name] = file
        elif suffix.lower() in _BESIDE:
            texts[stem].append(file)
        elif suffix.lower() in MARKDOWN_SUFFIXES:
            pages.append((stem, file))
    pictures = whole | pictures  # `a.jpg.txt` beside `a.jpg`, as `a.txt`
    for stem in [stem for stem in texts if stem not in pictures]:
        name = posixpath.splitext(stem)[0]
        if name in whole:  # `a.jpg.supplemental-metadata.json` (Google Takeout), which is cut where it grows long
            pictures[stem] = whole[name]
    picture_of = {text.name: pictures[stem] for stem, found in texts.items() if stem in pictures for text in found}
    picture_of.update((page.name, pictures[stem]) for stem, page in pages if stem in pictures)
    described = {
        text.name
        for stem, found in texts.items()
        if stem in pictures and any(other.name.lower().endswith(TEXT_SUFFIXES) for other in found)
        for text in found
        if text.name.lower().endswith(".json")
    }
    return Sidecars(picture_of, frozenset(described))
