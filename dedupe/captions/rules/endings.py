"""How a caption ends: cut off by the site that shows it, or signed with the name that the other gives as its credit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dedupe.captions.prepared import PreparedCaption
from dedupe.captions.rules.classes import ARTICLES
from dedupe.captions.rules.difference import Difference
from dedupe.captions.words.lexicon import is_common_word, lemma, proper_names
from dedupe.captions.words.tokens import tokenize

_TEASER = re.compile(r"(?:\.{3}|…)[\])]?(?:\s*\(?(?:read |see |show |view )?more\)?)?[.…]{0,3}$", re.IGNORECASE)
_LONGEST_TEASER = 24
_CUT_WORDS = ("read", "see", "show", "view", "more")
_MARKS = frozenset("-–—,.;:|/([")
"""Marks that set a signature apart from what it signs."""
_LEAST_KEPT = 6
"""Words before the cut; fewer are a title that trails off."""
_LEADS_ON = ARTICLES | {"and", "or", "of", "at", "for", "into", "his", "her", "its", "their", "between"}
"""Words with which no caption ends, unless something cut it off."""
_LEAST_OF_A_FIELD = 9
_LEAST_BEHIND = 2
"""Words before the cut, and from it on, where what the field ends in is a word as well."""
_LEAST_COMPOUNDED = 3
"""Letters of a word that is joined to another ("northeast")."""


def is_cut_off(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`... the first fl... More` / `... the first flight of the ferry`: a teaser, and what was cut off.

    At most the word at the cut differs, and it begins the word that stands there in the other caption. What was cut off
    may hold words of the teaser again, and so be more than one stretch.
    """
    block = d.block
    ends_a, ends_b = block.a1 == len(a.forms), block.b1 == len(b.forms)
    return (ends_a and _cuts(a, block.a0, b, block.b0, ends_b)) or (ends_b and _cuts(b, block.b0, a, block.a0, ends_a))


def _cuts(short: PreparedCaption, i: int, whole: PreparedCaption, j: int, to_the_end: bool) -> bool:
    text = short.clean.text
    if i < _LEAST_KEPT:
        return False
    if i == len(short.forms) and short.forms[-1] in _LEADS_ON and text[-1:].isalpha():
        return True  # "carry a box aboard the"
    if _TEASER.search(text, max(0, len(text) - _LONGEST_TEASER)) is None:
        goes_on = to_the_end and j + 1 < len(whole.forms)
        return goes_on and _begins(short.forms[i:], whole, j) and _is_in_a_word(short, i, whole, j)
    rest = list(short.forms[i:])
    while rest and rest[-1] in _CUT_WORDS:
        rest.pop()
    return not rest or _begins(rest, whole, j)


def _is_in_a_word(short: PreparedCaption, i: int, whole: PreparedCaption, j: int) -> bool:
    """`... missions to seize ene`: a field of so many letters that was full, in the midst of a word.

    A long one may end in what is a word as well (`... a match again`), but for one that the other is made of (`north`).
    """
    form, full = short.forms[i], whole.forms[j]
    if not short.clean.text[-1:].isalpha():
        return False
    if not (is_common_word(form) or form in proper_names()):
        return True
    if i < _LEAST_OF_A_FIELD or len(whole.forms) - j <= _LEAST_BEHIND or lemma(form) == lemma(full):
        return False
    ending = full.removeprefix(form)
    return len(ending) < _LEAST_COMPOUNDED or not is_common_word(ending)


def _begins(rest: Sequence[str], whole: PreparedCaption, j: int) -> bool:
    return len(rest) == 1 and j < len(whole.forms) and whole.forms[j].startswith(rest[0])


def drop_credited(d: Difference, a: PreparedCaption, b: PreparedCaption) -> None:
    """`Gulls at dawn - Orvel Tann` / `Gulls at dawn. Photo by Orvel Tann`: the name that is the credit of the other."""
    for whole, left, end, other in ((a, d.left_a, d.block.a1, b), (b, d.left_b, d.block.b1, a)):
        credit = other.clean.credit
        if credit is None or end != len(whole.forms) or not left or left[0] + len(left) != end or not left[0]:
            continue
        text, tokens = whole.clean.text, whole.tokens
        if _MARKS.isdisjoint(text[tokens[left[0] - 1].end : tokens[left[0]].start]):
            continue
        if {whole.forms[i] for i in left} <= {token.form for token in tokenize(credit)}:
            left.clear()
            d.because("credit")
