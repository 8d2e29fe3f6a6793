"""One and several, him and her in other languages."""

from __future__ import annotations

import pytest

from dedupe import compare_captions
from dedupe.captions.words.genders import counts_or_sexes_apart


@pytest.mark.parametrize(
    ("language", "a", "b", "apart"),
    [
        ("german", "katze", "katzen", True),
        ("german", "lehrer", "lehrerin", True),
        ("german", "hauser", "hausern", False),
        ("french", "cheval", "chevaux", True),
        ("spanish", "nino", "nina", True),
        ("spanish", "barco", "barca", True),
        ("spanish", "barco", "banco", False),
        ("italian", "gatto", "gatti", True),
        ("dutch", "hond", "honden", True),
        ("dutch", "jan", "jans", False),
        ("russian", "дом", "дома", False),
    ],
)
def test_endings(language: str, a: str, b: str, apart: bool) -> None:
    assert counts_or_sexes_apart(language, a, b) == apart
    assert counts_or_sexes_apart(language, b, a) == apart


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Die Katze auf der Mauer", "Die Katzen auf der Mauer"),
        ("Un niño con una pelota", "Una niña con una pelota"),
        ("Un gatto sul divano", "Dei gatti sul divano"),
    ],
)
def test_they_are_two_pictures(a: str, b: str) -> None:
    assert not compare_captions(a, b).is_repeat


def test_endings_of_german_adjectives_say_nothing() -> None:
    assert compare_captions("Die alten Häuser am Markt", "Alte Häuser am Markt").is_repeat
