"""The differing stretches of two captions, and what in them the other caption does not account for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from attrs import define, field

from dedupe.captions.abbreviations import pair_small_abbreviations
from dedupe.captions.align import Block
from dedupe.captions.lexicon import (
    are_synonyms,
    has_synonyms,
    is_common_word,
    is_name,
    is_participle,
    kind_of,
    lemma,
    proper_names,
    soft_words,
    word_list,
)
from dedupe.captions.misread import pair_misread
from dedupe.captions.prepared import PreparedCaption
from dedupe.captions.relations import relation
from dedupe.captions.tokens import DAY, MODEL, MONTH, NUMBER, TIME, WEEKDAY, WORD, YEAR, Token, fold

_PAIRED_UP_TO = 24
"""Words left on both sides of a stretch up to which every pair is looked at; more are another wording anyway."""
_SHORTEST_INITIALS, _LONGEST_INITIALS = 2, 6
_NEAR = 3
"""Words between a preposition and what it belongs to ("on the high peak")."""
_SPACED_UP_TO = 8
"""Words of a stretch whose letters are compared without their spaces."""
DATED = frozenset({DAY, MONTH, YEAR, WEEKDAY, TIME})


@define
class Difference:
    """One differing stretch while it is being judged; numbers are token positions of the two captions.

    Attributes:
        block: the whole stretch.
        left_a, left_b: tokens with a fact that nothing in the other caption accounts for.
        moved_a, moved_b: tokens with a fact that stand elsewhere in the other caption.
        reasons: why other tokens say the same ("spelling", "synonym", "order", ...).
        kind: its class, once judged.
        decides: True where it makes the captions say different things.
    """

    block: Block
    left_a: list[int]
    left_b: list[int]
    moved_a: list[int] = field(factory=list)
    moved_b: list[int] = field(factory=list)
    reasons: list[str] = field(factory=list)
    kind: str = ""
    decides: bool = False

    def because(self, reason: str) -> None:
        """Note why something in the stretch says the same."""
        if reason not in self.reasons:
            self.reasons.append(reason)


def find_differences(a: PreparedCaption, b: PreparedCaption, stretches: Sequence[Block]) -> list[Difference]:
    """Account for every token of the differing stretches as far as the other caption says the same.

    Words spaced in another way are paired first, then words without a fact go, then words that moved, then, within
    each stretch, words in another form, spelling, abbreviation or synonym, and last the same across stretches.
    """
    words_a, words_b = a.words, b.words
    found, replaced = [], []
    for block in stretches:
        a0, a1, b0, b1 = block
        left_a = [i for i in range(a0, a1) if a.forms[i] in words_a]
        left_b = [j for j in range(b0, b1) if b.forms[j] in words_b]
        difference = Difference(block, left_a, left_b)
        if len(left_a) + len(left_b) < a1 - a0 + b1 - b0:
            difference.because("small words")
        found.append(difference)
        if a0 < a1 and b0 < b1:
            replaced.append(difference)
    apart = a.fillers | b.fillers
    for difference in replaced:
        _join(difference, a, b)
    _pair_moved(found, a, b)
    moved = any(difference.moved_a for difference in found)
    _pair_initials(found, a, b)
    for difference in replaced:
        if difference.left_a and difference.left_b:
            _pair_related(difference, a, b, apart, moved)
    if len(found) > 1:
        _pair_lemmas(found, a, b)
        _pair_places(found, a, b)
        _pair_spellings(found, a, b)
        if "'" in a.key or "'" in b.key:
            _pair_short_years(found, a, b)
    for difference in replaced:
        if difference.left_a or difference.left_b:
            pair_small_abbreviations(difference, a, b)
        if difference.left_a and difference.left_b:
            pair_misread(difference, a, b)
    return found


def _join(difference: Difference, a: PreparedCaption, b: PreparedCaption) -> None:
    """`suit-up` / `suitup`, `P. L.` / `P.L.`: the same letters, spaced in another way."""
    block = difference.block
    if max(block.a1 - block.a0, block.b1 - block.b0) > _SPACED_UP_TO or _begin_apart(a, block.a0, b, block.b0):
        return
    joined_a, joined_b = _letters(a, block.a0, block.a1), _letters(b, block.b0, block.b1)
    if joined_a == joined_b and not joined_a.isdecimal():
        difference.left_a, difference.left_b = [], []
        difference.because("spacing")


def _begin_apart(a: PreparedCaption, i: int, b: PreparedCaption, j: int) -> bool:
    """True where two words as written begin with other letters, which most do: no need to look at the rest."""
    x, y = a.clean.text[a.tokens[i].start], b.clean.text[b.tokens[j].start]
    return x != y and x.isascii() and y.isascii() and x.isalnum() and y.isalnum() and x.lower() != y.lower()


def _letters(caption: PreparedCaption, first: int, last: int) -> str:
    raw = caption.clean.text[caption.tokens[first].start : caption.tokens[last - 1].end]
    return "".join(filter(str.isalnum, fold(raw)))


def _pair_moved(found: list[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """Pair equal words that stand in other places: anywhere for dates, else within the head or within the rest.

    The first sentence says what the picture shows: a name that moves into it or out of it is another statement.
    """
    forms_a, forms_b = a.forms, b.forms
    common = {forms_a[i] for d in found for i in d.left_a}.intersection([forms_b[j] for d in found for j in d.left_b])
    if not common:
        return
    are_labels = a.is_label and b.is_label
    place_a, place_b = _placer(a, are_labels), _placer(b, are_labels)
    places_a = [place_a(i) for d in found for i in d.left_a if forms_a[i] in common]
    places_b = [place_b(j) for d in found for j in d.left_b if forms_b[j] in common]
    moved = {place: min(places_a.count(place), places_b.count(place)) for place in set(places_a).intersection(places_b)}
    if not moved:
        return
    rest_a, rest_b = moved, dict(moved)
    for difference in found:
        if difference.left_a:
            difference.left_a, difference.moved_a = _split(difference.left_a, forms_a, common, place_a, rest_a)
        if difference.left_b:
            difference.left_b, difference.moved_b = _split(difference.left_b, forms_b, common, place_b, rest_b)
        if difference.moved_a or difference.moved_b:
            difference.because("order")


def _placer(caption: PreparedCaption, is_label: bool) -> Callable[[int], tuple[str, bool]]:
    """A word and its place; the parts of a label change places freely ("Vale. Floor plan" / "Floor plan, Vale")."""
    tokens, sentences = caption.tokens, caption.sentences
    if is_label:
        return lambda i: (tokens[i].form, False)
    return lambda i: (tokens[i].form, tokens[i].kind not in DATED and sentences[i] == 0)


def _split(
    left: list[int],
    forms: Sequence[str],
    common: set[str],
    place: Callable[[int], tuple[str, bool]],
    moved: dict[tuple[str, bool], int],
) -> tuple[list[int], list[int]]:
    kept, gone = [], []
    for i in left:
        where = place(i) if forms[i] in common else None
        if where is not None and moved.get(where, 0) > 0:
            moved[where] -= 1
            gone.append(i)
        else:
            kept.append(i)
    return kept, gone


def _pair_related(
    difference: Difference, x: PreparedCaption, y: PreparedCaption, apart: frozenset[str], moved: bool
) -> None:
    """Pair words that are one in another form; `apart` are names that the collection tells from each other.

    A verb in the other voice is the same only where those who do it and have it done changed places, too (`moved`).
    In labels no wider word stands for a thing: a lake is water in a sentence, but not in a title.
    """
    a, b = x.tokens, y.tokens
    is_label = x.is_label and y.is_label
    if len(difference.left_a) * len(difference.left_b) > _PAIRED_UP_TO**2:
        return
    _pair_phrases(difference, a, b)
    rest_a, rest_b = [], list(difference.left_b)
    for i in difference.left_a:
        start = a[i].form[:_SHORTEST_CUT]
        for j in rest_b:
            why = related(a[i], b[j])
            if why is None and b[j].form.startswith(start) and _is_cut_short(x, i, y, j):
                why = "abbreviation"
            if why is None or (is_label and why == "wider word"):
                continue
            if (not moved and turns_the_verb(a, i, b, j)) or (why in _OTHER_WORDS and _is_named_place(a, i, b, j)):
                continue
            if why == "spelling" and a[i].form in apart and b[j].form in apart:
                continue
            rest_b.remove(j)
            difference.because(why)
            break
        else:
            rest_a.append(i)
    difference.left_a, difference.left_b = rest_a, rest_b


_SHORTEST_LETTERED = 5
"""Letters of a word for which its first may stand before a number."""
_SHORTEST_CUT = 3
"""Letters of a word cut short by a full stop, at least."""


def _is_cut_short(a: PreparedCaption, i: int, b: PreparedCaption, j: int) -> bool:
    """`Fotogr.` / `Fotografin`: the beginning of a word and a full stop, and no word of its own."""
    (short, i), (long, j) = sorted(((a, i), (b, j)), key=lambda each: len(each[0].forms[each[1]]))
    token, whole = short.tokens[i], long.tokens[j]
    if not whole.form.startswith(token.form) or token.kind != WORD or whole.kind != WORD:
        return False
    if not _SHORTEST_CUT <= len(token.form) < len(whole.form) - 1 or is_common_word(token.form):
        return False
    return short.clean.text[token.end : token.end + 1] == "." and token.form not in proper_names()


_OTHER_WORDS = frozenset({"synonym", "wider word"})
_SAME_START = 3
"""Letters that two spellings of one word for a place begin with ("harbor" / "harbour")."""


def _is_named_place(a: Sequence[Token], i: int, b: Sequence[Token], j: int) -> bool:
    """`Cherry Street` / `Cherry Road`: a word for a place behind its name is part of it, and no other will do."""
    x, y = a[i].form, b[j].form
    if word_list("place").isdisjoint((x, y)) or x[:_SAME_START] == y[:_SAME_START]:
        return False
    return _may_be_named(a, i) and _may_be_named(b, j)


def _may_be_named(tokens: Sequence[Token], i: int) -> bool:
    """True where the word before does not merely describe ("a busy street", "the dirt road")."""
    before = tokens[i - 1] if i else None
    if before is None or before.form in soft_words() | word_list("preposition") | word_list("terrain"):
        return False
    return before.kind != WORD or not (kind_of(before.form) in _DESCRIBING or is_participle(before.form))


_DESCRIBING = frozenset({"quality", "colour"})


BE = frozenset({"is", "are", "was", "were", "be", "being", "been"})
"""Forms of "be" before a participle."""


def turns_the_verb(a: Sequence[Token], i: int, b: Sequence[Token], j: int) -> bool:
    """`is splashed by` / `is splashing`: whoever did it has it done to him."""
    if a[i].kind != WORD or b[j].kind != WORD:
        return False
    passive_a, passive_b = _is_passive(a, i), _is_passive(b, j)
    return (passive_a and b[j].form.endswith("ing")) or (passive_b and a[i].form.endswith("ing"))


def _is_passive(tokens: Sequence[Token], i: int) -> bool:
    """True for a participle behind a form of "be" with "by" behind it, or "being" before it."""
    before = tokens[i - 1].form if i else ""
    if before not in BE or tokens[i].form.endswith("ing"):
        return False
    return before == "being" or (i + 1 < len(tokens) and tokens[i + 1].form == "by")


def _pair_initials(found: list[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """`ISS` / `International Space Station`: the initials of words that stand in a row, in one stretch or two."""
    here = [(d, d.left_a, d.left_b, range(d.block.b0, d.block.b1)) for d in found]
    there = [(d, d.left_b, d.left_a, range(d.block.a0, d.block.a1)) for d in found]
    for mine, others, sides in ((a, b, here), (b, a, there)):
        letters = [_letters_of(others, theirs, stretch) for _, _, theirs, stretch in sides]
        if not any(letters):
            continue
        every = " ".join(letters)
        for difference, ours, _, _ in sides:
            for i in tuple(ours):
                form = mine.forms[i]
                if not _SHORTEST_INITIALS <= len(form) <= _LONGEST_INITIALS:
                    continue
                form = form.replace("x", "e")  # "X" stands for "exploration", "experiment"
                if form not in every:
                    continue
                for (other, _, theirs, stretch), text in zip(sides, letters, strict=True):
                    if form not in text or (other is not difference and len(form) == _SHORTEST_INITIALS):
                        continue
                    run = _spelled_out(form, others, theirs, stretch)
                    if run and mine.tokens[i].kind == WORD:
                        ours.remove(i)
                        theirs[:] = [j for j in theirs if j not in run]
                        difference.because("abbreviation")
                        other.because("abbreviation")
                        break


def _letters_of(caption: PreparedCaption, left: Sequence[int], stretch: Sequence[int]) -> str:
    """The initials of what is left of a stretch, and of all its words."""
    if len(left) < _SHORTEST_INITIALS:
        return ""
    forms = caption.forms
    words = "".join([forms[j][0] for j in left])
    return words if len(left) == len(stretch) else f"{words} {''.join([forms[j][0] for j in stretch])}"


def _spelled_out(initials: str, caption: PreparedCaption, left: Sequence[int], stretch: Sequence[int]) -> range | None:
    """Where words in a row begin with these letters; small words between them may count or not ("NOAA", "MoMA")."""
    soft = soft_words()
    for places in (left, stretch):
        at = "".join([caption.forms[j][0] for j in places]).find(initials)
        if at < 0:
            continue
        run = range(places[at], places[at + len(initials) - 1] + 1)
        if all(j in left or caption.forms[j] in soft for j in run) and sum(j in left for j in run) > 1:
            return run
    return None


def _pair_phrases(difference: Difference, a: Sequence[Token], b: Sequence[Token]) -> None:
    """Two words on one side that are one word on the other, or one synonym of it."""
    for ours, theirs, mine, others in (
        (difference.left_a, difference.left_b, a, b),
        (difference.left_b, difference.left_a, b, a),
    ):
        for i, k in pairwise(tuple(ours)) if len(ours) > 1 else ():
            if k != i + 1 or mine[i].kind != WORD:
                continue
            partner = _partner_of_two(mine[i].form, mine[k], theirs, others)
            if partner is not None:
                ours.remove(i)
                ours.remove(k)
                theirs.remove(partner)
                difference.because("synonym")
                return


def _partner_of_two(first: str, second: Token, theirs: Sequence[int], others: Sequence[Token]) -> int | None:
    """The word that says what two say: `closeup` / `close up`, `launches` / `lifts off`, `I-95` / `Interstate 95`."""
    if second.kind == NUMBER:
        if len(first) < _SHORTEST_LETTERED:
            return None
        lettered = first[0] + second.form
        return next((j for j in theirs if others[j].form == lettered and others[j].kind == MODEL), None)
    if second.kind != WORD:
        return None
    phrase = lemma(first) + second.form
    if has_synonyms(phrase):
        return next((j for j in theirs if are_synonyms(phrase, lemma(others[j].form))), None)
    joined = first + second.form
    for j in theirs:
        if others[j].form == joined:
            return j
    return None


def related(x: Token, y: Token) -> str | None:
    """Why two tokens say the same, in whatever order they come; see `relations.relation`."""
    if x.form == y.form:
        return "order"
    if x.form > y.form:
        x, y = y, x
    return relation(x.form, x.kind, y.form, y.kind)


def _pair_lemmas(found: list[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """A word of one stretch accounted for by another form of it in another (`launches` / `launch`, `3` / `3rd`)."""
    waiting: dict[tuple[str, bool], list[tuple[Difference, int]]] = {}
    for difference in found:
        for j in difference.left_b:
            root = b.roots[j]
            if root:
                waiting.setdefault((root, b.sentences[j] == 0), []).append((difference, j))
    if not waiting:
        return
    for difference in found:
        kept = []
        for i in difference.left_a:
            others = waiting.get((a.roots[i], a.sentences[i] == 0))
            if not others:
                kept.append(i)
                continue
            other, j = others.pop(0)
            other.left_b.remove(j)
            for each in (difference, other):
                each.because("order")
        difference.left_a = kept


def _pair_places(found: list[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """A place of one stretch under another word in another (`on a peak near a hut` / `near a hut on a mountaintop`)."""
    places_b = [(d, j) for d in found if not d.left_a for j in d.left_b if _is_in_a_phrase(b, j)]
    if not places_b or len(places_b) > _PAIRED_UP_TO:
        return
    for difference in found:
        if difference.left_b:
            continue
        for i in tuple(difference.left_a):
            partner = _partner(a, i, places_b, b) if _is_in_a_phrase(a, i) else None
            if partner is None:
                continue
            places_b.remove(partner)
            other, j = partner
            difference.left_a.remove(i)
            other.left_b.remove(j)
            for each in (difference, other):
                each.because("order")
                each.because("synonym")


def _partner(
    a: PreparedCaption, i: int, places_b: list[tuple[Difference, int]], b: PreparedCaption
) -> tuple[Difference, int] | None:
    is_label = a.is_label and b.is_label
    for each in places_b:
        j = each[1]
        why = related(a.tokens[i], b.tokens[j]) if (a.sentences[i] == 0) == (b.sentences[j] == 0) else None
        if why == "synonym" or (why == "wider word" and not is_label):
            return None if _is_named_place(a.tokens, i, b.tokens, j) else each
    return None


def _is_in_a_phrase(caption: PreparedCaption, i: int) -> bool:
    return not word_list("long-locative").isdisjoint(caption.forms[max(0, i - _NEAR) : i])


def _pair_spellings(found: list[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """A name of one stretch in another spelling in another (`Orm and Zwelm` / `Zvelm and Orm`)."""
    if not any(d.left_a for d in found) or sum(len(d.left_b) for d in found) > _PAIRED_UP_TO:
        return
    names_b = [(d, j) for d in found for j in d.left_b if b.tokens[j].kind == WORD and is_name(b.forms[j])]
    if not names_b:
        return
    apart = a.fillers | b.fillers
    for d in found:
        for i in [i for i in d.left_a if a.tokens[i].kind == WORD and is_name(a.forms[i])]:
            for each in names_b:
                other, j = each
                if a.forms[i][0] != b.forms[j][0]:
                    continue  # nobody spells the first letter of a name in two ways
                if (a.sentences[i] == 0) != (b.sentences[j] == 0) or {a.forms[i], b.forms[j]} <= apart:
                    continue
                if related(a.tokens[i], b.tokens[j]) == "spelling":
                    d.left_a.remove(i)
                    other.left_b.remove(j)
                    names_b.remove(each)
                    d.because("spelling")
                    other.because("spelling")
                    break


def _pair_short_years(found: list[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """`6/14/31` / `1931` in another stretch; a year of two digits says no century (see `dates.py`)."""
    years_b = [(d, j) for d in found for j in d.left_b if b.tokens[j].kind == YEAR]
    for d in found:
        for i in [i for i in d.left_a if a.tokens[i].kind == YEAR]:
            other, j = next((each for each in years_b if related(a.tokens[i], b.tokens[each[1]])), (None, -1))
            if other is not None:
                d.left_a.remove(i)
                other.left_b.remove(j)
                years_b.remove((other, j))
                d.because("date form")
                other.because("date form")
