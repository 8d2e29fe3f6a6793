"""Open, fingerprint and search for captions in files made to break programs, all in one process.

    DEDUPE_BENCH_DATA=... python benchmarks/trouble.py

reads every file under `bench/trouble` there (or under the folder given as the argument) and prints how many were read
and why the others were not, the slowest, the peak of memory, and what was written to standard error.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import numpy as np

from dedupe.errors import ImageError
from dedupe.images.canonical import open_canonical
from dedupe.images.embedded import embedded_captions
from dedupe.images.fingerprint import fingerprint
from dedupe.images.limits import ImageFile
from dedupe.images.sniff import PICTURES, SUFFIXES, suffix_of

SLOWEST = 5


def main() -> None:
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(os.environ["DEDUPE_BENCH_DATA"]) / "bench" / "trouble"
    files = sorted(path for path in root.rglob("*") if path.is_file())
    reasons: Counter[str] = Counter()
    formats: Counter[str] = Counter()
    disguised, captions = 0, 0
    seconds: list[tuple[float, str]] = []
    with tempfile.TemporaryFile() as noise:
        kept = os.dup(2)
        os.dup2(noise.fileno(), 2)
        for path in files:
            file, began = ImageFile(str(path)), time.perf_counter()
            try:
                found = open_canonical(file)
                assert fingerprint(file).sha256 == found.sha256
                reasons["read"] += 1
                formats[f"{found.format} {found.mode}"] += 1
                disguised += suffix_of(path.name) in SUFFIXES.difference(PICTURES[found.format])
            except ImageError as error:
                reasons[error.reason] += 1
            captions += embedded_captions(file) is not None
            seconds.append((time.perf_counter() - began, path.relative_to(root).as_posix()))
        os.dup2(kept, 2)
        noise.seek(0)
        heard = noise.read()
    print(f"{len(files)} files")
    for reason, count in reasons.most_common():
        print(f"  {reason:12} {count:5}")
    print(
        f"  {len(formats)} formats and modes read; {disguised} under a name that misleads; {captions} with words inside"
    )
    for took, name in sorted(seconds, reverse=True)[:SLOWEST]:
        print(f"  {took:6.2f} s  {name}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    print(f"standard error: {len(heard)} bytes {heard[:200]!r}" if heard else "standard error: silent")
    upright(root / "exif-orientation")


def upright(folder: Path) -> None:
    """The pictures of one scene stored in each orientation: how far each is from the first, once upright."""
    files = sorted(folder.glob("*.jpg"))
    if not files:
        return
    pictures = [open_canonical(ImageFile(str(path)), draft_side=128).pixels.astype(int) for path in files]
    worst = max(float(np.abs(one - pictures[0]).mean()) for one in pictures)
    print(f"{len(files)} orientations of one picture: largest mean difference {worst:.2f} of 255 once upright")


if __name__ == "__main__":
    main()
