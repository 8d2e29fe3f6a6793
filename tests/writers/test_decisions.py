"""Decisions: read back exactly, wrong files named."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings

from dedupe.errors import ReadError, WriteError
from dedupe.records import CaptionVerdict, Decision, ImageVerdict, Source
from dedupe.writers.decisions import read_decisions, write_decisions
from tests.writers.rows import DECISIONS

GOLDEN = Path(__file__).parent / "golden"

SAMPLE = (
    Decision(
        id="a.jpg",
        file_name="a.jpg",
        source=Source("list.csv", 2),
        decision="drop",
        keeper="b.jpg",
        group="g0001",
        rule="ENT001",
        image_verdict=ImageVerdict.SAME_PIXELS,
        caption_verdict=CaptionVerdict.EQUIVALENT,
        evidence={"reason": "same, but for case", "merged": ["credit"]},
    ),
    Decision(id="list.csv:3", file_name=None, source=Source("list.csv", None), decision="keep"),
)


@pytest.mark.parametrize("suffix", [".jsonl", ".json", ".csv"])
def test_the_written_form_is_as_documented(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"decisions{suffix}"
    write_decisions(SAMPLE, path, versions={"dedupe": "1.0"})
    assert path.read_bytes() == (GOLDEN / path.name).read_bytes()
    assert read_decisions(path) == SAMPLE


@pytest.mark.parametrize("suffix", [".jsonl", ".json", ".csv"])
@given(decisions=DECISIONS)
@settings(deadline=None, max_examples=50)
def test_reading_undoes_writing(suffix: str, decisions: list[Decision]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"d{suffix}")
        write_decisions(decisions, path)
        assert read_decisions(path) == tuple(decisions)


def test_parquet_is_no_format_of_decisions(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="unknown suffix"):
        write_decisions(SAMPLE, tmp_path / "d.parquet")


@pytest.mark.parametrize(
    "change",
    [
        {"decision": "burn"},
        {"id": 3},
        {"keeper": 3},
        {"evidence": []},
        {"image_verdict": "alike"},
        {"source": {"path": "a", "line": "3"}},
        {"source": None},
    ],
)
def test_what_is_no_decision_is_named_with_its_line(change: dict[str, object], tmp_path: Path) -> None:
    path = tmp_path / "d.jsonl"
    write_decisions(SAMPLE[:1], path)
    good = path.read_text(encoding="utf-8")
    path.write_text(good + json.dumps({**json.loads(good), **change}) + "\n", encoding="utf-8")
    with pytest.raises(ReadError, match=r"d\.jsonl:2: is no decision"):
        read_decisions(path)


def test_a_missing_key_is_no_decision(tmp_path: Path) -> None:
    path = tmp_path / "d.jsonl"
    path.write_text('{"id": "a"}\n', encoding="utf-8")
    with pytest.raises(ReadError, match="is no decision"):
        read_decisions(path)
