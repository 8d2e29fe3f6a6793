"""A stretch of which only one of two captions says something: what the rules for additions look at."""

from __future__ import annotations

from typing import NamedTuple

from dedupe.captions.prepared import PreparedCaption, gap_before
from dedupe.captions.rules.classes import ARTICLES
from dedupe.captions.rules.difference import Difference
from dedupe.captions.rules.openings import opening

_FEW = 3


class Addition(NamedTuple):
    """A stretch of which only one caption says something.

    Attributes:
        whole: the caption that says it.
        other: the caption that does not.
        first, last: the stretch in `whole`, half open.
        place: the stretch in `other`, which holds at most words that are accounted for.
        positions: the words with a fact, in `whole`.
        reasons: why other words of the stretch say the same.
        forms: all words of the stretch.
        facts: the words with a fact.
    """

    whole: PreparedCaption
    other: PreparedCaption
    first: int
    last: int
    place: tuple[int, int]
    positions: tuple[int, ...]
    reasons: tuple[str, ...]
    forms: tuple[str, ...]
    facts: list[str]

    @classmethod
    def of(cls, d: Difference, a: PreparedCaption, b: PreparedCaption) -> Addition:
        """The addition that a one-sided difference is."""
        block = d.block
        if d.left_a:
            whole, other, left = a, b, d.left_a
            first, last, place = block.a0, block.a1, (block.b0, block.b1)
        else:
            whole, other, left = b, a, d.left_b
            first, last, place = block.b0, block.b1, (block.a0, block.a1)
        forms = whole.forms
        facts = [forms[i] for i in left]
        return cls(whole, other, first, last, place, tuple(left), tuple(d.reasons), forms[first:last], facts)

    @property
    def follower(self) -> str:
        """The word behind the stretch, or ""."""
        return self.whole.forms[self.last] if self.last < len(self.whole.forms) else ""

    @property
    def last_word(self) -> str:
        """The last word of the stretch that is no article, or ""."""
        return next((form for form in reversed(self.forms) if form not in ARTICLES), "")

    @property
    def gap(self) -> str:
        """What stands between the stretch and the word before it: a space, or a mark as well; "" at the beginning."""
        if not self.first:
            return ""
        return gap_before(self.whole, self.first)

    @property
    def gap_behind(self) -> str:
        """What stands between the stretch and the word behind it: a space, or a mark as well; "" at the end."""
        return gap_before(self.whole, self.last)

    @property
    def is_listed(self) -> bool:
        """True for a member of a list: a comma stands before it, and the list goes on behind it."""
        after = self.gap_behind
        return "," in self.gap and ("," in after or self.follower == "and")

    @property
    def is_short(self) -> bool:
        """True for one word with its helpers ("out of", "no longer")."""
        return len(self.facts) <= _FEW

    @property
    def at_the_head(self) -> bool:
        """True where the other caption has one word at most before it, but for what opens it (see `opening`)."""
        return self.place[0] <= 1 or self.place[0] <= opening(self.other) + 1

    @property
    def in_first_sentence(self) -> bool:
        """True where it stands in the sentence that says what the picture shows."""
        return self.whole.sentences[self.positions[0]] == 0
