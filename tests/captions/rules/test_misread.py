"""Words that a machine misread or a line break cut in two, told from other words."""

from __future__ import annotations

import pytest

from dedupe.captions.rules.misread import is_misread
from dedupe.captions.verdict import compare_captions

CARD = "Mill Lane, north side, {} the ford.\nA. B. Moe\nMay 3, 1931"


@pytest.mark.parametrize(
    ("x", "y"),
    [
        ("shhwng", "showing"),
        ("bacgronnd", "background"),
        ("clss", "class"),
        ("lft", "left"),
        ("ork", "york"),
        ("orwic", "orwich"),
    ],
)
def test_misread(x: str, y: str) -> None:
    assert is_misread(x, y) is is_misread(y, x) is (y != "orwich")


@pytest.mark.parametrize(
    ("x", "y"),
    [
        ("walking", "talking"),
        ("norwich", "ipswich"),
        ("lunt", "hunt"),
        ("garrow", "gallow"),
        ("product", "project"),
        ("castel", "coastal"),
        ("uss", "uses"),
        ("b2", "bs"),
        ("ann", "anna"),
    ],
)
def test_two_words(x: str, y: str) -> None:
    assert not is_misread(x, y)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Mill Lane, shhwng the ford", "Mill Lane, showing the ford"),
        ("A view of New ork harbour", "A view of New York harbour"),
        ("The mill in the back ground", "The mill in the background"),
        ("The mill betw. sen the fords", "The mill between the fords"),
        ("Mill Lane, north side. May 3, 1e31", "Mill Lane, north side. May 3, 1931"),
        ("Mill Lane, north side. May 3, 19~1", "Mill Lane, north side. May 3, 1931"),
        ("The Vale 8ank from the ford", "The Vale Bank from the ford"),
        ("The ford from the cou:t house", "The ford from the court house"),
        ("The Vale Hote1 from Main Street", "The Vale Hotel from Main Street"),
        ("The ferry of Vale, 1931 Mar.", "The ferry of Vale, March 1931"),
        ("The mill, Vale Co., alt. 1200 m", "The mill, Vale County, 1200 m"),
        ("The fair of Vale on Fridav evening", "The fair of Vale on Friday evening"),
        ("The fair of Vale, April 10.1931", "The fair of Vale, April 10, 1931"),
        ("The fair of Vale, Oct. 9.1931", "The fair of Vale, Oct. 9, 1931"),
        ("The b;idge of the old park", "The bridge of the old park"),
        ("The park of Vale^hurst", "The park of Valeohurst"),
        ("The ferry of Vale, Au gust 1931", "The ferry of Vale, August 1931"),
    ],
)
def test_one_caption(a: str, b: str) -> None:
    assert compare_captions(a, b).is_repeat, str(compare_captions(a, b))
    assert compare_captions(b, a).is_repeat


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Mill Lane, north side. May 3, 1931", "Mill Lane, north side. May 3, 1921"),
        ("Pier 39B of the port", "Pier 398 of the port"),
        ("The mill in snow, April 12, 1931", "The mill in snow, April 52, 1931"),
        ("The mill in snow, 25 June", "The mill in snow, 75 June"),
        ("Mill Lane, model 5595744", "Mill Lane, model 5595774"),
        ("Mill Lane 121 at the ford", "Mill Lane 1/1 at the ford"),
        ("A. B. Lunt at the ford", "A. B. Hunt at the ford"),
        ("The boat house on the lake", "The lighthouse on the lake"),
    ],
)
def test_two_captions(a: str, b: str) -> None:
    assert not compare_captions(a, b).is_repeat, str(compare_captions(a, b))
