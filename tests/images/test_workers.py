"""Items done in processes that may hang or crash."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from dedupe.images import worker, workers
from dedupe.images.processes import CannotStart
from dedupe.images.workers import Crew, Lost, in_thread, wherever
from tests.images.crews import in_processes
from tests.images.tasks import Double, Report, Trouble
from tests.images.waiting import alive, wait_until

Way = Callable[..., Iterator[tuple[int, Any]]]


def two_processes(task: Callable[[Any], Any], items: Sequence[Any], seconds: float = 30) -> Iterator[tuple[int, Any]]:
    return in_processes(task, items, 2, seconds)


@pytest.mark.parametrize("way", [two_processes, in_thread])
def test_every_item_is_answered_once(way: Way, capfd: pytest.CaptureFixture[str]) -> None:
    answers = list(way(Trouble(), range(50)))
    assert sorted(answers) == [(number, 2 * number) for number in range(50)]
    if way is two_processes:
        assert capfd.readouterr() == ("", ""), "what a decoder prints is not for the user"


@pytest.mark.parametrize("way", [two_processes, in_thread])
def test_nothing_to_do(way: Way) -> None:
    assert list(way(Double(), [])) == []


def test_a_hang_and_a_crash_cost_their_own_item_only() -> None:
    task = Trouble(hang=frozenset((3,)), crash=frozenset((7,)), fail=frozenset((12,)))
    answers = dict(in_processes(task, range(20), 2, 1.0))
    assert answers.pop(3) == Lost("timeout")
    assert answers.pop(7) == Lost("crash")
    assert answers.pop(12) == Lost("crash")
    assert answers == {number: 2 * number for number in range(20) if number not in (3, 7, 12)}


def test_in_this_process_a_hang_is_left_behind() -> None:
    task = Trouble(hang=frozenset((1,)), fail=frozenset((2,)))
    answers = dict(in_thread(task, range(5), 0.5))
    assert answers == {0: 0, 1: Lost("timeout"), 2: Lost("crash"), 3: 6, 4: 8}


def test_no_process_outlives_a_caller_that_stops_listening(tmp_path: Path) -> None:
    answers = in_processes(Report(str(tmp_path), 0.05), range(1000), 2)
    next(answers)
    pids = [int(path.name) for path in tmp_path.iterdir()]
    assert pids
    began = time.monotonic()
    answers.close()  # type: ignore[attr-defined]
    assert time.monotonic() - began < 4
    assert not any(alive(pid) for pid in pids)


def test_quick_items_are_sent_far_ahead_and_slow_ones_are_not() -> None:
    lane = workers._Process(Double(), [])
    for _ in range(8):
        lane._measure(10, 0.01)
    assert lane._ahead == workers.MOST_AHEAD
    for _ in range(8):
        lane._measure(1, 1.0)
    assert lane._ahead == workers.LEAST_AHEAD


def test_the_last_items_are_shared() -> None:
    work = workers._Work(range(10))
    assert [len(work.take(64)) for _ in range(8)] == [2, 2, 1, 1, 1, 1, 1, 1]
    assert work.take() == []


def test_a_crew_goes_on_with_the_same_processes(tmp_path: Path) -> None:
    with Crew(Report(str(tmp_path), 0.01), 2) as crew:
        for _ in range(3):
            assert sorted(crew.each([*range(20)])) == [(number, number) for number in range(20)]
        pids = [int(path.name) for path in tmp_path.iterdir()]
        assert len(pids) == 2
        assert all(alive(pid) for pid in pids)
    assert not any(alive(pid) for pid in pids)


def test_wherever_it_can_be_done(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = [(number, 2 * number) for number in range(9)]
    assert list(wherever(Double(), range(9), None)) == expected
    with Crew[int, Any](Double(), 2) as crew:
        assert sorted(wherever(Double(), range(9), crew)) == expected
    monkeypatch.setattr(workers, "command", lambda: ["/nowhere/python"])
    with Crew[int, Any](Double(), 2) as crew:
        assert sorted(wherever(Double(), range(9), crew)) == expected


def test_slow_and_quick_items_come_through(tmp_path: Path) -> None:
    answers = in_processes(Report(str(tmp_path), 0.001), [*range(300)], 2)
    assert sorted(answers) == [(number, number) for number in range(300)]
    assert len(list(tmp_path.iterdir())) == 2


SCRIPT = """
import sys
from tests.images.crews import in_processes
from tests.images.tasks import Report
for answer in in_processes(Report(sys.argv[1], float(sys.argv[2])), range(1000), 2, 60):
    print(*answer, flush=True)
"""


def start(folder: Path, seconds: float) -> subprocess.Popen[bytes]:
    """A script without a main guard, in a session of its own."""
    script = folder / "script.py"
    script.write_text(SCRIPT)
    notes = folder / "pids"
    notes.mkdir()
    root = str(Path(__file__).parents[2])
    process = subprocess.Popen(
        [sys.executable, str(script), str(notes), str(seconds)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": root},
        start_new_session=True,
    )
    assert wait_until(lambda: len(list(notes.iterdir())) == 2, 30)
    return process


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_an_interrupted_or_killed_caller_leaves_no_orphans(tmp_path: Path, how: signal.Signals) -> None:
    process = start(tmp_path, 30.0)
    pids = [int(path.name) for path in (tmp_path / "pids").iterdir()]
    began = time.monotonic()
    if how is signal.SIGINT:
        os.killpg(process.pid, how)  # as a terminal does: the workers get it too
    else:
        process.kill()
    output, errors = process.communicate(timeout=10)
    assert time.monotonic() - began < 4
    assert wait_until(lambda: not any(alive(pid) for pid in pids), 5)
    assert output == b""
    assert b"Exception in thread" not in errors
    assert errors.rstrip().rpartition(b"\n")[2] == (b"KeyboardInterrupt" if how is signal.SIGINT else b"")


def test_where_no_process_can_be_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "command", lambda: ["/nowhere/python"])
    with pytest.raises(CannotStart):
        list(in_processes(Double(), [1], 1))
    monkeypatch.setattr(workers, "command", lambda: [sys.executable, "-c", "pass"])
    with pytest.raises(CannotStart):
        list(in_processes(Double(), [1, 2, 3], 2))
    monkeypatch.setattr(workers, "command", lambda: [sys.executable, "-c", "print('hello, this is no worker')"])
    with pytest.raises(CannotStart):
        list(in_processes(Double(), [1], 1))


@pytest.mark.parametrize(("name", "value"), [("executable", ""), ("frozen", True)])
def test_a_python_inside_another_program_is_not_started(
    monkeypatch: pytest.MonkeyPatch, name: str, value: object
) -> None:
    monkeypatch.setattr(sys, name, value, raising=False)
    with pytest.raises(CannotStart, match="part of a program"):
        list(in_processes(Double(), [1], 1))


def test_a_worker_that_never_gets_ready_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "START_SECONDS", 0.3)
    monkeypatch.setattr(workers, "command", lambda: [sys.executable, "-c", "import time; time.sleep(60)"])
    with pytest.raises(CannotStart):
        list(in_processes(Double(), [1], 1))


def test_a_worker_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    stubborn = worker.command()[-1] + "; import time; time.sleep(60)"
    monkeypatch.setattr(workers, "command", lambda: [sys.executable, "-c", stubborn])
    monkeypatch.setattr(workers, "END_SECONDS", 0.2)
    assert list(in_processes(Double(), [1], 1)) == [(0, 2)]
