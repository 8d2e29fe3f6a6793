"""With the real git, on repositories made for the test."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from dedupe.check.changed import changed_files
from dedupe.errors import InputError

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")

Git = Callable[..., str]


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """A repository at `tmp_path/site` with one commit on `main`; runs git there."""
    site = tmp_path / "site"
    site.mkdir()
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    who = ("-c", "user.name=Nobody", "-c", "user.email=nobody@example.org")

    def run(*arguments: str, cwd: Path = site) -> str:
        done = subprocess.run(["git", *who, *arguments], cwd=cwd, check=True, capture_output=True, text=True)
        return done.stdout

    run("init", "-q", "-b", "main")
    for name in ("a.md", "b.md", "ünï code.md"):
        (site / name).write_text("one\n", encoding="utf-8")
    (site / ".gitignore").write_text("build/\n", encoding="utf-8")
    run("add", ".")
    run("commit", "-q", "-m", "one")
    return run


def names(site: Path, ref: str, folder: Path | None = None) -> list[str]:
    return sorted(path.relative_to(site.resolve()).as_posix() for path in changed_files(ref, folder or site))


def test_nothing_changed(git: Git, tmp_path: Path) -> None:
    assert names(tmp_path / "site", "main") == []


def test_committed_staged_edited_and_untracked_files_count(git: Git, tmp_path: Path) -> None:
    site = tmp_path / "site"
    git("checkout", "-q", "-b", "branch")
    (site / "a.md").write_text("two\n", encoding="utf-8")
    git("commit", "-q", "-a", "-m", "two")
    (site / "ünï code.md").write_text("two\n", encoding="utf-8")
    (site / "staged.md").write_text("x\n", encoding="utf-8")
    git("add", "staged.md")
    (site / "posts").mkdir()
    (site / "posts" / "new.md").write_text("x\n", encoding="utf-8")
    (site / "build").mkdir()
    (site / "build" / "ignored.md").write_text("x\n", encoding="utf-8")
    expected = ["a.md", "posts/new.md", "staged.md", "ünï code.md"]
    assert names(site, "main") == expected
    assert names(site, "main", site / "posts") == expected


def test_what_the_other_branch_changed_does_not_count(git: Git, tmp_path: Path) -> None:
    site = tmp_path / "site"
    git("checkout", "-q", "-b", "branch")
    (site / "a.md").write_text("two\n", encoding="utf-8")
    git("commit", "-q", "-a", "-m", "two")
    git("checkout", "-q", "main")
    (site / "b.md").write_text("two\n", encoding="utf-8")
    git("commit", "-q", "-a", "-m", "main moved")
    git("checkout", "-q", "branch")
    assert names(site, "main") == ["a.md"]


def test_a_file_that_is_gone_does_not_count(git: Git, tmp_path: Path) -> None:
    (tmp_path / "site" / "a.md").unlink()
    assert names(tmp_path / "site", "HEAD") == []


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(InputError, match="needs a git repository"):
        changed_files("main", tmp_path)


def test_a_repository_that_git_refuses(git: Git, tmp_path: Path) -> None:
    (tmp_path / "site" / ".git" / "config").write_text("[core\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"git refuses this repository: .+ \(if it is yours: git config --global"):
        changed_files("HEAD", tmp_path / "site")


@pytest.mark.parametrize("ref", ["nowhere", "--upload-pack=touch x", "-x", "a b", ""])
def test_an_unknown_ref(git: Git, tmp_path: Path, ref: str) -> None:
    with pytest.raises(InputError, match=r"git knows no .*git fetch origin"):
        changed_files(ref, tmp_path / "site")


def test_a_shallow_clone(git: Git, tmp_path: Path) -> None:
    site = tmp_path / "site"
    git("checkout", "-q", "-b", "branch")
    git("commit", "-q", "--allow-empty", "-m", "two")
    git("checkout", "-q", "main")
    git("commit", "-q", "--allow-empty", "-m", "main moved")
    clone = tmp_path / "clone"
    git("clone", "-q", "--depth", "1", "--no-single-branch", "-b", "branch", site.as_uri(), str(clone))
    with pytest.raises(InputError, match=r"too shallow .*fetch-depth: 0"):
        changed_files("origin/main", clone)


def test_branches_without_a_common_commit(git: Git, tmp_path: Path) -> None:
    git("checkout", "-q", "--orphan", "other")
    git("commit", "-q", "-m", "another beginning")
    with pytest.raises(InputError, match="no commit in common"):
        changed_files("main", tmp_path / "site")


def test_no_git(git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(InputError, match="not installed"):
        changed_files("main", tmp_path / "site")


def test_a_git_that_hangs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("git", 60)

    monkeypatch.setattr(subprocess, "run", hang)
    with pytest.raises(InputError, match="no answer in 60 s"):
        changed_files("main", tmp_path)
