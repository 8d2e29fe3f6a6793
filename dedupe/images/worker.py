"""What runs in a worker process: read items from standard input, write answers to standard output.

A message is its length in four bytes and a pickle. The parent's first message is the task; the worker says that it is
ready; then come lists of items, and each item has one answer of its own, in order, sent as soon as it is known: so the
parent always knows at which item a worker is. What is no list is another task, for the items that follow. The worker
ends when its input does.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from typing import Any, BinaryIO

from dedupe.images.quiet import quiet

READY = "ready"
_LENGTH = 4
BLOCK = 1024 * 1024
"""Most that is read at a time; a pipe holds less."""


def command(loaded: Sequence[str] = ()) -> list[str]:
    """The command line that starts a worker which imports from where this process imports.

    Args:
        loaded: modules that it loads before it waits for its task.

    Not through multiprocessing: that runs the caller's main module again in each process, and a script without a main
    guard would start itself over and over.
    """
    ahead = "".join(f"import {name}; " for name in loaded)
    start = f"import sys; sys.path[:] = {sys.path!r}; {ahead}from dedupe.images.worker import main; main()"
    return [sys.executable, "-c", start]


def send(stream: BinaryIO, value: object) -> None:
    """Write one message."""
    data = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    left = memoryview(len(data).to_bytes(_LENGTH, "big") + data)
    while left:  # an unbuffered stream may take less than it is given
        left = left[stream.write(left) :]
    stream.flush()


def receive(stream: BinaryIO) -> Any:
    """Read one message.

    Raises:
        EOFError: the other side is gone.
    """
    size = int.from_bytes(_exactly(stream, _LENGTH), "big")
    return pickle.loads(_exactly(stream, size))  # noqa: S301 (from the process that started this one, or from its own)


def _exactly(stream: BinaryIO, size: int) -> bytes:
    parts = []
    while size:
        part = stream.read(size)
        if not part:
            raise EOFError
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


class Messages:
    """Messages taken from an unbuffered stream as many at a time as have come."""

    def __init__(self) -> None:
        self._rest = b""

    def read(self, stream: BinaryIO) -> list[Any]:
        """All whole messages that have come; waits for the first.

        Raises:
            EOFError: the other side is gone.
        """
        found: list[Any] = []
        while not found:
            part = stream.read(BLOCK)
            if not part:
                raise EOFError
            data, at = self._rest + part, 0
            while len(data) - at >= _LENGTH:
                stop = at + _LENGTH + int.from_bytes(data[at : at + _LENGTH], "big")
                if stop > len(data):
                    break
                found.append(pickle.loads(data[at + _LENGTH : stop]))  # noqa: S301 (from a process that this one started)
                at = stop
            self._rest = data[at:]
        return found


class Task:
    """What is to be done from here on."""

    def __init__(self, call: Callable[[Any], Any]) -> None:
        self.call = call


class Inbox:
    """Items as they come in, read by a thread of its own, so that a parent that dies is noticed in mid-picture."""

    def __init__(self, stream: BinaryIO, leave: Callable[[], object]) -> None:
        self._stream = stream
        self._leave = leave
        self._items: queue.SimpleQueue[tuple[Any] | Task | None] = queue.SimpleQueue()
        self._open = 0
        self._lock = threading.Lock()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        while True:
            try:
                items = receive(self._stream)
            except EOFError:
                break
            if not isinstance(items, list):
                self._items.put(Task(items))
                continue
            self._count(len(items))
            for item in items:
                self._items.put((item,))
        if self._open > 0:
            self._leave()  # a parent that closes the pipe before it has all answers is gone
        self._items.put(None)

    def next(self) -> tuple[Any] | Task | None:
        """The next item in a tuple, or another task, or None when there will be no more."""
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
        if isinstance(item, Task):
            task = item.call
            send(sink, READY)
            continue
        answer = task(item[0])
        inbox.answered()
        send(sink, answer)


def main() -> None:
    """Entry point of a worker process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent decides what it means
    # What a decoder prints must not fall between the answers.
    sink = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    # Silence is made once for all items: to set it up takes a twentieth of the time of a small picture. And a parent
    # that is gone is nobody to answer to.
    with quiet(native=False), contextlib.suppress(EOFError, BrokenPipeError):
        serve(sys.stdin.buffer, sink, lambda: os._exit(1))
