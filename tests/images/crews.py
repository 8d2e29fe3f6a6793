"""A crew for one list of items, which is how most tests want one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from dedupe.images.workers import ITEM_SECONDS, Crew, Lost

I = TypeVar("I")  # noqa: E741 (item)
A = TypeVar("A")


def in_processes(
    task: Callable[[I], A], items: Sequence[I], workers: int, seconds: float = ITEM_SECONDS
) -> Iterator[tuple[int, A | Lost]]:
    """Do `task` for each item in so many processes, which end with the list."""
    with Crew(task, workers, seconds) as crew:
        yield from crew.each(items)
