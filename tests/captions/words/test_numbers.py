"""Numbers in one way of writing."""

from __future__ import annotations

import pytest

from dedupe.captions.verdict import compare_captions
from dedupe.captions.words.numbers import compound_value, mixed_value, number_form, roman_value, word_value


@pytest.mark.parametrize(("raw", "form"), [("1,500", "1500"), ("2.50", "2.5"), ("007", "7"), ("−5", "-5"), ("0", "0")])
def test_number_form(raw: str, form: str) -> None:
    assert number_form(raw) == form


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("two", "2"),
        ("first", "1st"),
        ("third", "3rd"),
        ("twelfth", "12th"),
        ("ninety", "90"),
        ("second", None),
        ("mill", None),
    ],
)
def test_word_value(word: str, value: str | None) -> None:
    assert word_value(word) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [("twenty-eight", "28"), ("ninety-first", "91st"), ("forty-second", "42nd"), ("thirty-ninth", "39th")],
)
def test_compound_value(words: str, value: str) -> None:
    assert compound_value(words) == value
    match = compare_captions(
        f"The {words} ship leaves the harbour of Vale", f"The {value} ship leaves the harbour of Vale"
    )
    assert match.is_repeat, str(match)


@pytest.mark.parametrize("other", ["twenty-seven", "thirty-eight", "20", "8"])
def test_another_compound_is_another_number(other: str) -> None:
    one = "A scene of chapter twenty-eight in which ladies walk"
    assert not compare_captions(one, one.replace("twenty-eight", other)).is_repeat


@pytest.mark.parametrize(
    ("numeral", "value"),
    [("ii", "2"), ("iv", "4"), ("xix", "19"), ("xxxviii", "38"), ("i", None), ("xx", None), ("vim", None)],
)
def test_roman_value(numeral: str, value: str | None) -> None:
    assert roman_value(numeral) == value


@pytest.mark.parametrize(("raw", "value"), [("2 1/2", "2.5"), ("2½", "2.5"), ("12-3/4", "12.75"), ("3 ⅛", "3.125")])
def test_mixed_value(raw: str, value: str) -> None:
    assert mixed_value(raw) == value


@pytest.mark.parametrize(
    ("a", "b", "is_repeat"),
    [
        ("A boat of 5 1/2 feet at the weir", "A boat of five and a half feet at the weir", True),
        ("A boat of 5½ feet at the weir", "A boat of 5.5 feet at the weir", True),
        ("A boat of 5 1/4 feet at the weir", "A boat of five and a quarter feet at the weir", True),
        ("A boat of 5 1/2 feet at the weir", "A boat of 6 1/2 feet at the weir", False),
        ("A boat of 5 1/2 feet at the weir", "A boat of 5 1/4 feet at the weir", False),
        ("A boat of five and a half feet at the weir", "A boat of five feet at the weir", False),
    ],
)
def test_parts_of_one(a: str, b: str, is_repeat: bool) -> None:
    assert compare_captions(a, b).is_repeat == is_repeat
