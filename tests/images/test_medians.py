from __future__ import annotations

import numpy as np
import pytest

from dedupe.images.medians import medians, quantiles


@pytest.mark.parametrize("many", [1, 2, 3, 8, 575, 576])
def test_they_are_what_numpy_says(many: int) -> None:
    rows = np.random.default_rng(many).normal(size=(5, many))
    rows[1] = np.rint(rows[1])  # ties
    rows[2] = 3.0
    assert (medians(rows) == np.median(rows, axis=1)).all()
    single = rows.astype(np.float32)
    assert medians(single).dtype == np.float32
    assert (medians(single) == np.median(single, axis=1)).all()


@pytest.mark.parametrize("share", [0.0, 0.3, 0.5, 0.8, 0.98, 1.0])
@pytest.mark.parametrize("many", [1, 2, 3, 8, 575, 576])
def test_so_are_other_quantiles(many: int, share: float) -> None:
    rows = np.random.default_rng(many).normal(size=(5, many))
    rows[1] = np.rint(rows[1])  # ties
    rows[2] = 3.0
    assert np.allclose(quantiles(rows, share), np.quantile(rows, share, axis=1), rtol=1e-12, atol=1e-12)
    single = rows.astype(np.float32)
    assert quantiles(single, share).dtype == np.float32
    assert np.allclose(quantiles(single, share), np.quantile(single, share, axis=1), rtol=1e-6, atol=1e-6)
