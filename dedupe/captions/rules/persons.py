"""One more of those shown: `Ann Lee` / `Ann Lee and Bob Chan`, `a woman` / `a woman with her daughter`."""

from __future__ import annotations

from itertools import pairwise

from dedupe.captions.prepared import PreparedCaption
from dedupe.captions.rules.addition import Addition
from dedupe.captions.rules.classes import ARTICLES, STANDS
from dedupe.captions.rules.numbered import ORDINALS
from dedupe.captions.words.lexicon import (
    given_names,
    is_name,
    is_person,
    is_role,
    is_verb,
    kind_of,
    places,
    word_list,
)
from dedupe.captions.words.tokens import DATED

_TELLS_OF_BEARER = frozenset(",;(")
"""Marks between a name and what its bearer is."""
_NEAR = 3
"""Words with a fact among which the name of one more person stands."""


def is_said_of_somebody(added: Addition) -> bool:
    """`Ada Moe, Expedition 70 flight engineer, and Ivo Hall`: what she is who was just named, and nobody more."""
    if not added.first:
        return False
    last = next((fact for fact in reversed(added.facts) if len(fact) > 1), "")  # "pilot; Karl [B.]"
    if not is_role(last) or last.endswith("s"):
        return False
    if _TELLS_OF_BEARER.isdisjoint(added.gap) or not given_names().isdisjoint(added.facts):
        return False
    before = [form for form in added.whole.forms[max(0, added.first - _NEAR) : added.first] if form not in STANDS]
    named = bool(before) and (is_name(before[-1]) or (before[-2:-1] and before[-2] in given_names()))
    return bool(named) and ARTICLES.isdisjoint(added.forms)


def _only_completes_names(added: Addition) -> bool:
    """`and Minister Moe` / `with Minister Ada Moe`: all but the given name stands elsewhere in the other caption."""
    if "order" not in added.reasons or "and" in added.forms[1:]:
        return False
    last = added.last - 1
    return all(i < last and completes_a_name(added.whole, i, added.other) for i in added.positions)


def completes_a_name(whole: PreparedCaption, i: int, other: PreparedCaption) -> bool:
    """`Minister Moe` / `Minister Ada B. Moe`: a given name or an initial before a surname that both have."""
    form = whole.forms[i]
    if form not in given_names() and len(form) > 1 and not (i and is_name(form) and is_role(whole.forms[i - 1])):
        return False
    behind = whole.forms[i + 1 : i + 1 + _WITH_INITIAL]
    surname = next((then for then in behind if len(then) > 1), "")
    return is_name(surname) and surname in other.words and surname not in given_names()


_WITH_INITIAL = 2
"""Words of "B. Moe"."""


def is_another_person(added: Addition) -> bool:
    """`Ann Lee` / `Ann Lee and Bob Chan`: one more of those shown."""
    if added.forms[-1] == "and" and _are_several(added):
        return True
    # "Ann Lee, left, and Bob Chan": where she stands is said of her.
    facts = [fact for fact in added.facts if fact not in STANDS and fact not in ORDINALS]
    forms = added.forms[1:] if added.forms[0] in STANDS else added.forms
    if not facts or _only_completes_names(added) or _is_what_else_somebody_is(added):
        return False
    if _is_one_more_in_a_list(added) or _does_it_to_another(added):
        return True
    if not any(map(is_name, facts)):
        return False
    if _names_two_more(added):
        return True
    if forms[0] == "and" and is_person(facts[0]) and any(map(is_name, facts[1:_NEAR])):
        return True
    if forms[0] == "and" and len(forms) < len(added.forms) and any(map(is_name, facts[: _NEAR - 1])):
        return True
    if not all(is_name(fact) or is_role(fact) or len(fact) == 1 for fact in facts):
        return False
    if facts[0] in places() and not is_role(facts[0]):
        return False
    if not {forms[0], forms[-1]}.isdisjoint(("and", "with")) or ("and" in forms and is_name(added.follower)):
        return True
    return len(facts) > 1 and facts[0] in given_names() and added.is_listed


def is_of_another_rank(added: Addition) -> bool:
    """`The president speaks` / `The vice president speaks`: somebody else, where nobody is named with it."""
    if added.facts[0] not in _RANKS or added.gap_behind not in _JOINED or not is_role(added.follower):
        return False
    forms, end = added.whole.forms, added.last + 1
    while end < len(forms) and (is_role(forms[end]) or forms[end] in _GOES_ON):
        end += 1
    named = forms[max(0, added.first - 1) : added.first] + forms[end : end + 1]
    return not any(is_name(form) or form in given_names() for form in named)


_RANKS = frozenset({"vice", "deputy", "assistant", "associate", "acting", "former", "ex", "lieutenant", "under"})
_JOINED = frozenset({" ", "-"})
_GOES_ON = frozenset({"general", "officer", "chief"})
"""What goes on with a role: `secretary-general`."""


def _are_several(added: Addition) -> bool:
    """`Pilot Ada Moe waves` / `An engineer and pilot Ada Moe wave`: the verb behind them tells."""
    here = added.whole.forms[added.last : added.last + _UP_TO_THE_VERB]
    there = added.other.forms[added.place[1] : added.place[1] + _UP_TO_THE_VERB]
    if "is" in there and "is" not in here and "are" in here:
        return True
    return any(form.endswith("s") and is_verb(form) and form not in here and form[:-1] in here for form in there)


_UP_TO_THE_VERB = 8
"""Words of "Expedition 70 flight engineer Ada Moe of NASA waves"."""


def _is_what_else_somebody_is(added: Addition) -> bool:
    """`Flight Engineer Ada Moe` / `NASA astronaut and Flight Engineer Ada Moe`: two roles before one name."""
    forms, behind = added.forms, added.whole.forms[added.last : added.last + _ROLE_AND_NAME]
    if forms[-1] != "and" or not is_role(forms[-2]) or not ARTICLES.isdisjoint(forms):
        return False
    if not given_names().isdisjoint(forms) or any(form.endswith("s") for form in forms[-2:-1]):
        return False
    name = next((n for n, form in enumerate(behind) if form in given_names()), 0)
    return name > 0 and is_role(behind[name - 1])


_ROLE_AND_NAME = 6
"""Words of "Expedition 70 Flight Engineer Ada"."""


def _does_it_to_another(added: Addition) -> bool:
    """`A girl [pulls another] on a sled`: of two, "another" stands for who is not named."""
    if added.forms[-1] != "another" or not added.facts[-1].endswith("s"):
        return False
    return not added.follower or added.follower in word_list("preposition")


def _names_two_more(added: Addition) -> bool:
    """`Ada Moe` / `Ada Moe, Karl Bose and Ivo Hall`: a given name on either side of "and"."""
    forms = added.forms
    at = forms.index("and") if "and" in forms[1:-1] else 0
    if not at or forms[0] not in given_names() or given_names().isdisjoint(forms[at + 1 :]):
        return False
    return "," in added.gap


def _is_one_more_in_a_list(added: Addition) -> bool:
    """`from left, Ann Lee, Will Stone and Bob Chan`: one more of those named in their order, of whatever words."""
    before = added.whole.forms[: added.first]
    if len(added.positions) > _FULL_NAME or not added.is_listed or before[-1] in STANDS:
        return False
    if any(added.whole.tokens[i].kind in DATED for i in added.positions):
        return False  # "in Orm, Friday, March 5"
    return ("from", "left") in pairwise(before) or ("from", "right") in pairwise(before)


_FULL_NAME = 3
"""Words of "John F. Stone"."""


def is_with_somebody(added: Addition) -> bool:
    """In a label, `Portrait of a woman` / `Portrait of a woman with her daughter`: one more of those shown."""
    if added.forms[0] != "with" or not added.first:
        return False
    if not is_person(added.whole.forms[added.first - 1]) and added.whole.forms[added.first - 1] not in given_names():
        return False
    return len(added.forms) <= _WITH_WHOM and kind_of(added.forms[-1]) == "person"


_WITH_WHOM = 4
"""Words of "with her two daughters"."""
