"""Findings on documents, how a caption is quoted, and the one order of all findings."""

from __future__ import annotations

import random

from dedupe.check.findings import QUOTE_CHARACTERS, document_findings, quoted, sort_findings
from dedupe.records import (
    Source,
)
from tests.check.samples import finding


def test_a_document_that_cannot_be_read() -> None:
    (found,) = document_findings([(Source("a.json", 2), "is no JSON: a comma is missing")])
    assert (found.code, found.message, found.source.line) == ("DOC001", "is no JSON: a comma is missing", 2)


def test_a_quoted_caption_is_one_short_line() -> None:
    assert quoted("two\nlines") == "“two lines”"
    assert len(quoted("x" * 500)) == QUOTE_CHARACTERS + 2
    assert quoted("x" * 500).endswith("…”")


def test_findings_stand_in_one_order_whatever_order_they_were_made_in() -> None:
    made = [
        finding("CAP001", "a.md", 2),
        finding("CAP001", "a.md", 10),
        finding("CAP003", "a.md", 2, related=Source("b.md", 4)),
        finding("CAP003", "a.md", 2, related=Source("b.md")),
        finding("CAP001", "B.md", None),
    ]
    ordered = sort_findings(made)
    for seed in range(5):
        shuffled = list(made)
        random.Random(seed).shuffle(shuffled)
        assert sort_findings(shuffled) == ordered
    assert [item.source.line for item in ordered] == [None, 2, 2, 2, 10]
