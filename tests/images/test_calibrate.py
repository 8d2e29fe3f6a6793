from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from dedupe.config import Config
from dedupe.errors import InputError
from dedupe.images.calibrate import Calibration, Row, as_json, as_text, calibrate
from dedupe.images.transforms import KINDS
from tests.images.drawn import photograph

CONFIG = Config(workers=1)
FEW = tuple(kind for kind in KINDS if kind.name in ("JPEG q30", "half size", "mirrored"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("own")
    for seed in (91, 92, 93):
        photograph(seed, 240, 160).save(folder / f"{seed}.jpg")
    Image.new("RGB", (40, 40), "white").save(folder / "blank.png")
    (folder / "broken.jpg").write_bytes(b"no picture")
    return folder


def test_every_copy_is_counted_by_kind(folder: Path) -> None:
    steps: list[str] = []
    found = calibrate(
        sorted(folder.iterdir()), config=CONFIG, kinds=FEW, progress=lambda stage, *_: steps.append(stage)
    )
    assert (found.pictures, found.unreadable) == (3, 1)
    assert [(row.kind, row.same, row.edited, row.hashed) for row in found.rows] == [
        ("JPEG q30", 3, 0, 3),
        ("half size", 3, 0, 3),
        ("mirrored", 0, 3, 0),
    ]
    assert (found.recall, found.false_same, found.false_edited, found.pairs) == (1.0, 0, 0, ())
    assert {"copies", "fingerprints", "pictures"} <= set(steps)


def test_copies_among_the_originals_are_shown(folder: Path, tmp_path: Path) -> None:
    photograph(91, 240, 160).save(tmp_path / "again.jpg", quality=60)
    found = calibrate([folder / "91.jpg", tmp_path / "again.jpg"], config=CONFIG, kinds=FEW[:1])
    assert found.false_same > 0
    assert found.pairs == (tuple(sorted((str(folder / "91.jpg"), str(tmp_path / "again.jpg")))),)


def test_copies_with_equal_bytes_count(folder: Path) -> None:
    found = calibrate([folder / "91.jpg"], config=CONFIG, kinds=(FEW[0], FEW[0], FEW[0]))
    assert [row.same for row in found.rows] == [1, 1, 1]


def test_a_sample_is_the_same_for_the_same_seed(folder: Path) -> None:
    pictures = [folder / f"{seed}.jpg" for seed in (91, 92, 93)]
    one = calibrate(pictures, sample=2, seed=5, config=CONFIG, kinds=FEW[:1])
    assert one == calibrate(list(reversed(pictures)), sample=2, seed=5, config=CONFIG, kinds=FEW[:1])
    assert one.pictures == 2


def test_nothing_to_calibrate_on(folder: Path) -> None:
    with pytest.raises(InputError, match="none of the pictures"):
        calibrate([folder / "blank.png", folder / "broken.jpg"], config=CONFIG, kinds=FEW[:1])


FOUND = Calibration(
    4, 1, (Row("half size", "same", 4, 3, 0, 2), Row("mirrored", "edited", 4, 0, 4)), 1, 0, (("a", "b"),)
)


def test_the_table() -> None:
    assert as_text(FOUND).splitlines() == [
        "copy       expected  same  edited  missed  recall  pHash",
        "half size  same         3       0       1   0.750  0.500",
        "mirrored   edited       0       4       0   1.000  0.000",
        "4 pictures, 8 copies, recall 0.875",
        "pHash: what imagehash alone finds, 16 x 16 bits of which 64 may differ",
        "1 could not be read",
        "false matches between different pictures: 1 same, 0 edited",
        "  a = b",
    ]


def test_the_same_for_programs() -> None:
    told = json.loads(as_json(FOUND))
    assert told["recall"] == 0.875
    assert told["kinds"][0] == {
        "kind": "half size", "expected": "same", "copies": 4, "same": 3, "edited": 0, "recall": 0.75,
        "hash_recall": 0.5,
    }  # fmt: skip
    assert told["pairs"] == [["a", "b"]]


def test_no_copies_no_recall() -> None:
    assert Row("half size", "same", 0, 0, 0).recall == 0.0
    assert Row("half size", "same", 0, 0, 0).hash_recall == 0.0
    assert Calibration(0, 0, (), 0, 0).recall == 0.0
