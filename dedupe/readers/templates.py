"""Template tags in a page: found, and covered by stand-ins of the same length so that other parsers pass over them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

STAND_IN = "\ue0f7"
"""A private-use character: to Markdown and HTML a letter like any other, and in nobody's text."""

_OPENING = re.compile(r"\{\{[<%]?|\{%|\{#(?=[-\s])|<%|<\?")
_CLOSING = {"{{": "}}", "{{<": ">}}", "{{%": "%}}", "{%": "%}", "{#": "#}", "<%": "%>", "<?": "?>"}
_LONG = frozenset({"<?", "{#"})
"""Code and comments may have blank lines; a tag that seems to is an opening without a closing (`{{` in a code span)."""

_BLANK_LINE = re.compile(r"\n[ \t]*\r?\n")
_BLOCK = re.compile(r"\{%-?\s*(comment|raw|verbatim)\s*-?%\}")


@frozen
class Tag:
    """A template tag or expression.

    Attributes:
        opening: how it opens: `{%`, `{{`, `{{<`, `{{%`, `<%`, `<?`.
        start, end: half-open range in the page, delimiters included.
        inner: half-open range of what stands between the delimiters.
    """

    opening: str
    start: int
    end: int
    inner: tuple[int, int]


@frozen
class Masked:
    """A page with its template tags covered.

    Attributes:
        text: as long as the page, line by line; tags are runs of `STAND_IN`, comments are blank.
        tags: the tags, in their order; those inside `raw` blocks are covered too but are none.
    """

    text: str
    tags: tuple[Tag, ...]


def mask_tags(text: str, start: int = 0) -> Masked:
    """Cover the template tags and blank the template comments of a page.

    Args:
        text: the page.
        start: where its body begins; what comes before (front matter) is blanked.
    """
    pieces = [blank(text[:start])]
    tags: list[Tag] = []
    position = start
    for tag, covered in _tags(text, start):
        pieces.append(text[position : covered[0]])
        hidden = text[covered[0] : covered[1]]
        pieces.append(blank(hidden) if tag is None else cover(hidden))
        position = covered[1]
        if tag is not None and tag.opening:
            tags.append(tag)
    pieces.append(text[position:])
    return Masked("".join(pieces), tuple(tags))


def cover(text: str) -> str:
    """Stand-ins for every character that is no line break."""
    return re.sub(r"[^\r\n]", STAND_IN, text)


def blank(text: str) -> str:
    """Spaces for every character that is no line break."""
    return re.sub(r"[^\r\n]", " ", text)


def _tags(text: str, start: int) -> Iterator[tuple[Tag | None, tuple[int, int]]]:
    """Each tag (None for a comment, one without an opening inside `raw`) and the range to cover."""
    position, absent = start, set[str]()
    raw_until = 0
    while (opening := _OPENING.search(text, position)) is not None:
        block = _BLOCK.match(text, opening.start())
        if block is not None and opening.start() >= raw_until and block[1] not in absent:
            end = _end_of_block(text, block)
            if end is None:
                absent.add(block[1])
            if block[1] == "comment" and end is not None:
                yield None, (block.start(), end[1])
                position = end[1]
                continue
            raw_until = raw_until if end is None else end[0]
        closing = _CLOSING[opening[0]]
        close = -1 if closing in absent else text.find(closing, opening.end())
        if close == -1:
            absent.add(closing)  # never looked for again, so that a page of openings is not read over and over
        if close == -1 or (opening[0] not in _LONG and _BLANK_LINE.search(text, opening.end(), close)):
            position = opening.end()
            continue
        end_at = close + len(closing)
        position = end_at
        if opening[0] == "{#":
            yield None, (opening.start(), end_at)
        elif not text.startswith("/*", opening.end()):
            name = "" if opening.start() < raw_until else opening[0]
            yield Tag(name, opening.start(), end_at, (opening.end(), close)), (opening.start(), end_at)
        else:
            yield None, (opening.start(), end_at)


def _end_of_block(text: str, block: re.Match[str]) -> tuple[int, int] | None:
    end = re.compile(rf"\{{%-?\s*end{block[1]}\s*-?%\}}").search(text, block.end())
    return None if end is None else (end.start(), end.end())


_BRACES = re.compile(r"[{}]|\"[^\"\n]*\"|'[^'\n]*'|`[^`]*`")


def mask_braces(text: str, start: int = 0) -> Masked:
    """As `mask_tags` for MDX and JSX: `{expressions}` are covered, `{/* comments */}` are blank.

    An expression ends with its paragraph at the latest, so that a lone brace in a code block hides nothing else.
    """
    pieces = [blank(text[:start])]
    position = start
    for opening, end in _braced(text, start):
        hidden = text[opening:end]
        pieces.append(text[position:opening])
        pieces.append(blank(hidden) if hidden.startswith("{/*") else cover(hidden))
        position = end
    pieces.append(text[position:])
    return Masked("".join(pieces), ())


def _braced(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Outermost balanced braces, paragraph by paragraph, each paragraph gone through once."""
    position = start
    for limit in [*(match.start() for match in _BLANK_LINE.finditer(text, start)), len(text)]:
        open_braces: list[int] = []
        pairs: list[tuple[int, int]] = []
        for match in _BRACES.finditer(text, position, limit):
            if match[0] == "{":
                open_braces.append(match.start())
            elif match[0] == "}" and open_braces:
                opening = open_braces.pop()
                while pairs and pairs[-1][0] > opening:
                    pairs.pop()
                pairs.append((opening, match.end()))
        yield from pairs
        position = limit
