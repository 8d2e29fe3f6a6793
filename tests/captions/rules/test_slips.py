"""What a machine misread on a typed card says nothing; a fact beside it does, and so does the same word elsewhere."""

from __future__ import annotations

import pytest

from dedupe.captions.rules.slips import are_confused
from dedupe.captions.verdict import compare_captions
from tests.captions.bothways import repeats

CARD = (
    "Mill Lane, east side, north from Ford Street, half a mile of sheds for the new weir of the Orm.\n"
    "May 19, 1932.\nA. Moe\n"
)


@pytest.mark.parametrize(
    ("x", "y", "same"),
    [
        ("half", "halt", True),
        ("cast", "east", True),
        ("sixth", "bixth", False),
        ("8axter", "baxter", True),
        ("avenue", "venue", True),  # a letter is gone
        ("street", "streets", False),  # several of them
        ("lane", "lake", False),
        ("ne", "me", True),
        ("ne", "nw", False),
        ("ne", "ns", True),  # no such corner
        ("se", "ee", True),
        ("ne", "ts", False),
        ("ne", "we", False),  # a word
        ("ne", "nec", False),
        ("to", "lo", False),  # too short
        ("8a", "4b", False),
        ("42", "48", False),
    ],
)
def test_letters_that_look_alike(x: str, y: str, same: bool) -> None:
    assert are_confused(x, y) is are_confused(y, x) is same


@pytest.mark.parametrize(
    ("was", "read"),
    [
        ("half", "halt"),
        ("east side", "cast side"),
        ("Ford", "8ord"),
        ("for the", "tor the"),
        ("May 19", "May 1:"),
        ("Orm.\nMay 19, 1932", "Orm.\n1032"),
    ],
)
def test_slips(was: str, read: str) -> None:
    one, other = CARD, CARD.replace(was, read)
    if "1032" in read:
        one, other = CARD.replace("May 19, 1932.\nA. Moe", "1932"), CARD.replace("May 19, 1932.\nA. Moe", "1032")
    for a, b in ((one, other), (other, one)):
        match = compare_captions(a, b)
        assert match.is_repeat, str(match)


@pytest.mark.parametrize(
    ("was", "read"),
    [
        ("east side", "west side"),
        ("east side", "west sldc"),
        ("north from", "southwand fnom"),
        ("north", "aouth"),
        ("May 19", "May 18"),
        ("May 19", "May 29:"),
        ("half a mile", "halt a mole"),
        ("1932", "1933"),
        ("Ford", "Hill"),
        ("side, north from Ford", "eide, north frcm Hill"),
    ],
)
def test_a_fact_beside_a_slip(was: str, read: str) -> None:
    match = compare_captions(CARD, CARD.replace(was, read))
    assert not match.is_repeat, str(match)


def test_outside_of_cards_it_is_another_word() -> None:
    assert not compare_captions("A half at the weir of the Orm", "A halt at the weir of the Orm").is_repeat


def test_garbled_compass() -> None:
    card = "General view northward across the pond and the meadow to the old mill of Vale.\n{}\nMay 1931"
    a = "General view northward across the pond and the meadow to the old mill of Vale.\nA. Moe\nMay 1931"
    assert not compare_captions(a, a.replace("northward", "southwand")).is_repeat
    assert compare_captions(a, a.replace("northward", "nonthward")).is_repeat
    assert not compare_captions(a, card.format("A. Moe").replace("view northward", "viow southward")).is_repeat


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("42nd Street, 8th to 7th Avenue.\nMarch 22, 1920.", "42ns Street, 8th to 7th Avenue.\nMarch 22, 1920.", True),
        ("42nd Street, 8th to 7th Avenue.\nMarch 22, 1920.", "e42nd Street, 8th to 7th Avenue.\nMarch 22, 1920.", True),
        (
            "42nd Street, 8th to 7th Avenue.\nMarch 22, 1920.",
            "e47th Street, 8th to 7th Avenue.\nMarch 22, 1920.",
            False,
        ),
        (
            "42nd Street, 8th to 7th Avenue.\nMarch 22, 1920.",
            "142nd Street, 8th to 7th Avenue.\nMarch 22, 1920.",
            False,
        ),
        ("42nd Street, 8th to 7th Avenue.\nMarch 22, 1920.", "42nd Street, Sth to 7th Avenue.\nMarch 22, 1920.", True),
        ("42nd Street, 8th to 7th Avenue.\nMarch 22, 1920.", "42d Street, 8th to 7th Avenue.\nMarch 22, 1920.", True),
        ("42nd Street, 8th to 7th Avenue.\nMarch 22, 1920.", "43rd Street, 8th to 7th Avenue.\nMarch 22, 1920.", False),
        ("42nd Street, 8th to 7th Avenue.\nMarch 22, 1920.", "42nd Street, 9th to 7th Avenue.\nMarch 22, 1920.", False),
        ("Gate at 21st Street, Vale", "Gate at 21at Street, Vale", True),
        ("Gate at 21st Street, Vale", "Gate at x1st Street, Vale", False),
    ],
)
def test_ordinals(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize(
    ("x", "y", "same"),
    [
        ("underhill", "dnderhill", True),  # no name has "dnd"
        ("underhill", "umderhxll", False),
        ("sackett", "hackett", False),
        ("tve", "the", False),
        ("dril", "april", True),
        ("5cnd", "52nd", True),
        ("west", "vest", True),
        ("nf", "ne", True),
    ],
)
def test_names_months_and_numbers(x: str, y: str, same: bool) -> None:
    assert are_confused(x, y) is are_confused(y, x) is same


def test_a_word_more_beside_a_small_word() -> None:
    assert not compare_captions(CARD, CARD.replace("for the", "no the tor")).is_repeat


def test_a_month_misread_is_no_aside() -> None:
    card = "Mill Lane, east side, north from Ford Street, with the sheds of the weir.\n{} 4, 1930\nA. Moe"
    assert compare_captions(card.format("July"), card.format("Julr")).is_repeat
    for read in ("Nay", "Septemher", "F-bruary"):
        assert not compare_captions(card.format("July"), card.format(read)).is_repeat
    assert not compare_captions(card.format("July"), card.format("October").replace(" 4", " d")).is_repeat
    assert not compare_captions(card.format("July"), card.format("July").replace("1930", "1S31")).is_repeat


def test_a_year_ends_a_sentence_that_goes_on_before_it() -> None:
    card = "Old boats lie beside the mill and the sheds of the weir {}. July 4, 1933.\nA. Moe"
    assert compare_captions(card.format("giri"), card.format("gir")).is_repeat
    assert not compare_captions(card.format("giri"), card.format("gir").replace("1933", "1932")).is_repeat


def test_a_year_at_the_end_of_a_card() -> None:
    card = "Mill Lane, east side, north from Ford Street, with the sheds of the weir.\nVale Board of Works. {}."
    assert compare_captions(card.format("1920"), card.format("1020")).is_repeat
    assert not compare_captions(card.format("1920"), card.format("1921")).is_repeat


@pytest.mark.parametrize(
    ("was", "read", "same"),
    [
        ("2½-story", "2e-story", True),
        ("2½-story", "26-story", True),  # a digit for the sign
        ("2.5-story", "2A-story", True),
        ("2.5-story", "26-story", False),  # no sign that could be read so
        ("2½-story", "3e-story", False),
        ("2½-story", "36-story", False),
        ("2½-story", "2e-family", False),
        ("2½-story", "2-story", False),
        ("23-story", "26-story", False),
    ],
)
def test_signs_of_fractions(was: str, read: str, same: bool) -> None:
    card = f"Mill Lane, east side, north from Ford Street, a {was} house and sheds for the weir.\nMay 19, 1932.\nA. Moe"
    other = card.replace(was, read)
    assert repeats(card, other) is same
