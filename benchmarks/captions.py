"""How well the caption verdict tells repeats from look-alikes, beside five similarity scores, and how fast.

    DEDUPE_BENCH_DATA=... python benchmarks/captions.py [--wrong] [--validation] [--held-out]

Reads labels/caption_pairs.jsonl below DEDUPE_BENCH_DATA, in three parts by sha256(id) modulo eight. 0 is held out:
nothing was tuned on it, and its wrong pairs are never printed. 4 is for validation: it was held out until the rules
were rewritten to generalise, and its wrong pairs were read only then. The rest is what the rules were tuned on.

    DEDUPE_BENCH_DATA=... python benchmarks/captions.py --lines

measures 407 further pairs instead, labelled twice by reading; caption_lines.csv keeps not their texts but where these
stand below bench/captions. The part sha256(id) modulo four = 3 was never read by those who wrote the rules.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import json
import os
import random
import time
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

from rapidfuzz import fuzz

from dedupe.captions.clean import clean_caption
from dedupe.captions.prepared import prepare
from dedupe.captions.verdict import compare_captions, judge

PARTS, HELD_OUT, VALIDATION = 8, 0, 4
UNREAD_OF, UNREAD = 4, 3
LONGEST_ROW = 8
"""Lines that one row of a table takes, at most."""
RESAMPLES = 2000
Pair = dict[str, str]
Figures = tuple[float, float, float]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--wrong", action="store_true", help="print the wrong pairs of that part")
    options.add_argument("--held-out", action="store_true", help="measure the part that was never tuned on")
    options.add_argument("--validation", action="store_true", help="the validation part instead of the tuned-on part")
    options.add_argument("--speed", action="store_true", help="measure pairs and captions per second")
    options.add_argument("--source", help="only pairs of this source")
    options.add_argument("--lines", action="store_true", help="measure the pairs of caption_lines.csv")
    arguments = options.parse_args()
    if arguments.lines:
        show_lines()
        return
    pairs = read_pairs()
    tuned = [pair for pair in pairs if part(pair) not in (HELD_OUT, VALIDATION)]
    if arguments.validation:
        tuned = [pair for pair in pairs if part(pair) == VALIDATION]
    if arguments.source:
        tuned = [pair for pair in tuned if pair["source"] == arguments.source]
    verdicts = {pair["id"]: compare_captions(pair["a"], pair["b"]) for pair in tuned}
    guesses = {key: match.is_repeat for key, match in verdicts.items()}
    print("part                      pairs  repeats  precision  recall     F1")
    show("validation" if arguments.validation else "tuned on", tuned, guesses)
    for source in sorted({pair["source"] for pair in tuned}):
        show(f"  {source}", [pair for pair in tuned if pair["source"] == source], guesses)
    if arguments.held_out:
        kept = [pair for pair in pairs if part(pair) == HELD_OUT]
        show("held out", kept, {pair["id"]: compare_captions(pair["a"], pair["b"]).is_repeat for pair in kept}, True)
        show_scorers(pairs)
    if arguments.wrong:
        for pair in tuned:
            if guesses[pair["id"]] != is_repeat(pair):
                print(f"\n{pair['id']} {pair['source']}: {pair['label']} ({pair['why']}) but {verdicts[pair['id']]}")
                print(f"   {pair['a'][:300]!r}\n   {pair['b'][:300]!r}")
    if arguments.speed:
        show_speed([pair for pair in pairs if pair["source"].startswith("nasa")])


def show_lines() -> None:
    pairs = list(read_lines())
    guesses = {pair["id"]: compare_captions(pair["a"], pair["b"]).is_repeat for pair in pairs}
    unread = [pair for pair in pairs if _hashed(pair) % UNREAD_OF == UNREAD]
    print("part                      pairs  repeats  precision  recall     F1")
    show("read", [pair for pair in pairs if pair not in unread], guesses)
    show("never read", unread, guesses, True)
    for source in sorted({pair["source"] for pair in unread}):
        show(f"  {source}", [pair for pair in unread if pair["source"] == source], guesses)


def read_lines() -> Iterator[Pair]:
    """The pairs of caption_lines.csv, their texts read from where they stand."""
    folder = Path(os.environ["DEDUPE_BENCH_DATA"]) / "bench" / "captions"
    with (Path(__file__).parent / "caption_lines.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            texts = {side: text_at(folder / row[f"file_{side}"], row, side) for side in "ab"}
            yield {"id": row["id"], "label": row["label"], "source": row["file_a"].split(".")[0], **texts}


def text_at(path: Path, row: dict[str, str], side: str) -> str:
    """A caption: a field of the row that begins on a line of a table, or one of those that tabs part a line into."""
    lines, first, field = lines_of(path), int(row[f"line_{side}"]) - 1, row[f"field_{side}"]
    if path.name.endswith(".csv.gz"):
        table = csv.DictReader(f"{line}\n" for line in (lines[0], *lines[first : first + LONGEST_ROW]))
        return next(table)[field]
    return lines[first].split("\t")[int(field)]


@cache
def lines_of(path: Path) -> list[str]:
    with gzip.open(path, "rt", encoding="utf-8", errors="replace") as stream:
        return stream.read().split("\n")


def read_pairs() -> list[Pair]:
    path = Path(os.environ["DEDUPE_BENCH_DATA"]) / "labels" / "caption_pairs.jsonl"
    pairs = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [pair for pair in pairs if pair["label"] != "ambiguous"]


def part(pair: Pair) -> int:
    return _hashed(pair) % PARTS


def _hashed(pair: Pair) -> int:
    return int(hashlib.sha256(pair["id"].encode()).hexdigest(), 16)


def is_repeat(pair: Pair) -> bool:
    return pair["label"] in ("same", "edited")


def figures(truth: list[bool], guess: list[bool]) -> Figures:
    hits = sum(t and g for t, g in zip(truth, guess, strict=True))
    precision = hits / sum(guess) if any(guess) else 1.0
    recall = hits / sum(truth) if any(truth) else 1.0
    return precision, recall, 2 * precision * recall / (precision + recall) if hits else 0.0


def show(name: str, pairs: list[Pair], guesses: dict[str, bool], intervals: bool = False) -> None:
    truth = [is_repeat(pair) for pair in pairs]
    guess = [guesses[pair["id"]] for pair in pairs]
    precision, recall, f1 = figures(truth, guess)
    print(f"{name:24}  {len(pairs):5}  {sum(truth):7}  {precision:9.3f}  {recall:6.3f}  {f1:5.3f}")
    if intervals:
        low, high = bootstrap(truth, guess)
        print(" " * 41 + "95 %: " + "  ".join(f"{a:.2f} to {b:.2f}" for a, b in zip(low, high, strict=True)))


def bootstrap(truth: list[bool], guess: list[bool]) -> tuple[Figures, Figures]:
    """The 2.5 % and 97.5 % points of precision, recall and F1 over resampled pairs."""
    chance = random.Random(0)
    drawn = []
    for _ in range(RESAMPLES):
        picks = chance.choices(range(len(truth)), k=len(truth))
        drawn.append(figures([truth[i] for i in picks], [guess[i] for i in picks]))
    columns = [sorted(column) for column in zip(*drawn, strict=True)]
    low, high = RESAMPLES // 40, RESAMPLES - 1 - RESAMPLES // 40
    return (columns[0][low], columns[1][low], columns[2][low]), (columns[0][high], columns[1][high], columns[2][high])


def show_scorers(pairs: list[Pair]) -> None:
    """Each rapidfuzz scorer over all pairs, lower-cased: at the cut-off that suits it best, and at 90."""
    scorers: list[Callable[[str, str], float]] = [
        fuzz.ratio, fuzz.token_sort_ratio, fuzz.token_set_ratio, fuzz.partial_ratio, fuzz.WRatio,
    ]  # fmt: skip
    truth = [is_repeat(pair) for pair in pairs]
    for scorer in scorers:
        scores = [scorer(pair["a"].lower(), pair["b"].lower()) for pair in pairs]
        best = max(range(40, 101), key=lambda cut: f1_at(truth, scores, cut))
        print(
            f"{scorer.__name__:24}  {len(pairs):5}  best F1 {f1_at(truth, scores, best):.2f} at {best},"
            f" {f1_at(truth, scores, 90):.2f} at 90"
        )


def f1_at(truth: list[bool], scores: Iterable[float], cut: int) -> float:
    return figures(truth, [score >= cut for score in scores])[2]


def show_speed(pairs: list[Pair]) -> None:
    texts = [pair[side] for pair in pairs for side in "ab"]
    start = time.perf_counter()
    for text in texts:
        clean_caption(text)
    cleaned = time.perf_counter()
    print(f"captions cleaned per second: {len(texts) / (cleaned - start):,.0f}")
    prepared = [(prepare(pair["a"]), prepare(pair["b"])) for pair in pairs]
    done = time.perf_counter()
    print(f"captions cleaned and prepared per second: {len(texts) / (done - cleaned):,.0f}")
    for _ in range(5):
        start = time.perf_counter()
        for a, b in prepared:
            judge(a, b)
        print(f"pairs judged per second: {len(pairs) / (time.perf_counter() - start):,.0f}")
    cleaned_texts = [tuple(clean_caption(pair[side]).text for side in "ab") for pair in pairs]
    for _ in range(3):
        start = time.perf_counter()
        for cleaned_a, cleaned_b in cleaned_texts:
            compare_captions(cleaned_a, cleaned_b)
        print(f"cleaned texts compared per second: {len(pairs) / (time.perf_counter() - start):,.0f}")
    keys = [ready.key for both in prepared for ready in both]
    print(f"distinct keys: {len(set(keys))} of {len(keys)}")


if __name__ == "__main__":
    main()
