"""Two ways to tell how two things stand to each other."""

import pytest

from tests.captions.bothways import repeats


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("A red barn in front of a snowy ridge", "A snowy ridge behind a red barn", True),
        ("A bowl of soup with a loaf of bread behind it", "A bowl of soup in front of a loaf of bread", True),
        ("Skaters on a pond in front of a mill", "Skaters on a pond with a mill in the background", True),
        ("Rows of vines in front of Orm Castle", "Orm Castle with rows of vines in the foreground", True),
        ("A lamp above the desk in an office", "An office desk below a lamp", True),
        ("A bridge over a river in autumn", "A river under a bridge in autumn", True),
        ("A red barn in front of a snowy ridge", "A red barn behind a snowy ridge", False),
        ("A bowl of soup with a loaf of bread behind it", "A bowl of soup behind a loaf of bread", False),
        ("Skaters on a pond in front of a mill", "Skaters on a pond behind a mill", False),
        ("A tractor in front of a barn", "A barn behind a horse", False),
        ("A lamp above the desk in an office", "A lamp below the desk in an office", False),
        ("A bridge over a river in autumn", "A river over a bridge in autumn", False),
        ("A dog behind a hen and in front of a barn", "A barn behind a hen and in front of a dog", False),
        ("A hen in front of a barn", "A barn above a hen", False),
        ("A hen behind", "A hen in front of it", False),
        ("A hen near a barn", "A hen in front of a barn", False),
        ("A hen in front of the old", "An old hen behind it", False),
    ],
)
def test_what_is_in_front_has_the_other_behind_it(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same
