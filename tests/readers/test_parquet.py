"""Parquet tables and ImageFolder metadata."""

from __future__ import annotations

import datetime
import decimal
import sys
from pathlib import Path
from typing import Any

import pytest

from dedupe import scan
from dedupe.config import Config
from dedupe.errors import MissingExtraError, ReadError
from dedupe.readers.entry import Reading
from dedupe.readers.registry import read_document
from tests.readers.tables import captions, messages, only
from tests.readers.tables import read as read_text

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed (extra [parquet])")
pq = pytest.importorskip("pyarrow.parquet")


def read(folder: Path, name: str = "t.parquet", /, columns: dict[str, Any] | None = None, **settings: Any) -> Reading:
    pq.write_table(pa.table(columns or {"file_name": ["a.jpg", "b.jpg"], "text": ["A dog", None]}), folder / name)
    reading = read_document(folder / name, Config(**settings))
    assert reading is not None
    return reading


def test_the_line_of_an_entry_is_its_row(tmp_path: Path) -> None:
    reading = read(tmp_path, columns={"caption": ["A dog", "", "A cat"]})
    assert [(entry.caption, entry.line) for entry in reading.entries] == [("A dog", 1), ("A cat", 3)]


def test_columns_and_values(tmp_path: Path) -> None:
    columns = {
        "file_name": ["a.jpg"],
        "caption": ["A dog"],
        "date": [datetime.date(2020, 2, 3)],
        "taken": [datetime.datetime(2020, 2, 3, 10)],
        "price": [decimal.Decimal("1.50")],
        "tags": [["a", "b"]],
        "parts": [[b"ab"]],
        "deep": [{"a": 1, "b": datetime.time(10, 30)}],
        "n": [3],
    }
    entry = only(read(tmp_path, columns=columns))
    assert (entry.image, entry.caption, entry.date, entry.line, entry.span) == (
        "a.jpg",
        "A dog",
        "2020-02-03",
        1,
        None,
    )
    assert dict(entry.extra) == {
        "taken": "2020-02-03T10:00:00",
        "price": "1.50",
        "tags": ["a", "b"],
        "parts": ["YWI="],
        "deep": {"a": 1, "b": "10:30:00"},
        "n": 3,
    }


def test_the_bytes_of_pictures_are_left_out_and_named(tmp_path: Path) -> None:
    columns = {"image": [{"bytes": b"x" * 99, "path": "a.jpg"}], "thumb": [b"y"], "text": ["A dog"]}
    reading = read(tmp_path, columns=columns)
    entry = only(reading)
    assert (entry.image, entry.caption, dict(entry.extra)) == ("bytes:a.jpg", "A dog", {})
    assert "the bytes in image.bytes, thumb were left out" in messages(reading)[0][1]


def test_rows_that_hold_a_picture_each_are_of_several_pictures(tmp_path: Path) -> None:
    """Equal captions of pictures that are not looked at are no repeated entries."""
    (tmp_path / "here.jpg").write_bytes(b"x")
    names = [None, None, "here.jpg", "https://x.org/a.jpg", "in.jpg"]
    columns = {"image": [{"bytes": b"x", "path": name} for name in names], "text": ["A dog"] * 5}
    assert [entry.image for entry in read(tmp_path, columns=columns).entries] == [
        "bytes:row 1",
        "bytes:row 2",
        "here.jpg",
        "https://x.org/a.jpg",
        "bytes:in.jpg",
    ]
    result = scan(tmp_path / "t.parquet", config=Config(use_cache=False))
    assert [decision.decision for decision in result.decisions] == ["keep"] * 5
    shard = {"jpg": [b"x", b"y"], "txt": ["A dog", "A cat"], "__key__": ["1", "2"]}
    assert [(e.image, e.caption) for e in read(tmp_path, "wds.parquet", columns=shard).entries] == [
        ("bytes:row 1", "A dog"),
        ("bytes:row 2", "A cat"),
    ]


def test_a_table_without_a_usable_column_says_what_it_saw(tmp_path: Path) -> None:
    reading = read(tmp_path, columns={"weight": [3]})
    assert reading.entries == ()
    assert "the columns are 'weight'" in messages(reading)[0][1]
    reading = read(tmp_path, caption_column="alt")
    assert "has no column 'alt'" in messages(reading)[0][1]
    assert captions(reading) == ["A dog", None]


def test_an_empty_table(tmp_path: Path) -> None:
    assert read(tmp_path, columns={"file_name": pa.array([], pa.string())}).entries == ()


def test_the_list_of_a_shard_is_not_read_beside_it(tmp_path: Path) -> None:
    columns = {"key": ["0"], "status": ["success"], "url": ["https://x.org/a.jpg"], "caption": ["A dog"]}
    assert len(read(tmp_path, "00000.parquet", columns=columns).entries) == 1
    (tmp_path / "00000").mkdir()
    reading = read(tmp_path, "00000.parquet", columns=columns)
    assert (reading.entries, reading.note) == ((), "img2dataset's list of 00000; its samples are read there")


def test_files_that_are_no_parquet_are_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="cannot be read"):
        read_document(tmp_path / "none.parquet", Config())
    (tmp_path / "t.parquet").write_bytes(b"PAR1 noise PAR1")
    with pytest.raises(ReadError, match="is no valid Parquet"):
        read_document(tmp_path / "t.parquet", Config())
    pq.write_table(pa.table({"caption": [f"A dog {n}" * 9 for n in range(999)]}), tmp_path / "t.parquet")
    data = bytearray((tmp_path / "t.parquet").read_bytes())
    data[40:400] = b"\xff" * 360
    (tmp_path / "t.parquet").write_bytes(data)
    with pytest.raises(ReadError, match="is damaged"):
        read_document(tmp_path / "t.parquet", Config())


def test_without_pyarrow_the_command_that_installs_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'caption-dedupe\[parquet\]'"):
        read_document(tmp_path / "t.parquet", Config())


def test_metadata_of_an_imagefolder(tmp_path: Path) -> None:
    reading = read(tmp_path, "metadata.parquet")
    assert (reading.reader, captions(reading)) == ("imagefolder", ["A dog", None])
    assert read_text(tmp_path, "metadata.csv", "file_name,text\na.jpg,x\n").reader == "imagefolder"
    assert read_text(tmp_path, "metadata.jsonl", '{"file_name": "a.jpg", "text": "x"}').reader == "imagefolder"


def test_other_metadata_is_a_table(tmp_path: Path) -> None:
    assert read_text(tmp_path, "metadata.csv", "picture,text\na.jpg,x\n").reader == "csv"
    assert read_text(tmp_path, "mymetadata.csv", "file_name,text\na.jpg,x\n").reader == "csv"
