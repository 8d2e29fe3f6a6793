"""Somebody named after what is done, and told of as doing it: "a skier", "a person skiing", "a man on skis"."""

from __future__ import annotations

from collections.abc import Sequence

from dedupe.captions.prepared import PreparedCaption, per_caption, word_kinds
from dedupe.captions.rules.classes import DETERMINERS
from dedupe.captions.rules.difference import Difference
from dedupe.captions.words.lexicon import is_plural, is_thing, is_verb, kind_of, lemma, soft_words, word_list
from dedupe.captions.words.relations import related
from dedupe.captions.words.tokens import WORD

_ENDINGS = ("ers", "er", "ors", "or", "ists", "ist")
_USING = frozenset({"on", "with", "in"})
_MOVES = frozenset(map(lemma, ("going", "moving", "coming", "riding", "traveling", "heading")))
_WITHIN = 4
"""Words from "person" to the verb ("a person who is happily skiing"), or to what it is done with."""


def pair_doer(d: Difference, a: PreparedCaption, b: PreparedCaption) -> None:
    """Account for who is named after what is done, where the other caption says who does it."""
    for side, whole, other in ((0, a, b), (1, b, a)):
        left, there = d.left(side), d.left(1 - side)
        if not left or _somebody(other).isdisjoint(there):
            continue  # as most
        named = named_after(whole)
        for i in [i for i in left if i in named]:
            if told := _told_of(other, there, whole, i, left):
                d.account_on(side, (i,), told)
                d.because("wider word")
                return


def may_be_doers(a: PreparedCaption, b: PreparedCaption) -> bool:
    """True where one caption has somebody named after what he does, and the other somebody at all: few have."""
    return bool((_somebody(b) and named_after(a)) or (_somebody(a) and named_after(b)))


@per_caption
def _somebody(caption: PreparedCaption) -> frozenset[int]:
    """The words for a person, in one form or the other ("man", "people")."""
    kinds = word_kinds(caption)
    return frozenset([i for i, kind in enumerate(kinds) if kind == "person"]) if "person" in kinds else frozenset()


@per_caption
def named_after(caption: PreparedCaption) -> dict[int, str]:
    """The words that may be for somebody who does something, each with the lemma of what is done."""
    return {i: stem for i, form in enumerate(caption.forms) if form.endswith(_ENDINGS) and (stem := _done_by(form))}


def _done_by(form: str) -> str:
    ending = next(ending for ending in _ENDINGS if form.endswith(ending))
    if kind_of(form) is not None or is_thing(form) or form in soft_words() or form in word_list("preposition"):
        return ""
    return lemma(form.removesuffix(ending) + "ing")


def _told_of(
    other: PreparedCaption, left: Sequence[int], whole: PreparedCaption, i: int, beside: Sequence[int]
) -> tuple[int, ...]:
    """Where a stretch says of somebody that he does what one is named after, or what he does it on."""
    stem = named_after(whole)[i]
    is_many = is_plural(whole.forms[i])
    for somebody in [j for j in left if j in _somebody(other)]:
        if is_plural(other.forms[somebody]) != is_many:
            continue
        near = [j for j in left if somebody < j <= somebody + _WITHIN]
        for j in [j for j in near if lemma(other.forms[j]) in (stem, f"{stem}board")]:
            done = other.forms[j]
            if _is_on_it(other, j) or (done.endswith("ing") and not _does_more(whole, i, beside, done)):
                return somebody, j
    return ()


def _is_on_it(caption: PreparedCaption, j: int) -> bool:
    """`on skis`, `on his skateboard`."""
    before = [form for form in caption.forms[max(0, j - 2) : j] if form not in DETERMINERS]
    return bool(before) and before[-1] in _USING


def _does_more(caption: PreparedCaption, i: int, left: Sequence[int], done: str) -> bool:
    """`a dancer sits` / `a woman dancing`, `a climber scales it` / `a man climbing it`; a skier may well be going."""
    for form in [caption.forms[k] for k in left if k != i]:
        if (is_verb(form) and lemma(form) not in _MOVES) or related(form, WORD, done, WORD):
            return True
    return False
