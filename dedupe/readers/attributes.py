"""The attributes of an element in HTML or JSX, each with the exact place of its value, and what they say."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from attrs import evolve, frozen

from dedupe.readers.expressions import is_computed
from dedupe.readers.figures import Words
from dedupe.readers.syntax import SYNTAXES
from dedupe.readers.templates import STAND_IN
from dedupe.records import Span

_SOURCES = ("src", "data-src", "data-original", "data-lazy-src", "href", "xlink:href")
_SOURCE_SETS = ("srcset", "srcSet", "data-srcset", "data-lazy-srcset", "imagesrcset", "imageSrcSet")
_LINK_CAPTIONS = ("data-caption", "data-title", "data-sub-html", "data-lightbox-title", "data-description")

_ATTRIBUTE = re.compile(
    rf"""(?<=[\s"'/{STAND_IN}}}])(?P<name>[^\s/>"'=][^\s/>=]*)
    (?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>{STAND_IN}(?:[{STAND_IN}\r\n]*{STAND_IN})?|[^\s"'>][^\s>]*)))?""",
    re.VERBOSE,
)
_BOUND = re.compile(r":(?=[a-z])|(?:v|x)-bind:")
"""What stands before an attribute whose value is an expression (Vue, Alpine)."""

_JSX_STRING = re.compile(r"\{\s*(?:\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'|`((?:[^`\\$]|\\.)*)`)\s*\}", re.DOTALL)
_JSX_SYNTAXES = ("js-double", "js-single", "js-template")
_IN_BRACES = re.compile(r"\{([^{}]*)\}")
SPREAD = "..."
"""Stands for `{...props}` among the attributes: any that is not written may be in it."""
_CANDIDATE = re.compile(r"\s*(\S*[^\s,])(?:\s+[^,()]*(?:\([^)]*\)[^,()]*)*)?\s*(?:,|$)")

Attributes = Mapping[str, Words]
"""Attributes by name, in lower case but for those of components; the first of a name counts, as in browsers."""


@frozen
class AttributeReader:
    """Reads attributes of the elements of one page.

    Attributes:
        text: the page.
        masked: the page with everything covered that is no HTML, as long as the page itself.
        components: names keep their case.
        svelte: braces between quotes are expressions, too.
    """

    text: str
    masked: str
    components: bool
    svelte: bool

    def of(self, start: int, written: str) -> Attributes:
        """The attributes of an element.

        Args:
            start: where its tag begins in the page.
            written: the tag.
        """
        found: dict[str, Words] = {}
        for match in _ATTRIBUTE.finditer(written, 1):
            kind = next((name for name in ("double", "single", "bare") if match[name] is not None), None)
            at = start + (match.end() if kind is None else match.start(kind))
            end = at if kind is None else start + match.end(kind)
            name = match["name"] if self.components else match["name"].lower()
            bound = _BOUND.match(name)
            value = self._value(at, end, kind, match["name"])
            if self.text.startswith("{...", at - len(name)) and name[0] == STAND_IN:
                name = SPREAD
            if bound is not None and kind is not None:
                name, value = name[bound.end() :], Words(f"{{{{ {value.text} }}}}", at, None, match["name"])
            found.setdefault(name, value)
        return found

    def _value(self, start: int, end: int, kind: str | None, name: str) -> Words:
        raw = self.text[start:end]
        if kind is None:
            return Words("", start, None, name)
        if kind == "bare" and raw.startswith("{") and self.masked[start : start + 1] == STAND_IN:
            return _braced(raw, start, name)
        if kind == "bare" and raw.startswith("`") and self.masked[start : start + 1] == STAND_IN:
            return _braced(f"{{{raw}}}", start - 1, name)
        if self.svelte and "{" in raw:
            return Words(_IN_BRACES.sub(r"{{ \1 }}", html.unescape(raw)), start, None, name)
        syntax = {"double": "html-attribute", "single": "html-attribute-single", "bare": "html-attribute-bare"}[kind]
        return Words(html.unescape(raw), start, Span(start, end, syntax), name)


def _braced(raw: str, start: int, name: str) -> Words:
    """A JSX value: `{"text"}` is a text, any other `{expression}` is worked out, if at all, from the page."""
    match = _JSX_STRING.fullmatch(raw)
    if match is None or match.lastindex is None:
        return Words("{{ " + raw[1:-1].strip() + " }}", start, None, name)
    number = match.lastindex
    syntax = _JSX_SYNTAXES[number - 1]
    span = Span(start + match.start(number), start + match.end(number), syntax)
    return Words(SYNTAXES[syntax].decode(match[number]), span.start, span, name)


def text_of(attributes: Attributes, name: str) -> str | None:
    """The value of an attribute; None where it is not written."""
    words = attributes.get(name)
    return None if words is None else words.text.strip()


def is_true(attributes: Attributes, name: str) -> bool:
    """Whether an attribute says so: `aria-hidden="true"`."""
    return text_of(attributes, name) in ("true", "{{ true }}")


def picture_of(attributes: Attributes) -> str | None:
    """The picture that an element shows; a `data:` picture stands in for one that is loaded later."""
    values = (text_of(attributes, name) for name in _SOURCES)
    return next((value for value in values if value and not value.startswith("data:")), None)


def sizes_of(attributes: Attributes) -> list[str]:
    """The sizes of a picture that an element offers."""
    return [size for name in _SOURCE_SETS if (value := text_of(attributes, name)) for size in source_set(value)]


def source_set(value: str) -> list[str]:
    """The addresses in a `srcset` (`a-480.jpg 480w, a-960.jpg 960w`), which may have commas in them."""
    if is_computed(value):
        return []
    found = (match[1] for match in _CANDIDATE.finditer(value))
    return [address for address in found if not address.startswith("data:")]


def texts_of_link(attributes: Attributes) -> Attributes:
    """What a link to a picture says of it, for the picture that it stands around: a lightbox shows it as a caption."""
    texts = {}
    caption = next((words for name in _LINK_CAPTIONS if (words := attributes.get(name)) and words.text.strip()), None)
    if caption is not None and not caption.text.startswith(("#", ".")):  # the selector of an element that holds it
        plain = re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", caption.text)).strip()
        texts["caption"] = caption if "<" not in caption.text else evolve(caption, text=plain, span=None)
    title = attributes.get("title")
    if title is not None and title.text.strip():
        texts["title"] = title
    return texts
