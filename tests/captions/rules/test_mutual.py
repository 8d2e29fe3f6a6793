"""What two do with each other, whoever is named first."""

from __future__ import annotations

import pytest

from dedupe.captions.verdict import compare_captions
from tests.captions.bothways import repeats


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ada Moe shakes hands with Karl Lunn", "Karl Lunn shakes hands with Ada Moe"),
        ("Mayor Ada Moe meets Karl Lunn in Orm", "Karl Lunn meets mayor Ada Moe in Orm"),
        ("Ada Moe of Orm meets with Karl Lunn of Vale", "Karl Lunn of Vale meets with Ada Moe of Orm"),
        ("Ada Moe meets with Karl Lunn in Orm", "Karl Lunn meets with Ada Moe at the fair in Orm"),
        ("Ada Moe meets with Karl Lunn", "Karl Lunn meets with Ada Moe at the fair in Orm"),
        ("A boy is dancing with a girl on the quay", "A girl is dancing with a boy on the quay"),
        (
            "Norland's Foreign Minister Ada Moe shakes hands with Secretary of State Karl Lunn in Orm",
            "Secretary of State Karl Lunn shakes hands with Norlandic Foreign Minister Ada Moe in Orm, May 3, 2031",
        ),
        (
            "Newly elected Mayor Ada Moe shakes hands with President Karl Lunn at the fair",
            "President Lunn shakes hands with Mayor Ada Moe at the fair",
        ),
        ("Adm. Ada Moe meets Karl Lunn aboard the ferry", "Karl Lunn meets with Admiral Ada Moe aboard the ferry"),
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
        (
            "President Ada Moe shakes hands with Mayor Karl Lunn in Orm",
            "Mayor Karl Lunn shakes hands with President Eva Moe in Orm",
        ),
        (
            "President Ada Moe shakes hands with Mayor Karl Lunn in Orm",
            "Mayor Karl Lunn shakes hands with President Tom Bee in Orm",
        ),
        ("The president talks with Ada Moe in Orm", "Ada Moe talks with the mayor in Orm"),
    ],
)
def test_one_does_it_or_another_is_there(a: str, b: str) -> None:
    match = compare_captions(a, b)
    assert not match.is_repeat, str(match)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("A mother and her son read a book on a sofa", "A boy reads a book with his mother on a sofa", True),
        ("A mother and her son read a book on a sofa", "A girl reads a book with her mother on a sofa", False),
        ("Grandfather and grandson fishing on the pier", "A boy fishes with his grandfather on a pier", True),
        ("Grandfather and grandson fishing on the pier", "A boy fishes with his grandmother on a pier", False),
        ("A man and a woman dance on the quay", "A woman dances with a man on the quay", True),
        ("A man and a woman dance on the quay", "A woman dances with a girl on the quay", False),
        ("A father and his son paint a boat", "A boy paints a fence with his father", False),
        ("A father and his daughter build a kite", "A girl builds a kite for her father", False),
        ("With a man and a woman", "A girl and a boy", False),
        ("A man rows a boat and a woman sings", "A woman sings with a man", False),
        ("A mother and her dog sleep on a sofa", "A mother sleeps with a boy on a sofa", False),
    ],
)
def test_who_does_it_in_company(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same
