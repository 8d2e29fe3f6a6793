"""The reason of a verdict in words: the spans that decided, or the forms in which the captions differ."""

from __future__ import annotations

from collections.abc import Sequence

from dedupe.captions.cleanup.makers import credit_names
from dedupe.captions.prepared import PreparedCaption, per_caption
from dedupe.captions.words.tokens import fold
from dedupe.records import CaptionVerdict, DifferingSpan

_SHOWN = 3
"""Spans named in a reason; the rest are counted."""
_LONGEST = 80
"""Characters of a span shown in a reason."""


def reason_of(verdict: CaptionVerdict, spans: Sequence[DifferingSpan], a: PreparedCaption, b: PreparedCaption) -> str:
    """Why this verdict: "'Marc Garneau' / 'Joseph R. Tanner' (person)"; "credit order, accents"."""
    if verdict is CaptionVerdict.EQUIVALENT:
        return ", ".join(_forms(spans, a, b))
    shown = [span for span in spans if span.decides] or [span for span in spans if span.kind != "credit"] or list(spans)
    words = [_pair(span) for span in shown[:_SHOWN]]
    if len(shown) > _SHOWN:
        words.append(f"{len(shown) - _SHOWN} more")
    return ", ".join(words)


def _pair(span: DifferingSpan) -> str:
    if not span.a or not span.b:
        return f"{_quoted(span.a or span.b)} on one side only ({span.kind})"
    return f"{_quoted(span.a)} / {_quoted(span.b)} ({span.kind})"


def _quoted(text: str) -> str:
    text = " ".join(text.split())
    return "'" + (text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…") + "'"


def _forms(spans: Sequence[DifferingSpan], a: PreparedCaption, b: PreparedCaption) -> list[str]:
    named = []
    for span in spans:
        if span.kind == "credit":
            named.append(_credit(span))
        elif span.kind == "spelling":
            named.append(f"{_quoted(span.a)} / {_quoted(span.b)} (spelling)")
        else:
            named.append(span.kind)
    if a.clean.text != b.clean.text:
        named += _appearance(a, b)
    elif not named:
        named += _clean_up(a, b)
    return list(dict.fromkeys(named)) or ["form only"]


def _credit(span: DifferingSpan) -> str:
    if span.a and span.b:
        return "credit order" if credit_names(span.a) == credit_names(span.b) else "credit"
    return "credit on one side only"


def _appearance(a: PreparedCaption, b: PreparedCaption) -> list[str]:
    """Case, accents and punctuation, each where it is what differs."""
    found = []
    x, y = a.clean.text, b.clean.text
    if x.lower() != y.lower() or x == x.lower():
        letters_x, letters_y = _letters(a), _letters(b)
        if letters_x != letters_y and letters_x.lower() == letters_y.lower():
            found.append("case")
        elif letters_x.lower() != letters_y.lower() and fold(letters_x) == fold(letters_y):
            found.append("accents")
        if _marks(a) != _marks(b):
            found.append("punctuation")
    else:
        found.append("case")
    return found


@per_caption
def _letters(caption: PreparedCaption) -> str:
    return "".join(filter(str.isalnum, caption.clean.text))


@per_caption
def _marks(caption: PreparedCaption) -> str:
    return "".join([c for c in caption.clean.text if not c.isalnum() and not c.isspace()])


def _clean_up(a: PreparedCaption, b: PreparedCaption) -> list[str]:
    """What clean-up did to one of the two and not to the other."""
    kinds_a, kinds_b = ([change.kind for change in caption.clean.changes] for caption in (a, b))
    return sorted({*kinds_a, *kinds_b} - {"credit", "photo ID", "title"}) or ["white space"]
