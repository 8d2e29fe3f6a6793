"""Whether a picture's name or its maker's follows `Image:` at the head of a caption."""

from __future__ import annotations

import re

from dedupe.captions.words.lexicon import given_names, is_common_word, proper_names, word_list

_HEAD = re.compile(r"\s*(?:photo(?:graph)?|image|picture)\s?:\s?(?=\S)", re.IGNORECASE)
_MAKER = re.compile(r"[/©@]|\b(?:by|via|courtesy|credit|copyright|from|collection|archives?)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_TELLS = re.compile(r"\b(?:[Aa]n?|on|in|at|with|over|under|near|behind|before|after)\b|\b(?:1[5-9]|20)\d\d\b")
"""Small words of a title, and a year."""
_SHORTEST = 3
_LEAST = 2
"""Words for things that no maker bears in the name."""


def shows_a_thing(head: str) -> bool:
    """True for `Image: Figure on a Ladder`; false for `Image: Ada Moe`, `Photo: National Park Service`.

    A maker has a name: a given name first, an agency, or what is no word of the language.
    """
    label = _HEAD.match(head)
    if label is None:
        return False
    said = head[label.end() :]
    words = [word.lower() for word in _WORD.findall(said)]
    if not words or words[0] in given_names() or _MAKER.search(said):
        return False
    if not (word_list("maker") | word_list("organisation")).isdisjoint(words):
        return False
    things = sum(len(word) >= _SHORTEST and is_common_word(word) and word not in proper_names() for word in words)
    return things >= _LEAST or (things > 0 and _TELLS.search(said) is not None)
