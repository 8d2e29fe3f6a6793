"""Words of languages with cases as they are without, so that `der alte Turm` and `des alten Turmes` are one.

Only endings that leave the number as it is go: one boat and several are two things in every language.
"""

from __future__ import annotations

from dedupe.captions.words.lexicon import soft_words
from dedupe.captions.words.units import WORD, Token

_GENITIVE = 3
"""Words from `des` to the end of `des alten Turmes`."""
_SHORTEST_STEM = 3
_Endings = tuple[tuple[str, str], ...]
_GERMAN_ADJECTIVES: _Endings = (("en", ""), ("em", ""), ("er", ""), ("es", ""), ("e", ""))
_GERMAN_GENITIVES: _Endings = (("es", ""), ("s", ""))
_MASCULINE = ("ого", "его", "ому", "ему", "ый", "ий", "ым", "им", "ое", "ее")
_FEMININE = ("ая", "яя", "ую", "юю")
_REFLEXIVE: _Endings = (
    *[(ending + "ся", "ся") for ending in ("ий", "его", "ему", "им", "ая", "ей", "ую", "ее")],
    ("ихся", "иеся"),
    ("имися", "иеся"),
)
_PLURAL: _Endings = (("ыми", "ые"), ("ых", "ые"), ("скими", "ские"), ("ских", "ские"))
_RUSSIAN: _Endings = (*_REFLEXIVE, *_PLURAL, *[(ending, "") for ending in (*_MASCULINE, *_FEMININE, "ой")])
_RUSSIAN_ALONE: _Endings = (
    *_REFLEXIVE, *_PLURAL,
    *[(ending, "") for ending in _MASCULINE],
    *[(ending, "ая") for ending in _FEMININE],
    *[(stem + "ой", stem + "ая") for stem in ("нн", "тн", "чн", "ьн", "ск", "ш", "щ", "ен")],
    ("ой", ""),
)  # fmt: skip
"""The same behind which no noun stands that tells him from her: `портрет неизвестной`."""
_UKRAINIAN: _Endings = (("ього", ""), ("ого", ""), ("ьому", ""), ("ому", ""), ("ий", ""), ("ими", "і"), ("их", "і"))
_KOREAN: _Endings = (("를", ""), ("을", ""), ("의", ""), ("은", ""), ("는", ""), ("가", ""))
"""Particles that say what part a word plays; `이` is left, with which too many words end."""
_GREEK: _Endings = (("εων", "εισ"), ("ασ", "α"), ("ησ", "η"), ("οσ", "ο"), ("ου", "ο"))


def without_cases(tokens: list[Token], language: str, text: str) -> list[Token]:
    """The tokens with the words of a language that has cases as they are in the nominative, or near it."""
    if language == "german":
        return _german(tokens, text)
    if language == "russian":
        return [
            _cut(token, _RUSSIAN if _has_noun(tokens, i, text) else _RUSSIAN_ALONE) for i, token in enumerate(tokens)
        ]
    endings = {"ukrainian": _UKRAINIAN, "korean": _KOREAN, "greek": _GREEK}.get(language)
    shortest = _SHORTEST_HANGUL if language == "korean" else _SHORTEST_STEM
    return tokens if endings is None else [_cut(token, endings, shortest) for token in tokens]


_SHORTEST_HANGUL = 2
_ARTICLES = {"arabic": ("وال", "بال", "كال", "فال", "لل", "ال"), "hebrew": ("ה",)}
"""Articles that are written in one with their noun, and with a small word before them."""


def without_articles(tokens: list[Token], language: str) -> list[Token]:
    """The tokens without an article that is written in one with them."""
    articles = _ARTICLES.get(language)
    return tokens if articles is None else [_without_article(token, articles) for token in tokens]


def _without_article(token: Token, articles: tuple[str, ...]) -> Token:
    """`الشاشة` as `شاشة`."""
    form = token.form
    for article in articles:
        if form.startswith(article) and len(form) - len(article) >= _SHORTEST_STEM and token.kind == WORD:
            return token._replace(form=form[len(article) :])
    return token


def _has_noun(tokens: list[Token], i: int, text: str) -> bool:
    """True where another word follows, and no mark or small word."""
    if i + 1 == len(tokens):
        return False
    behind = tokens[i + 1]
    return behind.kind == WORD and behind.form not in soft_words() and text[tokens[i].end : behind.start].isspace()


def _german(tokens: list[Token], text: str) -> list[Token]:
    """Adjectives, which are written small, and nouns behind `des` or `eines`."""
    genitive = 0
    read: list[Token] = []
    for token in tokens:
        raw = text[token.start : token.end]
        genitive = _GENITIVE if raw.lower() in ("des", "eines") else max(0, genitive - 1)
        endings = _GERMAN_ADJECTIVES if raw[0].islower() else _GERMAN_GENITIVES if genitive else ()
        read.append(_cut(token, endings, _SHORTEST_STEM + 1))
    return read


def _cut(token: Token, endings: _Endings, shortest: int = _SHORTEST_STEM) -> Token:
    form = token.form
    for ending, nominative in endings:
        if form.endswith(ending):
            if token.kind == WORD and len(form) - len(ending) >= shortest and form not in soft_words():
                return token._replace(form=form.removesuffix(ending) + nominative)
            return token
    return token
