"""The union of the arms: each pair once, each arm there."""

from __future__ import annotations

from dedupe.captions.candidates import candidate_pairs, group_equal


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
