"""Two captions -> a verdict: their words aligned, the stretches that differ classed, and decided by what differs."""

from __future__ import annotations

from collections.abc import Sequence

from dedupe.captions.align import blocks
from dedupe.captions.context import CaptionContext
from dedupe.captions.decide import classify
from dedupe.captions.differences import Difference, find_differences
from dedupe.captions.lexicon import soft_words
from dedupe.captions.prepared import PreparedCaption, prepare
from dedupe.captions.tokens import Token
from dedupe.records import CaptionMatch, CaptionVerdict, CleanCaption, DifferingSpan

__all__ = ["PreparedCaption", "compare_captions", "judge", "prepare"]

DISAGREE = "captions disagree on a fact"


def compare_captions(a: str, b: str, context: CaptionContext | None = None) -> CaptionMatch:
    """The verdict on two captions.

    Args:
        a: one caption, as read.
        b: the other.
        context: what was learned from a collection; without one the verdict is a function of the two captions alone.

    Returns:
        The verdict with the spans that differ, in the order of the first caption; `compare_captions(b, a)` is its
        mirror image.
    """
    verdict, spans, notes, reason = judge(prepare(a, context), prepare(b, context))
    return CaptionMatch(0, 1, verdict, spans, notes, reason)


Judgement = tuple[CaptionVerdict, tuple[DifferingSpan, ...], tuple[str, ...], str]


def judge(a: PreparedCaption, b: PreparedCaption) -> Judgement:
    """Judge two prepared captions: verdict, spans, notes, and the reason in words."""
    if a.raw == b.raw:
        return CaptionVerdict.IDENTICAL, (), (), "the same text"
    # One order for both directions makes the verdict symmetric whatever the alignment's ties.
    if (a.key, a.raw) > (b.key, b.raw):
        verdict, spans, notes, reason = _judge(b, a)
        spans = tuple(_mirrored(span) for span in spans)
        return verdict, tuple(sorted(spans, key=lambda s: (s.start_a, s.start_b))), notes, reason_of(verdict, spans)
    return _judge(a, b)


def _mirrored(span: DifferingSpan) -> DifferingSpan:
    return DifferingSpan(span.b, span.a, span.kind, span.decides, span.start_b, span.end_b, span.start_a, span.end_a)


def _judge(a: PreparedCaption, b: PreparedCaption) -> Judgement:
    spans = []
    if a.forms != b.forms:
        found = find_differences(a, b, blocks(a.forms, b.forms, soft_words()))
        classify(found, a, b)
        spans = [_span(d, a, b) for d in found]
    spans += _field_spans(a.clean, b.clean)
    verdict = _verdict(a, b, spans)
    notes = _notes(verdict, spans)
    return verdict, tuple(spans), notes, reason_of(verdict, tuple(spans))


def _span(d: Difference, a: PreparedCaption, b: PreparedCaption) -> DifferingSpan:
    start_a, end_a = _range(a.tokens, d.block.a0, d.block.a1)
    start_b, end_b = _range(b.tokens, d.block.b0, d.block.b1)
    return DifferingSpan(
        a.clean.text[start_a:end_a], b.clean.text[start_b:end_b], d.kind, d.decides, start_a, end_a, start_b, end_b
    )


def _range(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    if first < last:
        return tokens[first].start, tokens[last - 1].end
    place = tokens[first - 1].end if first else 0
    return place, place


def _field_spans(a: CleanCaption, b: CleanCaption) -> list[DifferingSpan]:
    spans = []
    for kind, x, y, decides in (
        ("credit", a.credit, b.credit, False),
        ("photo ID", a.photo_id, b.photo_id, False),
        ("title", a.title, b.title, False),
        ("date", a.date, b.date, bool(a.date and b.date)),
    ):
        if x != y:
            spans.append(DifferingSpan(x or "", y or "", kind, decides))
    return spans


_FORM_KINDS = frozenset(
    {"credit", "photo ID", "spacing", "spelling", "abbreviation", "time zone", "number form", "title"}
)


def _verdict(a: PreparedCaption, b: PreparedCaption, spans: list[DifferingSpan]) -> CaptionVerdict:
    if any(span.decides for span in spans):
        shared = len(set(a.forms) & set(b.forms)) / max(1, min(len(set(a.forms)), len(set(b.forms))))
        return CaptionVerdict.LOOKALIKE if shared >= 0.4 else CaptionVerdict.DIFFERENT
    if all(span.kind in _FORM_KINDS for span in spans):
        return CaptionVerdict.EQUIVALENT
    return CaptionVerdict.EDITED


def _notes(verdict: CaptionVerdict, spans: list[DifferingSpan]) -> tuple[str, ...]:
    deciding = [span for span in spans if span.decides]
    if verdict is CaptionVerdict.LOOKALIKE and len(deciding) == 1 and deciding[0].kind in ("time", "date", "number"):
        return (DISAGREE,)
    if verdict is CaptionVerdict.EQUIVALENT and any(span.kind == "spelling" for span in spans):
        return (DISAGREE,)
    return ()


def reason_of(verdict: CaptionVerdict, spans: tuple[DifferingSpan, ...]) -> str:
    """The verdict in words: what decided, or what differs in form only."""
    deciding = [s for s in spans if s.decides]
    shown = deciding or list(spans)
    words = []
    for s in shown[:4]:
        words.append(f"{s.a!r} / {s.b!r} ({s.kind})")
    return ", ".join(words) or "case, accents, punctuation"
