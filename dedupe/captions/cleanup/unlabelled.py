"""Credits without a label, known by their shape: "(NASA/Name)" at the end, a line "Name/NASA" of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

from dedupe.captions.cleanup.makers import AGENCIES, is_abbreviation, looks_like_names
from dedupe.captions.words.lexicon import is_common_word

LONGEST = 300
"""Characters of the longest credit: lists of a space telescope's collaborations run to about 250."""
CLOSE = {"(": ")", "[": "]", "（": "）", "【": "】"}
"""Each opening bracket with the one that closes it."""


@frozen
class FoundCredit:
    """A credit and the characters that go with it.

    Attributes:
        start, end: half-open range in the text, label and brackets included.
        credit: what is shown as the credit.
    """

    start: int
    end: int
    credit: str


def lines_of_credit(text: str, start: int, end: int) -> Iterator[FoundCredit]:
    """Lines of their own that are credits: "Joel Kowsky/NASA", "P. L. Sperr, photographer"."""
    position = start
    first = True
    for line in text[start:end].split("\n"):
        if line.strip() and not (first and start == 0):
            credit = credit_line(line)
            begin = position + len(line) - len(line.lstrip())
            if credit is not None:
                yield FoundCredit(begin, begin + len(line.strip()), credit)
            elif dated := _DATED.match(text, begin, position + len(line)):
                yield FoundCredit(begin, dated.end(1), dated[1])
        if line.strip():
            first = False
        position += len(line) + 1


_INITIALS = r"(?:[A-Z]\.\s?){1,3}[A-Z][\w'’-]+"
_NOISY_INITIALS = (
    r"(?:[\W\d]{0,2}[A-Z][.,]\s?(?:\d?[A-Z][.,]\s?|\d\.\s){1,2}[.,]?[\w'’-]+"
    r"|(?:[.,]\s?[A-Z]\.|[A-Z]\.\s[.,])\s?[A-Z][\w'’-]+)"
)
"""Two initials and a name as a machine reads a signature: a stray character before it, a digit for an initial or
beside one, no capital behind, or an initial lost but for its full stop."""
# "P. L. Sperr, photographer" behind a finished sentence or a number.
_BEHIND = re.compile(rf"(?:(?<=[.\d]\s)|(?<=\n)){_INITIALS}\s?,\s?[Pp]hotographer\b\.?")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_NOISY_DATE = r"[^\W\d_]{3,9}\.?\s\w{1,2},\s?1\w{3}[.\s]*"
# A line that a photographer signed and dated: "P. L. Sperr  April 6, 1932".
_DATED = re.compile(rf"({_INITIALS}|{_NOISY_INITIALS})[.,]?\s+(?={_MONTH}\s\d|{_NOISY_DATE}$)")
_PHOTOGRAPHER = re.compile(
    r"(?P<name>[A-Z][\w.'’-]*(?:\s*[A-Z][\w.'’-]*){0,4})\s*,?\s*[Pp]hotographer\.?|"
    rf"(?P<initials>{_INITIALS}|{_NOISY_INITIALS})[.,]?|"
    r"(?P<project>(?:[A-Z]\.){2,4})\s?[Pp]hoto\.?"
)


def photographers(text: str, start: int, end: int) -> Iterator[FoundCredit]:
    """Photographers who signed behind a sentence, in this part of the text."""
    if "hotographer" in text:
        for match in _BEHIND.finditer(text, start, end):
            yield FoundCredit(match.start(), match.end(), match.group().split(",")[0].strip())


def credit_line(line: str) -> str | None:
    """The credit that this line is as a whole, without a label; None where it says something else."""
    line = line.strip()
    if len(line) > LONGEST:
        return None
    if "by " in line and (by := _BY.fullmatch(line)) and _is_label_misread(by[1]) and looks_like_names(by[2]):
        return by[2]
    match = _PHOTOGRAPHER.fullmatch(line)
    if match is not None:
        last = line.rsplit(None, 1)[-1]
        if last.islower() and is_common_word(last):
            return None  # "N.W. corner"
        return (match["name"] or match["initials"] or match["project"]).strip(" ,")
    parts = [part.strip() for part in re.split(r"[/|]|\svia\s", line.rstrip("."))]
    if not all(parts) or not looks_like_names(line) or len(line.split()) > 12 or _ends_a_sentence(line):
        return None
    known = [part for part in parts if _is_agency(part)]
    if len(parts) > 1 and known:
        return line
    if len(parts) == 1 and known and len(line.split()) <= 3:
        return line
    return None


def _ends_a_sentence(line: str) -> bool:
    """`..., April` / `16. REUTERS/Ada Moe`: the end of a sentence that was wrapped, and the credit behind it."""
    befores = [line[: stop.start()] for stop in _FULL_STOP.finditer(line)]
    return any(before[-1:].isdigit() or not is_abbreviation(before) for before in befores)


_FULL_STOP = re.compile(r"\.\s")


def _is_label_misread(word: str) -> bool:
    """`Phofograph` by somebody, as a machine reads a card."""
    from rapidfuzz.distance import OSA

    return OSA.distance(word.lower(), _PHOTOGRAPH) <= _LETTERS_MISREAD


_BY = re.compile(r"([A-Z]\S{8,10}?)\s?by\s(.+)")
_PHOTOGRAPH = "photograph"
_LETTERS_MISREAD = 2


def _is_agency(part: str) -> bool:
    """A known agency, alone or as the first of at most three words ("NASA TV", "Getty Images")."""
    words = part.upper().replace(",", " ").split()
    return bool(words) and len(words) <= 3 and (words[0] in AGENCIES or words[-1] in AGENCIES)


# How armed forces and agencies sign: (U.S. Navy photo by Petty Officer 2nd Class Ada Moe/Released).
_PHOTO_BY = re.compile(r"\b(?:photo|image|video|illustration)s? by\s", re.IGNORECASE)


def trailing_bracket(text: str, end: int) -> FoundCredit | None:
    """The credit in a bracket that ends the text: "(NASA/Name)"."""
    stop = len(text[:end].rstrip(" \n.")) if end else 0
    if not stop or text[stop - 1] not in ")]）":
        return None
    open_at = _opening(text, stop - 1)
    if open_at is None:
        return None
    inner = text[open_at + 1 : stop - 1].strip()
    if _PHOTO_BY.search(inner) and looks_like_names(inner):
        return FoundCredit(open_at, stop, inner)
    if "/" not in inner:
        before = text[:open_at].rstrip()
        if not (before and before[-1] in ".!?\n" and inner.upper() in AGENCIES):
            return None
    credit = credit_line(inner)
    if credit is None:
        return None
    return FoundCredit(open_at, stop, credit)


def _opening(text: str, close_at: int) -> int | None:
    closed = text[close_at]
    opened = next(o for o, c in CLOSE.items() if c == closed)
    depth = 0
    for index in range(close_at, max(-1, close_at - LONGEST - 2), -1):
        if text[index] == closed:
            depth += 1
        elif text[index] == opened:
            depth -= 1
            if depth == 0:
                return index
    return None
