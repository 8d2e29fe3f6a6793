"""With what a caption begins that shows nothing: a line of place and day, and where it was.

`VALE, Orm -- In the processing facility at Vale Space Center, technicians check the probe.`
"""

from __future__ import annotations

from dedupe.captions.prepared import PreparedCaption, dateline, gap_before, per_caption
from dedupe.captions.words.lexicon import word_list

_PUTS_FIRST = frozenset({
    "in", "inside", "at", "on", "near", "outside", "aboard", "within", "during", "above", "below", "under", "beneath",
    "beside", "atop", "off",
})  # fmt: skip
_LEAST_PLACE = 2
"""Words of "In Vale"."""
_LONGEST_PLACE = 25
"""Words of "In the payload hazardous servicing facility at Vale Space Center, Orm"."""
_LONGEST_STATE = 3
"""Words of "New South Wales", of a place in which the place is."""


@per_caption
def opening(caption: PreparedCaption) -> int:
    """How many words a caption begins with that show nothing."""
    first = dateline(caption)
    if caption.forms[first : first + 1] and caption.forms[first] in _PUTS_FIRST:
        return next((i for i in range(first + _LEAST_PLACE, _end(caption, first)) if _goes_on(caption, i)), first)
    return first


@per_caption
def main_clause(caption: PreparedCaption) -> tuple[str, ...]:
    """The words of the first sentence behind its opening."""
    return caption.forms[opening(caption) : caption.sentences.count(0)]


def _end(caption: PreparedCaption, first: int) -> int:
    """The token before which the place is over at the latest: a verb, or one of the next sentence."""
    end = min(len(caption.forms), first + _LONGEST_PLACE)
    finite = word_list("finite")
    return next((i for i in range(first, end) if caption.sentences[i] or caption.forms[i] in finite), end)


def _goes_on(caption: PreparedCaption, i: int) -> bool:
    """True for the word behind the comma after which the sentence goes on: not a name up to the next comma."""
    text, tokens = caption.clean.text, caption.tokens
    if "," not in gap_before(caption, i):
        return False
    behind = range(i + 1, min(len(tokens), i + 1 + _LONGEST_STATE))
    closes = any("," in gap_before(caption, j) for j in behind)
    return not (closes and text[tokens[i].start].isupper())
