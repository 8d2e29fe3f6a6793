"""SARIF 2.1.0 as OASIS wrote it and within what GitHub accepts: every constraint that field work has shown."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import urlsplit

import pytest

from dedupe.check.outcome import Checked
from dedupe.check.rules import RULES
from dedupe.records import Severity
from dedupe.reports import sarif
from dedupe.reports.sarif import message, sarif_report
from tests.check.samples import checked, empty, finding


def run_of(outcome: Checked) -> dict[str, Any]:
    log = json.loads(sarif_report(outcome))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-2.1.0.json")
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def test_every_rule_is_described() -> None:
    driver = run_of(checked())["tool"]["driver"]
    assert driver["name"] == "dedupe"
    assert re.fullmatch(r"\d+\.\d+\.\d+", driver["semanticVersion"])
    assert [rule["id"] for rule in driver["rules"]] == list(RULES)
    for rule in driver["rules"]:
        assert re.fullmatch(r"[A-Za-z]+", rule["name"])
        assert 0 < len(rule["shortDescription"]["text"]) <= 1024
        assert 0 < len(rule["fullDescription"]["text"]) <= 1024
        assert rule["help"]["text"]
        assert rule["help"]["markdown"]
        assert rule["defaultConfiguration"]["level"] in ("none", "note", "warning", "error")
        assert len(rule["properties"]["tags"]) <= 20


def test_every_result_has_what_github_needs() -> None:
    run = run_of(checked())
    assert len(run["results"]) == 6
    for result in run["results"]:
        assert RULES[result["ruleId"]]
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("note", "warning", "error")
        assert result["message"]["text"]
        (location,) = result["locations"]
        for place in [location, *result.get("relatedLocations", ())]:
            physical = place["physicalLocation"]
            parts = urlsplit(physical["artifactLocation"]["uri"])
            assert (parts.scheme, parts.netloc) == ("", "")
            assert physical["region"]["startLine"] >= 1
            assert physical["region"].get("startColumn", 1) >= 1
        assert re.fullmatch(r"[0-9a-f]{32}:\d+", result["partialFingerprints"]["primaryLocationLineHash"])


def test_the_other_half_of_a_pair_is_a_related_location() -> None:
    first = run_of(checked())["results"][0]
    (related,) = first["relatedLocations"]
    assert related["physicalLocation"]["artifactLocation"]["uri"] == "posts/b.md"
    assert related["id"] == 1
    assert related["message"]["text"]


def test_equal_findings_have_fingerprints_of_their_own() -> None:
    results = run_of(Checked((finding(), finding(line=9))))["results"]
    prints = [result["partialFingerprints"]["primaryLocationLineHash"] for result in results]
    assert [p.rsplit(":", 1)[1] for p in prints] == ["1", "2"]
    assert len({p.rsplit(":", 1)[0] for p in prints}) == 1


def test_nothing_found_is_a_run_without_results() -> None:
    run = run_of(empty())
    assert run["results"] == []
    assert run["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


def test_the_worst_results_are_kept_where_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    assert sarif.MAX_RESULTS == 25_000
    monkeypatch.setattr(sarif, "MAX_RESULTS", 3)
    found = [finding(line=n, severity=Severity.NOTE if n < 3 else Severity.ERROR) for n in range(1, 6)]
    run = run_of(Checked(tuple(found)))
    assert [r["level"] for r in run["results"]] == ["error"] * 3
    assert [r["locations"][0]["physicalLocation"]["region"]["startLine"] for r in run["results"]] == [3, 4, 5]
    notes = run["invocations"][0]["toolExecutionNotifications"]
    assert "2 further findings" in notes[0]["message"]["text"]


def test_a_message_holds_no_link_and_no_placeholder() -> None:
    assert message("see [here](1) {0} a\\b") == "see \\[here\\](1) {{0}} a\\\\b"


def test_a_pair_without_records_names_the_other_file() -> None:
    pair = finding("DOC001", related=finding().source, record=None)
    (related,) = run_of(Checked((pair,)))["results"][0]["relatedLocations"]
    assert related["message"]["text"] == "the other half: posts/a.md"
