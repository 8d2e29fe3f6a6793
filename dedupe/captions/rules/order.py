"""Words that stand in another order: a list of the same people, a date moved to the end, or somebody else's part."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache

from dedupe.captions.prepared import PreparedCaption, first_sentence, gap_before, per_caption, places_of
from dedupe.captions.rules.align import LARGEST
from dedupe.captions.rules.classes import BE, DETERMINERS
from dedupe.captions.rules.clauses import are_crossed, are_exchanged
from dedupe.captions.rules.difference import Difference
from dedupe.captions.rules.listed import (
    LOCATIVE,
    SIDES,
    among,
    are_listed_anew,
    bindings,
    does,
    face_each_other,
    reads_the_other_way,
)
from dedupe.captions.rules.mutual import do_it_together
from dedupe.captions.rules.openings import opening
from dedupe.captions.rules.semanticroles import have_the_same_roles
from dedupe.captions.rules.voice import (
    does_to_another,
    is_done_by,
    is_done_by_another,
    is_in_other_voice,
    is_told_in_a_compound,
    turns_the_verb,
)
from dedupe.captions.words.lexicon import (
    given_names,
    is_common_word,
    is_name,
    is_person,
    is_plural,
    is_verb,
    kind_of,
    lemma,
    soft_words,
    word_list,
)
from dedupe.captions.words.spelling import same_spelling
from dedupe.captions.words.tokens import DATED, WORD

_BEFORE_A_THING = LOCATIVE | {"of", "with", "made"}
_BOUND_WITHIN = 12
"""Words before a side among which the name of what stands there is looked for."""
_TO_AND_FROM = {"to": "to", "from": "from", "by": "from", "against": "against", "over": "over"}


def judge_order(differences: list[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """Mark the moves that change who does what, or who stands where.

    A moved word changes nothing where it is a date or time, where it stands in a phrase of place in both captions,
    where it lies outside the first sentence, or where only other members of a list stand between its two places.
    """
    if len(a.forms) + len(b.forms) > LARGEST:
        return
    if _count_by(a) != _count_by(b):
        if is_in_other_voice(a, b):
            return
        _judge_voice(differences, a, b)
    _judge_doer(differences, a, b)
    if not any("order" in d.reasons for d in differences):
        return
    if are_exchanged(a, b) or is_told_in_a_compound(a, b):
        return
    if two := do_it_together(a, b):
        _name_alike(differences, two, a, b)
        return
    if _is_turned_round(differences, a, b) or are_crossed(a, b):
        for d in differences:
            if d.moved_a or d.moved_b or "order" in d.reasons:
                d.kind, d.decides = "order", True
        return
    _judge_moves(differences, a, b)


def _name_alike(
    differences: Sequence[Difference], two: Collection[str], a: PreparedCaption, b: PreparedCaption
) -> None:
    """Let nothing decide that only tells more of the two who do something with each other."""
    for d in differences:
        if all(a.forms[i] in two for i in d.left_a) and all(b.forms[j] in two for j in d.left_b):
            d.kind, d.decides = "order", False


def _judge_doer(differences: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """Mark what tells that somebody else does it, or that it is done to somebody else."""
    if is_done_by_another(a, b):
        for d in differences:
            if d.left_a or d.left_b:
                d.kind, d.decides = "person", True
    if does_to_another(a, b):
        for d in differences:
            if not _IN_OTHER_WORDS.isdisjoint(d.reasons) or d.moved_a or d.moved_b:
                d.kind, d.decides = "order", True


_IN_OTHER_WORDS = frozenset({"word form", "synonym"})


@per_caption
def _count_by(caption: PreparedCaption) -> int:
    return caption.forms.count("by")


def _judge_moves(differences: list[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """Mark each word that stands before a verb in one caption and behind it in the other, where that tells."""
    places = _places_in(differences, b)
    if not places or have_the_same_roles(a, b):
        return
    verbs = _shared_verbs(a, b)
    if a.is_label and b.is_label:  # what seems a verb in a label is none, but between two names
        verbs = [(i, j) for i, j in verbs if a.forms[i].endswith("s") and _is_between_names(a.forms, i)]
    comes_back = cache(lambda forth, at_a, at_b: _comes_back(forth, at_a, at_b, a, b))
    opening_a, opening_b = opening(a), opening(b)
    for d in differences:
        for i in d.moved_a:
            if a.sentences[i] != 0 or a.tokens[i].kind in DATED or not places.get(a.forms[i]):
                continue
            other, j = places[a.forms[i]].pop(0)
            if i < opening_a or j < opening_b:
                continue
            if _changes_part(i, j, verbs, comes_back, a, b):
                for each in (d, other):
                    each.kind, each.decides = "order", True


def _judge_voice(differences: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """`A pushes B` / `A is pushed by B`: the same stands before the verb, and has it done to it."""
    verbs_a, verbs_b = _verbs_of(a), _verbs_of(b)
    for verb, i in verbs_a.items():
        j = verbs_b.get(verb)
        if j is None or is_done_by(a, i) == is_done_by(b, j):
            continue
        if not (set(a.forms[:i]) & set(b.forms[:j])) - soft_words():
            continue
        for d in differences:
            if d.block.a0 <= i < d.block.a1 and d.block.b0 <= j < d.block.b1:
                d.kind, d.decides = "order", True


def _is_turned_round(differences: list[Difference], a: PreparedCaption, b: PreparedCaption) -> bool:
    if face_each_other(a, b):
        return False
    bound_a, bound_b = among(bindings(a), b), among(bindings(b), a)
    if bound_a and bound_b:
        if _names_moved(differences, a) and not (bound_a <= bound_b or bound_b <= bound_a):
            return True
        if reads_the_other_way(bound_a, bound_b):
            return True
    return are_listed_anew(a, b) or _looks_back(a, b) or _stands_elsewhere(differences, a, b)


def _names_moved(differences: list[Difference], a: PreparedCaption) -> bool:
    return any(a.forms[i] not in SIDES for d in differences for i in d.moved_a)


_ONE_WAY = frozenset(
    {"from", "behind", "under", "above", "below", "over", "on", "in", "inside", "against", "towards", "into"}
)
"""Prepositions that say another thing when what stands on their two sides is exchanged; "near" and "with" do not."""


def _looks_back(a: PreparedCaption, b: PreparedCaption) -> bool:
    """`Peak from Lake` / `Lake from Peak`, `mill behind church` / `church behind mill`: exchanged around one word."""
    behind_a, behind_b = _behind_each(a), _behind_each(b)
    return any(
        behind_a[word].isdisjoint(behind_b[word])
        and _are_among(behind_a[word], _ahead_of(word, b))
        and _are_among(behind_b[word], _ahead_of(word, a))
        for word in behind_a.keys() & behind_b.keys()
    )


def _are_among(words: Collection[str], others: Collection[str]) -> bool:
    """True where each word, or another spelling of it, is one of the others."""
    return all(word in others or any(same_spelling(word, other) for other in others) for word in words)


@per_caption
def _behind_each(caption: PreparedCaption) -> dict[str, frozenset[str]]:
    """What stands behind each such preposition that the caption has once, where anything does."""
    forms = caption.forms
    once = [word for word in _ONE_WAY.intersection(forms) if forms.count(word) == 1]
    return {word: behind for word in once if (behind := _behind(word, caption))}


def _behind(word: str, caption: PreparedCaption) -> frozenset[str]:
    """Words with a fact behind a preposition, up to a comma or the next preposition."""
    at, tokens = caption.forms.index(word), caption.tokens
    end = at + 1
    while end < len(tokens) and tokens[end].form not in word_list("preposition"):
        if end > at + 1 and "," in gap_before(caption, end):
            break
        end += 1
    return frozenset([lemma(form) for form in caption.forms[at + 1 : end] if form not in _NOWHERE])


_NOWHERE = soft_words() | {"close", "up", "closeup", "detail", "color", "colour", "profile"}
"""What is behind a preposition and no place: "a bee in close-up"."""


def _ahead_of(word: str, caption: PreparedCaption) -> frozenset[str]:
    return frozenset(map(lemma, caption.forms[: caption.forms.index(word)]))


def _stands_elsewhere(differences: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> bool:
    """`Ada, left, and Karl` / `Ada and Karl, left`: the same sides, each set behind another of the same names."""
    if not _sides_apart(a) and not _sides_apart(b):
        return False
    words = {a.forms[i] for d in differences for i in d.moved_a if a.tokens[i].kind == WORD} - SIDES
    sides_a, sides_b = _sides(a, words), _sides(b, words)
    if sides_a == sides_b or [side for _, side in sides_a] != [side for _, side in sides_b]:
        return False
    named = {name for name, _ in (*sides_a, *sides_b)}
    return named.issubset(a.forms) and named.issubset(b.forms)


def _sides(caption: PreparedCaption, words: Collection[str]) -> list[tuple[str, str]]:
    """Each side that a comma or a bracket sets apart, behind the nearest word that moved, or the nearest name."""
    found = []
    for side, near in _sides_apart(caption):
        names = [form for form in near if (form in words if words else is_name(form))]
        if names:
            found.append((names[-1], side))
    return sorted(found, key=lambda each: each[1])


@per_caption
def _sides_apart(caption: PreparedCaption) -> list[tuple[str, tuple[str, ...]]]:
    """Each side that a comma or a bracket sets apart, and the words before it."""
    found = []
    forms = caption.forms
    for i in [i for i in places_of(caption, SIDES) if i]:
        last = _before_phrase(caption, i)
        if not {",", "("}.isdisjoint(gap_before(caption, last + 1)):
            found.append((forms[i], forms[max(0, last + 1 - _BOUND_WITHIN) : last + 1]))
    return found


def _before_phrase(caption: PreparedCaption, i: int) -> int:
    """The word before `left` or `on the left`."""
    k = i - 1
    while k > 0 and caption.forms[k] in _TO_THE_SIDE:
        k -= 1
    return k


_TO_THE_SIDE = frozenset({"the", "in", "on", "at", "far"})


def _places_in(differences: list[Difference], b: PreparedCaption) -> dict[str, list[tuple[Difference, int]]]:
    places: dict[str, list[tuple[Difference, int]]] = {}
    for d in differences:
        for j in d.moved_b:
            if b.sentences[j] == 0:
                places.setdefault(b.forms[j], []).append((d, j))
    return places


def _changes_part(
    i: int,
    j: int,
    verbs: Sequence[tuple[int, int]],
    comes_back: Callable[[bool, int, int], bool],
    a: PreparedCaption,
    b: PreparedCaption,
) -> bool:
    """True where a word stands before a verb in one caption and behind it in the other."""
    crossed = [(at_a, at_b) for at_a, at_b in verbs if (i < at_a) != (j < at_b)]
    roles = _TO_AND_FROM.get(_before(a, i)), _TO_AND_FROM.get(_before(b, j))
    turns = all(roles) and roles[0] != roles[1]
    if not crossed and not turns:
        return False  # as most
    if does(a.forms[i]) or (_is_locative(a, i) and _is_locative(b, j)) or (_is_beside(a, i) and _is_beside(b, j)):
        return False
    governor = _governor(a, i)
    if governor and governor == _governor(b, j):
        return False  # "sits holding a baby" / "holds a baby while sitting": whatever it passes, the same is done to it
    # "smiling woman" is "woman smiling".
    return turns or any(
        not (abs(i - at_a) == abs(j - at_b) == 1 and a.forms[at_a].endswith("ing"))
        and (
            comes_back(i < at_a, at_a, at_b)
            or (_is_somebody(a.forms[i]) and not (_is_told_behind(at_a, i, a) or _is_told_behind(at_b, j, b)))
        )
        for at_a, at_b in crossed
    )


def _is_told_behind(verb: int, i: int, caption: PreparedCaption) -> bool:
    """`Mending a net: two men`, `Mounted heron`: who does it, or has it done, is told behind a verb at the head."""
    if verb:
        return False
    tokens = caption.tokens
    between = caption.clean.text[tokens[0].end : tokens[i].start]
    return caption.forms[0].endswith("ed") or not _SET_APART.isdisjoint(between)


_SET_APART = frozenset(",:;(–—")


_GOVERNED = 3
"""Words before an object among which the verb stands that has it."""


def _governor(caption: PreparedCaption, i: int) -> str:
    """The verb right before a word, but for articles and what describes it, or ""."""
    for form in reversed(caption.forms[max(0, i - _GOVERNED) : i]):
        if does(form):
            return lemma(form)
        if form not in DETERMINERS and kind_of(form) not in ("quality", "colour", "number"):
            return ""
    return ""


def _is_somebody(form: str) -> bool:
    """True for names and words for people: wherever they move, somebody else does it."""
    return form in given_names() or is_person(form) or form in _RELATIVES


def _is_beside(caption: PreparedCaption, i: int) -> bool:
    """`with his dog`: "with" before the word, and nothing between them but an article."""
    before = caption.forms[max(0, i - 2) : i]
    return "with" in before[-1:] or ("with" in before and before[-1] in DETERMINERS)


_RELATIVES = frozenset({"parent", "parents", "relatives", "grandmother", "grandfather", "aunt", "uncle", "friends"})


def _comes_back(forth: bool, at_a: int, at_b: int, a: PreparedCaption, b: PreparedCaption) -> bool:
    """True where another word goes the other way over the verb; alone, a phrase of place or time has moved."""
    before_a, behind_a = a.forms[:at_a], a.forms[at_a + 1 : a.sentences.count(0)]
    before_b, behind_b = b.forms[:at_b], b.forms[at_b + 1 : b.sentences.count(0)]
    if forth:
        back = set(behind_a).intersection(before_b).difference(before_a, behind_b)
    else:
        back = set(before_a).intersection(behind_b).difference(behind_a, before_b)
    return not (back - soft_words()).issubset(word_list("preposition"))


def _before(caption: PreparedCaption, i: int) -> str:
    return caption.forms[i - 1] if i else ""


def _shared_verbs(a: PreparedCaption, b: PreparedCaption) -> list[tuple[int, int]]:
    """Positions of the verbs that stand once in the first sentence of each."""
    in_a, in_b = _verbs_of(a), _verbs_of(b)
    return [
        (at, in_b[form])
        for form, at in in_a.items()
        if form in in_b and not turns_the_verb(a, at, b, in_b[form]) and is_done_by(a, at) == is_done_by(b, in_b[form])
    ]


@per_caption
def _verbs_of(caption: PreparedCaption) -> Mapping[str, int]:
    """The verbs that stand once in the first sentence, by their lemma, and where."""
    forms = first_sentence(caption)
    seen: dict[str, int] = {}
    twice = set()
    for i in range(len(forms)):
        if _tells(forms, i) and not _ends_a_name(caption, i):
            stem = lemma(forms[i])
            (twice.add(stem) if stem in seen else seen.update({stem: i}))
    return {form: i for form, i in seen.items() if form not in twice}


def _ends_a_name(caption: PreparedCaption, i: int) -> bool:
    """`Machine shop, Vale`: in a label, a base form with a noun before it and a mark behind it is a noun."""
    form, tokens = caption.forms[i], caption.tokens
    if not caption.is_label or not 0 < i < len(tokens) - 1 or form.removesuffix("e") != lemma(form).removesuffix("e"):
        return False
    return not _SET_APART.isdisjoint(gap_before(caption, i + 1)) and is_common_word(caption.forms[i - 1])


def _tells(forms: Sequence[str], i: int) -> bool:
    form = forms[i]
    if does(form) and not _is_thing_here(forms, i) and _may_be_finite(forms, i):
        return True
    if form.endswith("ing"):
        return i > 0 and forms[i - 1] in BE
    if i and is_person(forms[i - 1]) and is_plural(forms[i - 1]) and is_verb(form) and lemma(form) == form:
        return True  # "technicians lift", though there are lifts
    return form.endswith("s") and _is_between_names(forms, i)


def _may_be_finite(forms: Sequence[str], i: int) -> bool:
    """False for a base form behind one thing or before another ("a joint press call", "the rescue ship")."""
    form = forms[i]
    inflected = form.endswith(("s", "ed", "ing")) and not form.endswith("ss")
    if inflected or lemma(form) not in (form, form.removesuffix("e")) or form in _PAST:
        return True
    before = forms[max(0, i - _BEFORE_SEVERAL) : i]
    return not before or is_plural(before[-1]) or before[-1] in _SEVERAL or not _JOINED.isdisjoint(before)


_PAST = frozenset(
    {"put", "cut", "hit", "set", "read", "let", "cast", "beat", "hurt", "shut", "spread", "split", "burst"}
)
"""Past tenses that are the base form, too."""
_BEFORE_SEVERAL = 4
"""Words of "and Ivo Hall jointly"."""
_JOINED = frozenset({"and", "to", "who", "that", "which", "will", "can", "they", "not"})
_SEVERAL = word_list("quantity") | {"crew", "team", "police", "staff", "family", "audience", "cattle", "they"}
"""Behind which a base form may tell what several do."""


def _is_between_names(forms: Sequence[str], i: int) -> bool:
    """`Moe outwits Lunt`: a word in -s between two names is a verb, whether the list of verbs has it or not."""
    if not 0 < i < len(forms) - 1 or not is_common_word(forms[i]):
        return False
    return is_name(forms[i + 1]) and any(map(is_name, forms[max(0, i - 2) : i]))


def _is_thing_here(forms: Sequence[str], i: int) -> bool:
    """True for a base form or one in -s or -ing that names a thing: `the finish of`, `on stone steps`.

    So it is for one in -ing that says which place it is, or names what happens: `in the processing hall`, `the victims
    of the flooding in Orm`.
    """
    if forms[i] in word_list("gerund") and lemma(forms[i]) != forms[i]:
        return not DETERMINERS.isdisjoint(forms[max(0, i - _NEAR_A_THING) : i])  # "the ministers' meeting"
    if forms[i].endswith(("ing", "ed")):
        return i > 1 and forms[i].endswith("ing") and forms[i - 1] == "the" and _names_what_happens(forms, i)
    if forms[i + 1 : i + 2] == ("of",) or (forms[:i] in _NOBODY and forms[i + 1 : i + 2] in _OF_WHAT_HAPPENS):
        return True
    if _is_done_by_a_native(forms, i):
        return False
    return not _BEFORE_A_THING.isdisjoint(forms[max(0, i - 2) : i])


def _names_what_happens(forms: Sequence[str], i: int) -> bool:
    """What stands behind "the": which place it is in, or what happened there, with nothing that it is said of."""
    behind = forms[i + 1 : i + 2]
    return forms[i - 2] in LOCATIVE or (forms[i - 2] in _BEFORE_A_THING and behind in _OF_WHAT_HAPPENS)


def _is_done_by_a_native(forms: Sequence[str], i: int) -> bool:
    """`Ada Moe of Orm [serves] to Eva Lunt`: behind somebody and the place he is of, with something told behind it."""
    if i < _NAME_OF_PLACE or forms[i - 2] not in _OF_A_PLACE or not (is_name(forms[i - 3]) and is_name(forms[i - 1])):
        return False
    return any(form in DETERMINERS or form in word_list("preposition") for form in forms[i + 1 : i + 2])


_NAME_OF_PLACE = 3
_OF_A_PLACE = frozenset({"of", "from"})
_NOBODY = ((), ("the",), ("a",), ("an",))
_OF_WHAT_HAPPENS = (("from",), ("to",), ("in",), ("at",))
"""Behind a noun at the head: `Damage from a flood`, `Damage to the weir`."""
_NEAR_A_THING = 2
"""Words before a thing among which its article stands."""


def _is_locative(caption: PreparedCaption, i: int) -> bool:
    """True where a preposition of place stands up to four words before, or before more that only name a place."""
    for k in range(i - 1, max(-1, i - 1 - _LONGEST_PLACE), -1):
        form = caption.forms[k]
        if form in LOCATIVE:
            return True
        if is_verb(form) and form not in DETERMINERS and form not in _IN_NAMES:
            return False
        if i - k > _NEAR and (form in word_list("preposition") or form in soft_words()) and form != "the":
            return False
    return False


_NEAR = 4
_LONGEST_PLACE = 9
"""Words of "at the Lunn Pilot Training Center, Vale, Norland"."""
_IN_NAMES = frozenset({"training", "shipping", "building", "landing", "testing", "manufacturing", "engineering"})
"""Forms of verbs that stand in the names of places."""
