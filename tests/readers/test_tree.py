"""YAML, TOML and JSON as one tree with places."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedupe.errors import ReadError
from dedupe.readers.syntax import SYNTAXES
from dedupe.readers.tomlspans import places
from dedupe.readers.tree import Tree, json_tree, toml_tree, yaml_tree


def leaves(tree: Tree) -> Iterator[Tree]:
    if tree.kind in ("text", "number", "null"):
        yield tree
    for _, value in tree.members:
        yield from leaves(value)
    for value in tree.elements:
        yield from leaves(value)


def check(tree: Tree, text: str, offset: int = 0) -> list[str | None]:
    """The texts of all leaves, after a look at their places."""
    for leaf in leaves(tree):
        if leaf.span is not None:
            raw = text[leaf.span.start - offset : leaf.span.end - offset]
            assert SYNTAXES[leaf.span.syntax].decode(raw) == leaf.text
    return [leaf.text for leaf in leaves(tree)]


YAML = """\
plain: some words # remark
double: "a \\u00e9 \\"b\\""
single: 'it''s'
literal: |-
  one
  two

folded: >
  one
  two
# remark
over: several
  lines
flow: [a.jpg, "b", {c: d}]
anchor: &A {src: z.png}
alias: *A
tagged: !!str 12
nothing:
number: 2015
loop: &L [*L]
tabs: x\t\t
? [complex]
: key
last: end
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_yaml_texts_stand_where_they_are_said_to(newline: str) -> None:
    text = YAML.replace("\n", newline)
    tree = yaml_tree(text, 7)
    assert check(tree, text, 7) == [
        "some words",
        'a é "b"',
        "it's",
        "one\ntwo",
        "one two",
        "several lines",
        "a.jpg",
        "b",
        "d",
        "z.png",
        "z.png",
        "12",
        None,
        "2015",
        None,
        "x",
        "end",
    ]
    assert [leaf.span is None for leaf in leaves(tree)].count(True) == 3  # the tagged one, the empty one, the loop


def test_yaml_of_several_documents_is_a_list() -> None:
    tree = yaml_tree("a: 1\n---\nb: 2\n")
    assert tree.plain() is None
    assert [mapping.plain() for mapping in tree.mappings()] == [{"a": "1"}, {"b": "2"}]
    assert yaml_tree("").elements == ()


TOML = '''\
title = "a \\u00e9" # remark
literal = 'C:\\no "escape"'
"quoted key".'x' = "y"
a.b.c = "dotted"
lines = """
first
second \\
  joined"""
raw = \'\'\'
it's raw\'\'\'
ends = """say "hi"""""
list = ["one", 2, ["three"], {four = "five", six = [ "seven" ]}, # remark
  "eight", ]
date = 2020-01-01
[table]
key = "in table"
[table.deeper]
key = "deeper"
[[rows]]
src = "r1"
[rows.params]
alt = "alt 1"
[[rows.inner]]
name = "i1"
[[rows.inner]]
name = "i2"
[[rows]]
src = "r2"
empty = ""
'''


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_toml_texts_stand_where_they_are_said_to(newline: str) -> None:
    text = TOML.replace("\n", newline)
    tree = toml_tree(text, 3)
    texts = check(tree, text, 3)
    assert "in table" in texts
    placed = [leaf.text for leaf in leaves(tree) if leaf.span is not None]
    missing = [leaf.text for leaf in leaves(tree) if leaf.kind == "text" and leaf.span is None]
    assert missing == []
    assert placed.count("i2") == 1
    assert tree.get("rows") is not None
    assert tree.plain()["a"]["b"]["c"] == "dotted"


QUOTES = {"toml-basic": '"', "toml-literal": "'", "toml-basic-lines": '"""', "toml-literal-lines": "'''"}
words = st.text(alphabet="ab\"'\\# \n[]=é", max_size=8)


@settings(deadline=None, max_examples=80)
@given(
    st.lists(
        st.tuples(words, st.sampled_from(["toml-basic", "toml-literal", "toml-basic-lines", "toml-literal-lines"])),
        max_size=6,
    )
)
def test_any_toml_text_is_found_where_it_was_written(values: list[tuple[str, str]]) -> None:
    lines, expected = ["[[rows]]"], {}
    for number, (text, syntax) in enumerate(values):
        try:
            raw = SYNTAXES[syntax].encode(text)
        except ValueError:
            continue
        if text.endswith('"') and syntax == "toml-basic-lines":
            continue
        lines.append(f"k{number} = {QUOTES[syntax]}{raw}{QUOTES[syntax]}")
        expected[f"k{number}"] = text
    document = "\n".join(lines)
    assert tomllib.loads(document) == {"rows": [expected]}
    found = {
        path[-1]: SYNTAXES[span.syntax].decode(document[span.start : span.end])
        for path, span in places(document).items()
    }
    assert found == expected


keys = st.text(max_size=4)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=10,
)


@settings(deadline=None, max_examples=80)
@given(values, st.sampled_from([None, 1]), st.booleans())
def test_json_texts_stand_where_they_are_said_to(value: object, indent: int | None, ascii_only: bool) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    check(json_tree("  " + text, 5), "  " + text, 5)
    assert (json_tree(text).kind == "mapping") == isinstance(value, dict)


@pytest.mark.parametrize(
    ("parse", "text", "line", "message"),
    [
        (yaml_tree, "a: 1\nb: [2\n", 3, "is no valid YAML"),
        (yaml_tree, "a: b: c\n", 1, "is no valid YAML"),
        (yaml_tree, "a: b\nc: \x01\n", 2, "is no valid YAML"),
        (yaml_tree, "[" * 500, None, "nested too deeply"),
        (yaml_tree, "a: *nowhere\n", 1, "is no valid YAML"),
        (toml_tree, "a = 1\nb = \n", 2, "is no valid TOML: Invalid value"),
        (toml_tree, "a = 1\nb =", 2, "is no valid TOML: Invalid value"),
        (toml_tree, "a = 1\na = 2\n", 2, "is no valid TOML"),
        (toml_tree, "a = " + "[" * 3000, None, "nested too deeply"),
        (json_tree, '{"a": 1,\n "b": }', 2, "is no valid JSON"),
        (json_tree, '{"a": 1}\n{"b": 2}', 1, "more text follows"),
        (json_tree, "[" * 100_000, None, "nested too deeply"),
    ],
)
def test_a_malformed_document_names_its_line(
    parse: Callable[[str], Tree], text: str, line: int | None, message: str
) -> None:
    with pytest.raises(ReadError, match=message) as caught:
        parse(text)
    if line is not None:
        assert caught.value.line == line
