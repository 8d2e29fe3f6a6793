"""Which differences make two captions say different things, and what each is called."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise

from dedupe.captions.prepared import PreparedCaption, gap_before, is_label, per_caption, places_of
from dedupe.captions.rules.addition import Addition
from dedupe.captions.rules.additions import judge_addition
from dedupe.captions.rules.address import is_addressed, judge_address
from dedupe.captions.rules.asides import stand_aside
from dedupe.captions.rules.bearings import (
    LOOKS,
    bear_apart,
    is_bearing,
    is_near_a_town,
    is_of_one_unit,
    leads_from_one_to_the_other,
    only_looks,
)
from dedupe.captions.rules.classes import QUALITIES, class_of, most_telling, shown_class
from dedupe.captions.rules.colours import has_colours, judge_colours
from dedupe.captions.rules.converses import judge_standing, stand_alike, standing
from dedupe.captions.rules.copies import drop_bracketed_copy, tells_of_the_copy
from dedupe.captions.rules.counts import counts_several, how_many_do_it, judge_counts, judge_doers
from dedupe.captions.rules.difference import Difference
from dedupe.captions.rules.endings import drop_credited, is_cut_off
from dedupe.captions.rules.exchange import judge_exchange
from dedupe.captions.rules.heads import calls_it_a_town, names_its_legal_form, names_its_premises, tells_its_kind
from dedupe.captions.rules.homonyms import has_it_or_does_it, is_thing_by_chance, photographs_or_does
from dedupe.captions.rules.instruments import is_taken_aboard
from dedupe.captions.rules.listed import judge_lists, lists_from_a_side
from dedupe.captions.rules.mainverb import judge_who_attends, named_actions
from dedupe.captions.rules.measures import measured_alike
from dedupe.captions.rules.media import is_in_another_medium
from dedupe.captions.rules.mutual import keeps_company
from dedupe.captions.rules.noise import is_noise
from dedupe.captions.rules.numbered import judge_series, numbered_things
from dedupe.captions.rules.order import judge_order
from dedupe.captions.rules.plural import changes_number, counts_more, judge_number
from dedupe.captions.rules.points import judge_points
from dedupe.captions.rules.preambles import drop_kind_behind, only_calls_it_a_chart
from dedupe.captions.rules.quotes import judge_quotes, quoted
from dedupe.captions.rules.rewording import forgive_rewording
from dedupe.captions.rules.semanticroles import is_plain_sentence, judge_semantic_roles
from dedupe.captions.rules.sentences import explain_apart
from dedupe.captions.rules.sharing import judge_what_is_shared
from dedupe.captions.rules.slips import has_lines, is_garbled
from dedupe.captions.rules.stages import judge_stages, stages
from dedupe.captions.rules.standpoint import judge_standpoint
from dedupe.captions.rules.statements import judge_both_ways
from dedupe.captions.rules.streets import judge_streets, named_places
from dedupe.captions.rules.titles import is_another_title, names_the_ship
from dedupe.captions.rules.underway import BEFORE_OR_AFTER, is_at_another_moment, moves_on
from dedupe.captions.rules.versions import (
    is_kind_of_room,
    judge_what_is_the_same,
    shows_it_again,
    tells_who_took_it,
)
from dedupe.captions.rules.voice import is_in_other_voice
from dedupe.captions.rules.weekdays import tells_its_weekday
from dedupe.captions.words.lexicon import (
    is_common_word,
    is_name,
    is_participle,
    is_person,
    is_plural,
    is_role,
    is_verb,
    kind_of,
    lemma,
    word_list,
)
from dedupe.captions.words.tokens import CALENDAR, DATED, DAY, MONTH, NUMBER, WORD, Token

_BESIDE_A_PREPOSITION = 1
"""Words with a fact beside a preposition; more are another phrase ("in the grass" / "on a bench near the grass")."""
_WITH_OBJECT = 2
"""An action and its object."""
_MISREAD_DATE = 3
"""Words up to which a number may be a part of a date that a machine misread; more tell of something else."""
_READ = frozenset({"spelling", "spacing"})
_MISREAD = _READ | {"small words"}
"""Why a stretch says the same that a machine misread ("for the" / "tor the")."""
_ANOTHER = frozenset({"another", "other", "different", "alternate", "alternative", "2nd", "further"})
_VIEWS = frozenset({"view", "angle", "perspective", "shot", "pose"})
_DENIES = frozenset({"un", "non", "dis"})
_WORST_FIRST = ("synonym", "wider word", "word form", "order", "small words", "spelling", "abbreviation", "time zone")
"""Why words say the same, the change that says most first."""


def classify(differences: list[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """Give every difference its class and say whether it decides."""
    end_a, end_b = len(a.forms), len(b.forms)
    may_be_another_view = _says_another(a) or _says_another(b)
    for d in differences:
        block = d.block
        if block.a1 == end_a or block.b1 == end_b:
            if is_cut_off(d, a, b):
                d.left_a, d.left_b, d.kind = [], [], "clause"
                continue
            drop_credited(d, a, b)
        if _is_read_alike(d):
            d.kind = _form_of(d, a, b)
        elif may_be_another_view and _is_another_view(a, block.a0, block.a1) != _is_another_view(b, block.b0, block.b1):
            d.kind, d.decides = "view", True
        elif block.a0 == block.a1 or block.b0 == block.b1:
            _judge_one_side(d, a, b)
        else:
            _judge_two_sides(d, a, b)
    judge_order(differences, a, b)
    judge_exchange(differences, a, b)
    judge_both_ways(differences, a, b)
    judge_what_is_shared(differences, a, b)
    forgive_rewording(differences, a, b)
    if keeps_company(differences, a, b):
        for d in differences:
            d.decides = False
        return
    # However much else was written anew.
    marks_a, marks_b = _marks(a), _marks(b)
    for judge in _rules_for(marks_a & marks_b, marks_a | marks_b):
        judge(differences, a, b)


Rule = Callable[[Sequence[Difference], PreparedCaption, PreparedCaption], None]
_BOTH, _EITHER = True, False
_RULES: tuple[tuple[Rule, Callable[[PreparedCaption], object], bool], ...] = (
    (judge_address, is_addressed, _EITHER),
    (judge_doers, how_many_do_it, _BOTH),
    (judge_counts, counts_several, _BOTH),
    (judge_number, is_label, _BOTH),
    (judge_series, numbered_things, _EITHER),
    (judge_colours, has_colours, _BOTH),
    (judge_quotes, quoted, _BOTH),
    (judge_stages, stages, _BOTH),
    (judge_standpoint, is_label, _BOTH),
    (judge_what_is_the_same, shows_it_again, _EITHER),
    (judge_streets, named_places, _BOTH),
    (judge_lists, lists_from_a_side, _BOTH),
    (judge_semantic_roles, is_plain_sentence, _BOTH),
    (judge_who_attends, named_actions, _EITHER),
    (judge_standing, standing, _BOTH),
    (judge_points, has_lines, _EITHER),
)
"""Rules about whole captions, what a caption has that a rule is about, and whether both captions must have it."""


@per_caption
def _marks(caption: PreparedCaption) -> int:
    """What a caption has that these rules are about, a bit a rule: few captions have any of it."""
    return sum([1 << n for n, (_, has, _) in enumerate(_RULES) if has(caption)])


@cache
def _rules_for(both: int, either: int) -> tuple[Rule, ...]:
    """The rules that may hold for two captions, in their order."""
    return tuple([rule for n, (rule, _, need) in enumerate(_RULES) if (both if need else either) >> n & 1])


@per_caption
def _says_another(caption: PreparedCaption) -> bool:
    return not _ANOTHER.isdisjoint(caption.forms)


def _is_read_alike(d: Difference) -> bool:
    """True for a stretch that is spelled, spaced or was read in another way, and nothing else."""
    return not (d.left_a or d.left_b or _READ.isdisjoint(d.reasons)) and _MISREAD.issuperset(d.reasons)


def _is_another_view(caption: PreparedCaption, first: int, last: int) -> bool:
    """`Vale Hall, another view`."""
    forms = caption.forms[first:last]
    return any(one in _ANOTHER and then in _VIEWS for one, then in pairwise(forms))


def _judge_one_side(d: Difference, a: PreparedCaption, b: PreparedCaption) -> None:
    """Class a stretch that stands in one caption only."""
    if is_at_another_moment(d, a, b):
        d.kind, d.decides = "moment", True
        return
    if has_it_or_does_it(d, a, b):
        d.kind, d.decides = "action", True
        return
    if not (d.left_a or d.left_b):
        d.kind = _form_of(d, a, b)
        return
    _judge_added(d, a, b)


def _judge_added(d: Difference, a: PreparedCaption, b: PreparedCaption) -> None:
    """Class what only one caption says."""
    added = Addition.of(d, a, b)
    if (len(added.facts) == 1 and _says_more_of_it(added)) or any(is_told(added) for is_told in _TAKEN_FOR_GRANTED):
        d.left_a, d.left_b, d.kind = [], [], "wording"
    else:
        d.kind, d.decides = judge_addition(added)


_TAKEN_FOR_GRANTED: tuple[Callable[[Addition], bool], ...] = (
    only_calls_it_a_chart,
    tells_of_the_copy,
    tells_who_took_it,
)
"""What says nothing of what is shown."""


def _says_more_of_it(added: Addition) -> bool:
    """True for one word that says more of what both captions name."""
    return tells_its_kind(added) or calls_it_a_town(added) or names_its_legal_form(added) or names_its_premises(added)


def _judge_two_sides(d: Difference, a: PreparedCaption, b: PreparedCaption) -> None:
    """Class a stretch that stands in place of another."""
    drop_bracketed_copy(d, a, b)
    if d.left_a and d.left_b:
        drop_kind_behind(d, a, b)
    small, both = len(d.left_a) <= 1 and len(d.left_b) <= 1, bool(d.left_a and d.left_b)
    if small and _is_contrary(d, a, b):
        d.kind, d.decides = "negation", True
    elif kind := _is_told_alike(d, a, b, small):
        d.left_a, d.left_b, d.kind = [], [], kind
    elif counts_more(d, a, b):
        d.kind, d.decides = "number", True
    elif _puts_elsewhere(d, a, b):
        d.kind, d.decides = "position", True
    elif (small and moves_on(d, a, b)) or is_at_another_moment(d, a, b):
        d.kind, d.decides = "moment", True
    elif both or _is_for_a_fact(d, a, b):
        _judge_replacement(d, a, b)
    elif _does_something_else(d, a, b):
        d.kind, d.decides = "action", True
    elif d.left_a or d.left_b:
        _judge_added(d, a, b)
    elif changes_number(d, a, b):
        d.kind, d.decides = "number", True
    else:
        d.kind = _form_of(d, a, b)


def _is_told_alike(d: Difference, a: PreparedCaption, b: PreparedCaption, small: bool) -> str | None:
    """The class of two stretches that say the same as a whole, in measures, in letters, in roles or in looks."""
    kind = measured_alike(d, a, b)
    if kind:
        return kind
    if is_of_one_unit(d, a, b):
        return "wording"
    block = d.block
    if small and a.forms[block.a0] in LOOKS and block.a1 < len(a.forms) and only_looks(d, a, b):
        return "wording"
    if not (d.left_a and d.left_b):
        return None
    if is_garbled(d, a, b):
        return "spelling"
    if is_taken_aboard(d, a, b):
        return "wording"
    return "person" if _names_the_unknown(d, a, b) or is_another_title(d, a, b) or names_the_ship(d, a, b) else None


def _names_the_unknown(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`an unidentified official` / `the minister Ann Lee`: a blank that the other caption fills in."""
    if not (_says_unknown(a) or _says_unknown(b)):
        return False
    for whole, left, other, theirs in ((a, d.left_a, b, d.left_b), (b, d.left_b, a, d.left_a)):
        forms = [whole.forms[i] for i in left]
        if _UNKNOWN.isdisjoint(forms) or not theirs:
            continue
        said = [form for form in forms if form not in _UNKNOWN]
        if all(is_person(form) for form in said):
            return any(class_of(other, j) in _WHO or is_role(other.forms[j]) for j in theirs)
    return False


@per_caption
def _says_unknown(caption: PreparedCaption) -> bool:
    return not _UNKNOWN.isdisjoint(caption.forms)


_UNKNOWN = frozenset({"unidentified", "unknown", "unnamed"})
_WHO = frozenset({"person", "name"})


def _is_contrary(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`known` / `unknown`: a word, and the same with a syllable before it that denies it."""
    block = d.block
    if block.a1 - block.a0 != 1 or block.b1 - block.b0 != 1:
        return False
    short, long = sorted((a.forms[block.a0], b.forms[block.b0]), key=len)
    return long.endswith(short) and long[: -len(short)] in _DENIES and is_common_word(short)


def _judge_replacement(d: Difference, a: PreparedCaption, b: PreparedCaption) -> None:
    """Words against other words say another thing, but for small adverbs and a weekday beside its date."""
    if d.left_a and d.left_b and not is_noise(d, a, b) and _add_up(d, a, b):
        judged = [
            judge_addition(Addition.of(Difference(d.block, d.left_a, [], reasons=d.reasons), a, b)),
            judge_addition(Addition.of(Difference(d.block, [], d.left_b, reasons=d.reasons), a, b)),
        ]
        d.kind, d.decides = max(judged, key=lambda each: each[1])
        return
    if d.left_a and d.left_b and _goes_along_what_is_described(d, a, b):
        d.left_a, d.left_b, d.kind = [], [], "clause"
        return
    if d.left_a and d.left_b and not (_lights(a).isdisjoint(d.left_a) and _lights(b).isdisjoint(d.left_b)):
        kinds_a, kinds_b = _kinds(a, d.left_a), _kinds(b, d.left_b)
        heavy_a = [i for i in d.left_a if not _is_light(a.forms[i], kinds_b)]
        heavy_b = [j for j in d.left_b if not _is_light(b.forms[j], kinds_a)]
        if bool(heavy_a) != bool(heavy_b):
            d.left_a, d.left_b = heavy_a, heavy_b
            d.kind, d.decides = judge_addition(Addition.of(d, a, b))
            return
    if tells_its_weekday(d, a, b):
        d.kind = "weekday"
        return
    kinds = [shown_class(caption, left) for caption, left in ((a, d.left_a), (b, d.left_b)) if left]
    d.kind = most_telling(kinds[0], kinds[-1])
    d.decides = d.kind != "weekday" or not (_is_dated(a, d.block.a1) and _is_dated(b, d.block.b1))


@per_caption
def _lights(caption: PreparedCaption) -> frozenset[int]:
    """The small adverbs."""
    return frozenset(places_of(caption, word_list("light")))


def _kinds(caption: PreparedCaption, left: list[int]) -> frozenset[str]:
    return frozenset(kind for i in left if (kind := kind_of(caption.forms[i])))


def _is_light(form: str, others: frozenset[str]) -> bool:
    """`jumps high` / `jumps`: a small adverb, unless the other caption has a word of its class there ("low tide")."""
    return form in word_list("light") and kind_of(form) not in others


def _add_up(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """True where both say more, but not of one thing: one ends the first sentence, the other tells on behind it.

    A date of one, where the other caption has no other date, adds to whatever stands in its place; so do other asides.
    """
    if _are_dated_apart(a, d.left_a, b, d.left_b):
        return False
    if _is_of_a_date(d, a, b):
        return False  # "Nay 4" may be May 4, which is not April 4
    # Sentences are numbered in order, and so are the words.
    first_a, last_a = a.sentences[d.left_a[0]], a.sentences[d.left_a[-1]]
    first_b, last_b = b.sentences[d.left_b[0]], b.sentences[d.left_b[-1]]
    if (last_a == 0) != (last_b == 0) and (first_a > 0 or first_b > 0):
        ends, end = (a, d.block.a1) if last_a == 0 else (b, d.block.b1)
        if end == len(ends.forms) or ends.sentences[end] > 0:
            return True
    if _counts_and_describes(d, a, b) or (first_a and first_b and explain_apart(d, a, b)):
        return True
    if _is_short_number(a, d.left_a) or _is_short_number(b, d.left_b):
        return False  # "April 52" may be April 12, and may be April 5
    return stand_aside(a, d.left_a, b, d.left_b)


def _are_dated_apart(a: PreparedCaption, left_a: Sequence[int], b: PreparedCaption, left_b: Sequence[int]) -> bool:
    """`Vale. August 1987` / `Vale, March 1986`: nothing but two dates, wherever a sentence ends."""
    return all(a.tokens[i].kind in DATED for i in left_a) and all(b.tokens[j].kind in DATED for j in left_b)


def _counts_and_describes(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`Two hens sit` / `The old hens sit`: how many there are, and what they are like."""
    counted, described = (a, b) if a.tokens[d.left_a[0]].kind == NUMBER else (b, a)
    left, others = (d.left_a, d.left_b) if counted is a else (d.left_b, d.left_a)
    if (
        (a.is_label and b.is_label)
        or len(left) > 1
        or counted.tokens[left[0]].kind != NUMBER
        or counted.forms[left[0]] == "1"
    ):
        return False
    behind = counted.forms[left[0] + 1 : left[0] + 2]
    if not behind or not is_plural(behind[0]) or behind != described.forms[others[-1] + 1 : others[-1] + 2]:
        return False
    return all(kind_of(described.forms[j]) in QUALITIES for j in others)


def _goes_along_what_is_described(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`on a city street` / `driving down the street`: what kind of street it is, and what is done on it."""
    a1, b1 = d.block.a1, d.block.b1
    if not (a.forms[d.left_a[0]].endswith("ing") or b.forms[d.left_b[0]].endswith("ing")):
        return False  # as most
    if a.sentences[d.left_a[0]] or b.sentences[d.left_b[0]] or a.forms[a1 : a1 + 1] != b.forms[b1 : b1 + 1]:
        return False
    return (_describes_next(a, d.left_a, a1) and _goes_along(b, d.left_b, b1)) or (
        _describes_next(b, d.left_b, b1) and _goes_along(a, d.left_a, a1)
    )


def _describes_next(caption: PreparedCaption, left: list[int], end: int) -> bool:
    """`on a city [street]`: words right before one that both captions have, which say of what kind it is."""
    if left != list(range(end - len(left), end)) or not 0 < end < len(caption.forms) or len(left) > _WITH_OBJECT:
        return False
    if gap_before(caption, end) != " ":
        return False
    if is_bearing(caption.forms[end]) or is_kind_of_room(caption.forms[end - 1], caption.forms[end]):
        return False
    return all(_only_describes(caption.forms[i]) for i in left)


def _only_describes(form: str) -> bool:
    if kind_of(form) == "quality":
        return True
    if kind_of(form) is not None or is_bearing(form) or is_verb(form) or is_participle(form):
        return False
    return is_common_word(form)


def _goes_along(caption: PreparedCaption, left: list[int], end: int) -> bool:
    """`driving down a [street]`: a verb and where what does it goes, or stands."""
    forms = [caption.forms[i] for i in left]
    if len(forms) > _WITH_OBJECT or not forms[0].endswith("ing") or not is_verb(forms[0]):
        return False
    behind = caption.forms[left[0] + 1 : end]
    return bool(behind) and all(is_bearing(form) or form == "along" for form in (*forms[1:], behind[0]))


def _is_short_number(caption: PreparedCaption, left: list[int]) -> bool:
    """True for a number that may be of a date; one in brackets is a ship's or a catalogue's, "aged 3" an age."""
    if len(left) > _MISREAD_DATE or NUMBER not in [caption.tokens[i][1] for i in left]:
        return False  # as most
    text, first, last = caption.clean.text, caption.tokens[left[0]], caption.tokens[left[-1]]
    is_in_brackets = text[first.start - 1 : first.start] == "(" and text[last.end : last.end + 1] == ")"
    return not is_in_brackets and "aged" not in [caption.forms[i] for i in left]


def _is_of_a_date(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`April 4, 1930` / `Nay 4, 1930` / `April 4, 1S31`: one part of a date, of which both captions have the rest."""
    a0, a1, b0, b1 = d.block
    if len(d.left_a) > 1 or len(d.left_b) > 1:
        return False  # "December 25, 1910" / "Christmas Day 1910"
    if a1 < len(a.forms) and a.forms[a1 : a1 + 1] == b.forms[b1 : b1 + 1]:
        goes_on = a.tokens[a1].kind == NUMBER or _is_dated_token(a, a1)
        return goes_on and (_is_dated_token(a, d.left_a[-1]) or _is_dated_token(b, d.left_b[-1]))
    if a0 and b0 and _is_dated_token(a, a0 - 1) and a.forms[a0 - 1] == b.forms[b0 - 1]:
        return _is_dated_token(a, d.left_a[0]) or _is_dated_token(b, d.left_b[0])
    return False


def _is_dated_token(caption: PreparedCaption, i: int) -> bool:
    return caption.tokens[i].kind in CALENDAR


def _puts_elsewhere(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`on the table` / `under the table`, in the sentence that says what is shown; in labels, the point of view."""
    block = d.block
    if block.a0 == block.a1 or block.b0 == block.b1 or a.sentences[block.a0] or b.sentences[block.b0]:
        return False
    ways = {a.forms[block.a0], b.forms[block.b0]}
    if ways == _WAYS and block.a0:
        return True
    if ways == _SIGN and block.a0 and lemma(a.forms[block.a0 - 1]) == "sign":
        return True
    if d.moved_a or d.moved_b or _says_more(a, d.left_a) or _says_more(b, d.left_b):
        return False
    forms_a, forms_b = d.words(a, b)
    if a.is_label and b.is_label and block.a1 < len(a.forms) and _joins_what_is_of_it(forms_a, forms_b, a, block.a1):
        return "between" not in a.forms and "between" not in b.forms
    is_of_who = (a.is_label and b.is_label) or _says_whence_the_doer_is(d, forms_a + forms_b)
    if is_of_who and ("from" in forms_a) != ("from" in forms_b):
        if leads_from_one_to_the_other(d, a, b):
            return False
        return not (word_list("preposition") | {"and"}).isdisjoint(forms_b if "from" in forms_a else forms_a)
    if not bear_apart(forms_a, forms_b) or stand_alike(a, b):
        return False
    # In the county, or near a town of it: what follows is the same.
    near_a, near_b = is_near_a_town(a, d.left_a, block.a1), is_near_a_town(b, d.left_b, block.b1)
    return not ((near_a and not _beside(b, d.left_b)) or (near_b and not _beside(a, d.left_a)))


def _says_whence_the_doer_is(d: Difference, forms: tuple[str, ...]) -> bool:
    """True for one word against another right behind who does it, but for those that say nearly the same."""
    is_one_word = d.block.a1 - d.block.a0 == d.block.b1 - d.block.b0 == 1
    return is_one_word and d.block.a0 == d.block.b0 <= _DOER_END and _OF_THERE.isdisjoint(forms)


_DOER_END = 2
"""Words by which a caption names who does it, at most: `Marines [from] the battalion`, `A man [from] Vale`."""
_OF_THERE = frozenset({"of", "in", "at", "off"})
"""What says of somebody, or of what somebody does, nearly what "from" says."""


def _joins_what_is_of_it(here: tuple[str, ...], there: tuple[str, ...], caption: PreparedCaption, end: int) -> bool:
    """`Road and sky` / `Road to sky`: two things, or one that is of the other or leads there."""
    if not (here == _AND and there in _LEADS) and not (there == _AND and here in _LEADS):
        return False
    return caption.tokens[end].kind == WORD and not is_name(caption.forms[end])


_AND = ("and",)
_LEADS = frozenset({("of",), ("to",), ("of", "the"), ("to", "the")})
_SIGN = {"in", "up"}
"""Behind "sign" two things that are done."""
_WAYS = {"up", "down"}
"""Two ways that exclude each other, whatever is told behind them."""


def _says_more(caption: PreparedCaption, left: list[int]) -> bool:
    return len(left) > _BESIDE_A_PREPOSITION and _beside(caption, left) > _BESIDE_A_PREPOSITION


def _beside(caption: PreparedCaption, left: list[int]) -> int:
    """Words with a fact that are no prepositions themselves ("up", "down")."""
    return sum([not is_bearing(caption.forms[i]) for i in left])


def _does_something_else(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`doing a trick on a ramp` / `jumping`: a synonym in common, and an action beside it that the other lacks."""
    if photographs_or_does(d, a, b) or _has_done_it(d, a, b) or has_it_or_does_it(d, a, b):
        return True
    if {"synonym", "wider word"}.isdisjoint(d.reasons) or bool(d.left_a) == bool(d.left_b):
        return False
    whole, left = (a, d.left_a) if d.left_a else (b, d.left_b)
    if whole.sentences[left[0]] or len(left) < _WITH_OBJECT:
        return False
    doing = (whole.forms[i] for i in left if whole.forms[i].endswith("ing") and not _is_behind_a_moment(whole, i))
    return any(is_verb(form) and form not in _RESTING for form in doing)


def _is_behind_a_moment(caption: PreparedCaption, i: int) -> bool:
    """`before delivering her speech` / `ahead of her speech`: not what is done, but before or after what it is."""
    return not BEFORE_OR_AFTER.isdisjoint(caption.forms[max(0, i - 1) : i])


_RESTING = frozenset({"standing", "lying", "sitting", "resting", "waiting", "hanging"})
"""What a thing does that is only there."""


def _has_done_it(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`install the shield` / `inspect the installed shield`: what the one does is done in the other."""
    if "word form" not in d.reasons or len(d.left_a) + len(d.left_b) != 1:
        return False
    here, there = d.words(a, b)
    (forms, others), left = ((here, there), a.forms[d.left_a[0]]) if d.left_a else ((there, here), b.forms[d.left_b[0]])
    done = {lemma(form) for form in forms if form.endswith("ed") and form != left}
    if not is_verb(left) or is_in_other_voice(a, b):
        return False  # "boils noodles" / "noodles are boiled in water"
    return any(lemma(form) in done and not form.endswith("ed") for form in others)


def _is_dated(caption: PreparedCaption, after: int) -> bool:
    """True where a date follows, which makes a weekday before it superfluous."""
    return any(token.kind in (MONTH, DAY) for token in caption.tokens[after : after + 2])


def _is_for_a_fact(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """True where a small word stands in place of a fact that it excludes."""
    return bool(d.left_a or d.left_b) and any(
        is_for_a_fact(d, a, b)
        for is_for_a_fact in (_is_article_for_fact, _is_view_for_thing, is_thing_by_chance, is_in_another_medium)
    )


def _is_article_for_fact(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`A helicopter` / `Two helicopters`, `team A` / `team B`."""
    block = d.block
    if len(d.left_a) + len(d.left_b) != 1 or block.a1 - block.a0 != 1 or block.b1 - block.b0 != 1:
        return False
    article, fact = (b.forms[block.b0], a.tokens[block.a0]) if d.left_a else (a.forms[block.a0], b.tokens[block.b0])
    if article not in ("a", "an"):
        return False
    if block.a1 == len(a.forms) and block.b1 == len(b.forms):
        return fact.kind == NUMBER or len(fact.form) == 1  # "Growth 1" / "Growth A": no article ends a caption
    return _counts_or_letters(fact)


def _is_view_for_thing(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """In labels, `Valley, with Town` / `View, with Town`: "view" stands where a thing does, and is one."""
    if not (a.is_label and b.is_label) or bool(d.left_a) == bool(d.left_b) or "synonym" in d.reasons:
        return False  # "Artist's concept" / "Illustration"
    full, left = (a, d.left_a) if d.left_a else (b, d.left_b)
    forms = b.forms[d.block.b0 : d.block.b1] if d.left_a else a.forms[d.block.a0 : d.block.a1]
    if len(left) > 1 or class_of(full, left[0]) in ("view", "colour", "quality"):
        return False
    return not word_list("image").isdisjoint(forms) and "of" not in forms


def _counts_or_letters(fact: Token) -> bool:
    return (fact.kind == NUMBER and fact.form not in ("1", "1st")) or (fact.kind == WORD and len(fact.form) == 1)


def _form_of(d: Difference, a: PreparedCaption, b: PreparedCaption) -> str:
    """The class of a stretch whose every word is accounted for: what changes most names it."""
    moved = [a.tokens[i].kind for i in d.moved_a] + [b.tokens[j].kind for j in d.moved_b]
    if d.reasons == ["order"] and moved and DATED.issuperset(moved):
        return "date form"
    kind = next(
        (reason for reason in _WORST_FIRST if reason in d.reasons), d.reasons[0] if d.reasons else "small words"
    )
    return "wording" if kind == "small words" else kind
