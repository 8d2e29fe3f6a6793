"""Pages of React, Preact and Solid: the elements in `.jsx`, `.tsx` and `.js`, and the pictures that code lists."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from attrs import evolve

from dedupe.config import Config
from dedupe.readers.columns import looks_like_picture
from dedupe.readers.elements import elements_in, joined, outside
from dedupe.readers.entry import Problem, Reading
from dedupe.readers.expressions import settle
from dedupe.readers.fields import figures_in
from dedupe.readers.figures import Figure
from dedupe.readers.frontmatter import FrontMatter
from dedupe.readers.literals import objects
from dedupe.readers.page import imported, page_reading, read_page
from dedupe.readers.script import INCOMPLETE, elements_of_script
from dedupe.readers.tree import Tree

PAGE_SUFFIXES = frozenset({".jsx", ".tsx"})
"""Files that hold elements by their name; a `.js` may hold anything, most often code alone."""

MAX_SCRIPT_BYTES = 1024 * 1024
"""A longer script is a bundle that a tool made: the longest page written by hand that was seen has 300 KB."""

_SHOWS = re.compile(
    r"<(?:img|[A-Za-z.]*\.img|[A-Z][\w.]*)\b|\b(?:alt|altText|imageAlt|caption|figcaption)[\"']?\s*:", re.IGNORECASE
)
"""What a script has that shows a picture, or that lists one with a text."""

_NAMED = re.compile(
    r"\b(?:const|let|var)\s+(?P<name>[A-Za-z_$][\w$]*)\s*(?::\s*string\s*)?=\s*(?P<quote>[\"'`])(?P<value>[^\"'`\\\n$]+)(?P=quote)"
)


def read_jsx(path: Path, config: Config) -> Reading | None:
    """Read a page of elements in JavaScript or TypeScript.

    Texts of elements are read as those of MDX are; so are objects in the code that name a picture beside a text
    (`const photos = [{ src: "/a.jpg", alt: "..." }]`). A picture in a variable is looked up where the page imports it
    or gives it a name of its own.

    Returns:
        The reading; None for a script (`.js`, `.ts`) that shows no picture, that is too long to be written by hand, or
        that is none (`.ts` is an ending of films, too).

    Raises:
        ReadError: it cannot be opened, or a page is no text or too large for one.
    """
    is_page = path.suffix.lower() in PAGE_SUFFIXES
    if not is_page and not _may_be_script(path):
        return None
    source = read_page(path)
    if _SHOWS.search(source.text) is None:
        return Reading("jsx") if is_page else None
    script = elements_of_script(source.text, jsx=path.suffix.lower() != ".ts")
    elements = joined([elements_in(layer, source, config, components=True) for layer in script.layers])
    known = variables_of_code(script.code)
    listed = outside(pictures_of_code(script.code, config, known), script.attributes)
    figures = [*elements.figures, *listed]
    reading = page_reading("jsx", path, source, FrontMatter(), figures, elements, config, known)
    if not script.complete:
        reading = evolve(reading, problems=(*reading.problems, Problem(INCOMPLETE)))
    return reading if is_page or reading.entries else None


def _may_be_script(path: Path) -> bool:
    """Whether a file is short enough for a script that somebody wrote, and a text by its beginning."""
    try:
        with path.open("rb") as file:
            return path.stat().st_size <= MAX_SCRIPT_BYTES and b"\0" not in file.read(4096)
    except OSError:
        return True  # the error is told where it is read


def pictures_of_code(code: str, config: Config, known: Mapping[str, str]) -> list[Figure]:
    """The pictures that objects in the code name beside a text of theirs.

    Args:
        code: the code, without its comments.
        config: the settings.
        known: names of pictures in it.
    """
    listed = Tree("list", 0, elements=tuple(_settled(tree, known) for tree in objects(code, 0, len(code))))
    return [evolve(figure, bare=False) for figure in figures_in(listed, config) if figure.texts]


def _settled(mapping: Tree, known: Mapping[str, str]) -> Tree:
    """An object whose values that are names of pictures are these pictures: `{ src: hero }`."""
    members = tuple((key, evolve(value, text=settle(value.text or "", known))) for key, value in mapping.members)
    return evolve(mapping, members=members)


def variables_of_code(code: str) -> dict[str, str]:
    """Names of pictures that the code imports or gives itself: `const hero = "/img/hero.jpg"`.

    One given twice says nothing.
    """
    found = [(match["name"], match["value"]) for match in _NAMED.finditer(code) if looks_like_picture(match["value"])]
    times = Counter(name for name, _ in found)
    return {**{name: value for name, value in found if times[name] == 1}, **imported(code)}
