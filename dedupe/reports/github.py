"""The report for the log of a GitHub Actions step: annotations for the worst, ordinary lines for all."""

from __future__ import annotations

from collections.abc import Mapping

from dedupe.check.outcome import Checked, worst_first
from dedupe.check.rules import RULES
from dedupe.records import Finding, Severity
from dedupe.reports.concise import line_of
from dedupe.reports.safe import visible
from dedupe.reports.text import counted, summary

ANNOTATIONS_SHOWN = 10
"""GitHub shows so many annotations of a level for each step and drops the others without a word."""

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def github_report(checked: Checked, *, color: bool = False) -> str:  # noqa: ARG001 (the log takes colour from commands)
    """Workflow commands for the first ten of each level, then every finding as a line, worst first, and a summary."""
    worst = worst_first(checked.findings)
    lines: list[str] = []
    hidden = 0
    for severity, command in _COMMANDS.items():
        of_level = [finding for finding in worst if finding.severity is severity]
        lines += [_annotation(command, finding) for finding in of_level[:ANNOTATIONS_SHOWN]]
        hidden += max(0, len(of_level) - ANNOTATIONS_SHOWN)
    # The severity stands first, so that no line can begin with the "::" of a workflow command.
    lines += [_inert(f"{finding.severity.value}: {line_of(finding)}") for finding in worst]
    if hidden:
        lines.append(
            f"GitHub shows {ANNOTATIONS_SHOWN} annotations of a level for each step: {counted(hidden, 'finding')} "
            "stand only in the lines above."
        )
    return "\n".join(lines + summary(checked)) + "\n"


def _annotation(command: str, finding: Finding) -> str:
    source = finding.source
    properties: Mapping[str, str] = {
        "file": visible(source.path),
        "line": str(source.line or 1),
        **({} if source.line is None or source.column is None else {"col": str(source.column)}),
        "title": f"{finding.code} {RULES[finding.code].name}",
    }
    told = ",".join(f"{name}={escape_property(value)}" for name, value in properties.items())
    related = "" if finding.related is None else f"\nOther: {line_of_place(finding)}"
    return _inert(f"::{command} {told}::{escape_data(visible(finding.message) + related)}")


def line_of_place(finding: Finding) -> str:
    """Where the other half of a pair is."""
    related = finding.related
    return "" if related is None else f"{visible(related.path)}:{related.line or 1}"


def escape_data(text: str) -> str:
    """The message of a workflow command, as actions/toolkit escapes it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escape_property(text: str) -> str:
    """A property of a workflow command, as actions/toolkit escapes it."""
    return escape_data(text).replace(":", "%3A").replace(",", "%2C")


def _inert(line: str) -> str:
    """A line in which the runner's old command form, `##[`, which works anywhere in a line, is broken up."""
    return line.replace("##[", "# #[")
