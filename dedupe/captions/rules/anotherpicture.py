"""Where two captions that share names tell of two pictures: another thing, somebody instead, something else done."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from dedupe.captions.cleanup.makers import AGENCY_FORMS
from dedupe.captions.prepared import PreparedCaption, first_sentence, per_caption
from dedupe.captions.rules.classes import STANDS, WHOSE, class_of
from dedupe.captions.rules.contradictions import VIEWS
from dedupe.captions.rules.difference import Difference
from dedupe.captions.rules.semanticroles import names_nobody
from dedupe.captions.rules.shallowparse import parse
from dedupe.captions.rules.sharedfacts import FACTS_TOLD, does
from dedupe.captions.words.lexicon import (
    is_name,
    is_participle,
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
from dedupe.captions.words.tokens import WORD

_LEAST_CONTENT = 4
"""Words that are no names, numbers or dates, from which on a caption tells something beside these, ..."""
_LEAST_SHARE_OF_CONTENT = (1, 2)
"""... and their share that one of two captions has in common with the other. Of 71 near pairs among 294 texts of an
agency's albums that were taken for rewordings 49 shared less, and none of these was one."""
SMALL = frozenset({"small words"})
"""Why a stretch differs that has nothing else in another form."""


def shows_another(differences: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> bool:
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
    views = VIEWS | word_list("image")
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
    return class_of(caption, i) in FACTS_TOLD or is_name(form) or form in AGENCY_FORMS


def is_somebody_instead(a: PreparedCaption, b: PreparedCaption) -> bool:
    """`A baby in a red coat near the mud` / `A red dog in the mud`: somebody named first, and a thing or an animal.

    Each is told of in one caption alone: of a boy and his dog either may be named first.
    """
    if not (names_nobody(a) and names_nobody(b)):
        return False
    somebody, thing = parse(a).nouns[:1], parse(b).nouns[:1]
    if not somebody or not thing or kind_of(somebody[0]) != "person" or not is_thing(thing[0]):
        return False
    return not (_is_told_of(somebody[0], b) or _is_told_of(thing[0], a))


def names_another_thing(real: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> bool:
    """`A girl in a bikini jumps into a pool` / `A girl in pink jumps from a board into a pool`: all that decides.

    However much each description says beside it: what they share is what any two of such a scene do.
    """
    deciding = [d for d in real if d.decides]
    if len(deciding) != 1 or not (names_nobody(a) and names_nobody(b)):
        return False
    d = deciding[0]
    if d.moved_a or d.moved_b or not SMALL.issuperset(d.reasons) or _is_of_one_compound(d, a, b):
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


def does_another_thing(d: Difference, then: Difference | None, a: PreparedCaption, b: PreparedCaption) -> bool:
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
    return does(caption, i) or caption.forms[i].endswith(("s", "ed", "ing"))


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
