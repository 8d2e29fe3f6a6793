"""How a caption's characters stand in a file of each format: undone when read, put back when written.

A `Span` names one of these syntaxes and covers the caption's own characters, without the quotes around them. The law:
`decode(encode(text)) == text`, or `encode` raises ValueError because the syntax cannot hold the text.
"""

from __future__ import annotations

import html
import json
import re
import tomllib
from collections.abc import Callable, Mapping
from typing import NamedTuple

from dedupe import jsontext
from dedupe.records import FrozenDict


class Syntax(NamedTuple):
    """Both ways of one syntax.

    Attributes:
        decode: the characters in the file in, the text out; ValueError where they are no value of this syntax.
        encode: the text in, the characters for the file out; ValueError where the syntax cannot hold the text.
    """

    decode: Callable[[str], str]
    encode: Callable[[str], str]


def _same(text: str) -> str:
    return text


_BREAK = re.compile(r"[\r\n]")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_SURROGATE = re.compile("[\ud800-\udfff]")


def _refuse(reason: str, text: str, *, when: bool) -> None:
    if when:
        raise ValueError(f"{text!r} {reason}")


# JSON ----------------------------------------------------------------------------------------------------------------


def _decode_json(raw: str) -> str:
    value = json.loads(f'"{raw}"', strict=False)
    _refuse("is no JSON string", raw, when=not isinstance(value, str))
    return str(value)


def _encode_json(text: str) -> str:
    return jsontext.dumps(text)[1:-1]


# CSV and TSV ---------------------------------------------------------------------------------------------------------


def _decode_cell(raw: str) -> str:
    """A whole cell, its quotes included where it has any."""
    if len(raw) > 1 and raw.startswith('"') and raw.endswith('"'):
        return _decode_quoted(raw[1:-1])
    return raw


def _encode_cell(text: str) -> str:
    """Quoted where any usual delimiter would ask for it."""
    if text != text.strip() or re.search(r'[",;|\t\r\n]', text):
        return f'"{_encode_quoted(text)}"'
    return text


def _decode_quoted(raw: str) -> str:
    return raw.replace('""', '"')


def _encode_quoted(text: str) -> str:
    return text.replace('"', '""')


# HTML ----------------------------------------------------------------------------------------------------------------

_REFERENCE = re.compile(r"&(?=[#A-Za-z])")
"""An ampersand that a browser could take for the head of a character reference; any other may stand as it is."""


def _encode_attribute(quote: str, escaped: str) -> Callable[[str], str]:
    def encode(text: str) -> str:
        return _REFERENCE.sub("&amp;", text).replace(quote, escaped)

    return encode


def _encode_bare_attribute(text: str) -> str:
    _refuse("needs quotes", text, when=re.search(r"[\s\"'=<>`]", text) is not None or text in ("", "/"))
    return _REFERENCE.sub("&amp;", text)


def _decode_html_text(raw: str) -> str:
    return html.unescape(_SPACE.sub(" ", raw).strip(" "))


def _encode_html_text(text: str) -> str:
    escaped = _REFERENCE.sub("&amp;", text).replace("<", "&lt;")
    _refuse("has spaces that HTML does not keep", text, when=_decode_html_text(escaped) != text)
    return escaped


# Markdown ------------------------------------------------------------------------------------------------------------

_MARKUP = re.compile(r"[\\&*_`\[\]<!~\r\n]")
_ESCAPED_IN_ALT = re.compile(r"([\\*_`\[\]<~])")


def _decode_alt(raw: str) -> str:
    """What a browser shows for the description of `![description](x)`: markup gone, line breaks spaces."""
    if not _MARKUP.search(raw):
        return raw
    from dedupe.readers.markdowntext import alt_text

    return alt_text(raw)


def _encode_alt(text: str) -> str:
    _refuse("has a line break", text, when=_BREAK.search(text) is not None)
    if not re.search(r"[\[\]\\]", text) and _decode_alt(text) == text:
        return text
    escaped = _REFERENCE.sub("&amp;", _ESCAPED_IN_ALT.sub(r"\\\1", text))
    _refuse("cannot stand in a Markdown image", text, when=_decode_alt(escaped) != text)
    return escaped


def _decode_title(raw: str) -> str:
    from dedupe.readers.markdowntext import unescape

    return unescape(raw)


def _encode_title(closing: str) -> Callable[[str], str]:
    def encode(text: str) -> str:
        _refuse("has a line break", text, when=_BREAK.search(text) is not None)
        escaped = re.sub(rf"([\\{re.escape(closing)}])", r"\\\1", text)
        escaped = _REFERENCE.sub("&amp;", escaped)
        _refuse("cannot stand in a Markdown title", text, when=_decode_title(escaped) != text)
        return escaped

    return encode


# YAML ----------------------------------------------------------------------------------------------------------------


def _scalar(source: str) -> str:
    """The value of the one scalar that `source` gives to the key `k`, before YAML makes a number or a date of it."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError
    from ruamel.yaml.events import ScalarEvent

    try:
        events = [event for event in YAML(typ="safe", pure=True).parse(source) if isinstance(event, ScalarEvent)]
    except YAMLError as error:
        raise ValueError(f"{source!r} is no YAML: {error}") from None
    _refuse("is not one YAML value", source, when=len(events) != 2)
    return str(events[1].value)


def _yaml(before: str, after: str, easy: re.Pattern[str]) -> Callable[[str], str]:
    """A decoder that asks the YAML parser, save for the `easy` values that stand as they are."""

    def decode(raw: str) -> str:
        return raw if easy.fullmatch(raw) else _scalar(before + raw + after)

    return decode


_decode_plain = _yaml("k: ", "\n", re.compile(r"\w[\w ]*\w"))
_decode_plain_flow = _yaml("{k: ", "}\n", re.compile(r"\w[\w ]*\w"))
_decode_single = _yaml("k: '", "'\n", re.compile(r"[\w ,.()]*"))
_decode_double = _yaml('k: "', '"\n', re.compile(r"[\w ,.()']*"))


def _decode_block(raw: str) -> str:
    """A block with its header (`|-`, `>`) and its lines; the line end that closes it is no part of the text."""
    return _scalar(f"k: {raw}\n").rstrip("\n")


def _encode_block(text: str) -> str:
    raise ValueError(f"{text!r} stands in a YAML block, which is not edited in place")


def _encode_yaml(decode: Callable[[str], str], escape: Callable[[str], str]) -> Callable[[str], str]:
    def encode(text: str) -> str:
        _refuse("has a line break", text, when=_BREAK.search(text) is not None)
        raw = escape(text)
        _refuse("cannot stand there in YAML", text, when=decode(raw) != text)
        return raw

    return encode


def _plain(text: str) -> str:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        value = YAML(typ="safe", pure=True).load(text)
    except (YAMLError, ValueError):
        value = None
    # `2015`, `yes` or `~` are no text when they stand bare.
    _refuse("needs quotes in YAML", text, when=not isinstance(value, str) or text.startswith(("?", "-", ":")))
    return text


def _encode_yaml_double(text: str) -> str:
    """The escapes of JSON, and YAML's own for what it does not print; line breaks become `\\n`."""
    escaped = _encode_json(text)
    escaped = re.sub("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]", lambda match: f"\\u{ord(match[0]):04x}", escaped)
    _refuse("cannot stand there in YAML", text, when=_decode_double(escaped) != text)
    return escaped


# TOML ----------------------------------------------------------------------------------------------------------------


def _toml(quotes: str) -> Callable[[str], str]:
    def decode(raw: str) -> str:
        try:
            return str(tomllib.loads(f"k = {quotes}{raw}{quotes}")["k"])
        except tomllib.TOMLDecodeError as error:
            raise ValueError(f"{raw!r} is no TOML string: {error}") from None

    return decode


def _encode_toml(text: str) -> str:
    _refuse("is no Unicode text", text, when=_SURROGATE.search(text) is not None)
    return _encode_json(text).replace("\x7f", "\\u007f")


def _encode_toml_lines(text: str) -> str:
    """Line feeds stand as they are, but for one at the head, which TOML would swallow."""
    raw = _encode_toml(text)
    return raw[:2] + raw[2:].replace("\\n", "\n") if raw.startswith("\\n") else raw


def _encode_toml_literal(quotes: str) -> Callable[[str], str]:
    decode = _toml(quotes)

    def encode(text: str) -> str:
        _refuse("is no Unicode text", text, when=_SURROGATE.search(text) is not None)
        _refuse("has a character that a TOML literal cannot hold", text, when="'" in text or "\r" in text)
        _refuse("cannot stand there in TOML", text, when=decode(text) != text)
        return text

    return encode


# Template tags and JavaScript ----------------------------------------------------------------------------------------


def _decode_template(quote: str) -> Callable[[str], str]:
    """Liquid knows no escapes, Nunjucks and Hugo do: only an escaped quote or backslash is one for sure."""
    pattern = re.compile(rf"\\([\\{quote}])")
    return lambda raw: pattern.sub(r"\1", raw)


def _encode_template(quote: str) -> Callable[[str], str]:
    def encode(text: str) -> str:
        _refuse("has a character that a template tag may not hold", text, when=quote in text or "\\" in text)
        _refuse("has a line break", text, when=_BREAK.search(text) is not None)
        _refuse("would end the tag", text, when=re.search(r"[%}>-]\}|\{[{%]", text) is not None)
        return text

    return encode


def _encode_template_bare(text: str) -> str:
    _refuse("needs quotes in a tag", text, when=re.fullmatch(r"[^\s\"'`={}<>%,|]+", text) is None)
    return text


_JS_ESCAPE = re.compile(r"\\(?:u\{([0-9A-Fa-f]+)\}|u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|(\r\n|[\s\S]))")
_JS_NAMED = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": "", "\r\n": ""}


def _decode_js(raw: str) -> str:
    def one(match: re.Match[str]) -> str:
        digits = match[1] or match[2] or match[3]
        return chr(int(digits, 16)) if digits else _JS_NAMED.get(match[4], match[4])

    return _JS_ESCAPE.sub(one, raw)


def _encode_js(quote: str) -> Callable[[str], str]:
    def encode(text: str) -> str:
        escaped = text.replace("\\", "\\\\").replace(quote, "\\" + quote).replace("${", "\\${")
        return (
            escaped.replace("\n", "\\n").replace("\r", "\\r").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
        )

    return encode


DIRECTIVE_MARKUP = re.compile(r"[\\*`|]|\w_(?!\w)|\[\^|\]\(|\$")
"""What may be more than text in a line of reStructuredText or of MyST."""


def _encode_without(markup: re.Pattern[str]) -> Callable[[str], str]:
    """One line of a format whose markup is not known well enough to write it."""

    def encode(text: str) -> str:
        _refuse("has what may be markup", text, when=markup.search(text) is not None)
        _refuse("cannot stand in one line", text, when=text != text.strip() or not text or len(text.splitlines()) > 1)
        return text

    return encode


ASCIIDOC_MARKUP = re.compile(r"[*_`#^~\\+<{&\[\]]|\(\(|--|\.\.\.|^\.|://")
ORG_MARKUP = re.compile(r"[*/_+=~\[\]{}^\\$]|@@|<<|(?<!\S):[A-Za-z]")
"""What may be more than text in a line of AsciiDoc and of Org."""


IN_JSON = "in-json-"
"""How the name of a syntax begins that stands inside a JSON string: `in-json-markdown-alt`."""


def _in_json(syntax: Syntax) -> Syntax:
    return Syntax(
        lambda raw: syntax.decode(_decode_json(raw)),
        lambda text: _encode_json(syntax.encode(text)),
    )


_ALONE: Mapping[str, Syntax] = FrozenDict(
    {
        "plain": Syntax(_same, _same),
        "directive": Syntax(_same, _encode_without(re.compile(rf"{DIRECTIVE_MARKUP.pattern}|_\b"))),
        "asciidoc": Syntax(_same, _encode_without(ASCIIDOC_MARKUP)),
        "asciidoc-attribute": Syntax(_same, _encode_without(re.compile(rf"{ASCIIDOC_MARKUP.pattern}|[,\"]|^'"))),
        "org": Syntax(_same, _encode_without(ORG_MARKUP)),
        "json-string": Syntax(_decode_json, _encode_json),
        "csv-cell": Syntax(_decode_cell, _encode_cell),
        "csv-quoted": Syntax(_decode_quoted, _encode_quoted),
        "tsv": Syntax(_decode_cell, _encode_cell),
        "html-attribute": Syntax(html.unescape, _encode_attribute('"', "&quot;")),
        "html-attribute-single": Syntax(html.unescape, _encode_attribute("'", "&#39;")),
        "html-attribute-bare": Syntax(html.unescape, _encode_bare_attribute),
        "html-text": Syntax(_decode_html_text, _encode_html_text),
        "markdown-alt": Syntax(_decode_alt, _encode_alt),
        "markdown-title": Syntax(_decode_title, _encode_title('"')),
        "markdown-title-single": Syntax(_decode_title, _encode_title("'")),
        "markdown-title-paren": Syntax(_decode_title, _encode_title("()")),
        "yaml-plain": Syntax(_decode_plain, _encode_yaml(_decode_plain, _plain)),
        "yaml-plain-flow": Syntax(_decode_plain_flow, _encode_yaml(_decode_plain_flow, _plain)),
        "yaml-single": Syntax(_decode_single, _encode_yaml(_decode_single, lambda text: text.replace("'", "''"))),
        "yaml-double": Syntax(_decode_double, _encode_yaml_double),
        "yaml-block": Syntax(_decode_block, _encode_block),
        "toml-basic": Syntax(_toml('"'), _encode_toml),
        "toml-literal": Syntax(_toml("'"), _encode_toml_literal("'")),
        "toml-basic-lines": Syntax(_toml('"""'), _encode_toml_lines),
        "toml-literal-lines": Syntax(_toml("'''"), _encode_toml_literal("'''")),
        "template-double": Syntax(_decode_template('"'), _encode_template('"')),
        "template-single": Syntax(_decode_template("'"), _encode_template("'")),
        "template-raw": Syntax(_same, _encode_template("`")),
        "template-bare": Syntax(_same, _encode_template_bare),
        "js-double": Syntax(_decode_js, _encode_js('"')),
        "js-single": Syntax(_decode_js, _encode_js("'")),
        "js-template": Syntax(_decode_js, _encode_js("`")),
    }
)
SYNTAXES: Mapping[str, Syntax] = FrozenDict(
    {**_ALONE, **{IN_JSON + name: _in_json(syntax) for name, syntax in _ALONE.items()}}
)
"""Syntax names, as they stand in `Span.syntax`, to their two ways.

Without quotes in the span: all but `csv-cell` and `tsv`, whose span is the whole cell with any quotes it has, and
`yaml-block`, whose span begins with the block's header (`|-`).
"""
