"""Whose something is: the artist, and the artist's father."""

from __future__ import annotations

from dedupe.captions.prepared import PreparedCaption, per_caption
from dedupe.captions.rules.addition import Addition


def is_somebodys(added: Addition) -> bool:
    """`the Artist` / `the Artist's Father`: not the one named, but what is theirs."""
    at = added.place[0] - 1
    return at >= 0 and added.first - 1 in owners(added.whole) and at not in owners(added.other)


@per_caption
def owners(caption: PreparedCaption) -> frozenset[int]:
    """The tokens in -'s."""
    text = caption.clean.text.lower()
    if "'s" not in text and "’s" not in text:
        return frozenset()
    text = caption.clean.text
    ends = ((i, text[start:end].lower()) for i, (_, _, start, end) in enumerate(caption.tokens))
    return frozenset([i for i, word in ends if word.endswith(("'s", "’s"))])
