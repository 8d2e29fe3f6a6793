"""Which names promise a picture, wherever they are met."""

from __future__ import annotations

import pytest

from dedupe.readers.columns import looks_like_picture
from dedupe.readers.suffixes import IMAGE_SUFFIXES, NAMED_SUFFIXES, is_image_name


@pytest.mark.parametrize(
    ("name", "told"), [("a/quay.JPG", True), ("quay.mpo", True), ("quay.nef", False), ("jpg", False)]
)
def test_a_file_is_opened_by_its_ending(name: str, told: bool) -> None:
    assert is_image_name(name) is told


def test_what_is_opened_may_be_named_in_a_table() -> None:
    assert IMAGE_SUFFIXES < NAMED_SUFFIXES
    assert all(looks_like_picture(f"quay{suffix}") for suffix in NAMED_SUFFIXES)
