"""Credits without a label that sign a caption at its end: "Ada Moe/AP", "REUTERS/Ada Moe", "(Courtesy photo)".

A signature is what stands behind the last sentence, behind a dash or in a bracket at the end, and holds nothing but
names and the words that agencies sign with. What a label announces ("Photo: Ada Moe") is found by `credits.py`.
"""

from __future__ import annotations

import re

from dedupe.captions.cleanup import foreign
from dedupe.captions.cleanup.makers import AGENCIES, is_abbreviation, looks_like_names, word_set
from dedupe.captions.cleanup.unlabelled import credit_line
from dedupe.captions.words.lexicon import given_names
from dedupe.records import Change

_LONGEST = 160
"""Characters at the end of a text in which a signature is looked for."""
_MOST_WORDS = 14
_NAME_WORDS = 5
"""Words of a photographer's name, rank or paper at most."""
_LEAST_WORDS = 5
"""Words before the name of a collection, with fewer of which it is part of a title ("Two Mills. Moe Collection")."""
_PIECES = 4
"""Sentences from the end that are looked at: initials and ranks ("Sgt. A. Moe") cut a signature into several."""

_NOTE = re.compile(
    r"[\s/.]+(?:TPX IMAGES OF THE DAY|(?:FOR )?EDITORIAL USE ONLY|NO RESALES|NO ARCHIVES|NO SALES|"
    r"MANDATORY(?: CREDIT:?)?|RELEASED|BEST QUALITY AVAILABLE)$",
    re.IGNORECASE,
)
"""What agencies write behind a credit for those who print the picture."""
_NOTE_ENDS = ("DAY", "ONLY", "RESALES", "ARCHIVES", "SALES", "MANDATORY", "CREDIT", "CREDIT:", "RELEASED", "AVAILABLE")
_NOTE_END = max(map(len, _NOTE_ENDS))
_STOCK = re.compile(
    r"(?:courtesy|hand-?out|file|contributed|submitted|staff|pool|stock|press|archive|provided|supplied)"
    r"\s+(?:photo(?:graph)?|image|picture|pic)s?|hand-?out|dvids|wikimedia commons|public domain|google art project",
    re.IGNORECASE,
)
"""A signature that names nobody."""
_RIGHTS = re.compile(
    r"(?:in\sthe\s)?public[- ]domain(?:\s(?:image|photo(?:graph)?|work))?"
    r"|no\sknown\s(?:copyright\s|publication\s)?restrictions?(?:\son\s(?:publication|use|reproduction))?"
    r"|(?:crown\s)?copyright\sexpired|cc[- ]?(?:by|0)(?:[- ](?:sa|nc|nd)){0,2}(?:\s\d\.\d)?",
    re.IGNORECASE,
)
"""What a signature says of rights."""
_PARTS_OF_RIGHTS = re.compile(r"\s?[/|;]\s?|,\s|\svia\s")
_SOURCE_WORDS = word_set("government film still scan print negative work original")
"""Words for what the copy was made from, beside names: `U.S. government film still / public domain`."""
_HELD = re.compile(
    r"\s[-–—]\s(?:\d{4}\.\d{1,4}(?:\.\d{1,4})*|\d{1,3}(?:\.\d{1,4}){2,3}|[A-Z]{1,5}[- .]?\d{3,6})[a-z]?"
    r"\s[-–—]\s(?P<holder>[A-Z][^.!?;:/]{3,60})$"
)
"""`Ada Moe - Plums - 1931.12 - Museum of Vale`: the number and the owner in the name of a museum's picture."""
_HOLDERS = word_set(
    "museum museums gallery galleries institute institution library libraries collection collections archive archives "
    "academy rijksmuseum nationalmuseum kunsthalle museo musée pinakothek"
)
_WIRES = "REUTERS|AP|AP Photo|AFP|EPA|EPA-EFE|EFE|DPA|dpa|Reuters|Xinhua|XINHUA|TASS|ANSA|PA|ZUMA|SIPA"
_PRESS_AGENCIES = frozenset(_WIRES.upper().split("|")) | {"GETTY IMAGES", "GETTY", "SHUTTERSTOCK", "ALAMY"}
"""Agencies that nobody writes about in a bracket, as "the space agency (NASA)" is."""
_WIRE_FIRST = re.compile(rf"(?<![\w/])(?:{_WIRES})\s?/\s?[A-Z][\w.'’-]*(?:[ /]+[\w.'’-]+){{0,6}}$")
"""`REUTERS/Ada Moe`, wherever it ends a text: the agency in front says what it is."""
_ON_A_SITE = re.compile(r"\sby\s(?=[^.!?]{2,60}?,?\son\s(?:Flickr|500px|Unsplash|Instagram)$)")
_SITES = ("Flickr", "500px", "Unsplash", "Instagram")
"""`Gulls at dawn by Ada Moe, on Flickr`: how sites sign what they give others to embed."""
_LABEL = re.compile(
    r"(?=[A-Zpc©ⓒ📷📸])(?<![\w(\[-])(?:(?:Photo(?:graph)?|Picture|Pic|Image|Foto|Photographer|Credit)s?:"
    r"|(?:[A-Z]{2,5}\s|Staff\s|U\.S\.\s[A-Z][\w ]{3,14}\s)?[Pp]hotos?\sby\s|[©ⓒ]|[📷📸]\ufe0f?\s?:?"
    r"|(?:Photo\s|Image\s)?[Cc]ourtesy(?:\sof)?\s|Copyright\s)\s?(?=[^\W_a-z]|@)"
)
"""Labels in the middle of a line, where names follow up to the end of the text."""
_LABEL_HINTS = (":", "hoto", "ourtesy", "opyright", "©", "ⓒ", "📷", "📸")
"""One of these is in every label."""
_BOUNDARY = re.compile(r"[.!?…][\"'”’»)\]]*\s+|[)\]”]\s+|\s[-–—|•]{1,3}\s+|\s(?<=\d{4}\s)\s*(?=[A-Z])")
"""Each alternative begins with a character of its own, so that the search passes over letters quickly."""
_PHOTOGRAPHER = re.compile(r",\s(?:staff\s)?photographer$", re.IGNORECASE)
_GIVEN = re.compile(
    r"(?:(?:gift|bequest|donation|loan|(?:from\sthe\s)collection)\s(?:of|from)|(?:donated|presented|given|loaned|lent)\sby"
    r"|on loan from)\s",
    re.IGNORECASE,
)
"""How museums and archives say whose the picture was."""
_SERVICE = re.compile(r"\b(?:photo|image|video)s?(?:\s+(?:by|courtesy(?:\s+of)?)\s|\s?/)", re.IGNORECASE)
_BY = re.compile(
    r"(?:(?:submitted|contributed|provided|supplied|posted|uploaded|shared|illustrations?|(?:info)?graphics?|maps?|charts?"
    r"|animations?|visuali[sz]ations?|(?:(?:image|photo|data)\s)?(?:process(?:ed|ing)|edit(?:ed|ing)|retouching)"
    r"|(?:drone|video|aerial)\s(?:footage|photography|photos?)|(?:image|photo)s?\sprovided)\sby|img\s?:"
    r"|[📷📸]\ufe0f?\s?:?)\s*",
    re.IGNORECASE,
)
"""`Submitted by Ada Moe`, `📷 Ada Moe`."""
_MADE_BY = re.compile(
    r"(?P<agency>[A-Z][^,;:/]{1,60})\s(?:images?(?:\sand\sanimations?)?|maps?|charts?|graphs?|graphics?|animations?"
    r"|visuali[sz]ations?|illustrations?|mosaics?)(?:\screated)?\sby\s(?P<names>[A-Z].+)"
)
"""`NOAA Climate map by Ada Moe`."""
_USING = re.compile(r",\s(?:using|based\son|with)\s[^,;:]{0,60}\b(?:data|imagery)\b.{0,90}$")
"""What pictures made of measurements go on with: `, using Lunn data from the Orm Survey`."""
_OFFICIAL = re.compile(
    r"(?:an?\s)?official\s(?:u\.?s\.?\s)?(?:navy|army|marine\scorps|coast\sguard|(?:army\s)?air\sforces?|signal\scorps|defense"
    r"\sdepartment|dod|nasa|white\shouse|government)\sphoto(?:graph)?(?:,?\s(?:now\s)?(?:in|from)\sthe\scollections?\sof\s[^.,]{3,60})?"
    r"(?:[,.:]?\s#?(?=[\w-]*\d)[\w-]{3,20})?",
    re.IGNORECASE,
)
"""`Official U.S. Navy Photograph, 80-G-12345`: whose it is, and its number there."""
_PAPER = word_set(
    "news times post tribune herald journal press gazette guardian telegraph independent mail sun star globe observer "
    "examiner chronicle courier register bulletin dispatch reporter sports images pictures photo photography media tv "
    "network magazine archive archives agency cc commons jazeera bbc cnn npr nbc cbs abc"
)
"""Words in the names of papers, stations and archives."""
_OWNERS = word_set("archive archives collection photo photos images pictures")
_PARTED = re.compile(r"\s?[/—–|]\s?|,\s|\sfor\s|(?<=[a-z])-(?=[A-Z])")
_DATED = re.compile(
    r"[(\[](?P<agency>[A-Z][\w/ -]{1,40}),\s(?=(?:[A-Z][a-z]{2,8}\.? \d|\d{1,2} [A-Z][a-z]{2})[^()\[\]]*[)\]]$)"
)
_OPENING = {")": "(", "]": "["}
_SIGNED_ENDS = ("摄", "攝", "撮影", "供图", "供圖", "）")
_NAME = r"[^0-9０-９。、，！？（）()\sにでをからはがもへと年月日]{2,12}"
_TOOK = r"(?:(?<![拍航偷])[摄攝]|撮影|供[图圖])"
_SIGNED = re.compile(rf"(?:^|(?<=[。！？\s、，])|(?=[（(]))([（(]?(?:{_NAME}\s)?{_NAME}\s?{_TOOK}）?)$")
"""`新华社记者 李明 摄`, `（山田太郎撮影）`: a name that took the picture; no `上空から撮影`, no `2031年撮影`."""


def take_signature(text: str, changes: list[Change]) -> tuple[str, str | None]:
    """`text` without the signature that ends it, and the signature; (text, None) where there is none.

    What is removed is named in `changes`. A text that is nothing but a signature keeps it.
    """
    plain = text.rstrip(" .\n")
    first = max(0, len(plain) - _LONGEST)
    site = _ON_A_SITE.search(plain, first) if plain.endswith(_SITES) else None
    if site is not None:
        return _without(text, site.start(), len(text), changes)
    note = _NOTE.search(plain, first) if plain[-_NOTE_END:].upper().endswith(_NOTE_ENDS) else None
    if note is not None and note.start():
        return _without(text, note.start(), len(text), changes)
    if plain[-1:] in _OPENING:
        return _in_bracket(text, plain, changes)
    held = _HELD.search(plain, first)
    if held is not None and not _HOLDERS.isdisjoint(held["holder"].lower().split()):
        return _without(text, held.start(), len(text), changes)
    signed = _SIGNED.search(plain, first) if plain.endswith(_SIGNED_ENDS) else None
    start = signed.start(1) if signed else _start(plain, first)
    return (text, None) if not start else _without(text, start, len(text), changes)


def _without(text: str, start: int, end: int, changes: list[Change]) -> tuple[str, str | None]:
    rest = (text[:start].rstrip(" -–—|•\n") + text[end:]).rstrip()
    if not any(c.isalnum() for c in rest):
        return text, None
    changes.append(Change("credit", text[start:end].strip()))
    return rest, _without_label(text[start:end].strip(" .()（）[]/\n"))


def _without_label(credit: str) -> str:
    """`📷: Ada Moe`, `foto Ada Moe` as `Ada Moe`."""
    label = _CAMERA.match(credit) or foreign.WITHOUT_COLON.match(credit)
    return credit[label.end() :] if label and looks_like_names(credit[label.end() :]) else credit


_CAMERA = re.compile("[📷📸]\ufe0f?\\s?:?\\s?")


def _in_bracket(text: str, plain: str, changes: list[Change]) -> tuple[str, str | None]:
    opened = plain.rfind(_OPENING[plain[-1]], max(0, len(plain) - _LONGEST))
    if opened <= 0:
        return text, None
    before, inner = plain[:opened].rstrip(), plain[opened + 1 : -1].strip()
    dated = _DATED.match(plain, opened)
    if dated is not None and credit_line(dated["agency"]):
        return _without(text, opened + 1, dated.end(), changes)
    named = _SPELT.search(before) if inner.isupper() else None
    if named is not None and _spells(before, inner):
        rest, credit = _without(text, named.start(), len(text), changes)
        return rest, credit and plain[named.start() :].strip(" -–—|")
    ends = before[-1:] in tuple('.!?…”"')
    if inner.upper() in AGENCIES | _PRESS_AGENCIES:
        signs = ends or (inner.upper() in _PRESS_AGENCIES and not _spells(before, inner))
    else:
        signs = (
            inner.upper() == "RELEASED" or is_signature(inner) or (ends and _is_person(inner)) or _is_taken_by(inner)
        )
    if not signs:
        return text, None
    person = _BEFORE_AN_AGENCY.search(before)
    if person is None or not _is_person(person[1]):
        return _without(text, opened, len(text), changes)
    rest, credit = _without(text, person.start(), len(text), changes)
    return rest, credit and plain[person.start(1) :]


_BEFORE_AN_AGENCY = re.compile(r"\s[/|–—]\s([^/|–—()]{3,40})$")
"""`The ferry sails / Ada Moe (EFE)`."""


def _is_taken_by(inner: str) -> bool:
    """`foto Jan de Moe`, `фото А. Мо`: behind the word for a picture, and in a bracket, two names at least."""
    pictured = foreign.WITHOUT_COLON.match(inner)
    names = inner[pictured.end() :] if pictured else ""
    return len(names.split()) > 1 and looks_like_names(names)


def _start(plain: str, first: int) -> int | None:
    """Where the signature that ends a text begins, or None."""
    wire = _WIRE_FIRST.search(plain, first) if plain.find("/", first) >= 0 else None
    if wire is not None:
        return wire.start()
    for boundary in [*_BOUNDARY.finditer(plain, first)][: -_PIECES - 1 : -1]:
        if plain[boundary.start()] == "." and is_abbreviation(plain[: boundary.start()]):
            continue
        piece = plain[boundary.end() :].lstrip("-–—|• ")
        if is_signature(piece):
            owned = (
                not _STOCK.fullmatch(piece)
                and _names_an_owner(piece.split())
                and len(plain[: boundary.start()].split()) < _LEAST_WORDS
            )
            return None if owned else len(plain) - len(piece)
        break
    hinted = any(plain.find(hint, first) >= 0 for hint in _LABEL_HINTS)
    for label in _LABEL.finditer(plain, first) if hinted else ():
        names = plain[label.end() :]
        if len(names.split()) > _MOST_WORDS or not looks_like_names(names):
            continue
        # "Study for a Picture: Landscape": behind a colon there must be a person or an agency.
        if not label.group().rstrip("\ufe0f ").endswith(_WEAK) or names[0] == "@" or _names_somebody(names):
            return label.start()
    return None


_WEAK = (":", "📷", "📸")


def _names_somebody(names: str) -> bool:
    """True for an agency, or a person first."""
    return credit_line(names) is not None or _is_person(_PARTED.split(names)[0])


def is_signature(piece: str) -> bool:
    """True where a sentence or bracket of its own holds nothing but names and the words that agencies sign with."""
    piece = piece.strip(" .")
    if "data" in piece or "imagery" in piece:
        piece = _USING.sub("", piece)
    words = piece.split()
    if not words or len(words) > _MOST_WORDS:
        return False
    if words[0] == "via":
        piece = piece[4:]
    if _states_rights(piece):
        return True
    given = _GIVEN.match(piece)
    if given is not None or _STOCK.fullmatch(piece):
        return given is None or looks_like_names(piece[given.end() :])
    if _OFFICIAL.fullmatch(piece):
        return True
    made = _MADE_BY.fullmatch(piece)
    if made is not None:
        return made["agency"].split()[0].upper() in AGENCIES and looks_like_names(f"{made['agency']} {made['names']}")
    by = _BY.match(piece)
    if by is not None:
        return by.end() < len(piece) and looks_like_names(piece[by.end() :]) and len(words) <= 2 * _NAME_WORDS
    pictured = foreign.WITHOUT_COLON.match(piece)
    if pictured is not None and looks_like_names(piece[pictured.end() :]) and _names_somebody(piece[pictured.end() :]):
        return True
    photographer = _PHOTOGRAPHER.search(piece)
    if photographer is not None:
        return looks_like_names(piece[: photographer.start()]) and len(words) <= _NAME_WORDS + 1
    if not looks_like_names(piece):
        return False
    # "U.F.O." and "A. B. Moe" may be what is shown.
    agency = credit_line(piece) if "/" in piece or "." not in words[0] else None
    return bool(agency or _SERVICE.search(piece)) or _names_a_paper(piece) or _names_an_owner(words)


def _states_rights(piece: str) -> bool:
    """`NOAA / public domain`, `Hall Library / no known restrictions`: names, and what may be done with the copy."""
    parts = _PARTS_OF_RIGHTS.split(piece)
    others = [part for part in parts if not _RIGHTS.fullmatch(part)]
    return len(others) < len(parts) and all(looks_like_names(_without_source(part)) for part in others)


def _without_source(part: str) -> str:
    return " ".join(word for word in part.split() if word.lower() not in _SOURCE_WORDS)


def _names_a_paper(piece: str) -> bool:
    """`Ada Moe, Daily Times`, `Ada Moe for The Times`, `Ada Moe—Getty Images`: a person, then who printed it."""
    parts = _PARTED.split(piece)
    if len(parts) == 1 or not _is_person(parts[0]):
        return False
    last = parts[-1].lower().replace(".", " ").split()
    return not _PAPER.isdisjoint(last) or credit_line(parts[-1]) is not None


def _names_an_owner(words: list[str]) -> bool:
    """`Moe photo`, `Port Vale Archives`."""
    return 1 < len(words) <= _NAME_WORDS and words[-1].lower() in _OWNERS and words[0].lower() not in ("the", "a", "an")


def _is_person(piece: str) -> bool:
    """`Ada Moe`, `A. B. Moe`: a given name or initials, and a name."""
    words = piece.split()
    if not 1 < len(words) <= _NAME_WORDS - 1 or not looks_like_names(piece):
        return False
    given = words[0].lower()
    return given in given_names() or re.fullmatch(r"(?:[^\W\d_]\.){1,3}", given) is not None


def _spells(before: str, short: str) -> bool:
    """True where the words before a bracket are what it abbreviates: "the Associated Press (AP)"."""
    words = before.split()[-len(short) :]
    return "".join(word[0] for word in words).upper() == short.upper()


_SPELT = re.compile(r"\s[-–—|]{1,2}\s(?:[A-Z][\w'’&-]+\s?){2,8}$")
"""Behind a dash, a name and nothing else: with its letters in a bracket it signs, "— European Space Agency (ESA)"."""
