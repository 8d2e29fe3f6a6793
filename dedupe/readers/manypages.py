"""Many pages -> what each gave: known, read here, or read in worker processes where more is left than a second's work.

Any document counts as a page that is no larger than one: a table of a million rows would take longer to come back from
another process than it takes to read.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from attrs import frozen

from dedupe.config import Config
from dedupe.errors import MissingExtraError, ReadError
from dedupe.readers.amongpages import as_among_pages
from dedupe.readers.entry import Reading
from dedupe.readers.memory import MAX_BYTES, Memory, Page
from dedupe.readers.registry import read_document

PAYS_SECONDS = 1.0
"""From so much left to read on, processes pay for their start: half a second each."""
LEARNT_SECONDS = 0.25
"""How long pages are read before it is asked how long the rest will take: one page may be a hundred times another."""

Answer = Reading | ReadError | MissingExtraError | None
"""What a page gave, or why it cannot be read; None where no reader knows it."""


@frozen
class ReadTask:
    """Pages -> answers; sent to worker processes.

    Attributes:
        config: the settings of the readers.
    """

    config: Config

    def __call__(self, page: Page) -> Answer:
        """Read one page."""
        return answer_of(page, self.config, lambda: read_document(page.path, self.config, named=page.named))


def answer_of(page: Page, config: Config, read: Callable[[], Reading | None]) -> Answer:
    """What a page gives that is read so, as it counts where it lies among pages."""
    try:
        reading = read()
        return as_among_pages(page.path, reading, config) if page.among_pages and reading is not None else reading
    except (ReadError, MissingExtraError) as error:
        return error


def is_page(path: Path) -> bool:
    """Whether a document is no larger than pages are."""
    try:
        return path.stat().st_size <= MAX_BYTES
    except OSError:
        return False


def read_pages(pages: Sequence[Page], config: Config, memory: Memory) -> Iterator[tuple[Page, Answer]]:
    """Read pages, each once.

    Args:
        pages: no two are the same.
        config: settings of the readers, and the number of workers.
        memory: what is known already; what is new is noted in it.

    Yields:
        Page and answer, in the order of their coming.
    """
    unknown = []
    for page in pages:
        known = memory.known(page)
        if known is None:
            unknown.append(page)
        else:
            yield page, known.reading
    for page, answer in _read(unknown, config):
        if answer is None or isinstance(answer, Reading):
            memory.note(page, answer)
        yield page, answer


def _read(pages: Sequence[Page], config: Config) -> Iterator[tuple[Page, Answer]]:
    task = ReadTask(config)
    began = time.monotonic()
    for count, page in enumerate(pages):
        if config.workers != 1 and _pays(time.monotonic() - began, count, len(pages)):
            yield from _read_in_processes(pages[count:], task)
            return
        yield page, task(page)


def _pays(seconds: float, count: int, total: int) -> bool:
    """Whether processes are worth their start, when so many of the pages have taken so long."""
    return seconds >= LEARNT_SECONDS and count > 0 and seconds / count * (total - count) >= PAYS_SECONDS


def _read_in_processes(pages: Sequence[Page], task: ReadTask) -> Iterator[tuple[Page, Answer]]:
    from dedupe.images.processes import cores
    from dedupe.images.workers import Crew, Lost, wherever

    with Crew[Page, Answer](task, task.config.workers or cores(), math.inf) as crew:
        for index, answer in wherever(task, pages, crew, math.inf):
            # What a process died of is met here as it would have been without one.
            yield pages[index], task(pages[index]) if isinstance(answer, Lost) else answer
