"""Pictures and their texts among the keys of front matter and data files: `image`, `image_alt`, `hero: {src, alt}`."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from attrs import evolve, frozen

from dedupe.config import Config
from dedupe.readers.columns import looks_like_picture
from dedupe.readers.expressions import is_computed
from dedupe.readers.figures import Figure, Words
from dedupe.readers.language import are_languages, normal_tag
from dedupe.readers.sizes import size_family
from dedupe.readers.tree import Tree

_PATH_WORDS = frozenset({"path", "src", "url", "uri", "file", "filename", "href", "source", "link", "name"})
"""Last words of a key that say in which form a picture is given: `image_path`, `heroUrl`."""

_SOURCE_KEYS = frozenset(
    {"src", "path", "url", "uri", "file", "filename", "source", "href", "original", "large", "img", "photo", "picture"}
)
"""Keys that hold the picture where the mapping as a whole is about one."""

_LINK_KEYS = frozenset({"url", "href", "link"})

_FILE_KEYS = frozenset({"src", "path", "uri", "file", "filename"})
"""Keys that give the picture of an item of a list as a file."""

_GALLERIES = frozenset(
    {"gallery", "galleries", "photos", "pictures", "slides", "slideshow", "slider", "carousel", "album"}
)
"""Words in the name of a list whose items are pictures."""

_TEXT_KEYS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("alt", "text"), "alt"),
    (("alternative", "text"), "alt"),
    (("accessibility", "text"), "alt"),
    (("alt",), "alt"),
    (("alttext",), "alt"),
    (("alternative",), "alt"),
    (("accessibility",), "alt"),
    (("figure", "caption"), "caption"),
    (("figcaption",), "caption"),
    (("sub", "html"), "caption"),
    (("caption",), "caption"),
    (("legend",), "caption"),
    (("title",), "title"),
    (("description",), "description"),
    (("desc",), "description"),
)
"""Last words of a key that holds a text of a picture, to the text's role."""

_OF_THE_PAGE = frozenset({"title", "description"})
"""Roles whose bare keys (`title:`) belong to the page or the item, not to its picture, unless it is all about one."""

_CREDIT_KEYS = frozenset({"credit", "credits", "attribution", "photographer", "copyright", "attr"})
_SMALL_WORDS = frozenset({"thumb", "thumbs", "thumbnail", "th", "small", "preview", "lqip", "blur", "placeholder"})
_SIZE_WORDS = _SMALL_WORDS | {"url", "href", "link", "full", "fullsize", "large", "big", "original", "medium", "retina"}
"""Words in a key that say at which size a picture is given; a link beside a picture leads to the large one."""

_MODES = frozenset({"light", "dark"})
"""Words in the keys of the two pictures of which a reader sees one: `dark: a.svg`, `light: b.svg`."""

_NESTED = ("params", "meta", "metadata", "data", "attributes", "attrs")
"""Members whose keys count as the mapping's own (Hugo: `resources[].params.alt`)."""

PICTURE_WORDS = frozenset({"image", "img", "picture", "figure", "photo"})
"""Words in the name of a component that say it shows a picture."""

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|[^\W\d_a-zA-Z]+")
_PLACEHOLDER = re.compile(r"[*?]")
_ADDRESS = re.compile(r"(?:https?:)?//\S+")


def words_of(key: str) -> tuple[str, ...]:
    """`heroImageAlt`, `hero_image_alt` and `hero-image-alt` all give `("hero", "image", "alt")`."""
    return tuple(word.lower() for word in _WORD.findall(key))


def figures_in(tree: Tree, config: Config, name: str = "") -> Iterator[Figure]:
    """The pictures that a tree names, with the texts whose keys go with theirs.

    A value is a picture where its key is one of `config.front_matter_fields` (with `Path`, `_src` and the like
    behind it) and the value has the form of a path or an address, or where the value ends like a picture file.
    `image_alt` goes with `image`; a bare `alt` with the only picture of its mapping; `title` and `description` only
    with a picture whose mapping is about nothing else (`image: {src, title}`, an item of a gallery, an item of a list
    that gives its picture as a file: `- {path, description}`).

    Args:
        tree: the document's values.
        config: the settings.
        name: what the document is called, where the values are all that it holds (`gallery` of `gallery.yml`).
    """
    fields = _field_words(config)
    mappings = list(tree.mappings())
    about_pictures = {id(value) for mapping in mappings for value in _below_picture_keys(mapping, fields)}
    items = {id(item) for mapping in mappings for _, value in mapping.members for item in value.elements}
    items.update(id(item) for item in tree.elements)
    about_pictures.update(id(mapping) for mapping in mappings if id(mapping) in items and _is_file(mapping))
    if _GALLERIES & set(words_of(name)):
        about_pictures.update(id(item) for item in tree.elements)
    nested = {id(value) for mapping in mappings for key, value in mapping.members if key in _NESTED}
    spoken = _spoken_below(mappings)
    for mapping in mappings:
        if id(mapping) in nested and not any(True for _ in _pictures(mapping, fields, about=False)):
            continue  # its texts go with the mapping around it
        found = [*_figures_of(mapping, fields, about=id(mapping) in about_pictures), *_keyed(mapping, fields)]
        language = spoken.get(id(mapping))
        yield from (evolve(figure, language=figure.language or language) for figure in found)


def _spoken_below(mappings: Iterable[Tree]) -> dict[int, str | None]:
    """The language of what stands below the keys `en:` and `de:` of one mapping, by the identity of each mapping."""
    found: dict[int, str | None] = {}
    for mapping in mappings:
        if len(mapping.members) > 1 and are_languages(key for key, _ in mapping.members):
            for key, value in mapping.members:
                found.update((id(inner), normal_tag(key)) for inner in value.mappings())
    return found


def _keyed(mapping: Tree, fields: Collection[tuple[str, ...]]) -> Iterator[Figure]:
    """The pictures that are keys to what is said of them: `a.jpg: {description: ...}`, `a.jpg: A hen on the roof`."""
    for key, value in mapping.members:
        if not looks_like_picture(key):
            continue
        picture = ("src", Tree("text", value.start, key))
        if value.kind == "mapping" and not any(True for _ in _pictures(value, fields, about=True)):
            told = Tree("mapping", value.start, members=(picture, *value.members))
        elif value.kind == "text" and " " in (value.text or "").strip():  # the hash of a file is one word
            told = Tree("mapping", value.start, members=(picture, ("caption", value)))
        else:
            continue
        yield from (figure for figure in _figures_of(told, fields, about=True) if figure.texts)


def figures_of(arguments: Tree, config: Config, *, about: bool) -> list[Figure]:
    """The pictures that the arguments of a shortcode or the attributes of a component name.

    Args:
        arguments: names and values, a mapping.
        config: the settings.
        about: the shortcode is one for pictures, so that its `src`, `title` and `description` are a picture's.
    """
    return list(_figures_of(arguments, _field_words(config), about=about))


def _field_words(config: Config) -> frozenset[tuple[str, ...]]:
    return frozenset(words_of(name) for name in config.front_matter_fields)


def _figures_of(mapping: Tree, fields: Collection[tuple[str, ...]], *, about: bool) -> Iterator[Figure]:
    """The pictures of one mapping; where it says something in several languages, once in each."""
    told = _in_languages(mapping)
    if not told:
        yield from _in_one_language(mapping, fields, about=about)
        return
    others = Tree("mapping", mapping.start, members=tuple(_without_languages(mapping)))
    spoken = [
        evolve(figure, language=normal_tag(language))
        for language, members in told.items()
        for figure in _in_one_language(Tree("mapping", mapping.start, members=members), fields, about=about)
        if figure.texts
    ]
    yield from (one for one in _in_one_language(others, fields, about=about) if one.texts or not spoken)
    yield from spoken


_Members = tuple[tuple[str, Tree], ...]


def _in_languages(mapping: Tree) -> dict[str, _Members]:
    """For each language the members of a mapping, of its texts those in this language: `alt: {en: ..., de: ...}`."""
    told = {key: dict(value.members) for key, value in mapping.members if _is_in_languages(key, value)}
    silent = [(key, value) for key, value in _without_languages(mapping) if role_of_key(key) is None]
    languages = dict.fromkeys(language for texts in told.values() for language in texts)
    return {
        language: (*silent, *((key, _joined(texts[language])) for key, texts in told.items() if language in texts))
        for language in languages
    }


def _without_languages(mapping: Tree) -> Iterator[tuple[str, Tree]]:
    return ((key, value) for key, value in mapping.members if not _is_in_languages(key, value))


def _is_in_languages(key: str, value: Tree) -> bool:
    return value.kind == "mapping" and role_of_key(key) is not None and are_languages(name for name, _ in value.members)


def _joined(value: Tree) -> Tree:
    """The paragraphs of a list as one text, which cannot be edited in place; any other value as it is."""
    texts = [element.text for element in value.elements if element.text]
    return Tree("text", value.start, " ".join(texts)) if texts else value


def _in_one_language(mapping: Tree, fields: Collection[tuple[str, ...]], *, about: bool) -> Iterator[Figure]:
    pictures = list(_pictures(mapping, fields, about=about))
    if any(key not in _LINK_KEYS for key, _ in pictures):  # a link beside a picture may lead to a page
        pictures = [(key, value) for key, value in pictures if key not in _LINK_KEYS or looks_like_picture(value.text)]
    texts = _texts(mapping, about=about) if pictures else []
    keys = {name for name, _ in pictures}
    if len(pictures) == len(keys) > 1 and _are_one(pictures, texts):
        ordered = sorted(pictures, key=lambda picture: _smallness(*picture))
        figure = _figure(*ordered[0], texts, shared=True)
        start = min(value.start for _, value in pictures)
        yield evolve(figure, start=start, sizes=tuple(value.text or "" for _, value in ordered[1:]))
        return
    shared = about or len(keys) == 1
    for key, value in pictures:
        yield _figure(key, value, texts, shared=shared, shortened=_shortened(key, keys, texts))


def _shortened(key: str, keys: Collection[str], texts: Sequence[_Text]) -> frozenset[tuple[str, ...]]:
    """How the keys of texts begin that are this picture's and no other's, shortened: `image_alt` of `hero_image`."""
    found = set()
    for prefix in {text.prefix for text in texts if text.prefix}:
        meant = [other for other in keys if words_of(other)[-len(prefix) :] == prefix]
        if meant == [key]:
            found.add(prefix)
    return frozenset(found)


def _are_one(pictures: Sequence[tuple[str, Tree]], texts: Sequence[_Text]) -> bool:
    """Whether the pictures of a mapping are one at several sizes: by their names, or by keys that go with one text.

    `url: a.jpg` beside `image_path: a-th.jpg`; `thumb: b.jpg` beside `src: c.jpg`, or `dark: b.svg` beside
    `light: c.svg`, with one `alt` for both.
    """
    if len({size_family(_plain(value))[0] for _, value in pictures}) == 1:
        return True
    keys = [key for key, _ in pictures]
    if {words_of(key) for key in keys} & {text.prefix for text in texts if text.prefix}:
        return False
    others = [key for key in keys if not _SIZE_WORDS & set(words_of(key))]
    return () in {text.prefix for text in texts} and (len(others) <= 1 or _are_modes(keys))


def _are_modes(keys: Sequence[str]) -> bool:
    """Whether two keys differ only in that one is for light and one for dark pages."""
    words = [words_of(key) for key in keys]
    return len(words) == 2 and (
        {_MODES & set(one) for one in words} == {frozenset({"light"}), frozenset({"dark"})}
        and len({tuple(word for word in one if word not in _MODES) for one in words}) == 1
    )


def _smallness(key: str, value: Tree) -> tuple[bool, bool, int]:
    """The largest of the sizes first: no thumbnail by its key or its name, the target of a link, as written."""
    small = bool(_SMALL_WORDS & set(words_of(key)))
    return small, size_family(_plain(value))[1] != "", value.start


def _plain(value: Tree) -> str:
    return (value.text or "").partition("?")[0]


@frozen
class _Text:
    """A text of a mapping: the words of its key before the role (`("hero",)` of `hero_alt`), its role, its value."""

    prefix: tuple[str, ...]
    role: str
    key: str
    value: Tree


def _below_picture_keys(mapping: Tree, fields: Collection[tuple[str, ...]]) -> Iterator[Tree]:
    """Mappings under a key that names pictures: `image: {…}`, `images: [{…}, …]`, `gallery: [{…}, …]`."""
    for key, value in mapping.members:
        if _names_picture(key, fields) or _GALLERIES & set(words_of(key)):
            yield value
            yield from value.elements


def _is_file(mapping: Tree) -> bool:
    """Whether a mapping gives its picture as the file that it is: its other values are about the picture."""
    return any(key in _FILE_KEYS and looks_like_picture(value.text) for key, value in mapping.members)


def _names_picture(key: str, fields: Collection[tuple[str, ...]]) -> bool:
    words = words_of(key)
    for length in range(1, len(words) + 1):
        tail = words[-length:]
        if tail in fields or (len(tail) > 1 and tail[-1] in _PATH_WORDS and tail[:-1] in fields):
            return True
    return False


def _pictures(mapping: Tree, fields: Collection[tuple[str, ...]], *, about: bool) -> Iterator[tuple[str, Tree]]:
    """Keys and values that name pictures: one for each value, a list gives several."""
    for key, value in mapping.members:
        named = _names_picture(key, fields) or (about and key in _SOURCE_KEYS)
        if not named and role_of_key(key) is not None:
            continue  # an alternative text that is a file's name is still a text
        for item in (value, *value.elements):
            if item.kind == "text" and item.text is not None and _is_picture(item.text, named=named):
                yield key, item


def _is_picture(value: str, *, named: bool) -> bool:
    if _PLACEHOLDER.search(value.split("?", maxsplit=1)[0]):
        return False  # Hugo: `src: "*.jpg"` is a rule for many files
    if looks_like_picture(value):
        return named or " " not in value.strip()
    return named and (_ADDRESS.fullmatch(value.strip()) is not None or is_computed(value))


def role_of_key(key: str) -> str | None:
    """What a value is to a picture whose key is called so: `alt` of `hero_image_alt`; None of other keys."""
    words = words_of(key)
    return next((role for tail, role in _TEXT_KEYS if words[-len(tail) :] == tail), None)


def _texts(mapping: Tree, *, about: bool) -> list[_Text]:
    found = []
    members = [*mapping.members]
    for key in _NESTED:
        inner = mapping.get(key)
        members.extend(inner.members if inner is not None else ())
    for key, value in members:
        if value.text is None or value.kind == "null":
            continue
        words = words_of(key)
        for tail, role in _TEXT_KEYS:
            if words[-len(tail) :] == tail:
                prefix = words[: -len(tail)]
                if prefix or about or role not in _OF_THE_PAGE:
                    found.append(_Text(prefix, role, key, value))
                break
        if words and words[-1] in _CREDIT_KEYS:
            found.append(_Text(words[:-1], "credit", key, value))
    return found


_TAG = re.compile(r"<[^<>]*>")


def _words(text: _Text) -> Words:
    """A text; of one in HTML (`subHtml` of lightGallery) what is shown."""
    written, span = text.value.text or "", text.value.span
    if words_of(text.key)[-1] == "html" and _TAG.search(written):
        written, span = " ".join(html.unescape(_TAG.sub(" ", written)).split()), None
    return Words(written, text.value.start, span, text.key)


def _figure(
    key: str,
    value: Tree,
    texts: Sequence[_Text],
    *,
    shared: bool,
    shortened: Collection[tuple[str, ...]] = (),
) -> Figure:
    words = words_of(key)
    own = {words, words[:-1] if len(words) > 1 and words[-1] in _PATH_WORDS else words, *shortened}
    chosen: dict[str, _Text] = {}
    # `image_alt` is closer to `image` than a bare `alt`; of equally close ones the first counts.
    for text in sorted(texts, key=lambda text: (not text.prefix, text.prefix in shortened)):
        if text.prefix in own or (shared and not text.prefix):
            chosen.setdefault(text.role, text)
    credit = chosen.pop("credit", None)
    return Figure(
        image=value.text,
        start=value.start,
        texts={role: _words(text) for role, text in chosen.items()},
        wants_alt=False,
        credit=None if credit is None else credit.value.text,
        bare=True,
    )
