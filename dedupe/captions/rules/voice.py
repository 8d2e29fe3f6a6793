"""One action told in the active and in the passive voice: "Moe fells an oak", "an oak is felled by Moe"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise, takewhile

from dedupe.captions.prepared import PreparedCaption, first_sentence, per_caption
from dedupe.captions.rules.classes import BE, WHOSE
from dedupe.captions.rules.openings import main_clause
from dedupe.captions.words.lexicon import are_synonyms, is_participle, is_verb, lemma, soft_words, word_list
from dedupe.captions.words.tokens import WORD

_BEFORE_BY = 8
"""Words between a participle and its "by" ("is felled in the yard by")."""


_PARTICLES = frozenset({"up", "down", "out", "off", "over"})


def is_in_other_voice(a: PreparedCaption, b: PreparedCaption) -> bool:
    """True where who does it, and what it is done to, are the same in both first sentences."""
    return any(_matches(active, *parts) for active, passive in ((a, b), (b, a)) for parts in _passives(passive))


@per_caption
def _passives(caption: PreparedCaption) -> list[tuple[str, list[str], list[str]]]:
    """The stem of each passive verb, what it is done to, and by whom."""
    forms = main_clause(caption)
    found: list[tuple[str, list[str], list[str]]] = []
    if "by" not in forms:
        return found
    for v in range(1, len(forms)):
        be = _passive(forms, v)
        be = v if be is None and _is_done_right_by(forms, v) else be
        if be is None:
            continue
        by = next((i for i in range(v + 1, min(len(forms), v + _BEFORE_BY)) if forms[i] == "by"), None)
        if by is not None:
            found.append((lemma(forms[v]), _facts(forms[:be]), _facts(_phrase(forms[by + 1 :]))))
    return found + _named_actions(forms)


def _named_actions(forms: Sequence[str]) -> list[tuple[str, list[str], list[str]]]:
    """The same of `Laying of the stone at Vale by Ann Lee`, `Visit to Vale by Ann Lee`: the action is named."""
    by = len(forms) - 1 - forms[::-1].index("by")
    agent = list(takewhile(lambda form: not form[0].isdigit(), forms[by + 1 : by + 1 + _AGENT]))  # a date follows
    verbs = [v for v in range(min(by, _AT_THE_HEAD)) if _names_an_action(forms[v], forms[v + 1])]
    return [(lemma(forms[v]), _facts(_phrase(forms[v + 2 : by])), _facts(_phrase(agent))) for v in verbs]


def _names_an_action(form: str, then: str) -> bool:
    if then == "to":
        return is_verb(form) and not form.endswith("ing")
    return then == "of" and form.endswith("ing")


_AGENT = 5
"""Words of "the mayor of Vale"."""
_AT_THE_HEAD = 2
"""Words of "The laying"."""


def _passive(forms: Sequence[str], v: int) -> int | None:
    """Where the form of "be" before a participle stands, an adverb between the two or not ("being deep fried")."""
    if forms[v].endswith("ing") or not (is_verb(forms[v]) or is_participle(forms[v])):
        return None
    if forms[v - 1] in BE:
        return v - 1
    return v - 2 if v > 1 and forms[v - 2] in BE and forms[v - 1] not in soft_words() else None


@per_caption
def done_to(caption: PreparedCaption) -> frozenset[str]:
    """The verbs of the first sentence in the passive voice, or named (`Welding of rails`), by their lemma."""
    forms = first_sentence(caption)
    done = [lemma(forms[v]) for v in range(1, len(forms)) if _passive(forms, v) is not None]
    if forms[1:2] == ("of",) and forms[0].endswith("ing"):
        done.append(lemma(forms[0]))
    return frozenset(done)


def is_done_by(caption: PreparedCaption, i: int) -> bool:
    """`crates are loaded by crews`, `crates loaded by crews`: who does it stands behind it."""
    forms = caption.forms
    return i > 0 and ((forms[i - 1] in BE and "by" in forms[i + 1 : i + 3]) or _is_done_right_by(forms, i))


def _is_done_right_by(forms: Sequence[str], v: int) -> bool:
    """`a plough pulled by horses`: a participle right before "by" needs no form of "be"."""
    return forms[v + 1 : v + 2] == ("by",) and forms[v].endswith("ed") and is_participle(forms[v])


def turns_the_verb(a: PreparedCaption, i: int, b: PreparedCaption, j: int) -> bool:
    """`is splashed by` / `is splashing`: whoever did it has it done to him."""
    form_a, form_b = a.forms[i], b.forms[j]
    return (form_b.endswith("ing") and _undergoes_it(a, i)) or (form_a.endswith("ing") and _undergoes_it(b, j))


def _undergoes_it(caption: PreparedCaption, i: int) -> bool:
    """True for a participle behind a form of "be" with "by" behind it, or "being" before it."""
    if caption.forms[i].endswith("ing") or caption.tokens[i].kind != WORD:
        return False
    return is_done_by(caption, i) or caption.forms[i - 1 : i] == ("being",)


def _phrase(forms: Sequence[str]) -> Sequence[str]:
    """Up to the next preposition or conjunction; "up" in "holds up a flag" is part of the verb."""
    ends = word_list("preposition") | {"as", "while", "who", "which", "that"}
    forms = forms[1:] if forms[:1] and forms[0] in _PARTICLES else forms
    end = next((i for i, form in enumerate(forms) if form in ends), len(forms))
    return forms[:end]


def _facts(forms: Sequence[str]) -> list[str]:
    soft = soft_words()
    return [lemma(form) for form in forms if form not in soft and form not in BE]


def _matches(active: PreparedCaption, verb: str, patient: list[str], agent: list[str]) -> bool:
    forms = main_clause(active)
    for i in range(1, len(forms)):
        if lemma(forms[i]) != verb or (forms[i - 1] in BE and not forms[i].endswith("ing")):
            continue
        before, behind, done_to = _facts(forms[:i]), _facts(forms[i + 1 :]), _facts(_phrase(forms[i + 1 :]))
        if (
            _share(agent, before)
            and _share(patient, done_to)
            and not (_share(agent, behind) or _share(patient, before))
        ):
            return True
    return False


def _share(some: Sequence[str], others: Sequence[str]) -> bool:
    return any(x == y or are_synonyms(x, y) for x in some for y in others)


def does_to_another(a: PreparedCaption, b: PreparedCaption) -> bool:
    """`The boat is rescued` / `The boat rescues a swimmer`: what is done to the one, the same one does to another."""
    acts_a, acts_b = _acts_on(a), _acts_on(b)
    return bool(acts_a or acts_b) and (_are_turned(_undergoes(a), acts_b) or _are_turned(_undergoes(b), acts_a))


def _are_turned(undergone: Collection[tuple[str, str]], done: Collection[tuple[str, str]]) -> bool:
    return any(
        who == doer and (verb == action or are_synonyms(verb, action))
        for who, verb in undergone
        for doer, action in done
    )


@per_caption
def _undergoes(caption: PreparedCaption) -> frozenset[tuple[str, str]]:
    """Each verb in the passive voice, behind what is named right before it."""
    forms = first_sentence(caption)
    if BE.isdisjoint(forms):
        return frozenset()
    found = set()
    for v in range(1, len(forms)):
        be = _passive(forms, v)
        if be is not None and (named := _facts(forms[:be])):
            found.add((named[-1], lemma(forms[v])))
    return frozenset(found)


@per_caption
def _acts_on(caption: PreparedCaption) -> frozenset[tuple[str, str]]:
    """Each verb in the active voice that has an object, behind who is named right before it."""
    forms = first_sentence(caption)
    found = set()
    for i in range(1, len(forms) - 1):
        if forms[i + 1] not in _BEFORE_ANOTHER or forms[i].endswith("ed") or forms[i - 1] in _HELPS:
            continue
        if is_verb(forms[i]) and (named := _facts(forms[:i])):
            found.add((named[-1], lemma(forms[i])))
    return frozenset(found)


_HELPS = BE | {"to"}
_BEFORE_ANOTHER = WHOSE | {"a", "an"}


def is_told_in_a_compound(a: PreparedCaption, b: PreparedCaption) -> bool:
    """`a hail-damaged field` / `a field damaged by hail`: by or with what it is done stands before a hyphen."""
    compounds_a, compounds_b = _compounds(a), _compounds(b)
    if not (compounds_a or compounds_b):
        return False
    return not (compounds_a.isdisjoint(_done_with(b)) and compounds_b.isdisjoint(_done_with(a)))


def is_done_by_another(a: PreparedCaption, b: PreparedCaption) -> bool:
    """`a police-led march` / `a march led by farmers`: somebody else before the hyphen than behind "by"."""
    return _does_another(_compounds(a), _done_with(b)) or _does_another(_compounds(b), _done_with(a))


def _does_another(compounds: Collection[tuple[str, str]], done: Collection[tuple[str, str]]) -> bool:
    if not compounds or not done:
        return False  # as most
    verbs = {verb for _, verb in done}
    return any(verb in verbs and (word, verb) not in done for word, verb in compounds)


@per_caption
def _compounds(caption: PreparedCaption) -> frozenset[tuple[str, str]]:
    """What stands before the hyphen of each compound with a participle, and the verb, by their lemmas."""
    text = caption.clean.text
    if "-" not in text:
        return frozenset()
    tokens = caption.tokens
    return frozenset(
        [
            (lemma(one.form), lemma(then.form))
            for one, then in pairwise(tokens)
            if then.form.endswith("ed") and text[one.end : then.start] == "-" and is_participle(then.form)
        ]
    )


@per_caption
def _done_with(caption: PreparedCaption) -> frozenset[tuple[str, str]]:
    """Each word of the phrase behind a participle in -ed and "by", "with" or "in", with that verb, by their lemmas."""
    forms = first_sentence(caption)
    return frozenset(
        [
            (word, lemma(form))
            for i, form in enumerate(forms)
            if form.endswith("ed") and forms[i + 1 : i + 2] in _BY and is_participle(form)
            for word in _facts(_phrase(forms[i + 2 : i + 2 + _AGENT]))
        ]
    )


_BY = (("by",), ("with",), ("in",))
