"""Fingerprints kept between runs: never stale, never in the way."""

from __future__ import annotations

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from dedupe.images import cache as module
from dedupe.images.cache import (
    CLOCK_GRAIN_NS,
    KEPT_DAYS,
    REFRESH_DAYS,
    Cache,
    Entry,
    Stat,
    path_key,
    peek,
)
from dedupe.images.cachefile import APPLICATION_ID, info
from dedupe.images.limits import ImageFile

STAMP = b"algorithm 1"
STAT = Stat(100, 5_000, 6_000, -7)


def entry(number: int, value: bytes | None = None) -> Entry:
    return Entry(b"key %d" % number, value or b"value %d" % number, b"/p/%d" % number, STAT)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "cache.sqlite"


def test_what_is_kept_is_found_again_by_place_and_by_content(place: Path) -> None:
    with Cache(place, STAMP) as cache:
        assert cache.is_empty()
        cache.put([entry(n) for n in range(1200)])
        assert not cache.is_empty()
        assert cache.notes == []
    with Cache(place, STAMP) as cache:
        stats = {b"/p/%d" % n: STAT for n in range(1200)} | {b"/p/other": STAT}
        assert dict(cache.by_stat(stats)) == {b"/p/%d" % n: b"value %d" % n for n in range(1200)}
        assert cache.by_key([b"key 1", b"key 5000"]) == {b"key 1": b"value 1"}
    assert peek(str(place), STAMP, b"key 7") == b"value 7"
    assert peek(str(place), STAMP, b"key 7000") is None


@pytest.mark.parametrize("change", [{"size": 101}, {"mtime": 5_001}, {"ctime": 6_001}, {"inode": 8}])
def test_a_file_whose_stat_changed_is_not_known(place: Path, change: dict[str, int]) -> None:
    with Cache(place, STAMP) as cache:
        cache.put([entry(1)])
        assert dict(cache.by_stat({b"/p/1": STAT})) == {b"/p/1": b"value 1"}
        assert dict(cache.by_stat({b"/p/1": STAT._replace(**change)})) == {}


def test_another_stamp_knows_nothing_and_both_live_side_by_side(place: Path) -> None:
    with Cache(place, STAMP) as one, Cache(place, b"algorithm 2") as two:
        one.put([entry(1, b"old")])
        assert two.is_empty()
        assert dict(two.by_stat({b"/p/1": STAT})) == {}
        assert two.by_key([b"key 1"]) == {}
        two.put([entry(1, b"new")])
        assert dict(one.by_stat({b"/p/1": STAT})) == {b"/p/1": b"old"}
        assert dict(two.by_stat({b"/p/1": STAT})) == {b"/p/1": b"new"}
    assert peek(str(place), b"algorithm 3", b"key 1") is None


def test_a_place_may_come_to_hold_other_bytes_and_back(place: Path) -> None:
    with Cache(place, STAMP) as cache:
        cache.put([Entry(b"a", b"value a", b"/p", STAT), Entry(b"b", b"value b", b"/p", STAT)])
        assert dict(cache.by_stat({b"/p": STAT})) == {b"/p": b"value b"}
        cache.put([Entry(b"a", b"value a2", b"/p", STAT)])
        assert dict(cache.by_stat({b"/p": STAT})) == {b"/p": b"value a2"}
        cache.put([Entry(b"c", b"value c")])
        assert cache.by_key([b"c"]) == {b"c": b"value c"}
        cache.put([])


@pytest.mark.parametrize("change", ["x'0102030405'", "substr(value, 1, 5) || 'text'", "''"])
def test_a_value_changed_on_disk_is_not_known(place: Path, change: str) -> None:
    with Cache(place, STAMP) as cache:
        cache.put([entry(1)])
    with sqlite3.connect(place) as connection:
        connection.execute(f"UPDATE contents SET value = {change}")
    connection.close()
    with Cache(place, STAMP) as cache:
        assert dict(cache.by_stat({b"/p/1": STAT})) == {}
        assert cache.by_key([b"key 1"]) == {}
    assert peek(str(place), STAMP, b"key 1") is None


@pytest.mark.parametrize("damage", ["no sqlite", "cut", "garbage inside"])
def test_a_damaged_file_is_set_aside_and_begun_anew(place: Path, damage: str) -> None:
    with Cache(place, STAMP) as cache:
        cache.put([entry(n, bytes(3000)) for n in range(200)])
    data = place.read_bytes()
    broken = {
        "no sqlite": b"garbage " * 1000,
        "cut": data[: len(data) // 3],
        "garbage inside": data[:4096] + b"\xa5" * (len(data) - 4096),
    }[damage]
    place.write_bytes(broken)
    with Cache(place, STAMP) as cache:
        dict(cache.by_stat({b"/p/%d" % n: STAT for n in range(200)}))
        cache.put([entry(1, b"fresh")])
        assert len(cache.notes) == 1
        assert "damaged" in cache.notes[0]
        assert dict(cache.by_stat({b"/p/1": STAT})) == {b"/p/1": b"fresh"}
    assert place.with_name("cache.sqlite.damaged").read_bytes()[:2000] == broken[:2000]


@pytest.mark.parametrize(
    "change", ["ALTER TABLE contents RENAME COLUMN value TO worth", "ALTER TABLE files DROP COLUMN inode"]
)
def test_a_file_with_other_tables_is_set_aside_and_begun_anew(place: Path, change: str) -> None:
    with Cache(place, STAMP) as cache:
        cache.put([entry(1)])
    with contextlib.closing(sqlite3.connect(place)) as connection:
        connection.execute(change)
    with Cache(place, STAMP) as cache:
        cache.put([entry(2)])
        assert dict(cache.by_stat({b"/p/2": STAT})) == {b"/p/2": b"value 2"}
        assert len(cache.notes) == 1
        assert "damaged" in cache.notes[0]
    assert place.with_name("cache.sqlite.damaged").exists()


def test_a_file_is_set_aside_no_more_than_once(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_KEEP_FILE", "INSERT INTO nowhere VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
    with Cache(place, STAMP) as cache:
        cache.put([entry(1)])
        assert ["not used" in note for note in cache.notes] == [False, True]


def test_a_damaged_file_that_cannot_be_set_aside(place: Path) -> None:
    place.parent.mkdir()
    place.write_bytes(b"garbage " * 1000)
    (place.parent / "cache.sqlite.damaged").mkdir()
    with Cache(place, STAMP) as cache:
        cache.put([entry(1)])
        assert cache.by_key([b"key 1"]) == {}
        assert "not used" in cache.notes[0]


def test_a_folder_that_cannot_be_written_costs_a_note(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with Cache(tmp_path / "file" / "cache.sqlite", STAMP) as cache:
        cache.put([entry(1)])
        assert cache.is_empty()
        assert dict(cache.by_stat({b"/p/1": STAT})) == {}
        (note,) = cache.notes
    assert "is not used" in note


def test_a_file_that_cannot_be_opened_costs_a_note(tmp_path: Path) -> None:
    (tmp_path / "cache.sqlite").symlink_to(tmp_path / "none" / "cache.sqlite")
    with Cache(tmp_path / "cache.sqlite", STAMP) as cache:
        assert cache.by_key([b"key"]) == {}
        assert "unable to open" in cache.notes[0]


def test_a_cache_that_can_only_be_read(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Cache(place, STAMP) as cache:
        cache.put([entry(1)])
    real = sqlite3.connect

    def read_only(path: object, **options: object) -> sqlite3.Connection:
        connection = real(path, **options)  # type: ignore[call-overload]
        connection.execute("PRAGMA query_only = 1")
        return connection  # type: ignore[no-any-return]

    monkeypatch.setattr(sqlite3, "connect", read_only)
    with Cache(place, STAMP) as cache:
        assert cache.by_key([b"key 1"]) == {b"key 1": b"value 1"}
        cache.put([entry(2)])
        assert "readonly" in cache.notes[0]


def test_a_batch_that_fails_half_way_leaves_nothing(place: Path) -> None:
    with Cache(place, STAMP) as cache:
        connection = cache._connection
        assert connection is not None
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 2}").fetchone()
        cache.put([entry(n, bytes(10_000)) for n in range(100)])
        assert cache.notes == [f"the fingerprint cache {place} is not used: database or disk is full"]
    with Cache(place, STAMP) as cache:
        assert cache.is_empty()


def test_another_process_that_writes_is_waited_for(place: Path) -> None:
    with Cache(place, STAMP) as cache:
        other = sqlite3.connect(place, isolation_level=None, check_same_thread=False)
        other.execute("BEGIN IMMEDIATE")
        threading.Timer(0.3, lambda: other.execute("COMMIT")).start()
        cache.put([entry(1)])
        assert cache.notes == []
        assert cache.by_key([b"key 1"]) == {b"key 1": b"value 1"}
        other.close()


def test_a_lock_that_is_never_let_go_costs_a_note(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BUSY_SECONDS", 0.1)
    with Cache(place, STAMP) as cache:
        other = sqlite3.connect(place, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        cache.put([entry(1)])
        other.close()
        assert "locked" in cache.notes[0]


WRITER = """
import sys
from pathlib import Path
from dedupe.images.cache import Cache, Entry, Stat
own = int(sys.argv[2])
with Cache(Path(sys.argv[1]), b"algorithm 1") as cache:
    print("begun", flush=True)
    for batch in range(int(sys.argv[3])):
        cache.put([Entry(b"%d %d %d" % (own, batch, n), bytes(2000), b"/%d/%d/%d" % (own, batch, n), Stat(1, 2, 3, 4))
                   for n in range(20)])
    assert not cache.notes, cache.notes
"""


def writer(place: Path, own: int, batches: int) -> subprocess.Popen[bytes]:
    root = str(Path(__file__).parents[2])
    command = [sys.executable, "-c", WRITER, str(place), str(own), str(batches)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": root})


def test_several_processes_write_at_once_and_nothing_is_lost(place: Path) -> None:
    processes = [writer(place, own, 15) for own in range(4)]
    assert [(process.communicate(timeout=60), process.returncode)[1] for process in processes] == [0] * 4
    assert info(place).entries == 4 * 15 * 20
    assert info(place).files == 4 * 15 * 20


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_a_writer_killed_at_any_moment_leaves_whole_batches(place: Path) -> None:
    for round_ in range(4):
        process = writer(place, round_, 100_000)
        assert process.stdout is not None
        process.stdout.readline()
        threading.Event().wait(0.02 + 0.05 * round_)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=10)
    with Cache(place, STAMP) as cache:
        assert cache.notes == []
        cache.put([entry(1)])
    with sqlite3.connect(place) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT count(*) FROM files").fetchone()[0] % 20 == 1
        assert connection.execute("SELECT count(*) FROM files").fetchone()[0] > 1
    connection.close()


def test_entries_that_no_run_meets_are_dropped_at_last(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def on_day(day: int) -> Cache:
        monkeypatch.setattr("dedupe.images.cache.time.time_ns", lambda: day * 86_400 * 10**9)
        return Cache(place, STAMP)

    with on_day(1000) as cache:
        cache.put([entry(1), entry(2), Entry(b"key 3", b"value 3")])
    with on_day(1000 + REFRESH_DAYS + 1) as cache:
        assert dict(cache.by_stat({b"/p/1": STAT}))
        assert cache.by_key([b"key 3"])
    with on_day(1000 + KEPT_DAYS + 2) as cache:
        assert dict(cache.by_stat({b"/p/1": STAT}))
        assert dict(cache.by_stat({b"/p/2": STAT})) == {}
        assert cache.by_key([b"key 2", b"key 3"]) == {b"key 3": b"value 3"}
    assert info(place).files == 1


def test_a_stat_is_trusted_only_when_the_clock_has_moved_on() -> None:
    now = 1_000_000_000_000
    assert Stat(1, now - CLOCK_GRAIN_NS - 1, 0, 0).is_settled(now)
    assert not Stat(1, now - CLOCK_GRAIN_NS, 0, 0).is_settled(now)
    assert not Stat(1, 0, now, 0).is_settled(now), "a modification time can be set, a change time cannot"
    assert not Stat(1, now + 10**12, 0, 0).is_settled(now), "a clock that runs ahead"


def test_a_stat_fits_sqlite(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    status = (tmp_path / "a").stat()
    found = Stat.of(status)
    assert (found.size, found.mtime, found.ctime) == (3, status.st_mtime_ns, status.st_ctime_ns)

    class Huge:
        st_size, st_mtime_ns, st_ctime_ns, st_ino = 1, 2**63 + 5, -(2**64), 2**64 - 1

    huge = Stat.of(Huge())  # type: ignore[arg-type]
    assert huge == (1, 5 - 2**63, 0, -1)
    with Cache(tmp_path / "c.sqlite", STAMP) as cache:
        cache.put([Entry(b"key", b"value", b"/p", huge)])
        assert dict(cache.by_stat({b"/p": huge})) == {b"/p": b"value"}


def test_a_place_is_an_absolute_path_and_a_range(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert path_key(ImageFile("a.png")) == os.fsencode(tmp_path / "a.png")
    assert path_key(ImageFile("/x/caf\udce9.png")) == b"/x/caf\xe9.png"
    keys = {path_key(ImageFile("/x.tar", offset, 5)) for offset in (0, 512)} | {path_key(ImageFile("/x.tar"))}
    assert len(keys) == 3


@pytest.mark.parametrize("begun", [b"", b"header"])
def test_a_cache_that_was_only_begun_is_taken_up(place: Path, begun: bytes) -> None:
    place.parent.mkdir()
    if begun:
        connection = sqlite3.connect(place)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.close()
        assert place.stat().st_size > 0
    else:
        place.touch()
    with Cache(place, STAMP) as cache:
        cache.put([entry(1)])
        assert cache.notes == []
    assert int.from_bytes(place.read_bytes()[68:72], "big") == APPLICATION_ID


def test_asking_a_file_that_is_none(tmp_path: Path) -> None:
    assert peek(str(tmp_path / "none.sqlite"), STAMP, b"key") is None
    assert not (tmp_path / "none.sqlite").exists()
