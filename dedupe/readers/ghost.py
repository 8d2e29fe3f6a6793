"""Exports of Ghost: the pictures in posts, which are kept as HTML in JSON strings, and those at their heads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from dedupe.config import Config
from dedupe.errors import ReadError
from dedupe.readers.elements import elements_in
from dedupe.readers.entry import Entry, Reading
from dedupe.readers.figures import Figure, Words, entries_of
from dedupe.readers.frontmatter import FrontMatter
from dedupe.readers.jsonpage import JsonPage
from dedupe.readers.page import page_reading, read_page
from dedupe.readers.source import SourceText, readable
from dedupe.readers.tables import Field
from dedupe.readers.tree import Tree, json_tree

_HEAD = re.compile(rb'\s*\{\s*"db"\s*:\s*\[\s*\{\s*"(?:meta|data)"')
_HEAD_BYTES = 1024
_TEXTS = {"feature_image_alt": "alt", "feature_image_caption": "caption"}


def read_ghost(path: Path, config: Config) -> Reading | None:
    """Read an export: for each post the picture at its head with its texts, then those in its HTML.

    Returns:
        The reading; None where the JSON is no export of Ghost.

    Raises:
        ReadError: it cannot be opened, is no JSON, or is too large for a page.
    """
    with readable(path), path.open("rb") as stream:
        if _HEAD.match(stream.read(_HEAD_BYTES)) is None:
            return None
    source = read_page(path)
    try:
        tree = json_tree(source.text)
    except ReadError as error:
        raise ReadError(error.message, path=path, line=error.line) from None
    entries: list[Entry] = []
    for data in _members(tree, "db", "data"):
        meta = {_text(one, "post_id"): one for one in _members(data, "posts_meta")}
        for post in _members(data, "posts"):
            head, _ = entries_of(_head(post, meta.get(_text(post, "id"), post)), source, None)
            entries += [*head, *_inside(path, post, source, config)]
    return Reading("ghost", tuple(entries))


def _members(tree: Tree, *keys: str) -> Iterator[Tree]:
    """The mappings below some keys, through any lists."""
    if not keys:
        yield from tree.elements if tree.kind == "list" else (tree,)
        return
    for one in tree.elements if tree.kind == "list" else (tree,):
        value = one.get(keys[0])
        if value is not None:
            yield from _members(value, *keys[1:])


def _text(mapping: Tree, key: str) -> str:
    value = mapping.get(key)
    return "" if value is None or value.text is None else value.text


def _head(post: Tree, meta: Tree) -> Iterator[Figure]:
    """The picture at the head of a post; older exports keep its texts with the post."""
    picture = post.get("feature_image")
    if picture is None or not picture.text:
        return
    texts = {}
    for key, role in _TEXTS.items():
        value = meta.get(key) or post.get(key)
        if value is not None and value.text:
            marked = "<" in value.text or "&" in value.text
            plain = " ".join(re.sub(r"<[^<>]*>", "", value.text).split()) if marked else value.text
            texts[role] = Words(plain, value.start, None if marked else value.span, key)
    yield Figure(picture.text, picture.start, texts, wants_alt=False)


def _inside(path: Path, post: Tree, source: SourceText, config: Config) -> Iterator[Entry]:
    html = post.get("html")
    if html is None or not html.text or html.span is None:
        return
    page = JsonPage((Field(html.text, html.span.start, html.span.end),))
    text = SourceText(page.text)
    elements = elements_in(page.text, text, config)
    reading = page_reading("ghost", path, text, FrontMatter(), elements.figures, elements, config)
    for entry in reading.entries:
        yield page.placed(entry, source)
