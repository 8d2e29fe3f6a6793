"""HTML pages and templates: `img`, `picture`, `figure` with `figcaption`, `srcset`, shortcodes, front matter."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from attrs import evolve

from dedupe.config import Config
from dedupe.readers.elements import elements_in, joined, outside
from dedupe.readers.entry import Problem, Reading
from dedupe.readers.figures import Figure
from dedupe.readers.frontmatter import FrontMatter, front_matter
from dedupe.readers.jsx import pictures_of_code, variables_of_code
from dedupe.readers.page import imported, page_reading, read_page
from dedupe.readers.script import INCOMPLETE, elements_of_script, elements_of_template
from dedupe.readers.shortcodes import figures_in_tags
from dedupe.readers.source import SourceText
from dedupe.readers.templates import mask_braces, mask_tags

COMPONENT_SUFFIXES = frozenset({".astro", ".vue", ".svelte"})
"""Pages whose capitalised elements may show pictures, and whose expressions stand in braces."""


TEMPLATE_SUFFIXES = frozenset({".njk", ".liquid"})
"""Templates of whole pages: deep indents are layout there, not code as in Markdown."""


def read_html(path: Path, config: Config) -> Reading:
    """Read an HTML page, or a template of one (Liquid, Nunjucks, Jinja, Hugo, ERB).

    Each picture gives one entry for each of its texts: alternative text, title, caption. `alt=""` gives the caption
    "", a missing one None; `role="presentation"` and `aria-hidden="true"` give "" with `presentation` in `extra`.

    Raises:
        ReadError: it cannot be opened, is no text, or is too large for a page.
    """
    source = read_page(path)
    front = front_matter(source)
    components = path.suffix.lower() in COMPONENT_SUFFIXES
    if components:
        front = FrontMatter(front.end)  # Astro: a script stands between the dashes
    if path.suffix.lower() == ".astro":
        return _read_astro(path, source, front, config)
    masked = (mask_braces if components else mask_tags)(source.text, front.end)
    svelte = path.suffix.lower() == ".svelte"
    elements = elements_in(masked.text, source, config, components=components, svelte=svelte)
    figures = [*elements.figures, *outside(figures_in_tags(source.text, masked.tags, config), elements.comments)]
    imports = imported(source.text) if components else {}
    if components:
        figures += [figure for script in _SCRIPT.finditer(source.text) for figure in _listed(script, config, imports)]
    return page_reading("html", path, source, front, figures, elements, config, imports)


_SCRIPT = re.compile(r"<script\b[^<>]*>(?P<code>.*?)</script\s*>", re.DOTALL | re.IGNORECASE)


def _listed(script: re.Match[str], config: Config, imports: Mapping[str, str]) -> list[Figure]:
    """The pictures that the script of a component lists; what stands around it is blank."""
    start, end = script.span("code")
    code = elements_of_script(" " * start + script.string[start:end], jsx=False).code
    return pictures_of_code(code, config, {**variables_of_code(code), **imports})


def _read_astro(path: Path, source: SourceText, front: FrontMatter, config: Config) -> Reading:
    """Read a page of Astro: a script between dashes, and elements with code in braces, where elements stand again."""
    found = elements_of_template(source.text, front.end)
    elements = joined([elements_in(layer, source, config, components=True) for layer in found.layers])
    known = variables_of_code(source.text[: front.end])
    listed = outside(pictures_of_code(found.code, config, known), [*found.attributes, *elements.comments])
    figures = [*outside(elements.figures, elements.comments), *listed]
    if not found.complete:
        front = evolve(front, problem=front.problem or Problem(INCOMPLETE))
    return page_reading("html", path, source, front, figures, elements, config, known)
