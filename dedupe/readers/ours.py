"""Files that dedupe wrote itself and that were left among the sources: read again, every entry would repeat."""

from __future__ import annotations

import json
import re
from pathlib import Path

from dedupe import csvtext

PEEK = 1 << 20
"""Bytes looked at: a row of a manifest with a very long caption is told too."""

_REPORT = re.compile(r'\s*(?:\{\s*"tool":\s*"dedupe"|\[\s*\{\s*"type":\s*"issue",\s*"check_name")')
_FORMS = {
    "manifest": frozenset({"file_name", "caption", "sha256", "phash", "merged_from", "extra"}),
    "decisions": frozenset({"id", "decision", "keeper", "image_verdict", "caption_verdict", "evidence"}),
    "pairs": frozenset({"a", "b", "image_verdict", "caption_verdict", "evidence"}),
}
"""What a file of ours holds, to columns that no other table has together."""


def written_by_dedupe(path: Path) -> str | None:
    """What a file is that dedupe wrote: "manifest", "decisions", "pairs", "report", or None for any other file.

    A manifest called `metadata.*` is the caption file of an ImageFolder, and other.
    """
    kind = kind_of(path)
    return None if kind == "manifest" and path.stem.lower() == "metadata" else kind


def kind_of(path: Path) -> str | None:
    """What a file is that dedupe wrote, whatever it is called and used for; None for any other file."""
    suffix = path.suffix.lower()
    if suffix not in (".json", ".jsonl", ".csv", ".parquet"):
        return None
    try:
        with path.open("rb") as stream:
            if suffix == ".parquet":  # its schema stands at its end
                stream.seek(max(0, path.stat().st_size - PEEK))
            head = stream.read(PEEK)
    except OSError:
        return None  # the reader says what is wrong
    return _kind(head, suffix)


def _kind(head: bytes, suffix: str) -> str | None:
    if suffix == ".parquet":
        return "manifest" if all(name.encode() in head for name in _FORMS["manifest"]) else None
    text = head.decode("utf-8", "replace").removeprefix("\ufeff")
    if suffix == ".json":
        if _REPORT.match(text):
            return "report"
        begin = re.match(r'\{\n"dedupe": \{.*\},\n"rows": \[\n', text)
        return None if begin is None else _form(_keys(text[begin.end() :]))
    if suffix == ".jsonl":
        return _form(_keys(text))
    first = next(csvtext.rows(text, ","), None)
    return None if first is None else _form({cell.value for cell in first.cells})


def _keys(text: str) -> set[str]:
    """Keys of the object that the first line holds."""
    try:
        row = json.loads(text.partition("\n")[0].rstrip(","))
    except (ValueError, RecursionError):
        return set()
    return set(row) if isinstance(row, dict) else set()


def _form(columns: set[str]) -> str | None:
    return next((kind for kind, names in _FORMS.items() if columns >= names), None)
