"""Which candidate pairs a decision needs: every picture against the best one that it may be a copy of.

Sixteen copies of one picture are 120 pairs. A decision needs fifteen of them: each copy against the one that stays.
What the others are to each other matters only where they are not copies of that one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from dedupe.images.align import WHOLE
from dedupe.images.candidates import Candidate
from dedupe.records import ImageMatch, ImageVerdict


class Hubs:
    """Candidates, given out in waves; what one wave teaches decides what the next one asks.

    A picture becomes a hub when every better candidate of it has been one or is known to be a copy (so the hubs of one
    wave cannot take each other), and is then held against its candidates: against a copy of another hub only where that
    hub is no candidate here, and against a picture that is an edited version of the same hub as this one only where the
    two may be copies of each other: as they lie, whole, and both or neither changed in places.
    """

    def __init__(self, guesses: Sequence[Candidate], rank: Mapping[int, int]) -> None:
        """Take in the candidates.

        Args:
            guesses: the candidates.
            rank: picture to its place among keepers, all different; the smallest stays.
        """
        self._guesses = guesses
        self._rank = rank
        self._partners: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for position, guess in enumerate(guesses):
            self._partners[guess.a].append((guess.b, position))
            self._partners[guess.b].append((guess.a, position))
        self._neighbours = {picture: {other for other, _ in found} for picture, found in self._partners.items()}
        self._undecided = set(self._partners)
        self._hubs: set[int] = set()
        self._hub_of: dict[int, int] = {}
        self._edited_of: dict[int, dict[int, bool]] = defaultdict(dict)
        self._given: set[int] = set()

    def wave(self) -> list[int]:
        """Positions of the candidates to judge now, ascending; none when all is known that decisions need."""
        while self._undecided:
            hubs = [picture for picture in self._undecided if self._is_next(picture)]
            self._undecided.difference_update(hubs)
            self._hubs.update(hubs)
            positions = {
                position for hub in hubs for other, position in self._partners[hub] if self._asks(hub, other, position)
            }
            if positions:
                self._given |= positions
                return sorted(positions)
        return []

    def learn(self, judged: Mapping[int, ImageMatch]) -> None:
        """Take in the matches of a wave, by position of the candidate."""
        for position in sorted(judged):
            guess, match = self._guesses[position], judged[position]
            for hub, other in ((guess.a, guess.b), (guess.b, guess.a)):
                if hub not in self._hubs or other in self._hubs:
                    continue
                if match.is_duplicate:
                    self._hub_of.setdefault(other, hub)
                    self._undecided.discard(other)
                elif match.verdict is ImageVerdict.EDITED:
                    self._edited_of[other][hub] = bool(match.regions)

    def _is_next(self, picture: int) -> bool:
        rank = self._rank[picture]
        return all(self._rank[other] > rank for other in self._neighbours[picture] if other in self._undecided)

    def _asks(self, hub: int, other: int, position: int) -> bool:
        if position in self._given or (other in self._hub_of and self._hub_of[other] in self._neighbours[hub]):
            return False
        ours, theirs = self._edited_of[hub], self._edited_of[other]
        common = ours.keys() & theirs.keys()
        guess = self._guesses[position]
        as_they_lie = guess.orientation == 0 and guess.box == WHOLE
        return not common or (as_they_lie and all(ours[one] == theirs[one] for one in common))
