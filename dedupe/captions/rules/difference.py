"""One stretch in which two captions differ: what is known of it while it is being judged."""

from __future__ import annotations

from collections.abc import Container

from attrs import define, field

from dedupe.captions.prepared import PreparedCaption
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

    def left(self, side: int) -> list[int]:
        """What is left of the first caption (side 0) or of the second (side 1): the list itself."""
        return self.left_b if side else self.left_a

    def stretch(self, side: int) -> tuple[int, int]:
        """The whole stretch in the first caption (side 0) or in the second (side 1), half open."""
        a0, a1, b0, b1 = self.block
        return (b0, b1) if side else (a0, a1)

    def words(self, a: PreparedCaption, b: PreparedCaption) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """All words of the stretch, in the first caption and in the second."""
        a0, a1, b0, b1 = self.block
        return a.forms[a0:a1], b.forms[b0:b1]

    def account_for(self, said_a: Container[int], said_b: Container[int]) -> None:
        """Let nothing be left of tokens of the first and of the second caption that say nothing of their own."""
        self.left_a = [i for i in self.left_a if i not in said_a]
        self.left_b = [j for j in self.left_b if j not in said_b]

    def account_on(self, side: int, mine: Container[int], others: Container[int]) -> None:
        """`account_for`, with the tokens of the caption of this side (see `left`) named first."""
        self.account_for(*((others, mine) if side else (mine, others)))

    def because(self, reason: str) -> None:
        """Note why something in the stretch says the same."""
        if reason not in self.reasons:
            self.reasons.append(reason)
