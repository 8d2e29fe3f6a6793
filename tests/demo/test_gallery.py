from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from PIL import Image

from dedupe.demo.gallery import Files, draw_gallery, write_gallery
from dedupe.demo.plants import PLANTS
from dedupe.demo.words import DATASET_ROWS


@pytest.fixture(scope="module")
def files() -> Files:
    return draw_gallery(96)


def test_the_same_bytes_each_time(files: Files) -> None:
    assert draw_gallery(96) == files


def test_files_are_sorted_and_their_names_work_everywhere(files: Files) -> None:
    assert list(files) == sorted(files)
    assert len({name.casefold() for name in files}) == len(files)
    assert all(name.isascii() and "\\" not in name for name in files)


def test_every_planted_pair_is_there(files: Files) -> None:
    for plant in PLANTS:
        assert {plant.entry, plant.other} <= files.keys()
    assert {plant.decision for plant in PLANTS} == {"drop", "review", "keep"}


def test_only_the_torn_picture_cannot_be_read(files: Files) -> None:
    broken = []
    for name, data in files.items():
        if name.endswith((".jpg", ".png")):
            try:
                with Image.open(io.BytesIO(data)) as image:
                    image.load()
            except OSError:
                broken.append(name)
    assert broken == ["photos/torn.jpg"]


def test_the_table_names_every_photograph(files: Files) -> None:
    rows = list(csv.DictReader(io.StringIO(files["photos/captions.csv"].decode())))
    assert sorted(f"photos/{row['file']}" for row in rows) == [
        name for name in files if name.startswith("photos/") and name.endswith(".jpg")
    ]


def test_the_data_set_names_its_pictures(files: Files) -> None:
    rows = [json.loads(line) for line in files["dataset/metadata.jsonl"].decode().splitlines()]
    assert rows == list(DATASET_ROWS)
    assert {f"dataset/{row['file_name']}" for row in rows} <= files.keys()


def test_the_agency_page_has_the_shape_that_readers_know(files: Files) -> None:
    page = json.loads(files["agency/page-1.json"])
    assert [item["data"][0]["nasa_id"] for item in page["collection"]["items"]] == [
        "SPO-20190402-PH_TLI01_0004",
        "SPO-20190402-PH_TLI01_0007",
        "SPO-20190410-PH_LOD01_0001",
    ]


def test_the_readme_lists_what_is_planted(files: Files) -> None:
    text = files["README.md"].decode()
    assert all(f"| {plant.entry} | {plant.other} | {plant.what} |" in text for plant in PLANTS)


def test_write_gallery_writes_what_is_drawn(tmp_path: Path, files: Files) -> None:
    written = write_gallery(tmp_path / "gallery", long_side=96)
    assert {path.relative_to(tmp_path / "gallery").as_posix(): path.read_bytes() for path in written} == files
    assert written == sorted(path for path in (tmp_path / "gallery").rglob("*") if path.is_file())
