"""Forms of address that tell people apart."""

from __future__ import annotations

import pytest

from dedupe.captions.verdict import compare_captions


@pytest.mark.parametrize("other", ["Lady James Hall", "Dame Ann Hall", "Mrs. James Hall"])
def test_a_knight_is_no_lady(other: str) -> None:
    match = compare_captions("Sir James Hall", other)
    assert not match.is_repeat, str(match)


@pytest.mark.parametrize("other", ["Mr. James Hall", "James Hall"])
def test_a_knight_is_he(other: str) -> None:
    assert compare_captions("Sir James Hall", other).is_repeat


@pytest.mark.parametrize("alone", ["Mayor Hall at the fair in Vale", "Mrs. Hall at the fair in Vale"])
def test_the_mayor_and_his_wife_are_two(alone: str) -> None:
    assert not compare_captions("Mayor and Mrs. Hall at the fair in Vale", alone).is_repeat


def test_the_mayor_and_his_wife_stay_two() -> None:
    assert compare_captions(
        "Mayor and Mrs. Hall at the fair in Vale", "The Mayor and Mrs. Hall at the Vale fair"
    ).is_repeat


def test_he_and_she_in_either_order() -> None:
    a, b = "Sir James Hodge and Lady Hodge at the fair", "Lady Hodge and Sir James Hodge at the fair"
    assert compare_captions(a, b).is_repeat
