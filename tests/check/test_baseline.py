from __future__ import annotations

import json
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from dedupe.check.baseline import (
    accept,
    dump_baseline,
    fingerprint,
    fingerprints,
    hold_against,
    load_baseline,
    normalised,
)
from dedupe.errors import ConfigError
from dedupe.records import Finding, Source
from tests.check.samples import HOSTILE, finding, pair, source

PLACES = st.integers(1, 10**6)


@given(PLACES, PLACES, PLACES)
@settings(deadline=None, max_examples=50)
def test_the_identity_does_not_move_with_lines(line: int, column: int, other: int) -> None:
    moved = evolve(pair(), source=source(line=line, column=column), related=source("posts/b.md", other))
    assert fingerprint(moved) == fingerprint(pair())


def test_the_identity_of_a_record_without_a_picture_does_not_move_either() -> None:
    here = finding(line=3, record="posts/a.md:3")
    there = finding(line=30, record="posts/a.md:30")
    assert fingerprint(here) == fingerprint(there)
    rooted = finding(path="site/posts/a.md", line=4, record="posts/a.md:4")
    assert fingerprint(rooted) == fingerprint(finding(path="site/posts/a.md", line=5, record="posts/a.md:5"))


def test_the_identity_is_the_same_for_either_half() -> None:
    one = pair()
    assert one.related is not None
    other = Finding(
        one.code, one.severity, "x", one.related, one.related_record, one.source, one.record,
        caption=one.related_caption, related_caption=one.caption,
    )  # fmt: skip
    assert fingerprint(other) == fingerprint(one)


def test_the_identity_outlives_reformatting() -> None:
    assert fingerprint(finding(caption="The  crew, at the PAD")) == fingerprint(finding())
    assert normalised(" The\nCrew — at “the” pad! ") == "the crew at the pad"


@pytest.mark.parametrize(
    "other",
    [
        finding("CAP002"),
        finding(path="posts/c.md"),
        finding(record="c.jpg"),
        finding(caption="The crew at the gate."),
        finding(caption=None),
        finding(caption=""),
        finding(related=Source("b.md")),
        finding(record=None),
    ],
)
def test_whatever_else_differs_is_another_identity(other: Finding) -> None:
    assert fingerprint(other) != fingerprint(finding())


def test_findings_on_documents_are_told_apart_by_their_words() -> None:
    first = finding("DOC001", record=None, message="is no JSON")
    assert fingerprint(first) != fingerprint(finding("DOC001", record=None, message="is no YAML"))


def test_equal_identities_are_counted() -> None:
    assert [p[32:] for p in fingerprints([finding(), finding(line=9), finding("CAP007")])] == ["", "-2", ""]
    (entry,) = accept([finding(), finding(line=9)])
    assert entry.count == 2
    new, accepted, fixed = hold_against([finding(line=n) for n in (1, 2, 3)], [entry])
    assert [item.source.line for item in new] == [3]
    assert (accepted, fixed) == (2, ())


def test_what_is_no_longer_there_is_told_with_its_number() -> None:
    baseline = accept([finding(), finding(line=9), finding("CAP007")])
    new, accepted, fixed = hold_against([finding(line=70)], baseline)
    assert (new, accepted) == ((), 1)
    assert [(entry.code, entry.count) for entry in fixed] == [("CAP001", 1), ("CAP007", 1)]


def test_a_baseline_accepts_exactly_what_it_was_made_from() -> None:
    found = [finding(), pair(), finding(caption=HOSTILE), finding("IMG003", caption=None)]
    new, accepted, fixed = hold_against(found, accept(found))
    assert (new, accepted, fixed) == ((), 4, ())


def test_a_baseline_is_the_same_whatever_the_order_of_the_findings(tmp_path: Path) -> None:
    found = [finding(), pair(), finding("CAP007", "b.md"), finding(caption=HOSTILE)]
    text = dump_baseline(accept(found))
    assert text == dump_baseline(accept(found[::-1]))
    file = tmp_path / "baseline.json"
    file.write_bytes(text.encode("ascii"))
    assert load_baseline(file) == accept(found)
    assert [entry["path"] for entry in json.loads(text)["findings"]] == sorted(
        entry["path"] for entry in json.loads(text)["findings"]
    )


def test_an_empty_baseline_can_be_read(tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    file.write_text(dump_baseline(()), encoding="ascii")
    assert load_baseline(file) == ()


def test_one_finding_is_one_line_of_the_file() -> None:
    text = dump_baseline(accept([finding(), finding("CAP007")]))
    assert sum('"code"' in line for line in text.splitlines()) == 2


GOOD = dump_baseline(accept([finding()]))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "damaged"),
        ("[" * 100_000, "damaged"),
        ("[]", "no baseline of dedupe"),
        ('{"tool": "other"}', "no baseline of dedupe"),
        (GOOD.replace('"version": 1', '"version": 2'), "version 2, this dedupe reads version 1"),
        ('{"tool": "dedupe", "version": 1}', "damaged"),
        ('{"tool": "dedupe", "version": 1, "findings": [3]}', "damaged"),
        ('{"tool": "dedupe", "version": 1, "findings": [{"code": 1}]}', "damaged"),
        (GOOD.replace('"count": 1', '"count": 0'), "damaged"),
        (GOOD.replace('"count": 1', '"count": true'), "damaged"),
        (GOOD.replace('"code": "CAP001"', '"code": null'), "damaged"),
    ],
)
def test_a_file_that_is_no_baseline_is_one_line_that_says_what_to_do(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "baseline.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=said) as caught:
        load_baseline(file)
    assert "dedupe baseline" in str(caught.value)
    assert str(file) in str(caught.value)


def test_a_baseline_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        load_baseline(tmp_path / "nothing.json")


def test_a_baseline_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "b.json").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match="damaged"):
        load_baseline(tmp_path / "b.json")
