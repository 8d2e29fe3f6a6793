"""Many captions -> the pairs worth judging, none missed.

Four arms, each exact for its definition and held against brute force in the tests:

- *similar*: ratio >= 90 on the comparison key (`similar.py`);
- *reordered*: ratio >= 90 on the key with its words sorted, for lists told in another order;
- *containing*: one caption's words stand in the other's, and more (`containment.py`);
- *telling*: the same facts in any order and form ("Two dogs run on the grass", "The dogs, two, running over grass").

A look-alike or a repeat outside all four is not found by searching; docs/explanation/candidates.md says which are.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, repeat

import numpy as np

from dedupe.captions.containment import containing_pairs
from dedupe.captions.similar import Pairs, similar_pairs


def group_equal(keys: Sequence[str | None]) -> dict[str, list[int]]:
    """Positions of equal keys, in the order of their first; None and empty keys are left out."""
    groups: dict[str, list[int]] = {}
    for position, key in enumerate(keys):
        if key:
            groups.setdefault(key, []).append(position)
    return groups


def candidate_pairs(keys: Sequence[str], apart: Pairs | None = None, facts: Sequence[str] | None = None) -> Pairs:
    """The pairs of distinct keys that are worth judging.

    Args:
        keys: distinct, non-empty comparison keys: words joined by single spaces.
        apart: a number for each key; two keys of one number >= 0 (a large template family) are not paired.
        facts: for each key what its caption tells, "" for too little to go by; None not to pair by it.

    Returns:
        Array of shape (n, 2), positions in `keys`, smaller first, sorted, each pair once.
    """
    words = [key.split(" ") for key in keys]
    reordered = [" ".join(sorted(caption)) for caption in words]
    arms = [similar_pairs(keys, apart), similar_pairs(reordered, apart), containing_pairs(words, apart)]
    arms += [] if facts is None else [telling_pairs(facts, apart)]
    return np.unique(np.concatenate(arms), axis=0)


_LARGE = 50
"""Captions of the same facts up to which all are paired; of more, made by turning words round, each with the first."""


def telling_pairs(facts: Sequence[str], apart: Pairs | None = None) -> Pairs:
    """All pairs that tell the same, as positions, smaller first, sorted."""
    pairs = [
        (a, b)
        for group in group_equal(facts).values()
        if len(group) > 1
        for a, b in (combinations(group, 2) if len(group) <= _LARGE else zip(repeat(group[0]), group[1:], strict=False))
        if apart is None or apart[a] < 0 or apart[a] != apart[b]
    ]
    return np.array(sorted(pairs), np.int64).reshape(len(pairs), 2)
