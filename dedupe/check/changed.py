"""Which files a branch has changed, by git, and which findings touch one of them."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

from dedupe.errors import InputError
from dedupe.records import Finding, Record

GIT_SECONDS = 60
"""A git that says nothing for so long waits for a password or a lock; better an error than a job that hangs."""


def changed_files(ref: str, folder: Path) -> frozenset[Path]:
    """Files that differ from where this branch left `ref`: committed, staged, in the working tree, or untracked.

    Args:
        ref: a branch, tag or commit.
        folder: where git runs: any folder of the repository.

    Returns:
        Absolute, resolved paths; files that are gone are left out.

    Raises:
        InputError: no git, no repository, an unknown ref, a clone too shallow to find where the branches meet.
    """
    top = Path(_top(folder))
    commit = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    if commit is None:
        raise InputError(f"--changed-since: git knows no {ref!r} here", hint=f"fetch it first: git fetch origin {ref}")
    base = _git(folder, "merge-base", commit.strip(), "HEAD")
    if base is None:
        raise _no_base(ref, folder)
    names = (
        _git(folder, "diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", base.strip(), "--") or ""
    ).split("\0")
    untracked = _git(top, "ls-files", "--others", "--exclude-standard", "-z") or ""
    names += untracked.split("\0")
    return frozenset((top / name).resolve() for name in names if name and (top / name).exists())


def _top(folder: Path) -> str:
    done = _run(folder, "rev-parse", "--show-toplevel")
    if done.returncode == 0:
        return done.stdout.decode("utf-8", "surrogateescape").rstrip("\n")
    place = folder.resolve()
    if any((above / ".git").exists() for above in (place, *place.parents)):
        # There is one, and git refuses it: most often because it belongs to somebody else, as in a CI's container.
        said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        hint = f"if it is yours: git config --global --add safe.directory {place}"
        raise InputError(f"--changed-since: git refuses this repository: {said}", path=folder, hint=hint)
    raise InputError(
        "--changed-since needs a git repository", path=folder, hint="run it inside one, or leave the option out"
    )


def _no_base(ref: str, folder: Path) -> InputError:
    shallow = _git(folder, "rev-parse", "--is-shallow-repository")
    if shallow is not None and shallow.strip() == "true":
        return InputError(
            f"--changed-since: this clone is too shallow to find where the branch left {ref!r}",
            hint="run `git fetch --unshallow`, or check out with fetch-depth: 0",
        )
    return InputError(f"--changed-since: {ref!r} and HEAD have no commit in common", hint="name a branch that has")


def _git(folder: Path, *arguments: str) -> str | None:
    """What git prints, or None where it fails."""
    done = _run(folder, *arguments)
    return done.stdout.decode("utf-8", "surrogateescape") if done.returncode == 0 else None


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(  # noqa: S603 (no shell, and a ref stands behind --end-of-options)
            ["git", "-C", str(folder), *arguments],  # noqa: S607 (git is looked up as its user would)
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=GIT_SECONDS,
            check=False,
        )
    except FileNotFoundError:
        raise InputError("--changed-since needs git, which is not installed", hint="install git") from None
    except subprocess.TimeoutExpired:
        raise InputError(
            f"--changed-since: git gave no answer in {GIT_SECONDS} s", hint="look for a lock or a password prompt"
        ) from None


def touching(findings: Iterable[Finding], records: Sequence[Record], changed: frozenset[Path]) -> tuple[Finding, ...]:
    """The findings of which one half, its document or its picture, was changed."""
    touched = {str(path) for path in changed}
    resolved: dict[str, bool] = {}

    def is_changed(file: str | None) -> bool:
        if file is None:
            return False
        if file not in resolved:
            resolved[file] = file in touched or str(Path(file).resolve()) in touched
        return resolved[file]

    pictures = {record.id for record in records if record.picture is not None and is_changed(record.picture.file)}
    return tuple(
        finding
        for finding in findings
        if is_changed(finding.source.file)
        or (finding.related is not None and is_changed(finding.related.file))
        or finding.record in pictures
        or finding.related_record in pictures
    )
