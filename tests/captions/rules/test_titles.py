from __future__ import annotations

import pytest

from dedupe.captions.verdict import compare_captions

ONE_PERSON = [
    ("Marshal Ivo Hall and Ada Moe inspect the dam.", "Premier Ivo Hall and Ada Moe inspect the dam."),
    ("Gunner's Mate 3rd Class Karl Bose casts off.", "Petty Officer 3rd Class Karl Bose casts off."),
    ("Cpl. Karl Bose checks a radio in Vale.", "Sgt. Karl Bose checks a radio in Vale."),
    ("344 Private Karl Bose of the 5th Battalion, of Vale.", "Private Karl Bose, 5th Battalion, of Vale."),
    (
        "The ship is towed into the harbour of Vale after the storm.",
        "USS Orra is towed into the harbour of Vale after the storm.",
    ),
]
OTHERS = [
    ("344 Private Karl Bose of the 5th Battalion, of Vale.", "351 Private Karl Bose of the 5th Battalion, of Vale."),
    (
        "USS Lunn is towed into the harbour of Vale after the storm.",
        "USS Orra is towed into the harbour of Vale after the storm.",
    ),
    ("Marshal Ivo Hall and Ada Moe inspect the dam.", "Marshal Karl Hall and Ada Moe inspect the dam."),
    ("Gunner's Mate 3rd Class Karl Bose casts off.", "Gunner's Mate 3rd Class Ivo Bose casts off."),
    ("Mother of Ivo Hall at the pier in Vale.", "Sister of Ivo Hall at the pier in Vale."),
    ("Mr. John Hall at the mill, Vale.", "Mrs. John Hall at the mill, Vale."),
    ("The marshal inspects the dam at Vale.", "The premier inspects the dam at Vale."),
]


@pytest.mark.parametrize(("a", "b"), ONE_PERSON)
def test_another_title_before_one_name(a: str, b: str) -> None:
    assert compare_captions(a, b).is_repeat
    assert compare_captions(b, a).is_repeat


@pytest.mark.parametrize(("a", "b"), OTHERS)
def test_another_name_or_relation_is_somebody_else(a: str, b: str) -> None:
    assert not compare_captions(a, b).is_repeat
    assert not compare_captions(b, a).is_repeat
