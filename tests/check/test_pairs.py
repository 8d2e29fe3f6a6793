"""Findings on judged pairs: where they stand, and what they say."""

from __future__ import annotations

from attrs import field, frozen

from dedupe.check.pairs import pair_findings
from dedupe.config import Config
from dedupe.records import (
    CaptionVerdict,
    ImageVerdict,
    Json,
    Severity,
)
from tests.check.samples import record


@frozen
class Pair:
    a: int
    b: int
    code: str | None
    image_verdict: ImageVerdict | None = None
    caption_verdict: CaptionVerdict | None = None
    evidence: dict[str, Json] = field(factory=dict)


RECORDS = [record("a.jpg"), record("b.jpg", "posts/b.md", 7, caption="The crew, at the pad")]


def test_a_pair_is_reported_at_its_second_half() -> None:
    pair = Pair(0, 1, "CAP001", None, CaptionVerdict.EQUIVALENT, {"caption": {"reason": "punctuation only"}})
    (found,) = pair_findings(RECORDS, [pair])
    assert found.message == "repeats the caption of a.jpg: punctuation only"
    assert (found.source, found.record, found.caption) == (RECORDS[1].source, "b.jpg", "The crew, at the pad")
    assert (found.related, found.related_record) == (RECORDS[0].source, "a.jpg")
    assert found.related_caption == "The crew at the pad."
    assert found.evidence["caption_verdict"] == "equivalent"
    assert found.evidence["image_verdict"] is None
    assert found.severity is Severity.WARNING


def test_a_pair_as_it_should_be_is_no_finding() -> None:
    assert pair_findings(RECORDS, [Pair(0, 1, None)]) == []


def test_the_pictures_are_told_first() -> None:
    evidence: dict[str, Json] = {"image": {"reason": "half size"}, "caption": {"reason": "identical text"}}
    pair = Pair(0, 1, "ENT001", ImageVerdict.SAME, CaptionVerdict.IDENTICAL, evidence)
    assert pair_findings(RECORDS, [pair])[0].message.endswith("as a.jpg: half size; identical text")


def test_a_verdict_without_a_reason_is_named() -> None:
    pair = Pair(0, 1, "CAP004", ImageVerdict.IDENTICAL, CaptionVerdict.DIFFERENT)
    assert "identical pictures; different captions" in pair_findings(RECORDS, [pair])[0].message


def test_a_pair_without_verdicts_has_a_sentence_all_the_same() -> None:
    assert "judged the same" in pair_findings(RECORDS, [Pair(0, 1, "CAP004")])[0].message


def test_the_difference_of_facts_is_shown() -> None:
    spans: list[Json] = [
        {"a": "8:07", "b": "7:07", "class": "time", "decides": True},
        {"a": "Sergei", "b": "Sergey", "class": "spelling", "decides": False},
        {"a": "the", "b": "", "class": "function word", "decides": False},
    ]
    evidence: dict[str, Json] = {"caption": {"reason": "a time differs", "spans": spans}}
    pair = Pair(0, 1, "CAP003", None, CaptionVerdict.LOOKALIKE, evidence)
    assert pair_findings(RECORDS, [pair])[0].message.endswith("but for “8:07” / “7:07”, “Sergei” / “Sergey”")


def test_a_member_of_a_series_is_told_once_for_each_kind_of_fact() -> None:
    def differing(a: int, b: int, kind: str) -> Pair:
        spans: list[Json] = [{"a": str(a), "b": str(b), "class": kind, "decides": True}]
        return Pair(a, b, "CAP003", None, CaptionVerdict.LOOKALIKE, {"caption": {"spans": spans}})

    records = [record(f"{n}.jpg", caption=f"Step {n} of the climb") for n in range(4)]
    pairs = [differing(a, b, "number") for b in range(4) for a in range(b)]
    found = pair_findings(records, [*pairs, differing(2, 3, "date")])
    assert [(item.related_record, item.record) for item in found] == [
        ("0.jpg", "1.jpg"),
        ("0.jpg", "2.jpg"),
        ("0.jpg", "3.jpg"),
        ("2.jpg", "3.jpg"),
    ]


def test_without_spans_the_reason_stands_for_the_difference() -> None:
    pair = Pair(0, 1, "CAP003", None, CaptionVerdict.LOOKALIKE, {"caption": {"reason": "a time differs"}})
    assert pair_findings(RECORDS, [pair])[0].message.endswith("but for a time differs")


def test_the_settings_decide_the_severity() -> None:
    config = Config(severity={"CAP001": "error"})
    assert pair_findings(RECORDS, [Pair(0, 1, "CAP001")], config)[0].severity is Severity.ERROR
