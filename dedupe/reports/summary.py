"""The summary of a scan: what was read and how, what was decided and why, what a person should look at."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from dedupe.check.rules import RULES
from dedupe.records import Document, Finding, Record, Severity
from dedupe.reports.safe import visible
from dedupe.reports.text import Paint, counted, painter
from dedupe.scanned import Scanned

MAX_DOCUMENTS = 20
"""Documents named one by one; where there are more, they are counted by reader and only notes are told."""

MAX_EXAMPLES = 3
"""Findings of one rule that are told by name; the rest stand in the decisions and in `dedupe check`."""

SUMMARY_VERSION = 1

BROKEN = ("IMG003", "IMG004", "IMG005", "IMG006", "DOC001")
"""Rules of what could not be read as it is: told by name, since no other output of a scan shows them so plainly."""


def summary_text(result: Scanned, *, color: bool = False) -> str:
    """The summary for a person, lines ended by a newline each."""
    paint = painter(color)
    lines = [
        *_read_lines(result),
        "",
        *_decision_lines(result, paint),
        *_finding_lines(result.findings, paint),
        *(f"note: {note}" for note in result.notes),
    ]
    return "".join(line + "\n" for line in lines)


def summary_json(result: Scanned) -> str:
    """The summary as a JSON object; counts, documents, findings by rule, and versions."""
    decided = Counter(decision.decision for decision in result.decisions)
    by_rule = Counter(finding.code for finding in result.findings)
    summary: dict[str, Any] = {
        "version": SUMMARY_VERSION,
        "versions": dict(sorted(result.versions.items())),
        "records": len(result.decisions),
        "manifest": len(result.manifest),
        "decisions": {word: decided.get(word, 0) for word in ("keep", "drop", "review")},
        "groups": len(result.groups),
        "findings": dict(sorted(by_rule.items())),
        "documents": [
            {"path": d.path, "reader": d.reader, "entries": d.entries, "note": d.note} for d in result.documents
        ],
        "broken": [
            {"code": f.code, "path": f.source.path, "line": f.source.line, "message": f.message}
            for f in result.findings
            if f.code in BROKEN
        ],
        "notes": list(result.notes),
    }
    return json.dumps(summary, ensure_ascii=True, indent=2) + "\n"


def _read_lines(result: Scanned) -> list[str]:
    pictures = len({r.picture.name for r in result.records if r.picture is not None and r.picture.file is not None})
    told = [counted(len(result.documents), "document")] if result.documents else []
    told += [counted(pictures, "picture")] if pictures or not told else []
    head = f"Read {' and '.join(told)}: {counted(len(result.records), 'entry', 'entries')}"
    return [head, *(f"  {line}" for line in (*_document_lines(result.documents), *_beside_lines(result.records)))]


def _beside_lines(records: Iterable[Record]) -> list[str]:
    """Captions that no document of their own holds: in a text beside a picture, in the picture's own file."""
    places = Counter(record.source.reader for record in records if record.caption)
    told = ((places["sidecar"], "in texts beside pictures"), (places["picture"], "inside picture files"))
    return [f"{counted(number, 'caption')} {where}" for number, where in told if number]


def _document_lines(documents: tuple[Document, ...]) -> list[str]:
    if len(documents) <= MAX_DOCUMENTS:
        return [f"{visible(d.path)}: {_how(d)}" for d in documents]
    by_reader: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        by_reader[document.reader].append(document)
    lines = []
    for reader, found in sorted(by_reader.items()):
        empty = sum(not document.entries for document in found)
        entries = counted(sum(document.entries for document in found), "entry", "entries")
        without = f", {counted(empty, 'file')} without any" if empty else ""
        lines.append(f"{reader}: {counted(len(found), 'file')}, {entries}{without}")
    return lines


def _how(document: Document) -> str:
    """Such as "gallery, 11 entries", "article, no captions", "csv, 3 entries (caption column: text)"."""
    if document.entries:
        note = f" ({visible(document.note)})" if document.note else ""
        return f"{document.reader}, {counted(document.entries, 'entry', 'entries')}{note}"
    return f"{document.reader}, {visible(document.note) or 'no entries'}"


def _decision_lines(result: Scanned, paint: Paint) -> list[str]:
    decided = Counter(decision.decision for decision in result.decisions)
    kept = len(result.manifest)
    lines = [paint(f"Kept {kept:,} of {counted(len(result.decisions), 'entry', 'entries')}", "bold")]
    for word, meaning in (("drop", "dropped"), ("review", "kept, for a person to review")):
        count = decided.get(word, 0)
        if count:
            rules = Counter(decision.rule for decision in result.decisions if decision.decision == word)
            why = ", ".join(_so_many(rules[code], _rule_name(code)) for code in sorted(rules, key=str))
            lines.append(f"  {count:,} {meaning}: {why}")
    return lines


def _so_many(count: int, name: str) -> str:
    """Such as "1 duplicate entry", "3 duplicate entries", "2 conflicting captions"."""
    if name.endswith("y"):
        return counted(count, name, f"{name[:-1]}ies")
    return counted(count, name, name if name.endswith(("s", "other")) else None)


def _rule_name(code: str | None) -> str:
    return RULES[code].name if code is not None and code in RULES else "other"


def _finding_lines(findings: tuple[Finding, ...], paint: Paint) -> list[str]:
    by_rule: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_rule[finding.code].append(finding)
    lines: list[str] = []
    for code in sorted(by_rule, key=lambda code: (-_rank(by_rule[code][0].severity), code)):
        found = by_rule[code]
        lines.append(f"  {paint(code, 'yellow')} {_rule_name(code)}: {len(found):,}")
        for finding in found[:MAX_EXAMPLES] if code in BROKEN else ():
            line = "" if finding.source.line is None else f":{finding.source.line}"
            lines.append(f"      {visible(finding.source.path)}{line}: {visible(finding.message)}")
        if code in BROKEN and len(found) > MAX_EXAMPLES:
            lines.append(f"      and {len(found) - MAX_EXAMPLES:,} more")
    return ["", paint("Worth a look", "bold"), *lines] if lines else []


def _rank(severity: Severity) -> int:
    return list(Severity).index(severity)
