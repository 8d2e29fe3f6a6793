"""What a desk or a site writes around a caption: that the picture is from the files, its place in a gallery, its name.

`FILE - In this May 3, 2031, file photo, the ferry sails`, `12 of 24: The ferry sails`, `File:The ferry sails.jpg`.
"""

from __future__ import annotations

import re

from dedupe.captions.cleanup.makers import is_abbreviation, looks_like_names
from dedupe.captions.words.folding import lower_in_place

_FROM_THE_FILES = re.compile(
    r"\s*\(?FILE\)?(?:\s+(?:PHOTO|IMAGE|PICTURE))?\)?\s*(?:[-–—:]+|\)|(?=[Ii]n this|[Tt]his))\s*"
)
_FILE_PHOTO = re.compile(
    r"\b(?:in\s+)?(?:this|an?)\s+(?:(?:(?:sun|mon|tues|wednes|thurs|fri|satur)day,\s)?(?P<when>[^\s,.;]{3,9}\.?(?:\s\d{1,2})?(?:,?\s\d{4})?|\d{4}),?\s)?"
    r"file\s+(?:photo(?:graph)?|image|picture)(?:\s+(?:shows|of)\b|,)?",
    re.IGNORECASE,
)
_PROVIDED = re.compile(
    r"(?P<before>^|[,.]\s|\s)(?:in\s)?(?:this|an?)\s(?:(?:undated|handout|combination|still|recent|file|video)\s){0,2}"
    r"(?:photo(?:graph)?|image|picture|screenshot|video)(?:\s(?:taken|made|shot)\son\s[\w. ]{3,20},?)?(?:\sand)?"
    r"(?:\s(?:provided|released|supplied|distributed|obtained|issued)\sby\s(?P<who>[^,.;:]{2,70}?(?=,|\sshows\b|$|\.\s?$)))?"
    r"(?P<after>,|\sshows\b|$|(?=\.\s?$))",
    re.IGNORECASE,
)
"""`In this photo provided by the police, a car burns`, `A car burns in this handout image`."""
_DAY = r"[A-Z][a-z]{2,8}\.?\s\d{1,2},?\s\d{4}|\d{1,2}\s[A-Z][a-z]{2,8}\s\d{4}"
_TAKEN_BY = re.compile(
    r"(?P<head>In\sthis\s(?:[\w-]+\s){0,3}?(?:photo(?:graph)?|image|picture)(?:,?\s(?:taken|made|shot)"
    rf"(?:\s(?:on\s)?(?P<when>{_DAY}),?)?)?\sby\s)"
    rf"(?P<who>[A-Z][\w.'’ -]{{2,60}}?)(?:\son\s(?P<day>{_DAY}))?,\s(?=\S)"
)
"""`In this photograph, taken May 3, 2031 by Ada Moe, the ferry sails`, `taken by Ada Moe on May 3, 2031`."""
_NAMES = r"(?:[A-Z][\w'’-]*\.?\s?){1,6}"
_WAS_TAKEN_BY = re.compile(rf"\swas\staken\sby\s{_NAMES}(?:for\s(?:the\s)?{_NAMES})?(?=\s?(?:on\s|in\s|[.,]|$))")
"""`This photograph of the ferry at sea was taken by Ada Moe on May 3, 2031.`"""
_TOOK_IT = re.compile(
    rf"(?<=[.!?])\s+(?:{_NAMES}took\sthis|This)\s(?:photo(?:graph)?|image|picture)(?:\swas\staken)?"
    r"(?P<when>\s(?:on|in)\s[\w\s,]{4,20}\d{4})?(?:\sby\s[^.!?]{3,80})?[.!]"
)
"""`The ferry sails. Ada Moe took this picture on May 3, 2031.`"""
_HANDOUT = re.compile(
    r"\s*(?:undated\s)?(?:handout|library|file)\s(?:photo(?:graph)?|image|picture|still)"
    r"(?:\s(?:dated|taken\son)\s(?P<when>[\d/.]{6,10}|\d{1,2}\s\w{3,9}\s\d{4}))?"
    r"(?:\s(?:provided|released|supplied|distributed|issued)\sby\s(?:the\s)?[^,.;:]{2,60}?)?\s(?:of|shows|showing)\s",
    re.IGNORECASE,
)
"""`Undated handout photo issued by the police of a car`, `File photo dated 12/05/2031 of a car`."""
_VIEWS = re.compile(r"\s*\(\d{1,2}\s(?:views?|prints?|photo(?:graph)?s|images)\)\s*$", re.IGNORECASE)
_COUNTER_HEAD = re.compile(
    r"\s*[(\[]?(?:(?:photo|image|picture|slide)\s)?(?P<at>\d{1,3})\s?(?:of|/)\s?(?P<all>\d{1,3})"
    r"(?:[)\]]\s*[:.–—-]?|\s*[:.–—]|\s*\n)\s*",
    re.IGNORECASE,
)
_COUNTER_TAIL = re.compile(
    r"(?<=[.!?\n\"”])\s+[(\[]?(?P<at>\d{1,3})\s?(?:of|/)\s?(?P<all>\d{1,3})[)\]]?\s*$", re.IGNORECASE
)
_DESCRIBES = re.compile(
    r"\s*(?:(?P<open>\[)\s*)?(?:(?:(?:image|visual|photo)\sdescription|alt(?:ernative)?[ -]text|alt)\s?:"
    r"|ID\s?:(?=\s?(?:an?|the|two|three|four)\s))\s?(?P<told>\S+\s\S.*)",
    re.IGNORECASE | re.DOTALL,
)
"""`Alt text: a ferry sails`, `[Image description: A ferry sails. End ID]`."""
_DESCRIBED = re.compile(r"(?:[\s.]*\[?end\s(?:of\s)?(?:ID|(?:image\s)?description)[.\s]*)?\]?\s*$", re.IGNORECASE)
_PAGE = re.compile(r"\s*(?:File|Datei|Fichier|Archivo)\s?:\s?(?=\S+\s\S)")
_SUFFIX = re.compile(r"\.(?:jpe?g|png|gif|tiff?|svg|webp)\s*$", re.IGNORECASE)
_STOCK = re.compile(
    r"\s*[,|–—-]?\s*(?:Royalty[- ]Free\s)?Stock\s(?:Photo(?:graph)?|Image|Picture|Illustration|Vector|Video)s?"
    r"(?:\s[-–—|]\s(?:Alamy|iStock|Shutterstock|Adobe Stock|Dreamstime|Getty Images))?\s*$"
    r"|[\s.,|–—-]+(?:Image|Photo|Asset|Stock)\sI\.?D\.?:\s?[A-Z0-9-]{5,16}\.?\s*$"
)
"""`The ferry sails Stock Photo - Alamy`, `The ferry sails. Image ID: 2B7K4TR`: what shops write behind a caption."""
_LEFT_TO_RIGHT = re.compile(r"\(?\b(?:from\s)?L\.?\s?(?:-|–|/|to)\s?R\b\.?\)?", re.IGNORECASE)
"""`(L-R)`, `From L. to R.`: the order in which people are named."""
_MAY_LIST = re.compile(r"[Ll]\.?\s?(?:[-–/]|[Tt][Oo])\s?[Rr](?!\w)")
"""What is in each of these; it begins with a letter, so that a search passes over all others quickly."""
_SIDE = re.compile(r"(?<=\s)\((?P<which>(?:\d(?:st|nd|rd|th)\s)?)(?P<side>[LR])\)")
"""`Ada Moe (L)`, `Karl Lunt (2nd R)`: where somebody stands, as agencies write it."""
_SIDES = {"L": "left", "R": "right"}
_INSCRIBED_ON = (
    *("verso", "back", "reverse", "recto", "front", "mount", "margin", "border", "negative", "sleeve", "envelope"),
)
_INSCRIBED = re.compile(
    r"\s*(?:\[\s*title\s(?:from|devised|taken|supplied)\b[^\]]{0,80}\]"
    r"|\s*[,;(–—-]+\s*(?:hand)?(?:written|inscribed|noted|typed|stamped|pencil(?:l?ed)?)\s(?:in\s\w+\s)?(?:on|in|at)\s(?:the\s)?"
    rf"(?:{'|'.join(_INSCRIBED_ON)})(?:\sof\s(?:the\s)?\w+)?\)?)\.?\s*$",
    re.IGNORECASE,
)
"""`Our first mill -- written on verso`, `Our first mill [Title from the back of the print]`: where the words stand."""
_OF_THE_COPY = re.compile(
    r"\s*\[\s*(?:this|the|same)\s(?:image|photo(?:graph)?|picture|view|print)\s[^\]\n]{3,160}\]\.?", re.IGNORECASE
)
"""`The ferry sails [This image appears in the book on page 12]`."""
_DOWNLOAD = re.compile(
    r"(?:^\s*|(?<=[.!?)])\s+)Download\s[^:.()]{0,40}\((?:JPE?G|PNG|TIFF?|PDF|EPS|ZIP),?\s[\d.,]+\s?[KMG]B\)\s*:?\s*",
    re.IGNORECASE,
)
"""`Download high-res (JPG, 4.2 MB): The ferry sails`: what a press page offers."""
_ON_USE_HINTS = (
    *("made available", " be ", "public domain", "licen", "copyright"),
    *(f"{verb} {what} " for verb in ("is", "are") for what in ("free", "for", "to", "of")),
)
"""One of these is in all that may be on use; most texts have none, and looking for words is quick."""
_MAY_BE_ON_USE = re.compile(
    r"made available|(?:may|must|can) (?:not |only )?be |public domain|licen[sc]ed|copyright"
    r"|(?:is|are) (?:free|for|to|of) "
)
_ON_USE = re.compile(
    r"(?:^|(?<=[.!?)\n\"”])\s+)(?:This|The|These)\s(?:(?:[\w'’-]+|U\.S\.)\s){0,4}?"
    r"(?:photo(?:graph)?|image|picture|illustration|material)s?\s(?:is|are|may|must|can)\s(?:being\s|only\s|not\s|also\s)*"
    r"(?:made\savailable|be\s(?:manipulated|altered|used|reused|reproduced|republished|published|sold|copied|downloaded)"
    r"|(?:free\s)?(?:for|to|of)\s(?:(?:editorial|personal|private|educational|non-?commercial)\suse|use|charge|download)"
    r"|in\sthe\spublic\sdomain|licen[sc]ed|(?:subject\sto|protected\sby|under)\scopyright)\b[^.\n]{0,600}(?:\.|$)"
)
"""`The photograph may not be manipulated in any way ...`: what may be done with the copy."""
_MAY_BE_INSCRIBED = re.compile(r"\[title |(?:ten|ed|cil) (?:in|on|at) ")
_INSCRIBED_WITHIN = 200
"""Characters at the end of a text that say where its words stand."""
_TODAYS = re.compile(r"\b[Tt]oday['’]s\s(?=(?:[\w-]+\s){0,3}(?:image|picture|photo|view)\b)")
"""`Today's VIS image shows`: it was so on the day when it was released."""
_BEGIN_A_HANDOUT = frozenset("UuHhLlFf")
_LONGEST_COUNTER = 16
_LONGEST_LABEL = 22
"""Characters of "[Image description:" and some spaces."""
_LEAST_SPACES = 2
"""Spaces in a name that was a caption; fewer make a file name."""


def drop_notes(text: str) -> str:
    """`text` without such notes. A text that is nothing else keeps them; the date of a file photo stays."""
    rest = text
    if "FILE" in rest[:12]:
        rest = _FROM_THE_FILES.sub("", rest, count=1) if _FROM_THE_FILES.match(rest) else rest
    if "file" in rest or "FILE" in rest:
        rest = _FILE_PHOTO.sub(_dated, rest, count=1)
    if "provided by" in rest or "released by" in rest or "handout" in rest or "supplied by" in rest:
        rest = _PROVIDED.sub(_unprovided, rest, count=1)
    rest = _without_its_maker(rest) if rest[:_THIS].lstrip().startswith(("In this", "This")) else rest
    rest = _TOOK_IT.sub(_when_taken, rest) if "taken" in rest or "took this" in rest else rest
    if handout := _HANDOUT.match(rest) if rest[:1] in _BEGIN_A_HANDOUT else None:
        rest = f"{rest[handout.end() :]} {handout['when'] or ''}"
    rest = _DOWNLOAD.sub("", rest, count=1) if "ownload" in rest else rest
    if rest.endswith(")") and rest[rest.rfind("(") + 1].isdecimal():
        rest = _VIEWS.sub("", rest)
    rest = _TODAYS.sub("this ", rest) if "oday" in rest else rest
    rest = _OF_THE_COPY.sub("", rest) if "[" in rest else rest
    rest = _STOCK.sub("", rest) if " ID: " in rest or "Stock " in rest else rest
    if any(hint in rest for hint in _ON_USE_HINTS) and _MAY_BE_ON_USE.search(rest):
        rest = _ON_USE.sub("", rest)
    inscribed = _INSCRIBED.search(rest) if _may_be_inscribed(rest) else None
    rest = rest[: inscribed.start()] if inscribed else rest
    head = _COUNTER_HEAD.match(rest)
    if head is not None and _counts(head):
        rest = rest[head.end() :]
    tail = _COUNTER_TAIL.search(rest, max(0, len(rest) - _LONGEST_COUNTER))
    if tail is not None and _counts(tail) and not is_abbreviation(rest[: tail.start()].rstrip(".")):
        rest = rest[: tail.start()]
    rest = _LEFT_TO_RIGHT.sub("From left", rest) if _MAY_LIST.search(rest) else rest
    rest = _SIDE.sub(_side, rest) if "L)" in rest or "R)" in rest else rest
    described = _DESCRIBES.match(rest) if ":" in rest[:_LONGEST_LABEL] else None
    if described is not None:
        told = described["told"]
        rest = _DESCRIBED.sub("", told) if described["open"] or "ID" in told else told
    rest = _PAGE.sub("", rest, count=1) if ":" in rest[:10] and _PAGE.match(rest) else rest
    if rest.strip().count(" ") >= _LEAST_SPACES:
        rest = _SUFFIX.sub("", rest)
    return rest if any(c.isalpha() for c in rest) else text


def _may_be_inscribed(text: str) -> bool:
    end = lower_in_place(text[-_INSCRIBED_WITHIN:])
    return ("]" in end or any(place in end for place in _INSCRIBED_ON)) and bool(_MAY_BE_INSCRIBED.search(end))


def _unprovided(match: re.Match[str]) -> str:
    provides = match["who"] or "handout" in match.group().lower()
    return match["before"].rstrip() + " " if provides else match.group()


def _without_its_maker(text: str) -> str:
    taken = _TAKEN_BY.match(text)
    if taken is not None:
        rest = text[taken.end() :]
        return f"{rest} {taken['when'] or taken['day'] or ''}".rstrip() if looks_like_names(taken["who"]) else text
    was_taken = _WAS_TAKEN_BY.search(text) if "was taken by" in text else None
    return text[: was_taken.start()] + " " + text[was_taken.end() :].lstrip() if was_taken else text


_THIS = 8


def _when_taken(match: re.Match[str]) -> str:
    return match["when"] or ""


def _side(match: re.Match[str]) -> str:
    return f"({match['which']}{_SIDES[match['side']]})"


def _counts(counter: re.Match[str]) -> bool:
    return 1 <= int(counter["at"]) <= int(counter["all"]) > 1


def _dated(match: re.Match[str]) -> str:
    return f"{match['when']}," if match["when"] else ""
