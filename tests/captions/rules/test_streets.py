"""Two streets, bridges or schools with a name each, wherever they stand."""

from __future__ import annotations

import pytest

from dedupe.captions.verdict import compare_captions
from tests.captions.bothways import repeats


@pytest.mark.parametrize(
    ("a", "b", "is_repeat"),
    [
        (
            "Crowds of skaters on Oxford Street in Lund on the first of May",
            "Skaters crowd Lund's Regent Street on the first of May",
            False,
        ),
        (
            "Crowds of skaters on Oxford Street in Lund on the first of May",
            "Skaters crowd Lund's Oxford Street on the first of May",
            True,
        ),
        (
            "Crowds of skaters on Oxford Street in Lund on May Day",
            "May Day skaters crowd Lund's Regent Street",
            False,
        ),
        # what kind of street it is, and one that the other caption names, too
        ("Crowds of skaters on a street in Oxford", "Skaters crowd a busy Oxford street", True),
        ("Crowds of skaters on a shopping street of Oxford", "Skaters crowd a shopping street in Oxford", True),
    ],
)
def test_streets(a: str, b: str, is_repeat: bool) -> None:
    assert repeats(a, b) is is_repeat


def test_a_thing_before_the_word_is_no_name() -> None:
    match = compare_captions(
        "A crowded ferry pier with lamps in the rain", "A crowded goods pier in the rain, with lamps"
    )
    assert all(span.kind != "place" for span in match.spans), str(match)
