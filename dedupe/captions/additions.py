"""What only one of two captions says: a detail more, or something that makes it another caption."""

from __future__ import annotations

import re
from collections.abc import Callable

from attrs import frozen

from dedupe.captions.classes import TIMELY, class_of, shown_class
from dedupe.captions.differences import Difference
from dedupe.captions.lexicon import (
    given_names,
    is_common_word,
    is_name,
    is_participle,
    is_role,
    is_verb,
    kind_of,
    lemma,
    places,
    soft_words,
    word_list,
)
from dedupe.captions.pairing import BE
from dedupe.captions.prepared import PreparedCaption
from dedupe.captions.tokens import NUMBER, WORD

_LONGEST_LABEL = 25
"""Words of a sentence that names what is shown; longer ones explain."""
_FEW = 3
"""Words up to which an addition is read as one word with its helpers ("out of", "no longer")."""
_LINKS = word_list("preposition") | {"and", "or"}
_LONGEST_MARK = 2
"""Digits of a mark of a list; longer numbers say something."""
_NEAR = 3
"""Words behind a quantity among which what it counts stands."""
_HEAD = 3
"""Words at the head of a caption among which a count counts what is shown."""
_DESCRIBING = TIMELY | {"quality", "colour", "number", "position"}
"""Classes that describe what is named and name nothing."""
_DEICTIC = re.compile(
    r"(?:here|(?:pictured|shown|seen) (?:here|above|are|is)|in this (?:image|photo|photograph|picture|view|shot|frame)"
    r"|this (?:image|photo|photograph|picture|view|shot) (?:shows|depicts|features)"
    r"|also (?:shows|shown|seen|visible))\b"
)
_DEPICTION = word_list("image") | frozenset(
    (
        *("title", "detail", "part", "study", "scene", "scenes", "logo", "emblem", "badge", "portrait", "overview"),
        *("panorama", "glimpse", "caption", "cover", "close", "postcard", "stereograph", "engraving", "slide"),
    )
)
"""Words for a picture: "Logo of the Lunn Works" may be what "Lunn Works" is the caption of."""
_PICTURE_OR_AMOUNT = _DEPICTION | word_list("quantity")
_TELLS_OF_IT = frozenset(
    ("built", "erected", "constructed", "designed", "engraved", "printed", "published", "painted", "drawn", "made")
)
"""Participles with which a sentence tells of what was named before ("Mill at Vale. Built 1840")."""
_ABOUT_THE_COPY = frozenset(
    (
        *("rights", "reserved", "license", "licence", "licensed", "permission", "cc", "domain", "copyright", "print"),
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
_COMPASS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"})
_BEFORE_OR_AFTER = frozenset({"before", "after", "ahead", "prior", "following"})


@frozen
class Addition:
    """A stretch of which only one caption says something.

    Attributes:
        whole: the caption that says it.
        other: the caption that does not.
        first, last: the stretch in `whole`, half open.
        place: the stretch in `other`, which holds at most words that are accounted for.
        positions: the words with a fact, in `whole`.
        reasons: why other words of the stretch say the same.
        forms: all words of the stretch.
        facts: the words with a fact.
    """

    whole: PreparedCaption
    other: PreparedCaption
    first: int
    last: int
    place: tuple[int, int]
    positions: tuple[int, ...]
    reasons: tuple[str, ...]
    forms: tuple[str, ...]
    facts: list[str]

    @classmethod
    def of(cls, d: Difference, a: PreparedCaption, b: PreparedCaption) -> Addition:
        """The addition that a one-sided difference is."""
        block = d.block
        if d.left_a:
            whole, other, left = a, b, d.left_a
            first, last, place = block.a0, block.a1, (block.b0, block.b1)
        else:
            whole, other, left = b, a, d.left_b
            first, last, place = block.b0, block.b1, (block.a0, block.a1)
        forms = whole.forms
        facts = [forms[i] for i in left]
        return cls(whole, other, first, last, place, tuple(left), tuple(d.reasons), forms[first:last], facts)

    @property
    def follower(self) -> str:
        """The word behind the stretch, or ""."""
        return self.whole.forms[self.last] if self.last < len(self.whole.forms) else ""

    @property
    def in_first_sentence(self) -> bool:
        """True where it stands in the sentence that says what the picture shows."""
        return self.whole.sentences[self.positions[0]] == 0


def judge_addition(added: Addition) -> tuple[str, bool]:
    """The class of an addition, and whether it decides."""
    for kind, decides in _RULES:
        if decides(added):
            return kind, True
    kinds = {class_of(added.whole, i) for i in added.positions}
    kind = kinds.pop() if len(kinds) == 1 else "clause"
    if kind == "name":
        kind = shown_class(added.whole, added.positions)
    return ("clause" if kind == "wording" else kind), False


def _negates(added: Addition) -> bool:
    return any(kind_of(form) == "negation" and not _is_foreign(added, form) for form in added.facts)


def _is_foreign(added: Addition, form: str) -> bool:
    """`Hokke no Taki`: between two words that are none of English, the word is none either."""
    at = added.whole.forms.index(form, added.first)
    if added.whole.forms[at + 1 : at + 2] and f"{added.whole.forms[at + 1]}less" in added.other.forms:
        return True  # "a man with no shirt" / "a shirtless man"
    if form == "un":  # the United Nations; and "un" before a hyphen denies
        token = added.whole.tokens[at]
        return added.whole.clean.text[token.start : token.end].isupper()
    around = (added.whole.forms[at - 1 : at], added.whole.forms[at + 1 : at + 2])
    return form == "no" and all(words and is_name(words[0]) and words[0] not in given_names() for words in around)


def _numbers(added: Addition) -> bool:
    """A number more: the next of a series, a house, a count."""
    if not all(class_of(added.whole, i) == "number" for i in added.positions):
        return False
    if _is_which_of_many(added):
        return False
    return not (_counts_one(added) or _counts_what_is_many(added) or _is_mark(added) or _is_within_a_range(added))


def _is_which_of_many(added: Addition) -> bool:
    """`win the ninth stage` / `win the stage`: in a sentence, which one; and `both`, where two are named."""
    if added.whole.is_label or added.other.is_label or len(added.positions) > 1:
        return False
    token = added.whole.tokens[added.positions[0]]
    raw = added.whole.clean.text[token.start : token.end].lower()
    return raw == "both" or (token.form.endswith(("st", "nd", "rd", "th")) and not raw[0].isdigit())


def _is_within_a_range(added: Addition) -> bool:
    """`20-24` / `20-22-24`: a house between the first and the last that both captions name."""
    text, tokens = added.whole.clean.text, added.whole.tokens
    if not added.first or added.last == len(tokens):
        return False
    before, after = tokens[added.first - 1], tokens[added.last]
    if before.kind != NUMBER or after.kind != NUMBER:
        return False
    return "-" in text[before.end : tokens[added.first].start] and "-" in text[tokens[added.last - 1].end : after.start]


def _is_mark(added: Addition) -> bool:
    """`#4` or `(4)` behind a title, `(1)` or `1.` before a sentence: a mark of a list, no fact of the picture."""
    token, text = added.whole.tokens[added.positions[0]], added.whole.clean.text
    before, after = text[max(0, token.start - 1) : token.start], text[token.end : token.end + 1]
    if len(added.positions) > 1 or len(token.form) > _LONGEST_MARK:
        return False
    if before == "#" or (before == "(" and after == ")"):
        return True
    i = added.positions[0]
    opens = i == 0 or added.whole.sentences[i - 1] != added.whole.sentences[i]
    return opens and after in (".", ")", "-")


def _counts_one(added: Addition) -> bool:
    """`one dog` / `a dog`."""
    return set(added.facts) == {"1"} and added.place[0] < added.place[1]


def _counts_what_is_many(added: Addition) -> bool:
    """`The two dogs` / `The dogs`, at the head: how many of what both call many."""
    left = len(added.whole.forms) - added.last
    return (
        len(added.positions) == 1
        and added.first < _HEAD
        and left > 2
        and added.follower.endswith("s")
        and "word form" not in added.reasons
    )


def _shifts_the_moment(added: Addition) -> bool:
    """`begin to install` / `install`: before, during or after the same action."""
    facts = added.facts
    if not _BEFORE_OR_AFTER.isdisjoint(facts) and len(facts) <= _FEW and added.in_first_sentence:
        others = {lemma(form) for form in added.other.forms if form not in soft_words()}
        if not {"synonym", "word form", "order"}.isdisjoint(added.reasons) or any(
            lemma(fact) in others for fact in facts
        ):
            return True
    if word_list("aspect").isdisjoint(facts):
        return False
    if "word form" in added.reasons:
        return True
    follows = [form for form in added.whole.forms[added.last - 1 : added.last + 1] if form not in facts]
    return len(facts) == 1 and added.first > 0 and any(form == "to" or is_verb(form) for form in follows)


def _makes_it_many(added: Addition) -> bool:
    """`a bird` / `a group of birds`."""
    if word_list("quantity").isdisjoint(added.facts):
        return False
    behind, others = added.whole.forms[added.last : added.last + _NEAR], added.other.forms
    return "word form" in added.reasons or any(
        form.endswith("s") and form not in others and form[:-1] in others for form in behind
    )


def _is_a_letter_at_the_end(added: Addition) -> bool:
    """`Playing Games I` / `Playing Games`: the next of a series."""
    last = added.positions[-1]
    if len(added.positions) > 1 or len(added.facts[0]) > 1 or added.whole.tokens[last].kind != WORD:
        return False
    return last == len(added.whole.forms) - 1


def _is_somebodys(added: Addition) -> bool:
    """`the Artist` / `the Artist's Father`: not the one named, but what is theirs."""
    at = added.place[0] - 1
    return added.first > 0 and at >= 0 and _owns(added.whole, added.first - 1) and not _owns(added.other, at)


def _owns(caption: PreparedCaption, i: int) -> bool:
    token = caption.tokens[i]
    return caption.clean.text[token.start : token.end].lower().endswith(("'s", "’s"))


def _mixes_colours(added: Addition) -> bool:
    """`a black and white dog` / `a black dog`: one more colour of the same thing."""
    i = added.positions[0]
    if len(added.positions) != 1 or class_of(added.whole, i) != "colour":
        return False
    around = added.whole.forms[max(0, i - 2) : i + 3]
    return "and" in around and sum(kind_of(form) == "colour" for form in around) > 1


def _turns_round(added: Addition) -> bool:
    """`on` / `off`, `in` / `in front of`, `with` / `without`: the other end of a movement, another place."""
    facts = added.facts
    if len(facts) <= _FEW and not word_list("away").isdisjoint(facts):
        return not word_list("here").isdisjoint(added.other.forms[slice(*added.place)])
    i = added.positions[0]
    return facts == ["front"] and i > 0 and added.whole.forms[i - 1 : i + 2] == ("in", "front", "of")


def _is_seen_on_a_screen(added: Addition) -> bool:
    """`speaks` / `is seen on a monitor as he speaks`: a picture of a picture."""
    return "seen" in added.forms and not word_list("screen").isdisjoint(added.facts)


def _is_one_more_thing(added: Addition) -> bool:
    """In a label, one more member of a list ("Hills and River" / "Hills, Ships and River")."""
    if not (added.whole.is_label and added.other.is_label):
        return False
    if any(class_of(added.whole, i) in (*TIMELY, "place") for i in added.positions):
        return False
    return "and" in (added.forms[0], added.forms[-1]) or (added.follower == "and" and _is_listed(added))


def _is_another_head(added: Addition) -> bool:
    """In a label without a preposition, another noun at the end: `Lake Lunn` / `Lake Lunn Pier` is the pier."""
    if not (added.whole.is_label and added.other.is_label) or added.last < len(added.whole.forms) or not added.first:
        return False
    if len(added.forms) > 2 or len(added.forms) > len(added.facts) or not _LINKS.isdisjoint(added.other.forms):
        return False
    text, tokens = added.whole.clean.text, added.whole.tokens
    if text[tokens[added.first - 1].end : tokens[added.first].start].strip():
        return False
    if not word_list("page").isdisjoint(added.facts) or any(kind_of(fact) == "colour" for fact in added.facts):
        return False
    return all(tokens[i].kind == WORD and is_common_word(tokens[i].form) for i in added.positions)


def _is_new_subject(added: Addition) -> bool:
    """Somebody else does the action: words with a verb put before all that the captions share."""
    if added.place[0] > 1 or not added.in_first_sentence or len(added.positions) == 1:
        return False
    forms = added.forms
    if forms[0] in word_list("preposition") or not word_list("image").isdisjoint(forms):
        return False
    return any(is_verb(form) and form not in soft_words() and not is_role(form) for form in forms[1:])


def _looks_from_elsewhere(added: Addition) -> bool:
    """`At the summit` / `Looking up at the summit`; and `South-South-West` / `South-West`."""
    if added.first == added.place[0] == 0 and added.forms[0] == "looking":
        return True
    if len(added.facts) > 1 or added.facts[0] not in _COMPASS:
        return False
    i = added.positions[0]
    return not _COMPASS.isdisjoint(added.whole.forms[i + 1 : i + 2]) or (i > 0 and added.whole.forms[i - 1] in _COMPASS)


def _is_another_sheet(added: Addition) -> bool:
    """`[section]` / `[perspective section]`: in square brackets, which drawing it is."""
    if not added.first or added.place[0] == added.place[1]:
        return False
    text, tokens = added.whole.clean.text, added.whole.tokens
    return "[" in text[tokens[added.first - 1].end : tokens[added.first].start]


def _is_another_side(added: Addition) -> bool:
    """`Boot` / `Boot, sole view`: in a label, a view named behind all that is shown."""
    if not added.other.is_label or added.last < len(added.whole.forms) or not added.first:
        return False
    return added.forms[-1] == "view" and len(added.forms) == _WITH_SIDE and added.forms[0] not in soft_words()


_WITH_SIDE = 2
"""Words of "sole view"."""


def _does_it(added: Addition) -> bool:
    """In a label, `Pull request` / `Creating pull request`: an action at the head is what is shown.

    Without an article behind it only a verb that needs an object says so: "fishing boats" are boats.
    """
    if not (added.whole.is_label or added.other.is_label) or added.first or added.place[0]:
        return False
    fact, behind = added.facts[0], added.forms[1:]
    if len(added.facts) > 1:
        return _does_it_somewhere(added)
    if added.forms[0] != fact or not _ARTICLES.issuperset(behind):
        return False
    return fact in _NEEDS_AN_OBJECT or (bool(behind) and fact.endswith("ing") and is_participle(fact))


def _does_it_somewhere(added: Addition) -> bool:
    """`Hollow Lake` / `Camping by the river at Hollow Lake`: what is done there is shown, not the place alone."""
    fact, last = added.forms[0], next((form for form in reversed(added.forms) if form not in _ARTICLES), "")
    is_action = fact == added.facts[0] and fact.endswith("ing") and (is_verb(fact) or is_participle(fact))
    return is_action and added.forms[1] in word_list("preposition") and last in word_list("long-locative")


_NEEDS_AN_OBJECT = frozenset(
    (
        *("creating", "adding", "editing", "installing", "configuring", "selecting", "opening", "closing", "building"),
        *("making", "removing", "updating", "repairing", "cleaning", "loading", "unloading", "launching", "deleting"),
        *("fixing", "writing", "changing", "replacing", "assembling", "unveiling", "testing", "planting"),
    )
)


def _is_in_another_light(added: Addition) -> bool:
    """`in visible light` / `in ultraviolet light`: "visible" is no fact elsewhere."""
    there = added.other.forms[slice(*added.place)]
    return "visible" in there and any(class_of(added.whole, i) in ("view", "name", "wording") for i in added.positions)


def _is_another_subject(added: Addition) -> bool:
    """`Two dogs run` / `Two dogs and a boy run`: one more of those who do it, named before any verb or preposition."""
    whole, forms = added.whole, added.forms
    if added.in_first_sentence and "and" in forms and "word form" in added.reasons and _is_behind_a_preamble(added):
        return True
    if not added.in_first_sentence or "and" not in (forms[0], forms[-1]):
        return False
    if added.first and whole.forms[added.first - 1] in BE and all(map(is_verb, added.facts)):
        return False  # "being held and fed" / "being fed"
    if any(class_of(whole, i) in _DESCRIBING or is_role(whole.forms[i]) for i in added.positions[-1:]):
        return False
    before = whole.forms[: added.positions[-1] + 1]
    return word_list("preposition").isdisjoint(before) and not any(
        is_verb(form) and form.endswith(("ing", "ed", "s")) and form not in word_list("thing") for form in before
    )


def _is_another_thing_shown(added: Addition) -> bool:
    """What stands before a preposition: `Summit` / `Ridge from Summit`, but not `View from Summit`.

    In labels, and in sentences behind "a view of" or "the picture shows", where the thing shown is named first.
    """
    last = next((form for form in reversed(added.forms) if form not in _ARTICLES), "")
    if last not in _BEHIND_WHAT_IS_SHOWN or added.forms[0] in word_list("preposition"):
        return False
    if not _PICTURE_OR_AMOUNT.isdisjoint(added.forms) or not added.in_first_sentence:
        return False
    if added.whole.is_label and added.other.is_label:
        begins = (not added.first and not added.place[0]) or (last == "to" and _is_behind_a_mark(added))
        begins = begins or (added.whole.forms[0] == "looking" and _is_behind_a_preamble(added))
    else:
        begins = _is_behind_a_preamble(added) and last != "of"
    return begins and any(class_of(added.whole, i) not in _DESCRIBING for i in added.positions)


def _is_behind_a_mark(added: Addition) -> bool:
    """`Vale Fair, first poster to Part 2`: a part of a label begins here."""
    text, tokens = added.whole.clean.text, added.whole.tokens
    return not {",", ":", ";"}.isdisjoint(text[tokens[added.first - 1].end : tokens[added.first].start])


_ARTICLES = frozenset({"the", "a", "an"})
_BEHIND_WHAT_IS_SHOWN = frozenset(
    (
        *("from", "on", "at", "near", "in", "with", "beside", "over", "of", "by", "to", "behind", "under", "above"),
        *("below", "beyond", "across", "opposite", "overlooking", "along", "among", "amid", "around"),
    )
)


def _is_behind_a_preamble(added: Addition) -> bool:
    """Behind `An aerial view of`, `The photo shows`: what stands before it names the picture and no thing in it."""
    before = added.whole.forms[: added.first]
    if before and before[0] == "looking" and _LOOKS_AT.issuperset(before[1:]):
        return True
    if not before or before[-1] not in _OPENS:
        return False
    return not _DEPICTION.isdisjoint(before) and not any(
        form not in _DEPICTION and form not in soft_words() and form not in _PREAMBLE for form in before
    )


_LOOKS_AT = _ARTICLES | {"up", "down", "out", "over", "across", "at", "on", "onto", "into", "toward", "towards"}
_OPENS = _ARTICLES | {"of", "shows", "showing"}
_PREAMBLE = frozenset({"aerial", "drone", "general", "wide", "close", "shows", "showing", "satellite"})


def _is_another_person(added: Addition) -> bool:
    """`Ann Lee` / `Ann Lee and Bob Chan`: one more of those shown."""
    facts = added.facts
    if not added.in_first_sentence or not any(map(is_name, facts)):
        return False
    if added.forms[0] == "and" and _is_person(facts[0]) and any(map(is_name, facts[1:_NEAR])):
        return True
    if not all(is_name(fact) or is_role(fact) or len(fact) == 1 for fact in facts):
        return False
    if facts[0] in places() and not is_role(facts[0]):
        return False
    if not {added.forms[0], added.forms[-1]}.isdisjoint(("and", "with")):
        return True
    return len(facts) > 1 and facts[0] in given_names() and _is_listed(added)


def _is_person(form: str) -> bool:
    return is_role(form) or kind_of(form) == "person"


def _is_listed(added: Addition) -> bool:
    """A member of a list: a comma stands before it, and the list goes on behind it."""
    text, tokens = added.whole.clean.text, added.whole.tokens
    before = text[tokens[added.first - 1].end : tokens[added.first].start] if added.first else ""
    after = text[tokens[added.last - 1].end : tokens[added.last].start] if added.last < len(tokens) else ""
    return "," in before and ("," in after or added.follower == "and")


def _is_tagged(added: Addition) -> bool:
    """`#boats #quay`: tags name again what is shown."""
    start = added.whole.tokens[added.first].start
    return added.whole.clean.text[max(0, start - 1) : start] == "#"


def _is_new_sentence(added: Addition) -> bool:
    """A sentence of its own that names what this picture shows, where the other caption names the occasion only."""
    number = added.whole.sentences[added.first]
    if number == 0 or added.whole.sentences[added.first - 1] == number:
        return False
    forms, others = added.forms, added.other.forms
    if forms[0] in _TELLS_OF_IT or not _ABOUT_THE_COPY.isdisjoint(forms) or _is_tagged(added):
        return False
    if _DEICTIC.match(" ".join(forms)) and not _DEICTIC.match(" ".join(others)):
        return True
    if added.other.sentences[-1] > 0 or all(len(fact) == 1 or is_name(fact) for fact in added.facts):
        return False  # more than a name is needed: a name alone is a photographer's
    if added.other.is_label and not word_list("occasion").isdisjoint(others):
        return True
    if len(forms) > _LONGEST_LABEL or not word_list("finite").isdisjoint(forms):
        return False
    return not any(is_verb(form) for form in others if form not in soft_words())


_RULES: tuple[tuple[str, Callable[[Addition], bool]], ...] = (
    ("negation", _negates),
    ("number", _numbers),
    ("moment", _shifts_the_moment),
    ("number", _makes_it_many),
    ("number", _is_a_letter_at_the_end),
    ("thing", _is_somebodys),
    ("colour", _mixes_colours),
    ("view", _looks_from_elsewhere),
    ("view", _is_in_another_light),
    ("view", _is_another_side),
    ("view", _is_another_sheet),
    ("action", _does_it),
    ("position", _turns_round),
    ("view", _is_seen_on_a_screen),
    ("person", _is_another_person),
    ("thing", _is_one_more_thing),
    ("thing", _is_another_head),
    ("subject", _is_new_subject),
    ("subject", _is_another_subject),
    ("thing", _is_another_thing_shown),
    ("sentence", _is_new_sentence),
)
"""Class and rule, the first that holds names the addition and makes it decide."""
