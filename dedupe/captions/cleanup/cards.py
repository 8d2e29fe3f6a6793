"""Archive cards, typed and read by a machine: which lines of them are about the photograph and not its subject."""

from __future__ import annotations

import re

from dedupe.captions.words.folding import lower_in_place
from dedupe.captions.words.lexicon import is_common_word, proper_names

_LEAST_LINES = 3
"""A card has a description, a date and a name; fewer lines are a title and a caption."""
_NUMBER_LINE = re.compile(
    r"(?:(?:no|nr|neg|negative|photo|print|views?)[.:]?\s*)*[#*]?\s*[a-z]?-?\d{1,4}[a-z]?\d{0,3}[.)]?", re.IGNORECASE
)
_NAMED_NUMBER_LINE = re.compile(
    r"(?:no|neg|negative|photo no|print no)[.:]?\s*[#*]?\s*[a-z]?-?\d{1,5}[a-z]?[.)]?", re.IGNORECASE
)
_VIEWS_LINE = re.compile(
    r"(?:v\w[ec]w\w?|no'?s\.?|nos\.)\s*\d[\d,.\s&-]*|\(?\d{1,2}\s+(?:views?|prints?|copies)\)?\.?", re.IGNORECASE
)
_YEAR_LINE = re.compile(r"(?:1[5-9]|20)\d[\da-zA-Z]\.?")
"""A year, its last digit perhaps misread."""
_STAMP_LINE = re.compile(
    r"may be reproduced\.?|credit line imperative\.?|do not reproduce\.?|(?:astor, )?lenox,? (?:and|&)?.*"
    r"|(?:gift|donated|loan(?:ed)?|courtesy) (?:of|by) .*"
    r"|the new york|public library|.*tilden foundations|local history|and genealogy|all rights reserved\.?"
    r"|(?:(?:photo(?:graph)?|print)s? from )?(?:the )?(?:[\w.'-]+ ){1,4}collection\.?",
    re.IGNORECASE,
)  # fmt: skip

_STAMP = re.compile(
    r"(?<=\S)([.\s]\s*)(?:NO REPRODUCTIONS?|CREDIT LINE IMPERATIVE|MAY (?:NOT )?BE REPRODUCED|DO NOT REPRODUCE"
    r"|THE NEW YORK PUBLIC LIBRARY\s+ASTOR, ?LENOX (?:AND|&) TILDEN FOUNDATIONS)(?!\w)\.?[ \t]*"
)
"""Stamps in capitals that stand behind something else."""
_VIEWS_BEHIND_A_DATE = re.compile(
    r"(?<=\b1[89]\d\d)\.?[ \t]+Views \d{1,2}(?:(?: ?[-,&] ?| and )\d{1,2})+\.?[ \t]*$", re.MULTILINE
)
"""`January 28, 1941  Views 1-4`: what the card is about, behind what it tells."""
_RUN_INTO_A_MONTH = re.compile(
    r"[a-z](?=(?:January|February|March|April|May|June|July|August|September|October|November|December) \d)"
)
_STAMPS = (
    *("noreproductions", "creditlineimperative", "maybereproduced", "maynotbereproduced", "donotreproduce"),
    *("nottobereproduced", "reproductionprohibited", "notforreproduction"),
)
_LEAST_RATIO = 77
"""Similarity from which letters are a stamp that a machine misread: misread ones had 78 and more, others 76 at most."""
_LEAST_RATIO_OF_NO_WORDS = 65
"""The same for capitals that are no words: stamps read worst had 70, cards have nothing else of the kind."""
_SHORTEST_STAMP, _LONGEST_STAMP = 10, 30
_BEFORE_DATE = re.compile(
    r"(?P<before>.*?)(?P<date>\b(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s\d"
    r"|[^\W\d_]{3,9}\.?\s\w{1,2},\s?[1l]\w{3}|(?:\d{1,4}|l\d{3})(?:[./\s-]|$)|views?\s\d).*)",
    re.IGNORECASE,
)
"""A line that ends in a date, its month perhaps misread ("Manch 13, 1921"), a number or a count of views."""
_FIELD = re.compile(
    r"(?<![\w-])(?P<name>(?:Catalog(?:ue)?|Accession|Call|Negative|Image)(?:\s?#|\s(?:No\.?|Number|ID))|Identifier|Repository|Rights|"
    r"Manufacturer|Designation|Official Nickname|Nickname|Notes?|Title|Description|Subject|Location|Place|Date|Creator|"
    r"Photographer|Collection|Caption(?: on (?:\w+ )?card)?)\s?:\s",
    re.IGNORECASE,
)
"""Names of the fields of a catalogue, written into one text with what the fields hold."""
_FIELD_ENDS = (
    *(
        "#",
        "no",
        "no.",
        "number",
        "id",
        "identifier",
        "repository",
        "rights",
        "manufacturer",
        "designation",
        "nickname",
    ),
    *("note", "notes", "title", "description", "subject", "location", "place", "date", "creator", "photographer"),
    *("collection", "caption", "card"),
)
"""The last words of such names."""
_ABOUT_THE_RECORD = ("catalog", "accession", "call", "negative", "image", "identifier", "repository", "rights")
_HEADS = ("caption", "title", "description", "notes", "note")
_LEAST_FIELDS = 2
"""Fields from which on a text is a record; one name and a colon may be the caption's own."""


def drop_card_lines(text: str) -> tuple[str, list[str]]:
    """`text` without the number and the stamps of an archive card, and what was dropped.

    Lines of their own are dropped only from texts of three lines or more, never the first line, and not a year; stamps
    in capitals wherever they stand behind something else.
    """
    dropped: list[str] = []
    text = text.replace("NO\nREPRODU", "NO REPRODU")  # a stamp that was wrapped with the rest
    lines = text.splitlines()
    full = [line for line in lines if line.strip()]
    if len(full) >= _LEAST_LINES:
        lines = _drop_owner(lines, dropped)
        full = [line for line in lines if line.strip()]
        first = next(i for i, line in enumerate(lines) if line.strip())
        kept = [line if i <= first else _kept_of(line, line is full[-1], dropped) for i, line in enumerate(lines)]
        if dropped:
            text = "\n".join([line for line in kept if line is not None])
    if "REPRODU" in text or "IMPERATIVE" in text or "TILDEN" in text:
        dropped += [stamp.group().strip(" .\n") for stamp in _STAMP.finditer(text)]
        text = _STAMP.sub(r"\1", text)
    if "Views " in text:
        dropped += [views.group().strip(" .\n") for views in _VIEWS_BEHIND_A_DATE.finditer(text)]
        text = _VIEWS_BEHIND_A_DATE.sub("", text)
    return text, dropped


def part_months(text: str) -> str:
    """`text` with a space before each month that a machine ran into the word before it (`the localityMay 19, 1932`)."""
    return _RUN_INTO_A_MONTH.sub(r"\g<0> ", text) if "\n" in text else text


def _drop_owner(lines: list[str], dropped: list[str]) -> list[str]:
    """`lines` without the stamp of the library over some lines behind the first, however a machine read them."""
    stretches = [
        (first, last)
        for first in range(1, len(lines))
        if lines[first].isupper()
        for last in range(first + _LEAST_OWNER, min(first + _MOST_OWNER, len(lines)) + 1)
    ]
    likeness, first, last = max([(_likeness_to_owner(lines[x:y]), x, y) for x, y in stretches], default=(0.0, 0, 0))
    if likeness < _LEAST_RATIO_OF_NO_WORDS:
        return lines
    dropped += [line.strip() for line in lines[first:last]]
    return lines[:first] + lines[last:]


def _likeness_to_owner(lines: list[str]) -> float:
    letters = "".join(filter(str.isalpha, "".join(lines).lower()))
    if abs(len(letters) - len(_OWNER)) > _OWNER_LETTERS_OFF:
        return 0.0  # as most
    from rapidfuzz.fuzz import ratio

    return ratio(letters, _OWNER)


_OWNER = "thenewyorkpubliclibraryastorlenoxandtildenfoundations"
_LEAST_OWNER, _MOST_OWNER = 2, 6
"""Lines of that stamp."""
_OWNER_LETTERS_OFF = 12


def _kept_of(line: str, is_last: bool, dropped: list[str]) -> str | None:
    """What of a line is about the subject, or None."""
    plain = line.strip()
    if not plain:
        return line
    if _is_about_the_card(plain, is_last):
        dropped.append(plain)
        return None
    before = _BEFORE_DATE.fullmatch(plain)
    stamp, rest = (before["before"], before["date"]) if before else (plain, "")
    if not _is_stamp(stamp):
        return line
    dropped.append(stamp.strip())
    if _VIEWS_LINE.fullmatch(rest):
        dropped.append(rest)
        return None
    return rest or None


def _is_stamp(text: str) -> bool:
    """True for the words of a stamp, however a machine read them."""
    letters = "".join([c for c in text.lower().replace("0", "o") if c.isalpha()])
    if not _SHORTEST_STAMP <= len(letters) <= _LONGEST_STAMP:
        return False
    from rapidfuzz.fuzz import ratio

    least = _LEAST_RATIO_OF_NO_WORDS if _is_no_words(text) else _LEAST_RATIO
    return any(ratio(letters, stamp, score_cutoff=least) for stamp in _STAMPS)


def _is_no_words(text: str) -> bool:
    """True for capitals of which hardly a word is one ("CRBTIT LI9E I(PTDTIVE")."""
    words = text.lower().split()
    return text.isupper() and sum(word.isalpha() and is_common_word(word) for word in words) * 2 < len(words)


def drop_field_names(text: str) -> str:
    """`text` without the names of a catalogue's fields, and without the fields that are about the record."""
    names = [match["name"].lower() for match in _FIELD.finditer(text)] if _may_have_fields(text) else []
    if len(names) < _LEAST_FIELDS and not (names and _FIELD.match(text) and names[0].startswith(_HEADS)):
        return text
    parts = _FIELD.split(text)
    kept = [parts[0], *(value for name, value in zip(parts[1::2], parts[2::2], strict=True) if not _is_record(name))]
    whole = " ".join([part.strip() for part in kept if part.strip()])
    return whole if any(c.isalpha() for c in whole) else text


def _may_have_fields(text: str) -> bool:
    """True where a colon stands behind a word that ends the name of a field."""
    if ":" not in text:
        return False
    return any(before.rstrip().endswith(_FIELD_ENDS) for before in lower_in_place(text).split(":")[:-1])


def _is_record(name: str) -> bool:
    return name.lower().startswith(_ABOUT_THE_RECORD)


def _is_garbage(line: str) -> bool:
    """True for what a machine read where nothing was typed, as in a stain or a stamp (`6-neeo ~eAw.2Aeg 762S22:`)."""
    if _MAY_BE_GARBAGE.search(line) is None:
        return False  # as most
    if _LAST_YEAR.search(line) is not None:
        return False  # a date, however it was read
    pieces = line.split()
    strange = sum(map(_is_strange, pieces))
    if strange * _SHARE_STRANGE < max(len(pieces), 1):
        return False
    return not any(map(_is_readable, _READABLE.findall(line)))


def _is_strange(piece: str) -> bool:
    """True for letters, capitals and digits in turns, as in no word, name or number that a person types."""
    if not _GARBLED_MARK.isdisjoint(piece):
        return True
    turns = len(_TURN.findall(piece))
    return turns > _TURNS_OF_A_NUMBER or (turns > 1 and any(map(str.islower, piece)))


def _is_readable(word: str) -> bool:
    if word.isdecimal():
        return _YEAR_LINE.fullmatch(word) is not None
    if not (word.islower() or word.istitle() or word.isupper()):
        return False
    return is_common_word(word.lower()) or word.lower() in proper_names()


_LAST_YEAR = re.compile(r"(?<![^\W_])1\w{3}[.\s]*$")
_MAY_BE_GARBAGE = re.compile(r"[a-z][A-Z\d]|[~^\\]")
_TURN = re.compile(r"(?<=[a-z])[A-Z]|(?<=[a-zA-Z])\d|(?<=\d)[a-zA-Z]")
_TURNS_OF_A_NUMBER = 3
"""Turns of capitals and digits in a number that a person gives ("R2S10")."""
_GARBLED_MARK = frozenset("~^\\")
_READABLE = re.compile(r"[^\W\d_]{3,}|\d{4}")
_SHARE_STRANGE = 4
"""One piece in so many is strange in a line of no words."""


def _is_about_the_card(line: str, is_last: bool) -> bool:
    if _VIEWS_LINE.fullmatch(line) or _STAMP_LINE.fullmatch(line):
        return True
    if _NAMED_NUMBER_LINE.fullmatch(line) or _is_garbage(line):
        return True
    return is_last and not _YEAR_LINE.fullmatch(line) and _NUMBER_LINE.fullmatch(line) is not None
