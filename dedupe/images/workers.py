"""Many items at once, in processes that may hang or crash without taking the rest along.

Processes and not threads: Pillow lets other threads run while it decodes, and two threads took .69 of the time of one
on two quiet cores; but a thread that hangs in a decoder cannot be ended, a crash in one ends them all, and processes
share the work better (benchmarks/fingerprints.py measures all three).
"""

from __future__ import annotations

import contextlib
import queue
import subprocess
import sys
import threading
import time
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Generic, TypeVar

from attrs import frozen

from dedupe.images.processes import CannotStart, end, keep_spare, launch, take_spare
from dedupe.images.worker import READY, Messages, command, receive, send

ITEM_SECONDS = 10.0
"""Longest that one picture may take. The largest that the limits let through decode in 3 to 5 s."""
START_SECONDS = 60.0
"""Longest that a worker may take to start; half a second is usual, a busy machine with a cold disk takes many."""
AHEAD_SECONDS = 0.1
"""Items for so long are sent ahead to a worker, so that it need not wait for the parent between two."""
MOST_AHEAD = 64
LEAST_AHEAD = 2
FIRST_AHEAD = 4
"""Before it is known how long one takes."""
PAUSE = 0.01
"""Answers are taken up no more often than this: each time costs the parent as much as a tenth of a small picture. A
pipe holds what a worker answers in this time (64 kB, a dozen fingerprints), so that it does not wait; with three times
the pause it did, and took twice as long."""
TICK = 0.1
"""Seconds between two looks at the clock, and longest delay of a Ctrl-C."""
END_SECONDS = 2.0
SHARE = 4
"""No worker takes more than this part of what is left, or at the end some would wait for one."""

I = TypeVar("I")  # noqa: E741 (item)
A = TypeVar("A")


@frozen
class Lost:
    """In place of an answer: the worker gave none.

    Attributes:
        reason: "timeout", or "crash".
    """

    reason: str


class Crew(Generic[I, A]):
    """Processes that do one list of items after another: they are started once, when there is something to do."""

    def __init__(self, task: Callable[[I], A], workers: int, seconds: float = ITEM_SECONDS) -> None:
        """A crew for one task.

        Args:
            task: what to do with each item; it and the items are pickled.
            workers: number of processes, 1 or more.
            seconds: longest that one item may take before its process is killed.
        """
        self._task, self._workers, self._seconds = task, workers, seconds
        self._idle: list[_Child] = []

    def each(self, items: Sequence[I]) -> Iterator[tuple[int, A | Lost]]:
        """Do the task for each item; one list at a time.

        Yields:
            Position and answer, in the order of their coming; each position once.

        Raises:
            CannotStart: a process cannot be started. The answers given so far stand.
        """
        lanes: list[_Lane] = [_Process(self._task, self._idle) for _ in range(min(self._workers, len(items)))]
        yield from _run(_Work(items), lanes, self._seconds)

    def __enter__(self) -> Crew[I, A]:
        return self

    def __exit__(self, *_: object) -> None:
        self.dismiss()

    def dismiss(self) -> None:
        """Let them end, or wait for others who need some; those that were stopped have ended."""
        self._idle[:] = [child for child in self._idle if not keep_spare(child[0])]
        for process, _ in self._idle:
            with contextlib.suppress(OSError):
                process.stdin.close()  # type: ignore[union-attr]
        while self._idle:
            process, _ = self._idle.pop()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(END_SECONDS)
            end(process)


def in_thread(
    task: Callable[[I], A], items: Sequence[I], seconds: float = ITEM_SECONDS
) -> Iterator[tuple[int, A | Lost]]:
    """The same one after the other in this process: no start-up, but a crash is a crash.

    An item that takes too long is left behind in its thread, and the next one is begun in a new one.

    Yields:
        As `Crew.each`.
    """
    yield from _run(_Work(items), [_Thread(task)], seconds)


def wherever(
    task: Callable[[I], A], items: Sequence[I], crew: Crew[I, A] | None, seconds: float = ITEM_SECONDS
) -> Iterator[tuple[int, A | Lost]]:
    """In the processes of a crew; in this process where there is none, or none can be started.

    Yields:
        As `Crew.each`.
    """
    left = dict(enumerate(items))
    if crew is not None:
        try:
            for index, answer in crew.each(items):
                del left[index]
                yield index, answer
        except CannotStart:
            pass  # an embedded Python, a sandbox: one after the other gives the same
    order = list(left)
    for place, answer in in_thread(task, [left[index] for index in order], seconds):
        yield order[place], answer


_Child = tuple["subprocess.Popen[bytes]", Messages]
"""A worker process, and what it has sent."""


class _Work(Generic[I]):
    """What is to be done and what has been."""

    def __init__(self, items: Sequence[I]) -> None:
        self.total = len(items)
        self.done: queue.SimpleQueue[list[tuple[int, Any]] | CannotStart] = queue.SimpleQueue()
        self._todo = deque(enumerate(items))
        self._lock = threading.Lock()
        self._claimed: set[int] = set()

    def take(self, most: int = 1) -> list[tuple[int, I]]:
        """The next items: fewer than asked for near the end, so that the last ones are shared."""
        with self._lock:
            count = min(most, max(1, len(self._todo) // SHARE), len(self._todo))
            return [self._todo.popleft() for _ in range(count)]

    def give_back(self, items: Sequence[tuple[int, I]]) -> None:
        with self._lock:
            self._todo.extendleft(reversed(items))

    def finish(self, answers: Sequence[tuple[int, object]]) -> None:
        """The first answer to an item counts."""
        with self._lock:
            new = [answer for answer in answers if answer[0] not in self._claimed]
            self._claimed.update(index for index, _ in new)
        if new:
            self.done.put(new)


class _Lane(threading.Thread, ABC):
    """One of the places where items are done; the item under way and when it was begun are there to be watched."""

    def __init__(self, task: Callable[[Any], Any]) -> None:
        super().__init__(daemon=True)
        self.task = task
        self.work: _Work[Any]
        self.under_way: tuple[int, float] | None = None
        self.overdue: int | None = None

    def begin(self, work: _Work[Any]) -> None:
        self.work = work
        self.start()

    def overrun(self, seconds: float) -> int | None:
        """The item that has been under way for longer than this."""
        now = self.under_way
        return None if now is None or time.monotonic() - now[1] <= seconds else now[0]

    @abstractmethod
    def expire(self, index: int) -> _Lane | None:
        """End the item; the lane that takes over, or None where this one goes on."""

    @abstractmethod
    def stop(self) -> None:
        """End now, whatever is under way."""


def _run(work: _Work[Any], lanes: list[_Lane], seconds: float) -> Iterator[tuple[int, Any]]:
    try:
        for lane in lanes:
            lane.begin(work)
        looked = time.monotonic()
        left = work.total
        while left:
            answers: list[tuple[int, Any]] | CannotStart = []
            with contextlib.suppress(queue.Empty):
                answers = work.done.get(timeout=TICK)
            if time.monotonic() - looked >= TICK:
                _watch(work, lanes, seconds)
                looked = time.monotonic()
            if isinstance(answers, CannotStart):
                raise answers
            yield from answers
            left -= len(answers)
        for lane in lanes:
            lane.join(END_SECONDS)
    finally:
        for lane in lanes:
            lane.stop()


def _watch(work: _Work[Any], lanes: list[_Lane], seconds: float) -> None:
    for place, lane in enumerate(lanes):
        index = lane.overrun(seconds)
        if index is not None and index != lane.overdue:
            successor = lane.expire(index)
            if successor is not None:
                lanes[place] = successor
                successor.begin(work)


class _Thread(_Lane):
    def __init__(self, task: Callable[[Any], Any]) -> None:
        super().__init__(task)
        self._left = False

    def run(self) -> None:
        while not self._left and (taken := self.work.take()):
            ((index, item),) = taken
            self.under_way = (index, time.monotonic())
            try:
                answer = self.task(item)
            except Exception:  # noqa: BLE001 (as a worker process: the item is lost, the rest goes on)
                answer = Lost("crash")
            self.under_way = None
            self.work.finish([(index, answer)])

    def expire(self, index: int) -> _Lane:
        self._left = True
        self.work.finish([(index, Lost("timeout"))])
        return _Thread(self.task)

    def stop(self) -> None:
        self._left = True


class _Process(_Lane):
    """A lane through a process of its own: one that is idle, or a new one; idle again when there is no more to do."""

    def __init__(self, task: Callable[[Any], Any], idle: list[_Child]) -> None:
        super().__init__(task)
        self._idle = idle
        self._guard = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._messages = Messages()
        self._stopped = False
        self._ahead = FIRST_AHEAD
        self._busy, self._answered = 0.0, 0

    def run(self) -> None:
        waiting: deque[tuple[int, Any]] = deque()
        try:
            while self._fill(waiting):
                self._answer(waiting)
            self._rest()
        except CannotStart as error:
            self.work.done.put(error)

    def _fill(self, waiting: deque[tuple[int, Any]]) -> bool:
        """Send items ahead, many in one message; False when there is nothing left to wait for."""
        room = self._ahead - len(waiting)
        if not self._stopped and 2 * room >= self._ahead and (taken := self.work.take(room)):
            waiting.extend(taken)
            process = self._process or self._start()
            with contextlib.suppress(OSError):  # a process that has died is met when its answers are read
                send(process.stdin, [item for _, item in taken])  # type: ignore[arg-type]
        return bool(waiting) and not self._stopped

    def _answer(self, waiting: deque[tuple[int, Any]]) -> None:
        """Take up the answers that have come since the last time, at least one."""
        began = time.monotonic()
        self.under_way = (waiting[0][0], began)
        try:
            answers = self._messages.read(self._process.stdout)  # type: ignore[union-attr, arg-type]
        except (EOFError, OSError):
            self.under_way = None
            self._replace(waiting)
            return
        self.under_way = None
        self.work.finish([(waiting.popleft()[0], answer) for answer in answers])
        if waiting:
            time.sleep(PAUSE)
        self._measure(len(answers), time.monotonic() - began)

    def _measure(self, answers: int, seconds: float) -> None:
        """Choose how far to send ahead by how long items have taken of late."""
        self._busy, self._answered = self._busy / 2 + seconds, self._answered // 2 + answers
        fitting = AHEAD_SECONDS * self._answered / max(self._busy, 1e-6)
        self._ahead = round(min(MOST_AHEAD, max(LEAST_AHEAD, fitting)))

    def _replace(self, waiting: deque[tuple[int, Any]]) -> None:
        """The process is gone: its first item is lost, unless it was killed for an item that was answered after all."""
        self._kill()
        if not self._stopped and self.overdue in (None, waiting[0][0]):
            index, _ = waiting.popleft()
            self.work.finish([(index, Lost("crash" if self.overdue is None else "timeout"))])
        self.overdue = None
        self.work.give_back(list(waiting))
        waiting.clear()

    def _start(self) -> subprocess.Popen[bytes]:
        if not sys.executable or getattr(sys, "frozen", False):
            raise CannotStart("this Python is part of a program and cannot be started by itself")
        with self._guard:
            if self._stopped:
                raise CannotStart("stopped")
            if self._idle:
                self._process, self._messages = self._idle.pop()
                return self._process
            try:
                process = take_spare() or launch(command())
            except (OSError, ValueError) as error:
                raise CannotStart(str(error)) from None
            self._process, self._messages = process, Messages()
        deadline = threading.Timer(START_SECONDS, process.kill)
        deadline.start()
        try:
            send(process.stdin, self.task)  # type: ignore[arg-type]
            if receive(process.stdout) != READY:  # type: ignore[arg-type]
                raise EOFError
        except (EOFError, OSError):
            self._kill()
            raise CannotStart("a worker process ended while it started") from None
        finally:
            deadline.cancel()
        return process

    def expire(self, index: int) -> None:
        self.overdue = index
        with self._guard:
            if self._process is not None:
                self._process.kill()

    def _rest(self) -> None:
        with self._guard:
            if self._process is not None and not self._stopped:
                self._idle.append((self._process, self._messages))
                self._process = None

    def stop(self) -> None:
        self._stopped = True
        with self._guard:
            if self._process is not None:
                self._process.kill()
        self.join(END_SECONDS)
        self._kill()

    def _kill(self) -> None:
        with self._guard:
            process, self._process = self._process, None
        if process is not None:
            end(process)
