"""The folder of a data set that we write: ours alone, its pictures under unique names that suit every file system."""

from __future__ import annotations

import os
import posixpath
import re
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from attrs import frozen

from dedupe import jsontext
from dedupe.atomic import write_bytes
from dedupe.errors import WriteError
from dedupe.records import Json, ManifestRow, Picture

MARK = ".dedupe-dataset.json"
"""File that says a folder was written by us, and which files in it are ours."""


@frozen
class Written:
    """What was written.

    Attributes:
        rows: rows in the data set.
        left_out: rows that have no picture at hand and so no place in it.
    """

    rows: int
    left_out: int


@frozen
class DatasetFolder:
    """A folder being written; made by `open_folder`."""

    path: Path

    def target(self, name: str) -> Path:
        """The place of a file of the data set, its folders made."""
        place = self.path / name
        place.parent.mkdir(parents=True, exist_ok=True)
        return place


def pictures_at_hand(rows: Iterable[ManifestRow]) -> list[tuple[ManifestRow, Picture]]:
    """The rows whose picture can be copied, with it."""
    return [(row, row.picture) for row in rows if row.picture is not None and row.picture.file is not None]


def open_folder(directory: str | os.PathLike[str], kind: str, names: Iterable[str]) -> DatasetFolder:
    """Make a folder ready for a data set: a new or empty one, or one that we wrote before, whose files then go.

    Args:
        directory: the folder.
        kind: name of the format, for the mark.
        names: every file that will be written, relative to the folder; they are marked as ours before the first.

    Raises:
        WriteError: the folder holds files that are not ours, or cannot be made.
    """
    path = Path(directory)
    check_folder(path)
    try:
        path.mkdir(parents=True, exist_ok=True)
        _clear(path)
        mark: dict[str, Json] = {"format": kind, "files": [*sorted(names)]}
        write_bytes(path / MARK, (jsontext.dumps(mark, indent=1) + "\n").encode("utf-8"))
    except OSError as error:
        raise WriteError(f"cannot be written: {error.strerror}", path=path) from None
    return DatasetFolder(path)


def check_folder(directory: str | os.PathLike[str]) -> None:
    """Refuse a folder that a data set could not be written to, before the work is done and not after it.

    Raises:
        WriteError: it is a file, cannot be read, or holds files that are not ours.
    """
    _ours(Path(directory))


def _ours(path: Path) -> list[str]:
    """The files that we wrote to a folder before, relative to it; none where it is new or empty."""
    try:
        mark = (path / MARK).read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        if path.is_dir() and any(path.iterdir()):
            raise WriteError(
                "is not empty and was not written by dedupe", path=path, hint="name a new or empty folder"
            ) from None
        return []
    except NotADirectoryError:
        raise WriteError("is a file, not a folder", path=path, hint="name a new or empty folder") from None
    except OSError as error:
        raise WriteError(f"cannot be read: {error.strerror}", path=path) from None
    try:
        files = jsontext.loads(mark)
    except ValueError:
        files = None
    listed = files.get("files") if isinstance(files, dict) else None
    if not isinstance(listed, list):
        raise WriteError(f"holds a damaged {MARK}", path=path, hint="name a new or empty folder")
    return [str(name) for name in listed]


def _clear(path: Path) -> None:
    """Remove what we wrote before, and nothing that a damaged or forged list may lead to outside."""
    root = path.resolve()
    for name in _ours(path):
        place = path / name
        if place.is_file() and place.resolve().is_relative_to(root):
            place.unlink()


_FORBIDDEN = re.compile(r'[\x00-\x1f<>:"|?*\\\ud800-\udfff\ufffd]')
"""Characters that some file system or tar reader does not take."""

_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
"""Names that Windows keeps for devices."""

_MAX_PART = 200
"""Longest part of a path, in UTF-8 bytes: below the 255 of common systems, with room for a number."""


def portable(name: str) -> str:
    """`name` as a relative POSIX path without `..`, drive, or characters that some systems do not take."""
    parts = []
    for part in re.split(r"[\\/]", name):
        part = _FORBIDDEN.sub("_", part).strip(" ").rstrip(".")
        if not part:
            continue
        if _RESERVED.fullmatch(part) or part.startswith("."):
            part = f"_{part}"
        parts.append(_shortened(part))
    return "/".join(parts) or "picture"


def _shortened(part: str) -> str:
    if len(part.encode("utf-8")) <= _MAX_PART:
        return part
    stem, suffix = posixpath.splitext(part)
    suffix = suffix[:20]
    return stem.encode("utf-8")[: _MAX_PART - len(suffix.encode("utf-8"))].decode("utf-8", "ignore") + suffix


def unique_names(
    pictures: Sequence[tuple[ManifestRow, Picture]],
    *,
    taken: Iterable[str] = (),
    key: Callable[[str], str] = str,
    once: bool = True,
) -> list[str]:
    """A portable name for the picture of each row, no two alike but for case.

    Args:
        pictures: rows with their pictures.
        taken: names that are no longer free.
        key: what must be unique of a name (its stem, where sidecars share it).
        once: rows of one picture share its name; else each row gets a name of its own.
    """
    used = {key(name).casefold() for name in taken}
    given: dict[Picture, str] = {}
    names: list[str] = []
    for _, picture in pictures:
        if once and picture in given:
            names.append(given[picture])
            continue
        wanted = portable(picture.name)
        stem, suffix = posixpath.splitext(wanted)
        name, count = wanted, 1
        while key(name).casefold() in used:
            count += 1
            name = f"{stem}-{count}{suffix}"
        used.add(key(name).casefold())
        given[picture] = name
        names.append(name)
    return names


CHUNK = 1 << 20


def copy_picture(picture: Picture, target: Path) -> None:
    """Copy a picture's bytes; never a link, for a link edited in one place would change in both.

    Raises:
        WriteError: the picture cannot be read, or the target cannot be written.
    """
    assert picture.file is not None  # noqa: S101 (a type for the checker; see `pictures_at_hand`)
    try:
        if picture.offset is None or picture.size is None:
            shutil.copyfile(picture.file, target)
            return
        with open(picture.file, "rb") as source, target.open("wb") as out:  # noqa: PTH123 (a str)
            source.seek(picture.offset)
            left = picture.size
            while left and (data := source.read(min(CHUNK, left))):
                out.write(data)
                left -= len(data)
    except OSError as error:
        raise WriteError(f"{picture.name} cannot be copied: {error.strerror}", path=target) from None


def columns_of(row: ManifestRow, file_name: str) -> dict[str, Json]:
    """A row as the flat columns of a data set, extra left out; the source is two columns."""
    return {
        "file_name": file_name,
        "caption": row.caption,
        "title": row.title,
        "credit": row.credit,
        "photo_id": row.photo_id,
        "date": row.date,
        "source_path": row.path,
        "source_line": row.line,
        "sha256": row.sha256,
        "width": row.width,
        "height": row.height,
        "phash": row.phash,
        "merged_from": [*row.merged_from],
    }


def without_surrogates(value: Json) -> Json:
    """`value` as other programs can read it: lone surrogates become U+FFFD."""
    if isinstance(value, str):
        return re.sub("[\ud800-\udfff]", "\ufffd", value)
    if isinstance(value, list):
        return [without_surrogates(item) for item in value]
    if isinstance(value, Mapping):
        return {str(without_surrogates(key)): without_surrogates(item) for key, item in value.items()}
    return value
