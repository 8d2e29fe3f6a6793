"""What a collection of captions teaches about each of them: its boilerplate, and the names that fill its slots.

A span that varies while all else of a caption stands still is a slot ("Portrait of Meier", "Portrait of Maier",
"Portrait of Braun", ...). Words that fill one slot side by side are names of different things, however alike they are
spelled; without a collection `Meier` and `Maier` are taken for one name in two spellings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from attrs import field, frozen

from dedupe.captions.cleanup.boilerplate import Boilerplate, learn_boilerplate
from dedupe.captions.words.lexicon import soft_words
from dedupe.captions.words.tokens import WORD, tokenize

MIN_FILLERS = 5
"""Different fillers that make a gap a slot; two or three are as likely a typing error."""
MIN_MET = 3
"""Captions that name a filler, at least: a spelling met once or twice may be a slip for a name met often."""
_SLOT_WORDS = 2
"""Words of a filler, at most: a name and a surname."""
_LONGEST = 24
"""Words of a caption that is looked at for slots; templates are short, and the work grows with the square."""
_SAMPLE = 4000
"""Distinct captions looked at for slots, evenly spread over the sorted collection; a slot shows in a part of it."""


@frozen
class CaptionContext:
    """What was learned from a collection; the same captions in any order give the same context.

    Attributes:
        boilerplate: sentences that stand at the head or tail of many captions whose remainders differ.
        fillers: folded words that fill a slot.
    """

    boilerplate: Boilerplate = field(factory=Boilerplate)
    fillers: frozenset[str] = frozenset()

    @classmethod
    def learn(cls, captions: Iterable[str]) -> CaptionContext:
        """Learn from the captions of one collection, as read."""
        distinct = sorted(set(captions))
        return cls(learn_boilerplate(distinct), _learn_fillers(distinct))


def _learn_fillers(distinct: list[str]) -> frozenset[str]:
    step = -(-len(distinct) // _SAMPLE) or 1
    seen: dict[tuple[tuple[str, ...], tuple[str, ...]], set[tuple[str, ...]]] = {}
    met: Counter[str] = Counter()
    for caption in distinct[::step]:
        for around, filler in _gaps(caption):
            seen.setdefault(around, set()).add(filler)
        met.update(_short_forms(caption))
    slots = (fillers for fillers in seen.values() if len(fillers) >= MIN_FILLERS)
    found = {form for fillers in slots for filler in fillers for form in filler}
    return frozenset(form for form in found if met[form] >= MIN_MET)


def _short_forms(caption: str) -> set[str]:
    return set() if len(caption) > _LONGEST * 12 else {token.form for token in tokenize(caption)}


def _gaps(caption: str) -> Iterator[tuple[tuple[tuple[str, ...], tuple[str, ...]], tuple[str, ...]]]:
    """Every gap of one or two words with a fact: what stands around it, and what fills it."""
    if len(caption) > _LONGEST * 12:
        return
    tokens = tokenize(caption)
    forms = tuple([token.form for token in tokens])
    if not 2 < len(forms) <= _LONGEST:
        return
    soft = soft_words()
    facts = [token.kind == WORD and token.form not in soft for token in tokens]
    for start in range(len(forms)):
        for end in range(start + 1, min(start + _SLOT_WORDS, len(forms)) + 1):
            if not facts[end - 1]:
                break
            yield (forms[:start], forms[end:]), forms[start:end]
