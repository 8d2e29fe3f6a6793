"""What calls a caption a picture before it says of what: `An aerial view of`, `The photo shows`."""

from __future__ import annotations

from dedupe.captions.rules.addition import Addition
from dedupe.captions.rules.classes import ARTICLES
from dedupe.captions.words.lexicon import soft_words, word_list

DEPICTION = word_list("image") | frozenset(
    (
        *("title", "detail", "part", "study", "scene", "scenes", "logo", "emblem", "badge", "portrait", "overview"),
        *("panorama", "glimpse", "caption", "cover", "close", "postcard", "stereograph", "engraving", "slide"),
        *("etching", "lithograph", "woodcut", "watercolour", "watercolor", "aquatint", "daguerreotype"),
        *("diagram", "schematic", "flowchart", "graph", "plot", "chart", "infographic", "example", "examples"),
        *("impression", "concept", "conception", "render", "visualization", "visualisation", "simulation", "animation"),
    )
)
"""Words for a picture: "Logo of the Lunn Works" may be what "Lunn Works" is the caption of."""
_LOOKS_AT = ARTICLES | {"up", "down", "out", "over", "across", "at", "on", "onto", "into", "toward", "towards"}
_OPENS = ARTICLES | {"of", "shows", "showing"}
_PREAMBLE = frozenset(
    {"aerial", "drone", "general", "wide", "close", "shows", "showing", "satellite", "artist", "artists"}
)


def is_behind_a_preamble(added: Addition) -> bool:
    """Behind `An aerial view of`, `The photo shows`: what stands before it names the picture and no thing in it."""
    before = added.whole.forms[: added.first]
    if before and before[0] == "looking" and _LOOKS_AT.issuperset(before[1:]):
        return True
    if not before or before[-1] not in _OPENS:
        return False
    return not DEPICTION.isdisjoint(before) and not any(
        form not in DEPICTION and form not in soft_words() and form not in _PREAMBLE for form in before
    )


def is_behind_a_mark(added: Addition) -> bool:
    """`Vale Fair, first poster to Part 2`: a part of a label begins here."""
    return not {",", ":", ";"}.isdisjoint(added.gap)
