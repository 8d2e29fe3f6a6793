"""The table of report formats, and how one is chosen, made and written."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from attrs import frozen

from dedupe.atomic import write_bytes
from dedupe.check.outcome import Checked, outcome_of
from dedupe.errors import WriteError
from dedupe.reports.concise import concise_report
from dedupe.reports.github import github_report
from dedupe.reports.gitlab import gitlab_report
from dedupe.reports.json_report import json_report
from dedupe.reports.junit import junit_report
from dedupe.reports.markdown import markdown_report
from dedupe.reports.sarif import sarif_report
from dedupe.reports.text import text_report
from dedupe.scanned import Scanned


class Render(Protocol):
    """A check's outcome in, a report out."""

    def __call__(self, checked: Checked, *, color: bool = False) -> str:
        """The report's text; coloured by ANSI codes if the format knows colour and it is wanted."""


@frozen
class Report:
    """A format, as a row of the table.

    Attributes:
        name: what `--format` and `--report` call it.
        endings: endings of file names that mean this format, lower case.
        render: how it is made.
    """

    name: str
    endings: tuple[str, ...]
    render: Render


_TABLE = (
    Report("text", (".txt",), text_report),
    Report("concise", (), concise_report),
    # GitLab's name for the artifact; before "json", whose ending it has too.
    Report("gitlab", ("gl-code-quality-report.json",), gitlab_report),
    Report("json", (".json",), json_report),
    Report("github", (), github_report),
    Report("sarif", (".sarif", ".sarif.json"), sarif_report),
    Report("junit", (".xml",), junit_report),
    Report("markdown", (".md",), markdown_report),
)
REPORTS: Mapping[str, Report] = {report.name: report for report in _TABLE}
FORMATS = ("text", "concise", "json", "github", "gitlab", "sarif", "junit", "markdown")
"""Names of all formats, in their documented order."""


@frozen
class Target:
    """A report that is asked for: its format and its file."""

    report: Report
    path: Path


def target_from(written: str) -> Target:
    """What `--report [FORMAT=]FILE` asks for.

    Raises:
        WriteError: the file's name says no format and none is named.
    """
    name, equals, rest = written.partition("=")
    if equals and name in REPORTS:
        if not rest:
            raise WriteError(f"--report {written}: no file named", hint=f"as in --report {name}=FILE")
        return Target(REPORTS[name], Path(rest))
    return Target(report_for(written), Path(written))


def report_for(path: str | os.PathLike[str]) -> Report:
    """The format that a file's name means, by its longest known ending.

    Raises:
        WriteError: it means none.
    """
    file = os.fspath(path).lower()
    known = [(len(ending), report) for report in _TABLE for ending in report.endings if file.endswith(ending)]
    if not known:
        raise WriteError(
            "no report format known by this name",
            path=path,
            hint="name one, as in --report sarif=FILE: " + ", ".join(FORMATS),
        )
    return max(known, key=lambda item: item[0])[1]


def write_target(checked: Checked, target: Target) -> None:
    """Write one report; a file is written even where there is nothing to report.

    Raises:
        WriteError: the file cannot be written.
    """
    write_bytes(target.path, target.report.render(checked).encode("utf-8"))


def write_report(result: Scanned, path: str | os.PathLike[str]) -> None:
    """Write all findings of a result.

    Args:
        result: what was found.
        path: the file, whose name tells the format, or `FORMAT=FILE` as for `--report`.

    Raises:
        WriteError: the name means no format, or the file cannot be written.
    """
    write_target(outcome_of(result), target_from(os.fspath(path)))
