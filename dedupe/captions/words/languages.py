"""Small words of other languages, read as the English ones that rules know.

`Ein Boot am Steg` and `Das Boot am Steg` differ in an article, `Bateau avec voile` and `Bateau sans voile` in more.
Articles, prepositions, numbers, months, sides and colours are few and can be listed, and what they do to a caption
is the same in every language; nouns and verbs stay as they are. The lists lie in `data/languages.txt`.

A language is told by small words that are no English ones, more of them than the caption has of English; or where
hardly another word is English; or by its script, if that is Greek or Cyrillic. An English caption with a foreign name
in it ("View of the Rue de la Paix") stays as it is.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from dedupe.captions.words.cases import WITH_OR_FROM, with_or_from
from dedupe.captions.words.endings import without_articles, without_cases
from dedupe.captions.words.folding import fold, lower_in_place
from dedupe.captions.words.lexicon import dictionary, is_common_word, soft_words
from dedupe.captions.words.moments import MONTHS
from dedupe.captions.words.numbers import roman_value
from dedupe.captions.words.units import NUMBER, WORD, Token

_OF = frozenset({"de", "del"})
_FEW_OF = 3
"""Among so many words one at most is English."""
HANGUL = ("가", "힣")
"""The first and the last syllable of Korean."""
_SCRIPTS = {
    "greek": ("α", "ω"),
    "russian": ("а", "ґ"),
    "hebrew": ("א", "ת"),
    "arabic": ("ء", "ۓ"),
    "korean": HANGUL,
}
"""The first and the last letter of scripts in which captions of one language are read."""
_UKRAINIAN = frozenset("іїєґ")
"""Letters that Russian has not."""
Meanings = dict[str, str]


def in_english(tokens: list[Token], language: str, text: str) -> list[Token]:
    """The tokens of a caption in another language with its small words read as English ones."""
    if text.isupper() and language != _ALL_NOUNS_IN_CAPITALS:
        text = lower_in_place(text)  # capitals throughout tell no names
    meanings = _languages()[language][1]
    read = _with_screenshots(without_articles(_without_progressive(tokens, language), language), meanings)
    read = _read(read, meanings, _shown_in(read, language, text), text)
    return [
        ours if _has_another_form(ours, text) else bare
        for ours, bare in zip(read, without_cases(read, language, text), strict=True)
    ]


def _without_progressive(tokens: list[Token], language: str) -> list[Token]:
    """`assis en train de lire` as `assis de lire`: no more than that it is being done, and no train."""
    forms = [token.form for token in tokens]
    if language != _PROGRESSIVE_IN or _TRAIN not in forms:
        return tokens
    found = [i for i in range(1, len(forms) - 1) if tuple(forms[i - 1 : i + 2]) == _IN_THE_MIDDLE_OF]
    gone = {k for i in found for k in (i - 1, i)}
    return [token for i, token in enumerate(tokens) if i not in gone]


_PROGRESSIVE_IN = "french"
_TRAIN = "train"
_IN_THE_MIDDLE_OF = ("en", _TRAIN, "de")


def _has_another_form(token: Token, text: str) -> bool:
    """True for a word of another form than it is written in: an English one has no cases."""
    return token.form != fold(text[token.start : token.end])


def language_of(forms: list[str], text: str) -> str | None:
    """The language of these, other than English, that a caption is in, or None."""
    language = None if text.isascii() or all(map(str.isascii, forms)) else _by_script(forms)
    if language is None:
        if _NO in forms:
            behind = [*forms[1:], ""]
            forms = [form for form, then in zip(forms, behind, strict=True) if form != _NO or not then.isdecimal()]
        english_words = _words("english")
        if _tells().isdisjoint(forms) and (not english_words.isdisjoint(forms) or _small_words().isdisjoint(forms)):
            return None
        language = _language(forms, sum([form in english_words for form in forms]))
    return language


_NO = "no"
"""Spanish "not", but before a number the abbreviation of "number", which tells no language."""


def _by_script(forms: list[str]) -> str | None:
    """The one language of these that is written in the script of half the words or more, or None."""
    for language, (first, last) in _SCRIPTS.items():
        if 2 * sum([first <= form[0] <= last for form in forms]) >= len(forms):
            is_ukrainian = language == "russian" and not _UKRAINIAN.isdisjoint("".join(forms))
            return "ukrainian" if is_ukrainian else language
    return None


def _language(forms: list[str], english: int) -> str | None:
    """The language that most small words are of, or None."""
    particles = sum(form in _words("particles") for form in forms)
    most, language = 0, None
    if _SUR in forms:
        forms = [
            _OF_SPANISH if form == _SUR and forms[i + 1 : i + 2] in _SOUTH_OF else form for i, form in enumerate(forms)
        ]
    for name, (tells, meanings) in _languages().items():
        if tells.isdisjoint(forms) and meanings.keys().isdisjoint(forms):
            continue  # as most
        told, known = sum(form in tells for form in forms), sum(form in meanings for form in forms)
        told_by_things = _shown(name)
        shown = sum(form in told_by_things for form in forms)
        is_told = told + particles > english if told else not english and particles > 1
        if not (is_told or (not english and (shown or _is_foreign(forms, meanings)))):
            continue
        known += shown
        if 2 * told + known <= most:
            continue
        most, language = 2 * told + known, name
    return language


@cache
def _shown(name: str) -> frozenset[str]:
    """What a language calls what photographs show, by words that are not English as well."""
    return frozenset(_vocabulary().get(name, {})) - dictionary()


_SUR = "sur"
_SOUTH_OF: tuple[list[str], ...] = ([], ["de"], ["del"], ["y"], ["en"], ["con"])
"""What stands behind `sur` where it is the Spanish south, not the French "on"."""
_OF_SPANISH = "hacia"


def _is_foreign(forms: list[str], meanings: Meanings) -> bool:
    """True where beside the small words of a language hardly a word is English ("Barco sin vela")."""
    others = [form for form in forms if form not in meanings and not form.isdecimal()]
    is_enough = len(others) > 1 or (len(others) == 1 and len(forms) > _FEW_OF)
    return is_enough and sum(map(is_common_word, others)) * _FEW_OF <= len(others)


def without_elided(form: str) -> str:
    """`l'herbe` as `herbe`, `dell'arte` as `arte`: an article or preposition that has lost its vowel before another."""
    first, _, rest = form.partition("'")
    return rest if first in _words("elided") and rest[:1] in _OPEN else form


_OPEN = frozenset("aeiouyh")


def _with_screenshots(tokens: list[Token], meanings: Meanings) -> list[Token]:
    """`Captura de pantalla`, `Снимок экрана` as one word: what a screenshot is taken of is no other word of it."""
    screens = _words("screens")
    read: list[Token] = []
    for token in tokens:
        if token.form in screens:
            of = bool(read) and meanings.get(read[-1].form) == "of"
            shot = read[-1 - of] if len(read) > of else None
            if shot is not None and meanings.get(shot.form) in _SHOTS:
                read[-1 - of :] = [shot._replace(form=_SCREENSHOT, end=token.end)]
                continue
        read.append(token)
    return read


_LAM = "ل"
_SHORTEST_BEHIND_LAM = 3
"""`لقطة شاشة لصفحة` is of a page: behind a word for a picture, "of" is written in one with what it shows."""
_OF_WHAT = frozenset({"screenshot", "photo", "view"})
_SCREENSHOT = "screenshot"
_SHOTS = frozenset({"photo", _SCREENSHOT})


def _read(tokens: list[Token], meanings: Meanings, shown: dict[int, str], text: str) -> list[Token]:
    soft = soft_words()
    read: list[Token] = []
    for i, token in enumerate(tokens):
        form = token.form
        meaning = meanings.get(form) if token.kind == WORD and form not in soft else None
        if form[0] == _LAM and len(form) > _SHORTEST_BEHIND_LAM and read and read[-1].form in _OF_WHAT:
            read.append(token._replace(form=form[1:]))
            continue
        if i and read and read[-1].form == "view" and (side := _side_of_view(form)):
            read.append(token._replace(form=side))
            continue
        if read and read[-1].form == "seen" and form in _SEEN_FROM:
            read.append(token._replace(form="from"))  # "vu du ciel", "visto da sud"
            continue
        if form in _OF and _is_within_a_date(tokens, i, meanings):
            continue  # "3 de marzo de 2014"
        if form in WITH_OR_FROM and meaning == "with":
            meaning = with_or_from([behind.form for behind in tokens[i + 1 : i + 3]])
        if form in _FROM and i + 1 < len(tokens) and meanings.get(tokens[i + 1].form) in _SIDES:
            read.append(token._replace(form="from"))  # "von links nach rechts"
        elif form == _FROM_LEFT:
            middle = token.start + 1
            read += [token._replace(form="from", end=middle), token._replace(form="left", start=middle)]
        elif i + 1 < len(tokens) and meanings.get(tokens[i + 1].form) == "century" and (which := _ordinal(form)):
            read.append(token._replace(form=which, kind=NUMBER))
        elif meaning is None or _is_hyphenated(token, text):
            read.append(token._replace(form=shown.get(i, form)))  # "Chalon-sur-Saône"
        elif meaning.isdecimal():
            read.append(token._replace(form=meaning, kind=NUMBER))
        else:
            read.append(token._replace(form=meaning))
    return read


def _shown_in(tokens: list[Token], language: str, text: str) -> dict[int, str]:
    """The tokens that say what photographs show, each with the English word."""
    vocabulary = _vocabulary().get(language, {})
    return {
        i: vocabulary[token.form]
        for i, token in enumerate(tokens)
        if token.form in vocabulary and not (i and _is_of_a_name(token, text, language))
    }


def _is_of_a_name(token: Token, text: str, language: str) -> bool:
    """`Ripa Grande`, `Avenida del Mar`: a capital within a caption, but in German, where any noun has one; a hyphen."""
    return _is_hyphenated(token, text) or (language != _ALL_NOUNS_IN_CAPITALS and text[token.start].isupper())


def _is_hyphenated(token: Token, text: str) -> bool:
    return "-" in text[max(0, token.start - 1) : token.start] + text[token.end : token.end + 1]


_ALL_NOUNS_IN_CAPITALS = "german"
_SEEN_FROM = frozenset({"de", "du", "des", "del", "da", "do", "dal", "dallo", "dalla", "von", "vom", "van"})
_FROM = frozenset({"von", "de", "da", "van", "desde", "depuis"})
_FROM_LEFT = "vlnr"
"""As German and Dutch abbreviate "from left to right"."""
_SIDES = frozenset({"left", "right"})


def _side_of_view(form: str) -> str | None:
    """What stands behind "view": what is seen or whence (`Blick auf`, `Blick von`)."""
    return "of" if form in _words("seen") else "from" if form in _words("whence") else None


def _ordinal(form: str) -> str | None:
    """`XIXe`, `19e`, `19de` before a word for a century as `19th`."""
    number = re.fullmatch(r"(\d{1,2}|[ivx]{2,5})(?:e|eme|de|ste)", form)
    value = number and (number[1] if number[1].isdecimal() else roman_value(number[1]))
    return f"{value}th" if value else None


def _is_within_a_date(tokens: list[Token], i: int, meanings: Meanings) -> bool:
    if not 0 < i < len(tokens) - 1:
        return False
    before, behind = tokens[i - 1], tokens[i + 1]
    return (before.kind == NUMBER and meanings.get(behind.form) in MONTHS) or (
        behind.kind == NUMBER and meanings.get(before.form) in MONTHS
    )


@cache
def _tells() -> frozenset[str]:
    """All words that tell one of these languages."""
    return frozenset().union(*[tells for tells, _ in _languages().values()])


@cache
def _small_words() -> frozenset[str]:
    """Words of which a caption has one at least that is in one of these languages."""
    return frozenset().union(*[meanings for _, meanings in _languages().values()])


@cache
def _languages() -> dict[str, tuple[frozenset[str], Meanings]]:
    """For each language the words that tell it, and the English words for its small words."""
    return {
        name: (
            frozenset(lines.get("tells", ())),
            {word: english for english, words in reversed(lines.items()) if english != "tells" for word in words},
        )
        for name, lines in _read_lists("languages.txt").items()
        if name != "all"
    }


@cache
def _vocabulary() -> dict[str, Meanings]:
    """For each language the English words for what photographs show, which tell no language."""
    return {
        name: {word: english for english, words in lines.items() for word in words}
        for name, lines in _read_lists("vocabulary.txt").items()
    }


def is_read_as_english(language: str, form: str) -> bool:
    """True for a folded word of a language for what photographs show."""
    return form in _vocabulary().get(language, {})


@cache
def _words(name: str) -> frozenset[str]:
    """One of the lists that hold for all languages."""
    return frozenset(_read_lists("languages.txt")["all"][name])


@cache
def _read_lists(file: str) -> dict[str, dict[str, list[str]]]:
    text = files("dedupe.captions.words").joinpath("data", file).read_text(encoding="utf-8")
    found: dict[str, dict[str, list[str]]] = {}
    for line in text.splitlines():
        name, _, words = line.partition(": ")
        if line.startswith("["):
            language = found.setdefault(line.strip("[]"), {})
        elif words and not line.startswith("#"):
            language[name] = [fold(word) for word in words.split()]
    return found
