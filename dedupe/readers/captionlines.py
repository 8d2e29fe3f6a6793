"""Lines of Markdown that stand below a picture and are its caption, or belong to it.

Readers take the caption from them; a suppression above the picture holds for them, too.
"""

from __future__ import annotations

import re

ATTRIBUTES = re.compile(r"[ \t]*\{:[^{}]*\}[ \t]*")
"""A line of kramdown's attributes and nothing else."""
EMPHASIS = re.compile(r"[ \t>]*(?P<text>([*_])(?![\s*_]).*\2)[ \t]*(?:\{:?[^{}]*\})?[ \t]*")
"""A line of emphasis and nothing else, but for its attributes."""
BLOCK = re.compile(r"[ \t]*(?P<fence>/{3,})[ \t]*(?:figure-)?caption(?![\w-])")
"""The line that opens a caption which a line with the fence alone ends (Material for MkDocs)."""


def is_caption_line(line: str) -> bool:
    """True for a line that is a caption as a whole, or says how the one beside it looks."""
    return ATTRIBUTES.fullmatch(line) is not None or EMPHASIS.fullmatch(line) is not None
