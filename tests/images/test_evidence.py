"""What makes of a difference another picture, and what an edited one."""

from __future__ import annotations

import pytest

from dedupe.images.align import WHOLE
from dedupe.images.difference import Difference
from dedupe.images.evidence import Look, is_another
from dedupe.images.placement import Placement
from dedupe.images.recolour import Recolourings
from dedupe.images.trim import Box

LABEL = Box(0.0, 0.85, 0.4, 1.0)


@pytest.mark.parametrize(("side", "another"), [(0.05, False), (0.15, True)])
def test_specks_beside_a_label_do_not_make_another_drawing(side: float, another: bool) -> None:
    places = tuple(Box(left, 0.2, left + side, 0.2 + side) for left in (0.0, 0.2, 0.4, 0.6))
    found = Difference(0.9, 0.93, 11.0, 0.06, (LABEL, *places), Recolourings.none(1).one(0), 0.2)
    look = Look(Placement(0, WHOLE, WHOLE, (False, False), 0.9), (WHOLE, WHOLE), found, drawing=True)
    assert is_another(look) is another
