"""An action at the head of a label."""

from __future__ import annotations

import pytest

from dedupe import compare_captions


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Screenshot: Creating Pull Request", "Screenshot: Pull Request", False),
        ("Creating pull request", "Pull request", False),
        ("Screenshot: Pull Request", "Pull request", True),
        ("Otter Ridge", "Walking along the top of Otter Ridge", False),
        ("Otter Lake", "Camping by the river at Otter Lake", False),
        ("Fishing boats at Orm", "Boats at Orm", True),
        ("A walk, walking along the top of Otter Ridge", "A walk along the top of Otter Ridge", True),
    ],
)
def test_what_is_done_is_shown(a: str, b: str, same: bool) -> None:
    assert compare_captions(a, b).is_repeat is same
    assert compare_captions(b, a).is_repeat is same
