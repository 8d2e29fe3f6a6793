"""What runs in a worker process: read items from standard input, write answers to standard output.

A message is its length in four bytes and a pickle. The parent's first message is the task; the worker says that it is
ready; then each item has one answer, in order. The worker ends when its input does.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import signal
import sys
import threading
from collections.abc import Callable
from typing import Any, BinaryIO

READY = "ready"
_LENGTH = 4


def command() -> list[str]:
    """The command line that starts a worker which imports what this process imports.

    Not through multiprocessing: that runs the caller's main module again in each process, and a script without a main
    guard would start itself over and over.
    """
    start = f"import sys; sys.path[:] = {sys.path!r}; from dedupe.images.worker import main; main()"
    return [sys.executable, "-c", start]


def send(stream: BinaryIO, value: object) -> None:
    """Write one message."""
    data = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(len(data).to_bytes(_LENGTH, "big") + data)
    stream.flush()


def receive(stream: BinaryIO) -> Any:
    """Read one message.

    Raises:
        EOFError: the other side is gone.
    """
    head = stream.read(_LENGTH)
    if len(head) < _LENGTH:
        raise EOFError
    size = int.from_bytes(head, "big")
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return pickle.loads(data)  # noqa: S301 (from the process that started this one, or from one that it started)


class Inbox:
    """Items as they come in, read by a thread of its own, so that a parent that dies is noticed in mid-picture."""

    def __init__(self, stream: BinaryIO, leave: Callable[[], object]) -> None:
        self._stream = stream
        self._leave = leave
        self._items: queue.SimpleQueue[tuple[Any] | None] = queue.SimpleQueue()
        self._open = 0
        self._lock = threading.Lock()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        while True:
            try:
                item = receive(self._stream)
            except EOFError:
                break
            self._count(1)
            self._items.put((item,))
        if self._open > 0:
            self._leave()  # a parent that closes the pipe before it has all answers is gone
        self._items.put(None)

    def next(self) -> tuple[Any] | None:
        """The next item in a tuple, or None when there will be no more."""
        return self._items.get()

    def answered(self) -> None:
        """One item less to do."""
        self._count(-1)

    def _count(self, more: int) -> None:
        with self._lock:
            self._open += more


def serve(source: BinaryIO, sink: BinaryIO, leave: Callable[[], object]) -> None:
    """Answer items until there are no more."""
    task = receive(source)
    send(sink, READY)
    inbox = Inbox(source, leave)
    while (item := inbox.next()) is not None:
        answer = task(item[0])
        inbox.answered()
        send(sink, answer)


def main() -> None:
    """Entry point of a worker process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent decides what it means
    # What a decoder prints must not fall between the answers.
    sink = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    with contextlib.suppress(EOFError, BrokenPipeError):  # the parent is gone: nobody to answer to
        serve(sys.stdin.buffer, sink, lambda: os._exit(1))
