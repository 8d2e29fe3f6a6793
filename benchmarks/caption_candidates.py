"""Candidates, search and clean-up of captions: nothing lost against brute force, and how long each takes.

    DEDUPE_BENCH_DATA=... python benchmarks/caption_candidates.py [--peers PYTHON] [--invented N]

Reads bench/captions (Flickr8k, Tate titles, NASA descriptions) below DEDUPE_BENCH_DATA. Every pair with ratio >= 90 on
the comparison key is held against rapidfuzz's cdist on the whole of both sets, containment against its definition on
samples. `--peers` names a Python that has rensa and datasketch; their pairs are verified by rapidfuzz too.
`--invented N` measures N templated captions that are made up.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import itertools
import json
import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

Result = TypeVar("Result")
RATIO = 90
SAMPLE = 1_500
"""Captions of a containment sample: a million pairs by brute force take seconds."""
CHUNK = 2_000
"""Rows of cdist at a time: it allocates the whole matrix that it is asked for."""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--peers", metavar="PYTHON", help="a Python that has rensa, datasketch and rapidfuzz")
    parser.add_argument("--invented", type=int, metavar="N", help="measure N made-up captions and nothing else")
    parser.add_argument("--as-peer", choices=["rensa", "datasketch"], help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.as_peer:
        measure_peer(arguments.as_peer)
    elif arguments.invented:
        measure_invented(arguments.invented)
    else:
        measure_real(arguments.peers)


def measure_real(peers: str | None) -> None:
    print(f"{'keys with ratio >= 90':34}{'keys':>9}{'pairs':>8}{'missed':>8}{'seconds':>9}")
    for name, captions in (("Flickr8k", flickr8k()), ("Tate", tate())):
        keys = keys_of(captions)
        from dedupe.captions.similar import similar_pairs

        truth, slow = timed(partial(brute_force, keys))
        row(f"{name}: cdist, 2 workers", len(keys), len(truth), 0, slow)
        pairs, quick = timed(partial(similar_pairs, keys))
        found = {(a, b) for a, b in pairs.tolist()}
        row(f"{name}: dedupe, 1 core", len(keys), len(found), len(truth - found), quick)
        assert found == truth, f"{len(truth - found)} pairs lost, {len(found - truth)} too many"
        for peer in ("rensa", "datasketch") if peers else ():
            theirs, seconds = run_peer(str(peers), peer, keys)
            row(f"{name}: {peer}, verified", len(keys), len(theirs & truth), len(truth - theirs), seconds)
    measure_containment()
    measure_search()
    measure_cleaning()


def measure_containment() -> None:
    from dedupe.captions.containment import containing_pairs, contains

    print(f"\n{'containment':34}{'captions':>9}{'pairs':>8}{'missed':>8}{'seconds':>9}")
    for name, captions in (("Flickr8k", flickr8k()), ("Tate", tate()), ("NASA", nasa())):
        words = [key.split(" ") for key in keys_of(captions)]
        pairs, seconds = timed(partial(containing_pairs, words))
        row(name, len(words), len(pairs), None, seconds)
        sample = random.Random(1).sample(words, min(SAMPLE, len(words)))
        sample.sort(key=len)
        truth = {(a, b) for (a, x), (b, y) in itertools.combinations(enumerate(sample), 2) if contains(y, x)}
        found = {(a, b) for a, b in containing_pairs(sample).tolist()}
        assert found == truth
        row(f"{name}, sample by brute force", len(sample), len(found), len(truth - found), None)


def measure_search() -> None:
    from dedupe.captions.families import template_families
    from dedupe.captions.search import find_repeated_captions

    print(f"\n{'whole search, judged':34}{'captions':>9}{'repeats':>8}{'':8}{'seconds':>9}")
    for name, captions in (("Flickr8k", flickr8k()), ("Tate", tate()), ("NASA", nasa())):
        matches, seconds = timed(partial(find_repeated_captions, captions))
        row(f"{name}: find_repeated_captions", len(captions), len(matches), None, seconds)
        families, seconds = timed(partial(template_families, captions))
        row(f"{name}: template_families", len(captions), len(families), None, seconds)


def measure_cleaning() -> None:
    from dedupe.captions.clean import clean_caption

    print(f"\n{'clean_caption, 1 core':34}{'captions':>9}{'changed':>8}{'':8}{'per sec.':>9}")
    for name, captions in (("Flickr8k", flickr8k()), ("Tate", tate()), ("NASA", nasa())):
        started = time.perf_counter()
        changed = sum(bool(clean_caption(caption).changes) for caption in captions)
        row(name, len(captions), changed, None, len(captions) / (time.perf_counter() - started))


def measure_invented(count: int) -> None:
    """Time and memory on templated captions: the candidates, and where the time goes."""
    from dedupe.captions.containment import containing_pairs
    from dedupe.captions.similar import similar_pairs

    keys = invented(count)
    print(f"{'made-up captions':34}{'keys':>9}{'pairs':>8}{'':8}{'seconds':>9}")
    pairs, seconds = timed(partial(similar_pairs, keys))
    row("ratio >= 90", len(keys), len(pairs), None, seconds)
    words = [key.split(" ") for key in keys]
    pairs, seconds = timed(partial(containing_pairs, words))
    row("containment", len(keys), len(pairs), None, seconds)
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20:.1f} GB")


# Peers


def run_peer(python: str, peer: str, keys: list[str]) -> tuple[set[tuple[int, int]], float]:
    done = subprocess.run(
        [python, __file__, "--as-peer", peer], input=json.dumps(keys), capture_output=True, text=True, check=True
    )
    answer = json.loads(done.stdout)
    return {(a, b) for a, b in answer["pairs"]}, float(answer["seconds"])


def measure_peer(peer: str) -> None:
    """Pairs at the ratio that the peer's candidates hold; runs in the peer's own Python."""
    keys: list[str] = json.load(sys.stdin)
    started = time.perf_counter()
    candidates = {"rensa": by_rensa, "datasketch": by_datasketch}[peer](keys)
    pairs = sorted(pair for pair in candidates if ratio_holds(keys[pair[0]], keys[pair[1]]))
    json.dump({"pairs": pairs, "seconds": time.perf_counter() - started}, sys.stdout)


def by_rensa(keys: list[str]) -> set[tuple[int, int]]:
    """128 permutations in 32 bands on character 3-grams: the setting with the fewest misses for its time."""
    from rensa import RMinHash, RMinHashLSH  # type: ignore[import-not-found]

    index = RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32)
    hashes = []
    for position, key in enumerate(keys):
        hashed = RMinHash(num_perm=128, seed=42)
        hashed.update(list(shingles(key)))
        index.insert(position, hashed)
        hashes.append(hashed)
    return {(a, b) for a, hashed in enumerate(hashes) for b in index.query(hashed) if a < b}


def by_datasketch(keys: list[str]) -> set[tuple[int, int]]:
    from datasketch import MinHash, MinHashLSH  # type: ignore[import-not-found]

    index = MinHashLSH(threshold=0.6, num_perm=64)
    hashes = MinHash.bulk([[s.encode() for s in shingles(key)] for key in keys], num_perm=64)
    for position, hashed in enumerate(hashes):
        index.insert(position, hashed)
    return {(a, b) for a, hashed in enumerate(hashes) for b in index.query(hashed) if a < b}


def shingles(key: str) -> set[str]:
    return {key[i : i + 3] for i in range(max(1, len(key) - 2))}


def ratio_holds(a: str, b: str) -> bool:
    from rapidfuzz import fuzz

    return bool(fuzz.ratio(a, b, score_cutoff=RATIO))


# Data


def brute_force(keys: list[str]) -> set[tuple[int, int]]:
    import numpy as np
    from rapidfuzz import fuzz
    from rapidfuzz.process import cdist

    found: set[tuple[int, int]] = set()
    for start in range(0, len(keys), CHUNK):
        rows = keys[start : start + CHUNK]
        scores = cdist(rows, keys[start:], scorer=fuzz.ratio, score_cutoff=RATIO, dtype=np.float32, workers=2)
        found |= {(start + a, start + b) for a, b in np.argwhere(scores > 0).tolist() if a < b}
    return found


def keys_of(captions: list[str]) -> list[str]:
    """Distinct comparison keys, the documented ones."""
    from dedupe.captions.prepared import prepare

    return sorted({prepare(caption).key for caption in captions} - {""})


def captions_folder() -> Path:
    place = os.environ.get("DEDUPE_BENCH_DATA")
    if place is None:
        sys.exit("DEDUPE_BENCH_DATA should name the folder that holds bench/captions")
    return Path(place) / "bench" / "captions"


def flickr8k() -> list[str]:
    with gzip.open(captions_folder() / "Flickr8k.token.txt.gz", "rt", encoding="utf-8") as lines:
        return sorted({line.rstrip("\n").partition("\t")[2] for line in lines})


def tate() -> list[str]:
    with gzip.open(captions_folder() / "tate_artworks.csv.gz", "rt", encoding="utf-8", newline="") as table:
        return sorted({line["title"] for line in csv.DictReader(table)})


def nasa() -> list[str]:
    page = json.loads((captions_folder() / "nasa_album_artemis_ii.json").read_text(encoding="utf-8"))
    fields: list[dict[str, Any]] = [item["data"][0] for item in page["collection"]["items"]]
    with gzip.open(captions_folder() / "nasa_items.jsonl.gz", "rt", encoding="utf-8") as lines:
        fields += [json.loads(line) for line in lines]
    return [str(data["description"]) for data in fields if data.get("description")]


def invented(count: int) -> list[str]:
    """Made-up captions from templates with slots, as feeds and shops give them; the same for the same count."""
    source = random.Random(8)
    words = ["".join(source.choices("abcdefghijklmnoprstuvw", k=source.randint(3, 9))) for _ in range(20_000)]
    weights = [1 / (rank + 10) for rank in range(len(words))]
    templates = [source.choices(words, weights, k=source.randint(8, 20)) for _ in range(max(1, count // 50))]
    keys: set[str] = set()
    while len(keys) < count:
        template = source.choice(templates).copy()
        for _ in range(source.randint(1, 3)):
            template[source.randrange(len(template))] = source.choice(words)
        keys.add(" ".join(template))
    return sorted(keys)


def timed(body: Callable[[], Result]) -> tuple[Result, float]:
    started = time.perf_counter()
    result = body()
    return result, time.perf_counter() - started


def row(name: str, size: int, found: int, missed: int | None, last: float | None) -> None:
    shown = "" if missed is None else str(missed)
    figure = "" if last is None else f"{last:.0f}" if last > 1_000 else f"{last:.2f}"
    print(f"{name:34}{size:>9}{found:>8}{shown:>8}{figure:>9}", flush=True)


if __name__ == "__main__":
    main()
