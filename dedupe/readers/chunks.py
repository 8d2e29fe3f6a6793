"""Pictures shown by the code of a computed page: `knitr::include_graphics("a.png")` in R Markdown and Quarto.

The caption and the alternative text are options of the chunk: in its head (`fig.cap="..."`) or in comments at the top
of its body (`#| fig-cap: ...`). Nothing is run: a picture whose name is worked out, or drawn, is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from dedupe.readers.columns import looks_like_picture
from dedupe.readers.figures import Figure, Words
from dedupe.readers.source import SourceText
from dedupe.readers.syntax import SYNTAXES
from dedupe.records import Span

SUFFIXES = (".qmd", ".rmd")

_CHUNK = re.compile(
    r"^(?P<fence>[ \t>]*`{3,})[ \t]*\{(?P<head>[A-Za-z][^\n]*)\}[ \t]*\r?\n(?P<body>.*?)^(?P=fence)`*[ \t]*\r?$",
    re.MULTILINE | re.DOTALL,
)
_CALL = re.compile(r"\b(?:include_graphics|Image)\s*\((?P<inside>[^()]*(?:\([^()]*\)[^()]*)*)\)")
_STRING = re.compile(r"\"((?:[^\"\\\n]|\\.)*)\"|'((?:[^'\\\n]|\\.)*)'")
_IN_HEAD = re.compile(
    r"\bfig[.-](?P<key>cap|alt)\s*=\s*(?:\"(?P<double>(?:[^\"\\]|\\.)*)\"|'(?P<single>(?:[^'\\]|\\.)*)')"
)
_IN_BODY = re.compile(
    r"^[ \t]*(?:#|//)\|[ \t]*fig[.-](?P<key>cap|alt):[ \t]*"
    r"(?:\"(?P<double>(?:[^\"\\\n]|\\.)*)\"|'(?P<single>(?:[^'\n]|'')*)'|(?P<plain>[^\s\"'|>\[!{&*][^\n]*?))[ \t]*\r?$",
    re.MULTILINE,
)
_FOLDED = re.compile(
    r"^[ \t]*(?:#|//)\|[ \t]*fig[.-](?P<key>cap|alt):[ \t]*[|>][+-]?[ \t]*\r?\n"
    r"(?P<lines>(?:[ \t]*(?:#|//)\|[ \t]{2,}[^\n]*\n)+)",
    re.MULTILINE,
)
_DEFINITION = re.compile(r"^(\(ref:[\w:-]+\))[ \t]+([^\n]*\S)", re.MULTILINE)
_SYNTAXES = {"double": "yaml-double", "single": "yaml-single", "plain": "yaml-plain"}
_ROLES = {"cap": "caption", "alt": "alt"}


def chunk_figures(path: Path, source: SourceText, code: Sequence[tuple[int, int]]) -> Iterator[Figure]:
    """The pictures that the chunks of a page show, with the texts in their options.

    Of a chunk that shows several, the texts are of all of them together and of none.

    Args:
        path: the page; only those of R Markdown and Quarto have chunks.
        source: its text.
        code: half-open ranges of its code; a chunk inside another block shows how chunks are written.
    """
    if path.suffix.lower() not in SUFFIXES:
        return
    definitions = _definitions(source.text)
    for chunk in _CHUNK.finditer(source.text):
        if any(start < chunk.start() < end for start, end in code):
            continue
        pictures = [
            (chunk.start("body") + call.start("inside") + written.start(), written[1] or written[2] or "")
            for call in _CALL.finditer(chunk["body"])
            for written in _STRING.finditer(call["inside"])
            if looks_like_picture(written[1] or written[2] or "")
        ]
        texts = _texts(source.text, chunk, definitions) if len(pictures) == 1 else {}
        for start, name in pictures:
            yield Figure(name, start, texts, wants_alt=False)


def _texts(text: str, chunk: re.Match[str], definitions: Mapping[str, Words]) -> dict[str, Words]:
    found: dict[str, Words] = {}
    for match in _IN_BODY.finditer(text, *chunk.span("body")):
        kind = match.lastgroup or "plain"
        try:
            value = SYNTAXES[_SYNTAXES[kind]].decode(match[kind])
        except ValueError:
            continue
        _take(found, match, value, Span(*match.span(kind), _SYNTAXES[kind]))
    for match in _FOLDED.finditer(text, *chunk.span("body")):
        value = " ".join(re.sub(r"^[ \t]*(?:#|//)\|", "", match["lines"], flags=re.MULTILINE).split())
        _take(found, match, value, None, match.start("lines"))
    for match in _IN_HEAD.finditer(text, *chunk.span("head")):
        kind = match.lastgroup or "double"
        value = SYNTAXES[f"template-{kind}"].decode(match[kind])
        if value.startswith("(ref:"):
            elsewhere = Words(f"{{{{ {value} }}}}", 0, None, "fig-cap")
            found.setdefault(_ROLES[match["key"]], definitions.get(value, elsewhere))
        else:
            _take(found, match, value, Span(*match.span(kind), f"template-{kind}"))
    return {role: words for role, words in found.items() if words.text.strip()}


def _take(found: dict[str, Words], match: re.Match[str], value: str, span: Span | None, start: int = 0) -> None:
    found.setdefault(
        _ROLES[match["key"]], Words(value, start if span is None else span.start, span, f"fig-{match['key']}")
    )


def _definitions(text: str) -> dict[str, Words]:
    """The texts that stand on lines of their own under a name such as `(ref:door)` (bookdown)."""
    found = _DEFINITION.finditer(text) if "(ref:" in text else ()
    return {match[1]: Words(match[2], match.start(2), Span(*match.span(2), "plain"), "fig-cap") for match in found}
