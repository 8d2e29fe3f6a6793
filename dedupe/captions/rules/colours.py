"""Which thing has which colour: a red apple with a green leaf is not a green apple with a leaf."""

from __future__ import annotations

from collections.abc import Sequence

from dedupe.captions.prepared import PreparedCaption, per_caption
from dedupe.captions.rules.addition import Addition
from dedupe.captions.rules.bearings import is_bearing
from dedupe.captions.rules.classes import class_of
from dedupe.captions.rules.difference import Difference
from dedupe.captions.words.lexicon import are_synonyms, kind_of, lemma, soft_words, word_list
from dedupe.captions.words.tokens import WORD

_MOST_BETWEEN = 2
"""Words between a colour and its thing ("a red double decker bus")."""


def judge_colours(differences: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """Let a thing decide that has a colour in either caption, and not the same, though the other names both colours."""
    coloured_a, coloured_b = _coloured(a), _coloured(b)
    for thing in coloured_a.keys() & coloured_b.keys():
        here, there = coloured_a[thing], coloured_b[thing]
        if any(x == y or are_synonyms(lemma(x), lemma(y)) for x in here for y in there):
            continue
        for d in differences:
            if not here.isdisjoint(a.forms[d.block.a0 : d.block.a1]) or not there.isdisjoint(
                b.forms[d.block.b0 : d.block.b1]
            ):
                d.kind, d.decides = "colour", True


@per_caption
def _coloured(caption: PreparedCaption) -> dict[str, set[str]]:
    """For each thing of the first sentence the colours told of it, right before it."""
    found: dict[str, set[str]] = {}
    for i in range(caption.sentences.count(0)):
        if kind_of(caption.forms[i]) == "colour":
            thing = _of_which(caption, i)
            if thing is not None:
                found.setdefault(lemma(thing), set()).add(caption.forms[i])
    return found


def _of_which(caption: PreparedCaption, i: int) -> str | None:
    """The last of the few words behind a colour, and behind other colours: what has it."""
    forms, tokens, ends = caption.forms, caption.tokens, soft_words() | word_list("preposition")
    thing, between = None, 0
    for j in range(i + 1, len(forms)):
        if forms[j] == "and" and j == i + 1:
            continue
        if (
            forms[j] in ends
            or is_bearing(forms[j])
            or tokens[j].start - tokens[j - 1].end > 1
            or tokens[j].kind != WORD
        ):
            break
        if kind_of(forms[j]) == "colour":
            i = j
            continue
        thing, between = forms[j], between + 1
        if between > _MOST_BETWEEN:
            break
    return thing


def mixes_colours(added: Addition) -> bool:
    """`a black and white dog` / `a black dog`: one more colour of the same thing."""
    i = added.positions[0]
    if len(added.positions) != 1 or class_of(added.whole, i) != "colour":
        return False
    around = added.whole.forms[max(0, i - 2) : i + 3]
    return "and" in around and sum(kind_of(form) == "colour" for form in around) > 1
