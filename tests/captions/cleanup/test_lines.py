"""Lines that were wrapped, and lines that were ended."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedupe.captions.cleanup.lines import count_lines, unwrap

SENTENCE = "The ferry crosses the river while the children of the mill wave from the pier and the dogs bark at it"


@pytest.mark.parametrize("width", [20, 26, 34, 48])
def test_a_wrapped_sentence(width: int) -> None:
    wrapped = textwrap.fill(SENTENCE, width)
    assert unwrap(wrapped) == SENTENCE
    assert count_lines(wrapped) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Mill Street, east side\nMay 3, 1931\nA. Moe",  # each of its own
        "The mill in the long valley\nand the weir",  # two lines may be two
        "One long line that is the widest of all\n\nand another that is about as long\nas this one",
        "From left to right: Ada Moe,\nKarl Lunt, Tom Hall, Jan Roe,\nRosa Vale",  # no small letters begin a line
    ],
)
def test_left_as_it_is(text: str) -> None:
    assert unwrap(text) == text


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", 1),
        ("One line", 1),
        ("Mill Street, east side of it.\nMay 3, 1931", 2),
        ("Mill Street\n\nMay 3", 2),
        ("Mill Street, north from the ford, showing the old mills\nof Lunn\nA. Moe", 2),  # behind the short one
        ("He said: the mill is\nold, and so is the weir", 1),
    ],
)
def test_lines(text: str, lines: int) -> None:
    assert count_lines(text) == lines
    assert count_lines(f"\n {text} \n") == lines


@given(st.text(alphabet="ab .\n", max_size=60))
def test_nothing_is_lost(text: str) -> None:
    assert unwrap(text).split() == text.split()
    assert unwrap(unwrap(text)) == unwrap(text)
