"""Worker processes started ahead: they load what pictures need while this process loads what captions need.

Half a second passes from the start of a scan to its first picture, nearly all of it imports on one core. Where a look
at the named folders shows that processes will be wanted, they are started before anything else.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections import deque
from collections.abc import Iterable, Iterator

from dedupe.config import Config
from dedupe.images.cachefile import cache_path
from dedupe.images.processes import cores, keep_spare, keeping_spares, launch
from dedupe.images.sniff import SUFFIXES, suffix_of
from dedupe.images.worker import command

POOL_BYTES = 24 * 1024 * 1024
POOL_FILES = 400
"""From so much to read on, processes pay for their start: half a second each, against 2 ms for a small photograph
and 15 MB of photographs a second and core."""
LOOKED_AT = 5000
"""Names that are looked at for pictures, at most: a few milliseconds. A folder that holds none among so many is not
waiting for its pictures first."""
LOADED = ("dedupe.images.catalogue", "PIL.JpegImagePlugin")
"""What they load before they are told what to do."""


@contextlib.contextmanager
def standing_by(paths: Iterable[str | os.PathLike[str]], config: Config) -> Iterator[None]:
    """Inside, as many worker processes as will be wanted stand by; those that are not wanted any more end with it.

    Those that have made fingerprints go on to judge pairs: a process of its own for that costs half a second more.

    Args:
        paths: what will be read.
        config: workers and cache; with pictures in the cache it is not known how many will be read.
    """
    with keeping_spares():
        if _are_wanted(paths, config):
            with contextlib.suppress(OSError, ValueError):  # nor can they be started later, and it is told there
                for _ in range(config.workers or cores()):
                    keep_spare(launch(command(LOADED)))
        yield


def _are_wanted(paths: Iterable[str | os.PathLike[str]], config: Config) -> bool:
    if config.workers == 1 or not sys.executable or getattr(sys, "frozen", False):
        return False
    if config.use_cache and not config.verify_cache and cache_path(config).exists():
        return False
    files = size = 0
    for found in _sizes(paths):
        files, size = files + 1, size + found
        if files >= POOL_FILES or size >= POOL_BYTES:
            return True
    return False


def _sizes(paths: Iterable[str | os.PathLike[str]]) -> Iterator[int]:
    """Bytes of each picture, as far as names tell; hidden folders are left out, and links."""
    folders = deque(os.fspath(path) for path in paths)
    left = LOOKED_AT
    while folders and left > 0:
        with contextlib.suppress(OSError), os.scandir(folders.popleft()) as entries:
            for entry in entries:
                left -= 1
                if left < 0:
                    return
                if entry.name.startswith(".") or entry.is_symlink():
                    continue
                if entry.is_dir():
                    folders.append(entry.path)
                elif suffix_of(entry.name) in SUFFIXES:
                    yield entry.stat().st_size
