"""The union of the arms: each pair once, each arm there."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dedupe.captions.candidates import candidate_pairs, group_equal, telling_pairs


def test_equal_keys_are_grouped_in_order() -> None:
    assert group_equal(["b", "a", None, "b", "", "a"]) == {"b": [0, 3], "a": [1, 5]}


class TestArms:
    KEYS = (
        "the old lighthouse keeper waves at the boat",
        "the old lighthouse keeper waved at the boat",
        "at dusk the mill the quay and the church",
        "the church the mill and the quay at dusk",
        "the old lighthouse keeper waves at the boat before he lights the lamp for the night",
        "nothing of the kind",
    )

    def test_each_finds_its_own(self) -> None:
        assert candidate_pairs(self.KEYS).tolist() == [[0, 1], [0, 4], [2, 3]]

    def test_none_and_few(self) -> None:
        assert candidate_pairs([]).shape == (0, 2)
        assert candidate_pairs(["a b c"]).shape == (0, 2)

    def test_the_same_facts_are_paired_beside_the_arms(self) -> None:
        facts = ["a", "", "b", "", "a", "a"]
        assert candidate_pairs(self.KEYS, facts=facts).tolist() == [[0, 1], [0, 4], [0, 5], [2, 3], [4, 5]]


class TestTelling:
    @given(st.lists(st.sampled_from(["", "a", "b", "c"]), max_size=12))
    def test_all_pairs_that_tell_the_same(self, facts: list[str]) -> None:
        pairs = [[i, j] for i, j in combinations(range(len(facts)), 2) if facts[i] and facts[i] == facts[j]]
        assert telling_pairs(facts).tolist() == pairs

    def test_members_of_one_family_are_no_pair(self) -> None:
        assert telling_pairs(["a"] * 3, np.array([7, 7, -1])).tolist() == [[0, 2], [1, 2]]

    def test_of_many_each_is_paired_with_the_first(self) -> None:
        assert telling_pairs(["a"] * 60).tolist() == [[0, i] for i in range(1, 60)]
