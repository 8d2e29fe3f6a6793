"""How much two captions share: additions on both sides that contradict, and titles that are too little to go by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from dedupe.captions.prepared import (
    PreparedCaption,
    first_sentence,
    gap_before,
    per_caption,
    places_in_first,
    roots,
    written,
)
from dedupe.captions.rules.asides import bracketed, distances, may_be_signed, signed
from dedupe.captions.rules.classes import ARTICLES, DETERMINERS, FACTS, QUALITIES, TIMELY, class_of, classes_of
from dedupe.captions.rules.colours import of_which
from dedupe.captions.rules.difference import Difference
from dedupe.captions.rules.instruments import takers_in
from dedupe.captions.rules.numbered import sheet_number
from dedupe.captions.rules.persons import completes_a_name
from dedupe.captions.rules.semanticroles import names_nobody
from dedupe.captions.rules.titles import PREFIXES
from dedupe.captions.words.languages import language_of
from dedupe.captions.words.lexicon import (
    is_name,
    is_of_many_adjectives,
    is_participle,
    is_role,
    is_verb,
    kind_of,
    lemma,
    places,
    soft_words,
    word_list,
)
from dedupe.captions.words.tokens import WORD, fold

_SMALL_BASE = 3
"""Words with a fact up to which what is left of a caption is too little to be the same one extended."""
_LEAST_TITLE = 2
"""Words with a fact of a title to which not both captions may add ("Golden Mount Orm" / "Mount Orm in summer")."""
_SHORT_BASE = 8
"""Words with a fact of a title; a sentence with more than twice as many others in it is about something else."""
_SCATTERED = 2
"""Places between the words of a title at which a sentence says more, from which on it is no longer the title."""
_ADDS = TIMELY | QUALITIES
_SETS_APART = frozenset(",;:|([–—")
"""Marks between what a title names and what else is said of it."""
_ENCLOSES = frozenset(",(–—")
"""Marks around what is put in between; others part one thing of a list from the next."""
_QUALIFIERS = 2
"""Colours and qualities in a row that only describe what both captions name."""


def judge_both_ways(differences: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """Let additions on both sides decide: in the first sentence anything, elsewhere two facts of one kind.

    Qualities and roles add to anything, a colour to anything but another colour of the same thing, a place to anything
    but another place, and what somebody wears to anything but other clothes.
    """
    left_a = [(d, d.left_a) for d in differences if d.left_a and not d.decides]
    left_b = [(d, d.left_b) for d in differences if d.left_b and not d.decides]
    if not left_a or not left_b:
        return
    only_a, only_b = _statements(a, b, left_a), _statements(b, a, left_b)
    for kind, difference in only_a.items():
        if kind in only_b:
            difference.decides = only_b[kind].decides = True


def _statements(
    whole: PreparedCaption, other: PreparedCaption, left: Sequence[tuple[Difference, list[int]]]
) -> dict[tuple[str, int], Difference]:
    """What only one caption says: its kind and its sentence. What it says twice, and the other once, adds nothing."""
    found = _ways_to_go(whole, left)
    classes, forms, there = classes_of(whole), whole.forms, other.words  # all positions carry a fact
    away = _stand_away(whole, other)
    sheets: frozenset[int] = frozenset() if sheet_number(other) else sheet_number(whole)
    for d, positions in left:
        if sheets.issuperset(positions):
            continue
        kinds = [classes[i] for i in positions]
        if _is_compound_quality(whole, positions):
            continue
        if len(kinds) <= _QUALIFIERS and QUALITIES.issuperset(kinds):
            found.update(
                {(_coloured(whole, i), 0): d for i, kind in zip(positions, kinds, strict=True) if kind == "colour"}
            )
            continue
        for i, kind in zip(positions, kinds, strict=True):
            sentence = whole.sentences[i]
            if (kind not in FACTS and forms[i] in there) or forms[i] in word_list("preposition"):
                continue
            if kind not in FACTS and (i in away or _says_more_of_it(whole, i, other)):
                continue
            if kind == "colour" and sentence == 0:
                found[_coloured(whole, i), 0] = d
            if kind in FACTS:
                found[kind, sentence] = d
            elif sentence == 0 and kind != "weekday" and not is_role(forms[i]):
                found[_said_of(whole, i, kind, other), 0] = d
    return found


def _ways_to_go(
    whole: PreparedCaption, left: Sequence[tuple[Difference, list[int]]]
) -> dict[tuple[str, int], Difference]:
    """`The climb on foot` / `The cycling climb`: how somebody goes, which only one caption says."""
    goes = [d for d, at in left for i in at if lemma(whole.forms[i]) in _GOES and whole.sentences[i] == 0]
    return {("going", 0): goes[-1]} if goes else {}


_GOES = frozenset(map(lemma, (
    "walk", "hike", "cycle", "bike", "drive", "run", "swim", "row", "sail", "fly", "ski", "skate", "crawl", "climb",
    "surf",
)))  # fmt: skip
"""Ways to go, of which somebody has one at a time."""


def _stand_away(whole: PreparedCaption, other: PreparedCaption) -> frozenset[int]:
    """The words of what stands aside: how far it is, who took it, after what it is, a ship's number, who made it."""
    away = distances(whole) | takers_in(whole, other) | _when_it_is(whole)
    if not bracketed(other):
        away |= bracketed(whole)
    return away if may_be_signed(other) else away | signed(whole)


@per_caption
def _when_it_is(caption: PreparedCaption) -> frozenset[int]:
    """The words of a clause before the first comma that says after what, or in spite of what, it is."""
    if caption.forms[:1] == () or caption.forms[0] not in _AFTER_WHAT:
        return frozenset()
    last = min(len(caption.tokens), _LONGEST_CLAUSE)
    end = next((i for i in range(1, last) if "," in gap_before(caption, i)), 0)
    return frozenset(range(end))


_AFTER_WHAT = frozenset({"after", "following", "during", "since", "despite", "amid"})
_LONGEST_CLAUSE = 20
"""Words of "After an unexpected stay of nine months aboard the Vale Space Station"."""


def _is_compound_quality(whole: PreparedCaption, positions: Sequence[int]) -> bool:
    """`their long-awaited journey`, `a snow covered stick`: one word of two that says how it is what both name."""
    first, last = positions[0], positions[-1] + 1
    if last - first > _QUALIFIERS or not whole.forms[last - 1].endswith("ed") or last == len(whole.forms):
        return False
    if whole.forms[last - 1] in _HOW_IT_IS:
        return last - first == _QUALIFIERS and gap_before(whole, last) == " "
    return whole.forms[last - _QUALIFIERS] in _DEGREES and "-" in written(whole, last - _QUALIFIERS, last)


_HOW_IT_IS = frozenset({
    "covered", "lined", "filled", "shaped", "colored", "coloured", "haired", "eyed", "legged", "topped", "sized",
    "eared", "tailed", "faced", "headed", "footed", "sleeved", "striped", "spotted", "capped", "themed", "soaked",
    "scented", "flavored", "flavoured", "walled", "roofed", "sided", "wheeled", "winged", "rimmed", "framed",
})  # fmt: skip
"""The second of two words before a thing that say how it is (`snow covered`, `tree lined`, `heart shaped`)."""
_DEGREES = frozenset({"long", "well", "newly", "half", "ill", "best", "much", "high", "highly", "fully", "so", "ever"})


def _coloured(whole: PreparedCaption, i: int) -> str:
    """The class of a colour, with what is of it: a red ball and a brown dog add up."""
    return f"colour of {of_which(whole, i) or 'all'}"


def _said_of(whole: PreparedCaption, i: int, kind: str, other: PreparedCaption) -> str:
    """What a word says: where it is, what somebody wears, or anything else."""
    if _is_place(whole, i, kind):
        return "place"
    if i in _worn(whole):
        return "clothing"
    are_sentences = not (whole.is_label or other.is_label)
    return "place" if are_sentences and i in _where(whole) else "wording"


@per_caption
def _where(caption: PreparedCaption) -> frozenset[int]:
    """The words of a mere description that tell where it is, or with what: `in a snowy yard`, `with a basket`."""
    if not names_nobody(caption):
        return frozenset()
    forms, found = first_sentence(caption), list[int]()
    for at in places_in_first(caption, _WHERE):
        first = at + 3 if forms[at : at + 3] == _IN_FRONT_OF else at + 1
        for i in range(first, min(len(forms), first + _LONGEST_PLACE)):
            if forms[i] in _ENDS or is_participle(forms[i]) or _is_done_by(forms, i):
                break
            found.append(i)
    return frozenset(found)


def _is_done_by(forms: Sequence[str], i: int) -> bool:
    """`a kid with a cart [pushes]`: a verb behind a noun."""
    return is_verb(forms[i]) and forms[i - 1] not in DETERMINERS and kind_of(forms[i - 1]) not in QUALITIES


_IN_FRONT_OF = ("in", "front", "of")
_LONGEST_PLACE = 5
"""Words of "the edge of a park", but for the preposition."""
_ENDS = (
    (word_list("preposition") - {"of"})
    | word_list("finite")
    | {"and", "or", "as", "while", "that", "who", "which", "profile"}
)
_WHERE = (word_list("long-locative") | {"by", "beside", "behind", "through", "around", "with"}) - {"during"}


@per_caption
def _worn(caption: PreparedCaption) -> frozenset[int]:
    """The words of a first sentence that tell what somebody wears: `in a red shirt and glasses`, `wearing a collar`."""
    forms, found = first_sentence(caption), set()
    garments = word_list("garment")
    for i in places_in_first(caption, garments):
        for k in range(i - 1, max(-1, i - _CLOTHES), -1):
            if forms[k] in _WEARING:
                found |= set(range(k, i + 1))
                break
            if forms[k] not in garments | DETERMINERS | {"and"} and kind_of(forms[k]) not in QUALITIES:
                break
    return frozenset(found)


_WEARING = frozenset({"in", "with", "wearing", "wears", "wear"})
_CLOTHES = 8
"""Words of "in a red and white shirt and glasses"."""


def _is_tag(whole: PreparedCaption, i: int) -> bool:
    """`#coffee`: under what a post is to be found."""
    start = whole.tokens[i].start
    return whole.clean.text[start - 1 : start] == "#"


def _says_more_of_it(whole: PreparedCaption, i: int, other: PreparedCaption) -> bool:
    """True for words that only say more of what both captions name: where it lies, of what, who it is."""
    if _is_tag(whole, i) or _leads_to_a_place(whole, i) or _is_what_a_ship_is(whole, i):
        return True
    return completes_a_name(whole, i, other) or _leads_to_a_role(whole, i, other)


def _is_what_a_ship_is(whole: PreparedCaption, i: int) -> bool:
    """`the aircraft carrier USS Orra` / `USS Orra`: of what kind a ship is, right before its name."""
    for at in range(i + 1, min(i + 1 + _BEFORE_A_SHIP, len(whole.forms))):
        if whole.forms[at] in PREFIXES:
            return whole.forms[at - 1] in word_list("vessel")
        if whole.forms[at] in word_list("preposition") or gap_before(whole, at).strip(" -"):
            return False
    return False


_BEFORE_A_SHIP = 6
"""Words of "nuclear-powered fast attack submarine" and the prefix of its name."""


def _leads_to_a_role(whole: PreparedCaption, i: int, other: PreparedCaption) -> bool:
    """`Secretary Moe` / `Treasury Secretary Ada Moe`: of what somebody is secretary whom both captions name.

    Not so before a preposition: `Talks with Secretary Ada Moe` are something that is done.
    """
    roles, forms = _roles(whole), whole.forms
    for role in range(i + 1, min(i + 1 + _BEFORE_A_ROLE, len(forms))):
        if forms[role] in word_list("preposition"):
            return False
        is_there = forms[role] in other.words
        if role in roles and (is_there or any(map(is_name, forms[role + 1 : role + 2]))):
            return (is_there and role == i + 1 and forms[i] in _COUNTRIES) or any(
                is_name(form) and form in other.words for form in forms[role + 1 : i + 1 + _ROLE_AND_NAME]
            )
    return False


@per_caption
def _roles(caption: PreparedCaption) -> frozenset[int]:
    return frozenset([i for i, form in enumerate(caption.forms) if is_role(form)])


_COUNTRIES = frozenset({"us", "uk", "eu", "un", "american", "british"})
"""Whose office it is, wherever it is told of: `U.S. President`, `President`."""
_ROLE_AND_NAME = 6
"""Words of "U.S. Secretary of Defense Ada Moe"."""
_BEFORE_A_ROLE = 3
"""Words among which the role stands ("Expedition [70 Flight Engineer]")."""


def _leads_to_a_place(whole: PreparedCaption, i: int) -> bool:
    """`a stream flowing through a wood` / `a stream in a wood`: a participle before a preposition says where.

    Or how: `soup served with bread` / `soup with bread`.
    """
    form, behind = whole.forms[i], whole.forms[i + 1 : i + 2]
    leads = form.endswith("ing") and bool(behind) and behind[0] in word_list("preposition")
    return (leads or (form.endswith("ed") and behind == ("with",))) and is_participle(form)


def _is_place(whole: PreparedCaption, i: int, kind: str) -> bool:
    if kind in ("name", "person"):
        return not word_list("locative").isdisjoint(whole.forms[max(0, i - 3) : i])
    return kind == "place"


def judge_what_is_shared(differences: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """Let the largest addition decide where what is shared is a title of a few words, or scattered in a long text."""
    if any(d.decides for d in differences):
        return
    if any(_is_second_title(d, a, b) for d in differences):
        return
    if _is_told_in_a_sentence(differences, a, b):
        return
    differences = [d for d in differences if not _names_the_series(d, a, b)]
    left_a, left_b = [i for d in differences for i in d.left_a], [j for d in differences for j in d.left_b]
    added = max(len(left_a), len(left_b))
    if not added:
        return
    base = min(a.facts - len(left_a), b.facts - len(left_b))
    gaps = max(_inside(differences, a, b, 0, base), _inside(differences, b, a, 1, base), key=sum)
    inside = sum(gaps)
    ahead = max(_ahead(differences, a, b, 0, base), _ahead(differences, b, a, 1, base))
    is_title = a.is_label or b.is_label
    if (
        inside > base
        or (is_title and base <= _SHORT_BASE and len(gaps) >= _SCATTERED and added > base)
        or (base <= _SHORT_BASE and ahead > 2 * base)
        or (base <= _SMALL_BASE and ahead > max(1, base))
        or (left_a and left_b and base <= _LEAST_TITLE and _is_a_few_words(a) and _is_a_few_words(b))
        or (
            _is_bare(differences, base, inside, a, b)
            and not all(_stands_apart(d, a, b, base) or _qualifies(d, a, b) for d in differences)
        )
    ):
        largest = max(differences, key=lambda d: len(d.left_a) + len(d.left_b))
        largest.decides = True


def _is_told_in_a_sentence(differences: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> bool:
    """`Heron at Lake Orm` / `A heron stalks through the reeds of Lake Orm.`: all that a title names does one thing.

    It names a thing and whose or where it is; a name alone is too little to know a picture by.
    """
    title, sentence, side = (a, b, 1) if a.is_label else (b, a, 0)
    if sentence.is_label or not title.is_label or any(d.left(1 - side) for d in differences):
        return False
    told = sentence.sentences.count(0)
    added = [d for d in differences if d.left(side)]
    if told > _LONGEST_TELLING or not added or not _places_a_name(title):
        return False
    first, last = added[0].block[2 * side : 2 * side + 2]
    inside = [d for d in added if d.stretch(side)[1] < told]
    if len(inside) > 1 or not 0 < first <= _ARTICLE_AND_SUBJECT or added[0].block[3 - 2 * side] == len(title.forms):
        return False  # another thing comes first, or the title is over
    return any(_is_finite(form) for form in sentence.forms[first:last])


def _is_finite(form: str) -> bool:
    """`stalks`, but not `sketches`."""
    if not form.endswith("s") or form in soft_words():
        return False
    return is_verb(form) and lemma(form) not in _names_things()


@cache
def _names_things() -> frozenset[str]:
    return frozenset(map(lemma, word_list("thing")))


def _places_a_name(title: PreparedCaption) -> bool:
    """True for a thing and a name beside a preposition: `Heron at Orm`, `Orm over a farm`, but not `A man on a bmx`."""
    if word_list("long-locative").isdisjoint(title.forms):
        return False
    named = [is_name(title.forms[i]) and title.forms[i - 1 : i] not in _INDEFINITE for i in title.fact_places]
    return any(named) and not all(named)


_INDEFINITE = (("a",), ("an",))
_ARTICLE_AND_SUBJECT = 2
_LONGEST_TELLING = 20
"""Words of a sentence that tells no more than its title."""


def _names_the_series(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`Boats on the Weir, from the series Views of Vale`: a part of its own that says what the work belongs to."""
    if bool(d.left_a) == bool(d.left_b):
        return False
    block = d.block
    whole, first, last = (a, block.a0, block.a1) if d.left_a else (b, block.b0, block.b1)
    forms = whole.forms[max(0, first - (whole.forms[first] != "from")) : last]
    return forms[0] == "from" and not _SERIES.isdisjoint(forms[1:_BEFORE_SERIES])


_SERIES = frozenset({"series", "portfolio", "suite", "set", "album", "cycle", "sequence", "sketchbook", "book"})
_BEFORE_SERIES = 4
"""Words of "from the same series"."""


def _is_second_title(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`Мост | Bridge` / `Bridge`: the title once more, in a script or language that the other lacks."""
    if bool(d.left_a) == bool(d.left_b):
        return False
    whole, other, left = (a, b, d.left_a) if d.left_a else (b, a, d.left_b)
    if _is_in_translation(whole, left):
        return True
    return all(_OTHER_SCRIPT.match(whole.forms[i]) for i in left) and not any(map(_OTHER_SCRIPT.match, other.forms))


def _is_in_translation(whole: PreparedCaption, left: Sequence[int]) -> bool:
    """`The Mill (Le moulin)` / `The Mill`, or `Le moulin`: one of two titles of which a bracket holds the other."""
    titles = _titles(whole)
    if titles is None:
        return False
    at = next(i for i, token in enumerate(whole.tokens) if token.start >= titles)
    facts = whole.fact_places
    return list(left) in ([i for i in facts if i < at], [i for i in facts if i >= at])


@per_caption
def _titles(caption: PreparedCaption) -> int | None:
    """Where the bracket begins in which a caption ends, if one of the two is English and the other is not."""
    if caption.clean.text[-1:] not in _CLOSES:
        return None
    both = _BOTH_TITLES.fullmatch(caption.clean.text)
    if both is None:
        return None
    here, there = map(_is_foreign, both.groups())
    return both.start(2) if here != there else None


def _is_foreign(title: str) -> bool:
    """True for a title in another language than English: by its article, or by more; "Le Havre" is a place."""
    forms = fold(title).split()
    if not (places() | _TOWNS).isdisjoint(forms):
        return False
    return forms[0] in _ARTICLES_ABROAD or language_of(forms, title) is not None


_TOWNS = frozenset({
    "havre", "rochelle", "mans", "touquet", "puy", "angeles", "vegas", "palmas", "paso", "plata", "paz", "habana",
    "spezia", "haag",
})  # fmt: skip
"""Towns that have an article of their own."""
_ARTICLES_ABROAD = frozenset(
    ["le", "la", "les", "une", "un", "il", "gli", "der", "das", "ein", "eine", "el", "los", "las", "het", "een"]
)


_CLOSES = frozenset(")]")
_BOTH_TITLES = re.compile(r"([^()\[\]]+?)\s*[(\[]([^()\[\]]*\w[^()\[\]]*)[)\]]")


_OTHER_SCRIPT = re.compile("[\u0370-\uffff]")
"""Letters from the Greek on."""


def _is_a_few_words(caption: PreparedCaption) -> bool:
    """`Vale City Surfing` may be a title, and tells of nothing that would say more."""
    return caption.is_label or len(caption.forms) <= _FEW_WORDS


_FEW_WORDS = 3


def _is_bare(differences: Sequence[Difference], base: int, inside: int, a: PreparedCaption, b: PreparedCaption) -> bool:
    """One word, or of two titles two with others put between them, or three at most in another order.

    `Goat Ridge Path` / `Ridge Goat`: in another order they are words of other things, where either says more.
    """
    if base <= 1 or not (a.is_label and b.is_label):
        return base <= 1
    if inside and base == _LEAST_TITLE:
        return True
    return base <= _SMALL_BASE and _are_in_another_order(differences, a, b)


def _are_in_another_order(differences: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> bool:
    """True where what both name comes in another order, whatever the day, and either title names something more."""
    if not any("order" in d.reasons for d in differences):
        return False
    words_a, words_b = roots(a), roots(b)
    in_a = [words_a[i] for i in a.fact_places if a.tokens[i].kind == WORD and words_a[i] in words_b]
    in_b = [words_b[j] for j in b.fact_places if b.tokens[j].kind == WORD and words_b[j] in words_a]
    return in_a != in_b and any(
        _names_something(whole, i) for d in differences for whole, left in ((a, d.left_a), (b, d.left_b)) for i in left
    )


def _names_something(whole: PreparedCaption, i: int) -> bool:
    """True for a word that neither describes, calls it a picture, nor says where it is."""
    kind, form = class_of(whole, i), whole.forms[i]
    if kind in _ADDS or form in word_list("preposition") or form in word_list("page"):
        return False
    return not _is_place(whole, i, kind)


def _in_first(whole: PreparedCaption, left: Sequence[int]) -> int:
    return sum([whole.sentences[i] == 0 for i in left])


def _ahead(
    differences: Sequence[Difference], whole: PreparedCaption, other: PreparedCaption, side: int, base: int
) -> int:
    """Words of the first sentence that only this caption has, without what it says behind all that the other says.

    `Tulips` / `Tulips, drawn by Ada Moe`: behind a comma the title is over; `Tulips Garden Party` is another one.
    """
    told_on = other.is_label and base >= _SMALL_BASE and _only_tells_on(differences, whole, other, side)
    count = 0
    for d in differences:
        left = d.left(side)
        if not left:
            continue
        if _is_at_the_end(d, whole, other, side):
            first = d.stretch(side)[0]
            end = first if told_on and _is_preposition(whole, first) else _part_end(whole, first)
            left = [i for i in left if i < end]
        elif _is_aside(d, whole, side, base) or _leads_to_a_name(d, whole, side) or _is_overline(d, whole, other, side):
            continue
        count += _in_first(whole, left)
    return count


def _only_tells_on(
    differences: Sequence[Difference], whole: PreparedCaption, other: PreparedCaption, side: int
) -> bool:
    """`Boats on the Orm` / `Boats on the Orm with their sails furled`: of a title of some words, what is behind it.

    Not so of a sentence: `A dog runs` is too little to be `A dog runs through a field with a ball in its mouth`.
    """
    added = [d for d in differences if d.left(side)]
    return all(_is_at_the_end(d, whole, other, side) or _is_aside(d, whole, side, len(whole.forms)) for d in added)


def _is_preposition(caption: PreparedCaption, i: int) -> bool:
    return caption.forms[i] in word_list("preposition")


def _leads_to_a_name(d: Difference, whole: PreparedCaption, side: int) -> bool:
    """`Orm at sea` / `Navy frigate Orm at sea`: what the named thing is."""
    first, last = d.stretch(side)
    if last >= len(whole.forms) or not is_name(whole.forms[last]):
        return False
    return (word_list("preposition") | {"and"}).isdisjoint(whole.forms[first:last]) and not _has_mark(
        whole, last, last, _SETS_APART
    )


def _is_overline(d: Difference, whole: PreparedCaption, other: PreparedCaption, side: int) -> bool:
    """`Harmony in Green and Grey: The Silver Shore`: before a colon, with the whole of the other title behind it."""
    last, (first, end) = d.stretch(side)[1], d.stretch(1 - side)
    if first or not other.is_label or not ARTICLES.issuperset(other.forms[:end]):
        return False
    return whole.forms[last:] == other.forms[end:] and ":" in _around(whole, range(last))[1]


def _is_at_the_end(d: Difference, whole: PreparedCaption, other: PreparedCaption, side: int) -> bool:
    return d.stretch(side)[1] == len(whole.forms) and d.stretch(1 - side)[1] == len(other.forms)


def _part_end(whole: PreparedCaption, first: int) -> int:
    """The token from `first` on before which a mark sets apart what follows."""
    return next((i for i in _set_apart(whole) if i >= first), len(whole.tokens))


@per_caption
def _set_apart(caption: PreparedCaption) -> tuple[int, ...]:
    """The tokens behind a mark, and the "by" before a maker's name."""
    return tuple(
        i
        for i in range(1, len(caption.tokens))
        if not _SETS_APART.isdisjoint(gap_before(caption, i)) or _names_the_maker(caption, i)
    )


def _names_the_maker(whole: PreparedCaption, i: int) -> bool:
    """`Tulips by Ada Moe`: what stands at the end behind "by", a name or its initials."""
    if whole.forms[i] != "by" or not 0 < len(whole.forms) - i - 1 <= _LONGEST_MAKER:
        return False
    return all(map(_may_name, whole.forms[i + 1 :]))


def _may_name(form: str) -> bool:
    return len(form) == 1 or is_name(form)


_LONGEST_MAKER = 4


def _inside(
    differences: Sequence[Difference], whole: PreparedCaption, other: PreparedCaption, side: int, base: int
) -> list[int]:
    """Words of the first sentence that only this caption has, for each place between words that both have.

    What somebody is called whom both name, or whose office, is not counted.
    """
    counts = []
    told_in_sentences = base >= _LEAST_TOLD and not (whole.is_label or other.is_label)
    for d in differences:
        left, (first, last) = d.left(side), d.stretch(side)
        if not left or not first or last == len(whole.forms) or _is_aside(d, whole, side, base):
            continue
        if told_in_sentences and _tells_of_the_occasion(d, whole, side):
            continue
        counts.append(_in_first(whole, [i for i in left if not _calls_somebody(whole, i, other)]))
    return [count for count in counts if count]


def _tells_of_the_occasion(d: Difference, whole: PreparedCaption, side: int) -> bool:
    """`Ada Moe waves to her team [during the final of the cup between Orm and Vale] in Lund`: between two adjuncts."""
    (first, last), (start, end) = d.stretch(side), d.stretch(1 - side)
    return start == end and whole.forms[first] in _OCCASION and whole.forms[last] in word_list("locative")


_OCCASION = frozenset({"during", "at", "as", "after", "before", "for"})
_LEAST_TOLD = 6
"""Words with a fact of a sentence that is told in full before what it adds."""


def _calls_somebody(whole: PreparedCaption, i: int, other: PreparedCaption) -> bool:
    """`Mayor Moe` / `Mayor Ada Moe`, `the mayor` / `Mayor Ada Moe`: a name of whom the other caption names, too."""
    if completes_a_name(whole, i, other):
        return True
    roles, forms = _roles(whole), whole.forms
    near = range(i - 1, max(-1, i - _NAMES_OF_ONE), -1)
    first = next((k for k in near if k in roles or not is_name(forms[k])), i)
    return first in roles and forms[first] in other.words and is_name(forms[i])


_NAMES_OF_ONE = 4
"""Words of a role and a name ("Mayor Ada B. Moe")."""


def _is_aside(d: Difference, whole: PreparedCaption, side: int, base: int) -> bool:
    """`Lake Orm, with Mount Lunn behind it, from the pass`: put in between two commas into what is no bare title."""
    if base <= _SMALL_BASE:
        return False
    left = d.left(side)
    first, last = d.stretch(side)
    return (
        bool(left) and _has_mark(whole, first, left[0], _ENCLOSES) and _has_mark(whole, left[-1] + 1, last, _ENCLOSES)
    )


def _has_mark(whole: PreparedCaption, first: int, last: int, marks: frozenset[str]) -> bool:
    """True where a mark sets apart one of these tokens from what stands before it."""
    return any(not marks.isdisjoint(gap_before(whole, i)) for i in range(first, last + 1))


def _is_part(whole: PreparedCaption, i: int) -> bool:
    """`Road in Norland` / `Road in northern Norland`: which part of a place that both name."""
    forms = whole.forms
    return forms[i] in _PARTS and 0 < i < len(forms) - 1 and forms[i - 1] in word_list("locative")


_PARTS = frozenset({"northern", "southern", "eastern", "western", "central"})


def _qualifies(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`Landscape with Trees` / `Landscape with Fir Trees`: one word more of what stands beside the thing itself.

    Not so behind "of", where it is the thing that is shown: `Study of a Head`, `Study of a Woman's Head`.
    """
    if len(d.left_a) + len(d.left_b) != 1 or not (a.is_label and b.is_label):
        return False
    whole, side = (a, 0) if d.left_a else (b, 1)
    (first, last), (start, end) = d.stretch(side), d.stretch(1 - side)
    if (
        last - first != 1
        or start != end
        or not first
        or last == len(whole.forms)
        or class_of(whole, first) in _NO_QUALITY
    ):
        return False
    before = whole.forms[max(0, first - 2) : first]
    if before[-1] in ARTICLES:
        before = before[:-1]
    text, tokens = whole.clean.text, whole.tokens
    return before[-1:] == ("with",) and text[tokens[first].end : tokens[last].start] == " "


_NO_QUALITY = FACTS | {"name", "place", "person"}


def _only_adds(whole: PreparedCaption, i: int) -> bool:
    """True for a date, a mark, and a quality that says little: a distant view is another one than a view."""
    kind = class_of(whole, i)
    return (kind in _ADDS or kind == "number") and not is_of_many_adjectives(whole.forms[i])


def _only_marks(whole: PreparedCaption, i: int) -> bool:
    """True for a date, and a mark: `Mill 1905`, `Mill (3)`."""
    return class_of(whole, i) in ("date", "number")


def _stands_apart(d: Difference, a: PreparedCaption, b: PreparedCaption, base: int) -> bool:
    """True where all that was added is a date, a quality, a mark, a maker, or words behind a comma (", Holland").

    So is a name behind a dash ("Mill - Vale"), and one before a colon or a bracket ("Vale: The Mill").
    In a title of one word a quality says which one it is of many: `Mill`, `Ruined Mill`, `Mill at Dusk`.
    """
    adds = _only_marks if base <= 1 and a.is_label and b.is_label else _only_adds
    for side, whole, positions in ((0, a, d.left_a), (1, b, d.left_b)):
        if positions and positions[0] and _names_the_maker(whole, positions[0] - 1):
            continue
        if all(adds(whole, i) or _is_part(whole, i) for i in positions):
            continue
        before, behind = _around(whole, positions)
        if "," in before or _is_said_behind_a_comma(d, whole, side) or _is_in_brackets(whole, positions[0]):
            continue
        sets_apart = before in _DASHES or behind.lstrip()[:1] in _BEHIND_A_NAME
        if not sets_apart or not all(_is_named(whole, i) for i in positions):
            return False
    return True


def _is_said_behind_a_comma(d: Difference, whole: PreparedCaption, side: int) -> bool:
    """`Photo of author Ada Moe` / `Ada Moe, author of The Mill`: a comma, what was moved, and more of it."""
    first = d.stretch(side)[0]
    return first in (d.moved_b if side else d.moved_a) and "," in gap_before(whole, first)


def _is_in_brackets(whole: PreparedCaption, i: int) -> bool:
    """`The Bend (The River Orm at Vale)`: the first word with a fact in a bracket."""
    first = i - 1 if i and whole.forms[i - 1] in ARTICLES else i
    return _has_mark(whole, first, i, frozenset("("))


def _around(whole: PreparedCaption, positions: Sequence[int]) -> tuple[str, str]:
    """What stands before the first of these words and behind the last, up to the next: spaces and marks."""
    return gap_before(whole, positions[0]), gap_before(whole, positions[-1] + 1)


def _is_named(whole: PreparedCaption, i: int) -> bool:
    return class_of(whole, i) in _NAMED


_NAMED = frozenset({"name", "place"})
_BEHIND_A_NAME = frozenset(":(")
_DASHES = frozenset({" - ", " – ", " — "})
