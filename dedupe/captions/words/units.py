"""The unit of a caption: a token with its form, its kind and its place."""

from __future__ import annotations

from typing import NamedTuple

WORD = "word"
NUMBER = "number"
TIME = "time"
MONTH = "month"
DAY = "day"
YEAR = "year"
WEEKDAY = "weekday"
MODEL = "model"
"""Letters and digits in one: `MH-60`, `39B`, `STS-135`, `B2`."""
CHARACTER = "character"
"""One character of a script without spaces."""
CALENDAR = frozenset({DAY, MONTH, YEAR})
"""The parts of a date."""
DATED = CALENDAR | {WEEKDAY, TIME}


class Token(NamedTuple):
    """One unit of a caption.

    Attributes:
        form: what is compared: folded, with months, times and numbers in one way of writing.
        kind: one of the constants of this module.
        start: index of its first character in the text.
        end: index after its last character.
    """

    form: str
    kind: str
    start: int
    end: int
