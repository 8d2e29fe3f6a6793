"""What makes of a difference another picture, and what an edited one."""

from __future__ import annotations

from pathlib import Path

import pytest

from dedupe.images.align import WHOLE
from dedupe.images.difference import Difference
from dedupe.images.evidence import Look, is_another, match_of
from dedupe.images.fingerprint import fingerprint
from dedupe.images.limits import ImageFile
from dedupe.images.placement import Placement
from dedupe.images.recolour import Recolourings
from dedupe.images.trim import Box
from tests.images.drawn import chart

LABEL = Box(0.0, 0.85, 0.4, 1.0)


@pytest.mark.parametrize(("side", "another"), [(0.05, False), (0.15, True)])
def test_specks_beside_a_label_do_not_make_another_drawing(side: float, another: bool) -> None:
    places = tuple(Box(left, 0.2, left + side, 0.2 + side) for left in (0.0, 0.2, 0.4, 0.6))
    found = Difference(0.9, 0.93, 11.0, 0.06, (LABEL, *places), Recolourings.none(1).one(0), 0.2)
    look = Look(Placement(0, WHOLE, WHOLE, (False, False), 0.9), (WHOLE, WHOLE), found, drawing=True)
    assert is_another(look) is another


@pytest.mark.parametrize(("fine", "verdict"), [(0.85, "same"), (0.75, "edited")])
def test_other_fine_lines_make_an_edited_drawing(tmp_path: Path, fine: float, verdict: str) -> None:
    chart(size=(300, 200)).save(tmp_path / "a.png")
    mark = fingerprint(ImageFile(str(tmp_path / "a.png")))
    found = Difference(1.0, 0.995, 1.0, 0.0, (), Recolourings.none(1).one(0), 0.2, fine)
    look = Look(Placement(0, WHOLE, WHOLE, (False, False), 1.0), (WHOLE, WHOLE), found, drawing=True)
    match = match_of(mark, mark, look, swapped=False)
    assert match.verdict.value == verdict
    assert ("alike in the large, not in detail" in match.transforms) is (verdict == "edited")
