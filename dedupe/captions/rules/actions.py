"""What is done: an action at the head of a label, and one beside that which both captions tell."""

from __future__ import annotations

from collections.abc import Sequence

from dedupe.captions.rules.addition import Addition
from dedupe.captions.rules.classes import ARTICLES, BE
from dedupe.captions.words.lexicon import (
    is_common_word,
    is_name,
    is_participle,
    is_person,
    is_role,
    is_verb,
    lemma,
    word_list,
)

_NEEDS_AN_OBJECT = frozenset({
    "creating", "adding", "editing", "installing", "configuring", "selecting", "opening", "closing", "building",
    "making", "removing", "updating", "repairing", "cleaning", "loading", "unloading", "launching", "deleting",
    "fixing", "writing", "changing", "replacing", "assembling", "unveiling", "testing", "planting",
})  # fmt: skip


def does_it(added: Addition) -> bool:
    """In a label, `Pull request` / `Creating pull request`: an action at the head is what is shown.

    Without an article behind it only a verb that needs an object says so: "fishing boats" are boats.
    """
    if not (_is_no_more(added.whole.forms[: added.first]) and _is_no_more(added.other.forms[: added.place[0]])):
        return False
    fact, behind = added.facts[0], added.forms[1:]
    if len(added.facts) > 1:
        return _does_it_somewhere(added)
    if added.forms[0] != fact or not ARTICLES.issuperset(behind):
        return False
    return fact in _NEEDS_AN_OBJECT or (bool(behind) and fact.endswith("ing") and is_participle(fact))


def _does_it_somewhere(added: Addition) -> bool:
    """`Hollow Lake` / `Camping by the river at Hollow Lake`: what is done there is shown, not the place alone."""
    fact = added.forms[0]
    is_action = fact == added.facts[0] and fact.endswith("ing") and (is_verb(fact) or is_participle(fact))
    if not is_action or added.forms[1] not in word_list("preposition"):
        return False
    return added.last_word == "of" or added.last_word in word_list("long-locative")


def _is_no_more(forms: Sequence[str]) -> bool:
    """True before the first word, and behind `Screenshot:`."""
    return len(forms) <= 1 and word_list("image").issuperset(forms)


def does_it_meanwhile(added: Addition) -> bool:
    """`Ann Lee arrives` / `Ann Lee hugs a guest as she arrives`: what is shown comes first, what both tell goes on."""
    forms = added.forms
    if added.other.forms[slice(*added.place)] in _ARE_SEEN:
        behind = added.whole.forms[added.last : added.last + _AS_SHE]
        return behind[:1] in _AS and behind[-1] in _WHO and is_verb(forms[-1])  # "is seen as she" / "waves as she"
    if len(forms) < _WITH_MEANWHILE or not added.first:
        return False
    if _watches_others(added):
        return True
    if forms[-1] not in _WHO or forms[-2] not in _MEANWHILE or not is_name(added.whole.forms[added.first - 1]):
        return False  # "a girl shouts for joy as she swings" only tells more of it
    if forms[-_IS_SEEN_AS:-_AS_SHE] in _ARE_SEEN:
        return False  # "is seen as she arrives"
    return any(is_verb(form) and not is_role(form) for form in forms[:2])


def _watches_others(added: Addition) -> bool:
    """`Sailors swim` / `Officers watch as sailors swim`: another action, and who does what both tell."""
    forms = added.forms
    at = next((n for n, form in enumerate(forms) if form in _MEANWHILE), 0)
    if not at or not is_verb(added.follower) or added.follower in BE or not {*forms[at + 1 :]}.isdisjoint(_WHO):
        return False
    return any(map(is_verb, forms[:at])) and len(forms) > at + 1 and forms[-1] not in ARTICLES


def acts_on_another(added: Addition) -> bool:
    """`lowers the probe` / `lowers a lid onto the probe`: the verb has another object, and what both name is where."""
    bare = [form for form in added.forms if form not in ARTICLES]
    if len(bare) < _OBJECT_AND_PREPOSITION or bare[-1] not in _ONTO or added.follower in BE:
        return False  # as most
    if added.place[0] < added.place[1]:
        return False  # "rides a bike on the fence" / "rides along the fence"
    before = [form for form in added.whole.forms[max(0, added.first - 2) : added.first] if form not in ARTICLES]
    there = added.other.forms[max(0, added.place[1] - 2) : added.place[1]]
    if not before or before[-1] not in there or not is_verb(before[-1]) or lemma(before[-1]) in _MAKES:
        return False
    thing = bare[-2]
    if thing in added.other.words or thing in word_list("preposition") or is_participle(thing):
        return False  # "loads hay onto a cart" / "loads a cart with hay"
    return is_common_word(thing) or thing.isdigit() or is_name(thing)


def poses_with_somebody(added: Addition) -> bool:
    """`pose for a photo` / `pose for a photo with their guests`: one more of those shown."""
    if added.forms[0] != "with" or not is_person(added.last_word):
        return False
    before = added.whole.forms[max(0, added.first - _POSES_FOR) : added.first]
    return len(added.forms) <= _WITH_WHOM and any(lemma(form) == _POSE for form in before)


_POSE = lemma("poses")
_POSES_FOR = 4
"""Words of "pose for a photo"."""
_WITH_WHOM = 4
"""Words of "with their backup crew"."""


_ONTO = frozenset({"on", "onto", "over", "into", "around", "under", "beneath", "for", "to"})
_OBJECT_AND_PREPOSITION = 2
_MAKES = frozenset(
    map(
        lemma,
        (
            *("play", "paint", "draw", "write", "carve", "cut", "make", "do", "print", "build", "have", "take", "get"),
            *("give", "serve", "teach", "show", "feed", "tell", "offer", "read", "bring", "send", "throw", "toss"),
        ),
    )
)
"""What is done to one thing where it is done to, or with, another: who plays music on a piano plays it."""
_ARE_SEEN = frozenset((be, seen) for be in BE for seen in ("seen", "pictured", "shown"))
_IS_SEEN_AS = 4
_AS_SHE = 2
"""Words of "is seen as she", and of its end."""
_AS = (("as",), ("while",), ("when",))
_MEANWHILE = frozenset({"as", "while", "when"})
_WHO = frozenset({"he", "she", "they", "it", "who"})
_WITH_MEANWHILE = 3
"""Words of "waves as she"."""
