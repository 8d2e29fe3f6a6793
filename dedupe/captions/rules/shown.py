"""Additions that show somebody or something else: another person, subject, thing, action, or a sentence of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from dedupe.captions.prepared import PreparedCaption, per_caption
from dedupe.captions.rules.addition import Addition
from dedupe.captions.rules.asides import kept_by
from dedupe.captions.rules.classes import ARTICLES, BE, STANDS, TIMELY, class_of
from dedupe.captions.rules.voice import done_to
from dedupe.captions.words.lexicon import (
    given_names,
    is_name,
    is_participle,
    is_person,
    is_role,
    is_thing,
    is_verb,
    lemma,
    places,
    soft_words,
    word_list,
)
from dedupe.captions.words.tokens import DATED

_LONGEST_LABEL = 25
"""Words of a sentence that names what is shown; longer ones explain."""
_NEAR = 3
"""Words with a fact among which the name of one more person stands."""
DESCRIBING = TIMELY | {"quality", "colour", "number", "position"}
"""Classes that describe what is named and name nothing."""
_DEICTIC = re.compile(
    r"(?:here|(?:pictured|shown|seen) (?:here|above|are|is)|in this (?:image|photo|photograph|picture|view|shot|frame)"
    r"|this (?:image|photo|photograph|picture|view|shot) (?:shows|depicts|features)"
    r"|also (?:shows|shown|seen|visible)|at (?:far )?(?:left|right) (?:is|are))\b"
    r"|pictured (?!(?:from|in|on|at|by|with|as|during)\b)"
)
DEPICTION = word_list("image") | frozenset(
    (
        *("title", "detail", "part", "study", "scene", "scenes", "logo", "emblem", "badge", "portrait", "overview"),
        *("panorama", "glimpse", "caption", "cover", "close", "postcard", "stereograph", "engraving", "slide"),
        *("etching", "lithograph", "woodcut", "watercolour", "watercolor", "aquatint", "daguerreotype"),
        *("diagram", "schematic", "flowchart", "graph", "plot", "chart", "infographic", "example", "examples"),
    )
)
"""Words for a picture: "Logo of the Lunn Works" may be what "Lunn Works" is the caption of."""
_TELLS_OF_IT = frozenset(
    ("built", "erected", "constructed", "designed", "engraved", "printed", "published", "painted", "drawn", "made")
)
"""Participles with which a sentence tells of what was named before ("Mill at Vale. Built 1840")."""
_FROM_WHERE = frozenset({"from", "seen", "viewed", "taken", "looking", "facing"})
"""Words with which a sentence goes on to say from where the picture was taken."""
_ABOUT_THE_COPY = frozenset(
    (
        *("rights", "reserved", "license", "licence", "licensed", "permission", "cc", "domain", "copyright", "print"),
        *("postmark", "postmarked"),
        *("explored", "explore", "view", "viewed", "large", "instagram", "flickr", "website", "blog", "prints"),
        *(
            "official",
            "photograph",
            "foto",
            "fotografia",
            "fotografie",
            "photographie",
            "fotograf",
            "bild",
            "immagine",
            "фото",
            "写真",
        ),
    )
)
"""Words of a sentence about the copy or its maker and not about what it shows ("All rights reserved")."""
_NEEDS_AN_OBJECT = frozenset(
    (
        *("creating", "adding", "editing", "installing", "configuring", "selecting", "opening", "closing", "building"),
        *("making", "removing", "updating", "repairing", "cleaning", "loading", "unloading", "launching", "deleting"),
        *("fixing", "writing", "changing", "replacing", "assembling", "unveiling", "testing", "planting"),
    )
)
_LOOKS_AT = ARTICLES | {"up", "down", "out", "over", "across", "at", "on", "onto", "into", "toward", "towards"}
_OPENS = ARTICLES | {"of", "shows", "showing"}
_PREAMBLE = frozenset({"aerial", "drone", "general", "wide", "close", "shows", "showing", "satellite"})


def is_somebodys(added: Addition) -> bool:
    """`the Artist` / `the Artist's Father`: not the one named, but what is theirs."""
    at = added.place[0] - 1
    return at >= 0 and added.first - 1 in owners(added.whole) and at not in owners(added.other)


@per_caption
def owners(caption: PreparedCaption) -> frozenset[int]:
    """The tokens in -'s."""
    text = caption.clean.text.lower()
    if "'s" not in text and "’s" not in text:
        return frozenset()
    text = caption.clean.text
    ends = ((i, text[start:end].lower()) for i, (_, _, start, end) in enumerate(caption.tokens))
    return frozenset([i for i, word in ends if word.endswith(("'s", "’s"))])


def is_one_more_thing(added: Addition) -> bool:
    """In a label, one more member of a list ("Hills and River" / "Hills, Ships and River")."""
    if not (added.whole.is_label and added.other.is_label):
        return False
    if any(class_of(added.whole, i) in (*TIMELY, "place") for i in added.positions):
        return False
    return "and" in (added.forms[0], added.forms[-1]) or (added.follower == "and" and _is_listed(added))


def is_new_subject(added: Addition) -> bool:
    """Somebody else does the action: words with a verb put before all that the captions share."""
    if not added.at_the_head or not added.in_first_sentence:
        return False
    if len(added.positions) == 1:
        return _photographs(added)
    if _ends_a_sentence(added) or _goes_on_about(added) or _begins_a_list(added):
        return False
    forms = added.forms
    if forms[0] in word_list("preposition") or not word_list("image").isdisjoint(forms):
        return False
    if len(forms) <= _AGENT_AND_VERB and "to" not in forms and _does_what_is_done(added):
        return False  # "a boy is rescued" / "sailors rescue a boy"
    if any(one in BE and is_participle(then) for one, then in pairwise(forms)):
        return True
    return any(is_verb(form) and form not in soft_words() and not is_role(form) for form in forms[1:])


def _does_what_is_done(added: Addition) -> bool:
    return is_verb(added.last_word) and lemma(added.last_word) in done_to(added.other)


_AGENT_AND_VERB = 5
"""Words of "two rescue workers carry the"."""


def _photographs(added: Addition) -> bool:
    """`Reporters photograph the rocket`: they are shown, and not the rocket alone."""
    told = [form for form in added.forms if form not in ARTICLES]
    return len(told) > 1 and told[-1] in _PHOTOGRAPHS and is_person(told[-2]) and told[-2].endswith("s")


_PHOTOGRAPHS = frozenset({"photograph", "picture"})


def _begins_a_list(added: Addition) -> bool:
    """`Front row, from left: Ann Lee` / `Ann Lee`: how those are arranged whom both name."""
    forms = added.forms
    return len(forms) > 1 and (forms[-2:] in _FROM_A_SIDE or forms[-3:] in _FROM_A_SIDE)


_FROM_A_SIDE = (("from", "left"), ("from", "right"), ("left", "to", "right"), ("from", "the", "left"))


def _goes_on_about(added: Addition) -> bool:
    """`Heron at Orm` / `Heron stalks at Orm`; `Orm over farms` / `Orm, a peak, looms over farms`: the one both name."""
    if not added.place[0]:
        return False
    subject = added.other.forms[0]
    return is_thing(subject) or (is_name(subject) and is_behind_a_mark(added))


def _ends_a_sentence(added: Addition) -> bool:
    """True for a stretch of whole sentences."""
    sentences = added.whole.sentences
    return added.last < len(sentences) and sentences[added.last - 1] != sentences[added.last]


def does_it(added: Addition) -> bool:
    """In a label, `Pull request` / `Creating pull request`: an action at the head is what is shown.

    Without an article behind it only a verb that needs an object says so: "fishing boats" are boats.
    """
    if not (added.whole.is_label or added.other.is_label) or added.first or added.place[0]:
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
    return is_action and added.forms[1] in word_list("preposition") and added.last_word in word_list("long-locative")


def does_it_meanwhile(added: Addition) -> bool:
    """`Ann Lee arrives` / `Ann Lee hugs a guest as she arrives`: what is shown comes first, what both tell goes on."""
    forms = added.forms
    if len(forms) < _WITH_MEANWHILE or not added.in_first_sentence or not added.first:
        return False
    if _watches_others(added):
        return True
    if forms[-1] not in _WHO or forms[-2] not in _MEANWHILE or not is_name(added.whole.forms[added.first - 1]):
        return False  # "a girl shouts for joy as she swings" only tells more of it
    return any(is_verb(form) and not is_role(form) for form in forms[:2])


def _watches_others(added: Addition) -> bool:
    """`Sailors swim` / `Officers watch as sailors swim`: another action, and who does what both tell."""
    forms = added.forms
    at = next((n for n, form in enumerate(forms) if form in _MEANWHILE), 0)
    if not at or not is_verb(added.follower) or added.follower in BE or not {*forms[at + 1 :]}.isdisjoint(_WHO):
        return False
    return any(map(is_verb, forms[:at])) and len(forms) > at + 1 and forms[-1] not in ARTICLES


_MEANWHILE = frozenset({"as", "while", "when"})
_WHO = frozenset({"he", "she", "they", "it", "who"})
_WITH_MEANWHILE = 4
"""Words of "hugs somebody as she"."""


def is_another_subject(added: Addition) -> bool:
    """`Two dogs run` / `Two dogs and a boy run`: one more of those who do it, named before any verb or preposition."""
    whole, forms = added.whole, added.forms
    if added.in_first_sentence and "and" in forms and "word form" in added.reasons and is_behind_a_preamble(added):
        return True
    # "a man [and a cow] and a dog" may be cut as "[cow and a]".
    bare = [form for form in forms if form not in ARTICLES]
    if not added.in_first_sentence or "and" not in (bare[0], bare[-1]):
        return False
    if added.first and whole.forms[added.first - 1] in BE and all(map(is_verb, added.facts)):
        return False  # "being held and fed" / "being fed"
    if bare == list(forms) and _is_of_one_body(added):
        return False
    last = added.positions[-1]
    names_anew = forms[-1] in ARTICLES  # "the nurse and the": nobody's second role
    if class_of(whole, last) in DESCRIBING or (is_role(whole.forms[last]) and not names_anew):
        return False
    before = whole.forms[: added.positions[-1] + 1]
    return word_list("preposition").isdisjoint(before) and not any(
        is_verb(form) and form.endswith(("ing", "ed", "s")) and form not in word_list("thing") for form in before
    )


def _is_of_one_body(added: Addition) -> bool:
    """`a spotter and sniper team` / `a sniper team`: two words that say what one team, crew or band does."""
    behind = added.whole.forms[added.last : added.last + _BEFORE_A_BODY]
    return added.follower not in ARTICLES and any(form in _BODIES for form in behind[1:])


_BODIES = word_list("organisation") | {"crew", "squad", "unit", "platoon", "group", "pair", "duo", "patrol", "staff"}
_BEFORE_A_BODY = 3
"""Words of "mountain rescue team"."""


def is_behind_a_mark(added: Addition) -> bool:
    """`Vale Fair, first poster to Part 2`: a part of a label begins here."""
    return not {",", ":", ";"}.isdisjoint(added.gap)


def is_behind_a_preamble(added: Addition) -> bool:
    """Behind `An aerial view of`, `The photo shows`: what stands before it names the picture and no thing in it."""
    before = added.whole.forms[: added.first]
    if before and before[0] == "looking" and _LOOKS_AT.issuperset(before[1:]):
        return True
    if not before or before[-1] not in _OPENS:
        return False
    return not DEPICTION.isdisjoint(before) and not any(
        form not in DEPICTION and form not in soft_words() and form not in _PREAMBLE for form in before
    )


def is_for_another_work(added: Addition) -> bool:
    """`The Ferry` / `Sketch for The Ferry`: what was made before the work, or after it."""
    if added.first or added.place[0] or not added.in_first_sentence:
        return False
    return added.last_word in ("for", "after") and not _BY_THE_WAY.isdisjoint(added.facts)


_BY_THE_WAY = frozenset(
    {"sketch", "sketches", "study", "studies", "cartoon", "design", "drawing", "copy", "maquette", "preparatory"}
)


def is_another_person(added: Addition) -> bool:
    """`Ann Lee` / `Ann Lee and Bob Chan`: one more of those shown."""
    # "Ann Lee, left, and Bob Chan": where she stands is said of her.
    facts = [fact for fact in added.facts if fact not in STANDS]
    forms = added.forms[1:] if added.forms[0] in STANDS else added.forms
    if not facts or not added.in_first_sentence:
        return False
    if _is_one_more_in_a_list(added):
        return True
    if not any(map(is_name, facts)):
        return False
    if _names_two_more(added):
        return True
    if forms[0] == "and" and is_person(facts[0]) and any(map(is_name, facts[1:_NEAR])):
        return True
    if forms[0] == "and" and len(forms) < len(added.forms) and any(map(is_name, facts[: _NEAR - 1])):
        return True
    if not all(is_name(fact) or is_role(fact) or len(fact) == 1 for fact in facts):
        return False
    if facts[0] in places() and not is_role(facts[0]):
        return False
    if not {forms[0], forms[-1]}.isdisjoint(("and", "with")):
        return True
    return len(facts) > 1 and facts[0] in given_names() and _is_listed(added)


def _names_two_more(added: Addition) -> bool:
    """`Ada Moe` / `Ada Moe, Karl Bose and Ivo Hall`: a given name on either side of "and"."""
    forms = added.forms
    at = forms.index("and") if "and" in forms[1:-1] else 0
    if not at or forms[0] not in given_names() or given_names().isdisjoint(forms[at + 1 :]):
        return False
    return "," in added.gap


def _is_one_more_in_a_list(added: Addition) -> bool:
    """`from left, Ann Lee, Will Stone and Bob Chan`: one more of those named in their order, of whatever words."""
    before = added.whole.forms[: added.first]
    if len(added.positions) > _FULL_NAME or not _is_listed(added) or before[-1] in STANDS:
        return False
    if any(added.whole.tokens[i].kind in DATED for i in added.positions):
        return False  # "in Orm, Friday, March 5"
    return ("from", "left") in pairwise(before) or ("from", "right") in pairwise(before)


_FULL_NAME = 3
"""Words of "John F. Stone"."""


def _is_listed(added: Addition) -> bool:
    """A member of a list: a comma stands before it, and the list goes on behind it."""
    text, tokens = added.whole.clean.text, added.whole.tokens
    after = text[tokens[added.last - 1].end : tokens[added.last].start] if added.last < len(tokens) else ""
    return "," in added.gap and ("," in after or added.follower == "and")


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


def is_new_sentence(added: Addition) -> bool:
    """A sentence of its own that names what this picture shows, where the other caption names the occasion only."""
    number = added.whole.sentences[added.first]
    if number == 0 or added.whole.sentences[added.first - 1] == number:
        return False
    forms, others = added.forms, added.other.forms
    if forms[0] in _TELLS_OF_IT or not _ABOUT_THE_COPY.isdisjoint(forms) or _is_tagged(added):
        return False
    if kept_by(added.whole).issuperset(added.positions):
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
    if _calls_itself_a_picture(others):
        return False
    return not any(is_verb(form) for form in others if form not in soft_words())
