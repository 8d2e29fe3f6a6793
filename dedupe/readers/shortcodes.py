"""Figure shortcodes of Hugo, Eleventy, Nunjucks and Jekyll: `{% image "src", "alt" %}`, `{{< figure src=… >}}`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from dedupe.config import Config
from dedupe.readers.columns import looks_like_picture
from dedupe.readers.fields import PICTURE_WORDS, figures_of, words_of
from dedupe.readers.figures import Figure, Words
from dedupe.readers.markdowntext import shown_text
from dedupe.readers.syntax import SYNTAXES
from dedupe.readers.templates import Tag
from dedupe.readers.tree import Tree
from dedupe.records import Span

_PICTURE_WORDS = PICTURE_WORDS | {"imgproc", "fig", "pic", "thumbnail", "lightbox", "screenshot"}
"""Words in a shortcode's name, or in the name of an included template, that say it is for pictures."""

_IN_ONE_WORD = re.compile(r"^(?:img|image|figure|photo|picture)|(?:img|image|figure|photo|picture)$")

_INCLUDES = frozenset(
    {"include", "include_relative", "include_cached", "render", "partial", "component", "includecontents"}
)
"""Tags whose first argument is a template, not a picture."""

_CONTROL = frozenset(
    """assign if elsif elseif elif else for capture case when set macro block extends from import unless cycle link
    post_url asset asset_path static url load tablerow increment decrement with liquid echo layout paginate end raw
    comment ref relref css js resize_image get_image_metadata""".split()  # noqa: SIM905
)
"""Tags that may hold a picture's path and show no picture."""

_ARGUMENT = re.compile(
    r"""(?:(?P<key>[A-Za-z_][\w.-]*|"[\w.-]+"|'[\w.-]+')\s*(?:=|:(?!//))\s*)?
    (?:"(?P<double>(?:[^"\\]|\\.)*)"|'(?P<single>(?:[^'\\]|\\.)*)'|`(?P<raw>[^`]*)`|(?P<bare>[^\s,()\[\]{}"'`|=]+))""",
    re.VERBOSE | re.DOTALL,
)
_PLAIN_WORDS = frozenset({"img", "asset_img", "picture"})
"""Tags of Octopress, Hexo and Jekyll Picture Tag, whose arguments need no quotes."""

_AFTER_PICTURE = re.compile(r"(?:\s+\d+(?:px|%)?(?=\s|$))*\s*")
_QUOTED = re.compile(r"\"([^\"']*?)\s*'([^'\"]+)'\s*\"|\"([^\"]*)\"|'(?!\")([^'\"]*)'")
"""A text in quotes; the first two groups are a title and an alternative text in one (`"Title 'Alt'"`, Hexo)."""
_WORD = re.compile(r"\S+")
_ALT_OPTION = re.compile(r"(?<!\S)--alt\s+(?!--)(.*?)(?=\s+--|\s*$)")
_CALL = re.compile(r"[-~\s]*([A-Za-z_][\w.]*)\s*\(")
_NAME = re.compile(r"[-~\s]*([A-Za-z_][\w./-]*)")
_CLASSES = re.compile(r"[a-z0-9:_/-]*[-:_0-9][a-z0-9:_/-]*(?:\s+[a-z0-9:_/-]+)*")
"""Style classes and sizes among the arguments (`width-full maxw-6`, `480`): never an alternative text."""

_SPEC_ROLES = ("alt", "caption", "title")


@frozen
class _Argument:
    key: str | None
    text: str
    start: int
    span: Span
    literal: bool


def figures_in_tags(text: str, tags: Sequence[Tag], config: Config) -> Iterator[Figure]:
    """The pictures that template tags show.

    A tag counts where `config.shortcodes` names it, where its name (or that of the template it includes) is one for
    pictures, or where one of its arguments is a picture file.

    Args:
        text: the page.
        tags: its tags.
        config: the settings.
    """
    for position, tag in enumerate(tags):
        figure = _figure(text, tag, config)
        if figure is None:
            continue
        body = _body(text, tags, position) if "caption" not in figure.texts else None
        yield figure if body is None else evolve(figure, texts={**figure.texts, "caption": body}, wants_alt=False)
        yield from _more(text, tag, figure)


def _more(text: str, tag: Tag, first: Figure) -> Iterator[Figure]:
    """The other pictures of a tag that names nothing but pictures by place: `{{< gallery "a.png" "b.png" >}}`."""
    if first.texts:
        return
    name = _NAME.match(text, *tag.inner)
    arguments = _arguments(text, tag.inner[0] if name is None else name.end(), tag)
    placed = [argument for argument in arguments if argument.key is None]
    if all(_names_file(argument) for argument in placed):
        for argument in placed:
            if argument.text != first.image:
                yield Figure(argument.text, argument.start, wants_alt=False, bare=True)


def _names_file(argument: _Argument) -> bool:
    return argument.literal and looks_like_picture(argument.text)


def _body(text: str, tags: Sequence[Tag], position: int) -> Words | None:
    """What stands between a shortcode and its end, as a caption: `{{< figure src=... >}}A *hen*{{< /figure >}}`.

    A body with tags or pictures of its own is laid out and no caption.
    """
    tag = tags[position]
    name = _NAME.match(text, *tag.inner)
    following = tags[position + 1] if position + 1 < len(tags) else None
    if name is None or following is None or text.startswith("/", tag.inner[1] - 1):
        return None
    closing = text[slice(*following.inner)].strip(" -~\t\r\n").replace(" ", "")
    raw = text[tag.end : following.start]
    if closing not in (f"/{name[1]}", f"end{name[1]}", "end") or not raw.strip() or "![" in raw or "<img" in raw:
        return None
    start = tag.end + len(raw) - len(raw.lstrip())
    raw = raw.strip()
    shown = shown_text(raw)
    return Words(shown, start, Span(start, start + len(raw), "markdown-alt") if shown == raw else None, "body")


def _figure(text: str, tag: Tag, config: Config) -> Figure | None:
    match = (_CALL if tag.opening == "{{" else _NAME).match(text, *tag.inner)
    if match is None or tag.opening in ("<%", "<?"):
        return None
    if match[1] == "call":  # a macro of Nunjucks and what it stands around: `{% call figure("a.png", "A hen") %}`
        match = _CALL.match(text, match.end(), tag.inner[1]) or match
    name = match[1].rpartition(".")[2] if "." in match[1] and match.re is _CALL else match[1]
    arguments = list(_arguments(text, match.end(), tag))
    if name in config.shortcodes:
        return _by_setting(config.shortcodes[name], arguments, tag)
    if name in _CONTROL or name.startswith(("end", "/")):
        return None
    included = name in _INCLUDES
    if included:
        template = next((argument.text for argument in arguments if argument.key is None), "")
        name = template.rpartition("/")[2].partition(".")[0]
        arguments = [argument for argument in arguments if argument.key is not None]
    about = bool(_PICTURE_WORDS & set(words_of(name))) or _is_named_after_pictures(name, arguments)
    if name == "imgproc":  # a part of the picture's name, a command and its measures; no text (Docsy)
        arguments = [one for one in arguments if one.key is not None or one is arguments[0]]
    figure = _by_keys(arguments, tag, config, about=about)
    if figure is None and name in _PLAIN_WORDS and tag.opening == "{%":
        figure = _by_words(text, arguments, tag)
    figure = figure or _by_place(arguments, tag, about=about)
    if figure is not None and (included or name == "imgproc"):
        # A template that is given no text may have one of its own, often the empty one.
        return evolve(figure, wants_alt=False)
    return figure


def _is_named_after_pictures(name: str, arguments: Sequence[_Argument]) -> bool:
    """Whether `imgcap` or `postimage`, written as one word, is for a picture: `imgur` may stand before a number."""
    keyed = any(argument.key is not None and looks_like_picture(argument.text) for argument in arguments)
    return keyed and _IN_ONE_WORD.search(name.lower()) is not None


def _arguments(text: str, start: int, tag: Tag) -> Iterator[_Argument]:
    for match in _ARGUMENT.finditer(text, start, tag.inner[1]):
        kind = match.lastgroup or "bare"
        syntax = f"template-{kind}"
        raw = SYNTAXES[syntax].decode(match[kind])
        at = match.start(kind)
        key = None if match["key"] is None else match["key"].strip("\"'")
        literal = kind != "bare" or tag.opening in ("{{<", "{{%") or looks_like_picture(raw) or raw.startswith("http")
        if kind == "bare" and raw in ("/", "-", "with", "only", "ignore", "missing", "%", ";"):
            continue
        value = raw if literal else f"{{{{ {raw} }}}}"
        yield _Argument(key, value, at, Span(at, match.end(kind), syntax), literal)


def _by_setting(spec: str, arguments: Sequence[_Argument], tag: Tag) -> Figure | None:
    """A shortcode that the settings describe: `src,alt,caption,title`, each a name or a place from 1."""
    placed = [argument for argument in arguments if argument.key is None]

    def get(part: str) -> _Argument | None:
        if part.isdecimal():
            return placed[int(part) - 1] if 0 < int(part) <= len(placed) else None
        return next((argument for argument in arguments if argument.key == part), None)

    image, *others = (get(part.strip()) for part in spec.split(","))
    if image is None:
        return None
    texts = {role: _words(words, role) for role, words in zip(_SPEC_ROLES, others, strict=False) if words is not None}
    return Figure(image.text, tag.start, texts, wants_alt=not texts, bare=True)


def _by_keys(arguments: Sequence[_Argument], tag: Tag, config: Config, *, about: bool) -> Figure | None:
    """A shortcode with named arguments, read as `image: {src, alt, caption}` would be."""
    members = tuple(
        (argument.key, Tree("text", argument.start, argument.text, argument.span))
        for argument in arguments
        if argument.key is not None
    )
    figures = figures_of(Tree("mapping", tag.start, members=members), config, about=about)
    if not figures:
        return None
    figure = figures[0]
    others = (other.image for other in figures[1:] if other.image is not None and other.texts == figure.texts)
    sizes = (*figure.sizes, *others)
    wants_alt = about and not figure.texts
    return Figure(figure.image, tag.start, figure.texts, wants_alt, sizes, credit=figure.credit, bare=True)


def _by_words(text: str, arguments: Sequence[_Argument], tag: Tag) -> Figure | None:
    """A picture without quotes, and behind it its measures and texts.

    `{% img left a.png 350 350 "Title" "Alt" %}`, `{% asset_img a.png A title %}`, `{% picture a.png --alt Alt %}`.
    """
    image = next((one for one in arguments if one.key is None and looks_like_picture(one.text)), None)
    if image is None:  # a name with signs that divide arguments elsewhere: `a(1).png`
        image = next((one for one in _words_of(text, tag) if looks_like_picture(one.text)), None)
    if image is None or image.span.syntax != "template-bare":
        return None
    rest = _AFTER_PICTURE.match(text, image.span.end, tag.inner[1])
    start = image.span.end if rest is None else rest.end()
    texts = {}
    if text.find("--", start, tag.inner[1]) != -1:
        found = [("alt", match.span(1)) for match in _ALT_OPTION.finditer(text, start, tag.inner[1])][:1]
    else:
        quoted = [
            match.span(group)
            for match in _QUOTED.finditer(text, start, tag.inner[1])
            for group in range(1, 5)
            if match[group] is not None
        ]
        found = list(zip(("title", "alt") if len(quoted) > 1 else ("alt",), quoted, strict=False))
        words = text[start : tag.inner[1]].strip(" \t\r\n-~")
        if not quoted and words:
            at = text.index(words, start)
            found = [("title", (at, at + len(words)))]
    for role, (at, end) in found:
        texts[role] = Words(text[at:end], at, None, role)
    return Figure(image.text, tag.start, texts, wants_alt=not texts, bare=True)


def _words_of(text: str, tag: Tag) -> Iterator[_Argument]:
    for match in _WORD.finditer(text, *tag.inner):
        yield _Argument(None, match[0], match.start(), Span(*match.span(), "template-bare"), literal=True)


def _by_place(arguments: Sequence[_Argument], tag: Tag, *, about: bool) -> Figure | None:
    """A shortcode with arguments by place: the picture, and the next that is no style class as its text."""
    placed = [argument for argument in arguments if argument.key is None]
    image = next((argument for argument in placed if _names_file(argument)), None)
    if image is None and about and placed:
        image = placed[0]
    if image is None:
        return None
    keyed = {argument.key: argument for argument in arguments}
    texts = {role: _words(keyed[role], role) for role in _SPEC_ROLES if role in keyed}
    others = [argument for argument in placed if argument is not image]
    if not about and all(_names_file(argument) for argument in others):
        others = []  # a tag for one picture has the name of a file for its text, by a slip
    if len(others) > 1:
        others = [argument for argument in others if not _CLASSES.fullmatch(argument.text)]
        others.sort(key=_names_file)  # a file's name is a text only where there is no other
    if others and "alt" not in texts and not others[0].text.isdecimal():
        texts["alt"] = _words(others[0], "alt")
    if _is_key(image, tag):  # the file stands elsewhere, and so may the texts
        return Figure(f"{{{{ {image.text} }}}}", tag.start, texts, wants_alt=False) if texts else None
    return Figure(image.text, tag.start, texts, wants_alt=about and not texts, bare=True)


def _is_key(image: _Argument, tag: Tag) -> bool:
    """Whether a picture is named by a key: `{% figure "fig-1" %}`. Hugo looks for a file whose name has such a part."""
    return tag.opening in ("{%", "{{") and image.literal and re.fullmatch(r"[\w -]+", image.text) is not None


def _words(argument: _Argument, role: str) -> Words:
    return Words(argument.text, argument.start, argument.span if argument.literal else None, argument.key or role)
