"""Pictures in the expressions of components: `images={[{ src: "a.jpg", alt: "..." }]}`, `sources={{ light: ... }}`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dedupe.readers.columns import looks_like_picture
from dedupe.readers.syntax import SYNTAXES
from dedupe.readers.tree import Tree
from dedupe.records import Span

_FLAT = re.compile(r"\{((?:[^{}\"'`]|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)*)\}")
"""An object that holds no other: what names a picture beside its texts does not."""

_PAIR = re.compile(
    r"""(?:^|,)\s*["']?(?P<key>[A-Za-z_$][\w$-]*)["']?\s*:\s*
    (?:"(?P<double>(?:[^"\\\n]|\\.)*)"|'(?P<single>(?:[^'\\\n]|\\.)*)'|`(?P<template>(?:[^`\\$]|\\.)*)`
    |(?P<other>`(?:[^`\\]|\\.)*`|[A-Za-z_$][\w$.]*(?:\([^()]*\))?(?:\.\w+)?))(?=\s*(?:,|$))""",
    re.VERBOSE,
)
_QUOTED = re.compile(r"[\"'`]([^\"'`\n]+)[\"'`]")


def objects(text: str, start: int, end: int) -> Iterator[Tree]:
    """The flat object literals of a JavaScript expression, as mappings whose texts know their places.

    Args:
        text: the page.
        start: where the expression begins in it.
        end: where it ends.
    """
    for match in _FLAT.finditer(text, start, end):
        members = tuple((pair["key"], _value(pair, match.start(1))) for pair in _PAIR.finditer(match[1]))
        if members:
            yield Tree("mapping", match.start(), members=members)


def _value(pair: re.Match[str], offset: int) -> Tree:
    kind = next(kind for kind in ("double", "single", "template", "other") if pair[kind] is not None)
    at = offset + pair.start(kind)
    if kind == "other":
        return Tree("text", at, f"{{{{ {pair[kind]} }}}}")
    syntax = f"js-{kind}"
    return Tree("text", at, SYNTAXES[syntax].decode(pair[kind]), Span(at, offset + pair.end(kind), syntax))


def pictures_in(mapping: Tree) -> list[str]:
    """The picture files that the values of an object name, `useBaseUrl('a.png')` too."""
    found = []
    for _, value in mapping.members:
        quoted = _QUOTED.search(value.text or "") if (value.text or "").startswith("{{") else None
        if looks_like_picture(value.text) or (quoted is not None and looks_like_picture(quoted[1])):
            found.append(value.text or "")
    return found
