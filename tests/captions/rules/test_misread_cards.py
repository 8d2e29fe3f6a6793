"""A misread word of a card is no other word; outside of cards it may be."""

from __future__ import annotations

import textwrap

import pytest

from dedupe.captions.verdict import compare_captions

CARD = (
    "Mill Lane, north side, east from the ford. On the right {} of the mill workers is being torn down.\n{}\nMay 1931"
)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("the church", "thechaxrch", True),
        ("the house", "thechaxrch", False),  # hardly a letter in common
        ("the church", "the chapel", False),  # two words
        ("the church at 4", "thechaxrch at 5", False),  # a number
        ("the church", "the xqqrzh, the old bakery and the many sheds and stables and barns", False),  # too much
    ],
)
def test_cards(a: str, b: str, same: bool) -> None:
    match = compare_captions(CARD.format(a, "A. Moe"), CARD.format(b, "A. Moe"))
    assert match.is_repeat is same, str(match)


def test_several_slips_of_one_card() -> None:
    whole = CARD.format("the bakery", "A. Moe")
    slips = whole.replace("Mill Lane", "Vill Lane").replace("ford", "fxrd")
    assert compare_captions(slips, whole).is_repeat
    assert not compare_captions(slips, whole.replace("Mill Lane", "Elm Lane")).is_repeat


def _on_one_line(said: str) -> str:
    return CARD.format(said, "").replace("\n", " ")


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("the church", "thechaxrch", True),  # nobody wrote that
        ("the half", "the halt", False),  # outside of cards another word
        ("the badger", "the adze", False),  # rare, and no slip
        ("the Saigon shed", "the Hải Phòng shed", False),
    ],
)
def test_outside_of_cards(a: str, b: str, same: bool) -> None:
    assert compare_captions(_on_one_line(a), _on_one_line(b)).is_repeat is same
    assert not compare_captions("The church\nMay", "The chaxrxh mill\nMay").is_repeat  # nor where there is so little


@pytest.mark.parametrize("width", [24, 31, 40, 52, 66, 80])
def test_a_wrapped_text_is_no_card(width: int) -> None:
    """Where a word did not fit in, a line was wrapped, which says nothing of what it is."""
    a, b = _on_one_line("the half"), _on_one_line("the halt")
    assert not compare_captions(textwrap.fill(a, width), textwrap.fill(b, width)).is_repeat
    assert compare_captions(CARD.format("the half", "A. Moe"), CARD.format("the halt", "A. Moe")).is_repeat
