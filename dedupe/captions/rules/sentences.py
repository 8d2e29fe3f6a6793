"""A sentence more: one that names what this picture shows, or one about its copy, its maker or its subject's past."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from dedupe.captions.prepared import PreparedCaption
from dedupe.captions.rules.addition import Addition
from dedupe.captions.rules.asides import kept_by
from dedupe.captions.rules.classes import ARTICLES, BE, DESCRIBING, STANDS, class_of
from dedupe.captions.rules.difference import Difference
from dedupe.captions.rules.preambles import preamble
from dedupe.captions.words.lexicon import given_names, is_name, is_person, is_verb, soft_words, word_list
from dedupe.captions.words.tokens import WORD

_LONGEST_LABEL = 25
"""Words of a sentence that names what is shown; longer ones explain."""
_DEICTIC = re.compile(
    r"(?:here|(?:pictured|shown|seen) (?:here|above|are|is)|in this (?:image|photo|photograph|picture|view|shot|frame)"
    r"|this (?:image|photo|photograph|picture|view|shot) (?:shows|depicts|features)"
    r"|also (?:shows|shown|seen|visible)|at (?:far )?(?:left|right) (?:is|are))\b"
    r"|pictured (?!(?:from|in|on|at|by|with|as|during)\b)"
)
_TELLS_OF_IT = frozenset(
    ("built", "erected", "constructed", "designed", "engraved", "printed", "published", "painted", "drawn", "made")
)
"""Participles with which a sentence tells of what was named before ("Mill at Vale. Built 1840")."""
_FROM_WHERE = frozenset({"from", "seen", "viewed", "taken", "looking", "facing"})
"""Words with which a sentence goes on to say from where the picture was taken."""
_ABOUT_THE_COPY = frozenset({
    "rights", "reserved", "license", "licence", "licensed", "permission", "cc", "domain", "copyright", "print",
    "postmark", "postmarked", "explored", "explore", "view", "viewed", "large", "instagram", "flickr", "website",
    "blog", "prints", "official", "photograph", "photographie", "foto", "fotografia", "fotografie", "fotograf",
    "bild", "immagine", "фото", "写真",
})  # fmt: skip
"""Words of a sentence about the copy or its maker and not about what it shows ("All rights reserved")."""


def is_new_sentence(added: Addition) -> bool:
    """A sentence of its own that names what this picture shows, where the other caption names the occasion only."""
    number = added.whole.sentences[added.first]
    if number == 0 or added.whole.sentences[added.first - 1] == number:
        return False
    forms, others = added.forms, added.other.forms
    if forms[0] in _TELLS_OF_IT or not _ABOUT_THE_COPY.isdisjoint(forms) or _is_tagged(added) or _explains_marks(forms):
        return False
    if kept_by(added.whole).issuperset(added.positions) or _tells_of_the_object(added):
        return False
    if _DEICTIC.match(" ".join(forms)) and not _DEICTIC.match(" ".join(others)):
        return True
    if forms[0] in _FROM_WHERE or forms[:2] == ("as", "seen"):
        return False  # from where it was seen
    if all(class_of(added.whole, i) == "date" for i in added.positions):
        return False  # "Hurrah! (1931)"
    if added.other.sentences[-1] > 0 or all(_is_name_at(added.whole, i) for i in added.positions):
        return False  # more than a name is needed: a name alone is a photographer's
    if added.other.is_label and not word_list("occasion").isdisjoint(others):
        return True
    if len(forms) > _LONGEST_LABEL or not word_list("finite").isdisjoint(forms):
        return False
    if _calls_itself_a_picture(others) or (preamble(added.other) and not _DEICTIC.match(" ".join(forms))):
        return False
    if _tells_of_a_thing(added):
        return False
    return not any(is_verb(form) for form in others if form not in soft_words())


def _tells_of_a_thing(added: Addition) -> bool:
    """`A bank of clouds marks the strait`: what a thing does; what somebody does may be what is shown."""
    whole = added.whole
    does = next((i for i in range(added.first + 1, added.last - 1) if _does_to(whole.forms, i)), 0)
    told = range(added.first, does)
    return bool(does) and not any(is_person(whole.forms[i]) or class_of(whole, i) in _SOMEBODY for i in told)


def _does_to(forms: Sequence[str], i: int) -> bool:
    """`marks the`: a word in -s before an article is a verb, whether the list of verbs has it or not."""
    return forms[i].endswith("s") and (is_verb(forms[i]) or forms[i + 1] in ARTICLES)


_SOMEBODY = frozenset({"person", "name"})


def _tells_of_the_object(added: Addition) -> bool:
    """`Marble, Italian, 16th century.`, `Oil on canvas.`: of what and when a work was made, how large it is."""
    whole, words = added.whole, word_list("object")
    return not words.isdisjoint(added.facts) and not any(
        token.kind == WORD
        and len(token.form) > 1  # "H. 4 cm"
        and token.form not in words
        and not is_name(token.form)
        and class_of(whole, i) not in DESCRIBING
        for i, token in zip(added.positions, (whole.tokens[i] for i in added.positions), strict=True)
    )


def _explains_marks(forms: Sequence[str]) -> bool:
    """`Error bars show standard deviations.`: what is meant by the marks in a chart or a map."""
    at = next((n for n, form in enumerate(forms[:_MARKS_AND_VERB]) if form in _STANDS_FOR), 0)
    return not _MARKS.isdisjoint(forms[:at])


_MARKS_AND_VERB = 5
"""Words of "the dashed red line marks"."""
_STANDS_FOR = frozenset({
    "show", "shows", "indicate", "indicates", "represent", "represents", "denote", "denotes", "mark", "marks",
    "correspond", "corresponds", "illustrate", "illustrates",
})  # fmt: skip
_MARKS = frozenset({
    "bar", "bars", "dot", "dots", "point", "points", "line", "lines", "area", "areas", "box", "boxes", "circle",
    "circles", "color", "colors", "colour", "colours", "whiskers", "band", "bands", "shading", "axis", "axes",
    "legend", "symbol", "symbols", "curve", "curves", "cross", "crosses", "triangle", "triangles", "square",
    "squares", "arrow", "arrows", "star", "stars", "number", "numbers", "letter", "letters", "asterisk", "asterisks",
})  # fmt: skip


def _is_tagged(added: Addition) -> bool:
    """`#boats #quay`: tags name again what is shown."""
    start = added.whole.tokens[added.first].start
    return added.whole.clean.text[max(0, start - 1) : start] == "#"


def _is_name_at(whole: PreparedCaption, i: int) -> bool:
    """True for an initial and a name; behind a given name any word is one ("Ada Hill")."""
    form = whole.forms[i]
    return len(form) == 1 or is_name(form) or (i > 0 and whole.forms[i - 1] in given_names())


def _calls_itself_a_picture(forms: Sequence[str]) -> bool:
    """`This is the sharpest image of`: a caption that says so tells what the picture shows, and the next explains."""
    return any(one in word_list("image") and then == "of" for one, then in pairwise(forms[:_HEAD_OF_PICTURE]))


_HEAD_OF_PICTURE = 10
"""Words among which a caption calls itself a picture."""
_LEAST_TOLD = 7
"""Words with a fact of a first sentence that tells which picture it is, however a caption goes on."""


def explain_apart(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """True for whole sentences behind the first of which either explains something else of one picture.

    `The probe lies in the hall. It will fly in May.` / `The probe lies in the hall. Its wings were built by two crews.`
    """
    a0, a1, b0, b1 = d.block
    return _explains(a, a0, a1) and _explains(b, b0, b1)


def _explains(caption: PreparedCaption, first: int, last: int) -> bool:
    """True for whole sentences with "is", "was" or "will" in them, behind one that tells what is shown."""
    sentences, forms = caption.sentences, caption.forms
    if sentences[first] == sentences[first - 1] or (last < len(forms) and sentences[last] == sentences[last - 1]):
        return False
    if caption.facts_before[sentences.count(0)] < _LEAST_TOLD or not STANDS.isdisjoint(forms[first:last]):
        return False
    goes_on = any(one in BE and then.endswith("ing") for one, then in pairwise(forms[first:last]))
    return not goes_on and not word_list("finite").isdisjoint(forms[first:last])
