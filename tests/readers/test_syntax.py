"""Every syntax: written and read back, a text is the same or refused."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dedupe.readers.syntax import SYNTAXES

CAPTIONS = st.one_of(
    st.text(max_size=30),
    st.text(alphabet=" ab\\\"'`*_[]()<>&#;:{}%,|~!-=.0\n\t", max_size=12),
)


@pytest.mark.parametrize("name", SYNTAXES)
@settings(deadline=None, max_examples=100)
@given(text=CAPTIONS)
@example(text="")
@example(text='The "Soyuz" & the crew\'s bus')
@example(text="R&D &amp; more")
@example(text="a [b] c ![d](e)")
@example(text="2015")
@example(text="yes")
@example(text="\n first line swallowed")
@example(text="back\\slash \\[")
@example(text="\\(")
def test_what_is_written_reads_back(name: str, text: str) -> None:
    syntax = SYNTAXES[name]
    try:
        raw = syntax.encode(text)
    except ValueError:
        return
    assert syntax.decode(raw) == text
