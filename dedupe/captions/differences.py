"""The differences between two aligned captions, each classed, and whether it decides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from attrs import define, field

from dedupe.captions.align import Block
from dedupe.captions.lexicon import given_names, kind_of, lemma, places, soft_words
from dedupe.captions.relations import relation
from dedupe.captions.tokens import CHARACTER, DAY, MODEL, MONTH, NUMBER, TIME, WEEKDAY, WORD, YEAR, Token

_PAIRED_UP_TO = 24
"""Words left on both sides of a stretch up to which every pair of them is looked at; more are another wording anyway."""


@define(slots=True)
class Difference:
    """One differing stretch while it is being judged; token positions of both captions.

    Attributes:
        block: the whole stretch.
        left_a, left_b: positions of its tokens that nothing on the other side accounts for.
        kind: its class.
        decides: True where it makes the captions say different things.
    """

    block: Block
    left_a: list[int]
    left_b: list[int]
    kind: str = "punctuation"
    decides: bool = False
    reasons: list[str] = field(factory=list)


def find_differences(a: Sequence[Token], b: Sequence[Token], stretches: Sequence[Block]) -> list[Difference]:
    """Account for every token of the differing stretches as far as the other caption says the same.

    Moved words are paired first, anywhere; then, within each stretch, words in another form, spelling, abbreviation
    or synonym; words without a fact go. What is left on both sides contradicts.
    """
    found = [Difference(block, list(range(block.a0, block.a1)), list(range(block.b0, block.b1))) for block in stretches]
    for difference in found:
        _join(difference, a, b)
    _pair_moved(found, a, b)
    for difference in found:
        _drop_soft(difference, a, b)
        _pair_related(difference, a, b)
    if len(found) > 1:
        _pair_related_anywhere(found, a, b)
    return found


def _join(difference: Difference, a: Sequence[Token], b: Sequence[Token]) -> None:
    """`suit-up` / `suitup`, `P. L.` / `P.L.`: the same letters, spaced in another way."""
    block = difference.block
    if block.a0 == block.a1 or block.b0 == block.b1:
        return
    joined_a = "".join([t.form for t in a[block.a0 : block.a1]])
    joined_b = "".join([t.form for t in b[block.b0 : block.b1]])
    if joined_a == joined_b and not joined_a.isdecimal():
        difference.left_a, difference.left_b = [], []
        difference.reasons.append("spacing")


def _pair_moved(found: list[Difference], a: Sequence[Token], b: Sequence[Token]) -> None:
    count_a = Counter(a[i].form for d in found for i in d.left_a)
    count_b = Counter(b[i].form for d in found for i in d.left_b)
    moved = count_a & count_b
    if not moved:
        return
    rest_a, rest_b = Counter(moved), Counter(moved)
    for difference in found:
        difference.left_a = _without(difference.left_a, a, rest_a, difference)
        difference.left_b = _without(difference.left_b, b, rest_b, difference)


def _without(left: list[int], tokens: Sequence[Token], moved: Counter[str], difference: Difference) -> list[int]:
    kept = []
    for i in left:
        form = tokens[i].form
        if moved[form] > 0:
            moved[form] -= 1
            if "order" not in difference.reasons:
                difference.reasons.append("order")
        else:
            kept.append(i)
    return kept


def _drop_soft(difference: Difference, a: Sequence[Token], b: Sequence[Token]) -> None:
    soft = soft_words()
    before = len(difference.left_a) + len(difference.left_b)
    difference.left_a = [i for i in difference.left_a if a[i].form not in soft]
    difference.left_b = [i for i in difference.left_b if b[i].form not in soft]
    if len(difference.left_a) + len(difference.left_b) < before:
        difference.reasons.append("small words")


def _pair_related(difference: Difference, a: Sequence[Token], b: Sequence[Token]) -> None:
    if not difference.left_a or not difference.left_b:
        return
    if len(difference.left_a) * len(difference.left_b) > _PAIRED_UP_TO**2:
        return
    rest_b = list(difference.left_b)
    rest_a = []
    for i in difference.left_a:
        partner = _partner(a[i], b, rest_b, difference)
        if partner is None:
            rest_a.append(i)
        else:
            rest_b.remove(partner)
    difference.left_a, difference.left_b = rest_a, rest_b


def _partner(token: Token, others: Sequence[Token], candidates: list[int], difference: Difference) -> int | None:
    for j in candidates:
        other = others[j]
        why = "order" if token.form == other.form else relation(token.form, token.kind, other.form, other.kind)
        if why is None:
            why = relation(other.form, other.kind, token.form, token.kind)
        if why is not None:
            if why not in difference.reasons:
                difference.reasons.append(why)
            return j
    return None


def _pair_related_anywhere(found: list[Difference], a: Sequence[Token], b: Sequence[Token]) -> None:
    """A word of one stretch accounted for by its other form in another stretch."""
    by_lemma: dict[str, list[tuple[Difference, int]]] = {}
    for difference in found:
        for j in difference.left_b:
            if b[j].kind == WORD:
                by_lemma.setdefault(lemma(b[j].form), []).append((difference, j))
    for difference in found:
        kept = []
        for i in difference.left_a:
            others = by_lemma.get(lemma(a[i].form)) if a[i].kind == WORD else None
            if others:
                other, j = others.pop(0)
                other.left_b.remove(j)
                difference.reasons.append("order")
                other.reasons.append("order")
            else:
                kept.append(i)
        difference.left_a = kept


_BY_TOKEN = {TIME: "time", MONTH: "date", DAY: "date", YEAR: "date", WEEKDAY: "weekday", NUMBER: "number", MODEL: "identifier"}
_ORDER = ("negation", "number", "time", "date", "identifier", "position", "person", "place", "name", "colour", "view", "moment")


def class_of(token: Token, text: str) -> str:
    """The class of one token: number, time, date, identifier, person, place, name, colour, ... or "word"."""
    by_token = _BY_TOKEN.get(token.kind)
    if by_token is not None:
        return by_token
    if token.kind == CHARACTER:
        return "wording"
    if token.form in given_names():
        return "person"
    if token.form in places():
        return "place"
    kind = kind_of(token.form)
    if kind is not None:
        return kind
    if text[token.start : token.start + 1].isupper() and not text.isupper():
        return "name"
    return "wording"


def class_of_all(tokens: Sequence[Token], text: str) -> str:
    """The class of a stretch: that of its most telling token."""
    classes = {class_of(token, text) for token in tokens}
    for kind in _ORDER:
        if kind in classes:
            return kind
    return "wording"
