"""What a check gives to the reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from attrs import field, frozen

from dedupe.records import Finding, Severity
from dedupe.scanned import Scanned

SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
"""Worst first."""


@frozen
class Accepted:
    """One line of a baseline: findings that were there when it was written.

    Attributes:
        code: the rule.
        path: the file, POSIX, relative to the folder that `check` runs in.
        related: the other half's file, or "".
        caption: the caption's beginning, for people; no part of the identity.
        fingerprint: the identity (`dedupe.check.baseline.fingerprint`).
        count: how many findings of this identity are accepted.
    """

    code: str
    path: str
    related: str
    caption: str
    fingerprint: str
    count: int = 1


@frozen
class Checked:
    """The outcome of a check.

    Attributes:
        findings: what is reported, in order.
        records, pictures, documents: how many were looked at.
        suppressed: findings left out by suppressions in the documents.
        allowed: findings left out by the allow-list.
        accepted: findings left out by the baseline.
        fixed: lines of the baseline that find nothing any more, with the count that is too many.
        versions: name to version of dedupe, its algorithms and the libraries that verdicts depend on.
    """

    findings: tuple[Finding, ...]
    records: int = 0
    pictures: int = 0
    documents: int = 0
    suppressed: int = 0
    allowed: int = 0
    accepted: int = 0
    fixed: tuple[Accepted, ...] = ()
    versions: Mapping[str, str] = field(factory=dict, hash=False)

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(finding.severity is severity for finding in self.findings)

    def fails(self, level: str) -> bool:
        """Whether a finding is at or above `level` ("note", "warning", "error")."""
        return any(_rank(finding.severity) <= _rank(level) for finding in self.findings)


def _rank(severity: str) -> int:
    return SEVERITIES.index(Severity(severity))


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """The findings by severity, those of one severity in the order they came."""
    return sorted(findings, key=lambda finding: _rank(finding.severity))


def statistics(findings: Iterable[Finding]) -> list[tuple[str, int]]:
    """Rule codes with their number of findings, the most frequent first."""
    counted = Counter(finding.code for finding in findings)
    return sorted(counted.items(), key=lambda item: (-item[1], item[0]))


def outcome_of(result: Scanned, findings: Iterable[Finding] | None = None) -> Checked:
    """A Checked with the numbers of a result, and these findings (its own if None)."""
    pictures = {record.picture.name for record in result.records if record.picture is not None}
    return Checked(
        findings=tuple(result.findings if findings is None else findings),
        records=len(result.records),
        pictures=len(pictures),
        documents=len(result.documents),
        versions=result.versions,
    )
