"""A number more in one of two captions: a count, the next of a series, a house, a mark that says nothing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dedupe.captions.prepared import PreparedCaption, gap_before, per_caption, places_of_kind
from dedupe.captions.rules.addition import Addition
from dedupe.captions.rules.classes import class_of
from dedupe.captions.rules.counts import counted
from dedupe.captions.rules.difference import Difference
from dedupe.captions.words.abbreviations import known
from dedupe.captions.words.lexicon import given_names, is_name, is_plural, is_role, lemma, soft_words, word_list
from dedupe.captions.words.nicknames import nicknames
from dedupe.captions.words.relations import related
from dedupe.captions.words.tokens import MODEL, NUMBER, WORD, YEAR

_LONGEST_MARK = 2
"""Digits of a mark of a list; longer numbers say something."""
_LONGEST_OF_A_VIEW = 5
"""Digits of what a publisher numbered his views by."""
_DESCRIBED = 2
"""Words of "glass jars"."""
_NEAR = 3
"""Words behind a quantity among which what it counts stands."""


def numbers(added: Addition) -> bool:
    """A number more: the next of a series, a house, a count."""
    if not all(class_of(added.whole, i) == "number" for i in added.positions):
        return False
    if _is_which_of_many(added) or _is_of_a_dynasty(added) or _says_which_sheet(added):
        return False
    return not (
        _counts_one(added)
        or _counts_what_is_many(added)
        or _counts_what_is_listed(added)
        or _is_mark(added)
        or _is_within_a_range(added)
        or _is_house(added)
        or _is_of_service(added)
    )


def judge_series(differences: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """Let `Yacht II` / `Two Yachts` decide: the second of a series is one, and no two."""
    for numbered, other in ((a, b), (b, a)):
        things, counts = numbered_things(numbered), counted(other)
        if any(counts.get(thing) == count and _has_several(other, thing) for thing, count in things.items()):
            for d in differences:
                d.kind, d.decides = "number", True


def _has_several(caption: PreparedCaption, thing: str) -> bool:
    return any(lemma(form) == thing and is_plural(form) for form in caption.forms)


@per_caption
def numbered_things(caption: PreparedCaption) -> dict[str, str]:
    """For each thing with the number of a series behind it (`Yacht II`, `Yacht No. 2`) that number."""
    found: dict[str, str] = {}
    tokens = caption.tokens
    for i in [i for i in places_of_kind(caption, NUMBER) if i and tokens[i].form != "1"]:
        at = i - 1 - (tokens[i - 1].form in _NUMBER_SIGNS)
        ends = gap_before(caption, i + 1) != " "
        if ends and at >= 0 and tokens[at].kind == WORD and not gap_before(caption, i).strip(" ."):
            found[lemma(tokens[at].form)] = tokens[i].form
    return found


_NUMBER_SIGNS = frozenset({"no", "nr", "number"})


def _is_of_a_dynasty(added: Addition) -> bool:
    """`Ed White` / `Ed White II`: which of his name he is, behind a given name and a surname."""
    i, whole = added.positions[0], added.whole
    if len(added.positions) > 1 or added.facts[0] not in _GENERATIONS or i < _FULL_NAME:
        return False
    text, token = whole.clean.text, whole.tokens[i]
    given, surname = whole.tokens[i - _FULL_NAME : i]
    if text[token.start : token.end] not in _ROMAN or not text[surname.start].isupper():
        return False
    if given.form not in given_names() and given.form not in nicknames():
        return False
    return surname.form not in given_names() and surname.kind == WORD


_GENERATIONS = frozenset({"2", "3", "4"})
_ROMAN = frozenset({"II", "III", "IV"})
_FULL_NAME = 2
"""Words of a given name and a surname."""


def _says_which_sheet(added: Addition) -> bool:
    """`Box 2, slide 31.`, `sheet 4 of 9`: which of a set it is, or of how many, where the other tells no other."""
    i, whole = added.positions[0], added.whole
    if len(added.positions) > 1 or i < _SHEET_AND_NUMBER:
        return False
    sheet, before = whole.tokens[i - 2 : i]
    if before.form == "of":
        return sheet.kind == NUMBER and sheet.form in added.other.words and i - 3 in sheet_number(whole)
    return i in sheet_number(whole) and not gap_before(whole, i - 1).isspace() and not sheet_number(added.other)


_SHEET_AND_NUMBER = 2


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
    """`#4` or `(4)` behind a title, `(1)` or `1.` before a sentence: a mark of a list, no fact of the picture.

    So is what a publisher numbered his views by (`No. 412. The Weir`), of any length.
    """
    i, forms = added.positions[0], added.whole.forms
    token, text = added.whole.tokens[i], added.whole.clean.text
    before, after = text[max(0, token.start - 1) : token.start], text[token.end : token.end + 1]
    is_first = i == 0 or (i == 1 and forms[0] == "nr")
    if len(added.positions) > 1 or len(token.form) > (_LONGEST_OF_A_VIEW if is_first else _LONGEST_MARK):
        return False
    if before == "#" or (before == "(" and after == ")"):
        return True
    opens = is_first or added.whole.sentences[i - 1] != added.whole.sentences[i]
    return opens and after in (".", ")", "-")


def _counts_one(added: Addition) -> bool:
    """`one dog` / `a dog`, but not `one hand` / `hands`."""
    if set(added.facts) != {"1"} or added.place[0] == added.place[1]:
        return False
    return "word form" not in added.reasons or not any(map(is_plural, added.other.forms[slice(*added.place)]))


def _counts_what_is_many(added: Addition) -> bool:
    """`The two dogs` / `The dogs`, `Two glass jars` / `Glass jars` at the head: how many of what both call many."""
    left = len(added.whole.forms) - added.last
    behind = added.whole.forms[added.last : added.last + _DESCRIBED]
    return (
        len(added.positions) == 1
        and soft_words().issuperset(added.whole.forms[: added.positions[0]])
        and left > 2
        and "word form" not in added.reasons
        and (any(is_plural(form) and form in added.other.words for form in behind) or _counts_others(added))
    )


def _counts_others(added: Addition) -> bool:
    """`Two boys swim` / `Kids swim`: how many of those whom the other caption calls many by another word."""
    if added.whole.is_label and added.other.is_label:
        return False
    counted = [form for form in added.whole.forms[added.positions[0] + 1 : added.last] if is_plural(form)]
    called = [form for form in added.other.forms[slice(*added.place)] if is_plural(form)]
    return any(related(x, WORD, y, WORD) in _OTHER_WORDS for x in counted for y in called)


_OTHER_WORDS = frozenset({"synonym", "wider word"})


def _counts_what_is_listed(added: Addition) -> bool:
    """`three steps: cut, fold and glue` / `cut, fold and glue`: how many of what the other caption lists, too."""
    count = added.facts[0]
    if len(added.positions) > 1 or not count.isdecimal():
        return False
    whole, tokens = added.whole, added.whole.tokens
    gaps = [whole.clean.text[one.end : then.start] for one, then in pairwise(tokens)]
    counted = range(added.positions[0] + 1, min(added.positions[0] + 1 + _COUNTED, len(gaps)))
    first = next((i + 1 for i in counted if not _BEFORE_A_LIST.isdisjoint(gaps[i])), len(tokens))
    items = [""]
    for i in range(first, len(tokens)):
        form = whole.forms[i]
        if i > first and (form == "and" or not _BETWEEN_ITEMS.isdisjoint(gaps[i - 1])) and items[-1]:
            items.append("")
        if not items[-1] and form not in soft_words():
            items[-1] = form
    listed = items[: int(count)]
    return 1 < len(listed) == int(count) and all(item in added.other.words for item in listed)


_COUNTED = 3
"""Words of "easy origami steps"."""
_BEFORE_A_LIST = frozenset(":,(–—")
_BETWEEN_ITEMS = frozenset(",;/")


def counts_more_of_them(added: Addition) -> bool:
    """`two dogs` / `two black and two white dogs`: of what both count, one caption counts others beside it.

    So it is with years: `in 2019` / `in 2019 and 2020`.
    """
    whole, first = added.whole, added.first
    kinds = [token.kind for token in whole.tokens[max(0, first - 1) : first + 2]]
    if added.forms[0] == "and" and kinds == [YEAR, WORD, YEAR]:
        return True
    if not first or whole.tokens[first - 1].kind != NUMBER or added.follower not in added.other.words:
        return False
    behind_and = (i + 1 for i in range(first, added.last - 1) if whole.forms[i] == "and")
    return any(whole.tokens[i].kind == NUMBER for i in behind_and)


def counts_the_time(added: Addition) -> bool:
    """`before the judge` / `before the judge for the second time`."""
    return "for" in added.forms and not ORDINALS.isdisjoint(added.forms) and "time" in added.forms


@per_caption
def sheet_number(caption: PreparedCaption) -> frozenset[int]:
    """The words of `plate VII`, `No. 43`: which sheet of a series it is."""
    tokens = enumerate(pairwise(caption.tokens))
    return frozenset(
        [i for n, (sheet, number) in tokens if sheet.form in _SHEETS and number.kind == NUMBER for i in (n, n + 1)]
    )


_SHEETS = frozenset({"plate", "pl", "page", "leaf", "folio", "sheet", "slide", "no", "number"})
ORDINALS = frozenset({"2nd", "3rd", "4th", "5th", "6th", "second", "third", "fourth", "fifth", "sixth"})


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
    if len(added.facts[0]) > 1 or added.whole.tokens[last].kind != WORD:
        return False
    return last == len(added.whole.forms) - 1


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


@per_caption
def figure_end(caption: PreparedCaption) -> int:
    """The words of `Figure 2.1: The lock` before what it shows: the number that a book or a page gave the picture."""
    if not caption.forms or (caption.forms[0] not in _FIGURES and caption.forms[0] not in _EXHIBITS):
        return 0
    end = 1
    tokens = caption.tokens
    while end < min(_LONGEST_FIGURE, len(tokens)) and tokens[end].kind in (NUMBER, MODEL):
        if end > 1 and " " in gap_before(caption, end):
            break  # "Figure 3: Two locks"
        end += 1
    if not 1 < end < len(caption.tokens):
        return 0
    behind = gap_before(caption, end).strip()
    if caption.forms[0] in _EXHIBITS:
        return end if behind[:1] in _SETS_OFF else 0
    return _source_end(caption, end) if not behind and caption.forms[end] in _TAKEN_FROM else end


def _source_end(caption: PreparedCaption, end: int) -> int:
    """Behind `Figure 10 from Moe (1965):`, up to the colon, where the figure was taken from."""
    last = min(end + _LONGEST_SOURCE, len(caption.tokens))
    return next((i for i in range(end + 1, last) if ":" in gap_before(caption, i)), end)


_FIGURES = frozenset({"fig", "figure", "abb", "abbildung", "figura", "figuur", "рис", "рисунок", "εικονα", "σχημα"})
_EXHIBITS = frozenset(
    {"chart", "diagram", "exhibit", "graph", "illustration", "map", "plate", "slide", "step", "table"}
    | {"image", "photo", "picture", "screenshot", "example"}
)
"""These are numbered so where a mark follows ("Map 2: The lock"); else they may be shown ("Table 4 at Moe's")."""
_SETS_OFF = frozenset(":.–—-")
_TAKEN_FROM = frozenset({"from", "of", "in", "after"})
_LONGEST_SOURCE = 10
"""Words of "from Moe and Lunt (1965)"."""
_LONGEST_FIGURE = 3
"""Words and numbers of "Figure 2-1"."""


def is_further_from_the_side(added: Addition) -> bool:
    """`Moe (left)` / `Moe (second from left)`, `Moe (second left)`."""
    if added.follower not in _SIDES:
        return False
    return added.forms[-1] in ORDINALS or ("from" in added.forms and not ORDINALS.isdisjoint(added.forms))


_SIDES = frozenset({"left", "right"})
