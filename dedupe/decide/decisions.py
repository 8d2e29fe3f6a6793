"""What the outcomes of pairs make of each record: kept, dropped or for review, with one reason and the evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import attrs
from attrs import frozen

from dedupe.decide.judged import Judged
from dedupe.decide.keepers import Order
from dedupe.records import CaptionVerdict, Decision, FrozenDict, Group, ImageVerdict, Json, freeze


@frozen
class PairOutcome:
    """What the table says of one pair of records.

    Attributes:
        a: position of the record that stays or that the other is held against.
        b: position of the record that the outcome is about.
        code: the rule, or None where the pair is as it should be (sizes of one picture, two uses of one file).
        drop: True where `b` is dropped in favour of `a`.
        review: True where both wait for a person.
        image_verdict, caption_verdict: how the halves stand to each other, None where there is nothing to compare.
        evidence: `ImageMatch.evidence` under "image", `CaptionMatch.evidence` under "caption".
    """

    a: int
    b: int
    code: str | None
    drop: bool = False
    review: bool = False
    image_verdict: ImageVerdict | None = None
    caption_verdict: CaptionVerdict | None = None
    evidence: Mapping[str, Json] = attrs.field(factory=dict, converter=freeze, hash=False)


@frozen
class Decided:
    """The outcome of the policy.

    Attributes:
        decisions: one a record, in the order of the records.
        groups: keepers with what they replaced, in the order of the keepers.
        outcomes: every pair that a rule or a drop speaks of, in the order of the records.
        dropped_for: keeper's position to the positions of those it replaced, in keeper order.
    """

    decisions: tuple[Decision, ...]
    groups: tuple[Group, ...]
    outcomes: tuple[PairOutcome, ...]
    dropped_for: Mapping[int, tuple[int, ...]]


def survivor(i: int, keeper: Mapping[int, int]) -> int:
    """The record that stands for another in the end: what replaced it, or what replaced that."""
    while i in keeper:
        i = keeper[i]
    return i


def decided(judged: Judged, told: Sequence[PairOutcome], keeper: Mapping[int, int], order: Order) -> Decided:
    """The outcomes as decisions and groups.

    Args:
        judged: the records.
        told: what the table says of pairs, in any order.
        keeper: position of each dropped record to that of the record that replaced it.
        order: the order in which records are taken as keepers.
    """
    outcomes = tuple(sorted(told, key=lambda o: (o.b, o.a, o.code or "")))
    dropped_for: dict[int, list[int]] = defaultdict(list)
    for b in keeper:
        dropped_for[survivor(b, keeper)].append(b)
    members = {k: tuple(sorted(dropped, key=order)) for k, dropped in sorted(dropped_for.items())}
    records = judged.records
    groups = tuple(
        Group(f"g{n:04d}", records[k].id, (records[k].id, *(records[i].id for i in sorted(members[k]))))
        for n, k in enumerate(members, start=1)
    )
    group_of = {i: group.id for group, k in zip(groups, members, strict=True) for i in (k, *members[k])}
    about: dict[int, list[PairOutcome]] = defaultdict(list)
    for outcome in outcomes:
        about[outcome.b].append(outcome)
        if outcome.review:
            about[outcome.a].append(outcome)
    decisions = tuple(_decision(judged, i, about.get(i, ()), keeper, group_of.get(i)) for i in range(len(records)))
    return Decided(decisions, groups, outcomes, FrozenDict(members))


def _decision(
    judged: Judged, i: int, about: Sequence[PairOutcome], keeper: Mapping[int, int], group: str | None
) -> Decision:
    record = judged.records[i]
    told = sorted(about, key=_weight)
    first = told[0] if told else None
    word = "drop" if i in keeper else "review" if any(o.review for o in told) else "keep"
    other: int | None = None
    if first is not None:
        other = survivor(first.a, keeper) if word == "drop" else first.a if first.a != i else first.b
    evidence: dict[str, Json] = dict(first.evidence) if first else {}
    if other is not None and word == "keep":
        evidence["other"] = judged.records[other].id
    also = sorted({o.code for o in told[1:] if o.code} - {first.code if first else None})
    if also:
        evidence["also"] = list(also)
    return Decision(
        id=record.id,
        file_name=record.picture.name if record.picture else None,
        source=record.source,
        decision=word,
        keeper=judged.records[other].id if other is not None and word != "keep" else None,
        group=group,
        rule=(first.code or _plain_code(first)) if first else None,
        image_verdict=first.image_verdict if first else None,
        caption_verdict=first.caption_verdict if first else None,
        evidence=evidence,
    )


def _plain_code(outcome: PairOutcome) -> str:
    """The rule of a drop that is no finding: what the table calls it all the same."""
    return "ENT001" if outcome.caption_verdict is not None else "IMG001"


def _weight(outcome: PairOutcome) -> tuple[int, str, int]:
    """What drops a record speaks first, then what holds it for review, then the rest."""
    return (0 if outcome.drop else 1 if outcome.review else 2), outcome.code or "", outcome.a
