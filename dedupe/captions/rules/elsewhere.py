"""Words of one differing stretch that the other caption has in another: moved, in another form, in another spelling."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from dedupe.captions.prepared import PreparedCaption, first_sentence, joined, per_caption, places_of, roots
from dedupe.captions.rules.difference import Difference
from dedupe.captions.rules.pairing import (
    RAISED,
    are_titles,
    is_named_place,
    is_of_another_number_or_sex,
    phrase,
    says_it_is_raised,
)
from dedupe.captions.rules.voice import done_to, is_done_by
from dedupe.captions.words.abbreviations import known
from dedupe.captions.words.lexicon import (
    are_synonyms,
    is_common_word,
    is_name,
    is_participle,
    is_person,
    is_verb,
    kind_of,
    lemma,
    word_list,
)
from dedupe.captions.words.relations import related
from dedupe.captions.words.tokens import DATED, TIME, WORD, YEAR

_MOST_LEFT = 24
"""Words left of all stretches up to which places and spellings are looked for; more are another wording anyway."""
_NEAR = 3
"""Words between a preposition and what it belongs to ("on the high peak")."""


def pair_moved(found: list[Difference], a: PreparedCaption, b: PreparedCaption) -> bool:
    """Pair equal words that stand in other places: anywhere for dates, else within the head or within the rest.

    The first sentence says what the picture shows: a name that moves into it or out of it is another statement.

    Returns:
        True where any did.
    """
    forms_a, forms_b = a.forms, b.forms
    forms_left = {forms_b[j] for d in found for j in d.left_b}
    left_a = [(d, i) for d in found for i in d.left_a if forms_a[i] in forms_left]
    if not left_a:
        return False
    common = {forms_a[i] for _, i in left_a}
    left_b = [(d, j) for d in found for j in d.left_b if forms_b[j] in common]
    are_labels = a.is_label and b.is_label
    keeps_a, keeps_b = _keeps_its_sentence(a, are_labels), _keeps_its_sentence(b, are_labels)
    waiting: dict[Place, list[tuple[Difference, int]]] = {}
    for d, j in reversed(left_b):  # the first is taken from the end, which takes no time however many there are
        waiting.setdefault((forms_b[j], keeps_b[j]), []).append((d, j))
    for d, i in left_a:
        others = waiting.get((forms_a[i], keeps_a[i]))
        if others:
            other, j = others.pop()
            d.moved_a.append(i)
            other.moved_b.append(j)
            d.because("order")
            other.because("order")
    for d in found:
        if d.moved_a:
            d.left_a = _without(d.left_a, d.moved_a)
        if d.moved_b:
            d.left_b = _without(d.left_b, d.moved_b)
            d.moved_b.sort()
    return any(d.moved_a for d in found)


def _without(left: list[int], moved: list[int]) -> list[int]:
    """What stays of a stretch, in time linear in it."""
    gone = set(moved)
    return [i for i in left if i not in gone]


Place = tuple[str, bool]
"""A word, and whether it has to stay in the first sentence."""


def _keeps_its_sentence(caption: PreparedCaption, is_label: bool) -> Sequence[bool]:
    """Whether each token has to stay where it is, in the first sentence.

    The parts of a label change places freely ("Vale. Floor plan" / "Floor plan, Vale").
    """
    return (False,) * len(caption.tokens) if is_label else _undated_at_first(caption)


@per_caption
def _undated_at_first(caption: PreparedCaption) -> tuple[bool, ...]:
    """Whether each token stands in the first sentence and is no part of a date."""
    placed = zip(caption.tokens, caption.sentences, strict=True)
    return tuple([sentence == 0 and token[1] not in DATED for token, sentence in placed])


Left = dict[int, Difference]
"""What is left of one caption, ascending: each token, and the stretch in which it is."""


def pair_elsewhere(found: list[Difference], a: PreparedCaption, b: PreparedCaption, apart: frozenset[str]) -> None:
    """Pair what is left of one stretch with the same in another form in another; `apart` as for `pair_related`."""
    left_a = {i: d for d in found for i in d.left_a}
    left_b = {j: d for d in found for j in d.left_b}
    if not left_a or not left_b:
        return
    all_a, all_b = len(left_a), len(left_b)
    _pair_lemmas(left_a, left_b, a, b)
    _pair_compounds(left_a, left_b, a, b)
    _pair_compounds(left_b, left_a, b, a)
    _pair_places(left_a, left_b, a, b)
    _pair_nominal(left_a, left_b, a, b)
    _pair_nominal(left_b, left_a, b, a)
    _pair_raised(left_a, left_b, a, b)
    _pair_phrasal(left_a, left_b, a, b)
    _pair_phrasal(left_b, left_a, b, a)
    _pair_reworded(left_a, left_b, a, b)
    _pair_spellings(left_a, left_b, a, b, apart)
    _pair_abbreviations(left_a, left_b, a, b)
    _pair_abbreviations(left_b, left_a, b, a)
    _pair_kind(TIME, left_a, left_b, a, b)
    if "'" in a.key or "'" in b.key:
        _pair_kind(YEAR, left_a, left_b, a, b)
    if len(left_a) < all_a or len(left_b) < all_b:
        for d in found:
            d.left_a = [i for i in d.left_a if i in left_a]
            d.left_b = [j for j in d.left_b if j in left_b]


def _account(ours: Left, i: int, theirs: Left, j: int, *why: str) -> None:
    """Let a token of either caption account for the other."""
    here, there = ours.pop(i), theirs.pop(j)
    for reason in why:
        here.because(reason)
        there.because(reason)


def _pair_lemmas(left_a: Left, left_b: Left, a: PreparedCaption, b: PreparedCaption) -> None:
    """A word of one stretch accounted for by another form of it in another (`launches` / `launch`, `3` / `3rd`)."""
    roots_a, roots_b = roots(a), roots(b)
    shared = {roots_b[j] for j in left_b}.intersection([roots_a[i] for i in left_a])
    shared.discard("")
    if not shared:
        return
    waiting: dict[tuple[str, bool], list[int]] = {}
    for j in left_b:
        if roots_b[j] in shared:
            waiting.setdefault((roots_b[j], b.sentences[j] == 0), []).append(j)
    for i in tuple(left_a):
        others = waiting.get((roots_a[i], a.sentences[i] == 0))
        if others and not is_of_another_number_or_sex(a, i, b, others[0]):
            _account(left_a, i, left_b, others.pop(0), "order")


def _pair_compounds(ours: Left, theirs: Left, mine: PreparedCaption, others: PreparedCaption) -> None:
    """`A flowchart of the brewing` / `Brewing flow chart`: two words in a row that are one word in another stretch."""
    if not 1 < len(ours) <= _MOST_LEFT or joined(mine).isdisjoint([others.forms[j] for j in theirs]):
        return
    tokens = mine.tokens
    whole = {
        tokens[i].form + tokens[k].form: i
        for i, k in pairwise(ours)
        if ours[i] is ours[k] and k == i + 1 and tokens[i].kind == tokens[k].kind == WORD
    }
    for j in tuple(theirs):
        i = whole.pop(others.forms[j], -1)
        # "sun flower sun" is a "sunflower" or a "flowersun": no word is a part of two.
        if i in ours and i + 1 in ours and others.sentences[j] == mine.sentences[i]:
            _account(ours, i, theirs, j, "spacing")
            del ours[i + 1]


def _pair_places(left_a: Left, left_b: Left, a: PreparedCaption, b: PreparedCaption) -> None:
    """A place of one stretch under another word in another (`on a peak near a hut` / `near a hut on a mountaintop`)."""
    in_phrases_a, in_phrases_b = _in_phrases(a), _in_phrases(b)
    if in_phrases_a.isdisjoint(left_a) or in_phrases_b.isdisjoint(left_b):
        return
    here, there = ({d.block for d in left.values()} for left in (left_a, left_b))
    places_b = [j for j, d in left_b.items() if j in in_phrases_b and d.block not in here]
    if not places_b or len(places_b) > _MOST_LEFT:
        return
    for i in [i for i, d in left_a.items() if i in in_phrases_a and d.block not in there]:
        j = _partner(a, i, places_b, b)
        if j is not None:
            places_b.remove(j)
            _account(left_a, i, left_b, j, "order", "synonym")


def _partner(a: PreparedCaption, i: int, places_b: list[int], b: PreparedCaption) -> int | None:
    is_label = are_titles(a, b)
    for j in places_b:
        why = related(*a.tokens[i][:2], *b.tokens[j][:2]) if (a.sentences[i] == 0) == (b.sentences[j] == 0) else None
        if why == "synonym" or (why == "wider word" and not is_label):
            return None if is_named_place(a.tokens, i, b.tokens, j) else j
    return None


def _pair_nominal(ours: Left, theirs: Left, mine: PreparedCaption, others: PreparedCaption) -> None:
    """What happens named by a noun here and told by a verb there (`Launch of Lunn 7` / `Lunn 7 lifts off`)."""
    nouns = _named_by_nouns(mine)
    if nouns.isdisjoint(ours):
        return  # as most
    for i in [i for i in ours if i in nouns]:
        told = _told_by_verb(mine.forms[i], theirs, others)
        if told:
            _account(ours, i, theirs, told[0], "synonym")
            for j in told[1:]:
                del theirs[j]


@per_caption
def _named_by_nouns(caption: PreparedCaption) -> frozenset[int]:
    """The tokens before "of" or "between" in the first sentence."""
    forms = first_sentence(caption)
    return frozenset([i for i in range(len(forms) - 1) if forms[i + 1] in ("of", "between")])


def _told_by_verb(noun: str, left: Left, caption: PreparedCaption) -> tuple[int, ...]:
    """Where a verb, or a verb and its "off" or "up", tells what a noun names; () where none does."""
    root = lemma(noun)
    for j, d in left.items():
        form = caption.forms[j]
        if caption.sentences[j] or not (is_verb(form) or is_participle(form)):
            continue
        two = phrase(form, caption.forms[j + 1]) if left.get(j + 1) is d else None
        if two is not None and are_synonyms(root, two):
            return (j, j + 1)
        if related(noun, WORD, form, WORD) in ("word form", "synonym"):
            return (j,)
    return ()


def _pair_raised(left_a: Left, left_b: Left, a: PreparedCaption, b: PreparedCaption) -> None:
    """`with raised arms` / `with arms in the air`: on either side of what is raised."""
    raised_a, raised_b = _raised(a), _raised(b)
    if raised_a and raised_b:
        for i, j in zip([i for i in left_a if i in raised_a], [j for j in left_b if j in raised_b], strict=False):
            _account(left_a, i, left_b, j, "synonym")


@per_caption
def _raised(caption: PreparedCaption) -> frozenset[int]:
    return frozenset([i for i in places_of(caption, RAISED) if says_it_is_raised(caption, i)])


def _pair_phrasal(ours: Left, theirs: Left, mine: PreparedCaption, others: PreparedCaption) -> None:
    """A verb and its "out" or "up" told elsewhere by one verb (`Crews put out a fire` / `A fire is extinguished`)."""
    for i in [i - 1 for i in ours if mine.forms[i] in _PARTICLES]:
        if i not in ours or ours.get(i + 1) is not ours[i] or mine.sentences[i] or not is_verb(mine.forms[i]):
            continue  # as most; or the word before was a verb's as well
        two = phrase(mine.forms[i], mine.forms[i + 1])
        told = (j for j in theirs if others.sentences[j] == 0 and two and are_synonyms(two, lemma(others.forms[j])))
        j = next(told, None)
        if j is not None:
            _account(ours, i, theirs, j, "synonym")
            del ours[i + 1]


_PARTICLES = frozenset({
    "across", "aboard", "along", "apart", "at", "away", "back", "by", "down", "for", "in", "into", "off", "on", "out",
    "over", "part", "through", "to", "together", "up",
})  # fmt: skip
"""What stands behind a verb that is told by two words."""


def _pair_reworded(left_a: Left, left_b: Left, a: PreparedCaption, b: PreparedCaption) -> None:
    """What is told in another place under another word (`A horse with a rider jumps` / `A horse leaps with a rider`).

    Not what stands before a verb that both have in the one, and behind it in the other: it has another part in it.
    """
    if not 0 < len(left_a) <= _MOST_REWORDED or not 0 < len(left_b) <= _MOST_REWORDED:
        return
    if max(a.facts, b.facts) > _LONGEST_REWORDED:
        return
    may_be: Iterable[int] = left_a
    if are_titles(a, b):  # of these only what kind of picture it is: `Portrait of Ada Moe` / `Ada Moe headshot`
        may_be = [i for i in left_a if _tells_the_view(a.forms[i])]
    taken: dict[int, tuple[int, str]] = {}
    for i in may_be:
        for j in left_b:
            why = _why_reworded(a, i, b, j) if j not in taken and left_a[i] is not left_b[j] else ""
            if why:
                taken[j] = i, why
                break
    gone = {i for i, _ in taken.values()}
    still_a = {left_a[i].block: a.forms[i] for i in left_a if i not in gone}
    still_b = {left_b[j].block: b.forms[j] for j in left_b if j not in taken}
    for j, (i, why) in taken.items():
        more_a, more_b = still_a.get(left_a[i].block), still_b.get(left_b[j].block)
        leaves_out_who = (lemma(a.forms[i]) in done_to(a)) != (lemma(b.forms[j]) in done_to(b))
        if not (more_a and more_b) and (leaves_out_who or not is_person(more_a or more_b or "")):
            _account(left_a, i, left_b, j, "order", why)


def _tells_the_view(form: str) -> bool:
    return form in word_list("image") or kind_of(form) == "view"


def _why_reworded(a: PreparedCaption, i: int, b: PreparedCaption, j: int) -> str:
    if a.sentences[i] or b.sentences[j] or a.tokens[i].kind != WORD or b.tokens[j].kind != WORD:
        return ""
    why = related(a.forms[i], WORD, b.forms[j], WORD)
    if why not in _REWORDED or is_named_place(a.tokens, i, b.tokens, j):
        return ""
    return why if _tells_the_view(a.forms[i]) or _have_one_part(a, i, b, j) else ""


_REWORDED = frozenset({"synonym", "wider word", "word form"})
_MOST_REWORDED = 6
"""Words left of a caption that says the same in another order; more are of another."""
_LONGEST_REWORDED = 20
"""Words with a fact of a description; in a report so few words left are of other facts."""


def _have_one_part(a: PreparedCaption, i: int, b: PreparedCaption, j: int) -> bool:
    """True where both have one part in each verb that the two captions share: they stand on one side of it.

    On the other side where one of the two tells it in the passive voice.
    """
    verbs_a, verbs_b = _verbs(a), _verbs(b)
    if a.forms[i] in verbs_a or b.forms[j] in verbs_b:
        return True
    return all(
        ((i < verbs_a[verb]) == (j < verbs_b[other])) == (is_done_by(a, verbs_a[verb]) == is_done_by(b, verbs_b[other]))
        for verb in verbs_a
        for other in verbs_b
        if lemma(verb) == lemma(other)
    )


@per_caption
def _verbs(caption: PreparedCaption) -> dict[str, int]:
    """Where each verb of the first sentence stands."""
    return {form: i for i, form in enumerate(first_sentence(caption)) if is_verb(form) or is_participle(form)}


@per_caption
def _in_phrases(caption: PreparedCaption) -> frozenset[int]:
    """The tokens near before which a preposition of place stands."""
    at = places_of(caption, word_list("long-locative"))
    return frozenset([i + near for i in at for near in range(1, _NEAR + 1)])


def _pair_spellings(left_a: Left, left_b: Left, a: PreparedCaption, b: PreparedCaption, apart: frozenset[str]) -> None:
    """A name of one stretch in another spelling in another (`Orm and Zwelm` / `Zvelm and Orm`)."""
    if len(left_b) > _MOST_LEFT:
        return
    names_a, names_b = _names(a), _names(b)
    waiting = [j for j in left_b if j in names_b]
    if not waiting:
        return
    for i in [i for i in left_a if i in names_a]:
        name = a.forms[i]
        for j in waiting:
            spelled = b.forms[j]
            if name[0] != spelled[0]:
                continue  # nobody spells the first letter of a name in two ways
            if (a.sentences[i] == 0) != (b.sentences[j] == 0) or (name in apart and spelled in apart):
                continue
            if related(name, WORD, spelled, WORD) == "spelling":
                waiting.remove(j)
                _account(left_a, i, left_b, j, "spelling")
                break


@per_caption
def _names(caption: PreparedCaption) -> frozenset[int]:
    return frozenset([i for i, (form, kind, _, _) in enumerate(caption.tokens) if kind == WORD and is_name(form)])


def _pair_abbreviations(ours: Left, theirs: Left, mine: PreparedCaption, others: PreparedCaption) -> None:
    """A name of one stretch cut short in another (`in Laurel, Md., people` / `people in Laurel, Maryland`)."""
    short_ones = _may_be_cut(mine)
    cut = [i for i in ours if i in short_ones]
    if not cut or len(cut) > _MOST_LEFT:
        return
    initials = {mine.forms[i][0] for i in cut}
    whole = [j for j in theirs if others.forms[j][0] in initials]
    for i in cut:
        short = mine.forms[i]
        for j in whole:
            long = others.forms[j]
            if long[0] != short[0] or len(long) <= len(short):
                continue
            if (mine.sentences[i] == 0) != (others.sentences[j] == 0):
                continue
            if related(short, WORD, long, others.tokens[j].kind) == "abbreviation":
                whole.remove(j)
                _account(ours, i, theirs, j, "abbreviation")
                break


@per_caption
def _may_be_cut(caption: PreparedCaption) -> frozenset[int]:
    abbreviations = known()
    return frozenset(
        [
            i
            for i, (form, kind, _, _) in enumerate(caption.tokens)
            if kind == WORD
            and (_SHORTEST_CUT <= len(form) <= _LONGEST_CUT or form == _OHIO)
            and (form in abbreviations or not is_common_word(form))
        ]
    )


_SHORTEST_CUT, _LONGEST_CUT = 2, 5
"""Letters of "Md" and of "Calif"."""
_OHIO = "o"
"""The one state that cards cut to a letter ("Cleveland, O.")."""


def _pair_kind(kind: str, left_a: Left, left_b: Left, a: PreparedCaption, b: PreparedCaption) -> None:
    """`6/14/31` / `1931`, `5 p.m. EST` / `2200 UTC` in another stretch; two digits say no century (see `dates.py`)."""
    those_b = [j for j in left_b if b.tokens[j].kind == kind]
    if not those_b:
        return  # as most
    for i in [i for i in left_a if a.tokens[i].kind == kind]:
        told = ((j, related(*a.tokens[i][:2], *b.tokens[j][:2])) for j in those_b)
        j, why = next(((j, why) for j, why in told if why), (0, ""))
        if why:
            those_b.remove(j)
            _account(left_a, i, left_b, j, why)
