"""One line a finding, in the form that editors, grep and problem matchers know."""

from __future__ import annotations

from dedupe.check.outcome import Checked
from dedupe.records import Finding
from dedupe.reports.safe import visible
from dedupe.reports.text import full_place, painter


def concise_report(checked: Checked, *, color: bool = False) -> str:
    """`path:line:column: CODE message`, in the order of the places."""
    paint = painter(color)
    return "".join(f"{_line(finding, paint(finding.code, 'bold'))}\n" for finding in checked.findings)


def _line(finding: Finding, code: str) -> str:
    related = "" if finding.related is None else f" ({full_place(finding.related)})"
    return f"{full_place(finding.source)}: {code} {visible(finding.message)}{related}"


def line_of(finding: Finding) -> str:
    """One finding as its line, without colour."""
    return _line(finding, finding.code)
