"""Which thing has which colour: a red apple with a green leaf is not a green apple with a leaf."""

from __future__ import annotations

from collections.abc import Sequence

from dedupe.captions.prepared import PreparedCaption, first_sentence, per_caption, places_of, word_kinds
from dedupe.captions.rules.addition import Addition
from dedupe.captions.rules.bearings import is_bearing
from dedupe.captions.rules.classes import ARTICLES
from dedupe.captions.rules.difference import Difference
from dedupe.captions.words.lexicon import (
    are_synonyms,
    is_kind_of,
    is_person,
    is_plural,
    is_thing,
    is_verb,
    kind_of,
    lemma,
    soft_words,
    word_list,
)
from dedupe.captions.words.tokens import WORD

_MOST_BETWEEN = 2
"""Words between a colour and its thing ("a red double decker bus")."""


def judge_colours(differences: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """Let a thing decide that has a colour in either caption, and not the same, though the other names both colours."""
    coloured_a, coloured_b = _coloured(a), _coloured(b)
    is_one_more = _is_two_in_one(a, b) or _is_two_in_one(b, a)
    is_of_others = _has_another_coat(a, b) or (_is_in_one_more(a, b) and _names_one_more(differences, a, b))
    if is_one_more or is_of_others or _is_moved(a, b):
        for d in differences:
            words_a, words_b = d.words(a, b)
            if any(kind_of(form) == "colour" or (is_one_more and form in _ONE_MORE) for form in (*words_a, *words_b)):
                d.kind, d.decides = "colour", True
    pairs = [(coloured_a[thing], coloured_b[thing]) for thing in coloured_a.keys() & coloured_b.keys()]
    said_a, said_b = _said_to_be(a), _said_to_be(b)
    pairs += [(said_a[thing], said_b[thing]) for thing in said_a.keys() & said_b.keys()]
    for here, there in pairs:
        if any(x == y or are_synonyms(lemma(x), lemma(y)) for x in here for y in there):
            continue
        for d in differences:
            if not here.isdisjoint(a.forms[d.block.a0 : d.block.a1]) or not there.isdisjoint(
                b.forms[d.block.b0 : d.block.b1]
            ):
                d.kind, d.decides = "colour", True


def has_colours(caption: PreparedCaption) -> bool:
    """True where a caption says which thing has which colour, or which two."""
    if "colour" not in word_kinds(caption):
        return False
    return bool(_coloured(caption) or _told_of(caption) or _said_to_be(caption)) or any(
        _in_two_colours(caption).values()
    )


_ONE_MORE = frozenset({"and", "a", "an"})
"""What stands before the colour of a second thing."""


def _is_moved(a: PreparedCaption, b: PreparedCaption) -> bool:
    """`a dog on brown grass` / `a brown dog on grass`: a colour told once, of another thing of those that both name."""
    here, there = _told_of(a), _told_of(b)
    return any(
        here[colour].isdisjoint(there[colour])
        and not here[colour].isdisjoint(map(lemma, first_sentence(b)))
        and not there[colour].isdisjoint(map(lemma, first_sentence(a)))
        for colour in here.keys() & there.keys()
    )


@per_caption
def _told_of(caption: PreparedCaption) -> dict[str, frozenset[str]]:
    """For each colour that the first sentence has once, the thing right behind it, and one joined to it."""
    forms = first_sentence(caption)
    found = {}
    for i in _colours_at(caption):
        form = forms[i]
        if forms.count(form) > 1 or "and" in forms[i + 1 : i + 2] + forms[i - 1 : i]:
            continue
        behind = forms[i + 1 : i + 1 + _MOST_BETWEEN]
        joined = forms[i + 3 : i + 4] if forms[i + 2 : i + 3] == ("and",) else ()
        things = [word for word in (*behind, *joined) if word not in soft_words() and not is_bearing(word)]
        if things and is_thing(things[0]):
            found[form] = frozenset(map(lemma, things))
    return found


def _is_two_in_one(two: PreparedCaption, one: PreparedCaption) -> bool:
    """`a brown and a black dog` / `a brown and black dog`: an article more, and an animal more."""
    return not _in_two_colours(two)[True].isdisjoint(_in_two_colours(one)[False])


@per_caption
def _in_two_colours(caption: PreparedCaption) -> dict[bool, frozenset[str]]:
    """What has two colours joined by "and": with an article before the second (True), and without (False)."""
    forms = caption.forms
    found: dict[bool, list[str]] = {True: [], False: []}
    for i in [i for i in places_of(caption, _AND) if i]:
        apart = forms[i + 1 : i + 2] in _ARTICLE
        colour, thing = i + 1 + apart, forms[i + 2 + apart : i + 3 + apart]
        if thing and kind_of(forms[i - 1]) == kind_of(forms[colour]) == "colour" and not is_plural(thing[0]):
            found[apart].append(thing[0])
    return {apart: frozenset(things) for apart, things in found.items()}


_ARTICLE = (("a",), ("an",))


def _is_in_one_more(a: PreparedCaption, b: PreparedCaption) -> bool:
    """`A grey and white cat` / `A white cat`: what is shown first is of a colour more, where both tell its colours."""
    (thing, here), (other, there) = _coat(a), _coat(b)
    if thing != other or not (here < there or there < here) or not here or not there:
        return False
    return (here ^ there).isdisjoint(first_sentence(b) if here > there else first_sentence(a))


def _has_another_coat(a: PreparedCaption, b: PreparedCaption) -> bool:
    """`A black and white dog` / `A white and brown dog`: of what is shown first each caption tells a colour of its own.

    Of one in one colour there may be another of the other colour, told behind it.
    """
    (thing, here), (other, there) = _coat(a), _coat(b)
    return (
        thing == other
        and len(here) + len(there) > _ONE_EACH
        and _has_its_own(here, there)
        and _has_its_own(there, here)
    )


_ONE_EACH = 2


def _has_its_own(here: frozenset[str], there: frozenset[str]) -> bool:
    return any(not any(x == y or are_synonyms(lemma(x), lemma(y)) for y in there) for x in here)


def _names_one_more(differences: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> bool:
    """False where the colour is told in the other caption as well, misspelled."""
    return any(
        kind_of(whole.forms[i]) == "colour"
        for d in differences
        for whole, left in ((a, d.left_a), (b, d.left_b))
        for i in left
    )


@per_caption
def _coat(caption: PreparedCaption) -> tuple[str, frozenset[str]]:
    """What the caption shows first, and all colours that are told right before it."""
    forms, at = first_sentence(caption), 0
    while at < len(forms) and (forms[at] in _COUNTS or kind_of(forms[at]) == "quality" or forms[at].isdecimal()):
        at += 1
    colours = set()
    while at < len(forms) and kind_of(forms[at]) == "colour":
        if forms[at] not in _SHADES:
            colours.add(forms[at])
        last = at
        at += 2 if forms[at + 1 : at + 2] == ("and",) and kind_of(forms[min(at + 2, len(forms) - 1)]) == "colour" else 1
    thing = of_which(caption, last) if colours else None
    return lemma(thing or ""), frozenset(colours)


_SHADES = frozenset({"light", "dark", "pale", "bright"})
_COUNTS = ARTICLES | {"some", "several", "many"}


@per_caption
def _colours_at(caption: PreparedCaption) -> list[int]:
    """Where colours are named in the first sentence."""
    return [i for i, kind in enumerate(word_kinds(caption)[: len(first_sentence(caption))]) if kind == "colour"]


@per_caption
def _coloured(caption: PreparedCaption) -> dict[str, set[str]]:
    """For each thing of the first sentence the colours told of it, right before it."""
    found: dict[str, set[str]] = {}
    follows = caption.language in _COLOURS_FOLLOW
    for i in _colours_at(caption):
        thing = _before(caption, i) if follows else of_which(caption, i)
        if thing is not None:
            found.setdefault(lemma(thing), set()).add(caption.forms[i])
    return found


_COLOURS_FOLLOW = frozenset({"french", "spanish", "portuguese", "italian"})


def _before(caption: PreparedCaption, i: int) -> str | None:
    """`une chemise rouge et noire`: the word before a colour, and before other colours."""
    while i and (kind_of(caption.forms[i]) == "colour" or caption.forms[i] == "and"):
        i -= 1
    return caption.forms[i] if i else None


@per_caption
def _said_to_be(caption: PreparedCaption) -> dict[str, set[str]]:
    """For each thing the colours that a sentence says it has: `The doors are red and white`."""
    forms, found = caption.forms, dict[str, set[str]]()
    for i in [i for i in places_of(caption, _IS) if i]:
        colours = found.setdefault(lemma(forms[i - 1]), set())
        for form in forms[i + 1 :]:
            if kind_of(form) != "colour" and form != "and":
                break
            if form != "and" and form not in _SHADES:
                colours.add(form)
    return {thing: colours for thing, colours in found.items() if colours}


_IS = frozenset({"is", "are", "was", "were"})
_AND = frozenset({"and"})


def of_which(caption: PreparedCaption, i: int) -> str | None:
    """The last of the few words behind a colour, and behind other colours: what has it."""
    forms, tokens, ends = caption.forms, caption.tokens, soft_words() | word_list("preposition")
    thing, between = None, 0
    for j in range(i + 1, len(forms)):
        if forms[j] == "and" and j == i + 1:
            continue
        if (
            forms[j] in ends
            or is_bearing(forms[j])
            or tokens[j].start - tokens[j - 1].end > 1
            or tokens[j].kind != WORD
            or (thing is not None and _does(thing, forms[j]))
        ):
            break
        if kind_of(forms[j]) == "colour":
            i = j
            continue
        thing, between = forms[j], between + 1
        if between > _MOST_BETWEEN:
            break
    return thing


def _does(thing: str, form: str) -> bool:
    """`goat running`, `dog runs`, `dogs run`: a verb behind who does it, and no name of a thing."""
    if not is_verb(form):
        return False
    if form.endswith("ing"):
        return True
    return (is_person(thing) or is_kind_of(thing, "animal")) and is_plural(thing) != is_plural(form)


def mixes_colours(added: Addition) -> bool:
    """`a black and white dog` / `a black dog`: a colour, and one more of the same thing."""
    i = added.positions[0]
    around = [form for form in added.whole.forms[max(0, i - 3) : i + 4] if form not in ARTICLES]
    at = around.index(added.whole.forms[i])
    near = around[max(0, at - 2) : at + 3]
    return "and" in near and sum(kind_of(form) == "colour" for form in near) > 1
