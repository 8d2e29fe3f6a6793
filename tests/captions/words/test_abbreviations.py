"""Abbreviations of cards and agencies, and dates whose century is not said."""

from __future__ import annotations

import pytest

from dedupe.captions.verdict import compare_captions
from dedupe.captions.words.abbreviations import abbreviates


def test_both_ways() -> None:
    assert abbreviates("mfg", "manufacturing")
    assert abbreviates("street", "st")
    assert abbreviates("saint", "st")
    assert abbreviates("qc", "quebec")
    assert not abbreviates("qc", "ontario")
    assert not abbreviates("street", "saint")
    assert not abbreviates("bldg", "bridge")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Pres. Lunt at the fair", "President Lunt at the fair"),
        ("The Moe Mfg. Co., c. 1910", "The Moe Manufacturing Company, circa 1910"),
        ("R.R. bridge over the Vale", "Railroad bridge over the Vale"),
        ("Interior of the mill, 2nd fl.", "Interior of the mill, second floor"),
        ("Vale, MA, from the hill", "Vale, Massachusetts, from the hill"),
        ("Mill Pond, Vale, O.", "Vale, Ohio: Mill Pond"),
        ("Mill Pond at Vale, Wilts", "Mill Pond at Vale, Wiltshire"),
        ("Mill Pond, 6-14-31", "Mill Pond, June 14, 1931"),
        ("Mill Pond on 6/14/31, frozen over by night", "On June 14, 1931, Mill Pond frozen over by night"),
        ("Mill Pond, 19 31", "Mill Pond, 1931"),
        ("Mill Pond, c1890", "Mill Pond, ca. 1890"),
        ("Mill Pond in snow. Gift of Mrs. Ada Moe", "Mill Pond in snow"),
        ("Mill Pond in snow. Negative 1234-B", "Mill Pond in snow"),
        ("Mill Pond in snow (2 views)", "Mill Pond in snow"),
        ("In this photo provided by the Vale Police, a house burns in Vale", "A house burns in Vale"),
        ("Ada Moe waves in this handout image.", "Ada Moe waves."),
        ("This image released by NASA shows the rings of Saturn", "The rings of Saturn"),
    ],
)
def test_one_caption(a: str, b: str) -> None:
    assert compare_captions(a, b).is_repeat, str(compare_captions(a, b))
    assert compare_captions(b, a).is_repeat


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Mill Pond, 6-14-31", "Mill Pond, June 15, 1931"),
        ("Mill Pond, 6-14-31", "Mill Pond, June 14, 1932"),
        ("House at 6-8-10 Mill Street", "House at 6-8-12 Mill Street"),
        ("Vale, Me., from the hill", "Vale, Md., from the hill"),
        ("The mill, ext., 1912", "The mill, interior, 1912"),
        ("Moe addresses a crowd in this photo", "Lunt addresses a crowd in this photo"),
    ],
)
def test_two_captions(a: str, b: str) -> None:
    assert not compare_captions(a, b).is_repeat, str(compare_captions(a, b))
