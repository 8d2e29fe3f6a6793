"""A misread word of a card is no other word; outside of cards it may be."""

from __future__ import annotations

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


def test_only_on_cards() -> None:
    one = CARD.format("the church", "").replace("\n", " ")
    assert not compare_captions(one, one.replace("the church", "thechaxrch")).is_repeat
    assert not compare_captions("The church\nMay", "The chaxrxh mill\nMay").is_repeat
