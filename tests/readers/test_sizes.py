"""Sizes of one picture, told by their names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedupe.readers.sizes import are_sizes, size_family


@pytest.mark.parametrize(
    ("name", "family", "size"),
    [
        ("photo.jpg", "photo", ""),
        ("img/hero-480.jpg", "img/hero", "480"),
        ("img/hero-480w.webp", "img/hero", "480w"),
        ("photo@2x.png", "photo", "@2x"),
        ("photo@1.5x.png", "photo", "@1.5x"),
        ("upload/photo-300x200.jpg", "upload/photo", "300x200"),
        ("thumbs/photo.jpg", "photo", "thumbs"),
        ("2020/thumbs/photo_thumb.jpg", "2020/photo", "thumbs thumb"),
        ("gallery/thumbs/photo_thumb.jpg", "gallery/photo", "thumbs thumb"),
        ("photo-large.jpg", "photo", "large"),
        ("480.jpg", "480", ""),
        ("-480.jpg", "-480", ""),
        ("IMG_0042.jpg", "IMG_0042", ""),
    ],
)
def test_a_name_gives_its_family_and_size(name: str, family: str, size: str) -> None:
    assert size_family(name) == (family, size)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("hero-480.jpg", "hero-960.jpg"),
        ("hero.jpg", "hero-960.jpg"),
        ("hero-480.jpg", "hero-480.webp"),
        ("thumbs/a.jpg", "a.jpg"),
        ("thumbs/a.jpg", "full/a.jpg"),
        ("a.png", "a@2x.png"),
    ],
)
def test_sizes_of_one_picture(a: str, b: str) -> None:
    assert are_sizes(a, b)
    assert are_sizes(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [("a.jpg", "a.jpg"), ("a.jpg", "a.png"), ("a.jpg", "b.jpg"), ("x/a.jpg", "y/a.jpg"), ("a-1.jpg", "a-2.jpg")],
)
def test_other_pairs_are_none(a: str, b: str) -> None:
    assert not are_sizes(a, b)


@given(st.text(max_size=20), st.text(max_size=20))
def test_order_does_not_matter(a: str, b: str) -> None:
    assert are_sizes(a, b) == are_sizes(b, a)
