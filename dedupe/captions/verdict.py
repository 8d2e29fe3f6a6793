"""Two captions -> a verdict: their words aligned, the stretches that differ classed, and decided by what differs."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from dedupe.captions.align import blocks
from dedupe.captions.clean import clean_caption
from dedupe.captions.context import CaptionContext
from dedupe.captions.differences import Difference, class_of_all, find_differences
from dedupe.captions.lexicon import given_names, kind_of, lemma, soft_words
from dedupe.captions.tokens import DAY, MONTH, NUMBER, TIME, WEEKDAY, WORD, YEAR, Token, fold, tokenize
from dedupe.records import CaptionMatch, CaptionVerdict, CleanCaption, DifferingSpan

DISAGREE = "captions disagree on a fact"


@frozen
class PreparedCaption:
    """A caption ready to be judged against many others.

    Attributes:
        raw: the caption as read.
        clean: the caption cleaned up.
        tokens: the words of `clean.text`.
        forms: their forms.
        sentences: for each token the number of its sentence.
        key: the comparison key.
    """

    raw: str
    clean: CleanCaption
    tokens: tuple[Token, ...]
    forms: tuple[str, ...]
    sentences: tuple[int, ...]
    key: str


def prepare(text: str | CleanCaption, context: CaptionContext | None = None) -> PreparedCaption:
    """Clean a caption and cut it into words, once, for any number of judgements."""
    clean = clean_caption(text, context) if isinstance(text, str) else text
    tokens = tuple(tokenize(clean.text))
    forms = tuple([token.form for token in tokens])
    key = " ".join(forms) or " ".join(fold(clean.text).split())
    raw = text if isinstance(text, str) else clean.text
    return PreparedCaption(raw, clean, tokens, forms, _sentences(clean.text, tokens), key)


def _sentences(text: str, tokens: Sequence[Token]) -> tuple[int, ...]:
    number = 0
    out = []
    last = None
    for token in tokens:
        if last is not None and token.start > last.end:
            gap = text[last.end : token.start]
            if ("." in gap or "!" in gap or "?" in gap or "\n\n" in gap or "。" in gap) and (
                len(last.form) > 3 or last.kind != WORD or token.start - last.end > 3
            ):
                number += 1
        out.append(number)
        last = token
    return tuple(out)


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
    return DifferingSpan(
        span.b, span.a, span.kind, span.decides, span.start_b, span.end_b, span.start_a, span.end_a
    )


def _judge(a: PreparedCaption, b: PreparedCaption) -> Judgement:
    spans = []
    if a.forms != b.forms:
        found = find_differences(a.tokens, b.tokens, blocks(a.forms, b.forms, soft_words()))
        for difference in found:
            _class(difference, a, b)
        spans = [_span(d, a, b) for d in found]
    spans += _field_spans(a.clean, b.clean)
    verdict = _verdict(a, b, spans)
    notes = _notes(verdict, spans)
    return verdict, tuple(spans), notes, reason_of(verdict, tuple(spans))


def _class(d: Difference, a: PreparedCaption, b: PreparedCaption) -> None:
    left_a = [a.tokens[i] for i in d.left_a]
    left_b = [b.tokens[i] for i in d.left_b]
    if left_a and left_b:
        kind_a, kind_b = class_of_all(left_a, a.clean.text), class_of_all(left_b, b.clean.text)
        d.kind = kind_a if kind_b in (kind_a, "wording") else kind_b
        d.decides = True
    elif left_a or left_b:
        tokens, whole, positions = (left_a, a, d.left_a) if left_a else (left_b, b, d.left_b)
        d.kind, d.decides = _addition(tokens, whole, positions)
    else:
        d.kind = next((r for r in d.reasons if r != "small words"), "wording") if d.reasons else "wording"


def _addition(tokens: list[Token], whole: PreparedCaption, positions: list[int]) -> tuple[str, bool]:
    kinds = {kind_of(t.form) for t in tokens if t.kind == WORD}
    if "negation" in kinds and len(tokens) <= 3:
        return "negation", True
    if len(tokens) == 1 and tokens[0].kind == NUMBER:
        return "number", True
    return "clause", False


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


_FORM_KINDS = frozenset({"credit", "photo ID", "spacing", "spelling", "abbreviation", "time zone", "number form", "title"})


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
