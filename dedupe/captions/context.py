"""What a collection of captions teaches about each of them: boilerplate, slots and the names that fill them."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from dedupe.captions.boilerplate import Boilerplate, learn_boilerplate


@frozen
class CaptionContext:
    """What was learned from a collection; the same collection gives the same context in any order.

    Attributes:
        boilerplate: sentences that stand at the head or tail of many captions whose remainders differ.
        fillers: folded words that fill a slot: what varies while all else of a caption stands still.
    """

    boilerplate: Boilerplate = Boilerplate()
    fillers: frozenset[str] = frozenset()

    @classmethod
    def learn(cls, captions: Iterable[str]) -> CaptionContext:
        """Learn from a collection of captions, as read."""
        return cls(learn_boilerplate(captions))
