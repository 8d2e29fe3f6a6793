"""How much a machine misread on a card says what else it may have misread, and what still is another card."""

from __future__ import annotations

import pytest

from dedupe.captions.verdict import compare_captions

CARD = (
    "{} Street, east side, north from {} Street, showing the old bakery of {} beside the chapel.\nMay 19, 1932.\nA. Moe"
)
NOISY = (
    "{} Street, east slde, ncrth from {} Street, shcwing the old bakerv of {} besidc the chapel.\nMay 19, 1932.\nA. Moe"
)
NAMES = ("Elm", "Oak", "Lunt")


def _same(a: str, b: str) -> bool:
    match = compare_captions(a, b)
    assert match.is_repeat is compare_captions(b, a).is_repeat
    return match.is_repeat


def test_a_noisy_reading() -> None:
    assert _same(CARD.format(*NAMES), NOISY.format(*NAMES))
    assert _same(CARD.format(*NAMES), NOISY.format(*NAMES).replace("\n", " "))


@pytest.mark.parametrize("place", [0, 1, 2])
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Pine", "Vine"),
        ("Hill", "Mill"),
        ("Water", "Later"),
        ("Sackett", "Hackett"),
        ("Ninth", "Tenth"),
        ("7th", "4th"),
    ],
)
def test_names_stay_names_in_noise(one: str, other: str, place: int) -> None:
    here, there = list(NAMES), list(NAMES)
    here[place], there[place] = one, other
    for reading in (CARD, NOISY):
        assert not _same(CARD.format(*here), reading.format(*there))


@pytest.mark.parametrize(
    ("was", "read", "clean", "noisy"),
    [
        ("Lunt", "Lxxt", False, False),  # half of it is wrong
        ("old", "oid", True, True),
        ("bakery", "bak ery", True, True),
        ("the old", "theold", True, True),
        ("the old bakery", "theold bakory", True, True),
        ("old bakery of", "ol dbakery of", True, True),
        ("the chapel", "tkc chapel", True, True),
        ("of Lunt", "ot Lunt", True, True),
        ("old", "new", False, False),
        ("east side", "west side", False, False),
        ("May 19", "June 19", False, False),
        ("May 19", "May 18", False, False),
        ("1932", "1923", False, False),
        ("1932", "1s3o", False, True),
        ("1932", "1s2o", False, False),
        ("bakery", "brewery", False, False),
    ],
)
def test_words_in_noise(was: str, read: str, clean: bool, noisy: bool) -> None:
    whole = CARD.format(*NAMES)
    assert _same(whole, whole.replace(was, read)) is clean
    slips = {"side": "slde", "north": "ncrth", "showing": "shcwing", "Street": "Stroet"}
    broken = whole.replace(was, read)
    for word, slip in slips.items():
        broken = broken.replace(word, slip)
    assert _same(whole, broken) is noisy


@pytest.mark.parametrize(
    ("was", "read", "same"),
    [
        ("map of the", "man of the", True),  # a word for a word
        ("Nine boats", "Five boats", False),  # two numbers
        ("a dark", "a bark", True),
        ("Jean", "Dean", False),  # two names
        ("West 9th", "Nest 9th", True),
        ("West 9th", "East 9th", False),
        ("West 9th", "Wcstx 9th", True),
    ],
)
def test_any_word_where_much_was_misread(was: str, read: str, same: bool) -> None:
    whole = (
        "West 9th Street, with a dark map of the weir held by Jean Moe.\nNine boats lie beside the quarry.\nMay 1931"
    )
    noisy = whole.replace("Street", "Stroet").replace("quarry", "quurry").replace("beside", "bcside")
    assert _same(whole, noisy)
    assert _same(whole, noisy.replace(was, read)) is same


@pytest.mark.parametrize(
    ("was", "read"),
    [
        ("May 19, 1932", "F-bruary 19, 1932"),
        ("May 19, 1932", "19~~, 1g30"),
        ("Oak Street, showing", "Vjne Strcet, shcwing"),
        ("Oak Street", "LudlowStreet"),
        ("May 19, 1932", "A-gust 19, 1932"),
    ],
)
def test_what_nobody_wrote_adds_nothing(was: str, read: str) -> None:
    """It stands for what the other card has there, or for something else, however much else was misread."""
    for reading in (CARD, NOISY):
        whole = CARD.format(*NAMES)
        assert not _same(whole, reading.format(*NAMES).replace("shcwing", "showing").replace(was, read))


@pytest.mark.parametrize(
    ("was", "read", "same"),
    [
        ("Brooklyn", "8rooklyu", True),  # a digit in a word is noise by itself
        ("Brooklyn", "8urroughs", False),
        ("from", "fom", True),
        ("1945", "19455", True),
        ("1945", "945", True),
        ("1945", "1946", False),
    ],
)
def test_a_word_or_year_that_is_none(was: str, read: str, same: bool) -> None:
    card = "16th Street, West from, but not including Brooklyn Lane.\nJanuary 13, 1945\nA. Moe\nNeg #3090"
    assert _same(card, card.replace(was, read)) is same


@pytest.mark.parametrize(
    ("was", "read", "same"),
    [
        ("the old chapel", "theold cbapel", True),
        ("old chapel", "oldcbapel", True),
        ("old chapel", "newchapel", False),
        ("9th Street", "9tbStreet", True),
        ("9th Street", "7tbStreet", False),
        ("Street", "8freet", True),
        ("Mill Lane", "M1ll Lane", True),
        ("Eldbrook", "E1dbrook", True),
        ("Eldbrook", "E1dbrack", False),
        ("Lane", "Lame", True),  # no name stands in its place
        ("Lane", "Lake", False),
        ("View 1", "Vlcw 1", True),
        ("built in 1872", "built in 1812", True),  # a digit, far behind the head
        ("built in 1872", "built in 1813", False),
        ("northside in 1931", "northside in 1932", False),
        ("May 1933", "May 1934", False),
        ("19 Mill Lane", "17 Mill Lane", False),
        ("Another view", "Anothcrview", True),
    ],
)
def test_what_is_run_together(was: str, read: str, same: bool) -> None:
    card = (
        "19 Mill Lane, northside in 1931, showing the weir at 9th Street, by the old chapel which was built in 1872 by "
        "the town of Eldbrook.\nAnother view is on the next card.\nView 1\nMay 1933"
    )
    noisy = card.replace("showing", "shcwing").replace("weir", "wejr").replace("town", "towm")
    assert _same(card, noisy)
    assert _same(card, noisy.replace(was, read)) is same


@pytest.mark.parametrize(
    ("was", "read", "same"),
    [
        ("361 Mill", "S61 Mill", True),
        ("361 Mill", "S41 Mill", False),
        ("twenty-four", "twenty-fomr", True),
        ("twenty-four", "twenty-five", False),
        ("through A. B. Moe", "through A. 1B. Moe", True),
        ("through A. B. Moe", "through A. 1C. Moe", False),
    ],
)
def test_numbers_beside_other_noise(was: str, read: str, same: bool) -> None:
    card = (
        "361 Mill Lane, rebuilt in twenty-four days.\nThe weir stands behind it.\n"
        "From the Vale Museum through A. B. Moe"
    )
    noisy = card.replace("rebuilt", "rcbuilt").replace("behind", "bekind").replace("weir", "wejr")
    assert _same(card, noisy)
    assert _same(card, noisy.replace(was, read)) is same


def test_letters_of_a_point_of_the_compass() -> None:
    whole = "N. W. corner of Mill Lane and 9th Street, showing the weir and the old chapel of Vale.\nMay 1931\nA. Moe"
    noisy = whole.replace("showing", "shcwing").replace("chapel", "ckapel").replace("weir", "wcir")
    assert _same(whole, noisy)
    assert not _same(whole, noisy.replace("N. W. corner of Mill Lane", "S.W. corncr of Mjll Lane"))


def test_a_word_beside_another_name() -> None:
    noisy = NOISY.format(*NAMES).replace("besidc", "xeside")
    assert _same(CARD.format(*NAMES), noisy)
    assert not _same(CARD.format(*NAMES), noisy.replace("Lunt", "Karl"))


def test_more_than_a_stretch() -> None:
    one = "Elm Street, ncrth from the ford.\n" + "weir mill quay barn " * 7 + "\nMay 1931"
    other = "Elm Street, north from the ford.\n" + "lock dam shed roof " * 7 + "\nMay 1931"
    assert not _same(one, other)


@pytest.mark.parametrize(
    ("was", "read", "same"),
    [
        ("market", "mxxxet", True),  # half of its letters, and no word
        ("market", "musket", False),
        ("market", "mxxxxt", False),
        ("four doors", "fxxr doors", False),  # another number may be meant
        ("IRT", "IET", True),
        ("IRT", "IeT", True),
        ("IRT", "BMT", False),
        ("Lunt", "Lxnd", False),
    ],
)
def test_where_most_was_misread(was: str, read: str, same: bool) -> None:
    clean = (
        "{} Street, east side, north from the market of {}, showing the old bakery four doors from the IRT station at"
        " {} beside the chapel.\nMay 19, 1932.\nA. Moe"
    ).format(*NAMES)
    noisy = clean.replace("side", "slde").replace("north", "ncrth").replace("showing", "shcwing")
    noisy = noisy.replace("bakery", "bakerv")
    assert _same(clean, noisy)
    assert _same(clean, noisy.replace(was, read)) is same
    assert read != "IET" or not _same(clean, clean.replace(was, read))  # in a clean reading two railways
