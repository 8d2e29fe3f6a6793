"""The braces behind an image of Markdown: `![A door](a.png){fig-alt="..."}` (Pandoc, Quarto, kramdown, MkDocs)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import evolve

from dedupe.readers.figures import Figure, Words
from dedupe.readers.syntax import SYNTAXES
from dedupe.records import Span

_BRACES = re.compile(r"\{:?(?P<inner>(?:[^{}\"']|\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*')*)\}", re.DOTALL)
_ATTRIBUTE = re.compile(
    r"(?<![\w.#-])(?P<key>[A-Za-z][\w-]*)=(?:\"(?P<double>(?:[^\"\\]|\\.)*)\"|'(?P<single>(?:[^'\\]|\\.)*)'|(?P<bare>[^\s\"'{}]+))",
    re.DOTALL,
)
_ALT = ("fig-alt", "alt")
_CAPTION = ("fig-cap", "caption", "data-caption", "data-title", "data-description")
"""Attributes that say what a reader sees below a picture, in the page or in a lightbox."""


def attributes_behind(text: str, position: int, end: int) -> tuple[int, int] | None:
    """The range of what stands between the braces that begin at `position`; None where none do."""
    match = _BRACES.match(text, position, end) if text.startswith("{", position) else None
    return None if match is None else match.span("inner")


def with_attributes(figure: Figure, text: str, inner: tuple[int, int]) -> Figure:
    """A figure with the texts among its attributes.

    An alternative text given so is the only one: what stands between the brackets is then the caption.
    """
    found = dict(_texts(text, inner))
    texts = dict(figure.texts)
    alt = next((found[key] for key in _ALT if key in found), None)
    if alt is not None:
        if "alt" in texts:
            texts["caption"] = texts["alt"]
        texts["alt"] = alt
    caption = next((found[key] for key in _CAPTION if key in found and found[key].text.strip()), None)
    if caption is not None:
        texts.setdefault("caption", caption)
    if "title" in found and found["title"].text.strip():
        texts.setdefault("title", found["title"])
    return evolve(figure, texts=texts)


def _texts(text: str, inner: tuple[int, int]) -> Iterator[tuple[str, Words]]:
    for match in _ATTRIBUTE.finditer(text, *inner):
        kind = match.lastgroup or "bare"
        syntax = f"template-{kind}"
        one_line = "\n" not in match[kind]
        value = SYNTAXES[syntax].decode(match[kind])
        span = Span(*match.span(kind), syntax) if one_line else None
        yield (
            match["key"].lower(),
            Words(" ".join(value.split()) if not one_line else value, match.start(kind), span, match["key"]),
        )
