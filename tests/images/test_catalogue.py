"""Many pictures: from the cache where nothing changed, else on all cores, always the same answers."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from dedupe.config import Config
from dedupe.errors import CacheError, ImageError
from dedupe.images import cache as cache_module
from dedupe.images import catalogue
from dedupe.images.cachefile import info
from dedupe.images.catalogue import fingerprint_all, pack, unpack
from dedupe.images.fingerprint import Fingerprint, fingerprint, from_content
from dedupe.images.limits import ImageFile, Limits
from dedupe.images.processes import CannotStart
from dedupe.images.workers import Crew, Lost
from tests.images.pictures import png_of_size, saved, scene, written


@pytest.fixture
def files(tmp_path: Path) -> list[ImageFile]:
    """Pictures, one of them twice, and trouble."""
    folder = tmp_path / "pictures"
    folder.mkdir()
    found = [saved(folder / f"{side}.png", scene(side, 64)) for side in (80, 96, 112)]
    found += [saved(folder / "copy.png", scene(80, 64)), saved(folder / "b.jpg", scene(200, 100))]
    found += [written(folder / "bomb.png", png_of_size(10**6, 10**6)), written(folder / "words.png", b"no picture")]
    found += [
        written(folder / "logo.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ImageFile(str(folder / "none.png")),
    ]
    return found


@pytest.fixture(autouse=True)
def _a_fine_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of the tests are seconds old: without this none would have a stat to trust."""
    monkeypatch.setattr(cache_module, "CLOCK_GRAIN_NS", 0)


def known(pictures: Sequence[Fingerprint | ImageError]) -> list[object]:
    return [p if isinstance(p, Fingerprint) else (p.reason, p.message, p.hint, p.path) for p in pictures]


def plain(files: Sequence[ImageFile]) -> list[object]:
    """One after the other, no cache, no catalogue."""
    found: list[Fingerprint | ImageError] = []
    for file in files:
        try:
            found.append(fingerprint(file))
        except ImageError as error:
            found.append(error)
    return known(found)


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_any_number_of_workers_gives_the_same(
    files: list[ImageFile], workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue, "POOL_FILES", 1)
    steps: list[tuple[str, int, int | None]] = []
    found = fingerprint_all(files, Config(use_cache=False, workers=workers), lambda *step: steps.append(step))
    assert known(found.fingerprints) == plain(files)
    assert [p.to_bytes() for p in found.fingerprints if isinstance(p, Fingerprint)]
    assert found.read == len(files)
    assert steps == [("fingerprints", done, len(files)) for done in range(len(files) + 1)]


def test_reasons_are_those_of_a_single_picture(files: list[ImageFile]) -> None:
    pictures = fingerprint_all(files, Config(use_cache=False)).fingerprints
    reasons = [p.reason for p in pictures if isinstance(p, ImageError)]
    assert reasons == ["oversized", "unreadable", "missing"]


def test_nothing_asked_for(tmp_path: Path) -> None:
    steps: list[object] = []
    found = fingerprint_all([], Config(cache=str(tmp_path / "c.sqlite")), lambda *step: steps.append(step))
    assert found.fingerprints == ()
    assert steps == []


def test_one_asked_for_twice_is_read_once(files: list[ImageFile]) -> None:
    found = fingerprint_all([files[0], files[1], files[0]], Config(use_cache=False))
    assert found.read == 2
    assert found.fingerprints[0] is found.fingerprints[2]


def counted(
    files: Sequence[ImageFile], config: Config, monkeypatch: pytest.MonkeyPatch
) -> tuple[list[object], int, int]:
    """Answers, files read, and pictures decoded."""
    decoded: list[str] = []
    real = from_content

    def count(content: Any, limits: Limits) -> Fingerprint:
        decoded.append(content.file.path)
        return real(content, limits)

    with monkeypatch.context() as patch:
        patch.setattr(catalogue, "from_content", count)
        found = fingerprint_all(files, config)
    assert found.notes == ()
    return known(found.fingerprints), found.read, len(decoded)


@pytest.fixture
def kept(tmp_path: Path) -> Config:
    return Config(cache=str(tmp_path / "c.sqlite"), workers=1)


def test_what_has_not_changed_is_not_read_again(
    files: list[ImageFile], kept: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    cold, read, decoded = counted(files, kept, monkeypatch)
    assert (read, decoded) == (9, 8)
    warm, read, decoded = counted(files, kept, monkeypatch)
    assert warm == cold == plain(files)
    assert (read, decoded) == (1, 0), "a missing file is looked for again; failures are kept with their reason"


def test_verify_cache_reads_all_and_decodes_nothing(
    files: list[ImageFile], kept: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    cold, _, _ = counted(files, kept, monkeypatch)
    config = Config(cache=kept.cache, workers=1, verify_cache=True)
    assert counted(files, config, monkeypatch) == (cold, 9, 0)


def test_a_moved_file_is_read_and_not_decoded(
    files: list[ImageFile], kept: Config, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    counted(files, kept, monkeypatch)
    moved = ImageFile(str(tmp_path / "moved.jpeg"))
    Path(files[0].path).rename(moved.path)
    found, read, decoded = counted([moved], kept, monkeypatch)
    assert (read, decoded) == (1, 0)
    assert found == plain([moved])
    bad = ImageFile(str(tmp_path / "other-words.png"))
    Path(files[6].path).rename(bad.path)
    assert counted([bad], kept, monkeypatch) == (plain([bad]), 1, 0), "a kept failure names the file of now"


def test_a_name_that_has_a_say_in_the_format_is_part_of_what_is_known(
    kept: Config, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    picture = saved(tmp_path / "a.tga", scene())
    other = ImageFile(str(tmp_path / "a.dat"))
    Path(other.path).write_bytes(Path(picture.path).read_bytes())
    (unknown,), _, _ = counted([other], kept, monkeypatch)
    (read,), _, _ = counted([picture], kept, monkeypatch)
    assert isinstance(read, Fingerprint)
    assert unknown == plain([other])[0]


def test_a_changed_file_is_read_again(files: list[ImageFile], kept: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    counted(files, kept, monkeypatch)
    status = Path(files[0].path).stat()
    Image.new("RGB", (80, 64), (9, 9, 9)).save(files[0].path)
    os.utime(files[0].path, ns=(status.st_atime_ns, status.st_mtime_ns))  # an old time stamp does not hide a change
    found, read, decoded = counted(files[:2], kept, monkeypatch)
    assert found == plain(files[:2])
    assert (read, decoded) == (1, 1)


def test_a_file_changed_within_the_clocks_grain_is_read_again(
    files: list[ImageFile], kept: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache_module, "CLOCK_GRAIN_NS", 3_600 * 10**9)
    cold, _, _ = counted(files, kept, monkeypatch)
    assert counted(files, kept, monkeypatch) == (cold, 9, 0), (
        "read, because its stat is not trusted; known by its bytes"
    )


@pytest.mark.parametrize("what", ["limits", "algorithm", "library"])
def test_another_setting_algorithm_or_library_gives_no_stale_answer(
    files: list[ImageFile], kept: Config, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    counted(files, kept, monkeypatch)
    catalogue.stamp_of.cache_clear()
    config = kept
    if what == "limits":
        config = Config(cache=kept.cache, workers=1, max_pixels=80 * 64)
    elif what == "algorithm":
        monkeypatch.setattr(catalogue, "ALGORITHM", "another")
    else:
        monkeypatch.setattr("importlib.metadata.version", lambda name: f"{name} of tomorrow")
    found, read, decoded = counted(files, config, monkeypatch)
    catalogue.stamp_of.cache_clear()
    assert (read, decoded) == (9, 8)
    if what == "limits":
        pictures = fingerprint_all(files, config).fingerprints
        assert [isinstance(p, Fingerprint) for p in pictures[:3]] == [True, False, False]
    else:
        assert found == plain(files)
    assert counted(files, kept, monkeypatch)[2] == 0, "what was known before is known still"


def test_a_package_that_is_not_there_is_part_of_the_stamp(monkeypatch: pytest.MonkeyPatch) -> None:
    from importlib import metadata

    catalogue.stamp_of.cache_clear()
    here = catalogue.stamp_of(Limits())
    real = metadata.version

    def without(name: str) -> str:
        if name == "pillow-heif":
            raise metadata.PackageNotFoundError
        return real(name)

    monkeypatch.setattr(metadata, "version", without)
    catalogue.stamp_of.cache_clear()
    assert catalogue.stamp_of(Limits()) != here
    catalogue.stamp_of.cache_clear()


def test_members_of_an_archive_are_known_by_their_place(
    kept: Config, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, files: list[ImageFile]
) -> None:
    data = [Path(file.path).read_bytes() for file in files[:3]]
    (tmp_path / "shard.tar").write_bytes(b"".join(data))
    place = str(tmp_path / "shard.tar")
    members = [ImageFile(place, sum(map(len, data[:n])), len(data[n])) for n in range(3)]
    cold, read, _ = counted(members, kept, monkeypatch)
    assert read == 3
    assert [p.sha256 for p in cold if isinstance(p, Fingerprint)] == [
        p.sha256 for p in plain(files[:3]) if isinstance(p, Fingerprint)
    ]
    assert counted(members, kept, monkeypatch) == (cold, 0, 0)


def test_a_timeout_and_a_crash_are_errors_and_are_not_kept(
    files: list[ImageFile], kept: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lose(*_: object) -> Iterator[tuple[int, Lost]]:
        yield 0, Lost("timeout")
        yield 1, Lost("crash")

    with monkeypatch.context() as patch:
        patch.setattr(catalogue, "wherever", lose)
        one, two = fingerprint_all(files[:2], kept).fingerprints
    assert isinstance(one, ImageError)
    assert isinstance(two, ImageError)
    assert (one.reason, two.reason) == ("timeout", "unreadable")
    assert "crash" in two.message
    assert known(fingerprint_all(files[:2], kept).fingerprints) == plain(files[:2])


def test_a_worker_that_cannot_start_leaves_it_to_this_process(
    files: list[ImageFile], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Crew.each

    def fail_late(crew: Crew[Any, Any], items: Sequence[ImageFile]) -> Iterator[tuple[int, Any]]:
        answers = real(crew, items)
        yield next(answers)
        yield next(answers)
        answers.close()  # type: ignore[attr-defined]
        raise CannotStart

    monkeypatch.setattr(catalogue, "POOL_FILES", 1)
    monkeypatch.setattr(Crew, "each", fail_late)
    found = fingerprint_all(files, Config(use_cache=False, workers=2))
    assert known(found.fingerprints) == plain(files)


def test_processes_are_started_where_they_pay(files: list[ImageFile], monkeypatch: pytest.MonkeyPatch) -> None:
    pays = catalogue.pays
    assert not pays(files, None), "a handful"
    assert not pays([], None)
    assert not pays([ImageFile("a.tif")], 1), "one worker is this process"
    assert pays([ImageFile("a.tif")], None), "a decoder that may crash"
    assert pays([ImageFile("a.tar", 0, 10**9)] * 2, None)
    monkeypatch.setattr(catalogue, "POOL_BYTES", 1)
    assert pays(files, None)
    monkeypatch.setattr(catalogue, "POOL_FILES", 2)
    assert pays(files[:2], 2)


def test_the_largest_of_a_few_is_read_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mixed = [saved(tmp_path / f"{side}.png", scene(side, 80)) for side in (90, 400, 200)]
    asked: list[str] = []

    def noted(task: Any, items: Sequence[ImageFile], crew: object) -> Iterator[tuple[int, Any]]:
        assert crew is not None
        asked.extend(Path(item.path).stem for item in items)
        yield from enumerate(map(task, items))

    monkeypatch.setattr(catalogue, "wherever", noted)
    monkeypatch.setattr(catalogue, "POOL_BYTES", 1)
    found = fingerprint_all(mixed, Config(use_cache=False, workers=2))
    assert asked == ["400", "200", "90"]
    assert known(found.fingerprints) == plain(mixed)
    asked.clear()
    monkeypatch.setattr(catalogue, "POOL_FILES", 3)
    fingerprint_all(mixed, Config(use_cache=False, workers=2))
    assert asked == ["90", "400", "200"], "of many it does not matter, and to ask for each one's size takes time"


def test_a_damaged_cache_is_rebuilt_with_a_note(files: list[ImageFile], kept: Config) -> None:
    place = Path(str(kept.cache))
    place.write_bytes(b"garbage" * 1000)
    found = fingerprint_all(files, kept)
    assert known(found.fingerprints) == plain(files)
    assert len(found.notes) == 1
    assert fingerprint_all(files, kept).read == 1


def test_a_cache_that_cannot_be_used_costs_a_note(files: list[ImageFile], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    found = fingerprint_all(files, Config(cache=str(tmp_path / "file" / "c.sqlite")))
    assert known(found.fingerprints) == plain(files)
    assert len(found.notes) == 1


def test_a_cache_that_is_something_else_is_an_error(files: list[ImageFile]) -> None:
    with pytest.raises(CacheError):
        fingerprint_all(files, Config(cache=files[0].path))


def test_the_default_cache_is_the_users(files: list[ImageFile]) -> None:
    place = cache_module.cache_path(Config())
    fingerprint_all(files[:1])
    assert info(place).entries >= 1


def test_what_was_done_is_kept_after_an_interruption(
    files: list[ImageFile], kept: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_: str, done: int, __: int | None) -> None:
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fingerprint_all(files, kept, interrupt)
    assert counted(files[:3], kept, monkeypatch)[1] == 0


def test_new_fingerprints_are_written_in_batches(
    files: list[ImageFile], kept: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue, "BATCH", 2)
    seen: list[int] = []
    fingerprint_all(files[:5], kept, lambda *_: seen.append(info(Path(str(kept.cache))).entries))
    assert seen == [0, 0, 2, 2, 3, 3], "the copy adds none"


SCRIPT = """
import sys
from pathlib import Path
from dedupe import Config
from dedupe.images import catalogue
from dedupe.images.limits import ImageFile
catalogue.POOL_FILES = 1
catalogue.BATCH = 8
files = [ImageFile(str(path)) for path in sorted(Path(sys.argv[1]).iterdir())]
found = catalogue.fingerprint_all(files, Config(cache=sys.argv[2], workers=2), lambda *step: print(*step, flush=True))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_a_run_that_is_stopped_keeps_what_was_done(tmp_path: Path, how: signal.Signals) -> None:
    """From a script without a main guard."""
    folder, place, script = tmp_path / "many", tmp_path / "c.sqlite", tmp_path / "script.py"
    folder.mkdir()
    data = Path(saved(tmp_path / "a.png", scene(900, 600)).path).read_bytes()
    for number in range(240):
        written(folder / f"{number:03}.png", data + bytes((number,)))
    script.write_text(SCRIPT)
    root = str(Path(__file__).parents[2])
    process = subprocess.Popen(
        [sys.executable, str(script), str(folder), str(place)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": root},
        start_new_session=True,
    )
    assert process.stdout is not None
    while b" 30 " not in process.stdout.readline():
        assert process.poll() is None
    began = time.monotonic()
    os.killpg(process.pid, how) if how is signal.SIGINT else process.kill()
    process.communicate(timeout=10)
    assert time.monotonic() - began < 4
    assert 16 <= info(place).entries < 240


def test_a_picture_crosses_bytes_unchanged(files: list[ImageFile]) -> None:
    picture = fingerprint(files[0])
    assert unpack(pack(picture), "x") == picture
    error = ImageError("is bad", reason="truncated", path="a", hint="do")
    back = unpack(pack(error), "b")
    assert isinstance(back, ImageError)
    assert (back.message, back.reason, back.path, back.hint) == ("is bad", "truncated", "b", "do")


@pytest.mark.parametrize("value", [b"", b"F", b"Fxx", b"E[1]", b"E{", b"Enull", b"\xff"])
def test_bytes_that_are_no_picture(value: bytes) -> None:
    assert unpack(value, "a") is None


def test_kept_bytes_of_no_use_are_read_again(
    files: list[ImageFile], kept: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(catalogue, "pack", lambda _: b"nonsense")
        broken = fingerprint_all(files[:2], kept)
    assert all(isinstance(p, ImageError) for p in broken.fingerprints)
    assert counted(files[:2], kept, monkeypatch) == (plain(files[:2]), 2, 2)
