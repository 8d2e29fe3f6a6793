"""Folders and files in, records out: walk, choose a reader, look pictures up, give ids.

Records stand in the order of the named roots (sorted), then of the source files (sorted by path), then of each
source's own entries. A picture that no document names is a record of its own, at its own place among the sources.
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path, PurePath

import attrs
from attrs import frozen

from dedupe.config import Config, Progress
from dedupe.errors import DedupeError, InputError
from dedupe.readers.columns import looks_like_picture
from dedupe.readers.entry import Entry, Reading
from dedupe.readers.ids import with_ids
from dedupe.readers.kirby import read_kirby
from dedupe.readers.manypages import Answer, ReadTask, answer_of, is_page, read_pages
from dedupe.readers.memory import Memory, Page, readings
from dedupe.readers.pictures import Pictures
from dedupe.readers.registry import known_suffixes, read_document, readers_for
from dedupe.readers.resolve import FileIndex, NamedFolders
from dedupe.readers.sidecar import MARKDOWN_SUFFIXES, METADATA_SUFFIXES, read_sidecar, sidecars_of
from dedupe.readers.stray import are_pages
from dedupe.readers.suffixes import is_image_name
from dedupe.readers.walk import WalkedFile, shown, walk
from dedupe.records import Document, Picture, Record, Source


@frozen
class Collection:
    """All that was read.

    Attributes:
        records: every entry, ids unique.
        documents: how each file was read, in the order read.
        problems: places that could not be read, and why.
        notes: remarks about the run itself, such as a cache that could not be used.
    """

    records: tuple[Record, ...]
    documents: tuple[Document, ...]
    problems: tuple[tuple[Source, str], ...]
    notes: tuple[str, ...] = ()


@frozen
class _Root:
    """A named path: the folder that names are relative to, what goes in front of them, and its files.

    `books` are the folders below which a README is the page of its folder: see `_books`.
    """

    folder: Path
    prefix: str
    files: tuple[WalkedFile, ...]
    index: FileIndex
    is_file: bool = False
    has_pages: bool = False
    books: frozenset[str] = frozenset()


@frozen
class _Read:
    """One source file read: its name in the root, the records it gave, in its own order."""

    name: str
    records: tuple[Record, ...]


def collect(
    paths: Sequence[str | os.PathLike[str]],
    config: Config | None = None,
    progress: Progress | None = None,
    listed: Callable[[Sequence[Record]], None] | None = None,
) -> Collection:
    """Read folders and files.

    Args:
        paths: what to read; their order does not matter.
        config: the settings; the defaults if None.
        progress: called with ("read", documents done, documents in all).
        listed: called once with all records as soon as it is known which pictures they have; they have no ids yet, and
            none of the words that are read from the pictures.

    Raises:
        InputError: a named path is not there, is of no known kind, or cannot be read at all.
    """
    config = config or Config()
    with readings(config) as memory:
        found = _Collector(config, progress, memory).run(paths, listed)
    return attrs.evolve(found, notes=tuple(memory.notes))


class _Collector:
    def __init__(self, config: Config, progress: Progress | None, memory: Memory) -> None:
        self.config = config
        self.memory = memory
        self.progress = progress
        self.done = self.total = 0
        self.answers: dict[Page, Answer] = {}  # of pages, which are read first
        self.documents: list[Document] = []
        self.problems: list[tuple[Source, str]] = []
        self.used: set[str] = set()
        self.together: NamedFolders | None = None

    def run(
        self, paths: Sequence[str | os.PathLike[str]], listed: Callable[[Sequence[Record]], None] | None
    ) -> Collection:
        roots = self._roots(paths)
        self.together = _together(roots)
        documents = [(root, self._documents(root)) for root in roots]
        self.total = sum(len(files) for _, files in documents)
        pages = [self._page(root, file) for root, files in documents for file, picture in files if picture is None]
        for page, answer in read_pages([page for page in pages if is_page(page.path)], self.config, self.memory):
            self.answers[page] = answer
            self._tell()
        found = [(root, [self._document(root, file, picture) for file, picture in files]) for root, files in documents]
        records: list[Record] = []
        for root, reads in found:
            bare = [self._bare(root, file) for file in root.files if self._is_unused_picture(file)]
            for read in sorted([*reads, *bare], key=lambda read: read.name):
                records.extend(read.records)
        if listed is not None:
            listed(records)
        if self.config.embedded:
            records = self._with_embedded(records)
        return Collection(with_ids(records), tuple(self.documents), tuple(self.problems))

    # Roots

    def _roots(self, paths: Sequence[str | os.PathLike[str]]) -> list[_Root]:
        named = sorted({_as_named(path): Path(path) for path in paths}.items())
        seen: set[str] = set()
        roots = []
        for name, path in named:
            root = self._root(name, path, several=len(named) > 1)
            if len(named) > 1:  # a file below two of them is read once
                real = {file: os.path.realpath(file.path) for file in root.files}
                root = attrs.evolve(root, files=tuple(file for file in root.files if real[file] not in seen))
                seen.update(real.values())
            roots.append(root)
        return roots

    def _root(self, name: str, path: Path, *, several: bool) -> _Root:
        if not path.exists():
            raise InputError("is not there", path=shown(str(path)), hint="check the spelling, or name a folder or file")
        if path.is_dir():
            walked = walk(path, self.config)
            prefix = f"{name.rstrip('/')}/" if several and name != "." else ""
            for problem in walked.problems:
                if problem.is_file and not self._would_be_read(problem.name):
                    continue  # a style sheet or a font of somebody else's package
                place = os.path.abspath(os.path.join(path, problem.name))  # noqa: PTH100, PTH118
                self.problems.append((Source(prefix + problem.name, file=place), problem.message))
            pages = are_pages(file.name for file in walked.files)
            books = _books(path, walked.files)
            return _Root(path, prefix, walked.files, FileIndex(path, walked.files), has_pages=pages, books=books)
        if not path.is_file():
            raise InputError("is neither a file nor a folder", path=shown(str(path)))
        folder = posixpath.dirname(name)
        prefix = f"{folder.rstrip('/')}/" if several and folder else ""
        file = WalkedFile(path, shown(path.name))
        if not _is_picture(file) and not readers_for(file.name, self.config, named=True):
            raise InputError(
                f"has an ending that no reader knows ({path.suffix or 'none'})",
                path=shown(str(path)),
                hint="known are " + " ".join(sorted(known_suffixes())) + "; --reader NAME forces one",
            )
        return _Root(path.parent, prefix, (file,), FileIndex(path.parent, (file,)), is_file=True)

    def _would_be_read(self, name: str) -> bool:
        return is_image_name(name) or bool(readers_for(name, self.config))

    # Documents

    def _documents(self, root: _Root) -> list[tuple[WalkedFile, WalkedFile | None]]:
        """The documents of a root, each with the picture that it stands beside as its sidecar, or None."""
        sidecars = sidecars_of(root.files)
        picture_of = sidecars.picture_of if self.config.reader is None else {}
        return [
            (file, picture_of.get(file.name))
            for file in root.files
            if self._is_document(root, file) and file.name not in sidecars.told_elsewhere
        ]

    def _is_document(self, root: _Root, file: WalkedFile) -> bool:
        return not _is_picture(file) and bool(readers_for(file.name, self.config, named=_is_meant(root, file)))

    def _page(self, root: _Root, file: WalkedFile) -> Page:
        return Page(file.path, _is_meant(root, file), root.has_pages and self.config.reader is None)

    def _tell(self) -> None:
        self.done += 1
        if self.progress:
            self.progress("read", self.done, self.total)

    def _document(self, root: _Root, file: WalkedFile, picture: WalkedFile | None) -> _Read:
        path = root.prefix + file.name
        named = shown(str(file.path))
        reading = self._reading(root, file, picture)
        if isinstance(reading, DedupeError):
            if root.is_file:
                raise InputError(reading.message, path=named, line=reading.line, hint=reading.hint)
            message = str(DedupeError(reading.message, hint=reading.hint))
            self.problems.append((_place(path, reading.line, file), message))
            return _Read(file.name, ())
        if reading is None:
            if root.is_file:
                raise InputError("is of no format that dedupe reads", path=named, hint="--reader NAME forces a reader")
            return _Read(file.name, ())
        for problem in reading.problems:
            if root.is_file and not reading.entries:
                raise InputError(problem.message, path=named, line=problem.line)
            self.problems.append((_place(path, problem.line, file), problem.message))
        if reading.reader != "sidecar" and (reading.entries or reading.note or not reading.problems):
            self.documents.append(Document(path, reading.reader, len(reading.entries), reading.note))
        shown_here = Pictures(root.folder, root.prefix, root.index, self.config, self.used, self.together)
        if reading.reader in _BESIDE and picture is not None:
            pictures: list[Picture | None] = [shown_here.beside(picture) for _ in reading.entries]
        else:
            pictures = shown_here.of(file, reading)
        return _Read(
            file.name,
            tuple(
                self._record(root, file, reading, entry, picture)
                for entry, picture in zip(reading.entries, pictures, strict=True)
            ),
        )

    def _reading(self, root: _Root, file: WalkedFile, picture: WalkedFile | None) -> Answer:
        page = self._page(root, file)
        if page in self.answers:
            return self.answers.pop(page)
        if picture is None:
            answer = ReadTask(self.config)(page)
        else:
            answer = answer_of(page, self.config, lambda: self._read_beside(file))
        self._tell()
        return answer

    def _read_beside(self, file: WalkedFile) -> Reading | None:
        """What a document gives that stands beside a picture of its name."""
        if file.name.lower().endswith(MARKDOWN_SUFFIXES):
            page = read_document(file.path, self.config)
            return page if page is not None and page.entries else read_sidecar(file.path, self.config) or page
        stem, suffix = posixpath.splitext(file.name)
        whole = looks_like_picture(stem) and suffix.lower() not in METADATA_SUFFIXES  # `a.jpg.txt`
        reading = (read_kirby(file.path, self.config) if whole else None) or read_sidecar(file.path, self.config)
        return reading or read_document(file.path, self.config)

    def _record(self, root: _Root, file: WalkedFile, reading: Reading, entry: Entry, picture: Picture | None) -> Record:
        source = Source(
            path=root.prefix + file.name,
            line=entry.line,
            column=entry.column,
            file=os.path.abspath(file.path),  # noqa: PTH100 (names that are no UTF-8)
            span=entry.span,
            field=entry.field,
            reader=reading.reader,
        )
        return Record(
            id="",
            source=source,
            picture=picture,
            caption=entry.caption,
            role=entry.role,
            title=entry.title,
            credit=entry.credit,
            photo_id=entry.photo_id,
            date=entry.date,
            language=entry.language,
            several=entry.several,
            extra=entry.extra,
        )

    # Pictures that no document names

    def _is_unused_picture(self, file: WalkedFile) -> bool:
        return _is_picture(file) and not (self.used and os.path.realpath(file.path) in self.used)

    def _bare(self, root: _Root, file: WalkedFile) -> _Read:
        name = root.prefix + file.name
        place = os.path.abspath(file.path)  # noqa: PTH100 (names that are no UTF-8)
        return _Read(file.name, (Record("", Source(name, file=place, reader="picture"), Picture(name, file=place)),))

    def _with_embedded(self, records: Sequence[Record]) -> list[Record]:
        """Records whose caption no document tells, with the words that their picture's own file carries."""
        silent = [i for i, record in enumerate(records) if _may_carry_words(record)]
        if not silent:
            return list(records)
        from dedupe.images.embedded import embedded_all
        from dedupe.images.limits import ImageFile

        pictures = [records[i].picture for i in silent]
        files = [ImageFile(p.file, p.offset, p.size) for p in pictures if p is not None and p.file is not None]
        filled = list(records)
        for i, words in zip(silent, embedded_all(files, self.config), strict=True):
            if words is None:
                continue
            if words.problem is not None:
                self.problems.append((records[i].source, words.problem))
            filled[i] = attrs.evolve(
                records[i],
                caption=words.caption,
                role=words.role if words.caption is not None else records[i].role,
                title=records[i].title or words.title,
                credit=records[i].credit or words.credit,
                language=records[i].language or words.language,
                source=attrs.evolve(records[i].source, field=words.source or None),
            )
        return filled


_BESIDE = frozenset({"sidecar", "kirby"})
"""Readers of texts that lie beside their picture and bear its name."""
_CONTENTS = frozenset({"summary.md", "_sidebar.md"})
"""The table of contents of a book (GitBook, HonKit, mdBook) and of a docsify site."""


def _books(folder: Path, files: Iterable[WalkedFile]) -> frozenset[str]:
    """The folders of books and of sites whose generator shows a README as the page of its folder."""
    found = set()
    for file in files:
        above, name = posixpath.split(file.name)
        if name.lower() in _CONTENTS:
            found.add(above)
        elif name.lower() == "readme.md":
            parts = above.split("/") if above else []
            ancestors = ["/".join(parts[:count]) for count in range(len(parts) + 1)]
            found.update(one for one in ancestors if (folder / one / ".vuepress").is_dir())
    return frozenset(found)


def _is_meant(root: _Root, file: WalkedFile) -> bool:
    """Whether a file is read whatever its name says: it was named, or it is a README that is a page of a book."""
    if root.is_file or posixpath.basename(file.name).lower() != "readme.md":
        return root.is_file
    return any(not book or file.name.startswith(book + "/") for book in root.books)


def _together(roots: Sequence[_Root]) -> NamedFolders | None:
    """What finds a picture of one named folder that a document of another shows; None where there is one root."""
    folders = {os.path.abspath(root.folder): (root.prefix, root.index) for root in roots if not root.is_file}  # noqa: PTH100
    if len(roots) < 2 or not folders:
        return None
    places = [os.path.abspath(root.folder) for root in roots]  # noqa: PTH100
    try:
        return NamedFolders(Path(os.path.commonpath(places)), folders)
    except ValueError:
        return None  # two drives of Windows have no folder in common


def _place(path: str, line: int | None, file: WalkedFile) -> Source:
    """A place in a document, with the file itself: a check shows it as seen from where it runs."""
    return Source(path, line, file=os.path.abspath(file.path))  # noqa: PTH100 (names that are no UTF-8)


def _may_carry_words(record: Record) -> bool:
    """A picture at hand that no document gives a caption; a page's missing alt text is a finding, not a gap to fill."""
    return (
        record.caption is None and record.role == "caption" and record.picture is not None and bool(record.picture.file)
    )


def _is_picture(file: WalkedFile) -> bool:
    return is_image_name(file.name)


def _as_named(path: str | os.PathLike[str]) -> str:
    return shown(PurePath(os.path.normpath(path)).as_posix())
