"""A caption made ready for judging: its comparison key."""

from __future__ import annotations

import pytest

from dedupe.captions.prepared import prepare
from dedupe.captions.verdict import compare_captions


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("The <b>Mill</b>, at 6:24 PM!", "the mill at t18:24"),
        ("The mill. Photo by Ada Moe", "the mill"),
        ("FILE - The mill burns", "the mill burns"),
        ("The mill burns (Ada Moe/Daily Quay)", "the mill burns"),
        ("🌻  🌻", "🌻 🌻"),
        ("", ""),
    ],
)
def test_the_key_is_what_a_caption_says_in_folded_words(text: str, key: str) -> None:
    assert prepare(text).key == key


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("People around a van", {"people", "van"}),
        ("A white van by a gate", {"white", "van", "gate"}),
        ("Portrait by Jan van Moer", {"portrait", "jan", "moer"}),
        ("A work by the van der Moers", {"work", "moers"}),
        ("The van Lunt house", {"lunt", "house"}),
    ],
)
def test_a_van_is_a_vehicle_or_part_of_a_name(text: str, facts: set[str]) -> None:
    caption = prepare(text)
    assert caption.words == facts
    assert {caption.forms[i] for i in caption.fact_places} == facts
    assert caption.facts_before[-1] == caption.facts


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("The Rings. Two moons cross them.", 2),
        ("The Rings. 2 moons cross them.", 1),
        ("The path to the north. two moons cross it.", 1),
        ("Vol. Two of the atlas.", 1),
    ],
)
def test_a_number_written_out_begins_a_sentence(text: str, sentences: int) -> None:
    assert prepare(text).sentences[-1] + 1 == sentences


@pytest.mark.parametrize(
    ("heading", "same"),
    [("The Orm and Rings.", True), ("The Orm and Rings", False), ("Crowds ring the Orm and", False)],
)
def test_a_heading_before_a_number_does_nothing(heading: str, same: bool) -> None:
    told = "Two moons cross the rings of the planet, and Orm, the third, has no air."
    assert compare_captions(told, f"{heading} {told}").is_repeat is same
    assert compare_captions(f"{heading} {told}", told).is_repeat is same


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("The nebula lies in the southern sky. A cluster of stars lights it.", 2),
        ("The probe flew by the sun. Its shield held.", 2),
        ("Sketch of the mill, vol. Three", 1),
        ("Moe of the Orm Co. Mill", 1),
        ("The mill of St. Ann", 1),
        ("PORT VALE, Orm. – In the hall, a worker waits.", 1),
        ("PORT VALE, ORM. - A worker waits.", 1),
        ("The Mill, Orm. – In the hall, a worker waits.", 2),
    ],
)
def test_where_a_sentence_ends(text: str, sentences: int) -> None:
    assert prepare(text).sentences[-1] + 1 == sentences
