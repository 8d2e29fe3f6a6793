"""Some words that say together what one word says.

`Top view of the tram`, `Overhead view of the tram` and `The tram from above` are one view, and so are `Bird's-eye view
of the quarry`, `Aerial view of the quarry` and `The quarry from the air`; `speed as a function of time` and `speed
vs. time` are speed against time; an `S. W. corner` is an S.W. one; a mill behind is a mill in the background, a `jug in
the form of a duck` is duck-shaped, damage `caused by` a storm is from it, a gull `in flight` is flying, and a
`panoramic view` is a panorama.
"""

from __future__ import annotations

import re

from dedupe.captions.words.numbers import number_form
from dedupe.captions.words.units import NUMBER, Token

_TOLD_BY = frozenset({
    "above", "age", "air", "anchor", "ashore", "behind", "board", "bomb", "c", "ca", "caused", "cocktail", "code",
    "dialog", "dialogue", "eye", "finish", "flight", "flow", "foot", "form", "function", "h", "half", "heat", "hello",
    "inscription", "landfall", "lettering", "n", "old", "onboard", "out", "panoramic", "part", "participate",
    "participating", "per", "phrase", "polling", "quarter", "resulting", "s", "schematic", "screen", "shape", "slogan",
    "sq", "square", "summit", "tears", "text", "top", "topdown", "versus", "victory", "vis", "visibility", "viz", "vs",
    "win", "word", "words", "ww1", "ww2",
})  # fmt: skip
_VIEWS = frozenset({"view", "views", "shot", "photo", "photograph", "image", "picture"})
_LONGEST = 5
_AND_A_HALF = 4
"""Words of "five and a half"."""
_PHRASES: dict[tuple[str, ...], str] = {
    ("ww1",): "wwi",
    ("ww2",): "wwii",
    ("bird", "eye"): "aerial",
    ("birds", "eye"): "aerial",
    ("as", "a", "function", "of"): "against",
    ("as", "function", "of"): "against",
    ("schematic", "diagram"): "schematic",
    ("schematic", "overview"): "schematic",
    ("schematic", "illustration"): "schematic",
    ("schematic", "representation"): "schematic",
    ("schematic", "drawing"): "schematic",
    ("schematic", "view"): "schematic",
    ("in", "flight"): "flying",
    ("in", "midair", "flight"): "flying",
    ("in", "mid", "air", "flight"): "flying",
    ("in", "tears"): "crying",
    **{("panoramic", view): "panorama" for view in _VIEWS},
    ("on", "top", "of"): "atop",
    **{("from", *article, top, "of"): "from" for article in ((), ("the",)) for top in ("top", "summit")},
    ("as", "they", "participate", "in"): "during",
    ("while", "participating", "in"): "during",
    ("as", "they", "take", "part", "in"): "during",
    ("while", "taking", "part", "in"): "during",
    **{(whose, win, "over"): "defeating" for whose in ("her", "his", "their") for win in ("win", "victory")},
    **{
        (*with_, "the", said): "reading"
        for with_ in (("with",), ("bearing",), ("displaying",), ("carrying",), ("printed", "with"), ("featuring",))
        for said in ("words", "word", "text", "inscription", "slogan", "lettering", "phrase")
    },
    ("on", "foot"): "walking",
    ("hi", "vis"): "hivis",
    ("hi", "viz"): "hivis",
    ("high", "vis"): "hivis",
    ("high", "viz"): "hivis",
    ("high", "visibility"): "hivis",
    ("vs", "code"): "vscode",
    ("visual", "studio", "code"): "vscode",
    ("molotov", "cocktail"): "petrolbomb",
    ("petrol", "bomb"): "petrolbomb",
    ("gasoline", "bomb"): "petrolbomb",
    **{(f"say{ending}", "hello", "to"): f"greet{ending}" for ending in ("", "s", "ing")},
    **{
        (look + ending, "out", over): look + ending
        for look in ("look", "gaz", "star")
        for ending in (("", "s", "ing", "ed") if look == "look" else ("e", "es", "ing", "ed"))
        for over in ("over", "at", "across", "onto")
    },
    ("at", "anchor"): "anchored",
    ("on", "board"): "aboard",
    ("onboard",): "aboard",
    ("dialog", "box"): "dialog",
    ("dialogue", "box"): "dialog",
    ("in", "the", "form", "of"): "shape",
    ("in", "form", "of"): "shape",
    ("in", "the", "shape", "of"): "shape",
    ("in", "shape", "of"): "shape",
    ("years", "old"): "aged",
    ("yrs", "old"): "aged",
    ("year", "old"): "aged",
    ("at", "the", "age", "of"): "aged",
    ("versus",): "against",
    ("vs",): "against",
    **{(verb, "landfall"): "landfall" for verb in ("make", "makes", "making", "made")},
    **{(verb, "ashore"): "landfall" for verb in ("come", "comes", "coming", "came")},
    ("finish", "line"): "finishline",
    ("caused", "by"): "from",
    ("resulting", "from"): "from",
    ("heat", "map"): "heatmap",
    **{("screen", taken): "screenshot" for taken in ("shot", "grab", "capture")},
    ("polling", "place"): "pollingstation",
    ("polling", "station"): "pollingstation",
    **{("per", unit): often for unit, often in (("day", "daily"), ("week", "weekly"), ("month", "monthly"))},
    ("per", "year"): "yearly",
    ("km", "h"): "kph",
    ("miles", "per", "hour"): "mph",
    **{(unit, "per", "hour"): "kph" for unit in ("kilometers", "kilometres", "km")},
    **{(square, unit): "sqmi" for square in ("square", "sq") for unit in ("mile", "miles", "mi")},
    **{
        (square, unit): "sqkm"
        for square in ("square", "sq")
        for unit in ("km", "kilometer", "kilometers", "kilometre", "kilometres")
    },
}
_CIRCA = frozenset({"c", "ca"})
_YEARS = re.compile(r"(?:1\d|20)\d\ds?")
"""A year or a decade."""
_AND_A_PART: dict[tuple[str, ...], float] = {
    ("and", a, part): value for part, value in (("half", 0.5), ("quarter", 0.25)) for a in ("a", "1")
}
"""Behind a number: `five and a half`."""
_PARTS = frozenset({"half", "quarter"})
_BEFORE_A_VIEW = {("top", "down"): "overhead", ("top",): "overhead", ("topdown",): "overhead"}
_IN_FRONT = {("flow", "diagram"): "flowchart"}
_NOTHING_BEFORE = {(), ("a",), ("the",)}
_BEHIND_FROM: dict[tuple[str, ...], str] = {
    ("above",): "overhead",
    ("air",): "aerial",  # "du ciel", read as "from air"
    **{(article, "air"): "aerial" for article in ("the", "el", "der", "de")},
}

_BEHIND_ALL = "background"
_OF_OTHER_PHRASES = frozenset(
    {"from", "left", "leave", "leaves", "leaving", "look", "looks", "looking", "fall", "falls", "close"}
)
"""Words with which "behind" is no place in the picture: "seen from behind", "left behind"."""
_THEM = frozenset({"them", "him", "her", "it", "me", "us"})


def with_phrases(tokens: list[Token], text: str) -> list[Token]:
    """The tokens with one word for each of these phrases."""
    forms = tuple([token[0] for token in tokens])
    if _TOLD_BY.isdisjoint(forms):
        return tokens
    parts = not _PARTS.isdisjoint(forms)
    begins = [i for i, form in enumerate(forms) if (parts or form in _OPENINGS) and _may_begin(forms, i)]
    read: list[Token] = []
    i = 0
    for begin in begins:
        if begin < i:
            continue  # within the phrase before
        length, word = _phrase_at(forms, begin, tokens, text)
        if word:
            read += tokens[i:begin]
            read.append(tokens[begin]._replace(form=word, end=tokens[begin + length - 1].end))
            i = begin + length
    return read + tokens[i:]


_TABLES = (_PHRASES, _IN_FRONT, _BEFORE_A_VIEW, _BEHIND_FROM)
_ALONE = (_CIRCA | {"age", "behind", "n", "s"}).union(
    phrase[0] for table in _TABLES for phrase in table if len(phrase) == 1
)
"""Words that may be such a phrase by themselves, or by what stands around them."""
_BEGINNINGS = frozenset(phrase[:2] for table in _TABLES for phrase in table if len(phrase) > 1)
_OPENINGS = _ALONE.union(first for first, _ in _BEGINNINGS)
"""The words with which these phrases begin, but for "and a half", which stands behind any number."""


def _may_begin(forms: tuple[str, ...], i: int) -> bool:
    return forms[i] in _ALONE or forms[i : i + 2] in _BEGINNINGS or forms[i + 1 : i + 2] == ("and",)


def _is_about_a_year(forms: tuple[str, ...], i: int, rest: str) -> bool:
    """`c. 1870`, `ca 1870s`, `c. 19th century`, but not `Team C 2031`."""
    behind = forms[i + 1 : i + 3]
    if not behind or not rest.startswith(("c.", "ca")):
        return False
    return _YEARS.fullmatch(behind[0]) is not None or behind[1:] == ("century",)


def _phrase_at(forms: tuple[str, ...], i: int, tokens: list[Token], text: str) -> tuple[int, str]:
    """How many tokens from here are a phrase, and the word for it; or one and nothing."""
    part = _AND_A_PART.get(forms[i + 1 : i + 4])
    if part is not None and tokens[i].kind == NUMBER and forms[i].isdecimal():
        return _AND_A_HALF, number_form(str(int(forms[i]) + part))
    if forms[i] in _CIRCA and _is_about_a_year(forms, i, text[tokens[i].start :]):
        return 1, "circa"
    if forms[i] == "behind":
        length = 2 if forms[i + 1 : i + 2] and forms[i + 1] in _THEM else 1
        is_place = i > 0 and forms[i - 1] not in _OF_OTHER_PHRASES and _ends_at(i + length, tokens, text)
        return (length, _BEHIND_ALL) if is_place else (1, "")
    if forms[i] in _NORTH_SOUTH:
        return (2, forms[i] + forms[i + 1]) if _is_a_corner(forms, i, tokens, text) else (1, "")
    if forms[i] == "age" and i + 1 < len(tokens) and tokens[i + 1].kind == NUMBER:
        return 1, "aged"
    for length in range(min(_LONGEST, len(forms) - i), 0, -1):
        phrase = forms[i : i + length]
        if phrase in _PHRASES:
            return length, _PHRASES[phrase]
        if phrase in _IN_FRONT and forms[max(0, i - 1) : i] in _NOTHING_BEFORE:
            return length, _IN_FRONT[phrase]
        if phrase in _BEFORE_A_VIEW and not _VIEWS.isdisjoint(forms[i + length : i + length + 1]):
            return length, _BEFORE_A_VIEW[phrase]
        if phrase in _BEHIND_FROM and "from" in forms[max(0, i - 1) : i] and _ends_at(i + length, tokens, text):
            return length, _BEHIND_FROM[phrase]
    return 1, ""


def _is_a_corner(forms: tuple[str, ...], i: int, tokens: list[Token], text: str) -> bool:
    """`S. W. corner` is `S.W. corner`; "S. W. Moe" are somebody's initials."""
    if forms[i + 1 : i + 2] not in _EAST_WEST or not _CORNERS.issuperset(forms[i + 2 : i + 3] or ("",)):
        return False
    return text[tokens[i].end : tokens[i + 1].start] == ". "


_NORTH_SOUTH = frozenset({"n", "s"})
_EAST_WEST = (("e",), ("w",))
_CORNERS = frozenset({"corner", "cor", "side", "end"})


def _ends_at(i: int, tokens: list[Token], text: str) -> bool:
    """True where a mark or the end stands there: `from above`, and not `from above the town`."""
    return i == len(tokens) or bool(text[tokens[i - 1].end : tokens[i].start].strip())
