"""Titles beside a title, and the series that a work is of."""

from __future__ import annotations

import pytest

from tests.captions.bothways import repeats


def test_a_series_is_named_behind_from() -> None:
    assert repeats("The Mill, from the series Rural Scenes", 'The Mill (from "Rural Scenes")')
    assert not repeats("The Mill, from the series Rural Scenes", "The Mill, from the series River Scenes")


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Мост | Bridge", "Bridge", True),
        ("The Mill (Le moulin)", "The Mill", True),
        ("The Mill (Le moulin)", "Le moulin", True),
        ("The Harbour (Le Havre)", "The Harbour", False),  # a town
        ("Boats on the Weir, from the series Views of Vale", "Boats on the Weir", True),
    ],
)
def test_a_second_title(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same
