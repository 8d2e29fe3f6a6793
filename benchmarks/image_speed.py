"""How long a whole scan of a folder of pictures takes, cold and warm, beside peers on the same files.

    python benchmarks/image_speed.py FOLDER [--runs N] [--peers PYTHON]

Each command is a process of its own; the median of its wall times is printed, its peak memory, and its ratio to dedupe
cold. `--peers` names the Python of an environment with benchmarks/requirements.txt installed. Decoding alone is this
project's own reading of every picture, reduced as for a fingerprint and nothing made of it.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SCAN = [sys.executable, "-m", "dedupe", "scan", "--no-progress", "-q"]
DECODE = """
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from dedupe.errors import ImageError
from dedupe.images.canonical import ImageFile, Limits, draft, read_content
from dedupe.images.fingerprint import DRAFT_SIDE
def decode(path):
    try:
        with read_content(ImageFile(str(path)), Limits()) as content:
            draft(content, Limits(), DRAFT_SIDE)
    except ImageError:
        pass
if __name__ == "__main__":
    paths = [path for path in sorted(Path(sys.argv[1]).rglob("*")) if path.is_file()]
    if sys.argv[2:]:
        with ProcessPoolExecutor() as pool:
            list(pool.map(decode, paths, chunksize=8))
    else:
        list(map(decode, paths))
"""
CZKAWKA = """
import sys
from pathlib import Path
from czkawka import ImageSimilarity
finder = ImageSimilarity()
finder.set_directories([Path(sys.argv[1])])
finder.set_similarity(5)
print(len(finder.find_similar()))
"""
IMAGEHASH = """
import sys
from pathlib import Path
import imagehash
import numpy as np
from PIL import Image
hashes = []
for path in sorted(Path(sys.argv[1]).rglob("*")):
    try:
        with Image.open(path) as picture:
            hashes.append(np.packbits(imagehash.phash(picture, hash_size=16).hash))
    except OSError:
        pass
table = np.array(hashes)
print(sum(int((np.bitwise_count(table[n] ^ table[n + 1 :]).sum(1) <= 64).sum()) for n in range(len(table))))
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--peers", metavar="PYTHON")
    options = parser.parse_args()
    folder = str(options.folder)
    with tempfile.TemporaryDirectory() as place:
        cache = str(Path(place) / "cache.sqlite")
        rows = {
            "dedupe scan, cold": [*SCAN, folder, "--no-cache"],
            "dedupe scan, warm": [*SCAN, folder, "--cache", cache],
            "decoding alone, one process": [sys.executable, "-c", DECODE, folder],
            "decoding alone, all cores": [sys.executable, "-c", DECODE, folder, "all"],
            "imagehash 16x16, plain loop": [sys.executable, "-c", IMAGEHASH, folder],
        }
        if options.peers:
            rows["czkawka, level 5"] = [options.peers, "-c", CZKAWKA, folder]
        subprocess.run(rows["dedupe scan, warm"], check=True)
        cold = 0.0
        for name, command in rows.items():
            seconds, memory = _measure(command, options.runs)
            cold = cold or seconds
            print(f"{name:30} {seconds:8.2f} s {memory:6.0f} MB   x {seconds / cold:.2f}")


def _measure(command: list[str], runs: int) -> tuple[float, float]:
    """Median wall seconds, and the peak memory of the largest process in MB."""
    times, peak = [], 0
    for _ in range(runs):
        begun = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        times.append(time.perf_counter() - begun)
        if status:
            raise SystemExit(f"failed: {' '.join(command[:6])}")
        peak = max(peak, usage.ru_maxrss)
    return statistics.median(times), peak / 1024


if __name__ == "__main__":
    main()
