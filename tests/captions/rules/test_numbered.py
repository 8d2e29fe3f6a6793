"""A number more in one caption: how many there are of what the other caption lists, or of something else."""

from __future__ import annotations

import pytest

from dedupe.captions.verdict import compare_captions


@pytest.mark.parametrize(
    ("a", "b", "is_repeat"),
    [
        ("A page with three steps: cut, fold and glue", "A page with the steps cut, fold and glue", True),
        ("A form with two wide fields (name, town)", "A form with wide fields for name and town", True),
        # as many as are listed, and the same
        ("A page with four steps: cut, fold and glue", "A page with the steps cut, fold and glue", False),
        ("A page with three steps: cut, fold and glue", "A page with the steps cut and fold", False),
        ("A page with three steps on it", "A page with steps on it", False),
    ],
)
def test_a_count_of_what_is_listed(a: str, b: str, is_repeat: bool) -> None:
    assert compare_captions(a, b).is_repeat is is_repeat
    assert compare_captions(b, a).is_repeat is is_repeat
