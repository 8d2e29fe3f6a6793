"""Additions of a word or two that make it another caption: not, two, before, black and, off, seen on a screen."""

from __future__ import annotations

from functools import cache

from dedupe.captions.prepared import PreparedCaption, per_caption
from dedupe.captions.rules.addition import Addition
from dedupe.captions.rules.bearings import is_near_a_town
from dedupe.captions.rules.classes import class_of
from dedupe.captions.words.abbreviations import known
from dedupe.captions.words.lexicon import (
    given_names,
    is_name,
    is_participle,
    is_role,
    is_verb,
    kind_of,
    lemma,
    negations,
    soft_words,
    word_list,
)
from dedupe.captions.words.tokens import MODEL, NUMBER, WORD, YEAR

_FEW = 3
"""Words up to which an addition is read as one word with its helpers ("out of", "no longer")."""
_LONGEST_MARK = 2
"""Digits of a mark of a list; longer numbers say something."""
_NEAR = 3
"""Words behind a quantity among which what it counts stands."""
_HEAD = 3
"""Words at the head of a caption among which a count counts what is shown."""
_COMPASS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"})
BEFORE_OR_AFTER = frozenset({"before", "after", "ahead", "prior", "following"})
_WITH_SIDE = 2
"""Words of "sole view"."""


@cache
def telling_words() -> frozenset[str]:
    """Words of which one is in every addition that negates, shifts, counts, turns round or is seen on a screen."""
    lists = [word_list(name) for name in ("aspect", "quantity", "away", "screen")]
    return frozenset({"front"}).union(negations(), BEFORE_OR_AFTER, _ON_THE_WAY, _PARTS, *lists)


def negates(added: Addition) -> bool:
    """`in use` / `not in use`: a word that denies, but for one in a sentence more, which denies what nobody said."""
    if _is_a_sentence_more(added):
        return False
    return any(kind_of(form) == "negation" and not _is_foreign(added, form) for form in added.facts) or _parts(added)


def _parts(added: Addition) -> bool:
    """`the semi-final` / `the final`: a syllable, with a hyphen behind, that makes it another thing."""
    if len(added.forms) != 1 or added.forms[0] not in _PARTS:
        return False
    end = added.whole.tokens[added.first].end
    return added.whole.clean.text[end : end + 1] == "-"


_PARTS = frozenset({"semi", "quarter"})


def _is_a_sentence_more(added: Addition) -> bool:
    """`Heron at the weir` / `Heron at the weir. It has not seen the fish.`: nothing of the other caption is denied."""
    sentences = added.whole.sentences
    first, last = added.first, added.last
    if not first or added.place[0] < added.place[1] or sentences[first - 1] == sentences[first]:
        return False
    return last == len(sentences) or sentences[last - 1] != sentences[last]


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


def numbers(added: Addition) -> bool:
    """A number more: the next of a series, a house, a count."""
    if not all(class_of(added.whole, i) == "number" for i in added.positions):
        return False
    if _is_which_of_many(added):
        return False
    return not (
        _counts_one(added)
        or _counts_what_is_many(added)
        or _is_mark(added)
        or _is_within_a_range(added)
        or _is_house(added)
        or _is_of_service(added)
    )


def _is_of_service(added: Addition) -> bool:
    """`344 Private Karl Moe`: before the rank of one man, the number under which he served."""
    i, whole = added.last, added.whole
    if len(added.positions) > 1 or len(added.facts[0]) < _SERVICE or i + 1 >= len(whole.forms):
        return False
    rank, name = whole.forms[i : i + 2]
    ranks = (rank, *known().get(rank, ()))
    return not rank.endswith("s") and is_name(name) and any(form == "private" or is_role(form) for form in ranks)


_SERVICE = 3
"""Digits of such a number, at least."""


def counts_more_of_them(added: Addition) -> bool:
    """`two dogs` / `two black and two white dogs`: of what both count, one caption counts others beside it."""
    whole, first = added.whole, added.first
    if not first or whole.tokens[first - 1].kind != NUMBER or added.follower not in added.other.words:
        return False
    behind_and = (i + 1 for i in range(first, added.last - 1) if whole.forms[i] == "and")
    return any(whole.tokens[i].kind == NUMBER for i in behind_and)


def counts_the_time(added: Addition) -> bool:
    """`before the judge` / `before the judge for the second time`."""
    return "for" in added.forms and not _ORDINALS.isdisjoint(added.forms) and "time" in added.forms


def _is_which_of_many(added: Addition) -> bool:
    """`win the ninth stage` / `win the stage`: in a sentence, which one; and `both`, where two are named."""
    if added.whole.is_label or added.other.is_label or len(added.positions) > 1:
        return False
    token = added.whole.tokens[added.positions[0]]
    raw = added.whole.clean.text[token.start : token.end].lower()
    return raw == "both" or (token.form.endswith(("st", "nd", "rd", "th")) and not raw[0].isdigit())


def _is_house(added: Addition) -> bool:
    """`Mill Street` / `12 Mill Street`: the house, where the other caption names no other."""
    behind = added.whole.forms[added.last : added.last + _STREET_NAME]
    at = next((n for n, form in enumerate(behind) if form in _STREETS), 0)
    return at > 0 and not any(form.isdigit() or form in word_list("preposition") for form in behind[:at])


_STREETS = frozenset({"street", "st", "avenue", "ave", "road", "rd", "lane", "boulevard", "blvd", "square", "terrace"})
_STREET_NAME = 4
"""Words of "Upper Mill Hill Road"."""


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


@per_caption
def figure_end(caption: PreparedCaption) -> int:
    """The words of `Figure 2.1: The lock` before what it shows: the number that a book or a page gave the picture."""
    if not caption.forms or caption.forms[0] not in _FIGURES:
        return 0
    end = 1
    text, tokens = caption.clean.text, caption.tokens
    while end < min(_LONGEST_FIGURE, len(tokens)) and tokens[end].kind in (NUMBER, MODEL):
        if end > 1 and " " in text[tokens[end - 1].end : tokens[end].start]:
            break  # "Figure 3: Two locks"
        end += 1
    return end if 1 < end < len(caption.tokens) else 0


_FIGURES = frozenset({"fig", "figure", "abb", "abbildung", "figura", "figuur", "рис", "рисунок", "εικονα", "σχημα"})
_LONGEST_FIGURE = 3
"""Words and numbers of "Figure 2-1"."""


def shifts_the_moment(added: Addition) -> bool:
    """`begin to install` / `install`: before, during or after the same action."""
    facts = added.facts
    if facts == ["after"] and _rejoices(added):
        return False
    if _comes_to_do_it(added):
        return True
    if not BEFORE_OR_AFTER.isdisjoint(facts) and len(facts) <= _FEW and added.in_first_sentence:
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


def _rejoices(added: Addition) -> bool:
    """`celebrates after scoring` / `celebrates scoring`: who rejoices at something has done it."""
    return added.first > 0 and rejoices(added.whole.forms[added.first - 1])


def rejoices(form: str) -> bool:
    """True for a form of "celebrate", "cheer" and the like."""
    return lemma(form) in _REJOICE


_REJOICE = frozenset(map(lemma, ("celebrate", "react", "cheer", "rejoice", "smile", "cry")))


def _comes_to_do_it(added: Addition) -> bool:
    """`arrives to deliver a speech` / `delivers a speech`: on the way, or at it."""
    if len(added.facts) > 1 or added.facts[0] not in _ON_THE_WAY or added.forms[:2] != (added.facts[0], "to"):
        return False
    there = added.other.forms[added.place[1] : added.place[1] + 1]
    return "word form" in added.reasons or [lemma(form) for form in there] == [lemma(added.follower)]


_ON_THE_WAY = frozenset(
    stem + ending
    for stem in ("arriv", "wait", "prepar", "gather", "com", "go", "lin", "return", "plan", "attempt", "hop", "agre")
    for ending in ("e", "es", "ed", "ing", "s", "")
)


def _is_before_a_year(added: Addition) -> bool:
    """`a pre-1950 barn` / `a 1950 barn`."""
    if len(added.facts) > 1 or added.facts[0] not in BEFORE_OR_AFTER:
        return False
    behind = added.whole.tokens[added.positions[0] + 1 :]
    return bool(behind) and behind[0].kind == YEAR


def makes_it_many(added: Addition) -> bool:
    """`a bird` / `a group of birds`."""
    if word_list("quantity").isdisjoint(added.facts):
        return False
    behind, others = added.whole.forms[added.last : added.last + _NEAR], added.other.forms
    return "word form" in added.reasons or any(
        form.endswith("s") and form not in others and form[:-1] in others for form in behind
    )


def is_a_letter_at_the_end(added: Addition) -> bool:
    """`Playing Games I` / `Playing Games`: the next of a series."""
    last = added.positions[-1]
    if len(added.positions) > 1 or len(added.facts[0]) > 1 or added.whole.tokens[last].kind != WORD:
        return False
    return last == len(added.whole.forms) - 1


def mixes_colours(added: Addition) -> bool:
    """`a black and white dog` / `a black dog`: one more colour of the same thing."""
    i = added.positions[0]
    if len(added.positions) != 1 or class_of(added.whole, i) != "colour":
        return False
    around = added.whole.forms[max(0, i - 2) : i + 3]
    return "and" in around and sum(kind_of(form) == "colour" for form in around) > 1


def is_further_from_the_side(added: Addition) -> bool:
    """`Moe (left)` / `Moe (second from left)`."""
    behind = added.whole.forms[added.last : added.last + 1]
    return "from" in added.forms and behind[:1] in (("left",), ("right",)) and not _ORDINALS.isdisjoint(added.forms)


_ORDINALS = frozenset({"2nd", "3rd", "4th", "5th", "6th", "second", "third", "fourth", "fifth", "sixth"})


def turns_round(added: Addition) -> bool:
    """`on` / `off`, `in` / `in front of`, `with` / `without`: the other end of a movement, another place."""
    facts = added.facts
    if len(facts) <= _FEW and not word_list("away").isdisjoint(facts):
        if is_near_a_town(added.whole, added.positions, added.last):
            return False
        return not word_list("here").isdisjoint(added.other.forms[slice(*added.place)])
    i = added.positions[0]
    return facts == ["front"] and i > 0 and added.whole.forms[i - 1 : i + 2] == ("in", "front", "of")


def is_seen_on_a_screen(added: Addition) -> bool:
    """`speaks` / `is seen on a monitor as he speaks`: a picture of a picture."""
    return "seen" in added.forms and not word_list("screen").isdisjoint(added.facts)


def looks_from_elsewhere(added: Addition) -> bool:
    """`At the summit` / `Looking up at the summit`; and `South-South-West` / `South-West`."""
    if added.first == added.place[0] == 0 and added.forms[0] == "looking":
        return True
    if len(added.facts) > 1 or added.facts[0] not in _COMPASS:
        return False
    i = added.positions[0]
    return not _COMPASS.isdisjoint(added.whole.forms[i + 1 : i + 2]) or (i > 0 and added.whole.forms[i - 1] in _COMPASS)


def is_in_another_light(added: Addition) -> bool:
    """`in visible light` / `in ultraviolet light`: "visible" is no fact elsewhere."""
    there = added.other.forms[slice(*added.place)]
    return "visible" in there and any(class_of(added.whole, i) in ("view", "name", "wording") for i in added.positions)


def is_another_side(added: Addition) -> bool:
    """`Boot` / `Boot, sole view`: in a label, a view named behind all that is shown."""
    if not added.other.is_label or added.last < len(added.whole.forms) or not added.first:
        return False
    return added.forms[-1] == "view" and len(added.forms) == _WITH_SIDE and added.forms[0] not in soft_words()


def tells_who_took_it(added: Addition) -> bool:
    """`A sailor on watch took this photo of` at the head: what follows is what the picture shows."""
    if added.first or added.forms[-1] not in _OF_WHAT:
        return False
    forms = added.forms[-_TAKEN_OF:-1]
    return not _TOOK.isdisjoint(forms) and not word_list("image").isdisjoint(forms)


_TOOK = frozenset(
    {"took", "captured", "snapped", "shot", "acquired", "obtained", "recorded", "made", "returned", "sent"}
)
_OF_WHAT = frozenset({"of", "showing", "as", "the", "a", "an"})
_TAKEN_OF = 6
"""Words of "took this first close-up photo of"."""


def is_another_version(added: Addition) -> bool:
    """`The Bathers` / `The Bathers (study)`: in a label, behind a mark, what was made on the way to it, or of it."""
    if len(added.forms) > 1 or added.last < len(added.whole.forms) or not added.first:
        return False
    return added.facts[0] in _VERSIONS and not _MARKS.isdisjoint(added.gap)


_VERSIONS = frozenset({"study", "sketch", "cartoon", "maquette", "bozzetto", "detail"})
_MARKS = frozenset(",(:[–—-")


def is_another_model(added: Addition) -> bool:
    """`Orra 12 Pro` / `Orra 12 Pro Max`, `Orra 6 Mark II`: behind the number of a model, which of its kind it is."""
    if added.facts[0] not in _MODELS or added.positions[0] not in _behind_models(added.whole):
        return False
    return all(added.whole.tokens[i].kind in (NUMBER, MODEL) for i in added.positions[1:])


@per_caption
def _behind_models(caption: PreparedCaption) -> frozenset[int]:
    """Tokens behind a number, or behind another word for a model that stands there."""
    found: set[int] = set()
    for i in range(1, len(caption.tokens)):
        before = caption.tokens[i - 1]
        if before.kind in (NUMBER, MODEL) or (i - 1 in found and before.form in _MODELS):
            found.add(i)
    return frozenset(found)


_MODELS = frozenset(
    {"pro", "max", "plus", "mini", "ultra", "lite", "air", "xl", "premium", "deluxe", "mark", "mk", "gen"}
)


def is_another_sheet(added: Addition) -> bool:
    """`[section]` / `[perspective section]`: in square brackets, which drawing it is."""
    if not added.first or added.place[0] == added.place[1]:
        return False
    return "[" in added.gap
