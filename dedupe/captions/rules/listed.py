"""Who stands where: the sides that a caption names, and lists from one side to the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from dedupe.captions.prepared import PreparedCaption, gap_before, per_caption, places_of
from dedupe.captions.rules.difference import Difference
from dedupe.captions.words.lexicon import is_name, is_participle, is_role, is_verb, proper_names, soft_words, word_list

SIDES = frozenset({"left", "right", "center", "centre", "middle", "foreground", "background"})
LOCATIVE = frozenset(
    {"in", "at", "on", "near", "inside", "outside", "during", "aboard", "along", "across", "over", "under"}
)
_GROUNDS = frozenset({"foreground", "background"})
_PLACED = SIDES | {"clockwise"}
_LONGEST_LIST = 80
"""Words read after "from left"."""
_ACROSS = {"left": "right", "right": "left"}
_LISTED_FROM = frozenset({"from", "to", "clockwise"})
_FROM_SIDE = (("from",), ("to",))
_BETWEEN_MEMBERS = frozenset(",;:(&")


@per_caption
def bindings(caption: PreparedCaption) -> Counter[tuple[str, ...]]:
    """Who stands where: each side with the word before it; after "from left", the whole order."""
    forms = caption.forms
    found: Counter[tuple[str, ...]] = Counter()
    for i in places_of(caption, _PLACED):
        form = forms[i]
        if forms[i + 1 : i + 2] == ("to",) or form in _GROUNDS:
            continue  # "left to right": the list begins at the other side; "in the background" is beside nobody
        if form == "clockwise" or (i and forms[i - 1] in _LISTED_FROM):
            begins = form if forms[i - 1] != "to" else _ACROSS.get(form, form)
            listed = _named(forms[i + 1 : i + 1 + _LONGEST_LIST])
            # Who is listed may stand before it: "Hall, Bose and Moe (from left)".
            found[(f"from {begins}", *(listed or _named(forms[max(0, i - _LONGEST_LIST) : i])))] += 1
        elif i:
            found[(forms[_bearer(caption, i)], form)] += 1
    return found


def _bearer(caption: PreparedCaption, side: int) -> int:
    """The word before a side; behind what somebody is, set apart by a comma, the last of the name before it.

    `Ada Moe, flight engineer, left` is `Flight engineer Ada Moe, left`.
    """
    last = side - 1
    if not is_role(caption.forms[last]):
        return last
    apart = next((i for i in range(last, max(0, last - _LONGEST_OFFICE), -1) if "," in gap_before(caption, i)), 0)
    return apart - 1 if apart else last


@per_caption
def lists_from_a_side(caption: PreparedCaption) -> bool:
    """True where a caption names several from one side to the other."""
    return any(names[0].startswith("from ") for names in bindings(caption))


def among(bound: Counter[tuple[str, ...]], other: PreparedCaption) -> Counter[tuple[str, ...]]:
    """The same without those whom the other caption does not name, or not in these letters: `Ada Moe (Norland)`."""
    kept: Counter[tuple[str, ...]] = Counter()
    for names, count in bound.items():
        if names[0].startswith("from "):
            kept[(names[0], *(name for name in names[1:] if name in other.words))] += count
        elif names[0] in other.words:
            kept[names] += count
    return kept


def reads_the_other_way(bound_a: Collection[tuple[str, ...]], bound_b: Collection[tuple[str, ...]]) -> bool:
    """`Left to right: Hall, Bose` / `Right to left: Hall, Bose`."""
    return any(
        x[0] != y[0] and x[0].startswith("from ") and y[0].startswith("from ") and len(x) > 2 and x[1:] == y[1:]
        for x in bound_a
        for y in bound_b
    )


def judge_lists(differences: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """Let the order decide in which both list the same from one side to the other, however much was written anew."""
    lists_a = [names for names in among(bindings(a), b) if names[0].startswith("from ")]
    lists_b = [names for names in among(bindings(b), a) if names[0].startswith("from ")]
    if any(x[0] == y[0] and x != y and sorted(x) == sorted(y) for x in lists_a for y in lists_b):
        for d in differences:
            if d.moved_a or d.moved_b:
                d.kind, d.decides = "order", True


def are_listed_anew(a: PreparedCaption, b: PreparedCaption) -> bool:
    """`From left: Hall, Brown and Bose` / `From left: Brown, Hall and Bose`: whoever they are, they stand elsewhere."""
    listed_a, listed_b = _listed(a), _listed(b)
    return listed_a != listed_b and sorted(listed_a) == sorted(listed_b)


@per_caption
def _listed(caption: PreparedCaption) -> list[tuple[str, ...]]:
    """What stands between commas and "and" in the sentences that list from one side to the other, and in their rows."""
    forms, sentences = caption.forms, caption.sentences
    listing = {sentences[i] for i in places_of(caption, _PLACED) if _begins_a_list(forms, i)}
    if not listing:
        return []
    listing.update(sentences[i] for i, form in enumerate(forms) if form == "row")
    soft = soft_words()
    members: list[list[str]] = [[]]
    for i in [i for i, number in enumerate(sentences) if number in listing][:_LONGEST_LIST]:
        form = forms[i]
        if form == "and" or not _BETWEEN_MEMBERS.isdisjoint(gap_before(caption, i)) or sentences[i] != sentences[i - 1]:
            members.append([])
        if form != "and":
            members[-1].append(form)
    told = [
        tuple(form for form in member if form not in _PLACED and (form not in soft or len(form) == 1))
        for member in members
        if LOCATIVE.isdisjoint(member[:1])
    ]
    return [member for member in told if member]


def _begins_a_list(forms: Sequence[str], i: int) -> bool:
    """`from left`, `from the left`, `left to right`, `clockwise`."""
    return forms[i] == "clockwise" or forms[i - 1 : i] in _FROM_SIDE or forms[max(0, i - 2) : i] == ("from", "the")


def _named(forms: Iterable[str]) -> list[str]:
    """The names of a list, up to what those named do: names behind the verb are of something else."""
    named: list[str] = []
    for form in forms:
        if form in proper_names():
            named.append(form)
        elif len(named) > 1 and does(form) and form != "united":  # "Ann Lee (United States)"
            break
    return named


@lru_cache(maxsize=1 << 16)
def does(form: str) -> bool:
    """True for what is surely a verb: not for base forms that name things, too ("water", "ship")."""
    if form in word_list("thing"):
        return False
    return (
        (is_verb(form) or is_participle(form))
        and form not in proper_names()
        and form not in soft_words()
        and not is_role(form)
    )


def face_each_other(a: PreparedCaption, b: PreparedCaption) -> tuple[int, int] | None:
    """`Ada Moe (right) and Karl Lunt` / `Karl Lunt, left, and Ada Moe`: of two, each is where the other is not.

    Returns:
        The two sides, or None.
    """
    here, there = _only_side(a), _only_side(b)
    if here is None or there is None or a.forms[here] != _ACROSS.get(b.forms[there]):
        return None  # as most
    one, other = _behind_whom(a, here), _behind_whom(b, there)
    both = one and other and one != other and one in b.words and other in a.words
    return (here, there) if both else None


def drop_facing_sides(found: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """Let nothing be left of two sides from which two look at each other."""
    sides = face_each_other(a, b)
    if sides is None:
        return
    for d in found:
        d.account_for(sides[:1], sides[1:])


@per_caption
def _only_side(caption: PreparedCaption) -> int | None:
    """The one left or right of a caption, set apart by a comma or a bracket."""
    at = places_of(caption, _ACROSS.keys())
    if len(at) != 1 or not at[0]:
        return None
    return at[0] if gap_before(caption, at[0]).strip() in _BEFORE_A_SIDE else None


def _behind_whom(caption: PreparedCaption, side: int) -> str:
    """The nearest name before a side, or ""."""
    names = (form for form in reversed(caption.forms[max(0, side - _LONGEST_OFFICE) : side]) if is_name(form))
    return next(names, "")


_BEFORE_A_SIDE = frozenset({",", "("})
_LONGEST_OFFICE = 8
"""Words that tell who somebody is, between the name and the side."""
