"""GitLab's Code Quality artifact: every constraint its documentation states."""

from __future__ import annotations

import json
from typing import Any

from dedupe.check.outcome import Checked
from dedupe.reports.gitlab import gitlab_report
from tests.check.samples import checked, empty, finding


def issues(outcome: Checked) -> list[dict[str, Any]]:
    text = gitlab_report(outcome)
    assert not text.startswith("\ufeff")  # GitLab refuses a byte order mark
    listed = json.loads(text)
    assert isinstance(listed, list)
    return listed


def test_every_issue_has_what_gitlab_needs() -> None:
    listed = issues(checked())
    assert len(listed) == 6
    for issue in listed:
        assert isinstance(issue["description"], str)
        assert isinstance(issue["check_name"], str)
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert not issue["location"]["path"].startswith(("/", "./"))
        assert isinstance(issue["location"]["lines"]["begin"], int)
        assert issue["location"]["lines"]["begin"] >= 1
        assert issue["type"] == "issue"


def test_fingerprints_are_unique_and_do_not_move_with_lines() -> None:
    here = issues(Checked((finding(line=3), finding(line=8), finding("CAP007"))))
    moved = issues(Checked((finding(line=30), finding(line=80), finding("CAP007", line=99))))
    prints = [issue["fingerprint"] for issue in here]
    assert len(set(prints)) == 3
    assert prints == [issue["fingerprint"] for issue in moved]


def test_the_other_half_of_a_pair_is_another_location() -> None:
    assert issues(checked())[0]["other_locations"] == [{"path": "posts/b.md", "lines": {"begin": 4}}]


def test_nothing_found_is_an_empty_list() -> None:
    assert gitlab_report(empty()) == "[]\n"
