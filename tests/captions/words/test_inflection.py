"""Forms of words as they are written, told from misspellings."""

from __future__ import annotations

import pytest

from dedupe.captions.words.inflection import is_well_spelled


@pytest.mark.parametrize(
    "forms",
    [
        "boat boats boxes heroes cities skies leaves wolves",
        "baking baked swimming visited travelling travelled focused focussed cried lying seeing agreed canoeing",
        "taller tallest bigger happier drivers actors runner",
        "slowly happily gently fully darkness happiness",
        "colours neighbouring theatres went children geese the photographed",
    ],
)
def test_as_english_spells_it(forms: str) -> None:
    assert [form for form in forms.split() if not is_well_spelled(form)] == []


@pytest.mark.parametrize(
    "forms",
    [
        "grasss boxs citys churchs",
        "wering swiging coveed eaing foreing buildding bakeing cryed",
        "sprinkleer riveer elderrly slowlly happyly",
        "abovve doced peopl thre xqz",
    ],
)
def test_misspelled(forms: str) -> None:
    assert [form for form in forms.split() if is_well_spelled(form)] == []
