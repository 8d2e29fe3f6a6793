"""Candidates of pictures: time, memory and what is found of what brute force finds, on squares that are made up.

    python benchmarks/image_candidates.py [PICTURES ...] [--sample N]

Each size is measured in a process of its own: random smooth squares, every twentieth with a copy (noise, brightness), a
mirrored copy and a crop. "Copies" is the share of these that end as candidates; "recall", among the first pictures, the
share of those within the radius by brute force that share a key as well.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

Squares = npt.NDArray[np.uint8]
Planes = npt.NDArray[np.float32]
SIZES = (1_000, 4_250, 20_000, 100_000)
EVERY = 20
"""One picture in so many has copies."""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("pictures", type=int, nargs="*", default=list(SIZES))
    parser.add_argument(
        "--sample", type=int, default=4_000, metavar="N", help="pictures held against one another for the recall"
    )
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.here:
        measure(arguments.pictures[0], arguments.sample)
        return
    print(f"{'pictures':>9}{'seconds':>9}{'us each':>9}{'pairs':>9}{'copies':>8}{'recall':>8}{'memory':>9}", flush=True)
    for size in arguments.pictures:
        command = [sys.executable, __file__, "--here", "--sample", str(arguments.sample), str(size)]
        subprocess.run(command, check=True)


def measure(count: int, sample: int) -> None:
    from dedupe.images.candidates import Entries, find_among

    squares, copies = made_up(count)
    entries = Entries(squares, np.arange(count), *3 * [np.zeros(count, bool)])
    began = time.perf_counter()
    found = find_among(entries)
    seconds = time.perf_counter() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    pairs = {(candidate.a, candidate.b) for candidate in found}
    share = sum(pair in pairs for pair in copies) / max(1, len(copies))
    recall = recall_of(squares[:sample], copies)
    print(
        f"{count:>9}{seconds:>9.2f}{seconds / count * 1e6:>9.0f}{len(found):>9}{share:>8.3f}{recall:>8.3f}"
        f"{memory:>6.2f} GB",
        flush=True,
    )


def made_up(count: int) -> tuple[Squares, list[tuple[int, int]]]:
    """Squares of shape (count, 32, 32), and the pairs of them that are copies."""
    squares = np.empty((count, 32, 32), np.uint8)
    copies = []
    at = 0
    for number, big in enumerate(smooth(count)):
        squares[at] = reduced(big)
        made = variations(big, number) if number % EVERY == 0 else []
        for offset, copy in enumerate(made[: count - at - 1], start=1):
            squares[at + offset] = copy
            copies.append((at, at + offset))
        at += 1 + min(len(made), count - at - 1)
        if at >= count:
            break
    return squares, copies


def smooth(count: int) -> Iterator[Planes]:
    """Random squares of 64 x 64 whose frequencies fall off as those of photographs do."""
    from scipy.fft import idctn

    random = np.random.default_rng(7)
    across = np.hypot(*np.meshgrid(np.arange(64), np.arange(64)))
    fall = (1.0 / np.maximum(across, 0.7) ** 1.2).astype(np.float32)
    for _ in range(count):
        yield idctn(random.standard_normal((64, 64), np.float32) * fall, norm="ortho")


def variations(big: Planes, seed: int) -> list[Squares]:
    """A noisy, lighter copy of a square, its mirror image, and a crop of 55 % to 95 % of each side."""
    from dedupe.images.align import part
    from dedupe.images.trim import Box

    random = np.random.default_rng(seed)
    noisy = big + random.normal(0, 0.05 * big.std(), big.shape).astype(np.float32)
    width, height = random.uniform(0.55, 0.95, 2)
    left, top = random.uniform(0, 1 - width), random.uniform(0, 1 - height)
    window = Box(float(left), float(top), float(left + width), float(top + height))
    return [reduced(noisy), reduced(big[:, ::-1]), reduced(part(big, window, 64, 64))]


def reduced(big: Planes) -> Squares:
    small = big.reshape(32, 2, 32, 2).mean(axis=(1, 3))
    low, high = small.min(), small.max()
    return np.asarray((small - low) / (high - low) * 220 + 15, np.uint8)


def recall_of(squares: Squares, copies: list[tuple[int, int]]) -> float:
    """Of the copies that brute force finds within the radius, the share that the keys find as well."""
    from dedupe.images.candidates import Entries, near_pairs

    entries = Entries(squares, np.arange(len(squares)), *3 * [np.zeros(len(squares), bool)])

    def found(exact: bool) -> set[tuple[int, int]]:
        pairs = {
            (min(a, b), max(a, b))
            for near in near_pairs(entries, exact=exact)
            for a, b in zip(near.first.tolist(), near.second.tolist(), strict=True)
        }
        return pairs.intersection(copies)

    truth = found(True)
    return len(found(False) & truth) / max(1, len(truth))


if __name__ == "__main__":
    main()
