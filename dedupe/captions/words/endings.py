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
_RUSSIAN_ADJECTIVES = ("ого", "его", "ому", "ему", "ый", "ий", "ой", "ая", "яя", "ое", "ее", "ую", "юю")
_RUSSIAN: _Endings = (*[(ending, "") for ending in _RUSSIAN_ADJECTIVES], ("у", "а"), ("ю", "я"))
_GREEK: _Endings = (("ασ", "α"), ("ησ", "η"), ("οσ", "ο"), ("ου", "ο"))


def without_cases(tokens: list[Token], language: str, text: str) -> list[Token]:
    """The tokens with the words of a language that has cases as they are in the nominative, or near it."""
    if language == "german":
        return _german(tokens, text)
    endings = {"russian": _RUSSIAN, "greek": _GREEK}.get(language)
    return tokens if endings is None else [_cut(token, endings) for token in tokens]


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
