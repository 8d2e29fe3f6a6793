"""What is wrong with a table, in words: in some of its rows, or with its columns."""

from __future__ import annotations

from collections.abc import Iterable

from dedupe.readers.entry import NO_COLUMN, Problem

MAX_PROBLEMS = 20
"""Problems listed one by one; the rest are counted, so that a table of another kind does not fill a screen."""


class Problems:
    """What was wrong in a document: the first few one by one, the rest counted."""

    def __init__(self) -> None:
        self._found: list[Problem] = []
        self._more = 0

    def add(self, message: str, line: int | None = None) -> None:
        """Take a problem down."""
        if len(self._found) < MAX_PROBLEMS:
            self._found.append(Problem(message, line))
        else:
            self._more += 1

    def listed(self) -> tuple[Problem, ...]:
        """The problems in the order of their lines, with a last one that counts those not listed."""
        more = (Problem(f"{self._more} more problems of this kind"),) if self._more else ()
        return (*sorted(self._found, key=lambda problem: problem.line or 0), *more)


def no_usable_column(names: Iterable[str]) -> str:
    """The message for a table that has neither captions nor pictures, as far as names and values tell."""
    seen = list(names)
    listed = ", ".join(repr(name) for name in seen[:MAX_PROBLEMS]) or "none"
    more = f" and {len(seen) - MAX_PROBLEMS} more" if len(seen) > MAX_PROBLEMS else ""
    return f"{NO_COLUMN}; the columns are {listed}{more} (name one with --caption-column or --image-column)"


def no_such_column(name: str, names: Iterable[str]) -> str:
    """The message for a column that the settings ask for and the table does not have."""
    return f"has no column {name!r}; the columns are " + ", ".join(repr(other) for other in names)
