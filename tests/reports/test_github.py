from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from dedupe.check.outcome import Checked
from dedupe.records import Severity
from dedupe.reports.github import escape_data, escape_property, github_report
from tests.check.samples import checked, finding

COMMAND = re.compile(r"^::(error|warning|notice) file=[^:,]*,line=\d+(,col=\d+)?,title=[^:,]*::[^\r\n]*$")


def test_escapes_are_those_of_the_toolkit() -> None:
    assert escape_data("100%\r\n::x") == "100%25%0D%0A::x"
    assert escape_property("a:b,c%") == "a%3Ab%2Cc%25"


@given(st.text(st.characters(), max_size=60), st.text(st.characters(), max_size=30))
@settings(deadline=None, max_examples=150)
def test_no_caption_and_no_path_runs_a_command(caption: str, path: str) -> None:
    report = github_report(Checked((finding("CAP006", path, message=f"{caption} ##[error]"),)))
    lines = report.split("\n")
    assert report == "\n".join(lines)
    assert not re.search("[\r\v\f\x85\u2028]", report)
    commands = [line for line in lines if line.lstrip().startswith("::")]
    assert len(commands) == 1
    assert COMMAND.match(commands[0])
    assert "##[" not in report


def test_ten_of_a_level_are_annotated_and_all_are_told_worst_first() -> None:
    notes = [finding(line=n, severity=Severity.NOTE) for n in range(1, 4)]
    warnings = [finding(line=n) for n in range(10, 24)]
    lines = github_report(Checked((*notes, *warnings))).splitlines()
    assert sum(line.startswith("::warning ") for line in lines) == 10
    assert sum(line.startswith("::notice ") for line in lines) == 3
    told = [line for line in lines if re.match(r"(note|warning): ", line)]
    assert len(told) == 17
    assert [line.split(":")[0] for line in told] == ["warning"] * 14 + ["note"] * 3
    assert any("4 findings stand only in the lines above" in line for line in lines)


def test_a_finding_without_a_line_points_at_the_first() -> None:
    assert "::error file=pad.jpg,line=1,title=IMG003" in github_report(checked())
