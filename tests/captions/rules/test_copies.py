"""What an archive says of its copy is another record of the same picture; what it says of the picture is not."""

from __future__ import annotations

import pytest

from dedupe.captions.verdict import compare_captions

DEPOT = "The depot at Orm"


@pytest.mark.parametrize(
    "copy",
    [
        ". Cabinet card. 2004.17.33",
        ". Glass plate negative, 5 x 7 in.",
        ". Silver gelatin print, 8x10. 1998.044.002",
        ". Postcard. Undated. Box 4, folder 12.",
        ". Stereograph. No date.",
        ".\nTintype, hand-colored\nP-1204",
        ". LC-USF34-004036-E",
        ". No. 4512. A. B. Moe photo.",
        " (Lantern slide; n.d.)",
        ", postmarked 1909",
        ". Tinted postcard by Moe & Sons, posted May 1909.",
    ],
)
def test_of_the_copy(copy: str) -> None:
    for a, b in ((DEPOT, DEPOT + copy), (DEPOT + copy, DEPOT)):
        match = compare_captions(a, b)
        assert match.is_repeat, str(match)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (f"{DEPOT}. Tintype.", f"{DEPOT}. Ambrotype."),  # two copies, by their own records
        (f"{DEPOT}, Norland (tintype)", f"{DEPOT} (cabinet card)"),
        (f"{DEPOT}, 1909", f"{DEPOT} (postcard, 1911)"),
        (DEPOT, f"{DEPOT}, no. 412"),
        ("Apples at Orm", "Plate of apples at Orm"),
        ("Apples at Orm", "A silver plate of apples at Orm"),
        ("Buttons at Orm", "Card of buttons at Orm"),
        ("The depot at Orm", "Workers of the depot at Orm"),
        ("The depot at Orm", "Postcard seller at the depot at Orm"),
        (DEPOT, f"{DEPOT}. Ticket hall and platform."),
        (DEPOT, f"{DEPOT} 12"),
        (f"{DEPOT} (September 1911)", f"{DEPOT} (June 1911)"),
        (f"{DEPOT} (Oct. 1911)", f"{DEPOT} (Mar. 1911)"),
    ],
)
def test_of_the_picture(a: str, b: str) -> None:
    assert not compare_captions(a, b).is_repeat
    assert not compare_captions(b, a).is_repeat


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The weir at Orm", "Hand-tinted lantern slide of the weir at Orm"),
        ("The weir at Orm", "A real photo postcard showing the weir at Orm"),
        ("Ada Moe", "Cabinet card of Ada Moe"),
        ("Millers' Lane, Vale Park, Orm, Norland", "Millers Lane in Vale Park, Orm (hand-tinted postcard)"),
        ("The weir at Orm, 1909", "The weir at Orm, 1909 [stereograph]"),
    ],
)
def test_what_kind_of_copy(a: str, b: str) -> None:
    assert compare_captions(a, b).is_repeat
    assert compare_captions(b, a).is_repeat
