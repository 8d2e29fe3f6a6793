"""What is done with a building or a ship at one time of its life: begun, built, opened, torn down."""

from __future__ import annotations

from collections.abc import Sequence

from dedupe.captions.prepared import PreparedCaption, first_sentence, per_caption
from dedupe.captions.rules.addition import Addition
from dedupe.captions.rules.difference import Difference
from dedupe.captions.words.lexicon import is_verb, lemma

_STAGES = (
    "groundbreaking", "construction construct build", "opening inauguration inaugurate", "dedication dedicate",
    "demolition demolish raze dismantle", "restoration restore renovation renovate", "completion complete",
    "destruction destroy", "excavation excavate", "collapse", "repair",
)  # fmt: skip
"""Words for one stage each; "built in 1905" tells of a building at any time, "under construction" does not."""
_STAGE_OF = {lemma(word): stage for stage, words in enumerate(_STAGES) for word in words.split()}
_ENDS = ("ion", "ing", "se")
"""Endings of words for what goes on: "built" and "completed" may be said of what has been for long."""


def judge_stages(differences: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """Let `Opening of the weir` / `The weir under construction` decide: the weir, but at another time."""
    stages_a, stages_b = stages(a), stages(b)
    only_a = {stages_a[i]: d for d in differences for i in d.left_a if i in stages_a}
    only_b = {stages_b[j]: d for d in differences for j in d.left_b if j in stages_b}
    if only_a and only_b and only_a.keys().isdisjoint(only_b):
        for d in (*only_a.values(), *only_b.values()):
            d.kind, d.decides = "moment", True


def is_at_a_stage(added: Addition) -> bool:
    """`The weir at Vale` / `The weir at Vale under construction`: in labels, only at one time of its life."""
    if not added.first or added.forms[0] not in _AT_A_STAGE:
        return False
    if added.forms[0] == "as":
        return added.forms[1:2] in _ONE and added.last_word in _AGES
    if added.forms[0] == "being" and any(map(is_verb, added.forms[1:2])):
        return not _is_told(added)
    return not _is_told(added) and any(lemma(form) in _STAGE_OF for form in added.forms[1:_STAGE_WITHIN])


def _is_told(added: Addition) -> bool:
    """True where the other caption tells of the same stage in its own way."""
    told = {_STAGE_OF.get(lemma(form)) for form in added.forms[1:_STAGE_WITHIN]} - {None}
    return not told.isdisjoint(_STAGE_OF.get(lemma(form)) for form in added.other.forms)


_AT_A_STAGE = frozenset({"under", "during", "being", "as"})
_ONE = (("a",), ("an",))
_AGES = frozenset({"child", "boy", "girl", "baby", "infant", "toddler", "kid", "teenager", "youth"})
"""What somebody was once: `Ada Moe as a child`."""
_STAGE_WITHIN = 3
"""Words of "during its construction", as a range."""


@per_caption
def stages(caption: PreparedCaption) -> dict[int, int]:
    """The words of the first sentence that tell of a stage, each with the stage."""
    return {
        i: stage
        for i, form in enumerate(first_sentence(caption))
        if form.endswith(_ENDS) and (stage := _STAGE_OF.get(lemma(form))) is not None
    }
