"""The block of settings at the head of a page: YAML between `---`, TOML between `+++`, or JSON."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from dedupe.config import Config
from dedupe.errors import ReadError
from dedupe.readers.entry import Problem
from dedupe.readers.fields import figures_in
from dedupe.readers.figures import Figure
from dedupe.readers.jsonspans import value_at
from dedupe.readers.source import SourceText
from dedupe.readers.tree import Tree, json_tree, toml_tree, yaml_tree

_FENCES = {
    "---": (re.compile(r"---[ \t]*\r?\n"), re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)),
    "+++": (re.compile(r"\+\+\+[ \t]*\r?\n"), re.compile(r"^\+\+\+[ \t]*(?:\r?\n|\Z)", re.MULTILINE)),
}


@frozen
class FrontMatter:
    """What stands at the head of a page.

    Attributes:
        end: index in the document where the page's body begins; 0 where there is no front matter.
        tree: its values, or None where there are none or they could not be read.
        values: the same as plain values, for looking variables up.
        problem: why it could not be read, or None.
    """

    end: int = 0
    tree: Tree | None = None
    values: Mapping[str, Any] = field(factory=dict)
    problem: Problem | None = None

    def figures(self, config: Config) -> list[Figure]:
        """The pictures it names."""
        return [] if self.tree is None else list(figures_in(self.tree, config))


def front_matter(source: SourceText) -> FrontMatter:
    """The front matter of a page; a malformed one is a problem, and the body is read all the same."""
    text = source.text
    for fence, (opening, closing) in _FENCES.items():
        start = opening.match(text)
        end = None if start is None else closing.search(text, start.end())
        if start is not None and end is not None:
            parse = yaml_tree if fence == "---" else toml_tree
            return _parsed(text[start.end() : end.start()], start.end(), end.end(), parse, source)
    if text.startswith("{") and not text.startswith(("{{", "{%", "{#", "{/*")):
        try:
            end_of_json = value_at(text, 0).end
        except ValueError:
            return FrontMatter()  # a body that begins with a brace
        return _parsed(text[:end_of_json], 0, end_of_json, json_tree, source)
    return FrontMatter()


def _parsed(block: str, start: int, end: int, parse: Any, source: SourceText) -> FrontMatter:
    try:
        tree: Tree = parse(block, start)
    except ReadError as error:
        first = source.place(start)[0]
        line = first if error.line is None else first + error.line - 1
        return FrontMatter(end, problem=Problem(f"front matter {error.message}", line))
    values = tree.plain()
    return FrontMatter(end, tree, values if isinstance(values, dict) else {})
