"""`Image:` before what a picture shows, and before who made it."""

from __future__ import annotations

import pytest

from dedupe.captions.clean import clean_caption
from dedupe.captions.cleanup.labels import shows_a_thing
from dedupe.captions.verdict import compare_captions


@pytest.mark.parametrize(
    "title",
    [
        "Kite on a Ladder",
        "A Farm and Study of a Goat",
        "Reading Room, December 1945",
        "Map of the Orm Empire",
        "Grey Wool Shirt",
    ],
)
def test_a_title(title: str) -> None:
    assert shows_a_thing(f"Image: {title}")
    assert clean_caption(f"Photo: {title}").text == f"Photo: {title}"
    assert compare_captions(title, f"Image: {title}").is_repeat


@pytest.mark.parametrize(
    "maker",
    [
        *("Ada Moe", "National Park Service", "Zwelm Orm", "Orm County Fire Department", "The Port Vale Journal"),
        *("Ada Moe at Vale Studio", "From the collection of Ada Moe", "Long Beach/Orm", "AFP"),
    ],
)
def test_a_maker(maker: str) -> None:
    assert not shows_a_thing(f"Image: {maker}")
    assert clean_caption(f"Photo: {maker}").credit == maker


def test_a_title_and_its_maker() -> None:
    cleaned = clean_caption("Image: Kite on a Ladder. Photo: Ada Moe")
    assert (cleaned.text, cleaned.credit) == ("Image: Kite on a Ladder.", "Ada Moe")


def test_a_title_behind_which_a_credit_stands() -> None:
    assert clean_caption("Photo: a kite on a ladder. Credit: Ada Moe").credit == "Ada Moe"


@pytest.mark.parametrize(
    "title", ["FOTO: SCHIFFE IM HAFEN VON VALE", "IMAGEN: EL PUERTO AL AMANECER", "GRAFIK: ANTEIL AM VERBRAUCH 2022"]
)
def test_a_title_in_capitals_of_another_language(title: str) -> None:
    """No capitals tell it from a name, and it must not go."""
    assert clean_caption(title).text == title
    assert compare_captions(title, title.lower()).is_repeat


@pytest.mark.parametrize("maker", ["JAN MOE", "Rosa da Lunt", "Stadtarchiv Vale", "KARL IM HOF"])
def test_a_maker_abroad(maker: str) -> None:
    assert clean_caption(f"FOTO: {maker}").credit == maker
