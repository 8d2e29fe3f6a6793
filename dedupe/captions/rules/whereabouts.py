"""A preposition in place of another: elsewhere, from elsewhere, or of something else."""

from __future__ import annotations

from dedupe.captions.prepared import PreparedCaption
from dedupe.captions.rules.bearings import bear_apart, is_bearing, is_near_a_town, leads_from_one_to_the_other
from dedupe.captions.rules.converses import stand_alike
from dedupe.captions.rules.difference import Difference
from dedupe.captions.words.lexicon import is_name, lemma, word_list
from dedupe.captions.words.tokens import WORD

_BESIDE_A_PREPOSITION = 1
"""Words with a fact beside a preposition; more are another phrase ("in the grass" / "on a bench near the grass")."""


def puts_elsewhere(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`on the table` / `under the table`, in the sentence that says what is shown; in labels, the point of view."""
    block = d.block
    if block.a0 == block.a1 or block.b0 == block.b1 or a.sentences[block.a0] or b.sentences[block.b0]:
        return False
    ways = {a.forms[block.a0], b.forms[block.b0]}
    if ways == _WAYS and block.a0:
        return True
    if ways == _SIGN and block.a0 and lemma(a.forms[block.a0 - 1]) == "sign":
        return True
    if d.moved_a or d.moved_b or _says_more(a, d.left_a) or _says_more(b, d.left_b):
        return False
    forms_a, forms_b = d.words(a, b)
    if a.is_label and b.is_label and block.a1 < len(a.forms) and _joins_what_is_of_it(forms_a, forms_b, a, block.a1):
        return "between" not in a.forms and "between" not in b.forms
    is_of_who = (a.is_label and b.is_label) or _says_whence_the_doer_is(d, forms_a + forms_b)
    if is_of_who and ("from" in forms_a) != ("from" in forms_b):
        if leads_from_one_to_the_other(d, a, b):
            return False
        return not (word_list("preposition") | {"and"}).isdisjoint(forms_b if "from" in forms_a else forms_a)
    if not bear_apart(forms_a, forms_b) or stand_alike(a, b):
        return False
    # In the county, or near a town of it: what follows is the same.
    near_a, near_b = is_near_a_town(a, d.left_a, block.a1), is_near_a_town(b, d.left_b, block.b1)
    return not ((near_a and not _beside(b, d.left_b)) or (near_b and not _beside(a, d.left_a)))


def _says_whence_the_doer_is(d: Difference, forms: tuple[str, ...]) -> bool:
    """True for one word against another right behind who does it, but for those that say nearly the same."""
    is_one_word = d.block.a1 - d.block.a0 == d.block.b1 - d.block.b0 == 1
    return is_one_word and d.block.a0 == d.block.b0 <= _DOER_END and _OF_THERE.isdisjoint(forms)


_DOER_END = 2
"""Words by which a caption names who does it, at most: `Marines [from] the battalion`, `A man [from] Vale`."""
_OF_THERE = frozenset({"of", "in", "at", "off"})
"""What says of somebody, or of what somebody does, nearly what "from" says."""


def _joins_what_is_of_it(here: tuple[str, ...], there: tuple[str, ...], caption: PreparedCaption, end: int) -> bool:
    """`Road and sky` / `Road to sky`: two things, or one that is of the other or leads there."""
    if not (here == _AND and there in _LEADS) and not (there == _AND and here in _LEADS):
        return False
    return caption.tokens[end].kind == WORD and not is_name(caption.forms[end])


_AND = ("and",)
_LEADS = frozenset({("of",), ("to",), ("of", "the"), ("to", "the")})
_SIGN = {"in", "up"}
"""Behind "sign" two things that are done."""
_WAYS = {"up", "down"}
"""Two ways that exclude each other, whatever is told behind them."""


def _says_more(caption: PreparedCaption, left: list[int]) -> bool:
    return len(left) > _BESIDE_A_PREPOSITION and _beside(caption, left) > _BESIDE_A_PREPOSITION


def _beside(caption: PreparedCaption, left: list[int]) -> int:
    """Words with a fact that are no prepositions themselves ("up", "down")."""
    return sum([not is_bearing(caption.forms[i]) for i in left])
