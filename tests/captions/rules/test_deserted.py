"""What is empty, and what nobody is in."""

from __future__ import annotations

import pytest

from tests.captions.bothways import repeats


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Empty room with chairs stacked on the tables", "A room without people, chairs stacked on the tables", True),
        ("An empty street at night", "A street with no people at night", True),
        ("An empty classroom in Orm", "A classroom in Orm with nobody in it", True),
        ("A deserted bus stop in Orm", "A bus stop in Orm with no one there", True),
        ("An empty street at night", "A street with people at night", False),
        ("A crowded street at night", "A street without people at night", False),
        ("An empty street at night", "A street without cars at night", False),
        ("An empty glass on a bar", "A glass on a bar without people", False),
        ("An empty street without people", "A street without lamps", False),
    ],
)
def test_nobody_is_there(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same
