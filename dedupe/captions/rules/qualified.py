"""What is said of one thing here and of another there: `A red dog and a blue cat` is no `red cat`.

Laid side by side, the two captions differ in what only one of them says; but with it what stands before it belongs to
another word than without it.
"""

from __future__ import annotations

from dedupe.captions.prepared import PreparedCaption
from dedupe.captions.rules.addition import Addition
from dedupe.captions.rules.classes import class_of
from dedupe.captions.rules.numbered import ORDINALS
from dedupe.captions.words.lexicon import is_verb, soft_words
from dedupe.captions.words.tokens import NUMBER

_TELLS_APART = frozenset({"colour", "position"})
_LONGEST = 4
"""Words of `brown dog` and the like, which both things have."""


def is_said_of_another(added: Addition) -> bool:
    """`north [wall and the south] tower`, `a man with a [brown dog and a woman with a] white dog`.

    What ends the addition is of the same class as what stands before it, and takes its place before what follows.
    """
    whole, first, last = added.whole, added.first, added.last
    if added.place[0] < added.place[1] or len(added.facts) < _LEAST or added.gap_behind != " ":
        return False
    if added.follower in soft_words() or is_verb(added.follower):
        return False
    forms = whole.forms
    most = min(first, last - first, _LONGEST)
    k = next((k for k in range(1, most + 1) if forms[first - k] != forms[last - k]), 0)
    return k > 0 and _are_of_a_class(whole, first - k, last - k, k)


def _are_of_a_class(caption: PreparedCaption, i: int, j: int, behind: int) -> bool:
    """True for two colours, sides or numbers, and for two persons with the same words behind each."""
    if _is_number(caption, i) and _is_number(caption, j):
        return True
    kind = class_of(caption, i)
    return kind == class_of(caption, j) and (kind in _TELLS_APART or (kind == "person" and behind > 1))


def _is_number(caption: PreparedCaption, i: int) -> bool:
    return caption.tokens[i].kind == NUMBER or caption.forms[i] in ORDINALS


_LEAST = 2
"""Facts of `wall and the south`; one alone is a second of its kind (`red and blue`)."""
