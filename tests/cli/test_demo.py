from __future__ import annotations

import json
from pathlib import Path

import pytest

from dedupe.cli import run
from dedupe.cli.demo import next_steps, own_name
from dedupe.demo.outcome import Outcome, outcomes
from dedupe.demo.plants import PLANTS
from dedupe.records import Decision, Finding, Severity, Source


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A folder that the demo was run into, and what it printed."""
    folder = tmp_path_factory.mktemp("demo") / "into"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NO_COLOR", "1")
        printed = _printed(["demo", "--into", str(folder)])
    return folder, printed


def _printed(arguments: list[str]) -> str:
    import contextlib
    import io

    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")
    with contextlib.redirect_stdout(stream):
        assert run(arguments) == 0
    stream.flush()
    return stream.buffer.getvalue().decode("utf-8")


def test_what_to_type_next_can_be_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: f"/bin/{name}")
    assert own_name() == "dedupe"
    monkeypatch.setattr("shutil.which", lambda name: None)
    monkeypatch.setattr("sys.argv", [".venv/bin/dedupe", "demo"])
    assert own_name() == ".venv/bin/dedupe"
    monkeypatch.setattr("sys.argv", ["/lib/dedupe/__main__.py", "demo"])
    monkeypatch.setattr("sys.executable", "/my programs/python")
    assert own_name() == "'/my programs/python' -m dedupe"
    assert ".venv/bin/dedupe" not in next_steps(Path("my demo"))
    assert " compare 'my demo/gallery/photos/forest.jpg' 'my demo/" in next_steps(Path("my demo")).replace("\\", "/")


def rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_leaves_a_gallery_a_manifest_decisions_and_a_summary(demo: tuple[Path, str]) -> None:
    folder, _ = demo
    assert sorted(path.name for path in folder.iterdir()) == [
        "decisions.jsonl",
        "gallery",
        "manifest.jsonl",
        "summary.txt",
    ]
    decisions = rows(folder / "decisions.jsonl")
    kept = [row for row in decisions if row["decision"] != "drop"]
    assert len(rows(folder / "manifest.jsonl")) == len(kept) < len(decisions)


def test_everything_planted_is_found_and_nothing_else_is_taken_for_it(demo: tuple[Path, str]) -> None:
    _, printed = demo
    assert f"{len(PLANTS)} of {len(PLANTS)} as planned" in printed
    assert "expected:" not in printed


def test_no_picture_is_dropped_or_questioned_that_was_not_planted(demo: tuple[Path, str]) -> None:
    folder, _ = demo
    planted = {frozenset((plant.entry, plant.other)) for plant in PLANTS}
    told = {
        frozenset((str(row["id"]), str(row["keeper"])))
        for row in rows(folder / "decisions.jsonl")
        if row["decision"] != "keep" and str(row["id"]).startswith(("charts/", "dataset/", "icons/", "photos/", "rec"))
    }
    assert told - planted == set()


def test_prints_the_summary_and_what_to_do_next(demo: tuple[Path, str]) -> None:
    folder, printed = demo
    assert (folder / "summary.txt").read_text(encoding="utf-8") in printed
    assert f"$ dedupe scan {folder / 'gallery'} -o {folder / 'manifest.jsonl'}" in printed
    assert "dedupe rule CAP001" in printed


def test_is_the_scan_command_to_the_byte(demo: tuple[Path, str], tmp_path: Path) -> None:
    folder, _ = demo
    manifest, decisions = tmp_path / "manifest.jsonl", tmp_path / "decisions.jsonl"
    _printed(["scan", str(folder / "gallery"), "-o", str(manifest), "--decisions", str(decisions), "--no-cache"])
    assert manifest.read_bytes() == (folder / "manifest.jsonl").read_bytes()
    assert decisions.read_bytes() == (folder / "decisions.jsonl").read_bytes()


@pytest.mark.slow
def test_may_be_run_again(demo: tuple[Path, str]) -> None:
    folder, printed = demo
    before = (folder / "decisions.jsonl").read_bytes()
    assert _printed(["demo", "--into", str(folder)]) == printed
    assert (folder / "decisions.jsonl").read_bytes() == before


def test_refuses_a_folder_that_holds_something_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "holiday.jpg").write_bytes(b"mine")
    assert run(["demo", "--into", str(tmp_path)]) == 2
    error = capsys.readouterr().err
    assert "holds something else (holiday.jpg)" in error
    assert "--into" in error
    assert [path.name for path in tmp_path.iterdir()] == ["holiday.jpg"]


def test_refuses_a_gallery_of_somebody_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "gallery").mkdir()
    (tmp_path / "gallery" / "holiday.jpg").write_bytes(b"mine")
    assert run(["demo", "--into", str(tmp_path)]) == 2
    assert "holds something else (gallery/holiday.jpg)" in capsys.readouterr().err


def test_refuses_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    assert run(["demo", "--into", str(tmp_path / "file")]) == 2
    assert "is no folder" in capsys.readouterr().err


# Outcomes


def decided(name: str, decision: str, keeper: str | None = None, rule: str | None = None) -> Decision:
    return Decision(name, name, Source(name), decision, keeper, rule=rule)


def outcome_of(number: int, *pair: Decision, findings: tuple[Finding, ...] = ()) -> Outcome:
    """The outcome of one plant, where the decisions about its two entries are `pair`."""
    others = {name for plant in PLANTS for name in (plant.entry, plant.other)} - {one.id for one in pair}
    return outcomes([*pair, *(decided(name, "keep") for name in others)], findings)[number]


def test_a_dropped_partner_counts_whichever_it_is() -> None:
    plant = PLANTS[0]
    for gone, stays in ((plant.entry, plant.other), (plant.other, plant.entry)):
        found = outcome_of(0, decided(gone, "drop", stays, "ENT001"), decided(stays, "keep"))
        assert (found.decision, found.rule, found.entry, found.as_planned) == ("drop", "ENT001", gone, True)


def test_a_partner_dropped_for_another_entry_is_a_surprise() -> None:
    plant = PLANTS[0]
    found = outcome_of(0, decided(plant.entry, "drop", "somewhere/else.jpg", "ENT001"), decided(plant.other, "keep"))
    assert not found.as_planned


def test_the_rule_of_a_pair_for_review_is_that_of_its_decision() -> None:
    number = next(i for i, plant in enumerate(PLANTS) if plant.rule == "IMG002")
    plant = PLANTS[number]
    for one, other in ((plant.entry, plant.other), (plant.other, plant.entry)):
        asked = decided(one, "review", other, "IMG002")
        assert outcome_of(number, asked, decided(other, "review", "somewhere/else.jpg", "CAP004")).as_planned
    lost = decided(plant.entry, "review", "somewhere/else.jpg", "IMG002")
    assert not outcome_of(number, lost, decided(plant.other, "keep")).as_planned


def test_the_rule_of_a_pair_that_stays_is_that_of_its_finding() -> None:
    number = next(i for i, plant in enumerate(PLANTS) if plant.rule == "CAP001")
    plant = PLANTS[number]
    pair = (decided(plant.entry, "keep"), decided(plant.other, "keep"))
    finding = Finding("CAP001", Severity.WARNING, "", Source(plant.entry), plant.entry, related_record=plant.other)
    assert outcome_of(number, *pair, findings=(finding,)).as_planned
    assert not outcome_of(number, *pair).as_planned
