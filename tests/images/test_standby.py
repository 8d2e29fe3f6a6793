"""Worker processes that are started before anybody knows what they will do."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dedupe.config import Config
from dedupe.images import processes, standby
from dedupe.images.standby import standing_by
from tests.images.crews import in_processes
from tests.images.tasks import Double, Report


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three pictures, by their names; more than enough."""
    monkeypatch.setattr(standby, "POOL_FILES", 3)
    place = tmp_path / "pictures"
    (place / "deeper").mkdir(parents=True)
    for name in ("a.jpg", "b.PNG", "deeper/c.webp", "words.txt"):
        (place / name).write_bytes(b"123")
    return place


def spare(paths: list[Path], config: Config) -> int:
    with standing_by([str(path) for path in paths], config):
        return len(processes._spares.waiting)


def test_they_do_what_is_asked_and_the_others_are_ended(folder: Path) -> None:
    with standing_by([folder], Config(use_cache=False, workers=2)):
        first, second = processes._spares.waiting
        assert list(in_processes(Double(), [1], 1)) == [(0, 2)]
        assert list(processes._spares.waiting) == [second, first], "it waits to be told something else"
        assert second.poll() is None
    assert first.poll() is not None
    assert second.poll() is not None
    assert not processes._spares.waiting


def test_those_that_have_done_one_thing_do_another(folder: Path, tmp_path: Path) -> None:
    with standing_by([folder], Config(use_cache=False, workers=2)):
        for place in ("first", "second"):
            (tmp_path / place).mkdir()
            assert len(list(in_processes(Report(str(tmp_path / place), 0.2), [1, 2, 3, 4], 2))) == 4
        assert list(in_processes(Double(), [5], 1)) == [(0, 10)]
    first, second = ({path.name for path in (tmp_path / place).iterdir()} for place in ("first", "second"))
    assert first == second
    assert len(first) == 2


def test_one_that_has_ended_is_not_kept(folder: Path) -> None:
    with standing_by([folder], Config(use_cache=False, workers=2)):
        process = processes.take_spare()
        assert process is not None
        processes.end(process)
        assert not processes.keep_spare(process)


def test_none_is_kept_where_nobody_would_end_it() -> None:
    assert list(in_processes(Double(), [1], 1)) == [(0, 2)]
    assert not processes._spares.waiting


def test_as_many_as_there_will_be(folder: Path) -> None:
    assert spare([folder], Config(use_cache=False, workers=3)) == 3
    assert spare([folder], Config(use_cache=False)) == processes.cores()


def test_none_where_few_pictures_will_be_read(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cold = Config(use_cache=False, workers=2)
    assert spare([folder / "deeper", folder / "a.jpg", tmp_path / "nowhere"], cold) == 0
    assert spare([folder], Config(use_cache=False, workers=1)) == 0
    monkeypatch.setattr(standby, "LOOKED_AT", 3)
    assert spare([folder], cold) == 0, "it is not looked for long"


def test_none_where_pictures_may_be_known(folder: Path, tmp_path: Path) -> None:
    kept = Config(cache=str(tmp_path / "cache.sqlite"), workers=2)
    assert spare([folder], kept) == 2, "there is no cache yet"
    (tmp_path / "cache.sqlite").touch()
    assert spare([folder], kept) == 0
    assert spare([folder], Config(cache=kept.cache, verify_cache=True, workers=2)) == 2


def test_bytes_count_as_well(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standby, "POOL_FILES", 100)
    assert spare([folder], Config(use_cache=False, workers=2)) == 0
    monkeypatch.setattr(standby, "POOL_BYTES", 9)
    assert spare([folder], Config(use_cache=False, workers=2)) == 2


def test_where_none_can_be_started(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standby, "command", lambda _: [os.fspath(folder / "words.txt")])
    assert spare([folder], Config(use_cache=False, workers=2)) == 0


def test_a_hidden_folder_and_a_link_are_not_looked_into(folder: Path, tmp_path: Path) -> None:
    hidden = tmp_path / "other" / ".hidden"
    hidden.parent.mkdir()
    folder.rename(hidden)
    (tmp_path / "other" / "link").symlink_to(hidden)
    assert spare([tmp_path / "other"], Config(use_cache=False, workers=2)) == 0
