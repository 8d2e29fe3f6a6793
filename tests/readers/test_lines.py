"""The lines of a stretch of text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dedupe.readers.lines import Line, lines_between


def test_lines_know_where_they_begin() -> None:
    assert lines_between("one\r\ntwo\n\nlast", 0, 14) == [Line(0, "one"), Line(5, "two"), Line(9, ""), Line(10, "last")]


def test_only_the_stretch_is_cut() -> None:
    assert lines_between("one\ntwo\nthree", 4, 10) == [Line(4, "two"), Line(8, "th")]


@given(st.text(alphabet="ab\n"), st.data())
def test_each_line_stands_where_it_says(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    lines = lines_between(text, start, end)
    assert all(text.startswith(line.text, line.start) for line in lines)
    assert "\n".join(line.text for line in lines) == text[start:end].removesuffix("\n")
