"""What a caption says beside what it shows: the record behind it, how far away it is."""

from __future__ import annotations

import pytest

from dedupe.captions.verdict import compare_captions
from tests.captions.bothways import repeats

TOLD = "Gullies on the wall of a crater in Terra Vale."
RECORD = "Orbit Number: {} Latitude: -38.1 Longitude: 155.2 Instrument: {} Captured: 2031-07-25 21:51"


@pytest.mark.parametrize(
    "record",
    [
        RECORD.format(1234, "VIS"),
        "Location near: 38.1°S, 204.8°W Image width: ~3 km Illumination from: upper left Season: Southern Spring",
    ],
)
def test_a_record_behind_what_is_told_adds_to_it(record: str) -> None:
    assert compare_captions(TOLD, f"{TOLD} {record}").is_repeat


def test_two_records_contradict() -> None:
    first, second = (f"{TOLD} {RECORD.format(*of)}" for of in ((1234, "VIS"), (5678, "IR")))
    assert not compare_captions(first, second).is_repeat


def test_two_fields_may_be_told() -> None:
    wide, tall = (f"The mast of the ferry. Height: {many} ft. Width: 6 ft." for many in ("60", "90"))
    assert not compare_captions(wide, tall).is_repeat
    assert not compare_captions(
        "Harvest Fair, Port Vale", "Harvest Fair, Port Vale. Day: cider. Night: cheese."
    ).is_repeat


def test_a_record_alone_is_what_is_told() -> None:
    first, second = RECORD.format(1234, "VIS"), RECORD.format(5678, "VIS")
    assert not compare_captions(first, second).is_repeat


def test_how_far_away_it_is_stands_aside() -> None:
    near = "The Lantern Nebula in the Heron, about 6,500 light-years away."
    assert compare_captions(near, "The Lantern Nebula in the Heron, as seen by the Lunn Space Telescope.").is_repeat


def test_two_distances_contradict() -> None:
    near, far = (f"The Lantern Nebula, {many} light-years away, in red light" for many in ("6,500", "9,500"))
    assert not compare_captions(near, far).is_repeat


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Handshake between Karl Moe and James Lunt, Minister of Defence of Orm", "in Brussels", True),
        ("Handshake between Karl Moe and James Lunt, Minister of Defence of Orm", ", Minister of Trade of Lund", False),
        ("Handshake between Karl Moe and James Lunt, waving at the minister in Orm", "in Brussels", False),
        ("Handshake between Karl Moe and James Lunt, Minister of Orm. A dog waits.", "in Brussels", False),
    ],
)
def test_an_office_stands_aside(a: str, b: str, same: bool) -> None:
    other = f"Handshake between Karl Moe and James Lunt {b}".replace(" ,", ",")
    assert repeats(a, other) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Old stone bridge over the Orm with anglers", "Old stone bridge over the Orm - Ada Moe", True),
        ("Chocolate cake with raspberries on a white plate", "Chocolate cake with raspberries by Ada Moe", True),
        ("Old stone bridge over the Orm with anglers", "Old stone bridge over the Orm | Vale Gazette", True),
        ("Old stone bridge over the Orm - Karl Hall", "Old stone bridge over the Orm - Ada Moe", False),
        ("Old stone bridge over the Orm with anglers", "Old stone bridge over the Orm by night boats", False),
        ("Old stone bridge over the Orm with anglers", "Old stone bridge over the Orm - with boats", False),
        ("Old stone bridge over the Orm with anglers", "Old stone bridge over the Orm by Boats", False),
    ],
)
def test_who_made_it_stands_aside(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same
