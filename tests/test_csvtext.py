"""Delimited text: exact places, malformed quotes, and cells that read back as they were written."""

from __future__ import annotations

import csv
import io
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedupe.csvtext import Row, escape_surrogates, rows, unescape_surrogates, write_cell

ANY = st.text(st.characters(exclude_categories=()), max_size=12)
TRICKY = st.text('ab",;\t|\r\n \\u005cd800', max_size=14)


def values(text: str, delimiter: str = ",") -> list[list[str]]:
    return [[cell.value for cell in row.cells] for row in rows(text, delimiter)]


def test_a_cell_knows_its_place_and_whether_it_was_quoted() -> None:
    text = 'a,"b ""c""",\r\n"d\ne",f,g'
    found = list(rows(text, ","))
    assert [[cell.value for cell in row.cells] for row in found] == [["a", 'b "c"', ""], ["d\ne", "f", "g"]]
    assert [text[cell.start : cell.end] for row in found for cell in row.cells] == [
        "a", '"b ""c"""', "", '"d\ne"', "f", "g",
    ]  # fmt: skip
    assert [cell.quoted for cell in found[0].cells] == [False, True, False]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_newline_ends_a_row_and_blank_lines_are_left_out(newline: str) -> None:
    assert values(newline.join(["a,b", "", "c,d", ""])) == [["a", "b"], ["c", "d"]]


def test_without_a_delimiter_a_line_is_one_cell() -> None:
    assert values('one, two\n"three, four"\n', "") == [["one, two"], ["three, four"]]


@pytest.mark.parametrize(
    ("text", "expected", "malformed"),
    [
        ('"a,b\nc,d\n', [['"a', "b"], ["c", "d"]], [0]),
        ('x,"quoted" and more\ny,z', [["x", '"quoted" and more'], ["y", "z"]], [2]),
        ('"a,1\n"b,2\n', [['"a', "1"], ['"b', "2"]], [0, 5]),
        ('x,"', [["x", '"']], [2]),
    ],
)
def test_malformed_quotes_are_kept_as_they_stand_and_the_rest_goes_on(
    text: str, expected: list[list[str]], malformed: list[int]
) -> None:
    found = list(rows(text, ","))
    assert [[cell.value for cell in row.cells] for row in found] == expected
    assert [position for row in found for position in row.malformed] == malformed


@given(st.text('a",\n\r', max_size=40))
@settings(deadline=None, max_examples=300)
def test_cells_cover_the_text(text: str) -> None:
    covered: set[int] = set()
    for row in rows(text, ","):
        for cell in row.cells:
            assert covered.isdisjoint(range(cell.start, cell.end))
            covered.update(range(cell.start, cell.end))
    assert all(character in ",\r\n" for index, character in enumerate(text) if index not in covered)


@given(st.lists(st.lists(st.one_of(ANY, TRICKY), min_size=2, max_size=4), max_size=5))
@settings(deadline=None, max_examples=150)
def test_reads_what_the_standard_library_writes(table: list[list[str]]) -> None:
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows(table)
    assert values(stream.getvalue()) == table


@given(
    st.lists(st.lists(st.one_of(st.none(), ANY, TRICKY), min_size=2, max_size=4), max_size=5), st.sampled_from(",;\t")
)
@settings(deadline=None, max_examples=200)
def test_written_cells_read_back(table: list[list[str | None]], delimiter: str) -> None:
    text = "".join(delimiter.join(write_cell(cell, delimiter) for cell in row) + "\n" for row in table)

    def read(row: Row) -> list[str | None]:
        return [cell.value if cell.value or cell.quoted else None for cell in row.cells]

    assert [read(row) for row in rows(text, delimiter)] == table


@given(st.one_of(ANY, st.text("\\u05cd8\ud800\udcff", max_size=16)))
@settings(deadline=None, max_examples=400)
def test_escaped_surrogates_read_back_and_are_valid_unicode(text: str) -> None:
    escaped = escape_surrogates(text)
    escaped.encode("utf-8")
    assert unescape_surrogates(escaped) == text


def test_ordinary_backslashes_stay() -> None:
    assert escape_surrogates("C:\\users\\u00e9") == "C:\\users\\u00e9"


@pytest.mark.parametrize("line", ['"a""\n', ',"\n', '"a"b,"c\n', '""x,"\n'])
def test_work_is_linear_in_malformed_text(line: str) -> None:
    def seconds(times: int) -> float:
        begin = time.process_time()
        assert sum(1 for _ in rows(line * times, ",")) > 0
        return time.process_time() - begin

    seconds(2_000)
    small, large = min(seconds(4_000) for _ in range(3)), min(seconds(32_000) for _ in range(2))
    assert large < small * 8 * 4 + 0.05  # quadratic work would take 64 times as long
