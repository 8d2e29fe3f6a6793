"""Rows to entries: a manifest of our own read as a table again, values without places."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dedupe.readers.columns import Columns
from dedupe.readers.problems import Problems, no_usable_column
from dedupe.readers.tables import Field, Place, entries_of, iso_date
from dedupe.records import Json
from tests.readers.tables import dumped, only, read

ROW: dict[str, Json] = {
    "file_name": "a.jpg",
    "caption": "A dog",
    "title": None,
    "credit": "P",
    "photo_id": None,
    "date": "2020-02-03",
    "source": {"path": "list.csv", "line": 3},
    "sha256": "ab",
    "width": 3,
    "height": 4,
    "phash": "0f",
    "merged_from": ["b.jpg"],
    "extra": {"camera": "K", "width": 7},
}


def test_a_manifest_is_read_as_what_it_was_made_from(tmp_path: Path) -> None:
    for entry in (
        only(read(tmp_path, "m.jsonl", json.dumps(ROW))),
        only(read(tmp_path, "m.json", dumped({"dedupe": {"dedupe": "1"}, "rows": [ROW]}))),
    ):
        assert (entry.image, entry.caption, entry.credit, entry.date) == ("a.jpg", "A dog", "P", "2020-02-03")
        assert dict(entry.extra) == {
            "source": {"path": "list.csv", "line": 3},
            "merged_from": ["b.jpg"],
            "camera": "K",
            "width": 7,
        }


def test_a_csv_manifest_too(tmp_path: Path) -> None:
    header = "file_name,caption,source.path,sha256,phash,merged_from,extra\n"
    entry = only(read(tmp_path, "m.csv", header + 'a.jpg,A dog,list.csv,,,[],"{""camera"": ""K""}"\n'))
    assert dict(entry.extra) == {"source.path": "list.csv", "camera": "K"}


def test_a_picture_known_by_its_id_alone_stays_so(tmp_path: Path) -> None:
    entry = only(read(tmp_path, "m.jsonl", json.dumps({**ROW, "file_name": "X-1", "photo_id": "X-1"})))
    assert (entry.image, entry.photo_id) == (None, "X-1")


@pytest.mark.parametrize("extra", ["{oops", "[1]"])
def test_columns_of_the_same_names_in_another_table_stay(extra: str, tmp_path: Path) -> None:
    header = "file_name,caption,sha256,phash,merged_from,extra\n"
    entry = only(read(tmp_path, "m.csv", f"{header}a.jpg,A dog,ab,,,{extra}\n"))
    assert dict(entry.extra) == {"sha256": "ab", "phash": None, "merged_from": None, "extra": extra}


def test_values_without_places() -> None:
    columns = Columns(image="image.path", caption="captions")
    row = {"image": Field({"path": "a.jpg"}), "captions": Field([{"raw": "A dog"}, "A cat", 3])}
    entries = list(entries_of(row, columns, Place()))
    assert [(entry.image, entry.caption, entry.line, entry.span) for entry in entries] == [
        ("a.jpg", "A dog", None, None),
        ("a.jpg", "A cat", None, None),
    ]


@pytest.mark.parametrize("image", [None, "", " "])
def test_a_row_that_says_nothing_gives_no_entry(image: Json) -> None:
    columns = Columns(image="image", caption="caption", title="title")
    assert list(entries_of({"image": Field(image), "caption": Field("")}, columns, Place())) == []
    (entry,) = entries_of({"image": Field(image), "title": Field("T")}, columns, Place())
    assert (entry.image, entry.title) == (None, "T")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2020-02-03", "2020-02-03"), ("2020-02-03T10:00:00Z", "2020-02-03"), ("2020:02:03 10:00:00", "2020-02-03"),
        (" 2020-02-03 ", "2020-02-03"), ("2020-02-30", None), ("2020-02", None), ("3 May 2020", None), (20200203, None),
    ],
)  # fmt: skip
def test_dates(text: Json, day: str | None) -> None:
    assert iso_date(Field(text)) == day


def test_problems_are_listed_up_to_a_number_and_then_counted() -> None:
    problems = Problems()
    assert problems.listed() == ()
    for number in range(25):
        problems.add("odd", number)
    assert [problem.line for problem in problems.listed()] == [*range(20), None]
    assert problems.listed()[-1].message == "5 more problems of this kind"


def test_no_columns_at_all() -> None:
    assert "the columns are none (" in no_usable_column([])
