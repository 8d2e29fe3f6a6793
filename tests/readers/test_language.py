"""The language of a page."""

from __future__ import annotations

from pathlib import PurePath, PurePosixPath

import pytest

from dedupe.readers.language import normal_tag, page_language


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("content/es/page.md", "es"),
        ("content/zh-Hant/page.md", "zh-hant"),
        ("docs/pt_BR/deep/er/page.md", "pt-br"),
        ("src/pages/fr/index.html", "fr"),
        ("page.de.md", "de"),
        ("index.en-GB.html", "en-gb"),
        ("home/it/page.md", None),
        ("content/js/page.md", None),
        ("page.min.html", None),
        ("page.md", None),
        ("es/page.md", None),
    ],
)
def test_a_place_in_the_site_tells(path: str, language: str | None) -> None:
    assert page_language(PurePosixPath(path)) == language


def test_what_the_page_says_itself_wins() -> None:
    page = PurePath("content/es/page.md")
    assert page_language(page, {"lang": "fr"}, "de") == "fr"
    assert page_language(page, {"lang": ["fr"], "locale": "en_US"}, "de") == "en-us"
    assert page_language(page, {}, "de") == "de"
    assert page_language(page, {"lang": "no tag at all"}, None) == "es"


def test_tags_are_in_lower_case_with_hyphens() -> None:
    assert normal_tag(" pt_BR ") == "pt-br"
    assert normal_tag("") is None
    assert normal_tag(3) is None
