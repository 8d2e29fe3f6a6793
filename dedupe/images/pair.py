"""Two pictures to be judged, and what is guessed of how they lie on one another."""

from __future__ import annotations

from attrs import evolve, frozen

from dedupe.images.align import INVERSE, WHOLE, inverse
from dedupe.images.candidates import Candidate
from dedupe.images.fingerprint import Fingerprint
from dedupe.images.limits import ImageFile


@frozen(slots=True)
class Pair:
    """Two pictures to be judged.

    Attributes:
        mark_a: the fingerprint of the first.
        file_a: where its pixels are, should they have to be looked at.
        mark_b: the fingerprint of the second.
        file_b: where its pixels are.
        guess: how b lies on a, from the search for candidates; all possibilities are tried if None.
    """

    mark_a: Fingerprint
    file_a: ImageFile
    mark_b: Fingerprint
    file_b: ImageFile
    guess: Candidate | None = None

    def turned(self) -> Pair:
        """The same two, the other one first."""
        return Pair(self.mark_b, self.file_b, self.mark_a, self.file_a, _turned_guess(self.guess))


def _turned_guess(guess: Candidate | None) -> Candidate | None:
    if guess is None:
        return None
    box = WHOLE if guess.box == WHOLE else inverse(guess.box)
    return evolve(guess, orientation=INVERSE[guess.orientation], box=box, trimmed=guess.trimmed[::-1])
