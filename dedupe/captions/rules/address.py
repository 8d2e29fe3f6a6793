"""Forms of address that tell one person from another: Mr. or Miss Hall, Mrs. John Hall or John Hall himself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dedupe.captions.prepared import PreparedCaption, per_caption
from dedupe.captions.rules.difference import Difference
from dedupe.captions.words.lexicon import is_role, word_list

_HIS = frozenset({"mr"})
_HERS = frozenset({"mrs", "miss", "ms"})
_ADDRESSES = _HIS | _HERS
_OF_ANY_WOMAN = frozenset({"ms"})
"""What stands for either of the others."""
_KNIGHTS = frozenset({"sir"})
_LADIES = _HERS | {"lady", "dame"}
_HIS_WIFE = frozenset({"wife", "husband", "couple"})
"""Words with which a caption names the second of two without a form of address."""


def judge_address(differences: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """Let a form of address decide where it makes the name another person's, or two persons'."""
    if not _addresses(a) and not _addresses(b) and _is_knight(a) == _is_knight(b):
        return
    for d in differences:
        here, there = _within(a, d.block.a0, d.block.a1), _within(b, d.block.b0, d.block.b1)
        if here and there:
            decides = _are_others(here, there)
        elif here:
            decides = _is_anothers(a, here, b)
        else:
            decides = bool(there) and _is_anothers(b, there, a)
        if decides or _are_sir_and_lady(d, a, b):
            d.kind, d.decides = "person", True


def is_addressed(caption: PreparedCaption) -> bool:
    """True where a form of address stands in a caption."""
    return bool(_addresses(caption)) or _is_knight(caption)


@per_caption
def _is_knight(caption: PreparedCaption) -> bool:
    return not _KNIGHTS.isdisjoint(caption.forms)


def _are_sir_and_lady(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`Sir John Hall` / `Lady Hall`; Sir John may have been Mr. John Hall."""
    here, there = d.words(a, b)
    return any(
        not _KNIGHTS.isdisjoint(his) and not _LADIES.isdisjoint(hers) and _KNIGHTS.isdisjoint(hers)
        for his, hers in ((here, there), (there, here))
    )


@per_caption
def _addresses(caption: PreparedCaption) -> frozenset[str]:
    return _ADDRESSES.intersection(caption.forms)


def _within(caption: PreparedCaption, first: int, last: int) -> dict[str, int]:
    """The forms of address among some tokens, each with its place."""
    return {caption.forms[i]: i for i in range(first, last) if caption.forms[i] in _ADDRESSES}


def _are_others(here: Iterable[str], there: Iterable[str]) -> bool:
    """`Miss Hall` / `Mr. Hall`, `Mr. and Mrs. Hall` / `Mrs. Hall`; a "Ms." may be either of the others."""
    one, other = frozenset(here), frozenset(there)
    if len(one) != len(other) or (one & _HIS) != (other & _HIS):
        return True
    return one != other and _OF_ANY_WOMAN.isdisjoint(one | other)


def _is_anothers(whole: PreparedCaption, added: Mapping[str, int], other: PreparedCaption) -> bool:
    """`Mr. and Mrs. John Hall` / `John Hall`, `Mrs. John Hall` / `John Hall`; `Mrs. Ann Hall` is Ann Hall."""
    if not _HIS_WIFE.isdisjoint(other.forms):
        return False
    if any(_joins(whole, at) for at in added.values()):
        return "and" not in other.forms
    if not _addresses(other).isdisjoint(added):
        return False  # it stands elsewhere
    return any(form in _HERS and _is_his(whole, at) for form, at in added.items())


def _joins(caption: PreparedCaption, at: int) -> bool:
    """Whether two are named at once: `Mr. and Mrs.`, `Mayor and Mrs.`."""
    behind, before = caption.forms[at + 1 : at + 3], caption.forms[max(0, at - 2) : at]
    if behind[:1] == ("and",) and behind[-1] in _HERS:
        return True
    return before[-1:] == ("and",) and (before[0] in _HIS or is_role(before[0]))


def _is_his(caption: PreparedCaption, at: int) -> bool:
    """Whether a man's name follows: `Mrs. John`."""
    return at + 1 < len(caption.forms) and caption.forms[at + 1] in word_list("his-name")
