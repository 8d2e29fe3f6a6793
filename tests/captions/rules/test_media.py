"""A photograph of a thing and a map of it."""

from __future__ import annotations

import pytest

from dedupe import compare_captions
from tests.captions.bothways import repeats


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Map of the mill and the weir", "Photo of the mill and the weir"),
        ("Map of Fenholt Castle", "View of Fenholt Castle"),
        ("Drawing of the harbour at low tide", "A photograph of the harbour at low tide"),
    ],
)
def test_two_media_are_two_pictures(a: str, b: str) -> None:
    match = compare_captions(a, b)
    assert not match.is_repeat
    assert [span.kind for span in match.spans if span.decides] == ["view"]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Map of Fenholt Castle", "Image of Fenholt Castle"),
        ("View of Fenholt Castle", "Photo of Fenholt Castle"),
        ("Photo of a map of the mill", "Map of the mill"),
        ("Color photograph of the weir", "Color ph oto graph of of the weir"),
    ],
)
def test_an_image_may_be_any_of_them(a: str, b: str) -> None:
    assert compare_captions(a, b).is_repeat


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("An artist's concept of the Orm lander", "A photo of the Orm lander", False),
        ("An artist's concept of the Orm lander", "An illustration of the Orm lander", True),
        ("Artist's impression of the Orm probe near Mars", "Illustration of the Orm probe near Mars", True),
    ],
)
def test_what_an_artist_thought_of_is_no_photograph(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same
