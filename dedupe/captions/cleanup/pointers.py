"""What a page says to its readers around a caption, and under what terms: `Click to enlarge`, `All rights reserved`.

It says nothing of any picture, and one site adds it where another does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dedupe.captions.words.folding import lower_in_place

_BIGGER = r"(?:enlarge|magnify|zoom|expand|full[- ]?(?:size|screen)|full|large|larger|bigger|high[- ]?res(?:olution)?)"
_ON_WHAT = (
    r"(?:\s(?:on|here|the|this|any|each|an?|image|photo|picture|thumbnail|map|chart|graphic|figure|link|icon|button|it|above"
    r"|below|for|to|see|view|get|open|and)){1,8}"
)
_BIGGER_WHAT = r"(?:\s(?:size|version|view|image|photo|picture|map|resolution|in|it|on|the)){0,4}"
_CLICK = rf"(?:click|tap){_ON_WHAT}\s{_BIGGER}{_BIGGER_WHAT}"
_LINK = r"(?:https?://|www\.)[^\s<>()]+"
_MORE = (
    rf"(?:read|see|view|find|learn|find\sout)\smore(?:\s(?:here|at|on|online|below))?\s?[:>»→]{{0,2}}(?:\s?{_LINK})?"
)
_VISIT = rf"for\s(?:more|further)\s(?:information|details?)(?:,?\s(?:please\s)?(?:visit|see|go\sto))?:?\s{_LINK}"
_FOLLOW = r"follow\sus\son\s[\w\s@]{2,40}"
_SCALE = r"(?:image\s|illustration\s|drawing\s|sizes?\s)?(?:(?:is|are)\s)?not\s(?:drawn\s)?to\sscale"
_RIGHTS = r"(?:all|some)\srights\sreserved|(?:used|reproduced|reprinted)\s(?:with|by)\s(?:kind\s)?permission"
_TERMS = (
    r"(?:(?:this\s\w+\sis\s)?(?:licen[sc]ed|available|released)\sunder\s(?:an?\s|the\s)?|licen[sc]e:\s)?"
    r"(?:cc[- ](?:by|0)(?:[- ](?:sa|nc|nd)){0,3}|creative\scommons(?:\s[a-z-]{2,30}){0,4})"
    r"(?:\s\d\.\d)?(?:\s[a-z]{2,13}){0,2}(?:\slicen[sc]e)?"
)
_POINTER = re.compile(
    rf"(?:(?<=[.!?\"”)\]\n])\s*|\s+[-–—|]\s|\s*(?=[(\[]))"
    rf"(?P<open>[(\[])?(?:{_CLICK}|{_MORE}|{_VISIT}|{_FOLLOW}|{_SCALE}|{_RIGHTS}|{_TERMS})(?(open)[.\s…]*[)\]])"
    r"(?:[.…»>→\s]*(?:$|(?=[\n(\[©—–|📷📸]))|[.…](?=\s)|\s(?=(?:photo|image|picture|credit|courtesy)\b))"
)
"""Matched against text in lower case, behind a sentence or a dash, or in brackets."""
_OF_A_PICTURE = r"(?:\s(?:on|here|the|this|any|each|an?|image|photo|picture|thumbnail|map|figure|for|to|see|view)){1,8}"
_BEFORE = re.compile(
    r"(?:(?:annotated|context|labell?ed|map[- ]projected|browse|image|version|view)\s){0,4}"
    rf"click{_OF_A_PICTURE}\s{_BIGGER}(?:\s(?:size|version|view|image|photo|picture|map|resolution)){{0,3}}[.:]?\s"
)
"""What stands over a caption: "Annotated Image Click on the image for larger version".

A button or a link to click on may be shown, and "Figure 2" is another picture than "Figure 1".
"""
_ADDRESS = re.compile(rf"\s+{_LINK}[.\s]*$")
"""Where more of it stands; no word of it counts, but behind a credit it hides that one."""
_WORK = r"[\w'’-]+(?:,?\s(?:(?:and|&)\s)?[\w'’-]+){0,3}(?:\set\sal\.?)?,?\s(?:19|20)\d\d[a-z]?"
_NOTE = re.compile(
    r"\s*[(\[]\s*(?:<a\b[^<>]{0,300}>\s*|\[)?"
    r"(?:(?:see\s|view\s)?(?:large|larger|full|full[- ]size)\s(?:preview|image|version|size)"
    r"|(?:image|photo|picture|figure|data|video|original)?\s?source"
    r"|opens?\sin\s(?:an?\s)?new\s(?:tab|window)"
    r"|(?:image|photo|figure|screenshot|chart|graphic|drawing|diagram|plot)s?\s(?:made\s|taken\s|drawn\s)?by\s(?:the\s)?author"
    rf"|(?:adapted|modified|(?:re)?drawn|reproduced|taken)\s(?:from|after)\s{_WORK}"
    r"|[\w'’-]+(?:,\s[\w'’-]+)?\set\sal\.?,?\s(?:19|20)\d\d[a-z]?)"
    r"(?:\s*</a>|\]\([^()\s]{1,300}\))?\s*[)\]](?=[.\s]*$|\s)"
    r"|\[[\^@][\w.:-]{1,60}\](?=[.\s]*$)"
)
"""What a page puts in brackets behind a caption: `(Large preview)`, `([source](https://x.org))`, a work, a footnote."""
_NOTE_HINTS = (
    *(" preview", "source", " new tab", " new window", "author)", "author]", "(adapted ", "drawn ", "(reproduced "),
    *(" size)", " version)", " image)", "[^", "[@", " et al", "(modified ", "(taken "),
)
_HINTS = (
    "click",
    "tap ",
    " more",
    "for further",
    "follow us",
    "to scale",
    "rights reserved",
    "permission",
    "cc ",
    "cc-",
    "creative commons",
)
_MOST = 4
_TAG = re.compile(
    r"\s?(?<![\w&])#(?:tbt|fbf|throwback(?:thursday)?|flashbackfriday|(?:photo|pic|picture|image)oftheday|potd|ootd|nofilter"
    r"|no_filter|re(?:post|gram)|latergram|insta(?:gram|good|daily|mood|pic|photo|like|moment|travel)|ig(?:ers|daily)?"
    r"|(?:like|follow)(?:4|for)(?:like|follow)s?|followme|bestoftheday|(?:(?:travel|nature|street|landscape)?photography)"
    r"|fyp|viral|explore(?:page)?)(?!\w)",
    re.IGNORECASE,
)
"""`#tbt`, `#photooftheday`: tags that people set behind any picture; others say what it shows."""


def drop_pointers(text: str) -> str:
    """`text` without such words; a text that is nothing else keeps them."""
    lowered = lower_in_place(text)
    rest = _without_what_stands_before(text, lowered) if "click" in lowered else text
    for _ in range(_MOST if any(hint in lowered for hint in _HINTS) else 0):
        found = _POINTER.search(lower_in_place(rest))
        if found is None or not any(c.isalpha() for c in rest[: found.start()]):
            break
        rest = f"{rest[: found.start()].rstrip()} {rest[found.end() :].lstrip(' ')}".rstrip(" ")
    if any(hint in lowered for hint in _NOTE_HINTS):
        noted = "".join(_pieces(rest))
        rest = noted if any(c.isalpha() for c in noted) else rest
    if "#" in rest:
        untagged = _TAG.sub("", rest)
        rest = untagged.strip() if any(c.isalpha() for c in untagged) else rest
    return _without_address(rest) if "://" in rest or "www." in rest else rest


def _pieces(text: str) -> Iterator[str]:
    """The pieces of `text` between such notes."""
    end = 0
    for note in _NOTE.finditer(lower_in_place(text)):
        yield text[end : note.start()]
        end = note.end()
    yield text[end:]


def _without_what_stands_before(text: str, lowered: str) -> str:
    """`text` from its own first word on, which is written with a capital."""
    found = _BEFORE.match(lowered)
    return text[found.end() :] if found is not None and text[found.end() : found.end() + 1].isupper() else text


def _without_address(text: str) -> str:
    """`text` without the address that ends it, but for that of a planetary photojournal, which is a photo ID."""
    found = _ADDRESS.search(text)
    if found is None or "photojournal" in found.group() or not any(c.isalpha() for c in text[: found.start()]):
        return text
    return text[: found.start()]
