"""The pictures that the entries of a document name: where they lie, at which sizes, and which were found at all."""

from __future__ import annotations

import os
import posixpath
import re
from pathlib import Path

import attrs
from attrs import define, field

from dedupe.config import Config
from dedupe.readers.columns import looks_like_picture
from dedupe.readers.entry import Entry, Reading
from dedupe.readers.resolve import FileIndex, NamedFolders, resolve
from dedupe.readers.walk import WalkedFile
from dedupe.records import Picture, PictureKind


@define
class Pictures:
    """The pictures below one named path.

    Attributes:
        folder: what names are relative to.
        prefix: what goes in front of them.
        index: the files there.
        config: the settings.
        used: real paths of the files that some entry shows.
        together: what finds a picture of another named folder, or None.
    """

    folder: Path
    prefix: str
    index: FileIndex
    config: Config
    used: set[str] = field(factory=set)
    together: NamedFolders | None = None

    def of(self, file: WalkedFile, reading: Reading) -> list[Picture | None]:
        """The pictures of a document's entries, those looked for by name that a template or a program shows.

        A data file says `a.jpg` and the template that shows it `/albums/{{ name }}`; a table of captions lies beside
        the folder of its pictures. Where any picture stands where the document says, none is looked for elsewhere.
        """
        pictures = [self._picture(file, entry) for entry in reading.entries]
        told = [
            (position, entry.image)
            for position, entry in enumerate(reading.entries)
            if entry.bare and entry.image is not None and _is_bare(entry.image) and entry.offset is None
        ]
        for position, written in told:
            part = reading.reader == "markdown" and _is_missing(pictures[position]) and not looks_like_picture(written)
            found = self.index.bundled(written, posixpath.dirname(file.name)) if part else None
            if found is not None:
                self.used.add(os.path.realpath(found.path))
                pictures[position] = Picture(self.prefix + found.name, file=str(found.path))
        folder = posixpath.dirname(file.name)
        if any((picture := pictures[position]) is not None and picture.file is not None for position, _ in told):
            told = []
        named = [(position, entry.image or "") for position, entry in enumerate(reading.entries) if entry.by_name]
        for position, written in [*told, *named]:
            picture = pictures[position]
            found = self.index.nearest(written, folder) if _is_missing(picture) else None
            if picture is not None and found is not None:
                sizes = [self.index.nearest(size, folder) for size in reading.entries[position].sizes]
                at_hand = [found, *(size for size in sizes if size is not None)]
                self.used.update(os.path.realpath(one.path) for one in at_hand)
                others = sorted({self.prefix + one.name for one in at_hand[1:]} - {self.prefix + found.name})
                pictures[position] = Picture(
                    self.prefix + found.name, file=str(found.path), sizes=tuple(others) or picture.sizes
                )
        return pictures

    def _picture(self, file: WalkedFile, entry: Entry) -> Picture | None:
        if entry.image is None:
            return Picture(entry.photo_id, PictureKind.PHOTO_ID) if entry.photo_id else None
        if entry.offset is not None:
            name = self.prefix + posixpath.join(posixpath.dirname(file.name), entry.image)
            return Picture(name, file=str(file.path), offset=entry.offset, size=entry.length)
        picture = self._look_up(file, entry.image)
        if picture is None:
            return None
        sizes = [self._look_up(file, size) for size in entry.sizes]
        others = sorted({size.name for size in sizes if size is not None} - {picture.name})
        return attrs.evolve(picture, sizes=tuple(others))

    def beside(self, picture: WalkedFile) -> Picture:
        """The picture of a sidecar: a file at hand, whatever its name would mean as a reference."""
        self.used.add(os.path.realpath(picture.path))
        return Picture(self.prefix + picture.name, file=str(picture.path))

    def _look_up(self, file: WalkedFile, reference: str) -> Picture | None:
        picture = resolve(reference, file.path, self.folder, self.config, self.index)
        if picture is None:
            return None
        if picture.file is None and self.together is not None:
            found = self.together.look_up(reference, file, self.config)
            if found is not None:
                self.used.add(os.path.realpath(found.file or ""))
                return found
        if picture.file is not None:
            self.used.add(os.path.realpath(picture.file))
        if picture.kind is PictureKind.URL:
            return picture
        return attrs.evolve(picture, name=self.prefix + picture.name)


def _is_missing(picture: Picture | None) -> bool:
    return picture is not None and picture.kind is PictureKind.MISSING


def _is_bare(written: str) -> bool:
    """Whether a name may have a folder put before it: an address and a path from the root say where they lead."""
    return not re.match(r"(?:[A-Za-z][\w+.-]*:|[/\\~@.])", written)
