"""Decoders kept from talking: their warnings, their log lines, and what libtiff writes to standard error."""

from __future__ import annotations

import contextlib
import logging
import os
import threading
import warnings
from collections.abc import Callable, Iterator

TALKERS = ("PIL", "pillow_heif")
_DECODERS = r"(PIL|pillow_heif)(\.|$)"


class _Shared:
    """A context entered by the first of several threads and left by the last.

    `warnings.catch_warnings` and a redirected descriptor are of the whole process: two threads that enter and leave
    in turn would restore each other's state. Counted, they are set up once and taken back once.
    """

    def __init__(self, enter: Callable[[contextlib.ExitStack], None]) -> None:
        self._enter = enter
        self._lock = threading.Lock()
        self._count = 0
        self._exits = contextlib.ExitStack()

    @contextlib.contextmanager
    def entered(self) -> Iterator[None]:
        """Inside, what `enter` set up is in force."""
        with self._lock:
            if self._count == 0:
                self._enter(self._exits)
            self._count += 1
        try:
            yield
        finally:
            with self._lock:
                self._count -= 1
                if self._count == 0:
                    self._exits.close()


def _no_warnings(exits: contextlib.ExitStack) -> None:
    exits.enter_context(warnings.catch_warnings())
    warnings.filterwarnings("ignore", module=_DECODERS)
    for name in TALKERS:
        # With a handler of its own a logger does not fall back to printing on standard error.
        handler = logging.NullHandler()
        logging.getLogger(name).addHandler(handler)
        exits.callback(logging.getLogger(name).removeHandler, handler)


def _no_standard_error(exits: contextlib.ExitStack) -> None:
    try:
        kept = os.dup(2)
    except OSError:
        return  # no standard error at all: nobody can be talked to
    exits.callback(os.close, kept)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)
    exits.callback(os.dup2, kept, 2)


_WARNINGS = _Shared(_no_warnings)
_STANDARD_ERROR = _Shared(_no_standard_error)


@contextlib.contextmanager
def quiet(*, native: bool) -> Iterator[None]:
    """Decode in silence.

    Args:
        native: also close descriptor 2 to the native library (libtiff prints its errors there and Pillow offers no
            way to tell it not to). Lasts as long as the block, and only formats that need it ask for it.
    """
    with _WARNINGS.entered(), _STANDARD_ERROR.entered() if native else contextlib.nullcontext():
        yield
