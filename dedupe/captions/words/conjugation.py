"""What is being done in other languages, told by a verb or by its present participle.

`Una niña juega con un perro` and `Niña jugando con un perro` are one, as `A girl plays` and `Girl playing` are. Only
the participle is looked for: its ending is hardly a noun's, and but for Russian it is of one and of several.
"""

from __future__ import annotations

from functools import lru_cache

_SPANISH_VOWELS = (("ue", "o"), ("ue", "u"), ("ie", "e"), ("ie", "i"))
"""What a stressed stem has and the participle has not (`juega`, `jugando`)."""
_PARTICIPLES: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "spanish": (("ando", ("a", "an")), ("iendo", ("e", "en")), ("yendo", ("e", "en", "ye", "yen"))),
    "portuguese": (("ando", ("a", "am")), ("endo", ("e", "em")), ("indo", ("e", "em", "i"))),
    "italian": (("ando", ("a", "ano")), ("endo", ("e", "ono")), ("cendo", ("", "nno"))),
    "french": (
        ("ant", ("e", "ent", "t", "d", "")),
        ("tant", ("", "tent")), ("mant", ("t", "ment")), ("vant", ("t", "vent")),
        ("sant", ("t", "sent")), ("ssant", ("t", "ssent")), ("yant", ("t", "ient")), ("eant", ("e", "ent")),
    ),
    "german": (("end", ("t", "en", "et")),),
    "russian": (
        ("ющ", ("ет",)), ("ущ", ("ет",)), ("ящ", ("ит",)), ("ащ", ("ит",)),
        ("ющие", ("ют",)), ("ущие", ("ут",)), ("ящие", ("ят",)), ("ащие", ("ат",)),
        ("ющся", ("ется",)), ("ящся", ("ится",)), ("ащся", ("ится",)),
        ("ющиеся", ("ются",)), ("ящиеся", ("ятся",)), ("ащиеся", ("атся",)),
    ),
}  # fmt: skip
"""For a language the endings of participles, and those of the verb behind the same stem, of one and of several.

Those of Russian as `endings.py` leaves them: `играющая` is `играющ`.
"""
_SHORTEST_STEM = {"spanish": 1, "portuguese": 1, "italian": 2, "french": 2, "german": 3, "russian": 2}


@lru_cache(maxsize=1 << 15)
def does_and_doing(language: str, a: str, b: str) -> bool:
    """Whether one of two folded forms is the present participle of the other, a verb that tells of somebody else."""
    return _is_participle_of(language, a, b) or _is_participle_of(language, b, a)


def _is_participle_of(language: str, participle: str, verb: str) -> bool:
    for ending, others in _PARTICIPLES.get(language, ()):
        stem = participle.removesuffix(ending)
        if stem == participle or len(stem) < _SHORTEST_STEM[language]:
            continue
        if any(_stem_of(verb, other) == stem for other in others):
            return True
        if language == "spanish" and any(stem in _without_diphthong(_stem_of(verb, other)) for other in others):
            return True
    return False


def _stem_of(verb: str, ending: str) -> str | None:
    return verb[: len(verb) - len(ending)] if verb.endswith(ending) else None


def _without_diphthong(stem: str | None) -> tuple[str, ...]:
    """`jueg` as `jug` and `jog`: the last diphthong of a stem as the vowel that it was."""
    if stem is None:
        return ()
    return tuple([plain.join(stem.rsplit(stressed, 1)) for stressed, plain in _SPANISH_VOWELS if stressed in stem])
