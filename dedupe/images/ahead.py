"""Fingerprints made in the background, while this thread goes on with captions."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from types import TracebackType
from typing import Self

from dedupe.config import Config, Progress
from dedupe.images.catalogue import STAGE, Catalogue, fingerprint_all
from dedupe.images.limits import ImageFile

TICK = 0.05
"""Seconds between two reports of progress, and longest delay of a Ctrl-C."""
END_SECONDS = 1.0
"""What is not wanted any more is given so long to end by itself; its processes end with this one at the latest."""


class _LeftError(Exception):
    """Nobody waits for it any more."""


class Ahead:
    """`fingerprint_all` under way; a context that ends it where its result is not wanted after all."""

    def __init__(self, files: Sequence[ImageFile], config: Config) -> None:
        """Begin."""
        self._found: Catalogue | BaseException | None = None
        self._done: tuple[int, int | None] | None = None
        self._left = False
        self._thread = threading.Thread(target=self._work, args=(files, config), daemon=True)
        self._thread.start()

    def _work(self, files: Sequence[ImageFile], config: Config) -> None:
        try:
            self._found = fingerprint_all(files, config, self._note)
        except BaseException as error:  # noqa: BLE001 (raised where the result is asked for)
            self._found = error

    def _note(self, _: str, done: int, total: int | None) -> None:
        self._done = (done, total)
        if self._left:
            raise _LeftError

    def result(self, progress: Progress | None = None) -> Catalogue:
        """Wait for it.

        Args:
            progress: as for `fingerprint_all`; called from this thread, now and then.

        Raises:
            Exception: whatever `fingerprint_all` raised.
        """
        told = None
        alive = True
        while alive:
            self._thread.join(TICK)
            alive = self._thread.is_alive()
            if progress is not None and self._done is not None and self._done != told:
                told = self._done
                progress(STAGE, *told)
        if isinstance(self._found, Catalogue):
            return self._found
        assert self._found is not None  # noqa: S101 (the thread has ended)
        raise self._found

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._left = True
        self._thread.join(END_SECONDS)
