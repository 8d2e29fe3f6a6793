"""What English words mean to a caption: synonyms, classes, names, words that carry no fact. Lists in `data/`, read once."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

_IRREGULAR = {
    "ran": "run", "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth", "mice": "mouse",
    "geese": "goose", "people": "people", "sat": "sit", "stood": "stand", "held": "hold", "took": "take", "taken": "take",
    "gave": "give", "given": "give", "went": "go", "gone": "go", "came": "come", "saw": "see", "seen": "see",
    "spoke": "speak", "spoken": "speak", "rode": "ride", "ridden": "ride", "drove": "drive", "driven": "drive",
    "swam": "swim", "swum": "swim", "flew": "fly", "flown": "fly", "threw": "throw", "thrown": "throw", "caught": "catch",
    "made": "make", "met": "meet", "left": "left", "leaves": "leaves", "fell": "fall", "fallen": "fall", "wore": "wear",
    "worn": "wear", "began": "begin", "begun": "begin", "won": "win", "lost": "lose", "built": "build", "bought": "buy",
    "sold": "sell", "told": "tell", "said": "say", "wrote": "write", "written": "write", "ate": "eat", "eaten": "eat",
    "lay": "lie", "lying": "lie", "lain": "lie", "laid": "lay", "knelt": "kneel", "leapt": "leap", "leant": "lean",
    "slid": "slide", "slept": "sleep", "shook": "shake", "shaken": "shake", "sang": "sing", "sung": "sing",
    "drank": "drink", "drunk": "drink", "drew": "draw", "drawn": "draw", "grew": "grow", "grown": "grow", "kept": "keep",
    "led": "lead", "shown": "show", "rose": "rise", "risen": "rise", "struck": "strike", "swung": "swing", "hung": "hang",
    "knives": "knife", "wives": "wife", "lives": "life", "wolves": "wolf", "shelves": "shelf", "halves": "half",
    "calves": "calf", "buses": "bus", "aves": "ave", "sts": "st", "thieves": "thief", "loaves": "loaf", "bitten": "bite",
    "broke": "break", "broken": "break", "chose": "choose", "chosen": "choose", "hid": "hide", "hidden": "hide",
    "paid": "pay", "sent": "send", "spent": "spend", "taught": "teach", "thought": "think", "understood": "understand",
    "woke": "wake", "woken": "wake", "blew": "blow", "blown": "blow", "bore": "bear", "dug": "dig", "fed": "feed",
    "fought": "fight", "found": "find", "froze": "freeze", "frozen": "freeze", "got": "get", "gotten": "get",
    "heard": "hear", "knew": "know", "known": "know", "lent": "lend", "meant": "mean", "rang": "ring", "rung": "ring",
    "shone": "shine", "shot": "shoot", "shut": "shut", "spun": "spin", "stole": "steal", "stolen": "steal",
    "stuck": "stick", "swept": "sweep", "tore": "tear", "torn": "tear", "wept": "weep", "wound": "wind", "dove": "dive",
    "during": "during", "building": "building", "buildings": "building", "evening": "evening", "morning": "morning",
    "wedding": "wedding", "ceiling": "ceiling", "string": "string", "spring": "spring", "king": "king", "wing": "wing",
    "ring": "ring", "thing": "thing", "bed": "bed", "red": "red", "glass": "glass", "grass": "grass", "dress": "dress",
    "bus": "bus", "mars": "mars", "class": "class", "cross": "cross", "boss": "boss", "texas": "texas", "lens": "lens",
    "james": "james", "news": "news", "paris": "paris", "seed": "seed", "speed": "speed", "feed": "feed", "his": "his",
    "this": "this", "was": "was", "has": "has", "us": "us", "is": "is", "as": "as", "gas": "gas", "painting": "painting",
    "paintings": "painting", "drawing": "drawing", "drawings": "drawing", "unnamed": "unnamed", "princess": "princess",
    "actress": "actress", "hundred": "hundred",
}  # fmt: skip
"""Forms that the suffix rules of `lemma` would take for something else."""

_VOWELS = frozenset("aeiouy")
_SHORTEST_STEM = 3


@lru_cache(maxsize=1 << 16)
def lemma(form: str) -> str:
    """A folded English word without its ending (`jumping`, `jumped`, `jumps` are `jump`); others come back unchanged.

    Endings as in Porter's algorithm (Program 14, 1980), steps 1a to 1c, with a list of irregular forms.
    """
    known = _IRREGULAR.get(form)
    if known is not None:
        return known
    if len(form) <= _SHORTEST_STEM or not form.isascii() or not form.isalpha():
        return form
    if form.endswith("ing"):
        return _verb(form, form[:-3])
    if form.endswith("ied") or form.endswith("ies"):
        return form[:-3] + ("y" if len(form) > 4 else "ie")
    if form.endswith("ed"):
        return _verb(form, form[:-2])
    if form.endswith(("sses", "shes", "ches", "xes", "zes")):
        return form[:-2]
    if form.endswith("s") and not form.endswith(("ss", "us", "is")):
        return _no_e(form[:-1])
    return _no_e(form)


def _verb(form: str, stem: str) -> str:
    if len(stem) < _SHORTEST_STEM - 1 or not _VOWELS.intersection(stem):
        return form
    if len(stem) >= _SHORTEST_STEM and stem[-1] == stem[-2] and stem[-1] not in "lsz":
        return stem[:-1]
    return stem


def _no_e(word: str) -> str:
    """`bake` and `baking` meet at `bak`."""
    return word[:-1] if word.endswith("e") and len(word) > _SHORTEST_STEM and word[-2] not in "e" else word


def _lines(name: str) -> list[str]:
    text = files("dedupe.captions").joinpath("data", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def _synonym_groups() -> dict[str, frozenset[int]]:
    groups: dict[str, set[int]] = {}
    for number, line in enumerate(_lines("synonyms.txt")):
        for word in line.split():
            groups.setdefault(lemma(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in groups.items()}


def are_synonyms(lemma_a: str, lemma_b: str) -> bool:
    """True where both stand in one group of `data/synonyms.txt`."""
    groups = _synonym_groups()
    a = groups.get(lemma_a)
    return a is not None and not a.isdisjoint(groups.get(lemma_b, frozenset()))


def has_synonyms(form: str) -> bool:
    """True where a lemma stands in any group of `data/synonyms.txt`."""
    return form in _synonym_groups()


@cache
def _kinds() -> dict[str, str]:
    kinds: dict[str, str] = {}
    for line in _lines("kinds.txt"):
        kind, _, words = line.partition(":")
        for word in words.split():
            kinds.setdefault(word, kind)
            kinds.setdefault(lemma(word), kind)
    return kinds


@lru_cache(maxsize=1 << 16)
def kind_of(form: str) -> str | None:
    """The class of a folded word ("colour", "position", "view", "negation", "person", "time", "moment"), or None."""
    kinds = _kinds()
    return kinds.get(form) or kinds.get(lemma(form))


@cache
def soft_words() -> frozenset[str]:
    """Folded words that carry no fact."""
    return frozenset(word for line in _lines("soft.txt") for word in line.split())


@cache
def given_names() -> frozenset[str]:
    """Folded given names."""
    return frozenset(word for line in _lines("names.txt") for word in line.split())


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


@cache
def _roles() -> frozenset[str]:
    return frozenset(lemma(word) for line in _lines("roles.txt") for word in line.split())


def is_role(form: str) -> bool:
    """True for a role or title that announces a name ("commander", "president")."""
    return lemma(form) in _roles()


@cache
def _words() -> frozenset[str]:
    return frozenset(word for line in _lines("words.txt") for word in line.split())


@cache
def proper_names() -> frozenset[str]:
    """Folded proper names that an English dictionary knows, the short lists of names and places among them."""
    return frozenset(word for line in _lines("proper.txt") for word in line.split()) | given_names() | places()


@lru_cache(maxsize=1 << 16)
def is_common_word(form: str) -> bool:
    """True for a common English word in any of its forms; False for names, unknown words and other languages."""
    words = _words()
    stem = lemma(form)
    return form in words or stem in words or stem + "e" in words


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
