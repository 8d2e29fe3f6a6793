"""The rules as pages: what `dedupe rule` shows and what docs/reference/rules.md is generated from."""

from __future__ import annotations

import json
from collections.abc import Iterable

from dedupe.check.rules import RULES, Rule


def rule_text(rule: Rule) -> str:
    """One rule for a terminal."""
    fixable = "yes, by `dedupe check --fix`" if rule.fixable else "no"
    return (
        f"{rule.code}  {rule.name}\n\n{rule.summary}\n\n"
        f"Severity: {rule.severity.value}\nFixed automatically: {fixable}\n\n"
        f"Why it matters\n{rule.why}\n\nHow to fix\n{rule.fix}\n"
    )


def rule_markdown(rule: Rule, level: int = 1) -> str:
    """One rule as a section."""
    fixable = "; `dedupe check --fix` corrects it" if rule.fixable else ""
    return (
        f"{'#' * level} {rule.code} {rule.name}\n\n{rule.summary}\n\n*Severity: {rule.severity.value}{fixable}.*\n\n"
        f"**Why it matters.** {rule.why}\n\n**How to fix.** {rule.fix}\n"
    )


def rules_text() -> str:
    """All rules as a table for a terminal."""
    width = max(len(rule.name) for rule in RULES.values())
    lines = [
        f"{rule.code}  {rule.severity.value:<7}  {rule.name:<{width}}  {rule.summary}".rstrip()
        for rule in RULES.values()
    ]
    return "\n".join(lines) + "\n"


def rules_markdown() -> str:
    """The reference page."""
    rows = [
        f"| [{rule.code}](#{rule.code.lower()}-{rule.name.replace(' ', '-').lower()}) | {rule.name} "
        f"| {rule.severity.value} | {'yes' if rule.fixable else ''} | {rule.summary} |"
        for rule in RULES.values()
    ]
    head = (
        "# Rules\n\n"
        "What `dedupe check` looks for. `dedupe rule CODE` shows a rule in the terminal. A rule's severity can be "
        "changed in the settings (`[tool.dedupe.severity]`); `select` and `ignore` take a whole code or its beginning "
        "(`CAP`).\n\n"
        "<!-- Made by `dedupe rule --format markdown`; a test holds it up to date. -->\n\n"
        "| Code | Name | Severity | Fixable | Finds |\n| --- | --- | --- | --- | --- |\n"
    )
    sections = [rule_markdown(rule, 2) for rule in RULES.values()]
    return head + "\n".join(rows) + "\n\n" + "\n".join(sections)


def rules_json(rules: Iterable[Rule]) -> str:
    """Rules for programs: a list of objects."""
    listed = [
        {
            "code": rule.code,
            "name": rule.name,
            "severity": rule.severity.value,
            "fixable": rule.fixable,
            "summary": rule.summary,
            "why": rule.why,
            "fix": rule.fix,
        }
        for rule in rules
    ]
    return json.dumps(listed, ensure_ascii=False, indent=2) + "\n"
