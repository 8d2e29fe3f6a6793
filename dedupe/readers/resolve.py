"""What a picture's name in a document leads to: a file of the scanned folder, an address, or a name alone."""

from __future__ import annotations

import os
import posixpath
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from dedupe.config import Config
from dedupe.readers.columns import looks_like_picture
from dedupe.readers.expressions import is_computed, settle
from dedupe.readers.sizes import size_family
from dedupe.readers.walk import WalkedFile, inside, shown
from dedupe.records import Picture, PictureKind

MAX_REFERENCE = 4096
"""Longest path of common systems (Linux PATH_MAX); anything longer names no picture."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):")  # two characters at least: `C:` is a drive
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")
_ALIAS = re.compile(r"~?@/|~/|~(?=\w)|@site/|\$lib/")
"""Bundlers' names for the site's own source folder (webpack, Vite, Nuxt, Docusaurus, SvelteKit)."""

_MARKS = re.compile(r"\{(?:static|attach|filename)\}|\|(?:static|attach|filename)\||^pathname://")
"""Pelican's marks before a path: from the page's folder, or with a `/` behind it from the root of the content. And
Docusaurus's before one that it shall not look up."""

_NO_PICTURE = frozenset({"data", "javascript", "mailto", "tel", "blob", "about"})
"""Schemes of what is no picture of its own, or stands in for one that is loaded later."""

_REMOTE = frozenset({"http", "https", "ftp", "s3", "gs", "ipfs"})


class FileIndex:
    """The files of one scanned folder by name, so that a reference is looked up and not searched for."""

    def __init__(self, root: Path, files: Iterable[WalkedFile]) -> None:
        """Take in the files of a walk.

        Args:
            root: the scanned folder.
            files: what `walk` gave for it.
        """
        self.root = root
        self._real_root = os.path.realpath(root)
        self._exact: dict[str, WalkedFile] = {}
        self._composed: dict[str, WalkedFile] = {}
        self._by_base: dict[str, list[WalkedFile]] | None = None
        self._folders: set[str] = {""}
        for file in files:
            self._exact[file.name] = file
            self._composed.setdefault(_nfc(file.name), file)
            folder = posixpath.dirname(file.name)
            while folder not in self._folders:
                self._folders.add(_nfc(folder))
                folder = posixpath.dirname(folder)

    def find(self, name: str) -> WalkedFile | None:
        """The file of this name (composed and decomposed accents are the same), or None.

        A file that the walk left out (ignored by git, say) is found too where it is there, but never through a
        link that leaves the folder.
        """
        found = self._exact.get(name) or self._composed.get(_nfc(name))
        if found is not None:
            return found
        path = os.path.join(self.root, name)  # noqa: PTH118 (Path.is_file raises on odd names)
        if not os.path.isfile(path) or not inside(os.path.realpath(path), self._real_root):  # noqa: PTH113
            return None
        return WalkedFile(Path(path), shown(name))

    def nearest(self, written: str, folder: str) -> WalkedFile | None:
        """The one file whose name ends as written, in the innermost folder around `folder` that has any such file.

        Args:
            written: a file's name, or the end of one (`1900/a.jpg`).
            folder: the document's folder.

        Returns:
            The file; None where there is none, or several that are no sizes of one picture: any of them may be meant.
            Of one picture in a folder of its own and others in folders of small ones (`photos/`, `thumbs/`) it is that.
        """
        tail = _nfc(_plain_path(written)).lstrip("./")
        if self._by_base is None:
            self._by_base = {}
            for name, file in self._composed.items():
                self._by_base.setdefault(posixpath.basename(name), []).append(file)
        found = [
            file
            for file in self._by_base.get(posixpath.basename(tail), ())
            if _nfc(file.name) == tail or _nfc(file.name).endswith("/" + tail)
        ]
        for around in (*reversed(list(_above(_nfc(folder)))), ""):
            below = [file for file in found if not around or file.name.startswith(around + "/")]
            if below:
                sizes = sorted(below, key=lambda file: (len(size_family(file.name)[1]), file.name))
                plain = [file for file in below if not size_family(file.name)[1]]
                return sizes[0] if len(plain) == 1 or len({size_family(file.name)[0] for file in below}) == 1 else None
        return None

    def bundled(self, part: str, folder: str) -> WalkedFile | None:
        """The first picture in a page's folder whose name has `part` in it, as Hugo's resources are looked up."""
        start = folder + "/" if folder else ""
        part = _nfc(part).strip("*").casefold()
        found = (
            file
            for name, file in self._composed.items()
            if name.startswith(start) and part in name[len(start) :].casefold() and looks_like_picture(name)
        )
        return min(found, key=lambda file: file.name, default=None) if part else None

    def missing_folders(self, name: str) -> int:
        """How many folders of a name, counted from its end, are not there."""
        folder, missing = _nfc(posixpath.dirname(name)), 0
        while folder not in self._folders:
            folder, missing = posixpath.dirname(folder), missing + 1
        return missing


class NamedFolders(FileIndex):
    """The files of several named folders, by their names from the folder that holds all of these.

    A site is often named in parts (`content` and `static`); what a page says is then true of the site's own folder.
    Nothing is opened that was not named.
    """

    def __init__(self, root: Path, folders: Mapping[str, tuple[str, FileIndex]]) -> None:
        """Take in the indexes of the named folders.

        Args:
            root: the folder that holds all of them, absolute.
            folders: absolute path of each to what goes in front of its names, and its index.
        """
        super().__init__(root, ())
        self._folders_named = {
            "" if Path(path) == root else Path(path).relative_to(root).as_posix() + "/": named
            for path, named in folders.items()
        }

    def find(self, name: str) -> WalkedFile | None:
        """As `FileIndex.find`, in the named folders alone; the file goes by its name as it is shown."""
        for start, (prefix, index) in self._folders_named.items():
            found = index.find(name[len(start) :]) if name.startswith(start) else None
            if found is not None:
                return WalkedFile(found.path, prefix + found.name)
        return None

    def look_up(self, reference: str, document: WalkedFile, config: Config) -> Picture | None:
        """The picture at hand that a document of one named folder means in any of them, or None."""
        place = Path(os.path.abspath(document.path))  # noqa: PTH100 (links stay as they are named)
        picture = resolve(reference, place, self.root, config, self)
        return picture if picture is not None and picture.file is not None else None


def resolve(reference: str, document: Path, root: Path, config: Config, index: FileIndex) -> Picture | None:
    """The picture that a document means.

    Tried in this order, the first that is there wins. A relative path: from the document's folder, from the root,
    from each of `config.site_roots`, from those of every folder between the root and the document (a site below
    the root), and from the page's own address (`posts/a.md` is often served as `posts/a/`). A path that begins
    with `/`: the same without the document's folder. Each as written, then without query and fragment, then with
    `%20` and the like undone, then with `\\` for `/`.

    Args:
        reference: the picture as the document names it.
        document: the document, below `root`.
        root: the scanned folder.
        config: the settings.
        index: the files of the root.

    Returns:
        The picture, or None where the reference names none (empty, `data:`, `#anchor`, `javascript:`). A picture
        that is not there is MISSING, under the likeliest of the names tried; a path that leaves the root is
        OUTSIDE and is never opened; an expression that cannot be worked out here, and an address of an unknown
        scheme, are COMPUTED: known by what the document says.
    """
    written = _MARKS.sub("", settle(reference.strip()).strip())
    if (
        not written.strip("/\\.")
        or written.startswith("#")
        or len(written) > MAX_REFERENCE
        or not written.isprintable()
    ):
        return None
    folder, page = _place(document, root)
    remote = None if is_computed(written) else _remote(written)
    if remote is not None:
        return remote
    scheme = _SCHEME.match(written)
    if scheme is not None and scheme[1].lower() in _NO_PICTURE:
        return None
    if is_computed(written) or (scheme is not None and scheme[1].lower() != "file"):  # `attachment:a.png` of a notebook
        return Picture(f"{posixpath.join(folder, page)}: {written}", PictureKind.COMPUTED)
    return _local(_below(written, root), folder, page, config, index)


def _remote(written: str) -> Picture | None:
    if re.match(r"//[^/]", written):
        written = "https:" + written
    scheme = _SCHEME.match(written)
    if scheme is None or scheme[1].lower() not in _REMOTE:
        return None
    address, _, _ = written.partition("#")
    try:
        host = urlsplit(address).netloc
    except ValueError:
        return Picture(address, PictureKind.URL)  # a broken host is still a name
    return Picture(
        scheme[1].lower() + "://" + host.lower() + address[len(scheme[0]) + 2 + len(host) :], PictureKind.URL
    )


def _place(document: Path, root: Path) -> tuple[str, str]:
    """Folder ("" for the root) and file name of the document, as shown."""
    try:
        name = shown(document.relative_to(root).as_posix())
    except ValueError:
        name = shown(document.name)
    return posixpath.dirname(name), posixpath.basename(name)


def _below(written: str, root: Path) -> str:
    """An absolute path of this machine below the root, made relative to it with a leading `/`; others as they are."""
    if written.lower().startswith("file:"):
        written = unquote(re.sub(r"(?i)^file:(?://[^/]*)?", "", written))
    if not os.path.isabs(written):  # noqa: PTH117
        return written
    path = os.path.normpath(written)
    for top in (os.path.abspath(root), os.path.realpath(root)):  # noqa: PTH100
        if path != top and inside(path, top):
            return "/" + Path(path).relative_to(top).as_posix()
    return written


def _local(written: str, folder: str, page: str, config: Config, index: FileIndex) -> Picture:
    likely: list[str] = []
    outside: list[str] = []
    for spelling in _spellings(written):
        names = list(_candidates(spelling, folder, page, config))
        likely = [name for name in names if not _leaves(name)]
        for name in likely:
            found = index.find(name)
            if found is not None:
                return Picture(found.name, file=str(found.path))
        # The first is the page's own folder; seen from any folder above, every `../` leads further out.
        if _leaves(names[0]):
            outside.append(names[0])
    if outside:
        return Picture(_nfc(outside[0]), PictureKind.OUTSIDE)
    # The last spelling has all its escapes undone. Of its candidates the one with the fewest folders missing is
    # the likeliest, so that two pages that mean one missing picture give it one name.
    likeliest = min(likely, key=index.missing_folders)
    return Picture(_nfc(likeliest), PictureKind.MISSING)


def _leaves(name: str) -> bool:
    return name == ".." or name.startswith("../") or _DRIVE.match(name) is not None


def _plain_path(written: str) -> str:
    """A path without query and fragment, escapes undone, with slashes only."""
    path = re.split(r"[?#]", settle(written.strip()).strip(), maxsplit=1)[0]
    return shown(unquote(path, errors="surrogateescape")).replace("\\", "/")


def _spellings(written: str) -> Iterator[str]:
    """The ways to read what is written, each once, the most literal first."""
    path = re.split(r"[?#]", written, maxsplit=1)[0]
    decoded = shown(unquote(path, errors="surrogateescape"))
    spellings = (written, path, decoded, decoded.replace("\\", "/"))
    yield from dict.fromkeys(spelling for spelling in spellings if spelling.strip("/"))


def _candidates(path: str, folder: str, page: str, config: Config) -> Iterator[str]:
    """Names relative to the root that a path may mean, normalised, the likeliest first."""
    if _DRIVE.match(path):
        yield path
        return
    alias = _ALIAS.match(path)
    absolute = path.startswith("/") or alias is not None
    rest = (path[alias.end() :] if alias else path).lstrip("/")
    if alias is not None and alias[0] == "$lib/":
        rest = f"lib/{rest}"  # of the folder `src` (SvelteKit)
    site_roots = tuple(dict.fromkeys(("", *config.site_roots)))
    bases: list[str] = [] if absolute else [folder]
    bases.extend(site_roots)
    bases.extend(posixpath.join(above, site) for above in _above(folder) for site in site_roots)
    if not absolute:
        bases.append(posixpath.join(folder, posixpath.splitext(page)[0]))
    yield from dict.fromkeys(posixpath.normpath(posixpath.join(base, rest)) for base in bases)


def _above(folder: str) -> Iterator[str]:
    """`a`, `a/b`, `a/b/c` for `a/b/c`."""
    parts = folder.split("/") if folder else []
    for count in range(1, len(parts) + 1):
        yield "/".join(parts[:count])


def _nfc(name: str) -> str:
    return unicodedata.normalize("NFC", name)
