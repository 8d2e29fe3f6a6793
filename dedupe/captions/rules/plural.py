"""One of a thing, or several: what the articles, plurals and verbs of two captions say of how many are shown."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dedupe.captions.prepared import PreparedCaption, gap_before, per_caption
from dedupe.captions.rules.align import Block
from dedupe.captions.rules.classes import ARTICLES, QUALITIES
from dedupe.captions.rules.difference import Difference
from dedupe.captions.rules.owners import owners
from dedupe.captions.words.lexicon import (
    is_common_word,
    is_name,
    is_participle,
    is_plural,
    is_verb,
    kind_of,
    lemma,
    soft_words,
    word_list,
)
from dedupe.captions.words.tokens import WORD

_TELLING_LABEL = 3
"""Words with a fact from which on a label tells what is shown, and how many; "Field of Gold" is a turn of phrase."""
_AT_THE_HEAD = 8
"""Words at the head of a caption among which what it shows is named."""
_ARTICLE_AND_NOUN = 2
_NOUN_AND_VERB = 2
_SOME = frozenset({"some", "several", "many", "few", "multiple", "numerous"})
_WITH_OR_WITHOUT_S = frozenset({"toward", "forward", "backward", "upward", "downward", "onward", "afterward"})


def counts_more(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`A dog` / `Two white dogs` at the head: one of what is shown, and several of it."""
    block = d.block
    if block.a1 - block.a0 <= _ARTICLE_AND_NOUN and block.b1 - block.b0 <= _ARTICLE_AND_NOUN:
        turned = Block(block.b0, block.b1, block.a0, block.a1)
        if _is_one_of_some(a, b, block) or _is_one_of_some(b, a, turned):
            return True
    elif _is_last_of_some(a, block.a0, block.a1, b.forms[block.b0 : block.b1]) or _is_last_of_some(
        b, block.b0, block.b1, a.forms[block.a0 : block.a1]
    ):
        return True
    if block.a0 or block.b0 or not 0 < block.a1 <= _AT_THE_HEAD or not 0 < block.b1 <= _AT_THE_HEAD:
        return False
    one, many = (a, b) if a.forms[0] in ("a", "an") else (b, a)
    if one.forms[0] not in ("a", "an") or many.forms[0] in ("a", "an"):
        return False
    here, there = (a.forms[: block.a1], b.forms[: block.b1]) if one is a else (b.forms[: block.b1], a.forms[: block.a1])
    return any(is_plural(y) and not is_plural(x) and _is_plural_of(x, y) for x in here for y in there)


def _is_one_of_some(one: PreparedCaption, many: PreparedCaption, block: Block) -> bool:
    """`over a visitor` / `over some visitors`, wherever it stands in the first sentence."""
    if block.a1 - block.a0 != _ARTICLE_AND_NOUN or one.sentences[block.a0]:
        return False
    if block.b1 - block.b0 == 1:
        return _is_any(one, many, block)
    if block.b1 - block.b0 != _ARTICLE_AND_NOUN:
        return False
    here, there = one.forms[block.a0 : block.a1], many.forms[block.b0 : block.b1]
    return here[0] in ("a", "an") and there[0] in _SOME and _is_plural_of(here[1], there[1]) and is_plural(there[1])


def _is_last_of_some(one: PreparedCaption, first: int, last: int, others: tuple[str, ...]) -> bool:
    """`a results tag` / `the results with multiple tags`: of what is named last there are several in the other."""
    if _SOME.isdisjoint(others) or first == last or one.sentences[first]:
        return False
    noun = one.forms[last - 1]
    return not is_plural(noun) and any(
        some in _SOME and is_plural(many) and _is_plural_of(noun, many) for some, many in pairwise(others)
    )


def _is_any(one: PreparedCaption, many: PreparedCaption, block: Block) -> bool:
    """`shows a boat on the lake` / `shows boats on the lake`."""
    article, noun = one.forms[block.a0 : block.a1]
    return article in ("a", "an") and _is_plural_of(noun, many.forms[block.b0]) and is_plural(many.forms[block.b0])


def changes_number(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`Castle` / `Castles` at the head of a label, `A dog` / `Dogs`: one, or several of what is shown."""
    block = d.block
    if block.a0 == block.a1 or block.b0 == block.b1:
        return False
    soft = soft_words()
    here_a, here_b = d.words(a, b)
    facts_a, facts_b = ([form for form in here if form not in soft] for here in (here_a, here_b))
    if not facts_a or not facts_b:
        return False
    x, y = facts_a[0], facts_b[0]
    if _is_plural_of(x, y) and _is_owner(a, block.a0, block.a1) != _is_owner(b, block.b0, block.b1):
        return False  # "St Marks" has lost an apostrophe, and no saint was added
    if a.is_label and b.is_label and len(facts_a) == len(facts_b) == 1 and _is_plural_of(x, y):
        return lemma(x) not in _STUFF and (
            a.facts >= _TELLING_LABEL
            or not soft.isdisjoint(here_a)
            or not soft.isdisjoint(here_b)
            or (_stands_beside_another(a) and _is_counted(min(x, y, key=len)))
        )
    if max(block.a0, block.b0) > 1 and not _is_described_alike(a, block.a0, b, block.b0):
        return _is_subject(a, block.a0) and _is_subject(b, block.b0) and _agree_otherwise(here_a, here_b)
    many_a, many_b = is_plural(x), is_plural(y)
    if many_a == many_b or not (_is_plural_of(x, y) or not {"synonym", "wider word"}.isdisjoint(d.reasons)):
        return False
    if _is_at_it(a, block.a1) and _is_at_it(b, block.b1):
        return True
    return (a if many_b else b).forms[0] in ("a", "an") or _agree_otherwise(here_a, here_b)


def _stands_beside_another(caption: PreparedCaption) -> bool:
    return _describes_a_scene(caption) or "with" in caption.forms


def _is_counted(one: str) -> bool:
    """`Boat, with Figures`: a thing, and no name of somebody ("Walters, with Dog")."""
    return is_common_word(one) and not is_name(one) and kind_of(one) not in QUALITIES


def _is_at_it(caption: PreparedCaption, i: int) -> bool:
    """`Boy feeding pigeons` / `Boys feeding pigeons`: behind the first word what one does, or several do."""
    doing = caption.forms[i : i + 1]
    return i == 1 and bool(doing) and (doing[0] == "being" or (doing[0].endswith("ing") and is_participle(doing[0])))


def _is_subject(caption: PreparedCaption, i: int) -> bool:
    """`A Vale park officer` before its verb: no preposition, verb or comma stands before it."""
    before = caption.forms[:i]
    if not word_list("preposition").isdisjoint(before) or any(is_verb(form) and form.endswith("s") for form in before):
        return False
    return {",", ";", ":"}.isdisjoint(caption.clean.text[: caption.tokens[i].start])


def _is_owner(caption: PreparedCaption, first: int, last: int) -> bool:
    return not owners(caption).isdisjoint(range(first, last))


def _agree_otherwise(here_a: Sequence[str], here_b: Sequence[str]) -> bool:
    """`Horse runs` / `Horses run`: without an article, the verb tells that one of two is no slip."""
    if len(here_a) != _NOUN_AND_VERB or len(here_b) != _NOUN_AND_VERB:
        return False
    if not _is_plural_of(here_a[0], here_b[0]) or not is_verb(here_a[1]) or lemma(here_a[1]) != lemma(here_b[1]):
        return False
    return all(is_plural(noun) != is_plural(verb) for noun, verb in (here_a, here_b))


def _is_described_alike(a: PreparedCaption, i: int, b: PreparedCaption, j: int) -> bool:
    """`A brown horse` / `Brown horses`: nothing but the same qualities before what is shown."""
    here, there = (forms[forms[:1] in (("a",), ("an",)) :] for forms in (a.forms[:i], b.forms[:j]))
    return here == there and all(kind_of(form) in QUALITIES for form in here)


def _is_plural_of(x: str, y: str) -> bool:
    one, many = sorted((x, y), key=len)
    if many == one + "s" and one.endswith("ing"):
        return True  # "building" / "buildings"
    if x.endswith("ing") != y.endswith("ing"):
        return False  # "comparing" / "compares"
    if one in _WITH_OR_WITHOUT_S:
        return False
    return many in (one + "s", one + "es", one[:-1] + "ies") or (lemma(x) == lemma(y) and is_plural(x) != is_plural(y))


def judge_number(differences: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """Let `Hill, with Ruins` / `Ruin on a Hill` decide: of two labels, one shows one and the other several.

    Wherever it is told; but a label with the name of what is shown does not go by its other words ("Orm - Mountains").
    """
    if not any(d.reasons for d in differences):
        return
    if not (_describes_a_scene(a) or _describes_a_scene(b)) or any(map(is_name, a.words & b.words)):
        return
    told_a, told_b = _numbers_told(a), _numbers_told(b)
    apart = {noun for noun in told_a.keys() & told_b.keys() if told_a[noun].isdisjoint(told_b[noun])}
    for d in differences if apart else ():
        here, there = d.words(a, b)
        if any(_one_of(form) in apart for form in (*here, *there)):
            d.kind, d.decides = "number", True


@per_caption
def _describes_a_scene(caption: PreparedCaption) -> bool:
    """`Castle on a Hill`, `Hill, with Castle`, not `Fields of Gold`: a label that tells what is shown, and how many."""
    if caption.facts >= _TELLING_LABEL or not _PLACING.isdisjoint(caption.forms):
        return True
    return ", with " in caption.clean.text.lower()


_PLACING = (word_list("preposition") - {"of", "to", "with"}) | {"a", "an", "and", "etc"}
"""Where a thing stands, what it is listed with, or that it is one; "with" may tell of what kind ("Peak with Cloud")."""


@per_caption
def _numbers_told(caption: PreparedCaption) -> dict[str, set[bool]]:
    """For each thing that a label names whether it is several."""
    found: dict[str, set[bool]] = {}
    for i in caption.fact_places:
        form, kind, _, _ = caption.tokens[i]
        if kind != WORD or not is_common_word(form) or is_name(form) or kind_of(form) in QUALITIES:
            continue
        many = is_plural(form)
        if (not many and not _is_one(caption, i)) or (form.endswith("ed") and is_participle(form)):
            continue
        if i not in owners(caption) and _one_of(form) not in _STUFF:
            found.setdefault(_one_of(form), set()).add(many)
    return found


_STUFF = frozenset(
    map(lemma, ("cloud", "water", "sea", "sky", "sand", "snow", "light", "wood", "ruin", "shadow", "wave"))
)
"""What is not counted: "mountain in cloud" and "in clouds", "rough sea" and "seas", "ruin" and "ruins" of a castle."""


def _is_one(caption: PreparedCaption, i: int) -> bool:
    """False for what describes the next word ("hill town"), has something of it ("bank of"), or is stuff.

    Where one thing has an article, another without one is not counted ("a plate of sliced onion"), but at the head.
    """
    forms, tokens = caption.forms, caption.tokens
    if i and not ARTICLES.isdisjoint(forms) and ARTICLES.isdisjoint(forms[max(0, i - _BEFORE_A_NOUN) : i]):
        return False
    if i + 1 == len(tokens) or tokens[i + 1].kind != WORD:
        return True
    if forms[i + 1] in soft_words():
        return forms[i + 1] != "of"
    return gap_before(caption, i + 1) not in (" ", "-")


_BEFORE_A_NOUN = 3
"""Words of "a small ruined" before what is shown."""


def _one_of(form: str) -> str:
    """The noun without the ending of several; "building" is not what is built."""
    one = form.removesuffix("s")
    return one if one.endswith("ing") else lemma(form)
