"""Two captions laid side by side: the stretches of tokens that differ."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import cache
from itertools import compress, count, pairwise
from operator import ne
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from rapidfuzz.distance import Editops

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


def blocks(
    a: Sequence[str], b: Sequence[str], weak: frozenset[str], cuts: tuple[Sequence[int], Sequence[int]] | None = None
) -> list[Block]:
    """The differing stretches of two token sequences, in order.

    The alignment is a longest common subsequence (bit-parallel, Hyyrö 2004, through rapidfuzz); two stretches with
    no more than `_WEAK_RUN` words of `weak` between them are joined. Stretches of more than `LARGEST` tokens are
    aligned by whole sentences first (`cuts` gives the sentence of each token), and what is still too large is not
    aligned further, so that the time stays linear where a text is huge.
    """
    found = _blocks(a, b, weak, cuts)
    return found if cuts is None else _cut_where_told_on(found, a, b, cuts)


def _blocks(
    a: Sequence[str], b: Sequence[str], weak: frozenset[str], cuts: tuple[Sequence[int], Sequence[int]] | None
) -> list[Block]:
    whole = _without_ends(a, b)
    start, end_a, _, end_b = whole
    if start == end_a == end_b:
        return []
    if start in (end_a, end_b):
        return [whole]
    if max(end_a, end_b) - start <= LARGEST:
        return _joined(_aligned(a, b, whole), a, weak)
    if cuts is None:
        return [whole]
    parts = _joined(_by_sentence(a, b, whole, cuts), a, frozenset())
    return _joined([each for part in parts for each in _small(a, b, part)], a, weak)


def is_ambiguous(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two token sequences have another longest common subsequence, which is found from the other side."""
    a0, a1, b0, b1 = _without_ends(a, b)
    left, right = a[a0:a1], b[b0:b1]
    if not left or not right or max(len(left), len(right)) > LARGEST:
        return False
    forward, backward = (_editops()(*pair).as_matching_blocks() for pair in ((left, right), (right, left)))
    return any((x, y) != (j, i) for (x, y, _), (i, j, _) in zip(forward, backward, strict=False))


def _cut_where_told_on(
    found: list[Block], a: Sequence[str], b: Sequence[str], cuts: tuple[Sequence[int], Sequence[int]]
) -> list[Block]:
    """Part what ends a sentence otherwise from what one caption tells behind it (`1921.`, `in 1921. It is closed.`).

    Only at the end of both, where one of the two stretches lies in one sentence, and not where one was cut off there
    (`demo`, `demonstrate it. It flew.`).
    """
    if not found:
        return found
    a0, a1, b0, b1 = found[-1]
    if a0 == a1 or b0 == b1 or a1 < len(a) or b1 < len(b):
        return found
    end_a, end_b = _starts(cuts[0], a0, a1)[1], _starts(cuts[1], b0, b1)[1]
    if (end_a < a1) == (end_b < b1) or a[a0].startswith(b[b0]) or b[b0].startswith(a[a0]):
        return found
    return [*found[:-1], Block(a0, end_a, b0, end_b), Block(end_a, a1, end_b, b1)]


def _without_ends(a: Sequence[str], b: Sequence[str]) -> Block:
    """All but the words at the head and at the end that are the same."""
    start = common(a, b)
    tail = common(a[: start - len(a) - 1 : -1], b[: start - len(b) - 1 : -1])
    return Block(start, len(a) - tail, start, len(b) - tail)


def common(a: Sequence[str], b: Sequence[str]) -> int:
    """Words at the head that are the same."""
    return next(compress(count(), map(ne, a, b)), min(len(a), len(b)))


def _small(a: Sequence[str], b: Sequence[str], part: Block) -> list[Block]:
    if part.a0 == part.a1 or part.b0 == part.b1 or max(part.a1 - part.a0, part.b1 - part.b0) > LARGEST:
        return [part]
    return _aligned(a, b, part)


def _aligned(a: Sequence[str], b: Sequence[str], part: Block) -> list[Block]:
    x, end_x, y, end_y = part
    found: list[Block] = []
    for start_a, start_b, size in _editops()(a[x:end_x], b[y:end_y]).as_matching_blocks():
        same_a, same_b = part.a0 + start_a, part.b0 + start_b
        if x < same_a or y < same_b:
            found.append(Block(x, same_a, y, same_b))
        x, y = same_a + size, same_b + size
    return _levelled(found, a, b)


def _levelled(found: list[Block], a: Sequence[str], b: Sequence[str]) -> list[Block]:
    """`house ("Hill House")` / `nouse ("Hi1l House")`: word by word, where no fewer words are equal that way.

    Of two longest common subsequences that with what one caption has before and the other behind the same words tells
    of words too many and too few; laid side by side, they are words in place of others.
    """
    out: list[Block] = []
    for block in found:
        last = out[-1] if out else None
        if last is None or not _stand_crosswise(last, block):
            out.append(block)
            continue
        pairs = list(zip(range(last.a0, block.a1), range(last.b0, block.b1), strict=True))
        if sum(a[i] == b[j] for i, j in pairs) < block.a0 - last.a1:
            out.append(block)
            continue
        del out[-1]
        for i, j in pairs:
            if a[i] == b[j]:
                continue
            if out and (out[-1].a1, out[-1].b1) == (i, j):
                out[-1] = Block(out[-1].a0, i + 1, out[-1].b0, j + 1)
            else:
                out.append(Block(i, i + 1, j, j + 1))
    return out


def _stand_crosswise(one: Block, then: Block) -> bool:
    """True for words that the one caption has more, and as many behind them that the other has."""
    more, fewer = one.b1 - one.b0, then.a1 - then.a0
    if one.a0 == one.a1 and then.b0 == then.b1:
        return more == fewer
    return one.b0 == one.b1 and then.a0 == then.a1 and one.a1 - one.a0 == then.b1 - then.b0


@cache
def _editops() -> Callable[[Sequence[Hashable], Sequence[Hashable]], Editops]:
    """The alignment, imported when two captions are first aligned."""
    from rapidfuzz.distance import LCSseq

    return LCSseq.editops


def _by_sentence(
    a: Sequence[str], b: Sequence[str], part: Block, cuts: tuple[Sequence[int], Sequence[int]]
) -> list[Block]:
    """The stretches of `part` in which whole sentences differ, or `part` itself where there are too many sentences."""
    starts_a, starts_b = _starts(cuts[0], part.a0, part.a1), _starts(cuts[1], part.b0, part.b1)
    if max(len(starts_a), len(starts_b)) > LARGEST:
        return [part]
    said_a = [" ".join(a[i:j]) for i, j in pairwise(starts_a)]
    said_b = [" ".join(b[i:j]) for i, j in pairwise(starts_b)]
    return [
        Block(starts_a[block.a0], starts_a[block.a1], starts_b[block.b0], starts_b[block.b1])
        for block in _aligned(said_a, said_b, Block(0, len(said_a), 0, len(said_b)))
    ]


def _starts(sentences: Sequence[int], first: int, last: int) -> list[int]:
    """Where sentences start between two tokens, and the end."""
    return [first, *(i for i in range(first + 1, last) if sentences[i] != sentences[i - 1]), last]


def _joined(found: list[Block], a: Sequence[str], weak: frozenset[str]) -> list[Block]:
    out: list[Block] = []
    for block in found:
        last = out[-1] if out else None
        if last is not None and block.a0 - last.a1 <= _WEAK_RUN and weak.issuperset(a[last.a1 : block.a0]):
            out[-1] = Block(last.a0, block.a1, last.b0, block.b1)
        else:
            out.append(block)
    return out
