"""Who somebody is, said in other words before one and the same name: `Marshal Ivo Hall`, `Premier Ivo Hall`."""

from __future__ import annotations

from collections.abc import Sequence

from dedupe.captions.prepared import PreparedCaption, per_caption
from dedupe.captions.rules.difference import Difference
from dedupe.captions.rules.owners import owners
from dedupe.captions.words.abbreviations import known
from dedupe.captions.words.lexicon import given_names, is_name, is_role, kind_of, word_list
from dedupe.captions.words.tokens import NUMBER, WORD

_CLASS = frozenset({"1st", "2nd", "3rd", "class"})
"""Words of a rate behind what a sailor is by trade: `Gunner's Mate 3rd Class` is a `Petty Officer 3rd Class`."""
_LONGEST_TITLE = 4
_FULL_NAME = 2
_JOINS = frozenset({"and", "or", "both"})


def is_another_title(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """True where all that differs is the title of somebody whom both call by the same given name and surname."""
    block = d.block
    of_a_class = _CLASS.intersection(a.forms[block.a1 : block.a1 + 2])
    if not _is_named(a, block.a1 + len(of_a_class)):
        return False
    if not _names_an_office(a, block.a0, block.a1) or not _names_an_office(b, block.b0, block.b1):
        return False
    if _has_a_name(a, d.left_a) and _has_a_name(b, d.left_b):
        return False  # "Norland President", "Estland Premier"
    # A trade has words of all kinds in it ("Mass Communication Specialist"); what is one without a class is known.
    return bool(of_a_class) or (_ends_in_a_role(a, block.a1) and _ends_in_a_role(b, block.b1))


def names_the_ship(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`the ship` / `USS Orra`: a word for a vessel where the other caption has its name."""
    if not (_is_prefixed(a) or _is_prefixed(b)):
        return False
    if min(a.facts, b.facts) < _TELLS_MORE:
        return False
    here, there = {a.forms[i] for i in d.left_a}, {b.forms[j] for j in d.left_b}
    return any(
        one <= VESSELS and not PREFIXES.isdisjoint(other) and len(other) <= _LONGEST_TITLE
        for one, other in ((here, there), (there, here))
    )


VESSELS = frozenset({"ship", "vessel", "boat", "warship", "battleship", "destroyer", "cruiser", "carrier", "frigate"})
"""Words that stand for a ship; before its name more say of what kind it is (`word_list("vessel")`)."""
PREFIXES = frozenset({"uss", "hms", "hmas", "hmcs", "hmnzs", "ss", "usns", "rms", "usat", "uscgc", "mv"})
_TELLS_MORE = 5
"""Words with a fact of a caption that says more than that there is a ship."""


@per_caption
def _is_prefixed(caption: PreparedCaption) -> bool:
    return not PREFIXES.isdisjoint(caption.words)


def _is_named(caption: PreparedCaption, i: int) -> bool:
    """`Ivo Hall`: a given name and another word behind it."""
    forms = caption.forms[i : i + _FULL_NAME]
    if len(forms) < _FULL_NAME or not (forms[0] in given_names() or is_name(forms[0])):
        return False
    return caption.tokens[i + 1].kind == WORD and forms[1] not in word_list("preposition")


def _names_an_office(caption: PreparedCaption, first: int, last: int) -> bool:
    """True for a few words that are neither a relation ("father") nor a count, nor join two people."""
    forms: Sequence[str] = caption.forms[first:last]
    if not 0 < len(forms) <= _LONGEST_TITLE or not (word_list("preposition") | _JOINS).isdisjoint(forms):
        return False
    if any(kind_of(form) in ("person", "negation") for form in forms):
        return False
    return all(token.kind != NUMBER for token in caption.tokens[first:last])


def _has_a_name(caption: PreparedCaption, left: Sequence[int]) -> bool:
    return any(is_name(caption.forms[i]) and caption.forms[i] not in known() for i in left)


def _ends_in_a_role(caption: PreparedCaption, last: int) -> bool:
    """`Premier`, but not `the Premier's aide`."""
    form = caption.forms[last - 1]
    return any(map(is_role, (form, *known().get(form, ())))) and last - 1 not in owners(caption)
