from __future__ import annotations

import pytest

from dedupe.images.trim import Box
from dedupe.images.words import joined, place_in_words, places_in_words, size_in_words


@pytest.mark.parametrize(
    ("scale", "words"),
    [
        (1.0, None),
        (1.008, None),
        (0.5, "half size"),
        (0.495, "half size"),
        (1 / 3, "a third of the size"),
        (0.25, "a quarter of the size"),
        (2.0, "double size"),
        (0.63, "63 % of the size"),
        (1.5, "150 % of the size"),
        (0.051, "5.1 % of the size"),
    ],
)
def test_sizes(scale: float, words: str | None) -> None:
    assert size_in_words(scale) == words


@pytest.mark.parametrize(
    ("box", "words"),
    [
        (Box(0.0, 0.8, 0.3, 1.0), "in the lower left"),
        (Box(0.7, 0.0, 0.9, 0.1), "in the upper right"),
        (Box(0.4, 0.4, 0.6, 0.6), "in the middle"),
        (Box(0.1, 0.0, 0.9, 0.1), "at the top"),
        (Box(0.4, 0.9, 0.6, 1.0), "at the bottom"),
        (Box(0.0, 0.1, 0.2, 0.9), "on the left"),
        (Box(0.8, 0.4, 1.0, 0.6), "on the right"),
        (Box(0.0, 0.0, 0.9, 0.9), "all over"),
    ],
)
def test_places(box: Box, words: str) -> None:
    assert place_in_words(box) == words


def test_several_places() -> None:
    corners = [Box(x, y, x + 0.1, y + 0.1) for x in (0.0, 0.9) for y in (0.0, 0.9)]
    assert places_in_words(corners[:1] * 3) == "in the upper left"
    assert places_in_words(corners[:2]) == "in the upper left and in the lower left"
    assert places_in_words(corners) == "in 4 places"
    assert places_in_words([WIDE]) == "all over"


WIDE = Box(0.0, 0.0, 1.0, 1.0)


def test_empty_parts_are_left_out() -> None:
    assert joined(["half size", "", "JPEG"]) == "half size, JPEG"
