"""Every syntax: written and read back, a text is the same or refused."""

from __future__ import annotations

import csv
import io
import json
import tomllib
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from dedupe.readers.syntax import SYNTAXES

CAPTIONS = st.one_of(
    st.text(max_size=30),
    st.text(alphabet=" ab\\\"'`*_[]()<>&#;:{}%,|~!-=.0\n\t", max_size=12),
)


@pytest.mark.parametrize("name", SYNTAXES)
@settings(deadline=None, max_examples=50)
@given(text=CAPTIONS)
@example(text="")
@example(text='The "Soyuz" & the crew\'s bus')
@example(text="R&D &amp; more")
@example(text="a [b] c ![d](e)")
@example(text="2015")
@example(text="yes")
@example(text="\n first line swallowed")
@example(text="back\\slash \\[")
@example(text="\\(")
def test_what_is_written_reads_back(name: str, text: str) -> None:
    syntax = SYNTAXES[name]
    try:
        raw = syntax.encode(text)
    except ValueError:
        return
    assert syntax.decode(raw) == text


class _Attribute(HTMLParser):
    """The value of the first attribute and the text, as the standard library reads them."""

    def __init__(self) -> None:
        super().__init__()
        self.value: str | None = None
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.value = attrs[0][1] if attrs else None

    def handle_data(self, data: str) -> None:
        self.text += data


def _html(page: str) -> _Attribute:
    parser = _Attribute()
    parser.feed(page)
    parser.close()
    return parser


OTHERS: dict[str, Callable[[str], object]] = {
    "json-string": lambda raw: json.loads(f'"{raw}"'),
    "csv-cell": lambda raw: next(csv.reader(io.StringIO(f"x,{raw},y", newline="")))[1],
    "csv-quoted": lambda raw: next(csv.reader(io.StringIO(f'x,"{raw}",y', newline="")))[1],
    "html-attribute": lambda raw: _html(f'<a b="{raw}">').value,
    "html-attribute-single": lambda raw: _html(f"<a b='{raw}'>").value,
    "html-attribute-bare": lambda raw: _html(f"<a b={raw} >").value,
    "html-text": lambda raw: _html(f"<b>{raw}</b>").text,
    "yaml-plain": lambda raw: YAML(typ="safe").load(f"k: {raw}\n")["k"],
    "yaml-single": lambda raw: YAML(typ="safe").load(f"k: '{raw}'\n")["k"],
    "yaml-double": lambda raw: YAML(typ="safe").load(f'k: "{raw}"\n')["k"],
    "toml-basic": lambda raw: tomllib.loads(f'k = "{raw}"')["k"],
    "toml-literal": lambda raw: tomllib.loads(f"k = '{raw}'")["k"],
    "toml-basic-lines": lambda raw: tomllib.loads(f'k = """{raw}"""')["k"],
}


@pytest.mark.parametrize("name", OTHERS)
@settings(deadline=None, max_examples=30)
@given(text=CAPTIONS.filter(lambda text: text.isprintable()))
@example(text="R&D &copy; <b>")
@example(text="a, b # c: d")
def test_another_parser_reads_the_same_in_place(name: str, text: str) -> None:
    try:
        raw = SYNTAXES[name].encode(text)
    except ValueError:
        return
    assert OTHERS[name](raw) == text


@pytest.mark.parametrize(
    ("name", "raw", "text"),
    [
        ("csv-cell", '"a ""b"""', 'a "b"'),
        ("csv-cell", "bare", "bare"),
        ("html-text", " two \n words &amp; ", "two words &"),
        ("markdown-alt", "a *b* [c](d) `e` \\] &amp;\nf", "a b c e ] & f"),
        ("markdown-alt", "a ![b](c) <i>d</i>", "a b d"),
        ("yaml-plain", "over\n  lines", "over lines"),
        ("yaml-single", "it''s\n  long", "it's long"),
        ("yaml-double", "a\\\n  b \\u00e9", "ab é"),
        ("yaml-block", "|-\n  a\n  b\n", "a\nb"),
        ("yaml-block", ">\n  a\n  b\n", "a b"),
        ("toml-basic-lines", "\na\\\n  b", "ab"),
        ("template-double", 'a \\"b\\" \\n', 'a "b" \\n'),
        ("js-double", "\\x41\\u0042\\u{43}\\n\\q", "ABC\nq"),
    ],
)
def test_what_people_write_is_read(name: str, raw: str, text: str) -> None:
    assert SYNTAXES[name].decode(raw) == text


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("json-string", 'a"b'),
        ("json-string", "\\q"),
        ("yaml-plain", "a: b: c"),
        ("yaml-plain", "[a"),
        ("yaml-single", "a' b: 'c"),
        ("toml-basic", "\\q"),
        ("markdown-alt", "a](b) ![c"),
    ],
)
def test_what_is_no_value_is_refused(name: str, raw: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        SYNTAXES[name].decode(raw)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("html-attribute-bare", "two words"),
        ("html-text", "two  spaces"),
        ("markdown-alt", "two\nlines"),
        ("markdown-title", "two\nlines"),
        ("yaml-plain", "2015"),
        ("yaml-plain", "- list"),
        ("yaml-plain-flow", "a, b"),
        ("yaml-block", "anything"),
        ("toml-basic", "\ud800"),
        ("toml-literal", "it's"),
        ("template-double", 'say "hi"'),
        ("template-single", "end %}"),
        ("template-bare", "two words"),
    ],
)
def test_what_a_syntax_cannot_hold_is_refused(name: str, text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        SYNTAXES[name].encode(text)


@pytest.mark.parametrize("name", ["html-attribute", "markdown-alt", "yaml-double", "json-string", "csv-cell"])
def test_ordinary_text_stands_as_it_is(name: str) -> None:
    text = "The crew's bus at 5:07 p.m. (R and D) - Auñón"
    assert SYNTAXES[name].encode(text) == text
