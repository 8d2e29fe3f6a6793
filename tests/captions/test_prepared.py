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
