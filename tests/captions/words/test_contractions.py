"""Words that an apostrophe makes one."""

from __future__ import annotations

import pytest

from dedupe.captions.verdict import compare_captions
from dedupe.captions.words.contractions import contracted


@pytest.mark.parametrize(
    ("raw", "two"),
    [
        ("isn't", ("is", "not", 2)),
        ("Didn’t", ("did", "not", 3)),
        ("can't", ("cannot", "", 0)),
        ("WON'T", ("will", "not", 2)),
        ("they've", ("they", "have", 4)),
        ("is\N{MODIFIER LETTER APOSTROPHE}nt", None),
        ("isn\N{MODIFIER LETTER APOSTROPHE}t", ("is", "not", 2)),
        ("it's", None),
        ("o'clock", None),
        ("Moe're", None),
        ("fi'ﬁ", None),
    ],
)
def test_what_it_is_short_for(raw: str, two: tuple[str, str, int] | None) -> None:
    assert contracted(raw) == two


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The map is not to scale.", "The map isn't to scale."),
        ("Stalls where they're sold to sailors", "Stalls where they are sold to sailors"),
        ("A dog cannot swim here", "A dog can’t swim here"),
    ],
)
def test_it_is_the_same(a: str, b: str) -> None:
    assert compare_captions(a, b).verdict == "equivalent"


@pytest.mark.parametrize(
    ("a", "b"),
    [("The door is open", "The door isn't open"), ("The room doesn't have lamps", "The room does have lamps")],
)
def test_it_denies(a: str, b: str) -> None:
    match = compare_captions(a, b)
    assert {span.kind for span in match.spans if span.decides} == {"negation"}
