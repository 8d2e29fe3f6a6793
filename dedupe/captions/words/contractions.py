"""Two words written as one with an apostrophe: `isn't` is "is not", `they're` is "they are"."""

from __future__ import annotations

from functools import lru_cache

from dedupe.captions.words.folding import fold

_NEGATED = frozenset(
    {"is", "are", "was", "were", "has", "have", "had", "do", "does", "did", "could", "would", "should", "must", "need"}
)
_WHOLE = {"can't": ("cannot", "", 0), "won't": ("will", "not", 2)}
"""Where the first word changes: both words, and the letters of the first."""
_SECOND = {"re": "are", "ve": "have", "ll": "will", "m": "am"}
_BEFORE = frozenset({"i", "you", "he", "she", "it", "we", "they", "that", "this", "there", "who", "what", "these"})


@lru_cache(maxsize=1 << 10)
def contracted(raw: str) -> tuple[str, str, int] | None:
    """The two words that a word with an apostrophe is short for, and the letters that are the first's, or None.

    The second is "" where both make one word (`can't` is "cannot"). `'s` is no such word: it may be a possessive.
    """
    form = fold(raw).replace("\u2019", "'").replace("\u02bc", "'").replace("`", "'")
    if len(form) != len(raw):
        return None
    if form in _WHOLE:
        return _WHOLE[form]
    first, _, rest = form.partition("'")
    if rest == "t" and first.endswith("n") and first[:-1] in _NEGATED:
        return first[:-1], "not", len(first) - 1
    if rest in _SECOND and first in _BEFORE:
        return first, _SECOND[rest], len(first)
    return None
