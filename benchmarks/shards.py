"""Reading and scanning webdataset shards: time and peak memory, which must not grow with the pictures' bytes.

    python benchmarks/shards.py [--samples 10000] [--scan]

Shards are made up in a temporary folder: samples of a picture, a caption and a JSON. Each measurement is a process of
its own. With --scan the whole `dedupe scan` runs on drawn pictures too.
"""

from __future__ import annotations

import argparse
import functools
import io
import json
import os
import random
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

SEED = 20
READ = """
import sys
from pathlib import Path
from dedupe.config import Config
from dedupe.readers.registry import read_document
entries = 0
for name in sys.argv[1:]:
    reading = read_document(Path(name), Config())
    assert reading is not None and not reading.problems, reading
    entries += len(reading.entries)
print(entries)
"""
IMPORT_ONLY = "import dedupe.readers.webdataset; print(0)"


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--samples", type=int, default=10_000)
    options.add_argument("--scan", action="store_true", help="scan drawn pictures too, with every worker")
    arguments = options.parse_args()
    samples = arguments.samples
    print("what                                       samples  shard MB  seconds  peak MB  entries")
    show("imports alone", 0, Path(os.devnull), [sys.executable, "-c", IMPORT_ONLY])
    with tempfile.TemporaryDirectory() as folder:
        shard = Path(folder, "00000.tar")
        for count, size in ((samples // 10, 2_000), (samples, 2_000), (samples, 20_000), (samples, 60_000)):
            noise = random.Random(SEED).randbytes(size)
            write_shard(shard, count, functools.partial(cut, noise))
            show(f"read, pictures of {size // 1000} KB", count, shard, [sys.executable, "-c", READ, str(shard)])
        if arguments.scan:
            write_shard(shard, samples, drawn)
            out = Path(folder, "manifest.jsonl")
            command = [sys.executable, "-m", "dedupe", "scan", str(shard), "-o", str(out), "--no-cache", "-q"]
            show("dedupe scan, drawn pictures", samples, shard, command)


def write_shard(path: Path, samples: int, picture: Callable[[int], bytes]) -> None:
    with tarfile.open(path, "w") as archive:
        for number in range(samples):
            caption = made_up(number)
            about = {"caption": caption, "url": f"https://example.org/{number}.jpg", "status": "success", "width": 64}
            for suffix, data in (
                ("jpg", picture(number)),
                ("txt", caption.encode()),
                ("json", json.dumps(about).encode()),
            ):
                info = tarfile.TarInfo(f"{number:09}.{suffix}")
                info.size = len(data)
                archive.addfile(info, io.BytesIO(data))


NOUNS = ("man", "woman", "child", "dog", "horse", "boat", "river", "house", "street", "tower", "tree")
WORDS = (*NOUNS, "runs", "sits", "stands", "looks", "sleeps", "red", "old", "small")


def made_up(number: int) -> str:
    """A caption of words at random, about as long as those of COCO."""
    return " ".join(random.Random(number).choices(WORDS, k=11)).capitalize() + f" {number}."


def cut(noise: bytes, number: int) -> bytes:
    """Bytes that are no picture, a little different for each sample."""
    return noise[number % 1000 :]


def drawn(number: int) -> bytes:
    """A small photograph-like picture: smooth noise of its own."""
    from PIL import Image

    small = Image.frombytes("RGB", (12, 9), random.Random(number).randbytes(12 * 9 * 3))
    out = io.BytesIO()
    small.resize((192, 144), Image.Resampling.BICUBIC).save(out, "JPEG", quality=85)
    return out.getvalue()


def show(what: str, samples: int, shard: Path, command: list[str]) -> None:
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    output = process.stdout.read().decode() if process.stdout else ""
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{what}: exit code {process.returncode}")
    peak = usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    size = shard.stat().st_size / 1e6
    print(f"{what:42s} {samples:7d} {size:9.1f} {seconds:8.2f} {peak:8.1f} {output.strip():>8s}", flush=True)


if __name__ == "__main__":
    main()
