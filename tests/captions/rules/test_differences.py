"""What in a differing stretch the other caption accounts for."""

from __future__ import annotations

import pytest

from dedupe.captions.verdict import compare_captions
from tests.captions.bothways import repeats


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("A ticket of $10 for the ferry", "A ticket of €10 for the ferry"),
        ("Sells papers for £1.50 a day", "Sells papers for $1.50 a day"),
        (
            "Following a landing at 5:07 p.m. PDT (8:07 p.m. EDT), teams wait on the quay",
            "Following a landing at 5:07 p.m. PDT (8:17 p.m. EDT), teams wait on the quay",
        ),
        (
            "The map was made by the High Resolution Star Camera (HRSC) on the Orm probe",
            "The map was made by the Low Resolution Star Camera (HRSC) on the Orm probe",
        ),
        ("A boat, no boat on the lake", "A boat on the lake"),
    ],
)
def test_one_instead_of_another_decides(a: str, b: str) -> None:
    match = compare_captions(a, b)
    assert not match.is_repeat, str(match)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "Following a landing at 5:07 p.m. PDT (8:07 p.m. EDT), teams wait on the quay",
            "Following a landing at 8:07 p.m. EDT, teams wait on the quay",
        ),
        ("The Southern Orm Observatory (SOO) at dusk", "The Orm Observatory (SOO) at dusk"),
        ("The High Resolution Star Camera (HRSC)", "The HRSC"),
        ("A skier pauses pauses on the ridge", "A skier pauses on the ridge"),
        ("There is no no boat on the lake", "There is no boat on the lake"),
    ],
)
def test_what_is_told_twice_may_be_told_once(a: str, b: str) -> None:
    match = compare_captions(a, b)
    assert match.is_repeat, str(match)


@pytest.mark.parametrize(
    ("a", "b"),
    [("The work is paid for by FEMA.", "The work is paid for by NOAA."), ("A flight with NASA.", "A flight with UPI.")],
)
def test_an_agency_that_is_spoken_of_is_no_aside(a: str, b: str) -> None:
    match = compare_captions(f"New roofs on the houses of Orm. {a}", f"New roofs on the houses of Orm. {b}")
    assert not match.is_repeat, str(match)


@pytest.mark.parametrize("day", ["(2031)", "May 3, 2031"])
def test_a_day_behind_a_call_adds_to_it(day: str) -> None:
    assert compare_captions("Our first moon!", f"Our first moon! {day}").is_repeat


def test_who_made_it_behind_a_sentence() -> None:
    assert compare_captions("A tower over a town.", "A tower over a town. By Ada Hill").is_repeat


def test_one_more_in_the_middle_of_two() -> None:
    assert not compare_captions(
        "A man and a dog stand on a hill", "A man and a cow and a dog stand on a hill"
    ).is_repeat


def test_a_decade_without_its_century() -> None:
    assert compare_captions("Glass works, late 1950s", "Glass works, late '50s").is_repeat
    assert not compare_captions("Glass works, late 1950s", "Glass works, late '60s").is_repeat


def test_a_count_behind_the_number_of_a_figure() -> None:
    assert not compare_captions("Two locks of the canal", "Figure 3: Three locks of the canal").is_repeat
    assert compare_captions("Two locks of the canal", "Figure 3: Two locks of the canal").is_repeat


def test_the_number_of_a_figure_is_no_count_of_the_other() -> None:
    assert compare_captions("Three locks of the canal", "Figure 3: Three locks of the canal").is_repeat
    assert not compare_captions("Three locks of the canal", "Figure 3: Four locks of the canal").is_repeat


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Locks of the canal, with two barges", "Map 2: Locks of the canal", True),
        ("Locks of the canal, with two barges", "Figure 10 from Moe (1965): Locks of the canal", True),
        ("Locks of the canal", "Figure 10 of the canal locks", True),
        ("Map 2: Locks of the canal", "Map 3: Locks of the canal", False),
        ("Guests, and table 4 at the mill inn", "Table 4 at the mill inn", False),  # no number of a picture
    ],
)
def test_numbers_of_exhibits(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


def test_the_initial_a_is_no_article() -> None:
    assert compare_captions("Mrs. Ada Moe waves to the crew", "Mrs. A. Moe waves to the crew").verdict == "equivalent"
    assert not compare_captions("Joe Moe waves to the crew", "A. Moe waves to the crew").is_repeat


def test_a_weekday_behind_a_list_is_nobody() -> None:
    a = "From left, Ada Moe, Karl Lunn and Tom Bee walk in Orm, Friday, March 26, 2031 at dusk."
    assert compare_captions(a, a.replace("Friday, ", "")).verdict == "equivalent"
    one_more = a.replace("Karl Lunn", "Karl Lunn, Will Stone")
    assert not compare_captions(a, one_more).is_repeat


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (
            "Ada Moe walks near the leg of the lander Eagle during the Orm 3 mission.",
            "during the Orm 3 spacewalk",
            True,
        ),
        ("Ada Moe walks near the leg of the lander Eagle during the Orm 3 mission.", "during the Orm 4 mission", False),
        ("Ada Moe walks near the leg of the lander Eagle during the Orm 3 launch.", "during the Orm 3 landing", False),
        ("Workers check the Orm 3 mission in Vale.", "check the Orm 3 rocket", False),
    ],
)
def test_a_mission_is_named_by_its_number(a: str, b: str, same: bool) -> None:
    verb = b.split(maxsplit=1)[0]
    other = a[: a.index(verb)] + b + (" in Vale." if verb == "check" else ".")
    assert repeats(a, other) is same


def test_a_title_may_be_of_the_mission_itself() -> None:
    assert not compare_captions("Patch of the Orm 3 mission", "Patch of the Orm 3 crew").is_repeat
