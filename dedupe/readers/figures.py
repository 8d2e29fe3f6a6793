"""One use of a picture on a page, with the texts that go with it, and the entries it makes: one a role."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve, field, frozen

from dedupe.readers.entry import Entry
from dedupe.readers.expressions import Variables, is_computed, settle
from dedupe.readers.source import SourceText
from dedupe.records import Json, Span

ROLES = ("alt", "caption", "title", "description")
"""What a text can be to a picture, in the order in which entries are given."""


@frozen
class Words:
    """A text and where it stands.

    Attributes:
        text: the text, the format's own syntax undone.
        start: index in the document where it begins.
        span: its own characters, or None where it cannot be edited in place.
        field: the attribute, key or argument that holds it.
    """

    text: str
    start: int
    span: Span | None
    field: str


@frozen
class Figure:
    """One use of a picture.

    Attributes:
        image: the picture as the document names it, or None where it names none.
        start: index in the document where the use begins.
        texts: role to text.
        wants_alt: True where an alternative text is missed if there is none (an `img`, not a mention in a table).
        sizes: other sizes of the picture.
        language: language of this part of the page, where it has one of its own.
        credit: who made the picture, or None.
        extra: what else is known.
        bare: the picture is named to a template, which may put a folder before the name.
        by_name: the picture is looked for by its name in all folders (Obsidian).
    """

    image: str | None
    start: int
    texts: Mapping[str, Words] = field(factory=dict)
    wants_alt: bool = True
    sizes: tuple[str, ...] = ()
    language: str | None = None
    credit: str | None = None
    extra: Mapping[str, Json] = field(factory=dict)
    bare: bool = False
    by_name: bool = False


@frozen
class Caption:
    """A caption that stands around pictures (`figcaption`), and the range of the document that it is for."""

    words: Words
    start: int
    end: int


def entries_of(
    figures: Iterable[Figure],
    source: SourceText,
    language: str | None,
    variables: Variables | None = None,
) -> tuple[list[Entry], int]:
    """The entries of a page's figures, in the order of the page: one for each text of a picture.

    A text that only the site's build can work out (`alt="{{ title }}"`) is no caption that could be read: it makes
    no entry and is counted. A figure without any text makes one entry without a caption.

    Args:
        figures: what was found.
        source: the document.
        language: the page's language.
        variables: the page's front matter, for simple expressions in paths.

    Returns:
        The entries, and the number of texts that were left out.
    """
    entries: list[Entry] = []
    computed = 0
    for figure in sorted(figures, key=lambda figure: figure.start):
        texts = {role: words for role in ROLES if (words := figure.texts.get(role)) is not None}
        known = {role: words for role, words in texts.items() if not is_computed(words.text)}
        computed += len(texts) - len(known)
        if len(known) < len(texts) and not known:
            continue
        image = None if figure.image is None else settle(figure.image, variables)
        if figure.wants_alt and "alt" not in texts:
            entries.append(_entry(figure, image, "alt", None, source, language))
        for role, words in known.items():
            entries.append(_entry(figure, image, role, words, source, language))
        if not texts and not figure.wants_alt:
            entries.append(_entry(figure, image, "caption", None, source, language))
    return entries, computed


def _entry(
    figure: Figure, image: str | None, role: str, words: Words | None, source: SourceText, language: str | None
) -> Entry:
    line, column = source.place(figure.start if words is None else words.start)
    return Entry(
        image=image,
        caption=None if words is None else words.text,
        line=line,
        column=column,
        span=None if words is None else words.span,
        field=role if words is None else words.field,
        role=role,
        credit=figure.credit,
        language=figure.language or language,
        sizes=figure.sizes,
        bare=figure.bare,
        by_name=figure.by_name,
        extra=figure.extra,
    )


def with_captions(figures: Sequence[Figure], captions: Iterable[Caption]) -> Iterator[Figure]:
    """Give each caption to the first picture in its range that has none; the innermost range first.

    A caption whose range holds no picture (a quotation in a `figure`) is dropped.
    """
    ordered = sorted(figures, key=lambda figure: figure.start)
    starts = [figure.start for figure in ordered]
    free = [position for position, figure in enumerate(ordered) if "caption" not in figure.texts]
    given: dict[int, Words] = {}
    for caption in sorted(captions, key=lambda caption: (caption.end - caption.start, caption.start)):
        first = bisect.bisect_left(free, bisect.bisect_left(starts, caption.start))
        if first < len(free) and starts[free[first]] < caption.end:
            given[free.pop(first)] = caption.words
    for position, figure in enumerate(ordered):
        if position in given:
            figure = evolve(figure, texts={**figure.texts, "caption": given[position]})
        yield figure
