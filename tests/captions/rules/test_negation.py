"""What one of two captions denies."""

from __future__ import annotations

import pytest

from tests.captions.bothways import repeats


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("The rocket will fly no earlier than May 3, 2031.", "The rocket will fly May 3, 2031.", True),
        (
            "The rocket on its pad. It is slated to fly no earlier than May.",
            "The rocket on its pad. It is scheduled to fly in May.",
            True,
        ),
        ("The rocket will fly with no crew on May 3, 2031.", "The rocket will fly with a crew on May 3, 2031.", False),
        ("The rocket will not fly on May 3, 2031.", "The rocket will fly on May 3, 2031.", False),
        ("A table lacking a row of headings", "A table with a row of headings", False),
    ],
)
def test_a_limit_denies_nothing(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same
