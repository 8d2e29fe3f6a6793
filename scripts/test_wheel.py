"""Run the tests against the installed package, in a folder where the source is not.

Anything that the wheel lacks (a word list, a template, py.typed) fails here and not at a user's.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LEFT_OUT = (".git", ".venv*", ".*_cache", ".hypothesis", "__pycache__", "*.egg-info", "build", "dist", "demo-out")
"""What is no part of the project, or made from it. The package itself is left out too, that is the point."""


def main(arguments: list[str]) -> int:
    """Copy everything but the package, check where `dedupe` comes from, run pytest there."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "away"
        shutil.copytree(ROOT, folder, ignore=_left_out, symlinks=True)
        where = subprocess.run(
            [sys.executable, "-c", "import dedupe; print(dedupe.__file__)"],
            cwd=folder,
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        if ROOT / "dedupe" in Path(where).parents:
            sys.stderr.write(f"dedupe comes from the source, {where}, and not from the wheel\n")
            return 2
        sys.stdout.write(f"testing {where}\n")
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-n",
            "2",
            "-m",
            "not slow and not browser",
            "-p",
            "no:cacheprovider",
        ]
        return subprocess.run([*command, *arguments], cwd=folder, check=False).returncode


def _left_out(folder: str, names: list[str]) -> set[str]:
    package = {"dedupe"} if Path(folder) == ROOT else set()
    return package | shutil.ignore_patterns(*LEFT_OUT)(folder, names)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
