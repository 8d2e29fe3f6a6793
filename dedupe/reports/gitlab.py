"""The report for GitLab's merge request widget: Code Climate issues as GitLab reads them."""

from __future__ import annotations

import json

from dedupe.check.baseline import fingerprints
from dedupe.check.outcome import Checked
from dedupe.check.rules import RULES
from dedupe.records import Finding, Json, Severity
from dedupe.reports.safe import visible

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def gitlab_report(checked: Checked, *, color: bool = False) -> str:  # noqa: ARG001 (JSON has no colour)
    """A list of issues with unique, stable fingerprints; `[]` where there is nothing to report."""
    identities = fingerprints(checked.findings)
    issues = [_issue(f, identity) for f, identity in zip(checked.findings, identities, strict=True)]
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def _issue(finding: Finding, identity: str) -> dict[str, Json]:
    rule = RULES[finding.code]
    return {
        "type": "issue",
        "check_name": f"{finding.code} {rule.name}",
        "description": visible(finding.message),
        "content": {"body": f"{rule.why} {rule.fix}"},
        "categories": ["Duplication" if finding.related is not None else "Style"],
        "severity": _SEVERITIES[finding.severity],
        "fingerprint": identity,
        "location": {"path": visible(finding.source.path), "lines": {"begin": finding.source.line or 1}},
        "other_locations": []
        if finding.related is None
        else [{"path": visible(finding.related.path), "lines": {"begin": finding.related.line or 1}}],
    }
