from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve

from dedupe.check.baseline import accept
from dedupe.check.outcome import Checked, outcome_of, statistics, worst_first
from dedupe.check.run import active_codes, check, standing
from dedupe.check.suppress import suppressions_in
from dedupe.config import Config
from dedupe.errors import ConfigError
from dedupe.readers.source import SourceText
from dedupe.records import Finding, Severity, Source
from tests.check.samples import finding, pair, record, result

HERE = Path("/site")


def codes(outcome: Checked) -> list[str]:
    return [item.code for item in outcome.findings]


FOUND = (finding(), pair(), finding("CAP008", "posts/b.md"), finding("IMG006", "archive/old.md"))


def test_everything_is_reported_by_default() -> None:
    outcome = check(result(FOUND, (record(),)), Config(), folder=HERE)
    assert sorted(codes(outcome)) == ["CAP001", "CAP003", "CAP008", "IMG006"]
    assert (outcome.records, outcome.pictures, outcome.documents) == (1, 1, 2)
    assert [item.source.path for item in outcome.findings] == sorted(item.source.path for item in outcome.findings)


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        (Config(select=["CAP"]), ["CAP001", "CAP003", "CAP008"]),
        (Config(ignore=["CAP003", "img"]), ["CAP001", "CAP008"]),
        (Config(select=["CAP001", "IMG"], ignore=["IMG006"]), ["CAP001"]),
        (Config(per_file_ignores={"archive/**": ["IMG006"]}), ["CAP001", "CAP003", "CAP008"]),
        (Config(per_file_ignores={"posts/b.md": ["CAP"]}), ["CAP001", "IMG006"]),
        (Config(per_file_ignores={"*.txt": ["CAP"]}), ["CAP001", "CAP003", "CAP008", "IMG006"]),
    ],
)
def test_rules_are_switched_off(config: Config, expected: list[str]) -> None:
    assert sorted(codes(check(result(FOUND), config, folder=HERE))) == expected


@pytest.mark.parametrize(
    "config",
    [Config(select=["CAP999"]), Config(ignore=["nonsense"]), Config(severity={"CAP999": "note"})],
)
def test_an_unknown_code_in_the_settings_is_an_error(config: Config) -> None:
    with pytest.raises(ConfigError, match="no rule"):
        active_codes(config)


def test_an_allowed_caption_may_repeat() -> None:
    config = Config(allow={"The crew at the pad": "a series"})
    outcome = check(result((*FOUND, finding("CAP004"))), config, folder=HERE)
    assert sorted(codes(outcome)) == ["CAP003", "CAP004", "CAP008", "IMG006"]
    assert outcome.allowed == 1
    other = check(result((finding(caption=None),)), config, folder=HERE)
    assert codes(other) == ["CAP001"]


def test_a_baseline_leaves_out_what_was_accepted_and_tells_what_is_fixed() -> None:
    baseline = accept((finding(line=99), finding("CAP007")))
    outcome = check(result(FOUND), Config(), folder=HERE, baseline=baseline)
    assert sorted(codes(outcome)) == ["CAP003", "CAP008", "IMG006"]
    assert outcome.accepted == 1
    assert [entry.code for entry in outcome.fixed] == ["CAP007"]


def test_what_is_not_selected_is_not_called_fixed() -> None:
    outcome = check(result(FOUND), Config(select=["IMG"]), folder=HERE, baseline=accept(FOUND))
    assert (codes(outcome), outcome.accepted, outcome.fixed) == ([], 1, ())


def test_suppressions_are_obeyed_before_the_baseline() -> None:
    suppressions = suppressions_in(SourceText("\n\nx # dedupe: ignore[CAP001]"), Source("posts/a.md"))
    outcome = check(
        result((finding(),)), Config(), folder=HERE, suppressions=suppressions, baseline=accept([finding()])
    )
    assert (codes(outcome), outcome.suppressed, outcome.accepted) == ([], 1, 0)
    assert len(outcome.fixed) == 1


def test_paths_are_shown_from_where_the_check_runs() -> None:
    below = evolve(finding(), source=Source("a.md", 3, file="/site/content/posts/a.md"))
    outside = evolve(finding(), source=Source("b.md", 3, file="/elsewhere/b.md"), related=below.source)
    found, _, _ = standing(result((below, outside)), Config(), folder=HERE)
    assert [item.source.path for item in found] == ["b.md", "content/posts/a.md"]
    assert found[0].related is not None
    assert found[0].related.path == "content/posts/a.md"


@pytest.mark.parametrize("glob", ["archive/**", "site/archive/**", "/archive/"])
def test_a_glob_is_seen_from_the_folder_read_or_from_where_the_check_runs(glob: str) -> None:
    place = str(HERE / "site" / "archive" / "a.md")
    found = Finding("CAP008", Severity.NOTE, "x", Source("archive/a.md", 1, file=place), "a.jpg")
    scanned = result((found,), ())
    assert codes(check(scanned, Config(), folder=HERE)) == ["CAP008"]
    assert codes(check(scanned, Config(per_file_ignores={glob: ["CAP"]}), folder=HERE)) == []


def test_only_what_touches_a_changed_file_is_reported() -> None:
    files = {name: str(HERE / name) for name in ("a.md", "b.md", "a.jpg", "b.jpg")}
    records = (
        record("a.jpg", "a.md", file=files["a.md"], picture_file=files["a.jpg"]),
        record("b.jpg", "b.md", file=files["b.md"], picture_file=files["b.jpg"]),
    )
    one = Finding("CAP008", Severity.NOTE, "x", records[0].source, "a.jpg")
    two = Finding(
        "CAP001", Severity.WARNING, "x", records[1].source, "b.jpg", related=records[0].source, related_record="a.jpg"
    )
    lost = Finding("DOC001", Severity.WARNING, "x", Source("c.md"))
    scanned = result((one, two, lost), records)

    def changed(*names: str) -> list[str]:
        return codes(check(scanned, Config(), folder=HERE, changed=frozenset(Path(files[n]) for n in names)))

    assert changed("a.md") == ["CAP008", "CAP001"]
    assert changed("b.md") == ["CAP001"]
    assert changed("a.jpg") == ["CAP008", "CAP001"]
    assert changed("b.jpg") == ["CAP001"]
    assert changed() == []


def test_the_exit_depends_on_the_worst() -> None:
    notes = outcome_of(result((), ())), Checked((finding("CAP008"),)), Checked((finding("CAP008"), finding("IMG003")))
    assert [outcome.fails("note") for outcome in notes] == [False, True, True]
    assert [outcome.fails("warning") for outcome in notes] == [False, False, True]
    assert [outcome.fails("error") for outcome in notes] == [False, False, True]
    assert not Checked((finding(),)).fails("error")


def test_worst_first_keeps_the_order_within_a_severity() -> None:
    found = [finding("CAP008", line=1), finding(line=2), finding(line=3), finding("IMG003", line=4)]
    assert [item.source.line for item in worst_first(found)] == [4, 2, 3, 1]


def test_statistics_count_by_rule() -> None:
    assert statistics([finding(), finding("CAP008"), finding(line=9), finding("CAP002")]) == [
        ("CAP001", 2),
        ("CAP002", 1),
        ("CAP008", 1),
    ]
