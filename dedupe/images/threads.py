"""How many threads linear algebra takes: told by variables that its libraries read where numpy is loaded."""

from __future__ import annotations

ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
"""Variables that keep matrix products in one thread: ours are so small that waking a second costs more than it gives
(judging drawings took .38 of the wall time with one, on two busy cores). Worker processes share the cores, and sums
come out the same everywhere."""
