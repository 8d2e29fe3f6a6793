"""Decoders kept from talking: their warnings, their log lines, and what libtiff writes to standard error."""

from __future__ import annotations

import contextlib
import logging
import os
import threading
import warnings
from collections.abc import Iterator

TALKERS = ("PIL", "pillow_heif")
_DECODERS = r"(PIL|pillow_heif)(\.|$)"


class _Shared:
    """A context entered by the first of several threads and left by the last.

    `warnings.catch_warnings` and a redirected descriptor are of the whole process: two threads that enter and leave
    in turn would restore each other's state. Counted, they are set up once and taken back once.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._count = 0
        self._exits = contextlib.ExitStack()

    @contextlib.contextmanager
    def entered(self) -> Iterator[None]:
        """Inside, `_enter` is in force."""
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

    def _enter(self, exits: contextlib.ExitStack) -> None:
        raise NotImplementedError


class _NoWarnings(_Shared):
    def _enter(self, exits: contextlib.ExitStack) -> None:
        exits.enter_context(warnings.catch_warnings())
        warnings.filterwarnings("ignore", module=_DECODERS)
        for name in TALKERS:
            # With a handler of its own a logger does not fall back to printing on standard error.
            handler = logging.NullHandler()
            logging.getLogger(name).addHandler(handler)
            exits.callback(logging.getLogger(name).removeHandler, handler)


class _NoStandardError(_Shared):
    def _enter(self, exits: contextlib.ExitStack) -> None:
        try:
            kept = os.dup(2)
        except OSError:
            return  # no standard error at all: nobody can be talked to
        exits.callback(os.close, kept)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 2)
        os.close(nowhere)
        exits.callback(os.dup2, kept, 2)


_WARNINGS = _NoWarnings()
_STANDARD_ERROR = _NoStandardError()


@contextlib.contextmanager
def quiet(*, native: bool) -> Iterator[None]:
    """Decode in silence.

    Args:
        native: also close descriptor 2 to the native library (libtiff prints its errors there and Pillow offers no
            way to tell it not to). Lasts as long as the block, and only formats that need it ask for it.
    """
    with _WARNINGS.entered(), _STANDARD_ERROR.entered() if native else contextlib.nullcontext():
        yield
