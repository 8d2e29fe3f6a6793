"""Whose something is."""

from __future__ import annotations

import pytest

from tests.captions.bothways import repeats


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("The strait as a NASA satellite saw it in May", "The strait as NASA's Orm satellite saw it in May", True),
        ("Portrait of the Artist", "Portrait of the Artist's Father", False),
        ("Minister Moe meets miners in Vale", "Minister Moe meets miners' wives in Vale", False),
        ("Minister Moe meets miners in Vale", "Minister Moe meets 'the miners' again in Vale", True),
    ],
)
def test_an_agency_has_its_craft_anyway(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same
