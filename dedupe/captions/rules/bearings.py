"""Prepositions that put a thing in another place: `on` and `under`, `up` and `down`, `into` and `out of`."""

from __future__ import annotations

from collections.abc import Sequence

from dedupe.captions.prepared import PreparedCaption, gap_before
from dedupe.captions.rules.addition import Addition
from dedupe.captions.rules.classes import ARTICLES, class_of
from dedupe.captions.rules.difference import Difference
from dedupe.captions.words.lexicon import is_person, kind_of, word_list

COMPASS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"})
"""The points of the compass, in words."""
_SENSES = {
    "in": "inside", "inside": "inside", "into": "inside", "within": "inside",
    "on": "on", "onto": "on", "atop": "on", "upon": "on",
    "under": "under", "below": "under", "beneath": "under", "underneath": "under",
    "near": "near", "beside": "near", "alongside": "near", "outside": "outside", "past": "past",
    "behind": "behind", "back": "behind", "front": "front", "over": "over", "above": "over", "around": "around",
    "through": "through", "up": "up", "down": "down", "out": "out", "off": "off",
    "toward": "to", "towards": "to", "to": "to", "away": "away", "from": "from",
}  # fmt: skip
_CONTRARY = frozenset(
    frozenset(pair.split())
    for pair in (
        "inside outside", "inside near", "inside behind", "inside under", "inside past", "inside out", "inside off",
        "inside front", "on under", "on near", "on behind", "on off", "on outside", "on past", "on front", "on out",
        "under over", "under through", "near through", "near over", "behind front", "past through",
        "around through", "up down", "over around", "to away", "to from", "on around", "inside around", "up out",
    )
)  # fmt: skip
"""Two that cannot hold of one thing at one moment. `over` and `across`, `by` and `at`, `on` and `in` can."""


def bear_apart(forms_a: Sequence[str], forms_b: Sequence[str]) -> bool:
    """True where two stretches that replace each other put what follows them in places that exclude each other."""
    senses_a, senses_b = _senses(forms_a), _senses(forms_b)
    if not senses_a or not senses_b or not senses_a.isdisjoint(senses_b):
        return False
    return any(frozenset((x, y)) in _CONTRARY for x in senses_a for y in senses_b)


def leads_from_one_to_the_other(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`the road between Orm and Vale` / `the road from Orm to Vale`: where it begins and where it ends."""
    here, there = d.words(a, b)
    if "between" in here:
        return "from" in there and "and" in _near(a, d.block.a1) and "to" in _near(b, d.block.b1)
    return "between" in there and "from" in here and "and" in _near(b, d.block.b1) and "to" in _near(a, d.block.a1)


def is_of_one_unit(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`Marines from the 3rd Battalion` / `Marines assigned to 3rd Battalion`: whose they are, not whence they come."""
    block = d.block
    if block.a1 - block.a0 > _LONGEST_LINK or block.b1 - block.b0 > _LONGEST_LINK or not block.a0:
        return False
    here, there = (tuple([form for form in forms if form not in ARTICLES]) for forms in d.words(a, b))
    if here not in _LINKS_TO_A_UNIT or there not in _LINKS_TO_A_UNIT:
        return False
    who = a.forms[block.a0 - 1]
    if not is_person(who) and who not in word_list("serving"):
        return False  # "view from the west wing" / "view of the west wing"
    return not word_list("unit").isdisjoint(a.forms[block.a1 : block.a1 + _LONGEST_UNIT])


_LINKS_TO_A_UNIT = frozenset({("assigned", "to"), ("attached", "to"), ("with",), ("from",), ("of",)})
_LONGEST_LINK = 3
_LONGEST_UNIT = 4
"""Words of "2nd Armored Cavalry Regiment"."""


def _near(caption: PreparedCaption, first: int) -> tuple[str, ...]:
    return caption.forms[first : first + _LONGEST_END]


_LONGEST_END = 5
"""Words of one of two ends, with what stands before the other ("the old town and")."""


def only_looks(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`Looking up Mill Street` / `View up Mill Street`: before a bearing both say that it is seen."""
    here, there = d.words(a, b)
    if len(here) != 1 or len(there) != 1 or here[0] not in LOOKS or there[0] not in LOOKS:
        return False
    then = a.forms[d.block.a1]
    return then in _SENSES or kind_of(then) == "position"


LOOKS = frozenset({"view", "views", "looking", "facing", "viewed"})
"""Words that say before a bearing that something is seen that way."""


def is_near_a_town(caption: PreparedCaption, left: Sequence[int], end: int) -> bool:
    """`near Vale, Orm County`: a preposition and a name end a stretch, and behind a comma is what the town is in.

    Args:
        caption: a caption.
        left: the tokens of the stretch for which the other caption does not account.
        end: the token behind the stretch.
    """
    tokens = caption.tokens
    if not left or left[-1] != end - 1 or not 1 < end < len(tokens) or not is_bearing(caption.forms[end - 2]):
        return False
    if class_of(caption, end - 1) not in _NAMES or class_of(caption, end) not in _NAMES:
        return False
    return gap_before(caption, end).startswith(",")


_NAMES = frozenset({"name", "place", "person"})
"""Classes of names of places, of which many are somebody's."""


def is_bearing(form: str) -> bool:
    """True for a preposition that says where a thing is or goes."""
    return form in _SENSES


def _senses(forms: Sequence[str]) -> frozenset[str]:
    if not _ENDS.isdisjoint(forms):  # "in front of", "in back of"
        forms = [form for form in forms if form != "in"]
    return frozenset(_SENSES[form] for form in forms if form in _SENSES)


_ENDS = frozenset({"front", "back"})


def turns_round(added: Addition) -> bool:
    """`on` / `off`, `in` / `in front of`, `with` / `without`: the other end of a movement, another place."""
    facts = added.facts
    if added.is_short and not word_list("away").isdisjoint(facts):
        if is_near_a_town(added.whole, added.positions, added.last):
            return False
        return not word_list("here").isdisjoint(added.other.forms[slice(*added.place)])
    i = added.positions[0]
    if "at" in added.other.forms[slice(*added.place)]:
        return False  # "at the counter" is in front of it, as a rule
    return facts == ["front"] and i > 0 and added.whole.forms[i - 1 : i + 2] == ("in", "front", "of")
