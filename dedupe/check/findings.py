"""What all findings have in common: how a caption is quoted in one, and in which order they stand.

Those on pairs are made in `pairs.py`, those on single entries in `entries.py`, those on documents here.
"""

from __future__ import annotations

from collections.abc import Iterable

from dedupe.check.rules import severity_of
from dedupe.config import Config
from dedupe.records import Finding, Source

QUOTE_CHARACTERS = 60
"""A caption quoted in a message is cut here: enough to know it again, short enough for one line of a terminal."""


def quoted(text: str) -> str:
    """A caption in quotation marks on one line, cut where it is long."""
    line = " ".join(text.split())
    short = line if len(line) <= QUOTE_CHARACTERS else line[: QUOTE_CHARACTERS - 1].rstrip() + "…"
    return f"“{short}”"


def document_findings(problems: Iterable[tuple[Source, str]], config: Config | None = None) -> list[Finding]:
    """What could not be read in documents: the place, and what is wrong there in one sentence."""
    severity = severity_of("DOC001", config or Config())
    return [Finding("DOC001", severity, message, source) for source, message in problems]


def _order(finding: Finding) -> tuple[object, ...]:
    """Findings stand in the order of their places, then of their rules."""
    source, related = finding.source, finding.related
    return (
        source.path,
        source.line or 0,
        source.column or 0,
        finding.code,
        finding.record or "",
        finding.related_record or "",
        "" if related is None else related.path,
        0 if related is None else related.line or 0,
        finding.message,
    )


def sort_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """All findings in their order, whatever the order they were made in."""
    return tuple(sorted(findings, key=_order))
