"""Medians of many rows: numpy's own values, which takes up to ten times as long to find two ranks at once."""

from __future__ import annotations

from typing import TypeVar

import numpy as np
import numpy.typing as npt

Float = TypeVar("Float", np.float32, np.float64)


def medians(rows: npt.NDArray[Float]) -> npt.NDArray[Float]:
    """The median of each row, as `numpy.median` gives it.

    Args:
        rows: shape (rows, values), at least one value each and none of them NaN.
    """
    many = rows.shape[1]
    ranked = np.partition(rows, many // 2, axis=1)
    upper = ranked[:, many // 2]
    if many % 2:
        return upper
    return np.asarray((ranked[:, : many // 2].max(axis=1) + upper) / 2, dtype=rows.dtype)
