"""A caption made ready for judging: its comparison key."""

from __future__ import annotations

import pytest

from dedupe.captions.prepared import prepare


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
