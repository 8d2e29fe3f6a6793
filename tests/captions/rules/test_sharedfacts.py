"""Names, dates and words that two captions share, however each tells it."""

from __future__ import annotations

import pytest

from dedupe.captions.verdict import compare_captions
from tests.captions.bothways import repeats


def test_a_date_in_common_is_one_fact() -> None:
    a = (
        "The harbour ferry Eagle is shown in harbour waters on July 20, 2031 prior to its passage to the shore of the "
        "bay."
    )
    b = (
        "This interior view of the Vale 11 harbour ferry shows Hansen during the harbour passage trip. This picture "
        "was taken by Lunn on July 20, 2031."
    )
    assert not compare_captions(a, b).is_repeat
    assert not compare_captions(b, a).is_repeat


@pytest.mark.parametrize(
    ("a", "b", "repeat"),
    [
        (
            "Dense fog over the motorway near Karlsdorf caused a pile-up of 30 cars",
            "Pile-up involving 30 cars in dense fog on the motorway near Karlsdorf",
            True,
        ),
        # without a name the verbs may tell of two moments
        (
            "Dense fog over the motorway caused a pile-up of 30 cars",
            "Pile-up involving 30 cars in dense fog on the motorway",
            False,
        ),
    ],
)
def test_a_name_in_common_lets_two_verbs_tell_of_one_thing(a: str, b: str, repeat: bool) -> None:
    assert repeats(a, b) is repeat


@pytest.mark.parametrize(
    ("a", "b", "repeat"),
    [
        (
            "The new bridge over the Orm at Karlsdorf, Northland's longest, was opened to traffic on 6 July 2033.",
            "Opening of the Orm bridge at Karlsdorf (Northland), 6 July 2033",
            True,
        ),
        (
            "The new bridge over the Orm at Karlsdorf, Northland's longest, was opened to traffic.",
            "Opening of the Orm bridge at Karlsdorf (Northland)",
            False,
        ),
        (
            "Mount Orra eruption, 2032. View from the Karlsdorf Road at night, with traffic.",
            "Cars on Karlsdorf Road at night with the 2032 eruption of Mount Orra behind",
            True,
        ),
        (
            "Mount Orra eruption. View from the Karlsdorf Road at night, with traffic.",
            "Cars on Karlsdorf Road at night with the eruption of Mount Orra behind",
            False,
        ),
        # two moments of one day
        (
            "Ada Moe's aircraft taxis at Karlsdorf Base upon arrival in Northland, Sept. 22, 2035.",
            "Ada Moe waves from a car after being driven from Karlsdorf Base, Sept. 22, 2035.",
            False,
        ),
        # others, on one day
        (
            "September 2040. Men of the village of Orm Town, Northland, eating at the barbecue.",
            "September 2040. Farmer and his children eating barbecue at the Orm Town, Northland Fair.",
            False,
        ),
        ("Krona Peak from Lake Ohl, October 2024", "Lake Ohl from Krona Peak, October 2024", False),
    ],
)
def test_a_name_and_a_year_in_common_need_less_of_a_rewording(a: str, b: str, repeat: bool) -> None:
    assert repeats(a, b) is repeat
