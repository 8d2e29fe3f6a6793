"""Judging around hubs gives the stars that judging everything would give."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dedupe.images.candidates import Candidate
from dedupe.images.hubs import Hubs
from dedupe.images.trim import Box
from dedupe.records import ImageMatch, ImageVerdict, Region

Verdicts = dict[tuple[int, int], ImageVerdict]
COUNT = 7
pairs = st.tuples(st.integers(0, COUNT - 1), st.integers(0, COUNT - 1)).filter(lambda pair: pair[0] < pair[1])
verdicts = st.dictionaries(
    pairs, st.sampled_from([ImageVerdict.SAME, ImageVerdict.EDITED, ImageVerdict.DIFFERENT]), max_size=21
)


def run(
    table: Verdicts,
    rank: list[int],
    guesses: list[Candidate] | None = None,
    in_places: frozenset[tuple[int, int]] = frozenset(),
) -> Verdicts:
    """The pairs that were asked for, with their verdicts; those `in_places` have a changed place."""
    guesses = guesses or [Candidate(a, b) for a, b in sorted(table)]
    hubs = Hubs(guesses, dict(enumerate(rank)))
    judged: Verdicts = {}
    while wave := hubs.wave():
        matches = {}
        for n in wave:
            pair = (guesses[n].a, guesses[n].b)
            regions = (Region(0.1, 0.1, 0.2, 0.2),) if pair in in_places else ()
            matches[n] = ImageMatch(*pair, table[pair], regions=regions)
        assert not judged.keys() & {(match.a, match.b) for match in matches.values()}
        judged |= {(match.a, match.b): match.verdict for match in matches.values()}
        hubs.learn(matches)
    return judged


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
    judged = run(table, rank)
    assert stars(judged, rank) == stars(table, rank)


def test_sixteen_copies_need_fifteen_looks() -> None:
    table = {(a, b): ImageVerdict.SAME for a in range(16) for b in range(a + 1, 16)}
    assert len(run(table, list(range(16)))) == 15


def test_two_edited_versions_are_compared_only_as_they_lie() -> None:
    table = {(0, 1): ImageVerdict.EDITED, (0, 2): ImageVerdict.EDITED, (1, 2): ImageVerdict.SAME}
    turned = [Candidate(0, 1), Candidate(0, 2), Candidate(1, 2, orientation=4)]
    cut = [Candidate(0, 1), Candidate(0, 2), Candidate(1, 2, box=Box(0.1, 0.1, 0.9, 0.9))]
    assert len(run(table, [0, 1, 2])) == 3
    assert len(run(table, [0, 1, 2], turned)) == 2
    assert len(run(table, [0, 1, 2], cut)) == 2


def test_a_labelled_and_a_cropped_version_are_not_compared() -> None:
    table = {(0, 1): ImageVerdict.EDITED, (0, 2): ImageVerdict.EDITED, (1, 2): ImageVerdict.SAME}
    for places, asked in ((set(), 3), ({(0, 1)}, 2), ({(0, 1), (0, 2)}, 3)):
        assert len(run(table, [0, 1, 2], in_places=frozenset(places))) == asked
