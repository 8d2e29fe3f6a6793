"""Template expressions inside picture paths and captions: the simple ones undone, the others told from plain text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_OF_AN_IMPORT = frozenset({"src", "default"})
"""What an imported picture is asked for its address: `<img src={hero.src}>`."""

Variables = Mapping[str, Any]
"""A page's front matter, as far as it is known."""

_EXPRESSION = re.compile(
    r"\{\{.*?\}\}|\{%.*?%\}|<%.*?%>|<\?.*?\?>|\$\{.*?\}|%PUBLIC_URL%|%sveltekit\.assets%|__GHOST_URL__", re.DOTALL
)
"""Liquid, Nunjucks, Jinja, Hugo, Handlebars; ERB, EJS, PHP; JavaScript template literals; marks of two bundlers and of
Ghost's exports."""

_BASE_URLS = frozenset(
    """site.baseurl site.base_url site.url site.root site.prefix baseurl base_url base url_root site_url
    siteurl root_path rootpath pathprefix relative_root .site.baseurl $.site.baseurl site.baseurl. page.root
    theme.base import.meta.env.base_url process.env.public_url config.base config.site.base_url config.base_url
    public_url site.params.baseurl .site.home.relpermalink asset_path assets_path asset_prefix""".split()  # noqa: SIM905
)
"""Variables that stand for where the site is mounted, lower case: "" as far as files are concerned."""

_PATH_FILTERS = frozenset(
    """url relative_url absolute_url relurl absurl rellangurl abslangurl asset_url image_url img_url asset_img_url
    safe safeurl safehtml escape uri_escape cgi_escape escape_once strip lstrip rstrip slugurl urlize ref relref
    tojson json file_url media_url cdn baseurl htmlbaseurl addhash cachebust hash version image_path img_path
    withprefix""".split()  # noqa: SIM905
)
"""Filters and functions that give a path's address without changing which file it names, lower case."""

_PATH_FUNCTIONS = _PATH_FILTERS | frozenset(
    """require import url_for asset asset_path static link usebaseurl withbase resources.get resources.getmatch
    .resources.get .resources.getmatch .page.resources.get .page.resources.getmatch site_url base_url""".split()  # noqa: SIM905
)

_MARKER = re.compile(r"^(?:php\b|[=-]|echo\b|\s)+")
_LITERAL = r"\"([^\"\n]*)\"|'([^'\n]*)'|`([^`\n$]*)`"
_WHOLE_LITERAL = re.compile(rf"(?:{_LITERAL})\s*$")
_CALL = re.compile(rf"([\w.$]+)\s*\(\s*(?:{_LITERAL})\s*\)(?:\.default|\.src)?\s*;?$")
_JINJA_STATIC = re.compile(rf"url_for\s*\(\s*['\"]static['\"]\s*,\s*(?:filename|path)\s*=\s*(?:{_LITERAL})\s*\)$")
_GO_CALL = re.compile(rf"\(?\s*([\w.$]+)\s+(?:{_LITERAL})\s*\)?(?:\.RelPermalink|\.Permalink)?$")
_TAG = re.compile(rf"([\w]+)\s+(?:{_LITERAL}|([^\s\"']+))\s*$")
_PAGE_PREFIX = re.compile(
    r"^(?:page\.|post\.|\$?\.?params\.|\.page\.params\.|\$?frontmatter\.|this\.|props\.)", re.IGNORECASE
)


def is_computed(text: str) -> bool:
    """True where a text holds a template expression, so that what a reader will see is not what stands here."""
    return _EXPRESSION.search(text) is not None


def settle(text: str, variables: Variables | None = None) -> str:
    """A text with the expressions undone that can be worked out by looking.

    Undone are: a literal with path filters (`{{ "/img/a.png" | relative_url }}`), the site's base address
    (`{{ site.baseurl }}/img/a.png`), asset tags and functions (`{% asset "a.png" %}`, `url_for('static',
    filename='a.png')`), and variables of the page's own front matter (`{{ page.image | url }}`).

    Args:
        text: a picture's path or a caption, as written.
        variables: the page's front matter.

    Returns:
        The text; where something could not be worked out the expression stands as it was (see `is_computed`).
    """
    if not _might_be_computed(text):
        return text
    return _EXPRESSION.sub(lambda match: _value(match[0], variables or {}), text)


def _might_be_computed(text: str) -> bool:
    return "{" in text or "%" in text or "<" in text or "__" in text


def _value(expression: str, variables: Variables) -> str:
    if expression.startswith(("%", "__")):
        return ""
    if expression.startswith("{%"):
        value = _tag_value(expression[2:-2].strip("- \t\r\n"))
    elif expression.startswith("${"):
        value = _term(expression[2:-1].strip(), variables)
    elif expression.startswith("{{"):
        value = _piped(expression[2:-2].strip("-~ \t\r\n"), variables)
    else:
        value = _piped(_MARKER.sub("", expression[2:-2]).strip("- \t\r\n"), variables)
    return expression if value is None else value


def _tag_value(body: str) -> str | None:
    """`asset "a.png"`, `static 'a.png'`, `link assets/a.png`, `asset_path a.png`."""
    match = _TAG.match(body)
    if match is None or match[1].lower() not in _PATH_FUNCTIONS | {"asset_img", "image_path", "img_path"}:
        return None
    return _first(match, 2)


def _piped(body: str, variables: Variables) -> str | None:
    """`"a.png" | prepend: "/img/" | relative_url`."""
    head, *filters = _split_pipes(body)
    value = _term(head.strip(), variables)
    for name_and_argument in filters:
        if value is None:
            return None
        value = _filtered(value, name_and_argument.strip(), variables)
    return value


def _split_pipes(body: str) -> list[str]:
    return [piece for piece in re.split(r"\|(?=(?:[^\"']|\"[^\"]*\"|'[^']*')*$)", body) if piece.strip()] or [""]


def _filtered(value: str, written: str, variables: Variables) -> str | None:
    name, _, argument = written.partition(":")
    name = name.strip().lower()
    if name.split("(", maxsplit=1)[0].strip() in _PATH_FILTERS:
        return value
    piece = _term(argument.strip(), variables)
    if piece is None:
        return None
    if name == "prepend":
        return piece + value
    if name == "append":
        return value + piece
    return value if name == "default" and value else None


def _term(term: str, variables: Variables) -> str | None:
    literal = _WHOLE_LITERAL.match(term)
    if literal is not None:
        return _first(literal, 1)
    static = _JINJA_STATIC.match(term)
    if static is not None:
        return "/static/" + _first(static, 1)
    for pattern in (_CALL, _GO_CALL):
        call = pattern.match(term)
        if call is not None:
            return _first(call, 2) if call[1].lower() in _PATH_FUNCTIONS else None
    if term.lower() in _BASE_URLS:
        return ""
    return _sum(term, variables) if "+" in term else _variable(term, variables)


def _sum(term: str, variables: Variables) -> str | None:
    """`process.env.PUBLIC_URL + "/a.png"`, as far as each part is known."""
    first, _, rest = term.partition("+")
    parts = [_term(piece.strip(), variables) for piece in (first, rest)]
    return None if None in parts else "".join(part for part in parts if part is not None)


def _variable(name: str, variables: Variables) -> str | None:
    value: object = variables
    for key in _PAGE_PREFIX.sub("", name).split("."):
        if isinstance(value, str) and key in _OF_AN_IMPORT:
            break
        if not isinstance(value, Mapping) or key not in value:
            return None
        value = value[key]
    return value if isinstance(value, str) else None


def _first(match: re.Match[str], start: int) -> str:
    """The first group at or after `start` that took part."""
    return next((group for group in match.groups()[start - 1 :] if group is not None), "")
