"""`figure`, `image` and `card` directives: of reStructuredText, and of MyST in Markdown.

Only what these directives look like is known here. That takes no docutils: it builds the whole document, knows no
columns, and stops at directives of Sphinx that it has not been told of.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

from dedupe.errors import ReadError
from dedupe.readers.expressions import is_computed
from dedupe.readers.figures import Figure, Words
from dedupe.readers.lines import Line, lines_between
from dedupe.readers.source import SourceText
from dedupe.readers.syntax import DIRECTIVE_MARKUP
from dedupe.readers.templates import blank
from dedupe.readers.tree import yaml_tree
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

_CAPTIONED = frozenset({"figure", "thumbnail"})
"""Those whose content is a caption."""

_ROLES = {"figure": ("alt",), "image": ("alt",), "thumbnail": ("alt", "title")}
"""The options that say something of the picture."""

_CARD_PICTURES = ("img-top", "img-bottom", "img-background")

_HOLDING = frozenset(
    """admonition attention caution danger error hint important note seealso tip warning todo versionadded
    versionchanged deprecated grid grid-item grid-item-card card cards panels tab-set tab-item tabbed tabs tab
    dropdown toggle details margin aside sidebar topic container div list-table figure-md subfigure epigraph
    highlights pull-quote exercise solution""".split()  # noqa: SIM905
)
"""Directives of MyST whose content is Markdown like that around them."""


def figure_of(kind: str, path: str, start: int, body: Sequence[Line]) -> Figure | None:
    """The picture of a directive; None where it names none.

    Args:
        kind: one of `SHOWING`; a figure and a thumbnail have a caption, a thumbnail may have a title.
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
    texts = {role: options[role] for role in _ROLES[kind] if role in options}
    if kind in _CAPTIONED:
        paragraph = _paragraph(rest)
        if paragraph and paragraph[0].text.strip() != "..":  # an empty comment stands for no caption
            texts["caption"] = _words(paragraph, "caption")
    image = path if "*" not in path else f"{{{{ {path} }}}}"  # Sphinx takes the best of several formats
    return Figure(image, start, texts)


def _on_card(start: int, options: Mapping[str, Words]) -> Figure | None:
    """The picture of a card; without a text it is decoration, and Sphinx Design gives it an empty one."""
    picture = next((options[name] for name in _CARD_PICTURES if name in options), None)
    if picture is None:
        return None
    texts = {"alt": options["img-alt"]} if "img-alt" in options else {}
    return Figure(picture.text.strip(), start, texts, wants_alt=False)


def _options(body: Sequence[Line]) -> tuple[dict[str, Words], list[Line]]:
    """The options at the head of a body, and the lines below them: `:name: value`, or YAML between dashes (MyST)."""
    if body and body[0].text.strip() == "---":
        return _options_in_yaml(body)
    options: dict[str, Words] = {}
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
        options.setdefault(match[1].lower(), _words(value, match[1]))
    return options, list(body[position:])


def _options_in_yaml(body: Sequence[Line]) -> tuple[dict[str, Words], list[Line]]:
    closing = next((number for number, line in enumerate(body[1:], 1) if line.text.strip() == "---"), None)
    if closing is None:
        return {}, list(body)
    rest = list(body[closing + 1 :])
    if closing == 1:
        return {}, rest
    start = body[1].start
    block = "".join(
        line.text.ljust(after.start - line.start - 1) + "\n"
        for line, after in itertools.pairwise(body[1 : closing + 1])
    )
    try:
        tree = yaml_tree(block, start)
    except ReadError:
        return {}, rest
    return {
        name.lower(): Words(value.text, value.start, value.span, name)
        for name, value in tree.members
        if value.text is not None
    }, rest


def _paragraph(lines: Sequence[Line]) -> list[Line]:
    """The first paragraph of some lines."""
    found: list[Line] = []
    for line in lines:
        if line.text.strip():
            found.append(line)
        elif found:
            break
    return found


def _words(lines: Sequence[Line], field: str) -> Words:
    """A text of one or more lines; what has markup or goes over several lines cannot be edited in place."""
    raw = " ".join(line.text.strip() for line in lines)
    first = lines[0]
    start = first.start + len(first.text) - len(first.text.lstrip())
    if DIRECTIVE_MARKUP.search(raw) is None and len(lines) == 1 and raw:
        return Words(raw, start, Span(start, start + len(raw), "directive"), field)
    text = raw
    for pattern, shown in _SHOWN if not is_computed(raw) else ():
        text = pattern.sub(shown, text)
    return Words(text, start, None, field)


_LEAD = r"^[ \t]*(?:(?:[-*+]|\d+[.)])[ \t]+)*"
"""What may stand before a fence: it may open in an item of a list."""
_FENCE = re.compile(
    _LEAD + r"(?P<fence>`{3,}|~{3,}|:{3,})\{(?P<kind>[\w-]+)\}[ \t]*(?P<path>[^\r\n]*)\r?$", re.MULTILINE
)
_BLOCK = re.compile(_LEAD + r"(?P<fence>`{3,}|~{3,})[ \t]*(?:\{(?P<kind>[\w-]+)\})?[^`\r\n]*\r?$", re.MULTILINE)
"""Any fence of Markdown: code, or a directive."""


def with_content(masked: str) -> str:
    """A page with the fences blanked around what is in `{note}`, `{grid}` and the like: it is Markdown, and no code."""
    if "```{" not in masked and "~~~{" not in masked:
        return masked
    fences = set[tuple[int, int]]()
    position = 0
    while (opening := _BLOCK.search(masked, position)) is not None:
        position = opening.end()
        if opening.span("fence") in fences:
            continue
        closing = _closing(masked, opening["fence"], opening.end())
        if opening["kind"] not in _HOLDING:
            position = len(masked) if closing is None else closing.end()
            continue
        fences.add((opening.start("fence"), opening.end()))
        if closing is not None:
            fences.add(closing.span("fence"))
    pieces, position = list[str](), 0
    for start, end in sorted(fences):
        pieces += [masked[position:start], blank(masked[start:end])]
        position = end
    return "".join([*pieces, masked[position:]])


def _closing(text: str, fence: str, position: int) -> re.Match[str] | None:
    """The line that closes a fence: as many of its characters or more, and nothing else."""
    return re.compile(rf"^[ \t]*(?P<fence>{fence[0]}{{{len(fence)},}})[ \t]*\r?$", re.MULTILINE).search(text, position)


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
        closing = _closing(text, match["fence"], match.end())
        end = len(text) if closing is None else closing.start()
        lines = lines_between(text, min(match.end() + 1, end), end)
        figure = figure_of(match["kind"], match["path"], match.start("fence"), lines)
        if figure is not None:
            yield figure
