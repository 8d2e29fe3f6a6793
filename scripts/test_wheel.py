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
NEEDED = (
    "tests", "docs", "scripts", "benchmarks", "README.md", "CHANGELOG.md", "CITATION.cff", "CONTRIBUTING.md", "LICENSE",
    "pyproject.toml",
)  # fmt: skip
"""What the tests look at, apart from the package."""


def main(arguments: list[str]) -> int:
    """Copy what the tests need, check where `dedupe` comes from, run pytest there."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for needed in NEEDED:
            source = ROOT / needed
            if source.is_dir():
                shutil.copytree(source, folder / needed, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source, folder / needed)
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


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
