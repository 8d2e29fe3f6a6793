"""Numbers and dates that were misread on a card, and those that are others."""

from __future__ import annotations

import pytest

from dedupe.captions.rules.misreadnumbers import (
    is_day_misread,
    is_month_misread,
    is_number_in_noise,
    is_number_misread,
    is_ordinal,
)
from dedupe.captions.verdict import compare_captions


@pytest.mark.parametrize(
    ("x", "y", "same"),
    [
        ("5cnd", "52nd", True),
        ("d2nd", "42nd", True),
        ("e4th", "24th", True),
        ("z2nd", "42nd", False),  # a letter that looks like another digit
        ("i4th", "24th", False),
        ("44th", "24th", False),
        ("eath", "24th", False),
        ("e4st", "24th", False),
        ("xth", "5th", False),  # nothing of it is left
        ("1t", "14", True),
        ("1a", "14", False),  # a door
        ("a4", "14", False),
        ("1e29", "1929", True),
        ("12", "1200", False),
        ("word", "wind", False),
    ],
)
def test_numbers(x: str, y: str, same: bool) -> None:
    assert is_number_misread(x, y) is is_number_misread(y, x) is same


@pytest.mark.parametrize(
    ("broken", "meant", "noise", "same"),
    [
        ("s61", "361", 1, True),
        ("s61", "361", 0, False),
        ("s61", "341", 9, False),
        ("1a3n", "1930", 2, True),
        ("1a3n", "1930", 1, False),
        ("1a3n", "1920", 9, False),
        ("le17", "1917", 4, True),
        ("axth", "45th", 9, False),  # nothing of it is left
        ("s5th", "45th", 1, True),
        ("25th", "45th", 9, False),
        ("12a", "123", 9, False),  # a door
        ("12a", "12", 9, False),
        ("35g", "359", 1, True),  # it looks like the digit
        ("35a", "359", 9, False),
        ("192e", "1924", 1, True),  # no house has such a number
        ("z", "2", 1, True),
        ("z", "3", 1, False),
        ("e", "8", 3, True),
        ("e", "8", 2, False),
        ("e", "18", 9, False),
        ("s612", "361", 9, False),
        ("the", "10", 9, False),
        ("s6", "word", 9, False),
        ("s61x4", "361", 9, False),
    ],
)
def test_numbers_in_noise(broken: str, meant: str, noise: int, same: bool) -> None:
    assert is_number_in_noise(broken, meant, noise) is same


@pytest.mark.parametrize(
    ("x", "y", "same"),
    [
        ("1e", "14", True),
        ("1e", "24", False),
        ("1e", "4", False),
        ("14t", "14", True),
        ("14t", "15", False),
        ("14:", "14", False),
        ("14", "15", False),
        ("1e", "1a", False),
        ("1'", "14", False),
    ],
)
def test_days(x: str, y: str, same: bool) -> None:
    assert is_day_misread(x, y) is is_day_misread(y, x) is same


def test_a_letter_in_a_date_is_no_door() -> None:
    card = "Mill Lane, north side, east from the corner of Elm Street, with the weir.\nMay 14, 1932.\nA. B. Moe"
    assert compare_captions(card, card.replace("May 14", "May 1e")).is_repeat
    assert not compare_captions(card, card.replace("May 14", "May 2e")).is_repeat
    assert not compare_captions(card, card.replace("May 14", "June 1e")).is_repeat
    two = card.replace("\nA. B.", "\nAgain on May 16, 1932.\nA. B.")
    assert compare_captions(two, two.replace("May 14", "May 1e").replace("May 16", "May 1b")).is_repeat
    assert not compare_captions(two, two.replace("May 14", "May 1e").replace("May 16", "May 2b")).is_repeat


def test_ordinals() -> None:
    assert is_ordinal("42nd")
    assert not is_ordinal("second")
    assert not is_ordinal("4ond")


@pytest.mark.parametrize(
    ("x", "y", "same"),
    [
        ("dril", "april", True),
        ("pegember", "december", True),
        ("pegember", "september", False),
        ("julr", "july", True),
        ("julr", "june", False),
        ("june", "july", False),
        ("marsh", "march", False),  # a word of its own
        ("weir", "march", False),
        ("weir", "wear", False),
    ],
)
def test_months(x: str, y: str, same: bool) -> None:
    assert is_month_misread(x, y) is is_month_misread(y, x) is same


@pytest.mark.parametrize(
    ("was", "read", "same"),
    [
        ("6/25/42", "62542", True),
        ("6/25/42", "62543", False),
        ("301-311", "3O1311", True),
        ("301-311", "301311", False),  # another number
        ("301-311", "3O1312", False),
        ("1942", "19442", True),
        ("1942", "1952", False),
    ],
)
def test_marks(was: str, read: str, same: bool) -> None:
    card = "301-311 Mill Lane, east side, north from the ford of the Orm, showing the weir.\nVale {}\nA. Moe"
    whole = card.format("May 19, 1942" if "19" in was else "6/25/42")
    match = compare_captions(whole, whole.replace(was, read))
    assert match.is_repeat is same, str(match)
    assert compare_captions(whole.replace(was, read), whole).is_repeat is same
