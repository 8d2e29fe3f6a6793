"""Where each value stands in a JSON text, one level at a time, at the speed of the standard library's C scanner."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from dedupe.jsontext import DECODER
from dedupe.readers.tables import Field
from dedupe.records import Json

_STRING: Callable[[str, int, bool], tuple[str, int]] = vars(DECODER)["parse_string"]
_SCAN: Callable[[str, int], tuple[Json, int]] = vars(DECODER)["scan_once"]
_SPACE = re.compile(r"[ \t\n\r]*")


_WHITE = frozenset(" \t\n\r")


def _skip(text: str, position: int) -> int:
    if text[position : position + 1] not in _WHITE:  # the common case, without the cost of a match
        return position
    match = _SPACE.match(text, position)
    return position if match is None else match.end()


def value_at(text: str, position: int) -> Field:
    """The value that begins at `position` (white space before it is skipped) and its place, quotes included.

    Raises:
        ValueError: there is no JSON there, or it is nested too deeply.
    """
    start = _skip(text, position)
    try:
        value, end = DECODER.raw_decode(text, start)
    except RecursionError:
        raise ValueError("is nested too deeply") from None
    return Field(value, start, end)


def parts(text: str, field: Field) -> Iterator[tuple[str | int, Field]]:
    """The members of the object, or the elements of the array, that stands at `field`.

    Each value is decoded anew to find its end: going down d levels costs d decodings of what lies there, all in C.
    A text value's place leaves its quotes out. Of a repeated key each occurrence is given; the last one counts.

    Args:
        text: a JSON text that was decoded before, so that it is known to be sound.
        field: place of an object or array in it; any other value has no parts.
    """
    opening = text[field.start]
    if opening not in "{[":
        return
    position = _skip(text, field.start + 1)
    number = 0
    while text[position] not in "}]":
        name: str | int = number
        if opening == "{":
            name, position = _STRING(text, position + 1, False)
            position = _skip(text, _skip(text, position) + 1)
        value, end = _SCAN(text, position)
        inset = 1 if isinstance(value, str) and text[position] == '"' else 0
        yield name, Field(value, position + inset, end - inset)
        number += 1
        position = _skip(text, end)
        if text[position] == ",":
            position = _skip(text, position + 1)
