"""Data files of a site: pictures with their texts anywhere in YAML, TOML or JSON (`_data/*.yml`)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from dedupe.config import Config
from dedupe.errors import ReadError
from dedupe.readers.columns import looks_like_picture
from dedupe.readers.entry import Problem, Reading
from dedupe.readers.fields import figures_in, figures_of
from dedupe.readers.figures import Figure, entries_of
from dedupe.readers.language import page_language
from dedupe.readers.source import read_source, readable, refuse_larger
from dedupe.readers.suffixes import NAMED_SUFFIXES
from dedupe.readers.tree import TREES, Tree

MAX_TREE_BYTES = 8 * 2**20
"""The parsers that know places take seconds a megabyte of YAML; real data files of sites have kilobytes."""

_SUFFIXES = "(?:" + "|".join(re.escape(suffix) for suffix in sorted(NAMED_SUFFIXES)) + r")\b"
_PICTURE = re.compile(_SUFFIXES + "|https?://", re.IGNORECASE)
_PICTURE_BYTES = re.compile(_SUFFIXES.encode(), re.IGNORECASE)
_CHUNK = 2**20


def read_datafile(path: Path, config: Config) -> Reading | None:
    """Read a data file: every mapping in it that names a picture gives an entry for each of the picture's texts.

    Returns:
        The reading; None where the file names no picture at all (settings, menus, translations).

    Raises:
        ReadError: it cannot be opened, is no text, or is too large to be looked through.
    """
    parse = TREES.get(path.suffix.lower())
    if parse is None:
        return None
    with readable(path):
        if path.stat().st_size > MAX_TREE_BYTES and not _names_picture(path):
            return None
    refuse_larger(path, MAX_TREE_BYTES, "a data file", hint="make it a table: JSONL, one object a line, or CSV")
    source = read_source(path)
    picture = path.stem.removesuffix(".meta")  # `a.jpg.meta.yaml` (Grav), `a.jpg.yml`
    if not looks_like_picture(picture) and not _PICTURE.search(source.text):
        return None
    name = path.suffix.lower().lstrip(".").replace("yml", "yaml")
    try:
        tree = parse(source.text)
    except ReadError as error:
        return Reading(name, problems=(Problem(error.message, error.line),))
    language = page_language(path, tree.plain() if tree.kind == "mapping" else None)
    figures: Iterable[Figure] = figures_in(tree, config, path.stem)
    if tree.kind == "mapping" and looks_like_picture(picture):
        named = (("src", Tree("text", tree.start, picture)), *tree.members)
        figures = figures_of(Tree("mapping", tree.start, members=named), config, about=True)
    entries, _ = entries_of(figures, source, language)
    return Reading(name, tuple(entries)) if entries else None


def _names_picture(path: Path) -> bool:
    """Whether a picture file's name stands anywhere in a file too large to be held: a map, a lock file has none."""
    with readable(path), path.open("rb") as stream:
        before = b""
        while chunk := stream.read(_CHUNK):
            if _PICTURE_BYTES.search(before + chunk):
                return True
            before = chunk[-16:]  # longer than any suffix
    return False
