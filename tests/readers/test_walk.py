"""Which files are read, in which order, and what is said of the others."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedupe.config import Config
from dedupe.errors import InputError
from dedupe.readers.walk import DATASET_MARK, inside, shown, walk
from dedupe.writers.datasetfolder import MARK

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="names and permissions of POSIX systems")


def make(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")


def names(root: Path, config: Config | None = None) -> list[str]:
    return [file.name for file in walk(root, config or Config())]


def test_files_stand_sorted_by_name_whatever_the_system_lists_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path, "b.jpg", "a/z.jpg", "a.jpg", "a-b.jpg", "A.jpg")
    expected = names(tmp_path)
    assert expected == sorted(expected)
    real = os.scandir

    class Backwards:
        def __init__(self, path: str) -> None:
            with real(path) as listing:
                self.entries = list(listing)[::-1]

        def __enter__(self) -> Iterator[os.DirEntry[str]]:
            return iter(self.entries)

        def __exit__(self, *_: object) -> None: ...

        def close(self) -> None: ...

    monkeypatch.setattr(os, "scandir", Backwards)
    assert names(tmp_path) == expected
    assert len(walk(tmp_path, Config())) == 5


def test_what_a_generator_has_written_is_left_out_beside_its_settings(tmp_path: Path) -> None:
    make(tmp_path, "a/hugo.toml", "a/public/a.jpg", "a/build/b.jpg", "b/public/c.jpg", "b/mkdocs.yml", "b/site/d.jpg")
    make(tmp_path, "c/docusaurus.config.js", "c/build/e.jpg", "c/public/f.jpg")
    kept = ["a/build/b.jpg", "b/public/c.jpg", "c/public/f.jpg"]
    assert [file.name for file in walk(tmp_path, Config()) if file.name.endswith(".jpg")] == kept
    every = walk(tmp_path, Config(hidden=True))
    assert len([file for file in every if file.name.endswith(".jpg")]) == 6


def test_hidden_and_vendored_places_are_left_out_unless_asked_for(tmp_path: Path) -> None:
    make(tmp_path, ".hidden/a.jpg", ".b.jpg", "node_modules/c.jpg", "vendor/d.jpg", "_site/e.jpg", "public/f.jpg")
    make(tmp_path, ".git/config", ".dedupe-baseline.json")
    assert names(tmp_path) == ["public/f.jpg"]
    everything = names(tmp_path, Config(hidden=True))
    assert "node_modules/c.jpg" in everything
    assert ".hidden/a.jpg" in everything
    assert not any(name.startswith(".git/") or name == ".dedupe-baseline.json" for name in everything)


def test_include_and_exclude_are_patterns_as_in_gitignore(tmp_path: Path) -> None:
    make(tmp_path, "a.jpg", "a.txt", "drafts/b.jpg", "posts/drafts/c.jpg", "posts/d.jpg")
    assert names(tmp_path, Config(include=("*.jpg",), exclude=("/drafts/",))) == [
        "a.jpg",
        "posts/d.jpg",
        "posts/drafts/c.jpg",
    ]
    assert names(tmp_path, Config(include=("posts/",), exclude=("c.*",))) == ["posts/d.jpg"]


def test_nested_gitignore_files_are_obeyed_the_nearest_first(tmp_path: Path) -> None:
    make(tmp_path, "a.log", "sub/a.log", "sub/keep.log", "build/x.jpg", "sub/build.jpg", "sub/deep/local.jpg")
    (tmp_path / ".gitignore").write_text("*.log\n/build/\n# remark\n\n", encoding="utf-8")
    (tmp_path / "sub" / ".gitignore").write_text("!keep.log\nlocal.jpg\n", encoding="utf-8")
    assert names(tmp_path) == ["sub/build.jpg", "sub/keep.log"]
    assert "build/x.jpg" in names(tmp_path, Config(gitignore=False))


def test_the_repository_above_the_root_has_its_say(tmp_path: Path) -> None:
    make(tmp_path, "repo/site/a.jpg", "repo/site/skip.jpg", "repo/site/out/b.jpg", "repo/ignored/c.jpg")
    (tmp_path / ".gitignore").write_text("a.jpg\n", encoding="utf-8")
    (tmp_path / "repo" / ".git").mkdir()
    (tmp_path / "repo" / ".gitignore").write_text("skip.jpg\n/site/out/\n/ignored/\n", encoding="utf-8")
    assert names(tmp_path / "repo" / "site") == ["a.jpg"]
    assert names(tmp_path / "repo" / "ignored") == ["c.jpg"]  # who names an ignored folder wants it read
    assert names(tmp_path / "repo") == ["site/a.jpg"]


def test_a_malformed_pattern_hides_nothing_and_stops_nothing(tmp_path: Path) -> None:
    make(tmp_path, "a.jpg", "b.jpg")
    (tmp_path / ".gitignore").write_text("!\nb.jpg\n///\n", encoding="utf-8")
    assert names(tmp_path) == ["a.jpg"]


def test_links_inside_are_other_names_and_links_outside_are_told(tmp_path: Path) -> None:
    root = tmp_path / "root"
    make(root, "real/a.jpg", ".store/annexed.jpg")
    make(tmp_path, "elsewhere/b.jpg")
    (root / "alias.jpg").symlink_to(root / "real" / "a.jpg")
    (root / "annexed.jpg").symlink_to(root / ".store" / "annexed.jpg")
    (root / "again").symlink_to(root / "real")
    (root / "loop").symlink_to(root)
    (root / "out").symlink_to(tmp_path / "elsewhere")
    (root / "nowhere.jpg").symlink_to(root / "gone.jpg")
    (root / "left-out.jpg").symlink_to(root / "gone.jpg")
    walked = walk(root, Config(exclude=("left-out.jpg",)))
    assert [file.name for file in walked] == ["annexed.jpg", "real/a.jpg"]
    assert [(problem.name, problem.message) for problem in walked.problems] == [
        ("nowhere.jpg", "is a symbolic link that leads nowhere"),
        ("out", "is a symbolic link that leaves the folder, and is not followed"),
    ]
    assert [problem.is_file for problem in walked.problems] == [True, False]


def test_a_link_to_a_hidden_folder_inside_is_followed_once(tmp_path: Path) -> None:
    make(tmp_path, ".data/a.jpg", ".data/sub/b.jpg")
    (tmp_path / "one").symlink_to(tmp_path / ".data")
    (tmp_path / "two").symlink_to(tmp_path / ".data")
    assert names(tmp_path) == ["one/a.jpg", "one/sub/b.jpg"]


@posix_only
def test_names_that_are_no_utf8_are_kept_inside_and_shown_safely(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/bad\xff.jpg"
    try:
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY))
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    (file,) = walk(tmp_path, Config())
    assert file.name == "bad\\udcff.jpg"
    assert file.path.is_file()
    file.name.encode("utf-8")


def test_composed_and_decomposed_names_are_kept_as_they_are(tmp_path: Path) -> None:
    make(tmp_path, "e\u0301.jpg")
    assert [name in ("é.jpg", "e\u0301.jpg") for name in names(tmp_path)] == [True]


@posix_only
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_folder_is_told_and_stops_nothing(tmp_path: Path) -> None:
    make(tmp_path, "a.jpg", "locked/b.jpg")
    (tmp_path / "locked").chmod(0)
    try:
        walked = walk(tmp_path, Config())
    finally:
        (tmp_path / "locked").chmod(0o755)
    assert [file.name for file in walked] == ["a.jpg"]
    assert walked.problems[0].name == "locked"


def test_a_folder_that_cannot_be_listed_is_told_and_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path, "a.jpg", "locked/b.jpg", "open/.gitignore", "open/c.jpg")
    real = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    read_text = Path.read_text

    def unreadable(self: Path, *args: object, **kwargs: object) -> str:
        if self.name == ".gitignore":
            raise PermissionError(13, "Permission denied")
        return read_text(self, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "scandir", scandir)
    monkeypatch.setattr(Path, "read_text", unreadable)
    walked = walk(tmp_path, Config())
    assert [file.name for file in walked] == ["a.jpg", "open/c.jpg"]
    assert [(problem.name, problem.message) for problem in walked.problems] == [
        ("locked", "cannot be listed: Permission denied")
    ]


@posix_only
def test_a_path_too_long_for_the_system_is_told(tmp_path: Path) -> None:
    make(tmp_path, "a.jpg")
    here = os.open(tmp_path, os.O_RDONLY)
    made = 0
    try:
        while made < 25:  # 25 folders of 200 characters: beyond the 4,096 that a path may have
            os.mkdir("d" * 200, dir_fd=here)
            below = os.open("d" * 200, os.O_RDONLY, dir_fd=here)
            os.close(here)
            here, made = below, made + 1
    finally:
        os.close(here)
    walked = walk(tmp_path, Config())
    assert [file.name for file in walked] == ["a.jpg"]
    assert len(walked.problems) == 1
    assert "cannot be listed" in walked.problems[0].message


@posix_only
def test_pipes_are_no_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    assert names(tmp_path) == []


def test_a_file_named_as_root_is_given_as_it_is(tmp_path: Path) -> None:
    make(tmp_path, ".git/a.jpg")
    assert names(tmp_path / ".git" / "a.jpg") == ["a.jpg"]


def test_a_root_that_is_not_there_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        walk(tmp_path / "gone", Config())


@pytest.mark.slow
def test_a_hundred_thousand_files_in_one_folder(tmp_path: Path) -> None:
    for number in range(100_000):
        (tmp_path / f"{number:06d}.jpg").touch()
    (tmp_path / ".gitignore").write_text("*.log\n/build/\n", encoding="utf-8")
    started = time.process_time()
    found = names(tmp_path)
    assert time.process_time() - started < 20  # measured: about 1 s
    assert found == [f"{number:06d}.jpg" for number in range(100_000)]


@settings(deadline=None, max_examples=60)
@given(st.text())
def test_a_shown_name_can_always_be_written(name: str) -> None:
    assert shown(name).encode("utf-8").decode("utf-8") == shown(name)


def test_inside_is_told_by_whole_folders() -> None:
    separator = os.sep
    root = separator + "a"
    assert inside(root, root)
    assert inside(root + separator + "b", root)
    assert not inside(root + "b", root)
    assert inside(separator + "b", separator)


def test_a_data_set_that_dedupe_wrote_is_left_out_unless_it_is_named(tmp_path: Path) -> None:
    for name in ("a.png", "set/a.png", f"set/{DATASET_MARK}"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    assert [file.name for file in walk(tmp_path, Config())] == ["a.png"]
    assert "a.png" in [file.name for file in walk(tmp_path / "set", Config())]
    assert DATASET_MARK == MARK
