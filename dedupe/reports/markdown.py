"""The report for pages that show Markdown: step summaries, merge request comments, issues."""

from __future__ import annotations

from dedupe.check.outcome import Checked, statistics, worst_first
from dedupe.check.rules import RULES
from dedupe.records import Finding
from dedupe.reports.safe import code_span
from dedupe.reports.text import full_place, left_out, summary

SUMMARY_ROWS = 500
"""Rows of a step summary: GitHub refuses one of more than 1 MiB, and nobody reads further."""


def markdown_report(checked: Checked, *, color: bool = False, rows: int | None = None) -> str:  # noqa: ARG001
    """A table of the rules broken and one of the findings, worst first.

    Whatever comes from a document stands in code spans, where no markup, HTML, mention or link works.

    Args:
        checked: the outcome.
        color: nothing here.
        rows: the most findings that are listed, or None for all.
    """
    lines = ["## dedupe check", "", summary(checked)[0], ""]
    if checked.findings:
        lines += ["| Rule | | Findings |", "| --- | --- | ---: |"]
        lines += [f"| {code} | {RULES[code].name} | {number} |" for code, number in statistics(checked.findings)]
        lines += ["", "| Severity | Rule | Place | Finding |", "| --- | --- | --- | --- |"]
        worst = worst_first(checked.findings)
        lines += [_row(finding) for finding in worst[:rows]]
        if rows is not None and len(worst) > rows:
            lines += ["", f"{len(worst) - rows:,} more stand in the log."]
        lines.append("")
    for line in left_out(checked):
        lines += [line, ""]
    return "\n".join(lines)


def _row(finding: Finding) -> str:
    place = code_span(full_place(finding.source))
    other = "" if finding.related is None else f"<br>{code_span(full_place(finding.related))}"
    said = code_span(finding.message)
    return f"| {finding.severity.value} | {finding.code} | {place}{other} | {said} |"
