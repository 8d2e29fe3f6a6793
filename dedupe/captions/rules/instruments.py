"""By what a picture was taken: a telescope, a probe, a camera, with what kind of craft it is, or without."""

from __future__ import annotations

from collections.abc import Sequence

from dedupe.captions.cleanup.makers import AGENCY_FORMS
from dedupe.captions.prepared import PreparedCaption, gap_before, per_caption, places_of
from dedupe.captions.rules.addition import Addition
from dedupe.captions.rules.classes import ARTICLES
from dedupe.captions.rules.difference import Difference
from dedupe.captions.rules.titles import PREFIXES, VESSELS
from dedupe.captions.words.aboard import carriers
from dedupe.captions.words.lexicon import soft_words, word_list
from dedupe.captions.words.tokens import MODEL, WORD

_BEFORE_TELESCOPE = frozenset({"space", "ray"})
"""Words of a kind of telescope ("space telescope")."""
_CRAFTS = word_list("craft") | VESSELS
_LONGEST_TAKER = 8
"""Words of "by NASA's Vale Space Telescope"."""


def drop_crafts(found: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """`by the Orm Space Telescope` / `by Orm`: what kind of craft it is that both name."""
    crafts_a, crafts_b = _crafts(a), _crafts(b)
    if not crafts_a and not crafts_b:
        return  # as most
    for d in found:
        if d.left_a and not d.left_b:
            d.left_a = _without_crafts(d.left_a, crafts_a, b)
        elif d.left_b and not d.left_a:
            d.left_b = _without_crafts(d.left_b, crafts_b, a)


def _without_crafts(left: list[int], crafts: dict[int, str], other: PreparedCaption) -> list[int]:
    if crafts.keys().isdisjoint(left):
        return left
    kept = [i for i in left if crafts.get(i) not in other.words]
    named = set(_crafts(other).values())
    return left if any(crafts[i] in named for i in left if i in crafts) else kept


@per_caption
def _crafts(caption: PreparedCaption) -> dict[int, str]:
    """The words for a kind of craft beside its name (`Orm Space Telescope`, `the ship HMS Orm`), each with it."""
    found = {}
    for i in places_of(caption, _CRAFTS):
        form = caption.forms[i]
        if form in VESSELS:
            prefix, name = (*caption.forms[i + 1 : i + 3], "", "")[:2]
            if prefix in PREFIXES:
                found[i] = name
            continue
        first = i - 1 if caption.forms[i - 1 : i] and caption.forms[i - 1] in _BEFORE_TELESCOPE else i
        if first and _is_named(caption, first - 1, i) and _stand_together(caption, first - 1, i):
            found.update(dict.fromkeys(range(first, i + 1), caption.forms[first - 1]))
    return found


def _is_named(caption: PreparedCaption, i: int, kind: int) -> bool:
    """True for a telescope known by its name, and for a word with a capital where capitals tell names.

    They do before a kind in small letters, in whatever title (`The ORM spacecraft in the Large Hall`).
    """
    form, text = caption.forms[i], caption.clean.text
    if form in word_list("instrument"):
        return True
    tells = caption.has_capitals or text[caption.tokens[kind].start].islower()
    return tells and form not in soft_words() and text[caption.tokens[i].start].isupper()


def _stand_together(caption: PreparedCaption, first: int, last: int) -> bool:
    return not any(set(",;:.(") & set(gap_before(caption, i)) for i in range(first + 1, last + 1))


def is_taken_aboard(d: Difference, a: PreparedCaption, b: PreparedCaption) -> bool:
    """`this HiRISE image` / `this image from the Mars Reconnaissance Orbiter`: an instrument, and what carries it."""
    if not (_names_an_instrument(a) or _names_an_instrument(b)):
        return False  # as most
    if any(word_list("image").isdisjoint(forms) for forms in d.words(a, b)):
        return False  # the instrument itself may be shown
    here, there = {a.forms[i] for i in d.left_a}, {b.forms[j] for j in d.left_b}
    return _is_aboard(here, there) or _is_aboard(there, here)


@per_caption
def _names_an_instrument(caption: PreparedCaption) -> bool:
    return not carriers().keys().isdisjoint(caption.words)


def _is_aboard(instruments: set[str], crafts: set[str]) -> bool:
    """True where all of `instruments` are carried by the one craft that is named, by a word of its own."""
    names = crafts - word_list("craft") - AGENCY_FORMS - _TAKEN - _BEFORE_TELESCOPE
    is_named = bool(names - word_list("celestial"))
    return is_named and all(names <= carriers().get(instrument, frozenset()) for instrument in instruments)


def takers_in(whole: PreparedCaption, other: PreparedCaption) -> frozenset[int]:
    """The words that say by what a picture was taken, where the other caption tells nothing of that.

    What stands before `took this picture` shows nothing either, unless the other caption tells of that in another way.
    """
    found = _taken_by_what(whole, other)
    return found | _takes_this(whole) if _takes_this(other) or _TAKEN.isdisjoint(other.forms) else found


@per_caption
def _takes_this(caption: PreparedCaption) -> frozenset[int]:
    """The words of `A wide-angle camera on the probe took this picture` but for dates and numbers."""
    forms = caption.forms
    if _TAKES_THIS.isdisjoint(forms[1:]) or word_list("image").isdisjoint(forms):
        return frozenset()
    end = caption.sentences.count(0)
    at = next((i for i in range(1, end - 1) if forms[i] in _TAKES_THIS and _is_this_image(forms, i + 1)), 0)
    return frozenset([i for i in range(at + 1) if at and caption.tokens[i].kind in (WORD, MODEL)])


def _is_this_image(forms: Sequence[str], i: int) -> bool:
    return forms[i] in _THIS and not word_list("image").isdisjoint(forms[i + 1 : i + 1 + _LONGEST_IMAGE])


_TAKES_THIS = frozenset({"took", "captured", "snapped", "shot", "acquired", "obtained", "recorded", "returned", "made"})
_THIS = frozenset({"this", "these"})
_LONGEST_IMAGE = 5
"""Words of "first ever color image"."""


def _taken_by_what(whole: PreparedCaption, other: PreparedCaption) -> frozenset[int]:
    taken = _taken_by(whole)
    if not taken or not _TAKEN.isdisjoint(other.forms) or not taking_crafts().isdisjoint(other.words - whole.words):
        return frozenset()
    return taken


@per_caption
def _taken_by(caption: PreparedCaption) -> frozenset[int]:
    """The words of `captured by NASA's Orm telescope`, `seen by Hubble`: what took the picture, and shows nothing."""
    forms = caption.forms
    if "by" not in forms or _TAKEN.isdisjoint(forms):
        return frozenset()
    found: set[int] = set()
    for i in [i for i, form in enumerate(forms[:-1]) if form in _TAKEN and forms[i + 1] == "by"]:
        end = next((j for j in range(i + 2, len(forms)) if _ends_it(caption, j)), len(forms))
        if end - i <= _LONGEST_TAKER and not taking_crafts().isdisjoint(forms[i + 2 : end]):
            found.update(range(i, end))
    return frozenset(found)


def _ends_it(caption: PreparedCaption, j: int) -> bool:
    return caption.forms[j] in word_list("preposition") or (j > 0 and not _stand_together(caption, j - 1, j))


def taking_crafts() -> frozenset[str]:
    """The words for what takes pictures: kinds of craft, telescopes and cameras by their names, agencies."""
    return word_list("craft") | word_list("instrument") | AGENCY_FORMS


_TAKEN = frozenset(
    ("taken", "captured", "seen", "imaged", "photographed", "observed", "viewed", "snapped", "acquired", "obtained")
)


def is_seen_by_a_craft(added: Addition) -> bool:
    """`NASA's Orm Space Telescope reveals` at the head: a craft that takes pictures took one of what follows.

    Not so where the other caption names another craft, nor before a preposition (`Orm captured in the payload bay`).
    """
    forms = tuple([form for form in added.forms if form not in ARTICLES])
    verb = len(forms) - 1
    if verb > 1 and forms[-1] in _OVER and forms[-3:-1] in _LEADS_US:
        verb -= 2
    elif forms[-1] not in _SEES or added.follower in word_list("preposition"):
        return False
    craft = forms[:verb] if verb and forms[verb - 1] not in _HAS else forms[: verb - 1]
    return _is_a_craft(craft) and not _names_another(added.other, added.whole)


def _is_a_craft(forms: tuple[str, ...]) -> bool:
    """True for the name of what takes pictures, with its kind, its agency or both, and nothing else."""
    if not 0 < len(forms) <= _LONGEST_TAKER or not word_list("preposition").isdisjoint(forms):
        return False
    if not _eyes().isdisjoint(forms[-_CRAFT_AND_NUMBER:]):
        return True
    named = frozenset(forms) - AGENCY_FORMS
    return len(named) > 1 and any(named <= names for names in carriers().values())


def _names_another(caption: PreparedCaption, whole: PreparedCaption) -> bool:
    """True where a caption names a telescope, probe or camera that the other has not, not by its initials either."""
    named = (caption.words & word_list("instrument")) - whole.words
    initials = "".join([form[:1] for form in whole.forms])
    return any(form not in initials for form in named)


def _eyes() -> frozenset[str]:
    return (word_list("craft") - {"mission"}) | word_list("instrument")


_CRAFT_AND_NUMBER = 2
"""Words of "Sentinel 2"."""
_HAS = frozenset({"has", "have", "had"})
_SEES = frozenset({
    "captures", "captured", "reveals", "revealed", "sees", "saw", "seen", "spots", "spotted", "views", "viewed",
    "images", "imaged", "observes", "observed", "photographs", "photographed", "snaps", "snapped", "spies", "spied",
    "unveils", "unveiled", "glimpses", "glimpsed", "shows", "showed", "delivers", "delivered", "eyes", "highlights",
    "pictures", "pictured", "monitors", "monitored", "witnesses", "witnessed", "uncovers",
})  # fmt: skip
"""What a telescope does to what a picture of its shows."""
_LEADS_US = (("takes", "us"), ("brings", "us"))
_OVER = frozenset({"over", "to", "across", "into"})
