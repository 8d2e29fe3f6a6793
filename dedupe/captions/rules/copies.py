"""What an archive says of its copy behind a caption: what it was printed on, its size, its number, where it lies.

`The depot at Orm. Cabinet card, undated. 2004.17.33` is `The depot at Orm`, in the words of another record. Two copies
told apart by both records (a tintype, a cabinet card) are compared as everything else is.
"""

from __future__ import annotations

import re

from dedupe.captions.cleanup.signatures import is_signature
from dedupe.captions.prepared import PreparedCaption, per_caption, written
from dedupe.captions.rules.addition import Addition
from dedupe.captions.rules.classes import ARTICLES
from dedupe.captions.rules.difference import Difference
from dedupe.captions.words.folding import fold
from dedupe.captions.words.moments import MONTHS

_LONGEST = 24
"""Words of all that a record says of its copy."""
_LONGEST_RECORD = 300
"""Characters of it: numbers of any length are no numbers of a copy."""
_MEDIA = frozenset({
    "negative", "negatives", "print", "prints", "photograph", "photographs", "photo", "photoprint", "snapshot",
    "stereograph", "stereoview", "stereocard", "tintype", "ambrotype", "daguerreotype", "cyanotype", "carte", "slide",
    "slides", "postcard", "card", "transparency", "photomechanical", "halftone", "cdv", "rppc", "scan", "positive",
    "plate", "cabinet", "albumen",
})  # fmt: skip
_OF_MEDIA = _MEDIA | frozenset({
    "gelatin", "silver", "platinum", "glass", "dry", "nitrate", "film", "safety", "acetate", "photographic", "stereo",
    "de", "visite", "lantern", "real", "copy", "black", "and", "white", "b&w", "bw", "hand", "colored", "coloured",
    "colour", "color", "sepia", "toned", "tinted", "mounted", "unmounted", "on", "mount", "paper", "contact",
    "modern", "vintage", "original", "digital", "half", "whole", "quarter", "sheet", "a", "from", "portrait", "view",
})  # fmt: skip
"""Words of what a copy is made of; a part has one of `_MEDIA` as well."""
_SIZE = r"(?:h\s?)?\d+(?:[ .]\d+)?(?:/\d+)?\s?[x×]\s?\d+(?:[ .]\d+)?(?:/\d+)?\s?(?:in|inch|inches|cm|mm)?"
_UNDATED = r"undated|not dated|no date|date unknown|n\.?d"
_LIES = r"(?:box|folder|album|page|reel|drawer|file|vol|volume|series|item|envelope)\.?\s?\w?\d+\w?"
_NUMBERED = (
    r"(?:(?:no|nos|neg|negative|acc|accession|cat|catalog|catalogue|id|photo|item|image|print|order)\.?\s?)*(?:no\.?|#)?\s?:?\s?"
    r"(?:\d{4}\.\d{1,4}(?:\.\d{1,4}\w?)*|[a-z]{1,5}[-. ]?\d{3,}(?:[-.]\w+)*|(?:[a-z]{1,6}\d{0,3}-)+\w*\d{3,}(?:-\w+)*"
    r"|\d{3,}(?:-\w{1,4})?)"
)
_PART = re.compile(rf"(?:{_SIZE}|{_UNDATED}|{_LIES}|{_NUMBERED})\.?")
_POSTED = re.compile(
    r"(?:post(?:marked|ed|ally used)|mailed)(?: in)?(?: (?:[a-z]{3,9}\.? )?(?:\d{1,2} )?(?:1[89]|20)\d\d)?"
)
"""`postmarked 1909`: when a card went by post, and not when its picture was taken."""
_BY = re.compile(r" by (?:[\w.&]+ ?){1,4}$")
"""`postcard by Moe & Sons`: who published it."""
_YEAR = re.compile(rf"(?:(?:c|ca|circa)?\.?\s?|(?:{'|'.join(MONTHS)})\.? )(?:1[5-9]|20)\d\d")
"""A date is a fact of the picture, whatever stands around it."""
_ENDS = re.compile(r"(?<!\bno)(?<!\bneg)(?<!\bacc)(?<!\bvol)(?<!\b\w)[.;]\s+|\n+|(?<=\w)[)\]]\s*|[(\[]", re.IGNORECASE)
_BEFORE = frozenset(".;([\n")
_CLOSES = {")": "(", "]": "["}


def tells_of_the_copy(added: Addition) -> bool:
    """True for sentences behind all that the other caption says, of which every part is about the copy.

    So it is at the head: `Hand-tinted lantern slide of the depot`.
    """
    whole, first = added.whole, added.first
    if not first:
        return not added.place[0] and _calls_it_a_copy(added)
    if added.last != len(whole.forms) or added.place[1] != len(added.other.forms):
        return False
    if added.last - first > _LONGEST:
        return False
    said = whole.clean.text[whole.tokens[first].start :].strip(" .")
    if _BEFORE.isdisjoint(added.gap) and not ("," in added.gap and _names_a_medium(fold(said).split(",")[0])):
        return False
    return len(said) <= _LONGEST_RECORD and _is_record_of_a_copy(said)


def _calls_it_a_copy(added: Addition) -> bool:
    forms = added.forms
    at = next((n for n, form in enumerate(forms) if form in _OF_WHAT), 0)
    if not at or not ARTICLES.issuperset(forms[at + 1 :]):
        return False
    kind = fold(written(added.whole, 0, at)).replace("-", " ").split()
    return (len(kind) > 1 or kind[0] not in _THINGS) and kind[-1] not in _DISHES and _names_a_medium(" ".join(kind))


_OF_WHAT = frozenset({"of", "showing", "depicting"})
_DISHES = frozenset({"plate", "plates", "sheet", "paper", "mount", "cabinet"})
_THINGS = frozenset({"card", "slide", "slides", "print", "prints", "positive", "halftone", "scan"})
"""What may be a thing that is shown: a silver plate of fruit, a card of buttons."""


def drop_bracketed_copy(d: Difference, a: PreparedCaption, b: PreparedCaption) -> None:
    """`The depot at Orm, Norland` / `The depot at Orm (tintype)`: what stands in place of a copy's kind is no other."""
    copy_a, copy_b = _bracketed_copy(a), _bracketed_copy(b)
    if bool(copy_a) == bool(copy_b):
        return
    d.account_for(copy_a, copy_b)


@per_caption
def _bracketed_copy(caption: PreparedCaption) -> frozenset[int]:
    """The words of the bracket in which a caption ends, if all that it says is of the copy (`(tinted postcard)`)."""
    text = caption.clean.text.rstrip(" .")
    opens = text.rfind(_CLOSES.get(text[-1:], "\n"))
    if opens <= 0 or len(text) - opens > _LONGEST_RECORD or not _is_record_of_a_copy(text[opens + 1 : -1]):
        return frozenset()
    return frozenset([i for i, token in enumerate(caption.tokens) if token.start > opens])


def _is_record_of_a_copy(said: str) -> bool:
    return all(map(_is_about_the_copy, filter(None, (part.strip(" .,") for part in _ENDS.split(said)))))


def _is_about_the_copy(sentence: str) -> bool:
    parts = [part.strip() for part in fold(sentence).split(",")]
    return all(map(_is_of_a_record, parts)) or is_signature(sentence)


def _is_of_a_record(part: str) -> bool:
    if _YEAR.fullmatch(part):
        return False
    return _names_a_medium(part) or _PART.fullmatch(part) is not None


def _names_a_medium(part: str) -> bool:
    """True for a copy of some kind, whose it is, and when it was posted."""
    words = _BY.sub("", part).replace("-", " ").split()
    if not _MEDIA.isdisjoint(words) and _OF_MEDIA.issuperset(words):
        return True
    return _POSTED.fullmatch(part) is not None
