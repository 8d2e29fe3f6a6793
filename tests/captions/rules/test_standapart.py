"""Additions that stand apart from what both captions share."""

from __future__ import annotations

import pytest

from dedupe import compare_captions
from tests.captions.bothways import repeats


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Mill", "Ruined mill", False),
        ("Mill", "Red Mill", False),
        ("Mill", "Mill at dusk", False),
        ("Mountains View", "Mountains winter", False),
        ("City", "City lights", False),
        ("Mill", "The mill!", True),
        ("Mill", "Mill (3)", True),
        ("Mill", "Mill, 1905", True),
        ("Old mill", "Ruined old mill", True),
        ("Mill", "Mill by Ada Moe", True),
    ],
)
def test_a_title_of_one_word_is_told_from_others_by_a_quality(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


def test_more_of_what_was_moved_behind_a_comma() -> None:
    assert compare_captions("Photo of author Ada Moe", "Ada Moe, author of The Mill").is_repeat
    assert not compare_captions("Photo of author Ada Moe", "Ada Moe at The Mill").is_repeat
