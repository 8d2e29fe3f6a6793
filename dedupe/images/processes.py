"""Worker processes: started, kept ready until somebody needs one, and ended."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterator

from dedupe.images.threads import ONE_THREAD


class CannotStart(Exception):  # noqa: N818 (says what happened)
    """No worker process can be started here."""


def cores() -> int:
    """Cores that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # only Linux says
        return os.cpu_count() or 1


class _Spares:
    """Processes that have been started ahead, or have done what they were told, and wait to be told something else."""

    def __init__(self) -> None:
        self.waiting: deque[subprocess.Popen[bytes]] = deque()
        self.keepers = 0
        self.lock = threading.Lock()


_spares = _Spares()


@contextlib.contextmanager
def keeping_spares() -> Iterator[None]:
    """Inside, processes that have nothing more to do are kept for the next who needs one; at its end they are ended."""
    with _spares.lock:
        _spares.keepers += 1
    try:
        yield
    finally:
        with _spares.lock:
            _spares.keepers -= 1
        while not _spares.keepers and (process := take_spare()) is not None:
            end(process)


def keep_spare(process: subprocess.Popen[bytes]) -> bool:
    """Have a process ready for the next who needs one; False where nobody would end it, or it has ended."""
    with _spares.lock:
        kept = _spares.keepers > 0 and process.poll() is None
        if kept:
            _spares.waiting.append(process)
    return kept


def take_spare() -> subprocess.Popen[bytes] | None:
    """One of them, which belongs to the caller then, or None."""
    with contextlib.suppress(IndexError):
        return _spares.waiting.popleft()
    return None


_KEPT_MEMORY = (
    {"MALLOC_MMAP_THRESHOLD_": str(32 * 1024**2), "MALLOC_TRIM_THRESHOLD_": str(128 * 1024**2)}
    if sys.maxsize > 2**32
    else {}
)
"""Bytes from which glibc takes a block from the system by itself, and up to which it keeps what was given back (on 32
bits it takes no such threshold). Left to itself it gives the planes of a picture back and asks for them again, which is
a twelfth of all the time that workers take. The most memory that one holds grows by a thirtieth."""


def launch(line: list[str]) -> subprocess.Popen[bytes]:
    """Start a worker process, with a pipe to it and one from it.

    Raises:
        OSError: it cannot be started; or a ValueError.
    """
    pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
    return subprocess.Popen(  # noqa: S603 (this Python)
        line, stdin=pipe, stdout=pipe, stderr=nowhere, env={**_KEPT_MEMORY, **os.environ, **ONE_THREAD}, bufsize=0
    )


def end(process: subprocess.Popen[bytes]) -> None:
    """Kill a worker process and close the pipes to it."""
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        with contextlib.suppress(OSError):
            pipe.close()  # type: ignore[union-attr]
