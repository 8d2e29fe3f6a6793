"""One caption told again in other words: all of its facts are there, and hardly two words stand beside each other.

Look-alikes come of templates and of copying: where a fact was exchanged, the words around it are the same, letter for
letter. A caption that an editor wrote anew differs everywhere, and its names, numbers and dates are what stays.
"""

from __future__ import annotations

from collections.abc import Sequence

from dedupe.captions.prepared import PreparedCaption, places_of_kind
from dedupe.captions.rules.anotherpicture import (
    SMALL,
    does_another_thing,
    is_somebody_instead,
    names_another_thing,
    shows_another,
)
from dedupe.captions.rules.bearings import bear_apart
from dedupe.captions.rules.classes import ARTICLES, QUALITIES, WHOSE
from dedupe.captions.rules.contradictions import contradict
from dedupe.captions.rules.difference import Difference
from dedupe.captions.rules.mainverb import do_other_things
from dedupe.captions.rules.noise import is_noise
from dedupe.captions.rules.sharedfacts import shares_facts, shares_words, tell_of_one_day
from dedupe.captions.rules.slips import are_cards
from dedupe.captions.words.lexicon import are_of_a_kind, is_participle, is_thing, kind_of, word_list
from dedupe.captions.words.tokens import CHARACTER

_FEW_STRETCHES = 2
"""Stretches that differ, from which on a caption may have been written anew where both name one place and day, ..."""
_LEAST_STRETCHES = 3
"""... from which on it was where no more is known (nine of eleven labelled pairs of such were), ..."""
_MORE_STRETCHES = 4
"""... and from which on its facts may stand for the words that it shares (eleven of twelve)."""
_LONGEST_RUN = 6
"""Words in a row that such captions share at most ("at Cape Canaveral Space Force Station"), ..."""
_LONGEST_SHARE = (9, 20)
"""... and their share of the shorter caption."""
_LEAST_FACTS = 2
_LEAST_SHARE_OF_FACTS = (11, 20)
"""Names, numbers and dates that both have: so many, and this share of those of the caption that has fewer."""
_MORE_FACTS = 3
_MOST_OF_FACTS = (3, 4)
"""The same, from which nothing but a contradiction tells two captions apart that were not copied (ten of ten labelled
pairs of such were repeats)."""
_PREPOSITION = 1
"""Words with a fact in a preposition ("out of")."""
_ANOTHER = frozenset({"thing", "subject"})
"""Classes of additions that make it another picture, however the rest is told."""


def forgive_rewording(differences: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """Let nothing decide where one caption is the other in other words."""
    if len(differences) < _FEW_STRETCHES or not any(d.decides for d in differences):
        return
    if not _may_be_reworded(differences, a, b):
        return
    if _is_copied(differences, a, b) or (_is_in_characters(a) and _is_in_characters(b)):
        return
    if are_cards(a, b) and sum([not _may_be_read(d, a, b) for d in differences]) < _LEAST_STRETCHES:
        return  # another card, typed with slips
    real = [d for d in differences if not (_is_article(d, a, b) or _is_slip(d, _SLIPS) or _is_frame(d, a, b))]
    if _are_titles(a, b) and sum([_tells_anew(d) for d in real]) < _LEAST_STRETCHES:
        return
    if len(real) == 1 or _is_one_of_a_kind([d for d in real if not _is_slip(d, _SMALL_SLIPS)], a, b):
        return  # one thing in place of another, and articles or slips
    if is_somebody_instead(a, b) or is_somebody_instead(b, a) or do_other_things(a, b):
        return
    if names_another_thing(real, a, b) or _fills_a_template(real, a, b) or _tells_of_another(differences, a, b):
        return
    if any(does_another_thing(d, then, a, b) for d, then in zip(differences, [*differences[1:], None], strict=True)):
        return
    if not shares_facts(a, b, _MORE_FACTS, _MOST_OF_FACTS) and (
        _is_one_exchange(real) or not _is_reworded(differences, a, b)
    ):
        return
    for d in differences:
        d.decides = False


def _may_be_reworded(differences: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> bool:
    """True for stretches enough, and something that only each of the two says.

    Otherwise what decides is the order of the same words, or what one caption adds. Of one day one of the two will do.
    """
    are_enough = len(differences) >= _LEAST_STRETCHES
    both_say_more = any(d.left_a for d in differences) and any(d.left_b for d in differences)
    return (are_enough and both_say_more) or ((are_enough or both_say_more) and tell_of_one_day(differences, a, b))


def _tells_of_another(differences: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> bool:
    return contradict(differences, a, b) or shows_another(differences, a, b)


def _is_in_characters(caption: PreparedCaption) -> bool:
    """True for a script of which each word is a stretch or two, however little differs."""
    return bool(places_of_kind(caption, CHARACTER))


def _is_article(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`the` / `a`: an article more or less is no sign that a caption was written anew."""
    a0, a1, b0, b1 = d.block
    return ARTICLES.issuperset(a.forms[a0:a1]) and ARTICLES.issuperset(b.forms[b0:b1])


def _are_titles(a: PreparedCaption, b: PreparedCaption) -> bool:
    """True for two labels of which one names a few things and says nothing else of them."""
    return a.is_label and b.is_label and min(a.facts, b.facts) <= _LONGEST_TITLE


_LONGEST_TITLE = 5
"""Words with a fact of such a title."""


def _tells_anew(d: Difference) -> bool:
    """False for small words only, more or less or others (`seen`)."""
    return bool(d.left_a or d.left_b or d.moved_a or d.moved_b) or not SMALL.issuperset(d.reasons)


def _is_slip(d: Difference, slips: frozenset[str]) -> bool:
    """A typo or a space more or less: another copy, not another wording."""
    return not (d.left_a or d.left_b) and slips.issuperset(d.reasons)


def _may_be_read(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """True for a stretch of a card that a machine may have misread: a typo, a space, or what nobody wrote."""
    return (not (d.left_a or d.left_b) and "spelling" in d.reasons) or _is_slip(d, _SLIPS) or is_noise(d, a, b)


def _is_frame(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`Figure 3: ...`, `... Vale Archives`: what is put before a caption or behind it, with the whole of it kept.

    What has words in it that were moved was worded anew, and frames nothing.
    """
    a0, a1, b0, b1 = d.block
    if d.decides or (a0 < a1 and b0 < b1) or d.moved_a or d.moved_b:
        return False
    begins = max(a0, b0) <= 1 and ARTICLES.issuperset((*a.forms[:a0], *b.forms[:b0]))  # "a [photo of a] dog"
    return begins or (a1 == len(a.forms) and b1 == len(b.forms))


def _is_one_exchange(real: Sequence[Difference]) -> bool:
    """`in coats, push a patient down the hall` / `wearing coats, push a bed down the corridor`.

    All but one stretch say the same in other words, at the same place; in that one something stands for another.
    """
    left = [d for d in real if d.left_a or d.left_b]
    if any(d.moved_a or d.moved_b for d in real):
        return False
    if len(left) != 1 or min(len(left[0].left_a), len(left[0].left_b)) < _THING_AND_MORE:
        return False
    return min(left[0].block.a0, left[0].block.b0) > 0  # at the head it may be two names of a kind of picture


_THING_AND_MORE = 2
"""Words of a thing and what is said of it; one word in place of one may be a synonym that no list has."""


def _fills_a_template(real: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> bool:
    """`the home screen with a bar on top and tabs below` / `the map screen with a photo on top and links below`.

    Nothing was moved, and nothing is told in another word or form: each time one thing stands in place of another.
    """
    return all(_is_filled_in(d, a, b) for d in real)


def _is_filled_in(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    here, there = d.words(a, b)
    if not here or not there or max(len(here), len(there)) > _LONGEST_SLOT:
        return False
    return not (d.moved_a or d.moved_b) and SMALL.issuperset(d.reasons)


_LONGEST_SLOT = 2


def _is_one_of_a_kind(real: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> bool:
    """`the cow in the water` / `dog in water`: but for small words all is the same, and one thing is another."""
    return len(real) == 1 and _exchanges(real[0], a, b)


_SLIPS = frozenset({"spelling", "spacing"})
_SMALL_SLIPS = _SLIPS | {"small words"}


def _is_reworded(differences: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> bool:
    """True where most words, or at least some names, are the same, and nothing tells of another picture."""
    if any(d.decides and (d.kind in _ANOTHER or _puts_elsewhere(d, a, b)) for d in differences):
        return False
    if len(differences) >= _MORE_STRETCHES and shares_facts(a, b, _LEAST_FACTS, _LEAST_SHARE_OF_FACTS):
        return True
    return shares_words(differences, a, b) and not any(_exchanges(d, a, b) for d in differences)


def _puts_elsewhere(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """True where prepositions alone decide: `in the water` / `out of the water`."""
    if d.kind != "position" or max(len(d.left_a), len(d.left_b)) > _PREPOSITION:
        return False
    return bear_apart(*d.words(a, b))


def _is_copied(differences: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> bool:
    """True where a long run of words is the same."""
    starts = [0, *[d.block.a1 for d in differences]]
    ends = [*[d.block.a0 for d in differences], len(a.forms)]
    run = max([end - start for start, end in zip(starts, ends, strict=True)])
    return run > _LONGEST_RUN or run * _LONGEST_SHARE[1] > min(len(a.forms), len(b.forms)) * _LONGEST_SHARE[0]


def _exchanges(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`a cat looks up` / `a dog looks`: one thing in place of another, however much the two captions share.

    So are two places, behind one preposition: `runs across the grass` / `running across the snow`.
    """
    named_a, named_b = _named(a, d.left_a), _named(b, d.left_b)
    if not d.decides or len(named_a) != 1 or len(named_b) != 1:
        return False
    i, j = named_a[0], named_b[0]
    if are_of_a_kind(a.forms[i], b.forms[j]) or _is_somebody_or_not(a.forms[i], b.forms[j]):
        return True
    return bool(where := _where(a, i)) and where == _where(b, j)


def _named(caption: PreparedCaption, left: Sequence[int]) -> list[int]:
    """The words of a stretch but for what describes the thing that it names ("young girls")."""
    return [i for i in left if kind_of(caption.forms[i]) not in QUALITIES and caption.forms[i] not in WHOSE]


def _is_somebody_or_not(x: str, y: str) -> bool:
    """`dogs play` / `girls play`."""
    return (kind_of(x) == "person" and is_thing(y)) or (kind_of(y) == "person" and is_thing(x))


def _where(caption: PreparedCaption, i: int) -> str:
    """The preposition that a noun stands behind, with no other noun between, or ""; "in its beak" is no place."""
    form = caption.forms[i]
    if kind_of(form) is not None or form in _ANYWHERE or is_participle(form):
        return ""
    for before in reversed(caption.forms[max(0, i - _PLACE) : i]):
        if before in word_list("preposition"):
            return "on" if before in _AT else before if before not in _OF_IT else ""
        if before not in ARTICLES and kind_of(before) not in QUALITIES:
            return ""
    return ""


_PLACE = 4
"""Words of "across the tall green" before the noun."""
_OF_IT = frozenset({"with", "of", "for", "as", "at"})
"""Prepositions that need not tell of a place ("swings at a ball")."""
_ANYWHERE = frozenset({"ground", "air", "area", "place", "side", "edge", "end", "base", "game"})
"""Nouns behind a preposition that exclude no other place."""
_AT = frozenset({"in", "on", "atop"})
"""Prepositions of which the noun says which is right."""
