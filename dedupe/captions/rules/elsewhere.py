"""Words of one differing stretch that the other caption has in another: moved, in another form, in another spelling."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING

from dedupe.captions.prepared import PreparedCaption, per_caption, roots
from dedupe.captions.rules.pairing import are_titles, is_named_place, phrase
from dedupe.captions.words.abbreviations import known
from dedupe.captions.words.lexicon import (
    are_synonyms,
    is_common_word,
    is_name,
    is_participle,
    is_verb,
    lemma,
    word_list,
)
from dedupe.captions.words.relations import related
from dedupe.captions.words.tokens import DATED, WORD, YEAR

if TYPE_CHECKING:
    from dedupe.captions.rules.difference import Difference

_MOST_LEFT = 24
"""Words left of all stretches up to which places and spellings are looked for; more are another wording anyway."""
_NEAR = 3
"""Words between a preposition and what it belongs to ("on the high peak")."""


def pair_moved(found: list[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """Pair equal words that stand in other places: anywhere for dates, else within the head or within the rest.

    The first sentence says what the picture shows: a name that moves into it or out of it is another statement.
    """
    forms_a, forms_b = a.forms, b.forms
    forms_left = {forms_b[j] for d in found for j in d.left_b}
    left_a = [(d, i) for d in found for i in d.left_a if forms_a[i] in forms_left]
    if not left_a:
        return
    common = {forms_a[i] for _, i in left_a}
    left_b = [(d, j) for d in found for j in d.left_b if forms_b[j] in common]
    are_labels = a.is_label and b.is_label
    place_b = _placer(b, are_labels)
    waiting: dict[Place, list[tuple[Difference, int]]] = {}
    for d, j in reversed(left_b):  # the first is taken from the end, which takes no time however many there are
        waiting.setdefault(place_b(j), []).append((d, j))
    place_a = _placer(a, are_labels)
    for d, i in left_a:
        others = waiting.get(place_a(i))
        if others:
            other, j = others.pop()
            d.moved_a.append(i)
            other.moved_b.append(j)
            d.because("order")
            other.because("order")
    for d in found:
        if d.moved_a:
            d.left_a = _without(d.left_a, d.moved_a)
        if d.moved_b:
            d.left_b = _without(d.left_b, d.moved_b)
            d.moved_b.sort()


def _without(left: list[int], moved: list[int]) -> list[int]:
    """What stays of a stretch, in time linear in it."""
    gone = set(moved)
    return [i for i in left if i not in gone]


Place = tuple[str, bool]
"""A word, and whether it stands in the first sentence."""


def _placer(caption: PreparedCaption, is_label: bool) -> Callable[[int], Place]:
    """Where a word stands; the parts of a label change places freely ("Vale. Floor plan" / "Floor plan, Vale")."""
    tokens, sentences = caption.tokens, caption.sentences
    if is_label:
        return lambda i: (tokens[i][0], False)
    return lambda i: (tokens[i][0], sentences[i] == 0 and tokens[i][1] not in DATED)


def pair_elsewhere(found: list[Difference], a: PreparedCaption, b: PreparedCaption, apart: frozenset[str]) -> None:
    """Pair what is left of one stretch with the same in another form in another; `apart` as for `pair_related`."""
    _pair_lemmas(found, a, b)
    _pair_compounds(found, a, b)
    _pair_places(found, a, b)
    _pair_nominal(found, a, b)
    _pair_spellings(found, a, b, apart)
    _pair_abbreviations(found, a, b)
    if "'" in a.key or "'" in b.key:
        _pair_short_years(found, a, b)


def _pair_lemmas(found: list[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """A word of one stretch accounted for by another form of it in another (`launches` / `launch`, `3` / `3rd`)."""
    roots_a, roots_b = roots(a), roots(b)
    there = {roots_b[j] for d in found for j in d.left_b if roots_b[j]}
    if there.isdisjoint([roots_a[i] for d in found for i in d.left_a]):
        return
    waiting: dict[tuple[str, bool], list[tuple[Difference, int]]] = {}
    for difference in found:
        for j in difference.left_b:
            root = roots_b[j]
            if root:
                waiting.setdefault((root, b.sentences[j] == 0), []).append((difference, j))
    for difference in found:
        kept = []
        for i in difference.left_a:
            others = waiting.get((roots_a[i], a.sentences[i] == 0))
            if not others:
                kept.append(i)
                continue
            other, j = others.pop(0)
            other.left_b.remove(j)
            for each in (difference, other):
                each.because("order")
        difference.left_a = kept


def _pair_compounds(found: list[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """`A flowchart of the brewing` / `Brewing flow chart`: two words in a row that are one word in another stretch."""
    for mine, others, side in ((a, b, 0), (b, a, 1)):
        left = [(d, i) for d in found for i in (d.left_a, d.left_b)[side]]
        if not 1 < len(left) <= _MOST_LEFT:
            continue
        joined = {
            mine.forms[i] + mine.forms[k]: (d, i)
            for (d, i), (e, k) in pairwise(left)
            if d is e and k == i + 1 and mine.tokens[i].kind == mine.tokens[k].kind == WORD
        }
        if not joined:
            continue
        for d in found:
            theirs = (d.left_b, d.left_a)[side]
            for j in tuple(theirs):
                other, i = joined.pop(others.forms[j], (d, -1))
                if i >= 0 and others.sentences[j] == mine.sentences[i]:
                    theirs.remove(j)
                    ours = (other.left_a, other.left_b)[side]
                    ours[:] = [k for k in ours if k not in (i, i + 1)]
                    d.because("spacing")
                    other.because("spacing")


def _pair_places(found: list[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """A place of one stretch under another word in another (`on a peak near a hut` / `near a hut on a mountaintop`)."""
    if not any(d.left_a and not d.left_b for d in found):
        return
    in_phrases_a, in_phrases_b = _in_phrases(a), _in_phrases(b)
    places_b = [(d, j) for d in found if not d.left_a for j in d.left_b if j in in_phrases_b]
    if not places_b or len(places_b) > _MOST_LEFT:
        return
    for difference in found:
        if difference.left_b:
            continue
        for i in tuple(difference.left_a):
            partner = _partner(a, i, places_b, b) if i in in_phrases_a else None
            if partner is None:
                continue
            places_b.remove(partner)
            other, j = partner
            difference.left_a.remove(i)
            other.left_b.remove(j)
            for each in (difference, other):
                each.because("order")
                each.because("synonym")


def _partner(
    a: PreparedCaption, i: int, places_b: list[tuple[Difference, int]], b: PreparedCaption
) -> tuple[Difference, int] | None:
    is_label = are_titles(a, b)
    for each in places_b:
        j = each[1]
        why = related(*a.tokens[i][:2], *b.tokens[j][:2]) if (a.sentences[i] == 0) == (b.sentences[j] == 0) else None
        if why == "synonym" or (why == "wider word" and not is_label):
            return None if is_named_place(a.tokens, i, b.tokens, j) else each
    return None


def _pair_nominal(found: list[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """What happens named by a noun here and told by a verb there (`Launch of Lunn 7` / `Lunn 7 lifts off`)."""
    for caption, other, side in ((a, b, 0), (b, a, 1)):
        nouns = _named_by_nouns(caption)
        for d in found if nouns else ():
            left = (d.left_a, d.left_b)[side]
            for i in [i for i in left if i in nouns]:
                partner = _told_by_verb(caption.forms[i], found, other, 1 - side)
                if partner is not None:
                    there, places = partner
                    left.remove(i)
                    theirs = (there.left_a, there.left_b)[1 - side]
                    theirs[:] = [j for j in theirs if j not in places]
                    d.because("synonym")
                    there.because("synonym")


@per_caption
def _named_by_nouns(caption: PreparedCaption) -> frozenset[int]:
    """The tokens before "of" in the first sentence."""
    forms = caption.forms[: caption.sentences.count(0)]
    return frozenset([i for i in range(len(forms) - 1) if forms[i + 1] == "of"])


def _told_by_verb(
    noun: str, found: list[Difference], caption: PreparedCaption, side: int
) -> tuple[Difference, tuple[int, ...]] | None:
    """Where a verb, or a verb and its "off" or "up", tells what a noun names."""
    root = lemma(noun)
    for d in found:
        left = (d.left_a, d.left_b)[side]
        for j in left:
            form = caption.forms[j]
            if caption.sentences[j] or not (is_verb(form) or is_participle(form)):
                continue
            two = phrase(form, caption.forms[j + 1]) if j + 1 in left else None
            if two is not None and are_synonyms(root, two):
                return d, (j, j + 1)
            if related(noun, WORD, form, WORD) in ("word form", "synonym"):
                return d, (j,)
    return None


@per_caption
def _in_phrases(caption: PreparedCaption) -> frozenset[int]:
    """The tokens near before which a preposition of place stands."""
    locative = word_list("long-locative")
    at = [i for i, form in enumerate(caption.forms) if form in locative]
    return frozenset([i + near for i in at for near in range(1, _NEAR + 1)])


def _pair_spellings(found: list[Difference], a: PreparedCaption, b: PreparedCaption, apart: frozenset[str]) -> None:
    """A name of one stretch in another spelling in another (`Orm and Zwelm` / `Zvelm and Orm`)."""
    if sum([len(d.left_b) for d in found]) > _MOST_LEFT:
        return
    names_b = [(d, j) for d in found for j in d.left_b if b.tokens[j][1] == WORD and is_name(b.forms[j])]
    if not names_b:
        return
    names_a = [(d, i) for d in found for i in d.left_a if a.tokens[i][1] == WORD and is_name(a.forms[i])]
    for d, i in names_a:
        name = a.forms[i]
        for each in names_b:
            other, j = each
            spelled = b.forms[j]
            if name[0] != spelled[0]:
                continue  # nobody spells the first letter of a name in two ways
            if (a.sentences[i] == 0) != (b.sentences[j] == 0) or (name in apart and spelled in apart):
                continue
            if related(name, WORD, spelled, WORD) == "spelling":
                d.left_a.remove(i)
                other.left_b.remove(j)
                names_b.remove(each)
                d.because("spelling")
                other.because("spelling")
                break


def _pair_abbreviations(found: list[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """A name of one stretch cut short in another (`in Laurel, Md., people` / `people in Laurel, Maryland`)."""
    for mine, others, side in ((a, b, 0), (b, a, 1)):
        short_ones = _may_be_cut(mine)
        cut = [(d, i) for d in found for i in (d.left_a, d.left_b)[side] if i in short_ones]
        if not cut or len(cut) > _MOST_LEFT:
            continue
        whole: dict[str, list[tuple[Difference, int]]] = {}
        for d in found:
            for j in (d.left_b, d.left_a)[side]:
                whole.setdefault(others.forms[j][0], []).append((d, j))
        for d, i in cut:
            short = mine.forms[i]
            for other, j in whole.get(short[0], ()):
                long = others.forms[j]
                if len(long) <= len(short) or (mine.sentences[i] == 0) != (others.sentences[j] == 0):
                    continue
                if related(short, WORD, long, others.tokens[j].kind) == "abbreviation":
                    (d.left_a, d.left_b)[side].remove(i)
                    (other.left_b, other.left_a)[side].remove(j)
                    whole[short[0]].remove((other, j))
                    d.because("abbreviation")
                    other.because("abbreviation")
                    break


@per_caption
def _may_be_cut(caption: PreparedCaption) -> frozenset[int]:
    return frozenset(
        i
        for i, form in enumerate(caption.forms)
        if caption.tokens[i].kind == WORD
        and _SHORTEST_CUT <= len(form) <= _LONGEST_CUT
        and (form in known() or not is_common_word(form))
    )


_SHORTEST_CUT, _LONGEST_CUT = 2, 5
"""Letters of "Md" and of "Calif"."""


def _pair_short_years(found: list[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """`6/14/31` / `1931` in another stretch; a year of two digits says no century (see `dates.py`)."""
    years_b = [(d, j) for d in found for j in d.left_b if b.tokens[j].kind == YEAR]
    for d in found:
        for i in [i for i in d.left_a if a.tokens[i].kind == YEAR]:
            other, j = next((each for each in years_b if related(*a.tokens[i][:2], *b.tokens[each[1]][:2])), (None, -1))
            if other is not None:
                d.left_a.remove(i)
                other.left_b.remove(j)
                years_b.remove((other, j))
                d.because("date form")
                other.because("date form")
