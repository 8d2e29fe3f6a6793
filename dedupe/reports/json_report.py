"""The report for programs; its shape is docs/reference/check-report.schema.json."""

from __future__ import annotations

from dedupe import jsontext
from dedupe.check.baseline import fingerprints
from dedupe.check.outcome import SEVERITIES, Accepted, Checked
from dedupe.check.rules import RULES, is_fixable
from dedupe.records import Finding, Json, Source

SCHEMA_VERSION = 1
"""Raised when a field changes its meaning or goes; a new field does not raise it."""


def json_report(checked: Checked, *, color: bool = False) -> str:  # noqa: ARG001 (JSON has no colour)
    """All findings with their evidence, in order."""
    identities = fingerprints(checked.findings)
    document: dict[str, Json] = {
        "tool": "dedupe",
        "schema_version": SCHEMA_VERSION,
        "versions": dict(sorted(checked.versions.items())),
        "summary": {
            "findings": len(checked.findings),
            **{level.value: checked.count(level) for level in SEVERITIES},
            "entries": checked.records,
            "pictures": checked.pictures,
            "documents": checked.documents,
            "accepted": checked.accepted,
            "suppressed": checked.suppressed,
            "allowed": checked.allowed,
        },
        "findings": [_finding(f, identity) for f, identity in zip(checked.findings, identities, strict=True)],
        "fixed": [_fixed(entry) for entry in checked.fixed],
    }
    return jsontext.dumps(document, indent=2) + "\n"


def _finding(finding: Finding, identity: str) -> dict[str, Json]:
    return {
        "code": finding.code,
        "rule": RULES[finding.code].name,
        "severity": finding.severity.value,
        "message": finding.message,
        "fixable": is_fixable(finding),
        "record": finding.record,
        **_place(finding.source),
        "caption": finding.caption,
        "related": None
        if finding.related is None
        else {"record": finding.related_record, **_place(finding.related), "caption": finding.related_caption},
        "evidence": dict(finding.evidence),
        "fingerprint": identity,
    }


def _place(source: Source) -> dict[str, Json]:
    return {"path": source.path, "line": source.line, "column": source.column, "field": source.field}


def _fixed(entry: Accepted) -> dict[str, Json]:
    return {"code": entry.code, "path": entry.path, "related": entry.related, "count": entry.count}
