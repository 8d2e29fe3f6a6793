"""One stretch in which two captions differ: what is known of it while it is being judged."""

from __future__ import annotations

from attrs import define, field

from dedupe.captions.rules.align import Block


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
