"""What runs in a worker process."""

from __future__ import annotations

import io
import os
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from dedupe.images import worker
from tests.images.tasks import Double, Trouble
from tests.images.waiting import wait_until

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer


def test_a_message_comes_as_it_was_sent() -> None:
    stream = io.BytesIO()
    worker.send(stream, {"a": [1, "\udce9"]})
    worker.send(stream, None)
    stream.seek(0)
    assert worker.receive(stream) == {"a": [1, "\udce9"]}
    assert worker.receive(stream) is None
    with pytest.raises(EOFError):
        worker.receive(stream)
    with pytest.raises(EOFError):
        worker.receive(io.BytesIO(stream.getvalue()[:9]))


def messages(*values: object) -> io.BytesIO:
    stream = io.BytesIO()
    for value in values:
        worker.send(stream, value)
    stream.seek(0)
    return stream


def test_a_worker_says_it_is_ready_and_answers_in_order() -> None:
    read, write = os.pipe()
    sink = io.BytesIO()
    with os.fdopen(write, "wb") as parent, os.fdopen(read, "rb") as source:
        thread = threading.Thread(target=worker.serve, args=(source, sink, lambda: None))
        thread.start()
        for value in (Double(), [1, 2], [3]):
            worker.send(parent, value)
        assert wait_until(lambda: len(sink.getvalue()) > 0 and sink.getvalue().count(b"\x80") == 4)
        parent.close()
        thread.join(5)
    sink.seek(0)
    assert [worker.receive(sink) for _ in range(4)] == [worker.READY, 2, 4, 6]


def test_a_worker_is_told_to_do_something_else() -> None:
    read, write = os.pipe()
    sink = io.BytesIO()
    with os.fdopen(write, "wb") as parent, os.fdopen(read, "rb") as source:
        thread = threading.Thread(target=worker.serve, args=(source, sink, lambda: None))
        thread.start()
        for value in (Double(), [1, 2], Trouble(), [3]):
            worker.send(parent, value)
        assert wait_until(lambda: sink.getvalue().count(b"\x80") == 5)
        parent.close()
        thread.join(5)
    sink.seek(0)
    assert [worker.receive(sink) for _ in range(5)] == [worker.READY, 2, 4, worker.READY, 6]


def test_a_parent_that_dies_in_mid_picture_is_noticed() -> None:
    left: list[bool] = []
    inbox = worker.Inbox(messages([1, 2]), lambda: left.append(True))
    assert wait_until(lambda: left == [True])
    assert inbox.next() == (1,)
    inbox.answered()
    assert inbox.next() == (2,)
    assert inbox.next() is None


def test_the_command_needs_no_main_guard_and_finds_what_this_process_finds() -> None:
    executable, flag, code = worker.command()
    assert executable == sys.executable
    assert flag == "-c"
    assert repr(sys.path) in code


def test_messages_are_taken_as_many_at_a_time_as_have_come() -> None:
    stream = messages("a" * 100, 1, 2)
    whole = stream.getvalue()
    taken = worker.Messages()
    assert taken.read(io.BytesIO(whole[:-3])) == ["a" * 100, 1]
    assert taken.read(io.BytesIO(whole[-3:] + whole)) == [2, "a" * 100, 1, 2]
    with pytest.raises(EOFError):
        taken.read(io.BytesIO(b""))


class Narrow(io.BytesIO):
    """A stream that takes three bytes at a time and gives two, as an unbuffered pipe may."""

    def write(self, data: Buffer) -> int:
        return super().write(bytes(data)[:3])

    def read(self, size: int | None = -1) -> bytes:
        return super().read(2 if size is None or size > 2 else size)


def test_messages_pass_through_a_narrow_stream() -> None:
    stream = Narrow()
    worker.send(stream, list(range(1000)))
    worker.send(stream, "end")
    stream.seek(0)
    assert worker.receive(stream) == list(range(1000))
    assert worker.Messages().read(stream) == ["end"]
