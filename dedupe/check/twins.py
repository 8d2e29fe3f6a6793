"""Places that hold one thing twice on purpose: in several languages, versions of a documentation, or for two modes."""

from __future__ import annotations

import re
from functools import lru_cache

from attrs import frozen

_LANGUAGE = re.compile(r"C|[a-z]{2}|[a-z]{2,3}(?:[-_@][A-Za-z]{2,8}){1,2}")
"""A folder that holds one language's pages: en, pt-BR, zh_Hant, sr@latin, and C for what was not translated."""

_CODES = frozenset(
    """ar az be bg bn bs ca cs cy da de el en eo es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ko lt
    lv mk ml mn mr ms my nb ne nl nn no pa pl pt ro ru si sk sl sq sr sv sw ta te th tl tr uk ur uz vi zh""".split()  # noqa: SIM905
)
"""Languages that sites are translated into: what has such a folder beside one that has none is a translation of it."""

_MODE = re.compile(r"(?<![^\W_])(?:light|dark)(?![^\W_])|(?<=[a-z])(?:Light|Dark)(?![a-z])")

_IN_NAME = re.compile(r"(?<=[^.])\.([a-z]{2})(?:[-_][A-Za-z]{2,4})?(?=\.\w+$)")
_VERSION = re.compile(
    r"(?:version-|release-|v)?\d+(?:\.(?:\d+|x))+(?:[-.]?(?:alpha|beta|rc|dev|post)[.\d]*)?|(?:version-|release-|v)\d+"
    r"|latest|stable|next|nightly|edge|current|main|master|dev|unreleased",
    re.IGNORECASE,
)
_TRANSLATED = re.compile(
    r"(?P<before>^|/)i18n/(?P<language>[^/]+)/docusaurus-plugin-content-(?P<kind>docs|blog|pages)(?:-[\w-]+)?/"
    r"(?:(?:current|(?P<version>version-[^/]+))/)?"
)
_OF_A_VERSION = re.compile(r"(?P<before>^|/)versioned_docs/version-[^/]+/")
_KINDS = {"docs": "docs", "blog": "blog", "pages": "src/pages"}


def are_translations(a: str, b: str) -> bool:
    """Whether two paths are one in two languages: `de/menu.png` and `fr/menu.png`, `page.md` and `page.de.md`."""
    if a == b:
        return False
    return _differ_in_language(a, b) or _parted(a)[0] == _parted(b)[0]


def are_versions(a: str, b: str) -> bool:
    """Whether two paths are one in two versions, and perhaps two languages: `v1/a.md`, `latest/a.md`, `v2/a.de.md`."""
    return a != b and place_of(a).path == place_of(b).path


def are_modes(a: str, b: str) -> bool:
    """Whether two paths are one picture for light and for dark pages: `menu-light.png` and `menu-dark.png`."""
    return a != b and _MODE.sub("*", a) == _MODE.sub("*", b)


@frozen
class Place:
    """Where a file stands in a site.

    Attributes:
        path: its path without its language and its version.
        language: the folders and the part of its name that tell its language; "" where none does.
    """

    path: str
    language: str

    def speaks_another(self, other: Place) -> bool:
        """Whether each tells its language, and another one: `de/menu.png` and `fr/map.png`."""
        return "" not in (self.language, other.language) and self.language != other.language

    def is_apart(self, other: Place) -> bool:
        """Whether the two are one in two languages or versions, or are of two languages."""
        return self.path == other.path or self.speaks_another(other)


@lru_cache(maxsize=4096)
def place_of(path: str) -> Place:
    """The place of a file of a site."""
    plain, language = _parted(path)
    return Place(_without_version(plain), language)


def are_of_two_languages(a: str, b: str) -> bool:
    """Whether two paths are of two languages: see `Place.speaks_another`."""
    return place_of(a).speaks_another(place_of(b))


def _differ_in_language(a: str, b: str) -> bool:
    one, other = a.split("/"), b.split("/")
    if len(one) != len(other):
        return False
    differing = [n for n, parts in enumerate(zip(one, other, strict=True)) if parts[0] != parts[1]]
    return (
        len(differing) == 1
        and differing[0] < len(one) - 1
        and all(_LANGUAGE.fullmatch(parts[differing[0]]) is not None for parts in (one, other))
    )


def _parted(path: str) -> tuple[str, str]:
    """A path without its language, and the language."""
    translated = _TRANSLATED.search(path)
    told = [translated["language"]] if translated is not None else []
    *folders, name = _TRANSLATED.sub(_as_written, path).split("/")
    kept: list[str] = []
    for folder in folders:
        (told if _LANGUAGE.fullmatch(folder) and folder[:2] in _CODES else kept).append(folder)
    match = _IN_NAME.search(name)
    if match is not None and match[1] in _CODES:
        told.append(match[0][1:])
        name = name[: match.start()] + name[match.end() :]
    return "/".join([*kept, name]), " ".join(told)


def _as_written(match: re.Match[str]) -> str:
    """Where Docusaurus keeps what was translated there."""
    if match["version"]:
        return f"{match['before']}versioned_docs/{match['version']}/"
    return f"{match['before']}{_KINDS[match['kind']]}/"


def _without_version(path: str) -> str:
    *folders, name = _OF_A_VERSION.sub(r"\g<before>docs/", path).split("/")
    return "/".join(["*" if _VERSION.fullmatch(folder) else folder for folder in folders] + [name])
