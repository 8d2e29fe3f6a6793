"""Content files of Kirby and Lektor: fields between lines of dashes, of a page or of the picture it is named after."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from attrs import evolve, frozen

from dedupe.config import Config
from dedupe.errors import ReadError
from dedupe.readers.columns import looks_like_picture
from dedupe.readers.entry import Reading
from dedupe.readers.fields import figures_in, figures_of
from dedupe.readers.figures import Figure, entries_of
from dedupe.readers.markdown import read_markdown_text
from dedupe.readers.page import read_page
from dedupe.readers.source import SourceText
from dedupe.readers.tree import Tree, json_tree
from dedupe.records import Span

_RULE = re.compile(r"^----[ \t]*\r?$", re.MULTILINE)
_LEKTOR_RULE = re.compile(r"^---[ \t]*\r?$", re.MULTILINE)
_BLOCK = re.compile(r"^####[ \t]*(?P<name>[\w-]+)[ \t]*####[ \t]*$(?P<body>(?:\n(?!####).*)*)", re.MULTILINE)
"""A block of Lektor's flow: `#### image ####` and its fields, one a line."""

_LINE = re.compile(r"^(?P<key>[A-Za-z][\w-]*):[ \t]*(?P<value>.*?)[ \t]*\r?$", re.MULTILINE)
_FIELD = re.compile(r"\s*(?P<key>[A-Za-z_][\w -]{0,40}):[ \t]*")
_TAG = re.compile(r"\((?:image|figure):[ \t]*(?P<src>[^\s()]+)(?P<rest>[^()]*)\)", re.IGNORECASE)
_KEYS = "alt|caption|title|class|width|height|link|target|rel|imgclass|linkclass|text|popup|lightbox"
_ATTRIBUTE = re.compile(rf"(?<!\S)(?P<key>{_KEYS}):[ \t]*(?P<value>.*?)(?=\s+(?:{_KEYS}):|\s*$)", re.DOTALL)


@frozen
class Field:
    """A field of a content file: its name, and where its value stands."""

    key: str
    start: int
    end: int


def fields_of(text: str, rule: re.Pattern[str] = _RULE, least: int = 2) -> list[Field]:
    """The fields of a content file; none where the text is something else.

    Args:
        text: the text.
        rule: what stands between two fields.
        least: fewer fields make no content file.
    """
    rules = [match.span() for match in rule.finditer(text)]
    found = []
    for (_, start), (end, _) in pairwise([(0, 0), *rules, (len(text), len(text))]):
        match = _FIELD.match(text, start, end)
        if match is None:
            return []
        raw = text[match.end() : end]
        at = match.end() + len(raw) - len(raw.lstrip())
        found.append(Field(match["key"].strip().lower(), at, max(at, match.end() + len(raw.rstrip()))))
    return found if len(found) >= least else []


def read_kirby(path: Path, config: Config) -> Reading | None:
    """Read a content file: the pictures that a page shows, or what is said of the picture that it is named after.

    Returns:
        The reading; None where the text is no content file.

    Raises:
        ReadError: it cannot be opened, is no text, or is too large for a page.
    """
    source = read_page(path)
    lektor = path.suffix.lower() == ".lr"
    fields = fields_of(source.text, _LEKTOR_RULE, 1) if lektor else fields_of(source.text)
    if not fields:
        return None
    if looks_like_picture(path.stem):
        entries, _ = entries_of(_described(path.stem, fields, source.text, config), source, None)
        return Reading("kirby", tuple(entries))
    reading = read_markdown_text(path, source, config)
    entries, _ = entries_of(_shown(fields, source, config), source, None)
    both = sorted([*reading.entries, *entries], key=lambda entry: (entry.line or 0, entry.column or 0))
    return evolve(reading, reader="kirby", entries=tuple(both))


def _described(name: str, fields: list[Field], text: str, config: Config) -> Iterator[Figure]:
    members = tuple(
        (one.key, Tree("text", one.start, text[one.start : one.end], Span(one.start, one.end)))
        for one in fields
        if one.start < one.end and one.key not in ("template", "sort", "uuid") and one.key[0] != "_"
    )
    yield from figures_of(Tree("mapping", 0, members=(("src", Tree("text", 0, name)), *members)), config, about=True)


def _shown(fields: list[Field], source: SourceText, config: Config) -> Iterator[Figure]:
    """The pictures of tags in text (`(image: a.jpg alt: A hen)`) and of blocks, which are kept as JSON."""
    for one in fields:
        value = source.text[one.start : one.end]
        if value.startswith(("[", "{")):
            try:
                yield from figures_in(json_tree(value, one.start), config)
            except ReadError:
                continue  # text in brackets
        for block in _BLOCK.finditer(source.text, one.start, one.end):
            yield from _of_block(block, source, config)
        for tag in _TAG.finditer(source.text, one.start, one.end):
            members = tuple(
                (found["key"].lower(), Tree("text", found.start("value"), found["value"], Span(*found.span("value"))))
                for found in _ATTRIBUTE.finditer(source.text, *tag.span("rest"))
            )
            src = ("src", Tree("text", tag.start("src"), tag["src"]))
            yield from figures_of(Tree("mapping", tag.start(), members=(src, *members)), config, about=True)


def _of_block(block: re.Match[str], source: SourceText, config: Config) -> Iterator[Figure]:
    members = tuple(
        (found["key"].lower(), Tree("text", found.start("value"), found["value"], Span(*found.span("value"))))
        for found in _LINE.finditer(source.text, *block.span("body"))
        if found["value"]
    )
    yield from figures_of(Tree("mapping", block.start(), members=members), config, about=True)
