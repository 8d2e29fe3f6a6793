"""Many pages read here or in processes: the same answers, and what is known is not read again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from dedupe.config import Config
from dedupe.errors import ReadError
from dedupe.images import workers
from dedupe.images.workers import Lost
from dedupe.readers import manypages
from dedupe.readers.collect import collect
from dedupe.readers.entry import Reading
from dedupe.readers.manypages import Answer, read_pages
from dedupe.readers.memory import Page, readings


@pytest.fixture
def pages(tmp_path: Path) -> list[Page]:
    """Two pages, one that is no text, a list of captions, and a settings file that no reader knows."""
    texts: dict[str, str | bytes] = {
        "a.html": '<figure><img src="a.jpg" alt="A hen"><figcaption>A hen on a wall</figcaption></figure>',
        "b.md": "# Vale\n\n![A goat](b.jpg)\n",
        "broken.md": b"\xff\xfe\x00\x00" + b"\x00\x01\x02" * 9,
        "list.json": '[{"image": "c.jpg", "caption": "A cow", "alt": "Cow"}]',
        "other.yaml": "- 1\n",
    }
    for name, text in texts.items():
        tmp_path.joinpath(name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return [Page(tmp_path / name, named=False, among_pages=True) for name in texts]


def always(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes from the second page on."""
    monkeypatch.setattr(manypages, "PAYS_SECONDS", 0.0)
    monkeypatch.setattr(manypages, "LEARNT_SECONDS", 0.0)


def answers(pages: Sequence[Page], config: Config) -> dict[str, object]:
    with readings(config) as memory:
        found = dict(read_pages(pages, config, memory))
    assert list(found)
    assert set(found) == set(pages)
    return {page.path.name: _told(answer) for page, answer in found.items()}


def _told(answer: Answer) -> object:
    return answer if answer is None or isinstance(answer, Reading) else (type(answer), str(answer), answer.line)


def test_here_and_in_processes_the_same(pages: list[Page], monkeypatch: pytest.MonkeyPatch) -> None:
    here = answers(pages, Config(use_cache=False, workers=1))
    first = here["a.html"]
    assert isinstance(first, Reading)
    assert [entry.caption for entry in first.entries] == ["A hen", "A hen on a wall"]
    broken = here["broken.md"]
    assert isinstance(broken, tuple)
    assert broken[0] is ReadError
    always(monkeypatch)
    for count in (1, 2, None):
        assert answers(pages, Config(use_cache=False, workers=count)) == here


def test_what_was_read_in_processes_is_known_next_time(
    pages: list[Page], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    always(monkeypatch)
    config = Config(cache=str(tmp_path / "cache.sqlite"), workers=2)
    first = answers(pages, config)
    read = []

    def task(self: object, page: Page) -> Answer:
        read.append(page.path.name)
        return ReadError("read again")

    monkeypatch.setattr(manypages.ReadTask, "__call__", task)
    again = answers(pages, Config(cache=config.cache, workers=1))
    assert read == ["broken.md"]  # an error is not kept
    assert {**again, "broken.md": None} == {**first, "broken.md": None}


def test_what_a_process_dies_of_is_met_here(pages: list[Page], monkeypatch: pytest.MonkeyPatch) -> None:
    here = answers(pages, Config(use_cache=False, workers=1))
    always(monkeypatch)

    def dying(_task: object, items: Sequence[Page], *_: object) -> Iterator[tuple[int, Lost]]:
        yield from ((index, Lost("crash")) for index in reversed(range(len(items))))

    monkeypatch.setattr(workers, "wherever", dying)
    assert answers(pages, Config(use_cache=False, workers=2)) == here


@pytest.mark.parametrize(
    ("seconds", "count", "total", "pays"),
    [
        (0.0, 0, 10, False),  # nothing is known yet
        (0.2, 1, 1000, False),  # one slow page says little
        (0.5, 10, 29, False),  # the rest takes less than a second
        (0.5, 10, 30, True),
        (9.0, 10, 10, False),  # nothing is left
    ],
)
def test_processes_are_started_for_a_second_of_work(seconds: float, count: int, total: int, pays: bool) -> None:
    assert manypages._pays(seconds, count, total) is pays


def test_a_scan_reads_the_same_whatever_the_workers(pages: list[Page], monkeypatch: pytest.MonkeyPatch) -> None:
    folder = pages[0].path.parent
    steps: list[tuple[str, int, int | None]] = []
    one = collect([folder], Config(use_cache=False, workers=1), lambda *step: steps.append(step))
    assert steps == [("read", count, len(pages)) for count in range(1, len(pages) + 1)]
    always(monkeypatch)
    assert collect([folder], Config(use_cache=False, workers=2)) == one
