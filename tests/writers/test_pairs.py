"""The pairs table: one row a pair, both verdicts in it."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from dedupe.records import CaptionMatch, CaptionVerdict, ImageMatch, ImageVerdict, Record, Source
from dedupe.result import Result
from dedupe.writers.pairs import write_pairs

RECORDS = tuple(Record(f"{name}.jpg", Source("list.csv", 2), caption=f"caption {name}") for name in "abc")


def test_a_pair_judged_twice_is_one_row_and_rows_stand_in_order(tmp_path: Path) -> None:
    captions = (
        CaptionMatch(1, 2, CaptionVerdict.LOOKALIKE, reason="another time"),
        CaptionMatch(0, 1, CaptionVerdict.IDENTICAL, reason="equal"),
    )
    images = (ImageMatch(0, 1, ImageVerdict.SAME, reason="half size"), ImageMatch(0, 2, ImageVerdict.EDITED))
    result = Result((), (), (), (), RECORDS, caption_matches=captions, image_matches=images, versions={"dedupe": "1"})
    write_pairs(result, tmp_path / "pairs.csv")
    with (tmp_path / "pairs.csv").open(newline="", encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    assert [(row["a"], row["b"], row["image_verdict"], row["caption_verdict"]) for row in rows] == [
        ("a.jpg", "b.jpg", "same", "identical"),
        ("a.jpg", "c.jpg", "edited", ""),
        ("b.jpg", "c.jpg", "", "lookalike"),
    ]
    assert rows[0]["caption_a"] == "caption a"
    assert rows[0]["image_reason"] == "half size"
    assert json.loads(rows[0]["evidence"]).keys() == {"image", "caption"}
    assert json.loads(rows[2]["evidence"])["caption"]["reason"] == "another time"
