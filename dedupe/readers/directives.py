"""`figure`, `image` and `card` directives: of reStructuredText, and of MyST in Markdown.

Only what these directives look like is known here. That takes no docutils: it builds the whole document, knows no
columns, and stops at directives of Sphinx that it has not been told of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dedupe.readers.expressions import is_computed
from dedupe.readers.figures import Figure, Words
from dedupe.readers.source import SourceText
from dedupe.readers.syntax import DIRECTIVE_MARKUP
from dedupe.records import Span

_OPTION = re.compile(r"[ \t]*:([\w-]+):(?:[ \t]+|$)")
_OTHER_MEDIA = re.compile(r"\.(?:mp4|m4v|webm|mov|ogv|avi|ipynb|md|rst)(?:[?#]|$)", re.IGNORECASE)
_SHOWN = (
    (re.compile(r":[\w:.+-]+:`([^`<]*?)\s*(?:<[^`>]*>)?`"), r"\1"),
    (re.compile(r"\{[\w:.+-]+\}`([^`<]*?)\s*(?:<[^`>]*>)?`"), r"\1"),
    (re.compile(r"``(.+?)``"), r"\1"),
    (re.compile(r"`([^`<]*?)\s*(?:<[^`>]*>)?`_{0,2}"), r"\1"),
    (re.compile(r"\*\*(.+?)\*\*"), r"\1"),
    (re.compile(r"(?<![\w*\\])\*(\S(?:[^*]*\S)?)\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<![\w|\\])\|([^|\s][^|]*)\|(?!\w)"), r"\1"),
    (re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)"), r"\1"),
    (re.compile(r"\\(\W)"), r"\1"),
)
"""Inline markup and what a reader sees of it: roles, code, links, emphasis, substitutions, escapes."""


SHOWING = frozenset({"figure", "image", "thumbnail", "card", "grid-item-card"})
"""Directives that show a picture; of the cards (Sphinx Design) it is an option."""

_CARD_PICTURES = ("img-top", "img-bottom", "img-background")


class Line(NamedTuple):
    """A line of a directive's body: where its text begins in the document, and the text."""

    start: int
    text: str


class _Text(NamedTuple):
    lines: list[Line]
    field: str


def figure_of(kind: str, path: str, start: int, body: Sequence[Line]) -> Figure | None:
    """The picture of a directive; None where it names none.

    Args:
        kind: one of `SHOWING`; a figure has a caption.
        path: its argument.
        start: where the directive begins.
        body: the lines below it that are its own.
    """
    options, rest = _options(body)
    if kind.endswith("card"):
        return _on_card(start, options)
    path = path.strip()
    if not path or path.startswith("#") or _OTHER_MEDIA.search(path):
        return None  # MyST shows the output of a notebook's cell, and films, as figures too
    texts = {}
    if "alt" in options:
        texts["alt"] = _words(options["alt"])
    if kind == "figure":
        paragraph = _paragraph(rest)
        if paragraph and paragraph[0].text.strip() != "..":  # an empty comment stands for no caption
            texts["caption"] = _words(_Text(paragraph, "caption"))
    image = path if "*" not in path else f"{{{{ {path} }}}}"  # Sphinx takes the best of several formats
    return Figure(image, start, texts)


def _on_card(start: int, options: Mapping[str, _Text]) -> Figure | None:
    """The picture of a card; without a text it is decoration, and Sphinx Design gives it an empty one."""
    picture = next((options[name] for name in _CARD_PICTURES if name in options), None)
    if picture is None:
        return None
    texts = {"alt": _words(options["img-alt"])} if "img-alt" in options else {}
    return Figure(_words(picture).text.strip(), start, texts, wants_alt=False)


def _options(body: Sequence[Line]) -> tuple[dict[str, _Text], list[Line]]:
    """The options at the head of a body, each with the lines of its value, and the lines below them."""
    options: dict[str, _Text] = {}
    position = 0
    while position < len(body):
        line = body[position]
        match = _OPTION.match(line.text)
        if match is None:
            break
        indent = len(line.text) - len(line.text.lstrip())
        value = [Line(line.start + match.end(), line.text[match.end() :])]
        position += 1
        while position < len(body):
            more = body[position]
            if not more.text.strip() or len(more.text) - len(more.text.lstrip()) <= indent:
                break
            value.append(more)
            position += 1
        options.setdefault(match[1].lower(), _Text(value, match[1]))
    return options, list(body[position:])


def _paragraph(lines: Sequence[Line]) -> list[Line]:
    """The first paragraph of some lines."""
    found: list[Line] = []
    for line in lines:
        if line.text.strip():
            found.append(line)
        elif found:
            break
    return found


def _words(written: _Text) -> Words:
    """A text of one or more lines; what has markup or goes over several lines cannot be edited in place."""
    raw = " ".join(line.text.strip() for line in written.lines)
    first = written.lines[0]
    start = first.start + len(first.text) - len(first.text.lstrip())
    if DIRECTIVE_MARKUP.search(raw) is None and len(written.lines) == 1 and raw:
        return Words(raw, start, Span(start, start + len(raw), "directive"), written.field)
    text = raw
    for pattern, shown in _SHOWN if not is_computed(raw) else ():
        text = pattern.sub(shown, text)
    return Words(text, start, None, written.field)


_FENCE = re.compile(
    r"^(?P<indent>[ \t]*)(?P<fence>`{3,}|~{3,}|:{3,})\{(?P<kind>[\w-]+)\}[ \t]*(?P<path>[^\r\n]*)\r?$",
    re.MULTILINE,
)


def myst_figures(source: SourceText, code: Sequence[tuple[int, int]]) -> Iterator[Figure]:
    """The directives of a MyST page: fences of backticks, tildes or colons with `{figure}` behind them.

    Args:
        source: the page.
        code: half-open ranges of its code; a fence inside another block shows how such a directive is written.
    """
    text = source.text
    if not any(f"{{{kind}}}" in text for kind in SHOWING):
        return
    for match in _FENCE.finditer(text):
        if match["kind"] not in SHOWING:
            continue
        if any(start < match.start() < end and not text.startswith(match[0].lstrip(), start) for start, end in code):
            continue
        closing = re.compile(
            rf"^[ \t]*{re.escape(match['fence'][0])}{{{len(match['fence'])},}}[ \t]*\r?$", re.MULTILINE
        ).search(text, match.end())
        end = len(text) if closing is None else closing.start()
        lines = lines_between(text, min(match.end() + 1, end), end)
        figure = figure_of(match["kind"], match["path"], match.start("fence"), lines)
        if figure is not None:
            yield figure


def lines_between(text: str, start: int, end: int) -> list[Line]:
    """The lines of a stretch of text, without their line breaks."""
    found = []
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop == -1 else stop
        found.append(Line(start, text[start:stop].rstrip("\r")))
        start = stop + 1
    return found
