"""One action at two moments, told by small words: in the harbour or leaving it, has closed or will close."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dedupe.captions.prepared import PreparedCaption, gap_before, per_caption
from dedupe.captions.rules.addition import Addition
from dedupe.captions.rules.classes import ARTICLES, DETERMINERS
from dedupe.captions.rules.difference import Difference
from dedupe.captions.words.lexicon import is_common_word, is_name, is_participle, is_verb, lemma, soft_words, word_list
from dedupe.captions.words.tokens import WORD, YEAR

BEFORE_OR_AFTER = frozenset({"before", "after", "ahead", "prior", "following"})
_WHILE = frozenset({"while", "whilst"})
_STAYS = frozenset({"in", "inside", "at", "on", "within"})
_PASSES = frozenset({
    "leaving", "leaves", "leave", "left", "entering", "enters", "enter", "entered", "exiting", "exits", "exit",
    "approaching", "approaches", "approach", "approached", "departing", "departs", "depart", "departed",
})  # fmt: skip
"""What is on its way in or out: words that need no preposition before the place."""
_TO_COME = frozenset({"will", "shall", "ll"})
_COME = frozenset({"has", "have", "had", "was", "were", "did"})


def moves_on(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`Boats in the harbour` / `Boats leaving the harbour`: there, or on the way in or out."""
    if len(d.left_a) + len(d.left_b) != 1:
        return False
    moving, still = (a, b) if d.left_a else (b, a)
    (i,) = d.left_a or d.left_b
    if not {"(", ","}.isdisjoint(gap_before(moving, i)):
        return False  # "Ada Moe (left) in the harbour": on which side she stands
    first, last = (d.block.b0, d.block.b1) if d.left_a else (d.block.a0, d.block.a1)
    there = [form for form in still.forms[first:last] if form not in ARTICLES]
    return moving.forms[i] in _PASSES and len(there) == 1 and there[0] in _STAYS


def is_at_another_moment(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """Whether one stretch tells what will be, is meant to be or was before, where the other tells what is."""
    a0, a1, b0, b1 = d.block
    if _OF_TIME.isdisjoint(a.forms[a0:a1]) and _OF_TIME.isdisjoint(b.forms[b0:b1]):
        return False  # as most
    return (
        is_to_come(d, a, b)
        or is_before_or_during(d, a, b)
        or is_about_to(d, a, b)
        or is_meant_to(d, a, b)
        or has_been_done(d, a, b)
    )


def is_to_come(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`has closed` / `will close`: what has been, and what will be."""
    block = d.block
    here, there = d.words(a, b)
    if _TO_COME.isdisjoint(here):
        here, there = there, here
    if _TO_COME.isdisjoint(here) or _COME.isdisjoint(there) or not _TO_COME.isdisjoint(there):
        return False
    behind = a.forms[block.a1 : block.a1 + 1]
    if behind and (is_verb(behind[0]) or is_participle(behind[0])):
        return True  # what is or was done stands behind, the same in both
    soft = soft_words() | word_list("preposition")
    done = {lemma(form) for form in there if form not in soft}
    return any(lemma(form) in done for form in here if form not in soft)


def has_been_done(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`The tram rolls out` / `The tram has rolled out`, `is lifted` / `has been lifted`: while it is done, or after.

    What is found, won or made known is the same news either way.
    """
    a0, a1, b0, b1 = d.block
    return _is_over(a, a0, a1, b, b0, b1) or _is_over(b, b0, b1, a, a0, a1)


def _is_over(whole: PreparedCaption, first: int, last: int, other: PreparedCaption, start: int, end: int) -> bool:
    """True where a stretch says in the perfect tense what the other says in the present."""
    forms, there = whole.forms, other.forms[start:end]
    at = next((i for i in range(first, last) if forms[i] in _PERFECT), None)
    if at is None or whole.sentences[at] or not there or not _PAST.isdisjoint(there):
        return False
    done = forms[at + 1 : at + 2]
    if is_passive := done == ("been",):
        done = forms[at + 2 : at + 3]
    if not done or done[0].endswith("ing") or lemma(done[0]) in _NEWS:
        return False
    if is_passive and not _ARE.isdisjoint(there):
        return (done[0] in there or other.forms[end : end + 1] == done) and is_participle(done[0])
    return not is_passive and any(lemma(form) == lemma(done[0]) and form != done[0] and is_verb(form) for form in there)


_PERFECT = frozenset({"has", "have"})
_ARE = frozenset({"is", "are", "being"})
_PAST = _PERFECT | {"had", "was", "were"}
_NEWS = frozenset(
    map(
        lemma,
        (
            *("find", "found", "discover", "spot", "detect", "identify", "confirm", "win", "won", "become", "reveal"),
            *("release", "publish", "announce", "name", "deliver", "produce", "capture", "take", "taken", "create"),
            *("give", "show", "return", "see", "seen", "make", "made", "turn", "use", "select", "choose", "chosen"),
        ),
    )
)
"""What leaves nothing to be seen before and after."""


def is_about_to(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`is about to jump` / `is jumping`, `dogs about to jump` / `dogs jump`."""
    if _intends(a) == _intends(b) or not BEFORE_OR_AFTER.isdisjoint(a.words | b.words):
        return False  # "right before he jumps"
    block = d.block
    here, there = d.words(a, b)
    behind = a.forms[block.a1 : block.a1 + 1]
    for one, other in ((here, there), (there, here)):
        at = next((i for i, pair in enumerate(pairwise(one)) if pair in _ABOUT_TO), None)
        if at is None:
            continue
        done = (*one[at + 2 :], *behind)[:_BE_DONE]
        done = done[1:] if done[:1] == ("be",) else done[:1]
        if not done or done[0] in soft_words():
            return False
        if other and lemma(done[0]) in map(lemma, other):
            return True
        if not is_verb(done[0]):
            return False
        # "A player about to serve on a court" / "A woman on a court serves": told elsewhere, by a form that does it
        elsewhere = b if one is here else a
        return done == behind or any(
            lemma(form) == lemma(done[0]) and _does_now(elsewhere, j) for j, form in enumerate(elsewhere.forms)
        )
    return False


@per_caption
def _intends(caption: PreparedCaption) -> bool:
    return any(pair in _ABOUT_TO for pair in pairwise(caption.forms))


_BE_DONE = 2
"""Words of "about to [be lifted]"."""
_PREPARES = frozenset({"prepare", "prepares", "preparing", "prepared", "ready", "readying", "poised"})
_ABOUT_TO = frozenset((word, "to") for word in _PREPARES | {"about", "going"})
_OF_TIME = _TO_COME | BEFORE_OR_AFTER | _PREPARES | _PERFECT | {"for", "about", "going"}
"""One of these stands in one of two stretches that tell of two moments by the rules here."""


def is_meant_to(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`is readied for the launch` / `launches`, `board a plane for a jump` / `jump`: what it is for, or does now."""
    a0, a1, b0, b1 = d.block
    return _is_meant(a, a0, a1, b) or _is_meant(b, b0, b1, a)


def _is_meant(whole: PreparedCaption, first: int, last: int, other: PreparedCaption) -> bool:
    """True where a stretch of the first sentence has a "for", and behind it what the other caption tells as done."""
    forms = whole.forms
    if "for" not in forms[first:last] or whole.sentences[first]:
        return False
    at = forms.index("for", first)
    before = [form for form in forms[max(0, at - _FROM_VERB) : at] if form not in other.words]
    if not any(is_verb(form) or is_participle(form) or form in _READY for form in before):
        return False
    behind = forms[at + 1 : at + 1 + _AIM]
    end = next((n for n, form in enumerate(behind) if _ends_the_aim(whole, at + 1 + n, form)), _AIM)
    aims = {lemma(form) for form in behind[:end]} - soft_words()
    return any(lemma(form) in aims and _does_now(other, j) for j, form in enumerate(other.forms))


def _ends_the_aim(whole: PreparedCaption, i: int, form: str) -> bool:
    """`for a jump over`, `for a passport: fill in`: a small word, or a mark, begins something else."""
    if form in soft_words() and form not in DETERMINERS:
        return True
    return not _MARKS.isdisjoint(gap_before(whole, i))


_MARKS = frozenset(",;:.(–—")


def _does_now(caption: PreparedCaption, j: int) -> bool:
    """True for a verb that tells what the picture shows; behind an article or a preposition it is a noun."""
    forms = caption.forms
    if not j or caption.sentences[j] or not is_verb(forms[j]) or forms[j - 1] in DETERMINERS:
        return False
    return forms[j - 1] not in word_list("preposition")


_READY = frozenset({"ready", "set", "poised"})
_FROM_VERB = 8
"""Words from "board" to "for a jump"."""
_AIM = 4
"""Words of "a long test flight"."""


def is_before_or_during(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`before beginning a dive` / `during a dive`, `after she looks up` / `while she looks up`."""
    here, there = d.words(a, b)
    for one, other in ((here, there), (there, here)):
        if one in _AT_IT and other in _AFTER:
            return True  # "on the table for a test" / "on the table after a test", "as it lands" / "after it lands"
        if "during" in one and BEFORE_OR_AFTER.isdisjoint(one) and not BEFORE_OR_AFTER.isdisjoint(other):
            return "during" not in other
        if not _WHILE.isdisjoint(one) and BEFORE_OR_AFTER.isdisjoint(one) and not BEFORE_OR_AFTER.isdisjoint(other):
            return _WHILE.isdisjoint(other) and not rejoices(a.forms[d.block.a0 - 1] if d.block.a0 else "")
    return False


_AT_IT = (("for",), ("as",), ("when",))
_AFTER = (("after",), ("following",))


def shifts_the_moment(added: Addition) -> bool:
    """`begin to install` / `install`: before, during or after the same action."""
    facts = added.facts
    if (facts == ["after"] and _rejoices(added)) or _prepares_for_it(added):
        return False
    if _comes_to_do_it(added):
        return True
    if not BEFORE_OR_AFTER.isdisjoint(facts) and added.is_short and added.in_first_sentence:
        others = {lemma(form) for form in added.other.forms if form not in soft_words()}
        if not {"synonym", "word form", "order"}.isdisjoint(added.reasons) or any(
            lemma(fact) in others for fact in facts
        ):
            return True
    if _is_before_a_year(added):
        return True
    if word_list("aspect").isdisjoint(facts):
        return False
    if "word form" in added.reasons:
        return True
    follows = [form for form in added.whole.forms[added.last - 1 : added.last + 1] if form not in facts]
    return (
        len(facts) == 1
        and added.first > 0
        and any(form == "to" or is_verb(form) or is_participle(form) for form in follows)
    )


def _prepares_for_it(added: Addition) -> bool:
    """`rehearses for the show` / `rehearses ahead of the show`: for what somebody gets ready, it comes after."""
    if "for" not in added.other.forms[slice(*added.place)] or not _AHEAD.issuperset(added.facts):
        return False
    before = added.whole.forms[max(0, added.positions[0] - _IN_READINESS) : added.positions[0]]
    return not _PREPARES.isdisjoint(map(lemma, before))


_AHEAD = frozenset({"before", "ahead", "prior"})
_IN_READINESS = 3
"""Words of "warms up" and the like, with one in between."""
_PREPARES = frozenset(map(lemma, (
    "rehearse", "rehearsal", "practise", "practice", "train", "prepare", "ready", "exercise", "drill", "warm", "gear",
    "wait", "queue", "pack", "dress",
)))  # fmt: skip


def is_before_or_after_it(added: Addition) -> bool:
    """`St Lunn's` / `St Lunn's, after the storm`, `before cleaning`: a label ends in what was before or came after.

    Not so what it was made after (`after a drawing by Moe`, `after Turner`), nor a day ("after 1900").
    """
    forms, at = added.forms, _before_or_after(added.forms)
    if at is None or added.last < len(added.whole.forms) or not (added.first and added.other.is_label):
        return False
    behind = range(added.first + at + 1, added.last)
    told = [added.whole.tokens[i] for i in behind if added.whole.forms[i] not in soft_words()]
    if any(token.kind != WORD for token in told) or not _MODELS.isdisjoint(forms):
        return False
    if added.forms[at + 1 : at + 2] and added.forms[at + 1] in DETERMINERS:
        return any(is_common_word(token.form) for token in told)
    return bool(told) and told[-1].form.endswith(_HAPPENS) and not any(is_name(token.form) for token in told)


def is_not_yet_or_over(added: Addition) -> bool:
    """`The match at Orm` / `After the match at Orm`: nothing at the head but when it is, and an article."""
    at = _before_or_after(added.forms)
    if at is None or added.first or added.place[0] > 1:
        return False
    end = added.place[1]
    if added.whole.forms[added.last : added.last + _BEGINNING] != added.other.forms[end : end + _BEGINNING]:
        return False  # "The mayor is about to speak" / "Right before the mayor speaks"
    if added.whole.is_label and added.other.is_label and at + 1 == len(added.forms):
        return True  # "Before sunrise" / "Sunrise"
    return DETERMINERS.issuperset(added.forms[at + 1 :] or (added.follower,))


_BEGINNING = 3
"""Words with which the other caption begins: `the match at`."""
_HAPPENS = ("ing", "ion", "ment", "ure", "val")
"""Endings of words for what was done."""


def _before_or_after(forms: Sequence[str]) -> int | None:
    """Where such a word stands, with no more before it than how long ("two years after", "just before")."""
    return next((n for n, form in enumerate(forms[: _HOW_LONG + 1]) if form in BEFORE_OR_AFTER), None)


_HOW_LONG = 2
"""Words of "two years"."""
_MODELS = (word_list("image") - {"view"}) | {"design", "model", "original", "engraving", "print", "etching", "work"}
"""What a work is made after."""


def _rejoices(added: Addition) -> bool:
    """`celebrates after scoring` / `celebrates scoring`: who rejoices at something has done it."""
    return added.first > 0 and rejoices(added.whole.forms[added.first - 1])


def rejoices(form: str) -> bool:
    """True for a form of "celebrate", "cheer" and the like."""
    return lemma(form) in _REJOICE


_REJOICE = frozenset(map(lemma, ("celebrate", "react", "cheer", "rejoice", "smile", "cry")))


def is_on_the_way(added: Addition) -> bool:
    """`At Orm Pass` / `On the way to Orm Pass`, `Leaving Orm`: at the head, where somebody was before, or will be."""
    if added.first or added.place[0]:
        return False
    if added.forms[:3] == ("on", "the", "way"):
        return True
    return added.other.is_label and added.forms[0] in _COMES_OR_GOES and _TO_A_PLACE.issuperset(added.forms[1:])


_COMES_OR_GOES = frozenset({"leaving", "approaching", "arriving", "departing", "entering", "reaching"})
_TO_A_PLACE = DETERMINERS | {"at", "in", "from"}


def _comes_to_do_it(added: Addition) -> bool:
    """`arrives to deliver a speech` / `delivers a speech`: on the way, or at it."""
    if len(added.facts) > 1 or added.facts[0] not in ON_THE_WAY or added.forms[:2] != (added.facts[0], "to"):
        return False
    there = added.other.forms[added.place[1] : added.place[1] + 1]
    return "word form" in added.reasons or [lemma(form) for form in there] == [lemma(added.follower)]


ON_THE_WAY = frozenset(
    stem + ending
    for stem in ("arriv", "wait", "prepar", "gather", "com", "go", "lin", "return", "plan", "attempt", "hop", "agre")
    for ending in ("e", "es", "ed", "ing", "s", "")
)
"""Forms of verbs for what comes before doing it ("arrives to")."""


def _is_before_a_year(added: Addition) -> bool:
    """`a pre-1950 barn` / `a 1950 barn`."""
    if len(added.facts) > 1 or added.facts[0] not in BEFORE_OR_AFTER:
        return False
    behind = added.whole.tokens[added.positions[0] + 1 :]
    return bool(behind) and behind[0].kind == YEAR
