"""Who stands where and who does what, when the same words come in another order."""

from __future__ import annotations

import pytest

from tests.captions.bothways import repeats


@pytest.mark.parametrize(
    ("a", "b", "repeat"),
    [
        # names that are common words, too, and initials
        ("Left to right are Hall, Stone and Brown.", "Left to right are Stone, Hall and Brown.", False),
        ("Hall, Mill and Reed, from left, at tea", "Mill, Hall and Reed, from left, at tea", False),
        ("Front row, from left: A. Orvel, B. Tann", "Front row, from left: B. Tann, A. Orvel", False),
        ("From left to right: a fox, a hare and an owl", "From left to right: a hare, a fox and an owl", False),
        ("In the park, from left: a fox and an owl", "From left: a fox and an owl, in the park", True),
        ("Hall, Mill and Reed at tea", "Mill, Hall and Reed at tea", True),
        # a verb between two names, the second part of one a common word
        ("Ida Vale defeats Olga Krall in the final.", "Olga Krall defeats Ida Vale in the final.", False),
        # what is done by a storm comes from it
        ("Damage from Storm Orla in Port Vale, Norfolk", "Port Vale, Norfolk, was damaged by Storm Orla", True),
        ("A letter from Ada Moe to Karl Lunt", "A letter to Ada Moe from Karl Lunt", False),
        # "steps" of stone are no verb, "serves" behind somebody of a place is
        ("Ada Moe of Norway serves to Eva Lunt of Spain", "Eva Lunt of Spain serves to Ada Moe of Norway", False),
        ("Ada Moe of Norway passes Eva Lunt of Spain", "Eva Lunt of Spain passes Ada Moe of Norway", False),
        ("Ada Moe of Norway and Eva Lunt of Spain wait", "Eva Lunt of Spain and Ada Moe of Norway wait", True),
        # close-up is no place
        (
            "A wasp, covered with dust, on a poppy in close-up",
            "Close-up of a wasp covered in dust on a red poppy",
            True,
        ),
        ("With his dog, the farmer walks home.", "The farmer walks home with his dog.", True),
        ("The farmer chases his dog home.", "His dog chases the farmer home.", False),
        # a noun that may be a verb, at the end of what is named
        (
            "Machine shop, Vale School, with girls at the lathes",
            "Girls at lathes in the machine shop, Vale School",
            True,
        ),
        (
            "Girls working at lathes in the machine shop, Vale School",
            "Machine shop, Vale School, with girls at the lathes",
            True,
        ),
        # a verb at the head, and who does it behind a mark
        ("Two farmers mending a net at Vale", "Mending a net at Vale: two farmers", True),
        ("Nurse helping a boy at Vale", "Helping a nurse at Vale: a boy", False),
        ("Grey wagtail, adult male, stuffed", "Stuffed adult male grey wagtail", True),
    ],
)
def test_order_that_tells_and_order_that_does_not(a: str, b: str, repeat: bool) -> None:
    assert repeats(a, b) is repeat


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Ada Moe and Jon Hale at the ministers' meeting", "Ada Moe and Jon Hale at the meeting of ministers", True),
        (
            "EU High Envoy Josef Moe arrives for a council in Orm",
            "Josef Moe, High Envoy of the EU, on his arrival for the council, Orm",
            True,
        ),
        ("Two sailors rescue a swimmer off Orm", "A swimmer and two sailors rescue a dog off Orm", False),
        ("A crew and a swimmer hit a buoy off Orm", "A buoy and a swimmer hit a crew off Orm", False),
    ],
)
def test_what_only_looks_like_a_verb(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


HALL = "in the processing hall at Vale Space Center, Orm"


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (f"I{HALL[1:]}, technicians lower a probe onto its stand.", f"Technicians lower a probe {HALL}.", True),
        (f"Technicians watch a crane {HALL}.", f"I{HALL[1:]}, a crane watches technicians.", False),
        (f"Technicians lift engineers {HALL}.", f"I{HALL[1:]}, engineers lift technicians.", False),
    ],
)
def test_what_says_which_hall_it_is_is_no_verb(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (
            "Neighbours light lamps for victims of the flooding in Orm",
            "Neighbours light lamps for the Orm flooding victims",
            True,
        ),
        ("A blonde in green sits by a swinging boy", "A blonde boy in green sits on a swing", False),
    ],
)
def test_what_happens_is_no_verb(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same
