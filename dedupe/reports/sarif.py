"""The report for code scanning: SARIF 2.1.0 (OASIS), within what GitHub accepts."""

from __future__ import annotations

import json

from dedupe.check.baseline import fingerprint
from dedupe.check.outcome import Checked, worst_first
from dedupe.check.rules import RULES, Rule
from dedupe.records import Finding, Json, Source
from dedupe.reports.safe import uri, visible

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
MAX_RESULTS = 25_000
"""GitHub refuses a run with more results; the worst ones are kept, and a notification says so."""


def sarif_report(checked: Checked, *, color: bool = False) -> str:  # noqa: ARG001 (JSON has no colour)
    """One run with every rule and at most 25,000 results, the worst ones, in the order of their places."""
    kept = {id(finding) for finding in worst_first(checked.findings)[:MAX_RESULTS]}
    seen: dict[str, int] = {}
    index = {code: number for number, code in enumerate(RULES)}
    results = [_result(f, index[f.code], seen) for f in checked.findings if id(f) in kept]
    run: dict[str, Json] = {
        "tool": {
            "driver": {
                "name": "dedupe",
                "semanticVersion": checked.versions.get("caption-dedupe", "0.0.0"),
                "rules": [_rule(rule) for rule in RULES.values()],
            }
        },
        "automationDetails": {"id": "dedupe/"},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": _notifications(checked)}],
        "results": list(results),
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _notifications(checked: Checked) -> list[Json]:
    left = len(checked.findings) - MAX_RESULTS
    if left <= 0:
        return []
    return [{"level": "warning", "message": {"text": f"{left} further findings are left out (limit {MAX_RESULTS})."}}]


def _rule(rule: Rule) -> dict[str, Json]:
    return {
        "id": rule.code,
        "name": rule.name.title().replace(" ", "").replace("-", ""),
        "shortDescription": {"text": rule.name.capitalize()},
        "fullDescription": {"text": rule.summary},
        "help": {
            "text": f"{rule.why}\n\nHow to fix: {rule.fix}",
            "markdown": f"{rule.why}\n\n**How to fix.** {rule.fix}",
        },
        "defaultConfiguration": {"level": rule.severity.value},
        "properties": {"tags": ["content", "captions" if rule.code.startswith("CAP") else "pictures"]},
    }


def _result(finding: Finding, rule_index: int, seen: dict[str, int]) -> dict[str, Json]:
    identity = fingerprint(finding)
    seen[identity] = seen.get(identity, 0) + 1
    result: dict[str, Json] = {
        "ruleId": finding.code,
        "ruleIndex": rule_index,
        "level": finding.severity.value,
        "message": {"text": message(finding.message)},
        "locations": [_location(finding.source)],
        "partialFingerprints": {"primaryLocationLineHash": f"{identity}:{seen[identity]}"},
    }
    if finding.related is not None:
        text = message(f"the other half: {finding.related_record or finding.related.path}")
        result["relatedLocations"] = [{**_location(finding.related), "id": 1, "message": {"text": text}}]
    return result


def message(text: str) -> str:
    """A plain text message: brackets are no links (3.11.6), braces are no placeholders (3.11.5)."""
    line = visible(text).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    return line.replace("{", "{{").replace("}", "}}")


def _location(source: Source) -> dict[str, Json]:
    region: dict[str, Json] = {"startLine": source.line or 1}
    if source.line is not None and source.column is not None:
        region["startColumn"] = source.column
    artifact: dict[str, Json] = {"uri": uri(source.path), "uriBaseId": "%SRCROOT%"}
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}
