"""Which differences make two captions say different things, and what each is called."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise

from dedupe.captions.prepared import PreparedCaption, is_label, per_caption, places_of
from dedupe.captions.rules.addition import Addition
from dedupe.captions.rules.additions import judge_addition
from dedupe.captions.rules.address import is_addressed, judge_address
from dedupe.captions.rules.addup import add_up
from dedupe.captions.rules.alongside import does_something_else, goes_along_what_is_described
from dedupe.captions.rules.bearings import LOOKS, is_of_one_unit, only_looks
from dedupe.captions.rules.classes import most_telling, shown_class
from dedupe.captions.rules.colours import has_colours, judge_colours
from dedupe.captions.rules.converses import judge_standing, standing
from dedupe.captions.rules.copies import drop_bracketed_copy, tells_of_the_copy
from dedupe.captions.rules.counts import counts_several, how_many_do_it, judge_counts, judge_doers
from dedupe.captions.rules.difference import Difference
from dedupe.captions.rules.endings import drop_credited, is_cut_off
from dedupe.captions.rules.exchange import judge_exchange
from dedupe.captions.rules.heads import calls_it_a_town, names_its_legal_form, names_its_premises, tells_its_kind
from dedupe.captions.rules.homonyms import has_it_or_does_it
from dedupe.captions.rules.insteadoffacts import is_for_a_fact, names_the_unknown
from dedupe.captions.rules.instruments import is_taken_aboard
from dedupe.captions.rules.listed import judge_lists, lists_from_a_side
from dedupe.captions.rules.mainverb import judge_who_attends, named_actions
from dedupe.captions.rules.measures import measured_alike
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
from dedupe.captions.rules.sharing import judge_what_is_shared
from dedupe.captions.rules.slips import has_lines, is_garbled
from dedupe.captions.rules.stages import judge_stages, stages
from dedupe.captions.rules.standpoint import judge_standpoint
from dedupe.captions.rules.statements import judge_both_ways
from dedupe.captions.rules.streets import judge_streets, named_places
from dedupe.captions.rules.titles import is_another_title, names_the_ship
from dedupe.captions.rules.underway import is_at_another_moment, moves_on
from dedupe.captions.rules.versions import judge_what_is_the_same, shows_it_again, tells_who_took_it
from dedupe.captions.rules.weekdays import tells_its_weekday
from dedupe.captions.rules.whereabouts import puts_elsewhere
from dedupe.captions.words.lexicon import is_common_word, kind_of, word_list
from dedupe.captions.words.tokens import DATED, DAY, MONTH

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
    elif puts_elsewhere(d, a, b):
        d.kind, d.decides = "position", True
    elif (small and moves_on(d, a, b)) or is_at_another_moment(d, a, b):
        d.kind, d.decides = "moment", True
    elif both or is_for_a_fact(d, a, b):
        _judge_replacement(d, a, b)
    elif does_something_else(d, a, b):
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
    return "person" if names_the_unknown(d, a, b) or is_another_title(d, a, b) or names_the_ship(d, a, b) else None


def _is_contrary(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`known` / `unknown`: a word, and the same with a syllable before it that denies it."""
    block = d.block
    if block.a1 - block.a0 != 1 or block.b1 - block.b0 != 1:
        return False
    short, long = sorted((a.forms[block.a0], b.forms[block.b0]), key=len)
    return long.endswith(short) and long[: -len(short)] in _DENIES and is_common_word(short)


def _judge_replacement(d: Difference, a: PreparedCaption, b: PreparedCaption) -> None:
    """Words against other words say another thing, but for small adverbs and a weekday beside its date."""
    if d.left_a and d.left_b and not is_noise(d, a, b) and add_up(d, a, b):
        judged = [
            judge_addition(Addition.of(Difference(d.block, d.left_a, [], reasons=d.reasons), a, b)),
            judge_addition(Addition.of(Difference(d.block, [], d.left_b, reasons=d.reasons), a, b)),
        ]
        d.kind, d.decides = max(judged, key=lambda each: each[1])
        return
    if d.left_a and d.left_b and goes_along_what_is_described(d, a, b):
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


def _is_dated(caption: PreparedCaption, after: int) -> bool:
    """True where a date follows, which makes a weekday before it superfluous."""
    return any(token.kind in (MONTH, DAY) for token in caption.tokens[after : after + 2])


def _form_of(d: Difference, a: PreparedCaption, b: PreparedCaption) -> str:
    """The class of a stretch whose every word is accounted for: what changes most names it."""
    moved = [a.tokens[i].kind for i in d.moved_a] + [b.tokens[j].kind for j in d.moved_b]
    if d.reasons == ["order"] and moved and DATED.issuperset(moved):
        return "date form"
    kind = next(
        (reason for reason in _WORST_FIRST if reason in d.reasons), d.reasons[0] if d.reasons else "small words"
    )
    return "wording" if kind == "small words" else kind
