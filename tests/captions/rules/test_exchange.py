"""Words that took each other's place."""

from __future__ import annotations

import pytest

from dedupe.captions.verdict import compare_captions
from tests.captions.bothways import repeats


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Orchard, with Distant Harbour", "Harbour, with Distant Orchard"),
        (
            "The moth is seen with its upper wing lit by the lamp and the lower one in the dark",
            "The moth is seen with its lower wing lit by the lamp and the upper one in the dark",
        ),
    ],
)
def test_an_exchange_decides(a: str, b: str) -> None:
    match = compare_captions(a, b)
    assert not match.is_repeat, str(match)
    assert {span.kind for span in match.spans if span.decides} == {"order"}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Left, Ann Lee; right, Jan Moe", "Right, Ann Lee; left, Jan Moe"),
        ("Top: raw signal. Bottom: filtered signal.", "Bottom: raw signal. Top: filtered signal."),
    ],
)
def test_sides_alone_change_places(a: str, b: str) -> None:
    assert not compare_captions(a, b).is_repeat


def test_sides_move_along_with_names() -> None:
    assert compare_captions(
        "Ann Lee (left) and Jan Moe (right) at the weir", "Jan Moe (right) and Ann Lee (left) at the weir"
    ).is_repeat


def test_members_of_a_list_change_places() -> None:
    assert compare_captions("Baskets and apples on a stall", "Apples and baskets on a stall").is_repeat


def test_a_score_turned_round_decides() -> None:
    a, b = "Port Vale rejoice after defeating Orm Town 8-7", "Port Vale rejoice after defeating Orm Town 7-8"
    match = compare_captions(a, b)
    assert {span.kind for span in match.spans if span.decides} == {"number"}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Port Vale rejoice after defeating Orm Town 8-7", "Port Vale rejoice after they defeated Orm Town 8–7"),
        ("Blocks 3-4 and 7-8, the yard", "Blocks 7-8 and 3-4, the yard"),
    ],
)
def test_a_score_and_a_range_stay(a: str, b: str) -> None:
    assert compare_captions(a, b).is_repeat


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "Carl Cook of Vale is shown a card by Referee Tom Brand during the match",
            "Tom Brand of Vale is shown a card by Referee Carl Cook during the match",
        ),
        (
            "Commander Ivan Moe, pilot Ada Bee and doctor Karl Orm",
            "Commander Karl Orm, pilot Ada Bee and doctor Ivan Moe",
        ),
        ("Ada Moe of Orm and Karl Lunn of Vale wave", "Karl Lunn of Orm and Ada Moe of Vale wave"),
        (
            "Pilot Ada Moe, of the Vale Agency, and pilot Karl Lunn",
            "Pilot Karl Lunn, of the Vale Agency, and pilot Ada Moe",
        ),
    ],
)
def test_names_that_leave_what_is_said_of_them(a: str, b: str) -> None:
    match = compare_captions(a, b)
    assert {span.kind for span in match.spans if span.decides} == {"order"}, str(match)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Pilot Ada Moe and pilot Karl Lunn wave", "Pilot Karl Lunn and pilot Ada Moe wave"),
        ("Sailors Ada Moe, Tom Bee and Karl Lunn wave", "Sailors Karl Lunn, Tom Bee and Ada Moe wave"),
        ("Dr. Ada Moe, Ms. Ann Bee and Mr. Karl Lunn wave", "Mr. Karl Lunn, Ms. Ann Bee and Dr. Ada Moe wave"),
        ("Pilot Ada Moe and doctor Karl Lunn wave", "Doctor Karl Lunn and pilot Ada Moe wave"),
    ],
)
def test_names_of_a_list(a: str, b: str) -> None:
    match = compare_captions(a, b)
    assert match.is_repeat, str(match)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Bird Ridge", "Ridge birds", False),
        ("Crater Valley", "Valley crater", False),
        ("Beach sunset", "Sunset beach", True),  # when
        ("Lake Forest", "Forest Lake", True),  # a name has either order
        ("Soup, bean", "Bean soup", True),  # as catalogues have it
        ("Bird Ridge Park", "Ridge Bird Park", True),
    ],
)
def test_of_two_nouns_the_last_is_shown(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same
