"""Where one caption says what the other, told in other words, cannot mean too: another number, side, person, place."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from dedupe.captions.cleanup.makers import AGENCY_FORMS
from dedupe.captions.prepared import PreparedCaption, per_caption
from dedupe.captions.rules.bearings import COMPASS
from dedupe.captions.rules.classes import class_of
from dedupe.captions.rules.counts import counted
from dedupe.captions.rules.difference import Difference
from dedupe.captions.rules.mainverb import is_done_to_another, won_or_lost_apart
from dedupe.captions.rules.sharedfacts import IDENTIFYING
from dedupe.captions.rules.underway import is_about_to
from dedupe.captions.rules.widgets import names_other_widgets
from dedupe.captions.words.lexicon import given_names, is_name, is_person, is_plural, lemma, soft_words, word_list

_AGENCY = "agency"
_CONTRADICTING = IDENTIFYING | {"colour", "position", "view", "moment", _AGENCY}
"""Classes of which each caption may not have one of its own, whatever else they share; a negation neither may."""
_LONGEST_COUNT = 3
"""Words with a fact of "a woman" against "two women"."""
_NAMES = frozenset({"name", "place"})
VIEWS = frozenset({"view", "views", "angle", "elevation", "perspective", "shot"})
"""Words before which a side is how something is seen."""
_NO_PLACE = frozenset({"colour", "quality", "date", "time", "weekday", "number", "identifier"})


def contradict(differences: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> bool:
    """True where two captions, in whatever words, tell of two numbers, sides, people, places, moments or outcomes."""
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
    return "view" if kind == "position" and not VIEWS.isdisjoint(caption.forms[i + 1 : i + 2]) else kind
