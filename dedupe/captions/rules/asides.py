"""What a caption says beside what it shows: when, who distributes it, a number in brackets, where the work is kept.

An aside stands in place of anything without contradicting it, but for another aside of its kind.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from dedupe.captions.cleanup.makers import AGENCY_FORMS
from dedupe.captions.prepared import PreparedCaption, gap_before, per_caption, places_of, places_of_kind
from dedupe.captions.rules.addition import Addition
from dedupe.captions.rules.classes import STANDS
from dedupe.captions.words.dates import CERTAIN_MONTHS
from dedupe.captions.words.lexicon import given_names, is_name, is_role, is_verb, kind_of, soft_words, word_list
from dedupe.captions.words.tokens import CALENDAR, MODEL, NUMBER, WORD, Token

_KEEPERS = frozenset({"museum", "gallery", "library", "archive", "archives", "collection", "collections"})
"""What keeps a work, with a name before it or behind it ("Vale Museum", "Museum of Glass")."""
_NAMES = frozenset({"of", "for", "and", "the", "in"})
"""Small words in the name of a keeper."""
_LONGEST_KEEPER = 12
"""Words of a sentence that names a keeper and its town."""
_AWAY = frozenset({"away"})
_IN_BRACKETS = 2
"""Words in brackets that are the number of a ship or a star ("(hull DD-5)")."""


def stand_aside(a: PreparedCaption, left_a: Sequence[int], b: PreparedCaption, left_b: Sequence[int]) -> bool:
    """True where all that one of two stretches says is asides of which the other caption has none, and not the other.

    Args:
        a: a caption.
        left_a: the tokens of a stretch of it that the other caption does not account for.
        b: the other caption.
        left_b: the same of the stretch in its place.
    """
    return _only_asides(_asides(a), left_a, a, b) != _only_asides(_asides(b), left_b, a, b)


def is_a_record(added: Addition) -> bool:
    """True for a record behind what is told, where the other caption has none."""
    record = fields(added.whole)
    return bool(record) and record.issuperset(added.positions) and not fields(added.other)


def _only_asides(asides: Mapping[int, str], left: Sequence[int], a: PreparedCaption, b: PreparedCaption) -> bool:
    if not all(map(asides.__contains__, left)):
        return False
    return not any(_is_contradicted(kind, a, b) for kind in {asides[i] for i in left})


def _is_contradicted(kind: str, a: PreparedCaption, b: PreparedCaption) -> bool:
    """True where each caption has an aside of this kind that is not in the other."""
    return _has_own(kind, a, b) and _has_own(kind, b, a)


def _has_own(kind: str, caption: PreparedCaption, other: PreparedCaption) -> bool:
    if kind == "date":
        forms = frozenset(other.forms)
        return any(_is_date(token) and token.form not in forms for token in caption.tokens)
    if kind == "side":
        return not (STANDS.intersection(caption.forms) <= other.words)
    if kind == "maker":
        return may_be_signed(caption)
    own = _PLACES_OF[kind](caption)
    return any(caption.forms[i] not in other.words and caption.forms[i] not in soft_words() for i in own)


def _is_date(token: Token) -> bool:
    """True for a part of a date, for a month whose day was not read ("October d"), and for a decade ("1960s")."""
    if token.kind in CALENDAR or token.form in CERTAIN_MONTHS:
        return True
    return token.kind == MODEL and token.form.endswith("0s") and token.form[:-1].isdecimal()


@per_caption
def _asides(caption: PreparedCaption) -> dict[int, str]:
    """The words that belong to an aside, each with its kind."""
    found: dict[int, str] = {}
    # Of two kinds the one that comes last holds.
    for kind, find in _BY_PLACES:
        found.update(dict.fromkeys(find(caption), kind))
    for i in places_of(caption, STANDS):
        if _is_set_apart(caption, i):
            found[i] = "side"
    found.update(dict.fromkeys(bracketed(caption), "identifier"))
    for i in places_of(caption, AGENCY_FORMS):
        if not _is_spoken_of(caption, i):
            found[i] = "date"
    for kind in sorted(CALENDAR):
        found.update(dict.fromkeys(places_of_kind(caption, kind), "date"))
    return found


def _is_set_apart(caption: PreparedCaption, i: int) -> bool:
    """`Ada Moe, left,`, `Ada Moe (left)`: on which side she stands is said beside what is told of her."""
    text, token = caption.clean.text, caption.tokens[i]
    before, behind = text[: token.start].rstrip()[-1:], text[token.end :].lstrip()[:1]
    return (before, behind) in ((",", ","), ("(", ")"))


def _is_spoken_of(caption: PreparedCaption, i: int) -> bool:
    """`managed by NASA`, `trained at ESA`: not who hands the picture out."""
    before = caption.forms[i - 1] if i else ""
    return before == "the" or before in word_list("preposition")


@per_caption
def bracketed(caption: PreparedCaption) -> frozenset[int]:
    """The words of each bracket that holds a number with letters, and at most its catalogue before it.

    So are letters in capitals and a number, as navies number their ships: `USS Orra (CVN 12)`.
    """
    text, tokens = caption.clean.text, caption.tokens
    if "(" not in text:
        return frozenset()
    found: list[int] = []
    closed = {match.start() for match in _CLOSES.finditer(text)}
    for i in [i for i, token in enumerate(tokens) if token.end in closed]:
        if tokens[i].kind == MODEL or _is_hull_number(caption, i):
            first = max(0, i + 1 - _IN_BRACKETS)
            start = next((k for k in range(i, first - 1, -1) if text.endswith("(", 0, tokens[k].start)), None)
            found.extend(range(start, i + 1) if start is not None else ())
    return frozenset(found)


_CLOSES = re.compile(r"\)")


def _is_hull_number(caption: PreparedCaption, i: int) -> bool:
    """`(CVN 12)`: a number behind letters in capitals, where not all is in capitals."""
    text, before = caption.clean.text, caption.tokens[i - 1 : i]
    if caption.tokens[i].kind != NUMBER or not before or before[0].kind != WORD:
        return False
    return text[before[0].start : before[0].end].isupper() and not text.isupper()


@per_caption
def fields(caption: PreparedCaption) -> frozenset[int]:
    """The words of a record behind what is told (`Orbit Number: 123 Latitude: -13.4 Instrument: VIS`)."""
    text = caption.clean.text
    if text.count(": ") < _LEAST_FIELDS:
        return frozenset()
    begins = [match.start() for match in _FIELD.finditer(text)]
    first = len(text)
    run = 0
    for start in reversed(begins):
        if first - start > _LONGEST_FIELD:
            break
        first, run = start, run + 1
    places = [i for i, token in enumerate(caption.tokens) if token.start >= first]
    return frozenset(places) if run >= _LEAST_FIELDS and len(places) < len(caption.tokens) else frozenset()


_FIELD = re.compile(r"(?<!\S)[A-Z][a-z]+(?:\s[A-Za-z]+){0,2}:\s")
_LEAST_FIELDS = 3
"""Fields in a row at the end that make a record; one or two may be told."""
_LONGEST_FIELD = 60
"""Characters of a field, with its name."""


@per_caption
def distances(caption: PreparedCaption) -> frozenset[int]:
    """The words of each clause that says how far away it is (`, about 160 light-years away`)."""
    found = list[int]()
    for at in places_of(caption, _AWAY):
        first = next((i for i in range(at - 1, max(-1, at - _LONGEST_DISTANCE), -1) if _is_number(caption, i)), None)
        if first is not None and caption.sentences[first] == caption.sentences[at]:
            found.extend(range(first, at + 1))
    return frozenset(found)


def _is_number(caption: PreparedCaption, i: int) -> bool:
    return caption.tokens[i].kind == NUMBER


_LONGEST_DISTANCE = 5
"""Words of "160 million light-years away"."""


@per_caption
def kept_by(caption: PreparedCaption) -> frozenset[int]:
    """The words of each sentence, but the first, that only names who keeps the work ("Vale Museum, Norwick")."""
    sentences, found = caption.sentences, list[int]()
    for number in {sentences[i] for i in places_of(caption, _KEEPERS)}:
        first = sentences.index(number)
        words = range(first, first + sentences.count(number))
        if number and _names_a_keeper(caption, words):
            found.extend(words)
    return frozenset(found)


@per_caption
def _offices(caption: PreparedCaption) -> frozenset[int]:
    """The words of each phrase between commas that tells the office of who was named (`Ada Moe, mayor of Orm`)."""
    if "," not in caption.clean.text:
        return frozenset()
    forms, found = caption.forms, list[int]()
    marks = [i for i in range(1, len(forms)) if "," in gap_before(caption, i)]
    for first, end in pairwise([*marks, len(forms)]):
        last = next((i for i in range(first, end) if caption.sentences[i] != caption.sentences[first]), end)
        words = forms[first:last]
        if len(words) > _LONGEST_OFFICE or not _ends_a_name(forms[:first]) or not any(map(is_role, words)):
            continue
        if not is_role(words[-1]) and word_list("preposition").isdisjoint(words):
            continue  # "Ada Moe, Commander Hall Wiseman": somebody else
        if given_names().isdisjoint(words) and not any(is_verb(form) and not is_role(form) for form in words):
            found.extend(range(first, last))
    return frozenset(found)


def _ends_a_name(forms: Sequence[str]) -> bool:
    return is_name(forms[-1]) or (forms[-2:-1] != () and forms[-2] in given_names())


_LONGEST_OFFICE = 9
"""Words of "the British Secretary of State for Foreign Affairs"."""


@per_caption
def signed(caption: PreparedCaption) -> frozenset[int]:
    """The words at the end that name who made it or shows it: `- Ada Moe`, `by A. Moe`, `| Vale Gazette`."""
    if not caption.has_capitals:
        return frozenset()
    text, tokens = caption.clean.text, caption.tokens
    end = first = len(tokens)
    while first > max(1, end - _LONGEST_MAKER) and text[tokens[first - 1].start].isupper():
        first -= 1
        if gap_before(caption, first) != " ":
            break
    names = caption.forms[first:end]
    if caption.forms[first - 1 : first] == ("by",) and names:
        return frozenset(range(first - 1, end)) if all(map(_may_be_a_maker, names)) else frozenset()
    if len(names) <= 1 or gap_before(caption, first) not in _BEFORE_A_MAKER:
        return frozenset()
    is_maker = names[0] in given_names() or names[-1] in word_list("maker")
    return frozenset(range(first, end)) if is_maker else frozenset()


def may_be_signed(caption: PreparedCaption) -> bool:
    """True where it names who made it, or somebody or something may be named behind "by" at its end."""
    return bool(signed(caption)) or "by" in caption.forms[-1 - _LONGEST_MAKER :]


def _may_be_a_maker(form: str) -> bool:
    return len(form) == 1 or is_name(form) or form in given_names()


_LONGEST_MAKER = 4
_BEFORE_A_MAKER = frozenset({" - ", " – ", " — ", " | ", " / ", " [", " ("})


_BY_PLACES = (
    ("maker", signed),
    ("keeper", kept_by),
    ("office", _offices),
    ("distance", distances),
    ("field", fields),
)
_PLACES_OF = {"identifier": bracketed} | dict(_BY_PLACES)
"""Where the words of asides of a kind stand."""


def _names_a_keeper(caption: PreparedCaption, words: range) -> bool:
    """False for what is told of one or happens there: a verb, "at the museum", "in the background"."""
    forms = caption.forms[words.start : words.stop]
    if len(forms) > _LONGEST_KEEPER or NUMBER in [caption.tokens[i].kind for i in words]:
        return False
    if not (word_list("preposition") | word_list("finite")).difference(_NAMES).isdisjoint(forms):
        return False
    if any(kind_of(form) == "position" or (is_verb(form) and form.endswith(("s", "ed", "ing"))) for form in forms):
        return False
    at = next(i for i, form in enumerate(forms) if form in _KEEPERS)
    return (at > 0 and forms[at - 1] not in soft_words()) or forms[at + 1 : at + 2] in (("of",), ("for",))
