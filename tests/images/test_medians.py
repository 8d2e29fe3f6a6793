from __future__ import annotations

import numpy as np
import pytest

from dedupe.images.medians import medians


@pytest.mark.parametrize("many", [1, 2, 3, 8, 575, 576])
def test_they_are_what_numpy_says(many: int) -> None:
    rows = np.random.default_rng(many).normal(size=(5, many))
    rows[1] = np.rint(rows[1])  # ties
    rows[2] = 3.0
    assert (medians(rows) == np.median(rows, axis=1)).all()
    single = rows.astype(np.float32)
    assert medians(single).dtype == np.float32
    assert (medians(single) == np.median(single, axis=1)).all()
