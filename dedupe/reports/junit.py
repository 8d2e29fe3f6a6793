"""The report for test summaries: JUnit XML as Jenkins, GitLab and Azure read it."""

from __future__ import annotations

from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from dedupe.check.outcome import Checked
from dedupe.check.rules import RULES
from dedupe.records import Finding
from dedupe.reports.concise import line_of
from dedupe.reports.safe import visible
from dedupe.reports.text import place


def junit_report(checked: Checked, *, color: bool = False) -> str:  # noqa: ARG001 (XML has no colour)
    """A suite for each file with a failure for each finding; one suite with one passed test where there is none."""
    total = str(len(checked.findings) or 1)
    root = Element("testsuites", name="dedupe", tests=total, failures=str(len(checked.findings)), errors="0")
    for path, group in groupby(checked.findings, key=lambda finding: finding.source.path):
        findings = list(group)
        suite = _suite(root, visible(path), len(findings), len(findings))
        for finding in findings:
            _failure(suite, finding)
    if not checked.findings:
        SubElement(_suite(root, "dedupe check", 1, 0), "testcase", classname="dedupe", name="no findings")
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _suite(root: Element, name: str, tests: int, failures: int) -> Element:
    # No time and no time stamp: the same findings give the same bytes.
    return SubElement(root, "testsuite", name=name, tests=str(tests), failures=str(failures), errors="0", skipped="0")


def _failure(suite: Element, finding: Finding) -> None:
    rule = RULES[finding.code]
    case = SubElement(
        suite,
        "testcase",
        classname=visible(finding.source.path),
        name=f"{finding.code} {rule.name} at {place(finding.source)}: {visible(finding.record or '-')}",
    )
    failure = SubElement(case, "failure", message=visible(finding.message), type=finding.code)
    failure.text = f"{finding.severity.value}: {line_of(finding)}\n{rule.fix}"
