"""Plain texts that lie among the pages of a site: lists of files, mail templates, a page's own source. No captions.

A text whose lines are one caption each looks like any other text of short lines. In a folder of texts, or of texts and
pictures, captions are what it most likely holds; among pages, whose captions stand in the pages, it is not.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Sequence

from dedupe.readers.gallery import is_marked
from dedupe.readers.registry import is_data, suffixes_of

NOTE = "lines of text among pages, not taken for captions; name the file to read it"

_PAGES = suffixes_of("markdown", "html", "jsx", "rst", "asciidoc", "org")

_CAPTIONS = re.compile(
    r"caption|alt[-_ ]?texts?|bildunterschrift|l[ée]gende|didascali|pies?[-_ ]de[-_ ]foto", re.IGNORECASE
)
"""What a list of captions is called."""


def are_pages(names: Iterable[str]) -> bool:
    """Whether there is a page among these files; a README is none."""
    return any(name.lower().endswith(_PAGES) and is_data(posixpath.basename(name)) for name in names)


def is_stray(name: str, captions: Sequence[str]) -> bool:
    """Whether a listing found among pages is none: neither its name nor anything in it speaks of captions."""
    return _CAPTIONS.search(posixpath.basename(name)) is None and not is_marked(captions)
