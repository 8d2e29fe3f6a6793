"""Whatever a table or data set holds, reading it gives a Reading, None, or an error that names the file: no more."""

from __future__ import annotations

import contextlib
import io
import json
import tarfile
import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dedupe.config import Config
from dedupe.errors import DedupeError, ReadError
from dedupe.readers import datafiles
from dedupe.readers.datafiles import read_datafile
from dedupe.readers.registry import NAMES, read_document, reader_named

TABLES = ("csv", "tsv", "jsonl", "json", "agency", "commons", "iiif", "coco", "json-table", "webdataset", "text-table")


def shard() -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name, data in (("a.jpg", b"picture"), ("a.txt", b"A dog"), ("é" * 120 + ".json", b'{"caption": "x"}')):
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return stream.getvalue()


SOUND = {
    "list.csv": b'file_name,caption,n\na.jpg,"A ""dog"", here",1\nb.jpg,,2\n',
    "list.jsonl": b'{"file_name": "a.jpg", "caption": "A \\u201cdog\\u201d", "n": {"a": [1, 2]}}\n{"caption": "b"}\n',
    "page.json": json.dumps({"collection": {"items": [{"data": [{"nasa_id": "X", "description": "A dog"}]}]}}).encode(),
    "coco.json": json.dumps(
        {"images": [{"id": 1, "file_name": "a.jpg"}], "annotations": [{"image_id": 1, "caption": "A dog"}]}
    ).encode(),
    "commons.json": json.dumps(
        {"query": {"pages": {"1": {"imageinfo": [{"url": "u", "extmetadata": {"ImageDescription": {"value": "A"}}}]}}}}
    ).encode(),
    "iiif.json": json.dumps(
        {"type": "Manifest", "items": [{"label": {"en": ["A dog"]}, "items": [{"items": [{"body": {"id": "u"}}]}]}]}
    ).encode(),
    "shard.tar": shard(),
    "captions.txt": b"image,caption\na.jpg,A dog\nb.jpg,A cat\nc.jpg,A cow\n",
}


def read(name: str, data: bytes, reader: str | None) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        with contextlib.suppress(DedupeError):
            reading = read_document(path, Config(reader=reader), named=True)
            if reading is not None:
                assert all(problem.message for problem in reading.problems)
                assert all(entry.image or entry.caption is not None or entry.title or entry.photo_id or entry.extra
                    for entry in reading.entries)  # fmt: skip


@pytest.mark.parametrize("name", SOUND)
def test_the_samples_are_sound(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(SOUND[name])
    reading = read_document(tmp_path / name, Config())
    assert reading is not None
    assert reading.entries
    assert reading.problems == ()


@pytest.mark.parametrize("name", SOUND)
@given(data=st.data())
@settings(deadline=None, max_examples=80)
def test_damage_anywhere_is_named_and_no_crash(name: str, data: st.DataObject) -> None:
    sound = SOUND[name]
    begin = data.draw(st.integers(0, len(sound)))
    end = data.draw(st.integers(begin, min(len(sound), begin + 8)))
    read(name, sound[:begin] + data.draw(st.binary(max_size=8)) + sound[end:], None)


@pytest.mark.parametrize("reader", TABLES)
@given(data=st.one_of(st.binary(max_size=200), st.text('{}[]",:\n\t a1\\u-', max_size=60).map(str.encode)))
@settings(deadline=None, max_examples=40)
def test_noise_is_named_and_no_crash(reader: str, data: bytes) -> None:
    assert reader in NAMES
    read("noise.tar" if reader == "webdataset" else "noise.x", data, reader)


JSON = st.recursive(
    st.one_of(st.none(), st.integers(), st.text(max_size=4)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(
                [
                    "collection",
                    "items",
                    "data",
                    "query",
                    "pages",
                    "imageinfo",
                    "extmetadata",
                    "ImageDescription",
                    "value",
                    "type",
                    "images",
                    "annotations",
                    "id",
                    "image_id",
                    "caption",
                    "file_name",
                    "label",
                    "summary",
                    "body",
                    "links",
                    "thumbnail",
                    "rows",
                    "text",
                ]
            ),
            inner,
            max_size=4,
        ),
    ),
    max_leaves=25,
)


@pytest.mark.parametrize("reader", ["json", "agency", "commons", "iiif", "coco", "json-table"])
@example(value={"collection": None, "items": [{}]})
@example(value=[{"file_name": ""}])
@given(value=JSON)
@settings(deadline=None, max_examples=60)
def test_json_of_any_shape_is_no_crash(reader: str, value: object) -> None:
    if reader == "iiif" and isinstance(value, dict):
        value["type"] = "Manifest"
    read("x.json", json.dumps(value).encode(), reader)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_that_is_gone_is_told_by_every_reader(tmp_path: Path, name: str) -> None:
    ending = next(iter(reader_named(name).suffixes), ".json")
    path = tmp_path / (f"gone{ending}" if ending.startswith(".") else ending)
    with pytest.raises(ReadError, match="cannot be read"):
        read_document(path, Config(reader=name), named=True)


def test_a_large_data_file_that_may_not_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "list.yml"
    path.mkdir()  # what is no file cannot be opened, whoever asks
    monkeypatch.setattr(datafiles, "MAX_TREE_BYTES", -1)
    with pytest.raises(ReadError, match="cannot be read"):
        read_datafile(path, Config())
