"""The pairs table: every judged pair of records with both verdicts and what they rest on."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from dedupe.records import CaptionMatch, ImageMatch, Json, Record
from dedupe.scanned import Scanned
from dedupe.writers.rowfiles import Column, Row, write_rows

COLUMNS = (
    Column("a"),
    Column("b"),
    Column("image_verdict"),
    Column("image_reason"),
    Column("caption_verdict"),
    Column("caption_reason"),
    Column("caption_a"),
    Column("caption_b"),
    Column("evidence", "json"),
)


def write_pairs(result: Scanned, path: str | os.PathLike[str]) -> None:
    """Write every judged pair, sorted by the places of its two records (.csv, .jsonl or .json).

    A pair whose captions and pictures were judged is one row.

    Raises:
        WriteError: unknown suffix, or the file cannot be written.
    """
    rows = _rows(result.records, result.caption_matches, result.image_matches)
    write_rows(path, rows, COLUMNS, versions=result.versions)


def _rows(
    records: Sequence[Record], caption_matches: Sequence[CaptionMatch], image_matches: Sequence[ImageMatch]
) -> Iterator[Row]:
    captions = {(match.a, match.b): match for match in caption_matches}
    images = {(match.a, match.b): match for match in image_matches}
    for pair in sorted(captions.keys() | images.keys()):
        a, b = (records[position] for position in pair)
        caption, image = captions.get(pair), images.get(pair)
        evidence: dict[str, Json] = {}
        if image is not None:
            evidence["image"] = image.evidence
        if caption is not None:
            evidence["caption"] = caption.evidence
        yield {
            "a": a.id,
            "b": b.id,
            "image_verdict": None if image is None else image.verdict.value,
            "image_reason": None if image is None else image.reason,
            "caption_verdict": None if caption is None else caption.verdict.value,
            "caption_reason": None if caption is None else caption.reason,
            "caption_a": a.caption,
            "caption_b": b.caption,
            "evidence": evidence,
        }
