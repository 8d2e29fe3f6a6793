"""IPTC-IIM: the records that press photographs carry since 1991 (IPTC-NAA Information Interchange Model, version 4)."""

from __future__ import annotations

from collections.abc import Iterator

CAPTION, TITLE, HEADLINE, BYLINE, CREDIT = 120, 5, 105, 80, 110
"""Datasets of record 2."""
_MARK = 0x1C
_CHARSET = (1, 90)
_UTF8 = b"\x1b%G"


def read_iim(data: bytes) -> dict[int, list[str]]:
    """The texts of record 2, by dataset, in the order of the file.

    The encoding is UTF-8 where the file says so; else UTF-8 is tried, then Windows-1252.
    """
    found: dict[int, list[bytes]] = {}
    declared = False
    for record, dataset, value in _datasets(data):
        if (record, dataset) == _CHARSET:
            declared = value.startswith(_UTF8)
        elif record == 2:
            found.setdefault(dataset, []).append(value)
    return {dataset: [_decode(value, declared) for value in values] for dataset, values in found.items()}


def _datasets(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    at = 0
    while at + 5 <= len(data) and data[at] == _MARK:
        record, dataset, size = data[at + 1], data[at + 2], int.from_bytes(data[at + 3 : at + 5], "big")
        at += 5
        if size & 0x8000:  # an extended dataset: the length of its length
            wide = size & 0x7FFF
            size = int.from_bytes(data[at : at + wide], "big")
            at += wide
        yield record, dataset, data[at : at + size]
        at += size


def _decode(value: bytes, declared: bool) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("utf-8", "replace") if declared else value.decode("cp1252", "replace")
