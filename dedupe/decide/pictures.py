"""Records by picture: which of them have one, and how two pictures were judged."""

from __future__ import annotations

from collections import defaultdict

from dedupe.decide.groups import stars
from dedupe.decide.judged import Judged
from dedupe.decide.keepers import Order
from dedupe.records import ImageMatch, ImageVerdict, PictureKind


def verdict_of(match: ImageMatch | None) -> ImageVerdict | None:
    """The verdict of a judged pair; None where there is none."""
    return match.verdict if match else None


class PictureGroups:
    """Records gathered by picture: equal files and equal names at once, judged duplicates as stars."""

    def __init__(self, judged: Judged, order: Order) -> None:
        self.judged = judged
        holders: dict[str, list[int]] = defaultdict(list)
        for i, picture in enumerate(judged.pictures):
            if picture is not None:
                holders[picture.identity].append(i)
        self._holders = {identity: sorted(found, key=order) for identity, found in holders.items()}
        self._of_number: dict[int, str] = {
            picture.number: picture.identity for picture in judged.pictures if picture and picture.number is not None
        }
        self._matches: dict[tuple[str, str], ImageMatch] = {}
        for match in judged.image_matches:
            self._note(match)
        partners: dict[str, list[str]] = defaultdict(list)
        for a, b in self._matches:
            partners[a].append(b)
        found_stars = stars(self._holders, partners, lambda identity: order(self._holders[identity][0]))
        self.groups: list[list[int]] = [
            sorted((i for identity in star for i in self._holders[identity]), key=order) for star in found_stars
        ]
        self._group_of = {i: n for n, group in enumerate(self.groups) for i in group}

    def _note(self, match: ImageMatch) -> None:
        a, b = self._of_number.get(match.a), self._of_number.get(match.b)
        if a is not None and b is not None and a != b and match.is_duplicate:
            self._matches[a, b] = self._matches[b, a] = match

    def holders(self, number: int) -> list[int]:
        """The records that have a judged picture, the one that stands for it first."""
        return self._holders[self._of_number[number]]

    def is_first(self, i: int, match: ImageMatch) -> bool:
        """Whether the picture of a record is the first of a judged pair, not the second."""
        picture = self.judged.pictures[i]
        return match.a != match.b and picture is not None and self._of_number.get(match.a) == picture.identity

    def together(self, a: int, b: int) -> bool:
        """True where two records have one picture."""
        return a in self._group_of and self._group_of[a] == self._group_of.get(b)

    def match(self, a: int, b: int) -> ImageMatch | None:
        """How the pictures of two records were judged the same, or None."""
        first, second = self.judged.pictures[a], self.judged.pictures[b]
        if first is None or second is None:
            return None
        if first.identity != second.identity:
            return self._matches.get((first.identity, second.identity))
        named = [picture for i in (a, b) if (picture := self.judged.records[i].picture) is not None]
        reason = "same name"
        if len(named) == 2 and all(picture.kind is PictureKind.FILE for picture in named):
            reason = "same file" if named[0].name == named[1].name else "same bytes"
        return ImageMatch(0, 1, ImageVerdict.IDENTICAL, reason=reason)
