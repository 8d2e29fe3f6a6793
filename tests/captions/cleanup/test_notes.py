"""What a desk or a site writes around a caption goes; captions that only look like it stay."""

from __future__ import annotations

import pytest

from dedupe.captions.cleanup.notes import drop_notes
from dedupe.captions.verdict import compare_captions


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("FILE - In this July 31, 2031, file photo, Ada Moe waves", "July 31, 2031, Ada Moe waves"),
        ("FILE - This May 2031 file photo shows the ferry", "May 2031, the ferry"),
        ("In this Sunday, May 3, 2031, file photo, the ferry sails", "May 3, 2031, the ferry sails"),
        ("FILE – Ada Moe waves to the crowd", "Ada Moe waves to the crowd"),
        ("(FILE) Ada Moe waves to all", "Ada Moe waves to all"),
        ("FILE PHOTO: The ferry sails on", "The ferry sails on"),
        ("12 of 24: The ferry sails", "The ferry sails"),
        ("The ferry sails. This official photograph may only be used with credit.", "The ferry sails."),
        (
            "The ferry sails.\n\nThis image is being made available only for the press. The image may not be altered.",
            "The ferry sails.",
        ),
        ("The ferry sails. This photo is in the public domain", "The ferry sails."),
        ("The ferry sails. These pictures are for editorial use only.", "The ferry sails."),
        ("(3/9) The ferry sails", "The ferry sails"),
        ("The ferry sails. 12/24", "The ferry sails."),
        ("File:The old ferry of Vale.jpg", "The old ferry of Vale"),
        ("Our first loom, May 1911 -- written on verso", "Our first loom, May 1911"),
        ("Alt text: A green frog on a lily pad", "A green frog on a lily pad"),
        ("[Image description: A green frog on a lily pad. End ID]", "A green frog on a lily pad"),
        ("ID: a green frog on a lily pad", "a green frog on a lily pad"),
        ("Image description: A frog [Rana] on a pad", "A frog [Rana] on a pad"),
        ("Our first loom (inscribed in ink on the back of the mount)", "Our first loom"),
        ("Our first loom [Title from inscription on back of print]", "Our first loom"),
        ("Undated handout photo issued by the Vale Police of the ferry", "the ferry"),
        ("Library picture of the old ferry", "the old ferry"),
        ("File photo dated 12/05/2031 of the ferry", "the ferry 12/05/2031"),
    ],
)
def test_dropped(text: str, told: str) -> None:
    assert drop_notes(text).strip() == told
    assert compare_captions(text, told).is_repeat


@pytest.mark.parametrize(
    "text",
    [
        "",
        "file photo",
        "Ferry.jpg",
        "12 of 24 boats sank",
        "The ferry sails. The picture may be of a sister ship.",
        "This photograph is licensed",
        "1/2 cup of flour and milk",
        "24 of 12: The ferry",
        "Ferry No. 5/73",
        "The resin ferry.1.00/74",
        "The ferry, sheet 3 of 5",
        "FILE UNDER: ferries",
        "A profile of the ferry",
        "Handout of the ferry",
        "Undated handout photo issued by the Vale Police. Of the ferry",
        "A name written on the back of a bench",
        "[title not known]",
        "Image: a ferry",
        "ID: 4711 and 4712",
        "Alt: ferry",
    ],
)
def test_kept(text: str) -> None:
    assert drop_notes(text) == text


def test_two_pictures_of_a_gallery_with_one_caption() -> None:
    assert compare_captions("3 of 9: The ferry sails from Vale", "4 of 9: The ferry sails from Vale").is_repeat
    assert not compare_captions("3 of 9: The ferry sails from Vale", "4 of 9: The ferry sails from Lunt").is_repeat


def test_who_stands_where() -> None:
    caption = "{} Ada Moe, Karl Lunt and Jon Hale wave"
    for order in ("(L-R)", "From L. to R.:", "From left,", "l to r:", "From left to right,"):
        assert compare_captions(caption.format("(L-R)"), caption.format(order)).is_repeat, order
        other = f"{order} Karl Lunt, Ada Moe and Jon Hale wave"
        assert not compare_captions(caption.format("(L-R)"), other).is_repeat, order


def test_the_picture_of_a_day_that_is_over() -> None:
    assert drop_notes("Today's VIS image shows a dune") == "this VIS image shows a dune"
    assert drop_notes("Today's ferry sails") == "Today's ferry sails"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("In this photo by Staff Sgt. Ada Moe, the ferry sails", "the ferry sails"),
        ("In this aerial photograph, taken May 3, 2031 by Ada Moe, the ferry sails", "the ferry sails May 3, 2031"),
        ("In this photo by the quay, the ferry sails", "In this photo by the quay, the ferry sails"),
        ("In this photo by Quay of old, the ferry sails", "In this photo by Quay of old, the ferry sails"),
        (
            "This photograph of the ferry was taken by Ada B. Moe on May 3, 2031.",
            "This photograph of the ferry on May 3, 2031.",
        ),
        (
            "This photograph of the ferry was taken by Ada Moe for the Orm History Society in 2031.",
            "This photograph of the ferry in 2031.",
        ),
        ("The ferry sails. Ada B. Moe took this picture on May 3, 2031.", "The ferry sails. on May 3, 2031"),
        ("The ferry sails. This photo was taken by a sailor. It rains.", "The ferry sails. It rains."),
        ("The ferry sails. This picture shows its deck.", "The ferry sails. This picture shows its deck."),
        ("This ferry was taken by storm in Vale", "This ferry was taken by storm in Vale"),
        ("This ferry sails", "This ferry sails"),
    ],
)
def test_who_took_it(text: str, told: str) -> None:
    assert drop_notes(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ada Moe (L) and Karl Lunt (2nd R) wave", "Ada Moe (left) and Karl Lunt (2nd right) wave"),
        ("Grid (LR) of model X(R) for L) and R)", "Grid (LR) of model X(R) for L) and R)"),
    ],
)
def test_sides_as_agencies_write_them(text: str, told: str) -> None:
    assert drop_notes(text) == told


def test_a_side_in_brackets_is_no_leaving() -> None:
    caption = "Ada Moe defeats Ann Lind {}in the final in Vale"
    assert compare_captions(caption.format("(L) "), caption.format("")).is_repeat
    assert compare_captions(caption.format("(L) "), caption.format("(left) ")).is_repeat
    assert not compare_captions(caption.format("(L) "), caption.format("(R) ")).is_repeat
