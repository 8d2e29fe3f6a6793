"""Which file the cache is."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from dedupe.config import Config
from dedupe.errors import CacheError
from dedupe.images.cache import Cache, Entry
from dedupe.images.cachefile import APPLICATION_ID, cache_path, clear, info
from tests.images.test_cache import STAMP, entry


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "cache.sqlite"


def test_a_folder_named_as_the_cache_is_an_error(tmp_path: Path) -> None:
    for action in (lambda: Cache(tmp_path, STAMP), lambda: info(Path()), lambda: clear(Path("/"))):
        with pytest.raises(CacheError, match="is a folder"):
            action()


def test_the_file_is_the_one_named_or_in_the_users_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert cache_path(Config(cache="~/c.sqlite")) == tmp_path / "c.sqlite"
    assert cache_path(Config(cache="~nobody-of-that-name/c")) == Path("~nobody-of-that-name/c")
    own = cache_path(Config())
    assert own.name == "fingerprints-1.sqlite"
    assert "dedupe" in own.parts


def foreign(place: Path, mark: int) -> bytes:
    connection = sqlite3.connect(place)
    connection.execute(f"PRAGMA application_id = {mark}")
    connection.execute("CREATE TABLE bookmarks (url)")
    connection.commit()
    connection.close()
    return place.read_bytes()


@pytest.mark.parametrize("name", ["places.sqlite", "photo.jpg", "Makefile", "history.sqlite"])
def test_what_is_no_cache_of_ours_is_left_alone(tmp_path: Path, name: str) -> None:
    place = tmp_path / name
    marks = {"places.sqlite": 0, "history.sqlite": 77}
    if name in marks:
        before = foreign(place, marks[name])
    else:
        place.write_bytes(before := b"mine, and no cache")
    for action in (lambda: Cache(place, STAMP), lambda: info(place), lambda: clear(place)):
        with pytest.raises(CacheError, match="name another file"):
            action()
    assert place.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == [name]


def test_info_and_clear(place: Path) -> None:
    assert info(place).exists is False
    assert clear(place).exists is False
    with Cache(place, STAMP) as cache:
        cache.put([entry(1), entry(2), Entry(b"key 3", b"moved")])
    found = info(place)
    assert (found.path, found.exists, found.entries, found.files) == (str(place), True, 3, 2)
    assert found.size == place.stat().st_size
    assert clear(place).exists is False
    assert list(place.parent.iterdir()) == []


def test_info_of_a_damaged_cache_names_the_way_out(place: Path) -> None:
    place.parent.mkdir()
    place.write_bytes(b"SQLite format 3\0" + b"\xa5" * 5000)
    place.write_bytes(place.read_bytes()[:68] + APPLICATION_ID.to_bytes(4, "big") + b"\xa5" * 5000)
    with pytest.raises(CacheError, match="dedupe cache clear"):
        info(place)
    assert clear(place).exists is False


def test_a_cache_that_cannot_be_removed(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Cache(place, STAMP):
        pass

    def fail(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "unlink", fail)
    with pytest.raises(CacheError, match="cannot be removed: Permission denied"):
        clear(place)
