"""Which judged pairs are worth a person's time: what a page means to be the same is no finding.

Each condition was read off the findings on a real site (docs/how-to/adopt.md tells the counts): a site cuts one
picture to many sizes, puts one logo on many pages, and words the alternative text of one picture for each page. A
table, a gallery or a data set does none of this, so nothing is held back there.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from dedupe.check.twins import Place, are_modes, are_of_two_languages, are_translations, are_versions, place_of
from dedupe.check.wording import counts_on, is_formula
from dedupe.readers.sizes import are_sizes
from dedupe.records import CaptionVerdict, ImageVerdict, Record

PAGE_READERS = frozenset(
    {"markdown", "html", "jsx", "rst", "asciidoc", "org", "notebook", "wordpress", "ghost", "kirby"}
)
"""Readers of documents that are shown as pages."""

MIN_WORDS_REPEATED = 2
"""Words that an alternative text has before its repetition is told: "Search" and "Menu" name what an icon does."""

MIN_WORDS_NEAR = 8
"""Words that both alternative texts have before a near repetition is told: in fewer, the one word that differs ("The
analytics homepage", "Screenshot of the analytics homepage") is the description."""

_THEME = re.compile(r"(?:^|/)_?themes?/[^/]+/")
"""The folder of a theme: a site puts files of its own in place of some, under the same names."""

COPIES = (ImageVerdict.IDENTICAL, ImageVerdict.SAME_PIXELS)


def is_site(records: Iterable[Record]) -> bool:
    """Whether pages give at least half of what documents tell: the pictures then belong to a site."""
    told = [record.source.reader in PAGE_READERS for record in records if record.source.line is not None]
    return 0 < sum(told) * 2 >= len(told)


def needless_pairs(
    records: Sequence[Record], number_of: Mapping[int, int], contents: Sequence[str]
) -> Callable[[int, int], bool] | None:
    """Which two pictures need not be judged, as nothing would be told of them: a site's in two languages or versions.

    Args:
        records: what was read.
        number_of: position of a record to the number of its picture.
        contents: what each picture's file holds, by number; equal for files with equal bytes.

    Returns:
        The question, asked with two numbers; None where any two pictures may be told of.
    """
    if not is_site(records):
        return None
    found: dict[str, set[Place]] = {}
    for position, number in number_of.items():
        picture = records[position].picture
        if picture is not None:
            found.setdefault(contents[number], set()).add(place_of(picture.name))
    places = [found[content] for content in contents]

    def needless(a: int, b: int) -> bool:
        return all(one.is_apart(other) for one in places[a] for other in places[b])

    return needless


def is_worth_telling(
    code: str,
    a: Record,
    b: Record,
    image: ImageVerdict | None,
    caption: CaptionVerdict | None,
    *,
    site: bool,
    disagree: bool = False,
    same_size: bool = False,
) -> bool:
    """Whether a pair that breaks the rule is reported.

    Args:
        code: the rule.
        a: the record that stays.
        b: the record that the finding would be about.
        image: the verdict on their pictures.
        caption: the verdict on their captions.
        site: whether the pictures belong to a site (`is_site`).
        disagree: whether the captions differ in one small fact and nothing else.
        same_size: whether the pictures have one size.
    """
    if _stand_twice_on_purpose(code, a, b, image, site=site):
        return False
    if code == "IMG001":
        return not site or _is_needless_copy(a, b, image, same_size=same_size)
    if code == "IMG002" and site:
        return _is_edited_and_shown(a, b, caption)
    if code == "CAP004" and disagree:
        return True  # pages may word a text each their way, but not contradict each other
    return _is_text_worth_telling(code, a, b)


def _stand_twice_on_purpose(code: str, a: Record, b: Record, image: ImageVerdict | None, *, site: bool) -> bool:
    """Whether two are there for two languages, two versions or two modes, or shown on two pages, whatever the rule."""
    if (site or code == "IMG002") and _are_twins(a, b, are_translations):
        return True
    if not site:
        return False
    if _are_twins(a, b, are_versions) or (image not in COPIES and _show_two_languages(a, b, image)):
        return True
    if a.picture is not None and b.picture is not None and are_modes(a.picture.name, b.picture.name):
        return True
    return code == "ENT001" and _is_shown_again(a, b)


def _is_needless_copy(a: Record, b: Record, image: ImageVerdict | None, *, same_size: bool) -> bool:
    """Whether a picture of a site at another size, or saved again, is there by mistake.

    Other sizes of the design's own files (icons, logos) are made on purpose; a byte-for-byte copy is not, nor a
    photograph saved again as it was, and neither are two files of one picture that pages show.
    """
    if _is_of_a_theme(a) or _is_of_a_theme(b):
        return False
    return image in COPIES or _on_pages(a, b) or (same_size and _are_photographs_of_a_kind(a, b))


def _is_edited_and_shown(a: Record, b: Record, caption: CaptionVerdict | None) -> bool:
    """Whether pages of a site show a picture and an edited version of it, and do not say two things of them.

    A file that no page shows is a part of the design: arrows and logos are edited versions of one another.
    """
    if not _on_pages(a, b):
        return False
    if is_formula(a.caption or "") and is_formula(b.caption or ""):
        return False  # drawn of the same letters
    return caption not in (CaptionVerdict.DIFFERENT, CaptionVerdict.LOOKALIKE)


def _is_text_worth_telling(code: str, a: Record, b: Record) -> bool:
    """Whether two texts are told of: of alternative texts, which are read out in place of a picture, fewer are."""
    both_alt = a.role == b.role and a.role in ("alt", "title")  # a title is shown over the picture, or read out, too
    if both_alt and (is_formula(a.caption or "") or is_formula(b.caption or "")):
        return False  # "3.3\\ V" and "+ 3.3\\ V" are as alike as what they show
    return not both_alt or _OF_ALT.get(code, _always)(a, b)


def _is_shown_again(a: Record, b: Record) -> bool:
    """Whether two pages show one file with the same words, as lists of related pages do; on one page it is a slip."""
    return (
        a.picture is not None
        and b.picture is not None
        and a.picture.name == b.picture.name
        and a.source.path != b.source.path
        and a.source.reader in PAGE_READERS
        and b.source.reader in PAGE_READERS
    )


def _are_twins(a: Record, b: Record, are_one: Callable[[str, str], bool]) -> bool:
    """Whether two entries are one in two languages, or in two versions, by their pictures' names or their pages'."""
    if a.picture is not None and b.picture is not None and are_one(a.picture.name, b.picture.name):
        return True
    return are_one(a.source.path, b.source.path)


def _show_two_languages(a: Record, b: Record, image: ImageVerdict | None) -> bool:
    """Whether two pictures that look alike are of two languages: of screens in one language that is told there."""
    if image is None or a.picture is None or b.picture is None:
        return False
    return are_of_two_languages(a.picture.name, b.picture.name)


def _is_of_a_theme(record: Record) -> bool:
    """Whether a picture is a theme's own that no page shows."""
    return record.source.line is None and record.picture is not None and bool(_THEME.search(record.picture.name))


def _always(_a: Record, _b: Record) -> bool:
    return True


def _on_pages(a: Record, b: Record) -> bool:
    """True where documents show both: a file that none shows is a part of the design, or left over."""
    return a.source.line is not None and b.source.line is not None


def _are_photographs_of_a_kind(a: Record, b: Record) -> bool:
    """Whether both files are of one format that photographs are kept in: another format is made on purpose."""
    suffixes = {_suffix(record.picture.name) for record in (a, b) if record.picture is not None}
    return len(suffixes) == 1 and suffixes <= {".jpg", ".webp", ".heic", ".avif", ".tif", ".tiff"}


def _suffix(name: str) -> str:
    suffix = posixpath.splitext(name)[1].lower()
    return ".jpg" if suffix == ".jpeg" else suffix


def _are_two_files(a: Record, b: Record) -> bool:
    """Whether the pictures are two files, and no sizes of one: pages may word a text of one picture each their way."""
    if a.picture is None or b.picture is None or a.picture.name == b.picture.name:
        return False
    return not are_sizes(a.picture.name, b.picture.name)


def _within_one_text(a: Record, b: Record) -> bool:
    """In the text of one page: there the wrong file was put beside a text. Pages may word it each their way.

    What front matter says of a picture is for other pages, which list this one.
    """
    return (
        a.source.path == b.source.path
        and a.source.field == b.source.field
        and _is_in_front_matter(a) == _is_in_front_matter(b)
    )


def _is_in_front_matter(record: Record) -> bool:
    """Whether a text of a page stands among its settings, told by the syntax that it is written in."""
    span = record.source.span
    return (
        span is not None and record.source.reader in PAGE_READERS and span.syntax.startswith(("yaml", "toml", "json"))
    )


def _words(record: Record) -> int:
    return len((record.caption or "").split())


_OF_ALT: dict[str, Callable[[Record, Record], bool]] = {
    "CAP001": lambda a, b: min(_words(a), _words(b)) >= MIN_WORDS_REPEATED,
    "CAP002": lambda a, b: min(_words(a), _words(b)) >= MIN_WORDS_NEAR,
    "CAP003": lambda a, b: _within_one_text(a, b) and not counts_on(a.caption or "", b.caption or ""),
    "CAP004": lambda a, b: _within_one_text(a, b) or _are_two_files(a, b),
}
"""Rules that hold less strictly for alternative texts, with what must be so."""
