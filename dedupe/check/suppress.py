"""Suppressions inside documents: what an author has looked at and decided to leave.

Four forms, each where its format has a place for it:

- a comment, `<!-- dedupe: ignore[CAP001] -->`, `{# ... #}`, `{/* ... */}`, or `# dedupe: ignore[CAP001]` in YAML and
  TOML: on the line itself, or, alone on a line, for the element that begins on the next line;
- the attribute `data-dedupe-ignore="CAP001"`: for the whole element;
- a column or key named `dedupe_ignore`: for the row.

Codes are separated by commas; the beginning of a code stands for all that begin so; no code stands for every rule.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from attrs import evolve, frozen

from dedupe.check.rules import RULES, codes_matching, severity_of
from dedupe.config import Config
from dedupe.errors import ConfigError, ReadError
from dedupe.readers.captionlines import BLOCK, is_caption_line
from dedupe.readers.source import SourceText, decode, read_bytes
from dedupe.records import Finding, Json, Record, Source

COLUMN = "dedupe_ignore"
NAMED_CODES = 3
"""More codes than these are not listed in the message on an unused suppression."""

_EVERYTHING = frozenset({"", "*", "all", "true", "yes", "1"})

_COMMENT = re.compile(
    r"(?P<open><!--|\{#-?|\{\{?/\*|(?:^|(?<=\s))(?:#|//))[ \t]*dedupe:[ \t]*ignore(?:\[(?P<codes>[^\]\n]*)\])?"
    r"[ \t]*(?P<close>-->|-?#\}|\*/\}\}?)?",
    re.MULTILINE,
)
_TAG = re.compile(r"<([A-Za-z][\w:-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_ATTRIBUTE = re.compile(r"\bdata-dedupe-ignore\b(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+)))?")
_ABOVE_PICTURE = re.compile(r"\.[^\s.]|\[[^\[\]]*\][ \t]*$|//|[ \t]*#\+\w")
_PICTURE = re.compile(r"[ \t]*(?:image::|\[\[)")
_VOID = frozenset({"img", "source", "image", "input", "br", "hr", "link", "meta"})
_CLOSERS = (("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}"), ("{{", "}}"))
"""Openings of shortcodes and their ends, longest first."""


@frozen
class Suppression:
    """One suppression.

    Attributes:
        source: where it stands.
        first, last: the lines it is good for, both included.
        record: id of the only record it is good for, or None.
        codes: the rules it leaves out; empty for all.
        unknown: words in it that are the beginning of no code.
    """

    source: Source
    first: int
    last: int
    record: str | None = None
    codes: frozenset[str] = frozenset()
    unknown: tuple[str, ...] = ()

    def covers(self, code: str, source: Source | None, record: str | None) -> bool:
        """Whether it leaves out a finding of this rule in this place."""
        if source is None or source.path != self.source.path or (self.codes and code not in self.codes):
            return False
        if not self.codes and self.unknown:
            return False
        if self.record is not None:
            return record == self.record
        return self.first <= (source.line or 0) <= self.last


def _codes(written: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The rules named, and the words that name none."""
    if written.strip().lower() in _EVERYTHING:
        return frozenset(), ()
    found: set[str] = set()
    unknown = []
    for word in re.split(r"[,\s]+", written.strip()):
        try:
            found |= codes_matching([word])
        except ConfigError:
            unknown.append(word)
    return frozenset(found), tuple(unknown)


def suppressions_in(document: SourceText, source: Source) -> list[Suppression]:
    """Every comment and attribute of a document that suppresses something.

    Args:
        document: its text.
        source: the document as a place; line and column are filled in.
    """
    if "dedupe" not in document.text:
        return []
    found = [
        *_comments(document, source),
        *(_attributes(document, source) if "data-dedupe-ignore" in document.text else ()),
    ]
    return sorted(found, key=lambda item: (item.source.line or 0, item.source.column or 0))


def _comments(document: SourceText, source: Source) -> Iterator[Suppression]:
    lines = document.lines()
    for match in _COMMENT.finditer(document.text):
        line, column = document.place(match.start())
        before, after = lines[line - 1][: column - 1], lines[line - 1][column - 1 + len(match[0]) :]
        alone = not before.strip() and (match["open"] in ("#", "//") or not after.strip())
        codes, unknown = _codes(match["codes"] or "")
        last = _end_of_next(lines, line) if alone else line
        yield Suppression(evolve(source, line=line, column=column), line, last, codes=codes, unknown=unknown)


def _end_of_next(lines: list[str], line: int) -> int:
    """The last line of what begins after `line`: a tag or shortcode to its end, and what is indented below it.

    A picture's caption goes with it where it is written as the line below (`_A caption_`, `/// caption`), and the
    picture with its titles and keywords above (AsciiDoc, Org).
    """
    begin = line
    while begin < len(lines) and not lines[begin].strip():
        begin += 1
    if begin >= len(lines):
        return line
    last = _end_of_construct(lines, begin)
    depth = _indent(lines[begin])
    while last + 1 < len(lines) and lines[last + 1].strip() and _indent(lines[last + 1]) > depth:
        last += 1
    return _end_of_picture(lines, begin, last) + 1


def _end_of_picture(lines: list[str], begin: int, last: int) -> int:
    """Index of the last line of a picture that begins in line `begin`, with its caption; `last` where there is none."""
    if _ABOVE_PICTURE.match(lines[begin]):
        end = begin
        while end + 1 < len(lines) and _ABOVE_PICTURE.match(lines[end]):
            end += 1
        return end if _PICTURE.match(lines[end]) else last
    while last + 1 < len(lines) and is_caption_line(lines[last + 1]):
        last += 1
    opening = BLOCK.match(lines[last + 1]) if last + 1 < len(lines) else None
    if opening is None:
        return last
    return next((n for n in range(last + 2, len(lines)) if lines[n].strip() == opening["fence"]), last)


def _end_of_construct(lines: list[str], begin: int) -> int:
    """Index of the line where the tag or shortcode that line `begin` starts with ends; `begin` where it is neither."""
    head = lines[begin].lstrip()
    tag = re.match(r"<([A-Za-z][\w:-]*)", head)
    if tag:
        name = tag[1].lower()
        closer = ">" if name in _VOID else f"</{name}"
    else:
        closer = next((end for start, end in _CLOSERS if head.startswith(start)), "")
    if not closer:
        return begin
    for index in range(begin, len(lines)):
        if closer in lines[index].lower():
            return index
    return begin


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _attributes(document: SourceText, source: Source) -> Iterator[Suppression]:
    text = document.text
    for tag in _TAG.finditer(text):
        attribute = _ATTRIBUTE.search(tag[2])
        if attribute is None:
            continue
        codes, unknown = _codes(next((group for group in attribute.groups() if group is not None), ""))
        end = tag.end()
        if tag[1].lower() not in _VOID and not tag[2].rstrip().endswith("/"):
            closing = re.compile(f"</{re.escape(tag[1])}", re.IGNORECASE).search(text, end)
            end = closing.end() if closing else end
        line, column = document.place(tag.start())
        last, _ = document.place(end)
        yield Suppression(evolve(source, line=line, column=column), line, last, codes=codes, unknown=unknown)


def suppressions_of(records: Iterable[Record]) -> Iterator[Suppression]:
    """The suppressions that stand in a column of their own."""
    for record in records:
        if COLUMN not in record.extra:
            continue
        value = record.extra[COLUMN]
        if value in (None, False, ""):
            continue
        codes, unknown = _codes(_words(value))
        line = record.source.line or 0
        yield Suppression(record.source, line, line, record.id, codes, unknown)


def _words(value: Json) -> str:
    return " ".join(str(item) for item in value) if isinstance(value, list) else str(value)


def read_suppressions(records: Sequence[Record]) -> list[Suppression]:
    """Every suppression in the records and in the documents that they were read from.

    A document that cannot be read again gives none: that it cannot be read is a finding of its own.
    """
    documents = {
        record.source.file: evolve(record.source, line=None, column=None, span=None, field=None)
        for record in records
        if record.source.file is not None and record.source.line is not None
    }
    found = list(suppressions_of(records))
    for file, source in documents.items():
        with contextlib.suppress(ReadError):
            data = read_bytes(Path(file))
            if b"dedupe" in data.replace(b"\0", b""):  # which stand between the letters of UTF-16
                found += suppressions_in(decode(data), source)
    return found


def suppress(
    findings: Iterable[Finding], suppressions: Sequence[Suppression], config: Config | None = None
) -> tuple[list[Finding], int]:
    """Findings that no suppression covers, those on suppressions that cover nothing, and how many were left out.

    A pair is left out where either half is covered.
    """
    used: set[int] = set()
    kept = []
    count = 0
    by_path: dict[str, list[int]] = {}
    for number, item in enumerate(suppressions):
        by_path.setdefault(item.source.path, []).append(number)
    for finding in findings:
        paths = dict.fromkeys([finding.source.path, *([finding.related.path] if finding.related else [])])
        covering = [
            number
            for path in paths
            for number in by_path.get(path, ())
            if suppressions[number].covers(finding.code, finding.source, finding.record)
            or suppressions[number].covers(finding.code, finding.related, finding.related_record)
        ]
        used.update(covering)
        if covering:
            count += 1
        else:
            kept.append(finding)
    kept += _unused(suppressions, used, config or Config())
    return kept, count


def _unused(suppressions: Sequence[Suppression], used: set[int], config: Config) -> Iterator[Finding]:
    severity = severity_of("SUP001", config)
    for number, item in enumerate(suppressions):
        messages = [f"{word!r} is no rule of dedupe" for word in item.unknown]
        if number not in used and (item.codes or not item.unknown):
            messages.append(f"nothing here breaks {_named(item.codes)}")
        for message in messages:
            yield Finding("SUP001", severity, RULES["SUP001"].message.format(reason=message), item.source)


def _named(codes: frozenset[str]) -> str:
    """A few codes by name, a whole family or more in words."""
    return ", ".join(sorted(codes)) if 0 < len(codes) <= NAMED_CODES else "the rules that this suppresses"
