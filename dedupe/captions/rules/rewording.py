"""One caption told again in other words: all of its facts are there, and hardly two words stand beside each other.

Look-alikes come of templates and of copying: where a fact was exchanged, the words around it are the same, letter for
letter. A caption that an editor wrote anew differs everywhere, and its names, numbers and dates are what stays.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache
from itertools import pairwise

from dedupe.captions.cleanup.makers import AGENCY_FORMS
from dedupe.captions.prepared import PreparedCaption, first_sentence, per_caption, places_of_kind
from dedupe.captions.rules.bearings import COMPASS, bear_apart
from dedupe.captions.rules.classes import ARTICLES, QUALITIES, STANDS, WHOSE, class_of
from dedupe.captions.rules.counts import counted
from dedupe.captions.rules.difference import Difference
from dedupe.captions.rules.mainverb import do_other_things, is_done_to_another, won_or_lost_apart
from dedupe.captions.rules.noise import is_noise
from dedupe.captions.rules.semanticroles import names_nobody
from dedupe.captions.rules.shallowparse import parse
from dedupe.captions.rules.slips import are_cards
from dedupe.captions.rules.underway import is_about_to
from dedupe.captions.rules.widgets import names_other_widgets
from dedupe.captions.words.lexicon import (
    are_of_a_kind,
    given_names,
    is_name,
    is_participle,
    is_person,
    is_plural,
    is_role,
    is_thing,
    is_verb,
    kind_of,
    lemma,
    soft_words,
    word_list,
)
from dedupe.captions.words.relations import related
from dedupe.captions.words.tokens import CHARACTER, DAY, MONTH, WEEKDAY, WORD

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
_LEAST_SHARED = (7, 10)
"""Share of the words with a fact that one of them has and the other says, too: it adds little."""
_LEAST_FACTS = 2
_LEAST_SHARE_OF_FACTS = (11, 20)
"""Names, numbers and dates that both have: so many, and this share of those of the caption that has fewer."""
_LEAST_CONTENT = 4
"""Words that are no names, numbers or dates, from which on a caption tells something beside these, ..."""
_LEAST_SHARE_OF_CONTENT = (1, 2)
"""... and their share that one of two captions has in common with the other. Of 71 near pairs among 294 texts of an
agency's albums that were taken for rewordings 49 shared less, and none of these was one."""
_MORE_FACTS = 3
_MOST_OF_FACTS = (3, 4)
"""The same, from which nothing but a contradiction tells two captions apart that were not copied (ten of ten labelled
pairs of such were repeats)."""
_PREPOSITION = 1
"""Words with a fact in a preposition ("out of")."""
_IDENTIFYING = frozenset({"name", "place", "number", "date", "time", "identifier"})
_FACTS = _IDENTIFYING | {"person"}
_OF_A_YEAR = frozenset({DAY, MONTH, WEEKDAY})
_AGENCY = "agency"
_CONTRADICTING = _IDENTIFYING | {"colour", "position", "view", "moment", _AGENCY}
"""Classes of which each caption may not have one of its own, whatever else they share; a negation neither may."""
_LONGEST_COUNT = 3
"""Words with a fact of "a woman" against "two women"."""
_NAMES = frozenset({"name", "place"})
_VIEWS = frozenset({"view", "views", "angle", "elevation", "perspective", "shot"})
_NO_PLACE = frozenset({"colour", "quality", "date", "time", "weekday", "number", "identifier"})
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
    if _is_somebody_instead(a, b) or _is_somebody_instead(b, a) or do_other_things(a, b):
        return
    if _names_another_thing(real, a, b) or _fills_a_template(real, a, b) or _tells_of_another(differences, a, b):
        return
    if any(_does_another_thing(d, then, a, b) for d, then in zip(differences, [*differences[1:], None], strict=True)):
        return
    if not _shares_facts(a, b, _MORE_FACTS, _MOST_OF_FACTS) and (
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
    return (are_enough and both_say_more) or ((are_enough or both_say_more) and _tell_of_one_day(differences, a, b))


def _tells_of_another(differences: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> bool:
    return _contradicts(differences, a, b) or _shows_another(differences, a, b)


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
    return bool(d.left_a or d.left_b or d.moved_a or d.moved_b) or not _SMALL.issuperset(d.reasons)


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
    return not (d.moved_a or d.moved_b) and _SMALL.issuperset(d.reasons)


_LONGEST_SLOT = 2
_SMALL = frozenset({"small words"})


def _is_one_of_a_kind(real: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> bool:
    """`the cow in the water` / `dog in water`: but for small words all is the same, and one thing is another."""
    return len(real) == 1 and _exchanges(real[0], a, b)


_SLIPS = frozenset({"spelling", "spacing"})
_SMALL_SLIPS = _SLIPS | {"small words"}


def _is_reworded(differences: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> bool:
    """True where most words, or at least some names, are the same, and nothing tells of another picture."""
    if any(d.decides and (d.kind in _ANOTHER or _puts_elsewhere(d, a, b)) for d in differences):
        return False
    if len(differences) >= _MORE_STRETCHES and _shares_facts(a, b, _LEAST_FACTS, _LEAST_SHARE_OF_FACTS):
        return True
    return _shares_words(differences, a, b) and not any(_exchanges(d, a, b) for d in differences)


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


def _contradicts(differences: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> bool:
    left_a, left_b = [i for d in differences for i in d.left_a], [j for d in differences for j in d.left_b]
    only_a, only_b = _only(a, left_a, b), _only(b, left_b, a)
    if "negation" in only_a | only_b or any(d.decides and _is_exact(d, a, b) for d in differences):
        return True
    if names_other_widgets(a, b) or won_or_lost_apart(a, b) or any(_names_one_more(d, a, b) for d in differences):
        return True
    if any(is_done_to_another(d, a, b) for d in differences):
        return True
    if _shows_one_of_many(a, b) or _shows_one_of_many(b, a) or any(_is_somebody_else(d, a, b) for d in differences):
        return True
    return not _CONTRADICTING.isdisjoint(only_a & only_b) or _lie_apart(_places(a, left_a, b), _places(b, left_b, a))


def _shows_another(differences: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> bool:
    """`NASA's rover Moe drills a rock on Mars` / `A plot of gases by NASA's rover Moe`: only names are the same.

    All that an agency gives out of one mission has the names of whom and what took part, its own among them; what is
    shown is told in other words, and of these the two share hardly any.
    Of one storm names tell more. From where it is seen, and whether it is one or several, both must say alike.
    """
    if _looks_from(a) != _looks_from(b) or _shows_one_or_several(a, b):
        return True
    if not (_names_an_agency(a) and _names_an_agency(b)):
        return False
    told_a, kept_a = _content(a, {i for d in differences for i in d.left_a})
    told_b, kept_b = _content(b, {j for d in differences for j in d.left_b})
    if min(told_a, told_b) < _LEAST_CONTENT:
        return False
    shared, of = _LEAST_SHARE_OF_CONTENT
    return kept_a * of < told_a * shared and kept_b * of < told_b * shared


@per_caption
def _looks_from(caption: PreparedCaption) -> frozenset[str]:
    """From where the first sentence says that it is seen: `a closer view of`, `an aerial photo`."""
    views = _VIEWS | word_list("image")
    return frozenset([one for one, then in pairwise(first_sentence(caption)) if one in _FROM_WHERE and then in views])


_FROM_WHERE = frozenset(
    ("aerial", "overhead", "closer", "close", "ground", "interior", "exterior", "wide", "panoramic", "underwater")
)


def _shows_one_or_several(a: PreparedCaption, b: PreparedCaption) -> bool:
    """`This map shows` / `These maps show`: of what both name first, one and several."""
    first_a, first_b = parse(a).nouns[:1], parse(b).nouns[:1]
    return (
        bool(first_a and first_b)
        and lemma(first_a[0]) == lemma(first_b[0])
        and is_plural(first_a[0]) != is_plural(first_b[0])
    )


@per_caption
def _names_an_agency(caption: PreparedCaption) -> bool:
    return not AGENCY_FORMS.isdisjoint(caption.forms)


def _content(caption: PreparedCaption, left: Collection[int]) -> tuple[int, int]:
    """How many words it has that name nobody and are no number or date, and how many of these the other says, too."""
    places = [i for i in caption.fact_places if not _is_of_facts(caption, i)]
    return len(places), sum(i not in left for i in places)


def _is_of_facts(caption: PreparedCaption, i: int) -> bool:
    form = caption.forms[i]
    return class_of(caption, i) in _FACTS or is_name(form) or form in AGENCY_FORMS


def _is_exact(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """True for one negation, count, given name or point of the compass in place of another, and what is about to be."""
    if d.kind == "number":
        said_a, said_b = [a.forms[i] for i in d.left_a], [b.forms[j] for j in d.left_b]
        if ("aged" in said_a) != ("aged" in said_b):
            return False
        return len(said_a) + len(said_b) <= _LONGEST_COUNT and not _says_how_many(d, a, b)
    if d.kind in _OF_SOMEBODY and _names_another(d, a, b):
        return True
    if d.kind == "negation" or (d.kind == "moment" and is_about_to(d, a, b)):
        return True
    return _points_of(a, d.left_a) and _points_of(b, d.left_b)


_OF_SOMEBODY = frozenset({"person", "position"})
"""What a stretch is called with a name in it, and perhaps where its bearer stands."""


def _names_one_more(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`[Ada Moe and] Karl Bose`: somebody else is shown as well, however the rest is told."""
    if not d.decides or d.kind != "person" or bool(d.left_a) == bool(d.left_b):
        return False
    here, there = d.words(a, b)
    caption, left = (a, d.left_a) if d.left_a else (b, d.left_b)
    is_named = _given(caption, left) or (len(left) > 1 and all(is_name(caption.forms[i]) for i in left))
    return is_named and "and" in here + there


def _names_another(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    given_a, given_b = _given(a, d.left_a), _given(b, d.left_b)
    return (given_a and (given_b or _is_before_a_surname(b, d.left_b))) or (
        given_b and _is_before_a_surname(a, d.left_a)
    )


def _says_how_many(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`Two hikers on` / `Hikers cross`: how many of what both call many, beside what is done."""
    counts_a, counts_b = _counts_in(a, d.left_a), _counts_in(b, d.left_b)
    if bool(counts_a) == bool(counts_b) or "1" in counts_a or "1" in counts_b:
        return False
    here, there = d.words(a, b)
    return any(is_plural(form) and form not in soft_words() for form in (there if counts_a else here)[:1])


def _counts_in(caption: PreparedCaption, left: Sequence[int]) -> list[str]:
    return [caption.forms[i] for i in left if class_of(caption, i) == "number"]


def _given(caption: PreparedCaption, left: Sequence[int]) -> bool:
    return any(caption.forms[i] in given_names() for i in left)


def _is_before_a_surname(caption: PreparedCaption, left: Sequence[int]) -> bool:
    """`Ivo [Moe]`: one name before another that both captions have; no list has all given names."""
    if len(left) != 1:
        return False
    behind = caption.forms[left[0] + 1 : left[0] + 2]
    return bool(behind) and is_name(caption.forms[left[0]]) and is_name(behind[0])


def _points_of(caption: PreparedCaption, left: Sequence[int]) -> bool:
    """`looking N.E.` / `looking northwest`: nothing but points of the compass, which are names in a few letters."""
    return bool(left) and all(caption.forms[i] in _POINTS for i in left)


_POINTS = COMPASS | frozenset(
    {"n", "s", "e", "w", "ne", "nw", "se", "sw", "northern", "southern", "eastern", "western"}
)


def _shows_one_of_many(one: PreparedCaption, many: PreparedCaption) -> bool:
    """`a man looks at the ruins` / `several people clear the ruins`, but a name may be of one more."""
    counts_one, counts_many = _counts_of_people(one), _counts_of_people(many)
    if counts_one != ("1",) or not counts_many or "1" in counts_many:
        return False
    return given_names().isdisjoint(one.words | many.words)


@per_caption
def _counts_of_people(caption: PreparedCaption) -> tuple[str, ...]:
    """How many of whom, for all whom a caption counts: `1`, another number, or "many"; a crowd is no person."""
    people = (thing for thing in counted(caption) if is_person(thing))
    return tuple([counted(caption)[thing] for thing in people if thing not in _groups()])


def _is_somebody_instead(a: PreparedCaption, b: PreparedCaption) -> bool:
    """`A baby in a red coat near the mud` / `A red dog in the mud`: somebody named first, and a thing or an animal.

    Each is told of in one caption alone: of a boy and his dog either may be named first.
    """
    if not (names_nobody(a) and names_nobody(b)):
        return False
    somebody, thing = parse(a).nouns[:1], parse(b).nouns[:1]
    if not somebody or not thing or kind_of(somebody[0]) != "person" or not is_thing(thing[0]):
        return False
    return not (_is_told_of(somebody[0], b) or _is_told_of(thing[0], a))


def _names_another_thing(real: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> bool:
    """`A girl in a bikini jumps into a pool` / `A girl in pink jumps from a board into a pool`: all that decides.

    However much each description says beside it: what they share is what any two of such a scene do.
    """
    deciding = [d for d in real if d.decides]
    if len(deciding) != 1 or not (names_nobody(a) and names_nobody(b)):
        return False
    d = deciding[0]
    if d.moved_a or d.moved_b or not _SMALL.issuperset(d.reasons) or _is_of_one_compound(d, a, b):
        return False
    return _names_a_thing(a, d.left_a, b) and _names_a_thing(b, d.left_b, a)


def _is_of_one_compound(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`window sill` / `window ledge`, `coffee house` / `coffee shop`: behind one noun hardly two things."""
    a0, _, b0, _ = d.block
    if not a0 or not b0 or a.forms[a0 - 1] != b.forms[b0 - 1] or (d.left_a[:1], d.left_b[:1]) != ([a0], [b0]):
        return False
    before = a.forms[a0 - 1]
    if before in soft_words() | word_list("preposition") or kind_of(before) is not None:
        return False
    return not (is_verb(before) or is_participle(before))


def _names_a_thing(caption: PreparedCaption, left: Sequence[int], other: PreparedCaption) -> bool:
    """True for a stretch that names something, and nobody, of which the other caption has no word."""
    forms = [caption.forms[i] for i in left]
    if not other.words.isdisjoint(forms) or any(kind_of(form) == "person" for form in forms):
        return False
    return not frozenset(parse(caption).nouns).isdisjoint(forms)


def _is_told_of(noun: str, caption: PreparedCaption) -> bool:
    return any(related(noun, WORD, form, WORD) for form in first_sentence(caption))


def _is_somebody_else(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`a kid rides a bike` / `a man on his bike`: somebody of the other sex, or a child in place of somebody grown."""
    if not d.decides or d.kind != "person":
        return False
    kinds_a, kinds_b = _sexes_and_ages(a, d.left_a), _sexes_and_ages(b, d.left_b)
    return any(kinds_a & pair and kinds_b & pair and kinds_a & pair != kinds_b & pair for pair in _EXCLUSIVE)


def _sexes_and_ages(caption: PreparedCaption, left: Sequence[int]) -> frozenset[str]:
    """The lists that a stretch's words for persons stand in; a "young man" may be a boy as well."""
    found = set()
    for i in left:
        form = caption.forms[i]
        found |= {name for name in _SEXES if form in word_list(name)}
        if not _YOUNG.issuperset(caption.forms[max(0, i - 1) : i]) or not i:
            found |= {name for name in _AGES if form in word_list(name)}
    return frozenset(found)


_SEXES, _AGES = frozenset({"male", "female"}), frozenset({"child", "grown"})
_EXCLUSIVE = (_SEXES, _AGES)
_YOUNG = frozenset({"young", "younger", "teenage", "teen", "adolescent"})


@cache
def _groups() -> frozenset[str]:
    """Lemmas of what is several people where there is one of it."""
    return frozenset(map(lemma, (*word_list("quantity"), "audience", "cabinet", "crew", "family")))


def _lie_apart(places_a: Sequence[str], places_b: Sequence[str]) -> bool:
    """True where each says where it is, and at least one of the two by a name."""
    return bool(places_a and places_b) and any(class_ in _NAMES for class_ in (*places_a, *places_b))


def _places(caption: PreparedCaption, left: Sequence[int], other: PreparedCaption) -> list[str]:
    """The classes of words behind "in", "at", "near" or "on" that the other caption has nowhere."""
    slots = word_list("locative")
    behind = [i for i in left if not slots.isdisjoint(caption.forms[max(0, i - 2) : i])]
    found = [class_of(caption, i) for i in behind if caption.forms[i] not in other.words]
    return [class_ for class_ in found if class_ not in _NO_PLACE]


def _only(caption: PreparedCaption, left: Sequence[int], other: PreparedCaption) -> set[str]:
    """The classes of words that the other caption has nowhere; an agency is no name but against another agency."""
    return {
        _AGENCY if caption.forms[i] in AGENCY_FORMS else _class_here(caption, i)
        for i in left
        if caption.forms[i] not in other.words
    }


def _class_here(caption: PreparedCaption, i: int) -> str:
    """The class of a word; `front` before "view" is one, as `overhead` is: where a thing is seen from."""
    kind = class_of(caption, i)
    return "view" if kind == "position" and not _VIEWS.isdisjoint(caption.forms[i + 1 : i + 2]) else kind


def _does_another_thing(d: Difference, then: Difference | None, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`Ann Lee shares a laugh` / `Ann Lee counts down`: somebody at another moment, behind whom both name.

    What a verb is done to may be the next stretch: `Two girls mend garden chairs` / `Two girls paint garden fences`.
    """
    block = d.block
    if not d.decides or not block.a0 or not block.b0:
        return False
    if not _is_done_by_somebody(a, block.a0) or not _is_done_by_somebody(b, block.b0):
        return False
    said_a, said_b = _without_prepositions(a, d.left_a), _without_prepositions(b, d.left_b)
    if len(said_a) == len(said_b) == 1 and then is not None and _is_next(d, then):
        said_a, said_b = said_a + then.left_a, said_b + then.left_b
    if max(len(said_a), len(said_b)) < _WITH_OBJECT or not said_a or not said_b:
        return False  # "checks a pump", "looks over a pump"
    return said_a[0] == block.a0 and said_b[0] == block.b0 and _acts(a, said_a[0]) and _acts(b, said_b[0])


def _is_next(d: Difference, then: Difference) -> bool:
    """True where one word, or a short phrase, is in place of another right behind a stretch."""
    gap = then.block.a0 - d.block.a1
    return then.decides and bool(then.left_a and then.left_b) and gap <= _BEFORE_OBJECT


def _acts(caption: PreparedCaption, i: int) -> bool:
    """True for a verb, of which no list has all: behind a name such an ending is a verb's."""
    return _does(caption, i) or caption.forms[i].endswith(("s", "ed", "ing"))


def _without_prepositions(caption: PreparedCaption, left: Sequence[int]) -> list[int]:
    return [i for i in left if caption.forms[i] not in word_list("preposition") and caption.forms[i] not in WHOSE]


def _is_done_by_somebody(caption: PreparedCaption, verb: int) -> bool:
    """True where a name, or the side on which its bearer stands, is right before the first verb.

    Behind a name any word is part of it, or what it belongs to ("Tom Cook", "the Orm tram").
    """
    if any(is_verb(form) and form not in STANDS for form in caption.forms[:verb]):
        return False
    before = caption.forms[verb - 1]
    if class_of(caption, verb - 1) in _FACTS_OF_SOMEBODY or before in STANDS or is_role(before):
        return True
    return verb > 1 and is_name(caption.forms[verb - 2])


_WITH_OBJECT = 2
"""A verb and what it is done to, or with."""
_BEFORE_OBJECT = 2
"""Words between the two that both captions have ("a garden")."""
_FACTS_OF_SOMEBODY = frozenset({"name", "person"})


def _shares_words(differences: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> bool:
    """True where one caption says little that the other does not.

    What each does is said by both, unless both have a name: then it may be told of in another verb, of one moment.
    """
    if _both_act(differences, a, b) and (_has_moments(differences, a, b) or not _shared_names(a, b)):
        return False
    left_a, left_b = [i for d in differences for i in d.left_a], [j for d in differences for j in d.left_b]
    return any(
        (caption.facts - len(left)) * _LEAST_SHARED[1] >= caption.facts * _LEAST_SHARED[0]
        for caption, left in ((a, left_a), (b, left_b))
    )


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


def _does(caption: PreparedCaption, i: int) -> bool:
    form = caption.forms[i]
    return class_of(caption, i) in ("action", "moment") or is_verb(form) or is_participle(form)


def _shares_facts(a: PreparedCaption, b: PreparedCaption, least: int, share: tuple[int, int]) -> bool:
    """True where both name the same: so many, and such a share of those that the one with fewer names."""
    facts_a, facts_b = _facts(a), _facts(b)
    shared = len(facts_a & facts_b)
    return shared >= least and shared * share[1] >= min(len(facts_a), len(facts_b)) * share[0]


def _both_act(differences: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> bool:
    """True where each has a verb that the other lacks."""
    return any(_does(a, i) for d in differences for i in d.left_a) and any(
        _does(b, j) for d in differences for j in d.left_b
    )


def _shared_names(a: PreparedCaption, b: PreparedCaption) -> frozenset[str]:
    """The names and dates that both have: no counts, and nobody who has none ("the girl")."""
    return frozenset(fact for fact in _facts(a) & _facts(b) if kind_of(fact) != "person" and not fact.isdigit())


def _has_moments(differences: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> bool:
    """True where one says of a moment what the other does not ("arrives", "before")."""
    return any(
        class_of(caption, i) == "moment"
        for side, caption in ((0, a), (1, b))
        for d in differences
        for i in d.left(side)
    )


def _tell_of_one_day(differences: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> bool:
    """True where both have a name and a year in common, and tell of no two moments and nobody else: a day has many."""
    if any(d.decides and d.kind == "person" for d in differences) or _years(a).isdisjoint(_years(b)):
        return False  # as most
    return bool(_shared_names(a, b)) and not (_both_act(differences, a, b) or _has_moments(differences, a, b))


@per_caption
def _years(caption: PreparedCaption) -> frozenset[str]:
    return frozenset(fact for fact in _facts(caption) if _YEAR.fullmatch(fact))


_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")


@per_caption
def _facts(caption: PreparedCaption) -> set[str]:
    """Its names, numbers and dates. A date counts once, by its year: a whole album shares it."""
    soft = soft_words()
    return {
        form
        for i, (form, kind, _, _) in enumerate(caption.tokens)
        if kind not in _OF_A_YEAR and form not in soft and (class_of(caption, i) in _FACTS or is_name(form))
    }
