"""The reason of a verdict, in words."""

from __future__ import annotations

import pytest

from dedupe.captions.verdict import compare_captions


@pytest.mark.parametrize(
    ("a", "b", "sentence"),
    [
        ("Ada Moe waves", "Ada Moe waves", "identical: the same text"),
        ("Ada Moe waves", "ada moe waves", "equivalent: case"),
        ("Ada Moe waves", "Ada Moé waves", "equivalent: accents"),
        ("Ada Moe waves", "Ada Moe waves.", "equivalent: punctuation"),
        ("ADA MOE waves", "ada moe, waves", "equivalent: case, punctuation"),
        ("Ada Moe waves", "Ada  Moe waves", "equivalent: white space"),
        ("Ada Moe waves", "<i>Ada Moe</i> waves", "equivalent: tags"),
        ("The mill. Photo by Ada Moe", "The mill.", "equivalent: credit on one side only"),
        ("The mill. Photo by Ada Moe", "The mill. Photo by Jon Ek", "equivalent: credit"),
        ("The mill. Photo: (NASA/Ada Moe)", "The mill. Photo: (Ada Moe/NASA)", "equivalent: credit order"),
        ("Sergei waves", "Sergey waves", "equivalent: 'Sergei' / 'Sergey' (spelling)"),
        ("Corner of 5th Ave.", "Corner of 5th Avenue", "equivalent: abbreviation, punctuation"),
        ("Ada Moe waves", "Karl Moe waves", "look-alike: 'Ada' / 'Karl' (person)"),
        ("A boat at the pier", "A small boat at the pier", "edited: 'small' on one side only (quality)"),
    ],
)
def test_sentence(a: str, b: str, sentence: str) -> None:
    assert str(compare_captions(a, b)) == sentence


def test_long_spans_and_many_spans_are_cut() -> None:
    one = " ".join(f"alpha{i} beta{i}" for i in range(40))
    assert len(compare_captions(f"Boats of {one}", "Boats of the harbour at Port Vale").reason) < 400
    a = "Ada sails, Karl reads, Ruth naps, Oscar digs and Helen cooks"
    b = "Ada swims, Karl draws, Ruth eats, Oscar sings and Helen bakes"
    assert compare_captions(a, b).reason.endswith("2 more")
