"""What worker processes are given to do in the tests."""

from __future__ import annotations

import os
import time
from pathlib import Path

from attrs import frozen


@frozen
class Double:
    """Twice the number, after some time."""

    seconds: float = 0.0

    def __call__(self, number: int) -> int:
        time.sleep(self.seconds)
        return 2 * number


@frozen
class Trouble:
    """Twice the number; but some numbers hang, some crash, some raise and some print."""

    hang: frozenset[int] = frozenset()
    crash: frozenset[int] = frozenset()
    fail: frozenset[int] = frozenset()

    def __call__(self, number: int) -> int:
        if number in self.hang:
            time.sleep(60)
        if number in self.crash:
            os._exit(3)
        if number in self.fail:
            raise ValueError(number)
        os.write(1, b"noise on standard output")
        os.write(2, b"noise on standard error")
        return 2 * number


@frozen
class Report:
    """Leaves its process's number in a folder, then takes its time."""

    folder: str
    seconds: float

    def __call__(self, number: int) -> int:
        Path(self.folder, str(os.getpid())).touch()
        time.sleep(self.seconds)
        return number
