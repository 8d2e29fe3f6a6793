"""What is to change in a text: the text with its edits made, and the unified diff that shows them."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from attrs import frozen

from dedupe.records import Change

CONTEXT_LINES = 3
"""Unchanged lines around a change in the diff, as `diff -u` gives."""

_QUOTED = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


@frozen
class Edit:
    """One caption's characters and what replaces them.

    Attributes:
        start, end: half-open range in the document's text.
        after: the new characters, in the document's own syntax.
        caption: the caption that they mean.
        changes: what was put right.
    """

    start: int
    end: int
    after: str
    caption: str
    changes: tuple[Change, ...]


def edited(text: str, edits: Iterable[Edit], start: int = 0, end: int | None = None) -> str:
    """The text, or the part from `start` to `end`, with the edits made, which stand there in order."""
    pieces = []
    for edit in edits:
        pieces += [text[start : edit.start], edit.after]
        start = edit.end
    return "".join([*pieces, text[start:end]])


def unified_diff(path: str, text: str, edits: Sequence[Edit]) -> str:
    """The edits as a unified diff, as `diff -u` and `patch` know it."""
    head = [f"--- {_in_diff('a/' + path)}\n", f"+++ {_in_diff('b/' + path)}\n"]
    return "".join([*head, *_hunks(text, edits)])


def _in_diff(name: str) -> str:
    """A name as git and GNU diff write it: in quotes and escaped where a character of it would end the line."""
    if name.isprintable():
        return name
    return '"' + "".join(_QUOTED.get(c) or (c if c.isprintable() else _octal(c)) for c in name) + '"'


def _octal(sign: str) -> str:
    return "".join(f"\\{byte:03o}" for byte in sign.encode("utf-8", "surrogateescape"))


def _lines(text: str) -> list[str]:
    """Lines with their line feeds: only these end a line in a diff."""
    lines = text.split("\n")
    return [line + "\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


class _Region(NamedTuple):
    """Whole lines that change, from `first` to `last`, and what changes in them."""

    first: int
    last: int
    edits: list[Edit]


def _hunks(text: str, edits: Sequence[Edit]) -> Iterator[str]:
    """The hunks; where they are is known, so that the time is linear in the text."""
    lines = _lines(text)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    moved = 0
    for group in _grouped(_regions(edits, starts)):
        head = max(0, group[0].first - CONTEXT_LINES)
        foot = min(len(lines), group[-1].last + 1 + CONTEXT_LINES)
        body = []
        added = 0
        position = head
        for first, last, edits_here in group:
            new = _lines(edited(text, edits_here, starts[first], starts[last + 1]))
            body += [" " + line for line in lines[position:first]]
            body += ["-" + line for line in lines[first : last + 1]]
            body += ["+" + line for line in new]
            added += len(new) - (last + 1 - first)
            position = last + 1
        body += [" " + line for line in lines[position:foot]]
        yield f"@@ -{_range(head, foot - head)} +{_range(head + moved, foot - head + added)} @@\n"
        for line in body:
            yield line if line.endswith("\n") else line + "\n\\ No newline at end of file\n"
        moved += added


def _range(start: int, count: int) -> str:
    # A range of no lines names the line before it.
    return f"{start + 1 if count else start}" + ("" if count == 1 else f",{count}")


def _regions(edits: Iterable[Edit], starts: Sequence[int]) -> list[_Region]:
    """The lines that the edits change; `starts` is where each line begins, and the end of the text."""
    regions: list[_Region] = []
    for edit in edits:
        first = bisect.bisect_right(starts, edit.start) - 1
        last = max(first, bisect.bisect_left(starts, edit.end) - 1)
        if regions and first <= regions[-1].last + 1:
            before = regions.pop()
            regions.append(_Region(before.first, max(last, before.last), [*before.edits, edit]))
        else:
            regions.append(_Region(first, last, [edit]))
    return regions


def _grouped(regions: Iterable[_Region]) -> list[list[_Region]]:
    """Regions whose context would touch stand in one group."""
    groups: list[list[_Region]] = []
    for region in regions:
        if groups and region.first - groups[-1][-1].last <= 2 * CONTEXT_LINES + 1:
            groups[-1].append(region)
        else:
            groups.append([region])
    return groups
