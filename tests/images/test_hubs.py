"""Judging around hubs gives the stars that judging everything would give."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dedupe.images.candidates import Candidate
from dedupe.images.hubs import components, judge_around_hubs
from dedupe.images.trim import Box
from dedupe.records import ImageMatch, ImageVerdict

Verdicts = dict[tuple[int, int], ImageVerdict]
COUNT = 7
pairs = st.tuples(st.integers(0, COUNT - 1), st.integers(0, COUNT - 1)).filter(lambda pair: pair[0] < pair[1])
verdicts = st.dictionaries(
    pairs, st.sampled_from([ImageVerdict.SAME, ImageVerdict.EDITED, ImageVerdict.DIFFERENT]), max_size=21
)


def run(table: Verdicts, rank: list[int], guesses: list[Candidate] | None = None) -> tuple[list[Candidate], Verdicts]:
    guesses = guesses or [Candidate(a, b) for a, b in sorted(table)]

    def judge(position: int) -> ImageMatch:
        guess = guesses[position]
        return ImageMatch(guess.a, guess.b, table[guess.a, guess.b])

    found = dict(judge_around_hubs(guesses, dict(enumerate(rank)), judge))
    return guesses, {(guesses[n].a, guesses[n].b): match.verdict for n, match in found.items()}


def stars(table: Verdicts, rank: list[int]) -> dict[int, int]:
    """Copy to keeper, as decisions divide them."""
    kept: dict[int, int] = {}
    for hub in sorted(range(COUNT), key=lambda n: rank[n]):
        if hub in kept:
            continue
        kept[hub] = hub
        for other in range(COUNT):
            verdict = table.get((min(hub, other), max(hub, other)))
            if verdict is ImageVerdict.SAME and other not in kept:
                kept[other] = hub
    return kept


@given(verdicts, st.permutations(range(COUNT)))
@settings(deadline=None, max_examples=300)
def test_the_stars_are_those_of_all_pairs(table: Verdicts, rank: list[int]) -> None:
    _, judged = run(table, rank)
    assert stars(judged, rank) == stars(table, rank)


@given(verdicts, st.permutations(range(COUNT)))
@settings(deadline=None, max_examples=100)
def test_components_are_judged_apart_as_together(table: Verdicts, rank: list[int]) -> None:
    guesses, judged = run(table, rank)
    parts = components(guesses)
    assert sorted(n for part in parts for n in part) == list(range(len(guesses)))
    apart: Verdicts = {}
    for part in parts:
        apart |= run(table, rank, [guesses[n] for n in part])[1]
    assert apart == judged


def test_sixteen_copies_need_fifteen_looks() -> None:
    table = {(a, b): ImageVerdict.SAME for a in range(16) for b in range(a + 1, 16)}
    assert len(run(table, list(range(16)))[1]) == 15


def test_two_edited_versions_are_compared_only_as_they_lie() -> None:
    table = {(0, 1): ImageVerdict.EDITED, (0, 2): ImageVerdict.EDITED, (1, 2): ImageVerdict.SAME}
    turned = [Candidate(0, 1), Candidate(0, 2), Candidate(1, 2, orientation=4)]
    cut = [Candidate(0, 1), Candidate(0, 2), Candidate(1, 2, box=Box(0.1, 0.1, 0.9, 0.9))]
    assert len(run(table, [0, 1, 2])[1]) == 3
    assert len(run(table, [0, 1, 2], turned)[1]) == 2
    assert len(run(table, [0, 1, 2], cut)[1]) == 2
