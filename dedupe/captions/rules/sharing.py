"""How much two captions share: a title of a few words, or words scattered in a long text, are too little to go by."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from dedupe.captions.prepared import PreparedCaption, gap_before, per_caption, roots
from dedupe.captions.rules.classes import ARTICLES, class_of
from dedupe.captions.rules.difference import Difference
from dedupe.captions.rules.persons import completes_a_name
from dedupe.captions.rules.secondtitles import is_second_title, names_the_series
from dedupe.captions.rules.standapart import (
    ADDS,
    SMALL_BASE,
    around,
    has_mark,
    is_aside,
    names_the_maker,
    qualifies,
    stands_apart,
)
from dedupe.captions.rules.statements import is_place, places_of_roles
from dedupe.captions.words.lexicon import is_name, is_verb, lemma, soft_words, word_list
from dedupe.captions.words.tokens import WORD

_LEAST_TITLE = 2
"""Words with a fact of a title to which not both captions may add ("Golden Mount Orm" / "Mount Orm in summer")."""
_SHORT_BASE = 8
"""Words with a fact of a title; a sentence with more than twice as many others in it is about something else."""
_SCATTERED = 2
"""Places between the words of a title at which a sentence says more, from which on it is no longer the title."""
_SETS_APART = frozenset(",;:|([–—")
"""Marks between what a title names and what else is said of it."""


def judge_what_is_shared(differences: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """Let the largest addition decide where what is shared is a title of a few words, or scattered in a long text."""
    if any(d.decides for d in differences):
        return
    if any(is_second_title(d, a, b) for d in differences):
        return
    if _is_told_in_a_sentence(differences, a, b):
        return
    differences = [d for d in differences if not names_the_series(d, a, b)]
    left_a, left_b = [i for d in differences for i in d.left_a], [j for d in differences for j in d.left_b]
    added = max(len(left_a), len(left_b))
    if not added:
        return
    base = min(a.facts - len(left_a), b.facts - len(left_b))
    gaps = max(_inside(differences, a, b, 0, base), _inside(differences, b, a, 1, base), key=sum)
    inside = sum(gaps)
    ahead = max(_ahead(differences, a, b, 0, base), _ahead(differences, b, a, 1, base))
    is_title = a.is_label or b.is_label
    if (
        inside > base
        or (is_title and base <= _SHORT_BASE and len(gaps) >= _SCATTERED and added > base)
        or (base <= _SHORT_BASE and ahead > 2 * base)
        or (base <= SMALL_BASE and ahead > max(1, base))
        or (left_a and left_b and base <= _LEAST_TITLE and _is_a_few_words(a) and _is_a_few_words(b))
        or (
            _is_bare(differences, base, inside, a, b)
            and not all(stands_apart(d, a, b, base) or qualifies(d, a, b) for d in differences)
        )
    ):
        largest = max(differences, key=lambda d: len(d.left_a) + len(d.left_b))
        largest.decides = True


def _is_told_in_a_sentence(differences: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> bool:
    """`Heron at Lake Orm` / `A heron stalks through the reeds of Lake Orm.`: all that a title names does one thing.

    It names a thing and whose or where it is; a name alone is too little to know a picture by.
    """
    title, sentence, side = (a, b, 1) if a.is_label else (b, a, 0)
    if sentence.is_label or not title.is_label or any(d.left(1 - side) for d in differences):
        return False
    told = sentence.sentences.count(0)
    added = [d for d in differences if d.left(side)]
    if told > _LONGEST_TELLING or not added or not _places_a_name(title):
        return False
    first, last = added[0].block[2 * side : 2 * side + 2]
    inside = [d for d in added if d.stretch(side)[1] < told]
    if len(inside) > 1 or not 0 < first <= _ARTICLE_AND_SUBJECT or added[0].block[3 - 2 * side] == len(title.forms):
        return False  # another thing comes first, or the title is over
    return any(_is_finite(form) for form in sentence.forms[first:last])


def _is_finite(form: str) -> bool:
    """`stalks`, but not `sketches`."""
    if not form.endswith("s") or form in soft_words():
        return False
    return is_verb(form) and lemma(form) not in _names_things()


@cache
def _names_things() -> frozenset[str]:
    return frozenset(map(lemma, word_list("thing")))


def _places_a_name(title: PreparedCaption) -> bool:
    """True for a thing and a name beside a preposition: `Heron at Orm`, `Orm over a farm`, but not `A man on a bmx`."""
    if word_list("long-locative").isdisjoint(title.forms):
        return False
    named = [is_name(title.forms[i]) and title.forms[i - 1 : i] not in _INDEFINITE for i in title.fact_places]
    return any(named) and not all(named)


_INDEFINITE = (("a",), ("an",))
_ARTICLE_AND_SUBJECT = 2
_LONGEST_TELLING = 20
"""Words of a sentence that tells no more than its title."""


def _is_a_few_words(caption: PreparedCaption) -> bool:
    """`Vale City Surfing` may be a title, and tells of nothing that would say more."""
    return caption.is_label or len(caption.forms) <= _FEW_WORDS


_FEW_WORDS = 3


def _is_bare(differences: Sequence[Difference], base: int, inside: int, a: PreparedCaption, b: PreparedCaption) -> bool:
    """One word, or of two titles two with others put between them, or three at most in another order.

    `Goat Ridge Path` / `Ridge Goat`: in another order they are words of other things, where either says more.
    """
    if base <= 1 or not (a.is_label and b.is_label):
        return base <= 1
    if inside and base == _LEAST_TITLE:
        return True
    return base <= SMALL_BASE and _are_in_another_order(differences, a, b)


def _are_in_another_order(differences: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> bool:
    """True where what both name comes in another order, whatever the day, and either title names something more."""
    if not any("order" in d.reasons for d in differences):
        return False
    words_a, words_b = roots(a), roots(b)
    in_a = [words_a[i] for i in a.fact_places if a.tokens[i].kind == WORD and words_a[i] in words_b]
    in_b = [words_b[j] for j in b.fact_places if b.tokens[j].kind == WORD and words_b[j] in words_a]
    return in_a != in_b and any(
        _names_something(whole, i) for d in differences for whole, left in ((a, d.left_a), (b, d.left_b)) for i in left
    )


def _names_something(whole: PreparedCaption, i: int) -> bool:
    """True for a word that neither describes, calls it a picture, nor says where it is."""
    kind, form = class_of(whole, i), whole.forms[i]
    if kind in ADDS or form in word_list("preposition") or form in word_list("page"):
        return False
    return not is_place(whole, i, kind)


def _in_first(whole: PreparedCaption, left: Sequence[int]) -> int:
    return sum([whole.sentences[i] == 0 for i in left])


def _ahead(
    differences: Sequence[Difference], whole: PreparedCaption, other: PreparedCaption, side: int, base: int
) -> int:
    """Words of the first sentence that only this caption has, without what it says behind all that the other says.

    `Tulips` / `Tulips, drawn by Ada Moe`: behind a comma the title is over; `Tulips Garden Party` is another one.
    """
    told_on = other.is_label and base >= SMALL_BASE and _only_tells_on(differences, whole, other, side)
    count = 0
    for d in differences:
        left = d.left(side)
        if not left:
            continue
        if _is_at_the_end(d, whole, other, side):
            first = d.stretch(side)[0]
            end = first if told_on and _is_preposition(whole, first) else _part_end(whole, first)
            left = [i for i in left if i < end]
        elif is_aside(d, whole, side, base) or _leads_to_a_name(d, whole, side) or _is_overline(d, whole, other, side):
            continue
        count += _in_first(whole, left)
    return count


def _only_tells_on(
    differences: Sequence[Difference], whole: PreparedCaption, other: PreparedCaption, side: int
) -> bool:
    """`Boats on the Orm` / `Boats on the Orm with their sails furled`: of a title of some words, what is behind it.

    Not so of a sentence: `A dog runs` is too little to be `A dog runs through a field with a ball in its mouth`.
    """
    added = [d for d in differences if d.left(side)]
    return all(_is_at_the_end(d, whole, other, side) or is_aside(d, whole, side, len(whole.forms)) for d in added)


def _is_preposition(caption: PreparedCaption, i: int) -> bool:
    return caption.forms[i] in word_list("preposition")


def _leads_to_a_name(d: Difference, whole: PreparedCaption, side: int) -> bool:
    """`Orm at sea` / `Navy frigate Orm at sea`: what the named thing is."""
    first, last = d.stretch(side)
    if last >= len(whole.forms) or not is_name(whole.forms[last]):
        return False
    return (word_list("preposition") | {"and"}).isdisjoint(whole.forms[first:last]) and not has_mark(
        whole, last, last, _SETS_APART
    )


def _is_overline(d: Difference, whole: PreparedCaption, other: PreparedCaption, side: int) -> bool:
    """`Harmony in Green and Grey: The Silver Shore`: before a colon, with the whole of the other title behind it."""
    last, (first, end) = d.stretch(side)[1], d.stretch(1 - side)
    if first or not other.is_label or not ARTICLES.issuperset(other.forms[:end]):
        return False
    return whole.forms[last:] == other.forms[end:] and ":" in around(whole, range(last))[1]


def _is_at_the_end(d: Difference, whole: PreparedCaption, other: PreparedCaption, side: int) -> bool:
    return d.stretch(side)[1] == len(whole.forms) and d.stretch(1 - side)[1] == len(other.forms)


def _part_end(whole: PreparedCaption, first: int) -> int:
    """The token from `first` on before which a mark sets apart what follows."""
    return next((i for i in _set_apart(whole) if i >= first), len(whole.tokens))


@per_caption
def _set_apart(caption: PreparedCaption) -> tuple[int, ...]:
    """The tokens behind a mark, and the "by" before a maker's name."""
    return tuple(
        i
        for i in range(1, len(caption.tokens))
        if not _SETS_APART.isdisjoint(gap_before(caption, i)) or names_the_maker(caption, i)
    )


def _inside(
    differences: Sequence[Difference], whole: PreparedCaption, other: PreparedCaption, side: int, base: int
) -> list[int]:
    """Words of the first sentence that only this caption has, for each place between words that both have.

    What somebody is called whom both name, or whose office, is not counted.
    """
    counts = []
    told_in_sentences = base >= _LEAST_TOLD and not (whole.is_label or other.is_label)
    for d in differences:
        left, (first, last) = d.left(side), d.stretch(side)
        if not left or not first or last == len(whole.forms) or is_aside(d, whole, side, base):
            continue
        if told_in_sentences and _tells_of_the_occasion(d, whole, side):
            continue
        counts.append(_in_first(whole, [i for i in left if not _calls_somebody(whole, i, other)]))
    return [count for count in counts if count]


def _tells_of_the_occasion(d: Difference, whole: PreparedCaption, side: int) -> bool:
    """`Ada Moe waves to her team [during the final of the cup between Orm and Vale] in Lund`: between two adjuncts."""
    (first, last), (start, end) = d.stretch(side), d.stretch(1 - side)
    return start == end and whole.forms[first] in _OCCASION and whole.forms[last] in word_list("locative")


_OCCASION = frozenset({"during", "at", "as", "after", "before", "for"})
_LEAST_TOLD = 6
"""Words with a fact of a sentence that is told in full before what it adds."""


def _calls_somebody(whole: PreparedCaption, i: int, other: PreparedCaption) -> bool:
    """`Mayor Moe` / `Mayor Ada Moe`, `the mayor` / `Mayor Ada Moe`: a name of whom the other caption names, too."""
    if completes_a_name(whole, i, other):
        return True
    roles, forms = places_of_roles(whole), whole.forms
    near = range(i - 1, max(-1, i - _NAMES_OF_ONE), -1)
    first = next((k for k in near if k in roles or not is_name(forms[k])), i)
    return first in roles and forms[first] in other.words and is_name(forms[i])


_NAMES_OF_ONE = 4
"""Words of a role and a name ("Mayor Ada B. Moe")."""
