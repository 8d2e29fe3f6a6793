"""Who made or owns the picture: credit lines found in a caption, in the forms that agencies and galleries write.

"(Image credit: NASA)", "Photo Credit: (NASA/GCTC/Name)", "Photo by Name", "Courtesy of Name", "(NASA/Name)" at the
end, a line "Name/NASA" of its own, "contains modified Copernicus Sentinel data (2021)". The labels known are those of
English and a few other languages; the shape of a credit (names joined by / , & or "via") is the same in all.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from attrs import frozen

from dedupe.captions.cleanup.labels import shows_a_thing
from dedupe.captions.words.folding import lower_in_place
from dedupe.records import Change

WINDOW = 4_000
"""Credits are looked for in this many characters at either end: longer texts are articles, and time stays linear."""
_LONGEST = 300
"""Characters of the longest credit: lists of a space telescope's collaborations run to about 250."""

_THING = (
    r"(?:photo(?:graph(?:y|er)?)?|image|picture|video|text|caption|illustration|graphic|artwork|animation|rendering|"
    r"visuali[sz]ation|map|data|screenshot|still|main|cover|hero|top|bottom|featured?)s?"
)
# A label that says "credit" outright; a colon makes it sure.
_SURE = (
    rf"(?:{_THING}(?:\s+(?:and|&)\s+|\s*/\s*|\s+)){{0,3}}(?:credits?|courtesy(?:\s+of)?|acknowledge?ments?|copyright)\s*[:：]|"
    rf"{_THING}\s+credits?(?=\s+\()|{_THING}\s+credits?\s*[–—-]|"
    r"cr[ée]dits?\s+photos?(?:graphiques?)?\s*[:：]?|photos?\s*[:：]\s*©|source(?=\s+©)|"
    r"cr[ée]ditos?\s*[:：]|bildnachweis\s*[:：]|bildquelle\s*[:：]|fotonachweis\s*[:：]|fotocredits?\s*[:：]|"
    r"(?:图片来源|圖片來源|摄影|攝影|撮影|写真提供|(?:автор )?фото)\s*[:：]"
)
# A label that may also begin an ordinary sentence ("Photo by the river"): names must follow.
_MAYBE = (
    r"(?:photo(?:graph)?s?|images?|pictures?|foto|bild|fotograf(?:ie)?|fotos|photographers?|source|quelle|fuente|fonte)"
    r"\s*[:：]|"
    r"(?:photo(?:graph)?s?|images?|pictures?|videos?|photography)\s+(?:taken\s+|used\s+)?(?:is\s+|are\s+)?"
    r"(?:by|courtesy(?:\s+of)?|via|©|with\s+permission\s+of)(?=[\s:(])\s*:?|"
    r"photographed\s+by|courtesy(?:\s+of)?|with\s+thanks\s+to|©|\(c\)(?=\s*(?:19|20)\d\d)|copyright(?:\s+©)?|(?<=[(\[])via|"
    r"by(?=\s+[a-z][\w.'’-]*(?:\s+[a-z][\w.'’-]*){1,3}\s*/)"
)
_LABEL = re.compile(rf"(?<![\w/@.])(?:(?P<sure>{_SURE})|{_MAYBE})\s*")
"""Matched against text in lower case, which is three times as fast as a pattern that ignores case."""
# Without one of these a text holds no label: a quick look spares most captions the pattern above.
_HINTS = (
    *("credit", "crédit", "courtesy", "acknowledg", "©", "(c)", "copyright", "(via", "[via", "thanks to", "source"),
    *("quelle", "fuente", "fonte", "来源", "來源", "摄影", "攝影", "撮影", "提供", "фото", "copernicus", "nachweis"),
    *("photographed by", "photographer"),
)
_HINT = re.compile(
    r"(?:photo|image|picture|video|foto|bild)\w{0,8} ?(?:[:：]|(?:taken |used )?(?:is |are )?(?:by|via|with)\b)"
)
_BY_HINT = re.compile(r"\bby [^/]{3,80}/")
_COPERNICUS = re.compile(
    r"(?:[Cc]ontains\s+)?(?:[Mm]odified\s+)?Copernicus\s+Sentinel(?:-\d[A-C]?)?\s+[Dd]ata\s*[(\[]?\d{4}(?:[–/-]\d{2,4})?[)\]]?"
    r"(?:\s*,?\s*(?:/|processed\s+by|processing\s+by)\s*[^\n.;)\]]{1,120})?\.?"
)


def word_set(text: str) -> frozenset[str]:
    """The words of a list kept as a text."""
    return frozenset(text.split())


AGENCIES = word_set(
    "NASA ESA JAXA CSA ASC CNES DLR ASI UKSA ISRO CNSA NOAA USGS ESO NSF AP AFP EPA DPA UPI PA REUTERS ROSCOSMOS GCTC "
    "RSC ENERGIA JPL JPL-CALTECH MSSS STSCI AURA GETTY SHUTTERSTOCK ALAMY ISTOCK UNSPLASH PEXELS PIXABAY FLICKR "
    "WIKIMEDIA SPACEX ULA BOEING NRAO AUI ALMA EUMETSAT USAF USN USDA LOC XINHUA TASS ANSA EFE KEYSTONE MAGNUM EPA-EFE "
    "BLOOMBERG ZUMA SIPA NURPHOTO ANADOLU SWNS REX CTK NTB SCANPIX BELGA ANP YONHAP KYODO PTI MAXAR DVIDS NARA NHHC"
)
"""Makers of pictures whose bare name, on a line of its own or in a bracket at the end, is a credit."""
_JOINERS = word_set(
    "a an and & of the for via by at in on de del della da di do dos das du des la le les van von der den dem zu y e "
    "et und och og en i с и al el bin ibn data processing processed contains modified courtesy team image images photo "
    "photos artist author family photographer handout pool staff file archive archives collection contributed "
    "submitted university or to with from under licence license used permission"
)
_ABBREVIATIONS = word_set(
    "jr sr dr mr mrs ms st inc ltd co corp u.s no lt sgt maj col gen capt cpl cmdr cdr adm prof rev hon spc ssgt tsgt "
    "mc1 mc2 mc3 univ dept inst assoc bros al"
)
_CLOSE = {"(": ")", "[": "]", "（": "）", "【": "】"}
_SENTENCE_ENDS = ".!?…)]}”\"’'»:;|–—-•。！？）】,"
_WORDS_OF_A_PLAIN_NAME = 3
_PIECES = re.compile(r"[\s/|]+")


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


def take_credits(text: str, changes: list[Change]) -> tuple[str, list[str]]:
    """`text` without the credits in it, and these in the order found.

    Each one removed is named in `changes`. Lines are expected to be separated by a line feed.
    """
    found = list(find_credits(text))
    if found and not text[: found[0].start].strip() and shows_a_thing(text[: found[0].end]):
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
    return kept.strip(), [credit.credit for credit in found]


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
    if _is_hinted(lowered):
        found = list(_labelled(text, start, end))
    spans = [(f.start, f.end) for f in found]
    if "\n" in text:
        found += [f for f in _lines(text, start, end) if _apart(f, spans)]
        spans = [(f.start, f.end) for f in found]
    last = _trailing_bracket(text, min((s for s, e in spans if not text[e:end].strip(" .\n")), default=end))
    if last is not None and last.start >= start and _apart(last, spans):
        found.append(last)
    return sorted(found, key=lambda f: f.start)


def _is_hinted(lowered: str) -> bool:
    """True where a text may hold a label."""
    for hint in _HINTS:
        if hint in lowered:
            return True
    return _HINT.search(lowered) is not None or ("/" in lowered and _BY_HINT.search(lowered) is not None)


def _apart(found: FoundCredit, spans: list[tuple[int, int]]) -> bool:
    return all(found.end <= start or found.start >= end for start, end in spans)


def _labelled(text: str, start: int, end: int) -> Iterator[FoundCredit]:
    position = start
    labels = [label for label in _labels(text, start, end) if _begins(text, label)]
    for label in labels:
        if label.start < position:
            continue
        limit = next((other.start for other in labels if other.start > label.end), end)
        found = _extent(text, label, min(limit, end))
        if found is not None and found.start >= position:
            yield found
            position = found.end
    signed = _SIGNED.finditer(text, start, end) if "hotographer" in text else ()
    for match in signed:
        if match.start() >= position:
            yield FoundCredit(match.start(), match.end(), match.group().split(",")[0].strip())
            position = match.end()
    named = _COPERNICUS.finditer(text, position, end) if "opernicus" in text else ()
    for match in named:
        yield _unbracket(text, match.start(), match.end(), match.group().strip(" ."))


class _Label(NamedTuple):
    """Where a label stands, white space behind it included, and its words if they say "credit" outright."""

    start: int
    end: int
    sure: str | None


def _labels(text: str, start: int, end: int) -> Iterator[_Label]:
    for match in _LABEL.finditer(lower_in_place(text), start, end):
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
    return all(len(name.split()) <= _WORDS_OF_A_PLAIN_NAME for name in _SPLIT.split(credit))


def _extent(text: str, label: _Label, limit: int) -> FoundCredit | None:
    """The credit that a label announces, or None where what follows is no name."""
    label_start, value = label.start, label.end
    opened = text[:label_start].rstrip(" ")[-1:]
    if opened in _CLOSE and opened:
        open_at = text.rindex(opened, 0, label_start)
        close_at = _closing(text, open_at)
        if close_at is not None and close_at >= value:
            return _checked(text, label, open_at, close_at + 1, text[value:close_at])
    if text[value : value + 1] in _CLOSE:
        close_at = _closing(text, value)
        if close_at is not None:
            found = _checked(text, label, label_start, close_at + 1, text[value + 1 : close_at])
            return found and _with_full_stop(text, found)
        value += 1
    stop = _value_end(text, value, limit)
    return _checked(text, label, label_start, stop, text[value:stop])


def _with_full_stop(text: str, found: FoundCredit) -> FoundCredit:
    if text[found.end : found.end + 1] == ".":
        return FoundCredit(found.start, found.end + 1, found.credit)
    return found


def _checked(text: str, label: _Label, start: int, end: int, value: str) -> FoundCredit | None:
    credit = value.strip(" \n\t,;|–—-")
    if credit.endswith(".") and not is_abbreviation(credit[:-1]):
        credit = credit[:-1]
    if not credit or len(credit) > _LONGEST or not any(c.isalnum() for c in credit):
        return None
    sure = label.sure
    plain = sure is not None and _is_short_list(credit) and (" " in sure.strip() or _at_boundary(text, label))
    if not plain and not looks_like_names(credit):
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
        if end - start > _LONGEST:
            return end
        end += 1
    return end


_PARTS = "|–—"
_TELLING = word_set("a an the in on at with from near during under over behind")


def _tells(part: str) -> bool:
    """`© Ada Moe | Boats at the weir`: what stands behind a mark is told of the picture, and names nobody."""
    return not _TELLING.isdisjoint(part.split("\n", 1)[0].lower().split()[1:])


def _unopened(value: str, close: str) -> bool:
    return value.count("(" if close == ")" else "[") <= value.count(close)


def is_abbreviation(words: str) -> bool:
    """True where the last of these words is one that a full stop may follow inside a credit ("Sgt", "A", "U.S")."""
    word = words.rsplit(None, 1)[-1] if words.strip() else ""
    word = re.split(r"[/(,&-]", word)[-1]
    return len(word) == 1 or "." in word or word.lower() in _ABBREVIATIONS


def _closing(text: str, open_at: int) -> int | None:
    """Index of the bracket that closes the one at `open_at`; brackets nest."""
    opened, closed = text[open_at], _CLOSE[text[open_at]]
    depth = 0
    for index in range(open_at, min(len(text), open_at + _LONGEST + 100)):
        if text[index] == opened:
            depth += 1
        elif text[index] == closed:
            depth -= 1
            if depth == 0:
                return index
    return None


def looks_like_names(credit: str) -> bool:
    """True where every word is a name, a number or a word that joins names."""
    named = False
    for word in _PIECES.split(credit):
        bare = word.strip(".,;:()[]&+'\"“”‘’©-–—!（）")
        if not bare or bare.lower() in _JOINERS:
            continue
        if _is_name(bare):
            named = True
        elif not bare[0].isdigit():
            return False
    return named


def _is_name(word: str) -> bool:
    first = word[0]
    if first.isalpha():
        # A capital, a letter of a script without case, "iStock", "d'Arcy"; "flickr.com" is an address.
        unusual = first.lower() == first.upper() or any(c.isupper() for c in word) or "." in word[:-1]
        return unusual or word.upper() in AGENCIES
    return first == "@"


def _lines(text: str, start: int, end: int) -> Iterator[FoundCredit]:
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
_NOISY_INITIALS = r"(?:[\W\d]{0,2}(?:[A-Z]\.\s?){2,3}[.,]?[\w'’-]+)"
"""Two initials and a name as a machine reads a signature: a stray character before it, no capital behind."""
# "P. L. Sperr, photographer" after a finished sentence or a number.
_SIGNED = re.compile(rf"(?:(?<=[.\d]\s)|(?<=\n)){_INITIALS}\s?,\s?[Pp]hotographer\b\.?")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
# A line that a photographer signed and dated: "P. L. Sperr  April 6, 1932".
_DATED = re.compile(rf"({_INITIALS}|{_NOISY_INITIALS})[.,]?\s+(?={_MONTH}\s\d)")
_PHOTOGRAPHER = re.compile(
    r"(?P<name>[A-Z][\w.'’-]*(?:\s*[A-Z][\w.'’-]*){0,4})\s*,?\s*[Pp]hotographer\.?|"
    rf"(?P<initials>{_INITIALS}|{_NOISY_INITIALS})[.,]?|"
    r"(?P<project>(?:[A-Z]\.){2,4})\s?[Pp]hoto\.?"
)


def credit_line(line: str) -> str | None:
    """The credit that this line is as a whole, without a label; None where it says something else."""
    line = line.strip()
    if len(line) > _LONGEST:
        return None
    match = _PHOTOGRAPHER.fullmatch(line)
    if match is not None:
        return (match["name"] or match["initials"] or match["project"]).strip(" ,")
    parts = [part.strip() for part in re.split(r"[/|]|\svia\s", line.rstrip("."))]
    if not all(parts) or not looks_like_names(line) or len(line.split()) > 12:
        return None
    known = [part for part in parts if _is_agency(part)]
    if len(parts) > 1 and known:
        return line
    if len(parts) == 1 and known and len(line.split()) <= 3:
        return line
    return None


def _is_agency(part: str) -> bool:
    """A known agency, alone or as the first of at most three words ("NASA TV", "Getty Images")."""
    words = part.upper().replace(",", " ").split()
    return bool(words) and len(words) <= 3 and (words[0] in AGENCIES or words[-1] in AGENCIES)


# How armed forces and agencies sign: (U.S. Navy photo by Petty Officer 2nd Class Ada Moe/Released).
_PHOTO_BY = re.compile(r"\b(?:photo|image|video|illustration)s? by\s", re.IGNORECASE)


def _trailing_bracket(text: str, end: int) -> FoundCredit | None:
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
    opened = next(o for o, c in _CLOSE.items() if c == closed)
    depth = 0
    for index in range(close_at, max(-1, close_at - _LONGEST - 2), -1):
        if text[index] == closed:
            depth += 1
        elif text[index] == opened:
            depth -= 1
            if depth == 0:
                return index
    return None


def _unbracket(text: str, start: int, end: int, credit: str) -> FoundCredit:
    """Take the brackets right around along."""
    if text[start - 1 : start] in _CLOSE and start and text[end : end + 1] == _CLOSE[text[start - 1]]:
        return FoundCredit(start - 1, end + 1, credit)
    return FoundCredit(start, end, credit)


_SPLIT = re.compile(
    r"[/,;&+|()\[\]（）:：、]|\s-\s|\b(?:and|via|und|et|y|och|for|by|processed by|courtesy of)\b", re.IGNORECASE
)
_ROLES = re.compile(
    rf"\b(?:{_THING}\s+)?(?:credits?|courtesy|acknowledge?ments?|copyright|photographer|contains|modified)\b|©|\(c\)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_NOT_LETTERS = re.compile(r"[^\w]+")


def credit_names(credit: str) -> frozenset[str]:
    """The names in a credit, folded so that they compare: {"nasa", "joel kowsky"} for "Joel Kowsky/NASA".

    Order, case, accents, punctuation, labels and years do not count.
    """
    names = set()
    for part in _SPLIT.split(_ROLES.sub(" ", credit)):
        plain = "".join(c for c in unicodedata.normalize("NFKD", part) if not unicodedata.combining(c))
        words = _NOT_LETTERS.sub(" ", plain.casefold().replace("_", " ")).split()
        folded = " ".join(word for word in words if not _YEAR.fullmatch(word)).removeprefix("the ")
        if folded:
            names.add(folded)
    return frozenset(names)
