"""Which files of a folder are read, in an order that does not depend on the file system."""

from __future__ import annotations

import heapq
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from attrs import field, frozen
from pathspec import GitIgnoreSpec

from dedupe.config import Config
from dedupe.errors import InputError

VENDORED = frozenset({"node_modules", "bower_components", "vendor", "_site", "__pycache__", "site-packages"})
"""Folders that hold other people's files or built ones; left out unless `hidden` is set."""

BUILT = {
    "hugo.toml": "public",
    "hugo.yaml": "public",
    "archetypes": "public",
    "gatsby-config.js": "public",
    "gatsby-config.ts": "public",
    "scaffolds": "public",
    "_quarto.yml": "_book",
    "_bookdown.yml": "_book",
    "conf.py": "_build",
    "_toc.yml": "_build",
    "mkdocs.yml": "site",
    "book.toml": "book",
    "pelicanconf.py": "output",
    "docusaurus.config.js": "build",
    "docusaurus.config.ts": "build",
    "antora-playbook.yml": "build",
    "astro.config.mjs": "dist",
    "astro.config.ts": "dist",
    "next.config.js": "out",
    "next.config.mjs": "out",
    "next.config.ts": "out",
    "vite.config.js": "dist",
    "vite.config.ts": "dist",
}
"""A file or folder that tells a site's generator, to the folder beside it that the generator writes: the site's own
pictures again, at every size. `public` is written by Hugo, Gatsby and Hexo (`scaffolds`), and a source for others."""

DATASET_MARK = ".dedupe-dataset.json"
"""Lies in a folder that `--to` wrote: a copy of what was read, so a walk of a folder around it leaves it out."""

NEVER = frozenset({".git", ".hg", ".svn", ".dedupe-baseline.json"})
"""Names that are never content, whatever the settings."""

_ENDING = re.compile(r"[^/.]\.[a-z][a-z0-9]*$", re.IGNORECASE)
"""How the name of a file ends; "v1.2" may be a folder."""


@frozen
class WalkedFile:
    r"""A file to read.

    Attributes:
        path: where it is on this machine (undecodable bytes of a name kept as surrogate escapes).
        name: how it is shown: POSIX, relative to the root, undecodable bytes as `\udcXX`.
    """

    path: Path
    name: str


@frozen
class WalkProblem:
    """A place that could not be looked at, or that was left alone on purpose.

    Attributes:
        name: the file or folder, as `WalkedFile.name`.
        message: one sentence that says what is wrong.
        is_file: True for the name of a file, as far as it can be told: what a dead link led to is known by its name.
    """

    name: str
    message: str
    is_file: bool = False


@frozen
class Walk:
    """The files of one root.

    Attributes:
        files: sorted by name.
        problems: sorted by name.
    """

    files: tuple[WalkedFile, ...] = ()
    problems: tuple[WalkProblem, ...] = ()

    def __iter__(self) -> Iterator[WalkedFile]:
        """The files, sorted by name."""
        return iter(self.files)

    def __len__(self) -> int:
        """Number of files."""
        return len(self.files)


def shown(name: str) -> str:
    r"""A file name as it can be written to any output: characters that are no UTF-8 as `\udcXX`."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def walk(root: Path, config: Config) -> Walk:
    """The files under `root` that the settings ask for.

    Hidden and vendored folders, what `.gitignore` leaves out (nested files and those of the repository above
    the root included) and what `exclude` names are left out. A symbolic link is followed only where it stays
    inside the root and leads to something that the walk has not met under its own name, so a link is never
    taken for a second copy and no loop is possible. A file named as root is given as it is.

    Raises:
        InputError: the root is not there or cannot be listed at all.
    """
    if root.is_file():
        return Walk((WalkedFile(root, shown(root.name)),))
    try:
        os.scandir(root).close()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", path=shown(str(root))) from None
    walker = _Walker(root, config)
    walker.run()
    return Walk(
        tuple(sorted(walker.files, key=lambda file: (file.name, str(file.path)))),
        tuple(sorted(walker.problems, key=lambda problem: (problem.name, problem.message))),
    )


@frozen
class _Ignores:
    """One set of patterns and the folder they are relative to ("" for the root, "a/b/" below it).

    `above` is the way from the folder of a `.gitignore` above the root down to the root ("site/"), else "".
    """

    spec: GitIgnoreSpec
    folder: str
    above: str = ""

    def verdict(self, name: str) -> bool | None:
        """True to leave `name` out, False to take it back in, None where no pattern says anything."""
        return self.spec.check_file(self.above + name[len(self.folder) :]).include


@frozen
class _Folder:
    """A folder still to be listed.

    `path` may go through a link, `real` does not; `name` is "" or "a/b/"; `ignores` are the rules that
    reach it.
    """

    path: str
    real: str
    name: str
    ignores: tuple[_Ignores, ...]


@frozen(order=True)
class _Link:
    """A symbolic link put aside until every real folder has been listed."""

    name: str
    path: str = field(order=False)
    ignores: tuple[_Ignores, ...] = field(order=False)


class _Walker:
    """The state of one walk."""

    def __init__(self, root: Path, config: Config) -> None:
        self.real_root = os.path.realpath(root)
        self.root = str(root)
        self.config = config
        self.include = GitIgnoreSpec.from_lines(config.include) if config.include else None
        self.exclude = GitIgnoreSpec.from_lines(config.exclude) if config.exclude else None
        self.files: list[WalkedFile] = []
        self.problems: list[WalkProblem] = []
        self.links: list[_Link] = []
        self.seen_folders: set[str] = set()
        self.seen_files: set[str] = set()

    def run(self) -> None:
        above = tuple(_repository_ignores(Path(self.real_root))) if self.config.gitignore else ()
        self._list(_Folder(self.root, self.real_root, "", above))
        # Real names first, so that which of two names a file goes by does not depend on the order of listing.
        while self.links:
            self._follow(heapq.heappop(self.links))

    def _list(self, start: _Folder) -> None:
        pending = [start]
        while pending:
            folder = pending.pop()
            if folder.real in self.seen_folders:
                continue
            self.seen_folders.add(folder.real)
            try:
                with os.scandir(folder.path) as listing:
                    entries = sorted(listing, key=lambda entry: entry.name)
            except OSError as error:
                self._problem(folder.name.rstrip("/"), f"cannot be listed: {error.strerror}")
                continue
            if folder.name and any(entry.name == DATASET_MARK for entry in entries):
                continue
            pending.extend(self._take(folder, entries))

    def _take(self, folder: _Folder, entries: list[os.DirEntry[str]]) -> Iterator[_Folder]:
        ignores = folder.ignores
        if self.config.gitignore and any(entry.name == ".gitignore" for entry in entries):
            spec = _read_ignores(Path(folder.path, ".gitignore"))
            ignores = ignores if spec is None else (_Ignores(spec, folder.name), *ignores)
        built = {BUILT[entry.name] for entry in entries if entry.name in BUILT}
        for entry in entries:
            if not self._wanted_name(entry.name) or (entry.name in built and not self.config.hidden):
                continue
            name, real = folder.name + entry.name, folder.real.rstrip(os.sep) + os.sep + entry.name
            if entry.is_symlink():
                heapq.heappush(self.links, _Link(name, entry.path, ignores))
            elif entry.is_dir(follow_symlinks=False):
                if not self._left_out(name + "/", ignores):
                    yield _Folder(entry.path, real, name + "/", ignores)
            elif entry.is_file(follow_symlinks=False):
                self._take_file(entry.path, real, name, ignores)

    def _follow(self, link: _Link) -> None:
        real = os.path.realpath(link.path)
        is_folder = Path(real).is_dir()
        if self._left_out(link.name + "/" * is_folder, link.ignores):
            return
        if not inside(real, self.real_root):
            outside = "is a symbolic link that leaves the folder, and is not followed"
            self._problem(link.name, outside, is_file=Path(real).is_file())
        elif is_folder:
            self._list(_Folder(link.path, real, link.name + "/", link.ignores))
        elif not Path(real).is_file():
            self._problem(link.name, "is a symbolic link that leads nowhere", is_file=bool(_ENDING.search(link.name)))
        else:
            self._take_file(link.path, real, link.name, link.ignores)

    def _take_file(self, path: str, real: str, name: str, ignores: tuple[_Ignores, ...]) -> None:
        if real in self.seen_files or self._left_out(name, ignores):
            return
        if self.include is None or self.include.match_file(name):
            self.seen_files.add(real)
            self.files.append(WalkedFile(Path(path), shown(name)))

    def _wanted_name(self, name: str) -> bool:
        if name in NEVER:
            return False
        return self.config.hidden or not (name.startswith(".") or name in VENDORED)

    def _left_out(self, name: str, ignores: tuple[_Ignores, ...]) -> bool:
        if self.exclude is not None and self.exclude.match_file(name):
            return True
        # The nearest .gitignore that says anything about a name decides, as in git.
        for rules in ignores:
            verdict = rules.verdict(name)
            if verdict is not None:
                return verdict
        return False

    def _problem(self, name: str, message: str, *, is_file: bool = False) -> None:
        self.problems.append(WalkProblem(shown(name) or ".", message, is_file))


def inside(path: str, root: str) -> bool:
    """True where the absolute path is `root` or below it; both without links and `..`."""
    return path == root or path.startswith(root.rstrip(os.sep) + os.sep)


def _read_ignores(path: Path) -> GitIgnoreSpec | None:
    try:
        lines = path.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return None  # an unreadable .gitignore hides nothing
    return GitIgnoreSpec.from_lines(_usable(lines))


def _usable(lines: Iterable[str]) -> Iterator[str]:
    """The lines that are patterns: git passes over a malformed one too."""
    for line in lines:
        try:
            GitIgnoreSpec.from_lines([line])
        except ValueError:
            continue
        yield line


def _repository_ignores(root: Path) -> Iterator[_Ignores]:
    """Rules of the .gitignore files above `root` up to the top of its repository, nearest first.

    None where they leave the root itself out: who names an ignored folder wants it read.
    """
    if os.path.exists(root / ".git"):  # noqa: PTH110 (Path.exists raises in a folder that may not be entered)
        return
    found: list[_Ignores] = []
    for folder in root.parents:
        above = root.relative_to(folder).as_posix() + "/"
        spec = _read_ignores(folder / ".gitignore")
        if spec is not None:
            if spec.check_file(above).include:
                return
            found.append(_Ignores(spec, "", above))
        if os.path.exists(folder / ".git"):  # noqa: PTH110
            yield from found
            return
