"""Numbers of the picture, told from numbers of what it shows."""

from __future__ import annotations

import pytest

from dedupe.captions.cleanup.frames import take_frame_numbers
from dedupe.records import Change


@pytest.mark.parametrize(
    ("text", "rest", "found"),
    [
        ("IMG_2045 Tulips on the dyke", "Tulips on the dyke", "IMG_2045"),
        ("175/365 - Tulips on the dyke", "Tulips on the dyke", "175/365"),
        ("Tulips on the dyke 175/365", "Tulips on the dyke", "175/365"),
        ("Tulips on the dyke_06192014_0087", "Tulips on the dyke_06192014", "0087"),
        ("Reading room, Vale. [14-3]", "Reading room, Vale.", "14-3"),
        ("HABS NX-12-4. South front", "South front", "HABS NX-12-4"),
        ("Headworks of the mill, HAER NOX,17-ORR.V,1-5", "Headworks of the mill", "HAER NOX,17-ORR.V,1-5"),
        ("Dry Creek Mine, 800 ft. level [no. 1179]", "Dry Creek Mine, 800 ft. level", "no. 1179"),
        ("Dry Creek Mine, 800 ft. level [no. 1179] —", "Dry Creek Mine, 800 ft. level —", "no. 1179"),
        ("Dry Creek Mine, 800 ft. level [no 1179] 😍", "Dry Creek Mine, 800 ft. level 😍", "no 1179"),
        ("Raising the mast - NARA - 123456", "Raising the mast", "NARA - 123456"),
        ("The weir at Mill Lane - geograph.org.uk - 98765", "The weir at Mill Lane", "geograph.org.uk - 98765"),
        ("The weir at Mill Lane (98765432109)", "The weir at Mill Lane", "98765432109"),
        ("Bundesarchiv Bild 999X-012-3456-27, crew at rest", "crew at rest", "Bundesarchiv Bild 999X-012-3456-27"),
        ("Crew at rest, Bild 999-R12345", "Crew at rest", "Bild 999-R12345"),
        ("A tank near Vale, July 1931. E98765", "A tank near Vale, July 1931.", "E98765"),
        ("Farmer near Vale (LC-USF33-020946-M4)", "Farmer near Vale", "LC-USF33-020946-M4"),
    ],
)
def test_taken_from_head_and_tail(text: str, rest: str, found: str) -> None:
    changes: list[Change] = []
    assert take_frame_numbers(text, changes) == (rest, [found])
    assert [change.kind for change in changes] == ["photo ID"]


@pytest.mark.parametrize(
    "text",
    [
        "DSC_1001 winter",
        "winter DSC_1001",
        "Tulips on the dyke 2/3",
        "Sheet of plans, HABS",
        "Mill No. 4",
        "House 14-3",
        "Dry Creek Mine [1879]",
        "Dry Creek Mine no. 1179",
        "Tulips on the dyke in 2014",
        "The weir at Mill Lane (1931)",
        "Bild 7, crew at rest",
        "The old bridge in the north. A4123",
        "A car near Vale. XY 2002",
        "IMG",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    changes: list[Change] = []
    assert take_frame_numbers(text, changes) == (text, [])
    assert changes == []
