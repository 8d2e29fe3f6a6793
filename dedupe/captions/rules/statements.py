"""Additions on both sides: what one caption says where the other says something else, and what may stand apart."""

from __future__ import annotations

from collections.abc import Sequence

from dedupe.captions.prepared import PreparedCaption, first_sentence, gap_before, per_caption, places_in_first, written
from dedupe.captions.rules.asides import bracketed, distances, may_be_signed, signed
from dedupe.captions.rules.classes import DETERMINERS, FACTS, QUALITIES, classes_of
from dedupe.captions.rules.colours import of_which
from dedupe.captions.rules.difference import Difference
from dedupe.captions.rules.instruments import takers_in
from dedupe.captions.rules.numbered import sheet_number
from dedupe.captions.rules.persons import completes_a_name
from dedupe.captions.rules.semanticroles import names_nobody
from dedupe.captions.rules.titles import PREFIXES
from dedupe.captions.words.lexicon import is_name, is_participle, is_role, is_verb, kind_of, lemma, word_list

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
    if is_place(whole, i, kind):
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
    roles, forms = places_of_roles(whole), whole.forms
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
def places_of_roles(caption: PreparedCaption) -> frozenset[int]:
    """Where words stand for what somebody is: a mayor, a pilot."""
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


def is_place(whole: PreparedCaption, i: int, kind: str) -> bool:
    """True for a token of a class (`kind`) that says where: a place, or a name behind "in" or "at"."""
    if kind in ("name", "person"):
        return not word_list("locative").isdisjoint(whole.forms[max(0, i - 3) : i])
    return kind == "place"
