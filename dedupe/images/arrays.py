"""What the arrays of this room are called by what they hold; their shapes are told where they are used."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Bytes = npt.NDArray[np.uint8]
"""Levels as they are stored, 0 to 255."""
Floats = npt.NDArray[np.float32]
"""Levels, and what is computed of them pixel by pixel."""
Matrix = npt.NDArray[np.float64]
"""What is computed once for each picture, pair or block, in full precision."""
Mask = npt.NDArray[np.bool_]
"""Which of them are meant."""
