"""JSON in and out, exactly: big numbers, NaN, lone surrogates and raw control characters lose nothing."""

from __future__ import annotations

import json
import math
import re
from typing import cast

from dedupe.records import Json


def _whole(text: str) -> int | str:
    try:
        return int(text)
    except ValueError:  # more digits than Python converts (a guard against quadratic time)
        return text


def _real(text: str) -> float | str:
    value = float(text)
    return value if math.isfinite(value) else text


DECODER = json.JSONDecoder(strict=False, parse_constant=str, parse_int=_whole, parse_float=_real)
"""Reads what people write: NaN and numbers that no float holds stay as text, control characters may stand bare."""

_SURROGATE = re.compile("[\ud800-\udfff]")


def loads(text: str) -> Json:
    """The value of a JSON text.

    Raises:
        ValueError: the text is no JSON (json.JSONDecodeError), or is nested too deeply.
    """
    try:
        return cast(Json, DECODER.decode(text))
    except RecursionError:
        raise ValueError("is nested too deeply") from None


def dumps(value: object, *, indent: int | None = None) -> str:
    """`value` as JSON that any UTF-8 file holds and any JSON reader takes: one line unless `indent` is given.

    Lone surrogates are written as escapes; NaN and infinities, which JSON does not have, as their names in quotes.
    """
    try:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    except ValueError:
        text = json.dumps(_finite(value), ensure_ascii=False, indent=indent)
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _finite(value: object) -> object:
    if isinstance(value, dict):
        return {key: _finite(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
    return value
