"""Data sets: what each format holds, that the same rows give the same bytes, and that we read them back."""

from __future__ import annotations

import json
import tarfile
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedupe.config import Config
from dedupe.errors import ConfigError, WriteError
from dedupe.readers.entry import Entry
from dedupe.readers.registry import read_document, read_sidecar
from dedupe.records import Json, ManifestRow, Picture
from dedupe.writers.datasetfolder import MARK, Written
from dedupe.writers.datasets import DATASET_WRITERS, write_dataset
from dedupe.writers.imagefolder import one_schema
from dedupe.writers.webdataset import write_webdataset
from tests.writers.rows import pictured, row


def contents(folder: Path) -> dict[str, bytes]:
    return {
        place.relative_to(folder).as_posix(): place.read_bytes()
        for place in folder.rglob("*")
        if place.is_file() and place.name != MARK
    }


@pytest.fixture
def rows(tmp_path: Path) -> list[ManifestRow]:
    (tmp_path / "in").mkdir()
    a, b = pictured(tmp_path / "in", "sub/a.jpg", "sub/b.PNG")
    return [
        row("sub/a.jpg", "A dog", a, {"camera": "K", "stars": 5}),
        row("sub/b.PNG", None, b, {"stars": "many", "width": 3, "id": 9}),
        row("https://example.org/c.jpg", "A cat"),
        row("sub/a.jpg", "A brown dog", a),
        row(None, "No picture"),
    ]


@pytest.mark.parametrize("kind", DATASET_WRITERS)
def test_rows_without_a_picture_at_hand_are_left_out_and_counted(
    kind: str, rows: list[ManifestRow], tmp_path: Path
) -> None:
    assert write_dataset(kind, rows, tmp_path / "out") == Written(rows=3, left_out=2)


@pytest.mark.parametrize("kind", DATASET_WRITERS)
def test_written_again_the_bytes_are_the_same(kind: str, rows: list[ManifestRow], tmp_path: Path) -> None:
    write_dataset(kind, rows, tmp_path / "one")
    first = contents(tmp_path / "one")
    write_dataset(kind, rows, tmp_path / "one")
    write_dataset(kind, rows, tmp_path / "two")
    assert contents(tmp_path / "one") == first == contents(tmp_path / "two")


@pytest.mark.parametrize("kind", DATASET_WRITERS)
def test_fewer_rows_leave_nothing_of_the_former_behind(kind: str, rows: list[ManifestRow], tmp_path: Path) -> None:
    write_dataset(kind, rows, tmp_path / "out")
    write_dataset(kind, rows[:1], tmp_path / "out")
    write_dataset(kind, rows[:1], tmp_path / "fresh")
    assert contents(tmp_path / "out") == contents(tmp_path / "fresh")


@pytest.mark.parametrize("kind", DATASET_WRITERS)
def test_no_rows_are_a_data_set_too(kind: str, tmp_path: Path) -> None:
    assert write_dataset(kind, [], tmp_path / "out") == Written(0, 0)


@pytest.mark.parametrize("kind", DATASET_WRITERS)
def test_a_picture_that_is_gone_is_named(kind: str, rows: list[ManifestRow], tmp_path: Path) -> None:
    Path(str(rows[1].picture and rows[1].picture.file)).unlink()
    with pytest.raises(WriteError, match=r"b\.PNG"):
        write_dataset(kind, rows, tmp_path / "out")


def test_an_unknown_format_lists_the_known(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="use one of imagefolder, coco, webdataset, kohya"):
        write_dataset("zip", [], tmp_path)


def test_an_imagefolder_has_one_schema(rows: list[ManifestRow], tmp_path: Path) -> None:
    write_dataset("imagefolder", rows, tmp_path / "out")
    found = contents(tmp_path / "out")
    assert set(found) == {"metadata.jsonl", "sub/a.jpg", "sub/b.PNG"}
    lines = [json.loads(line) for line in found["metadata.jsonl"].splitlines()]
    assert [list(line) for line in lines] == [list(lines[0])] * 3
    assert list(lines[0])[:2] == ["file_name", "caption"]
    assert [line["file_name"] for line in lines] == ["sub/a.jpg", "sub/b.PNG", "sub/a.jpg"]
    assert [line["stars"] for line in lines] == ["5", "many", None]
    assert lines[1]["extra_width"] == 3


def test_columns_of_extra_get_names_and_types_that_load() -> None:
    own: dict[str, Json] = {"file_name": "a", "caption": "x"}
    extra: dict[str, Json] = {
        "image": 1,
        "caption": 2,
        "thumb_file_name": "t.jpg",
        "": "e",
        "n": 1,
        "flag": True,
        "big": 2**70,
        "tags": ["a"],
        "deep": {"a": 1},
    }
    first, second = one_schema([(own, extra), (own, {"n": 0.5, "flag": None, "extra_image": "y", "tags": [1]})])
    assert first == {
        "file_name": "a",
        "caption": "x",
        "extra_image": 1,
        "extra_caption": 2,
        "thumb_filename": "t.jpg",
        "unnamed": "e",
        "n": 1.0,
        "flag": True,
        "big": str(2**70),
        "tags": '["a"]',
        "deep": '{"a": 1}',
        "extra_extra_image": None,
    }
    assert second["n"] == 0.5
    assert second["extra_extra_image"] == "y"
    assert one_schema([]) == []


def test_coco_shares_a_picture_among_its_captions(rows: list[ManifestRow], tmp_path: Path) -> None:
    write_dataset("coco", rows, tmp_path / "out")
    document = json.loads((tmp_path / "out" / "annotations.json").read_text(encoding="utf-8"))
    assert [image["file_name"] for image in document["images"]] == ["images/sub/a.jpg", "images/sub/b.PNG"]
    assert [(note["image_id"], note["caption"]) for note in document["annotations"]] == [
        (1, "A dog"),
        (1, "A brown dog"),
    ]
    assert document["annotations"][0]["camera"] == "K"
    assert document["images"][1]["stars"] == "many"
    assert document["images"][1]["extra_id"] == 9
    assert document["images"][1]["extra_width"] == 3


def test_a_shard_bears_no_trace_of_this_machine(rows: list[ManifestRow], tmp_path: Path) -> None:
    write_dataset("webdataset", rows, tmp_path / "out")
    with tarfile.open(tmp_path / "out" / "00000.tar") as archive:
        members = archive.getmembers()
    assert [member.name for member in members] == [
        "000000000.jpg", "000000000.txt", "000000000.json",
        "000000001.png", "000000001.json",
        "000000002.jpg", "000000002.txt", "000000002.json",
    ]  # fmt: skip
    assert {(m.mtime, m.uid, m.gid, m.uname, m.gname, m.mode) for m in members} == {(0, 0, 0, "", "", 0o644)}


def test_shards_are_cut_by_samples_and_by_bytes(rows: list[ManifestRow], tmp_path: Path) -> None:
    write_webdataset(rows, tmp_path / "a", shard_samples=2)
    assert set(contents(tmp_path / "a")) == {"00000.tar", "00001.tar"}
    write_webdataset(rows, tmp_path / "b", shard_bytes=1)
    assert set(contents(tmp_path / "b")) == {"00000.tar", "00001.tar", "00002.tar"}
    reading = read_document(tmp_path / "b" / "00002.tar", Config())
    assert reading is not None
    assert [entry.caption for entry in reading.entries] == ["A brown dog"]


def test_a_member_of_a_shard_goes_into_the_next(rows: list[ManifestRow], tmp_path: Path) -> None:
    write_dataset("webdataset", rows[:1], tmp_path / "one")
    shard = tmp_path / "one" / "00000.tar"
    reading = read_document(shard, Config())
    assert reading is not None
    entry = reading.entries[0]
    picture = Picture("00000.tar/000000000.jpg", file=str(shard), offset=entry.offset, size=entry.length)
    write_dataset("webdataset", [row("x.jpg", "A dog", picture)], tmp_path / "two")
    with tarfile.open(tmp_path / "two" / "00000.tar") as archive:
        member = archive.extractfile("000000000.jpg")
        assert member is not None
        assert member.read() == b"sub/a.jpg"


def test_a_picture_that_goes_while_shards_are_written_is_named(
    rows: list[ManifestRow], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dedupe.writers.webdataset._length", lambda picture: 1)
    Path(str(rows[1].picture and rows[1].picture.file)).unlink()
    with pytest.raises(WriteError, match=r"b\.PNG: cannot be read"):
        write_dataset("webdataset", rows, tmp_path / "out")
    assert [place.name for place in (tmp_path / "out").iterdir()] == [MARK]


def test_kohya_gives_every_caption_a_picture_of_its_own(rows: list[ManifestRow], tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    twin = pictured(tmp_path / "more", "sub/a.webp")[0]
    write_dataset("kohya", [*rows, row("sub/a.webp", "", twin)], tmp_path / "out")
    found = contents(tmp_path / "out")
    assert {name: data for name, data in found.items() if name.endswith(".txt")} == {
        "sub/a.txt": b"A dog",
        "sub/a-2.txt": b"A brown dog",
        "sub/a-3.txt": b"",
    }
    assert found["sub/a-2.jpg"] == found["sub/a.jpg"] == b"sub/a.jpg"
    assert found["sub/a-3.webp"] == b"sub/a.webp"


CAPTIONS = st.lists(st.text(min_size=1, max_size=12).map(str.strip).filter(bool), min_size=1, max_size=4)
EXTRA = st.dictionaries(st.sampled_from(["camera", "stars", "place"]), st.text(max_size=6), max_size=3)


def _entries(kind: str, folder: Path) -> tuple[Entry, ...]:
    document = {"imagefolder": "metadata.jsonl", "coco": "annotations.json", "webdataset": "00000.tar"}[kind]
    reading = read_document(folder / document, Config())
    assert reading is not None
    assert reading.reader == kind
    return reading.entries


@pytest.mark.parametrize("kind", ["imagefolder", "coco", "webdataset"])
@given(captions=CAPTIONS, extra=EXTRA)
@settings(deadline=None, max_examples=25)
def test_our_readers_give_back_what_was_written(kind: str, captions: list[str], extra: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pictures = pictured(folder, *(f"p{number}.jpg" for number in range(len(captions))))
        written = [row(p.name, text, p, {**extra}) for p, text in zip(pictures, captions, strict=True)]
        write_dataset(kind, written, folder / "out")
        entries = _entries(kind, folder / "out")
    assert [entry.caption for entry in entries] == captions
    for entry in entries:
        assert (entry.credit, entry.date) == ("A. Person", "2018-06-06")
        assert {key: entry.extra.get(key) for key in extra} == extra


@given(captions=CAPTIONS.map(lambda texts: [text.replace("\0", "") or "x" for text in texts]))  # a NUL is no text
@settings(deadline=None, max_examples=20)
def test_sidecars_read_back(captions: list[str]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pictures = pictured(folder, *(f"p{number}.jpg" for number in range(len(captions))))
        write_dataset("kohya", [row(p.name, text, p) for p, text in zip(pictures, captions, strict=True)], folder / "o")
        readings = [read_sidecar(folder / "o" / f"p{number}.txt", Config()) for number in range(len(captions))]
    assert [reading.entries[0].caption for reading in readings if reading] == [
        text.strip() or None for text in captions
    ]
