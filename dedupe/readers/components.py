"""Components that Markdown names between colons and braces: `:photo{src="a.jpg" alt="A hen"}`; `::hero` above YAML.

So do Nuxt Content (MDC) and the directives of remark, which Astro and Docusaurus can be set up with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dedupe.config import Config
from dedupe.errors import ReadError
from dedupe.readers.fields import PICTURE_WORDS, figures_in, figures_of, words_of
from dedupe.readers.figures import Figure
from dedupe.readers.source import SourceText
from dedupe.readers.syntax import SYNTAXES
from dedupe.readers.tree import Tree, yaml_tree
from dedupe.records import Span

_COMPONENT = re.compile(
    r"(?<![\w:`\\]):{1,8}(?P<name>[A-Za-z][\w-]*)(?:\[[^\[\]\n]*\])?"
    r"\{(?P<inner>(?:[^{}\"'\n]|\"[^\"\n]*\"|'[^'\n]*')*)\}"
)
_PROPERTY = re.compile(r"(?P<bound>:)?(?P<key>[A-Za-z][\w-]*)=(?:\"(?P<double>[^\"\n]*)\"|'(?P<single>[^'\n]*)')")
"""`alt="A hen"`; with a colon before it the value is an expression, most often a key of the front matter."""

_BLOCK = re.compile(
    r"^[ \t]*:{2,8}(?P<name>[A-Za-z][\w-]*)[^\n]*\n[ \t]*---[ \t]*\r?\n"
    r"(?P<yaml>(?:(?![ \t]*---[ \t]*\r?$)[^\n]*\n)*)[ \t]*---[ \t]*\r?$",
    re.MULTILINE,
)


def component_figures(masked: str, source: SourceText, config: Config) -> Iterator[Figure]:
    """The pictures that such components show.

    Args:
        masked: the page with its template tags covered.
        source: the page.
        config: the settings.
    """
    if "{" in masked:
        for match in _COMPONENT.finditer(masked):
            properties = Tree("mapping", match.start(), members=tuple(_properties(source.text, *match.span("inner"))))
            about = bool(PICTURE_WORDS & set(words_of(match["name"])))
            yield from figures_of(properties, config, about=about)
    if "---" in masked:
        for match in _BLOCK.finditer(masked):
            try:
                tree = yaml_tree(source.text[slice(*match.span("yaml"))], match.start("yaml"))
            except ReadError:
                continue  # a rule between two lines of text, and no settings
            yield from figures_in(tree, config, match["name"])


def _properties(text: str, start: int, end: int) -> Iterator[tuple[str, Tree]]:
    for match in _PROPERTY.finditer(text, start, end):
        kind = "double" if match["double"] is not None else "single"
        at = match.span(kind)
        if match["bound"]:
            yield match["key"], Tree("text", at[0], f"{{{{ {match[kind]} }}}}")
            continue
        syntax = f"template-{kind}"
        yield match["key"], Tree("text", at[0], SYNTAXES[syntax].decode(match[kind]), Span(*at, syntax))
