"""Compiles the judging of captions where DEDUPE_COMPILE=1 asks for it; without it the wheel is Python alone.

`docs/how-to/compile.md` says how, what it needs and what it gains.
"""

from __future__ import annotations

import os
from pathlib import Path

from setuptools import setup

FOLDERS = ("dedupe/captions/rules", "dedupe/captions/words")


def compiled_modules() -> list[str]:
    """The modules that judge, sorted.

    A class of attrs is built anew from the one that is written, which a compiled class does not allow: modules that
    have one stay as they are.
    """
    paths = sorted(path for folder in FOLDERS for path in Path(folder).glob("*.py") if path.name != "__init__.py")
    return [str(path) for path in paths if "from attrs" not in path.read_text(encoding="utf-8")]


if os.environ.get("DEDUPE_COMPILE") == "1":
    from mypyc.build import mypycify

    setup(ext_modules=mypycify(compiled_modules(), opt_level="1"))
else:
    setup()
