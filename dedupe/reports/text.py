"""The report for people at a terminal: by file, each pair with its difference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from dedupe.check.outcome import SEVERITIES, Checked
from dedupe.check.rules import is_fixable
from dedupe.records import Finding, Severity, Source
from dedupe.reports.difference import marked
from dedupe.reports.safe import visible

SHOWN_CHARACTERS = 500
"""A caption longer than this is cut: the report points at the place, it is not a copy of it."""

SHOWN_PLACES = 12
"""Places of one and the same finding that are listed; one caption can stand in a file a thousand times."""

MARGIN = " " * 11
"""What stands below a finding begins below its severity."""

MANY_CAPTIONS = 3
"""Captions that conflict with one and the same in a file before they are told as one thing."""

Paint = Callable[[str, str], str]
_CODES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "blue": "34", "cyan": "36"}
_COLOR_OF = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def painter(color: bool) -> Paint:
    """`paint(text, style)`, which wraps text in ANSI codes, or gives it back as it is."""
    if not color:
        return lambda text, _style: text
    return lambda text, style: f"\x1b[{_CODES[style]}m{text}\x1b[0m"


def text_report(checked: Checked, *, color: bool = False) -> str:
    """Findings under the name of their file, in the order of their lines, and a summary."""
    paint = painter(color)
    lines: list[str] = []
    for path, group in groupby(checked.findings, key=lambda finding: finding.source.path):
        lines.append(paint(visible(path), "bold"))
        for alike in _alike(group):
            lines += _finding(alike[0], paint, color=color)
            lines += _also(alike[1:], paint)
        lines.append("")
    lines += summary(checked, color=color)
    return "\n".join(lines) + "\n"


def place(source: Source) -> str:
    """`line:column`, as far as they are known."""
    return ":".join(_numbers(source)) or "-"


def full_place(source: Source) -> str:
    """`path:line:column`, as far as they are known; editors and terminals jump there."""
    return ":".join([visible(source.path), *_numbers(source)])


def _numbers(source: Source) -> list[str]:
    """Line and column; a column alone leads nowhere."""
    known = [] if source.line is None else [source.line] if source.column is None else [source.line, source.column]
    return [str(number) for number in known]


def _alike(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Findings of one file that differ in their places alone, together, in the order of the first of each.

    Many captions held against one (a stand-in for pictures that are still to come) are together too.
    """
    groups: dict[tuple[object, ...], list[Finding]] = {}
    listed = list(findings)
    against = Counter(_held_against(finding) for finding in listed)
    for finding in listed:
        other = _held_against(finding)
        told: tuple[object, ...] = (*other, finding.message, finding.caption, finding.related_caption)
        many = finding.code == "CAP004" and against[other] >= MANY_CAPTIONS
        groups.setdefault(other if many else told, []).append(finding)
    return list(groups.values())


def _held_against(finding: Finding) -> tuple[object, ...]:
    return finding.code, finding.severity, None if finding.related is None else full_place(finding.related)


def _also(findings: Sequence[Finding], paint: Paint) -> Iterator[str]:
    if findings:
        places = ", ".join(place(finding.source) for finding in findings[:SHOWN_PLACES])
        more = f" and {len(findings) - SHOWN_PLACES:,} more" if len(findings) > SHOWN_PLACES else ""
        each = ", each under another caption" if len({finding.caption for finding in findings}) > 1 else ""
        yield f"{MARGIN}{paint('also ', 'dim')}  {places}{more}{each}"


def _finding(finding: Finding, paint: Paint, *, color: bool) -> Iterator[str]:
    severity = paint(finding.severity.value.ljust(7), _COLOR_OF[finding.severity])
    yield f"  {place(finding.source):>7}  {severity}  {paint(finding.code, 'bold')}  {visible(finding.message)}"
    if finding.related is not None:
        yield from _pair(finding, finding.related, paint, color=color)


def _pair(finding: Finding, related: Source, paint: Paint, *, color: bool) -> Iterator[str]:
    here, there = _caption(finding.caption), _caption(finding.related_caption)
    if here == there and here is not None:
        yield f"{MARGIN}{paint('both ', 'dim')}  {here}"
        yield f"{MARGIN}{paint('other', 'dim')}  {paint(full_place(related), 'blue')}"
        return
    shown_there, shown_here = marked(
        there or "",
        here or "",
        lambda words: paint(words, "red") if color else f"[-{words}-]",
        lambda words: paint(words, "green") if color else f"{{+{words}+}}",
    )
    none = paint("(no caption)", "dim")
    yield f"{MARGIN}{paint('here ', 'dim')}  {none if here is None else shown_here}"
    yield f"{MARGIN}{paint('other', 'dim')}  {none if there is None else shown_there}"
    yield f"{MARGIN}{paint('     ', 'dim')}  {paint(full_place(related), 'blue')}"


def _caption(caption: str | None) -> str | None:
    if caption is None:
        return None
    line = visible(caption)
    return line if len(line) <= SHOWN_CHARACTERS else line[: SHOWN_CHARACTERS - 1] + "…"


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """`1 finding`, `2 findings`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def summary(checked: Checked, *, color: bool = False) -> list[str]:
    """How many findings of what severity, among how many entries, and what was left out."""
    paint = painter(color)
    among = (
        f"{counted(checked.records, 'entry', 'entries')} and {counted(checked.pictures, 'picture')} "
        f"in {counted(checked.documents, 'document')}"
    )
    if not checked.findings:
        lines = [f"{paint('No findings', 'green')} among {among}."]
    else:
        parts = [counted(checked.count(level), level.value) for level in SEVERITIES if checked.count(level)]
        found = paint(counted(len(checked.findings), "finding"), "bold")
        lines = [f"{found} ({', '.join(parts)}) among {among}."]
        fixable = sum(map(is_fixable, checked.findings))
        if fixable:
            lines.append(f"{counted(fixable, 'finding')} can be fixed with `dedupe check --fix`.")
        lines.append("`dedupe rule CODE` says why a rule matters and how to fix what it finds.")
    return lines + left_out(checked)


def left_out(checked: Checked) -> list[str]:
    """What is not reported and why, and what the baseline no longer needs."""
    told = [
        (checked.accepted, "accepted by the baseline"),
        (checked.suppressed, "suppressed in the documents"),
        (checked.allowed, "allowed by the settings"),
    ]
    lines = ["Left out: " + ", ".join(f"{number:,} {how}" for number, how in told if number) + "."]
    if not any(number for number, _ in told):
        lines = []
    if checked.fixed:
        gone = sum(entry.count for entry in checked.fixed)
        lines.append(
            f"{counted(gone, 'accepted finding')} no longer there: run `dedupe baseline` to shrink the baseline."
        )
    return lines
