"""Who does it, and who does it, too."""

from __future__ import annotations

import pytest

from dedupe.captions.verdict import compare_captions
from tests.captions.bothways import repeats


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Ada Moe arrives at the town hall", "Ada Moe and her cabinet arrive at the town hall", False),
        ("The mayor waves from the balcony", "The mayor and his guests wave from the balcony", False),
        ("Ada Moe waves from the balcony", "Ada Moe, painter and teacher, waves from the balcony", True),
    ],
)
def test_those_of_somebody_do_it_too(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("HMS Orm escorts a tanker off Vale", "The Navy ship HMS Orm escorts a tanker off Vale", True),
        ("HMS Orm escorts a tanker off Vale", "Two planes watch HMS Orm escort a tanker off Vale", False),
        (
            "Firefighting training in the hangar of Orm",
            "Sailors conduct firefighting training in the hangar of Orm",
            True,
        ),
        (
            "Firefighting training in the hangar of Orm",
            "Sailors skip firefighting training in the hangar of Orm",
            False,
        ),
        ("Whales stranded at Orm Beach", "Rescuers at Orm Beach, where whales are stranded", False),
        ("Whales stranded at Orm Beach", "Whales at Orm Beach, where they are stranded", True),
        ("Oak bench by the gate", "Hand-carved oak bench by the gate", True),
        ("Oak bench by the gate", "Man carves oak bench by the gate", False),
    ],
)
def test_who_or_what_is_shown(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("A herd of goats standing by the hut.", "A group of people standing around a herd of goats.", False),
        ("A flock of geese standing by the hut.", "A flock of grey geese stands by the hut.", True),
        ("A horse with a rider by the gate", "A rider on a horse by the gate", True),
    ],
)
def test_somebody_where_nobody_is_shown(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize(
    ("left_out", "same"),
    [
        ("Delivering a speech in the hall of Vale Castle", True),
        ("Editing a speech in the hall of Vale Castle", False),
        ("Delivering speeches in the hall of Vale Castle", False),
    ],
)
def test_who_it_is_may_be_left_out(left_out: str, same: bool) -> None:
    told = "Mayor Ada Moe delivers a speech in the hall of Vale Castle, May 3, 2031"
    assert repeats(left_out, told) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("The black dog runs", "A man photographs the black dog as it runs", False),
        ("A dog is in the water", "A man photographs a dog in the water", False),
        ("The dog in the water", "Ada Moe photographs the dog in the water", True),
    ],
)
def test_who_photographs_it_is_shown(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


def test_pretending_is_not_doing_it() -> None:
    assert not compare_captions("A boy is jumping over a log", "A boy is pretending to jump over a log").is_repeat


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (
            "A child rides a unicycle while a crowd watches.",
            "Person in a checked shirt riding a unicycle while a crowd watches.",
            True,
        ),
        ("A boy plays with a kite on the dunes.", "A child in a red cap on the dunes playing with a kite.", True),
        (
            "A child rides a unicycle while a crowd watches.",
            "A person watches a juggler riding a unicycle while a crowd watches.",
            False,
        ),
    ],
)
def test_somebody_by_another_word_is_no_new_subject(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (
            "Norland's Port Launch System rocket carrying the Orm craft launches from Pad 3 at Vale on May 3, 2031.",
            "Norland's PLS and Orm launch from Pad 3 at Vale on May 3, 2031.",
            True,
        ),
        (
            "Two tugs carrying the Orm craft launch a boat from Pad 3 at Vale on May 3, 2031.",
            "The Orm craft launches from Pad 3 at Vale on May 3, 2031.",
            False,
        ),
        ("Untitled (Chair balancing on stick)", "Untitled C", False),
    ],
)
def test_a_subject_that_the_other_shortens_is_no_new_one(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("The guided-missile destroyer USS Orra transits the strait.", "USS Orra transits the strait.", True),
        ("The attack submarine USS Orra surfaces near Vale", "USS Orra surfaces near Vale", True),
        ("The tugs assist USS Orra near Vale", "USS Orra near Vale", False),
        ("Pupils and nurses wave flags at the weir", "Pupils wave flags at the weir", False),
        ("Engineer and pilot Ada Moe waves at the weir", "Engineer Ada Moe waves at the weir", True),
    ],
)
def test_what_a_ship_is_and_who_does_it_too(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("The rock Moe in Orm Crater", "The rover drills the rock Moe in Orm Crater", False),
        ("The mountain Moe in Norland", "A climber scales the mountain Moe in Norland", False),
        ("The cargo bay of the ship", "The satellite leaves the cargo bay of the ship", False),
        ("HMS Orm enters the harbour of Vale", "The Navy ship HMS Orm enters the harbour of Vale", True),
        ("A ferry at the pier in Vale", "This plate depicts a ferry at the pier in Vale", True),
    ],
)
def test_a_word_in_s_before_an_article_is_done(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same
