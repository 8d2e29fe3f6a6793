"""Which differences make two captions say different things, and what each is called."""

from __future__ import annotations

from collections.abc import Sequence

from dedupe.captions.differences import Difference
from dedupe.captions.lexicon import (
    given_names,
    is_name,
    is_role,
    is_verb,
    kind_of,
    places,
    soft_words,
)
from dedupe.captions.prepared import PreparedCaption
from dedupe.captions.tokens import CHARACTER, DAY, MODEL, MONTH, NUMBER, TIME, WEEKDAY, WORD, YEAR, Token

_BY_TOKEN = {
    TIME: "time", MONTH: "date", DAY: "date", YEAR: "date", WEEKDAY: "weekday", NUMBER: "number", MODEL: "identifier",
    CHARACTER: "wording",
}  # fmt: skip
_TELLING = (
    "negation", "number", "time", "date", "identifier", "position", "person", "place", "name", "colour", "view", "moment",
    "action", "weekday",
)  # fmt: skip
"""Classes, the one that names a stretch of several first."""
_FACTS = frozenset({"number", "time", "date", "identifier"})
_SMALL_BASE = 3
"""Words with a fact up to which what is left of a caption is too little to be the same one extended."""
_ASPECTS = frozenset("begin begins began beginning start starts started starting finish finishes finished prepare prepares prepared preparing before after about stop stops stopped".split())
_IMAGE_WORDS = frozenset("image picture photo photograph view video screenshot closeup portrait map montage mosaic collage illustration rendering shot painting drawing detail".split())
_PREPOSITIONS = frozenset("in on at from near during by over under above below inside outside behind after before as while with within along across around off between to into through among for of against aboard".split())


def class_of(token: Token, text: str) -> str:
    """The class of one token: number, time, date, identifier, person, place, name, colour, ..., "wording"."""
    kind = _BY_TOKEN.get(token.kind) or _class_of_word(token.form)
    if kind == "wording" and token.kind == WORD and text[token.start].isupper() and not text.isupper() and not text.istitle():
        return "name"
    return kind


def _class_of_word(form: str) -> str:
    if form in given_names():
        return "person"
    if form in places():
        return "place"
    kind = kind_of(form)
    if kind is not None:
        return kind
    if is_name(form):
        return "name"
    return "action" if is_verb(form) else "wording"


def class_of_all(tokens: Sequence[Token], text: str) -> str:
    """The class of a stretch: that of its most telling token."""
    classes = {class_of(token, text) for token in tokens}
    return next((kind for kind in _TELLING if kind in classes), "wording")


def classify(differences: list[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """Give every difference its class and say whether it decides."""
    for d in differences:
        if d.left_a and d.left_b:
            _replacement(d, a, b)
        elif d.left_a or d.left_b:
            _addition(d, a, b)
        else:
            d.kind = next((r for r in d.reasons if r != "small words"), "wording")
    _swaps(differences, a, b)
    _both_ways(differences, a, b)
    _too_little_shared(differences, a, b)


def _replacement(d: Difference, a: PreparedCaption, b: PreparedCaption) -> None:
    kind_a = class_of_all([a.tokens[i] for i in d.left_a], a.clean.text)
    kind_b = class_of_all([b.tokens[j] for j in d.left_b], b.clean.text)
    d.kind = kind_a if kind_b in (kind_a, "wording") else kind_b
    d.decides = True


def _addition(d: Difference, a: PreparedCaption, b: PreparedCaption) -> None:
    whole, positions = (a, d.left_a) if d.left_a else (b, d.left_b)
    tokens = [whole.tokens[i] for i in positions]
    kinds = {class_of(token, whole.clean.text) for token in tokens}
    d.kind = kinds.pop() if len(kinds) == 1 else "clause"
    if d.kind == "wording":
        d.kind = "clause"
    if "negation" in kinds or d.kind == "negation":
        d.kind, d.decides = "negation", True
    elif d.kind == "number" and not _counts_plural(whole, positions, d, a, b):
        d.decides = True
    elif len(tokens) == 1 and tokens[0].form in _ASPECTS and d.block.a0 > 0:
        d.kind, d.decides = "moment", True
    elif any(t.form in _ASPECTS for t in tokens) and "word form" in d.reasons:
        d.kind, d.decides = "moment", True
    elif _is_new_subject(d, whole, positions):
        d.kind, d.decides = "subject", True


def _counts_plural(
    whole: PreparedCaption, positions: list[int], d: Difference, a: PreparedCaption, b: PreparedCaption
) -> bool:
    """`The two dogs` / `The dogs`: a count added to a plural that stands in both; or the count one ("a dog")."""
    forms = {whole.forms[i] for i in positions}
    if forms == {"1"}:
        return True
    after = positions[-1] + 1
    return (
        "word form" not in d.reasons
        and after < len(whole.forms)
        and whole.forms[after].endswith("s")
        and len(positions) == 1
        and d.block.a0 < 3
        and len(whole.forms) - after > 2
    )


def _is_new_subject(d: Difference, whole: PreparedCaption, positions: list[int]) -> bool:
    """Something else does the action: words with a verb put before all that the captions share."""
    soft = soft_words()
    other_start = d.block.b0 if d.left_a else d.block.a0
    if other_start > 1 or whole.sentences[positions[0]] != 0 or len(positions) < 2:
        return False
    own = range(*((d.block.a0, d.block.a1) if d.left_a else (d.block.b0, d.block.b1)))
    forms = [whole.forms[i] for i in own]
    if forms[0] in _PREPOSITIONS or _IMAGE_WORDS.intersection(forms):
        return False
    return any(is_verb(f) and f not in soft and not is_role(f) for f in forms[1:])


def _swaps(differences: list[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    for d in differences:
        if d.decides or not (d.moved_a and d.moved_b):
            continue


def _both_ways(differences: list[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """Each caption says something in its first sentence that the other does not."""
    only_a = [d for d in differences if not d.decides and d.left_a and a.sentences[d.left_a[0]] == 0]
    only_b = [d for d in differences if not d.decides and d.left_b and b.sentences[d.left_b[0]] == 0]
    strong_a = {k: d for d in only_a for k in _strong(d.left_a, a)}
    strong_b = {k: d for d in only_b for k in _strong(d.left_b, b)}
    for kind, d in strong_a.items():
        if kind in strong_b:
            for each in (d, strong_b[kind]):
                each.decides = True


def _strong(positions: list[int], whole: PreparedCaption) -> set[str]:
    classes = {class_of(whole.tokens[i], whole.clean.text) for i in positions}
    return {c if c in _FACTS else "wording" for c in classes if c != "weekday"}


def _too_little_shared(differences: list[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """A whole statement beside a title of a few words is another caption, not the title extended."""
    soft = soft_words()
    left_a = sum(len(d.left_a) for d in differences)
    left_b = sum(len(d.left_b) for d in differences)
    facts_a = sum(f not in soft for f in a.forms)
    facts_b = sum(f not in soft for f in b.forms)
    base = min(facts_a - left_a, facts_b - left_b)
    if base <= _SMALL_BASE and max(left_a, left_b) > max(1, base) and not any(d.decides for d in differences):
        largest = max(differences, key=lambda d: len(d.left_a) + len(d.left_b))
        largest.kind, largest.decides = "wording", True
