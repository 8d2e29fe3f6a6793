"""What one caption leaves open and the other names."""

import pytest

from tests.captions.bothways import repeats


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("A goat carries a hammer in the yard.", "A goat carries something in the yard.", True),
        ("A goat is carrying a long hammer in the yard.", "A goat carries an object in the yard.", True),
        ("A goat carries a hammer in the yard.", "A goat carries a bucket in the yard.", False),
        ("A man pulls a boy on a sled.", "A man pulls something on a sled.", False),
        ("A man lifts a sailor off a boat.", "A man lifts something off a boat.", False),
        ("A goat runs into the mud.", "A goat runs with something.", False),
        ("A goat carries hammers in the yard.", "A goat carries something in the yard.", False),
        ("A goat pushes something.", "A goat pushes.", True),
        ("Something with a Hammer", "A Bucket with a Hammer", False),
    ],
)
def test_what_is_left_open(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same
