"""What became of everything planted in the example gallery."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from dedupe.demo.plants import PLANTS, Plant
from dedupe.records import Decision, Finding


@frozen
class Outcome:
    """One planted pair after the scan.

    Attributes:
        plant: what was planted.
        decision: what came of the pair: "drop", "review" or "keep".
        rule: the code of the rule that spoke of the pair, or None.
        entry: id of the entry that the decision is about: the dropped one, else the plant's own.
    """

    plant: Plant
    decision: str
    rule: str | None
    entry: str

    @property
    def as_planned(self) -> bool:
        """True where decision and rule are those that the gallery was made for."""
        return (self.decision, self.rule) == (self.plant.decision, self.plant.rule)


def outcomes(decisions: Sequence[Decision], findings: Sequence[Finding]) -> list[Outcome]:
    """The outcome of each plant, in the order of `PLANTS`.

    Raises:
        KeyError: a planted entry has no decision: the scan was not one of the example gallery.
    """
    by_id = {decision.id: decision for decision in decisions}
    return [_outcome(plant, by_id[plant.entry], by_id[plant.other], findings) for plant in PLANTS]


def _outcome(plant: Plant, entry: Decision, other: Decision, findings: Sequence[Finding]) -> Outcome:
    for one, partner in ((entry, other), (other, entry)):
        if one.decision != "keep" and one.keeper == partner.id:
            return Outcome(plant, one.decision, one.rule, one.id if one.decision == "drop" else plant.entry)
    pair = {entry.id, other.id}
    rules = [finding.code for finding in findings if {finding.record, finding.related_record} == pair]
    return Outcome(plant, "keep", rules[0] if rules else None, plant.entry)
