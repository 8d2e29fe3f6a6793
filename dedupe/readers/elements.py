"""Pictures in HTML, and in the HTML and JSX of Markdown pages, with the exact place of every text."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from html.parser import HTMLParser
from itertools import takewhile

from attrs import evolve, field, frozen

from dedupe.config import Config
from dedupe.readers.attributes import (
    SPREAD,
    AttributeReader,
    Attributes,
    is_true,
    picture_of,
    sizes_of,
    text_of,
    texts_of_link,
)
from dedupe.readers.columns import looks_like_picture
from dedupe.readers.expressions import is_computed
from dedupe.readers.fields import PICTURE_WORDS, figures_of, words_of
from dedupe.readers.figures import Caption, Figure, Words
from dedupe.readers.htmlcaptions import emphasis_below, of_paragraphs, of_wordpress
from dedupe.readers.language import normal_tag
from dedupe.readers.literals import objects, pictures_in
from dedupe.readers.ranges import Ranges
from dedupe.readers.source import SourceText
from dedupe.readers.syntax import SYNTAXES
from dedupe.readers.templates import STAND_IN, blank
from dedupe.readers.tree import Tree
from dedupe.records import Json, Span

_VOID = frozenset("area base br col embed hr img input link meta param source track wbr amp-img".split())  # noqa: SIM905
_IMAGES = frozenset({"img", "amp-img", "image"})
_PRESENTATION = frozenset({"presentation", "none"})
CAPTION_CLASSES = frozenset(
    """caption wp-caption-text gallery-caption image-caption img-caption photo-caption picture-caption figure-caption
    figcaption media-caption caption-text carousel-caption thumbcaption""".split()  # noqa: SIM905
)
"""Classes of the element that holds a picture's caption where no `figcaption` does."""

_TELLING = _IMAGES | {"a", "figcaption", "figure", "html", "input", "source"}
"""Elements that show a picture or may tell of one, whatever their attributes; any other has `CAPTION_CLASSES`."""

_FRAMES = frozenset({"frame", "figure", "image", "photo", "picture"})
"""Words in the name of a component that stands around a picture and may have its caption."""

_WRAPPED = frozenset({"figure", "figcaption", "picture"})
_COVERED = re.compile(rf"{STAND_IN}[{STAND_IN}\r\n]*{STAND_IN}")


@frozen
class Elements:
    """What the HTML of a page holds.

    Attributes:
        figures: its pictures.
        captions: its figure captions, each with the range of its figure.
        comments: half-open ranges of its comments and scripts.
        language: the `lang` of its root element, or None.
    """

    figures: tuple[Figure, ...]
    captions: tuple[Caption, ...]
    comments: tuple[tuple[int, int], ...]
    language: str | None


def elements_in(
    masked: str, source: SourceText, config: Config, *, components: bool = False, svelte: bool = False
) -> Elements:
    """The pictures in the HTML of a page.

    Args:
        masked: the page with everything covered that is no HTML, as long as the page itself.
        source: the page.
        config: the settings.
        components: capitalised elements (`<Image>`, `<Hero>`) may show pictures: MDX, Astro, Vue.
        svelte: braces between quotes are expressions, too: `src="{base}/a.png"`.
    """
    masked = _without_loose_ends(masked)
    scanner = _Scanner(masked, source, config, components=components, svelte=svelte)
    scanner.feed(masked)
    scanner.close()
    scanner.finish()
    captions = [*scanner.captions, *of_paragraphs(masked, source), *of_wordpress(masked, source)]
    return Elements(tuple(scanner.figures), tuple(captions), tuple(scanner.comments), scanner.language)


def joined(layers: Sequence[Elements]) -> Elements:
    """What several layers of one page hold, as one (see `dedupe.readers.script.Script`)."""
    return Elements(
        tuple(figure for layer in layers for figure in layer.figures),
        tuple(caption for layer in layers for caption in layer.captions),
        tuple(place for layer in layers for place in layer.comments),
        next((layer.language for layer in layers if layer.language), None),
    )


def _without_loose_ends(masked: str) -> str:
    """A comment and a tag that are never closed, blanked: html.parser looks for their ends over and over.

    Nothing is lost: browsers too take such a comment to last to the end, and drop such a tag.
    """
    lost = masked.find("<!--", masked.rfind("-->") + 1)
    if lost != -1:
        masked = masked[:lost] + blank(masked[lost:])
    last = masked.rfind(">") + 1
    return masked[:last] + masked[last:].replace("<", " ")


@frozen
class _Open:
    """An element that is open: what it passes on to those inside."""

    tag: str
    start: int
    hidden: bool = False
    language: str | None = None
    sizes: list[str] = field(factory=list)
    captions: list[Words] = field(factory=list)
    texts: Attributes = field(factory=dict)
    frame: bool = False


_OUTERMOST = _Open("", 0)
"""Stands around what no element is open around."""


class _Scanner(HTMLParser):
    def __init__(self, masked: str, source: SourceText, config: Config, *, components: bool, svelte: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.masked = masked
        self.source = source
        self.config = config
        self.components = components
        self.attributes = AttributeReader(source.text, masked, components, svelte)
        self.starts = [0, *(match.end() for match in re.finditer("\n", masked))]
        self.figures: list[Figure] = []
        self.captions: list[Caption] = []
        self.comments: list[tuple[int, int]] = []
        self.language: str | None = None
        self.open: list[_Open] = []
        self.inner_figures = list[tuple[int, int]]()
        self.caption_start: int | None = None
        self.caption_of: _Open | None = None
        self.caption_pieces: list[str] = []

    def at(self) -> int:
        line, column = self.getpos()
        return self.starts[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 (has no places)
        start, written = self.at(), self.get_starttag_text() or ""
        last = self.open[-1] if self.open else _OUTERMOST
        if self._may_tell(tag, written):
            self._element(tag, start, written, last)
        elif tag not in _VOID and not written.endswith("/>"):
            self.open.append(_Open(tag, start, last.hidden, last.language))

    def _may_tell(self, tag: str, written: str) -> bool:
        """Whether an element may show a picture or tell of one: most of a page (`<span class="n">`) do not."""
        if self.components or tag in _TELLING or "-" in tag:
            return True
        written = written.lower()
        return "caption" in written or "lang" in written or "aria-hidden" in written

    def _element(self, tag: str, start: int, written: str, last: _Open) -> None:
        attributes = self.attributes.of(start, written)
        language = normal_tag(text_of(attributes, "lang") or text_of(attributes, "xml:lang")) or last.language
        hidden = last.hidden or is_true(attributes, "aria-hidden")
        if tag == "html":
            self.language = language
        name, tag = written[1 : 1 + len(tag)], self._plain(tag)
        if tag == "source":
            self._note_sizes(attributes)
        elif self._is_image(tag, name) or _is_image_button(tag, attributes):
            self._image(start, attributes, language, hidden=hidden)
            self.captions.extend(
                emphasis_below(masked=self.masked, source=self.source, image=(start, start + len(written)))
            )
        elif (self.components and name[:1].isupper()) or "-" in tag:
            self._component(start, name, attributes)
        elif tag == "figcaption":
            self.caption_start, self.caption_pieces = start + len(written), []
        if tag not in _VOID and not written.endswith("/>"):
            target = text_of(attributes, "href") if tag == "a" else None
            large = target if target and looks_like_picture(target) else None
            texts = texts_of_link(attributes) if large else {}
            framed = self.components and name[:1].isupper() and bool(_FRAMES & set(words_of(name)))
            captions = [attributes["caption"]] if framed and "caption" in attributes else []
            frame = framed or tag == "figure"
            self.open.append(
                _Open(tag, start, hidden, language, [large] if large else [], captions, texts=texts, frame=frame)
            )
            classes = text_of(attributes, "class") or text_of(attributes, "className") or ""
            if self.caption_start is None and CAPTION_CLASSES & set(classes.lower().split()):
                self.caption_start, self.caption_pieces = start + len(written), []
                self.caption_of = self.open[-1]

    def _is_image(self, tag: str, name: str) -> bool:
        """`<img>`, and `<motion.img>`, `<enhanced:img>` among components; `<Image>` is a component there."""
        if not self.components:
            return tag in _IMAGES
        return (tag in _IMAGES and name != "Image") or name.endswith((".img", ":img"))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def _plain(self, tag: str) -> str:
        """`figure` for `motion.figure`: an element that a library animates or styles is still that element."""
        last = tag.rpartition(".")[2]
        return last if self.components and last in _WRAPPED else tag

    def handle_endtag(self, tag: str) -> None:
        tag = self._plain(tag)
        if tag == "figcaption":
            self._end_caption(self.at())
        for depth in range(len(self.open) - 1, -1, -1):
            if self.open[depth].tag == tag:
                while len(self.open) > depth:
                    self._leave(self.open.pop(), self.at())
                return

    def handle_data(self, data: str) -> None:
        if self.caption_start is not None:
            self.caption_pieces.append(data)
        if self.open and self.open[-1].tag in ("script", "style"):
            self.comments.append((self.at(), self.at() + len(data)))

    def handle_comment(self, data: str) -> None:
        self.comments.append((self.at(), self.at() + len(data) + len("<!---->")))

    def parse_marked_section(self, i: int, report: int = 1) -> int:  # noqa: ARG002 (the base class's signature)
        """`<![` opens nothing in HTML; the base class stops at words that it does not know."""
        return i + len("<![")

    def finish(self) -> None:
        """Close what the page leaves open."""
        if self.caption_start is not None:
            self._end_caption(len(self.masked))
        while self.open:
            self._leave(self.open.pop(), len(self.masked))

    def _leave(self, element: _Open, end: int) -> None:
        if element is self.caption_of:
            self._end_caption(end)
        if element.captions and self._is_of_a_picture(element):
            self.captions.extend(Caption(words, element.start, end) for words in element.captions)
        if element.tag == "figure":
            self.inner_figures.append((element.start, end))

    def _is_of_a_picture(self, element: _Open) -> bool:
        """Whether a caption is that of one picture: it is in a figure, or beside the only picture of its element.

        That of a figure whose pictures have figures of their own (a gallery) is of none of them.
        """
        inner = list(takewhile(lambda place: place[0] > element.start, reversed(self.inner_figures)))
        within = takewhile(lambda figure: figure.start > element.start, reversed(self.figures))
        own = len(outside(within, inner))
        return own > 0 or not inner if element.frame else own == 1

    def _last_start(self) -> int:
        return self.figures[-1].start if self.figures else -1

    def _end_caption(self, end: int) -> None:
        start, self.caption_start = self.caption_start, None
        marked, self.caption_of = self.caption_of, None
        figure = next((element for element in reversed(self.open) if element.tag == "figure"), None)
        if figure is None and marked is not None and self.open:
            figure = self.open[-1]
        if start is None or figure is None or (marked and self._last_start() > marked.start):
            return
        raw = self.source.text[start:end]
        start += len(raw) - len(raw.lstrip(" \t\r\n"))
        raw = raw.strip(" \t\r\n")
        if is_computed(raw):
            text, span = raw, None
        elif STAND_IN in "".join(self.caption_pieces):
            text, span = f"{{{{ {raw} }}}}", None
        else:
            shown = _with_code(self.masked[start : start + len(raw)], raw) or "".join(self.caption_pieces)
            text = re.sub(r"[ \t\r\n\f]+", " ", shown).strip(" ")
            whole = SYNTAXES["html-text"].decode(raw) == text and "<" not in raw
            span = Span(start, start + len(raw), "html-text") if whole else None
        figure.captions.append(Words(text, start, span, "figcaption" if marked is None else "caption"))

    def _note_sizes(self, attributes: Attributes) -> None:
        """Note the sizes that a `source` gives of its `picture`."""
        picture = next((element for element in reversed(self.open) if element.tag == "picture"), None)
        if picture is not None:
            picture.sizes.extend(sizes_of(attributes))

    def _image(self, start: int, attributes: Attributes, language: str | None, *, hidden: bool) -> None:
        image = picture_of(attributes)
        sizes = [*sizes_of(attributes), *(size for element in self.open for size in element.sizes)]
        if image is None and sizes:
            image = sizes[0]
        if image is None:
            return
        roles: tuple[str, ...] = ("alt", "title")
        texts = {role: attributes[role] for role in roles if role in attributes}
        link = self.open[-1] if self.open and self.open[-1].texts else None
        for role, words in link.texts.items() if link is not None else ():
            texts.setdefault(role, words)
        if "alt" not in texts and "aria-label" in attributes:
            texts["alt"] = attributes["aria-label"]
        if not texts.get("title", Words("x", 0, None, "")).text.strip():
            del texts["title"]
        extra: dict[str, Json] = {}
        if hidden or text_of(attributes, "role") in _PRESENTATION:
            extra["presentation"] = True
            if "alt" in texts and texts["alt"].text:
                extra["alt"] = texts["alt"].text
            texts["alt"] = Words("", texts["alt"].start if "alt" in texts else start, None, "alt")
        others = tuple(dict.fromkeys(size for size in sizes if size != image))
        drawn = any(element.tag == "svg" for element in self.open)  # where an image has no alternative text
        wanted = not drawn and SPREAD not in attributes
        self.figures.append(Figure(image, start, texts, wanted, others, language, extra=extra))

    def _component(self, start: int, name: str, attributes: Attributes) -> None:
        about = bool(PICTURE_WORDS & set(words_of(name)))
        attributes, sizes = self._of_expressions(attributes)
        members = tuple(
            (key, Tree("text", words.start, words.text, words.span)) for key, words in attributes.items() if words.text
        )
        for figure in figures_of(Tree("mapping", start, members=members), self.config, about=about):
            empty = {"alt": attributes["alt"]} if "alt" in attributes and "alt" not in figure.texts else {}
            texts = {**empty, **figure.texts}
            self.figures.append(
                Figure(
                    figure.image,
                    start,
                    texts,
                    about and "alt" not in texts and SPREAD not in attributes,
                    (*figure.sizes, *sizes),
                    credit=figure.credit,
                    bare=name[:1].isupper(),  # a component may put a folder before the name
                )
            )

    def _of_expressions(self, attributes: Attributes) -> tuple[Attributes, list[str]]:
        """The attributes with the lists and objects among them looked into.

        The pictures of `images={[{ src, alt }, ...]}` are taken as they are; of the variants of one picture
        (`sources={{ light, dark }}`) the first stands in as `src`, the others are given back as its sizes.
        """
        kept, variants = dict(attributes), list[str]()
        for key, words in attributes.items():
            run = _COVERED.match(self.masked, words.start) if words.span is None else None
            found = [] if run is None else list(objects(self.source.text, run.start() + 1, run.end() - 1))
            if not found:
                continue
            del kept[key]
            listed = [figure for tree in found for figure in figures_of(tree, self.config, about=True)]
            self.figures.extend(evolve(figure, bare=False) for figure in listed)
            if not listed:
                variants += [picture for tree in found for picture in pictures_in(tree)]
        if variants and "src" not in kept:
            start = next(iter(attributes.values())).start
            kept["src"] = Words(variants[0], start, None, "src")
        return kept, variants[1:]


_CODE = re.compile(r"(`+)(?P<code>[^`]+)\1")


def _with_code(masked: str, raw: str) -> str | None:
    """What a reader sees of a caption with code of Markdown in it, which is blanked in the page; None without one."""
    pieces, position = list[str](), 0
    for code in _CODE.finditer(raw):
        if not masked[code.start() : code.end()].strip():
            pieces += [masked[position : code.start()], html.escape(code["code"])]
            position = code.end()
    return html.unescape(re.sub(r"<[^<>]*>", "", "".join([*pieces, masked[position:]]))) if pieces else None


def _is_image_button(tag: str, attributes: Attributes) -> bool:
    return tag == "input" and text_of(attributes, "type") == "image"


def outside(figures: Iterable[Figure], ranges: Iterable[tuple[int, int]]) -> list[Figure]:
    """The figures that begin in none of the ranges."""
    hidden = Ranges(ranges)
    return [figure for figure in figures if figure.start not in hidden]
