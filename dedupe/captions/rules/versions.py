"""The same thing in another picture: from another side, in another light, on a screen, on the way to a work."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dedupe.captions.prepared import PreparedCaption, per_caption
from dedupe.captions.rules.addition import Addition
from dedupe.captions.rules.bearings import COMPASS
from dedupe.captions.rules.classes import ARTICLES, class_of
from dedupe.captions.rules.difference import Difference
from dedupe.captions.rules.instruments import is_seen_by_a_craft, taking_crafts
from dedupe.captions.words.lexicon import is_name, soft_words, word_list

_WITH_SIDE = 2
"""Words of "sole view"."""


def judge_what_is_the_same(differences: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """Let `A mail window` / `The same mail window, but with its menu open` decide: it is shown once more."""
    if shows_it_again(a) and shows_it_again(b):
        return
    told = [d for d in differences if d.left_a or d.left_b]
    if told:
        largest = max(told, key=lambda d: len(d.left_a) + len(d.left_b))
        largest.kind, largest.decides = "view", True


@per_caption
def shows_it_again(caption: PreparedCaption) -> bool:
    """True where a caption calls what it shows the same as before, and tells in what it differs."""
    forms = caption.forms
    return "same" in forms and not _BUT.isdisjoint(forms[forms.index("same") + 1 :])


_BUT = frozenset({"but", "now", "except"})


def is_seen_on_a_screen(added: Addition) -> bool:
    """`speaks` / `is seen on a monitor as he speaks`: a picture of a picture."""
    return "seen" in added.forms and not word_list("screen").isdisjoint(added.facts)


def looks_from_elsewhere(added: Addition) -> bool:
    """`At the summit` / `Looking up at the summit`; and `South-South-West` / `South-West`."""
    if added.first == added.place[0] == 0 and added.forms[0] == "looking":
        return True
    if len(added.facts) > 1 or added.facts[0] not in COMPASS:
        return False
    i = added.positions[0]
    return not COMPASS.isdisjoint(added.whole.forms[i + 1 : i + 2]) or (i > 0 and added.whole.forms[i - 1] in COMPASS)


def is_in_another_light(added: Addition) -> bool:
    """`in visible light` / `in ultraviolet light`: "visible" is no fact elsewhere."""
    there = added.other.forms[slice(*added.place)]
    if there[:1] != ("visible",) or len(there) > _VISIBLE_LIGHT:
        return False  # as most
    return any(class_of(added.whole, i) in ("view", "name", "wording") for i in added.positions)


_VISIBLE_LIGHT = 2
"""Words of "visible light"; where more stand in its place they need not be about light."""


def is_for_glasses_or_marked(added: Addition) -> bool:
    """`A view of the crater` / `An annotated view of the crater`, `A stereo view of the crater`: another edition."""
    return not _EDITIONS.isdisjoint(added.facts)


_EDITIONS = frozenset({"stereo", "stereoscopic", "anaglyph", "annotated", "unannotated", "unlabeled", "unlabelled"})


def is_another_edition(added: Addition) -> bool:
    """`Vale Crater` / `Vale Crater (False Color)`, `Vale Crater in 3-D`: behind a whole title, how it was rendered."""
    if not added.first or added.last < len(added.whole.forms) or not added.other.is_label:
        return False
    if added.place[1] < len(added.other.forms) or not _RENDERED.issuperset(added.facts):
        return False
    if _RENDERINGS.isdisjoint(added.facts):
        # "Roses in Color", "Roses (colour)", but not "Flame, the Color of Roses"
        return not _COLOURS.isdisjoint(added.facts) and (
            added.forms[0] == "in" or "(" in added.gap or "natural" in added.facts
        )
    return not _RENDERINGS.intersection(added.facts) <= added.other.words


_COLOURS = frozenset({"color", "colour", "colors", "colours"})
_RENDERINGS = frozenset({
    "false", "true", "enhanced", "exaggerated", "stretched", "3d", "stereo", "stereoscopic", "anaglyph", "infrared",
    "ultraviolet", "thermal", "radar", "xray", "polar", "vertical", "cylindrical", "orthographic", "perspective",
    "projection", "topographic", "raw", "unprocessed", "monochrome", "unlabeled", "unlabelled", "unannotated",
    "annotated", "labeled", "labelled", "colorized", "colourised", "colorised", "colourized", "sepia", "grayscale",
    "greyscale", "multispectral", "hyperspectral", "composite", "labels", "annotations",
})  # fmt: skip
"""What one picture may be and another of the same is not: as processed, projected, in which light, with marks."""
_RENDERED = _RENDERINGS | _COLOURS | word_list("image") | frozenset({
    "natural", "approximate", "approximately", "near", "mid", "far", "visible", "light", "wavelength", "wavelengths",
    "black", "white", "high", "full", "low", "resolution", "version", "versions", "edition", "with", "without", "no",
    "red", "blue", "glasses", "2d", "vision", "elevation", "relief", "shaded", "model", "ray", "x", "data",
})  # fmt: skip
"""These and what goes along with them ("in Approximate True Color", "Vertical Projection View")."""


def is_exposed_for_long(added: Addition) -> bool:
    """`In this long exposure photograph, the rocket launches`: not what an instant shows."""
    return "exposure" in added.facts and not _EXPOSED.isdisjoint(added.forms)


_EXPOSED = frozenset({"long", "second", "seconds", "minute", "minutes", "multiple", "double", "photograph", "photo"})


def is_another_side(added: Addition) -> bool:
    """`Boot` / `Boot, sole view`, `Medal` / `Medal, reverse`, `Back of the medal`: a label names another view of it."""
    if added.forms in _BEHIND and added.follower in _HAS_A_BACK:
        return True  # "Cover" / "Back cover"
    if not added.other.is_label:
        return False
    if not added.first:
        return added.place[0] == 0 and added.forms[0] in _OTHER_SIDES | _PARTS and added.forms[1:2] == ("of",)
    if added.last < len(added.whole.forms):
        return False
    if added.forms[0] in _OTHER_SIDES and added.forms[1:] in ((), ("side",)):
        return not _MARKS.isdisjoint(added.gap)
    return added.forms[-1] == "view" and len(added.forms) == _WITH_SIDE and added.forms[0] not in soft_words()


_BEHIND = (("back",), ("rear",), ("inside",))
_HAS_A_BACK = frozenset({"cover", "jacket", "label", "page", "panel", "sleeve"})
_OTHER_SIDES = frozenset({"reverse", "verso", "back", "rear", "underside"})
_PARTS = frozenset({"detail", "details", "fragment", "fragments"})


def tells_who_took_it(added: Addition) -> bool:
    """`A sailor on watch took this photo of` at the head: what follows is what the picture shows.

    So it is behind `Flight engineer Ada Moe photographed`, `The probe flew by to capture a colour image of`, and
    `NASA's Orm telescope reveals`.
    """
    if not _begins_it(added):
        return False
    if is_seen_by_a_craft(added):
        return True
    forms = tuple(form for form in added.forms if form not in ARTICLES)
    if forms[-1:] == ("photographed",):
        return any(map(is_name, forms)) and "and" not in forms
    if not _TOOK.isdisjoint(forms[-1:]) and not taking_crafts().isdisjoint(forms):
        return _is_a_picture_of(added)
    if added.forms[-1] not in _OF_WHAT:
        return False
    near = added.forms[-_TAKEN_OF:-1]
    takes = _TOOK if taking_crafts().isdisjoint(forms) else _TOOK | _CAPTURES
    return not takes.isdisjoint(near) and not word_list("image").isdisjoint(near)


def _begins_it(added: Addition) -> bool:
    """True at the head, and where the article there is taken for that of the other: `The [orbiter saw the] reef`."""
    if added.first or added.place[0]:
        return added.first == added.place[0] == 1 and {added.whole.forms[0], added.forms[-1]} <= ARTICLES
    return True


def _is_a_picture_of(added: Addition) -> bool:
    """`[The telescope has delivered] the sharpest view of a galaxy`: what it took is a picture, both captions say."""
    behind = added.whole.forms[added.last : added.last + _TAKEN_OF]
    return any(one in word_list("image") and then == "of" for one, then in pairwise(behind))


_CAPTURES = frozenset({"capture", "captures", "capturing"})
_TOOK = frozenset(
    {"took", "captured", "snapped", "shot", "acquired", "obtained", "recorded", "made", "returned", "sent", "delivered"}
)
_OF_WHAT = frozenset({"of", "showing", "as", "the", "a", "an"})
_TAKEN_OF = 8
"""Words of "took this stunning first true-color photo of"."""


def is_another_version(added: Addition) -> bool:
    """`The Bathers` / `The Bathers (study)`: in a label, behind a mark, what was made on the way to it, or of it.

    So is what somebody made after another's work: `The Bathers, after Renoir`, but not `The Bathers, after the Storm`.
    """
    if added.last < len(added.whole.forms) or not added.first or _MARKS.isdisjoint(added.gap):
        return False
    if added.forms[0] == "after":
        return _are_names(added.whole, added.first + 1, added.last)
    if len(added.forms) == _WITH_WHICH:
        return added.forms[-1] in _EDITED
    return len(added.forms) == 1 and added.forms[0] in _VERSIONS | _EDITED


def _are_names(caption: PreparedCaption, first: int, last: int) -> bool:
    text, tokens = caption.clean.text, caption.tokens[first:last]
    return 0 < len(tokens) <= _NAMES and all(text[token.start].isupper() for token in tokens)


_NAMES = 3
"""Words of `after Paul Peter Rubens`."""


_VERSIONS = frozenset({"study", "sketch", "cartoon", "maquette", "bozzetto", "detail"})
_EDITED = frozenset({"version", "variant"})
_WITH_WHICH = 2
"""Words of "second version"."""
_MARKS = frozenset(",(:[–—-")


def is_on_another_platform(added: Addition) -> bool:
    """`The settings page` / `The settings page on Ubuntu`, `(dark mode)`: a program shown once more, elsewhere."""
    if added.first < 1 or not (added.forms[0] in _RUNS_ON or not _MARKS.isdisjoint(added.gap)):
        return False
    facts = [fact for fact in added.facts if not fact.isdecimal()]
    platforms = word_list("platform")
    if not platforms.issuperset(facts) or "the" in added.forms or _VERSION_OF_IT.issuperset(facts):
        return False
    if not (_shows_a_program(added.whole) and _shows_a_program(added.other)):
        return False
    return (platforms - _VERSION_OF_IT).isdisjoint(added.other.words)


@per_caption
def _shows_a_program(caption: PreparedCaption) -> bool:
    return not (word_list("program") | word_list("widget")).isdisjoint(caption.forms)


_RUNS_ON = frozenset({"on", "in", "under", "for", "with", "using"})
_VERSION_OF_IT = frozenset({"version", "mode", "view", "layout", "theme", "edition", "browser", "device", "screen"})


def is_another_kind_of_room(added: Addition) -> bool:
    """`A room at the inn` / `A double room at the inn`: of a house's rooms there are several of each kind."""
    return is_kind_of_room(added.facts[-1], added.follower)


def is_kind_of_room(form: str, behind: str) -> bool:
    """`double room`, `deluxe suite`: a word that tells one room of a house from the others."""
    return form in _KINDS_OF_ROOMS and behind in _ROOMS


_ROOMS = frozenset({"room", "rooms", "bedroom", "bedrooms", "suite", "suites", "cabin", "cabins", "bungalow", "villa"})
_KINDS_OF_ROOMS = frozenset({
    "single", "double", "twin", "triple", "quadruple", "quad", "family", "deluxe", "superior", "standard",
    "executive", "junior", "presidential", "honeymoon", "bridal", "economy", "budget", "premium", "premier",
})  # fmt: skip


def is_another_sheet(added: Addition) -> bool:
    """`[section]` / `[perspective section]`: in square brackets, which drawing it is."""
    if not added.first or added.place[0] == added.place[1]:
        return False
    return "[" in added.gap


def is_for_another_work(added: Addition) -> bool:
    """`The Ferry` / `Sketch for The Ferry`, `Key to The Ferry`: what was made before the work, or after it."""
    if added.first or added.place[0]:
        return False
    if added.last_word == "to" and added.facts[0] in _LEADS_TO_IT:
        return True
    return added.last_word in ("for", "after") and not _BY_THE_WAY.isdisjoint(added.facts)


_LEADS_TO_IT = frozenset({"key", "frontispiece", "preface", "introduction", "sequel", "pendant", "companion"})
_BY_THE_WAY = frozenset(
    {"sketch", "sketches", "study", "studies", "cartoon", "design", "drawing", "copy", "maquette", "preparatory"}
)
