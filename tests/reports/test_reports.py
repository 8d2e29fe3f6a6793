"""What every report keeps: golden files, the empty report, hostile captions, the order."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from attrs import evolve

from dedupe.check.outcome import Accepted, Checked
from dedupe.records import Severity
from dedupe.reports.registry import FORMATS, REPORTS
from tests.check.samples import checked, empty, finding, source

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("name", FORMATS)
def test_golden(name: str) -> None:
    assert REPORTS[name].render(checked()) == (GOLDEN / f"findings.{name}").read_bytes().decode("utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_golden_empty(name: str) -> None:
    assert REPORTS[name].render(empty()) == (GOLDEN / f"empty.{name}").read_bytes().decode("utf-8")


def test_golden_colored() -> None:
    assert REPORTS["text"].render(checked(), color=True) == (GOLDEN / "findings.colored").read_bytes().decode("utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_can_be_written_whatever_a_caption_holds(name: str) -> None:
    text = REPORTS[name].render(checked())
    text.encode("utf-8")
    raw = [c for c in text if c != "\n" and (ord(c) < 0x20 or c in "\x7f\u202e\u2066\u2028\uffff\U000e0041")]
    assert raw == ([] if name != "json" else [c for c in raw if ord(c) > 0x20])


@pytest.mark.parametrize("name", FORMATS)
def test_color_is_used_only_where_it_is_asked_for(name: str) -> None:
    assert "\x1b" not in REPORTS[name].render(checked())


def test_only_reports_for_a_terminal_know_color() -> None:
    colored = {name for name in FORMATS if "\x1b[" in REPORTS[name].render(checked(), color=True)}
    assert colored == {"text", "concise"}


def test_a_report_says_what_was_left_out_and_what_is_fixed() -> None:
    outcome = evolve(
        empty(),
        accepted=2,
        suppressed=1,
        allowed=1234,
        fixed=(Accepted("CAP001", "a.md", "b.md", "The crew", "0f", 3),),
    )
    text = REPORTS["text"].render(outcome)
    assert "Left out: 2 accepted by the baseline, 1 suppressed in the documents, 1,234 allowed by the settings." in text
    assert "3 accepted findings no longer there: run `dedupe baseline`" in text
    assert "3 accepted findings no longer there" in REPORTS["markdown"].render(outcome)
    assert json.loads(REPORTS["json"].render(outcome))["fixed"] == [
        {"code": "CAP001", "path": "a.md", "related": "b.md", "count": 3}
    ]


def test_a_caption_that_is_very_long_is_cut_in_the_text_report() -> None:
    outcome = Checked((finding(caption="word " * 500, related=finding().source, related_caption="word " * 500),))
    assert max(len(line) for line in REPORTS["text"].render(outcome).splitlines()) < 600


def test_one_finding_in_many_places_is_told_once() -> None:
    repeats = [finding(line=n, related=source("posts/b.md", 1, 1), related_caption="The crew.") for n in range(1, 21)]
    other = finding("CAP007", line=4, message="cut short")
    text = REPORTS["text"].render(Checked((repeats[0], other, *repeats[1:])))
    assert text.count("CAP001") == 1
    assert "also   2:5, 3:5, 4:5, 5:5, 6:5, 7:5, 8:5, 9:5, 10:5, 11:5, 12:5, 13:5 and 7 more\n" in text
    assert "21 findings (21 warnings)" in text


def test_an_entry_without_caption_is_shown_as_such() -> None:
    there = Checked((finding("IMG001", caption="x", related=finding().source, related_caption=None),))
    assert "(no caption)" in REPORTS["text"].render(there)


def test_severity_of_a_finding_is_what_the_settings_made_it() -> None:
    outcome = Checked((finding(severity=Severity.ERROR),))
    assert "::error " in REPORTS["github"].render(outcome)
    assert json.loads(REPORTS["sarif"].render(outcome))["runs"][0]["results"][0]["level"] == "error"


def test_many_captions_of_a_stand_in_are_told_as_one_thing() -> None:
    reviews = [
        finding("CAP004", line=line, caption=f"Words of guest {line}", related=source(line=1), message=f"{line}")
        for line in (2, 3, 4)
    ]
    text = REPORTS["text"].render(evolve(empty(), findings=tuple(reviews)))
    assert text.count("CAP004") == 1
    assert "also   3:5, 4:5, each under another caption\n" in text
    assert REPORTS["text"].render(evolve(empty(), findings=tuple(reviews[:2]))).count("CAP004") == 2
    assert REPORTS["concise"].render(evolve(empty(), findings=tuple(reviews))).count("CAP004") == 3
