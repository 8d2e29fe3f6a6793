"""Recall and false matches on fifteen kinds of copies, next to the peers that are installed.

    DEDUPE_BENCH_DATA=/path/to/data python benchmarks/images.py [--originals N] [--others N] [--set FOLDER]

Reads photographs below `bench/photos_nc` (or, with `--set`, the pictures of any folder: of graphics other copies are
lost), labelled pairs (`labels/image_pairs.csv`) and the sets of other projects (`bench/labelled`); where a part is not
there, it is left out. Of each copy that is lost it says where. Nothing is written outside a temporary folder.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import itertools
import os
import resource
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PIL import Image

from dedupe.config import Config
from dedupe.errors import ImageError
from dedupe.images.canonical import ImageFile, Limits, open_canonical
from dedupe.images.search import find_duplicate_images
from dedupe.images.transforms import KINDS
from dedupe.images.verdict import compare_images

Found = dict[tuple[int, int], str]
SUFFIXES = {".jpg", ".jpeg", ".png", ".gif", ".webp"}


def main() -> None:
    options = _options()
    data = Path(os.environ.get("DEDUPE_BENCH_DATA", "."))
    photographs = _pictures(data / options.set)
    originals, others = photographs[: options.originals], photographs[options.originals :][: options.others]
    with tempfile.TemporaryDirectory() as folder:
        paths, owner, kind = _copies(originals, Path(folder))
        for number, path in enumerate(others):
            paths.append(path)
            owner.append(len(originals) + number)
            kind.append(-1)
        print(f"{len(originals)} originals x {len(KINDS)} copies + {len(others)} others = {len(paths)} files")
        for name, finder in _finders().items():
            found = _report(name, finder, paths, owner, kind)
            if name == "dedupe":
                _losses(found, paths, kind)
    _labelled(data / "labels" / "image_pairs.csv", data / "bench")
    _projects(data / "bench" / "labelled")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--originals", type=int, default=250)
    parser.add_argument("--others", type=int, default=750)
    parser.add_argument("--set", default="bench/photos_nc")
    return parser.parse_args()


def _pictures(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES)


def _copies(originals: Sequence[Path], folder: Path) -> tuple[list[Path], list[int], list[int]]:
    paths: list[Path] = []
    owner: list[int] = []
    kind: list[int] = []
    for number, original in enumerate(originals):
        paths.append(original)
        owner.append(number)
        kind.append(-1)
        # As it is seen: upright, and what is see-through flattened, whose hidden colours are another picture.
        picture = Image.fromarray(open_canonical(ImageFile(str(original)), Limits()).pixels)
        for place, made in enumerate(KINDS):
            copy = folder / f"{number:05d}-{place:02d}{made.suffix}"
            copy.write_bytes(made.encode(picture))
            paths.append(copy)
            owner.append(number)
            kind.append(place)
    return paths, owner, kind


def _finders() -> dict[str, Callable[[Sequence[Path]], Found]]:
    finders = {"dedupe": _dedupe, "imagehash 8x8 <= 8": _hash(8, 8), "imagehash 16x16 <= 72": _hash(16, 72)}
    if importlib.util.find_spec("imagededup") is not None:
        finders["imagededup PHash <= 10"] = _imagededup
    if importlib.util.find_spec("czkawka") is not None:
        print("czkawka: see image_speed.py, which runs its command")
    return finders


def _dedupe(paths: Sequence[Path]) -> Found:
    matches = find_duplicate_images([str(path) for path in paths], config=Config(use_cache=False))
    return {(match.a, match.b): match.verdict.value for match in matches}


def _hash(side: int, radius: int) -> Callable[[Sequence[Path]], Found]:
    def find(paths: Sequence[Path]) -> Found:
        import imagehash
        import numpy as np

        rows = []
        for path in paths:
            with Image.open(path) as opened:
                rows.append(np.packbits(imagehash.phash(opened, hash_size=side).hash.reshape(-1)))
        words = np.array(rows).view(np.uint64)
        found: Found = {}
        for a in range(len(words) - 1):
            apart = np.bitwise_count(words[a + 1 :] ^ words[a]).sum(axis=1)
            for b in np.nonzero(apart <= radius)[0]:
                found[a, a + 1 + int(b)] = "same"
        return found

    return find


def _imagededup(paths: Sequence[Path]) -> Found:
    from imagededup.methods import PHash  # type: ignore[import-not-found, unused-ignore]

    hasher = PHash(verbose=False)
    codes = {str(number): hasher.encode_image(image_file=str(path)) for number, path in enumerate(paths)}
    near = hasher.find_duplicates(encoding_map=codes, max_distance_threshold=10)
    return {(min(int(a), int(b)), max(int(a), int(b))): "same" for a, bs in near.items() for b in bs}


def _report(
    name: str,
    finder: Callable[[Sequence[Path]], Found],
    paths: Sequence[Path],
    owner: Sequence[int],
    kind: Sequence[int],
) -> Found:
    start = time.perf_counter()
    found = finder(paths)
    seconds = time.perf_counter() - start
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    wrong: Counter[str] = Counter()
    examples = []
    for (a, b), verdict in found.items():
        if owner[a] != owner[b]:
            wrong["edited" if verdict == "edited" else "same"] += 1
            examples.append((paths[a].name, paths[b].name, verdict))
        elif -1 in (kind[a], kind[b]):
            counts[max(kind[a], kind[b])]["edited" if verdict == "edited" else "same"] += 1
    originals = max(1, len({o for o, k in zip(owner, kind, strict=True) if k >= 0}))
    print(f"\n{name}: {seconds:.1f} s, {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    print(f"  {'copy':<18} expected    same  edited  recall")
    total = 0
    for place, made in enumerate(KINDS):
        same, edited = counts[place]["same"], counts[place]["edited"]
        total += same + edited
        recall = (same + edited) / originals
        print(f"  {made.name:<18} {made.expected:<8} {same:>7} {edited:>7}  {recall:>6.3f}")
    print(f"  recall {total / originals / len(KINDS):.4f}; false same {wrong['same']}, false edited {wrong['edited']}")
    for example in examples[:10]:
        print("   ", *example)
    return found


def _losses(found: Found, paths: Sequence[Path], kind: Sequence[int]) -> None:
    """Where copies were lost: not proposed, though alike when compared; judged different; too little in the picture."""
    counts: Counter[tuple[str, str]] = Counter()
    for copy, place in enumerate(kind):
        original = copy - place - 1
        if place >= 0 and (original, copy) not in found:
            match = compare_images(paths[original], paths[copy])
            if match.verdict.value == "identical":
                continue  # found with the first of these bytes
            alike = match.is_duplicate or match.is_edited
            counts[KINDS[place].name, "not proposed" if alike else match.reason.split(" (")[0]] += 1
    for (name, reason), number in sorted(counts.items()):
        print(f"  lost: {name:<18} {number:>5}  {reason}")


def _labelled(table: Path, root: Path) -> None:
    if not table.is_file():
        return
    counts: Counter[tuple[str, str]] = Counter()
    with table.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            counts[row["label"], _verdict(root / row["a"], root / row["b"])] += 1
    print("\nlabelled pairs:")
    for (label, verdict), number in sorted(counts.items()):
        print(f"  {label:<10} {verdict:<12} {number}")


def _verdict(a: Path, b: Path) -> str:
    try:
        return compare_images(a, b).verdict.value
    except ImageError as error:
        return error.reason


def _projects(root: Path) -> None:
    """Each project's versions of one picture held against each other."""
    sets = {
        "pdq bridge, modified": _pictures(root / "pdq" / "bridge-mods"),
        "pdq dihedral": _pictures(root / "pdq" / "reg-test-input" / "dih"),
    }
    for name, paths in sets.items():
        if paths:
            _tell(name, itertools.combinations(paths, 2))
    kodak = _pictures(root / "kodak" / "kodim")
    twins = [(path, root / "kodak" / "compressed_kodim" / path.name) for path in kodak]
    _tell("kodak, colours quantised", (pair for pair in twins if pair[1].is_file()))


def _tell(name: str, pairs: Iterable[tuple[Path, Path]]) -> None:
    counts = Counter(_verdict(a, b) for a, b in pairs)
    print(f"\n{name}: " + ", ".join(f"{verdict} {number}" for verdict, number in sorted(counts.items())))


if __name__ == "__main__":
    main()
