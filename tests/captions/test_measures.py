"""Lengths and weights in two systems."""

from __future__ import annotations

import pytest

from dedupe.captions.verdict import compare_captions

TOLD = "Crews mend the dyke at Port Vale, {} north of the mill, on 3 May 2031"


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("around 215 miles", "about 350km", True),
        ("60 feet", "18 metres", True),
        ("215 miles", "250 km", False),
        ("215 miles", "217 miles", False),
        ("10 pounds", "3 metres", False),
        ("5th mile", "8 km", False),
    ],
)
def test_a_converted_measure_is_the_same(a: str, b: str, same: bool) -> None:
    match = compare_captions(TOLD.format(a), TOLD.format(b))
    assert match.is_repeat is same, str(match)
