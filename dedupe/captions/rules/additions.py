"""What only one of two captions says: a detail more, or something that makes it another caption."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from dedupe.captions.rules.absence import is_missing
from dedupe.captions.rules.actions import acts_on_another, does_it, does_it_meanwhile, poses_with_somebody
from dedupe.captions.rules.addition import Addition
from dedupe.captions.rules.asides import is_a_record
from dedupe.captions.rules.bearings import COMPASS, turns_round
from dedupe.captions.rules.characters import (
    denies_in_characters,
    ends_in_another_thing,
    is_in_characters,
    joins_another,
    shows_another_aspect,
)
from dedupe.captions.rules.charts import is_another_quantity, is_charted
from dedupe.captions.rules.classes import classes_of, shown_class
from dedupe.captions.rules.colours import mixes_colours
from dedupe.captions.rules.heads import (
    heads_what_is_many,
    is_a_part_within,
    is_a_picture_in_it,
    is_another_compound,
    is_another_head,
    is_another_thing_shown,
    is_joined_by_a_plus,
    is_no_real_one,
    is_on_the_same_sheet,
    is_one_more_thing,
    is_set_before_a_place,
    is_the_site_of_it,
    is_within,
)
from dedupe.captions.rules.negation import PREFIXES, negates
from dedupe.captions.rules.numbered import (
    ORDINALS,
    counts_more_of_them,
    counts_the_time,
    is_a_letter_at_the_end,
    is_another_model,
    is_further_from_the_side,
    makes_it_many,
    numbers,
)
from dedupe.captions.rules.owners import is_somebodys
from dedupe.captions.rules.persons import is_another_person, is_of_another_rank, is_said_of_somebody, is_with_somebody
from dedupe.captions.rules.qualified import is_said_of_another
from dedupe.captions.rules.sentences import is_new_sentence
from dedupe.captions.rules.stages import is_at_a_stage
from dedupe.captions.rules.subjects import (
    is_another_subject,
    is_new_subject,
    is_seen_beside_it,
    is_somebody_instead,
    is_somebody_where_it_is,
    lists_two_more,
)
from dedupe.captions.rules.underway import (
    BEFORE_OR_AFTER,
    ON_THE_WAY,
    is_before_or_after_it,
    is_not_yet_or_over,
    is_on_the_way,
    shifts_the_moment,
)
from dedupe.captions.rules.versions import (
    is_another_edition,
    is_another_kind_of_room,
    is_another_sheet,
    is_another_side,
    is_another_version,
    is_exposed_for_long,
    is_for_another_work,
    is_for_glasses_or_marked,
    is_in_another_light,
    is_on_another_platform,
    is_seen_on_a_screen,
    looks_from_elsewhere,
    tells_who_took_it,
)
from dedupe.captions.rules.widgets import is_another_widget, names_widgets
from dedupe.captions.words.lexicon import negations, word_list

(
    _TELLING,
    _PLACING,
    _NUMBER,
    _COLOUR,
    _ONE,
    _REPLACES,
    _LABEL,
    _LABELS,
    _FIRST,
    _LATER,
    _AND,
    _HEAD,
    _CHARACTERS,
    _WIDGET,
    _PROGRAM,
    _CHART,
) = (1 << i for i in range(16))
"""What an addition has that a rule may need: one of the words that rules about small words look for, or that say which
of many or from which side; a number or a colour that comes first; one word with a fact; words of the other caption in
its place; one caption, or both, that names something and tells of no action; a place in the first sentence, or behind
it; "and"; at most one word of the other caption before it (see `at_the_head`); a script in which what is shown is named
last; a part of a program in the caption; a system, a device or a mode that a program runs on or in; a chart or map
shown."""


def judge_addition(added: Addition) -> tuple[str, bool]:
    """The class of an addition, and whether it decides."""
    if tells_who_took_it(added) or is_a_record(added) or is_said_of_somebody(added):
        return "clause", False
    whole, classes = added.whole, classes_of(added.whole)
    for kind, decides in _rules_for(_marks(added, classes)):
        if decides(added):
            return kind, True
    kinds = {classes[i] for i in added.positions}
    kind = kinds.pop() if len(kinds) == 1 else "clause"
    if kind == "name":
        kind = shown_class(whole, added.positions)
    return ("clause" if kind == "wording" else kind), False


def _marks(added: Addition, classes: Sequence[str]) -> int:
    """What the addition has that a rule may need."""
    marks = _FIRST if added.in_first_sentence else _LATER
    if not _telling_words().isdisjoint(added.facts):
        marks |= _TELLING
    if not _PLACING_WORDS.isdisjoint(added.forms):
        marks |= _PLACING
    marks |= _BY_CLASS.get(classes[added.positions[0]], 0)
    if len(added.positions) == 1:
        marks |= _ONE
    if added.place[0] < added.place[1]:
        marks |= _REPLACES
    if "and" in added.forms:
        marks |= _AND
    if added.at_the_head:
        marks |= _HEAD
    if is_in_characters(added):
        marks |= _CHARACTERS
    if names_widgets(added.whole):
        marks |= _WIDGET
    if not word_list("platform").isdisjoint(added.facts):
        marks |= _PROGRAM
    if is_charted(added.whole):
        marks |= _CHART
    labels = added.whole.is_label + added.other.is_label
    if labels:
        marks |= _LABELS | _LABEL if labels > 1 else _LABEL
    return marks


_BY_CLASS = {"number": _NUMBER, "colour": _COLOUR}
_PLACING_WORDS = ORDINALS | COMPASS | {"looking"}


@cache
def _telling_words() -> frozenset[str]:
    """Words of which one is in all that negates, shifts, counts, turns round or is seen on a screen."""
    lists = [word_list(name) for name in ("aspect", "quantity", "away", "screen")]
    return frozenset({"front"}).union(negations(), BEFORE_OR_AFTER, ON_THE_WAY, PREFIXES, *lists)


Rule = Callable[[Addition], bool]
_RULES: tuple[tuple[str, Rule, int], ...] = (
    ("negation", negates, _TELLING),
    ("negation", is_missing, _ONE | _REPLACES),
    ("negation", denies_in_characters, _CHARACTERS),
    ("view", shows_another_aspect, _CHARACTERS | _FIRST),
    ("thing", joins_another, _CHARACTERS | _FIRST),
    ("thing", ends_in_another_thing, _CHARACTERS | _FIRST),
    ("number", numbers, _NUMBER),
    ("number", counts_the_time, _FIRST | _PLACING),
    ("number", counts_more_of_them, _FIRST | _AND),
    ("moment", shifts_the_moment, _TELLING),
    ("moment", is_before_or_after_it, _LABEL | _TELLING),
    ("moment", is_not_yet_or_over, _TELLING | _HEAD),
    ("moment", is_at_a_stage, _LABEL),
    ("moment", is_on_the_way, _ONE | _HEAD),
    ("number", makes_it_many, _TELLING),
    ("quality", is_another_quantity, _CHART),
    ("number", is_a_letter_at_the_end, _ONE),
    ("thing", is_somebodys, 0),
    ("colour", mixes_colours, _ONE | _COLOUR),
    ("view", looks_from_elsewhere, _PLACING),
    ("view", is_in_another_light, _REPLACES),
    ("view", is_exposed_for_long, _FIRST),
    ("view", is_for_glasses_or_marked, _FIRST),
    ("view", is_another_side, _LABEL),
    ("view", is_another_edition, _LABEL),
    ("identifier", is_another_model, _FIRST),
    ("view", is_another_sheet, _REPLACES),
    ("view", is_on_another_platform, _PROGRAM),
    ("view", is_another_kind_of_room, _LABEL),
    ("thing", is_the_site_of_it, _LABELS | _ONE),
    ("position", is_further_from_the_side, _PLACING),
    ("view", is_another_version, _LABEL),
    ("action", does_it, _LABEL | _HEAD),
    ("thing", is_for_another_work, _FIRST | _HEAD),
    ("position", turns_round, _TELLING),
    ("position", is_within, _LABELS | _HEAD),
    ("position", is_a_part_within, _LABEL),
    ("view", is_seen_on_a_screen, _TELLING),
    ("person", is_another_person, _FIRST),
    ("person", is_of_another_rank, _ONE),
    ("thing", is_one_more_thing, _LABELS),
    ("thing", is_no_real_one, _ONE),
    ("thing", is_joined_by_a_plus, 0),
    ("thing", is_on_the_same_sheet, _LABELS | _HEAD),
    ("thing", is_set_before_a_place, _LABELS | _HEAD),
    ("thing", lists_two_more, _FIRST | _AND),
    ("thing", is_said_of_another, 0),
    ("thing", is_another_head, _LABELS),
    ("thing", is_another_compound, _LABELS | _ONE),
    ("thing", heads_what_is_many, _FIRST | _ONE | _REPLACES),
    ("thing", is_another_widget, _WIDGET),
    ("person", is_with_somebody, _LABELS),
    ("thing", is_a_picture_in_it, _FIRST | _HEAD),
    ("action", does_it_meanwhile, _FIRST),
    ("person", poses_with_somebody, _FIRST),
    ("thing", acts_on_another, _FIRST),
    ("subject", is_new_subject, _FIRST | _HEAD),
    ("subject", is_seen_beside_it, _FIRST | _HEAD),
    ("subject", is_somebody_where_it_is, _FIRST | _HEAD),
    ("subject", is_somebody_instead, _FIRST | _HEAD | _REPLACES),
    ("subject", is_another_subject, _FIRST | _AND),
    ("thing", is_another_thing_shown, _FIRST),
    ("sentence", is_new_sentence, _LATER),
)
"""Class, rule and what the rule needs (see `_TELLING`); the first that holds names the addition and makes it decide."""


@cache
def _rules_for(marks: int) -> tuple[tuple[str, Rule], ...]:
    """The rules that may hold, in their order: most need what most additions do not have."""
    return tuple((kind, rule) for kind, rule, need in _RULES if need & marks == need)
