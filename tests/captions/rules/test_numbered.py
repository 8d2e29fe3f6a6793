"""A number more in one caption: how many there are of what the other caption lists, or of something else."""

from __future__ import annotations

import pytest

from dedupe.captions.verdict import compare_captions
from tests.captions.bothways import repeats


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
    assert repeats(a, b) is is_repeat


@pytest.mark.parametrize(
    ("a", "b", "is_repeat"),
    [
        ("Mill II", "Two Mills", False),
        ("Sleeping Dog No. 3", "Three Sleeping Dogs", False),
        ("Three Dogs, Vale", "Vale: Dog 3", False),
        ("Mill II", "Mill 2", True),
        ("Two Mills at Vale", "Vale, Two Mills", True),
        ("Two Mills at Vale", "Two Mills at Vale (2)", True),  # a mark of a list
    ],
)
def test_the_number_of_a_series_is_no_count(a: str, b: str, is_repeat: bool) -> None:
    assert repeats(a, b) is is_repeat


def test_one_hand_is_not_both() -> None:
    assert not compare_captions("Standing Nude, Hands on Hips", "Standing Nude, One Hand on Hip").is_repeat
    assert compare_captions("One Dog by a Mill", "A Dog by a Mill").is_repeat


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Ed White stands near the pad at Vale.", "Ed White II stands near the pad at Vale.", True),
        ("Ed White stands near the pad at Vale.", "Ed White 2 stands near the pad at Vale.", False),
        ("The Orm stands near the pad at Vale.", "The Orm II stands near the pad at Vale.", False),
        ("The ship Mary stands near the pad at Vale.", "The ship Mary II stands near the pad at Vale.", False),
    ],
)
def test_which_of_his_name_somebody_is(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Two boys are rowing under a bridge.", "Kids rowing under the bridge.", True),
        ("Three people are rowing under a bridge.", "Men rowing under the bridge.", True),
        ("Two boys are rowing under a bridge.", "A kid rows under the bridge.", False),
        ("Two boys are rowing under a bridge.", "Three kids row under the bridge.", False),
        ("Two boys are rowing under a bridge.", "Dogs row under the bridge.", False),
        ("Two Boys under Bridge", "Children under Bridge", False),
    ],
)
def test_how_many_there_are_of_those_called_otherwise(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize(
    ("a", "b", "is_repeat"),
    [
        ("Ada Moe (second right) greets Eva Lunt at Vale", "Ada Moe (right) greets Eva Lunt at Vale", False),
        ("Ada Moe, second from left, greets Eva Lunt", "Ada Moe, left, greets Eva Lunt", False),
        ("Ada Moe, second from left, greets Eva Lunt", "Ada Moe, second left, greets Eva Lunt", True),
        ("Ada Moe (second left) greets Eva Lunt at Vale", "Ada Moe greets Eva Lunt at Vale", True),
        ("The second ferry leaves, left of the quay", "The ferry leaves, left of the quay", True),
    ],
)
def test_second_from_a_side_is_not_at_it(a: str, b: str, is_repeat: bool) -> None:
    assert repeats(a, b) is is_repeat


@pytest.mark.parametrize(
    ("a", "b", "is_repeat"),
    [
        ("Bar chart of sales in 2019 and 2020", "Bar chart of sales in 2019", False),
        ("Bar chart of sales in 2019 and 2020", "Bar chart of sales in 2019 and 2020, by month", True),
    ],
)
def test_one_year_more_is_counted(a: str, b: str, is_repeat: bool) -> None:
    assert repeats(a, b) is is_repeat


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ('Lantern slide: "Camel train at the well". Box 2, slide 31.', "Camel train at the well (lantern slide)", True),
        ("Atlas of Orm, sheet 7, 1891", "Orm atlas, 1891, sheet 7 of 12", True),
        ("Atlas of Orm, sheet 7, 1891", "Orm atlas, 1891, sheet 8 of 12", False),
        ("Atlas of Orm, sheet 7 of 12", "Atlas of Orm, sheet 7 of 14", False),
        ("Two of 9 boats at Orm", "Two boats at Orm", False),
        ("The mill at Orm, no. 4", "The mill at Orm", False),
        ("Camel train, slide 31", "Camel train, slide 32", False),
    ],
)
def test_which_sheet_of_a_set_it_is(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same
