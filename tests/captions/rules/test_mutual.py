"""What two do with each other, whoever is named first."""

from __future__ import annotations

import pytest

from dedupe.captions.verdict import compare_captions


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ada Moe shakes hands with Karl Lunn", "Karl Lunn shakes hands with Ada Moe"),
        ("Mayor Ada Moe meets Karl Lunn in Orm", "Karl Lunn meets mayor Ada Moe in Orm"),
        ("Ada Moe of Orm meets with Karl Lunn of Vale", "Karl Lunn of Vale meets with Ada Moe of Orm"),
        ("Ada Moe meets with Karl Lunn in Orm", "Karl Lunn meets with Ada Moe at the fair in Orm"),
        ("Ada Moe meets with Karl Lunn", "Karl Lunn meets with Ada Moe at the fair in Orm"),
        ("A boy is dancing with a girl on the quay", "A girl is dancing with a boy on the quay"),
    ],
)
def test_both_do_it(a: str, b: str) -> None:
    match = compare_captions(a, b)
    assert match.is_repeat, str(match)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ada Moe hands a cup to Karl Lunn", "Karl Lunn hands a cup to Ada Moe"),
        ("Ada Moe talks about Karl Lunn in Orm", "Karl Lunn talks about Ada Moe in Orm"),
        ("Ada Moe talks with Karl Lunn in Orm", "Karl Lunn talks with Ada Moe in Vale"),
        ("Ada Moe of Orm meets with Karl Lunn of Vale", "Karl Lunn of Orm meets with Ada Moe of Vale"),
        ("Ada Moe talks with Karl Lunn at the fair in Orm", "Karl Lunn talks with Ada Moe at the mill in Orm"),
        ("Ada Moe talks with Karl Lunn", "Ada Moe talks with Tom Bee"),
    ],
)
def test_one_does_it_or_another_is_there(a: str, b: str) -> None:
    match = compare_captions(a, b)
    assert not match.is_repeat, str(match)
