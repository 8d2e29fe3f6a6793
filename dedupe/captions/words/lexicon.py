"""What English words mean to a caption: synonyms, classes, names, words that carry no fact.

The lists lie in `data/` and are read when first asked for.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

_VOWELS = frozenset("aeiouy")
_SHORTEST_STEM = 3
_ROUGH = "# Words of which one is wider"
"""The line of `data/synonyms.txt` behind which groups hold in sentences only."""
_WORDNET_FROM = 10_000
"""The number of the first group of WordNet, behind all groups kept by hand."""


@lru_cache(maxsize=1 << 16)
def lemma(form: str) -> str:
    """A folded English word without its ending (`jumping`, `jumped`, `jumps` are `jump`); others come back unchanged.

    Endings as in Porter's algorithm (Program 14, 1980), steps 1a to 1c, with a list of irregular forms.
    """
    known = _irregular().get(form)
    if known is not None:
        return known
    if len(form) <= _SHORTEST_STEM or not form.isascii() or not form.isalpha() or _VOWELS.isdisjoint(form):
        return form  # "https" is no plural of "http"
    if form.endswith("ing"):
        return _verb(form, form[:-3])
    if form.endswith(("ied", "ies")):
        return form[:-3] + ("y" if len(form) > 4 else "ie")
    if form.endswith("ed"):
        return _verb(form, form[:-2])
    if form.endswith(("sses", "shes", "ches", "xes", "zes")):
        return form[:-2]
    if form.endswith("s") and not form.endswith(("ss", "us", "is")):
        return _no_e(form[:-1])
    return _no_e(form)


@cache
def _irregular() -> dict[str, str]:
    """Forms that the suffix rules of `lemma` would take for something else."""
    named = (line.partition(": ") for line in _lines("irregular.txt"))
    return {
        form: stem if stem in forms.split() else _no_e(stem)  # "ridden" meets "ride" and "riding" at "rid"
        for stem, _, forms in named
        for form in forms.split()
    }


@cache
def irregular_forms() -> frozenset[str]:
    """The forms of words that no rule of endings makes ("went", "children")."""
    return frozenset(_irregular())


def _verb(form: str, stem: str) -> str:
    if len(stem) < _SHORTEST_STEM - 1 or not _VOWELS.intersection(stem):
        return form
    if stem + "e" in word_list("voiced"):
        return stem + "e"  # "staring" is no "starring"
    if len(stem) >= _SHORTEST_STEM and stem[-1] == stem[-2] and stem[-1] not in "eflosz":
        return stem[:-1]
    return stem


def _no_e(word: str) -> str:
    """`bake` and `baking` meet at `bak`; `cape` is no `cap`."""
    if word in word_list("voiced"):
        return word
    return word[:-1] if word.endswith("e") and len(word) > _SHORTEST_STEM and word[-2] != "e" else word


def _lines(name: str) -> list[str]:
    text = files("dedupe.captions.words").joinpath("data", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def _synonym_groups() -> dict[str, frozenset[int]]:
    groups: dict[str, set[int]] = {}
    text = files("dedupe.captions.words").joinpath("data", "synonyms.txt").read_text(encoding="utf-8")
    rough = False
    for number, line in enumerate(text.splitlines(), start=1):
        rough = rough or line.startswith(_ROUGH)
        for word in line.split() if not line.startswith("#") else ():
            groups.setdefault(lemma(word), set()).add(-number if rough else number)
    for number, line in enumerate(_lines("wordnet.txt"), start=_WORDNET_FROM):
        for word in line.split():
            groups.setdefault(lemma(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in groups.items()}


def are_synonyms(lemma_a: str, lemma_b: str) -> bool:
    """True where both stand in one group of `data/synonyms.txt` or `data/wordnet.txt`."""
    groups = _synonym_groups()
    a = groups.get(lemma_a)
    return a is not None and not a.isdisjoint(groups.get(lemma_b, frozenset()))


def are_roughly_synonyms(lemma_a: str, lemma_b: str) -> bool:
    """True where every group that holds both is one of rough synonyms ("chapel" and "church")."""
    groups = _synonym_groups()
    common = groups.get(lemma_a, frozenset()) & groups.get(lemma_b, frozenset())
    return bool(common) and max(common) < 0


@cache
def _wider() -> dict[str, list[str]]:
    wider: dict[str, list[str]] = {}
    for line in _lines("wider.txt"):
        word, _, narrower = line.partition(": ")
        for narrow in narrower.split():
            wider.setdefault(narrow, []).append(word)
    return wider


def are_of_a_kind(form_a: str, form_b: str) -> bool:
    """True where one wider word may stand for either of two ("cat" and "dog" are animals)."""
    return not _kinds_of(form_a).isdisjoint(_kinds_of(form_b))


def _kinds_of(form: str) -> frozenset[str]:
    return frozenset(kind for one in _singulars(form) for kind in _wider().get(one, ()))


def is_wider(form_a: str, form_b: str) -> bool:
    """True where one of two words names the kind of thing that the other is ("poodles", "dog")."""
    return is_kind_of(form_a, form_b) or is_kind_of(form_b, form_a)


def is_kind_of(narrow: str, wide: str) -> bool:
    """True where the second word names the kind of thing that the first is ("poodles", "dog")."""
    wider, kinds = _wider(), _singulars(wide)
    return any(kind in wider.get(one, ()) for one in _singulars(narrow) for kind in kinds)


def is_thing(form: str) -> bool:
    """True for a word for something that can be seen and is nobody ("stick", "sandwich")."""
    return any("person" not in _wider().get(one, ("person",)) for one in _singulars(form))


@lru_cache(maxsize=1 << 16)
def _singulars(form: str) -> tuple[str, ...]:
    """What a noun may be when there is one of it; a table of nouns needs no lemmas, which take longer to make."""
    if form.endswith("ies"):
        return form, form[:-1], form[:-3] + "y"
    if form.endswith("es"):
        return form, form[:-1], form[:-2]
    if form.endswith("s"):
        return form, form[:-1]
    known = _irregular().get(form)
    return (form, known) if known else (form,)


def has_synonyms(form: str) -> bool:
    """True where a lemma stands in any group of `data/synonyms.txt`."""
    return form in _synonym_groups()


@cache
def words_with_synonyms() -> tuple[str, ...]:
    """All lemmas of `data/synonyms.txt`, sorted."""
    return tuple(sorted(_synonym_groups()))


@cache
def _kinds() -> dict[str, str]:
    kinds: dict[str, str] = {}
    for line in _lines("kinds.txt"):
        kind, _, words = line.partition(":")
        for word in words.split():
            kinds.setdefault(word, kind)
            kinds.setdefault(lemma(word), kind)
    return kinds


@cache
def _adjectives() -> frozenset[str]:
    """Words that describe, of which there are too many to keep by hand."""
    return frozenset(word for line in _lines("adjectives.txt") for word in line.split())


@lru_cache(maxsize=1 << 16)
def kind_of(form: str) -> str | None:
    """The class of a folded word ("colour", "position", "view", "negation", "person", "time", "moment"), or None."""
    kinds = _kinds()
    kind = kinds.get(form) or kinds.get(lemma(form))
    if kind is None and (form in _adjectives() or in_america(form) in _adjectives()):
        return "quality"
    if kind == "negation" and form not in kinds:
        return None  # "notes" are no "not"
    return (
        None if kind == "position" and form.endswith(_DONE) and form not in kinds else kind
    )  # nor is "topped" a "top"


_DONE = ("ed", "ing")


def is_of_many_adjectives(form: str) -> bool:
    """True for a word that is a quality by the table of all adjectives alone ("distant"), not by hand ("small")."""
    return form in _adjectives() and form not in _kinds()


@cache
def negations() -> frozenset[str]:
    """Folded words that negate: those whose `kind_of` is "negation"."""
    return frozenset(form for form in _kinds() if kind_of(form) == "negation")


@cache
def soft_words() -> frozenset[str]:
    """Folded words that carry no fact."""
    return frozenset(word for line in _lines("soft.txt") for word in line.split())


@cache
def given_names() -> frozenset[str]:
    """Folded given names."""
    return frozenset(word for line in _lines("names.txt") for word in line.split())


@cache
def _variants() -> dict[str, int]:
    return {name: number for number, line in enumerate(_lines("variants.txt")) for name in line.split()}


def are_variants(form_a: str, form_b: str) -> bool:
    """True where two given names are one name in two spellings ("sergei", "sergey")."""
    variants = _variants()
    return form_a in variants and variants[form_a] == variants.get(form_b)


@cache
def places() -> frozenset[str]:
    """Folded names of places."""
    return frozenset(word for line in _lines("places.txt") for word in line.split())


@cache
def _verbs() -> frozenset[str]:
    return frozenset(lemma(word) for line in _lines("verbs.txt") for word in line.split())


def is_verb(form: str) -> bool:
    """True for a form of a verb that captions use (some are nouns, too)."""
    return lemma(form) in _verbs()


@lru_cache(maxsize=1 << 16)
def is_participle(form: str) -> bool:
    """True for the `-ing` or `-ed` form of any word of the dictionary ("licking", "soldered")."""
    if not form.endswith(("ing", "ed")) or form in word_list("gerund"):
        return False
    stem = lemma(form)
    return stem != form and (stem in dictionary() or stem + "e" in dictionary())


@cache
def _roles() -> frozenset[str]:
    return frozenset(lemma(word) for line in _lines("roles.txt") for word in line.split())


def is_role(form: str) -> bool:
    """True for a role or title that announces a name ("commander", "president")."""
    return lemma(form) in _roles()


def is_person(form: str) -> bool:
    """True for a role and for a word for a person ("pilot", "daughter")."""
    return is_role(form) or kind_of(form) == "person"


def is_plural(form: str) -> bool:
    """True for a noun of several, whether in -s or not ("boats", "women"), and for a verb in -s."""
    if form in word_list("plural") or (form.endswith("men") and is_common_word(form[:-3] + "man")):
        return True
    return form.endswith("s") and not form.endswith(("ss", "us", "is"))


@cache
def dictionary() -> frozenset[str]:
    """Folded words of an English dictionary, most in their base form alone."""
    return frozenset(word for line in _lines("words.txt") for word in line.split())


@cache
def proper_names() -> frozenset[str]:
    """Folded proper names that an English dictionary knows, the short lists of names and places among them."""
    return frozenset(word for line in _lines("proper.txt") for word in line.split()) | given_names() | places()


@lru_cache(maxsize=1 << 16)
def is_common_word(form: str) -> bool:
    """True for a common English word in any of its forms; False for names, unknown words and other languages."""
    return _is_in_dictionary(form) or in_america(form) is not None


def _is_in_dictionary(form: str) -> bool:
    words = dictionary()
    stem = lemma(form)
    return not words.isdisjoint((form, stem, stem + "e", form.removesuffix("s"))) or _is_derived(form)


_BRITISH = (
    ("our", "or"), ("isation", "ization"), ("is(?=e|ing)", "iz"), ("ys(?=e|ing)", "yz"), ("(?<=[bcht])re(?=s?$)", "er"),
    ("(?<=[bcht])red$", "ered"), ("ll(?=ed|ing|er|ous|en)", "l"), ("ogue", "og"), ("ence(?=s?$)", "ense"),
    ("manoeuvre", "maneuver"), ("ae|oe", "e"),
    ("mme", "m"), ("plough", "plow"), ("grey", "gray"), ("mould", "mold"), ("moult", "molt"), ("tyre", "tire"),
    ("moustache", "mustache"), ("minium", "minum"), ("jeweller", "jewelr"), ("sulph", "sulf"), ("pyjama", "pajama"),
    ("storey", "story"), ("cosy", "cozy"), ("draught", "draft"), ("cheque", "check"), ("aero(?=plane)", "air"),
    ("artefact", "artifact"), ("waggon", "wagon"), ("kerb", "curb"), ("^axe$", "ax"),
    ("instal(?=ment)", "install"), ("(?<=[lf])(il|ul)(?=ful|fil)", r"\1l"), ("smoulder", "smolder"),
)  # fmt: skip
"""Where British spelling differs from the American of the dictionary, as patterns."""
_BRITISH_DOER = re.compile(r"[aeiouy][^aeiouy]+(?:[aeiou]ll|is)ers?$")
"""`traveller`, `synthesiser`: what endings would make of "travel" and of "synthesis", too."""
_SHORTEST_BRITISH = 4


@lru_cache(maxsize=1 << 16)
def in_america(form: str) -> str | None:
    """`neighbouring` as `neighboring`; None for words of the American dictionary and for what it has in no spelling."""
    if len(form) < _SHORTEST_BRITISH or not form.isascii():
        return None
    if _is_in_dictionary(form) and not _BRITISH_DOER.search(form):
        return None
    for british, american in _british():
        changed = british.sub(american, form)
        if changed != form and not dictionary().isdisjoint((changed, lemma(changed), lemma(changed) + "e")):
            return changed
    return None


@cache
def _british() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(british), american) for british, american in _BRITISH)


_SHORTEST_BASE = 3
_DERIVING = ("ers", "er", "est", "ly", "ness")
"""Endings of `reporter`, `older`, `slowly`."""


def _is_derived(form: str) -> bool:
    """True for a word made of a common one by such an ending."""
    words = dictionary()
    for ending in _DERIVING:
        base = form.removesuffix(ending)
        if base != form and len(base) >= _SHORTEST_BASE:
            doubled = base[:-1] if base[-1] == base[-2] and base[-3] in _VOWELS else base
            if not words.isdisjoint((base, base + "e", doubled)):
                return True
    return False


@lru_cache(maxsize=1 << 16)
def is_name(form: str) -> bool:
    """True for a word that only names somebody or something: a known name, or no common word at all."""
    if form in proper_names():
        return True
    return len(form) > 2 and form.isalpha() and not is_common_word(form)


@cache
def _lists() -> dict[str, frozenset[str]]:
    named = (line.partition(":") for line in _lines("lists.txt"))
    return {name: frozenset(words.split()) for name, _, words in named}


def word_list(name: str) -> frozenset[str]:
    """One of the closed lists of `data/lists.txt`."""
    return _lists()[name]


@cache
def _triples() -> frozenset[str]:
    words = (f" {word} " for word in dictionary() | proper_names())
    return frozenset(word[i : i + 3] for word in words for i in range(len(word) - 2))


@lru_cache(maxsize=1 << 16)
def has_odd_letters(form: str) -> bool:
    """True for three letters in a row that no word or name of the dictionary has ("shhwng")."""
    word = f" {form} "
    return any(word[i : i + 3] not in _triples() for i in range(len(word) - 2))
