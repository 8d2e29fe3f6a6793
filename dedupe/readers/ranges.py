"""Stretches of a page: asked in logarithmic time which of them a place lies in, or cut out of it."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator

from dedupe.readers.templates import blank


class Ranges:
    """Half-open ranges, those that overlap made one."""

    def __init__(self, ranges: Iterable[tuple[int, int]] = ()) -> None:
        """Take ranges in any order; empty ones are left out."""
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(ranges):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            elif start < end:
                self._starts.append(start)
                self._ends.append(end)

    def end_of(self, position: int) -> int | None:
        """Where the range that holds `position` ends, or None where none does."""
        index = bisect.bisect_right(self._starts, position) - 1
        if index < 0 or position >= self._ends[index]:
            return None
        return self._ends[index]

    def __contains__(self, position: int) -> bool:
        """Whether some range holds `position`."""
        return self.end_of(position) is not None

    def __iter__(self) -> Iterator[tuple[int, int]]:
        """The ranges, sorted and apart."""
        return iter(zip(self._starts, self._ends, strict=True))


def only(text: str, ranges: Iterable[tuple[int, int]]) -> str:
    """The text with everything blanked outside some ranges, which are in order."""
    pieces, position = [], 0
    for start, end in ranges:
        pieces += [blank(text[position:start]), text[start:end]]
        position = end
    return "".join([*pieces, blank(text[position:])])
