"""How many of what: one apple and several pears are not one pear and several apples."""

from __future__ import annotations

from collections.abc import Sequence

from dedupe.captions.prepared import PreparedCaption, first_sentence, per_caption
from dedupe.captions.rules.difference import Difference
from dedupe.captions.rules.voice import is_in_other_voice
from dedupe.captions.words.lexicon import (
    is_name,
    is_participle,
    is_person,
    is_plural,
    is_verb,
    is_wider,
    kind_of,
    lemma,
    soft_words,
    word_list,
)
from dedupe.captions.words.tokens import NUMBER, WORD

_ONE = "1"
_MANY = frozenset({"several", "many", "few", "some", "multiple", "numerous"})
_MAY_COUNT = _MANY | {"a", "an", "and"}
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


def judge_doers(differences: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """Let one who does it against several decide, where nothing else does."""
    if {how_many_do_it(a), how_many_do_it(b)} != _ONE_OR_MANY or any(d.decides for d in differences):
        return
    if not is_in_other_voice(a, b):  # the first whom the passive voice names does nothing
        differences[0].kind, differences[0].decides = "number", True


@per_caption
def how_many_do_it(caption: PreparedCaption) -> str:
    """Whether one person, or several, are named at the head, before any verb or preposition: `1`, "many", or ""."""
    found, joined = "", False
    forms = caption.forms
    if any(map(is_name, forms)):
        return ""  # a caption that names somebody may tell first of those around
    for i, form in enumerate(first_sentence(caption)):
        if form in _GROUPS:
            return _MANY_OF_THEM
        if i and (form in _ENDS or is_participle(form) or (is_verb(form) and not is_person(form))):
            break
        if form == "and":
            joined = bool(found)
        elif caption.tokens[i].kind == WORD and _is_somebody(form):
            if joined:
                return _MANY_OF_THEM
            many = (is_plural(form) and forms[0] not in ("a", "an")) or _is_counted_as_many(caption, i)
            found = _MANY_OF_THEM if many else _ONE
    return found


def _is_counted_as_many(caption: PreparedCaption, i: int) -> bool:
    """`two [woman]`: the number tells how many, however the noun is spelled."""
    before = caption.tokens[i - 1] if i else None
    return before is not None and before.kind == NUMBER and before.form != _ONE


def _is_somebody(form: str) -> bool:
    return kind_of(form) == "person" or is_wider(form, "person")


_MANY_OF_THEM = "many"
_ONE_OR_MANY = {_ONE, _MANY_OF_THEM}
_GROUPS = word_list("quantity") | {"family", "team", "crew", "audience", "people"}
"""Several persons, with "a" before them or not."""
_ENDS = word_list("preposition") | word_list("finite")


@per_caption
def counted(caption: PreparedCaption) -> dict[str, str]:
    """For each thing of the first sentence how many there are: `1`, another number, or "many"."""
    found: dict[str, str] = {}
    forms, soft, ends = caption.forms, soft_words(), word_list("preposition")
    for i, form in enumerate(first_sentence(caption)):
        if form not in _MAY_COUNT and caption.tokens[i].kind != NUMBER:
            continue
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
            doing = forms[last + 1 : last + 2]
            if doing and doing[0].endswith("ing") and is_participle(doing[0]):
                found.setdefault(lemma(doing[0]), count)  # "two goats standing, one lying"
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
