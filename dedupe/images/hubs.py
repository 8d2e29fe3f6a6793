"""Which candidate pairs a decision needs: every picture against the best one that it may be a copy of.

Sixteen copies of one picture are 120 pairs. A decision needs fifteen of them: each copy against the one that stays.
What the others are to each other matters only where they are not copies of that one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from dedupe.images.align import WHOLE
from dedupe.images.candidates import Candidate
from dedupe.records import ImageMatch, ImageVerdict


def components(guesses: Sequence[Candidate]) -> list[list[int]]:
    """Positions of candidates, divided so that no picture is in two parts; parts and positions in ascending order."""
    parent: dict[int, int] = {}

    def top(picture: int) -> int:
        while parent.setdefault(picture, picture) != picture:
            parent[picture] = parent[parent[picture]]
            picture = parent[picture]
        return picture

    for guess in guesses:
        a, b = sorted((top(guess.a), top(guess.b)))
        parent[b] = a
    found: dict[int, list[int]] = defaultdict(list)
    for position, guess in enumerate(guesses):
        found[top(guess.a)].append(position)
    return [found[first] for first in sorted(found, key=lambda first: found[first][0])]


def judge_around_hubs(
    guesses: Sequence[Candidate], rank: Mapping[int, int], judge: Callable[[int], ImageMatch]
) -> Iterator[tuple[int, ImageMatch]]:
    """Judge what decisions need of some candidates.

    Pictures are taken as hubs, the best first, as decisions take keepers. A hub is held against every candidate that is
    no copy of an earlier one; against such a copy only where its own hub is no candidate here. Two edited versions of
    one hub are held against each other only where they may be copies of each other: as they lie, whole.

    Args:
        guesses: the candidates.
        rank: picture to its place among keepers; the smallest stays.
        judge: position of a candidate to its match.

    Yields:
        Positions of candidates with their matches, in the order judged.
    """
    partners: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for position, guess in enumerate(guesses):
        partners[guess.a].append((guess.b, position))
        partners[guess.b].append((guess.a, position))
    neighbours = {picture: {other for other, _ in found} for picture, found in partners.items()}
    hub_of: dict[int, int] = {}
    edited_of: dict[int, set[int]] = defaultdict(set)
    done: set[int] = set()
    for hub in sorted(partners, key=lambda picture: rank[picture]):
        if hub in hub_of:
            continue
        for other, position in sorted(partners[hub], key=lambda partner: rank[partner[0]]):
            spoken_for = other in hub_of and hub_of[other] in neighbours[hub]
            if (
                position in done
                or spoken_for
                or (edited_of[hub] & edited_of[other] and not _as_it_lies(guesses[position]))
            ):
                continue
            done.add(position)
            match = judge(position)
            yield position, match
            if match.is_duplicate:
                hub_of.setdefault(other, hub)
            elif match.verdict is ImageVerdict.EDITED:
                edited_of[other].add(hub)


def _as_it_lies(guess: Candidate) -> bool:
    return guess.orientation == 0 and guess.box == WHOLE
