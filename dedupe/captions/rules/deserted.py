"""Where nobody is: `an empty street` is a street without people, and a street with no one in it."""

from __future__ import annotations

from collections.abc import Sequence

from dedupe.captions.prepared import PreparedCaption, first_sentence, per_caption, places_in_first
from dedupe.captions.rules.difference import Difference
from dedupe.captions.words.lexicon import is_person, is_plural

_EMPTY = frozenset({"empty", "deserted", "unoccupied", "unpeopled"})
_WITHOUT = frozenset({"without", "no"})
_NOBODY = frozenset({"nobody", "noone"})
_HOLDS_THINGS = frozenset({
    "bag", "barrel", "basket", "bottle", "bowl", "box", "bucket", "can", "carton", "case", "crate", "cup", "envelope",
    "field", "folder", "form", "frame", "glass", "jar", "jug", "list", "mug", "page", "pan", "plate", "pot", "shelf",
    "shell", "table", "tin", "tray", "vase",
})  # fmt: skip
"""Empty, these lack things and no people."""
_PEOPLE = frozenset({"people", "anyone", "anybody", "pupils", "students", "passengers", "customers", "guests", "1"})
"""Those who are missed where nobody is, but for the plurals of words for persons."""


def drop_nobody(found: Sequence[Difference], a: PreparedCaption, b: PreparedCaption) -> None:
    """Account for what one caption calls empty, and of which the other says that nobody is there."""
    for side, empty, without in ((0, a, b), (1, b, a)):
        places, missed = _called_empty(empty), _missed(without)
        if places and missed and not _missed(empty):
            for d in found:
                d.account_on(side, places, missed)


@per_caption
def _called_empty(caption: PreparedCaption) -> frozenset[int]:
    forms = first_sentence(caption)
    return frozenset([i for i in places_in_first(caption, _EMPTY) if _HOLDS_THINGS.isdisjoint(forms[i + 1 : i + 2])])


@per_caption
def _missed(caption: PreparedCaption) -> frozenset[int]:
    """The words of `without people`, `with no pupils`, `with nobody in it` in the first sentence."""
    forms = first_sentence(caption)
    found = places_in_first(caption, _NOBODY)
    for i in places_in_first(caption, _WITHOUT):
        if i + 1 < len(forms) and _are_people(forms[i + 1]):
            found += i, i + 1
    return frozenset(found)


def _are_people(form: str) -> bool:
    return form in _PEOPLE or (is_person(form) and is_plural(form))
