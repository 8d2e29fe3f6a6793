"""Two captions laid side by side: the stretches of tokens that differ."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

LARGEST = 3000
"""Tokens of a differing stretch that are aligned one by one; beyond, whole sentences are (see `blocks`)."""
_WEAK_RUN = 2
"""Equal words without a fact between two differences, up to which both are one ("floor of an" / "portion of the")."""


class Block(NamedTuple):
    """A stretch that differs: tokens a0:a1 of the first caption against b0:b1 of the second (one may be empty)."""

    a0: int
    a1: int
    b0: int
    b1: int


def blocks(a: Sequence[str], b: Sequence[str], weak: frozenset[str]) -> list[Block]:
    """The differing stretches of two token sequences, in order.

    The alignment is a longest common subsequence (bit-parallel, Hyyrö 2004, through rapidfuzz); two stretches with
    no more than `_WEAK_RUN` words of `weak` between them are joined. Stretches of more than `LARGEST` tokens are not
    aligned further, so that the time stays linear where a text is huge.
    """
    start, end_a, end_b = 0, len(a), len(b)
    while start < end_a and start < end_b and a[start] == b[start]:
        start += 1
    while end_a > start and end_b > start and a[end_a - 1] == b[end_b - 1]:
        end_a -= 1
        end_b -= 1
    if start in (end_a, end_b) or max(end_a, end_b) - start > LARGEST:
        return [Block(start, end_a, start, end_b)] if start < end_a or start < end_b else []
    from rapidfuzz.distance import LCSseq

    found: list[Block] = []
    for step in LCSseq.opcodes(a[start:end_a], b[start:end_b]):
        if step.tag == "equal":
            continue
        block = Block(start + step.src_start, start + step.src_end, start + step.dest_start, start + step.dest_end)
        if found and _joined(found[-1], block, a, weak):
            last = found.pop()
            block = Block(last.a0, block.a1, last.b0, block.b1)
        found.append(block)
    return found


def _joined(last: Block, block: Block, a: Sequence[str], weak: frozenset[str]) -> bool:
    gap = block.a0 - last.a1
    return gap == 0 or (gap <= _WEAK_RUN and all(a[i] in weak for i in range(last.a1, block.a0)))
