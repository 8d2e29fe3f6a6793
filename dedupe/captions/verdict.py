"""Two captions -> a verdict: their words aligned, the stretches that differ classed, and decided by what differs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from dedupe.captions.anatomy import iso_date
from dedupe.captions.context import CaptionContext
from dedupe.captions.noncaption import why_silent
from dedupe.captions.prepared import PreparedCaption, behind_dateline, dateline, prepare
from dedupe.captions.reasons import reason_of
from dedupe.captions.rules.align import is_ambiguous
from dedupe.captions.rules.decide import classify
from dedupe.captions.rules.difference import Difference
from dedupe.captions.rules.differences import find_differences
from dedupe.captions.words.lexicon import is_common_word
from dedupe.captions.words.tokens import DAY, MONTH, TIME, YEAR, Token, fold, tokenize
from dedupe.records import DISAGREE, CaptionMatch, CaptionVerdict, DifferingSpan

_FACTS = frozenset({"time", "date", "number"})
_SMALL_FACT = 2
"""Words of one fact on either side, at most ("8:07 p.m." is one, "March 22" two)."""
_FORM_ONLY = frozenset(
    {"credit", "photo ID", "title", "spacing", "spelling", "abbreviation", "time zone", "number form", "date form"}
    | {"weekday"}
)  # fmt: skip
"""Classes of differences in form: with nothing else a pair is equivalent."""
_FIELDS = frozenset({"credit", "photo ID", "title", "other title"})
_NAMES = frozenset({"person", "place", "organisation", "name"})
_LEAST_SHARED = (2, 5)
"""Share of the shorter caption's words that look-alikes have in common; below, the two are different."""
_LEAST_OF_LONGER = (1, 8)

_TAKEN_ON = re.compile(r"\bon\s([A-Z][a-z]{2,8}\.?\s\d{1,2},\s\d{4}|\d{1,2}\s[A-Z][a-z]{2,8}\s\d{4})")

Judgement = tuple[CaptionVerdict, tuple[DifferingSpan, ...], tuple[str, ...], str]


def compare_captions(a: str, b: str, context: CaptionContext | None = None) -> CaptionMatch:
    """The verdict on two captions.

    Args:
        a: one caption, as read.
        b: the other.
        context: what was learned from a collection; without one the verdict is a function of the two captions alone.

    Returns:
        The verdict with the spans that differ, in the order of the first caption; `compare_captions(b, a)` is its
        mirror image. A file name, a placeholder, a stub of a few words and an empty text repeat nothing but themselves.
    """
    if a == b:
        return CaptionMatch(0, 1, CaptionVerdict.IDENTICAL, reason="the same text")
    for text in (a, b):
        why = "empty" if not text.strip() else why_silent(text)
        if why is not None:
            return CaptionMatch(0, 1, CaptionVerdict.DIFFERENT, reason=f"not a caption: {why}")
    verdict, spans, notes, reason = judge(_prepared(a, context), _prepared(b, context))
    return CaptionMatch(0, 1, verdict, spans, notes, reason)


def _prepared(text: str, context: CaptionContext | None) -> PreparedCaption:
    if context is not None or len(text) > _LONGEST_REMEMBERED:
        return prepare(text, context)
    return _remembered(text)


_LONGEST_REMEMBERED = 5_000
"""Characters of a caption that is kept ready; longer ones are articles, and hardly compared twice."""


@lru_cache(maxsize=1 << 10)
def _remembered(text: str) -> PreparedCaption:
    """A caption made ready, which takes some five times as long as to judge it: most are compared with several others.

    What is kept is a function of the text alone; a caption of 600 characters takes 43 kB with what was found in it.
    """
    return prepare(text)


def judge(a: PreparedCaption, b: PreparedCaption) -> Judgement:
    """Judge two prepared captions.

    Returns:
        Verdict, the spans that differ (places in the two cleaned texts, in the order of the first), notes, and the
        reason in words. The second caption against the first gives the mirror image.
    """
    if a.raw == b.raw:
        return CaptionVerdict.IDENTICAL, (), (), "the same text"
    if not a.key or not b.key:
        return CaptionVerdict.DIFFERENT, (), (), "one says nothing"
    told_a, told_b = behind_dateline(a), behind_dateline(b)
    if (told_a is None) != (told_b is None) and not _begin_alike(a, b):
        a, b = told_a or a, told_b or b  # the town of one alone contradicts nothing
    # One order for both directions makes the verdict symmetric whatever the ties of an alignment.
    mirrored = (a.key, a.raw) > (b.key, b.raw)
    spans = _in_order(a, b, mirrored=mirrored)
    if _may_be_undecided(spans, a, b) and is_ambiguous(a.forms, b.forms):
        others = _in_order(a, b, mirrored=not mirrored)
        if not any(span.decides or _is_another_clause(span) for span in others):
            spans = others  # what decided was how the words were laid side by side
    spans += _field_spans(a, b)
    verdict = _verdict(a, b, spans)
    return verdict, tuple(spans), _notes(verdict, spans), reason_of(verdict, spans, a, b)


def _begin_alike(a: PreparedCaption, b: PreparedCaption) -> bool:
    """True where both tell the town first, one of them not in the capitals of an agency."""
    n = dateline(a) or dateline(b)
    return a.forms[:n] == b.forms[:n]


def _may_be_undecided(spans: Sequence[DifferingSpan], a: PreparedCaption, b: PreparedCaption) -> bool:
    """True where so little decides that with the words laid otherwise nothing may.

    Who, when, how many, what is done and in which order is so however they are laid; a title has too few words to tell.
    """
    kinds = [span.kind for span in spans if span.decides]
    return 0 < len(kinds) <= _FEW_DECIDE and _LAID.issuperset(kinds) and min(a.facts, b.facts) >= _LEAST_FACTS


def _is_another_clause(span: DifferingSpan) -> bool:
    """`runs on` / `leaps over a fence onto`: something else is told there, which decided with the words laid so."""
    return span.kind == "clause" and bool(span.a and span.b)


_FEW_DECIDE = 2
"""Spans; where more decide, no pair of 3,700 is a repeat with its words laid otherwise."""
_LAID = frozenset({"clause", "colour", "place", "quality", "subject", "thing", "wording"})
"""Classes of what may be said by both captions in another place."""
_LEAST_FACTS = 5
"""Words with a fact of the shorter caption."""


def _in_order(a: PreparedCaption, b: PreparedCaption, *, mirrored: bool) -> list[DifferingSpan]:
    """The spans that differ, in the order of the first caption, with it laid beside the second where mirrored."""
    if not mirrored:
        return _differing_spans(a, b)
    return sorted(_differing_spans(b, a, mirrored=True), key=lambda span: (span.start_a, span.start_b))


def _differing_spans(a: PreparedCaption, b: PreparedCaption, mirrored: bool = False) -> list[DifferingSpan]:
    if a.forms == b.forms:
        x, y = (b, a) if mirrored else (a, b)
        return [] if a.forms or a.key == b.key else [DifferingSpan(x.clean.text, y.clean.text, "wording", True)]
    found = find_differences(a, b)
    classify(found, a, b)
    return [_span(difference, a, b, mirrored) for difference in found]


def _span(d: Difference, a: PreparedCaption, b: PreparedCaption, mirrored: bool) -> DifferingSpan:
    a0, a1, b0, b1 = d.block
    start_a, end_a = (a.tokens[a0].start, a.tokens[a1 - 1].end) if a0 < a1 else _place(a.tokens, a0)
    start_b, end_b = (b.tokens[b0].start, b.tokens[b1 - 1].end) if b0 < b1 else _place(b.tokens, b0)
    said_a, said_b = a.clean.text[start_a:end_a], b.clean.text[start_b:end_b]
    if mirrored:
        return DifferingSpan(said_b, said_a, d.kind, d.decides, start_b, end_b, start_a, end_a)
    return DifferingSpan(said_a, said_b, d.kind, d.decides, start_a, end_a, start_b, end_b)


def _place(tokens: Sequence[Token], before: int) -> tuple[int, int]:
    place = tokens[before - 1].end if before else 0
    return place, place


def _field_spans(a: PreparedCaption, b: PreparedCaption) -> list[DifferingSpan]:
    """What differs outside the text: credit, photo ID, title, and the photo's date, which decides."""
    spans = []
    x, y = a.clean, b.clean
    if x.credit != y.credit:
        spans.append(DifferingSpan(x.credit or "", y.credit or "", "credit", False))
        spans += _moments_of_credits(x.credit or "", y.credit or "")
    if x.photo_id != y.photo_id:
        spans.append(DifferingSpan(x.photo_id or "", y.photo_id or "", "photo ID", False))
    if x.title != y.title:
        same = not x.title or not y.title or fold(x.title) == fold(y.title)
        spans.append(DifferingSpan(x.title or "", y.title or "", "title" if same else "other title", False))
    date_a, date_b = x.date or _taken_on(x.credit), y.date or _taken_on(y.credit)
    if date_a and date_b and date_a != date_b:
        spans.append(DifferingSpan(date_a, date_b, "date", True))
    return spans


def _moments_of_credits(a: str, b: str) -> list[DifferingSpan]:
    """`Ada Moe, 10:20 a.m.` / `Ada Moe, 2:20 p.m.`: the days or times of credits that say the same but for them.

    A credit of other words may tell when it was published; a year alone is that of the rights.
    """
    if not (_FIGURE.search(a) and _FIGURE.search(b)):
        return []  # as most
    tokens_a, tokens_b = tokenize(a), tokenize(b)
    when_a, when_b = ([token for token in tokens if token.kind in _WHEN] for tokens in (tokens_a, tokens_b))
    who_a, who_b = ([token.form for token in tokens if token.kind not in _WHEN] for tokens in (tokens_a, tokens_b))
    told_a, told_b = (sorted((token.kind, token.form) for token in when) for when in (when_a, when_b))
    kinds = [kind for kind, _ in told_a]
    if who_a != who_b or told_a == told_b or kinds != [kind for kind, _ in told_b] or set(kinds) == {YEAR}:
        return []
    kind = "time" if set(kinds) == {TIME} else "date"
    return [DifferingSpan(a[when_a[0].start : when_a[-1].end], b[when_b[0].start : when_b[-1].end], kind, True)]


_FIGURE = re.compile(r"\d")
_WHEN = frozenset({TIME, DAY, MONTH, YEAR})


def _taken_on(credit: str | None) -> str | None:
    """The day that a credit tells ("Photo by Ada Moe on May 3, 2031"), as a date of ISO 8601."""
    told = _TAKEN_ON.search(credit) if credit and " on " in credit else None
    return iso_date(told[1]) if told else None


def _verdict(a: PreparedCaption, b: PreparedCaption, spans: Sequence[DifferingSpan]) -> CaptionVerdict:
    if any(span.decides for span in spans):
        alike = _are_alike(a, b) or _is_one_name(a, b, spans)
        return CaptionVerdict.LOOKALIKE if alike else CaptionVerdict.DIFFERENT
    if all(span.kind in _FORM_ONLY for span in spans):
        return CaptionVerdict.EQUIVALENT
    return CaptionVerdict.EDITED


def _is_one_name(a: PreparedCaption, b: PreparedCaption, spans: Sequence[DifferingSpan]) -> bool:
    """`The grave of Ann Lee` / `The grave of Karl Moe`: one name for another, of however many words."""
    in_text = [span for span in spans if span.kind not in _FIELDS]
    return (
        len(in_text) == 1
        and in_text[0].kind in _NAMES
        and bool(in_text[0].a and in_text[0].b)
        and not a.words.isdisjoint(b.words)
    )


def _are_alike(a: PreparedCaption, b: PreparedCaption) -> bool:
    shared = len(a.words & b.words)
    least, most = sorted((len(a.words), len(b.words)))
    return bool(least) and (
        shared * _LEAST_SHARED[1] >= least * _LEAST_SHARED[0]
        and shared * _LEAST_OF_LONGER[1] >= most * _LEAST_OF_LONGER[0]
    )


def _notes(verdict: CaptionVerdict, spans: Sequence[DifferingSpan]) -> tuple[str, ...]:
    deciding = [span for span in spans if span.decides]
    if verdict is CaptionVerdict.LOOKALIKE and len(deciding) == 1 and _is_small_fact(deciding[0]):
        return (DISAGREE,)
    if verdict is CaptionVerdict.EQUIVALENT and any(_is_name_twice(span) for span in spans):
        return (DISAGREE,)
    return ()


def _is_small_fact(span: DifferingSpan) -> bool:
    return (
        span.kind in _FACTS
        and bool(span.a and span.b)
        and max(len(span.a.split()), len(span.b.split())) <= _SMALL_FACT + 1
    )


def _is_name_twice(span: DifferingSpan) -> bool:
    return span.kind == "spelling" and not any(is_common_word(fold(word)) for word in (span.a, span.b))
