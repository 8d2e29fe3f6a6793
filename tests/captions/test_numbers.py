"""Numbers in one way of writing."""

from __future__ import annotations

import pytest

from dedupe.captions.numbers import number_form, roman_value, word_value


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
    ("numeral", "value"),
    [("ii", "2"), ("iv", "4"), ("xix", "19"), ("xxxviii", "38"), ("i", None), ("xx", None), ("vim", None)],
)
def test_roman_value(numeral: str, value: str | None) -> None:
    assert roman_value(numeral) == value
