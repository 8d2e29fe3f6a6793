"""Captions as words, in every script, each with its place."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedupe.captions.verdict import compare_captions
from dedupe.captions.words.folding import fold
from dedupe.captions.words.tokens import fold as fold_again
from dedupe.captions.words.tokens import tokenize
from dedupe.captions.words.units import WEEKDAY


def forms(text: str) -> list[str]:
    return [token.form for token in tokenize(text)]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ÉCOLE", "ecole"),
        ("Straße", "strasse"),
        ("Łódź Øst Þór", "lodz ost thor"),
        ("ﬁsh ＡＢＣ", "fish abc"),
        ("Ёлка Йод", "елка йод"),
        ("Ἀθῆναι ΑΘΗΝΑΣ", "αθηναι αθηνασ"),
        ("שָׁלוֹם", "שלום"),
        ("مُحَمَّد أحمد", "محمد احمد"),
        ("が ガ", "が ガ"),
        ("ไทย", "ไทย"),
        ("हिन्दी", "हिन्दी"),
        ("e\u0301", "e"),
        ("plain ASCII", "plain ascii"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold_again is fold


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NASA/Joel", ["nasa", "joel"]),
        ("14,500km and 1.8km", ["14500", "km", "and", "1.8", "km"]),
        ("NASA’s rover isn't", ["nasa", "rover", "is", "not"]),
        ("they’re sure it can't, WON'T", ["they", "are", "sure", "it", "cannot", "will", "not"]),
        ("O'Brien's wasn't'em", ["obrien", "wasntem"]),
        ("the mid-20th century", ["the", "mid", "20th", "century"]),
        ("U.S. Navy, P. L. Sperr", ["us", "navy", "p", "l", "sperr"]),
        ("MH-60, 39B, 3-D", ["mh60", "39b", "3d"]),
        ("Counter-clockwise, counterclockwise or clockwise", ["anticlockwise", "anticlockwise", "or", "clockwise"]),
        ("1,500 km and 4.20 m", ["1500", "km", "and", "4.2", "m"]),
        ("a 4.2-mile road", ["a", "4.2", "mile", "road"]),
        ("Model B+, C++ and C#; A+B, 50+ + #vale", ["model", "b+", "c++", "and", "c#", "a", "b", "50", "vale"]),
        ("-5 °C", ["-5", "degrees", "c"]),
        ("Apollo XI, state III", ["apollo", "11", "state", "3"]),
        ("two of twelve, both", ["2", "of", "12", "2"]),
        ("No. 5 and no one", ["nr", "5", "and", "no", "1"]),
        ("2oth Street, 1l6 East", ["20th", "street", "116", "east"]),
        ("South-West, north east", ["southwest", "northeast"]),
        ("8:07p.m. EDT", ["t20:07/edt"]),
        ("see https://example.org/x today", ["see", "today"]),
        ("https://example.org/x", ["https://example.org/x"]),
        ("the cia.gov page", ["the", "cia.gov", "page"]),
        ("東京タワー 2023年", ["東", "京", "タ", "ワ", "ー", "2023", "年"]),
        ("R&D & $5", ["rd", "and", "dollar", "5"]),
        ("123456789012345678901a", ["123456789012345678901a"]),
        ("—!?", []),
        ("\N{MODIFIER LETTER APOSTROPHE} isn\N{MODIFIER LETTER APOSTROPHE}t", ["is", "not"]),
    ],
)
def test_tokenize(text: str, expected: list[str]) -> None:
    assert forms(text) == expected


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("on May 12, 1932", ["word", "month", "day", "year"]),
        ("12 May 1932", ["day", "month", "year"]),
        ("June 12th", ["month", "day"]),
        ("2026-04-01", ["month", "day", "year"]),
        ("4/1/26", ["month", "day", "year"]),
        ("25/12/1999", ["month", "day", "year"]),
        ("99/99/1999", ["number", "number", "number"]),
        ("1.4.2026, 1.IV.2026, IV-1-26", ["month", "day", "year"] * 3),
        ("31.14.2026", ["number", "year"]),
        ("07/2019, 07.2019", ["month", "year"] * 2),
        ("16 Feb. near 2 mar", ["day", "month", "word", "number", "word"]),
        ("3 April", ["day", "month"]),
        ("she may march", ["word", "word", "word"]),
        ("Friday 13", ["weekday", "number"]),
        ("1500 men, 1,500 men", ["year", "word", "number", "word"]),
        ("pre-1910, post-1930s", ["word", "year", "word", "model"]),
        ("than 1910, more than 1910", ["word", "year", "word", "word", "year"]),
    ],
)
def test_dates(text: str, kinds: list[str]) -> None:
    assert [token.kind for token in tokenize(text)] == kinds


def test_a_short_weekday_beside_a_date() -> None:
    for text in ("Fri., Feb. 14, 2031", "Sun, Mar 2, 2031"):
        assert tokenize(text)[0].kind == WEEKDAY
    for text in ("The sun may set", "Sun, mill and weir"):
        assert all(token.kind != WEEKDAY for token in tokenize(text))


def test_one_side_of_a_year_in_other_words() -> None:
    assert forms("pre-1910") == forms("pre 1910") == forms("Prior to 1910") == forms("earlier than 1910")
    assert forms("post-1910") == forms("later than 1910") == ["after", "1910"]


def test_one_date_in_three_ways() -> None:
    assert sorted(forms("May 3, 2021")) == sorted(forms("3 May 2021")) == sorted(forms("2021-05-03"))
    assert forms("2021-05-03") == forms("5/3/2021") == forms("3.5.2021") == forms("3. V. 2021") == forms("V-3-2021")
    assert forms("V-3-21") == forms("v-3-21") == forms("5/3/21") == forms("5-3-21") == ["m05", "3", "'21"]


def test_houses_in_a_row_are_no_date() -> None:
    assert [(token.form, token.start) for token in tokenize("6-8-10 and 20-22-24")] == [
        ("6", 0), ("8", 2), ("10", 4), ("and", 7), ("20", 11), ("22", 14), ("24", 17),
    ]  # fmt: skip


def test_a_year_that_somebody_guessed() -> None:
    assert forms("c1890") == forms("ca1890") == ["1890"]
    assert forms("c1234") == ["c1234"]


@settings(deadline=None, max_examples=80)
@given(st.text(alphabet=st.characters(), max_size=80))
def test_every_token_has_its_place(text: str) -> None:
    tokens = tokenize(text)
    assert all(0 <= t.start < t.end <= len(text) and t.form for t in tokens)
    assert [t.start for t in tokens] == sorted(t.start for t in tokens)


@settings(deadline=None, max_examples=80)
@given(st.text(max_size=40))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = fold(text)
    assert fold(once) == once
    assert fold(unicodedata.normalize("NFD", once)) == fold(unicodedata.normalize("NFC", once))


def test_magnitudes() -> None:
    assert forms("M6.4 quake") == ["magnitude", "6.4", "quake"]
    assert forms("Mw6.4") == ["magnitude", "6.4"]
    assert not compare_captions("An M1.5 flare on the Sun", "An X1.5 flare on the Sun").is_repeat
    told = "Damage of the {} earthquake in Orm"
    assert compare_captions(told.format("M6.4"), told.format("magnitude 6.4")).is_repeat
    assert not compare_captions(told.format("M6.4"), told.format("M6.5")).is_repeat
