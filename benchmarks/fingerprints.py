"""What fingerprinting costs: one process, threads, processes, and from the cache.

    DEDUPE_BENCH_DATA=... python benchmarks/fingerprints.py [FOLDER [COUNT]]

takes the pictures under `bench/photos_nc` there (or under FOLDER; COUNT of them at most) and prints the time of the
whole, and of each further picture (the slope between half of them and all), for each way.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from dedupe.config import Config
from dedupe.images.catalogue import FingerprintTask, fingerprint_all
from dedupe.images.limits import ImageFile, Limits
from dedupe.images.processes import cores
from dedupe.images.sniff import SUFFIXES, suffix_of
from dedupe.images.workers import Crew

ROUNDS = 3


def main() -> None:
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(os.environ["DEDUPE_BENCH_DATA"]) / "bench" / "photos_nc"
    files = [ImageFile(str(path)) for path in sorted(root.rglob("*")) if suffix_of(path.name) in SUFFIXES]
    files = files[: int(sys.argv[2])] if len(sys.argv) > 2 else files
    size = sum(Path(file.path).stat().st_size for file in files)
    print(f"{len(files)} pictures, {size / 1e6:.0f} MB, {cores()} cores")
    task = FingerprintTask(Limits(), None, b"")

    def threads(some: Sequence[ImageFile]) -> None:
        with ThreadPoolExecutor(cores()) as pool:
            list(pool.map(task, some))

    def in_crew(some: Sequence[ImageFile]) -> None:
        with Crew(task, cores()) as crew:
            list(crew.each(some))

    report("one after the other", files, lambda some: [task(file) for file in some])
    report(f"{cores()} threads", files, threads)
    cold = report(f"{cores()} processes", files, in_crew)
    with tempfile.TemporaryDirectory() as folder:
        config = Config(cache=str(Path(folder, "cache.sqlite")))
        fingerprint_all(files, config)
        warm = report("from the cache", files, lambda some: fingerprint_all(some, config))
        kept = Path(folder, "cache.sqlite").stat().st_size
    print(f"a further picture: warm {warm * 1e6:.0f} us, cold {cold * 1e6:.0f} us, {cold / warm:.0f} times")
    print(f"the cache: {kept / len(files) / 1000:.1f} kB a picture")


def report(name: str, files: Sequence[ImageFile], work: Callable[[Sequence[ImageFile]], object]) -> float:
    """Print the best of some rounds; returns seconds a further picture."""
    whole, half = best(files, work), best(files[: len(files) // 2], work)
    slope = max(whole - half, 0.0) / (len(files) - len(files) // 2)
    print(f"  {name:22} {whole:7.3f} s, {slope * 1000:7.3f} ms a further picture")
    return slope


def best(files: Sequence[ImageFile], work: Callable[[Sequence[ImageFile]], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work(files)
        times.append(time.perf_counter() - began)
    return min(times)


if __name__ == "__main__":
    main()
