"""A date against the day of the week."""

from __future__ import annotations

import pytest

from tests.captions.bothways import repeats


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("June 3, 2031", "Tuesday", True),
        ("June 3, 2031", "Wednesday", False),
        ("June 3", "Wednesday", True),  # of no known year
        ("February 30, 2031", "Wednesday", True),  # no such day
        ("June 3, 2031", "June 4, 2031", False),
        ("Monday", "Tuesday", False),
    ],
)
def test_a_date_and_a_weekday(a: str, b: str, same: bool) -> None:
    told = "A demonstrator holds a banner during a protest in Vale on {}"
    first, second = told.format(a), told.format(b)
    assert repeats(first, second) is same
