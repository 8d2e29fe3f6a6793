from __future__ import annotations

import json
from pathlib import Path

import pytest

from dedupe.errors import WriteError
from dedupe.reports.markdown import markdown_report
from dedupe.reports.registry import FORMATS, REPORTS, report_for, target_from, write_report, write_target
from tests.check.samples import checked, empty, finding, result


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("out.sarif", "sarif"),
        ("out.sarif.json", "sarif"),
        ("OUT.XML", "junit"),
        ("report.md", "markdown"),
        ("report.json", "json"),
        ("report.txt", "text"),
        ("gl-code-quality-report.json", "gitlab"),
        ("ci/gl-code-quality-report.json", "gitlab"),
    ],
)
def test_the_name_says_the_format(name: str, form: str) -> None:
    assert report_for(name).name == form


def test_a_format_can_be_named() -> None:
    target = target_from("gitlab=quality.json")
    assert (target.report.name, target.path) == ("gitlab", Path("quality.json"))


def test_a_file_name_may_hold_an_equals_sign() -> None:
    target = target_from("a=b.json")
    assert (target.report.name, target.path) == ("json", Path("a=b.json"))


@pytest.mark.parametrize("written", ["report.pdf", "report", "yaml=out.yaml"])
def test_an_unknown_format_lists_those_there_are(written: str) -> None:
    with pytest.raises(WriteError, match=r"sarif") as caught:
        target_from(written)
    assert all(name in str(caught.value) for name in FORMATS)


def test_a_format_without_a_file_is_refused() -> None:
    with pytest.raises(WriteError, match="no file named"):
        target_from("sarif=")


def test_formats_are_all_those_of_the_table() -> None:
    assert set(FORMATS) == set(REPORTS)


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_is_written_even_when_empty(name: str, tmp_path: Path) -> None:
    write_target(empty(), target_from(f"{name}={tmp_path / 'out'}"))
    assert (tmp_path / "out").read_text(encoding="utf-8") == REPORTS[name].render(empty())


def test_a_file_that_cannot_be_written_is_an_error_with_its_path(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="nowhere"):
        write_target(empty(), target_from(f"json={tmp_path / 'nowhere' / 'out'}"))


def test_a_result_writes_its_findings(tmp_path: Path) -> None:
    scanned = result((finding(),))
    scanned.write_report(tmp_path / "out.json")
    write_report(scanned, f"sarif={tmp_path / 'out'}")
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["summary"]["findings"] == 1
    assert json.loads((tmp_path / "out").read_text(encoding="utf-8"))["runs"][0]["results"]


def test_a_step_summary_is_cut_and_says_so() -> None:
    text = markdown_report(checked(), rows=2)
    assert "4 more stand in the log." in text
    assert text.count("\n| warning |") == 1
