"""Times of day: one form, and what can be one moment."""

from __future__ import annotations

import pytest

from dedupe.captions.words.moments import same_time, time_of_day


@pytest.mark.parametrize(
    ("raw", "form"),
    [
        ("8:07 p.m.", "t20:07"),
        ("8:07p.m. EDT", "t20:07/edt"),
        ("12:30 a.m.", "t0:30"),
        ("7 pm", "t19:00"),
        ("8.15 a.m.", "t8:15"),
        ("20:07:30", "t20:07:30"),
        ("8:07", "t8:07?"),
        ("08:07", "t08:07".replace("08", "8")),
        ("noon", "noon"),
        ("noon UTC", "t12:00/utc"),
        ("Midnight GMT", "t0:00/gmt"),
        ("1848 GMT", "t18:48/gmt"),
    ],
)
def test_time_of_day(raw: str, form: str) -> None:
    assert time_of_day(raw) == form


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("8:07 p.m. EDT", "5:07 p.m. PDT", True),
        ("8:07 p.m. EDT", "8:07 p.m.", True),
        ("8:07 p.m. ET", "8:07 p.m. EST", True),
        ("8:07 p.m. EDT", "8:07 p.m. PDT", False),
        ("8:07", "8:07 p.m.", True),
        ("8:07", "7:07 p.m.", False),
        ("8:07 p.m. EDT", "7:07 p.m. EDT", False),
        ("8:07 p.m.", "7:07 p.m.", False),
    ],
)
def test_same_time(a: str, b: str, same: bool) -> None:
    assert same_time(time_of_day(a), time_of_day(b)) is same
    assert same_time(time_of_day(b), time_of_day(a)) is same
