"""The same thing in another picture."""

from __future__ import annotations

import pytest

from dedupe import compare_captions
from tests.captions.bothways import repeats

WINDOW = "Screenshot of the mail window. Also showing a clock and a note"


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (WINDOW, "Screenshot of the same mail window, but now covered by a menu and a note", False),
        ("The mail window", "The same mail window, but with its menu open", False),
        ("The same mail window, but smaller", "The same mail window, but smaller.", True),
        ("Two boys in the same hat, but taller", "Two boys in the same hat, but taller, wave", True),
        ("Two boys in the same hat", "Two boys in the same red hat", True),
    ],
)
def test_what_is_the_same_is_shown_once_more(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


def test_the_back_of_what_has_one() -> None:
    assert not compare_captions("Cover of The Mill by Ada Moe", "Back cover of The Mill by Ada Moe").is_repeat
    assert compare_captions("Cover of The Mill by Ada Moe", "Red cover of The Mill by Ada Moe").is_repeat


def test_what_adds_nothing_is_no_other_picture() -> None:
    assert compare_captions("The same now as the mill", "Now the same as the mill").is_repeat


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Medal of the Vale Rowers", "Medal of the Vale Rowers, reverse", False),
        ("Medal of the Vale Rowers", "Medal of the Vale Rowers (back)", False),
        ("Medal of the Vale Rowers", "Medal of the Vale Rowers, reverse side", False),
        ("Medal of the Vale Rowers", "Back of the medal of the Vale Rowers", False),
        ("The Mill at Orm", "Detail of The Mill at Orm", False),
        ("The Mill at Orm", "The Mill at Orm, second version", False),
        ("The Mill at Orm", "The Mill at Orm (variant)", False),
        ("The Mill at Orm", "The Mill at Orm (study)", False),
        ("The Mill at Orm", "The Mill at Orm, north side", True),
        ("The Mill at Orm", "The Mill at Orm, old postcard", True),
        ("The mill is open", "The mill is open, reverse", True),
    ],
)
def test_another_side_or_version_is_another_picture(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (
            "The Orm Space Telescope has returned a new view of the spiral galaxy NGC 12.",
            "A new view of the spiral galaxy NGC 12.",
            True,
        ),
        ("The Orm Space Telescope has returned a new mirror of glass.", "A new mirror of glass.", False),
        ("The Orm telescope has returned the crew of the tug Moe.", "The crew of the tug Moe.", False),
        (
            "An image of the Orm cluster was shown for the telescope's birthday and a half century of discoveries.",
            "An image of the Orm cluster was shown for the telescope's birthday. Its middle blends visible-light data.",
            True,
        ),
        ("The Orm nebula in visible light", "The Orm nebula in ultraviolet light", False),
    ],
)
def test_by_what_it_was_taken_and_in_which_light(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("The settings page of Orm", "The settings page of Orm on Ubuntu", False),
        ("Screenshot of the login form", "Screenshot of the login form (Firefox version)", False),
        ("The start screen of the app", "The start screen of the app in dark mode", False),
        ("The mail window", "The mail window under Windows 11", False),
        ("The start screen of the app in dark mode", "Start screen of the app in dark mode, empty", True),
        ("Screenshot of the login form on Linux", "Screenshot of the login form on Linux (desktop)", True),
        ("The settings page of Orm", "The settings page of Orm on the console", True),
        ("The settings page of Orm", "The Firefox settings page of Orm", True),
        ("The mail window", "The mail window in list view", True),
        ("The mail window", "The mail window in this version", True),
        ("A lamp on the shelf", "A lamp on the shelf at night", True),
    ],
)
def test_a_program_on_another_system_or_in_another_mode_is_shown_once_more(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("A room at the Orm Inn", "A double room at the Orm Inn", False),
        ("Twin room at the Orm Inn", "Looking into a room at the Orm Inn", False),
        ("View of a deluxe room at the Orm Inn", "Looking into a room at the Orm Inn", False),
        ("A deluxe room at the Orm Inn", "Room (deluxe) at the Orm Inn", True),
        ("A room at the Orm Inn", "A bright room at the Orm Inn", True),
    ],
)
def test_a_house_has_rooms_of_several_kinds(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize(
    "edition",
    [
        "False Color", ", False Color", "(False Color)", "in Enhanced Color", "in 3-D", "(Polar Projection)",
        ", Stereo", ", Infrared", ": Raw Image", "(Unlabeled)", "in Color", "in natural color",
    ],
)  # fmt: skip
def test_a_title_and_another_edition(edition: str) -> None:
    assert not compare_captions("Panorama from Cape Vale", f"Panorama from Cape Vale {edition}").is_repeat
    assert not compare_captions(f"Panorama from Cape Vale {edition}", "Panorama from Cape Vale").is_repeat


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Panorama from Cape Vale", "Panorama from Cape Vale (2031)"),
        ("Panorama from Cape Vale", "Panorama from Cape Vale, the color of rust"),
        ("Panorama from Cape Vale", "Raw and windy panorama from Cape Vale"),
        ("Annotated Panorama from Cape Vale", "Panorama from Cape Vale (Annotated)"),
    ],
)
def test_what_is_said_of_a_title_is_no_edition(a: str, b: str) -> None:
    assert compare_captions(a, b).is_repeat, compare_captions(a, b).spans
