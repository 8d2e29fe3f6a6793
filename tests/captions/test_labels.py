from __future__ import annotations

import pytest

from dedupe.captions.prepared import prepare


@pytest.mark.parametrize(
    ("text", "is_label"),
    [
        ("Visitors at Port Vale watch the tram", False),
        ("Men of the guard watch the tram", False),
        ("Night of Observe the Moon", True),
        ("Boats near the weir", True),
        ("Boats on Lake Orm opposite the weir", True),
    ],
)
def test_what_several_do_is_no_label(text: str, is_label: bool) -> None:
    assert prepare(text).is_label is is_label
