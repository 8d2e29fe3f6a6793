"""Who made or owns the picture: credit lines found in a caption, in the forms that agencies and galleries write.

"(Image credit: NASA)", "Photo Credit: (NASA/GCTC/Name)", "Photo by Name", "Courtesy of Name", "(NASA/Name)" at the
end, a line "Name/NASA" of its own, "contains modified Copernicus Sentinel data (2021)". The labels known are those of
English and a few other languages; the shape of a credit (names joined by / , & or "via") is the same in all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dedupe.captions.cleanup import foreign
from dedupe.captions.cleanup.labels import shows_a_thing
from dedupe.captions.cleanup.makers import THING, is_abbreviation, looks_like_names, names_in, word_set
from dedupe.captions.cleanup.unlabelled import (
    CLOSE,
    LONGEST,
    FoundCredit,
    lines_of_credit,
    photographers,
    trailing_bracket,
)
from dedupe.captions.words.folding import lower_in_place
from dedupe.records import Change

WINDOW = 4_000
"""Credits are looked for in this many characters at either end: longer texts are articles, and time stays linear."""

# A label that says "credit" outright; a colon makes it sure.
_SURE = (
    rf"(?:{THING}(?:\s+(?:and|&)\s+|\s*/\s*|\s+)){{0,3}}(?:credits?|courtesy(?:\s+of)?|acknowledge?ments?|copyright)\s*[:：]|"
    rf"{THING}\s+credits?(?=\s+\()|{THING}\s+credits?\s*[–—-]|photos?\s*[:：]\s*©|source(?=\s+©)"
)
# A label that may also begin an ordinary sentence ("Photo by the river"): names must follow.
_MAYBE = (
    r"(?:photo(?:graph)?s?|images?|pictures?|photographers?|source)\s*[:：]|"
    r"(?:photo(?:graph)?s?|images?|pictures?|videos?|photography)\s+(?:taken\s+|used\s+)?(?:is\s+|are\s+)?"
    r"(?:by|courtesy(?:\s+of)?|via|©|with\s+permission\s+of)(?=[\s:(])\s*:?|"
    r"photographed\s+by|courtesy(?:\s+of)?|with\s+thanks\s+to|[©ⓒ]|\(c\)(?=\s*(?:19|20)\d\d)|copyright(?:\s+©)?|(?<=[(\[])via|"
    r"via(?=\s(?:wikimedia|wikipedia|flickr|unsplash|pexels|pixabay|shutterstock|instagram|twitter|youtube|github)\b)|"
    r"by(?=\s+[a-z][\w.'’-]*(?:\s+[a-z][\w.'’-]*){1,3}\s*/)"
)
_LABEL = re.compile(rf"(?<![\w/@.])(?:(?P<sure>{_SURE})|{_MAYBE})\s*")
"""Matched against text in lower case, which is three times as fast as a pattern that ignores case."""
_ANY_LABEL = re.compile(rf"(?<![\w/@.])(?:(?P<sure>{_SURE}|{foreign.SURE})|{foreign.MAYBE}|{_MAYBE})\s*")
"""The same with the labels of other languages, for texts that hint at one."""
# Without one of these a text holds no label: a quick look spares most captions the pattern above.
_HINTS = (
    *("credit", "courtesy", "acknowledg", "©", "(c)", "copyright", " via ", "(via", "[via", "thanks to", "source"),
    "copernicus",
    *("photographed by", "photographer"),
)
_MEDIA = ("photo", "image", "picture", "video", "foto", "bild")
_HINT = re.compile("(?:" + "|".join(_MEDIA) + r")\w{0,8} ?(?:[:：]|(?:taken |used )?(?:is |are )?(?:by|via|with)\b)")
_BY_HINT = re.compile(r"\bby [^/]{3,80}/")
_COPERNICUS = re.compile(
    r"(?:[Cc]ontains\s+)?(?:[Mm]odified\s+)?Copernicus\s+Sentinel(?:-\d[A-C]?)?\s+[Dd]ata\s*[(\[]?\d{4}(?:[–/-]\d{2,4})?[)\]]?"
    r"(?:\s*,?\s*(?:/|processed\s+by|processing\s+by)\s*(?:[^\n.;)\]]|(?<=\d)\.(?=\d)){1,120})?\.?"
)


_OWN = re.compile(
    r"\(?(?:photo(?:graph)?s?|images?|pictures?|figures?|screenshots?|illustrations?|drawings?|diagrams?|graphics?|charts?|plots?|maps?|source|credits?)"
    r"\s*(?:[:：©]|(?:\w+\s+)?by|courtesy\s+of)\s*(?P<maker>(?:the\s+)?(?:author|writer|editor)s?|me|myself)[.)]*",
    re.IGNORECASE,
)
"""A caption that says nothing but that whoever wrote the page made the picture: "Image by the author"."""
_LONGEST_OWN = 60

_RIGHTS = re.compile(r"[.,;–—-]? ?(all rights reserved)\b\.?", re.IGNORECASE)
"""What a copyright line goes on with, behind its full stop or before it."""
_LONGEST_RIGHTS = 24
_SENTENCE_ENDS = ".!?…)]}”\"’'»:;|–—-•·。！？）】,"
_WORDS_OF_A_PLAIN_NAME = 3


def take_credits(text: str, changes: list[Change]) -> tuple[str, list[str]]:
    """`text` without the credits in it, and these in the order found.

    Each one removed is named in `changes`. Lines are expected to be separated by a line feed.
    """
    own = _OWN.fullmatch(text) if len(text) <= _LONGEST_OWN else None
    if own is not None:
        changes.append(Change("credit", text))
        return "", [own["maker"]]
    found = list(find_credits(text))
    if found and not text[: found[0].start].strip() and _shows_a_thing(text[: found[0].end]):
        del found[0]
    if not found:
        return text, []
    pieces: list[str] = []
    position = 0
    for credit in found:
        left = text[position : credit.start]
        changes.append(Change("credit", text[credit.start : credit.end]))
        pieces.append(left)
        position = credit.end
    pieces.append(text[position:])
    kept = ""
    for piece in pieces:
        kept = _join(kept, piece) if kept else piece
    if not pieces[-1].strip():
        kept = _LEADS_ON.sub("", kept)
    return kept.strip(), [credit.credit for credit in found]


_LEADS_ON = re.compile(r"(?:\s[-–—|•·/]+|,)\s*$")
"""What set a credit apart that ended the caption (`The ferry | Photo by Ada Moe`)."""


def _shows_a_thing(head: str) -> bool:
    return shows_a_thing(head) or foreign.is_a_picture_first(head)


def _join(left: str, right: str) -> str:
    left, stripped = left.rstrip(" "), right.lstrip(" ")
    if not stripped:
        return left
    tight = stripped[0] in ".,;:!?)]}\n" or left.endswith(("\n", "(", "["))
    return left + ("" if tight else " ") + stripped


def find_credits(text: str) -> Iterator[FoundCredit]:
    """The credits in a text, left to right, not overlapping."""
    position = 0
    for start, end in _windows(text):
        for found in _in_window(text, max(start, position), end):
            yield found
            position = found.end


def _windows(text: str) -> list[tuple[int, int]]:
    if len(text) <= 2 * WINDOW:
        return [(0, len(text))]
    return [(0, WINDOW), (len(text) - WINDOW, len(text))]


def _in_window(text: str, start: int, end: int) -> list[FoundCredit]:
    found: list[FoundCredit] = []
    lowered = text[start:end].lower()
    is_foreign = foreign.is_hinted(lowered)
    if is_foreign or _is_hinted(lowered):
        found = list(_labelled(text, start, end, _ANY_LABEL if is_foreign else _LABEL))
    spans = [(f.start, f.end) for f in found]
    if "\n" in text:
        found += [f for f in lines_of_credit(text, start, end) if _apart(f, spans)]
        spans = [(f.start, f.end) for f in found]
    last = trailing_bracket(text, min((s for s, e in spans if not text[e:end].strip(" .\n")), default=end))
    if last is not None and last.start >= start and _apart(last, spans):
        found.append(last)
    return sorted(found, key=lambda f: f.start)


def _is_hinted(lowered: str) -> bool:
    """True where a text may hold a label."""
    for hint in _HINTS:
        if hint in lowered:
            return True
    if any(medium in lowered for medium in _MEDIA) and _HINT.search(lowered) is not None:
        return True
    return "/" in lowered and _BY_HINT.search(lowered) is not None


def _apart(found: FoundCredit, spans: list[tuple[int, int]]) -> bool:
    return all(found.end <= start or found.start >= end for start, end in spans)


def _labelled(text: str, start: int, end: int, pattern: re.Pattern[str]) -> Iterator[FoundCredit]:
    position = start
    labels = [label for label in _labels(text, start, end, pattern) if _begins(text, label)]
    for label in labels:
        if label.start < position:
            continue
        limit = next((other.start for other in labels if other.start > label.end), end)
        found = _extent(text, label, min(limit, end))
        if found is not None and found.start >= position:
            yield found
            position = found.end
    for found in photographers(text, start, end):
        if found.start >= position:
            yield found
            position = found.end
    named = _COPERNICUS.finditer(text, position, end) if "opernicus" in text else ()
    for match in named:
        yield _unbracket(text, match.start(), match.end(), match.group().strip(" ."))


class _Label(NamedTuple):
    """Where a label stands, white space behind it included, and its words if they say "credit" outright."""

    start: int
    end: int
    sure: str | None


def _labels(text: str, start: int, end: int, pattern: re.Pattern[str]) -> Iterator[_Label]:
    for match in pattern.finditer(lower_in_place(text), start, end):
        first, last = match.span("sure")
        yield _Label(*match.span(), text[first:last] if first >= 0 else None)


def _begins(text: str, label: _Label) -> bool:
    """A credit begins where a sentence may; the words "photo credit:" are plain enough anywhere."""
    if _at_boundary(text, label):
        return True
    sure = label.sure
    return sure is not None and (" " in sure.strip() or sure[0].isupper() or not sure.isascii())


def _at_boundary(text: str, label: _Label) -> bool:
    before = text[max(0, label.start - 3) : label.start].rstrip(" ")
    return not before or before[-1] == "\n" or before[-1] in "([（【" or before[-1] in _SENTENCE_ENDS


def _is_short_list(credit: str) -> bool:
    """Names in lower case ("a, b & c", "johnny5"): at most three words each."""
    return all(len(name.split()) <= _WORDS_OF_A_PLAIN_NAME for name in names_in(credit))


def _is_plain_name(text: str, credit: str) -> bool:
    """`a mill at dawn. photo: ada moe`: without any capitals names have none either."""
    return text.islower() and _is_short_list(credit) and _TELLING.isdisjoint(credit.split())


def _extent(text: str, label: _Label, limit: int) -> FoundCredit | None:
    """The credit that a label announces, or None where what follows is no name."""
    label_start, value = label.start, label.end
    opened = text[:label_start].rstrip(" ")[-1:]
    if opened in CLOSE and opened:
        open_at = text.rindex(opened, 0, label_start)
        close_at = _closing(text, open_at)
        if close_at is not None and close_at >= value:
            return _checked(text, label, open_at, close_at + 1, text[value:close_at])
    if text[value : value + 1] in CLOSE:
        close_at = _closing(text, value)
        if close_at is not None:
            found = _checked(text, label, label_start, close_at + 1, text[value + 1 : close_at])
            return found and _with_full_stop(text, found)
        value += 1
    stop = _value_end(text, value, limit)
    rights = _RIGHTS.search(text, value, stop + _LONGEST_RIGHTS)
    if rights is None or rights.start() > stop:
        return _checked(text, label, label_start, stop, text[value:stop])
    found = _checked(text, label, label_start, rights.start(), text[value : rights.start()])
    return found and FoundCredit(found.start, rights.end(), f"{found.credit}. {rights[1]}")


def _with_full_stop(text: str, found: FoundCredit) -> FoundCredit:
    if text[found.end : found.end + 1] == ".":
        return FoundCredit(found.start, found.end + 1, found.credit)
    return found


def _checked(text: str, label: _Label, start: int, end: int, value: str) -> FoundCredit | None:
    credit = value.strip(" \n\t,;|–—-")
    if credit.endswith(".") and not is_abbreviation(credit[:-1]):
        credit = credit[:-1]
    if not credit or len(credit) > LONGEST or not any(c.isalnum() for c in credit):
        return None
    sure = label.sure
    plain = sure is not None and _is_short_list(credit) and (" " in sure.strip() or _at_boundary(text, label))
    if plain and sure is not None and sure.lower().startswith(foreign.PICTURES):
        plain = False
    if not (plain or looks_like_names(credit) or foreign.OWN.match(credit) or (start and _is_plain_name(text, credit))):
        return None
    while end > start and text[end - 1] in " \n":
        end -= 1
    return FoundCredit(start, end, " ".join(credit.split()))


def _value_end(text: str, start: int, limit: int) -> int:
    """Where an unbracketed credit ends: at a line break, at a full stop that is no abbreviation, or at `limit`."""
    end = start
    while end < limit:
        char = text[end]
        if char == "\n" and text[start:end].rstrip()[-1:] not in ",/&;":
            return end
        if char in "。！？":
            return end + 1
        after = text[end + 1 : end + 2]
        if char in ".!?" and (not after or after.isspace()) and not (char == "." and is_abbreviation(text[start:end])):
            return end + 1
        if char in ")]" and _unopened(text[start:end], char):
            return end
        if char in _PARTS and text[end - 1 : end + 2] == f" {char} " and _tells(text[end + 1 : limit]):
            return end + 1
        if end - start > LONGEST:
            return end
        end += 1
    return end


_PARTS = "|–—-"
_TELLING = word_set("a an the in on at with from near during under over behind")


def _tells(part: str) -> bool:
    """`© Ada Moe | Boats at the weir`: what stands behind a mark is told of the picture, and names nobody."""
    return not _TELLING.isdisjoint(_WITHIN.sub(" ", part).split("\n", 1)[0].lower().split()[1:])


_WITHIN = re.compile(r"(?<=[a-z,])\n(?=[a-z])")
"""A line that goes on in small letters."""


def _closing(text: str, open_at: int) -> int | None:
    """Index of the bracket that closes the one at `open_at`; brackets nest."""
    opened, closed = text[open_at], CLOSE[text[open_at]]
    depth = 0
    for index in range(open_at, min(len(text), open_at + LONGEST + 100)):
        if text[index] == opened:
            depth += 1
        elif text[index] == closed:
            depth -= 1
            if depth == 0:
                return index
    return None


def _unopened(value: str, close: str) -> bool:
    return value.count("(" if close == ")" else "[") <= value.count(close)


def _unbracket(text: str, start: int, end: int, credit: str) -> FoundCredit:
    """Take the brackets right around along."""
    if text[start - 1 : start] in CLOSE and start and text[end : end + 1] == CLOSE[text[start - 1]]:
        return FoundCredit(start - 1, end + 1, credit)
    return FoundCredit(start, end, credit)
