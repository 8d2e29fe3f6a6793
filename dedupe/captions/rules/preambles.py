"""What calls a caption a picture before it says of what: `An aerial view of`, `The photo shows`."""

from __future__ import annotations

from dedupe.captions.prepared import PreparedCaption, per_caption
from dedupe.captions.rules.addition import Addition
from dedupe.captions.rules.classes import ARTICLES
from dedupe.captions.rules.difference import Difference
from dedupe.captions.words.depictions import (
    CHARTS,
    DEPICTION,
    SPECIMENS,
    TAKEN_FOR_GRANTED,
    depiction,
    is_kind_of_chart,
)

_LOOKS_AT = ARTICLES | {"up", "down", "out", "over", "across", "at", "on", "onto", "into", "toward", "towards"}


@per_caption
def preamble(caption: PreparedCaption) -> int:
    """How many words a caption begins with that only call it a picture, with the article of what it shows."""
    return depiction(caption.forms)


def is_behind_a_preamble(added: Addition) -> bool:
    """Behind `An aerial view of`, `The photo shows`: what stands before it names the picture and no thing in it."""
    forms, first = added.whole.forms, added.first
    if first and forms[0] == "looking" and _LOOKS_AT.issuperset(forms[1:first]):
        return True
    end = preamble(added.whole)
    return end > 0 and end - first in (0, int(forms[first] in ARTICLES))


def only_calls_it_a_chart(added: Addition) -> bool:
    """`A bar chart showing`, `Diagram of the`, `Infographic:`: what the other caption takes for granted."""
    forms = added.whole.forms
    is_heading = not added.first and ":" in added.gap_behind
    if not is_heading and added.positions[-1] >= preamble(added.whole):
        return False
    known = _HEADINGS if is_heading else TAKEN_FOR_GRANTED
    if not is_heading and "of" not in forms[: added.last]:
        known = _HEADINGS  # "Map showing", but not "Map of"
    return all(forms[i] in known or is_kind_of_chart(forms, i) for i in added.positions)


_HEADINGS = TAKEN_FOR_GRANTED | {"map", "illustration", "image", "caption", "cover", "hero"}


def drop_kind_behind(d: Difference, a: PreparedCaption, b: PreparedCaption) -> None:
    """`Lock gates diagram` / `Lock gates with two sluices`: at the very end, what kind of picture it is."""
    for whole, left, others in ((a, d.left_a, d.words(a, b)[1]), (b, d.left_b, d.words(a, b)[0])):
        if left != [len(whole.forms) - 1] or not DEPICTION.isdisjoint(others):
            continue
        if whole.forms[left[0]] in _KINDS:
            left.clear()
            d.because("small words")


_KINDS = CHARTS | SPECIMENS | {"screengrab", "screencap"}


def is_behind_a_mark(added: Addition) -> bool:
    """`Vale Fair, first poster to Part 2`: a part of a label begins here."""
    return not {",", ":", ";"}.isdisjoint(added.gap)
