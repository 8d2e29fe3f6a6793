"""Fingerprints made in the background."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from dedupe.config import Config, Progress
from dedupe.errors import CacheError
from dedupe.images import ahead
from dedupe.images.ahead import Ahead
from dedupe.images.catalogue import Catalogue, fingerprint_all
from dedupe.images.limits import ImageFile
from tests.images.pictures import saved, scene

ALONE = Config(use_cache=False, workers=1)


def test_it_gives_what_is_given_in_the_foreground(tmp_path: Path) -> None:
    files = [saved(tmp_path / f"{n}.png", scene(90 + n, 80)) for n in range(4)]
    steps: list[tuple[str, int, int | None]] = []
    threads = set()

    def told(stage: str, done: int, total: int | None) -> None:
        steps.append((stage, done, total))
        threads.add(threading.current_thread())

    with Ahead(files, ALONE) as begun:
        assert begun.result(told) == fingerprint_all(files, ALONE)
    assert steps[-1] == ("fingerprints", 4, 4)
    assert steps == sorted(set(steps))
    assert threads == {threading.current_thread()}


def test_what_goes_wrong_is_raised_where_the_result_is_wanted(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("no cache, and not to be overwritten\n" * 100)
    with Ahead([ImageFile("a.jpg")], Config(cache=str(tmp_path / "words.txt"))) as begun, pytest.raises(CacheError):
        begun.result()


def test_it_ends_where_nobody_wants_it(monkeypatch: pytest.MonkeyPatch) -> None:
    ended = threading.Event()
    going = threading.Event()

    def endless(_: Sequence[ImageFile], __: Config, progress: Progress) -> Catalogue:
        try:
            while True:
                progress("fingerprints", 0, 1)
                going.set()
        finally:
            ended.set()

    monkeypatch.setattr(ahead, "fingerprint_all", endless)
    with contextlib.suppress(KeyboardInterrupt), Ahead([], ALONE):
        assert going.wait(5)
        raise KeyboardInterrupt
    assert ended.wait(5)
