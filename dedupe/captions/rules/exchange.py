"""What changed places: `Valley, with Distant Hills` / `Hills, with Distant Valley`, `2-1` / `1-2`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

from dedupe.captions.prepared import PreparedCaption, per_caption
from dedupe.captions.rules.differences import Difference
from dedupe.captions.words.lexicon import is_name, lemma, soft_words
from dedupe.captions.words.tokens import DATED, NUMBER

_MOST = 6
"""Stretches among which an exchange is looked for; where more differ, the caption was written anew."""


def judge_exchange(differences: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """Let two words decide that took each other's place, with something said between the two places.

    Members of a list change places freely: between them stand joining words and other names only.
    """
    if not 1 < len(differences) <= _MOST:
        return
    _judge_scores(differences, a, b)
    single = [(d, *words) for d in differences if (words := _replaced(d, a, b)) is not None]
    for (first, x, y), (second, v, w) in combinations(single, 2):
        if x == w and y == v and x != y and _says_something(a, first.block.a1, second.block.a0):
            for each in (first, second):
                each.kind, each.decides = "order", True


def _judge_scores(differences: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """`won 2-1` / `won 1-2`: of one game, told in the same words."""
    scores_a, scores_b = _scores(a), _scores(b)
    turned = {score for score in scores_a if score[::-1] in scores_b and score not in scores_b}
    numbers = {number for score in turned for number in score}
    for d in differences if numbers else ():
        moved = [a.forms[i] for i in d.moved_a] + [b.forms[j] for j in d.moved_b]
        if not numbers.isdisjoint(moved):
            d.kind, d.decides = "number", True


@per_caption
def _scores(caption: PreparedCaption) -> frozenset[tuple[str, str]]:
    """Each two numbers with nothing but a dash between them, where they differ."""
    text = caption.clean.text
    return frozenset(
        (x.form, y.form)
        for x, y in pairwise(caption.tokens)
        if x.kind == y.kind == NUMBER and x.form != y.form and text[x.end : y.start] in _DASHES
    )


_DASHES = frozenset("-–—")


def _replaced(d: Difference, a: PreparedCaption, b: PreparedCaption) -> tuple[str, str] | None:
    """The lemmas of a word and the word in its place, where nothing else of the stretch has a fact."""
    if d.decides or d.left_a or d.left_b or "order" not in d.reasons:
        return None
    soft, block = soft_words(), d.block
    facts_a = [i for i in range(block.a0, block.a1) if a.forms[i] not in soft]
    facts_b = [j for j in range(block.b0, block.b1) if b.forms[j] not in soft]
    if len(facts_a) != 1 or len(facts_b) != 1 or a.tokens[facts_a[0]].kind in DATED:
        return None
    return lemma(a.forms[facts_a[0]]), lemma(b.forms[facts_b[0]])


def _says_something(caption: PreparedCaption, first: int, last: int) -> bool:
    return any(form not in soft_words() and not is_name(form) for form in caption.forms[first:last])
