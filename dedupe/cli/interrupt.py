"""Ctrl-C that is never lost, and never leaves a lock behind.

Python raises KeyboardInterrupt wherever it happens to be. In the callback of a weak reference or of a fork it is
printed and forgotten, and the command goes on; within the import machinery it may leave the lock that every import
takes, and the next thread that imports waits for ever. Both were met by one in thirty in the first second of a scan.
"""

from __future__ import annotations

import _thread
import signal
import sys
import threading
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FrameType

AGAIN_SECONDS = 0.01
"""After so long a Ctrl-C that came at a bad moment comes once more."""
IMPORTS = "<frozen importlib._bootstrap>"
"""Where Python's own code is from that takes and leaves the locks of imports."""


def heed_interrupts() -> None:
    """From now on Ctrl-C ends the command wherever it meets it; does nothing where somebody else sees to that."""
    if threading.current_thread() is threading.main_thread() and (
        signal.getsignal(signal.SIGINT) is signal.default_int_handler
    ):
        signal.signal(signal.SIGINT, _interrupted)
        sys.unraisablehook = _forgotten


def _interrupted(number: int, frame: FrameType | None) -> None:
    if frame is not None and frame.f_code.co_filename == IMPORTS:
        _again()
    else:
        signal.default_int_handler(number, frame)


def _forgotten(event: sys.UnraisableHookArgs) -> None:
    """What was raised where nothing can be: a Ctrl-C is not to be forgotten, the rest is told as Python does."""
    if event.exc_type is KeyboardInterrupt:
        _again()
    else:
        sys.__unraisablehook__(event)


def _again() -> None:
    # No threading.Thread: that takes a lock, which whatever was interrupted may hold.
    _thread.start_new_thread(_interrupt, ())


def _interrupt() -> None:
    time.sleep(AGAIN_SECONDS)
    _thread.interrupt_main()
