"""YAML, TOML and JSON as one tree whose texts know their exact place in the document."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from attrs import frozen

from dedupe.errors import ReadError
from dedupe.readers.jsonspans import parts, value_at
from dedupe.readers.tables import Field
from dedupe.records import Span

if TYPE_CHECKING:
    from ruamel.yaml.nodes import Node as YamlNode


@frozen(eq=False)
class Tree:
    """A value of a document.

    Attributes:
        text: what a scalar says, as written (`2015` and `yes` are texts here); None for null, lists and mappings.
        members: keys and values of a mapping, in its order.
        elements: values of a list.
        start: index in the document where the value begins.
        span: the text's own characters, or None where they cannot be told or the value is no text.
        kind: "text", "number" (anything scalar that is no text), "null", "list" or "mapping".
    """

    kind: str
    start: int
    text: str | None = None
    span: Span | None = None
    members: tuple[tuple[str, Tree], ...] = ()
    elements: tuple[Tree, ...] = ()

    def get(self, key: str) -> Tree | None:
        """The last member of this name, or None."""
        return dict(self.members).get(key)

    def mappings(self) -> Iterator[Tree]:
        """This value and all below it that are mappings, each once, in the document's order."""
        seen: set[int] = set()
        pending = [self]
        while pending:
            tree = pending.pop()
            if id(tree) in seen:
                continue
            seen.add(id(tree))
            if tree.kind == "mapping":
                yield tree
            pending.extend(reversed([value for _, value in tree.members] or tree.elements))

    def plain(self) -> Any:
        """Mappings and texts as plain Python values, for looking variables up; other values are None."""
        if self.kind == "mapping":
            return {key: value.plain() for key, value in self.members}
        return self.text


def yaml_tree(text: str, offset: int = 0) -> Tree:
    """The tree of a YAML text.

    Args:
        text: the text.
        offset: where it begins in the document, for the places.

    Raises:
        ReadError: it is no YAML; `line` is 1-based within `text`.
    """
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        documents = _composed(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = None if mark is None else mark.line + 1
        raise ReadError(f"is no valid YAML: {error.problem or error.context}", line=line) from None
    except (YAMLError, ValueError, RecursionError) as error:
        reason = "is nested too deeply" if isinstance(error, RecursionError) else str(error).splitlines()[0]
        raise ReadError(f"is no valid YAML: {reason}", line=_yaml_line(error, text)) from None
    trees = [_yaml_node(node, text, offset, {}) for node in documents if node is not None]
    if len(trees) == 1:
        return trees[0]
    return Tree("list", offset, elements=tuple(trees))


def _composed(text: str) -> list[YamlNode | None]:
    from ruamel.yaml import YAML
    from ruamel.yaml.scanner import ScannerError

    try:
        return list(YAML(typ="safe", pure=True).compose_all(text))
    except ScannerError:
        # YAML allows tabs at the end of a line, this parser does not; spaces in their place move nothing.
        spaced = _LAST_TABS.sub(lambda match: " " * len(match[0]), text)
        if spaced == text:
            raise
        return list(YAML(typ="safe", pure=True).compose_all(spaced))


_LAST_TABS = re.compile(r"[ \t]*\t[ \t]*(?=\r?$)", re.MULTILINE)


def _yaml_line(error: Exception, text: str) -> int | None:
    """Line of a character that YAML does not allow: this error of the parser tells its position only."""
    position = getattr(error, "position", None)
    return text.count("\n", 0, position) + 1 if isinstance(position, int) else None


_YAML_SYNTAXES = {"'": "yaml-single", '"': "yaml-double", "|": "yaml-block", ">": "yaml-block"}


def _yaml_node(node: YamlNode, text: str, offset: int, done: dict[int, Tree]) -> Tree:
    from ruamel.yaml.nodes import MappingNode, ScalarNode

    if id(node) in done:
        return done[id(node)]
    start, _end = node.start_mark.index, node.end_mark.index
    # A node that contains itself (an anchor inside its own value) ends here.
    done[id(node)] = Tree("null", start + offset)
    if isinstance(node, ScalarNode):
        tree = _yaml_scalar(node, text, offset)
    elif isinstance(node, MappingNode):
        members = []
        for key, value in node.value:
            if isinstance(key, ScalarNode):
                members.append((str(key.value), _yaml_node(value, text, offset, done)))
        tree = Tree("mapping", start + offset, members=tuple(members))
    else:
        tree = Tree("list", start + offset, elements=tuple(_yaml_node(item, text, offset, done) for item in node.value))
    done[id(node)] = tree
    return tree


def _yaml_scalar(node: Any, text: str, offset: int) -> Tree:
    start, end = node.start_mark.index, node.end_mark.index
    if node.tag == "tag:yaml.org,2002:null" and node.style is None:
        return Tree("null", start + offset)
    if text[start : start + 1] in ("&", "!"):  # an anchor or a tag stands before the value
        return Tree("text", start + offset, str(node.value))
    syntax = _YAML_SYNTAXES.get(node.style, "yaml-plain")
    value = str(node.value)
    if syntax in ("yaml-single", "yaml-double"):
        start, end = start + 1, end - 1
    elif syntax == "yaml-block":
        value = value.rstrip("\n")
    elif _in_flow(node, text):
        syntax = "yaml-plain-flow"
    kind = "text" if node.tag == "tag:yaml.org,2002:str" else "number"
    return Tree(kind, start + offset, value, Span(start + offset, end + offset, syntax))


def _in_flow(node: Any, text: str) -> bool:
    """Whether a plain scalar may stand inside `[...]` or `{...}`: judged by its line, on the safe side."""
    line_start = text.rfind("\n", 0, node.start_mark.index) + 1
    return re.search(r"[\[{]", text[line_start : node.start_mark.index]) is not None


def toml_tree(text: str, offset: int = 0) -> Tree:
    """The tree of a TOML text.

    Raises:
        ReadError: it is no TOML; `line` is 1-based within `text`.
    """
    from dedupe.readers.tomlspans import places

    try:
        document = tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        match = re.search(r"\(at line (\d+)", str(error))
        message = re.sub(r"\s*\(at [^)]*\)$", "", str(error))
        line = int(match[1]) if match else text.count("\n") + 1  # "at end of document"
        raise ReadError(f"is no valid TOML: {message}", line=line) from None
    except RecursionError:
        raise ReadError("is no valid TOML: is nested too deeply") from None
    return _toml_value(document, places(text), (), offset)


def _toml_value(value: object, at: dict[tuple[str | int, ...], Span], path: tuple[str | int, ...], offset: int) -> Tree:
    span = at.get(path)
    start = offset if span is None else span.start + offset
    if isinstance(value, dict):
        members = tuple((key, _toml_value(item, at, (*path, key), offset)) for key, item in value.items())
        return Tree("mapping", start, members=members)
    if isinstance(value, list):
        elements = tuple(_toml_value(item, at, (*path, number), offset) for number, item in enumerate(value))
        return Tree("list", start, elements=elements)
    placed = None if span is None else Span(span.start + offset, span.end + offset, span.syntax)
    return Tree("text" if isinstance(value, str) else "number", start, str(value), placed)


def json_tree(text: str, offset: int = 0) -> Tree:
    """The tree of a JSON text.

    Raises:
        ReadError: it is no JSON; `line` is 1-based within `text`.
    """
    try:
        root = value_at(text, 0)
        rest = text[root.end :].strip()
    except ValueError as error:
        position = getattr(error, "pos", None)
        line = None if position is None else text.count("\n", 0, position) + 1
        raise ReadError(f"is no valid JSON: {getattr(error, 'msg', error)}", line=line) from None
    if rest:
        line = text.count("\n", 0, root.end) + 1
        raise ReadError("is no valid JSON: more text follows its end", line=line)
    inset = 1 if isinstance(root.value, str) else 0
    return _json_value(text, Field(root.value, root.start + inset, root.end - inset), offset)


def _json_value(text: str, place: Field, offset: int) -> Tree:
    start = place.start + offset
    if isinstance(place.value, dict):
        members = tuple((str(key), _json_value(text, item, offset)) for key, item in parts(text, place))
        return Tree("mapping", start, members=members)
    if isinstance(place.value, list):
        return Tree("list", start, elements=tuple(_json_value(text, item, offset) for _, item in parts(text, place)))
    if isinstance(place.value, str):
        return Tree("text", start, place.value, Span(start, place.end + offset, "json-string"))
    return Tree("null", start) if place.value is None else Tree("number", start, str(place.value))


TREES = {".yaml": yaml_tree, ".yml": yaml_tree, ".toml": toml_tree, ".json": json_tree}
"""File name ending to the parser of its tree."""
