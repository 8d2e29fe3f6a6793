"""What an archive says of its copy behind a caption: what it was printed on, its size, its number, where it lies.

`The depot at Orm. Cabinet card, undated. 2004.17.33` is `The depot at Orm`, in the words of another record. Two copies
told apart by both records (a tintype, a cabinet card) are compared as everything else is.
"""

from __future__ import annotations

import re

from dedupe.captions.cleanup.signatures import is_signature
from dedupe.captions.rules.addition import Addition
from dedupe.captions.words.folding import fold

_LONGEST = 24
"""Words of all that a record says of its copy."""
_LONGEST_RECORD = 300
"""Characters of it: numbers of any length are no numbers of a copy."""
_MEDIA = frozenset(
    (
        *("negative", "negatives", "print", "prints", "photograph", "photographs", "photo", "photoprint", "snapshot"),
        *("stereograph", "stereoview", "stereocard", "tintype", "ambrotype", "daguerreotype", "cyanotype", "carte"),
        *("slide", "slides", "postcard", "card", "transparency", "photomechanical", "halftone", "cdv", "rppc", "scan"),
        *("positive", "plate", "cabinet", "albumen"),
    )
)
_OF_MEDIA = _MEDIA | frozenset(
    (
        *("gelatin", "silver", "platinum", "glass", "dry", "nitrate", "film", "safety", "acetate", "photographic"),
        *("stereo", "de", "visite", "lantern", "real", "copy", "black", "and", "white", "b&w", "bw", "hand", "colored"),
        *("coloured", "colour", "color", "sepia", "toned", "tinted", "mounted", "unmounted", "on", "mount", "paper"),
        *("contact", "modern", "vintage", "original", "digital", "half", "whole", "quarter", "sheet", "a", "from"),
    )
)
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
_YEAR = re.compile(r"(?:c|ca|circa)?\.?\s?(?:1[5-9]|20)\d\d")
"""A date is a fact of the picture, whatever stands around it."""
_ENDS = re.compile(r"(?<!\bno)(?<!\bneg)(?<!\bacc)(?<!\bvol)(?<!\b\w)[.;]\s+|\n+|(?<=\w)[)\]]\s*|[(\[]", re.IGNORECASE)
_BEFORE = frozenset(".;([\n")


def tells_of_the_copy(added: Addition) -> bool:
    """True for sentences behind all that the other caption says, of which every part is about the copy."""
    whole, first = added.whole, added.first
    if added.last != len(whole.forms) or added.place[1] != len(added.other.forms) or not first:
        return False
    if added.last - first > _LONGEST or _BEFORE.isdisjoint(added.gap):
        return False
    said = whole.clean.text[whole.tokens[first].start :].strip(" .")
    return len(said) <= _LONGEST_RECORD and all(
        map(_is_about_the_copy, filter(None, (part.strip(" .,") for part in _ENDS.split(said))))
    )


def _is_about_the_copy(sentence: str) -> bool:
    parts = [part.strip() for part in fold(sentence).split(",")]
    return all(map(_is_of_a_record, parts)) or is_signature(sentence)


def _is_of_a_record(part: str) -> bool:
    if _YEAR.fullmatch(part):
        return False
    words = part.replace("-", " ").split()
    if not _MEDIA.isdisjoint(words) and _OF_MEDIA.issuperset(words):
        return True
    return _PART.fullmatch(part) is not None
