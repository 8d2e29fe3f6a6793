"""Which differences make two captions say different things, and what each is called."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dedupe.captions.differences import DATED, Difference
from dedupe.captions.lexicon import (
    given_names,
    is_name,
    is_role,
    is_verb,
    kind_of,
    places,
    soft_words,
)
from dedupe.captions.order import judge_order
from dedupe.captions.prepared import PreparedCaption
from dedupe.captions.tokens import CHARACTER, DAY, MODEL, MONTH, NUMBER, TIME, WEEKDAY, WORD, YEAR, Token

_BY_TOKEN = {
    TIME: "time", MONTH: "date", DAY: "date", YEAR: "date", WEEKDAY: "weekday", NUMBER: "number", MODEL: "identifier",
    CHARACTER: "wording",
}  # fmt: skip
_TELLING = (
    "negation", "number", "time", "date", "identifier", "position", "person", "place", "organisation",
    "name", "colour", "view", "moment", "action", "weekday",
)  # fmt: skip
"""Classes, the one that names a stretch of several first."""
_FACTS = frozenset({"number", "time", "date", "identifier"})
_TIMELY = frozenset({"date", "time", "weekday"})
_SMALL_BASE = 3
"""Words with a fact up to which what is left of a caption is too little to be the same one extended."""
_TELLING_LABEL = 3
"""Words with a fact from which on a label tells what is shown, and how many; "Field of Gold" is a turn of phrase."""
_SHORT_BASE = 8
"""Words with a fact of a title; a sentence with more than twice as many others in it is about something else."""
_FEW = 3
_LONGEST_LABEL = 25
"""Words of a sentence that names what is shown; longer ones explain."""
_OCCASION = frozenset("night day event ceremony conference festival meeting workshop tour visit symposium briefing fair show parade wedding party gala reception exhibition expo summit camp competition celebration".split())
_ASPECTS = frozenset("begin begins began beginning start starts started starting finish finishes finished prepare prepares prepared preparing before after about stop stops stopped".split())
_IMAGE_WORDS = frozenset("image picture photo photograph view video screenshot closeup portrait map montage mosaic collage illustration rendering shot painting drawing detail".split())
_LOCATIVE = frozenset({"in", "at", "near", "on"})
_PREPOSITIONS = frozenset("in on at from near during by over under above below inside outside behind after before as while with within along across around off between to into through among for of against aboard".split())


def class_of(caption: PreparedCaption, position: int) -> str:
    """The class of one token: number, time, date, identifier, person, place, name, colour, ..., "wording"."""
    token = caption.tokens[position]
    kind = _BY_TOKEN.get(token.kind) or _class_of_word(token.form)
    if kind == "wording" and position and caption.has_capitals and caption.clean.text[token.start].isupper():
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


def class_of_all(caption: PreparedCaption, positions: Sequence[int]) -> str:
    """The class of a stretch: that of its most telling token."""
    classes = {class_of(caption, i) for i in positions}
    kind = next((kind for kind in _TELLING if kind in classes), "wording")
    return _kind_of_name(caption, positions) if kind == "name" else kind


_PLACE_WORDS = frozenset(
    "street avenue road square lane bridge river lake sea ocean bay mount mountain mountains hill valley island islands "
    "county city town village park garden gardens castle palace cathedral church abbey harbour harbor port beach coast "
    "station airport state province district desert forest crater planum mons vallis".split()
)
_ORGANISATION_WORDS = frozenset(
    "university college school institute company corporation agency ministry department committee council association "
    "society foundation museum orchestra band team club fc united party army navy bank press inc corp ltd".split()
)


def _kind_of_name(caption: PreparedCaption, positions: Sequence[int]) -> str:
    """Who or what a name names, by the words around it: a role before it, a preposition of place, a kind of place."""
    first, last = positions[0], positions[-1]
    near = caption.forms[max(0, first - 1) : last + 2]
    if not _ORGANISATION_WORDS.isdisjoint(near):
        return "organisation"
    if not _PLACE_WORDS.isdisjoint(near) or (first and caption.forms[first - 1] in _LOCATIVE):
        return "place"
    before = caption.forms[max(0, first - 2) : first]
    return "person" if any(map(is_role, before)) or any(is_role(caption.forms[i]) for i in positions) else "name"


def classify(differences: list[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """Give every difference its class and say whether it decides."""
    for d in differences:
        if (d.left_a and d.left_b) or _is_article_for_fact(d, a, b):
            _replacement(d, a, b)
        elif d.left_a or d.left_b:
            _addition(d, a, b)
        elif _changes_number(d, a, b):
            d.kind, d.decides = "number", True
        else:
            d.kind = _form_of(d, a, b)
    judge_order(differences, a, b)
    _both_ways(differences, a, b)
    _too_little_shared(differences, a, b)


_WORST_FIRST = ("synonym", "wider word", "word form", "order", "small words", "spelling", "abbreviation", "time zone")


def _form_of(d: Difference, a: PreparedCaption, b: PreparedCaption) -> str:
    """The class of a stretch whose every word is accounted for: what changes most names it."""
    moved = [a.tokens[i].kind for i in d.moved_a] + [b.tokens[j].kind for j in d.moved_b]
    if d.reasons == ["order"] and DATED.issuperset(moved):
        return "date form"
    kind = next((reason for reason in _WORST_FIRST if reason in d.reasons), d.reasons[0] if d.reasons else "small words")
    return "wording" if kind == "small words" else kind


def _replacement(d: Difference, a: PreparedCaption, b: PreparedCaption) -> None:
    heavy_a = [i for i in d.left_a if a.forms[i] not in _LIGHT]
    heavy_b = [j for j in d.left_b if b.forms[j] not in _LIGHT]
    if d.left_a and d.left_b and not (heavy_a and heavy_b) and (heavy_a or heavy_b) :
        d.left_a, d.left_b = heavy_a, heavy_b
        _addition(d, a, b)
        return
    kind_a, kind_b = class_of_all(a, d.left_a), class_of_all(b, d.left_b)
    d.kind = min(kind_a, kind_b, key=_rank)
    d.decides = not (kind_a == kind_b == "weekday" and _is_dated(d, a) and _is_dated(d, b, 2))


def _rank(kind: str) -> int:
    return _TELLING.index(kind) if kind in _TELLING else len(_TELLING)


def _is_dated(d: Difference, caption: PreparedCaption, side: int = 0) -> bool:
    """True where a date follows the stretch, which makes a weekday in it superfluous."""
    after = d.block[side + 1]
    return any(token.kind in (MONTH, DAY) for token in caption.tokens[after : after + 2])


def _changes_number(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`Castle` / `Castles` in a label, `A dog` / `Dogs` at the head: one, or several of what is shown."""
    if d.reasons not in (["word form"], ["small words", "word form"]):
        return False
    block = d.block
    forms_a = [f for f in a.forms[block.a0 : block.a1] if f not in soft_words()]
    forms_b = [f for f in b.forms[block.b0 : block.b1] if f not in soft_words()]
    if len(forms_a) != 1 or len(forms_b) != 1:
        return False
    one, many = sorted((forms_a[0], forms_b[0]), key=len)
    if many not in (one + "s", one + "es", one[:-1] + "ies"):
        return False
    if a.is_label and b.is_label and block.a0 == 0 and block.b0 == 0:
        return sum(f not in soft_words() for f in a.forms) >= _TELLING_LABEL
    articles = {*a.forms[block.a0 : block.a1], *b.forms[block.b0 : block.b1]} & {"a", "an"}
    return bool(articles) and block.a0 == 0 and block.b0 == 0


def _is_article_for_fact(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`A helicopter` / `Two helicopters`, `team A` / `team B`."""
    block = d.block
    if len(d.left_a) + len(d.left_b) != 1 or block.a1 - block.a0 != 1 or block.b1 - block.b0 != 1:
        return False
    article, fact = (b, a.tokens[d.left_a[0]]) if d.left_a else (a, b.tokens[d.left_b[0]])
    if article.forms[block.b0 if d.left_a else block.a0] not in ("a", "an"):
        return False
    return (fact.kind == NUMBER and fact.form not in ("1", "1st")) or (fact.kind == WORD and len(fact.form) == 1)


def _addition(d: Difference, a: PreparedCaption, b: PreparedCaption) -> None:
    whole, positions = (a, d.left_a) if d.left_a else (b, d.left_b)
    tokens = [whole.tokens[i] for i in positions]
    kinds = {class_of(whole, i) for i in positions}
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
    elif "word form" in d.reasons and not _QUANTITIES.isdisjoint(t.form for t in tokens):
        d.kind, d.decides = "number", True
    elif _mixes_colours(d, whole, positions):
        d.kind, d.decides = "colour", True
    elif _turns_round(d, whole, positions, b if whole is a else a):
        d.kind, d.decides = "position", True
    elif _is_one_more_thing(d, whole, positions, b if whole is a else a):
        d.kind, d.decides = "thing", True
    elif _is_new_subject(d, whole, positions):
        d.kind, d.decides = "subject", True
    elif _is_another_person(d, whole, positions):
        d.kind, d.decides = "person", True
    elif _is_new_sentence(d, whole, b if whole is a else a):
        d.kind, d.decides = "sentence", True


def _counts_plural(
    whole: PreparedCaption, positions: list[int], d: Difference, a: PreparedCaption, b: PreparedCaption
) -> bool:
    """`The two dogs` / `The dogs`: a count added to a plural that stands in both; or the count one ("a dog")."""
    forms = {whole.forms[i] for i in positions}
    if forms == {"1"} and d.block.a1 > d.block.a0 and d.block.b1 > d.block.b0:
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


def _mixes_colours(d: Difference, whole: PreparedCaption, positions: list[int]) -> bool:
    """`a black and white dog` / `a black dog`: one more colour of the same thing."""
    if len(positions) != 1 or class_of(whole, positions[0]) != "colour":
        return False
    i = positions[0]
    around = whole.forms[max(0, i - 2) : i + 3]
    return "and" in around and sum(kind_of(f) == "colour" for f in around) > 1


_QUANTITIES = frozenset("group couple pair several many few herd pack flock crowd bunch".split())
_LIGHT = frozenset("up together very just high along through around across down".split())
_AWAY = frozenset({"off", "out", "away", "past", "outside", "far", "without"})
_HERE = frozenset({"in", "on", "at", "into", "onto", "with", "to"})


def _turns_round(d: Difference, whole: PreparedCaption, positions: list[int], other: PreparedCaption) -> bool:
    """`on` / `off`, `in` / `in front of`, `with` / `without`: the other end of a movement, another place."""
    forms = [whole.forms[i] for i in positions]
    span = (d.block.b0, d.block.b1) if d.left_a else (d.block.a0, d.block.a1)
    if not _AWAY.isdisjoint(forms) and len(forms) <= _FEW:
        return not _HERE.isdisjoint(other.forms[slice(*span)])
    before, after = positions[0] - 1, positions[0] + 1
    return forms == ["front"] and before >= 0 and whole.forms[before] == "in" and whole.forms[after : after + 1] == ("of",)


def _is_one_more_thing(d: Difference, whole: PreparedCaption, positions: list[int], other: PreparedCaption) -> bool:
    """In a label, one more member of a list ("Hills and River" / "Hills, Ships and River"), or one more letter."""
    if not (whole.is_label and other.is_label):
        return False
    forms = [whole.forms[i] for i in positions]
    if len(forms[-1]) == 1 and len(positions) == 1 and whole.tokens[positions[0]].kind == WORD:
        return positions[0] == len(whole.forms) - 1
    if any(class_of(whole, i) in _TIMELY or class_of(whole, i) == "place" for i in positions):
        return False
    own = range(*((d.block.a0, d.block.a1) if d.left_a else (d.block.b0, d.block.b1)))
    first, last = whole.forms[own[0]], whole.forms[own[-1]]
    after = whole.forms[own[-1] + 1] if own[-1] + 1 < len(whole.forms) else ""
    return "and" in (first, last) or (after == "and" and _between_commas(whole, own))


def _is_another_person(d: Difference, whole: PreparedCaption, positions: list[int]) -> bool:
    """`Ann Lee` / `Ann Lee and Bob Chan`: one more of those shown."""
    if whole.sentences[positions[0]] != 0:
        return False
    own = range(*((d.block.a0, d.block.a1) if d.left_a else (d.block.b0, d.block.b1)))
    forms = [whole.forms[i] for i in own]
    facts = [whole.forms[i] for i in positions]
    if not all(is_name(f) or is_role(f) or len(f) == 1 for f in facts) or not any(map(is_name, facts)):
        return False
    if facts[0] in places() and not is_role(facts[0]):
        return False
    joined = forms[0] in ("and", "with") or forms[-1] in ("and", "with")
    return joined or (facts[0] in given_names() and len(facts) > 1 and _between_commas(whole, own))


def _between_commas(whole: PreparedCaption, own: range) -> bool:
    """A member of a list: a comma before it or behind it, and the list goes on."""
    text, tokens = whole.clean.text, whole.tokens
    after = text[tokens[own[-1]].end : tokens[own[-1] + 1].start] if own[-1] + 1 < len(tokens) else ""
    before = text[tokens[own[0] - 1].end : tokens[own[0]].start] if own[0] else ""
    follows = whole.forms[own[-1] + 1] if own[-1] + 1 < len(tokens) else ""
    return ("," in after and "," in before) or (follows == "and" and "," in before)


_FINITE = frozenset("is are was were has have had will would can could it its they their he she his her".split())
_DEICTIC = re.compile(
    r"(?:here|(?:pictured|shown|seen) (?:here|above|are|is)|in this (?:image|photo|photograph|picture|view|shot|frame)"
    r"|this (?:image|photo|photograph|picture|view|shot) (?:shows|depicts|features))\b"
)


def _is_new_sentence(d: Difference, whole: PreparedCaption, other: PreparedCaption) -> bool:
    """A sentence of its own that names what this picture shows, where the other caption only names the occasion."""
    first, last = (d.block.a0, d.block.a1) if d.left_a else (d.block.b0, d.block.b1)
    number = whole.sentences[first]
    if number == 0 or whole.sentences[first - 1] == number:
        return False
    forms = whole.forms[first:last]
    if _DEICTIC.match(" ".join(forms)) and not _DEICTIC.match(" ".join(other.forms[:6])):
        return True
    if last - first > _LONGEST_LABEL or _FINITE.intersection(forms) or other.sentences[-1] > 0:
        return False
    return not any(is_verb(f) for f in other.forms if f not in soft_words()) or _OCCASION.intersection(other.forms) != set()


def _both_ways(differences: list[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """Each caption says something that the other does not: in the first sentence anything, elsewhere another fact."""
    strong_a = _strong(differences, a, [d.left_a for d in differences])
    strong_b = _strong(differences, b, [d.left_b for d in differences])
    for kind, d in strong_a.items():
        if kind in strong_b:
            for each in (d, strong_b[kind]):
                each.decides = True


def _strong(
    differences: list[Difference], whole: PreparedCaption, left: list[list[int]]
) -> dict[tuple[str, int], Difference]:
    """The kinds of what only one caption says, with the sentence: places add to other words, but not to places."""
    found: dict[tuple[str, int], Difference] = {}
    for d, positions in zip(differences, left, strict=True):
        if d.decides:
            continue
        if len(positions) <= 2 and all(class_of(whole, i) in ("quality", "colour") for i in positions):
            continue
        for i in positions:
            sentence, kind = whole.sentences[i], class_of(whole, i)
            if kind in _FACTS:
                found[kind, sentence] = d
            elif sentence == 0 and kind != "weekday" and not is_role(whole.forms[i]):
                found["place" if _is_place(whole, i, kind) else "wording", 0] = d
    return found


def _is_place(whole: PreparedCaption, i: int, kind: str) -> bool:
    if kind not in ("place", "name", "person"):
        return False
    return kind == "place" or bool(_LOCATIVE.intersection(whole.forms[max(0, i - 3) : i]))


def _too_little_shared(differences: list[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """A whole statement beside a title of a few words is another caption, not the title extended."""
    soft = soft_words()
    left_a_all, left_b_all = [i for d in differences for i in d.left_a], [j for d in differences for j in d.left_b]
    left_a, left_b = len(left_a_all), len(left_b_all)
    facts_a = sum(f not in soft for f in a.forms)
    facts_b = sum(f not in soft for f in b.forms)
    base = min(facts_a - left_a, facts_b - left_b)
    added = max(left_a, left_b)
    inside = max(_inside(differences, a, 0), _inside(differences, b, 1))
    first = max(_in_first(a, left_a_all), _in_first(b, left_b_all))
    if inside > base or (inside and base <= 2 and a.is_label and b.is_label and not _only_apart(differences, a, b)) or (base <= _SHORT_BASE and first > 2 * base) or (base <= _SMALL_BASE and added > max(1, base)) or (base <= 1 and added and not _only_apart(differences, a, b)):
        largest = max(differences, key=lambda d: len(d.left_a) + len(d.left_b))
        largest.kind, largest.decides = largest.kind if largest.decides else "wording", True


def _in_first(whole: PreparedCaption, left: list[int]) -> int:
    return sum(whole.sentences[i] == 0 for i in left)


def _inside(differences: list[Difference], whole: PreparedCaption, side: int) -> int:
    """Words that only this caption has, between words that both have: what is shared is scattered among them."""
    return sum(
        _in_first(whole, (d.left_a, d.left_b)[side])
        for d in differences
        if d.block[2 * side] > 0 and d.block[2 * side + 1] < len(whole.forms)
    )


def _only_apart(differences: list[Difference], a: PreparedCaption, b: PreparedCaption) -> bool:
    """True where all that was added is a date, or a name behind a comma ("Delft, Holland")."""
    for d in differences:
        for whole, positions in ((a, d.left_a), (b, d.left_b)):
            if not positions or all(class_of(whole, i) in _TIMELY for i in positions):
                continue
            start = whole.tokens[positions[0]].start
            if not positions[0] or not {",", "("}.intersection(whole.clean.text[max(0, start - 2) : start]):
                return False
    return True
