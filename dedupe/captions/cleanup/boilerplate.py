"""Sentences that stand at the head or the tail of many captions and say nothing of any one picture.

Learned from the collection: a sentence, running numbers masked, that begins or ends many captions *whose remainders
differ* is boilerplate ("CREDIT LINE IMPERATIVE.", "Join our Space Forums ..."). A caption that is repeated as a whole
teaches nothing, and no caption is ever boilerplate as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from attrs import define, field, frozen

MIN_REMAINDERS = 8
"""Fewer different captions around one sentence are a series about one event, where the sentence is a fact."""
MIN_SHARE = (1, 50)
"""... and at least this share of all captions: in a large collection eight captions may share any sentence."""
RUNNING = (9, 10)
"""Share of a sentence's occurrences that must bear a number of their own before the number is a running one."""
_DEPTH = 3
"""Sentences looked at from either end."""
_LONGEST = 400
"""Characters of the longest sentence learned; longer ones are texts of their own."""
_SENTENCE = re.compile(r"(?<=[.!?。！？])\s+|\n+|(?<=[。！？])(?=[^\s])")
_ABBREVIATED = re.compile(
    r"(?:\b\w|\b(?:mrs?|ms|dr|st|lt|col|gen|maj|sgt|capt|cmdr|prof|rev|jr|sr|no|vs|ca|approx|ave|blvd|dept|univ|inc|co"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec))\.$",
    re.IGNORECASE,
)
"""A full stop behind an initial ("U.S.", "p.m.") or an abbreviation ends no sentence."""
_DIGITS = re.compile(r"\d+")


@frozen
class Boilerplate:
    """What was learned.

    Attributes:
        heads: masked sentences that lead captions.
        tails: masked sentences that end captions.
    """

    heads: frozenset[str] = frozenset()
    tails: frozenset[str] = frozenset()

    def remove_from(self, text: str) -> tuple[str, list[str]]:
        """`text` without its boilerplate, and the sentences removed; never the whole text."""
        removed: list[str] = []
        if not self.heads and not self.tails:
            return text, removed
        sentences = split_sentences(text)
        start, end = 0, len(sentences)
        while end - start > 1 and mask(text[slice(*sentences[end - 1])]) in self.tails:
            end -= 1
            removed.append(text[slice(*sentences[end])])
        while end - start > 1 and mask(text[slice(*sentences[start])]) in self.heads:
            removed.append(text[slice(*sentences[start])])
            start += 1
        if not removed:
            return text, removed
        return text[sentences[start][0] : sentences[end - 1][1]], removed


def learn_boilerplate(captions: Iterable[str]) -> Boilerplate:
    """Learn from the captions of one collection; their order does not matter.

    Args:
        captions: best cleaned without a context, so that credits and photo IDs do not hide the sentences.

    Returns:
        What was learned. Time and memory are linear in the captions.
    """
    distinct = sorted(set(captions))
    heads: dict[str, _Seen] = {}
    tails: dict[str, _Seen] = {}
    for caption in distinct:
        spans = split_sentences(caption)
        for depth in range(min(_DEPTH, len(spans) - 1)):
            _count(heads, caption, spans[depth], caption[spans[depth + 1][0] :])
            _count(tails, caption, spans[-1 - depth], caption[: spans[-2 - depth][1]])
    needed = max(MIN_REMAINDERS, len(distinct) * MIN_SHARE[0] // MIN_SHARE[1])
    return Boilerplate(_frequent(heads, needed), _frequent(tails, needed))


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Half-open ranges of the sentences and lines of a text, white space at their ends left out."""
    spans, position = [], 0
    for match in _SENTENCE.finditer(text):
        if "\n" not in match.group() and _ABBREVIATED.search(text, max(position, match.start() - 8), match.start()):
            continue
        spans.append((position, match.start()))
        position = match.end()
    spans.append((position, len(text)))
    return [(start, end) for start, end in spans if text[start:end].strip()]


def mask(sentence: str) -> str:
    """A sentence as it is counted: digits as one `0`, white space squeezed, without case."""
    return " ".join(_DIGITS.sub("0", sentence.casefold()).split())


@define
class _Seen:
    """What stands around a masked sentence, and the numbers that stood in it."""

    remainders: set[str] = field(factory=set)
    numbers: set[tuple[str, ...]] = field(factory=set)

    def is_boilerplate(self, sentence: str, needed: int) -> bool:
        """True for words that many captions share, whose numbers (if any) only count them.

        A number that several captions share is a fact of theirs ("a splashdown at 7:07 p.m."), and another caption may
        contradict it.
        """
        counts = "0" not in sentence or len(self.numbers) * RUNNING[1] >= len(self.remainders) * RUNNING[0]
        return counts and len(self.remainders) >= needed and any(c.isalpha() for c in sentence)


def _count(seen: dict[str, _Seen], caption: str, span: tuple[int, int], remainder: str) -> None:
    sentence = caption[slice(*span)]
    if len(sentence) <= _LONGEST:
        found = seen.setdefault(mask(sentence), _Seen())
        found.remainders.add(mask(remainder))
        found.numbers.add(tuple(_DIGITS.findall(sentence)))


def _frequent(seen: dict[str, _Seen], needed: int) -> frozenset[str]:
    return frozenset(sentence for sentence, found in seen.items() if found.is_boilerplate(sentence, needed))
