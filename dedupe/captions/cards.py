"""Archive cards, typed and read by a machine: which lines of them are about the photograph and not its subject."""

from __future__ import annotations

import re

_LEAST_LINES = 3
"""A card has a description, a date and a name; fewer lines are a title and a caption."""
_NUMBER_LINE = re.compile(
    r"(?:(?:no|nr|neg|negative|photo|print|views?)[.:]?\s*)*[#*]?\s*[a-z]?-?\d{1,4}[a-z]?\d{0,3}[.)]?", re.IGNORECASE
)
_NAMED_NUMBER_LINE = re.compile(
    r"(?:no|neg|negative|photo no|print no)[.:]?\s*[#*]?\s*[a-z]?-?\d{1,5}[a-z]?[.)]?", re.IGNORECASE
)
_VIEWS_LINE = re.compile(r"views?\s+[\d,\s&-]+\.?", re.IGNORECASE)
_YEAR_LINE = re.compile(r"(?:1[5-9]|20)\d\d\.?")
_STAMP_LINE = re.compile(
    r"may be reproduced\.?|credit line imperative\.?|do not reproduce\.?|(?:astor, )?lenox,? (?:and|&)?.*"
    r"|(?:gift|donated|loan(?:ed)?|courtesy) (?:of|by) .*"
    r"|the new york|public library|.*tilden foundations|local history|and genealogy|all rights reserved\.?",
    re.IGNORECASE,
)  # fmt: skip

_STAMP = re.compile(r"(?<!\w)(?:NO REPRODUCTIONS?|CREDIT LINE IMPERATIVE|MAY BE REPRODUCED)(?!\w)\.?[ \t]*")
"""Stamps in capitals that stand on a line with something else."""


def drop_card_lines(text: str) -> tuple[str, list[str]]:
    """`text` without the number and the stamps of an archive card, and what was dropped.

    Only lines of their own and stamps in capitals are dropped, and only from texts of three lines or more; never the
    first line. A year on a line of its own stays.
    """
    lines = text.splitlines()
    full = [line for line in lines if line.strip()]
    if len(full) < _LEAST_LINES:
        return text, []
    dropped = [line.strip() for line in full[1:] if _is_about_the_card(line.strip(), line is full[-1])]
    first = next(i for i, line in enumerate(lines) if line.strip())
    kept = [line for i, line in enumerate(lines) if i <= first or line.strip() not in dropped]
    head, rest = "\n".join(kept[: first + 1]), "\n".join(kept[first + 1 :])
    stamps = [stamp.strip() for stamp in _STAMP.findall(rest)]
    if not dropped and not stamps:
        return text, []
    return f"{head}\n{_STAMP.sub('', rest)}", dropped + stamps


def _is_about_the_card(line: str, is_last: bool) -> bool:
    if _VIEWS_LINE.fullmatch(line) or _STAMP_LINE.fullmatch(line):
        return True
    if _NAMED_NUMBER_LINE.fullmatch(line):
        return True
    return is_last and not _YEAR_LINE.fullmatch(line) and _NUMBER_LINE.fullmatch(line) is not None
