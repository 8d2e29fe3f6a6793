"""What we write, read by the programs it is written for: Hugging Face datasets and webdataset, without a network."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from PIL import Image

from dedupe.records import ManifestRow, Picture
from dedupe.writers.datasets import write_dataset
from dedupe.writers.manifest import write_manifest
from tests.writers.rows import row

CAPTIONS = ["A dog runs.", "Ein Hund läuft — “schnell”.", "A dog runs.", "2018-06-06"]


@pytest.fixture
def rows(tmp_path: Path) -> list[ManifestRow]:
    (tmp_path / "in").mkdir()
    made = []
    for number, caption in enumerate(CAPTIONS):
        place = tmp_path / "in" / f"p{number}.png"
        Image.new("RGB", (8 + number, 8), (number, 0, 0)).save(place)
        picture = Picture(f"sub/p{number}.png", file=str(place))
        extra = {"stars": number or "none", "image": "x", "deep": {"a": number}, "thumb_file_name": "t.png"}
        made.append(row(picture.name, caption, picture, extra))  # type: ignore[arg-type]
    made.append(row("sub/p0.png", "A second caption of the first.", made[0].picture))
    return made


def run(code: str, folder: Path, home: Path) -> object:
    """Run code in a process of its own: the library starts threads and warns as it likes there; no network."""
    environment = {**os.environ, "HF_HUB_OFFLINE": "1", "HF_DATASETS_OFFLINE": "1", "HF_HOME": str(home / "hf")}
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder)], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


LOAD_IMAGEFOLDER = """
import json, sys
import datasets
datasets.disable_progress_bars()
rows = datasets.load_dataset("imagefolder", data_dir=sys.argv[1], split="train")
print(json.dumps([[row["caption"], list(row["image"].size)] for row in rows]))
"""


@pytest.mark.slow
@pytest.mark.skipif(find_spec("datasets") is None, reason="Hugging Face datasets is not installed (group interop)")
def test_hugging_face_loads_our_imagefolder(rows: list[ManifestRow], tmp_path: Path) -> None:
    write_dataset("imagefolder", rows, tmp_path / "out")
    assert run(LOAD_IMAGEFOLDER, tmp_path / "out", tmp_path) == [
        *([caption, [8 + number, 8]] for number, caption in enumerate(CAPTIONS)),
        ["A second caption of the first.", [8, 8]],
    ]


@pytest.mark.slow
@pytest.mark.skipif(find_spec("datasets") is None, reason="Hugging Face datasets is not installed (group interop)")
def test_hugging_face_loads_a_manifest_beside_the_pictures(rows: list[ManifestRow], tmp_path: Path) -> None:
    folder = tmp_path / "site"
    (folder / "sub").mkdir(parents=True)
    kept = []
    for number in range(2):
        (tmp_path / "in" / f"p{number}.png").rename(folder / "sub" / f"p{number}.png")
        kept.append(row(f"sub/p{number}.png", CAPTIONS[number], extra={"camera": "K"}))
    write_manifest(kept, folder / "metadata.jsonl")
    assert run(LOAD_IMAGEFOLDER, folder, tmp_path) == [["A dog runs.", [8, 8]], [CAPTIONS[1], [9, 8]]]


LOAD_SHARDS = """
import json, sys
from pathlib import Path
import webdataset
shards = sorted(str(place) for place in Path(sys.argv[1]).glob("*.tar"))
samples = webdataset.WebDataset(shards, shardshuffle=False, empty_check=False)
print(json.dumps([[s["__key__"], s["txt"].decode(), len(s["png"]) > 50, json.loads(s["json"])["credit"]]
    for s in samples]))
"""


@pytest.mark.slow
@pytest.mark.skipif(find_spec("webdataset") is None, reason="webdataset is not installed (group interop)")
def test_webdataset_reads_our_shards(rows: list[ManifestRow], tmp_path: Path) -> None:
    write_dataset("webdataset", rows, tmp_path / "out")
    assert run(LOAD_SHARDS, tmp_path / "out", tmp_path) == [
        [f"{number:09}", caption, True, "A. Person"]
        for number, caption in enumerate([*CAPTIONS, "A second caption of the first."])
    ]
