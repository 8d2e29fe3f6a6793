"""IPTC-IIM records."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedupe.images.iim import BYLINE, CAPTION, read_iim


def dataset(number: int, value: bytes, record: int = 2) -> bytes:
    return bytes((0x1C, record, number)) + len(value).to_bytes(2, "big") + value


UTF8 = dataset(90, b"\x1b%G", 1)


@given(st.lists(st.tuples(st.integers(0, 255), st.text(max_size=40)), max_size=8))
@settings(deadline=None, max_examples=60)
def test_declared_utf8_comes_back_in_order(values: list[tuple[int, str]]) -> None:
    data = UTF8 + b"".join(dataset(number, text.encode()) for number, text in values)
    expected: dict[int, list[str]] = {}
    for number, text in values:
        expected.setdefault(number, []).append(text)
    assert read_iim(data) == expected


@given(st.binary(max_size=200))
@settings(deadline=None, max_examples=100)
def test_any_bytes_are_read_without_an_error(data: bytes) -> None:
    assert isinstance(read_iim(data), dict)
    assert isinstance(read_iim(UTF8 + b"\x1c\x02" + data), dict)


@pytest.mark.parametrize(
    ("raw", "declared", "text"),
    [
        ("Auñón".encode(), True, "Auñón"),
        ("Auñón".encode(), False, "Auñón"),
        ("Auñón – “crew”".encode("cp1252"), False, "Auñón – “crew”"),
        (b"bad \xff byte", True, "bad � byte"),
        (b"undefined \x81", False, "undefined �"),
    ],
)
def test_encodings(raw: bytes, declared: bool, text: str) -> None:
    assert read_iim((UTF8 if declared else b"") + dataset(CAPTION, raw)) == {CAPTION: [text]}


def test_other_records_and_extended_lengths() -> None:
    long = b"x" * 40_000
    extended = bytes((0x1C, 2, CAPTION)) + (0x8004).to_bytes(2, "big") + len(long).to_bytes(4, "big") + long
    data = (
        dataset(5, b"not this", 3)
        + extended
        + dataset(BYLINE, b"A")
        + dataset(BYLINE, b"B")
        + b"junk"
        + dataset(1, b"x")
    )
    assert read_iim(data) == {CAPTION: ["x" * 40_000], BYLINE: ["A", "B"]}
