"""The parts of a caption: the photograph's own ID and date line, a title on its own line, the body.

A *photo ID* names the photograph: it leads the caption or ends it and has the form that an agency gives its pictures.
Every other identifier (flight, mission, instrument, catalogue number) belongs to the subject and stays in the text.
"""

from __future__ import annotations

import datetime
import re

from attrs import frozen

from dedupe.captions.words.moments import MONTHS
from dedupe.records import Change

_HEAD = 200
"""Characters at the head, and at the tail, where a photo ID is looked for."""

# Forms of agencies whose photographs are numbered; each is long enough not to be a flight or a model number.
_AGENCY_ID = (
    r"(?:iss\d{3}(?:-?e-?|-)\d{4,7}|(?:art|nm)\d{3}e\d{5,7}|jsc\d{4}(?:-?e-?|-)\d{4,7}|sts\d{2,3}(?:-?[es]-?|-)\d{2,6}(?:-\d{2,4})?"
    r"|s\d{2,3}(?:-?e-?|-)\d{4,6}"  # S66-34126, s131e010000
    r"|as\d{2}-\d{2,3}[a-z]?-\d{2,6}(?:hr)?"  # AS11-40-5874
    r"|pia\d{5}"
    # KSC-20170418-PH_AWG06_0015, KSC-2011-5678, KSC-99pp-1234
    r"|ksc-?(?:\d{8}-ph[-_][a-z0-9]+[-_]\d{3,5}|\d{2,4}[a-z]{0,2}[-_]?[a-z]{0,2}-?\d{3,5})"
    r"|(?:nhq|hqp)\d{9,12}|gsfc_\d{8}_[a-z0-9_]{3,40}"
    r"|(?:msfc|grc|arc|larc|lrc|ssc|maf|vafb|wff)[-_]\d{4,8}(?:[-_][a-z0-9]{2,12}){0,3}"
    r"|nh\s\d{4,6}(?:-[a-z]{1,2})?|80-g-(?:k-)?\d{3,7}"  # Naval History, National Archives
    # 310503-N-XY123-014 or 310503-N-1234X-014, of the American armed forces
    r"|\d{6}-[a-z]-(?:[a-z]{2}\d{3}|\d{4}[a-z])-\d{3,4}"
    r"|afrc\d{4}-\d{4}-\d{1,4}|(?:ed|ec)\d{2}-\d{3,5}-\d{1,4})"
)
# Any other code, where dashes or a date line after it say what it is.
_ANY_ID = r"(?=[a-z0-9_-]{0,39}\d{4})[a-z]{1,8}[a-z0-9_-]{4,39}"
_DATE = r"[^()\n]{4,40}"
_DASHES = r"(?:-{2,3}|[–—]|-(?=\s)|:(?=\s))"
_GOES_ON = r"(?:is|was|are|were|has|had|shows?|and|or|to|from|in|by|of|at|on|with|before|after)\b"
"""Words behind an ID with which the caption tells of it ("PIA16573 shows ...")."""
_LONGEST_CODE = 48
"""Characters of an ID up to which it has a digit."""
_LEAST_DIGITS = 5
"""Digits of an ID that leads a caption with nothing but a space behind it ("GRC-2020 attendees" are of a meeting)."""
_LEADING = re.compile(
    rf"(?:(?:US\sNavy\s(?=\d{{6}}-[a-z]-))?(?P<known>{_AGENCY_ID})(?:\s*\((?P<date1>{_DATE})\)\s*{_DASHES}?|\s*{_DASHES}|\s*\n"
    rf"|(?P<bare>\s+(?!{_GOES_ON})(?=\w)))"
    rf"|(?P<any>{_ANY_ID})(?:\s*\((?P<date2>{_DATE})\)\s*{_DASHES}|\s+-{{2,3}}(?=\s))"
    # A library's number of five digits or more before a colon (323048PD: ...): no year, no hour.
    r"|(?P<numbered>(?=[\w-]{0,12}\d{5})[a-z]{0,4}[\d-]{5,12}[a-z]{0,4})\s?:(?=\s))\s*",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    rf"(?:^|(?<=[\s.]))(?:[(\[](?:photo\s+id:?\s*|id:?\s*|image:?\s*)?(?P<bracketed>{_AGENCY_ID})[)\]]"
    rf"|(?:(?:photo|image|picture|nasa)\s+(?:id|no\.?|number|#)\s*:?\s*)(?P<named>{_AGENCY_ID}|{_ANY_ID})"
    r"|(?:(?:digital|order|item|object|file|reference|record|accession|inventory|negative|call)\s){1,3}"
    r"(?:id|no\.?|number|\#)\s?:\s?(?P<record>[\w./-]{0,20}\d[\w./-]{0,20}?)"
    rf"|https?://photojournal\.jpl\.nasa\.gov/catalog/(?P<link>pia\d{{5}})"
    rf"|(?P<bare>{_AGENCY_ID}))[.\s]*$",
    re.IGNORECASE,
)
_DATE_LINE = re.compile(rf"(?:\((?P<date>{_DATE})\)\s*-{{2,3}}|(?P<iso>\d{{4}}-\d\d-\d\d)\s?(?::|[-–—]+))\s+")
"""A date line whose ID was taken away, or the day under which a site keeps the picture."""
_RELEASED = re.compile(
    r"(?P<iso>)(?:Released:?\s+)?(?P<date>\d{1,2}\s[A-Z][a-z]{2,8}\.?\s\d{4})(?:\s?[:–—-]+)?\s+(?=Th(?:is|ese)\s(?:\S+\s){0,9}?"
    r"(?:images?|pictures?|views?|mosaics?|animations?|maps?|photographs?)\s)"
)
"""The day of a release, before a caption that begins with its picture: `12 May 2031 This MOC image shows`."""
_TITLED = re.compile(rf"(?P<title>[^\n]{{3,120}}?)\s\((?P<id>{_AGENCY_ID})\)[ ]?\n+", re.IGNORECASE)
"""A first line that is a title and the photo ID."""
_WHOLE = re.compile(rf"(?:{_AGENCY_ID})", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_NEGATIVE = re.compile(
    r"(?:^|(?<=\n)|(?<=\. ))neg(?:ative)?\.?\s*"
    r"(?:(?:no\.?|#|number|\*)\s*:?\s*|(?=[A-Z]?-?\d{3}))(?P<id>#?\s?[A-Z]?-?\d{1,6}(?:-?[A-Z])?)\b\.?",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_WEEKDAY = re.compile(r"^(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?,?\s+", re.IGNORECASE)

_TITLE_WORDS = 14
_BODY_WORDS = 5


@frozen
class PhotoId:
    """What was found at the head or the tail of a caption.

    Attributes:
        id: the photograph's ID as written, "" where only its date line was left.
        date: ISO 8601 date of its date line, or None.
    """

    id: str
    date: str | None = None


def iso_date(text: str) -> str | None:
    """ISO 8601 date of a date line; None for ranges, for months alone and for `9/15/06`, which stay text.

    >>> iso_date("Jan. 13, 2018")
    '2018-01-13'
    """
    text = _WEEKDAY.sub("", text.strip().rstrip("."))
    if match := _MONTH_FIRST.fullmatch(text):
        month, day, year = match.groups()
    elif match := _DAY_FIRST.fullmatch(text):
        day, month, year = match.groups()
    elif match := _ISO.fullmatch(text):
        return _valid(int(match[1]), int(match[2]), int(match[3]))
    else:
        return None
    number = MONTHS.get(month.lower())
    return None if number is None else _valid(int(year), int(number.removeprefix("m")), int(day))


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def is_photo_id(text: str) -> bool:
    """True where the whole text has the form that an agency gives its photographs."""
    text = text.strip()
    return text.count(" ") <= 1 and _WHOLE.fullmatch(text) is not None


def take_photo_id(text: str, changes: list[Change]) -> tuple[str, PhotoId | None]:
    """`text` without the photo ID and date line that lead it, or without the ID that ends it.

    A caption that is nothing but an ID keeps it.
    """
    stripped = text.lstrip()
    match = _LEADING.match(stripped[:_HEAD]) if _DIGIT.search(stripped, 0, _LONGEST_CODE) else None
    if match is not None and match["bare"] and sum(c.isdecimal() for c in match["known"]) < _LEAST_DIGITS:
        match = None
    if match is not None and _says_something(stripped[match.end() :]):
        return _leading(stripped, match, changes)
    if is_photo_id(text):
        return text, PhotoId(text.strip())
    return _take_titled(stripped, changes) or _take_date_line(stripped, changes) or _take_trailing(text, changes)


def _take_titled(text: str, changes: list[Change]) -> tuple[str, PhotoId] | None:
    """`text` without the ID that ends its title, the title set apart from what follows."""
    titled = _TITLED.match(text[:_HEAD]) if "\n" in text else None
    if titled is None or len(text[titled.end() :].split()) < _BODY_WORDS:
        return None
    changes.append(Change("photo ID", titled["id"]))
    return f"{titled['title'].rstrip()}\n\n{text[titled.end() :]}", PhotoId(titled["id"])


def _take_date_line(text: str, changes: list[Change]) -> tuple[str, PhotoId] | None:
    """`text` without the day that leads it, where it is one of the picture or of its release."""
    line = _DATE_LINE.match(text[:_HEAD]) or _RELEASED.match(text[:_HEAD])
    date = iso_date(line["date"] or line["iso"]) if line is not None else None
    if line is None or date is None or not _says_something(text[line.end() :]):
        return None
    changes.append(Change("photo ID", line.group().strip()))
    return text[line.end() :], PhotoId("", date)


def _leading(text: str, match: re.Match[str], changes: list[Change]) -> tuple[str, PhotoId]:
    name = match["known"] or match["any"] or match["numbered"]
    written = match["date1"] or match["date2"]
    date = None if written is None else iso_date(written)
    rest = text[match.end() :]
    if written is not None and date is None:
        # Beside its ID an American agency writes "05/11/2016" month first; where both parts can be months, too.
        slashed = _SLASHED.fullmatch(written.strip())
        date = _valid(int(slashed[3]), int(slashed[1]), int(slashed[2])) if slashed and match["known"] else None
    if written is not None and date is None:
        # A range or a bare month is no date of ours: it stays in the text.
        rest = f"({written}) {rest}"
        changes.append(Change("photo ID", text[: match.end()].strip(), f"({written})"))
    else:
        changes.append(Change("photo ID", text[: match.end()].strip()))
    return rest, PhotoId(name, date)


def _take_trailing(text: str, changes: list[Change]) -> tuple[str, PhotoId | None]:
    start = max(0, len(text) - _HEAD)
    tail = text[start:]
    # Every ID has a digit, and no white space behind it but at the end.
    match = _TRAILING.search(tail) if _DIGIT.search(tail.replace(".", " ").rstrip().rpartition(" ")[2]) else None
    if match is not None:
        name = match["bracketed"] or match["named"] or match["record"] or match["link"] or match["bare"]
        if match["bare"] and not _ends_alone(tail[: match.start()]):
            return text, None
    else:
        # The number of an archive's negative; the last one, where a card has several.
        match = next(iter([*_NEGATIVE.finditer(tail)][-1:]), None) if "neg" in tail.lower() else None
        if match is None:
            return text, None
        name = match["id"].strip("# ")
    rest = text[: start + match.start()].rstrip() + text[start + match.end() :]
    if not _says_something(rest):
        return text, None
    changes.append(Change("photo ID", match.group().strip()))
    return rest, PhotoId(name)


def _ends_alone(before: str) -> bool:
    """A bare ID ends a caption only after a finished sentence or on a line of its own."""
    return before.rstrip(" ").endswith((".", "!", "?", "\n", ")", "---", "--"))


def _says_something(text: str) -> bool:
    return any(c.isalnum() for c in text)


def take_title(text: str, changes: list[Change]) -> tuple[str, str | None]:
    """`text` without the title that led it, as galleries write it.

    A title is a short line without a full stop; a blank line and at least one whole sentence follow it.
    """
    head, gap, body = text.partition("\n\n")
    title = head.strip()
    if not gap or not title or "\n" in title or title[-1] in ".,;:…。":
        return text, None
    if len(title.split()) > _TITLE_WORDS or not _says_something(title):
        return text, None
    body = body.strip()
    if len(body.split()) < _BODY_WORDS or body.rstrip("\"”’')»")[-1:] not in ".!?…。！？":
        return text, None
    changes.append(Change("title", title))
    return body, title
