"""Markdown's own text rules, by markdown-it: what a description shows, and where the inline parser stands."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


@functools.cache
def parser(*, components: bool = False) -> MarkdownIt:
    """The one Markdown parser: CommonMark with tables and strike-through, HTML as HTML, addresses as written.

    With `components` as of MDX: elements are part of the text around them, and an indent is no code.
    """
    from markdown_it import MarkdownIt

    class AsWritten(MarkdownIt):
        """Addresses are looked up, not shown: they are neither escaped nor judged."""

        def normalizeLink(self, url: str) -> str:  # noqa: N802 (the library's name)
            return url

        def validateLink(self, url: str) -> bool:  # noqa: N802, ARG002 (the library's name)
            return True

    made = AsWritten("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return made.disable(["html_block", "code"]) if components else made


def unescape(raw: str) -> str:
    """Backslash escapes and character references undone, as in titles and addresses."""
    from markdown_it.common.utils import unescapeAll

    return unescapeAll(raw)


def alt_text(raw: str) -> str:
    """What stands for an image's description `raw`: emphasis, links and code reduced to their text.

    Raises:
        ValueError: `raw` cannot stand between `![` and `](x)`.
    """
    tokens = parser().parseInline(f"![{raw}](x)")[0].children or []
    if len(tokens) != 1 or tokens[0].type != "image":
        raise ValueError(f"{raw!r} is no description of a Markdown image")
    return flat_text(tokens[0].children or [])


def flat_text(tokens: Sequence[Token]) -> str:
    """The text of inline tokens; line breaks become spaces, HTML tags vanish."""
    pieces = []
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            pieces.append(" ")
        elif token.type == "image":
            pieces.append(flat_text(token.children or []))
        elif token.type != "html_inline":
            pieces.append(token.content)
    return "".join(pieces)


def shown_text(raw: str) -> str:
    """What a reader sees of a paragraph, on one line."""
    line = " ".join(raw.split())
    try:
        return alt_text(line)
    except ValueError:
        return line


def is_emphasis(raw: str) -> bool:
    """Whether a line is one stretch of emphasis and nothing else."""
    tokens = parser().parseInline(raw)[0].children or []
    ends = [position for position, token in enumerate(tokens) if token.type == "em_close" and token.level == 0]
    return bool(tokens) and tokens[0].type == "em_open" and ends == [len(tokens) - 1]
