"""Findings made by hand, for the tests of checks and reports."""

from __future__ import annotations

from attrs import evolve

from dedupe.check.outcome import Checked, outcome_of
from dedupe.check.rules import RULES
from dedupe.records import Document, Finding, Json, Picture, PictureKind, Record, Severity, Source, Span
from dedupe.result import Result

HOSTILE = (
    "::set-output name=x::1\r\n::error::%0A ##[add-mask]x <img src=x onerror=alert(1)> & ]]> "
    "\x1b]0;title\x07\x1b[31m \u202egnp.exe\u2066 \x00\x08 \udc80 \uffff @team #1 `code` | =cmd|' /C calc'!A0 "
    "[link](javascript:alert(1)) {0} \u2028 \U000e0041"
)
"""A caption that tries everything: workflow commands, markup, terminal escapes, formulas, broken characters."""


def source(path: str = "posts/a.md", line: int | None = 3, column: int | None = 5, **more: str | None) -> Source:
    return Source(path, line, column, reader="markdown", **more)  # type: ignore[arg-type]


def finding(
    code: str = "CAP001",
    path: str = "posts/a.md",
    line: int | None = 3,
    *,
    caption: str | None = "The crew at the pad.",
    related: Source | None = None,
    related_caption: str | None = None,
    message: str = "repeats the caption of b.jpg: identical captions",
    severity: Severity | None = None,
    record: str | None = "a.jpg",
    related_record: str | None = None,
    evidence: dict[str, Json] | None = None,
    span: Span | None = None,
) -> Finding:
    return Finding(
        code=code,
        severity=severity or RULES[code].severity,
        message=message,
        source=evolve(source(path, line), span=span),
        record=record,
        related=related,
        related_record=related_record,
        evidence=evidence or {},
        caption=caption,
        related_caption=related_caption,
    )


def record(
    name: str = "a.jpg",
    path: str = "posts/a.md",
    line: int | None = 3,
    *,
    caption: str | None = "The crew at the pad.",
    role: str = "caption",
    kind: PictureKind = PictureKind.FILE,
    file: str | None = None,
    picture_file: str | None = None,
    photo_id: str | None = None,
    extra: dict[str, Json] | None = None,
) -> Record:
    return Record(
        id=name,
        source=Source(path, line, 1, file=file, reader="markdown"),
        picture=Picture(name, kind, file=picture_file),
        caption=caption,
        role=role,
        photo_id=photo_id,
        extra=extra or {},
    )


def result(findings: tuple[Finding, ...], records: tuple[Record, ...] = ()) -> Result:
    return Result(
        manifest=(),
        decisions=(),
        groups=(),
        findings=findings,
        records=records,
        documents=(Document("posts/a.md", "markdown", 2), Document("posts/b.md", "markdown", 1)),
        versions={"caption-dedupe": "0.1.0", "rapidfuzz": "3.9.0"},
    )


def pair() -> Finding:
    """Two captions that differ in a time."""
    return finding(
        "CAP003",
        related=source("posts/b.md", 7, 1),
        related_record="b.jpg",
        caption="Liftoff of the rocket at 7:07 p.m.",
        related_caption="Liftoff of the rocket at 8:07 p.m.",
        message="agrees with the caption of b.jpg but for “8:07” / “7:07”",
        evidence={"caption": {"reason": "a time differs", "spans": [{"a": "8:07", "b": "7:07"}]}},
    )


def hostile() -> Finding:
    return finding(
        "CAP006",
        path="posts/::a,b\x1b[0m%|`<i>.md",
        line=9,
        caption=HOSTILE,
        message=f"“{HOSTILE}” is a file name, not a caption",
        record=HOSTILE,
        related=source("posts/c d.md", 1, 1),
        related_record=HOSTILE,
        related_caption=HOSTILE,
    )


def checked() -> Checked:
    """Findings of every severity, one pair, one hostile caption, one without a line."""
    found = (
        finding(related=source("posts/b.md", 4, 2), related_record="b.jpg", related_caption="The crew at the pad."),
        pair(),
        finding(
            "CAP008",
            "posts/b.md",
            4,
            message="needs clean-up: tags, entities",
            caption="<b>The crew</b>",
            span=Span(30, 45),
        ),
        finding("IMG003", "pad.jpg", None, message="the picture cannot be read: cut short", caption=None),
        finding(
            "IMG001",
            "pad.jpg",
            None,
            message="same picture as b.jpg: half size",
            caption=None,
            related=source("posts/b.md", 4, 2),
            related_caption="The crew.",
            related_record="b.jpg",
        ),
        hostile(),
    )
    return outcome_of(result(found, (record(), record("b.jpg", "posts/b.md"))))


def empty() -> Checked:
    return outcome_of(result((), (record(),)))
