"""Lines of a caption: which of them somebody ended, and which an editor, a mail program or a browser wrapped.

A line was wrapped where the next word had not fitted into the widest one, as a greedy line breaker leaves it.
"""

from __future__ import annotations

import re
from itertools import pairwise

_LEAST_WRAPPED = 3
"""Lines of a text that may be one paragraph; of two, the first is always the wider, or hardly wider, one."""
_LINE_END = re.compile(r"[.!?:;][\"'”’)\]]*$")


def unwrap(text: str) -> str:
    """`text` on one line where every line was wrapped and half of them go on in small letters, else as it is.

    Lines are expected to be separated by a line feed, without white space around.
    """
    lines = text.split("\n") if "\n" in text else ()
    if len(lines) < _LEAST_WRAPPED or not all(map(str.strip, lines)):
        return text
    widest = max(map(len, lines))
    if any(_has_room(line, following, widest) for line, following in pairwise(lines)):
        return text
    return " ".join(lines) if 2 * sum([line[0].islower() for line in lines[1:]]) >= len(lines) - 1 else text


def count_lines(text: str) -> int:
    """How many lines were ended: before an empty one, in the middle, or behind a sentence with room for a word."""
    lines = [line.strip() for line in text.strip().splitlines()]
    widest = max(map(len, lines), default=0)
    ended = 1
    for line, following in pairwise(lines):
        if line and following:
            may_end = len(line) == widest or _has_room(line, following, widest)
            ended += 2 * len(line) < widest or (may_end and _LINE_END.search(line) is not None)
        else:
            ended += bool(line)
    return ended


def _has_room(line: str, following: str, widest: int) -> bool:
    return len(line) + 1 + len(following.split(maxsplit=1)[0]) <= widest
