"""What a page says to its readers is no part of a caption."""

from __future__ import annotations

import pytest

from dedupe.captions.cleanup.pointers import drop_pointers
from dedupe.captions.verdict import compare_captions


@pytest.mark.parametrize(
    "behind",
    [
        ". Click to enlarge.",
        ". (Click image for larger version)",
        " (click to enlarge)",
        " - click for larger image",
        ". Click on the image to view full size",
        ". Tap to zoom",
        ". Read more...",
        ". Read more: https://example.org/2abc",
        ".\nSee more at www.example.org",
        ". All rights reserved.",
        ". Licensed under CC BY-SA 4.0.",
        " [CC BY-NC-ND 3.0]",
        ". License: Creative Commons Attribution 4.0 International",
        ". For more information, visit www.example.org.",
        ". Not to scale.",
        ". Follow us on Instagram @vale.",
        ". Used with permission. Click to enlarge.",
        " (Large preview)",
        ". (<a href='https://example.org/a.png'>Large preview</a>)",
        " ([source](https://example.org/a))",
        " (image source)",
        " (opens in a new tab)",
        " (Image by the author)",
        " (adapted from Moe and Lunt 2019)",
        " (Moe et al., 2019)",
        " [^1]",
        " [@moe2019].",
    ],
)
def test_dropped(behind: str) -> None:
    assert drop_pointers(f"Kite{behind}").strip(" .") == "Kite"
    assert compare_captions("Kite", f"Kite{behind}").verdict == "equivalent"


@pytest.mark.parametrize(
    "text",
    [
        "Kites (Moe, 2019)",
        "Kites (from May 2019)",
        "Kites at the source (Lunn valley)",
        "Kite [3]",
        "(Large preview)",
        "Click to enlarge",
        "The settings. Click Save to go on",
        "A trap. Click beetles larger than it lie in it",
        "The pond. See more ducks",
        "Summit hall. Creative Commons Global Summit 2031",
        "A lab press to enlarge the print",
    ],
)
def test_left_alone(text: str) -> None:
    assert drop_pointers(text) == text


@pytest.mark.parametrize(
    "before",
    [
        "Click on the image for larger version",
        "Click here for larger view.",
        "Annotated Image Click on image for larger version",
        "Map Projected Browse Image Click on the image for larger version",
    ],
)
def test_dropped_before_a_caption(before: str) -> None:
    assert drop_pointers(f"{before} The pond at Vale") == "The pond at Vale"
    assert compare_captions("The pond at Vale", f"{before} The pond at Vale").verdict == "equivalent"


@pytest.mark.parametrize(
    "text",
    [
        "Click on the image for larger version",
        "Click on the image for larger ponds at Vale",
        "Click on the button to enlarge The pond at Vale",
        "Figure 2 Click on the image for larger version The pond at Vale",
        "Unannotated Image Click on the image for larger version The pond at Vale",
    ],
)
def test_left_before_a_caption(text: str) -> None:
    assert drop_pointers(text) == text


def test_figures_stay_apart() -> None:
    behind = "Click on the image for larger version The pond at Vale lies between two hills"
    assert not compare_captions(f"Figure 1 {behind}", f"Figure 2 {behind}").is_repeat


def test_between_sentences() -> None:
    assert drop_pointers("A kite. Click to enlarge. Photo: Ada Moe") == "A kite. Photo: Ada Moe"
    assert drop_pointers("A kite. Read more: https://example.org/2 (Ada Moe/AP)") == "A kite. (Ada Moe/AP)"
    assert drop_pointers("A kite (click to enlarge) Photo: Ada Moe") == "A kite Photo: Ada Moe"


def test_an_address_at_the_end() -> None:
    assert drop_pointers("A kite. REUTERS/Ada Moe. https://example.org/2") == "A kite. REUTERS/Ada Moe."
    assert drop_pointers("https://example.org/2") == "https://example.org/2"
    assert compare_captions("A kite.", "A kite. REUTERS/Ada Moe. https://example.org/2").verdict == "equivalent"


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("The ferry at dusk #photooftheday #ferry #instagood", "The ferry at dusk #ferry"),
        ("#tbt The ferry, 2031", "The ferry, 2031"),
        ("#nofilter", "#nofilter"),
        ("Mill #4 and channel A#tbt", "Mill #4 and channel A#tbt"),
    ],
)
def test_tags_of_any_picture_go(text: str, rest: str) -> None:
    assert drop_pointers(text) == rest
