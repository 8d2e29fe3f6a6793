"""Small words and blanks where the other caption has a fact: an article, a view, somebody unknown."""

from __future__ import annotations

from dedupe.captions.prepared import PreparedCaption, per_caption
from dedupe.captions.rules.classes import class_of
from dedupe.captions.rules.difference import Difference
from dedupe.captions.rules.homonyms import is_thing_by_chance
from dedupe.captions.rules.media import is_in_another_medium
from dedupe.captions.words.lexicon import is_person, is_role, word_list
from dedupe.captions.words.tokens import NUMBER, WORD, Token


def names_the_unknown(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`an unidentified official` / `the minister Ann Lee`: a blank that the other caption fills in."""
    if not (_says_unknown(a) or _says_unknown(b)):
        return False
    for whole, left, other, theirs in ((a, d.left_a, b, d.left_b), (b, d.left_b, a, d.left_a)):
        forms = [whole.forms[i] for i in left]
        if _UNKNOWN.isdisjoint(forms) or not theirs:
            continue
        said = [form for form in forms if form not in _UNKNOWN]
        if all(is_person(form) for form in said):
            return any(class_of(other, j) in _WHO or is_role(other.forms[j]) for j in theirs)
    return False


@per_caption
def _says_unknown(caption: PreparedCaption) -> bool:
    return not _UNKNOWN.isdisjoint(caption.forms)


_UNKNOWN = frozenset({"unidentified", "unknown", "unnamed"})
_WHO = frozenset({"person", "name"})


def is_for_a_fact(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """True where a small word stands in place of a fact that it excludes."""
    return bool(d.left_a or d.left_b) and any(
        stands_for_it(d, a, b)
        for stands_for_it in (_is_article_for_fact, _is_view_for_thing, is_thing_by_chance, is_in_another_medium)
    )


def _is_article_for_fact(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`A helicopter` / `Two helicopters`, `team A` / `team B`."""
    block = d.block
    if len(d.left_a) + len(d.left_b) != 1 or block.a1 - block.a0 != 1 or block.b1 - block.b0 != 1:
        return False
    article, fact = (b.forms[block.b0], a.tokens[block.a0]) if d.left_a else (a.forms[block.a0], b.tokens[block.b0])
    if article not in ("a", "an"):
        return False
    if block.a1 == len(a.forms) and block.b1 == len(b.forms):
        return fact.kind == NUMBER or len(fact.form) == 1  # "Growth 1" / "Growth A": no article ends a caption
    return _counts_or_letters(fact)


def _is_view_for_thing(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """In labels, `Valley, with Town` / `View, with Town`: "view" stands where a thing does, and is one."""
    if not (a.is_label and b.is_label) or bool(d.left_a) == bool(d.left_b) or "synonym" in d.reasons:
        return False  # "Artist's concept" / "Illustration"
    full, left = (a, d.left_a) if d.left_a else (b, d.left_b)
    forms = b.forms[d.block.b0 : d.block.b1] if d.left_a else a.forms[d.block.a0 : d.block.a1]
    if len(left) > 1 or class_of(full, left[0]) in ("view", "colour", "quality"):
        return False
    return not word_list("image").isdisjoint(forms) and "of" not in forms


def _counts_or_letters(fact: Token) -> bool:
    return (fact.kind == NUMBER and fact.form not in ("1", "1st")) or (fact.kind == WORD and len(fact.form) == 1)
