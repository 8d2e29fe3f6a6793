"""What the readers of pages have in common: a size a page may have, and the reading that its figures make."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from attrs import evolve

from dedupe.config import Config
from dedupe.readers.elements import Elements
from dedupe.readers.entry import Reading
from dedupe.readers.figures import Figure, entries_of, with_captions
from dedupe.readers.frontmatter import FrontMatter
from dedupe.readers.language import page_language
from dedupe.readers.source import SourceText, read_source, refuse_larger

MAX_PAGE_BYTES = 32 * 2**20
"""The longest pages in use (a specification on one page) have some 10 MB; more is data under a page's name."""


_IMPORT = re.compile(r"^[ \t]*import\s+(?:\*\s+as\s+)?(\w+)\s+from\s+[\"']([^\"'\n]+)[\"']", re.MULTILINE)


def imported(text: str) -> dict[str, str]:
    """Names that a page imports to what they stand for: `import hero from './hero.png'`."""
    return dict(_IMPORT.findall(text))


def read_page(path: Path) -> SourceText:
    """The text of a page.

    Raises:
        ReadError: it cannot be opened, is no text, or is too large for a page.
    """
    refuse_larger(path, MAX_PAGE_BYTES, "a page", hint="split it, or leave it out with exclude")
    return read_source(path)


def page_reading(
    reader: str,
    path: Path,
    source: SourceText,
    front: FrontMatter,
    figures: Sequence[Figure],
    elements: Elements,
    config: Config,
    variables: Mapping[str, object] | None = None,
) -> Reading:
    """The reading of a page: its front matter's pictures and its body's, captions around pictures given to them.

    Args:
        reader: its name.
        path: the page.
        source: its text.
        front: its front matter.
        figures: the pictures of its body.
        elements: what its HTML holds, for captions and language.
        config: the settings.
        variables: names that expressions in its body may use besides the front matter's.
    """
    known = {**front.values, **(variables or {})}
    language = page_language(path, front.values, elements.language)
    body = with_captions(with_modes(figures), elements.captions)
    entries, computed = entries_of([*front.figures(config), *body], source, language, known)
    note = f"{computed} computed text{'s' * (computed != 1)} left out" if computed else ""
    return Reading(reader, tuple(entries), note, () if front.problem is None else (front.problem,))


_MODE = re.compile(r"#(?:only-|gh-)(light|dark)(?:-mode-only)?$")
"""How MkDocs and GitHub mark the two pictures of which a reader sees one: `a.png#only-light`, `b.png#only-dark`."""


def with_modes(figures: Iterable[Figure]) -> list[Figure]:
    """The figures; the picture for the dark mode is a size of that for the light one where both say the same."""
    found: list[Figure] = []
    for figure in sorted(figures, key=lambda figure: figure.start):
        last = found[-1] if found else None
        modes = [_MODE.search(one.image or "") for one in (last, figure) if one is not None]
        marked = [match[1] for match in modes if match is not None]
        if last is not None and figure.image and sorted(marked) == ["dark", "light"] and _say_the_same(last, figure):
            found[-1] = evolve(last, sizes=(*last.sizes, figure.image))
        else:
            found.append(figure)
    return found


def _say_the_same(a: Figure, b: Figure) -> bool:
    return {role: words.text for role, words in a.texts.items()} == {
        role: words.text for role, words in b.texts.items()
    }
