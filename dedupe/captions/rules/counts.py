"""How many of what: one apple and several pears are not one pear and several apples."""

from __future__ import annotations

from collections.abc import Sequence

from dedupe.captions.prepared import PreparedCaption, per_caption
from dedupe.captions.rules.difference import Difference
from dedupe.captions.words.lexicon import is_plural, kind_of, lemma, soft_words, word_list
from dedupe.captions.words.tokens import NUMBER, WORD

_ONE = "1"
_MANY = frozenset({"several", "many", "few", "some", "multiple", "numerous"})
_LEAST = 2
"""Things that are counted in both captions: where it is but one, other rules say whether that decides."""


def judge_counts(differences: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """Let counts decide that changed places between the things that both captions count."""
    counted_a, counted_b = counted(a), counted(b)
    shared = counted_a.keys() & counted_b.keys()
    apart = [thing for thing in shared if counted_a[thing] != counted_b[thing]]
    if len(apart) < _LEAST:
        return
    for d in differences:
        here, there = d.words(a, b)
        if any(lemma(form) in apart for form in (*here, *there)):
            d.kind, d.decides = "number", True


def counts_several(caption: PreparedCaption) -> bool:
    """True where a caption counts more than one kind of thing."""
    return len(counted(caption)) >= _LEAST


@per_caption
def counted(caption: PreparedCaption) -> dict[str, str]:
    """For each thing of the first sentence how many there are: `1`, another number, or "many"."""
    found: dict[str, str] = {}
    forms, soft, ends = caption.forms, soft_words(), word_list("preposition")
    for i in range(caption.sentences.count(0)):
        count = _count(caption, i)
        if not count:
            continue
        # "two small brown dogs": the last word of the phrase is what is counted.
        last = i
        while last + 1 < len(forms) and forms[last + 1] not in soft and forms[last + 1] not in ends:
            last += 1
            if is_plural(forms[last]) == (count != _ONE) and (count != _ONE or last == i + 1):
                break
        if last > i and caption.tokens[last].kind == WORD:
            found.setdefault(lemma(forms[last]), count)
    return found


def _count(caption: PreparedCaption, i: int) -> str:
    form = caption.forms[i]
    if form in ("a", "an"):
        return _ONE
    if form in _MANY:
        return "many"
    if form == "and" and i + 1 < len(caption.forms) and kind_of(caption.forms[i + 1]) == "person":
        return "" if is_plural(caption.forms[i + 1]) else _ONE  # "two men and woman"
    return form if caption.tokens[i].kind == NUMBER and form.isdecimal() else ""
