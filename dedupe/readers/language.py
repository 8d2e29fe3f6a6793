"""The language of a page: said by itself, by its place in the site, or not known."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import Any

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
"""The form of a BCP 47 language tag (RFC 5646), with the underscore that many sites write."""

_CODES = frozenset(
    """aa ab af ak am ar as az ba be bg bm bn bo br bs ca cs cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy
    ga gd gl gn gu gv ha he hi hr ht hu hy ia id ig is it iu ja jv ka kk kl km kn ko ku kw ky la lb ln lo lt lv mg
    mi mk ml mn mr ms mt my ne nl nn nb no ny oc om or pa pl ps pt qu rm rn ro ru rw sa sd sg si sk sl sm sn so sq
    sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ug uk ur uz ve vi wo xh yi yo za zh zu""".split()  # noqa: SIM905
)
"""ISO 639-1 codes: two letters that are no language (`js`, `v1`) are just a folder."""

_CONTENT_FOLDERS = frozenset(
    """content contents pages docs documentation posts _posts articles blog site src i18n locales locale translations
    lang langs languages data _data views website www public static""".split()  # noqa: SIM905
)
"""Folders whose children may be languages: `content/es/`, `docs/pt-br/`. Others may be anything (`/home/it/`)."""

_KEYS = ("lang", "language", "locale")


def normal_tag(text: object) -> str | None:
    """A language tag in lower case with hyphens (`pt_BR` gives `pt-br`), or None where `text` is none."""
    if not isinstance(text, str) or not _TAG.fullmatch(text.strip()):
        return None
    return text.strip().lower().replace("_", "-")


def are_languages(keys: Iterable[str]) -> bool:
    """Whether the keys of a mapping are languages, so that its values say one thing in each: `en`, `pt-BR`."""
    found = list(keys)
    return bool(found) and found != ["id"] and all(map(_known, found))


def page_language(
    path: PurePath, front_matter: Mapping[str, Any] | None = None, html_lang: str | None = None
) -> str | None:
    """The language of a page.

    Its front matter says (`lang`, `language`, `locale`), else its `<html lang>`, else its name (`page.de.md`), else
    the folder it lies in below a content folder (`content/es/page.md`).

    Args:
        path: the page.
        front_matter: its front matter.
        html_lang: the `lang` of its root element.

    Returns:
        A BCP 47 tag in lower case, or None where nothing says.
    """
    for key in _KEYS:
        tag = normal_tag((front_matter or {}).get(key))
        if tag is not None:
            return tag
    return normal_tag(html_lang) or _by_name(path) or _by_folder(path)


def _by_name(path: PurePath) -> str | None:
    """`page.de.md`, `index.pt-BR.html`."""
    pieces = path.name.split(".")
    return _known(pieces[-2]) if len(pieces) > len(("page", "de", "md")) - 1 else None


def _by_folder(path: PurePath) -> str | None:
    folders = path.parent.parts
    for above, folder in reversed(list(itertools.pairwise(folders))):
        if above.lower() in _CONTENT_FOLDERS and _known(folder):
            return _known(folder)
    return None


def _known(piece: str) -> str | None:
    """A tag whose language has a code of ISO 639-1 and whose other part is a region or a script."""
    match = re.fullmatch(r"([A-Za-z]{2})(?:[-_](?:[A-Za-z]{2}|[A-Za-z]{4}|\d{3}))?", piece)
    return normal_tag(piece) if match is not None and match[1].lower() in _CODES else None
