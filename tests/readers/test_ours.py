"""Files that dedupe wrote are told from sources, in every form."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path

import pytest

from dedupe.config import Config
from dedupe.readers.ours import written_by_dedupe
from dedupe.readers.registry import read_document
from dedupe.records import CaptionMatch, CaptionVerdict, Decision, ManifestRow, Record, Source
from dedupe.result import Result
from dedupe.writers.decisions import write_decisions
from dedupe.writers.manifest import MANIFEST_SUFFIXES, write_manifest
from dedupe.writers.pairs import write_pairs

ROW = ManifestRow("a.jpg", "A dog\nruns", None, None, None, None, "list.csv", 2)


@pytest.mark.parametrize("suffix", MANIFEST_SUFFIXES)
def test_a_manifest_is_read_only_where_it_is_named(suffix: str, tmp_path: Path) -> None:
    if suffix == ".parquet" and find_spec("pyarrow") is None:
        pytest.skip("pyarrow is not installed (extra [parquet])")
    path = tmp_path / f"manifest{suffix}"
    write_manifest([ROW], path, versions={"dedupe": "1"})
    assert written_by_dedupe(path) == "manifest"
    passed_over = read_document(path, Config())
    assert passed_over is not None
    assert (passed_over.entries, passed_over.note) == ((), "written by dedupe, not read; name it to read it")
    reading = read_document(path, Config(), named=True)
    assert reading is not None
    assert [entry.caption for entry in reading.entries] == ["A dog\nruns"]


@pytest.mark.parametrize("suffix", [".jsonl", ".csv"])
def test_a_manifest_as_metadata_of_an_imagefolder_is_a_source(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"metadata{suffix}"
    write_manifest([ROW], path)
    reading = read_document(path, Config())
    assert reading is not None
    assert [entry.image for entry in reading.entries] == ["a.jpg"]


@pytest.mark.parametrize("suffix", [".jsonl", ".json", ".csv"])
def test_decisions_and_pairs_are_no_sources(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"metadata{suffix}"
    write_decisions([Decision("a.jpg", "a.jpg", Source("list.csv"), "keep")], path)
    assert written_by_dedupe(path) == "decisions"
    records = (Record("a", Source("x")), Record("b", Source("x")))
    matches = (CaptionMatch(0, 1, CaptionVerdict.IDENTICAL),)
    write_pairs(Result((), (), (), (), records, caption_matches=matches), path)
    assert written_by_dedupe(path) == "pairs"


@pytest.mark.parametrize(
    "text", ['{"tool": "dedupe", "findings": []}', '[\n {"type": "issue", "check_name": "CAP001"}]']
)
def test_a_report_of_check_is_no_source(text: str, tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_text(text, encoding="utf-8")
    assert written_by_dedupe(path) == "report"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("list.csv", "file_name,caption,sha256,extra\n"), ("list.csv", ""), ("list.jsonl", '{"a": 1}\n'),
        ("list.jsonl", "[1]\n"), ("list.jsonl", "{oops"), ("list.jsonl", "[" * 90_000), ("list.json", '{"dedupe": {}}'),
        ("list.json", json.dumps([{"file_name": "a.jpg"}])), ("list.txt", "A dog"), ("list.parquet", "PAR1"),
    ],
)  # fmt: skip
def test_other_files_are_sources(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert written_by_dedupe(tmp_path / name) is None


def test_a_file_that_is_gone_is_left_to_its_reader(tmp_path: Path) -> None:
    assert written_by_dedupe(tmp_path / "none.csv") is None
