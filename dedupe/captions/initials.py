"""Initials and the words that they stand for: `ISS` / `International Space Station`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dedupe.captions.lexicon import soft_words
from dedupe.captions.prepared import PreparedCaption, per_caption
from dedupe.captions.tokens import WORD

if TYPE_CHECKING:
    from dedupe.captions.differences import Difference

_SHORTEST, _LONGEST = 2, 6
"""Letters of initials."""


def pair_initials(found: list[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """Pair initials with words that begin with them and stand in a row, in one stretch or two."""
    here = [(d, d.left_a, d.left_b, (d.block.b0, d.block.b1)) for d in found]
    there = [(d, d.left_b, d.left_a, (d.block.a0, d.block.a1)) for d in found]
    for mine, others, sides in ((a, b, here), (b, a, there)):
        letters = [_letters_of(others, theirs, *stretch) for _, _, theirs, stretch in sides]
        every = " ".join(letters)
        if len(every) <= len(letters):
            continue
        candidates = _candidates(mine)
        for difference, ours, _, _ in sides:
            for i in [i for i in ours if candidates[i] in every]:
                form = candidates[i]
                for (other, _, theirs, stretch), text in zip(sides, letters, strict=True):
                    if form not in text or (other is not difference and len(form) == _SHORTEST):
                        continue
                    run = _spelled_out(form, others, theirs, range(*stretch))
                    if run:
                        ours.remove(i)
                        theirs[:] = [j for j in theirs if j not in run]
                        difference.because("abbreviation")
                        other.because("abbreviation")
                        break


_NONE = "\0"
"""What no caption's initials hold."""


@per_caption
def _candidates(caption: PreparedCaption) -> tuple[str, ...]:
    """Each token as the initials that it may be; "X" stands for "exploration", "experiment"."""
    return tuple(
        [
            form.replace("x", "e") if kind == WORD and _SHORTEST <= len(form) <= _LONGEST else _NONE
            for form, kind, _, _ in caption.tokens
        ]
    )


@per_caption
def _initials(caption: PreparedCaption) -> str:
    """The first letter of each token."""
    return "".join([form[:1] or " " for form in caption.forms])


def _letters_of(caption: PreparedCaption, left: Sequence[int], first: int, last: int) -> str:
    """The initials of what is left of the stretch first:last, and of all its words."""
    if len(left) < _SHORTEST:
        return ""
    initials = _initials(caption)
    if len(left) == last - first:
        return initials[first:last]
    return f"{''.join([initials[j] for j in left])} {initials[first:last]}"


def _spelled_out(form: str, caption: PreparedCaption, left: Sequence[int], stretch: Sequence[int]) -> range | None:
    """Where words in a row begin with these letters; small words between them may count or not ("NOAA", "MoMA")."""
    initials, soft = _initials(caption), soft_words()
    for places in (left, stretch):
        at = "".join([initials[j] for j in places]).find(form)
        if at < 0:
            continue
        run = range(places[at], places[at + len(form) - 1] + 1)
        if all(j in left or caption.forms[j] in soft for j in run) and sum(j in left for j in run) > 1:
            return run
    return None
