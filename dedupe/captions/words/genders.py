"""Endings by which a word of another language tells one from several, and him from her.

`niño` and `niña`, `Katze` and `Katzen` are a letter apart, as a word and a slip of the pen are, and are not one thing.
"""

from __future__ import annotations

from dedupe.captions.words.lexicon import is_name

_SHORTEST_STEM = 2
_IBERIAN = ["+s", "+es", "o/a", "os/as", "o/as", "a/os", "+a", "+as", "+os", "ao/oes", "ao/aos", "l/is", "m/ns"]
_ENDINGS = {
    "german": ["+e", "+en", "+er", "+n", "+in", "+innen", "e/in", "en/innen"],
    "french": ["+s", "+e", "+es", "e/s", "+x", "l/ux"],
    "spanish": _IBERIAN,
    "portuguese": _IBERIAN,
    "italian": ["o/a", "o/i", "a/e", "e/i", "a/i", "o/e", "+a"],
    "dutch": ["+en", "+s", "+n", "+in"],
}
_DATIVE = frozenset({"", "n"})
_GENITIVE = frozenset({"", "s"})
_PAIRS = {
    language: frozenset(frozenset(ending.lstrip("+").split("/") + [""] * ending.startswith("+")) for ending in endings)
    for language, endings in _ENDINGS.items()
}


def counts_or_sexes_apart(language: str, form_a: str, form_b: str) -> bool:
    """True where two forms of a word are of one and of several, or of him and of her."""
    stem = next(
        (i for i, (a, b) in enumerate(zip(form_a, form_b, strict=False)) if a != b), min(len(form_a), len(form_b))
    )
    endings = frozenset((form_a[stem:], form_b[stem:]))
    if stem < _SHORTEST_STEM or (endings == _DATIVE and form_a[:stem].endswith(("er", "el"))):
        return False  # "Häuser" and "Häusern" are several
    if language == "dutch" and endings == _GENITIVE and is_name(form_a[:stem]):
        return False  # "Jans hond"
    return endings in _PAIRS.get(language, ())
