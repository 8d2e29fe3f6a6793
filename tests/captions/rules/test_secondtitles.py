"""Titles beside a title, and the series that a work is of."""

from __future__ import annotations

from tests.captions.bothways import repeats


def test_a_series_is_named_behind_from() -> None:
    assert repeats("The Mill, from the series Rural Scenes", 'The Mill (from "Rural Scenes")')
    assert not repeats("The Mill, from the series Rural Scenes", "The Mill, from the series River Scenes")
