"""What is done beside what both captions tell: along a street that one describes, or to what the other only names."""

from __future__ import annotations

from dedupe.captions.prepared import PreparedCaption, gap_before
from dedupe.captions.rules.bearings import is_bearing
from dedupe.captions.rules.difference import Difference
from dedupe.captions.rules.homonyms import has_it_or_does_it, photographs_or_does
from dedupe.captions.rules.underway import BEFORE_OR_AFTER
from dedupe.captions.rules.versions import is_kind_of_room
from dedupe.captions.rules.voice import is_in_other_voice
from dedupe.captions.words.lexicon import is_common_word, is_participle, is_verb, kind_of, lemma

_WITH_OBJECT = 2
"""An action and its object."""


def goes_along_what_is_described(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`on a city street` / `driving down the street`: what kind of street it is, and what is done on it."""
    a1, b1 = d.block.a1, d.block.b1
    if not (a.forms[d.left_a[0]].endswith("ing") or b.forms[d.left_b[0]].endswith("ing")):
        return False  # as most
    if a.sentences[d.left_a[0]] or b.sentences[d.left_b[0]] or a.forms[a1 : a1 + 1] != b.forms[b1 : b1 + 1]:
        return False
    return (_describes_next(a, d.left_a, a1) and _goes_along(b, d.left_b, b1)) or (
        _describes_next(b, d.left_b, b1) and _goes_along(a, d.left_a, a1)
    )


def _describes_next(caption: PreparedCaption, left: list[int], end: int) -> bool:
    """`on a city [street]`: words right before one that both captions have, which say of what kind it is."""
    if left != list(range(end - len(left), end)) or not 0 < end < len(caption.forms) or len(left) > _WITH_OBJECT:
        return False
    if gap_before(caption, end) != " ":
        return False
    if is_bearing(caption.forms[end]) or is_kind_of_room(caption.forms[end - 1], caption.forms[end]):
        return False
    return all(_only_describes(caption.forms[i]) for i in left)


def _only_describes(form: str) -> bool:
    if kind_of(form) == "quality":
        return True
    if kind_of(form) is not None or is_bearing(form) or is_verb(form) or is_participle(form):
        return False
    return is_common_word(form)


def _goes_along(caption: PreparedCaption, left: list[int], end: int) -> bool:
    """`driving down a [street]`: a verb and where what does it goes, or stands."""
    forms = [caption.forms[i] for i in left]
    if len(forms) > _WITH_OBJECT or not forms[0].endswith("ing") or not is_verb(forms[0]):
        return False
    behind = caption.forms[left[0] + 1 : end]
    return bool(behind) and all(is_bearing(form) or form == "along" for form in (*forms[1:], behind[0]))


def does_something_else(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`doing a trick on a ramp` / `jumping`: a synonym in common, and an action beside it that the other lacks."""
    if photographs_or_does(d, a, b) or _has_done_it(d, a, b) or has_it_or_does_it(d, a, b):
        return True
    if {"synonym", "wider word"}.isdisjoint(d.reasons) or bool(d.left_a) == bool(d.left_b):
        return False
    whole, left = (a, d.left_a) if d.left_a else (b, d.left_b)
    if whole.sentences[left[0]] or len(left) < _WITH_OBJECT:
        return False
    doing = (whole.forms[i] for i in left if whole.forms[i].endswith("ing") and not _is_behind_a_moment(whole, i))
    return any(is_verb(form) and form not in _RESTING for form in doing)


def _is_behind_a_moment(caption: PreparedCaption, i: int) -> bool:
    """`before delivering her speech` / `ahead of her speech`: not what is done, but before or after what it is."""
    return not BEFORE_OR_AFTER.isdisjoint(caption.forms[max(0, i - 1) : i])


_RESTING = frozenset({"standing", "lying", "sitting", "resting", "waiting", "hanging"})
"""What a thing does that is only there."""


def _has_done_it(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`install the shield` / `inspect the installed shield`: what the one does is done in the other."""
    if "word form" not in d.reasons or len(d.left_a) + len(d.left_b) != 1:
        return False
    here, there = d.words(a, b)
    (forms, others), left = ((here, there), a.forms[d.left_a[0]]) if d.left_a else ((there, here), b.forms[d.left_b[0]])
    done = {lemma(form) for form in forms if form.endswith("ed") and form != left}
    if not is_verb(left) or is_in_other_voice(a, b):
        return False  # "boils noodles" / "noodles are boiled in water"
    return any(lemma(form) in done and not form.endswith("ed") for form in others)
