"""Two ways to tell how two things stand: the barn is in front of the ridge, and the ridge is behind the barn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dedupe.captions.prepared import PreparedCaption, first_sentence, gap_before, per_caption, places_in_first
from dedupe.captions.rules.difference import Difference
from dedupe.captions.words.lexicon import is_common_word, kind_of, soft_words
from dedupe.captions.words.relations import related
from dedupe.captions.words.tokens import WORD


class Standing(NamedTuple):
    """How two things stand to each other.

    Attributes:
        axis: "depth" or "height".
        first: words of what is in front, or above.
        second: words of what is behind it, or below.
        said: the tokens that say so.
    """

    axis: str
    first: frozenset[str]
    second: frozenset[str]
    said: frozenset[int]


def drop_converses(found: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """Account for `in front of the ridge` and `behind the barn`, where of barn and ridge it is the same."""
    one, other = standing(a), standing(b)
    if one and other and stand_alike(a, b):
        for d in found:
            d.account_for(one.said, other.said)


def judge_standing(differences: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """Let `A bowl with a loaf behind it` / `A bowl behind a loaf` decide: what was in front is behind."""
    one, other = standing(a), standing(b)
    if not (one and other) or one.axis != other.axis:
        return
    if _meet(one.first, other.second) and _meet(one.second, other.first) and not _meet(one.first, other.first):
        differences[0].kind, differences[0].decides = "position", True


def stand_alike(a: PreparedCaption, b: PreparedCaption) -> bool:
    """True where both tell how two things stand, each in its own words, and tell the same."""
    one, other = standing(a), standing(b)
    return bool(one and other and _are_alike(one, other))


def _are_alike(one: Standing, other: Standing) -> bool:
    if one.axis != other.axis:
        return False
    if not (_meet(one.first, other.first) and _meet(one.second, other.second)):
        return False
    return not (_meet(one.first, other.second) or _meet(one.second, other.first))


def _meet(here: frozenset[str], there: frozenset[str]) -> bool:
    return any(x == y or related(x, WORD, y, WORD) is not None for x in here for y in there)


@per_caption
def standing(caption: PreparedCaption) -> Standing | None:
    """How the two things of a first sentence stand that tells it of two, and of two only."""
    if _TELLING.isdisjoint(caption.forms):
        return None  # as most
    forms = first_sentence(caption)
    found = [
        (axis, is_first, phrase, i)
        for i in places_in_first(caption, _BEGINS)
        for axis, phrases in _PHRASES.items()
        for phrase, is_first in phrases.items()
        if forms[i : i + len(phrase)] == phrase
    ]
    if len(found) != 1:
        return None
    axis, is_first, phrase, at = found[0]
    end = at + len(phrase)
    said = frozenset(range(at, end))
    if end == len(forms) or forms[end] in _PRONOUNS or phrase in _BY_THEMSELVES or _is_set_apart(caption, end):
        begins = _with(caption, at)
        named, rest = _words(caption, begins, at), _words(caption, 0, begins)
    else:
        named, rest = _words(caption, 0, at), _words(caption, end, _clause_end(caption, end))
    if not named or not rest:
        return None
    return Standing(axis, named, rest, said) if is_first else Standing(axis, rest, named, said)


_PHRASES: Mapping[str, Mapping[tuple[str, ...], bool]] = {
    "depth": {
        ("in", "front", "of"): True,
        ("behind",): False,
        ("in", "the", "foreground"): True,
        ("background",): False,
    },
    "height": {
        ("over",): True,
        ("above",): True,
        ("below",): False,
        ("under",): False,
        ("beneath",): False,
        ("underneath",): False,
    },
}
"""What says how two things stand, and whether what it is said of is the first of them."""
_BY_THEMSELVES = frozenset(phrase for phrase in _PHRASES["depth"] if phrase[-1].endswith("ground"))
"""Behind which nothing stands that it is said of."""
_TELLING = frozenset({"front", "behind", "foreground", "background"}).union(
    word for phrase in _PHRASES["height"] for word in phrase
)
_BEGINS = frozenset(phrase[0] for phrases in _PHRASES.values() for phrase in phrases)
_PRONOUNS = frozenset({"it", "them", "him", "her", "me", "us", "and", "with", "while", "as"})


def _is_set_apart(caption: PreparedCaption, i: int) -> bool:
    return not {",", ";", "(", ")"}.isdisjoint(gap_before(caption, i))


def _with(caption: PreparedCaption, at: int) -> int:
    """Where `, the cathedral [in the background]`, `with a loaf [behind it]` begins."""
    for i in range(at - 1, 0, -1):
        if caption.forms[i] == "with" or _is_set_apart(caption, i):
            return i
    return 0


def _clause_end(caption: PreparedCaption, first: int) -> int:
    """Where what stands behind a preposition ends: at a comma or "with"."""
    last = len(first_sentence(caption))
    ends = (i for i in range(first + 1, last) if caption.forms[i] in _ENDS or _is_set_apart(caption, i))
    return next(ends, last)


_ENDS = frozenset({"with", "while", "as", "during"})


def _words(caption: PreparedCaption, first: int, last: int) -> frozenset[str]:
    """The words that name things; what describes them tells no thing from another."""
    forms = caption.forms[first:last]
    return frozenset(
        [form for form in forms if form not in soft_words() and (kind_of(form) is None or not is_common_word(form))]
        + [form for form in forms if kind_of(form) == "person"]
    )
