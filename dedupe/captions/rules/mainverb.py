"""What somebody does: the main verb, what it is done to, who won; by these two moments of an event differ."""

from __future__ import annotations

from collections.abc import Sequence

from dedupe.captions.prepared import PreparedCaption, first_sentence, per_caption
from dedupe.captions.rules.classes import ARTICLES, BE, DETERMINERS, STANDS, class_of
from dedupe.captions.rules.difference import Difference
from dedupe.captions.words.lexicon import (
    is_common_word,
    is_name,
    is_plural,
    is_role,
    is_verb,
    lemma,
    soft_words,
    word_list,
)
from dedupe.captions.words.relations import related
from dedupe.captions.words.tokens import WORD


def do_other_things(a: PreparedCaption, b: PreparedCaption) -> bool:
    """`Ada Moe hits a volley` / `Ada Moe and Ann Lee celebrate`: each does what the other caption tells nowhere.

    How somebody looks at a thing, or is only there, tells no moment from another; nor does one thing from two sides
    ("presents a prize", "receives it").
    """
    verb_a, verb_b = main_verb(a), main_verb(b)
    if not verb_a or not verb_b or related(verb_a, WORD, verb_b, WORD):
        return False
    stem_a, stem_b = lemma(verb_a), lemma(verb_b)
    if stem_a in _VAGUE or stem_b in _VAGUE or any(stem_a in both and stem_b in both for both in _FROM_TWO_SIDES):
        return False
    return not (_tells_of(b, verb_a, stem_a) or _tells_of(a, verb_b, stem_b))


def _tells_of(caption: PreparedCaption, verb: str, stem: str) -> bool:
    return any(lemma(form) == stem or (len(form) > 1 and related(form, WORD, verb, WORD)) for form in caption.forms)


@per_caption
def main_verb(caption: PreparedCaption) -> str:
    """The first verb in the present tense or the passive behind somebody, or ""; none of a clause within it."""
    forms = first_sentence(caption)
    is_named = False
    for i, form in enumerate(forms):
        if form in _SUBORDINATES:
            return ""
        if is_named and _is_told(caption, i):
            return form
        is_named = is_named or class_of(caption, i) == "person" or is_name(form) or is_role(form)
    return ""


def _is_told(caption: PreparedCaption, i: int) -> bool:
    """`waves`, `wave` and `is greeted`, but not `his wave`, `in waves`, `is waving` and `to wave`."""
    form, before = caption.forms[i], caption.forms[i - 1]
    if _has_an_object(caption, i):
        return True
    if (
        caption.tokens[i].kind != WORD
        or not (is_verb(form) or form in _VERBS_HERE)
        or is_role(form)
        or form in BE
        or form in STANDS
    ):
        return False
    if before in BE:
        return form.endswith("ed")
    if form.endswith(("ing", "ed")) or class_of(caption, i) not in _MAY_ACT:
        return False
    return not (before in DETERMINERS or before == "to" or before in word_list("preposition"))


def _has_an_object(caption: PreparedCaption, i: int) -> bool:
    """`players douse their coach`, `a player douses the coach`: a verb that no list has, between two who are shown."""
    form, before = caption.forms[i], caption.forms[i - 1]
    if (
        caption.forms[i + 1 : i + 2] == ()
        or caption.forms[i + 1] not in DETERMINERS
        or class_of(caption, i) != "wording"
    ):
        return False
    is_somebody = is_role(before) or is_name(before) or class_of(caption, i - 1) == "person"
    return is_somebody and is_common_word(form) and form not in soft_words() and is_plural(before) != form.endswith("s")


_VERBS_HERE = frozenset({"leaves"})
"""Nouns elsewhere, of other verbs' lemmas; behind somebody they tell what is done."""
_MAY_ACT = frozenset({"action", "moment", "wording", "name"})
_SUBORDINATES = frozenset({"where", "who", "which", "that", "while", "as", "when", "before", "after", "during"})
_VAGUE = frozenset(
    map(
        lemma,
        (
            *("look", "watch", "gaze", "inspect", "examine", "view", "see", "observe", "check", "stand", "sit", "pose"),
            *("do", "make", "take", "have", "give", "get", "perform", "attend", "go", "come", "be", "use", "set"),
            *("compete", "appear"),
        ),
    )
)
"""What tells little of what is done: that somebody looks or is there, and verbs of which the object tells it."""
_FROM_TWO_SIDES = tuple(
    frozenset(map(lemma, group.split()))
    for group in (
        "present receive accept award hand",
        "greet wave welcome meet",
        "jump exit leap descend drop",
        "say speak talk address tell answer discuss",
    )
)
"""Verbs of which two may tell of one moment."""


def judge_who_attends(differences: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """Let `The mayor speaks at the opening of the mill` / `The mayor opens the mill` decide: he is there, or does it.

    Who performs or begins it does it.
    """
    for one, other in ((a, b), (b, a)):
        there, done = main_verb(one), main_verb(other)
        if not there or lemma(done) not in named_actions(one) or lemma(there) in _PERFORMS | {lemma(done)}:
            continue
        if _tells_of(other, there, lemma(there)):
            continue
        first = next((d for d in differences if d.left_a or d.left_b or d.reasons), None)
        if first is not None:
            first.kind, first.decides = "action", True


@per_caption
def named_actions(caption: PreparedCaption) -> frozenset[str]:
    """The lemmas of verbs that a first sentence names as an event: `the opening of`, `a cake-cutting`."""
    forms = first_sentence(caption)
    found = (i for i, form in enumerate(forms) if form.endswith("ing") and lemma(form) != form)
    return frozenset([lemma(forms[i]) for i in found if _is_an_event(forms, i)])


def _is_an_event(forms: Sequence[str], i: int) -> bool:
    """True behind an article, or behind a noun with an article, where no noun follows that it may describe."""
    behind = forms[i + 1 : i + 2]
    if behind and behind[0] not in word_list("preposition") and behind[0] not in _WHILE:
        return False
    near = forms[max(0, i - _EVENT) : i]
    return any(form in ARTICLES and _is_plain(near[n + 1 :]) for n, form in enumerate(near))


def _is_plain(forms: Sequence[str]) -> bool:
    return all(form not in soft_words() and form not in word_list("preposition") for form in forms)


_EVENT = 3
"""Words of "the official ribbon" before "cutting"."""
_PERFORMS = frozenset(map(lemma, (
    "perform", "do", "make", "give", "hold", "take", "conduct", "carry", "begin", "start", "finish", "complete",
    "continue", "lead", "help", "join", "work", "practise", "practice", "prepare", "demonstrate",
)))  # fmt: skip
"""What who is doing it does, told of beside its name."""


def is_done_to_another(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`holds a banner` / `holds a paper lantern`: the verb is the same, and what it is done to another thing."""
    if not d.decides or not d.left_a or not d.left_b:
        return False
    (verb_a, object_a), (verb_b, object_b) = _done_to(a, d.left_a), _done_to(b, d.left_b)
    if not verb_a or verb_a != verb_b:
        return False
    return not related(object_a, WORD, object_b, WORD)


def _done_to(caption: PreparedCaption, left: Sequence[int]) -> tuple[str, str]:
    """The lemma of a verb and what it is done to, where a stretch has all of it (`holds a [banner] at`), or nothing."""
    i, forms = left[0], caption.forms
    if i < _VERB_AND_ARTICLE or forms[i - 1] not in ARTICLES:
        return _NOTHING
    verb = forms[i - _VERB_AND_ARTICLE]
    ends = (k for k in range(i, len(forms)) if forms[k] in word_list("preposition") or forms[k] in _WHILE)
    end = next(ends, len(forms))
    if not is_verb(verb) or is_role(verb) or end - i > _LONGEST_OBJECT or not set(range(i, end)).issubset(left):
        return _NOTHING
    is_thing_done_to = end > i and not is_verb(forms[end - 1]) and lemma(verb) != _WEAR
    return (lemma(verb), forms[end - 1]) if is_thing_done_to else _NOTHING


_NOTHING = ("", "")
_WEAR = lemma("wears")
"""What somebody wears is called by many names, and adds to who it is."""
_LONGEST_OBJECT = 3
"""Words of "tear gas canister"."""
_VERB_AND_ARTICLE = 2
_WHILE = frozenset({"as", "while", "during", "and"})


def won_or_lost_apart(a: PreparedCaption, b: PreparedCaption) -> bool:
    """`Ada Moe after losing to Ann Lee` / `Ann Lee with her trophy after beating Ada Moe`: who lost, and who won."""
    return _loses(a) != _loses(b) and (_wins(a) or _wins(b))


@per_caption
def _loses(caption: PreparedCaption) -> bool:
    return not _LOST.isdisjoint(caption.forms)


@per_caption
def _wins(caption: PreparedCaption) -> bool:
    return not _WON.isdisjoint(map(lemma, caption.forms))


_LOST = frozenset({"lose", "loses", "losing", "lost", "loss"})
_WON = frozenset(map(lemma, ("win", "winner", "beat", "defeat", "victory", "overcome")))
