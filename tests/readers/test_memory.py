from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedupe.config import Config
from dedupe.images.cache import Cache
from dedupe.readers import memory
from dedupe.readers.entry import Entry, Problem, Reading
from dedupe.readers.memory import Forgetful, Memory, Page, Remembered, pack, readings, unpack
from dedupe.records import Span

TEXT = st.text(st.characters(), max_size=20)
MAYBE_TEXT = st.none() | TEXT
MAYBE_NUMBER = st.none() | st.integers(0, 10**6)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda part: st.lists(part) | st.dictionaries(TEXT, part),
    max_leaves=5,
)
ENTRIES = st.builds(
    Entry,
    image=MAYBE_TEXT,
    caption=MAYBE_TEXT,
    line=MAYBE_NUMBER,
    column=MAYBE_NUMBER,
    span=st.none() | st.builds(Span, st.integers(0, 99), st.integers(0, 99), TEXT),
    field=MAYBE_TEXT,
    role=TEXT,
    title=MAYBE_TEXT,
    several=st.booleans(),
    sizes=st.lists(TEXT, max_size=3).map(tuple),
    offset=MAYBE_NUMBER,
    extra=st.dictionaries(TEXT, JSON, max_size=3),
)
READINGS = st.none() | st.builds(
    Reading,
    reader=TEXT,
    entries=st.lists(ENTRIES, max_size=3).map(tuple),
    note=TEXT,
    problems=st.lists(st.builds(Problem, TEXT, MAYBE_NUMBER), max_size=2).map(tuple),
)


@given(READINGS)
@settings(deadline=None, max_examples=100)
def test_a_reading_comes_back_as_it_was(reading: Reading | None) -> None:
    again = unpack(pack(reading))
    assert again == reading
    if reading is not None and again is not None:
        assert [dict(entry.extra) for entry in again.entries] == [dict(entry.extra) for entry in reading.entries]


READING = Reading("markdown", (Entry(image="a.jpg", caption="x", line=1, span=Span(0, 1, "plain")),))


class Counting:
    """A reader that counts how often it is asked."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> Reading | None:
        self.times += 1
        return READING


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "a.md"
    file.write_text("![x](a.jpg)", encoding="utf-8")
    return file


def read(
    page: Path, counting: Counting, *, named: bool = False, among_pages: bool = False, **settings_: object
) -> Reading | None:
    config = Config(cache=str(page.parent / "cache.sqlite"), **settings_)
    with readings(config) as known:
        return read_by(known, Page(page, named, among_pages), counting)


def read_by(memory_: Memory, page: Page, counting: Counting) -> Reading | None:
    known = memory_.known(page)
    if known is not None:
        return known.reading
    reading = counting()
    memory_.note(page, reading)
    return reading


def test_a_page_that_has_not_changed_is_not_read_again(page: Path) -> None:
    reader = Counting()
    assert [read(page, reader), read(page, reader)] == [READING, READING]
    assert reader.times == 1
    page.write_text("![y](a.jpg)", encoding="utf-8")
    read(page, reader)
    assert reader.times == 2


@pytest.mark.parametrize(
    "settings_",
    [
        {"named": True},
        {"among_pages": True},
        {"reader": "html"},
        {"shortcodes": {"fig": "1,2"}},
        {"caption_column": "x"},
    ],
)
def test_what_a_reading_depends_on_makes_it_another(page: Path, settings_: dict[str, object]) -> None:
    reader = Counting()
    read(page, reader)
    read(page, reader, **settings_)  # type: ignore[arg-type]
    assert reader.times == 2


def test_the_same_bytes_under_another_name_are_another_page(page: Path) -> None:
    reader = Counting()
    read(page, reader)
    other = page.with_name("b.md")
    other.write_bytes(page.read_bytes())
    read(other, reader)
    assert reader.times == 2


def test_changed_readers_read_anew(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = Counting()
    read(page, reader)
    monkeypatch.setattr(memory, "_code", lambda: ["another"])
    read(page, reader)
    assert reader.times == 2


def test_without_a_cache_and_when_verifying_every_page_is_read(page: Path) -> None:
    reader = Counting()
    for settings_ in ({"use_cache": False}, {"verify_cache": True}):
        read(page, reader, **settings_)
        read(page, reader, **settings_)
    assert reader.times == 4


def test_a_file_that_is_no_cache_is_left_to_who_opens_it_next(page: Path) -> None:
    other = page.with_name("notes.txt")
    other.write_text("not a cache", encoding="utf-8")
    with readings(Config(cache=str(other))) as known:
        assert isinstance(known, Forgetful)
    assert other.read_text(encoding="utf-8") == "not a cache"


def test_what_cannot_be_kept_is_read(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = Counting()
    table = page.with_name("a.csv")
    table.write_text("a,b", encoding="utf-8")
    read(table, reader)
    read(table, reader)
    read(page.with_name("lost.md"), reader)
    monkeypatch.setattr(memory, "MAX_BYTES", 3)
    read(page, reader)
    read(page, reader)
    assert reader.times == 5


@pytest.mark.parametrize("junk", [b"{", b"[1]", b"[1, 2, 3, 4]", b'["a", "", [], [[[], null, [], {}]]]'])
def test_an_answer_that_makes_no_sense_is_no_answer(page: Path, monkeypatch: pytest.MonkeyPatch, junk: bytes) -> None:
    reader = Counting()
    monkeypatch.setattr(memory, "pack", lambda _reading: junk)
    read(page, reader)
    assert read(page, reader) == READING
    assert reader.times == 2


def test_what_is_new_is_kept_in_one_piece(page: Path) -> None:
    with Cache(page.with_name("c.sqlite"), b"stamp") as cache:
        known = Remembered(cache)
        read_by(known, Page(page), Counting())
        assert len(known.fresh) == 1
        known.keep()
        assert known.fresh == []
        reader = Counting()
        assert read_by(known, Page(page), reader) == READING
        assert reader.times == 0
