"""One word in two spellings, and two words that look alike."""

from __future__ import annotations

import pytest

from dedupe.captions.words.relations import relation
from dedupe.captions.words.spelling import same_spelling


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("sergei", "sergey"), ("hansun", "hanson"), ("muller", "mueller"), ("gouverneur", "gouveneur"),
        ("recieved", "received"), ("corner", "cornner"), ("aasterdam", "amsterdam"), ("catherine", "katherine"),
        ("photographer", "photograpker"), ("windermere", "windemere"), ("jamaica", "damaica"), ("aostrum", "ostrum"),
        ("wering", "wearing"), ("elderrly", "elderly"), ("blsck", "black"), ("peopl", "people"), ("wite", "white"),
    ],
)  # fmt: skip
def test_one_word(a: str, b: str) -> None:
    assert same_spelling(a, b)
    assert same_spelling(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("walking", "talking"), ("maria", "mario"), ("austria", "australia"), ("iran", "iraq"), ("boat", "goat"),
        ("julia", "julie"), ("barges", "bridge"), ("north", "south"), ("2019", "2020"), ("ann", "anna"),
        ("manchester", "lancaster"), ("upperside", "underside"), ("hypobaric", "hyperbaric"),
        ("macrograph", "micrograph"), ("desert", "dessert"), ("paris", "harris"), ("dartmouth", "barmouth"),
        ("mill", "milling"), ("tracks", "trucks"), ("gdhpr", "gdhps"), ("bnw", "bmw"), ("filed", "field"),
    ],
)  # fmt: skip
def test_two_words(a: str, b: str) -> None:
    assert not same_spelling(a, b)
    assert not same_spelling(b, a)


@pytest.mark.parametrize(
    ("a", "b", "why"),
    [
        (("dogs", "word"), ("dog", "word"), "word form"),
        (("cloudy", "word"), ("cloud", "word"), "word form"),
        (("exploration", "word"), ("explor", "word"), "word form"),
        (("kid", "word"), ("child", "word"), "synonym"),
        (("ave", "word"), ("avenue", "word"), "abbreviation"),
        (("w", "word"), ("west", "word"), "abbreviation"),
        (("q", "word"), ("quarry", "word"), "abbreviation"),
        (("climber", "word"), ("person", "word"), "wider word"),
        (("t8:07?", "time"), ("t20:07", "time"), "time zone"),
        (("t8:07", "time"), ("t20:07", "time"), None),
        (("5", "number"), ("5th", "number"), "number form"),
        (("5", "number"), ("6", "day"), None),
        (("bi1l", "model"), ("bill", "word"), "spelling"),
        (("b1l5", "model"), ("bi15", "model"), "spelling"),
        (("b12", "model"), ("b13", "model"), None),
        (("m06", "month"), ("jume", "word"), "spelling"),
        (("6th", "number"), ("sixtb", "word"), "spelling"),
        (("6", "number"), ("mill", "word"), None),
        (("mill", "word"), ("barn", "word"), None),
        (("月", "character"), ("日", "character"), None),
    ],
)
def test_relation(a: tuple[str, str], b: tuple[str, str], why: str | None) -> None:
    assert relation(*a, *b) == why
    assert relation(*b, *a) == why
